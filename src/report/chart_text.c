/* Text inside figures. */
#include "chart.h"

#include <string.h>

/* Letters of the default faces, in parts of their size. */
static const double wide = 1, capital = 0.68, narrow = 0.57, thin = 0.34;
static const double leading = 1.2, second_size = 0.86;

static double advance_of(uint32_t c)
{
    if (c >= 0x2E80) {
        return wide;
    }
    if (c < 0x80 && c != 0 && strchr(" .,:;!'|()[]-/fijlrt", (int)c) != NULL) {
        return thin;
    }
    return (c >= 'A' && c <= 'Z') || c == 'm' || c == 'w' || c == '%' ? capital : narrow;
}

double chart_text_width(const char *text, double size)
{
    const char *end = text + strlen(text);
    double width = 0;
    while (text < end) {
        uint32_t c;
        size_t bytes = aira_utf8_next(&c, text, end);
        width += advance_of(c);
        text += bytes;
    }
    return width * size;
}

/* Bytes of the longest start of `text` that is at most `width` wide and ends at a space, if there is one. */
static size_t line_length(const char *text, double size, double width)
{
    const char *at = text, *end = text + strlen(text), *space = NULL;
    double used = 0;
    while (at < end) {
        uint32_t c;
        size_t bytes = aira_utf8_next(&c, at, end);
        used += advance_of(c) * size;
        if (used > width) {
            return (size_t)((space != NULL ? space : at) - text);
        }
        if (c == ' ') {
            space = at;
        }
        at += bytes;
    }
    return (size_t)(end - text);
}

/* The longest start that has room, with a mark where something is left out. */
static const char *cut(struct report *report, const char *text, double size, double width)
{
    if (chart_text_width(text, size) <= width) {
        return text;
    }
    const char *kept =
        aira_arena_printf(&report->arena, "%.*s…", (int)line_length(text, size, width - size * narrow), text);
    return kept == NULL ? "" : kept;
}

static void draw(struct report *report, struct aira_node *figure, const struct chart_place *place, const char *text,
                 const char *language)
{
    struct aira_shape *shape =
        aira_figure_text(report->document, figure, place->x, place->y, place->size, place->align, language, text);
    if (shape != NULL) {
        shape->fill = place->colour;
        shape->bold = place->bold;
    }
}

/* Draws up to two lines, moves place->y below them. */
static void draw_lines(struct report *report, struct aira_node *figure, struct chart_place *place, const char *text,
                       const char *language)
{
    size_t first = line_length(text, place->size, place->width);
    const char *line = text[first] == '\0' ? text : aira_arena_strndup(&report->arena, text, first);
    if (line == NULL) {
        return;
    }
    draw(report, figure, place, line, language);
    place->y += leading * place->size;
    const char *rest = text + first + (text[first] == ' ' ? 1 : 0);
    if (*rest == '\0') {
        return;
    }
    size_t second = line_length(rest, place->size, place->width);
    line = rest[second] == '\0' ? rest : aira_arena_printf(&report->arena, "%.*s…", (int)second, rest);
    if (line != NULL) {
        draw(report, figure, place, line, language);
        place->y += leading * place->size;
    }
}

double chart_label(struct report *report, struct aira_node *figure, const struct chart_place *place,
                   struct report_text text)
{
    struct chart_place at = *place;
    draw_lines(report, figure, &at, text.in[0], report->languages[0]);
    if (report_is_both(report) && strcmp(text.in[0], text.in[1]) != 0) {
        at.size = place->size * second_size;
        at.bold = false;
        draw_lines(report, figure, &at, text.in[1], report->languages[1]);
    }
    return at.y - place->y;
}

void chart_line_text(struct report *report, struct aira_node *figure, const struct chart_place *place,
                     struct report_text text)
{
    draw(report, figure, place, text.in[0], report->languages[0]);
}

void chart_fit(struct report *report, struct aira_node *figure, const struct chart_place *place,
               struct report_text text)
{
    struct chart_place at = *place;
    draw(report, figure, &at, cut(report, text.in[0], at.size, at.width), report->languages[0]);
    if (report_is_both(report) && strcmp(text.in[0], text.in[1]) != 0) {
        at.y += leading * place->size;
        at.size = place->size * second_size;
        at.bold = false;
        at.colour = AIRA_COLOUR_GREY;
        draw(report, figure, &at, cut(report, text.in[1], at.size, at.width), report->languages[1]);
    }
}

void chart_fit_line(struct report *report, struct aira_node *figure, const struct chart_place *place,
                    struct report_text text)
{
    static const double between = 4, least = 24;
    struct chart_place at = *place;
    const char *first = cut(report, text.in[0], at.size, at.width);
    draw(report, figure, &at, first, report->languages[0]);
    at.x += chart_text_width(first, at.size) + between;
    at.width -= at.x - place->x;
    if (!report_is_both(report) || strcmp(text.in[0], text.in[1]) == 0 || at.width < least) {
        return;
    }
    at.size = place->size * second_size;
    at.bold = false;
    at.colour = AIRA_COLOUR_GREY;
    draw(report, figure, &at, cut(report, text.in[1], at.size, at.width), report->languages[1]);
}

const char *chart_alternative(struct report *report, struct report_text text)
{
    if (!report_is_both(report) || strcmp(text.in[0], text.in[1]) == 0) {
        return text.in[0];
    }
    const char *both = aira_arena_printf(&report->arena, "%s\n%s", text.in[0], text.in[1]);
    return both == NULL ? "" : both;
}

void chart_mark(struct report *report, struct aira_node *figure, double x, double y, double radius, bool supported)
{
    struct aira_shape *circle =
        aira_figure_circle(report->document, figure, x, y, radius, supported ? AIRA_COLOUR_PAPER : AIRA_COLOUR_INK);
    if (circle != NULL) {
        circle->stroke = AIRA_COLOUR_INK;
        circle->stroke_width = 1.2;
    }
}

void chart_mark_then(struct report *report, struct aira_node *figure, double x, double y)
{
    const double points[] = {x, y, x - 2.4, y - 3.8, x + 2.4, y - 3.8};
    struct aira_shape *mark =
        aira_figure_polygon(report->document, figure, points, 3, AIRA_COLOUR_INK, AIRA_COLOUR_PAPER);
    if (mark != NULL) {
        mark->stroke_width = 0.4;
    }
}
