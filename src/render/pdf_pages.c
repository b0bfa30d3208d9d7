/* The pages of a layout, and what leads from one to another: links and bookmarks. */
#include "pdf.h"

#include <stdlib.h>
#include <string.h>

/* A place that something leads to. */
struct target {
    HPDF_Page page;
    double x, y;
    HPDF_Destination destination; /* NULL until something leads there */
};

struct targets {
    struct target *items;
    size_t count, capacity;
};

typedef void visit_item(struct render_pdf *pdf, void *context, size_t page, const struct render_item *item, double x,
                        double y);

static void each_item(struct render_pdf *pdf, visit_item *visit, void *context)
{
    for (size_t i = 0; i < pdf->layout->page_count; i++)
        for (const struct render_placed *placed = pdf->layout->pages[i].first; placed != NULL; placed = placed->next)
            for (const struct render_item *item = placed->items; item != NULL; item = item->next)
                visit(pdf, context, i, item, placed->x, placed->y);
}

static void add_pages(struct render_pdf *pdf)
{
    const struct render_layout *layout = pdf->layout;

    for (size_t i = 0; i < layout->page_count; i++) {
        pdf->pages[i] = HPDF_AddPage(pdf->doc);
        if (pdf->pages[i] == NULL)
            return;
        (void)HPDF_Page_SetWidth(pdf->pages[i], (HPDF_REAL)layout->width);
        (void)HPDF_Page_SetHeight(pdf->pages[i], (HPDF_REAL)layout->height);
    }
}

/* ---- links ---- */

static void note_anchor(struct render_pdf *pdf, void *context, size_t page, const struct render_item *item, double x,
                        double y)
{
    struct targets *targets = context;

    if (item->kind != RENDER_ITEM_ANCHOR || aira_map_get(&pdf->anchors, item->id) >= 0)
        return;
    if (aira_grow(&targets->items, &targets->capacity, targets->count + 1, sizeof *targets->items) != 0 ||
        aira_map_put(&pdf->anchors, item->id, (int)targets->count) != 0) {
        pdf->status = pdf->status == HPDF_OK ? RENDER_PDF_NO_MEMORY : pdf->status;
        return;
    }
    targets->items[targets->count++] = (struct target){pdf->pages[page], x + item->x, y + item->y, NULL};
}

static HPDF_Destination make_destination(const struct render_pdf *pdf, HPDF_Page page, double y)
{
    HPDF_Destination destination = HPDF_Page_CreateDestination(page);
    double top = pdf->layout->height - y + 4;

    if (destination != NULL)
        (void)HPDF_Destination_SetXYZ(destination, 0, render_real(top < 0 ? 0 : top), 1);
    return destination;
}

/* A LINK item placed at x, y. */
static void add_link(struct render_canvas *canvas, const struct targets *targets, const struct render_item *item,
                     double x, double y)
{
    struct render_pdf *pdf = canvas->pdf;
    struct target *target = NULL;
    HPDF_Annotation link = NULL;
    HPDF_Rect area;
    int found = aira_map_get(&pdf->anchors, item->id);

    if (found < 0 || !render_marks_has_link(&canvas->marks, item))
        return;
    target = &targets->items[found];
    if (target->destination == NULL)
        target->destination = make_destination(pdf, target->page, target->y);
    if (target->destination == NULL)
        return;
    area.left = render_real(x + item->x);
    area.right = render_real(x + item->x + item->x2);
    area.top = render_real(pdf->layout->height - y - item->y);
    area.bottom = render_real(pdf->layout->height - y - item->y - item->y2);
    link = HPDF_Page_CreateLinkAnnot(canvas->page, area, target->destination);
    if (link == NULL)
        return;
    (void)HPDF_LinkAnnot_SetBorderStyle(link, 0, 0, 0);
    render_marks_link(&canvas->marks, item, link, HPDF_GetEncoder(pdf->doc, "UTF-8"), &pdf->words);
}

/* ---- pages ---- */

static void draw_placed(struct render_canvas *canvas, const struct targets *targets, const struct render_placed *placed)
{
    for (const struct render_item *item = placed->items; item != NULL; item = item->next) {
        render_canvas_draw(canvas, placed->purpose, item, placed->x, placed->y);
        if (item->kind == RENDER_ITEM_LINK && placed->purpose == RENDER_CONTENT)
            add_link(canvas, targets, item, placed->x, placed->y);
    }
}

static void draw_pages(struct render_pdf *pdf, const struct targets *targets)
{
    for (size_t i = 0; i < pdf->layout->page_count; i++) {
        struct render_canvas canvas;

        render_canvas_begin(&canvas, pdf, i,
                            pdf->layout->pages[i].bare && pdf->cover != NULL ? pdf->cover : pdf->colours);
        for (const struct render_placed *placed = pdf->layout->pages[i].first; placed != NULL; placed = placed->next)
            draw_placed(&canvas, targets, placed);
        render_marks_end(&canvas.marks);
    }
    if ((pdf->tags.failed || pdf->words.failed) && pdf->status == HPDF_OK)
        pdf->status = RENDER_PDF_NO_MEMORY;
}

/* ---- bookmarks ---- */

/* Appends `text` on one line, with single spaces. */
static void add_words(struct aira_buf *out, const char *text)
{
    for (; *text != '\0'; text++) {
        bool space = (unsigned char)*text <= ' ';

        if (!space)
            aira_buf_putc(out, *text);
        else if (out->length > 0 && out->data[out->length - 1] != ' ')
            aira_buf_putc(out, ' ');
    }
}

static const char *bookmark_words(struct render_pdf *pdf, const struct aira_node *heading)
{
    aira_buf_clear(&pdf->words);
    for (size_t i = 0; i < heading->span_count; i++) {
        if (i > 0 && ((heading->spans[i].flags & AIRA_SPAN_BREAK) != 0 ||
                      strcmp(heading->spans[i].language, heading->spans[i - 1].language) != 0))
            add_words(&pdf->words, " ");
        add_words(&pdf->words, heading->spans[i].text);
    }
    return aira_buf_cstr(&pdf->words);
}

struct bookmarks {
    HPDF_Encoder encoder;
    HPDF_Outline chapter;
    bool any;
};

static void add_bookmark(struct render_pdf *pdf, void *context, size_t page, const struct render_item *item, double x,
                         double y)
{
    struct bookmarks *bookmarks = context;
    HPDF_Outline outline = NULL;
    HPDF_Destination destination = NULL;
    bool chapter = false;

    (void)x;
    if (item->kind != RENDER_ITEM_BOOKMARK)
        return;
    chapter = item->node->level <= 1;
    outline = HPDF_CreateOutline(pdf->doc, chapter ? NULL : bookmarks->chapter, bookmark_words(pdf, item->node),
                                 bookmarks->encoder);
    destination = outline == NULL ? NULL : make_destination(pdf, pdf->pages[page], y + item->y);
    if (destination == NULL)
        return;
    (void)HPDF_Outline_SetDestination(outline, destination);
    (void)HPDF_Outline_SetOpened(outline, HPDF_FALSE);
    if (chapter)
        bookmarks->chapter = outline;
    bookmarks->any = true;
}

int render_pdf_pages(struct render_pdf *pdf, struct aira_error *err)
{
    struct targets targets = {.items = NULL};
    struct bookmarks bookmarks = {HPDF_GetEncoder(pdf->doc, "UTF-8"), NULL, false};
    int rc = 0;

    render_tags_make(&pdf->tags, pdf->layout->document, pdf->layout->page_count);
    add_pages(pdf);
    rc = pdf->tags.failed ? aira_error_nomem(err) : render_pdf_result(pdf, err);
    if (rc != 0)
        goto out;
    each_item(pdf, note_anchor, &targets);
    draw_pages(pdf, &targets);
    rc = render_pdf_result(pdf, err);
    if (rc != 0)
        goto out;
    each_item(pdf, add_bookmark, &bookmarks);
    if (bookmarks.any)
        (void)HPDF_SetPageMode(pdf->doc, HPDF_PAGE_MODE_USE_OUTLINE);
    if (pdf->words.failed && pdf->status == HPDF_OK)
        pdf->status = RENDER_PDF_NO_MEMORY;
    rc = render_pdf_result(pdf, err);
out:
    free(targets.items);
    return rc;
}
