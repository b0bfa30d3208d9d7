/* The second page of a short report: every criterion with its level and its next step. */
#include "chart.h"

enum { COLUMNS = 4 };

size_t report_foremost(const struct report *report, int question)
{
    size_t place = 0;
    while (place < report->card->advice->count && report->card->advice->items[place].question != question) {
        place++;
    }
    return place;
}

static void step(struct report *report, struct aira_node *cell, size_t place)
{
    const struct aira_recommendation *recommendation = &report->card->advice->items[place];
    struct aira_node *title = aira_node_add(report->document, cell, AIRA_NODE_PARAGRAPH);
    if (title == NULL) {
        return;
    }
    title->style = AIRA_STYLE_SMALL;
    title->id = report_id(report, "action", report_number(report, (int64_t)place + 1).in[0]);
    report_span(report, title, report_recommendation(report, recommendation), AIRA_SPAN_BOLD);
    if (recommendation->action >= 0) {
        const char *id = report->questionnaire->actions[recommendation->action].id;
        (void)report_paragraph(report, cell, AIRA_STYLE_LABEL, report_asked(report, "action", id, "text"));
    }
}

/* Why there is no next step: the aim is reached, or the questionnaire knows of nothing, or nobody can tell yet. */
static struct report_text no_step(struct report *report, int question)
{
    const struct aira_question_score *score = &report->score->questions[question];
    int aim = report->card->aims[question];
    if (score->state == AIRA_NA) {
        return report_say(report, "sheet", "na", NULL);
    }
    if (score->level < 0) {
        return report_say(report, "sheet", "open", NULL);
    }
    if (score->level >= aim) {
        return report_say(report, "sheet", "nothing", NULL);
    }
    return report_say(report, "sheet", "no-action",
                      (struct report_pair[]){
                          {"level", report_number(report, score->level)}, {"aim", report_number(report, aim)}, {0}});
}

static void criterion_row(struct report *report, struct aira_node *table, int question)
{
    const struct aira_question_score *score = &report->score->questions[question];
    struct aira_node *row = report_row(report, table);
    struct aira_node *name = report_cell(report, row, report_question(report, question));
    if (name != NULL) {
        name->id = report_id(report, "criterion", report->questionnaire->questions[question].id);
        name->keep |= AIRA_KEEP_ROW_HEADER;
    }
    struct aira_node *bar = aira_node_add(report->document, row, AIRA_NODE_CELL);
    chart_level(report, bar, question);
    (void)report_cell(report, row,
                      score->level >= 0 ? report_number(report, score->level) : report_standing(report, question));
    struct aira_node *cell = aira_node_add(report->document, row, AIRA_NODE_CELL);
    size_t place = report_foremost(report, question);
    if (place < report->card->advice->count) {
        step(report, cell, place);
    } else {
        (void)report_paragraph(report, cell, AIRA_STYLE_SMALL, no_step(report, question));
    }
}

void report_sheet(struct report *report, struct aira_node *section)
{
    static const double shares[COLUMNS] = {19, 13, 12, 56};
    static const enum aira_align aligns[COLUMNS] = {AIRA_LEFT, AIRA_LEFT, AIRA_RIGHT, AIRA_LEFT};
    static const char *const heads[] = {"criterion", "bar", "today", "step", NULL};
    struct aira_node *table = NULL;
    (void)report_heading(report, section, 1, NULL, report_say(report, "sheet", "title", NULL));
    for (int i = 0; i < (int)report->questionnaire->question_count; i++) {
        if (!report->questionnaire->questions[i].counted || report->score->questions[i].state == AIRA_OFF) {
            continue;
        }
        if (table == NULL) {
            table = aira_node_table(report->document, section, AIRA_NODE_TABLE, COLUMNS, shares, aligns);
            if (table == NULL) {
                return;
            }
            table->table->ruled = true;
            table->keep |= AIRA_KEEP_WITH_NEXT;
            report_heads(report, table, "sheet", heads);
        }
        criterion_row(report, table, i);
    }
    (void)report_paragraph(report, section, AIRA_STYLE_CAPTION,
                           table == NULL ? report_say(report, "sheet", "none", NULL) : report_bar_means(report));
}
