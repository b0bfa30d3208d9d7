#include "check.h"

#include <string.h>

#define E_ACUTE "e\xcc\x81" /* an e and a combining accent: one grapheme */

static void width_is_in_columns(void **state)
{
    (void)state;
    assert_int_equal(aira_text_width(""), 0);
    assert_int_equal(aira_text_width("abc"), 3);
    assert_int_equal(aira_text_width("中文，"), 6);
    assert_int_equal(aira_text_width("Ａ"), 2);
    assert_int_equal(aira_text_width(E_ACUTE), 1);
    assert_int_equal(aira_text_width("a\x1b\n"), 1);
    assert_int_equal(aira_text_width("“①”"), 3);
}

static void fitting_splits_no_grapheme(void **state)
{
    (void)state;
    assert_int_equal(aira_text_fit("abc", 2), 2);
    assert_int_equal(aira_text_fit("abc", 9), 3);
    assert_int_equal(aira_text_fit("中文", 3), 3);
    assert_int_equal(aira_text_fit("中文", 1), 0);
    assert_int_equal(aira_text_fit(E_ACUTE "x", 1), 3);
    assert_int_equal(aira_text_fit("", 5), 0);
}

static void a_cut_is_marked(void **state)
{
    struct aira_buf out;

    (void)state;
    aira_buf_init(&out);
    aira_text_cut(&out, "abcdef", 6);
    assert_built(&out, "abcdef");
    aira_text_cut(&out, "abcdef", 5);
    assert_built(&out, "ab...");
    aira_text_cut(&out, "中文字符", 6);
    assert_built(&out, "中...");
    aira_text_cut(&out, "abcdef", 2);
    assert_built(&out, "..");
    aira_text_cut(&out, "abcdef", 0);
    assert_built(&out, "");
    aira_buf_dispose(&out);
}

static void graphemes_begin_where_they_should(void **state)
{
    unsigned char starts[16];
    const char *text = "a" E_ACUTE "中";

    (void)state;
    aira_text_graphemes(starts, text, strlen(text));
    assert_memory_equal(starts, "\1\1\0\0\1\0\0", 7);
    aira_text_graphemes(starts, "", 0);
}

static void folding_makes_like_alike(void **state)
{
    struct aira_buf out;

    (void)state;
    aira_buf_init(&out);
    aira_text_fold(&out, "Straße ＡＢＣ １ ﬁ É");
    assert_built(&out, "strasse abc 1 fi é");
    aira_text_fold(&out, "");
    assert_built(&out, "");
    aira_text_fold(&out, "中文");
    aira_text_fold(&out, "A");
    assert_built(&out, "中文a");
    aira_buf_dispose(&out);
}

static void distance_counts_slips(void **state)
{
    char longest[100];

    (void)state;
    assert_int_equal(aira_text_distance("", ""), 0);
    assert_int_equal(aira_text_distance("", "abc"), 3);
    assert_int_equal(aira_text_distance("kitten", "sitting"), 3);
    assert_int_equal(aira_text_distance("lsit", "list"), 1);
    assert_int_equal(aira_text_distance("ab", "ba"), 1);
    assert_int_equal(aira_text_distance("数据", "数量"), 1);
    assert_int_equal(aira_text_distance("report", "score"), aira_text_distance("score", "report"));
    memset(longest, 'a', sizeof longest);
    longest[sizeof longest - 1] = '\0';
    assert_int_equal(aira_text_distance(longest, longest), 0);
    assert_true(aira_text_distance(longest, "a") > 60);
    assert_int_equal(aira_text_distance(longest + 99 - 64, longest + 99 - 63), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(width_is_in_columns),      cmocka_unit_test(fitting_splits_no_grapheme),
        cmocka_unit_test(a_cut_is_marked),          cmocka_unit_test(graphemes_begin_where_they_should),
        cmocka_unit_test(folding_makes_like_alike), cmocka_unit_test(distance_counts_slips),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
