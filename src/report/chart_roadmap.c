/* Effort against gain: each recommendation is its number, pushed aside where two would lie on each other. */
#include "chart.h"

#include <math.h>

/* Two languages need a wider and longer key beside. */
static const double width_of_one = 258, height_of_one = 300, width_of_both = 216, height_of_both = 370;
static const double left = 30, right = 8, top = 26, bottom = 34;
static const double radius = 6.6, apart = 1.2, tick_size = 6.5;
static const double turn = 6.283185307179586;

enum { MOST_POINTS = 40, RINGS = 40, ANGLES = 24, TICKS = 6 };

struct axis {
    int64_t step, most; /* person-weeks; gain: tenths of a point */
};

struct point {
    double x, y;   /* where it belongs */
    double px, py; /* where its number stands */
};

struct roadmap {
    struct report *report;
    size_t count;
    double width, height;
    struct axis effort, gain;
    struct point points[MOST_POINTS];
};

static const struct aira_recommendation *item(const struct roadmap *map, size_t i)
{
    return &map->report->card->advice->items[i];
}

static int64_t tenths(aira_figure_t gain)
{
    return gain > 0 ? aira_shown(gain) : 0;
}

/* The least step of 1, 2 or 5 times a power of ten that needs no more than TICKS of it. */
static struct axis axis_to(int64_t most)
{
    static const int64_t steps[] = {1, 2, 5};
    most = most < 1 ? 1 : most;
    for (int64_t ten = 1;; ten *= 10) {
        for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
            int64_t step = steps[i] * ten;
            if (step * TICKS >= most) {
                return (struct axis){step, (most + step - 1) / step * step};
            }
        }
    }
}

static double plot_x(const struct roadmap *map, int64_t effort)
{
    return left + radius + (map->width - left - right - 2 * radius) * (double)effort / (double)map->effort.most;
}

static double plot_y(const struct roadmap *map, int64_t gain)
{
    return map->height - bottom - radius -
           (map->height - top - bottom - 2 * radius) * (double)gain / (double)map->gain.most;
}

/* ---- where the numbers stand ---- */

static bool is_free(const struct roadmap *map, size_t count, double x, double y)
{
    if (x < left + radius || x > map->width - right - radius || y < top + radius || y > map->height - bottom - radius) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        if (hypot(x - map->points[i].px, y - map->points[i].py) < 2 * radius + apart) {
            return false;
        }
    }
    return true;
}

/* The nearest free place, looking around in rings. */
static void settle(struct roadmap *map, size_t i)
{
    struct point *point = &map->points[i];
    for (int ring = 0; ring < RINGS; ring++) {
        for (int angle = 0; angle < ANGLES; angle++) {
            double x = point->x + ring * radius / 2 * cos(turn * angle / ANGLES);
            double y = point->y - ring * radius / 2 * sin(turn * angle / ANGLES);
            if (is_free(map, i, x, y)) {
                point->px = x;
                point->py = y;
                return;
            }
        }
    }
}

static struct roadmap lay_out(struct report *report, size_t count)
{
    struct roadmap map = {.report = report, .count = count < MOST_POINTS ? count : MOST_POINTS};
    map.width = report_is_both(report) ? width_of_both : width_of_one;
    map.height = report_is_both(report) ? height_of_both : height_of_one;
    int64_t effort = 0, gain = 0;
    for (size_t i = 0; i < map.count; i++) {
        effort = item(&map, i)->effort > effort ? item(&map, i)->effort : effort;
        gain = tenths(item(&map, i)->gain) > gain ? tenths(item(&map, i)->gain) : gain;
    }
    map.effort = axis_to(effort);
    map.gain = axis_to(gain);
    for (size_t i = 0; i < map.count; i++) {
        struct point *point = &map.points[i];
        point->x = point->px = plot_x(&map, item(&map, i)->effort);
        point->y = point->py = plot_y(&map, tenths(item(&map, i)->gain));
        settle(&map, i);
    }
    return map;
}

/* ---- drawing ---- */

static void grid_line(struct roadmap *map, struct aira_node *figure, double x, double y, double x2, double y2)
{
    struct aira_shape *line = aira_figure_line(map->report->document, figure, x, y, x2, y2, AIRA_COLOUR_PALE);
    if (line != NULL) {
        line->stroke_width = 0.7;
    }
}

static void draw_axes(struct roadmap *map, struct aira_node *figure)
{
    struct report *report = map->report;
    double floor = map->height - bottom;
    struct chart_place place = {.size = tick_size, .align = AIRA_CENTRE, .colour = AIRA_COLOUR_GREY};
    for (int64_t at = 0; at <= map->effort.most; at += map->effort.step) {
        place.x = plot_x(map, at);
        place.y = floor + 9;
        grid_line(map, figure, place.x, top, place.x, floor);
        chart_line_text(report, figure, &place, report_number(report, at));
    }
    place.align = AIRA_RIGHT;
    for (int64_t at = 0; at <= map->gain.most; at += map->gain.step) {
        place.x = left - 3;
        place.y = plot_y(map, at) + 2.3;
        grid_line(map, figure, left, plot_y(map, at), map->width - right, plot_y(map, at));
        chart_line_text(report, figure, &place, report_points(report, (aira_figure_t)at * (AIRA_WHOLE / 1000)));
    }
    aira_figure_line(report->document, figure, left, floor, map->width - right, floor, AIRA_COLOUR_INK);
    aira_figure_line(report->document, figure, left, top, left, floor, AIRA_COLOUR_INK);
    place = (struct chart_place){.x = map->width - right,
                                 .y = floor + 19,
                                 .size = 7,
                                 .width = map->width,
                                 .align = AIRA_RIGHT,
                                 .colour = AIRA_COLOUR_INK};
    (void)chart_label(report, figure, &place, report_say(report, "roadmap", "effort", NULL));
    place = (struct chart_place){.x = 0, .y = 7, .size = 7, .width = 110, .colour = AIRA_COLOUR_INK};
    (void)chart_label(report, figure, &place, report_say(report, "roadmap", "gain", NULL));
}

/* Full, pale or hollow: apart in grey print too. */
static void draw_disc(struct report *report, struct aira_node *figure, double x, double y, double size,
                      enum aira_horizon horizon)
{
    static const enum aira_colour fills[] = {AIRA_COLOUR_INK, AIRA_COLOUR_LEVEL1, AIRA_COLOUR_PAPER};
    struct aira_shape *disc = aira_figure_circle(report->document, figure, x, y, size, fills[horizon]);
    if (disc != NULL) {
        disc->stroke = AIRA_COLOUR_INK;
        disc->stroke_width = 0.8;
    }
}

static void draw_point(struct roadmap *map, struct aira_node *figure, size_t i)
{
    struct report *report = map->report;
    const struct point *point = &map->points[i];
    draw_disc(report, figure, point->px, point->py, radius, item(map, i)->horizon);
    struct chart_place place = {.x = point->px,
                                .y = point->py + 2.3,
                                .size = 6.5,
                                .align = AIRA_CENTRE,
                                .colour = item(map, i)->horizon == AIRA_NOW ? AIRA_COLOUR_PAPER : AIRA_COLOUR_INK,
                                .bold = true};
    chart_line_text(report, figure, &place, report_number(report, (int64_t)i + 1));
}

/* From where a number belongs to where it stands. */
static void draw_leads(struct roadmap *map, struct aira_node *figure)
{
    for (size_t i = 0; i < map->count; i++) {
        const struct point *point = &map->points[i];
        if (hypot(point->px - point->x, point->py - point->y) < 0.01) {
            continue;
        }
        struct aira_shape *line =
            aira_figure_line(map->report->document, figure, point->x, point->y, point->px, point->py, AIRA_COLOUR_INK);
        if (line != NULL) {
            line->stroke_width = 0.5;
        }
        aira_figure_circle(map->report->document, figure, point->x, point->y, 1.3, AIRA_COLOUR_INK);
    }
}

static void draw_legend(struct roadmap *map, struct aira_node *figure)
{
    struct report *report = map->report;
    double x = map->width - right;
    for (int horizon = AIRA_LATER; horizon >= AIRA_NOW; horizon--) {
        struct report_text text = report_say(report, "horizon", aira_horizon_name((enum aira_horizon)horizon), NULL);
        double width = chart_text_width(text.in[0], 7);
        double second = report_is_both(report) ? chart_text_width(text.in[1], 7 * 0.86) : 0;
        x -= second > width ? second : width;
        struct chart_place place = {.x = x, .y = 7, .size = 7, .width = 80, .colour = AIRA_COLOUR_INK};
        (void)chart_label(report, figure, &place, text);
        draw_disc(report, figure, x - 6, 4.6, 3.4, (enum aira_horizon)horizon);
        x -= 16;
    }
}

static struct report_text in_words(struct roadmap *map)
{
    struct report *report = map->report;
    struct report_text list = report_empty();
    for (size_t i = 0; i < map->count; i++) {
        struct report_text one =
            report_say(report, "roadmap", "point-in-words",
                       (struct report_pair[]){{"number", report_number(report, (int64_t)i + 1)},
                                              {"weeks", report_number(report, item(map, i)->effort)},
                                              {"gain", report_gain(report, item(map, i))},
                                              {0}});
        list = report_list(report, list, one);
    }
    return report_say(report, "roadmap", "in-words", (struct report_pair[]){{"points", list}, {0}});
}

void chart_roadmap(struct report *report, struct aira_node *parent, size_t count)
{
    struct roadmap map = lay_out(report, count);
    struct aira_node *figure =
        aira_node_figure(report->document, parent, map.width, map.height, chart_alternative(report, in_words(&map)));
    draw_axes(&map, figure);
    draw_legend(&map, figure);
    draw_leads(&map, figure);
    for (size_t i = 0; i < map.count; i++) {
        draw_point(&map, figure, i);
    }
}
