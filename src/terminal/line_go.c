/* Going about in the questionnaire. */
#include "line.h"

#include <stdlib.h>
#include <string.h>

void line_go(struct line *line, int question)
{
    line->session.walk.current = question;
    line->asking = LINE_ASK_ANSWER;
    line->show = true;
}

static void say_end(struct line *line)
{
    size_t open = session_count(&line->session, AIRA_UNANSWERED), unknown = session_count(&line->session, AIRA_UNKNOWN);
    struct aira_progress all = aira_walk_progress(&line->session.walk, -1);

    line_blank(line);
    if (line->session.walk.filter != AIRA_FILTER_ALL) {
        line_say(line, "end-filter", SESSION_PAIRS("filter", aira_filter_name(line->session.walk.filter)));
        return;
    }
    if (open > 0) {
        line_say(line, "end-open",
                 SESSION_PAIRS("open", session_digits(open).text, "count", session_digits(all.asked).text));
        return;
    }
    line_say(line, "end-done", SESSION_PAIRS("count", session_digits(all.asked).text));
    if (unknown > 0)
        line_say(line, "end-unknown", SESSION_PAIRS("count", session_digits(unknown).text));
    line_say(line, "make-report",
             SESSION_PAIRS("number", session_digits((size_t)line->terminal->stored->assessment->number).text));
    line_say(line, "end-enter", SESSION_PAIRS(NULL));
}

void line_go_on(struct line *line)
{
    int next = line->session.walk.current < 0 ? -1 : aira_walk_next(&line->session.walk, line->session.walk.current);

    if (next >= 0) {
        line_go(line, next);
        return;
    }
    line->asking = LINE_ASK_END;
    say_end(line);
}

void line_go_from_end(struct line *line)
{
    int open = aira_walk_next_open(&line->session.walk, -1);
    bool filtered = line->session.walk.filter != AIRA_FILTER_ALL;

    line->session.walk.filter = AIRA_FILTER_ALL;
    if (open >= 0)
        line_go(line, open);
    else if (filtered)
        say_end(line);
    else
        line->leave = true;
}

void line_go_filter(struct line *line, enum aira_filter filter)
{
    int found = session_filter(&line->session, filter);

    if (found < 0) {
        line_say(line, "filter-none", SESSION_PAIRS("filter", aira_filter_name(filter)));
        return;
    }
    line_say(line, "filter-set", SESSION_PAIRS("filter", aira_filter_name(filter)));
    line_go(line, found);
}

int line_run_back(struct line *line, const char *argument, struct aira_error *err)
{
    int previous;

    (void)argument, (void)err;
    if (line->asking == LINE_ASK_END && line->session.walk.current >= 0) {
        line_go(line, line->session.walk.current);
        return AIRA_OK;
    }
    previous =
        line->session.walk.current < 0 ? -1 : aira_walk_previous(&line->session.walk, line->session.walk.current);
    if (previous < 0)
        line_say(line, "at-first", SESSION_PAIRS(NULL));
    else
        line_go(line, previous);
    return AIRA_OK;
}

int line_run_next(struct line *line, const char *argument, struct aira_error *err)
{
    (void)argument, (void)err;
    if (line->asking == LINE_ASK_END)
        line_go_from_end(line);
    else
        line_go_on(line);
    return AIRA_OK;
}

static int say_no_question(struct line *line, const char *word, struct aira_error *err)
{
    int near;

    if (session_nearest(&near, &line->session, word, err) < 0)
        return err->code;
    if (near >= 0)
        line_say(line, "no-question-near",
                 SESSION_PAIRS("id", word, "near", session_question(&line->session, near)->id));
    else
        line_say(line, "no-question", SESSION_PAIRS("id", word));
    return AIRA_OK;
}

static int jump_to(struct line *line, const char *word, struct aira_error *err)
{
    const char *when;
    int question;

    switch (session_find(&question, &line->session, word)) {
    case SESSION_FOUND:
        line_go(line, question);
        break;
    case SESSION_NOT_ASKED:
        when = session_question(&line->session, question)->when_text;
        line_say(line, when != NULL ? "not-asked-when" : "not-asked",
                 SESSION_PAIRS("id", word, "when", when != NULL ? when : ""));
        break;
    case SESSION_NOWHERE:
        return say_no_question(line, word, err);
    }
    return AIRA_OK;
}

int line_run_jump(struct line *line, const char *argument, struct aira_error *err)
{
    struct aira_buf folded;
    int code;

    if (*argument == '\0') {
        line_say(line, "use-jump", SESSION_PAIRS(NULL));
        return AIRA_OK;
    }
    aira_buf_init(&folded);
    aira_text_fold(&folded, argument);
    code = aira_buf_result(&folded, err);
    if (code == 0)
        code = jump_to(line, aira_buf_cstr(&folded), err);
    aira_buf_dispose(&folded);
    return code;
}

int line_run_find(struct line *line, const char *argument, struct aira_error *err)
{
    int found;
    int code;

    if (*argument != '\0') {
        aira_buf_clear(&line->session.looking);
        aira_buf_puts(&line->session.looking, argument);
    }
    if (aira_buf_result(&line->session.looking, err) < 0)
        return err->code;
    if (line->session.looking.length == 0) {
        line_say(line, "use-find", SESSION_PAIRS(NULL));
        return AIRA_OK;
    }
    code = aira_walk_search(&found, &line->session.walk, line->session.walk.current, line->session.looking.data,
                            line->terminal->language, err);
    if (code < 0)
        return code;
    if (found < 0) {
        line_say(line, "not-found", SESSION_PAIRS("word", line->session.looking.data));
        return AIRA_OK;
    }
    if (found == line->session.walk.current)
        line_say(line, "found-only-here", SESSION_PAIRS("word", line->session.looking.data));
    line_go(line, found);
    return AIRA_OK;
}

/* A filter by its name or the unambiguous start of it. */
static bool choose_filter(enum aira_filter *filter, const char *word)
{
    int fitting = 0;

    if (aira_filter_parse(filter, word))
        return true;
    for (int i = 0; i < AIRA_FILTERS; i++)
        if (strncmp(aira_filter_name((enum aira_filter)i), word, strlen(word)) == 0) {
            *filter = (enum aira_filter)i;
            fitting++;
        }
    return fitting == 1;
}

static void say_filters(struct line *line)
{
    line_say(line, "use-filter", SESSION_PAIRS("filter", aira_filter_name(line->session.walk.filter)));
    for (int i = 0; i < AIRA_FILTERS; i++) {
        struct aira_buf key, lead;

        aira_buf_init(&key);
        aira_buf_init(&lead);
        aira_buf_printf(&key, "filter-%s", aira_filter_name((enum aira_filter)i));
        aira_buf_printf(&lead, "  %-12s ", aira_filter_name((enum aira_filter)i));
        if (key.failed || lead.failed)
            line->no_memory = true;
        else
            line_put(line, lead.data, session_word(&line->session, key.data));
        aira_buf_dispose(&lead);
        aira_buf_dispose(&key);
    }
}

int line_run_filter(struct line *line, const char *argument, struct aira_error *err)
{
    enum aira_filter filter;
    struct aira_buf folded;
    int code;

    aira_buf_init(&folded);
    aira_text_fold(&folded, argument);
    code = aira_buf_result(&folded, err);
    if (code == 0 && folded.length > 0 && choose_filter(&filter, folded.data))
        line_go_filter(line, filter);
    else if (code == 0)
        say_filters(line);
    aira_buf_dispose(&folded);
    return code;
}
