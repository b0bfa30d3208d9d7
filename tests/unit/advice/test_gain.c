/* Gains are what scoring again says. */
#include "advised.h"

static aira_figure_t index_with(const struct advised *a, const char *question, int level)
{
    struct aira_score *score = NULL;
    struct aira_error err;
    int index = aira_questionnaire_question(a->firm.questionnaire, question);
    assert_int_equal(aira_score_with_level(&score, a->firm.assessment, index, level, true, &err), 0);
    assert_non_null(score);
    aira_figure_t figure = score->index.score;
    aira_score_free(score);
    return figure;
}

static void a_first_action_gains_from_today(void **state)
{
    struct advised a;
    (void)state;
    advised_make(&a, FIRM_GROWING);
    aira_figure_t gain = advised_item(&a, "org.roles.establish")->gain;
    assert_int_equal(gain, index_with(&a, "org.roles", 2) - a.score->index.score);
    /* org: 40 of 120, one answered question: a quarter more of it. */
    assert_in_range(gain, 83333, 83334);
    advised_free(&a);
}

static void a_later_action_gains_what_the_earlier_left(void **state)
{
    struct advised a;
    (void)state;
    advised_make(&a, FIRM_GROWING);
    assert_int_equal(advised_item(&a, "org.roles.extend")->gain,
                     index_with(&a, "org.roles", 3) - index_with(&a, "org.roles", 2));
    advised_free(&a);
}

static void an_open_question_is_taken_at_nothing(void **state)
{
    struct advised a;
    (void)state;
    advised_make(&a, FIRM_GROWING);
    assert_int_equal(advised_item(&a, "org.plan.establish")->gain,
                     index_with(&a, "org.plan", 2) - index_with(&a, "org.plan", 0));
    advised_free(&a);
}

static void nothing_is_gained_outside_the_index(void **state)
{
    struct advised a;
    (void)state;
    advised_make(&a, FIRM_HEAD);
    assert_int_equal(advised_item(&a, "adopt.use.establish")->reason, AIRA_REASON_GATE);
    assert_int_equal(advised_item(&a, "adopt.use.establish")->gain, 0);
    advised_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_first_action_gains_from_today),
        cmocka_unit_test(a_later_action_gains_what_the_earlier_left),
        cmocka_unit_test(an_open_question_is_taken_at_nothing),
        cmocka_unit_test(nothing_is_gained_outside_the_index),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
