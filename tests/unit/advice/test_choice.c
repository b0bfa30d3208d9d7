/* Which actions are advised, why, and with what effort. */
#include "advised.h"

static void reasons_follow_from_what_the_level_is_needed_for(void **state)
{
    struct advised a;
    (void)state;
    advised_make(&a, FIRM_GROWING);
    assert_int_equal(advised_item(&a, "org.roles.establish")->reason, AIRA_REASON_BLOCKER);
    assert_int_equal(advised_item(&a, "org.roles.extend")->reason, AIRA_REASON_GAP);
    assert_int_equal(advised_item(&a, "data.quality.establish")->reason, AIRA_REASON_GATE);
    assert_int_equal(advised_item(&a, "data.quality.establish")->gate->needs, 2);
    assert_int_equal(advised_item(&a, "data.origin.establish")->reason, AIRA_REASON_GAP);
    assert_null(advised_item(&a, "data.origin.establish")->gate);
    advised_free(&a);
}

static void an_action_goes_no_further_than_it_must(void **state)
{
    struct advised a;
    (void)state;
    advised_make(&a, FIRM_GROWING);
    assert_null(advised_item(&a, "data.quality.extend"));
    assert_null(advised_item(&a, "data.access.establish"));
    assert_null(advised_item(&a, "data.access.extend"));
    advised_free(&a);
}

static void open_counts_as_nothing_and_not_applicable_never(void **state)
{
    struct advised a;
    (void)state;
    advised_make(&a, FIRM_GROWING);
    assert_int_equal(advised_item(&a, "org.plan.establish")->level_today, -1);
    assert_int_equal(advised_item(&a, "org.plan.establish")->level_after, 2);
    assert_int_equal(advised_item(&a, "org.plan.extend")->level_after, 3);
    assert_null(advised_item(&a, "org.skills.establish"));
    advised_free(&a);
}

static void what_is_done_is_not_pulled_in(void **state)
{
    struct advised a;
    (void)state;
    advised_make(&a, FIRM_HEAD FIRM_PROFILE FIRM_PROVEN("org.roles", "2") FIRM_PROVEN("data.quality", "1")
                         FIRM_PROVEN("data.origin", "2"));
    assert_null(advised_item(&a, "org.roles.establish"));
    assert_non_null(advised_item(&a, "org.roles.extend"));
    assert_non_null(advised_item(&a, "data.quality.establish"));
    assert_null(advised_item(&a, "data.origin.establish"));
    advised_free(&a);
}

static void an_action_only_others_wait_for_says_so(void **state)
{
    struct advised a;
    (void)state;
    advised_make(&a, FIRM_HEAD FIRM_PROFILE FIRM_PROVEN("data.origin", "1")
                         FIRM_PROVEN("data.quality", "1") "[target data.origin]\nlevel = 1\n");
    const struct aira_recommendation *item = advised_item(&a, "data.origin.establish");
    assert_non_null(item);
    assert_int_equal(item->reason, AIRA_REASON_BEFORE);
    advised_free(&a);
}

static void a_gate_claimed_and_not_supported_asks_for_evidence(void **state)
{
    struct advised a;
    size_t found = 0;
    (void)state;
    advised_make(&a, FIRM_GROWING);
    for (size_t i = 0; i < a.advice->count; i++) {
        const struct aira_recommendation *item = &a.advice->items[i];
        if (item->action < 0) {
            found++;
            assert_int_equal(item->reason, AIRA_REASON_EVIDENCE);
            assert_string_equal(a.firm.questionnaire->questions[item->question].id, "data.access");
            assert_int_equal(item->level_today, 2);
            assert_int_equal(item->level_after, 3);
            assert_int_equal(item->effort, 1);
            assert_int_equal(item->gain, 0);
            assert_int_equal(item->horizon, AIRA_NOW);
        }
    }
    assert_int_equal(found, 1);
    advised_free(&a);
}

static void who_has_arrived_is_advised_nothing(void **state)
{
    struct advised a;
    (void)state;
    advised_make(&a, FIRM_THERE);
    assert_int_equal(a.advice->count, 0);
    advised_free(&a);
}

static int effort_of(const char *answers, const char *action)
{
    struct advised a;
    advised_make(&a, answers);
    int effort = advised_item(&a, action)->effort;
    advised_free(&a);
    return effort;
}

static void effort_grows_with_the_firm_and_is_never_nothing(void **state)
{
    (void)state;
    assert_int_equal(effort_of(FIRM_HEAD FIRM_ANSWER("profile.size", "middle"), "org.roles.establish"), 3);
    assert_int_equal(effort_of(FIRM_HEAD FIRM_ANSWER("profile.size", "large"), "org.roles.establish"), 8);
    assert_int_equal(effort_of(FIRM_HEAD FIRM_ANSWER("profile.size", "small"), "org.roles.establish"), 1);
    assert_int_equal(effort_of(FIRM_HEAD FIRM_ANSWER("profile.size", "small"), "org.skills.establish"), 1);
    assert_int_equal(effort_of(FIRM_HEAD, "data.origin.establish"), 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reasons_follow_from_what_the_level_is_needed_for),
        cmocka_unit_test(an_action_goes_no_further_than_it_must),
        cmocka_unit_test(open_counts_as_nothing_and_not_applicable_never),
        cmocka_unit_test(what_is_done_is_not_pulled_in),
        cmocka_unit_test(an_action_only_others_wait_for_says_so),
        cmocka_unit_test(a_gate_claimed_and_not_supported_asks_for_evidence),
        cmocka_unit_test(who_has_arrived_is_advised_nothing),
        cmocka_unit_test(effort_grows_with_the_firm_and_is_never_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
