/* Going about in the questionnaire. */
#include "line.h"

#include <stdlib.h>
#include <string.h>

void line_go(struct line *line, int question)
{
    line->walk.current = question;
    line->asking = LINE_ASK_ANSWER;
    line->show = true;
}

/* Questions without an answer, and those answered "don't know". */
static size_t count_state(const struct line *line, enum aira_state state)
{
    size_t count = 0;

    for (size_t i = 0; i < line->walk.assessment->questionnaire->question_count; i++)
        count += line->walk.standings[i].state == state;
    return count;
}

static void say_end(struct line *line)
{
    size_t open = count_state(line, AIRA_UNANSWERED), unknown = count_state(line, AIRA_UNKNOWN);
    struct aira_progress all = aira_walk_progress(&line->walk, -1);

    line_blank(line);
    if (line->walk.filter != AIRA_FILTER_ALL) {
        line_say(line, "end-filter", LINE_PAIRS("filter", aira_filter_name(line->walk.filter)));
        return;
    }
    if (open > 0) {
        line_say(line, "end-open", LINE_PAIRS("open", line_digits(open).text, "count", line_digits(all.asked).text));
        return;
    }
    line_say(line, "end-done", LINE_PAIRS("count", line_digits(all.asked).text));
    if (unknown > 0)
        line_say(line, "end-unknown", LINE_PAIRS("count", line_digits(unknown).text));
    line_say(line, "make-report",
             LINE_PAIRS("number", line_digits((size_t)line->terminal->stored->assessment->number).text));
    line_say(line, "end-enter", LINE_PAIRS(NULL));
}

void line_go_on(struct line *line)
{
    int next = line->walk.current < 0 ? -1 : aira_walk_next(&line->walk, line->walk.current);

    if (next >= 0) {
        line_go(line, next);
        return;
    }
    line->asking = LINE_ASK_END;
    say_end(line);
}

void line_go_from_end(struct line *line)
{
    int open = aira_walk_next_open(&line->walk, -1);
    bool filtered = line->walk.filter != AIRA_FILTER_ALL;

    line->walk.filter = AIRA_FILTER_ALL;
    if (open >= 0)
        line_go(line, open);
    else if (filtered)
        say_end(line);
    else
        line->leave = true;
}

void line_go_filter(struct line *line, enum aira_filter filter)
{
    enum aira_filter before = line->walk.filter;
    int found;

    line->walk.filter = filter;
    found = aira_walk_next(&line->walk, line->walk.current - 1);
    if (found < 0)
        found = aira_walk_next(&line->walk, -1);
    if (found < 0) {
        line->walk.filter = before;
        line_say(line, "filter-none", LINE_PAIRS("filter", aira_filter_name(filter)));
        return;
    }
    line_say(line, "filter-set", LINE_PAIRS("filter", aira_filter_name(filter)));
    line_go(line, found);
}

int line_run_back(struct line *line, const char *argument, struct aira_error *err)
{
    int previous;

    (void)argument, (void)err;
    if (line->asking == LINE_ASK_END && line->walk.current >= 0) {
        line_go(line, line->walk.current);
        return AIRA_OK;
    }
    previous = line->walk.current < 0 ? -1 : aira_walk_previous(&line->walk, line->walk.current);
    if (previous < 0)
        line_say(line, "at-first", LINE_PAIRS(NULL));
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

/* The n-th question (from 1) of the current part that applies, or -1. */
static int nth_of_part(const struct line *line, const char *word)
{
    const struct aira_questionnaire *questionnaire = line->walk.assessment->questionnaire;
    int left;

    if (line->walk.current < 0 || !aira_int_parse(&left, word, 1, AIRA_MAX_QUESTIONS))
        return -1;
    for (size_t i = 0; i < questionnaire->question_count; i++)
        if (questionnaire->questions[i].part == questionnaire->questions[line->walk.current].part &&
            aira_walk_applies(&line->walk, (int)i) && --left == 0)
            return (int)i;
    return -1;
}

/* The first open question of a part, else the first that applies, else -1. */
static int start_of_part(const struct line *line, const char *id)
{
    const struct aira_questionnaire *questionnaire = line->walk.assessment->questionnaire;
    int part = aira_questionnaire_part(questionnaire, id), first = -1;

    for (size_t i = 0; part >= 0 && i < questionnaire->question_count; i++) {
        if (questionnaire->questions[i].part != part || !aira_walk_applies(&line->walk, (int)i))
            continue;
        if (line->walk.standings[i].state == AIRA_UNANSWERED)
            return (int)i;
        if (first < 0)
            first = (int)i;
    }
    return first;
}

static int say_no_question(struct line *line, const char *word, struct aira_error *err)
{
    const struct aira_questionnaire *questionnaire = line->walk.assessment->questionnaire;
    const char **ids = calloc(questionnaire->question_count + 1, sizeof *ids);
    int near;

    if (ids == NULL)
        return aira_error_nomem(err);
    for (size_t i = 0; i < questionnaire->question_count; i++)
        ids[i] = questionnaire->questions[i].id;
    near = line_nearest(word, ids, questionnaire->question_count);
    if (near >= 0)
        line_say(line, "no-question-near", LINE_PAIRS("id", word, "near", ids[near]));
    else
        line_say(line, "no-question", LINE_PAIRS("id", word));
    free(ids);
    return AIRA_OK;
}

static int jump_to(struct line *line, const char *word, struct aira_error *err)
{
    const struct aira_questionnaire *questionnaire = line->walk.assessment->questionnaire;
    int question = aira_questionnaire_question(questionnaire, word);

    if (question >= 0 && !aira_walk_applies(&line->walk, question)) {
        const char *when = questionnaire->questions[question].when_text;

        line_say(line, when != NULL ? "not-asked-when" : "not-asked",
                 LINE_PAIRS("id", word, "when", when != NULL ? when : ""));
        return AIRA_OK;
    }
    if (question < 0)
        question = nth_of_part(line, word);
    if (question < 0)
        question = start_of_part(line, word);
    if (question < 0)
        return say_no_question(line, word, err);
    line_go(line, question);
    return AIRA_OK;
}

int line_run_jump(struct line *line, const char *argument, struct aira_error *err)
{
    struct aira_buf folded;
    int code;

    if (*argument == '\0') {
        line_say(line, "use-jump", LINE_PAIRS(NULL));
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
        aira_buf_clear(&line->looking);
        aira_buf_puts(&line->looking, argument);
    }
    if (aira_buf_result(&line->looking, err) < 0)
        return err->code;
    if (line->looking.length == 0) {
        line_say(line, "use-find", LINE_PAIRS(NULL));
        return AIRA_OK;
    }
    code = aira_walk_search(&found, &line->walk, line->walk.current, line->looking.data, line->terminal->language, err);
    if (code < 0)
        return code;
    if (found < 0) {
        line_say(line, "not-found", LINE_PAIRS("word", line->looking.data));
        return AIRA_OK;
    }
    if (found == line->walk.current)
        line_say(line, "found-only-here", LINE_PAIRS("word", line->looking.data));
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
    line_say(line, "use-filter", LINE_PAIRS("filter", aira_filter_name(line->walk.filter)));
    for (int i = 0; i < AIRA_FILTERS; i++) {
        struct aira_buf key, lead;

        aira_buf_init(&key);
        aira_buf_init(&lead);
        aira_buf_printf(&key, "filter-%s", aira_filter_name((enum aira_filter)i));
        aira_buf_printf(&lead, "  %-12s ", aira_filter_name((enum aira_filter)i));
        if (key.failed || lead.failed)
            line->no_memory = true;
        else
            line_put(line, lead.data, line_word(line, key.data));
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
