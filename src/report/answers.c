/* Every question that applies, with its answer and what stands behind it. */
#include "answer_words.h"

/* Columns of a terminal that a note may take in a column of the table. */
enum { NOTE_CELLS = 300 };

static void small(struct report *report, struct aira_node *cell, struct report_text text)
{
    (void)report_paragraph(report, cell, AIRA_STYLE_SMALL, text);
}

static void label(struct report *report, struct aira_node *cell, struct report_text text)
{
    (void)report_paragraph(report, cell, AIRA_STYLE_LABEL, text);
}

/* Each respondent's answer; of a level, its number alone. */
static void respondents(struct report *report, struct aira_node *cell, int question)
{
    struct report_text list = report_empty();
    for (size_t i = 0; i < report->assessment->person_count; i++) {
        const struct aira_answer *answer = aira_assessment_find(report->assessment, question, (int)i);
        if (answer == NULL) {
            continue;
        }
        bool level = answer->given == AIRA_GIVEN_VALUE && report->questionnaire->questions[question].type == AIRA_LEVEL;
        struct report_text said =
            level ? report_level(report, (int)answer->value.number) : report_answer(report, answer);
        struct report_pair pairs[] = {{"name", report_person(report, i)}, {"answer", said}, {0}};
        list = report_list(report, list, report_say(report, "answers", "respondent", pairs));
    }
    if (!report_is_empty(report, list)) {
        label(report, cell, list);
    }
}

static void answer_cell(struct report *report, struct aira_node *row, int question, const struct aira_answer *counting)
{
    struct aira_node *cell = aira_node_add(report->document, row, AIRA_NODE_CELL);
    small(report, cell,
          counting != NULL ? report_answer(report, counting) : report_say(report, "state", "unanswered", NULL));
    respondents(report, cell, question);
}

/* The kind of evidence and, where it is said, which. */
static void evidence(struct report *report, struct aira_node *cell, const struct aira_answer *counting,
                     const struct aira_answer *settled)
{
    struct report_text reference = report_name(report, settled == NULL ? NULL : settled->evidence_reference);
    struct report_text kind = report_empty();
    if (counting != NULL && counting->given == AIRA_GIVEN_VALUE &&
        report->questionnaire->questions[counting->question].evidence) {
        kind = report_say(report, "evidence", aira_evidence_name(counting->evidence), NULL);
    }
    if (report_is_empty(report, kind) || report_is_empty(report, reference)) {
        label(report, cell, report_is_empty(report, kind) ? reference : kind);
        return;
    }
    struct aira_node *paragraph = aira_node_add(report->document, cell, AIRA_NODE_PARAGRAPH);
    if (paragraph != NULL) {
        paragraph->style = AIRA_STYLE_LABEL;
        report_note(report, paragraph, kind, reference);
    }
}

/* Who and when, behind the question. */
static void who_and_when(struct report *report, struct aira_node *cell, const struct aira_answer *settled)
{
    bool by = settled != NULL && settled->by != NULL && settled->by[0] != '\0';
    bool at = settled != NULL && settled->at != 0;
    struct report_pair pairs[] = {{"by", by ? report_by(report, settled->by) : report_empty()},
                                  {"day", at ? report_day(report, settled->at) : report_empty()},
                                  {0}};
    if (by || at) {
        report_span(report, cell->last, report_name(report, "  "), 0);
        report_span(report, cell->last,
                    by && at ? report_name(report, report_say(report, "answers", "by-on", pairs).in[0])
                             : pairs[by ? 0 : 1].value,
                    AIRA_SPAN_MUTED);
    }
}

static bool has_note(const struct aira_answer *settled)
{
    return settled != NULL && settled->note != NULL && settled->note[0] != '\0';
}

static bool is_long(const char *note)
{
    return aira_text_width(note) > NOTE_CELLS;
}

/* A long note has the whole width to itself, under the row it belongs to. */
static void note_row(struct report *report, struct aira_node *table, const struct aira_answer *settled)
{
    if (!has_note(settled) || !is_long(settled->note)) {
        return;
    }
    struct aira_node *cell = report_body_cell(report, table, 0);
    small(report, cell, report_name(report, settled->note));
}

static void proof_cell(struct report *report, struct aira_node *row, const struct aira_answer *counting,
                       const struct aira_answer *settled)
{
    struct aira_node *cell = aira_node_add(report->document, row, AIRA_NODE_CELL);
    evidence(report, cell, counting, settled);
    if (settled == NULL) {
        return;
    }
    if (has_note(settled) && !is_long(settled->note)) {
        small(report, cell, report_name(report, settled->note));
    }
    if (settled->flag) {
        small(report, cell, report_say(report, "answers", "flag", NULL));
    }
}

static void answer_row(struct report *report, struct aira_node *table, int question)
{
    struct aira_answer counting;
    bool answered = aira_assessment_counting(&counting, report->assessment, question);
    const struct aira_answer *settled = aira_assessment_find(report->assessment, question, AIRA_SETTLED);
    struct aira_node *row = report_row(report, table);
    const char *id = report->questionnaire->questions[question].id;
    struct aira_node *asked = report_cell(report, row, report_asked(report, "question", id, "ask"));
    if (asked != NULL) {
        asked->keep |= AIRA_KEEP_ROW_HEADER;
        asked->id = report_id(report, "answer", id);
        who_and_when(report, asked, settled);
    }
    answer_cell(report, row, question, answered ? &counting : NULL);
    proof_cell(report, row, answered ? &counting : NULL, settled);
    note_row(report, table, settled);
}

static bool is_shown(const struct report *report, int question, int part)
{
    enum aira_state state = report->score->questions[question].state;
    return report->questionnaire->questions[question].part == part && state != AIRA_OFF && state != AIRA_PENDING;
}

static void part_answers(struct report *report, struct aira_node *section, int part)
{
    static const double shares[] = {30, 39, 31};
    static const char *const heads[] = {"question", "answer", "proof", NULL};
    struct aira_node *table = NULL;
    for (int i = 0; i < (int)report->questionnaire->question_count; i++) {
        if (!is_shown(report, i, part)) {
            continue;
        }
        if (table == NULL) {
            const char *id = report->questionnaire->parts[part].id;
            (void)report_heading(report, section, 2, NULL, report_asked(report, "part", id, "title"));
            table = aira_node_table(report->document, section, AIRA_NODE_TABLE, 3, shares, NULL);
            if (table == NULL) {
                return;
            }
            table->table->ruled = true;
            report_heads(report, table, "answers", heads);
        }
        answer_row(report, table, i);
    }
}

void report_answers(struct report *report, struct aira_node *section)
{
    struct report_pair pairs[] = {{"answered", report_number(report, (int64_t)report->card->answered)},
                                  {"applicable", report_number(report, (int64_t)report->card->applicable)},
                                  {0}};
    (void)report_heading(report, section, 1, NULL, report_say(report, "answers", "title", NULL));
    (void)report_paragraph(report, section, AIRA_STYLE_BODY,
                           report_say(report, report->card->whole != NULL ? "redacted" : "answers", "about", pairs));
    for (size_t i = 0; i < report->questionnaire->part_count; i++) {
        part_answers(report, section, report->questionnaire->part_order[i]);
    }
}
