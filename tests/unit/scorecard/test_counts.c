/* The figures around the scores. */
#include "carded.h"

static void every_question_that_applies_is_counted(void **state)
{
    struct carded c;
    (void)state;
    carded_make(&c, FIRM_GROWING);
    /* 18 questions, all apply; profile.name and adopt.lead have no answer. */
    assert_int_equal(c.card->applicable, 18);
    assert_int_equal(c.card->answered, 16);
    assert_int_equal(c.card->evidence_counts[AIRA_EVIDENCE_NONE], 3);
    assert_int_equal(c.card->evidence_counts[AIRA_EVIDENCE_VERIFIED], 6);
    assert_int_equal(c.card->evidence_counts[AIRA_EVIDENCE_DOCUMENT], 0);
    carded_free(&c);
}

static void at_most_five_actions_come_next(void **state)
{
    struct carded c;
    (void)state;
    carded_make(&c, FIRM_HEAD);
    assert_true(c.card->advice->count > 5);
    assert_int_equal(c.card->next_actions, 5);
    carded_free(&c);
    carded_make(&c, FIRM_THERE);
    assert_int_equal(c.card->next_actions, 0);
    carded_free(&c);
}

static void a_short_walk_that_leaves_gates_out_is_provisional(void **state)
{
    struct carded c;
    (void)state;
    carded_make(&c, FIRM_GROWING);
    assert_false(c.card->stage_provisional);
    carded_free(&c);
    carded_make_quick(&c, FIRM_GROWING);
    assert_true(c.card->stage_provisional);
    carded_free(&c);
}

static void a_firm_without_offers_is_told_apart(void **state)
{
    struct carded c;
    (void)state;
    carded_make(&c, FIRM_HEAD FIRM_ANSWER("profile.offers", "no") FIRM_PROVEN("adopt.use", "3"));
    assert_true(c.card->offers_nothing);
    carded_free(&c);
    carded_make(&c, FIRM_HEAD FIRM_ANSWER("profile.offers", "yes"));
    assert_false(c.card->offers_nothing);
    carded_free(&c);
    carded_make(&c, FIRM_HEAD);
    assert_false(c.card->offers_nothing);
    carded_free(&c);
}

static void aims_and_target_come_along(void **state)
{
    struct carded c;
    (void)state;
    carded_make(&c, FIRM_GROWING);
    assert_int_equal(c.card->target_stage, 1);
    assert_int_equal(c.card->aims[aira_questionnaire_question(c.firm.questionnaire, "data.quality")], 2);
    assert_int_equal(c.card->aims[aira_questionnaire_question(c.firm.questionnaire, "org.plan")], 3);
    assert_int_equal(c.card->aims[aira_questionnaire_question(c.firm.questionnaire, "profile.size")], -1);
    carded_free(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_question_that_applies_is_counted),
        cmocka_unit_test(at_most_five_actions_come_next),
        cmocka_unit_test(a_short_walk_that_leaves_gates_out_is_provisional),
        cmocka_unit_test(a_firm_without_offers_is_told_apart),
        cmocka_unit_test(aims_and_target_come_along),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
