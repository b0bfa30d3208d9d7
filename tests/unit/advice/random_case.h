/* Small questionnaires with answers, made at random from a seed, to hold plans against all sets there are. */
#ifndef AIRA_TEST_RANDOM_CASE_H
#define AIRA_TEST_RANDOM_CASE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <aira/advice.h>

enum { CASE_MOST_ACTIONS = 14 };

struct random_case {
    struct aira_questionnaire *questionnaire;
    struct aira_assessment *assessment;
    struct aira_score *score;
    struct aira_error err;
};

/* `most`: actions at most. */
void case_make(struct random_case *random, uint64_t seed, int most);
void case_free(struct random_case *random);

/* The best there is, by looking at every set: its effort, or under a budget its gain. */
struct case_best {
    bool possible;
    int64_t effort, gain;
};
void case_best(struct case_best *best, const struct random_case *random, const struct aira_plan_options *options);
/* Whether a set of actions, bit i for action i, obeys every rule. */
bool case_is_set(const struct random_case *random, unsigned set);
int64_t case_effort(const struct random_case *random, unsigned set);
int64_t case_gain(const struct random_case *random, unsigned set);

#endif
