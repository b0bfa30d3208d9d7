/* Recommendations: now, next, later. */
#include "references.h"

/* The first by priority are told with their steps; of the others there are too many for a reader to act on at once. */
enum { TOLD_WHOLE = 14 };

struct report_text report_recommendation(struct report *report, const struct aira_recommendation *recommendation)
{
    if (recommendation->action >= 0) {
        return report_asked(report, "action", report->questionnaire->actions[recommendation->action].id, "title");
    }
    return report_say(report, "actions", "gather",
                      (struct report_pair[]){{"question", report_question(report, recommendation->question)}, {0}});
}

struct report_text report_gain(struct report *report, const struct aira_recommendation *recommendation)
{
    bool gains = recommendation->gain > 0 && report->score->index.score != AIRA_NO_FIGURE;
    return gains ? report_points(report, recommendation->gain) : report_name(report, "–");
}

struct report_text report_no_actions(struct report *report)
{
    bool scored = report->score->index.score != AIRA_NO_FIGURE;
    return report_say(report, "summary", scored ? "no-actions" : "no-levels", NULL);
}

struct report_text report_owner(struct report *report, const struct aira_recommendation *recommendation)
{
    const struct aira_question *question = &report->questionnaire->questions[recommendation->question];
    const char *role = recommendation->action >= 0 ? report->questionnaire->actions[recommendation->action].owner
                       : question->role_count > 0  ? question->roles[0]
                                                   : "";
    return role == NULL || role[0] == '\0' ? report_name(report, "–") : report_asked(report, "role", role, "title");
}

/* Level today, in words. */
static struct report_text today(struct report *report, const struct aira_recommendation *recommendation)
{
    return recommendation->level_today >= 0 ? report_level(report, recommendation->level_today)
                                            : report_standing(report, recommendation->question);
}

static struct report_text needed(struct report *report, const struct aira_recommendation *recommendation)
{
    const struct aira_index_score *index = &report->score->index;
    if (recommendation->gate != NULL) {
        return report_level(report, recommendation->gate->needs);
    }
    for (size_t i = 0; i < index->blocker_count; i++) {
        if (index->blockers[i].question == recommendation->question) {
            return report_level(report, index->blockers[i].needs);
        }
    }
    return report_level(report, report->card->aims[recommendation->question]);
}

struct report_text report_reason(struct report *report, const struct aira_recommendation *recommendation)
{
    return report_say(report, "reason", aira_reason_name(recommendation->reason),
                      (struct report_pair[]){{"question", report_question(report, recommendation->question)},
                                             {"today", today(report, recommendation)},
                                             {"after", report_level(report, recommendation->level_after)},
                                             {"needs", needed(report, recommendation)},
                                             {"stage", report_stage(report, report->score->next)},
                                             {0}});
}

/* What to do, how to see that it is done, and what it rests on. */
static void steps(struct report *report, struct aira_node *cell, const struct aira_recommendation *recommendation)
{
    if (recommendation->action < 0) {
        (void)report_paragraph(report, cell, AIRA_STYLE_SMALL, report_say(report, "actions", "gather-steps", NULL));
        return;
    }
    const struct aira_action *action = &report->questionnaire->actions[recommendation->action];
    (void)report_paragraph(report, cell, AIRA_STYLE_SMALL, report_asked(report, "action", action->id, "text"));
    (void)report_paragraph(
        report, cell, AIRA_STYLE_SMALL,
        report_say(report, "actions", "done",
                   (struct report_pair[]){{"sign", report_asked(report, "action", action->id, "done")}, {0}}));
    struct report_text sources = report_sources(report, action->refs, action->ref_count);
    if (!report_is_empty(report, sources)) {
        (void)report_paragraph(
            report, cell, AIRA_STYLE_LABEL,
            report_say(report, "actions", "sources", (struct report_pair[]){{"list", sources}, {0}}));
    }
}

static void action_row(struct report *report, struct aira_node *table, size_t place)
{
    const struct aira_recommendation *recommendation = &report->card->advice->items[place];
    struct aira_node *row = report_row(report, table);
    struct report_text number = report_number(report, (int64_t)place + 1);
    struct aira_node *first = report_cell(report, row, number);
    if (first != NULL) {
        first->id = report_id(report, "action", number.in[0]);
    }
    struct aira_node *cell = aira_node_add(report->document, row, AIRA_NODE_CELL);
    struct aira_node *title = aira_node_add(report->document, cell, AIRA_NODE_PARAGRAPH);
    if (title != NULL) {
        title->style = AIRA_STYLE_SMALL;
        report_span(report, title, report_recommendation(report, recommendation), AIRA_SPAN_BOLD);
    }
    (void)report_cell(report, row, report_owner(report, recommendation));
    (void)report_cell(report, row, report_number(report, recommendation->effort));
    (void)report_cell(report, row, report_gain(report, recommendation));
    if (place < TOLD_WHOLE) {
        cell = report_body_cell(report, table, 1);
        (void)report_paragraph(report, cell, AIRA_STYLE_LABEL, report_reason(report, recommendation));
        steps(report, cell, recommendation);
    }
}

static void horizon(struct report *report, struct aira_node *section, enum aira_horizon horizon)
{
    static const double shares[] = {5, 57, 23, 8, 7};
    static const enum aira_align aligns[] = {AIRA_RIGHT, AIRA_LEFT, AIRA_LEFT, AIRA_RIGHT, AIRA_RIGHT};
    static const char *const heads[] = {"", "action", "owner", "weeks", "gain", NULL};
    struct aira_node *table = NULL;
    for (size_t i = 0; i < report->card->advice->count; i++) {
        if (report->card->advice->items[i].horizon != horizon) {
            continue;
        }
        if (table == NULL) {
            (void)report_heading(report, section, 2, NULL,
                                 report_say(report, "horizon", aira_horizon_name(horizon), NULL));
            table = aira_node_table(report->document, section, AIRA_NODE_TABLE, 5, shares, aligns);
            if (table == NULL) {
                return;
            }
            table->table->ruled = true;
            report_heads(report, table, "actions", heads);
        }
        action_row(report, table, i);
    }
}

void report_actions(struct report *report, struct aira_node *section)
{
    (void)report_heading(report, section, 1, NULL, report_say(report, "actions", "title", NULL));
    if (report->card->advice->count == 0) {
        (void)report_paragraph(report, section, AIRA_STYLE_BODY, report_no_actions(report));
        return;
    }
    report_keep_with_next(
        report_paragraph(report, section, AIRA_STYLE_BODY, report_say(report, "actions", "about", NULL)));
    report_roadmap(report, section);
    if (report->card->advice->count > TOLD_WHOLE) {
        struct report_pair pairs[] = {{"count", report_number(report, TOLD_WHOLE)}, {0}};
        (void)report_paragraph(report, section, AIRA_STYLE_BODY, report_say(report, "actions", "told-whole", pairs));
    }
    for (int i = AIRA_NOW; i <= AIRA_LATER; i++) {
        horizon(report, section, (enum aira_horizon)i);
    }
}
