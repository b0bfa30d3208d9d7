/* A question in words: where it stands, what it asks, what it was given. */
#include "line.h"

#include <string.h>

const struct aira_question *line_question(const struct line *line, int question)
{
    return &line->terminal->stored->questionnaire->questions[question];
}

void line_place(size_t *at, size_t *count, const struct line *line, int question)
{
    const struct aira_questionnaire *questionnaire = line->terminal->stored->questionnaire;

    *at = *count = 0;
    for (int i = 0; i < (int)questionnaire->question_count; i++) {
        if (questionnaire->questions[i].part != questionnaire->questions[question].part ||
            !aira_walk_applies(&line->walk, i))
            continue;
        ++*count;
        if (i == question)
            *at = *count;
    }
}

static void add_options(struct aira_buf *out, const struct line *line, const struct aira_question *question,
                        uint32_t options)
{
    bool first = true;

    for (int i = 0; i < question->option_count; i++) {
        if ((options >> i & 1) == 0)
            continue;
        if (!first)
            aira_buf_puts(out, line_word(line, "between-options"));
        aira_buf_puts(out, line_text(line, "question", question->id, question->options[i].id));
        first = false;
    }
}

static void add_value(struct aira_buf *out, const struct line *line, const struct aira_answer *answer)
{
    const struct aira_question *question = line_question(line, answer->question);

    switch (question->type) {
    case AIRA_SINGLE:
        add_options(out, line, question, UINT32_C(1) << answer->value.number);
        break;
    case AIRA_MULTI:
        add_options(out, line, question, answer->value.options);
        break;
    case AIRA_YESNO:
        aira_buf_puts(out, line_word(line, answer->value.number != 0 ? "yes" : "no"));
        break;
    case AIRA_LEVEL:
    case AIRA_NUMBER:
    case AIRA_TEXT:
        aira_value_format(out, question, &answer->value);
        break;
    }
}

void line_add_answer(struct aira_buf *out, const struct line *line, const struct aira_answer *answer)
{
    if (answer->given == AIRA_GIVEN_VALUE) {
        add_value(out, line, answer);
        return;
    }
    aira_buf_puts(out, line_word(line, answer->given == AIRA_GIVEN_NA ? "na" : "unknown"));
    if (answer->reason != NULL)
        aira_text_fill(out, line_word(line, "because"), LINE_PAIRS("reason", answer->reason));
}

/* "Data · 7 of 21 · quick · follow up · data.access" */
static void show_head(struct line *line, int question, const struct aira_answer *settled)
{
    const struct aira_question *asked = line_question(line, question);
    const char *part = line_text(line, "part", line->terminal->stored->questionnaire->parts[asked->part].id, "title");
    struct aira_buf head;
    size_t at, count;

    line_place(&at, &count, line, question);
    aira_buf_init(&head);
    aira_text_fill(&head, line_word(line, "head"),
                   LINE_PAIRS("part", part, "at", line_digits(at).text, "count", line_digits(count).text));
    if (asked->quick)
        aira_buf_printf(&head, " · %s", line_word(line, "quick"));
    if (settled != NULL && settled->flag)
        aira_buf_printf(&head, " · %s", line_word(line, "flagged"));
    aira_buf_printf(&head, " · %s", asked->id);
    if (head.failed)
        line->no_memory = true;
    line_put(line, "", aira_buf_cstr(&head));
    aira_buf_dispose(&head);
}

static void show_choice(struct line *line, const char *key, const char *text)
{
    struct aira_buf lead;

    aira_buf_init(&lead);
    aira_buf_printf(&lead, "  %s  ", key);
    if (lead.failed)
        line->no_memory = true;
    line_put(line, aira_buf_cstr(&lead), text);
    aira_buf_dispose(&lead);
}

static void show_choices(struct line *line, const struct aira_question *question)
{
    const char *how = NULL;

    for (size_t i = 0; question->type == AIRA_LEVEL && i < AIRA_LEVELS; i++)
        show_choice(line, line_digits(i).text, line_text(line, "question", question->id, line_digits(i).text));
    for (int i = 0; i < question->option_count; i++)
        show_choice(line, line_digits((size_t)i + 1).text,
                    line_text(line, "question", question->id, question->options[i].id));
    if (question->type == AIRA_YESNO) {
        show_choice(line, "y", line_word(line, "yes"));
        show_choice(line, "n", line_word(line, "no"));
    }
    if (question->type == AIRA_MULTI)
        how = "how-multi";
    else if (question->type == AIRA_NUMBER)
        how = "how-number";
    else if (question->type == AIRA_TEXT)
        how = "how-text";
    if (how != NULL)
        line_put(line, "  ", line_word(line, how));
    show_choice(line, question->type == AIRA_YESNO ? "n/a" : "n", line_word(line, "na"));
    show_choice(line, "?", line_word(line, "unknown"));
}

static void show_pair(struct line *line, const char *key, const char *text)
{
    line_say(line, key, LINE_PAIRS("text", text));
}

static void show_evidence(struct line *line, const struct aira_answer *answer)
{
    struct aira_buf text;

    if (answer->evidence == AIRA_EVIDENCE_NONE && answer->evidence_reference == NULL)
        return;
    aira_buf_init(&text);
    aira_buf_printf(&text, "evidence-%s", aira_evidence_name(answer->evidence));
    if (!text.failed) {
        const char *word = line_word(line, text.data);

        aira_buf_clear(&text);
        aira_buf_puts(&text, word);
    }
    if (answer->evidence_reference != NULL)
        aira_text_fill(&text, line_word(line, "reference"), LINE_PAIRS("text", answer->evidence_reference));
    if (text.failed)
        line->no_memory = true;
    show_pair(line, "evidence", aira_buf_cstr(&text));
    aira_buf_dispose(&text);
}

/* What people answered where nothing is settled. */
static void show_people(struct line *line, int question)
{
    struct aira_answer counting;
    struct aira_buf text;

    if (!aira_assessment_counting(&counting, line->walk.assessment, question)) {
        show_pair(line, "answer", line_word(line, "state-open"));
        return;
    }
    aira_buf_init(&text);
    line_add_answer(&text, line, &counting);
    if (text.failed)
        line->no_memory = true;
    show_pair(line, "answer-of-people", aira_buf_cstr(&text));
    aira_buf_dispose(&text);
}

static void show_settled(struct line *line, const struct aira_answer *settled)
{
    struct aira_buf text;

    aira_buf_init(&text);
    line_add_answer(&text, line, settled);
    if (settled->by != NULL)
        aira_text_fill(&text, line_word(line, "by"), LINE_PAIRS("who", settled->by));
    if (text.failed)
        line->no_memory = true;
    show_pair(line, "answer", aira_buf_cstr(&text));
    aira_buf_dispose(&text);
    show_evidence(line, settled);
    if (settled->note != NULL)
        show_pair(line, "note", settled->note);
}

void line_show_question(struct line *line)
{
    int current = line->walk.current;
    const struct aira_question *question;
    const struct aira_answer *settled;

    line_blank(line);
    if (current < 0) {
        line_say(line, "nothing-applies", LINE_PAIRS(NULL));
        return;
    }
    question = line_question(line, current);
    settled = aira_assessment_find(line->walk.assessment, current, AIRA_SETTLED);
    show_head(line, current, settled);
    line_put(line, "", line_text(line, "question", question->id, "ask"));
    show_choices(line, question);
    if (settled != NULL)
        show_settled(line, settled);
    else
        show_people(line, current);
    for (size_t i = 0; i < line->walk.assessment->observation_count; i++)
        if (line->walk.assessment->observations[i].question == current)
            show_pair(line, "observation", line->walk.assessment->observations[i].text);
}
