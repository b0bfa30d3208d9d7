/* The parts of the index around a centre, claimed and supported. */
#include "chart.h"

#include <math.h>

static const double figure_width = 196, figure_height = 172;
static const double centre_x = 98, centre_y = 78, radius = 48;
static const double label_size = 6.5, legend_size = 6.5;
static const double turn = 6.283185307179586;

enum { MOST_AXES = 12 };

/* The parts that are drawn: in the index, with a score, at most MOST_AXES. */
struct axes {
    const struct aira_part_score *parts[MOST_AXES];
    size_t count;
};

static struct axes find_axes(const struct report *report)
{
    struct axes axes = {.count = 0};
    for (size_t i = 0; i < report->score->part_count && axes.count < MOST_AXES; i++) {
        const struct aira_part_score *part = &report->score->parts[i];
        if (report->questionnaire->parts[part->part].in_index) {
            axes.parts[axes.count++] = part;
        }
    }
    return axes;
}

static double axis_x(const struct axes *axes, size_t i, double distance)
{
    return centre_x + distance * sin(turn * (double)i / (double)axes->count);
}

static double axis_y(const struct axes *axes, size_t i, double distance)
{
    return centre_y - distance * cos(turn * (double)i / (double)axes->count);
}

static void draw_rings(struct report *report, struct aira_node *figure, const struct axes *axes)
{
    for (int ring = 1; ring <= 4; ring++) {
        double points[2 * MOST_AXES];
        for (size_t i = 0; i < axes->count; i++) {
            points[2 * i] = axis_x(axes, i, radius * ring / 4);
            points[2 * i + 1] = axis_y(axes, i, radius * ring / 4);
        }
        struct aira_shape *shape =
            aira_figure_polygon(report->document, figure, points, axes->count, AIRA_COLOUR_NONE, AIRA_COLOUR_GREY);
        if (shape != NULL) {
            shape->stroke_width = 0.3;
        }
    }
    for (size_t i = 0; i < axes->count; i++) {
        struct aira_shape *shape = aira_figure_line(report->document, figure, centre_x, centre_y,
                                                    axis_x(axes, i, radius), axis_y(axes, i, radius), AIRA_COLOUR_GREY);
        if (shape != NULL) {
            shape->stroke_width = 0.3;
        }
    }
}

static double distance_of(aira_figure_t figure)
{
    return figure == AIRA_NO_FIGURE ? 0 : radius * (double)figure / AIRA_WHOLE;
}

static void draw_scores(struct report *report, struct aira_node *figure, const struct axes *axes, bool supported)
{
    double points[2 * MOST_AXES];
    for (size_t i = 0; i < axes->count; i++) {
        double distance = distance_of(supported ? axes->parts[i]->supported : axes->parts[i]->score);
        points[2 * i] = axis_x(axes, i, distance);
        points[2 * i + 1] = axis_y(axes, i, distance);
    }
    struct aira_shape *shape = aira_figure_polygon(report->document, figure, points, axes->count, AIRA_COLOUR_NONE,
                                                   supported ? AIRA_COLOUR_ACCENT : AIRA_COLOUR_INK);
    if (shape != NULL) {
        shape->stroke_width = 1.4;
        shape->dash = supported ? 2.5 : 0;
    }
}

static void draw_labels(struct report *report, struct aira_node *figure, const struct axes *axes)
{
    for (size_t i = 0; i < axes->count; i++) {
        double side = sin(turn * (double)i / (double)axes->count), down = -cos(turn * (double)i / (double)axes->count);
        double x = axis_x(axes, i, radius + 5), y = axis_y(axes, i, radius + 5);
        double lines = report_is_both(report) ? 3 : 2;
        struct chart_place place = {
            .x = x,
            .y = y + 2 + (down - 1) * lines * label_size * 0.5 + (down > 0 ? 3 : 0),
            .size = label_size,
            .width = fabs(side) < 0.2 ? 110
                     : side > 0       ? figure_width - x
                                      : x,
            .align = fabs(side) < 0.2 ? AIRA_CENTRE
                     : side > 0       ? AIRA_LEFT
                                      : AIRA_RIGHT,
            .colour = AIRA_COLOUR_INK,
        };
        struct report_text title =
            report_asked(report, "part", report->questionnaire->parts[axes->parts[i]->part].id, "title");
        place.y += chart_label(report, figure, &place, title);
        place.bold = true;
        chart_line_text(report, figure, &place, report_points(report, axes->parts[i]->score));
    }
}

static void draw_legend(struct report *report, struct aira_node *figure)
{
    static const char *const keys[] = {"claimed", "supported"};
    double x = 40;
    for (size_t i = 0; i < 2; i++) {
        double y = figure_height - (report_is_both(report) ? 12 : 8);
        struct aira_shape *line = aira_figure_line(report->document, figure, x, y - 2.3, x + 14, y - 2.3,
                                                   i == 0 ? AIRA_COLOUR_INK : AIRA_COLOUR_ACCENT);
        if (line != NULL) {
            line->stroke_width = 1.4;
            line->dash = i == 0 ? 0 : 2.5;
        }
        struct chart_place place = {.x = x + 18, .y = y, .size = legend_size, .width = 70, .colour = AIRA_COLOUR_INK};
        (void)chart_label(report, figure, &place, report_say(report, "chart", keys[i], NULL));
        x += 70;
    }
}

static struct report_text in_words(struct report *report, const struct axes *axes)
{
    struct report_text list = report_empty();
    for (size_t i = 0; i < axes->count; i++) {
        const char *id = report->questionnaire->parts[axes->parts[i]->part].id;
        struct report_text item =
            report_say(report, "chart", "part-in-words",
                       (struct report_pair[]){{"part", report_asked(report, "part", id, "title")},
                                              {"score", report_points(report, axes->parts[i]->score)},
                                              {"supported", report_points(report, axes->parts[i]->supported)},
                                              {0}});
        list = report_list(report, list, item);
    }
    return report_say(report, "chart", "parts-in-words", (struct report_pair[]){{"parts", list}, {0}});
}

void chart_radar(struct report *report, struct aira_node *parent)
{
    struct axes axes = find_axes(report);
    if (axes.count < 3) {
        for (size_t i = 0; i < axes.count; i++) {
            const char *id = report->questionnaire->parts[axes.parts[i]->part].id;
            (void)report_paragraph(report, parent, AIRA_STYLE_LABEL, report_asked(report, "part", id, "title"));
            chart_interval(report, parent, axes.parts[i]);
        }
        return;
    }
    struct aira_node *figure = aira_node_figure(report->document, parent, figure_width, figure_height,
                                                chart_alternative(report, in_words(report, &axes)));
    draw_rings(report, figure, &axes);
    draw_scores(report, figure, &axes, false);
    draw_scores(report, figure, &axes, true);
    draw_labels(report, figure, &axes);
    draw_legend(report, figure);
}
