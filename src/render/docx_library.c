#include "docx_library.h"

#include "library.h"

static const char failed[] = AIRA_SENTENCE("The file for a word processor cannot be written");

static const struct render_symbol zip_symbols[] = {
#define DOCX_ROW(name) {#name, offsetof(struct docx_zip, name)},
    DOCX_ZIP_FUNCTIONS(DOCX_ROW)
#undef DOCX_ROW
};

static const struct render_symbol cairo_symbols[] = {
#define DOCX_ROW(name) {#name, offsetof(struct docx_cairo, name)},
    DOCX_CAIRO_FUNCTIONS(DOCX_ROW)
#undef DOCX_ROW
};

int docx_zip_open(struct docx_zip *zip, struct aira_error *err)
{
    return render_library_open(&zip->handle, zip, AIRA_ZIP, zip_symbols, sizeof zip_symbols / sizeof *zip_symbols,
                               aira_say(failed), aira_say("Install libzip, or ask for --format html."), err);
}

void docx_zip_close(struct docx_zip *zip)
{
    render_library_close(zip->handle);
    zip->handle = NULL;
}

int docx_cairo_open(struct docx_cairo *cairo, struct aira_error *err)
{
    return render_library_open(&cairo->handle, cairo, AIRA_CAIRO, cairo_symbols,
                               sizeof cairo_symbols / sizeof *cairo_symbols, aira_say(failed),
                               aira_say("Install libcairo2, or ask for --format html."), err);
}

void docx_cairo_close(struct docx_cairo *cairo)
{
    render_library_close(cairo->handle);
    cairo->handle = NULL;
}
