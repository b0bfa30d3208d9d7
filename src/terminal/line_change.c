/* What the walk says of changes: that they are saved, or why not; and of what another program changed. */
#include "line.h"

#include <string.h>

enum { ACKNOWLEDGED_CELLS = 48 };

static void add_extra(struct aira_buf *out, const char *word)
{
    aira_buf_puts(out, " · ");
    aira_buf_puts(out, word);
}

/* The answer as it is now, as answers.ini writes it and the same in each language, with what else it has. */
static void add_now(struct aira_buf *out, const struct line *line, int question)
{
    const struct aira_answer *answer = session_settled(&line->session, question);
    struct aira_buf value;

    if (answer == NULL) {
        aira_buf_puts(out, session_word(&line->session, "state-open"));
        return;
    }
    aira_buf_init(&value);
    aira_answer_format(&value, session_question(&line->session, question), answer);
    aira_text_cut(out, aira_buf_cstr(&value), ACKNOWLEDGED_CELLS);
    if (answer->evidence != AIRA_EVIDENCE_NONE)
        add_extra(out, session_grade(&line->session, answer->evidence));
    if (answer->note != NULL)
        add_extra(out, session_word(&line->session, "has-note"));
    if (answer->flag)
        add_extra(out, session_word(&line->session, "flagged"));
    out->failed = out->failed || value.failed;
    aira_buf_dispose(&value);
}

static int acknowledge(struct line *line, const char *key, int question, struct aira_error *err)
{
    struct aira_buf now;

    aira_buf_init(&now);
    add_now(&now, line, question);
    if (now.failed)
        line->no_memory = true;
    line_say(line, key,
             SESSION_PAIRS("saved", session_word(&line->session, "saved"), "id",
                           session_question(&line->session, question)->id, "value", aira_buf_cstr(&now)));
    aira_buf_dispose(&now);
    return line_flush(line, err);
}

/* Says why something was not saved. */
static int say_trouble(struct line *line, enum session_outcome outcome, int code, const struct aira_error *err)
{
    if (outcome == SESSION_NOT_SAVED)
        line_say(line, "not-saved", SESSION_PAIRS("why", err->message));
    else if (code == 0)
        line_put(line, "", err->message);
    return code;
}

int line_changed(bool *saved, struct line *line, enum session_outcome outcome, int question, int code,
                 struct aira_error *err)
{
    if (saved != NULL)
        *saved = outcome == SESSION_SAVED;
    if (outcome != SESSION_SAVED)
        return say_trouble(line, outcome, code, err);
    return acknowledge(line, "acknowledged", question, err);
}

int line_undo(struct line *line, struct aira_error *err)
{
    enum session_outcome outcome;
    int question;
    int code = session_undo(&question, &outcome, &line->session, err);

    if (question < 0) {
        line_say(line, "nothing-to-undo", SESSION_PAIRS(NULL));
        return AIRA_OK;
    }
    if (outcome != SESSION_SAVED)
        return say_trouble(line, outcome, code, err);
    code = acknowledge(line, "undone", question, err);
    line_go(line, aira_walk_applies(&line->session.walk, question) ? question : line->session.walk.current);
    return code;
}

int line_observe(struct line *line, int question, const char *text, struct aira_error *err)
{
    struct aira_observation observation;
    enum session_outcome outcome;
    int code;

    memset(&observation, 0, sizeof observation);
    observation.question = question;
    observation.text = aira_borrowed(text);
    code = session_observe(&outcome, &line->session, &observation, err);
    if (outcome != SESSION_SAVED)
        return say_trouble(line, outcome, code, err);
    line_say(line, "observed",
             SESSION_PAIRS("saved", session_word(&line->session, "saved"), "id",
                           session_question(&line->session, question)->id, "number",
                           session_digits((size_t)observation.number).text));
    return line_flush(line, err);
}

int line_catch_up(struct line *line, struct aira_error *err)
{
    struct session_news news;
    int code = session_catch_up(&news, &line->session, err);

    if (news.unread)
        line_say(line, "not-read", SESSION_PAIRS("why", err->message));
    if (news.changed)
        line_say(line, "changed-elsewhere", SESSION_PAIRS(NULL));
    if (news.forgotten)
        line_say(line, "undo-forgotten", SESSION_PAIRS(NULL));
    return code;
}

void line_keep_place(struct line *line)
{
    struct aira_error err;

    if (session_keep_place(&line->session, &err) < 0 && !line->place_told) {
        line->place_told = true;
        line_say(line, "place-not-kept", SESSION_PAIRS("why", err.message));
    }
}
