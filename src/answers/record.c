#include "room.h"

#include <stdlib.h>
#include <string.h>

/* Where the answer of `person` stands among those given to the question, or where it would be put. */
static size_t given_place(const struct aira_assessment *assessment, const struct answers_given *given, int person)
{
    size_t low = 0;
    size_t high = given->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (assessment->answers[given->at[middle]].person < person)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The index in `answers` of that question and person, or -1. */
static int find(const struct aira_assessment *assessment, int question, int person)
{
    const struct answers_given *given;
    size_t place;

    if (question < 0 || (size_t)question >= assessment->questionnaire->question_count)
        return -1;
    if (person == AIRA_SETTLED)
        return assessment->settled[question];
    given = &assessment->given[question];
    place = given_place(assessment, given, person);
    if (place < given->count && assessment->answers[given->at[place]].person == person)
        return given->at[place];
    return -1;
}

const struct aira_answer *aira_assessment_find(const struct aira_assessment *assessment, int question, int person)
{
    int at = find(assessment, question, person);

    return at < 0 ? NULL : &assessment->answers[at];
}

/* Makes room for one more answer to that question; fails before anything has changed. */
static int make_room(struct aira_assessment *assessment, const struct aira_answer *answer)
{
    struct answers_given *given = &assessment->given[answer->question];

    if (aira_grow(&assessment->answers, &assessment->answer_capacity, assessment->answer_count + 1,
                  sizeof *assessment->answers) != 0)
        return AIRA_ENOMEM;
    if (answer->person == AIRA_SETTLED)
        return AIRA_OK;
    return aira_grow(&given->at, &given->capacity, given->count + 1, sizeof *given->at);
}

static void append(struct aira_assessment *assessment, const struct aira_answer *answer)
{
    struct answers_given *given = &assessment->given[answer->question];
    int at = (int)assessment->answer_count;
    size_t place;

    if (answer->person == AIRA_SETTLED) {
        assessment->settled[answer->question] = at;
    } else {
        place = given_place(assessment, given, answer->person);
        memmove(given->at + place + 1, given->at + place, (given->count - place) * sizeof *given->at);
        given->at[place] = at;
        given->count++;
    }
    assessment->answers[assessment->answer_count++] = *answer;
}

/* The answer without what its kind has no use for, so that equal answers are kept alike. */
static struct aira_answer tidy(const struct aira_assessment *assessment, const struct aira_answer *answer)
{
    const struct aira_question *question = &assessment->questionnaire->questions[answer->question];
    struct aira_value value = {0, 0, NULL};
    struct aira_answer tidied = *answer;

    if (answer->given == AIRA_GIVEN_VALUE) {
        if (question->type == AIRA_TEXT)
            value.text = answer->value.text;
        else if (question->type == AIRA_MULTI)
            value.options = answer->value.options;
        else
            value.number = answer->value.number;
    }
    tidied.value = value;
    return tidied;
}

int aira_assessment_answer(struct aira_assessment *assessment, const struct aira_answer *answer, struct aira_error *err)
{
    struct aira_answer copy;
    struct aira_answer tidied;
    int at;
    int rc = answers_check_answer(assessment, answer, err);

    if (rc != 0)
        return rc;
    tidied = tidy(assessment, answer);
    rc = aira_answer_copy(&copy, &tidied, err);
    if (rc != 0)
        return rc;
    at = find(assessment, answer->question, answer->person);
    if (at >= 0) {
        aira_answer_dispose(&assessment->answers[at]);
        assessment->answers[at] = copy;
        return AIRA_OK;
    }
    if (make_room(assessment, &copy) != 0) {
        aira_answer_dispose(&copy);
        return aira_error_nomem(err);
    }
    append(assessment, &copy);
    return AIRA_OK;
}

/* Takes the index of that question's and person's answer out of where it is kept. */
static void forget(struct aira_assessment *assessment, int question, int person)
{
    struct answers_given *given = &assessment->given[question];
    size_t place;

    if (person == AIRA_SETTLED) {
        assessment->settled[question] = -1;
        return;
    }
    place = given_place(assessment, given, person);
    given->count--;
    memmove(given->at + place, given->at + place + 1, (given->count - place) * sizeof *given->at);
}

void aira_assessment_withdraw(struct aira_assessment *assessment, int question, int person)
{
    int at = find(assessment, question, person);
    int last = (int)assessment->answer_count - 1;
    struct aira_answer *moved;
    struct answers_given *given;

    if (at < 0)
        return;
    forget(assessment, question, person);
    aira_answer_dispose(&assessment->answers[at]);
    if (at != last) {
        moved = &assessment->answers[last];
        given = &assessment->given[moved->question];
        if (moved->person == AIRA_SETTLED)
            assessment->settled[moved->question] = at;
        else
            given->at[given_place(assessment, given, moved->person)] = at;
        assessment->answers[at] = *moved;
    }
    assessment->answer_count--;
}
