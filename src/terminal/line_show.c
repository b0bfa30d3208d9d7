/* A question in words: where it stands, what it asks, what it was given. */
#include "line.h"

#include <string.h>

/* "Data · 7 of 21 · quick · follow up · data.access" */
static void show_head(struct line *line, int question, const struct aira_answer *settled)
{
    const struct aira_question *asked = session_question(&line->session, question);
    const char *part =
        session_text(&line->session, "part", line->terminal->stored->questionnaire->parts[asked->part].id, "title");
    struct aira_buf head;
    size_t at, count;

    session_place(&at, &count, &line->session, question);
    aira_buf_init(&head);
    aira_text_fill(&head, session_word(&line->session, "head"),
                   SESSION_PAIRS("part", part, "at", session_digits(at).text, "count", session_digits(count).text));
    if (asked->quick)
        aira_buf_printf(&head, " · %s", session_word(&line->session, "quick"));
    if (settled != NULL && settled->flag)
        aira_buf_printf(&head, " · %s", session_word(&line->session, "flagged"));
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
        show_choice(line, session_digits(i).text,
                    session_text(&line->session, "question", question->id, session_digits(i).text));
    for (int i = 0; i < question->option_count; i++)
        show_choice(line, session_digits((size_t)i + 1).text,
                    session_text(&line->session, "question", question->id, question->options[i].id));
    if (question->type == AIRA_YESNO) {
        show_choice(line, "y", session_word(&line->session, "yes"));
        show_choice(line, "n", session_word(&line->session, "no"));
    }
    if (question->type == AIRA_MULTI)
        how = "how-multi";
    else if (question->type == AIRA_NUMBER)
        how = "how-number";
    else if (question->type == AIRA_TEXT)
        how = "how-text";
    if (how != NULL)
        line_put(line, "  ", session_word(&line->session, how));
    show_choice(line, question->type == AIRA_YESNO ? "n/a" : "n", session_word(&line->session, "na"));
    show_choice(line, "?", session_word(&line->session, "unknown"));
}

static void show_pair(struct line *line, const char *key, const char *text)
{
    line_say(line, key, SESSION_PAIRS("text", text));
}

static void show_evidence(struct line *line, const struct aira_answer *answer)
{
    struct aira_buf text;

    if (answer->evidence == AIRA_EVIDENCE_NONE && answer->evidence_reference == NULL)
        return;
    aira_buf_init(&text);
    aira_buf_puts(&text, session_grade(&line->session, answer->evidence));
    if (answer->evidence_reference != NULL)
        aira_text_fill(&text, session_word(&line->session, "reference"),
                       SESSION_PAIRS("text", answer->evidence_reference));
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

    if (!aira_assessment_counting(&counting, line->session.walk.assessment, question)) {
        show_pair(line, "answer", session_word(&line->session, "state-open"));
        return;
    }
    aira_buf_init(&text);
    session_add_answer(&text, &line->session, &counting);
    if (text.failed)
        line->no_memory = true;
    show_pair(line, "answer-of-people", aira_buf_cstr(&text));
    aira_buf_dispose(&text);
}

static void show_settled(struct line *line, const struct aira_answer *settled)
{
    struct aira_buf text;

    aira_buf_init(&text);
    session_add_answer(&text, &line->session, settled);
    if (settled->by != NULL)
        aira_text_fill(&text, session_word(&line->session, "by"), SESSION_PAIRS("who", settled->by));
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
    int current = line->session.walk.current;
    const struct aira_question *question;
    const struct aira_answer *settled;

    line_blank(line);
    if (current < 0) {
        line_say(line, "nothing-applies", SESSION_PAIRS(NULL));
        return;
    }
    question = session_question(&line->session, current);
    settled = aira_assessment_find(line->session.walk.assessment, current, AIRA_SETTLED);
    show_head(line, current, settled);
    line_put(line, "", session_text(&line->session, "question", question->id, "ask"));
    show_choices(line, question);
    if (settled != NULL)
        show_settled(line, settled);
    else
        show_people(line, current);
    for (size_t i = 0; i < line->session.walk.assessment->observation_count; i++)
        if (line->session.walk.assessment->observations[i].question == current)
            show_pair(line, "observation", line->session.walk.assessment->observations[i].text);
}
