/* The condition language: three-valued logic, precedence, what each type compares with, limits. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "support.h"

#include <stdlib.h>
#include <string.h>

/* One question of each type, b and c beside a, and "t", which holds the condition.  */
#define QUESTIONS                                                                                                      \
    SUPPORT_HEAD                                                                                                       \
    "[question a]\npart = p\ntype = yesno\n[question b]\npart = p\ntype = yesno\n[question c]\npart = p\ntype = "      \
    "yesno\n[question lev]\npart = p\ntype = level\n[question num]\npart = p\ntype = number\n[question "               \
    "one]\npart = p\ntype = single\noptions = red, green, 2024, here\n[question some]\npart = p\ntype = "              \
    "multi\noptions = x, y, z\n[question words]\npart = p\ntype = text\n[question here]\npart = p\ntype = "            \
    "text\n[question t]\npart = p\ntype = text\nwhen = "

enum { A, B, C, LEV, NUM, ONE, SOME, WORDS, HERE, T, ALL };

struct answers {
    enum aira_state states[ALL];
    struct aira_value values[ALL];
};

static enum aira_state look_up(const void *context, int question, struct aira_value *value)
{
    const struct answers *answers = context;

    *value = answers->values[question];
    return answers->states[question];
}

static struct aira_questionnaire *with_condition(const char *condition)
{
    struct aira_questionnaire *q;
    struct aira_buf text;

    aira_buf_init(&text);
    aira_buf_printf(&text, "%s%s\n", QUESTIONS, condition);
    q = support_must_load(aira_buf_cstr(&text), NULL);
    aira_buf_dispose(&text);
    return q;
}

static enum aira_truth truth(const char *condition, const struct answers *answers)
{
    struct aira_questionnaire *q = with_condition(condition);
    enum aira_truth result = aira_condition_eval(q->questions[T].when, look_up, answers);

    aira_questionnaire_free(q);
    return result;
}

/* Makes `question = yes` come out as `wanted`. */
static void set_truth(struct answers *answers, int question, enum aira_truth wanted)
{
    answers->states[question] = wanted == AIRA_MAYBE ? AIRA_UNANSWERED : AIRA_ANSWERED;
    answers->values[question].number = wanted == AIRA_TRUE;
}

static void logic_has_three_values(void **state)
{
    static const enum aira_truth and_table[3][3] = {{AIRA_FALSE, AIRA_FALSE, AIRA_FALSE},
                                                    {AIRA_FALSE, AIRA_TRUE, AIRA_MAYBE},
                                                    {AIRA_FALSE, AIRA_MAYBE, AIRA_MAYBE}};
    static const enum aira_truth or_table[3][3] = {
        {AIRA_FALSE, AIRA_TRUE, AIRA_MAYBE}, {AIRA_TRUE, AIRA_TRUE, AIRA_TRUE}, {AIRA_MAYBE, AIRA_TRUE, AIRA_MAYBE}};
    static const enum aira_truth not_table[3] = {AIRA_TRUE, AIRA_FALSE, AIRA_MAYBE};
    struct answers answers = {0};

    (void)state;
    for (int a = AIRA_FALSE; a <= AIRA_MAYBE; a++) {
        set_truth(&answers, A, (enum aira_truth)a);
        assert_int_equal(truth("not a = yes", &answers), not_table[a]);
        for (int b = AIRA_FALSE; b <= AIRA_MAYBE; b++) {
            set_truth(&answers, B, (enum aira_truth)b);
            assert_int_equal(truth("a = yes and b = yes", &answers), and_table[a][b]);
            assert_int_equal(truth("a = yes or b = yes", &answers), or_table[a][b]);
        }
    }
}

/* Evaluates a condition of a, b, c for each of the 8 answers and returns the results as bits, a the highest. */
static unsigned table_of(const char *condition)
{
    struct answers answers = {0};
    unsigned bits = 0;

    for (unsigned i = 0; i < 8; i++) {
        set_truth(&answers, A, (i & 4) != 0 ? AIRA_TRUE : AIRA_FALSE);
        set_truth(&answers, B, (i & 2) != 0 ? AIRA_TRUE : AIRA_FALSE);
        set_truth(&answers, C, (i & 1) != 0 ? AIRA_TRUE : AIRA_FALSE);
        bits |= (unsigned)(truth(condition, &answers) == AIRA_TRUE) << i;
    }
    return bits;
}

static void not_binds_before_and_before_or(void **state)
{
    (void)state;
    assert_int_equal(table_of("a = yes or b = yes and c = yes"), 0xF8);
    assert_int_equal(table_of("(a = yes or b = yes) and c = yes"), 0xA8);
    assert_int_equal(table_of("a = yes and b = yes or c = yes"), 0xEA);
    assert_int_equal(table_of("not a = yes and b = yes"), 0x0C);
    assert_int_equal(table_of("not (a = yes and b = yes)"), 0x3F);
    assert_int_equal(table_of("not not a = yes"), 0xF0);
    assert_int_equal(table_of("not a = yes or not b = yes and not c = yes"), 0x1F);
}

static void a_state_decides_before_the_value(void **state)
{
    static const struct {
        enum aira_state state;
        enum aira_truth compared, answered;
    } cases[] = {{AIRA_OFF, AIRA_FALSE, AIRA_FALSE},        {AIRA_NA, AIRA_FALSE, AIRA_FALSE},
                 {AIRA_UNKNOWN, AIRA_FALSE, AIRA_FALSE},    {AIRA_PENDING, AIRA_MAYBE, AIRA_FALSE},
                 {AIRA_UNANSWERED, AIRA_MAYBE, AIRA_FALSE}, {AIRA_ANSWERED, AIRA_TRUE, AIRA_TRUE}};
    struct answers answers = {0};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        answers.states[LEV] = answers.states[ONE] = answers.states[SOME] = cases[i].state;
        answers.values[LEV].number = 3;
        answers.values[ONE].number = 1;
        answers.values[SOME].options = 5;
        assert_int_equal(truth("lev >= 3", &answers), cases[i].compared);
        assert_int_equal(truth("lev != 1", &answers), cases[i].compared);
        assert_int_equal(truth("one != red", &answers), cases[i].compared);
        assert_int_equal(truth("one in (red, green)", &answers), cases[i].compared);
        assert_int_equal(truth("some has z", &answers), cases[i].compared);
        assert_int_equal(truth("answered(lev)", &answers), cases[i].answered);
        assert_int_equal(truth("answered ( some )", &answers), cases[i].answered);
    }
}

static void two_questions_compare(void **state)
{
    struct answers answers = {0};

    (void)state;
    answers.states[LEV] = answers.states[NUM] = AIRA_ANSWERED;
    answers.values[LEV].number = 3;
    answers.values[NUM].number = 2500;
    assert_int_equal(truth("lev > num", &answers), AIRA_TRUE);
    assert_int_equal(truth("num >= lev", &answers), AIRA_FALSE);
    answers.values[NUM].number = 3000;
    assert_int_equal(truth("lev = num", &answers), AIRA_TRUE);
    answers.states[NUM] = AIRA_PENDING;
    assert_int_equal(truth("lev = num", &answers), AIRA_MAYBE);
    answers.states[LEV] = AIRA_OFF;
    assert_int_equal(truth("lev = num", &answers), AIRA_FALSE);
}

static void every_relation_holds_where_it_should(void **state)
{
    static const struct {
        const char *condition;
        bool at[3]; /* for the levels 1, 2, 3 */
    } cases[] = {
        {"lev = 2", {false, true, false}}, {"lev != 2", {true, false, true}}, {"lev < 2", {true, false, false}},
        {"lev <= 2", {true, true, false}}, {"lev > 2", {false, false, true}}, {"lev >= 2", {false, true, true}},
        {"2 < lev", {false, false, true}}, {"2 <= lev", {false, true, true}}, {"2 > lev", {true, false, false}},
        {"2 >= lev", {true, true, false}}, {"lev>=1.5", {false, true, true}}, {"lev > -1", {true, true, true}},
        {"2 != lev", {true, false, true}},
    };
    struct answers answers = {0};

    (void)state;
    answers.states[LEV] = AIRA_ANSWERED;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        for (int level = 1; level <= 3; level++) {
            answers.values[LEV].number = level;
            assert_int_equal(truth(cases[i].condition, &answers), cases[i].at[level - 1] ? AIRA_TRUE : AIRA_FALSE);
        }
    }
}

static void options_are_names(void **state)
{
    struct answers answers = {0};

    (void)state;
    answers.states[ONE] = answers.states[SOME] = answers.states[A] = AIRA_ANSWERED;
    answers.values[ONE].number = 2;
    answers.values[SOME].options = 2;
    answers.values[A].number = 0;
    assert_int_equal(truth("one = 2024", &answers), AIRA_TRUE);
    assert_int_equal(truth("2024 = one", &answers), AIRA_TRUE);
    assert_int_equal(truth("one in (red, 2024)", &answers), AIRA_TRUE);
    assert_int_equal(truth("one in (red)", &answers), AIRA_FALSE);
    assert_int_equal(truth("some has y", &answers), AIRA_TRUE);
    assert_int_equal(truth("some has z", &answers), AIRA_FALSE);
    assert_int_equal(truth("a = no", &answers), AIRA_TRUE);
    assert_int_equal(truth("yes != a", &answers), AIRA_TRUE);
    /* "here" names a question and an option: the question of type single decides. */
    assert_int_equal(truth("one != here", &answers), AIRA_TRUE);
    assert_int_equal(truth("here = one", &answers), AIRA_FALSE);
}

static void it_says_what_it_rests_on(void **state)
{
    struct aira_questionnaire *q = with_condition("num > lev and (some has x or answered(a)) and lev > 1");
    size_t count = 0;
    const int *questions = aira_condition_questions(&count, q->questions[T].when);
    const int wanted[] = {A, LEV, NUM, SOME};

    (void)state;
    assert_int_equal(count, 4);
    assert_memory_equal(questions, wanted, sizeof wanted);
    aira_questionnaire_free(q);
}

static void wrong_conditions_are_told(void **state)
{
    static const struct {
        const char *condition, *code, *words;
    } cases[] = {
        {"one > red", "condition-type", "order"},
        {"a >= yes", "condition-type", "order"},
        {"a = maybe", "condition-type", "yes or no"},
        {"a = 1", "condition-type", "yes or no"},
        {"lev = high", "condition-type", "number"},
        {"lev = 1.2345", "condition-type", "number"},
        {"lev = one", "condition-type", "neither"},
        {"num = a", "condition-type", "neither"},
        {"one = blue", "unknown-option", "blue"},
        {"one = gren", "unknown-option", "\"one\" has no option \"gren\"; did you mean \"green\"? It has red, green"},
        {"one = lev", "condition-type", "options"},
        {"some = x", "condition-type", "has"},
        {"words = x", "condition-type", "answered"},
        {"words has x", "condition-type", "multi"},
        {"one has red", "condition-type", "type multi; write: one in (..., ...)"},
        {"lev in (1, 2)", "condition-type", "single"},
        {"some in (x)", "condition-type", "write: some has ... or some has ..."},
        {"some has w", "unknown-option", "w"},
        {"one in (red, blue)", "unknown-option", "blue"},
        {"3 > 2", "condition-type", "question"},
        {"levv > 2", "unknown-question", "\"lev\""},
        {"LEVV > 2", "unknown-question", "\"lev\""},
        {"answered(nobody)", "unknown-question", "nobody"},
        {"nobody has x", "unknown-question", "nobody"},
        {"lev >", "condition-syntax", "ends too early"},
        {"lev", "condition-syntax", "="},
        {"lev > 2 and", "condition-syntax", "ends too early"},
        {"lev > 2 lev < 3", "condition-syntax", "lev"},
        {"(lev > 2", "condition-syntax", "closing"},
        {"lev > 2)", "condition-syntax", ")"},
        {"lev == 2", "condition-syntax", "has \"==\"; write a single ="},
        {"lev => 2", "condition-syntax", "has \"=>\"; write one of =, !=, <, <=, > and >="},
        {"lev > 2 & a = yes", "condition-syntax", "\"&\" where and, or, or the end should stand; write and"},
        {"lev > 2 AND a = yes", "condition-syntax", "\"AND\"; write it in lower case: and"},
        {"lev > 2 Or a = yes", "condition-syntax", "lower case: or"},
        {"NOT lev > 2", "condition-syntax", "lower case: not"},
        {"one IN (red)", "condition-syntax", "lower case: in"},
        {"Answered(lev)", "condition-syntax", "lower case: answered"},
        {"（lev > 2）", "condition-syntax", "\"（\" where a question should stand; write ("},
        {"lev > 2 且 a = yes", "condition-syntax", "write and"},
        {"lev ≥ 2", "condition-syntax", "write >="},
        {"(some has x or y)", "condition-syntax", "\"y\" without a question; write the question again: some has y"},
        {"one = red or green", "condition-syntax", "write the question again: one = green"},
        {"lev > 3 or 1", "condition-syntax", "\"1\" without a question; write the question again: lev >= 1"},
        {"some has x, y", "condition-syntax", "write the question again: some has ... or some has ..."},
        {"one in red", "condition-syntax", "parenthesis"},
        {"one in ()", "condition-syntax", "option"},
        {"one in (red green)", "condition-syntax", "comma"},
        {"answered(a", "condition-syntax", "closing"},
        {"not", "condition-syntax", "question"},
        {"", "condition-syntax", "ends too early"},
        {"t = x", "condition-type", "answered"},
        {"answered(t)", "condition-cycle", "t -> t"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct aira_questionnaire *q = NULL;
        struct aira_error err = {0};
        struct aira_diags diags;
        struct aira_buf text;

        aira_diags_init(&diags);
        aira_buf_init(&text);
        aira_buf_printf(&text, "%s%s\n", QUESTIONS, cases[i].condition);
        assert_int_equal(support_load(&q, &diags, &err, aira_buf_cstr(&text), NULL), AIRA_EINPUT);
        assert_null(q);
        if (diags.errors != 1 || strcmp(diags.items[0].code, cases[i].code) != 0 ||
            strstr(diags.items[0].message, cases[i].words) == NULL)
            fail_msg("%s: %s: %s", cases[i].condition, diags.items[0].code, diags.items[0].message);
        assert_int_equal(diags.items[0].line, 40);
        aira_buf_dispose(&text);
        aira_diags_dispose(&diags);
    }
}

static void repeat(struct aira_buf *out, const char *s, int times)
{
    for (int i = 0; i < times; i++)
        aira_buf_puts(out, s);
}

static void nesting_has_a_limit(void **state)
{
    struct answers answers = {0};

    (void)state;
    set_truth(&answers, A, AIRA_TRUE);
    set_truth(&answers, B, AIRA_FALSE);
    for (int depth = 100; depth <= 101; depth++) {
        struct aira_questionnaire *q = NULL;
        struct aira_error err = {0};
        struct aira_diags diags;
        struct aira_buf text;

        aira_diags_init(&diags);
        aira_buf_init(&text);
        aira_buf_puts(&text, QUESTIONS);
        repeat(&text, "not ", depth - 50);
        repeat(&text, "(", 50);
        aira_buf_puts(&text, "a=yes");
        repeat(&text, ")", 50);
        aira_buf_putc(&text, '\n');
        if (depth == 100) {
            assert_int_equal(support_load(&q, &diags, &err, aira_buf_cstr(&text), NULL), 0);
            assert_int_equal(aira_condition_eval(q->questions[T].when, look_up, &answers), AIRA_TRUE);
        } else {
            assert_int_equal(support_load(&q, &diags, &err, aira_buf_cstr(&text), NULL), AIRA_EINPUT);
            assert_non_null(support_diag(&diags, "condition-too-deep"));
        }
        aira_questionnaire_free(q);
        aira_buf_dispose(&text);
        aira_diags_dispose(&diags);
    }
}

/* Each level of nesting leaves two truths on the stack; a line has room for 47 such levels. */
static void deep_and_wide_conditions_work(void **state)
{
    struct answers answers = {0};
    struct aira_buf text;

    (void)state;
    set_truth(&answers, A, AIRA_TRUE);
    set_truth(&answers, B, AIRA_FALSE);
    aira_buf_init(&text);
    repeat(&text, "b=yes or a=yes and(", 47);
    aira_buf_puts(&text, "a=yes");
    repeat(&text, ")", 47);
    assert_int_equal(truth(aira_buf_cstr(&text), &answers), AIRA_TRUE);
    aira_buf_dispose(&text);
}

static void long_chains_are_fine(void **state)
{
    struct answers answers = {0};
    struct aira_buf text;

    (void)state;
    set_truth(&answers, A, AIRA_FALSE);
    set_truth(&answers, B, AIRA_TRUE);
    aira_buf_init(&text);
    repeat(&text, "a=yes or ", 110);
    aira_buf_puts(&text, "b=yes");
    assert_int_equal(truth(aira_buf_cstr(&text), &answers), AIRA_TRUE);
    aira_buf_dispose(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(logic_has_three_values),
        cmocka_unit_test(not_binds_before_and_before_or),
        cmocka_unit_test(a_state_decides_before_the_value),
        cmocka_unit_test(two_questions_compare),
        cmocka_unit_test(every_relation_holds_where_it_should),
        cmocka_unit_test(options_are_names),
        cmocka_unit_test(it_says_what_it_rests_on),
        cmocka_unit_test(wrong_conditions_are_told),
        cmocka_unit_test(nesting_has_a_limit),
        cmocka_unit_test(deep_and_wide_conditions_work),
        cmocka_unit_test(long_chains_are_fine),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
