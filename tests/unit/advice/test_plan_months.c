/* The calendar of a plan. */
#include "small.h"

#include <string.h>

#define QUESTIONS(...) ((const struct small_question[]){__VA_ARGS__, {NULL, 0, NULL}})
#define ACTIONS(...) ((const struct small_action[]){__VA_ARGS__, {NULL, 0, 0, 0, NULL, NULL}})
#define GATES(...) ((const char *const[]){__VA_ARGS__, NULL})

static void lasts(const struct small *small, const char *action, int begins, int ends, enum aira_horizon when)
{
    const struct aira_plan_item *item = small_item(small, action);
    if (item->begins != begins || item->ends != ends || item->when != when) {
        fail_msg("%s: months %d to %d, %s", action, item->begins, item->ends, aira_horizon_name(item->when));
    }
}

/* The head works on one thing after the other, the clerk beside him; "last" waits for both. */
static void make(struct small *small)
{
    small_make(small, QUESTIONS({"adopt", 0, NULL}, {"adopt", 0, NULL}, {"adopt", 0, NULL}, {"adopt", 0, NULL}),
               ACTIONS({"h1", 0, 2, 4, "head", NULL}, {"h2", 1, 2, 6, "head", NULL}, {"c1", 2, 2, 10, "clerk", NULL},
                       {"last", 3, 2, 2, "head", "h2, c1"}),
               GATES("core.1 = q0 >= 2\ngate.1 = q1 >= 2\ngate.2 = q3 >= 2\n"));
}

static void each_owner_does_one_thing_at_a_time(void **state)
{
    struct small s;
    (void)state;
    make(&s);
    assert_int_equal(small_plan(&s, &(struct aira_plan_options){.goal = AIRA_GOAL_STAGE, .stage = 0}), 0);
    assert_string_equal(small_actions(&s), "h1 c1 h2 last");
    lasts(&s, "c1", 1, 3, AIRA_NOW);
    lasts(&s, "h1", 1, 1, AIRA_NOW);
    lasts(&s, "h2", 2, 3, AIRA_NOW);
    lasts(&s, "last", 3, 3, AIRA_NOW);
    assert_int_equal(s.plan->months, 3);
    small_free(&s);
}

static void capacity_and_horizon_move_what_is_now_next_and_later(void **state)
{
    const struct aira_capacity capacities[] = {{"head", 2000}, {"clerk", 20000}};
    struct small s;
    (void)state;
    make(&s);
    assert_int_equal(small_plan(&s, &(struct aira_plan_options){.goal = AIRA_GOAL_STAGE,
                                                                .stage = 0,
                                                                .months = 6,
                                                                .capacities = capacities,
                                                                .capacity_count = 2}),
                     0);
    lasts(&s, "c1", 1, 1, AIRA_NOW);
    lasts(&s, "h1", 1, 2, AIRA_NOW);
    lasts(&s, "h2", 3, 5, AIRA_NEXT);
    lasts(&s, "last", 6, 6, AIRA_LATER);
    small_free(&s);
}

/* The actions say that the lower level waits for the higher, and that is how they stand. */
static void a_lower_level_may_wait_for_a_higher(void **state)
{
    struct small s;
    (void)state;
    small_make(
        &s, QUESTIONS({"adopt", 0, NULL}, {"adopt", 0, NULL}),
        ACTIONS({"high", 0, 4, 4, "head", NULL}, {"low", 0, 2, 4, "head", "high"}, {"other", 1, 2, 4, "head", "low"}),
        GATES("core.1 = q1 >= 2\n"));
    assert_int_equal(small_plan(&s, &(struct aira_plan_options){.goal = AIRA_GOAL_STAGE, .stage = 0}), 0);
    assert_string_equal(small_actions(&s), "high low other");
    lasts(&s, "other", 3, 3, AIRA_NOW);
    small_free(&s);
}

static void money_stands_beside_weeks_in_the_data(void **state)
{
    struct aira_json *json;
    struct small s;
    (void)state;
    make(&s);
    assert_int_equal(small_plan(&s, &(struct aira_plan_options){.goal = AIRA_GOAL_STAGE, .stage = 0, .rate = 2500500}),
                     0);
    json = aira_plan_json(s.plan);
    assert_int_equal(aira_json_num(aira_json_get(json, "effort"), 0), 22);
    assert_int_equal(aira_json_num(aira_json_get(json, "money_thousandths"), 0), 55011000);
    aira_json_free(json);
    assert_int_equal(small_plan(&s, &(struct aira_plan_options){.goal = AIRA_GOAL_STAGE, .stage = 0}), 0);
    json = aira_plan_json(s.plan);
    assert_null(aira_json_get(json, "money_thousandths"));
    aira_json_free(json);
    small_free(&s);
}

static void a_capacity_of_nothing_is_refused(void **state)
{
    const struct aira_capacity capacity = {"head", 0};
    struct small s;
    (void)state;
    make(&s);
    assert_int_equal(
        small_plan(&s,
                   &(struct aira_plan_options){.goal = AIRA_GOAL_STAGE, .capacities = &capacity, .capacity_count = 1}),
        AIRA_EUSAGE);
    small_free(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_owner_does_one_thing_at_a_time),
        cmocka_unit_test(capacity_and_horizon_move_what_is_now_next_and_later),
        cmocka_unit_test(a_lower_level_may_wait_for_a_higher),
        cmocka_unit_test(money_stands_beside_weeks_in_the_data),
        cmocka_unit_test(a_capacity_of_nothing_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
