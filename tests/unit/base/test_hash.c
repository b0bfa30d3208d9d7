#include "check.h"

#include <string.h>

static void hashes_are_blake2b(void **state)
{
    char hex[AIRA_HASH_HEX];

    (void)state;
    aira_hash(hex, "", 0);
    assert_string_equal(hex, "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
    aira_hash(hex, "abc", 3);
    assert_string_equal(hex, "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

static void base64_is_that_of_the_standard(void **state)
{
    static const char *const known[][2] = {{"", ""},        {"f", "Zg=="},        {"fo", "Zm8="},
                                           {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"foobar", "Zm9vYmFy"}};
    char zeros[2000] = {0};
    struct aira_buf out;

    (void)state;
    aira_buf_init(&out);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        aira_buf_clear(&out);
        aira_base64(&out, known[i][0], strlen(known[i][0]));
        assert_string_equal(aira_buf_cstr(&out), known[i][1]);
    }
    aira_buf_clear(&out);
    aira_base64(&out, zeros, sizeof zeros);
    assert_int_equal(out.length, (sizeof zeros + 2) / 3 * 4);
    assert_int_equal(strspn(out.data, "A"), out.length - 1); /* 2000 is 2 beyond a multiple of 3 */
    aira_buf_dispose(&out);
}

static void uuids_are_random_and_valid(void **state)
{
    char a[AIRA_UUID_SIZE];
    char b[AIRA_UUID_SIZE];

    (void)state;
    aira_uuid(a);
    aira_uuid(b);
    assert_true(aira_uuid_valid(a));
    assert_true(aira_uuid_valid(b));
    assert_string_not_equal(a, b);
}

static void other_forms_are_no_uuid(void **state)
{
    static const char *const bad[] = {"",
                                      "123e4567-e89b-42d3-a456-42661417400",
                                      "123e4567-e89b-42d3-a456-4266141740000",
                                      "123E4567-e89b-42d3-a456-426614174000",
                                      "123e4567-e89b-12d3-a456-426614174000",
                                      "123e4567-e89b-42d3-c456-426614174000",
                                      "123e4567xe89b-42d3-a456-426614174000"};

    (void)state;
    assert_true(aira_uuid_valid("123e4567-e89b-42d3-a456-426614174000"));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(aira_uuid_valid(bad[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hashes_are_blake2b),
        cmocka_unit_test(base64_is_that_of_the_standard),
        cmocka_unit_test(uuids_are_random_and_valid),
        cmocka_unit_test(other_forms_are_no_uuid),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
