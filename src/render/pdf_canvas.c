/* Draws items on a page of libharu. */
#include "pdf.h"

#include <hpdf_version.h>

#include <math.h>

#if HPDF_MAJOR_VERSION > 2 || HPDF_MINOR_VERSION >= 4
typedef HPDF_REAL dash_length;
#else
typedef HPDF_UINT16 dash_length;
#endif

/* Type that libharu takes and an eye can see something of. */
static const double least_size = 0.1, greatest_size = 600;

HPDF_REAL render_real(double value)
{
    static const double most = 30000;

    if (!(value > -most))
        value = -most;
    if (value > most)
        value = most;
    return (HPDF_REAL)(round(value * 100) / 100);
}

static HPDF_REAL upwards(const struct render_canvas *canvas, double y)
{
    return render_real(canvas->pdf->layout->height - y);
}

void render_canvas_begin(struct render_canvas *canvas, struct render_pdf *pdf, size_t page, const uint32_t *colours)
{
    canvas->pdf = pdf;
    canvas->page = pdf->pages[page];
    render_marks_begin(&canvas->marks, &pdf->tags, canvas->page, (uint32_t)page, pdf->layout->height);
    canvas->colours = colours;
    canvas->fill = canvas->stroke = AIRA_COLOUR_NONE;
    canvas->line_width = canvas->dash = canvas->size = -1;
    canvas->face = RENDER_ROLES;
    canvas->emboldens = false;
}

/* ---- state ---- */

static void split_colour(HPDF_REAL parts[3], const uint32_t *colours, enum aira_colour colour)
{
    uint32_t rgb = colours[colour];

    for (int i = 0; i < 3; i++)
        parts[i] = (HPDF_REAL)(round((double)(rgb >> (16 - 8 * i) & 0xFF) / 255 * 1000) / 1000);
}

static void set_fill(struct render_canvas *canvas, enum aira_colour colour)
{
    HPDF_REAL parts[3];

    if (canvas->fill == colour)
        return;
    split_colour(parts, canvas->colours, colour);
    (void)HPDF_Page_SetRGBFill(canvas->page, parts[0], parts[1], parts[2]);
    canvas->fill = colour;
}

static void set_stroke(struct render_canvas *canvas, enum aira_colour colour)
{
    HPDF_REAL parts[3];

    if (canvas->stroke == colour)
        return;
    split_colour(parts, canvas->colours, colour);
    (void)HPDF_Page_SetRGBStroke(canvas->page, parts[0], parts[1], parts[2]);
    canvas->stroke = colour;
}

static bool differs(double a, double z)
{
    return fabs(a - z) > 0.001;
}

static void set_line(struct render_canvas *canvas, double width, double dash)
{
    if (differs(canvas->line_width, width)) {
        (void)HPDF_Page_SetLineWidth(canvas->page, render_real(width));
        canvas->line_width = width;
    }
    if (differs(canvas->dash, dash)) {
        dash_length pattern = (dash_length)(dash < 1 ? 1 : dash > 100 ? 100 : round(dash));

        if (dash > 0)
            (void)HPDF_Page_SetDash(canvas->page, &pattern, 1, 0);
        else if (canvas->dash > 0)
            (void)HPDF_Page_SetDash(canvas->page, NULL, 0, 0);
        canvas->dash = dash;
    }
}

/* ---- text ---- */

static void set_type(struct render_canvas *canvas, const struct render_run *run, double size)
{
    if (canvas->face != run->face || differs(canvas->size, size)) {
        (void)HPDF_Page_SetFontAndSize(canvas->page, canvas->pdf->fonts[run->face], render_real(size));
        canvas->face = run->face;
        canvas->size = size;
    }
    set_fill(canvas, run->colour);
    if (canvas->emboldens != run->embolden) {
        (void)HPDF_Page_SetTextRenderingMode(canvas->page, run->embolden ? HPDF_FILL_THEN_STROKE : HPDF_FILL);
        canvas->emboldens = run->embolden;
    }
    if (run->embolden) {
        set_stroke(canvas, run->colour);
        set_line(canvas, render_bold_stroke(size), 0);
    }
}

static const char *run_words(struct render_canvas *canvas, const struct render_run *run)
{
    struct aira_buf *words = &canvas->pdf->words;

    aira_buf_clear(words);
    for (size_t i = 0; i < run->count; i++) {
        char bytes[4];

        aira_buf_add(words, bytes, aira_utf8_encode(bytes, run->letters[i].glyph.character));
    }
    return aira_buf_cstr(words);
}

static bool is_kerned(const struct render_run *run)
{
    for (size_t i = 1; i < run->count; i++)
        if (run->letters[i].kern != 0)
            return true;
    return false;
}

/* The operator TJ, which libharu does not write: strings of UTF-16 units, and between them how far to go back. */
static const char *kerned_words(struct render_canvas *canvas, const struct render_run *run)
{
    static const char digits[] = "0123456789ABCDEF";
    struct aira_buf *words = &canvas->pdf->words;

    aira_buf_clear(words);
    aira_buf_puts(words, "[<");
    for (size_t i = 0; i < run->count; i++) {
        uint32_t c = run->letters[i].glyph.character;

        if (i > 0 && run->letters[i].kern != 0)
            aira_buf_printf(words, ">%d<", -run->letters[i].kern);
        for (int shift = 12; shift >= 0; shift -= 4)
            aira_buf_putc(words, digits[c >> shift & 0xF]);
        /* Notes that the face's glyph is used, so that the file tells its width. */
        (void)HPDF_Font_GetUnicodeWidth(canvas->pdf->fonts[run->face], (HPDF_UNICODE)c);
    }
    aira_buf_puts(words, ">] TJ\n");
    return aira_buf_cstr(words);
}

static void show(struct render_canvas *canvas, const struct render_run *run)
{
    if (is_kerned(run))
        (void)HPDF_Stream_WriteStr(((HPDF_PageAttr)canvas->page->attr)->stream, kerned_words(canvas, run));
    else
        (void)HPDF_Page_ShowText(canvas->page, run_words(canvas, run));
    if (canvas->pdf->words.failed && canvas->pdf->status == HPDF_OK)
        canvas->pdf->status = RENDER_PDF_NO_MEMORY;
}

/* Whether the run's link leads somewhere. */
static bool leads(const struct render_canvas *canvas, const struct render_item *item, const struct render_run *run)
{
    const char *link =
        item->node == NULL || item->node->span_count == 0 ? NULL : item->node->spans[run->letters->span].link;

    return link != NULL && aira_map_get(&canvas->pdf->anchors, link) >= 0;
}

/* Within a text object places are told from the last one; each is a whole number of hundredths, so that nothing adds
 * up. */
static void move_to(struct render_canvas *canvas, double x, double y)
{
    double right = render_real(x) - canvas->at_x, up = upwards(canvas, y) - canvas->at_y;

    (void)HPDF_Page_MoveTextPos(canvas->page, render_real(right), render_real(up));
    canvas->at_x += right;
    canvas->at_y += up;
}

static void draw_text(struct render_canvas *canvas, enum render_purpose purpose, const struct render_item *item,
                      double x, double y)
{
    if (!(item->size >= least_size && item->size <= greatest_size))
        return;
    for (size_t i = 0; i < item->run_count; i++) {
        const struct render_run *run = &item->runs[i];
        uint32_t texts = canvas->marks.texts;

        render_marks_text(&canvas->marks, purpose, item, y, run, leads(canvas, item, run));
        if (canvas->marks.texts != texts)
            canvas->at_x = canvas->at_y = 0;
        move_to(canvas, x + run->x, y);
        set_type(canvas, run, item->size);
        show(canvas, run);
    }
}

/* ---- shapes ---- */

static void paint_path(const struct render_canvas *canvas, const struct render_item *item)
{
    if (item->fill != AIRA_COLOUR_NONE && item->stroke != AIRA_COLOUR_NONE)
        (void)HPDF_Page_ClosePathFillStroke(canvas->page);
    else if (item->fill != AIRA_COLOUR_NONE)
        (void)HPDF_Page_Fill(canvas->page);
    else
        (void)HPDF_Page_ClosePathStroke(canvas->page);
}

static void draw_line(struct render_canvas *canvas, const struct render_item *item, double x, double y)
{
    (void)HPDF_Page_MoveTo(canvas->page, render_real(x), upwards(canvas, y));
    (void)HPDF_Page_LineTo(canvas->page, render_real(x + item->x2 - item->x), upwards(canvas, y + item->y2 - item->y));
    (void)HPDF_Page_Stroke(canvas->page);
}

static void draw_polygon(struct render_canvas *canvas, const struct render_item *item, double x, double y)
{
    for (size_t i = 0; i < item->point_count; i++) {
        HPDF_REAL px = render_real(x + item->points[2 * i] * item->scale);
        HPDF_REAL py = upwards(canvas, y + item->points[2 * i + 1] * item->scale);

        (void)(i == 0 ? HPDF_Page_MoveTo(canvas->page, px, py) : HPDF_Page_LineTo(canvas->page, px, py));
    }
    paint_path(canvas, item);
}

static void draw_shape(struct render_canvas *canvas, enum render_purpose purpose, const struct render_item *item,
                       double x, double y)
{
    bool line = item->kind == RENDER_ITEM_LINE;
    enum aira_colour stroke = line && item->stroke == AIRA_COLOUR_NONE ? AIRA_COLOUR_INK : item->stroke;

    if (item->fill == AIRA_COLOUR_NONE && stroke == AIRA_COLOUR_NONE)
        return;
    render_marks_shape(&canvas->marks, purpose, item, y);
    if (item->fill != AIRA_COLOUR_NONE && !line)
        set_fill(canvas, item->fill);
    if (stroke != AIRA_COLOUR_NONE) {
        set_stroke(canvas, stroke);
        set_line(canvas, item->stroke_width, item->dash);
    }
    if (line) {
        draw_line(canvas, item, x, y);
    } else if (item->kind == RENDER_ITEM_RECT) {
        (void)HPDF_Page_Rectangle(canvas->page, render_real(x), upwards(canvas, y + item->y2), render_real(item->x2),
                                  render_real(item->y2));
        paint_path(canvas, item);
    } else if (item->kind == RENDER_ITEM_CIRCLE && item->x2 > 0) {
        (void)HPDF_Page_Circle(canvas->page, render_real(x), upwards(canvas, y), render_real(item->x2));
        paint_path(canvas, item);
    } else if (item->kind == RENDER_ITEM_POLYGON && item->point_count > 1) {
        draw_polygon(canvas, item, x, y);
    }
}

/* ---- pictures ---- */

/* A picture is opaque; on a page of another colour than paper it has a margin of paper around it. */
static void draw_plate(struct render_canvas *canvas, const struct render_item *item, double x, double y)
{
    const double margin = RENDER_PLATE_MARGIN;
    HPDF_REAL parts[3];

    split_colour(parts, canvas->pdf->colours, AIRA_COLOUR_PAPER);
    (void)HPDF_Page_SetRGBFill(canvas->page, parts[0], parts[1], parts[2]);
    canvas->fill = AIRA_COLOUR_NONE;
    (void)HPDF_Page_Rectangle(canvas->page, render_real(x - margin), upwards(canvas, y + item->y2 + margin),
                              render_real(item->x2 + 2 * margin), render_real(item->y2 + 2 * margin));
    (void)HPDF_Page_Fill(canvas->page);
}

static void draw_image(struct render_canvas *canvas, enum render_purpose purpose, const struct render_item *item,
                       double x, double y)
{
    HPDF_Image image = render_pdf_image(canvas->pdf, item->image->picture);

    if (image == NULL)
        return;
    render_marks_figure(&canvas->marks, item, x, y);
    render_marks_shape(&canvas->marks, purpose, item, y);
    if (canvas->colours == canvas->pdf->cover)
        draw_plate(canvas, item, x, y);
    (void)HPDF_Page_DrawImage(canvas->page, image, render_real(x), upwards(canvas, y + item->y2), render_real(item->x2),
                              render_real(item->y2));
}

void render_canvas_draw(struct render_canvas *canvas, enum render_purpose purpose, const struct render_item *item,
                        double x, double y)
{
    switch (item->kind) {
    case RENDER_ITEM_TEXT:
        draw_text(canvas, purpose, item, x + item->x, y + item->y);
        break;
    case RENDER_ITEM_LINE:
    case RENDER_ITEM_RECT:
    case RENDER_ITEM_CIRCLE:
    case RENDER_ITEM_POLYGON:
        draw_shape(canvas, purpose, item, x + item->x, y + item->y);
        break;
    case RENDER_ITEM_FIGURE:
        render_marks_figure(&canvas->marks, item, x + item->x, y + item->y);
        break;
    case RENDER_ITEM_IMAGE:
        draw_image(canvas, purpose, item, x + item->x, y + item->y);
        break;
    case RENDER_ITEM_LINK:
    case RENDER_ITEM_ANCHOR:
    case RENDER_ITEM_BOOKMARK:
        break;
    }
}
