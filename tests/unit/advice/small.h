/* Small questionnaires written into a test: questions q0, q1, ... with levels, actions with names, stages. */
#ifndef AIRA_TEST_SMALL_H
#define AIRA_TEST_SMALL_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <aira/advice.h>

enum { SMALL_OPEN = -1, SMALL_NA = -2 };

struct small_question {
    const char *part; /* "adopt" (outside the index), "one" or "two" */
    int answer;       /* a level, SMALL_OPEN or SMALL_NA */
    const char *when; /* NULL: always */
};

struct small_action {
    const char *id; /* NULL ends the list */
    int question, raises_to, effort;
    const char *owner; /* "head" or "clerk" */
    const char *after; /* NULL: nothing */
};

struct small {
    struct aira_questionnaire *questionnaire;
    struct aira_assessment *assessment;
    struct aira_score *score;
    struct aira_plan *plan;
    struct aira_error err;
};

/* `questions` ends with a NULL part.  `gates` by stage: lines of gates, NULL ends. */
void small_make(struct small *small, const struct small_question *questions, const struct small_action *actions,
                const char *const *gates);
void small_free(struct small *small);
void small_choose(struct small *small, const char *action, enum aira_choice choice);
/* Makes small->plan anew; its code. */
int small_plan(struct small *small, const struct aira_plan_options *options);
/* The plan's actions in its order, joined by spaces.  Static storage. */
const char *small_actions(const struct small *small);
const struct aira_plan_item *small_item(const struct small *small, const char *action);

#endif
