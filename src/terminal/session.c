/* A sitting: its beginning and end, and what can be told of it. */
#include "session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PACE_SECONDS = 50, PACE_AFTER = 5, PACE_LEAST = 5, PACE_MOST = 600 };

int session_init(struct session *session, const struct aira_terminal *terminal, struct aira_error *err)
{
    int code;

    memset(session, 0, sizeof *session);
    session->terminal = terminal;
    session->place = terminal->stored->assessment->position;
    aira_buf_init(&session->looking);
    code = aira_walk_init(&session->walk, terminal->stored->assessment, err);
    if (code < 0)
        return code;
    session->walk.role = terminal->role;
    session->began = terminal->now(terminal->context);
    session->answered = aira_walk_progress(&session->walk, -1).answered;
    return AIRA_OK;
}

void session_dispose(struct session *session)
{
    while (session->step_count > 0)
        aira_answer_dispose(&session->steps[--session->step_count].before);
    free(session->steps);
    aira_walk_dispose(&session->walk);
    aira_buf_dispose(&session->looking);
}

const struct aira_question *session_question(const struct session *session, int question)
{
    return &session->walk.assessment->questionnaire->questions[question];
}

const struct aira_answer *session_settled(const struct session *session, int question)
{
    return aira_assessment_find(session->walk.assessment, question, AIRA_SETTLED);
}

const struct aira_answer *session_last(const struct session *session)
{
    const struct aira_assessment *assessment = session->walk.assessment;
    const struct aira_answer *last = NULL;

    for (size_t i = 0; i < assessment->answer_count; i++) {
        const struct aira_answer *answer = &assessment->answers[i];

        if (answer->person == AIRA_SETTLED && (last == NULL || answer->at > last->at ||
                                               (answer->at == last->at && answer->question == assessment->position)))
            last = answer;
    }
    return last;
}

void session_place(size_t *at, size_t *count, const struct session *session, int question)
{
    const struct aira_questionnaire *questionnaire = session->walk.assessment->questionnaire;

    *at = *count = 0;
    for (int i = 0; i < (int)questionnaire->question_count; i++) {
        if (questionnaire->questions[i].part != questionnaire->questions[question].part ||
            !aira_walk_applies(&session->walk, i))
            continue;
        ++*count;
        if (i == question)
            *at = *count;
    }
}

size_t session_count(const struct session *session, enum aira_state state)
{
    size_t count = 0;

    for (size_t i = 0; i < session->walk.assessment->questionnaire->question_count; i++)
        count += session->walk.standings[i].state == state;
    return count;
}

size_t session_minutes_left(const struct session *session, int64_t now)
{
    struct aira_progress all = aira_walk_progress(&session->walk, -1);
    size_t done = all.answered > session->answered ? all.answered - session->answered : 0;
    int64_t each = PACE_SECONDS;

    if (done >= PACE_AFTER && now > session->began)
        each = (now - session->began) / (int64_t)done;
    if (each < PACE_LEAST)
        each = PACE_LEAST;
    if (each > PACE_MOST)
        each = PACE_MOST;
    return ((all.asked - all.answered) * (size_t)each + 59) / 60;
}

struct session_digits session_digits(size_t number)
{
    struct session_digits digits;

    snprintf(digits.text, sizeof digits.text, "%zu", number);
    return digits;
}
