/* Values at the edges of what their questions take, and the scores at each threshold. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "support.h"

#include <string.h>

static const char text[] = SUPPORT_HEAD
    "[question num]\npart = p\ntype = number\nrange = -2.5, 1000000000000\nthresholds = -1.5, 0, 0.001, 7\n"
    "[question multi]\npart = p\ntype = multi\nfull = 12\noptions = a, b_1, c-2, 4d\n"
    "[question one]\npart = p\ntype = single\noptions = n0, n1, n2, n3, n4, left-out\n"
    "levels = n4:4, n0 : 0, n1:1, n3:3, n2:2\n"
    "[question lev]\npart = p\ntype = level\n[question yn]\npart = p\ntype = yesno\n"
    "[question words]\npart = p\ntype = text\n"
    "[question list]\npart = p\ntype = multi\nfull = 2\noptions = a, b, nothing\nnone = nothing\n";

enum { NUM, MULTI, ONE, LEV, YN, WORDS, LIST };

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

static bool parses(struct aira_value *value, const struct aira_question *question, const char *s)
{
    struct aira_error err = {0};
    int code = aira_value_parse(value, question, s, &err);

    if (code != 0)
        assert_int_equal(err.code, AIRA_EINPUT);
    return code == 0;
}

static void numbers_have_three_decimals_and_a_range(void **state)
{
    static const struct {
        const char *in;
        bool good;
        int64_t number;
    } cases[] = {
        {"-2.5", true, -2500},
        {"-2.500", true, -2500},
        {"-2.501", false, 0},
        {"0.001", true, 1},
        {"-0.001", true, -1},
        {"-0", true, 0},
        {"007", true, 7000},
        {"\t7 ", true, 7000},
        {"0.0001", false, 0},
        {"1.2.3", false, 0},
        {".5", false, 0},
        {"5.", false, 0},
        {"+5", false, 0},
        {"- 5", false, 0},
        {"5%", false, 0},
        {"0x10", false, 0},
        {"1 000", false, 0},
        {"inf", false, 0},
        {"\xEF\xBC\x95", false, 0},
        {"1000000000000", true, INT64_C(1000000000000000)},
        {"1000000000000.001", false, 0},
        {"9223372036854775808", false, 0},
    };
    const struct aira_questionnaire *q = *state;

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct aira_value value;

        if (parses(&value, &q->questions[NUM], cases[i].in) != cases[i].good)
            fail_msg("%s", cases[i].in);
        if (cases[i].good)
            assert_true(value.number == cases[i].number);
    }
}

/* Every thousandth from -2.5 to 12.5 is written such that it reads as itself, and scores by the thresholds it reaches.
 */
static void every_thousandth_reads_as_written(void **state)
{
    const struct aira_questionnaire *q = *state;
    const struct aira_question *num = &q->questions[NUM];
    struct aira_buf out;

    aira_buf_init(&out);
    for (int64_t n = -2500; n <= 12500; n++) {
        struct aira_value value = {.number = n}, again;
        int reached = (n >= -1500) + (n >= 0) + (n >= 1) + (n >= 7000);

        aira_buf_clear(&out);
        aira_value_format(&out, num, &value);
        assert_true(parses(&again, num, aira_buf_cstr(&out)));
        assert_true(again.number == n);
        assert_int_equal(aira_value_level(num, &value), reached);
        assert_int_equal(aira_value_score(num, &value), reached * AIRA_SCORE_UNIT / 4);
    }
    aira_buf_dispose(&out);
}

static void names_and_words_are_read_in_any_case(void **state)
{
    const struct aira_questionnaire *q = *state;
    struct aira_value value;

    assert_true(parses(&value, &q->questions[MULTI], "4D ,\tA,C-2"));
    assert_int_equal(value.options, 13);
    assert_true(parses(&value, &q->questions[MULTI], "B_1"));
    assert_int_equal(value.options, 2);
    assert_false(parses(&value, &q->questions[MULTI], "b_1 a"));
    assert_false(parses(&value, &q->questions[MULTI], "a, A"));
    assert_false(parses(&value, &q->questions[MULTI], ",a"));
    assert_false(parses(&value, &q->questions[MULTI], "  "));
    assert_true(parses(&value, &q->questions[ONE], " LEFT-Out\t"));
    assert_int_equal(value.number, 5);
    assert_false(parses(&value, &q->questions[ONE], "left"));
    assert_false(parses(&value, &q->questions[ONE], "left-out-"));
    assert_true(parses(&value, &q->questions[YN], "YES"));
    assert_int_equal(value.number, 1);
    assert_true(parses(&value, &q->questions[YN], " nO "));
    assert_int_equal(value.number, 0);
    assert_false(parses(&value, &q->questions[YN], "ye"));
    assert_false(parses(&value, &q->questions[YN], "y"));
    assert_false(parses(&value, &q->questions[LEV], "03"));
    assert_false(parses(&value, &q->questions[LEV], "3 4"));
    /* A text is kept as it stands. */
    assert_true(parses(&value, &q->questions[WORDS], " Some  Words "));
    assert_string_equal(value.text, " Some  Words ");
}

static void options_score_by_their_levels(void **state)
{
    const struct aira_questionnaire *q = *state;

    for (int level = 0; level <= 4; level++) {
        struct aira_value value = {.number = level};

        assert_int_equal(aira_value_score(&q->questions[ONE], &value), level * AIRA_SCORE_UNIT / 4);
        assert_int_equal(aira_value_level(&q->questions[ONE], &value), level);
        assert_int_equal(aira_value_score(&q->questions[LEV], &value), level * AIRA_SCORE_UNIT / 4);
        assert_int_equal(aira_value_level(&q->questions[LEV], &value), level);
    }
    /* An option left out of `levels` counts as level 0. */
    assert_int_equal(q->questions[ONE].options[5].level, -1);
    assert_int_equal(aira_value_score(&q->questions[ONE], &(struct aira_value){.number = 5}), 0);
    assert_int_equal(aira_value_level(&q->questions[ONE], &(struct aira_value){.number = 5}), 0);
    /* More are needed than there are: 4 of 12 is level 1, 3 of 12 too, 2 of 12 not yet. */
    assert_int_equal(aira_value_level(&q->questions[MULTI], &(struct aira_value){.options = 15}), 1);
    assert_int_equal(aira_value_score(&q->questions[MULTI], &(struct aira_value){.options = 15}), 9240);
    assert_int_equal(aira_value_level(&q->questions[MULTI], &(struct aira_value){.options = 7}), 1);
    assert_int_equal(aira_value_level(&q->questions[MULTI], &(struct aira_value){.options = 3}), 0);
    assert_int_equal(aira_value_score(&q->questions[WORDS], &(struct aira_value){.text = "x"}), -1);
    assert_int_equal(aira_value_level(&q->questions[WORDS], &(struct aira_value){.text = "x"}), -1);
}

static void none_of_these_stands_alone_and_counts_nothing(void **state)
{
    const struct aira_question *list = &((const struct aira_questionnaire *)*state)->questions[LIST];
    struct aira_value value;

    assert_int_equal(list->none, 4);
    assert_true(parses(&value, list, "nothing"));
    assert_int_equal(aira_value_score(list, &value), 0);
    assert_int_equal(aira_value_level(list, &value), 0);
    assert_false(parses(&value, list, "a, nothing"));
    assert_false(parses(&value, list, "nothing, b"));
    assert_true(parses(&value, list, "a"));
    assert_int_equal(aira_value_level(list, &value), 2);
    assert_true(parses(&value, list, "a, b"));
    assert_int_equal(aira_value_level(list, &value), 4);
    assert_false(aira_value_options_possible(list, 0));
    assert_false(aira_value_options_possible(list, 5));
    assert_false(aira_value_options_possible(list, 8));
    assert_true(aira_value_options_possible(list, 3));
}

/* Only what the question's type uses is compared. */
static void equality_looks_at_what_the_type_holds(void **state)
{
    const struct aira_questionnaire *q = *state;
    const struct aira_value base = {.number = 1, .options = 1, .text = "a"};
    const struct aira_value number = {.number = 2, .options = 1, .text = "a"};
    const struct aira_value options = {.number = 1, .options = 3, .text = "a"};
    const struct aira_value words = {.number = 1, .options = 1, .text = "A"};
    const struct aira_value none = {0}, empty = {.text = ""};
    char copy[] = "a";
    const struct aira_value same = {.number = 1, .options = 1, .text = copy};

    for (int i = NUM; i <= WORDS; i++) {
        const struct aira_question *question = &q->questions[i];

        assert_true(aira_value_equal(question, &base, &same));
        assert_int_equal(aira_value_equal(question, &base, &number), i == MULTI || i == WORDS);
        assert_int_equal(aira_value_equal(question, &base, &options), i != MULTI);
        assert_int_equal(aira_value_equal(question, &base, &words), i != WORDS);
    }
    assert_true(aira_value_equal(&q->questions[WORDS], &none, &empty));
}

/* Two lists of 32 options, each read and written alone and together in reverse. */
static void there_is_room_for_32_options(void **state)
{
    struct aira_questionnaire *q;
    struct aira_buf names, backwards, main;
    struct aira_value value;

    (void)state;
    aira_buf_init(&names);
    aira_buf_init(&backwards);
    aira_buf_init(&main);
    for (int i = 0; i < AIRA_MAX_OPTIONS; i++) {
        aira_buf_printf(&names, "%so%d", i == 0 ? "" : ", ", i);
        aira_buf_printf(&backwards, "%sO%d", i == 0 ? "" : ",", AIRA_MAX_OPTIONS - 1 - i);
    }
    aira_buf_printf(&main, SUPPORT_HEAD "[question m]\npart = p\ntype = multi\nfull = 12\noptions = %s\n",
                    aira_buf_cstr(&names));
    q = support_must_load(aira_buf_cstr(&main), NULL);
    for (int i = 0; i < AIRA_MAX_OPTIONS; i++) {
        struct aira_buf out;

        aira_buf_init(&out);
        assert_true(parses(&value, &q->questions[0], q->questions[0].options[i].id));
        assert_true(value.options == UINT32_C(1) << i);
        aira_value_format(&out, &q->questions[0], &value);
        assert_string_equal(aira_buf_cstr(&out), q->questions[0].options[i].id);
        aira_buf_dispose(&out);
    }
    assert_true(parses(&value, &q->questions[0], aira_buf_cstr(&backwards)));
    assert_true(value.options == UINT32_MAX);
    assert_int_equal(aira_value_score(&q->questions[0], &value), AIRA_SCORE_UNIT);
    aira_buf_clear(&main);
    aira_value_format(&main, &q->questions[0], &value);
    assert_string_equal(aira_buf_cstr(&main), aira_buf_cstr(&names));
    aira_questionnaire_free(q);
    aira_buf_dispose(&names);
    aira_buf_dispose(&backwards);
    aira_buf_dispose(&main);
}

/* A refused value stands in the message: harmless, and cut between characters. */
static void a_refused_value_is_quoted_safely(void **state)
{
    static const char wide[] = "\xE6\x95\xB0"; /* a Chinese character */
    const struct aira_questionnaire *q = *state;
    struct aira_value value;
    struct aira_error err;
    struct aira_buf in;

    aira_buf_init(&in);
    for (int lead = 0; lead < 3; lead++) {
        aira_buf_clear(&in);
        for (int i = 0; i < lead; i++)
            aira_buf_putc(&in, 'x');
        for (int i = 0; i < 2000; i++)
            aira_buf_puts(&in, wide);
        assert_int_equal(aira_value_parse(&value, &q->questions[NUM], aira_buf_cstr(&in), &err), AIRA_EINPUT);
        assert_true(aira_utf8_valid(err.message, strlen(err.message), NULL));
        assert_null(strstr(err.message, "\\x"));
        assert_non_null(strstr(err.message, "-2.5 to 1000000000000"));
    }
    assert_int_equal(aira_value_parse(&value, &q->questions[YN], "\x1B[31mred", &err), AIRA_EINPUT);
    assert_true(aira_text_is_clean(err.message));
    assert_non_null(strstr(err.message, "red"));
    aira_buf_dispose(&in);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_have_three_decimals_and_a_range),
        cmocka_unit_test(every_thousandth_reads_as_written),
        cmocka_unit_test(names_and_words_are_read_in_any_case),
        cmocka_unit_test(options_score_by_their_levels),
        cmocka_unit_test(none_of_these_stands_alone_and_counts_nothing),
        cmocka_unit_test(equality_looks_at_what_the_type_holds),
        cmocka_unit_test(there_is_room_for_32_options),
        cmocka_unit_test(a_refused_value_is_quoted_safely),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
