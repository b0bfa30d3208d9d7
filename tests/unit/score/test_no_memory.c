/* Whichever allocation fails: an error, no crash, no leak (under AddressSanitizer). */
#include "fixture.h"

#include <stdlib.h>

#include "failing.h"

static int look_at_what_if(const struct aira_score *score, struct aira_error *err)
{
    struct aira_sensitivity *list = NULL;
    struct aira_reweighed *weights = NULL;
    struct aira_settling settling = {0};
    size_t count;
    int code = aira_score_sensitivities(&list, &count, score, false, err);

    if (code == 0)
        code = aira_score_reweighed(&weights, &count, score, err);
    if (code == 0)
        code = aira_score_settling(&settling, score, err);
    free(list);
    free(weights);
    aira_settling_dispose(&settling);
    return code;
}

static int load_and_score(void)
{
    struct aira_score *score = NULL;
    struct aira_spread *spread = NULL;
    struct aira_json *json = NULL;
    struct fixture fixture;
    int code = fixture_load(&fixture, "34");

    if (code == 0)
        code = aira_score_new(&score, fixture.assessment, &fixture.err);
    if (code == 0 && (json = aira_score_json(score)) == NULL)
        code = AIRA_ENOMEM;
    if (code == 0)
        code = look_at_what_if(score, &fixture.err);
    if (code == 0)
        code = aira_spread_new(&spread, fixture.assessment, &fixture.err);
    aira_spread_free(spread);
    aira_json_free(json);
    aira_score_free(score);
    fixture_free(&fixture);
    return code;
}

static void every_failed_allocation_is_an_error(void **state)
{
    size_t n;

    (void)state;
    for (n = 1;; n++) {
        int code;

        failing_arm(n);
        code = load_and_score();
        if (!failing_disarm()) {
            assert_int_equal(code, 0);
            break;
        }
        if (code >= 0)
            fail_msg("allocation %zu failed, and no error was told", n);
    }
    assert_true(n > 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_failed_allocation_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
