#include "walk.h"

#include <stdlib.h>
#include <string.h>

static int question_count(const struct aira_walk *walk)
{
    return (int)walk->assessment->questionnaire->question_count;
}

bool aira_walk_applies(const struct aira_walk *walk, int question)
{
    return question >= 0 && question < question_count(walk) && walk->standings[question].state != AIRA_OFF &&
           walk->standings[question].state != AIRA_PENDING;
}

static bool is_for_role(const struct aira_walk *walk, int question)
{
    const struct aira_question *asked = &walk->assessment->questionnaire->questions[question];

    for (size_t i = 0; walk->role != NULL && i < asked->role_count; i++) {
        if (strcmp(asked->roles[i], walk->role) == 0)
            return true;
    }
    return walk->role == NULL || asked->role_count == 0;
}

static bool stops_at(const struct aira_walk *walk, int question)
{
    return aira_walk_applies(walk, question) && is_for_role(walk, question) && answers_passes(walk, question);
}

int aira_walk_next(const struct aira_walk *walk, int from)
{
    for (int i = from < 0 ? 0 : from + 1; i < question_count(walk); i++) {
        if (stops_at(walk, i))
            return i;
    }
    return -1;
}

int aira_walk_previous(const struct aira_walk *walk, int from)
{
    int count = question_count(walk);

    for (int i = from < 0 || from > count ? count - 1 : from - 1; i >= 0; i--) {
        if (stops_at(walk, i))
            return i;
    }
    return -1;
}

int aira_walk_next_open(const struct aira_walk *walk, int from)
{
    int count = question_count(walk);
    int start = from < 0 || from >= count ? 0 : from + 1;

    for (int i = 0; i < count; i++) {
        int question = (start + i) % count;

        if (walk->standings[question].state == AIRA_UNANSWERED && is_for_role(walk, question))
            return question;
    }
    return -1;
}

/* The first question that applies from `from` on, going round; -1: none. */
static int nearest_that_applies(const struct aira_walk *walk, int from)
{
    int count = question_count(walk);

    for (int i = 0; i < count; i++) {
        int question = (from + i) % count;

        if (aira_walk_applies(walk, question))
            return question;
    }
    return -1;
}

void aira_walk_refresh(struct aira_walk *walk)
{
    aira_assessment_stand(walk->standings, walk->assessment);
    answers_find_unmet(walk);
    walk->current = nearest_that_applies(walk, walk->current < 0 ? 0 : walk->current);
}

int aira_walk_init(struct aira_walk *walk, struct aira_assessment *assessment, struct aira_error *err)
{
    size_t room = assessment->questionnaire->question_count;
    int open;

    if (room == 0)
        room = 1;
    *walk = (struct aira_walk){assessment, calloc(room, sizeof *walk->standings), AIRA_FILTER_ALL, NULL,
                               -1,         calloc(room, sizeof *walk->unmet)};
    if (walk->standings == NULL || walk->unmet == NULL) {
        aira_walk_dispose(walk);
        return aira_error_nomem(err);
    }
    aira_walk_refresh(walk);
    open = aira_walk_next_open(walk, -1);
    if (aira_walk_applies(walk, assessment->position))
        walk->current = assessment->position;
    else if (open >= 0)
        walk->current = open;
    return AIRA_OK;
}

void aira_walk_dispose(struct aira_walk *walk)
{
    if (walk == NULL)
        return;
    free(walk->standings);
    free(walk->unmet);
    *walk = (struct aira_walk){NULL, NULL, AIRA_FILTER_ALL, NULL, -1, NULL};
}

struct aira_progress aira_walk_progress(const struct aira_walk *walk, int part)
{
    const struct aira_questionnaire *questionnaire = walk->assessment->questionnaire;
    struct aira_progress progress = {0, 0, 0};

    for (size_t i = 0; i < questionnaire->question_count; i++) {
        enum aira_state state = walk->standings[i].state;

        if (state == AIRA_OFF || (part >= 0 && questionnaire->questions[i].part != part))
            continue;
        progress.pending += state == AIRA_PENDING;
        progress.asked += state != AIRA_PENDING;
        progress.answered += state != AIRA_PENDING && state != AIRA_UNANSWERED;
    }
    return progress;
}
