#include "xlsx_library.h"

#include "library.h"

static const struct render_symbol symbols[] = {
#define XLSX_ROW(name) {#name, offsetof(struct xlsx_library, name)},
    XLSX_FUNCTIONS(XLSX_ROW)
#undef XLSX_ROW
};

int xlsx_library_open(struct xlsx_library *library, struct aira_error *err)
{
    *library = (struct xlsx_library){.handle = NULL};
    return render_library_open(&library->handle, library, AIRA_XLSXWRITER, symbols, sizeof symbols / sizeof *symbols,
                               aira_say("The workbook cannot be written"),
                               aira_say("Install libxlsxwriter, or ask for --format csv."), err);
}

void xlsx_library_close(struct xlsx_library *library)
{
    render_library_close(library->handle);
    library->handle = NULL;
}
