#include "room.h"

/* What conditions ask: the standings worked out so far.  They come in the order of evaluation, so what a condition
 * rests on is always among them. */
static enum aira_state look_up(const void *context, int question, struct aira_value *value)
{
    const struct aira_standing *standings = context;

    *value = standings[question].value;
    return standings[question].state;
}

static enum aira_state state_given(enum aira_given given)
{
    switch (given) {
    case AIRA_GIVEN_VALUE:
        return AIRA_ANSWERED;
    case AIRA_GIVEN_NA:
        return AIRA_NA;
    case AIRA_GIVEN_UNKNOWN:
        break;
    }
    return AIRA_UNKNOWN;
}

/* Answers that take the place of the settled ones to their questions. */
struct instead {
    const struct aira_answer *answers;
    size_t count;
};

static bool counting(struct aira_answer *answer, const struct aira_assessment *assessment, int question,
                     const struct instead *instead)
{
    for (size_t i = 0; i < instead->count; i++) {
        if (instead->answers[i].question == question) {
            *answer = instead->answers[i];
            return true;
        }
    }
    return aira_assessment_counting(answer, assessment, question);
}

static struct aira_standing stand(const struct aira_assessment *assessment, const struct aira_standing *standings,
                                  int index, const struct instead *instead)
{
    const struct aira_question *question = &assessment->questionnaire->questions[index];
    struct aira_standing standing = {AIRA_OFF, {0, 0, NULL}, AIRA_EVIDENCE_NONE};
    enum aira_truth applies = AIRA_TRUE;
    struct aira_answer answer;

    if (assessment->quick && !question->quick)
        return standing;
    if (question->when != NULL)
        applies = aira_condition_eval(question->when, look_up, standings);
    if (applies == AIRA_FALSE)
        return standing;
    standing.state = applies == AIRA_MAYBE ? AIRA_PENDING : AIRA_UNANSWERED;
    if (applies == AIRA_MAYBE || !counting(&answer, assessment, index, instead))
        return standing;
    standing.state = state_given(answer.given);
    if (standing.state == AIRA_ANSWERED) {
        standing.value = answer.value;
        standing.evidence = answer.evidence;
    }
    return standing;
}

void aira_assessment_stand_with(struct aira_standing *standings, const struct aira_assessment *assessment,
                                const struct aira_answer *answers, size_t count)
{
    const struct aira_questionnaire *questionnaire = assessment->questionnaire;
    const struct instead instead = {answers, count};

    for (size_t i = 0; i < questionnaire->question_count; i++) {
        int question = questionnaire->evaluation[i];

        standings[question] = stand(assessment, standings, question, &instead);
    }
}

void aira_assessment_stand(struct aira_standing *standings, const struct aira_assessment *assessment)
{
    aira_assessment_stand_with(standings, assessment, NULL, 0);
}

const struct aira_standing *answers_stand_one(const struct aira_assessment *assessment, int question)
{
    const struct aira_questionnaire *questionnaire = assessment->questionnaire;
    const struct instead none = {NULL, 0};

    if (questionnaire->questions[question].when == NULL) {
        assessment->standing[question] = stand(assessment, assessment->standing, question, &none);
        return &assessment->standing[question];
    }
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        int next = questionnaire->evaluation[i];

        assessment->standing[next] = stand(assessment, assessment->standing, next, &none);
        if (next == question)
            break;
    }
    return &assessment->standing[question];
}
