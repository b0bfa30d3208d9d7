/* Figures as inline SVG.  Colours are classes, so that a drawing follows the scheme of the page. */
#include "html.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Pixels of the screen for a point of a figure: with words in it, and without; and with words at least, below which a
 * figure scrolls rather than shrinks. */
static const double with_words = 1.8, without_words = 4.0 / 3, least = 1.4;
/* What a screen of 320 pixels leaves within its margins. */
static const double narrow = 276;
static const double most = 1e6;

void html_number(struct html *html, double number)
{
    long long hundredths = 0;

    if (!(number > -most && number < most))
        number = 0;
    hundredths = llround(number * 100);
    aira_buf_printf(html->out, "%s%lld", hundredths < 0 ? "-" : "", llabs(hundredths) / 100);
    hundredths = llabs(hundredths) % 100;
    if (hundredths % 10 != 0)
        aira_buf_printf(html->out, ".%02lld", hundredths);
    else if (hundredths != 0)
        aira_buf_printf(html->out, ".%lld", hundredths / 10);
}

static void attribute(struct html *html, const char *name, double number)
{
    aira_buf_printf(html->out, " %s=\"", name);
    html_number(html, number);
    html_puts(html, "\"");
}

/* ---- shapes ---- */

static bool is_colour(enum aira_colour colour)
{
    return colour > AIRA_COLOUR_NONE && colour < AIRA_COLOURS;
}

/* Fill and stroke of a shape; what has neither is not drawn at all. */
static void paint(struct html *html, const struct aira_shape *shape, enum aira_colour fill, enum aira_colour stroke)
{
    html_puts(html, " class=\"");
    if (is_colour(fill))
        aira_buf_printf(html->out, "f-%s", aira_colour_name(fill));
    if (is_colour(stroke))
        aira_buf_printf(html->out, "%ss-%s", is_colour(fill) ? " " : "", aira_colour_name(stroke));
    html_puts(html, "\"");
    if (!is_colour(stroke))
        return;
    if (shape->stroke_width > 0)
        attribute(html, "stroke-width", shape->stroke_width);
    if (shape->dash > 0)
        attribute(html, "stroke-dasharray", shape->dash);
}

static void draw_rect(struct html *html, const struct aira_shape *shape)
{
    html_puts(html, "<rect");
    attribute(html, "x", shape->x2 < 0 ? shape->x + shape->x2 : shape->x);
    attribute(html, "y", shape->y2 < 0 ? shape->y + shape->y2 : shape->y);
    attribute(html, "width", fabs(shape->x2));
    attribute(html, "height", fabs(shape->y2));
    paint(html, shape, shape->fill, shape->stroke);
    html_puts(html, "/>");
}

static void draw_circle(struct html *html, const struct aira_shape *shape)
{
    if (!(shape->x2 > 0))
        return;
    html_puts(html, "<circle");
    attribute(html, "cx", shape->x);
    attribute(html, "cy", shape->y);
    attribute(html, "r", shape->x2);
    paint(html, shape, shape->fill, shape->stroke);
    html_puts(html, "/>");
}

static void draw_polygon(struct html *html, const struct aira_shape *shape)
{
    if (shape->point_count < 2)
        return;
    html_puts(html, "<polygon points=\"");
    for (size_t i = 0; i < shape->point_count; i++) {
        html_puts(html, i > 0 ? " " : "");
        html_number(html, shape->points[2 * i]);
        html_puts(html, ",");
        html_number(html, shape->points[2 * i + 1]);
    }
    html_puts(html, "\"");
    paint(html, shape, shape->fill, shape->stroke);
    html_puts(html, "/>");
}

static void draw_line(struct html *html, const struct aira_shape *shape)
{
    html_puts(html, "<line");
    attribute(html, "x1", shape->x);
    attribute(html, "y1", shape->y);
    attribute(html, "x2", shape->x2);
    attribute(html, "y2", shape->y2);
    paint(html, shape, AIRA_COLOUR_NONE, is_colour(shape->stroke) ? shape->stroke : AIRA_COLOUR_INK);
    html_puts(html, "/>");
}

static void draw_text(struct html *html, const struct aira_shape *shape)
{
    static const char *const anchors[] = {"", " text-anchor=\"middle\"", " text-anchor=\"end\""};

    if (shape->text == NULL || *shape->text == '\0')
        return;
    html_puts(html, "<text");
    attribute(html, "x", shape->x);
    attribute(html, "y", shape->y);
    attribute(html, "font-size", shape->size);
    html_puts(html, anchors[shape->align]);
    aira_buf_printf(html->out, " class=\"f-%s%s\"",
                    aira_colour_name(is_colour(shape->fill) ? shape->fill : AIRA_COLOUR_INK), shape->bold ? " b" : "");
    html_lang(html, shape->language);
    html_puts(html, ">");
    html_value(html, shape->text);
    html_puts(html, "</text>");
}

static void draw(struct html *html, const struct aira_shape *shape)
{
    bool visible = is_colour(shape->fill) || is_colour(shape->stroke);

    if (shape->kind == AIRA_SHAPE_LINE)
        draw_line(html, shape);
    else if (shape->kind == AIRA_SHAPE_TEXT)
        draw_text(html, shape);
    else if (visible && shape->kind == AIRA_SHAPE_RECT)
        draw_rect(html, shape);
    else if (visible && shape->kind == AIRA_SHAPE_CIRCLE)
        draw_circle(html, shape);
    else if (visible && shape->kind == AIRA_SHAPE_POLYGON)
        draw_polygon(html, shape);
}

/* ---- the whole ---- */

static bool has_text(const struct aira_figure *figure)
{
    for (size_t i = 0; i < figure->count; i++)
        if (figure->shapes[i].kind == AIRA_SHAPE_TEXT)
            return true;
    return false;
}

static void write_line(struct html *html, const char *tag, char id, const char *text, size_t length)
{
    struct aira_buf line;

    aira_buf_init(&line);
    aira_buf_add(&line, text, length);
    aira_buf_printf(html->out, "<%s id=\"_%c%zu\"", tag, id, html->figure_at);
    html_lang(html, html_language_of(html, aira_buf_cstr(&line)));
    html_puts(html, ">");
    html_value(html, aira_buf_cstr(&line));
    aira_buf_printf(html->out, "</%s>", tag);
    html->out->failed = html->out->failed || line.failed;
    aira_buf_dispose(&line);
}

/* The alternative: its first line as the title, what follows, such as the other language, as the description. */
static void write_alternative(struct html *html, const char *alternative)
{
    size_t first = strcspn(alternative, "\n");

    write_line(html, "title", 't', alternative, first);
    if (alternative[first] != '\0')
        write_line(html, "desc", 'u', alternative + first + 1, strlen(alternative + first + 1));
}

static void write_names(struct html *html, const char *alternative)
{
    aira_buf_printf(html->out, " aria-labelledby=\"_t%zu", html->figure_at);
    if (strchr(alternative, '\n') != NULL)
        aira_buf_printf(html->out, " _u%zu", html->figure_at);
    html_puts(html, "\"");
}

static void open_svg(struct html *html, const struct aira_figure *figure, bool words, bool scrolls)
{
    html_puts(html, "<svg class=\"fig\" viewBox=\"0 0 ");
    html_number(html, figure->width);
    html_puts(html, " ");
    html_number(html, figure->height);
    html_puts(html, "\" style=\"--w:");
    html_number(html, figure->width * (words ? with_words : without_words));
    if (scrolls) {
        html_puts(html, "px;--l:");
        html_number(html, figure->width * least);
    }
    html_puts(html, "px\"");
}

void html_figure(struct html *html, const struct aira_figure *figure)
{
    bool named = *figure->alternative != '\0', words = has_text(figure);
    bool scrolls = words && figure->width * least > narrow;

    html->figure_at += named;
    if (scrolls) {
        html_puts(html, "<div class=\"scroll\" tabindex=\"0\"");
        if (named) {
            html_puts(html, " role=\"group\"");
            write_names(html, figure->alternative);
        }
        html_puts(html, ">");
    }
    open_svg(html, figure, words, scrolls);
    if (named) {
        html_puts(html, " role=\"img\"");
        write_names(html, figure->alternative);
        html_puts(html, ">");
        write_alternative(html, figure->alternative);
    } else {
        html_puts(html, " aria-hidden=\"true\">");
    }
    for (size_t i = 0; i < figure->count; i++)
        draw(html, &figure->shapes[i]);
    html_puts(html, scrolls ? "</svg></div>\n" : "</svg>\n");
}

void html_image(struct html *html, const struct aira_image *image)
{
    html_puts(html, "<img class=\"logo\" alt=\"");
    html_value(html, image->alternative);
    html_puts(html, "\"");
    html_lang(html, image->language);
    aira_buf_printf(html->out, " width=\"%ld\" height=\"%ld\"", lround(image->width * without_words),
                    lround(image->height * without_words));
    html_puts(html, " src=\"data:image/png;base64,");
    aira_base64(html->out, image->picture->png, image->picture->png_length);
    html_puts(html, "\">");
}
