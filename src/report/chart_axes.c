/* Two axes in one figure: how far the firm has gone, and how able it is to go further. */
#include "chart.h"

static const double figure_width = 282, figure_height = 172;
static const double left = 100, right = 8, top = 30, bottom = 34;
static const double label_size = 7, tick_size = 6.5;

static double plot_x(aira_figure_t figure)
{
    return left + (figure_width - left - right) * (double)figure / AIRA_WHOLE;
}

/* The middle of a stage's row; -1: below the first. */
static double plot_y(const struct report *report, int stage)
{
    double rows = (double)report->score->stage_count + 1;
    double row = (figure_height - top - bottom) / rows;
    return figure_height - bottom - row * ((double)(stage + 1) + 0.5);
}

static void draw_bands(struct report *report, struct aira_node *figure)
{
    const struct aira_questionnaire *questionnaire = report->questionnaire;
    for (size_t i = 0; i < questionnaire->band_count; i++) {
        aira_figure_t from = questionnaire->bands[i].threshold * (AIRA_WHOLE / 1000);
        aira_figure_t to = i + 1 < questionnaire->band_count
                               ? questionnaire->bands[i + 1].threshold * (AIRA_WHOLE / 1000)
                               : AIRA_WHOLE;
        double x = plot_x(from), width = plot_x(to) - plot_x(from);
        aira_figure_rect(report->document, figure, x, top, width, figure_height - top - bottom,
                         i % 2 == 0 ? AIRA_COLOUR_PALE : AIRA_COLOUR_PAPER);
        struct chart_place place = {.x = x + width / 2,
                                    .y = report_is_both(report) ? top - 18 : top - 12,
                                    .size = tick_size,
                                    .width = width - 2,
                                    .align = AIRA_CENTRE,
                                    .colour = AIRA_COLOUR_GREY};
        (void)chart_label(report, figure, &place, report_band(report, (int)i));
    }
}

static void draw_stages(struct report *report, struct aira_node *figure)
{
    for (int i = -1; i < (int)report->score->stage_count; i++) {
        double y = plot_y(report, i);
        bool aimed = i >= 0 && i == report->card->target_stage;
        struct aira_shape *line = aira_figure_line(report->document, figure, left, y, figure_width - right, y,
                                                   aimed ? AIRA_COLOUR_ACCENT : AIRA_COLOUR_GREY);
        if (line != NULL) {
            line->stroke_width = aimed ? 1.2 : 0.3;
            line->dash = aimed ? 3 : 0;
        }
        struct chart_place place = {.x = left - 6,
                                    .y = report_is_both(report) ? y - 1 : y + 2.5,
                                    .size = label_size,
                                    .width = left - 8,
                                    .align = AIRA_RIGHT,
                                    .colour = AIRA_COLOUR_INK,
                                    .bold = i >= 0 && i == report->score->reached};
        (void)chart_label(report, figure, &place, report_stage(report, i));
        if (aimed) {
            place = (struct chart_place){.x = figure_width - right,
                                         .y = y - 2.5,
                                         .size = tick_size,
                                         .align = AIRA_RIGHT,
                                         .colour = AIRA_COLOUR_ACCENT,
                                         .bold = true};
            chart_line_text(report, figure, &place, report_say(report, "chart", "aim", NULL));
        }
    }
}

static void draw_ticks(struct report *report, struct aira_node *figure)
{
    double y = figure_height - bottom;
    aira_figure_line(report->document, figure, left, y, figure_width - right, y, AIRA_COLOUR_INK);
    for (int i = 0; i <= 5; i++) {
        struct chart_place place = {.x = plot_x(i * (AIRA_WHOLE / 5)),
                                    .y = y + 8,
                                    .size = tick_size,
                                    .align = AIRA_CENTRE,
                                    .colour = AIRA_COLOUR_GREY};
        chart_line_text(report, figure, &place, report_number(report, (int64_t)i * 20));
    }
}

static void draw_client(struct report *report, struct aira_node *figure)
{
    const struct aira_index_score *index = &report->score->index;
    double y = plot_y(report, report->score->reached);
    if (index->low != AIRA_NO_FIGURE) {
        struct aira_shape *bounds =
            aira_figure_line(report->document, figure, plot_x(index->low), y, plot_x(index->high), y, AIRA_COLOUR_INK);
        if (bounds != NULL) {
            bounds->stroke_width = 2;
        }
        for (int i = 0; i < 2; i++) {
            double x = plot_x(i == 0 ? index->low : index->high);
            aira_figure_line(report->document, figure, x, y - 4, x, y + 4, AIRA_COLOUR_INK);
        }
    }
    if (index->supported != AIRA_NO_FIGURE) {
        double supported_y = plot_y(report, report->score->supported_reached);
        chart_mark(report, figure, plot_x(index->supported), supported_y, 4, true);
    }
    if (index->score != AIRA_NO_FIGURE) {
        chart_mark(report, figure, plot_x(index->score), y, 4.5, false);
    }
}

static void draw_legend(struct report *report, struct aira_node *figure)
{
    static const char *const keys[] = {"claimed", "supported", "bounds"};
    double x = left - 40, y = figure_height - (report_is_both(report) ? 12 : 8);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct report_text text = report_say(report, "chart", keys[i], NULL);
        if (i < 2) {
            chart_mark(report, figure, x + 3, y - 2.3, 2.6, i == 1);
        } else {
            struct aira_shape *line =
                aira_figure_line(report->document, figure, x - 1, y - 2.3, x + 7, y - 2.3, AIRA_COLOUR_INK);
            if (line != NULL) {
                line->stroke_width = 2;
            }
        }
        struct chart_place place = {
            .x = x + 10, .y = y, .size = tick_size, .width = figure_width - x - 10, .colour = AIRA_COLOUR_INK};
        (void)chart_label(report, figure, &place, text);
        double width = chart_text_width(text.in[0], tick_size);
        if (report_is_both(report) && chart_text_width(text.in[1], tick_size * 0.86) > width) {
            width = chart_text_width(text.in[1], tick_size * 0.86);
        }
        x += 16 + width;
    }
}

static struct report_text in_words(struct report *report)
{
    const struct aira_index_score *index = &report->score->index;
    return report_say(report, "chart", "axes-in-words",
                      (struct report_pair[]){
                          {"stage", report_stage(report, report->score->reached)},
                          {"supported-stage", report_stage(report, report->score->supported_reached)},
                          {"aim", report->card->target_stage < 0 ? report_name(report, "–")
                                                                 : report_stage(report, report->card->target_stage)},
                          {"index", report_points(report, index->score)},
                          {"supported", report_points(report, index->supported)},
                          {"low", report_points(report, index->low)},
                          {"high", report_points(report, index->high)},
                          {0}});
}

void chart_axes(struct report *report, struct aira_node *parent)
{
    struct aira_node *figure = aira_node_figure(report->document, parent, figure_width, figure_height,
                                                chart_alternative(report, in_words(report)));
    draw_bands(report, figure);
    draw_stages(report, figure);
    draw_ticks(report, figure);
    draw_client(report, figure);
    draw_legend(report, figure);
}
