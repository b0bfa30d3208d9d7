#include "check.h"

#include <string.h>

static void control_characters_are_replaced(void **state)
{
    struct aira_buf out;

    (void)state;
    aira_buf_init(&out);
    aira_text_harmless(&out, "\x1b]0;t\x07 a\tb\nc\x7f\xc2\x85\xe2\x81\xa6\xff\xe4\xb8\xad", false);
    assert_built(&out, "\uFFFD]0;t\uFFFD a\uFFFD"
                       "b\uFFFD"
                       "c\uFFFD\uFFFD\uFFFD\uFFFD中");
    aira_text_harmless(&out, "a\tb\nc\rd", true);
    assert_built(&out, "a\tb\nc\uFFFD"
                       "d");
    aira_buf_dispose(&out);
}

static void words_of_a_page_are_no_markup(void **state)
{
    static const char words[] = "<a href=\"x\">'&'\t中\n\x1b\xe2\x80\xae\xef\xbf\xbe\xff";
    struct aira_buf out;

    (void)state;
    aira_buf_init(&out);
    aira_text_markup(&out, words, strlen(words), "<br>");
    assert_built(&out, "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39; 中<br>\uFFFD\uFFFD\uFFFD\uFFFD");
    aira_text_markup(&out, words, 2, "<br>");
    assert_built(&out, "&lt;a");
    aira_buf_dispose(&out);
}

static void clean_text_is_told_from_unclean(void **state)
{
    (void)state;
    assert_true(aira_text_is_clean(""));
    assert_true(aira_text_is_clean("中文\n\tx"));
    assert_false(aira_text_is_clean("a\x1b[0m"));
    assert_false(aira_text_is_clean("a\r"));
    assert_false(aira_text_is_clean("\xc2\x9b"));
    assert_false(aira_text_is_clean("\xe2\x80\xae"));
    assert_false(aira_text_is_clean("\xff"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(control_characters_are_replaced),
        cmocka_unit_test(words_of_a_page_are_no_markup),
        cmocka_unit_test(clean_text_is_told_from_unclean),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
