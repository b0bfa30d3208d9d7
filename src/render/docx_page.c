/* Sections with their paper, the contents, and what stands on every page. */
#include "docx.h"

#include <string.h>

static const double margin = 20 * 72 / 25.4, furniture_margin = 10 * 72 / 25.4;
static const double a4_width = 210 * 72 / 25.4, a4_height = 297 * 72 / 25.4;
static const double letter_width = 612, letter_height = 792;

double docx_text_width(const struct docx *docx)
{
    return (docx->look->letter ? letter_width : a4_width) - 2 * margin;
}

/* ---- sections ---- */

void docx_section(struct docx *docx, bool cover)
{
    const char *kind = cover ? "Bare" : "";
    int edge = docx_twips(margin), furniture = docx_twips(furniture_margin);

    aira_buf_printf(docx->out,
                    "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header%s\"/>"
                    "<w:footerReference w:type=\"default\" r:id=\"footer%s\"/><w:type w:val=\"nextPage\"/>",
                    kind, kind);
    aira_buf_printf(docx->out, "<w:pgSz w:w=\"%d\" w:h=\"%d\"/>",
                    docx_twips(docx->look->letter ? letter_width : a4_width),
                    docx_twips(docx->look->letter ? letter_height : a4_height));
    aira_buf_printf(docx->out,
                    "<w:pgMar w:top=\"%d\" w:right=\"%d\" w:bottom=\"%d\" w:left=\"%d\" w:header=\"%d\" "
                    "w:footer=\"%d\" w:gutter=\"0\"/></w:sectPr>",
                    edge, edge, edge, edge, furniture, furniture);
}

void docx_break_section(struct docx *docx, bool cover)
{
    docx_puts(docx, "<w:p><w:pPr><w:pStyle w:val=\"Air\"/>");
    docx_section(docx, cover);
    docx_puts(docx, "</w:pPr></w:p>\n");
    docx->fresh = true;
    docx->flow = (struct docx_flow){.any = true};
}

/* ---- contents ---- */

static void field(struct docx *docx, const char *part)
{
    aira_buf_printf(docx->out, "<w:r><w:fldChar w:fldCharType=\"%s\"/></w:r>", part);
}

static void write_entries(struct docx *docx, const struct docx_place *place)
{
    for (size_t i = 0; i < docx->heading_count; i++) {
        docx_begin(docx, place, docx->headings[i]->level <= 1 ? "TOC1" : "TOC2", 0, false, false, AIRA_LEFT);
        if (i == 0) {
            field(docx, "begin");
            docx_puts(docx,
                      "<w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-2\" \\h \\z \\u </w:instrText></w:r>");
            field(docx, "separate");
        }
        aira_buf_printf(docx->out, "<w:hyperlink w:anchor=\"_Toc%09zu\" w:history=\"1\">", i + 1);
        docx_entry(docx, docx->headings[i]);
        docx_puts(docx, "</w:hyperlink>");
        if (i + 1 == docx->heading_count)
            field(docx, "end");
        docx_end(docx);
    }
}

/* A field of a word processor that is filled already.  Which page a heading is on only a word processor knows: the
 * numbers come when the field is updated. */
static void write_contents(struct docx *docx)
{
    struct docx_place place = {.width = docx_text_width(docx)};
    const char *contents = docx->document->contents;

    docx_puts(docx, "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/>"
                    "<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>\n");
    if (contents != NULL && *contents != '\0') {
        docx_begin(docx, &place, "TOCHeading", 0, true, true, AIRA_LEFT);
        docx_run(docx, contents, NULL);
        docx_end(docx);
    }
    write_entries(docx, &place);
    docx_puts(docx, "</w:sdtContent></w:sdt>\n");
}

void docx_before_block(struct docx *docx)
{
    size_t waiting = docx->waiting_count;
    int mark = docx->mark;

    if (!docx->covered || docx->depth > 0)
        return;
    docx->covered = false;
    if (docx->flow.after_table)
        docx_air(docx, 0);
    docx_break_section(docx, true);
    if (docx->has_contents || docx->heading_count == 0)
        return;
    docx->has_contents = true;
    docx->waiting_count = 0; /* their paragraph is the one that follows, and so is that of a list's mark */
    docx->mark = 0;
    write_contents(docx);
    docx->waiting_count = waiting;
    docx->mark = mark;
    docx->page_before = true;
}

/* ---- on every page ---- */

static void open_part(struct docx *docx, const char *element)
{
    aira_buf_printf(docx->out,
                    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                    "<w:%s " DOCX_NAMESPACES ">",
                    element);
}

static void words(struct docx *docx, const char *text)
{
    if (text != NULL && *text != '\0')
        docx_run(docx, text, NULL);
}

static void number_field(struct docx *docx, const char *name)
{
    field(docx, "begin");
    aira_buf_printf(docx->out, "<w:r><w:instrText xml:space=\"preserve\"> %s </w:instrText></w:r>", name);
    field(docx, "separate");
    docx_run(docx, "1", NULL);
    field(docx, "end");
}

/* The page format with its {page} and {pages} as fields. */
static void page_number(struct docx *docx, const char *format)
{
    static const struct {
        const char *name, *field;
    } fields[] = {{"{page}", "PAGE"}, {"{pages}", "NUMPAGES"}};
    struct aira_buf before;

    aira_buf_init(&before);
    while (format != NULL && *format != '\0') {
        size_t i = 0;

        while (i < 2 && strncmp(format, fields[i].name, strlen(fields[i].name)) != 0)
            i++;
        if (i == 2) {
            aira_buf_putc(&before, *format++);
            continue;
        }
        words(docx, aira_buf_cstr(&before));
        docx->out->failed = docx->out->failed || before.failed;
        aira_buf_clear(&before);
        number_field(docx, fields[i].field);
        format += strlen(fields[i].name);
    }
    words(docx, aira_buf_cstr(&before));
    docx->out->failed = docx->out->failed || before.failed;
    aira_buf_dispose(&before);
}

static void logos(struct docx *docx)
{
    for (size_t i = 0; i < AIRA_HEADER_IMAGES; i++) {
        const struct aira_image *image = &docx->document->header_images[i];

        if (image->picture == NULL)
            continue;
        docx->header_pictures[i] = docx_image(docx, image, docx_text_width(docx) / 2) + 1;
        docx_run(docx, "  ", NULL);
    }
}

void docx_header(struct docx *docx)
{
    const struct aira_document *document = docx->document;
    bool any = document->header_left != NULL || document->header_right != NULL;

    for (size_t i = 0; i < AIRA_HEADER_IMAGES; i++)
        any = any || document->header_images[i].picture != NULL;
    open_part(docx, "hdr");
    aira_buf_printf(docx->out, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/></w:pPr>", any ? "Header" : "Air");
    logos(docx);
    words(docx, document->header_left);
    docx_puts(docx, any ? "<w:r><w:tab/></w:r>" : "");
    words(docx, document->header_right);
    docx_puts(docx, "</w:p></w:hdr>\n");
}

void docx_footer(struct docx *docx)
{
    const struct aira_document *document = docx->document;
    bool any = document->footer_left != NULL || document->page_format != NULL;

    open_part(docx, "ftr");
    aira_buf_printf(docx->out, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/></w:pPr>", any ? "Footer" : "Air");
    words(docx, document->footer_left);
    docx_puts(docx, any ? "<w:r><w:tab/></w:r>" : "");
    page_number(docx, document->page_format);
    docx_puts(docx, "</w:p></w:ftr>\n");
}

void docx_bare_header(struct docx *docx)
{
    open_part(docx, "hdr");
    docx_puts(docx, "<w:p><w:pPr><w:pStyle w:val=\"Air\"/></w:pPr></w:p></w:hdr>\n");
}

void docx_bare_footer(struct docx *docx)
{
    open_part(docx, "ftr");
    docx_puts(docx, "<w:p><w:pPr><w:pStyle w:val=\"Air\"/></w:pPr></w:p></w:ftr>\n");
}
