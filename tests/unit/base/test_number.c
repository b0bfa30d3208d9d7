#include "check.h"

#include <limits.h>

static void numbers_are_read_in_thousandths(void **state)
{
    static const struct {
        const char *text;
        int64_t value;
    } good[] = {{"0", 0},       {"12", 12000},  {"-3.5", -3500},
                {"0.125", 125}, {"007", 7000},  {"1000000000000", INT64_C(1000000000000000)},
                {"-0", 0},      {"1.10", 1100}, {"-1000000000000.000", -INT64_C(1000000000000000)}};
    static const char *const bad[] = {"",
                                      "-",
                                      ".5",
                                      "5.",
                                      "+5",
                                      "1.2345",
                                      "1e3",
                                      " 1",
                                      "1 ",
                                      "1,5",
                                      "1000000000000.001",
                                      "--1",
                                      "1.2.3",
                                      "0x10",
                                      "1.2a",
                                      "99999999999999999999999999"};
    int64_t value;

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_true(aira_number_parse(&value, good[i].text));
        assert_true(value == good[i].value);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        value = 42;
        assert_false(aira_number_parse(&value, bad[i]));
        assert_true(value == 42);
    }
}

static void numbers_are_written_shortest(void **state)
{
    struct aira_buf out;

    (void)state;
    aira_buf_init(&out);
    aira_number_format(&out, 12000);
    assert_built(&out, "12");
    aira_number_format(&out, -3500);
    assert_built(&out, "-3.5");
    aira_number_format(&out, 5);
    assert_built(&out, "0.005");
    aira_number_format(&out, 1050);
    assert_built(&out, "1.05");
    aira_number_format(&out, INT64_MIN);
    assert_built(&out, "-9223372036854775.808");
    aira_buf_dispose(&out);
}

static void whole_numbers_stay_in_range(void **state)
{
    int value = -1;

    (void)state;
    assert_true(aira_int_parse(&value, "010", 0, 10));
    assert_int_equal(value, 10);
    assert_true(aira_int_parse(&value, "2147483647", 0, INT_MAX));
    assert_int_equal(value, INT_MAX);
    assert_false(aira_int_parse(&value, "2147483648", 0, INT_MAX));
    assert_false(aira_int_parse(&value, "11", 0, 10));
    assert_false(aira_int_parse(&value, "0", 1, 10));
    assert_false(aira_int_parse(&value, "", 0, 10));
    assert_false(aira_int_parse(&value, "-1", -5, 10));
    assert_false(aira_int_parse(&value, "1x", 0, 10));
    assert_false(aira_int_parse(&value, "99999999999999999999", 0, INT_MAX));
    assert_int_equal(value, INT_MAX);
}

static void ids_have_one_form(void **state)
{
    static const char *const good[] = {"a", "data", "data.access", "a1_b-c.d", "a-"};
    static const char *const bad[] = {"", ".", "a.", ".a", "a..b", "1a", "a.1", "A", "a b", "-a", "a:b", "é"};

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(aira_id_valid(good[i]));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(aira_id_valid(bad[i]));
}

static void only_ascii_is_lowered(void **state)
{
    char text[] = "AZaz09[É]";

    (void)state;
    aira_ascii_lower(text);
    assert_string_equal(text, "azaz09[É]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_read_in_thousandths), cmocka_unit_test(numbers_are_written_shortest),
        cmocka_unit_test(whole_numbers_stay_in_range),     cmocka_unit_test(ids_have_one_form),
        cmocka_unit_test(only_ascii_is_lowered),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
