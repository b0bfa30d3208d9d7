#include "check.h"

#include <time.h>

static void times_agree_with_the_c_library(void **state)
{
    (void)state;
    /* Steps that fall on every time of day and many days, from the year 0 to 9999. */
    for (int64_t t = INT64_C(-62167219200); t <= INT64_C(253402300799); t += 7777777) {
        char ours[AIRA_TIME_SIZE];
        char theirs[64];
        time_t seconds = (time_t)t;
        struct tm parts;
        int64_t back = 1;

        assert_non_null(gmtime_r(&seconds, &parts));
        assert_true(strftime(theirs, sizeof theirs, "-%m-%dT%H:%M:%SZ", &parts) > 0);
        aira_time_format(ours, t);
        assert_string_equal(ours + 4, theirs);
        assert_true(aira_time_parse(&back, ours));
        assert_true(back == t);
    }
}

static void known_times_are_right(void **state)
{
    char text[AIRA_TIME_SIZE];

    (void)state;
    aira_time_format(text, 0);
    assert_string_equal(text, "1970-01-01T00:00:00Z");
    aira_time_format(text, -1);
    assert_string_equal(text, "1969-12-31T23:59:59Z");
    aira_time_format(text, 951782400);
    assert_string_equal(text, "2000-02-29T00:00:00Z");
    aira_time_format(text, INT64_MAX);
    assert_string_equal(text, "9999-12-31T23:59:59Z");
    aira_day_format(text, 951782400 + 3600);
    assert_string_equal(text, "2000-02-29");
    aira_time_format(text, INT64_MIN);
    assert_string_equal(text, "0000-01-01T00:00:00Z");
}

static void other_forms_are_no_time(void **state)
{
    static const char *const bad[] = {"",
                                      "2026-11-24",
                                      "2026-11-24 08:30:00Z",
                                      "2026-11-24T08:30:00",
                                      "2026-11-24T08:30:00+01:00",
                                      "2026-11-24T24:00:00Z",
                                      "2026-11-24T08:60:00Z",
                                      "2026-11-24T08:30:60Z",
                                      "2026-13-01T00:00:00Z",
                                      "2026-11-31T00:00:00Z",
                                      "2026-11-24T08:30:00Zx"};
    int64_t seconds = 5;

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(aira_time_parse(&seconds, bad[i]));
    assert_true(seconds == 5);
}

static void dates_are_those_of_the_calendar(void **state)
{
    (void)state;
    assert_true(aira_date_valid("2024-02-29"));
    assert_true(aira_date_valid("2000-02-29"));
    assert_false(aira_date_valid("1900-02-29"));
    assert_false(aira_date_valid("2026-02-29"));
    assert_false(aira_date_valid("2026-00-10"));
    assert_false(aira_date_valid("2026-04-00"));
    assert_false(aira_date_valid("2026-4-1"));
    assert_false(aira_date_valid("2026-04-011"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(times_agree_with_the_c_library),
        cmocka_unit_test(known_times_are_right),
        cmocka_unit_test(other_forms_are_no_time),
        cmocka_unit_test(dates_are_those_of_the_calendar),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
