/* Adoption: the stages, their gates, and what is missing for the next. */
#include "chart.h"

/* Columns of a stage's table, and those before the criterion's name. */
enum { HEADS = 6, BEFORE_NAME = 2 };

/* Why the gate stands there, under its row. */
static void reason_row(struct report *report, struct aira_node *table, const struct aira_stage *stage,
                       const struct aira_gate *gate)
{
    const char *key = aira_arena_printf(&report->arena, "why.%s.%d", gate->core ? "core" : "gate", gate->number);
    if (key == NULL || aira_questionnaire_find(report->questionnaire, report->questionnaire->languages[0], "stage",
                                               stage->id, key) == NULL) {
        return;
    }
    struct aira_node *cell = report_body_cell(report, table, BEFORE_NAME);
    (void)report_paragraph(report, cell, AIRA_STYLE_LABEL, report_asked(report, "stage", stage->id, key));
}

static void gate_row(struct report *report, struct aira_node *table, const struct aira_stage *stage,
                     const struct aira_gate_score *gate)
{
    const struct aira_question_score *score = &report->score->questions[gate->gate->question];
    struct aira_node *row = report_row(report, table);
    struct aira_node *sign = aira_node_add(report->document, row, AIRA_NODE_CELL);
    chart_sign(report, sign, gate->status);
    (void)report_cell(report, row, report_say(report, "gate", aira_gate_status_name(gate->status), NULL));
    (void)report_cell(report, row, report_question(report, gate->gate->question));
    (void)report_cell(report, row, report_number(report, gate->gate->needs));
    (void)report_cell(report, row,
                      gate->level >= 0 ? report_number(report, gate->level)
                                       : report_say(report, "state", aira_state_name(score->state), NULL));
    (void)report_cell(report, row,
                      gate->supported_level >= 0 ? report_number(report, gate->supported_level)
                                                 : report_name(report, "–"));
    reason_row(report, table, stage, gate->gate);
}

static bool does_not_concern(const struct report *report, int index)
{
    return report->card->offers_nothing && index > 0;
}

struct report_text report_stage_status(struct report *report, int index)
{
    const struct aira_stage_score *stage = &report->score->stages[index];
    const char *key = stage->reached                    ? stage->supported_reached ? "reached" : "reached-claimed"
                      : does_not_concern(report, index) ? "not-concerned"
                      : index == report->score->next    ? "next"
                                                        : "not-reached";
    return report_say(report, "ladder", key, NULL);
}

static void stage_section(struct report *report, struct aira_node *section, int index)
{
    static const double shares[HEADS] = {4, 12, 49, 8, 15, 12};
    static const enum aira_align aligns[HEADS] = {AIRA_LEFT, AIRA_LEFT, AIRA_LEFT, AIRA_RIGHT, AIRA_RIGHT, AIRA_RIGHT};
    static const char *const heads[] = {"", "status", "criterion", "needs", "today", "supported", NULL};
    const struct aira_stage_score *stage = &report->score->stages[index];
    struct report_text title = report_say(report, "ladder", "heading",
                                          (struct report_pair[]){{"number", report_number(report, index + 1)},
                                                                 {"stage", report_stage(report, index)},
                                                                 {"status", report_stage_status(report, index)},
                                                                 {0}});
    (void)report_heading(report, section, 2, report_id(report, "stage", stage->stage->id), title);
    struct aira_node *about =
        report_paragraph(report, section, AIRA_STYLE_SMALL, report_asked(report, "stage", stage->stage->id, "about"));
    if (does_not_concern(report, index)) {
        return;
    }
    report_keep_with_next(about);
    struct aira_node *table = aira_node_table(report->document, section, AIRA_NODE_TABLE, HEADS, shares, aligns);
    if (table != NULL) {
        table->table->ruled = true;
    }
    report_heads(report, table, "ladder", heads);
    for (size_t i = 0; i < stage->stage->gate_count; i++) {
        gate_row(report, table, stage->stage, &stage->gates[i]);
    }
}

static void missing_gate(struct report *report, struct aira_node *list, const struct aira_gate_score *gate)
{
    struct aira_node *item = aira_node_add(report->document, list, AIRA_NODE_ITEM);
    (void)report_paragraph(
        report, item, AIRA_STYLE_BODY,
        report_say(report, "missing", aira_gate_status_name(gate->status),
                   (struct report_pair[]){{"question", report_question(report, gate->gate->question)},
                                          {"needs", report_level(report, gate->gate->needs)},
                                          {"today", report_standing(report, gate->gate->question)},
                                          {0}}));
}

/* What going further means within the first stage, where the questionnaire says so. */
static void depth_instead(struct report *report, struct aira_node *section)
{
    const char *first = report->score->stages[0].stage->id;
    if (aira_questionnaire_find(report->questionnaire, report->questionnaire->languages[0], "stage", first, "depth") !=
        NULL) {
        (void)report_paragraph(report, section, AIRA_STYLE_BODY, report_asked(report, "stage", first, "depth"));
    }
}

static void what_is_missing(struct report *report, struct aira_node *section)
{
    int next = report->score->next;
    if (next < 0) {
        (void)report_paragraph(report, section, AIRA_STYLE_BODY, report_say(report, "ladder", "top", NULL));
        return;
    }
    struct report_pair pairs[] = {{"stage", report_stage(report, next)}, {0}};
    (void)report_heading(report, section, 2, NULL, report_say(report, "ladder", "missing", pairs));
    if (does_not_concern(report, next)) {
        (void)report_paragraph(report, section, AIRA_STYLE_BODY, report_say(report, "remark", "offers-nothing", NULL));
        depth_instead(report, section);
        return;
    }
    const struct aira_stage_score *stage = &report->score->stages[next];
    struct aira_node *list = NULL;
    for (size_t i = 0; i < stage->stage->gate_count; i++) {
        enum aira_gate_status status = stage->gates[i].status;
        if (status == AIRA_GATE_MET || status == AIRA_GATE_SKIPPED) {
            continue;
        }
        if (list == NULL) {
            list = aira_node_add(report->document, section, AIRA_NODE_LIST);
        }
        missing_gate(report, list, &stage->gates[i]);
    }
    if (list == NULL) {
        (void)report_paragraph(report, section, AIRA_STYLE_BODY, report_say(report, "ladder", "no-core", pairs));
    }
}

void report_adoption(struct report *report, struct aira_node *section)
{
    (void)report_heading(report, section, 1, NULL, report_say(report, "ladder", "title", NULL));
    if (report->score->stage_count == 0) {
        (void)report_paragraph(report, section, AIRA_STYLE_BODY, report_say(report, "ladder", "no-stages", NULL));
        return;
    }
    (void)report_paragraph(report, section, AIRA_STYLE_BODY, report_say(report, "ladder", "about", NULL));
    chart_ladder(report, section);
    (void)report_paragraph(report, section, AIRA_STYLE_CAPTION, report_say(report, "ladder", "results", NULL));
    what_is_missing(report, section);
    for (size_t i = 0; i < report->score->stage_count; i++) {
        stage_section(report, section, (int)i);
    }
}
