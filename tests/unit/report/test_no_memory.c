/* Whichever allocation fails: an error, no document, no crash, no leak (under AddressSanitizer). */
#include "reported.h"

#include "failing.h"

static size_t fail_each(const struct reported_how *how, const struct aira_theme *theme)
{
    struct reported r;
    size_t n;
    reported_prepare_since(&r, FIRM_GROWING, FIRM_THERE, how);
    reported_set_theme(&r, theme);
    for (n = 1;; n++) {
        failing_arm(n);
        int code = reported_build(&r, how);
        if (!failing_disarm()) {
            assert_int_equal(code, 0);
            break;
        }
        if (code != AIRA_ENOMEM || r.document != NULL) {
            fail_msg("allocation %zu failed, and %d was returned", n, code);
        }
    }
    reported_free(&r);
    return n;
}

static void every_failed_allocation_of_the_summary_is_an_error(void **state)
{
    struct reported_how how = {AIRA_REPORT_BOTH, true, false, NULL};
    (void)state;
    assert_true(fail_each(&how, NULL) > 100);
}

static void so_is_every_one_of_the_whole(void **state)
{
    struct reported_how how = {AIRA_REPORT_EN, false, true, NULL};
    (void)state;
    assert_true(fail_each(&how, NULL) > 300);
}

static void so_is_every_one_under_a_theme(void **state)
{
    static const struct aira_picture picture = {.width = 3, .height = 2};
    static const char *const sections[] = {"cover", "method"};
    static const struct aira_theme theme = {.logos = {&picture, &picture},
                                            .on_pages = {true, true},
                                            .firm = {{"A Firm", "公司"}},
                                            .footer = {{"For {client}", "供{client}"}},
                                            .confidential = {{"For {client}", "供{client}"}},
                                            .sections = sections,
                                            .section_count = 2};
    struct reported_how how = {AIRA_REPORT_BOTH, false, false, NULL};
    (void)state;
    assert_true(fail_each(&how, &theme) > 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_failed_allocation_of_the_summary_is_an_error),
        cmocka_unit_test(so_is_every_one_of_the_whole),
        cmocka_unit_test(so_is_every_one_under_a_theme),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
