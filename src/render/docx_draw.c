/* A figure as a picture: the shapes and letters that the PDF has, drawn by cairo. */
#include "docx.h"

#include <math.h>
#include <string.h>

#include <fontconfig/fontconfig.h>

/* Pixels for a point: 216 an inch, sharp in print. */
static const double resolution = 3;
static const double most_pixels = 6000, farthest = 30000;
static const double default_stroke = 0.5, least_size = 0.1, greatest_size = 600;

void docx_pen_init(struct docx_pen *pen)
{
    memset(pen, 0, sizeof *pen);
    render_faces_init(&pen->faces);
    render_layout_init(&pen->layout);
}

void docx_pen_dispose(struct docx_pen *pen)
{
    for (size_t i = 0; i < RENDER_ROLES; i++)
        if (pen->fonts[i] != NULL)
            pen->cairo.cairo_font_face_destroy(pen->fonts[i]);
    render_layout_dispose(&pen->layout);
    render_faces_dispose(&pen->faces);
    docx_cairo_close(&pen->cairo);
}

/* ---- opening ---- */

static int open_font(struct docx_pen *pen, size_t face, struct aira_error *err)
{
    FcPattern *pattern = FcPatternCreate();
    bool made = pattern != NULL && FcPatternAddString(pattern, FC_FILE, (const FcChar8 *)pen->faces.files[face]) &&
                FcPatternAddInteger(pattern, FC_INDEX, pen->faces.indices[face]);

    if (made)
        pen->fonts[face] = pen->cairo.cairo_ft_font_face_create_for_pattern(pattern);
    if (pattern != NULL)
        FcPatternDestroy(pattern);
    return made ? 0 : aira_error_nomem(err);
}

static int open_pen(struct docx *docx, struct aira_error *err)
{
    struct docx_pen *pen = &docx->pen;
    int code = docx_cairo_open(&pen->cairo, err);

    if (code == 0)
        code = render_faces_open(&pen->faces, docx->look, err);
    for (size_t i = 0; i < pen->faces.count && code == 0; i++)
        code = open_font(pen, i, err);
    pen->layout.faces = &pen->faces;
    pen->layout.document = docx->document;
    pen->open = code == 0;
    return code;
}

/* ---- drawing ---- */

struct canvas {
    struct docx *docx;
    const struct docx_cairo *cairo;
    cairo_t *context;
};

static double place(double value)
{
    if (!(value > -farthest))
        return -farthest;
    return value > farthest ? farthest : value;
}

static void set_colour(const struct canvas *canvas, enum aira_colour colour)
{
    uint32_t rgb = canvas->docx->palette[colour];

    canvas->cairo->cairo_set_source_rgb(canvas->context, (double)(rgb >> 16 & 0xFF) / 255,
                                        (double)(rgb >> 8 & 0xFF) / 255, (double)(rgb & 0xFF) / 255);
}

/* Fills and strokes the path, and forgets it. */
static void paint(const struct canvas *canvas, const struct aira_shape *shape, enum aira_colour fill,
                  enum aira_colour stroke)
{
    const struct docx_cairo *cairo = canvas->cairo;
    double dash = place(shape->dash);

    if (docx_is_colour(fill)) {
        set_colour(canvas, fill);
        cairo->cairo_fill_preserve(canvas->context);
    }
    if (docx_is_colour(stroke)) {
        set_colour(canvas, stroke);
        cairo->cairo_set_line_width(canvas->context,
                                    shape->stroke_width > 0 ? place(shape->stroke_width) : default_stroke);
        cairo->cairo_set_dash(canvas->context, &dash, dash > least_size ? 1 : 0, 0);
        cairo->cairo_stroke(canvas->context);
    }
    cairo->cairo_new_path(canvas->context);
}

static void draw_polygon(const struct canvas *canvas, const struct aira_shape *shape)
{
    for (size_t i = 0; i < shape->point_count; i++) {
        double x = place(shape->points[2 * i]), y = place(shape->points[2 * i + 1]);

        if (i == 0)
            canvas->cairo->cairo_move_to(canvas->context, x, y);
        else
            canvas->cairo->cairo_line_to(canvas->context, x, y);
    }
    canvas->cairo->cairo_close_path(canvas->context);
    paint(canvas, shape, shape->fill, shape->stroke);
}

static void draw_line(const struct canvas *canvas, const struct aira_shape *shape)
{
    canvas->cairo->cairo_move_to(canvas->context, place(shape->x), place(shape->y));
    canvas->cairo->cairo_line_to(canvas->context, place(shape->x2), place(shape->y2));
    paint(canvas, shape, AIRA_COLOUR_NONE, docx_is_colour(shape->stroke) ? shape->stroke : AIRA_COLOUR_INK);
}

/* ---- letters ---- */

static void draw_glyphs(const struct canvas *canvas, const struct render_run *run, const cairo_glyph_t *glyphs,
                        double size)
{
    const struct docx_cairo *cairo = canvas->cairo;

    cairo->cairo_set_font_face(canvas->context, canvas->docx->pen.fonts[run->face]);
    cairo->cairo_set_font_size(canvas->context, size);
    set_colour(canvas, run->colour);
    cairo->cairo_show_glyphs(canvas->context, glyphs, (int)run->count);
    if (!run->embolden)
        return;
    cairo->cairo_glyph_path(canvas->context, glyphs, (int)run->count);
    cairo->cairo_set_dash(canvas->context, &size, 0, 0);
    cairo->cairo_set_line_width(canvas->context, render_bold_stroke(size));
    cairo->cairo_stroke(canvas->context);
}

static void draw_run(const struct canvas *canvas, const struct render_item *item, const struct render_run *run)
{
    struct docx_pen *pen = &canvas->docx->pen;
    hb_font_t *metrics = pen->faces.faces[run->face].metrics;
    cairo_glyph_t *glyphs = aira_arena_array(&pen->layout.arena, run->count, sizeof *glyphs);
    double x = place(item->x + run->x);

    if (glyphs == NULL)
        return;
    for (size_t i = 0; i < run->count; i++) {
        hb_codepoint_t glyph = 0;

        (void)hb_font_get_nominal_glyph(metrics, run->letters[i].glyph.character, &glyph);
        x += (i > 0 ? run->letters[i].kern : 0) / 1000.0 * item->size;
        glyphs[i] = (cairo_glyph_t){glyph, x, place(item->y)};
        x += run->letters[i].glyph.width / 1000.0 * item->size;
    }
    draw_glyphs(canvas, run, glyphs, item->size);
}

static void draw_text(const struct canvas *canvas, const struct aira_shape *shape)
{
    struct render_layout *layout = &canvas->docx->pen.layout;
    struct aira_span span = {shape->text, shape->language, NULL, 0, shape->fill};
    struct type type = {shape->size, shape->size, 0, 0, shape->bold, AIRA_COLOUR_INK};
    struct builder builder = {.layout = layout, .arena = &layout->arena};
    const struct render_item *line = NULL;

    if (shape->text == NULL || *shape->text == '\0' || !(shape->size >= least_size && shape->size <= greatest_size))
        return;
    aira_buf_init(&builder.text);
    aira_buf_init(&builder.chances);
    line = render_build_line(&builder, &span, 1, &type, shape->x, shape->y, shape->align);
    for (size_t i = 0; line != NULL && i < line->run_count; i++)
        draw_run(canvas, line, &line->runs[i]);
    aira_buf_dispose(&builder.chances);
    aira_buf_dispose(&builder.text);
}

/* ---- the whole ---- */

static void draw_shape(const struct canvas *canvas, const struct aira_shape *shape)
{
    switch (shape->kind) {
    case AIRA_SHAPE_TEXT:
        draw_text(canvas, shape);
        break;
    case AIRA_SHAPE_LINE:
        draw_line(canvas, shape);
        break;
    case AIRA_SHAPE_RECT:
        canvas->cairo->cairo_rectangle(canvas->context, place(shape->x), place(shape->y), place(shape->x2),
                                       place(shape->y2));
        paint(canvas, shape, shape->fill, shape->stroke);
        break;
    case AIRA_SHAPE_CIRCLE:
        if (shape->x2 > 0) {
            canvas->cairo->cairo_arc(canvas->context, place(shape->x), place(shape->y), place(shape->x2), 0,
                                     2 * acos(-1));
            canvas->cairo->cairo_close_path(canvas->context);
            paint(canvas, shape, shape->fill, shape->stroke);
        }
        break;
    case AIRA_SHAPE_POLYGON:
        if (shape->point_count > 1)
            draw_polygon(canvas, shape);
        break;
    }
}

/* The same letters on every machine that has the faces: grey edges, no hints. */
static void set_letters(const struct canvas *canvas)
{
    const struct docx_cairo *cairo = canvas->cairo;
    cairo_font_options_t *options = cairo->cairo_font_options_create();

    cairo->cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo->cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo->cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo->cairo_set_font_options(canvas->context, options);
    cairo->cairo_font_options_destroy(options);
}

static cairo_status_t take_bytes(void *closure, const unsigned char *data, unsigned length)
{
    struct aira_buf *png = closure;

    aira_buf_add(png, data, length);
    return png->failed ? CAIRO_STATUS_NO_MEMORY : CAIRO_STATUS_SUCCESS;
}

static int result_of(const struct docx_pen *pen, cairo_status_t status, struct aira_error *err)
{
    if (pen->layout.arena.failed || status == CAIRO_STATUS_NO_MEMORY)
        return aira_error_nomem(err);
    if (status != CAIRO_STATUS_SUCCESS)
        return aira_error_set(err, AIRA_EFAIL, "A chart cannot be drawn: %s. Ask for --format html instead.",
                              pen->cairo.cairo_status_to_string(status));
    return 0;
}

int docx_draw(struct aira_buf *png, struct docx *docx, const struct aira_figure *figure, struct aira_error *err)
{
    struct docx_pen *pen = &docx->pen;
    const struct docx_cairo *cairo = &pen->cairo;
    double greatest = fmax(figure->width, figure->height), scale = fmin(resolution, most_pixels / greatest);
    cairo_surface_t *surface = NULL;
    struct canvas canvas = {docx, cairo, NULL};
    cairo_status_t status;
    int code = pen->open ? 0 : open_pen(docx, err);

    if (code < 0)
        return code;
    surface = cairo->cairo_image_surface_create(CAIRO_FORMAT_ARGB32, (int)fmax(1, ceil(figure->width * scale)),
                                                (int)fmax(1, ceil(figure->height * scale)));
    canvas.context = cairo->cairo_create(surface);
    cairo->cairo_scale(canvas.context, scale, scale);
    set_letters(&canvas);
    for (size_t i = 0; i < figure->count; i++)
        draw_shape(&canvas, &figure->shapes[i]);
    status = cairo->cairo_status(canvas.context);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo->cairo_surface_write_to_png_stream(surface, take_bytes, png);
    cairo->cairo_destroy(canvas.context);
    cairo->cairo_surface_destroy(surface);
    return result_of(pen, status, err);
}
