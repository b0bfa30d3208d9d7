/* Whichever allocation fails: an error, no crash, no leak (under AddressSanitizer). */
#include "carded.h"

#include "failing.h"

static int make_and_write(struct firm *firm)
{
    struct aira_scorecard *card = NULL;
    struct aira_buf text;
    aira_buf_init(&text);
    int code = carded_try(&card, firm);
    if (code == 0) {
        code = aira_scorecard_json(&text, card, &firm->err);
    }
    if (code == 0) {
        code = aira_buf_result(&text, &firm->err);
    }
    aira_scorecard_free(card);
    aira_buf_dispose(&text);
    return code;
}

static void every_failed_allocation_is_an_error(void **state)
{
    struct firm firm;
    size_t n;
    (void)state;
    firm_must_load(&firm, FIRM_GROWING FIRM_ANSWER("profile.name @ann", "Acme"));
    for (n = 1;; n++) {
        failing_arm(n);
        int code = make_and_write(&firm);
        if (!failing_disarm()) {
            assert_int_equal(code, 0);
            break;
        }
        if (code != AIRA_ENOMEM) {
            fail_msg("allocation %zu failed, and %d was returned", n, code);
        }
    }
    assert_true(n > 50);
    firm_free(&firm);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_failed_allocation_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
