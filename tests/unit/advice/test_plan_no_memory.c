/* Whichever allocation fails while a plan is made: an error, no crash, no leak (under AddressSanitizer). */
#include "random_case.h"

#include "failing.h"

static void try(const struct random_case *random, const struct aira_plan_options *options)
{
    size_t n;
    for (n = 1;; n++) {
        struct aira_plan *plan = NULL;
        struct aira_json *json = NULL;
        struct aira_error err = {0};
        failing_arm(n);
        int code = aira_plan_new(&plan, random->score, options, &err);
        if (code == 0 && (json = aira_plan_json(plan)) == NULL) {
            code = AIRA_ENOMEM;
        }
        bool failed = failing_disarm();
        aira_json_free(json);
        aira_plan_free(plan);
        if (!failed) {
            assert_int_equal(code, 0);
            break;
        }
        if (code != AIRA_ENOMEM) {
            fail_msg("allocation %zu failed, and %d was returned", n, code);
        }
    }
    assert_true(n > 5);
}

/* The next case with such a plan that needs a search. */
static void next_case(struct random_case *random, uint64_t seed, const struct aira_plan_options *options)
{
    for (;; seed++) {
        struct aira_plan *plan = NULL;
        struct aira_error err;
        case_make(random, seed, 9);
        bool is_one = aira_plan_new(&plan, random->score, options, &err) == 0 && plan->searches > 0;
        aira_plan_free(plan);
        if (is_one) {
            return;
        }
        case_free(random);
    }
}

static void every_failed_allocation_is_an_error(void **state)
{
    const struct aira_plan_options options[] = {
        {.goal = AIRA_GOAL_STAGE, .stage = 0, .range = true},
        {.goal = AIRA_GOAL_INDEX, .index = 700, .range = true},
        {.goal = AIRA_GOAL_BUDGET, .budget = 30, .range = true},
    };
    (void)state;
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        struct random_case random;
        next_case(&random, 1, &options[i]);
        try(&random, &options[i]);
        case_free(&random);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_failed_allocation_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
