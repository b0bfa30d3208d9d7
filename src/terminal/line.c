/* The walk itself: show, read, act, until it ends. */
#include "line.h"

#include <stdlib.h>
#include <string.h>

/* On coming back: what was answered last, by whom, when. */
static void recall(struct line *line, const struct aira_answer *last)
{
    char at[AIRA_TIME_SIZE];
    struct aira_buf value;

    aira_buf_init(&value);
    aira_answer_format(&value, session_question(&line->session, last->question), last);
    if (value.failed)
        line->no_memory = true;
    aira_day_format(at, last->at);
    line_say(line, last->by != NULL ? "recall-by" : "recall",
             SESSION_PAIRS("id", session_question(&line->session, last->question)->id, "value", aira_buf_cstr(&value),
                           "who", last->by != NULL ? last->by : "", "day", at));
    aira_buf_dispose(&value);
}

static void greet(struct line *line)
{
    const struct aira_assessment *assessment = line->session.walk.assessment;
    const struct aira_answer *last = session_last(&line->session);

    line_say(line, assessment->scope[0] != '\0' ? "title-scope" : "title",
             SESSION_PAIRS("client", assessment->client, "scope", assessment->scope, "questionnaire",
                           session_text(&line->session, "questionnaire", NULL, "title"), "number",
                           session_digits((size_t)assessment->number).text));
    if (last != NULL)
        recall(line, last);
    (void)line_run_progress(line, "", NULL);
    line_say(line, "hint", SESSION_PAIRS(NULL));
}

/* On leaving: what was saved, what is open, how to go on. */
static void part(struct line *line)
{
    struct aira_progress all = aira_walk_progress(&line->session.walk, -1);

    line_blank(line);
    line_say(line, "summary",
             SESSION_PAIRS("saved", session_digits(line->session.saved).text, "answered",
                           session_digits(all.answered).text, "count", session_digits(all.asked).text, "open",
                           session_digits(all.asked - all.answered).text));
    line_say(line, "go-on-later",
             SESSION_PAIRS("number", session_digits((size_t)line->terminal->stored->assessment->number).text));
}

static int act_on_text(struct line *line, const char *text, struct aira_error *err)
{
    if (line->asking == LINE_ASK_REASON) {
        line->asking = LINE_ASK_ANSWER;
        if (text[0] != '\0')
            return line_answer_na(line, text, err);
        line_say(line, "unchanged", SESSION_PAIRS(NULL));
        return AIRA_OK;
    }
    if (line->asking == LINE_ASK_NOTE)
        return line_answer_note(line, text, err);
    if (text[0] == '\0' && line->asking == LINE_ASK_END)
        line_go_from_end(line);
    else if (text[0] == '\0')
        line_go_on(line);
    else if (line->asking == LINE_ASK_END)
        line_say(line, "end-what", SESSION_PAIRS(NULL));
    else
        return line_answer(line, text, err);
    return AIRA_OK;
}

/* A text that begins with a colon is written with two. */
static int act(struct line *line, struct aira_error *err)
{
    const char *text = aira_buf_cstr(&line->input), *command, *literal;

    if (!line_is_command(&command, text))
        return act_on_text(line, text, err);
    if (line_is_command(&literal, command))
        return act_on_text(line, command, err);
    return line_command(line, command, err);
}

/* Shows the question when it is due, after a look whether another program changed something. */
static int show(struct line *line, struct aira_error *err)
{
    if (!line->show)
        return AIRA_OK;
    line->show = false;
    if (line_catch_up(line, err) < 0)
        return err->code;
    line_show_question(line);
    line_keep_place(line);
    return AIRA_OK;
}

static void prompt(struct line *line)
{
    if (!line->terminal->prompt)
        return;
    if (line->asking == LINE_ASK_ANSWER && line->session.walk.current >= 0)
        fputs(session_question(&line->session, line->session.walk.current)->id, line->terminal->out);
    fputs("> ", line->terminal->out);
}

static int take_a_line(struct line *line, struct aira_error *err)
{
    enum line_got got = LINE_GOT_END;
    int code = show(line, err);

    if (code < 0)
        return code;
    prompt(line);
    code = line_flush(line, err);
    if (code == 0)
        code = line_read(&got, line, err);
    if (code < 0)
        return code;
    if (got == LINE_GOT_TEXT)
        code = act(line, err);
    line->leave = line->leave || got == LINE_GOT_END;
    return code;
}

/* Leaves with a summary, whatever the reason, unless the output itself is what failed. */
static int leave(struct line *line, int code, struct aira_error *err)
{
    struct aira_error kept = *err;

    if (line->terminal->prompt && (code == AIRA_EINTERRUPTED || feof(line->terminal->in)))
        line_blank(line); /* the prompt still stands open */
    part(line);
    if (line_flush(line, err) < 0 && code == 0)
        return err->code;
    *err = kept;
    return code;
}

int aira_line_walk(struct aira_terminal *terminal, struct aira_error *err)
{
    struct line line;
    int code, first;

    memset(&line, 0, sizeof line);
    line.terminal = terminal;
    line.show = true;
    aira_buf_init(&line.input);
    err->code = AIRA_OK;
    code = session_init(&line.session, terminal, err);
    if (code < 0)
        return code;
    greet(&line);
    if (terminal->filter != AIRA_FILTER_ALL)
        line_go_filter(&line, terminal->filter);
    else if (terminal->role != NULL && (first = session_filter(&line.session, AIRA_FILTER_ALL)) >= 0)
        line_go(&line, first);
    while (code == 0 && !line.leave)
        code = take_a_line(&line, err);
    code = leave(&line, code, err);
    session_dispose(&line.session);
    aira_buf_dispose(&line.input);
    return code;
}
