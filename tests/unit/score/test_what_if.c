/* The score with one question at another level, nothing stored. */
#include "fixture.h"

static void raising_a_question_raises_its_part_and_leaves_the_assessment_alone(void **state)
{
    struct aira_score *before = NULL, *after = NULL, *again = NULL;
    struct fixture fixture;
    int question;

    (void)state;
    assert_int_equal(fixture_load(&fixture, "85"), 0);
    question = aira_questionnaire_question(fixture.questionnaire, "p1.q1");
    assert_int_equal(aira_score_new(&before, fixture.assessment, &fixture.err), 0);
    assert_int_equal(aira_score_with_level(&after, fixture.assessment, question, 4, true, &fixture.err), 0);
    assert_non_null(after);
    assert_int_equal(after->questions[question].level, 4);
    assert_int_equal(after->questions[question].supported_level, 4);
    assert_true(after->index.score > before->index.score);
    assert_int_equal(aira_score_new(&again, fixture.assessment, &fixture.err), 0);
    assert_int_equal(again->index.score, before->index.score);
    aira_score_free(before);
    aira_score_free(after);
    aira_score_free(again);
    fixture_free(&fixture);
}

static void what_is_off_cannot_be_raised(void **state)
{
    struct aira_score *score = NULL;
    struct fixture fixture;
    int question;

    (void)state;
    assert_int_equal(fixture_load(&fixture, "85"), 0);
    question = aira_questionnaire_question(fixture.questionnaire, "p1.q2");
    assert_int_equal(aira_score_with_level(&score, fixture.assessment, question, 3, false, &fixture.err), 0);
    assert_null(score);
    fixture_free(&fixture);
}

static void each_type_takes_the_least_value_that_reaches_the_level(void **state)
{
    /* p1.q12 is a single with a:4, b:2, c:0; level 1 is reached by b alone, at 2. */
    struct aira_score *score = NULL;
    struct fixture fixture;
    int question;

    (void)state;
    assert_int_equal(fixture_load(&fixture, "85"), 0);
    question = aira_questionnaire_question(fixture.questionnaire, "p1.q12");
    assert_int_equal(aira_score_with_level(&score, fixture.assessment, question, 1, true, &fixture.err), 0);
    assert_non_null(score);
    assert_int_equal(score->questions[question].level, 2);
    aira_score_free(score);
    fixture_free(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(raising_a_question_raises_its_part_and_leaves_the_assessment_alone),
        cmocka_unit_test(what_is_off_cannot_be_raised),
        cmocka_unit_test(each_type_takes_the_least_value_that_reaches_the_level),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
