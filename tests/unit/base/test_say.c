#include "check.h"

#include <string.h>

#include "say.h"

static int asked;

static const char *translate(void *context, const char *language, const char *english)
{
    static const char *const known[][2] = {
        {"The file \"%s\" has %d lines.", "%2$d行：%1$s。"},
        {"a colour", "颜色"},
        {"There is no %s.", "没有%d。"},
    };

    assert_ptr_equal(context, &asked);
    assert_string_equal(language, "zh");
    asked++;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i][0], english) == 0)
            return known[i][1];
    return NULL;
}

static int speak_chinese(void **state)
{
    (void)state;
    asked = 0;
    aira_speak_by(translate, &asked);
    aira_speak("zh");
    return 0;
}

static int fall_silent(void **state)
{
    (void)state;
    aira_speak("en");
    aira_speak_by(NULL, NULL);
    return 0;
}

static void sentences_are_said_in_the_language(void **state)
{
    struct aira_error err;
    struct aira_diags diags;

    (void)state;
    aira_error_at(&err, AIRA_EINPUT, "a.ini", 3, "The file \"%s\" has %d lines.", "a.ini", 7);
    assert_string_equal(err.message, "7行：a.ini。");
    assert_string_equal(err.file, "a.ini");
    assert_int_equal(err.line, 3);
    assert_string_equal(aira_say("a colour"), "颜色");
    aira_diags_init(&diags);
    aira_diags_add(&diags, AIRA_ERROR, "x", "a.ini", 3, "The file \"%s\" has %d lines.", "b.ini", 8);
    assert_string_equal(diags.items[0].message, "8行：b.ini。");
    aira_diags_dispose(&diags);
}

static void what_is_not_known_or_does_not_fit_is_said_in_english(void **state)
{
    struct aira_error err;

    (void)state;
    aira_error_set(&err, AIRA_EFAIL, "Nobody knows %s.", "this");
    assert_string_equal(err.message, "Nobody knows this.");
    aira_error_set(&err, AIRA_EFAIL, "There is no %s.", "colour");
    assert_string_equal(err.message, "There is no colour.");
    assert_string_equal(aira_say("a word"), "a word");
}

static void english_asks_nobody(void **state)
{
    struct aira_error err;

    (void)state;
    aira_speak("en");
    aira_error_set(&err, AIRA_EFAIL, "The file \"%s\" has %d lines.", "a.ini", 7);
    assert_string_equal(err.message, "The file \"a.ini\" has 7 lines.");
    assert_string_equal(aira_say("a colour"), "a colour");
    assert_int_equal(asked, 0);
    aira_speak("fr");
    assert_string_equal(aira_say("a colour"), "a colour");
    assert_int_equal(asked, 0);
}

static void formats_that_take_the_same_agree(void **state)
{
    (void)state;
    assert_true(base_formats_agree("no arguments", "没有"));
    assert_true(base_formats_agree("100%% of %s", "%s的100%%"));
    assert_true(base_formats_agree("%s has %zu", "%s有%zu"));
    assert_true(base_formats_agree("%s has %zu", "%2$zu在%1$s"));
    assert_true(base_formats_agree("%s has %zu %s", "%s有%zu"));
    assert_true(base_formats_agree("%s has %zu %s", "%1$s有%2$zu"));
    assert_true(base_formats_agree("%.200s and %04X", "%.100s和%X"));
    assert_true(base_formats_agree("%.200s and %04lX", "%2$04lX和%1$.200s"));
    assert_true(base_formats_agree("%.*s of %s", "%.*s的%s"));
    assert_true(base_formats_agree("%s twice", "%1$s和%1$s"));
    assert_true(base_formats_agree("%lld", "%lld"));
    assert_true(base_formats_agree("%.2f:1 of %s", "%2$s的%1$.1f:1"));
}

static void formats_that_take_others_do_not(void **state)
{
    static const char *const pairs[][2] = {
        {"none", "%s"},
        {"%d", "%s"},
        {"%zu", "%d"},
        {"%ld", "%lld"},
        {"%s and %d", "%d和%s"},
        {"%s and %d", "%1$s和%2$s"},
        {"%s and %d", "%2$d"},
        {"%s and %d", "%1$s和%d"},
        {"%s and %d", "%s和%2$d"},
        {"%s and %d", "%3$d"},
        {"%s and %d", "%0$s"},
        {"%.*s of %s", "%s的%s"},
        {"%*.*s of %s", "%.*s的%s"},
        {"%.*s of %s", "%2$s"},
        {"%.*s of %s", "%3$s和%1$.*2$s"},
        {"%s", "%*s"},
        {"%s", "%n"},
        {"%s", "%"},
        {"%s", "%s%"},
        {"%s", "100% 的"},
        {"%s", "%lllls"},
        {"%s", "%99999999999999999999$s"},
        {"%s %s %s %s %s %s %s %s %s %s %s %s", "%s%s%s%s%s%s%s%s%s%s%s%s%s"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (base_formats_agree(pairs[i][0], pairs[i][1]))
            fail_msg("%s for %s", pairs[i][1], pairs[i][0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(sentences_are_said_in_the_language, speak_chinese, fall_silent),
        cmocka_unit_test_setup_teardown(what_is_not_known_or_does_not_fit_is_said_in_english, speak_chinese,
                                        fall_silent),
        cmocka_unit_test_setup_teardown(english_asks_nobody, speak_chinese, fall_silent),
        cmocka_unit_test(formats_that_take_the_same_agree),
        cmocka_unit_test(formats_that_take_others_do_not),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
