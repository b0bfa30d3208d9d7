/* How deep, long and wide a condition may be, each side of the bound. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "support.h"

#include <string.h>

/* The condition of question t, after "when = ", stands in line 17. */
#define QUESTIONS                                                                                                      \
    SUPPORT_HEAD "[question a]\npart = p\ntype = level\n[question b]\npart = p\ntype = level\n"                        \
                 "[question t]\npart = p\ntype = text\nwhen = "
enum { A, B, T };

/* a is 1 and b is 0. */
static enum aira_state look_up(const void *context, int question, struct aira_value *value)
{
    (void)context;
    value->number = question == A;
    return AIRA_ANSWERED;
}

static void repeat(struct aira_buf *out, const char *s, int times)
{
    for (int i = 0; i < times; i++)
        aira_buf_puts(out, s);
}

static void expect(const char *condition, enum aira_truth wanted)
{
    struct aira_questionnaire *q;
    struct aira_buf text;

    aira_buf_init(&text);
    aira_buf_printf(&text, "%s%s\n", QUESTIONS, condition);
    q = support_must_load(aira_buf_cstr(&text), NULL);
    assert_int_equal(aira_condition_eval(q->questions[T].when, look_up, NULL), wanted);
    aira_questionnaire_free(q);
    aira_buf_dispose(&text);
}

static void expect_refused(const char *condition, const char *code, const char *words)
{
    struct aira_questionnaire *q = NULL;
    struct aira_error err = {0};
    struct aira_diags diags;
    struct aira_buf text;

    aira_diags_init(&diags);
    aira_buf_init(&text);
    aira_buf_printf(&text, "%s%s\n", QUESTIONS, condition);
    assert_int_equal(support_load(&q, &diags, &err, aira_buf_cstr(&text), NULL), AIRA_EINPUT);
    assert_null(q);
    assert_int_equal(diags.errors, 1);
    assert_string_equal(diags.items[0].code, code);
    assert_int_equal(diags.items[0].line, 17);
    assert_non_null(strstr(diags.items[0].message, words));
    aira_buf_dispose(&text);
    aira_diags_dispose(&diags);
}

/* `times` times `open`, the test a=1, and as many times `close`. */
static void nest(struct aira_buf *out, const char *open, const char *close, int times)
{
    aira_buf_clear(out);
    repeat(out, open, times);
    aira_buf_puts(out, "a=1");
    repeat(out, close, times);
}

static void a_hundred_of_each_kind_may_nest(void **state)
{
    struct aira_buf text;

    (void)state;
    aira_buf_init(&text);
    nest(&text, "(", ")", 100);
    expect(aira_buf_cstr(&text), AIRA_TRUE);
    nest(&text, "(", ")", 101);
    expect_refused(aira_buf_cstr(&text), "condition-too-deep", "100 deep");
    nest(&text, "not ", "", 100);
    expect(aira_buf_cstr(&text), AIRA_TRUE);
    nest(&text, "not ", "", 99);
    expect(aira_buf_cstr(&text), AIRA_FALSE);
    nest(&text, "not ", "", 101);
    expect_refused(aira_buf_cstr(&text), "condition-too-deep", "100 deep");
    nest(&text, "not(", ")", 50);
    expect(aira_buf_cstr(&text), AIRA_TRUE);
    nest(&text, "not(", ")", 51);
    expect_refused(aira_buf_cstr(&text), "condition-too-deep", "100 deep");
    /* As many as a line holds. */
    nest(&text, "(", ")", 500);
    expect_refused(aira_buf_cstr(&text), "condition-too-deep", "100 deep");
    aira_buf_dispose(&text);
}

/* Brackets and nots that were closed do not count for those that follow. */
static void neighbours_do_not_nest(void **state)
{
    struct aira_buf text;

    (void)state;
    aira_buf_init(&text);
    repeat(&text, "(b=1)or", 130);
    aira_buf_puts(&text, "(a=1)");
    expect(aira_buf_cstr(&text), AIRA_TRUE);
    aira_buf_clear(&text);
    repeat(&text, "not b=1and ", 90); /* "1and" is one word */
    aira_buf_puts(&text, "a=1");
    expect_refused(aira_buf_cstr(&text), "condition-type", "1and");
    aira_buf_clear(&text);
    repeat(&text, "not not a=1 and ", 60);
    aira_buf_puts(&text, "not b=1");
    expect(aira_buf_cstr(&text), AIRA_TRUE);
    aira_buf_dispose(&text);
}

/* A chain of `and` that fills a line to its last byte, and one byte more. */
static void a_chain_may_fill_its_line(void **state)
{
    const size_t room = AIRA_INI_MAX_LINE - strlen("when = ");
    struct aira_buf text;

    (void)state;
    for (int last = 1; last >= 0; last--) {
        aira_buf_init(&text);
        while (text.length + strlen("a=1 and ") + strlen("a = 1") <= room)
            aira_buf_puts(&text, "a=1 and ");
        aira_buf_puts(&text, last == 1 ? "a=1" : "b=1");
        while (text.length < room - 3)
            aira_buf_putc(&text, ' ');
        /* White space at the end of a value is trimmed, but counts as part of the line. */
        aira_buf_puts(&text, "   ");
        assert_int_equal(text.length, room);
        expect(aira_buf_cstr(&text), last == 1 ? AIRA_TRUE : AIRA_FALSE);
        aira_buf_putc(&text, ' ');
        expect_refused(aira_buf_cstr(&text), "line-too-long", "1023 bytes");
        aira_buf_dispose(&text);
    }
}

static void write_options(struct aira_buf *out)
{
    for (int i = 0; i < AIRA_MAX_OPTIONS; i++)
        aira_buf_printf(out, "%so%d", i == 0 ? "" : ", ", i);
}

struct chosen {
    int option;
};

static enum aira_state look_up_chosen(const void *context, int question, struct aira_value *value)
{
    const struct chosen *chosen = context;

    if (question == 0)
        value->number = chosen->option;
    else
        value->options = UINT32_C(1) << chosen->option;
    return AIRA_ANSWERED;
}

/* in and has find each of 32 options, and none of them is found among the others. */
static void each_of_32_options_is_found(void **state)
{
    struct aira_questionnaire *q;
    struct aira_buf text;

    (void)state;
    aira_buf_init(&text);
    aira_buf_puts(&text, SUPPORT_HEAD "[question s]\npart = p\ntype = single\noptions = ");
    write_options(&text);
    aira_buf_puts(&text, "\n[question m]\npart = p\ntype = multi\noptions = ");
    write_options(&text);
    aira_buf_puts(&text, "\n[question all]\npart = p\ntype = text\nwhen = s in (");
    write_options(&text);
    aira_buf_puts(&text, ")\n");
    for (int i = 0; i < AIRA_MAX_OPTIONS; i++)
        aira_buf_printf(&text, "[question t%d]\npart = p\ntype = text\nwhen = s in (o%d) and m has o%d and s = o%d\n",
                        i, i, i, i);
    q = support_must_load(aira_buf_cstr(&text), NULL);
    for (int i = 0; i < AIRA_MAX_OPTIONS; i++) {
        const struct chosen chosen = {i};

        assert_int_equal(aira_condition_eval(q->questions[2].when, look_up_chosen, &chosen), AIRA_TRUE);
        for (int k = 0; k < AIRA_MAX_OPTIONS; k++)
            assert_int_equal(aira_condition_eval(q->questions[3 + k].when, look_up_chosen, &chosen),
                             i == k ? AIRA_TRUE : AIRA_FALSE);
    }
    aira_questionnaire_free(q);
    aira_buf_dispose(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_hundred_of_each_kind_may_nest),
        cmocka_unit_test(neighbours_do_not_nest),
        cmocka_unit_test(a_chain_may_fill_its_line),
        cmocka_unit_test(each_of_32_options_is_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
