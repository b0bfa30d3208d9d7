/* Whichever allocation fails: an error, no crash, no leak (under AddressSanitizer). */
#include "firm.h"

#include "failing.h"

static void every_failed_allocation_is_an_error(void **state)
{
    struct firm firm;
    struct aira_score *score = NULL;
    size_t n;
    (void)state;
    firm_must_load(&firm, FIRM_GROWING);
    assert_int_equal(aira_score_new(&score, firm.assessment, &firm.err), 0);
    for (n = 1;; n++) {
        struct aira_advice *advice = NULL;
        failing_arm(n);
        int code = aira_advice_new(&advice, score, &firm.err);
        bool failed = failing_disarm();
        aira_advice_free(advice);
        if (!failed) {
            assert_int_equal(code, 0);
            break;
        }
        if (code != AIRA_ENOMEM) {
            fail_msg("allocation %zu failed, and %d was returned", n, code);
        }
    }
    assert_true(n > 10);
    aira_score_free(score);
    firm_free(&firm);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_failed_allocation_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
