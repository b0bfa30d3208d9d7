/* Changing an answer: in memory, in the store, acknowledged; and back again. */
#include "line.h"

#include <stdlib.h>
#include <string.h>

enum { ACKNOWLEDGED_CELLS = 48 };

int line_change_begin(struct line_change *change, const struct line *line, int question, struct aira_error *err)
{
    const struct aira_answer *now = aira_assessment_find(line->walk.assessment, question, AIRA_SETTLED);
    int code = AIRA_OK;

    change->step.had = now != NULL;
    change->step.before = aira_answer_blank(question, AIRA_SETTLED);
    if (now != NULL)
        code = aira_answer_copy(&change->step.before, now, err);
    change->answer = change->step.before;
    return code;
}

/* Puts memory back to what it was before a change that could not be stored. */
static int take_back(struct line *line, const struct line_change *change, struct aira_error *err)
{
    const struct aira_answer *before = &change->step.before;

    if (change->step.had)
        return aira_assessment_answer(line->walk.assessment, before, err);
    aira_assessment_withdraw(line->walk.assessment, before->question, AIRA_SETTLED);
    return AIRA_OK;
}

/* Memory first, because it checks the answer; it is put back when the store does not take it. */
static int store_change(bool *saved, struct line *line, struct line_change *change, struct aira_error *err)
{
    const struct aira_terminal *terminal = line->terminal;
    struct aira_error ignored;
    int64_t now = terminal->now(terminal->context);
    int code;

    *saved = false;
    change->answer.at = now;
    change->answer.by = aira_borrowed(terminal->by);
    code = aira_assessment_answer(line->walk.assessment, &change->answer, err);
    if (code == AIRA_EINPUT) {
        line_say_error(line, err);
        return AIRA_OK;
    }
    if (code < 0)
        return code;
    code = line_store(line, change->answer.question, &change->answer, now, err);
    if (code == 0)
        *saved = true;
    else if (take_back(line, change, &ignored) == 0)
        code = line_store_failed(line, "not-saved", err);
    return code;
}

static void add_extra(struct aira_buf *out, const struct line *line, const char *key)
{
    aira_buf_puts(out, " · ");
    aira_buf_puts(out, line_word(line, key));
}

/* The answer as it is now, as answers.ini writes it and the same in each language, with what else it has. */
static void add_now(struct aira_buf *out, const struct line *line, int question)
{
    const struct aira_answer *answer = aira_assessment_find(line->walk.assessment, question, AIRA_SETTLED);
    struct aira_buf value;

    if (answer == NULL) {
        aira_buf_puts(out, line_word(line, "state-open"));
        return;
    }
    aira_buf_init(&value);
    aira_answer_format(&value, line_question(line, question), answer);
    aira_text_cut(out, aira_buf_cstr(&value), ACKNOWLEDGED_CELLS);
    if (answer->evidence != AIRA_EVIDENCE_NONE) {
        char key[32] = "evidence-";

        strcat(key, aira_evidence_name(answer->evidence));
        add_extra(out, line, key);
    }
    if (answer->note != NULL)
        add_extra(out, line, "has-note");
    if (answer->flag)
        add_extra(out, line, "flagged");
    out->failed = out->failed || value.failed;
    aira_buf_dispose(&value);
}

static int acknowledge(struct line *line, const char *key, int question, struct aira_error *err)
{
    struct aira_buf now;

    aira_walk_refresh(&line->walk);
    aira_buf_init(&now);
    add_now(&now, line, question);
    if (now.failed)
        line->no_memory = true;
    line_say(line, key,
             LINE_PAIRS("saved", line_word(line, "saved"), "id", line_question(line, question)->id, "value",
                        aira_buf_cstr(&now)));
    aira_buf_dispose(&now);
    return line_flush(line, err);
}

static void drop_oldest(struct line *line)
{
    aira_answer_dispose(&line->steps[0].before);
    line->step_count--;
    memmove(line->steps, line->steps + 1, line->step_count * sizeof *line->steps);
}

int line_change_commit(bool *saved, struct line *line, struct line_change *change, struct aira_error *err)
{
    int question = change->answer.question;
    int code = AIRA_OK;

    *saved = false;
    if (line->step_count == LINE_MAX_STEPS)
        drop_oldest(line);
    if (aira_grow(&line->steps, &line->step_capacity, line->step_count + 1, sizeof *line->steps) < 0)
        code = aira_error_nomem(err);
    if (code == 0)
        code = store_change(saved, line, change, err);
    if (!*saved) {
        aira_answer_dispose(&change->step.before);
        return code;
    }
    line->steps[line->step_count++] = change->step;
    line->saved++;
    return acknowledge(line, "acknowledged", question, err);
}

/* Takes away an answer that was the question's first. */
static int withdraw(bool *done, struct line *line, int question, struct aira_error *err)
{
    int code = line_store(line, question, NULL, line->terminal->now(line->terminal->context), err);

    *done = code == 0;
    if (code < 0)
        return line_store_failed(line, "not-saved", err);
    aira_assessment_withdraw(line->walk.assessment, question, AIRA_SETTLED);
    return AIRA_OK;
}

static int put_back(bool *done, struct line *line, const struct line_step *step, struct aira_error *err)
{
    struct line_change change;
    int code = line_change_begin(&change, line, step->before.question, err);

    *done = false;
    if (code < 0)
        return code;
    change.answer = step->before;
    code = store_change(done, line, &change, err);
    aira_answer_dispose(&change.step.before);
    return code;
}

int line_undo(struct line *line, struct aira_error *err)
{
    struct line_step *step;
    int question, code;
    bool done;

    if (line->step_count == 0) {
        line_say(line, "nothing-to-undo", LINE_PAIRS(NULL));
        return AIRA_OK;
    }
    step = &line->steps[line->step_count - 1];
    question = step->before.question;
    code = step->had ? put_back(&done, line, step, err) : withdraw(&done, line, question, err);
    if (code < 0 || !done)
        return code;
    aira_answer_dispose(&step->before);
    line->step_count--;
    code = acknowledge(line, "undone", question, err);
    line_go(line, aira_walk_applies(&line->walk, question) ? question : line->walk.current);
    return code;
}

void line_forget_steps(struct line *line)
{
    while (line->step_count > 0)
        aira_answer_dispose(&line->steps[--line->step_count].before);
}
