/* A text being typed: what comes in, where the cursor goes, how it is laid out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "field.h"

static void insert(struct field *field, const char *text)
{
    field_insert(field, text, strlen(text));
}

static void holds(struct field *field, const char *text)
{
    assert_string_equal(aira_buf_cstr(&field->text), text);
}

static void test_what_comes_in_is_clean(void **state)
{
    static const char bad[] = "a\x1b[31m\x07"
                              "b\r\nc\rd\te\x7f\xff\xc2\x9b\xe2\x80\xae"
                              "f\0g";
    struct field field;

    (void)state;
    field_init(&field, "", 1000, true);
    field_insert(&field, bad, sizeof bad - 1);
    holds(&field, "a[31mb\nc\nd    efg");
    field_dispose(&field);
    field_init(&field, "", 1000, false);
    insert(&field, "a\nb");
    holds(&field, "a b");
    field_dispose(&field);
}

static void test_a_full_field_takes_what_fits_in_whole_characters(void **state)
{
    struct field field;

    (void)state;
    field_init(&field, "ab", 7, false);
    assert_false(field.was_full);
    field.cursor = 1;
    insert(&field, "中文");
    holds(&field, "a中b");
    assert_true(field.was_full);
    assert_int_equal(field.cursor, 4);
    field_dispose(&field);
}

static void test_the_cursor_goes_by_clusters(void **state)
{
    struct field field;

    (void)state;
    field_init(&field, "xe\u0301中👩‍💻", 1000, false);
    field.cursor = field.text.length;
    assert_true(field_erase_before(&field));
    holds(&field, "xe\u0301中");
    assert_true(field_left(&field));
    assert_true(field_left(&field));
    assert_int_equal(field.cursor, 1);
    assert_true(field_erase_at(&field));
    holds(&field, "x中");
    assert_true(field_right(&field));
    assert_false(field_right(&field));
    assert_false(field_erase_at(&field));
    field_dispose(&field);
}

static void test_a_mark_joins_what_stands_before_it(void **state)
{
    struct field field;

    (void)state;
    field_init(&field, "ef", 1000, false);
    field.cursor = 1;
    insert(&field, "\u0301");
    holds(&field, "e\u0301f");
    assert_int_equal(field.cursor, 3);
    field_dispose(&field);
}

static void test_words_and_lines(void **state)
{
    struct field field;

    (void)state;
    field_init(&field, "one two\nthree four", 1000, true);
    field.cursor = field.text.length;
    field_word_left(&field);
    assert_int_equal(field.cursor, strlen("one two\nthree "));
    field_erase_word(&field);
    holds(&field, "one two\nfour");
    field_end(&field);
    field_erase_to_home(&field);
    holds(&field, "one two\n");
    field.cursor = 3;
    field_erase_to_end(&field);
    holds(&field, "one\n");
    field_home(&field);
    assert_int_equal(field.cursor, 0);
    field_word_right(&field);
    assert_int_equal(field.cursor, 3);
    field_dispose(&field);
}

static void test_lines_never_split_a_wide_character(void **state)
{
    struct field_layout layout;
    struct aira_error err;
    struct field field;

    (void)state;
    field_init(&field, "a中文字\nb", 1000, true);
    field.cursor = field.text.length;
    assert_int_equal(field_lay_out(&layout, &field, 4, &err), 0);
    assert_int_equal(layout.count, 3);
    assert_int_equal(layout.starts[1], strlen("a中"));
    assert_int_equal(layout.starts[2], strlen("a中文字\n"));
    assert_int_equal(layout.row, 2);
    assert_int_equal(layout.column, 1);
    field_move_lines(&field, &layout, -1);
    assert_int_equal(field.cursor, strlen("a中"));
    field_layout_dispose(&layout);
    field_dispose(&field);
}

static void test_the_cursor_behind_a_full_line_has_a_line_of_its_own(void **state)
{
    struct field_layout layout;
    struct aira_error err;
    struct field field;

    (void)state;
    field_init(&field, "abcd", 1000, false);
    field.cursor = 4;
    assert_int_equal(field_lay_out(&layout, &field, 4, &err), 0);
    assert_int_equal(layout.row, 1);
    assert_int_equal(layout.column, 0);
    field_layout_dispose(&layout);
    field_dispose(&field);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_comes_in_is_clean),
        cmocka_unit_test(test_a_full_field_takes_what_fits_in_whole_characters),
        cmocka_unit_test(test_the_cursor_goes_by_clusters),
        cmocka_unit_test(test_a_mark_joins_what_stands_before_it),
        cmocka_unit_test(test_words_and_lines),
        cmocka_unit_test(test_lines_never_split_a_wide_character),
        cmocka_unit_test(test_the_cursor_behind_a_full_line_has_a_line_of_its_own),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
