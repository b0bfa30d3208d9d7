/* Small figures: a part on a line from 0 to 100, a criterion's levels, the sign of a gate. */
#include "chart.h"

static const double interval_width = 300, interval_height = 26;
static const double level_width = 84, level_height = 11,
                    then_height = 4; /* room over a bar for the mark of last time */

static double interval_x(aira_figure_t figure)
{
    return 6 + (interval_width - 12) * (double)figure / AIRA_WHOLE;
}

/* The score of the part last time; AIRA_NO_FIGURE when there is none. */
static aira_figure_t score_then(const struct report *report, const struct aira_part_score *part)
{
    const struct aira_since *since = report->card->since;
    for (size_t i = 0; since != NULL && i < since->part_count; i++) {
        if (since->parts[i].now == part) {
            return since->parts[i].then->score;
        }
    }
    return AIRA_NO_FIGURE;
}

static struct report_text interval_in_words(struct report *report, const struct aira_part_score *part)
{
    struct report_text words = report_say(report, "chart", "interval-in-words",
                                          (struct report_pair[]){{"score", report_points(report, part->score)},
                                                                 {"supported", report_points(report, part->supported)},
                                                                 {"low", report_points(report, part->low)},
                                                                 {"high", report_points(report, part->high)},
                                                                 {0}});
    aira_figure_t then = score_then(report, part);
    if (then == AIRA_NO_FIGURE) {
        return words;
    }
    return report_join(report, words,
                       report_say(report, "chart", "then-in-words",
                                  (struct report_pair[]){{"then", report_points(report, then)}, {0}}));
}

void chart_interval(struct report *report, struct aira_node *parent, const struct aira_part_score *part)
{
    struct aira_node *figure = aira_node_figure(report->document, parent, interval_width, interval_height,
                                                chart_alternative(report, interval_in_words(report, part)));
    double y = 8;
    aira_figure_rect(report->document, figure, interval_x(0), y - 4, interval_width - 12, 8, AIRA_COLOUR_PALE);
    if (part->low != AIRA_NO_FIGURE) {
        aira_figure_rect(report->document, figure, interval_x(part->low), y - 1.5,
                         interval_x(part->high) - interval_x(part->low), 3, AIRA_COLOUR_GREY);
    }
    if (part->supported != AIRA_NO_FIGURE) {
        chart_mark(report, figure, interval_x(part->supported), y, 4, true);
    }
    if (part->score != AIRA_NO_FIGURE) {
        chart_mark(report, figure, interval_x(part->score), y, 4, false);
    }
    if (score_then(report, part) != AIRA_NO_FIGURE) {
        chart_mark_then(report, figure, interval_x(score_then(report, part)), y - 4);
    }
    for (int i = 0; i <= 5; i++) {
        struct chart_place place = {.x = interval_x(i * (AIRA_WHOLE / 5)),
                                    .y = interval_height - 4,
                                    .size = 6.5,
                                    .align = AIRA_CENTRE,
                                    .colour = AIRA_COLOUR_GREY};
        chart_line_text(report, figure, &place, report_number(report, (int64_t)i * 20));
    }
}

void chart_level(struct report *report, struct aira_node *parent, int question)
{
    const struct aira_question_score *score = &report->score->questions[question];
    int level = score->level, supported = score->supported_level, aim = report->card->aims[question];
    int then = aira_scorecard_level_then(report->card, question);
    double room = report->card->since != NULL ? then_height : 0;
    struct aira_node *figure = aira_node_figure(report->document, parent, level_width, level_height + room,
                                                chart_alternative(report, report_level(report, level)));
    double step = (level_width - 4) / AIRA_MAX_LEVEL, y = 2 + room, height = 7;
    for (int i = 0; i < AIRA_MAX_LEVEL; i++) {
        enum aira_colour fill = i < level ? (enum aira_colour)(AIRA_COLOUR_LEVEL0 + level) : AIRA_COLOUR_PAPER;
        struct aira_shape *box = aira_figure_rect(report->document, figure, 2 + step * i, y, step - 1, height, fill);
        if (box != NULL) {
            box->stroke = AIRA_COLOUR_GREY;
            box->stroke_width = 0.4;
        }
    }
    if (supported >= 0) {
        struct aira_shape *line = aira_figure_line(report->document, figure, 2, y + height / 2, 2 + step * supported,
                                                   y + height / 2, level > 1 ? AIRA_COLOUR_PAPER : AIRA_COLOUR_INK);
        if (line != NULL) {
            line->stroke_width = 1.6;
        }
    }
    if (aim >= 0) {
        double x = 1.5 + step * aim;
        struct aira_shape *line =
            aira_figure_line(report->document, figure, x, room, x, room + level_height, AIRA_COLOUR_ACCENT);
        if (line != NULL) {
            line->stroke_width = 1.6;
        }
    }
    if (then >= 0) {
        chart_mark_then(report, figure, 2.4 + (step - 0.2) * then, y);
    }
}

void chart_sign(struct report *report, struct aira_node *parent, enum aira_gate_status status)
{
    struct aira_node *figure = aira_node_figure(report->document, parent, 9, 9, "");
    struct aira_shape *shape = NULL;
    if (status == AIRA_GATE_MISSED) {
        for (int i = 0; i < 2; i++) {
            shape = aira_figure_line(report->document, figure, 1.5, i == 0 ? 1.5 : 7.5, 7.5, i == 0 ? 7.5 : 1.5,
                                     AIRA_COLOUR_BAD);
            if (shape != NULL) {
                shape->stroke_width = 1.6;
            }
        }
        return;
    }
    if (status == AIRA_GATE_ABSENT || status == AIRA_GATE_SKIPPED) {
        shape = aira_figure_line(report->document, figure, 1, 4.5, 8, 4.5, AIRA_COLOUR_GREY);
    } else {
        bool met = status == AIRA_GATE_MET;
        shape = aira_figure_circle(report->document, figure, 4.5, 4.5, 3.4, met ? AIRA_COLOUR_GOOD : AIRA_COLOUR_PAPER);
        if (shape != NULL) {
            shape->stroke = met ? AIRA_COLOUR_GOOD : AIRA_COLOUR_OPEN;
        }
    }
    if (shape != NULL) {
        shape->stroke_width = 1.4;
    }
}
