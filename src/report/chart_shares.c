/* What a survey's share or place was, as bars, with what the client said beside each. */
#include "chart.h"

#include <string.h>

static const double figure_width = 482, label_width = 150, bar_left = 158, bar_right = 352, value_right = 392;
static const double mark_x = 412, head_height = 17, foot = 16, size = 7.5;

static double row_height(const struct report *report)
{
    return report_is_both(report) ? 21 : 15;
}

static bool is_share(const struct aira_benchmark *benchmark)
{
    return strcmp(benchmark->unit, "percent") == 0 && benchmark->value >= 0 && benchmark->value <= 100000;
}

/* An option's share or place, or a number that the client was asked for too. */
static bool is_drawn(const struct report *report, const struct aira_benchmark *benchmark)
{
    const struct aira_question *question = &report->questionnaire->questions[benchmark->question];
    bool comparable = benchmark->option >= 0 || question->type == AIRA_NUMBER;
    bool drawable = is_share(benchmark) || strcmp(benchmark->unit, "rank") == 0;
    return comparable && drawable && report->score->questions[benchmark->question].state != AIRA_OFF;
}

/* The next question behind `question` with something to draw; -1: none. */
static int next_question(const struct report *report, int question)
{
    for (int i = question + 1; i < (int)report->questionnaire->question_count; i++) {
        for (size_t j = 0; j < report->questionnaire->benchmark_count; j++) {
            const struct aira_benchmark *benchmark = &report->questionnaire->benchmarks[j];
            if (benchmark->question == i && is_drawn(report, benchmark)) {
                return i;
            }
        }
    }
    return -1;
}

static double height_of(const struct report *report)
{
    double height = head_height + foot;
    for (int i = next_question(report, -1); i >= 0; i = next_question(report, i)) {
        height += row_height(report);
    }
    for (size_t i = 0; i < report->questionnaire->benchmark_count; i++) {
        height += is_drawn(report, &report->questionnaire->benchmarks[i]) ? row_height(report) : 0;
    }
    return height;
}

static double bar_x(int64_t thousandths)
{
    return bar_left + (bar_right - bar_left) * (double)thousandths / 100000;
}

/* Whether the client named the option; -1: no answer. */
static int is_named(const struct report *report, const struct aira_benchmark *benchmark)
{
    struct aira_answer answer;
    if (report->score->questions[benchmark->question].state != AIRA_ANSWERED || benchmark->option < 0 ||
        !aira_assessment_counting(&answer, report->assessment, benchmark->question)) {
        return -1;
    }
    bool multi = report->questionnaire->questions[benchmark->question].type == AIRA_MULTI;
    return multi ? (answer.value.options >> benchmark->option & 1U) != 0 : answer.value.number == benchmark->option;
}

static void draw_bar(struct report *report, struct aira_node *figure, const struct aira_benchmark *benchmark, double y)
{
    if (!is_share(benchmark)) {
        return;
    }
    aira_figure_rect(report->document, figure, bar_left, y, bar_right - bar_left, 7, AIRA_COLOUR_PALE);
    aira_figure_rect(report->document, figure, bar_left, y, bar_x(benchmark->value) - bar_left, 7, AIRA_COLOUR_LEVEL3);
    struct aira_answer answer;
    bool number = benchmark->option < 0 && report->score->questions[benchmark->question].state == AIRA_ANSWERED &&
                  aira_assessment_counting(&answer, report->assessment, benchmark->question);
    if (number && answer.value.number >= 0 && answer.value.number <= 100000) {
        chart_mark(report, figure, bar_x(answer.value.number), y + 3.5, 4, false);
    }
}

static void draw_row(struct report *report, struct aira_node *figure, const struct aira_benchmark *benchmark, double y)
{
    double middle = y + (report_is_both(report) ? 8 : 7);
    struct chart_place place = {
        .x = 8, .y = middle + 1, .size = size, .width = label_width - 8, .colour = AIRA_COLOUR_INK};
    chart_fit(report, figure, &place, report_benchmark_title(report, benchmark));
    draw_bar(report, figure, benchmark, middle - 4.5);
    place = (struct chart_place){.x = value_right,
                                 .y = middle + 1,
                                 .size = size,
                                 .width = 60,
                                 .align = AIRA_RIGHT,
                                 .colour = AIRA_COLOUR_INK,
                                 .bold = true};
    chart_fit(report, figure, &place, report_benchmark_value(report, benchmark));
    int named = is_named(report, benchmark);
    if (named >= 0) {
        chart_mark(report, figure, mark_x, middle - 1.4, 3.4, named == 0);
    }
    place = (struct chart_place){
        .x = mark_x + 9, .y = middle + 1, .size = size, .width = figure_width - mark_x - 9, .colour = AIRA_COLOUR_INK};
    chart_fit(report, figure, &place, report_benchmark_client(report, benchmark));
}

static void draw_heads(struct report *report, struct aira_node *figure)
{
    struct chart_place place = {
        .x = value_right, .y = 7, .size = 7, .width = 150, .align = AIRA_RIGHT, .colour = AIRA_COLOUR_GREY};
    (void)chart_label(report, figure, &place, report_say(report, "benchmarks", "published", NULL));
    place.x = mark_x - 4;
    place.width = figure_width - mark_x;
    place.align = AIRA_LEFT;
    (void)chart_label(report, figure, &place, report_say(report, "benchmarks", "client", NULL));
}

static void draw_ticks(struct report *report, struct aira_node *figure, double y)
{
    for (int i = 0; i <= 4; i++) {
        struct chart_place place = {
            .x = bar_x(i * INT64_C(25000)), .y = y + 9, .size = 6.5, .align = AIRA_CENTRE, .colour = AIRA_COLOUR_GREY};
        aira_figure_line(report->document, figure, place.x, y, place.x, y + 2, AIRA_COLOUR_GREY);
        chart_line_text(report, figure, &place, report_number(report, (int64_t)i * 25));
    }
    aira_figure_line(report->document, figure, bar_left, y, bar_right, y, AIRA_COLOUR_GREY);
}

static struct report_text in_words(struct report *report)
{
    struct report_text list = report_empty();
    for (int i = next_question(report, -1); i >= 0; i = next_question(report, i)) {
        for (size_t j = 0; j < report->questionnaire->benchmark_count; j++) {
            const struct aira_benchmark *benchmark = &report->questionnaire->benchmarks[j];
            if (benchmark->question != i || !is_drawn(report, benchmark)) {
                continue;
            }
            struct report_text one =
                report_say(report, "benchmarks", "share-in-words",
                           (struct report_pair[]){{"figure", report_benchmark_title(report, benchmark)},
                                                  {"value", report_benchmark_value(report, benchmark)},
                                                  {"client", report_benchmark_client(report, benchmark)},
                                                  {0}});
            list = report_list(report, list, one);
        }
    }
    return report_say(report, "benchmarks", "shares-in-words", (struct report_pair[]){{"figures", list}, {0}});
}

bool chart_shares(struct report *report, struct aira_node *parent)
{
    if (next_question(report, -1) < 0) {
        return false;
    }
    double y = head_height;
    struct aira_node *figure = aira_node_figure(report->document, parent, figure_width, height_of(report),
                                                chart_alternative(report, in_words(report)));
    draw_heads(report, figure);
    for (int i = next_question(report, -1); i >= 0; i = next_question(report, i)) {
        struct chart_place place = {
            .x = 0, .y = y + 9, .size = size, .width = figure_width, .colour = AIRA_COLOUR_INK, .bold = true};
        chart_fit(report, figure, &place, report_question(report, i));
        y += row_height(report);
        for (size_t j = 0; j < report->questionnaire->benchmark_count; j++) {
            const struct aira_benchmark *benchmark = &report->questionnaire->benchmarks[j];
            if (benchmark->question == i && is_drawn(report, benchmark)) {
                draw_row(report, figure, benchmark, y);
                y += row_height(report);
            }
        }
    }
    draw_ticks(report, figure, y);
    return true;
}
