/* The stages as a stair, each with how it stands. */
#include "chart.h"

static const double figure_width = 482, figure_height = 118;
static const double step_gap = 4, lowest = 62, rise = 16;

static void draw_step(struct report *report, struct aira_node *figure, size_t i)
{
    const struct aira_stage_score *stage = &report->score->stages[i];
    double width = (figure_width + step_gap) / (double)report->score->stage_count - step_gap;
    double stairs = report->score->stage_count > 1 ? (double)report->score->stage_count - 1 : 1;
    double height = lowest + rise * 3 * (double)i / stairs;
    double x = (double)i * (width + step_gap), y = figure_height - height;
    bool full = stage->reached && stage->supported_reached;
    struct aira_shape *box = aira_figure_rect(report->document, figure, x + 0.5, y, width - 1, height - 1,
                                              full             ? AIRA_COLOUR_INK
                                              : stage->reached ? AIRA_COLOUR_PALE
                                                               : AIRA_COLOUR_PAPER);
    if (box != NULL) {
        box->stroke = stage->reached || (int)i == report->score->next ? AIRA_COLOUR_INK : AIRA_COLOUR_GREY;
        box->stroke_width = (int)i == report->score->next ? 1.2 : 0.6;
        box->dash = stage->reached && !full ? 2.5 : 0;
    }
    struct chart_place place = {.x = x + 7,
                                .y = y + 14,
                                .size = 8.5,
                                .width = width - 12,
                                .colour = full ? AIRA_COLOUR_PAPER : AIRA_COLOUR_INK,
                                .bold = true};
    place.y += chart_label(report, figure, &place, report_stage(report, (int)i)) + 3;
    place.size = 7;
    place.bold = false;
    place.y += chart_label(report, figure, &place, report_stage_status(report, (int)i));
    if ((int)i == report->card->target_stage) {
        place.bold = true;
        place.colour = full ? AIRA_COLOUR_PAPER : AIRA_COLOUR_ACCENT;
        (void)chart_label(report, figure, &place, report_say(report, "chart", "aim", NULL));
    }
}

static struct report_text in_words(struct report *report)
{
    struct report_text list = report_empty();
    for (size_t i = 0; i < report->score->stage_count; i++) {
        struct report_text item = report_say(report, "ladder", "step-in-words",
                                             (struct report_pair[]){{"stage", report_stage(report, (int)i)},
                                                                    {"status", report_stage_status(report, (int)i)},
                                                                    {0}});
        list = report_list(report, list, item);
    }
    return report_say(report, "ladder", "in-words", (struct report_pair[]){{"stages", list}, {0}});
}

void chart_ladder(struct report *report, struct aira_node *parent)
{
    struct aira_node *figure = aira_node_figure(report->document, parent, figure_width, figure_height,
                                                chart_alternative(report, in_words(report)));
    for (size_t i = 0; i < report->score->stage_count; i++) {
        draw_step(report, figure, i);
    }
}
