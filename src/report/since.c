/* Since last time: what changed, criterion by criterion, and why; what cannot be compared. */
#include "chart.h"

#include <string.h>

enum { CRITERIA_COLUMNS = 6, PART_COLUMNS = 6, GATE_COLUMNS = 7, MOST_NAMES = 60 };

/* ---- words ---- */

/* The difference of two figures as they are shown, with its sign; a dash when one is missing. */
static struct report_text change(struct report *report, aira_figure_t then, aira_figure_t now)
{
    if (then == AIRA_NO_FIGURE || now == AIRA_NO_FIGURE) {
        return report_name(report, "–");
    }
    int tenths = aira_shown(now) - aira_shown(then);
    const char *sign = tenths > 0 ? "+" : tenths < 0 ? "−" : "";
    int size = tenths < 0 ? -tenths : tenths;
    return report_name(report, aira_arena_printf(&report->arena, "%s%d.%d", sign, size / 10, size % 10));
}

/* Short title or question of the earlier version. */
static struct report_text question_then(struct report *report, int question)
{
    const struct aira_questionnaire *then = report->card->since->assessment->questionnaire;
    const char *id = then->questions[question].id, *key = "title";
    struct report_text text = report_empty();
    for (size_t i = 0; i < report->language_count; i++) {
        if (aira_questionnaire_find(then, report->languages[i], "question", id, "title") == NULL) {
            key = "ask";
        }
    }
    for (size_t i = 0; i < report->language_count; i++) {
        text.in[i] = aira_questionnaire_text(then, report->languages[i], "question", id, key);
    }
    return text;
}

static struct report_text stage_then(struct report *report, int stage)
{
    const struct aira_questionnaire *then = report->card->since->assessment->questionnaire;
    struct report_text text = report_stage(report, -1);
    for (size_t i = 0; i < report->language_count && stage >= 0; i++) {
        text.in[i] = aira_questionnaire_text(then, report->languages[i], "stage", then->stages[stage].id, "title");
    }
    return text;
}

static struct report_text band_then(struct report *report, int band)
{
    const struct aira_questionnaire *then = report->card->since->assessment->questionnaire;
    struct report_text text = report_band(report, -1);
    for (size_t i = 0; i < report->language_count && band >= 0; i++) {
        text.in[i] = aira_questionnaire_text(then, report->languages[i], "band", then->bands[band].id, "title");
    }
    return text;
}

/* A level, or why there is none. */
static struct report_text level_or_state(struct report *report, const struct aira_question_score *score)
{
    return score->level >= 0 ? report_number(report, score->level)
                             : report_say(report, "state", aira_state_name(score->state), NULL);
}

static struct report_text level_or_dash(struct report *report, int level)
{
    return level >= 0 ? report_number(report, level) : report_name(report, "–");
}

static void say(struct report *report, struct aira_node *parent, enum aira_style style, const char *key,
                const struct report_pair *pairs)
{
    (void)report_paragraph(report, parent, style, report_say(report, "since", key, pairs));
}

/* ---- what is counted ---- */

struct counts {
    int64_t raised, lowered, otherwise, same, opened, lost;
};

static const struct aira_question_score *score_then(const struct report *report, const struct aira_since_criterion *c)
{
    return &report->card->since->score->questions[c->then];
}

static bool has_changed(const struct report *report, const struct aira_since_criterion *c)
{
    const struct aira_question_score *then = score_then(report, c), *now = &report->score->questions[c->now];
    return then->level != now->level || then->supported_level != now->supported_level || then->state != now->state;
}

static bool is_met(enum aira_gate_status status)
{
    return status == AIRA_GATE_MET;
}

static bool gate_changed(const struct aira_since_gate *gate)
{
    return is_met(gate->then->status) != is_met(gate->now->status) ||
           is_met(gate->then->supported_status) != is_met(gate->now->supported_status);
}

static struct counts count_changes(const struct report *report)
{
    const struct aira_since *since = report->card->since;
    struct counts counts = {0};
    for (size_t i = 0; i < since->criterion_count; i++) {
        const struct aira_since_criterion *c = &since->criteria[i];
        if (c->kind != AIRA_SINCE_BOTH) {
            continue;
        }
        int then = score_then(report, c)->level, now = report->score->questions[c->now].level;
        bool both = then >= 0 && now >= 0;
        counts.raised += both && now > then;
        counts.lowered += both && now < then;
        counts.otherwise += has_changed(report, c) && !(both && now != then);
        counts.same += !has_changed(report, c);
    }
    for (size_t i = 0; i < since->gate_count; i++) {
        bool then = is_met(since->gates[i].then->status), now = is_met(since->gates[i].now->status);
        counts.opened += !then && now;
        counts.lost += then && !now;
    }
    return counts;
}

/* ---- head ---- */

/* Said before the figures, on the same page. */
static void lead(struct report *report, struct aira_node *section, const char *key, const struct report_pair *pairs)
{
    say(report, section, AIRA_STYLE_BODY, key, pairs);
    report_keep_with_next(section == NULL ? NULL : section->last);
}

static void introduce(struct report *report, struct aira_node *section)
{
    const struct aira_since *since = report->card->since;
    const struct aira_assessment *then = since->assessment, *now = report->assessment;
    lead(report, section, "about",
         (struct report_pair[]){
             {"then", report_day(report, since->as_of)}, {"now", report_day(report, report->card->as_of)}, {0}});
    if (since->whole == NULL && (strcmp(then->client, now->client) != 0 || strcmp(then->scope, now->scope) != 0)) {
        bool unit = then->scope[0] != '\0';
        lead(report, section, unit ? "other-unit" : "other-client",
             (struct report_pair[]){
                 {"client", report_name(report, then->client)}, {"scope", report_name(report, then->scope)}, {0}});
    }
    if (then->quick != now->quick) {
        lead(report, section, then->quick ? "was-quick" : "was-full", NULL);
    }
    if (strcmp(then->questionnaire->hash, now->questionnaire->hash) != 0) {
        lead(report, section, "other-version",
             (struct report_pair[]){{"then", report_name(report, then->questionnaire->version)},
                                    {"now", report_name(report, now->questionnaire->version)},
                                    {0}});
    }
}

static struct report_text was(struct report *report, aira_figure_t then, aira_figure_t now)
{
    return report_say(
        report, "since", "was",
        (struct report_pair[]){{"then", report_points(report, then)}, {"change", change(report, then, now)}, {0}});
}

static void key_figures(struct report *report, struct aira_node *section, const struct counts *counts)
{
    static const double shares[] = {25, 25, 25, 25};
    const struct aira_index_score *then = &report->card->since->score->index, *now = &report->score->index;
    struct aira_node *table = aira_node_table(report->document, section, AIRA_NODE_TABLE, 4, shares, NULL);
    struct aira_node *row = report_row(report, table);
    report_key_figure(report, row, report_say(report, "summary", "claimed", NULL), report_points(report, now->score),
                      was(report, then->score, now->score));
    report_key_figure(report, row, report_say(report, "summary", "supported", NULL),
                      report_points(report, now->supported), was(report, then->supported, now->supported));
    report_key_figure(report, row, report_say(report, "since", "raised", NULL), report_number(report, counts->raised),
                      report_say(report, "since", "lowered",
                                 (struct report_pair[]){{"lowered", report_number(report, counts->lowered)},
                                                        {"same", report_number(report, counts->same)},
                                                        {0}}));
    report_key_figure(report, row, report_say(report, "since", "opened", NULL), report_number(report, counts->opened),
                      report_say(report, "since", "lost",
                                 (struct report_pair[]){{"lost", report_number(report, counts->lost)}, {0}}));
}

static void stages_and_bands(struct report *report, struct aira_node *section)
{
    const struct aira_score *then = report->card->since->score, *now = report->score;
    say(report, section, AIRA_STYLE_BODY, then->reached == now->reached ? "stage-same" : "stage",
        (struct report_pair[]){{"then", stage_then(report, then->reached)},
                               {"now", report_stage(report, now->reached)},
                               {"supported-then", stage_then(report, then->supported_reached)},
                               {"supported-now", report_stage(report, now->supported_reached)},
                               {0}});
    say(report, section, AIRA_STYLE_BODY, "band",
        (struct report_pair[]){{"then", band_then(report, then->index.band)},
                               {"now", report_band(report, now->index.band)},
                               {"supported-then", band_then(report, then->index.supported_band)},
                               {"supported-now", report_band(report, now->index.supported_band)},
                               {0}});
}

/* ---- tables ---- */

static struct aira_node *ruled(struct report *report, struct aira_node *section, size_t columns, const double *shares,
                               const enum aira_align *aligns, const char *const *heads)
{
    struct aira_node *table = aira_node_table(report->document, section, AIRA_NODE_TABLE, columns, shares, aligns);
    if (table != NULL) {
        table->table->ruled = true;
        report_heads(report, table, "since", heads);
    }
    return table;
}

static void figures_row(struct report *report, struct aira_node *table, struct report_text name,
                        const aira_figure_t figures[4])
{
    struct aira_node *row = report_row(report, table);
    struct aira_node *cell = report_cell(report, row, name);
    if (cell != NULL) {
        cell->keep |= AIRA_KEEP_ROW_HEADER;
    }
    (void)report_cell(report, row, report_points(report, figures[0]));
    (void)report_cell(report, row, report_points(report, figures[1]));
    (void)report_cell(report, row, change(report, figures[0], figures[1]));
    (void)report_cell(report, row, report_points(report, figures[2]));
    (void)report_cell(report, row, report_points(report, figures[3]));
}

static void parts(struct report *report, struct aira_node *section)
{
    static const double shares[PART_COLUMNS] = {40, 11, 11, 12, 13, 13};
    static const enum aira_align aligns[PART_COLUMNS] = {AIRA_LEFT,  AIRA_RIGHT, AIRA_RIGHT,
                                                         AIRA_RIGHT, AIRA_RIGHT, AIRA_RIGHT};
    static const char *const heads[] = {"figure", "then", "now", "change", "supported-then", "supported-now", NULL};
    const struct aira_since *since = report->card->since;
    const struct aira_index_score *then = &since->score->index, *now = &report->score->index;
    (void)report_heading(report, section, 2, NULL, report_say(report, "since", "parts", NULL));
    struct aira_node *table = ruled(report, section, PART_COLUMNS, shares, aligns, heads);
    figures_row(report, table, report_say(report, "since", "index", NULL),
                (const aira_figure_t[]){then->score, now->score, then->supported, now->supported});
    for (size_t i = 0; i < since->part_count; i++) {
        const struct aira_part_score *before = since->parts[i].then, *after = since->parts[i].now;
        const char *id = report->questionnaire->parts[after->part].id;
        figures_row(report, table, report_asked(report, "part", id, "title"),
                    (const aira_figure_t[]){before->score, after->score, before->supported, after->supported});
    }
}

static void criterion_row(struct report *report, struct aira_node *table, const struct aira_since_criterion *c)
{
    const struct aira_question_score *then = score_then(report, c), *now = &report->score->questions[c->now];
    const struct aira_answer *answer = aira_assessment_find(report->assessment, c->now, AIRA_SETTLED);
    struct aira_node *row = report_row(report, table);
    struct aira_node *name = report_cell(report, row, report_question(report, c->now));
    if (name != NULL) {
        name->keep |= AIRA_KEEP_ROW_HEADER;
    }
    (void)report_cell(report, row, level_or_state(report, then));
    (void)report_cell(report, row, level_or_state(report, now));
    (void)report_cell(report, row, level_or_dash(report, then->supported_level));
    (void)report_cell(report, row, level_or_dash(report, now->supported_level));
    bool told = answer != NULL && answer->note != NULL && answer->note[0] != '\0';
    (void)report_cell(report, row, told ? report_name(report, answer->note) : report_empty());
}

static void criteria(struct report *report, struct aira_node *section, const struct counts *counts)
{
    static const double shares[CRITERIA_COLUMNS] = {27, 10, 10, 11, 11, 31};
    static const enum aira_align aligns[CRITERIA_COLUMNS] = {AIRA_LEFT,  AIRA_RIGHT, AIRA_RIGHT,
                                                             AIRA_RIGHT, AIRA_RIGHT, AIRA_LEFT};
    static const char *const heads[] = {"criterion", "then", "now", "supported-then", "supported-now", "why", NULL};
    const struct aira_since *since = report->card->since;
    struct aira_node *table = NULL;
    (void)report_heading(report, section, 2, NULL, report_say(report, "since", "criteria", NULL));
    struct report_pair pairs[] = {{"same", report_number(report, counts->same)}, {0}};
    bool any = counts->raised + counts->lowered + counts->otherwise > 0;
    say(report, section, AIRA_STYLE_BODY, any ? "criteria-about" : "criteria-none", pairs);
    report_keep_with_next(any && section != NULL ? section->last : NULL);
    for (size_t i = 0; i < since->criterion_count; i++) {
        const struct aira_since_criterion *c = &since->criteria[i];
        if (c->kind != AIRA_SINCE_BOTH || !has_changed(report, c)) {
            continue;
        }
        if (table == NULL) {
            table = ruled(report, section, CRITERIA_COLUMNS, shares, aligns, heads);
        }
        criterion_row(report, table, c);
    }
}

static void gate_row(struct report *report, struct aira_node *table, const struct aira_since_gate *gate)
{
    struct aira_node *row = report_row(report, table);
    struct aira_node *sign = aira_node_add(report->document, row, AIRA_NODE_CELL);
    chart_sign(report, sign, gate->now->status);
    (void)report_cell(report, row, report_question(report, gate->now->gate->question));
    (void)report_cell(report, row, report_stage(report, gate->stage));
    const enum aira_gate_status statuses[] = {gate->then->status, gate->now->status, gate->then->supported_status,
                                              gate->now->supported_status};
    for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++) {
        (void)report_cell(report, row, report_say(report, "gate", aira_gate_status_name(statuses[i]), NULL));
    }
}

static void gates(struct report *report, struct aira_node *section)
{
    static const double shares[GATE_COLUMNS] = {4, 28, 20, 11, 11, 13, 13};
    static const char *const heads[] = {"",    "gate",           "stage-head",    "then",
                                        "now", "supported-then", "supported-now", NULL};
    const struct aira_since *since = report->card->since;
    struct aira_node *table = NULL;
    if (report->score->stage_count == 0) {
        return;
    }
    (void)report_heading(report, section, 2, NULL, report_say(report, "since", "gates", NULL));
    for (size_t i = 0; i < since->gate_count; i++) {
        if (!gate_changed(&since->gates[i])) {
            continue;
        }
        if (table == NULL) {
            table = ruled(report, section, GATE_COLUMNS, shares, NULL, heads);
        }
        gate_row(report, table, &since->gates[i]);
    }
    if (table == NULL) {
        say(report, section, AIRA_STYLE_BODY, "gates-none", NULL);
    }
}

/* ---- what cannot be compared ---- */

/* Why, as the key of its words. */
static const char *reason_of(const struct aira_since_criterion *c)
{
    switch (c->kind) {
    case AIRA_SINCE_ONLY_NOW:
        return c->then < 0 ? "new" : "only-now";
    case AIRA_SINCE_ONLY_THEN:
        return c->now < 0 ? "gone" : "only-then";
    case AIRA_SINCE_OTHER_MEANING:
        return "other-meaning";
    case AIRA_SINCE_BOTH:
        break;
    }
    return "";
}

static void item(struct report *report, struct aira_node **list, struct aira_node *section, struct report_text head,
                 struct report_text text)
{
    if (*list == NULL) {
        (void)report_heading(report, section, 2, NULL, report_say(report, "since", "apart", NULL));
        *list = aira_node_add(report->document, section, AIRA_NODE_LIST);
    }
    struct aira_node *entry = aira_node_add(report->document, *list, AIRA_NODE_ITEM);
    struct aira_node *paragraph = aira_node_add(report->document, entry, AIRA_NODE_PARAGRAPH);
    if (paragraph != NULL) {
        paragraph->style = AIRA_STYLE_SMALL;
        report_note(report, paragraph, head, text);
    }
}

static void reason_item(struct report *report, struct aira_node **list, struct aira_node *section, const char *reason)
{
    const struct aira_since *since = report->card->since;
    struct report_text names = report_empty();
    int64_t count = 0;
    for (size_t i = 0; i < since->criterion_count; i++) {
        const struct aira_since_criterion *c = &since->criteria[i];
        if (strcmp(reason_of(c), reason) == 0) {
            if (++count > MOST_NAMES) {
                continue;
            }
            names = report_list(report, names,
                                c->now >= 0 ? report_question(report, c->now) : question_then(report, c->then));
        }
    }
    if (count > MOST_NAMES) {
        struct report_pair more[] = {{"count", report_number(report, count - MOST_NAMES)}, {0}};
        names = report_list(report, names, report_say(report, "since", "more", more));
    }
    if (count > 0) {
        struct report_pair pairs[] = {{"count", report_number(report, count)}, {0}};
        item(report, list, section, report_say(report, "since", reason, pairs), names);
    }
}

static void apart(struct report *report, struct aira_node *section)
{
    static const char *const reasons[] = {"new", "only-now", "gone", "only-then", "other-meaning"};
    struct aira_node *list = NULL;
    size_t gates_now = 0;
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
        reason_item(report, &list, section, reasons[i]);
    }
    for (size_t i = 0; i < report->score->stage_count; i++) {
        gates_now += report->score->stages[i].stage->gate_count;
    }
    size_t others = gates_now - report->card->since->gate_count;
    if (others > 0) {
        item(report, &list, section, report_say(report, "since", "other-gates", NULL),
             report_number(report, (int64_t)others));
    }
}

void report_since(struct report *report, struct aira_node *section)
{
    struct counts counts = count_changes(report);
    (void)report_heading(report, section, 1, NULL, report_say(report, "since", "title", NULL));
    introduce(report, section);
    key_figures(report, section, &counts);
    stages_and_bands(report, section);
    parts(report, section);
    criteria(report, section, &counts);
    gates(report, section);
    apart(report, section);
}
