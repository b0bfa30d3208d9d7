/* A line of input as an answer to the question on the screen. */
#include "line.h"

#include <string.h>

/* A line being read as a value. */
struct reading {
    const struct line *line;
    const struct aira_question *question;
    const char *text;   /* as typed */
    const char *folded; /* half width, lower case */
};

/* Says what the question takes. */
static void complain(struct line *line, const struct aira_question *question)
{
    struct aira_buf text;

    aira_buf_init(&text);
    session_add_takes(&text, &line->session, question);
    if (text.failed)
        line->no_memory = true;
    line_put(line, "", aira_buf_cstr(&text));
    aira_buf_dispose(&text);
}

/* Stores what the current question was given, and goes on. */
static int give(struct line *line, enum aira_given given, const struct aira_value *value, const char *reason,
                struct aira_error *err)
{
    int question = line->session.walk.current;
    enum session_outcome outcome;
    bool saved;
    int code = session_give(&outcome, &line->session, question, given, value, reason, err);

    code = line_changed(&saved, line, outcome, question, code, err);
    if (code < 0)
        return code;
    if (saved) {
        line->asking = LINE_ASK_ANSWER;
        if (!line->stay)
            line_go_on(line);
    }
    return AIRA_OK;
}

int line_answer_na(struct line *line, const char *reason, struct aira_error *err)
{
    return give(line, AIRA_GIVEN_NA, NULL, reason, err);
}

int line_answer_unknown(struct line *line, struct aira_error *err)
{
    return give(line, AIRA_GIVEN_UNKNOWN, NULL, NULL, err);
}

int line_answer_note(struct line *line, const char *text, struct aira_error *err)
{
    enum session_outcome outcome;
    int code;

    line->asking = LINE_ASK_ANSWER;
    if (text[0] == '\0') {
        line_say(line, "unchanged", SESSION_PAIRS(NULL));
        return AIRA_OK;
    }
    code =
        session_note(&outcome, &line->session, line->session.walk.current, strcmp(text, "-") == 0 ? NULL : text, err);
    return line_changed(NULL, line, outcome, line->session.walk.current, code, err);
}

static void ask_reason(struct line *line)
{
    line->asking = LINE_ASK_REASON;
    line_say(line, "ask-reason", SESSION_PAIRS(NULL));
}

/* "n" is no where the question is answered by yes or no. */
static bool is_na_mark(const struct reading *reading)
{
    return strcmp(reading->folded, "n/a") == 0 ||
           (reading->question->type != AIRA_YESNO && strcmp(reading->folded, "n") == 0);
}

static int take(struct line *line, const struct reading *reading, struct aira_error *err)
{
    bool free_text = reading->question->type == AIRA_TEXT;
    struct aira_value value;

    if (strcmp(reading->folded, "?") == 0)
        return line_answer_unknown(line, err);
    if (is_na_mark(reading)) {
        ask_reason(line);
        return AIRA_OK;
    }
    if (session_parse_value(&value, &line->session, reading->question, reading->text, reading->folded))
        return give(line, AIRA_GIVEN_VALUE, &value, NULL, err);
    if (!free_text && session_is_one_of(&line->session, "unknown-words", reading->folded))
        return line_answer_unknown(line, err);
    if (!free_text && session_is_one_of(&line->session, "na-words", reading->folded))
        ask_reason(line);
    else
        complain(line, reading->question);
    return AIRA_OK;
}

static int answer_alone(struct line *line, const char *text, struct aira_error *err)
{
    struct reading reading = {line, session_question(&line->session, line->session.walk.current), text, NULL};
    struct aira_buf folded;
    int code;

    aira_buf_init(&folded);
    aira_text_fold(&folded, text);
    reading.folded = aira_buf_cstr(&folded);
    code = aira_buf_result(&folded, err);
    if (code == 0)
        code = take(line, &reading, err);
    aira_buf_dispose(&folded);
    return code;
}

/* An answer with a command behind it, "2 :note seen": the walk stays at the question until both are done. */
static int answer_and_command(struct line *line, const char *text, const char *colon, const char *command,
                              struct aira_error *err)
{
    int question = line->session.walk.current;
    size_t saved = line->session.saved;
    struct aira_buf answer;
    int code;

    aira_buf_init(&answer);
    aira_buf_add(&answer, text, (size_t)(colon - text));
    while (answer.length > 0 && answer.data[answer.length - 1] == ' ')
        answer.data[--answer.length] = '\0';
    code = aira_buf_result(&answer, err);
    line->stay = true;
    if (code == 0)
        code = answer_alone(line, answer.data, err);
    line->stay = false;
    aira_buf_dispose(&answer);
    if (code < 0 || line->session.saved == saved)
        return code;
    code = line_command(line, command, err);
    if (code == 0 && !line->leave && line->session.failures == 0 && line->asking == LINE_ASK_ANSWER &&
        line->session.walk.current == question)
        line_go_on(line);
    return code;
}

int line_answer(struct line *line, const char *text, struct aira_error *err)
{
    const char *command;

    if (line->session.walk.current < 0) {
        line_say(line, "nothing-applies", SESSION_PAIRS(NULL));
        return AIRA_OK;
    }
    if (session_question(&line->session, line->session.walk.current)->type != AIRA_TEXT)
        for (const char *s = text; *s != '\0'; s++)
            if (line_is_command(&command, s))
                return answer_and_command(line, text, s, command, err);
    return answer_alone(line, text, err);
}
