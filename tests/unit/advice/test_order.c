/* The order to begin in. */
#include "advised.h"

static void blockers_then_gates_then_evidence_then_the_rest(void **state)
{
    struct advised a;
    (void)state;
    advised_make(&a, FIRM_GROWING);
    assert_int_equal(advised_place(&a, "org.roles.establish"), 0);
    assert_int_equal(advised_place(&a, "data.origin.establish"), 1);
    assert_int_equal(advised_place(&a, "data.quality.establish"), 2);
    assert_int_equal(a.advice->items[3].action, -1);
    assert_true(advised_place(&a, "org.roles.extend") > 3);
    assert_true(advised_place(&a, "org.plan.establish") > 3);
    advised_free(&a);
}

static void each_stands_behind_all_it_waits_for(void **state)
{
    static const char *const all[] = {FIRM_GROWING, FIRM_HEAD, FIRM_HEAD FIRM_PROFILE};
    (void)state;
    for (size_t k = 0; k < sizeof all / sizeof *all; k++) {
        struct advised a;
        advised_make(&a, all[k]);
        assert_true(a.advice->count > 4);
        for (size_t i = 0; i < a.advice->count; i++) {
            if (a.advice->items[i].action < 0) {
                continue;
            }
            const struct aira_action *action = &a.firm.questionnaire->actions[a.advice->items[i].action];
            for (size_t j = 0; j < action->after_count; j++) {
                assert_true(advised_place(&a, a.firm.questionnaire->actions[action->after[j]].id) < (int)i);
            }
        }
        advised_free(&a);
    }
}

static void the_rest_stands_by_gain_for_effort_then_id(void **state)
{
    struct advised a;
    (void)state;
    advised_make(&a, FIRM_GROWING);
    const struct aira_recommendation *roles = advised_item(&a, "org.roles.extend");
    const struct aira_recommendation *plan = advised_item(&a, "org.plan.establish");
    bool roles_first = (int64_t)roles->gain * plan->effort > (int64_t)plan->gain * roles->effort;
    assert_true(roles->gain > 0 && plan->gain > 0);
    assert_int_equal(advised_place(&a, "org.roles.extend") < advised_place(&a, "org.plan.establish"), roles_first);
    advised_free(&a);
}

static void an_action_begins_no_earlier_than_what_it_waits_for(void **state)
{
    struct advised a;
    (void)state;
    advised_make(&a, FIRM_GROWING);
    assert_int_equal(advised_item(&a, "data.origin.establish")->horizon, AIRA_LATER);
    assert_int_equal(advised_item(&a, "data.quality.establish")->horizon, AIRA_LATER);
    assert_int_equal(advised_item(&a, "org.roles.establish")->horizon, AIRA_NOW);
    assert_int_equal(advised_item(&a, "org.roles.extend")->horizon, AIRA_NEXT);
    advised_free(&a);
}

static void the_same_answers_give_the_same_order(void **state)
{
    struct advised a, b;
    (void)state;
    advised_make(&a, FIRM_HEAD);
    advised_make(&b, FIRM_HEAD);
    assert_int_equal(a.advice->count, b.advice->count);
    for (size_t i = 0; i < a.advice->count; i++) {
        assert_int_equal(a.advice->items[i].action, b.advice->items[i].action);
    }
    advised_free(&a);
    advised_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blockers_then_gates_then_evidence_then_the_rest),
        cmocka_unit_test(each_stands_behind_all_it_waits_for),
        cmocka_unit_test(the_rest_stands_by_gain_for_effort_then_id),
        cmocka_unit_test(an_action_begins_no_earlier_than_what_it_waits_for),
        cmocka_unit_test(the_same_answers_give_the_same_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
