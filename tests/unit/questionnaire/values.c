/* Values are read and written as answers files hold them, and have the scores that scoring gives them. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "support.h"

#include <string.h>

static const char text[] = SUPPORT_HEAD
    "[question lev]\npart = p\ntype = level\n[question yn]\npart = p\ntype = yesno\n[question one]\npart = "
    "p\ntype = single\noptions = x, y, z\nlevels = x:3, y:0\n[question plain]\npart = p\ntype = "
    "single\noptions = x, y\n[question some]\npart = p\ntype = multi\noptions = a, b, c, d, e\nfull = "
    "3\n[question num]\npart = p\ntype = number\nrange = -5, 100\nthresholds = 10, 20, 30.5, "
    "40\n[question words]\npart = p\ntype = text\n[question any]\npart = p\ntype = number\n";

enum { LEV, YN, ONE, PLAIN, SOME, NUM, WORDS, ANY };

static int set_up(void **state)
{
    *state = support_must_load(text, NULL);
    return 0;
}

static int tear_down(void **state)
{
    aira_questionnaire_free(*state);
    return 0;
}

static void good_values_are_read_and_written(void **state)
{
    static const struct {
        int question;
        const char *in, *out;
        int score, level;
    } cases[] = {
        {LEV, "0", "0", 0, 0},
        {LEV, " 3 ", "3", 20790, 3},
        {LEV, "4", "4", 27720, 4},
        {YN, "yes", "yes", 27720, 4},
        {YN, "No", "no", 0, 0},
        {ONE, "x", "x", 20790, 3},
        {ONE, "Y", "y", 0, 0},
        {ONE, "z", "z", 0, 0},
        {PLAIN, "y", "y", -1, -1},
        {SOME, "a", "a", 9240, 1},
        {SOME, "d, B", "b, d", 18480, 2},
        {SOME, "a,b,c", "a, b, c", 27720, 4},
        {SOME, "e, d, c, b, a", "a, b, c, d, e", 27720, 4},
        {NUM, "9.999", "9.999", 0, 0},
        {NUM, "10", "10", 6930, 1},
        {NUM, "30.5", "30.5", 20790, 3},
        {NUM, "100.000", "100", 27720, 4},
        {NUM, "-5", "-5", 0, 0},
        {WORDS, "anything at all", "anything at all", -1, -1},
        {ANY, "123456.7", "123456.7", -1, -1},
    };
    const struct aira_questionnaire *q = *state;

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct aira_question *question = &q->questions[cases[i].question];
        struct aira_value value, again;
        struct aira_error err;
        struct aira_buf out;

        aira_buf_init(&out);
        assert_int_equal(aira_value_parse(&value, question, cases[i].in, &err), 0);
        aira_value_format(&out, question, &value);
        assert_string_equal(aira_buf_cstr(&out), cases[i].out);
        assert_int_equal(aira_value_score(question, &value), cases[i].score);
        assert_int_equal(aira_value_level(question, &value), cases[i].level);
        assert_int_equal(aira_value_parse(&again, question, cases[i].out, &err), 0);
        assert_true(aira_value_equal(question, &value, &again));
        aira_buf_dispose(&out);
    }
}

static void bad_values_are_refused_with_what_is_possible(void **state)
{
    static const struct {
        int question;
        const char *in, *words;
    } cases[] = {
        {LEV, "5", "0 to 4"},
        {LEV, "", "0 to 4"},
        {LEV, "2.0", "0 to 4"},
        {LEV, "-1", "0 to 4"},
        {YN, "maybe", "yes or no"},
        {YN, "1", "yes or no"},
        {ONE, "w", "x, y, z"},
        {ONE, "x, y", "x, y, z"},
        {SOME, "", "a, b, c, d, e"},
        {SOME, "a, a", "once"},
        {SOME, "a,,b", "commas"},
        {SOME, "a, w", "a, b, c, d, e"},
        {SOME, "a,", "commas"},
        {NUM, "-5.001", "-5 to 100"},
        {NUM, "100.5", "-5 to 100"},
        {NUM, "1.2345", "decimals"},
        {NUM, "1e3", "number"},
        {NUM, "1,5", "number"},
        {ANY, "99999999999999999999999999999999999999", "number"},
        {WORDS, "  ", "text"},
    };
    const struct aira_questionnaire *q = *state;

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct aira_question *question = &q->questions[cases[i].question];
        struct aira_value value;
        struct aira_error err = {0};

        assert_int_equal(aira_value_parse(&value, question, cases[i].in, &err), AIRA_EINPUT);
        if (strstr(err.message, cases[i].words) == NULL || strstr(err.message, question->id) == NULL)
            fail_msg("%s: %s", cases[i].in, err.message);
    }
}

static void different_values_differ(void **state)
{
    const struct aira_questionnaire *q = *state;
    struct aira_value a = {.number = 1, .options = 1, .text = "a"}, b = {.number = 2, .options = 3, .text = "b"};

    for (size_t i = 0; i < q->question_count; i++) {
        assert_true(aira_value_equal(&q->questions[i], &a, &a));
        assert_false(aira_value_equal(&q->questions[i], &a, &b));
    }
}

/* Every count of chosen options is a whole number of score units, whatever `full` is. */
static void counts_score_exactly(void **state)
{
    const struct aira_questionnaire *q = *state;

    for (int full = 1; full <= 12; full++) {
        struct aira_question question = q->questions[SOME];

        question.full = full;
        for (int count = 0; count <= 12; count++) {
            struct aira_value value = {.options = (UINT32_C(1) << count) - 1};
            int reached = count < full ? count : full;

            assert_int_equal(aira_value_score(&question, &value) * full, reached * AIRA_SCORE_UNIT);
            assert_int_equal(aira_value_level(&question, &value), 4 * reached / full);
        }
    }
}

static void words_and_values_go_both_ways(void **state)
{
    enum aira_evidence evidence;

    (void)state;
    for (int i = 0; i < AIRA_EVIDENCES; i++) {
        assert_true(aira_evidence_parse(&evidence, aira_evidence_name((enum aira_evidence)i)));
        assert_int_equal(evidence, i);
    }
    assert_false(aira_evidence_parse(&evidence, "rumour"));
    assert_string_equal(aira_question_type_name(AIRA_YESNO), "yesno");
    assert_string_equal(aira_state_name(AIRA_NA), "na");
    assert_string_equal(aira_horizon_name(AIRA_LATER), "later");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(good_values_are_read_and_written),
        cmocka_unit_test(bad_values_are_refused_with_what_is_possible),
        cmocka_unit_test(different_values_differ),
        cmocka_unit_test(counts_score_exactly),
        cmocka_unit_test(words_and_values_go_both_ways),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
