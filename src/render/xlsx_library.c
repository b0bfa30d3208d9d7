#include "xlsx_library.h"

#include <dlfcn.h>
#include <string.h>

static const struct {
    const char *name;
    size_t offset;
} functions[] = {
#define XLSX_ROW(name) {#name, offsetof(struct xlsx_library, name)},
    XLSX_FUNCTIONS(XLSX_ROW)
#undef XLSX_ROW
};

int xlsx_library_open(struct xlsx_library *library, struct aira_error *err)
{
    *library = (struct xlsx_library){.handle = dlopen(AIRA_XLSXWRITER, RTLD_NOW | RTLD_LOCAL)};
    if (library->handle == NULL)
        return aira_error_set(
            err, AIRA_EFAIL,
            "The workbook cannot be written: %s is not on this machine. Install libxlsxwriter, or ask "
            "for --format csv.",
            AIRA_XLSXWRITER);
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        void *symbol = dlsym(library->handle, functions[i].name);

        if (symbol == NULL)
            return aira_error_set(
                err, AIRA_EFAIL,
                "The workbook cannot be written: %s has no %s. Install the version that aira was built "
                "with.",
                AIRA_XLSXWRITER, functions[i].name);
        /* C has no cast from an object to a function; POSIX says that the bytes are the same. */
        memcpy((char *)library + functions[i].offset, &symbol, sizeof symbol);
    }
    return 0;
}

void xlsx_library_close(struct xlsx_library *library)
{
    if (library->handle != NULL)
        dlclose(library->handle);
    library->handle = NULL;
}
