#include "check.h"

#include <string.h>

static void invalid_bytes_are_found(void **state)
{
    static const char *const bad[] = {
        "ab\x80", "ab\xc0\xaf", "ab\xed\xa0\x80", "ab\xf4\x90\x80\x80", "ab\xe4\xb8", "ab\xf8\x88\x80\x80\x80"};
    size_t at;

    (void)state;
    assert_true(aira_utf8_valid("", 0, &at));
    assert_true(aira_utf8_valid("a\xc3\xa9\xe4\xb8\xad\xf0\x9f\x98\x80", 10, &at));
    assert_true(aira_utf8_valid("a\0b", 3, NULL));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        at = 99;
        assert_false(aira_utf8_valid(bad[i], strlen(bad[i]), &at));
        assert_int_equal(at, 2);
        assert_false(aira_utf8_valid(bad[i], strlen(bad[i]), NULL));
    }
}

static void characters_survive_decoding_and_encoding(void **state)
{
    static const uint32_t points[] = {0, 0x41, 0x7f, 0x80, 0x7ff, 0x800, 0x4e2d, 0xfffd, 0xffff, 0x10000, 0x10ffff};
    char bytes[4];
    uint32_t c;

    (void)state;
    for (size_t i = 0; i < sizeof points / sizeof *points; i++) {
        size_t length = aira_utf8_encode(bytes, points[i]);

        assert_int_equal(aira_utf8_next(&c, bytes, bytes + length), length);
        assert_int_equal(c, points[i]);
    }
    assert_int_equal(aira_utf8_encode(bytes, 0xd800), 3);
    assert_memory_equal(bytes, "\xef\xbf\xbd", 3);
}

static void an_invalid_byte_is_one_replacement(void **state)
{
    const char *text = "\xe4\xb8"
                       "a";
    uint32_t c;

    (void)state;
    assert_int_equal(aira_utf8_next(&c, text, text + 3), 1);
    assert_int_equal(c, 0xfffd);
    assert_int_equal(aira_utf8_next(&c, text, text + 2), 1);
    assert_int_equal(c, 0xfffd);
}

static void chinese_is_told_from_what_is_not(void **state)
{
    static const uint32_t chinese[] = {0x2E80, 0x3002, 0x4E2D, 0xA000, 0xF900, 0xFE30, 0xFF01, 0xFFE5, 0x20000};
    static const uint32_t other[] = {'a', 0x2026, 0xAC00, 0xE000, 0xFF61, 0xFFFD, 0x1F600, 0x40000};

    (void)state;
    for (size_t i = 0; i < sizeof chinese / sizeof *chinese; i++)
        assert_true(aira_utf8_is_chinese(chinese[i]));
    for (size_t i = 0; i < sizeof other / sizeof *other; i++)
        assert_false(aira_utf8_is_chinese(other[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(invalid_bytes_are_found),
        cmocka_unit_test(characters_survive_decoding_and_encoding),
        cmocka_unit_test(an_invalid_byte_is_one_replacement),
        cmocka_unit_test(chinese_is_told_from_what_is_not),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
