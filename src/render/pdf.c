#include "pdf.h"
#include "renderers.h"

#include <stdlib.h>
#include <string.h>

static void note_error(HPDF_STATUS error, HPDF_STATUS detail, void *data)
{
    struct render_pdf *pdf = data;

    if (pdf->status != HPDF_OK)
        return;
    pdf->status = error;
    pdf->detail = detail;
}

int render_pdf_result(const struct render_pdf *pdf, struct aira_error *err)
{
    if (pdf->status == HPDF_OK)
        return 0;
    if (pdf->status == RENDER_PDF_NO_MEMORY)
        return aira_error_nomem(err);
    return aira_error_set(err, AIRA_EFAIL, "The PDF could not be written (libharu reports 0x%04lX, detail %lu).",
                          (unsigned long)pdf->status, (unsigned long)pdf->detail);
}

/* The file as libharu writes it, to be freed by the caller. */
static int save_raw(unsigned char **raw, size_t *length, struct render_pdf *pdf, struct aira_error *err)
{
    HPDF_UINT32 size = 0;
    int rc = 0;

    (void)HPDF_SaveToStream(pdf->doc);
    rc = render_pdf_result(pdf, err);
    if (rc != 0)
        return rc;
    size = HPDF_GetStreamSize(pdf->doc);
    *raw = malloc(size);
    if (*raw == NULL)
        return aira_error_nomem(err);
    (void)HPDF_ResetStream(pdf->doc);
    (void)HPDF_ReadFromStream(pdf->doc, *raw, &size);
    *length = size;
    return render_pdf_result(pdf, err);
}

static int draw_raw(unsigned char **raw, size_t *length, struct render_pdf *pdf, struct aira_error *err)
{
    int rc = 0;

    pdf->pages = calloc(pdf->layout->page_count, sizeof *pdf->pages);
    pdf->doc = HPDF_New(note_error, pdf);
    if (pdf->doc == NULL || pdf->pages == NULL)
        return aira_error_nomem(err);
    (void)HPDF_SetCompressionMode(pdf->doc, HPDF_COMP_NONE);
    (void)HPDF_UseUTFEncodings(pdf->doc);
    rc = render_pdf_result(pdf, err);
    if (rc == 0)
        rc = render_pdf_fonts(pdf, err);
    if (rc == 0)
        rc = render_pdf_pages(pdf, err);
    if (rc == 0)
        rc = save_raw(raw, length, pdf, err);
    return rc;
}

static int write_pdf(struct aira_buf *out, struct render_layout *layout, const struct aira_look *look,
                     bool own_font_files, struct aira_error *err)
{
    struct render_pdf pdf = {.layout = layout,
                             .colours = render_palette(look),
                             .cover = render_cover_palette(look),
                             .own_font_files = own_font_files};
    unsigned char *raw = NULL;
    size_t length = 0;
    int rc = 0;

    size_t start = out->length;

    aira_buf_init(&pdf.words);
    aira_map_init(&pdf.anchors);
    render_tags_init(&pdf.tags);
    rc = draw_raw(&raw, &length, &pdf, err);
    /* libharu's memory and the layout's pages are for others from here on. */
    if (pdf.doc != NULL)
        HPDF_Free(pdf.doc);
    if (rc == 0)
        rc = render_pdf_repair(out, &pdf, raw, length, err);
    free(raw);
    if (rc == 0)
        rc = render_tags_write(out, start, &pdf.tags, err);
    free(pdf.images);
    free(pdf.pages);
    render_tags_dispose(&pdf.tags);
    aira_map_dispose(&pdf.anchors);
    aira_buf_dispose(&pdf.words);
    return rc;
}

int render_pdf_with(struct aira_buf *out, struct aira_render_report *report, const struct aira_render_input *input,
                    const struct render_pdf_switches *switches, struct aira_error *err)
{
    static const struct aira_look plain = {0};
    const struct aira_look *look = input->look == NULL ? &plain : input->look;
    struct render_faces *faces = malloc(sizeof *faces);
    struct render_layout layout;
    int rc = 0;

    if (faces == NULL)
        return aira_error_nomem(err);
    render_faces_init(faces);
    render_layout_init(&layout);
    layout.grounds_covers = render_cover_palette(look) != NULL;
    rc = render_faces_open(faces, look, err);
    if (rc == 0)
        rc = render_gather(faces, report, input->document, err);
    if (rc == 0)
        rc = render_faces_cut(faces, !switches->keep_whole_faces, err);
    if (rc == 0)
        rc = render_layout_make(&layout, input->document, look->letter, faces, err);
    if (rc == 0)
        rc = write_pdf(out, &layout, look, !switches->keep_whole_faces, err);
    if (rc == 0)
        report->pages = (unsigned)layout.page_count;
    render_layout_dispose(&layout);
    render_faces_dispose(faces);
    free(faces);
    return rc;
}

int render_pdf(struct aira_buf *out, struct aira_render_report *report, const struct aira_render_input *input,
               struct aira_error *err)
{
    const struct render_pdf_switches switches = {false};

    if (input->document == NULL)
        return aira_error_set(err, AIRA_EUSAGE, "A PDF needs a document to draw.");
    return render_pdf_with(out, report, input, &switches, err);
}
