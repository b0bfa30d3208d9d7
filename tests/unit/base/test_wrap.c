#include "check.h"

#include <stdlib.h>
#include <string.h>

static void assert_wrapped(const char *text, size_t cells, size_t indent, const char *expected)
{
    struct aira_buf out;

    aira_buf_init(&out);
    aira_text_wrap(&out, text, cells, indent);
    assert_built(&out, expected);
    aira_buf_dispose(&out);
}

static void words_go_to_the_next_line(void **state)
{
    (void)state;
    assert_wrapped("", 10, 0, "");
    assert_wrapped("one two three", 20, 0, "one two three");
    assert_wrapped("one two three", 7, 0, "one two\nthree");
    assert_wrapped("one two three", 8, 0, "one two\nthree");
    assert_wrapped("one  two", 5, 0, "one\ntwo");
    assert_wrapped("one  two", 8, 0, "one  two");
    assert_wrapped("one two ", 7, 0, "one two");
}

static void later_lines_are_indented(void **state)
{
    (void)state;
    assert_wrapped("one two three", 7, 2, "one two\n  three");
    assert_wrapped("one two six", 7, 4, "one two\n    six");
    assert_wrapped("ab cd", 2, 5, "ab\n     c\n     d");
}

static void no_line_starts_with_closing_punctuation(void **state)
{
    (void)state;
    assert_wrapped("数据质量。企业", 8, 0, "数据质\n量。企业");
    assert_wrapped("数据（质量）企业", 6, 0, "数据\n（质\n量）企\n业");
    assert_wrapped("数据质量企业", 5, 0, "数据\n质量\n企业");
}

static void newlines_stay(void **state)
{
    (void)state;
    assert_wrapped("a\n\nb c", 9, 2, "a\n\n  b c");
    assert_wrapped("a\r\nb", 9, 0, "a\nb");
    assert_wrapped("a\n", 9, 2, "a\n");
    assert_wrapped("\na", 9, 0, "\na");
    assert_wrapped("a \n b", 9, 0, "a\n b");
}

static void a_word_too_long_is_broken(void **state)
{
    (void)state;
    assert_wrapped("abcdefgh", 3, 0, "abc\ndef\ngh");
    assert_wrapped("x abcdefgh y", 3, 0, "x\nabc\ndef\ngh\ny");
    assert_wrapped("中", 1, 0, "中");
    assert_wrapped("中文", 0, 0, "中\n文");
    assert_wrapped("    x", 2, 0, "x");
    assert_wrapped("ae\xcc\x81i", 1, 0, "a\ne\xcc\x81\ni");
}

/* With time that grows with the square of the length this would take minutes. */
static void spaces_never_make_a_line_too_wide(void **state)
{
    (void)state;
    assert_wrapped("      a", 4, 0, "a");
    assert_wrapped("      \xCC\x81", 4, 0, "\xCC\x81");
    assert_wrapped("   \xCC\x81", 4, 0, "   \xCC\x81");
}

static void a_huge_word_is_no_trouble(void **state)
{
    enum { LENGTH = 4 * 1024 * 1024 };
    struct aira_buf out;
    char *word = malloc(LENGTH + 1);

    (void)state;
    assert_non_null(word);
    memset(word, 'x', LENGTH);
    word[LENGTH] = '\0';
    aira_buf_init(&out);
    aira_text_wrap(&out, word, 64, 0);
    assert_int_equal(out.length, LENGTH + LENGTH / 64 - 1);
    aira_buf_dispose(&out);
    free(word);
}

static void breaks_depend_on_the_language(void **state)
{
    unsigned char breaks[16];

    (void)state;
    aira_text_breaks(breaks, "ab c\nd", 6, "en");
    assert_int_equal(breaks[1], AIRA_BREAK_NONE);
    assert_int_equal(breaks[2], AIRA_BREAK_NONE);
    assert_int_equal(breaks[3], AIRA_BREAK_MAY);
    assert_int_equal(breaks[5], AIRA_BREAK_MUST);
    aira_text_breaks(breaks, "①②", 6, "zh");
    assert_int_equal(breaks[3], AIRA_BREAK_MAY);
    aira_text_breaks(breaks, "①②", 6, "en");
    assert_int_equal(breaks[3], AIRA_BREAK_NONE);
    aira_text_breaks(breaks, "", 0, "en");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_go_to_the_next_line),
        cmocka_unit_test(later_lines_are_indented),
        cmocka_unit_test(no_line_starts_with_closing_punctuation),
        cmocka_unit_test(newlines_stay),
        cmocka_unit_test(a_word_too_long_is_broken),
        cmocka_unit_test(spaces_never_make_a_line_too_wide),
        cmocka_unit_test(a_huge_word_is_no_trouble),
        cmocka_unit_test(breaks_depend_on_the_language),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
