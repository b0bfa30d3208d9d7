/* The largest questionnaires load, what is larger is refused, and no chain is too long to follow. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "support.h"

#include <string.h>

/* `count` questions, each resting on the one after it; `ring`: the last on the first. */
static void write_chain(struct aira_buf *out, int count, bool ring)
{
    aira_buf_puts(out, SUPPORT_HEAD);
    for (int i = 0; i < count; i++) {
        aira_buf_printf(out, "[question q%d]\npart = p\ntype = yesno\n", i);
        if (i + 1 < count || ring)
            aira_buf_printf(out, "when = q%d = yes\n", (i + 1) % count);
    }
}

static enum aira_state all_yes(const void *context, int question, struct aira_value *value)
{
    (void)context;
    (void)question;
    value->number = 1;
    return AIRA_ANSWERED;
}

static void ten_thousand_questions_load(void **state)
{
    struct aira_questionnaire *q;
    struct aira_diags diags;
    struct aira_error err;
    struct aira_buf text;

    (void)state;
    aira_buf_init(&text);
    aira_diags_init(&diags);
    write_chain(&text, AIRA_MAX_QUESTIONS, false);
    q = support_must_load(aira_buf_cstr(&text), NULL);
    assert_int_equal(q->question_count, AIRA_MAX_QUESTIONS);
    for (int i = 0; i < AIRA_MAX_QUESTIONS; i++)
        assert_int_equal(q->evaluation[i], AIRA_MAX_QUESTIONS - 1 - i);
    assert_int_equal(aira_questionnaire_question(q, "q9999"), 9999);
    assert_int_equal(aira_condition_eval(q->questions[0].when, all_yes, NULL), AIRA_TRUE);
    assert_int_equal(aira_questionnaire_lint(q, &diags, &err), 0);
    assert_int_equal(support_count(&diags, "unreachable-question"), 0);
    aira_questionnaire_free(q);
    aira_diags_dispose(&diags);
    aira_buf_dispose(&text);
}

static void expect_error(const struct aira_buf *text, const char *code, const char *words)
{
    struct aira_questionnaire *q = NULL;
    struct aira_diags diags;
    struct aira_error err;

    aira_diags_init(&diags);
    assert_int_equal(support_load(&q, &diags, &err, aira_buf_cstr(text), NULL), AIRA_EINPUT);
    assert_null(q);
    assert_int_equal(diags.errors, 1);
    assert_string_equal(diags.items[0].code, code);
    assert_non_null(strstr(diags.items[0].message, words));
    aira_diags_dispose(&diags);
}

static void a_ring_of_ten_thousand_is_told(void **state)
{
    struct aira_buf text;

    (void)state;
    aira_buf_init(&text);
    write_chain(&text, AIRA_MAX_QUESTIONS, true);
    expect_error(&text, "condition-cycle", "q0 -> q1 -> q2 -> q3 -> q4 -> q5 -> (9994 more) -> q0");
    aira_buf_dispose(&text);
}

static void more_questions_are_refused(void **state)
{
    struct aira_buf text;

    (void)state;
    aira_buf_init(&text);
    write_chain(&text, AIRA_MAX_QUESTIONS + 1, false);
    expect_error(&text, "too-many-questions", "10001");
    aira_buf_dispose(&text);
}

static void write_options(struct aira_buf *out, int count)
{
    aira_buf_puts(out, SUPPORT_HEAD "[question q]\npart = p\ntype = multi\noptions = o0");
    for (int i = 1; i < count; i++)
        aira_buf_printf(out, ", o%d", i);
    aira_buf_putc(out, '\n');
}

static void options_have_a_limit(void **state)
{
    struct aira_value value;
    struct aira_questionnaire *q;
    struct aira_error err;
    struct aira_buf text;

    (void)state;
    aira_buf_init(&text);
    write_options(&text, AIRA_MAX_OPTIONS);
    aira_buf_puts(&text, "[question r]\npart = p\ntype = text\nwhen = q has o31\n");
    q = support_must_load(aira_buf_cstr(&text), NULL);
    assert_int_equal(q->questions[0].option_count, AIRA_MAX_OPTIONS);
    assert_int_equal(aira_value_parse(&value, &q->questions[0], "o31, o0", &err), 0);
    assert_true(value.options == UINT32_C(0x80000001));
    aira_questionnaire_free(q);
    aira_buf_clear(&text);
    write_options(&text, AIRA_MAX_OPTIONS + 1);
    expect_error(&text, "too-many-options", "33");
    aira_buf_dispose(&text);
}

/* Ten thousand wrong names: the first are told, all are counted. */
static void many_errors_are_counted(void **state)
{
    struct aira_questionnaire *q = NULL;
    struct aira_diags diags;
    struct aira_error err;
    struct aira_buf text;

    (void)state;
    aira_buf_init(&text);
    aira_diags_init(&diags);
    aira_buf_puts(&text, SUPPORT_HEAD);
    for (int i = 0; i < AIRA_MAX_QUESTIONS; i++)
        aira_buf_printf(&text, "[question q%d]\npart = p\ntype = yesno\nwhen = nobody%d = yes\n", i, i);
    assert_int_equal(support_load(&q, &diags, &err, aira_buf_cstr(&text), NULL), AIRA_EINPUT);
    assert_int_equal(diags.errors, AIRA_MAX_QUESTIONS);
    assert_int_equal(diags.count, AIRA_DIAGS_MAX);
    aira_diags_dispose(&diags);
    aira_buf_dispose(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ten_thousand_questions_load), cmocka_unit_test(a_ring_of_ten_thousand_is_told),
        cmocka_unit_test(more_questions_are_refused),  cmocka_unit_test(options_have_a_limit),
        cmocka_unit_test(many_errors_are_counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
