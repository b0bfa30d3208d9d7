/* The summary: one page that says it all. */
#include "answer_words.h"
#include "chart.h"

/* Columns of a terminal that a criterion may take, so that the page holds it. */
enum {
    FINDING_CELLS = 220,
    FINDING_CELLS_SHORT = 110,
    FINDING_CELLS_BOTH = 76,
    FINDING_CELLS_TIGHT = 32,
    OWN_CELLS = 130, /* of a sentence of the consultant's, which the method has in full */
    OWN_CELLS_BOTH = 64,
    REMARKS_ROOM = 2,
    ACTIONS_TIGHT = 3 /* of five, where a comment and remarks take the room */
};
/* Points of air between the remarks and what follows. */
enum { AIR = 4 };

/* Columns of a terminal that a text may take; two languages leave less room, and many remarks less still. */
static size_t cells_for(const struct report *report, size_t remarks)
{
    if (!report_is_both(report)) {
        return remarks > REMARKS_ROOM ? FINDING_CELLS_SHORT : FINDING_CELLS;
    }
    return remarks > REMARKS_ROOM ? FINDING_CELLS_TIGHT : FINDING_CELLS_BOTH;
}

static struct report_text bounds_and_band(struct report *report, int band)
{
    return report_say(report, "summary", "band", (struct report_pair[]){{"band", report_band(report, band)}, {0}});
}

static struct report_text coverage_and_weakest(struct report *report)
{
    const struct aira_index_score *index = &report->score->index;
    if (index->weakest < 0) {
        return report_say(report, "summary", "no-weakest", NULL);
    }
    const struct aira_part_score *part = &report->score->parts[index->weakest];
    if (part->score == AIRA_WHOLE) {
        return report_empty();
    }
    const char *id = report->questionnaire->parts[part->part].id;
    return report_say(report, "summary", "weakest",
                      (struct report_pair[]){{"part", report_asked(report, "part", id, "title")},
                                             {"score", report_points(report, part->score)},
                                             {0}});
}

/* A box of words in place of a figure: the stage. */
static void stage_box(struct report *report, struct aira_node *row)
{
    struct aira_node *cell = aira_node_add(report->document, row, AIRA_NODE_CELL);
    if (cell == NULL) {
        return;
    }
    cell->fill = AIRA_COLOUR_PALE;
    (void)report_paragraph(report, cell, AIRA_STYLE_LABEL, report_say(report, "summary", "stage", NULL));
    struct report_text reached = report_stage(report, report->score->reached);
    struct aira_node *stage = aira_node_add(report->document, cell, AIRA_NODE_PARAGRAPH);
    if (stage != NULL) {
        stage->style = report_is_both(report) ? AIRA_STYLE_BODY : AIRA_STYLE_LEAD;
        report_span(report, stage, reached, AIRA_SPAN_BOLD);
    }
    if (report->card->target_stage >= 0) {
        (void)report_paragraph(
            report, cell, AIRA_STYLE_SMALL,
            report_say(report, "summary", "stage-aim",
                       (struct report_pair[]){{"stage", report_stage(report, report->card->target_stage)}, {0}}));
    }
}

static void key_figures(struct report *report, struct aira_node *section)
{
    static const double shares[] = {25, 25, 26, 24};
    const struct aira_index_score *index = &report->score->index;
    struct aira_node *table = aira_node_table(report->document, section, AIRA_NODE_TABLE, 4, shares, NULL);
    struct aira_node *row = report_row(report, table);
    report_key_figure(report, row, report_say(report, "summary", "claimed", NULL), report_points(report, index->score),
                      bounds_and_band(report, index->band));
    report_key_figure(report, row, report_say(report, "summary", "supported", NULL),
                      report_points(report, index->supported), bounds_and_band(report, index->supported_band));
    stage_box(report, row);
    report_key_figure(report, row, report_say(report, "summary", "coverage", NULL),
                      report_percent(report, index->coverage), coverage_and_weakest(report));
}

static void figures(struct report *report, struct aira_node *section)
{
    static const double shares[] = {60, 40};
    struct aira_node *columns = aira_node_table(report->document, section, AIRA_NODE_COLUMNS, 2, shares, NULL);
    chart_axes(report, aira_node_add(report->document, columns, AIRA_NODE_SECTION));
    chart_radar(report, aira_node_add(report->document, columns, AIRA_NODE_SECTION));
}

/* What a level says, of other questions the answer itself: a page in one language has room for it. */
static void level_text(struct report *report, struct aira_node *item, int index, int level, size_t cells)
{
    const struct aira_question *question = &report->questionnaire->questions[index];
    const char *key = aira_arena_printf(&report->arena, "%d", level);
    struct aira_answer answer;
    struct report_text text;
    if (level < 0 || key == NULL) {
        return;
    }
    if (question->type == AIRA_LEVEL) {
        text = report_asked(report, "question", question->id, key);
    } else if (aira_assessment_counting(&answer, report->assessment, index)) {
        text = report_say(report, "summary", "answer",
                          (struct report_pair[]){{"answer", report_answer(report, &answer)}, {0}});
    } else {
        return;
    }
    report_span(report, item, report_cut(report, text, cells), AIRA_SPAN_BREAK | AIRA_SPAN_MUTED);
}

/* Adds a text in each language on the same line, where room is scarce. */
static void add_inline(struct report *report, struct aira_node *node, struct report_text text)
{
    for (size_t i = 0; i < report->language_count; i++) {
        if (node != NULL && node->span_count > 0) {
            (void)aira_node_span(report->document, node, report->languages[i], " ", 0);
        }
        (void)aira_node_span(report->document, node, report->languages[i], text.in[i], AIRA_SPAN_MUTED);
    }
}

bool report_replacement(struct report *report, struct report_text *text, bool is_strength, int question)
{
    bool any = false;
    for (size_t i = 0; i < report->language_count; i++) {
        const char *own = aira_assessment_replacement(report->assessment, is_strength, question, report->languages[i]);
        if (own != NULL) {
            text->in[i] = own;
            any = true;
        }
    }
    return any;
}

static size_t replaced_of(struct report *report, bool is_strength, const struct aira_finding *findings, size_t count)
{
    size_t replaced = 0;
    for (size_t i = 0; i < count; i++) {
        struct report_text text;
        replaced += report_replacement(report, &text, is_strength, findings[i].question) ? 1 : 0;
    }
    return replaced;
}

size_t report_replaced(struct report *report)
{
    const struct aira_scorecard *card = report->card;
    return replaced_of(report, true, card->strengths, card->strength_count) +
           replaced_of(report, false, card->gaps, card->gap_count);
}

static void finding(struct report *report, struct aira_node *list, const struct aira_finding *found, bool is_strength,
                    size_t cells)
{
    struct aira_node *item = aira_node_add(report->document, list, AIRA_NODE_ITEM);
    struct report_text text = report_say(
        report, "summary", is_strength ? "strength" : "gap",
        (struct report_pair[]){{"question", report_cut(report, report_question(report, found->question), cells)},
                               {"level", report_standing(report, found->question)},
                               {"supported", report_level(report, found->supported_level)},
                               {"aim", report_level(report, found->aim)},
                               {0}});
    bool replaced = report_replacement(report, &text, is_strength, found->question);
    struct aira_node *paragraph = report_paragraph(
        report, item, AIRA_STYLE_SMALL,
        replaced ? report_cut(report, text, report_is_both(report) ? OWN_CELLS_BOTH : OWN_CELLS) : text);
    report_link(report, paragraph,
                report_id(report, "criterion", report->questionnaire->questions[found->question].id));
    if (replaced) {
        add_inline(report, paragraph, report_say(report, "comment", "view", NULL));
    } else if (!report_is_both(report)) {
        level_text(report, paragraph, found->question, is_strength ? found->supported_level : found->level, cells);
    }
}

/* How many findings of a kind the consultant struck. */
static size_t struck_of(const struct report *report, bool is_strength)
{
    size_t struck = 0;
    for (size_t i = 0; i < report->assessment->override_count; i++) {
        const struct aira_override *override = &report->assessment->overrides[i];
        bool strength = false;
        (void)aira_finding_question(&strength, report->questionnaire, override->finding);
        struck += override->text == NULL && strength == is_strength ? 1 : 0;
    }
    return struck;
}

static void struck_here(struct report *report, struct aira_node *column, bool is_strength)
{
    size_t struck = struck_of(report, is_strength);
    if (struck > 0) {
        struct report_pair pairs[] = {{"count", report_number(report, (int64_t)struck)}, {0}};
        struct aira_node *line = aira_node_add(report->document, column, AIRA_NODE_PARAGRAPH);
        if (line != NULL) {
            line->style = AIRA_STYLE_LABEL;
        }
        add_inline(report, line, report_say(report, "comment", "struck", pairs));
    }
}

static void findings(struct report *report, struct aira_node *columns, bool is_strength,
                     const struct aira_finding *list, size_t count, size_t cells)
{
    struct aira_node *column = aira_node_add(report->document, columns, AIRA_NODE_SECTION);
    (void)report_heading(report, column, 3, NULL,
                         report_say(report, "summary", is_strength ? "strengths" : "gaps", NULL));
    if (count == 0) {
        (void)report_paragraph(report, column, AIRA_STYLE_SMALL, report_say(report, "summary", "none-found", NULL));
        struck_here(report, column, is_strength);
        return;
    }
    struct aira_node *items = aira_node_add(report->document, column, AIRA_NODE_LIST);
    for (size_t i = 0; i < count; i++) {
        finding(report, items, &list[i], is_strength, cells);
    }
    struck_here(report, column, is_strength);
}

/* A short report shows of each question the foremost action alone. */
static const char *action_id(struct report *report, size_t place)
{
    int question = report->card->advice->items[place].question;
    size_t shown = report->questionnaire->short_report ? report_foremost(report, question) : place;
    return report_id(report, "action", report_number(report, (int64_t)shown + 1).in[0]);
}

static void next_action(struct report *report, struct aira_node *table, size_t place, size_t cells)
{
    const struct aira_recommendation *recommendation = &report->card->advice->items[place];
    struct aira_node *row = report_row(report, table);
    struct report_text number = report_number(report, (int64_t)place + 1);
    (void)report_cell(report, row, number);
    struct aira_node *cell = aira_node_add(report->document, row, AIRA_NODE_CELL);
    struct aira_node *title = report_paragraph(
        report, cell, AIRA_STYLE_SMALL, report_cut(report, report_recommendation(report, recommendation), cells));
    report_link(report, title, action_id(report, place));
    (void)report_cell(report, row, report_owner(report, recommendation));
    (void)report_cell(report, row, report_number(report, recommendation->effort));
    (void)report_cell(report, row, report_gain(report, recommendation));
    if (!report_is_both(report)) {
        (void)report_paragraph(report, report_body_cell(report, table, 1), AIRA_STYLE_LABEL,
                               report_cut(report, report_reason(report, recommendation), cells));
    }
}

static void next_actions(struct report *report, struct aira_node *section, size_t most)
{
    static const double shares[] = {5, 58, 22, 8, 7};
    static const enum aira_align aligns[] = {AIRA_RIGHT, AIRA_LEFT, AIRA_LEFT, AIRA_RIGHT, AIRA_RIGHT};
    static const char *const heads[] = {"", "action", "owner", "weeks", "gain", NULL};
    (void)report_heading(report, section, 3, NULL, report_say(report, "summary", "next", NULL));
    if (report->card->next_actions == 0) {
        (void)report_paragraph(report, section, AIRA_STYLE_SMALL, report_no_actions(report));
        return;
    }
    struct aira_node *table = aira_node_table(report->document, section, AIRA_NODE_TABLE, 5, shares, aligns);
    if (table != NULL) {
        table->table->ruled = true;
    }
    report_heads(report, table, "actions", heads);
    for (size_t i = 0; i < report->card->next_actions && i < most; i++) {
        next_action(report, table, i, cells_for(report, 0));
    }
}

void report_summary(struct report *report, struct aira_node *section)
{
    static const double shares[] = {50, 50};
    const struct aira_scorecard *card = report->card;
    (void)report_heading(
        report, section, 1, NULL,
        report_say(report, "summary", "title", (struct report_pair[]){{"client", report_client(report)}, {0}}));
    bool commented = report_comment_short(report, section);
    key_figures(report, section);
    figures(report, section);
    size_t remarks = report_remarks(report, section);
    bool viewed = card->struck > 0 || report_replaced(report) > 0;
    size_t cells = cells_for(report, commented || viewed ? REMARKS_ROOM + 1 : remarks);
    struct aira_node *air = aira_node_add(report->document, section, AIRA_NODE_SPACE);
    if (air != NULL) {
        air->height = AIR;
    }
    struct aira_node *columns = aira_node_table(report->document, section, AIRA_NODE_COLUMNS, 2, shares, NULL);
    findings(report, columns, true, card->strengths, card->strength_count, cells);
    findings(report, columns, false, card->gaps, card->gap_count, cells);
    size_t bearable = !report_is_both(report) ? REMARKS_ROOM : commented ? 0 : 1;
    bool tight = (commented || viewed) && remarks > bearable;
    next_actions(report, section, tight ? ACTIONS_TIGHT : SIZE_MAX);
}
