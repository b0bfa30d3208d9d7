/* Changing an answer: in memory, in the store; and back again. */
#include "session.h"

#include <stdlib.h>
#include <string.h>

int session_change_begin(struct session_change *change, const struct session *session, int question,
                         struct aira_error *err)
{
    const struct aira_answer *now = session_settled(session, question);
    int code = AIRA_OK;

    change->step.had = now != NULL;
    change->step.before = aira_answer_blank(question, AIRA_SETTLED);
    if (now != NULL)
        code = aira_answer_copy(&change->step.before, now, err);
    change->answer = change->step.before;
    return code;
}

/* Puts memory back to what it was before a change that could not be stored. */
static int take_back(struct session *session, const struct session_change *change, struct aira_error *err)
{
    const struct aira_answer *before = &change->step.before;

    if (change->step.had)
        return aira_assessment_answer(session->walk.assessment, before, err);
    aira_assessment_withdraw(session->walk.assessment, before->question, AIRA_SETTLED);
    return AIRA_OK;
}

/* Memory first, because it checks the answer; it is put back when the store does not take it. */
static int store_change(enum session_outcome *outcome, struct session *session, struct session_change *change,
                        struct aira_error *err)
{
    const struct aira_terminal *terminal = session->terminal;
    struct aira_error ignored;
    int64_t now = terminal->now(terminal->context);
    int code;

    *outcome = SESSION_REFUSED;
    change->answer.at = now;
    change->answer.by = aira_borrowed(terminal->by);
    code = aira_assessment_answer(session->walk.assessment, &change->answer, err);
    if (code == AIRA_EINPUT)
        return AIRA_OK;
    if (code < 0)
        return code;
    code = session_store(session, change->answer.question, &change->answer, now, err);
    if (code == 0)
        *outcome = SESSION_SAVED;
    else if (take_back(session, change, &ignored) == 0)
        code = session_store_failed(outcome, session, err);
    return code;
}

static void drop_oldest(struct session *session)
{
    aira_answer_dispose(&session->steps[0].before);
    session->step_count--;
    memmove(session->steps, session->steps + 1, session->step_count * sizeof *session->steps);
}

/* Room for one step more. */
static int make_room(struct session *session, struct aira_error *err)
{
    if (session->step_count == SESSION_MAX_STEPS)
        drop_oldest(session);
    if (aira_grow(&session->steps, &session->step_capacity, session->step_count + 1, sizeof *session->steps) < 0)
        return aira_error_nomem(err);
    return AIRA_OK;
}

static void note_step(struct session *session, struct session_step *step)
{
    session->steps[session->step_count++] = *step;
    session->saved++;
    aira_walk_refresh(&session->walk);
}

int session_change_commit(enum session_outcome *outcome, struct session *session, struct session_change *change,
                          struct aira_error *err)
{
    int code = make_room(session, err);

    *outcome = SESSION_REFUSED;
    if (code == 0)
        code = store_change(outcome, session, change, err);
    if (code == 0 && *outcome == SESSION_SAVED)
        note_step(session, &change->step);
    else
        aira_answer_dispose(&change->step.before);
    return code;
}

int session_give(enum session_outcome *outcome, struct session *session, int question, enum aira_given given,
                 const struct aira_value *value, const char *reason, struct aira_error *err)
{
    struct session_change change;
    int code = session_change_begin(&change, session, question, err);

    *outcome = SESSION_REFUSED;
    if (code < 0)
        return code;
    change.answer.given = given;
    change.answer.value = value != NULL ? *value : (struct aira_value){0, 0, NULL};
    change.answer.reason = aira_borrowed(reason);
    return session_change_commit(outcome, session, &change, err);
}

int session_note(enum session_outcome *outcome, struct session *session, int question, const char *note,
                 struct aira_error *err)
{
    struct session_change change;
    int code = session_change_begin(&change, session, question, err);

    *outcome = SESSION_REFUSED;
    if (code < 0)
        return code;
    change.answer.note = note == NULL || *note == '\0' ? NULL : aira_borrowed(note);
    return session_change_commit(outcome, session, &change, err);
}

int session_evidence(enum session_outcome *outcome, struct session *session, int question, enum aira_evidence grade,
                     const char *reference, struct aira_error *err)
{
    struct session_change change;
    int code = session_change_begin(&change, session, question, err);

    *outcome = SESSION_REFUSED;
    if (code < 0)
        return code;
    change.answer.evidence = grade;
    if (reference != NULL)
        change.answer.evidence_reference = *reference == '\0' ? NULL : aira_borrowed(reference);
    else if (grade == AIRA_EVIDENCE_NONE)
        change.answer.evidence_reference = NULL;
    return session_change_commit(outcome, session, &change, err);
}

int session_flag(enum session_outcome *outcome, struct session *session, int question, struct aira_error *err)
{
    struct session_change change;
    int code = session_change_begin(&change, session, question, err);

    *outcome = SESSION_REFUSED;
    if (code < 0)
        return code;
    change.answer.flag = !change.answer.flag;
    return session_change_commit(outcome, session, &change, err);
}

static int withdraw(enum session_outcome *outcome, struct session *session, int question, struct aira_error *err)
{
    int code = session_store(session, question, NULL, session->terminal->now(session->terminal->context), err);

    *outcome = SESSION_SAVED;
    if (code < 0)
        return session_store_failed(outcome, session, err);
    aira_assessment_withdraw(session->walk.assessment, question, AIRA_SETTLED);
    return AIRA_OK;
}

int session_withdraw(enum session_outcome *outcome, struct session *session, int question, struct aira_error *err)
{
    struct session_change change;
    int code = make_room(session, err);

    *outcome = SESSION_REFUSED;
    if (code == 0)
        code = session_change_begin(&change, session, question, err);
    if (code < 0)
        return code;
    code = withdraw(outcome, session, question, err);
    if (code == 0 && *outcome == SESSION_SAVED)
        note_step(session, &change.step);
    else
        aira_answer_dispose(&change.step.before);
    return code;
}

static int put_back(enum session_outcome *outcome, struct session *session, const struct session_step *step,
                    struct aira_error *err)
{
    struct session_change change;
    int code = session_change_begin(&change, session, step->before.question, err);

    if (code < 0)
        return code;
    change.answer = step->before;
    code = store_change(outcome, session, &change, err);
    aira_answer_dispose(&change.step.before);
    return code;
}

int session_undo(int *question, enum session_outcome *outcome, struct session *session, struct aira_error *err)
{
    struct session_step *step;
    int code;

    *question = -1;
    *outcome = SESSION_REFUSED;
    if (session->step_count == 0)
        return AIRA_OK;
    step = &session->steps[session->step_count - 1];
    *question = step->before.question;
    code = step->had ? put_back(outcome, session, step, err) : withdraw(outcome, session, *question, err);
    if (code < 0 || *outcome != SESSION_SAVED)
        return code;
    aira_answer_dispose(&step->before);
    session->step_count--;
    aira_walk_refresh(&session->walk);
    return AIRA_OK;
}
