#include "check.h"

#include <string.h>

static void an_error_says_what_and_where(void **state)
{
    struct aira_error err;

    (void)state;
    assert_int_equal(aira_error_at(&err, AIRA_EINPUT, "a.ini", 7, "Bad %s.", "key"), AIRA_EINPUT);
    assert_int_equal(err.code, AIRA_EINPUT);
    assert_int_equal(err.line, 7);
    assert_string_equal(err.file, "a.ini");
    assert_string_equal(err.message, "Bad key.");
    assert_int_equal(aira_error_set(&err, AIRA_EUSAGE, "No."), AIRA_EUSAGE);
    assert_string_equal(err.file, "");
    assert_int_equal(err.line, 0);
    assert_int_equal(aira_error_nomem(&err), AIRA_ENOMEM);
    assert_true(strlen(err.message) > 0);
}

static void control_characters_are_made_visible(void **state)
{
    struct aira_error err;

    (void)state;
    aira_error_at(&err, AIRA_EINPUT, "a\x1b.ini", 1, "Got \"%s\".", "x\x1b[2J\xff\xc2\x9b\xe2\x80\xae");
    assert_string_equal(err.file, "a\\x1B.ini");
    assert_string_equal(err.message, "Got \"x\\x1B[2J\\xFF\\xC2\\x9B\\xE2\\x80\\xAE\".");
}

static void a_long_message_is_cut_at_a_character(void **state)
{
    struct aira_error err;
    struct aira_buf text;

    (void)state;
    aira_buf_init(&text);
    for (int i = 0; i < 3000; i++)
        aira_buf_puts(&text, "\xE4\xB8\xAD");
    aira_error_at(&err, AIRA_EFAIL, aira_buf_cstr(&text), 1, "%s", aira_buf_cstr(&text));
    assert_int_equal(strlen(err.message), (sizeof err.message - 1) / 3 * 3);
    assert_true(aira_utf8_valid(err.message, strlen(err.message), NULL));
    assert_int_equal(strlen(err.file), (sizeof err.file - 1) / 3 * 3);
    aira_buf_dispose(&text);
}

static void an_error_can_wrap_itself(void **state)
{
    struct aira_error err;

    (void)state;
    aira_error_at(&err, AIRA_EFAIL, "a", 1, "inner");
    aira_error_at(&err, AIRA_ESTORE, err.file, err.line, "outer: %s", err.message);
    assert_string_equal(err.message, "outer: inner");
    assert_string_equal(err.file, "a");
}

static void fifty_of_each_kind_are_kept_and_all_are_counted(void **state)
{
    struct aira_diags diags;
    struct aira_error err;

    (void)state;
    aira_diags_init(&diags);
    assert_int_equal(aira_diags_result(&diags, &err), 0);
    for (int i = 0; i < 70; i++) {
        aira_diags_add(&diags, AIRA_WARNING, "odd", NULL, 0, "warning");
        if (i == 0)
            assert_int_equal(aira_diags_result(&diags, &err), 0);
        aira_diags_add(&diags, AIRA_ERROR, "bad", "f.ini", i + 1, "error %d\x07", i);
    }
    assert_int_equal(diags.count, 2 * AIRA_DIAGS_MAX);
    assert_int_equal(diags.errors, 70);
    assert_int_equal(diags.warnings, 70);
    assert_string_equal(diags.items[0].file, "");
    assert_string_equal(diags.items[1].message, "error 0\\x07");
    assert_int_equal(aira_diags_result(&diags, &err), AIRA_EINPUT);
    assert_string_equal(err.file, "f.ini");
    assert_int_equal(err.line, 1);
    assert_string_equal(err.message, "error 0\\x07 (and 69 more errors)");
    aira_diags_dispose(&diags);
    assert_int_equal(diags.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_error_says_what_and_where),
        cmocka_unit_test(control_characters_are_made_visible),
        cmocka_unit_test(a_long_message_is_cut_at_a_character),
        cmocka_unit_test(an_error_can_wrap_itself),
        cmocka_unit_test(fifty_of_each_kind_are_kept_and_all_are_counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
