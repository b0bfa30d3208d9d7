/* Plans against every set of actions there is, on 500 small cases made at random, and what else must hold of each. */
#include "random_case.h"

#include <string.h>

enum { CASES = 500, LARGE_EVERY = 100 };

static unsigned set_of(const struct aira_plan *plan)
{
    unsigned set = 0;
    for (size_t i = 0; i < plan->count; i++) {
        set |= 1U << plan->items[i].action;
    }
    return set;
}

struct counted {
    int possible, impossible, forced, optimal, appearing;
};

static void items_add_up(const struct random_case *random, const struct aira_plan *plan)
{
    int64_t effort = 0, gain = 0;
    for (size_t i = 0; i < plan->count; i++) {
        effort += plan->items[i].effort;
        gain += plan->items[i].gain;
    }
    assert_int_equal(effort, plan->effort);
    assert_int_equal(gain, plan->gain);
    assert_int_equal(case_gain(random, set_of(plan)), plan->gain);
    /* Gains are rounded one by one, the index once. */
    if (plan->certain_today != AIRA_NO_FIGURE) {
        assert_in_range(plan->certain_after - plan->certain_today + 20, plan->gain, plan->gain + 40);
    }
}

static void try(struct counted *counted, const struct random_case *random, const struct aira_plan_options *options,
                uint64_t seed)
{
    struct aira_plan *plan = NULL;
    struct aira_error err;
    struct case_best best;
    int code = aira_plan_new(&plan, random->score, options, &err);
    case_best(&best, random, options);
    if (!best.possible) {
        if (code != AIRA_EFAIL) {
            fail_msg("case %llu: no set is a plan, and %d was returned", (unsigned long long)seed, code);
        }
        counted->impossible++;
        return;
    }
    if (code != 0) {
        fail_msg("case %llu, goal %d: there is a plan, and: %s", (unsigned long long)seed, (int)options->goal,
                 err.message);
    }
    bool budget = options->goal == AIRA_GOAL_BUDGET;
    if (budget ? plan->gain != best.gain : plan->effort != best.effort) {
        fail_msg("case %llu, goal %d: effort %lld and gain %lld, the best has %lld and %lld", (unsigned long long)seed,
                 (int)options->goal, (long long)plan->effort, (long long)plan->gain, (long long)best.effort,
                 (long long)best.gain);
    }
    assert_true(case_is_set(random, set_of(plan)));
    assert_int_not_equal(plan->proof, AIRA_PLAN_BOUNDED);
    assert_int_equal(plan->bound, budget ? best.gain : best.effort);
    assert_false(plan->tie_open);
    items_add_up(random, plan);
    counted->possible++;
    counted->forced += plan->proof == AIRA_PLAN_FORCED ? 1 : 0;
    counted->optimal += plan->proof == AIRA_PLAN_OPTIMAL ? 1 : 0;
    for (size_t i = 0; i < plan->count; i++) {
        counted->appearing += plan->items[i].appears ? 1 : 0;
    }
    aira_plan_free(plan);
}

static void every_plan_is_as_good_as_the_best_set(void **state)
{
    struct counted stage = {0}, index = {0}, budget = {0};
    (void)state;
    for (uint64_t seed = 1; seed <= CASES; seed++) {
        struct random_case random;
        case_make(&random, seed, seed % LARGE_EVERY == 0 ? CASE_MOST_ACTIONS : 9);
        int certain = random.score->index.low == AIRA_NO_FIGURE ? 0 : aira_shown(random.score->index.low);
        try(&stage, &random, &(struct aira_plan_options){.goal = AIRA_GOAL_STAGE, .stage = (int)(seed % 2)}, seed);
        /* A search costs milliseconds, so each case has one of the other two goals. */
        if (seed % 2 == 0) {
            try(&index, &random,
                &(struct aira_plan_options){.goal = AIRA_GOAL_INDEX, .index = certain + 50 + (int)(seed % 7) * 40},
                seed);
        } else {
            try(&budget, &random,
                &(struct aira_plan_options){.goal = AIRA_GOAL_BUDGET, .budget = 4 + (int64_t)(seed % 5) * 5}, seed);
        }
        case_free(&random);
    }
    print_message(
        "stage: %d plans, %d forced, %d searched, %d actions appear, %d without; index: %d, %d without; budget: "
        "%d, %d without\n",
        stage.possible, stage.forced, stage.optimal, stage.appearing, stage.impossible, index.possible,
        index.impossible, budget.possible, budget.impossible);
    /* The cases are no good when one kind hardly comes up. */
    assert_in_range(stage.forced, 40, CASES);
    assert_in_range(stage.optimal, 10, CASES);
    assert_in_range(stage.impossible, 40, CASES);
    assert_in_range(stage.appearing, 20, 10 * CASES);
    assert_in_range(index.possible, 150, CASES);
    assert_in_range(index.impossible, 10, CASES);
    assert_in_range(budget.possible, 150, CASES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_plan_is_as_good_as_the_best_set),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
