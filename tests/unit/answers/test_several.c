/* What several people's answers come to: the rules of scoring.md, one case a row. */
#include "support.h"

#include <stdio.h>
#include <string.h>

enum { MOST_VOICES = 5 };

static const struct {
    const char *question;
    const char *said[MOST_VOICES]; /* NULL: nobody more */
    const char *counts;
    int spread;
} CASES[] = {
    {"data.access", {"3"}, "3", -1},
    {"data.access", {"1", "4"}, "1", 3},
    {"data.access", {"4", "0", "2"}, "2", 4},
    {"data.access", {"4", "3", "3", "1"}, "3", 3},
    {"data.access", {"0", "0", "0", "4", "4"}, "0", 4},
    {"data.access", {"2", "?", "n/a"}, "2", -1},
    {"data.access", {"?", "n/a"}, "?", -1},
    {"data.access", {"n/a", "n/a"}, "n/a", -1},
    {"data.access", {"?"}, "?", -1},
    {"data.volume", {"10.5", "9", "300"}, "10.5", 2},
    {"data.volume", {"10.5", "9", "300", "0"}, "9", 3},
    {"data.volume", {"0.125", "0.25"}, "0.125", 0},
    {"data.secret", {"yes", "no"}, "?", 4},
    {"data.secret", {"yes", "no", "yes"}, "yes", 4},
    {"data.secret", {"no", "no", "yes"}, "no", 4},
    {"org.plan", {"draft", "signed", "signed"}, "signed", 2},
    {"org.plan", {"none", "draft", "signed"}, "?", 4},
    {"org.plan", {"none", "draft", "draft", "none", "signed"}, "?", 4},
    {"profile.stage", {"native", "native"}, "native", -1},
    {"org.tools", {"a, b", "b, c"}, "a, b, c", 0},
    {"org.tools", {"a, b", "b, c", "d"}, "b", 1},
    {"org.tools", {"a", "b", "c"}, "?", 0},
    {"org.tools", {"a, b, c", "?", "n/a"}, "a, b, c", -1},
    {"profile.words", {"much talk", "much talk"}, "much talk", -1},
    {"profile.words", {"much talk", "little"}, "?", -1},
    {"profile.words", {"much talk", "?"}, "much talk", -1},
};

static void each_type_has_its_rule(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        void *assessment = NULL;

        (void)start(&assessment);
        for (int j = 0; j < MOST_VOICES && CASES[i].said[j] != NULL; j++) {
            char who[8];

            (void)snprintf(who, sizeof who, "p%d", j);
            say(assessment, CASES[i].question, who, CASES[i].said[j]);
        }
        if (strcmp(counts_as(assessment, CASES[i].question), CASES[i].counts) != 0)
            fail_msg("case %zu: %s", i, counts_as(assessment, CASES[i].question));
        if (aira_assessment_spread(assessment, question(CASES[i].question)) != CASES[i].spread)
            fail_msg("case %zu: spread %d", i, aira_assessment_spread(assessment, question(CASES[i].question)));
        (void)finish(&assessment);
    }
}

static void nobody_is_no_answer(void **state)
{
    struct aira_answer answer;

    assert_false(aira_assessment_counting(&answer, *state, question("data.access")));
    assert_int_equal(aira_assessment_spread(*state, question("data.access")), -1);
}

static void the_settled_answer_wins_but_leaves_the_spread(void **state)
{
    struct aira_answer answer;

    say(*state, "data.access", "ann", "0");
    say(*state, "data.access", "bo", "1");
    say(*state, "data.access", NULL, "n/a");
    assert_string_equal(counts_as(*state, "data.access"), "n/a");
    assert_true(aira_assessment_counting(&answer, *state, question("data.access")));
    assert_string_equal(answer.reason, "the firm has none");
    assert_int_equal(aira_assessment_spread(*state, question("data.access")), 1);
    aira_assessment_withdraw(*state, question("data.access"), AIRA_SETTLED);
    assert_string_equal(counts_as(*state, "data.access"), "0");
}

static void evidence_is_the_best_of_those_who_said_it(void **state)
{
    struct aira_answer answer;

    say_proven(*state, "data.access", "ann", "2", AIRA_EVIDENCE_INTERVIEW);
    say_proven(*state, "data.access", "bo", "2", AIRA_EVIDENCE_DOCUMENT);
    say_proven(*state, "data.access", "cy", "4", AIRA_EVIDENCE_VERIFIED);
    assert_true(aira_assessment_counting(&answer, *state, question("data.access")));
    assert_int_equal(answer.value.number, 2);
    assert_int_equal(answer.evidence, AIRA_EVIDENCE_DOCUMENT);

    say_proven(*state, "org.tools", "ann", "a, b", AIRA_EVIDENCE_VERIFIED);
    say_proven(*state, "org.tools", "bo", "a, c", AIRA_EVIDENCE_VERIFIED);
    assert_true(aira_assessment_counting(&answer, *state, question("org.tools")));
    assert_int_equal(answer.value.options, 7);
    assert_int_equal(answer.evidence, AIRA_EVIDENCE_NONE);

    say_proven(*state, "org.plan", "ann", "draft", AIRA_EVIDENCE_VERIFIED);
    say_proven(*state, "org.plan", "bo", "none", AIRA_EVIDENCE_VERIFIED);
    assert_true(aira_assessment_counting(&answer, *state, question("org.plan")));
    assert_int_equal(answer.given, AIRA_GIVEN_UNKNOWN);
    assert_int_equal(answer.evidence, AIRA_EVIDENCE_NONE);
}

static void a_thousand_people_have_a_median(void **state)
{
    struct aira_assessment *assessment = *state;

    /* Multiples of 7 modulo 1000 are a permutation: every number from 0 to 999 is said once. */
    for (int i = 0; i < AIRA_MAX_PEOPLE; i++) {
        char who[8];
        char value[8];

        (void)snprintf(who, sizeof who, "p%d", i);
        (void)snprintf(value, sizeof value, "%d", i * 7 % 1000);
        say(assessment, "data.volume", who, value);
    }
    assert_string_equal(counts_as(assessment, "data.volume"), "499");
    for (int i = 0; i < AIRA_MAX_PEOPLE - 1; i++)
        aira_assessment_withdraw(assessment, question("data.volume"), i);
    assert_int_equal(assessment->answer_count, 1);
    assert_string_equal(counts_as(assessment, "data.volume"), "993");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_type_has_its_rule),
        cmocka_unit_test_setup_teardown(nobody_is_no_answer, start, finish),
        cmocka_unit_test_setup_teardown(the_settled_answer_wins_but_leaves_the_spread, start, finish),
        cmocka_unit_test_setup_teardown(evidence_is_the_best_of_those_who_said_it, start, finish),
        cmocka_unit_test_setup_teardown(a_thousand_people_have_a_median, start, finish),
    };

    return cmocka_run_group_tests(tests, load_firm, free_firm);
}
