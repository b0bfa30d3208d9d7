/* When memory runs out, loading and linting say so and leave nothing behind. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "failing.h"
#include "support.h"

#include <string.h>

static const char main_text[] = SUPPORT_HEAD
    "[question a]\npart = p\ntype = level\nblocker = 2\nwhen = c > 3 and (not b = x or b in (y, z))\nrefs = "
    "iso/1, report/t1\n[question b]\npart = p\ntype = single\noptions = x, y, z\nlevels = x:1, y:2\n"
    "[question c]\npart = p\ntype = number\nrange = 0, 2\nroles = data\n";
static const char *const more[] = {
    "stages.ini",
    "[stage s]\ncore.1 = a >= 1\n",
    "actions.ini",
    "[action x]\nquestion = a\nraises-to = 2\neffort = 1\n[action y]\nquestion = a\nraises-to = "
    "3\neffort = 1\nafter = x\n",
    "references.ini",
    "[reference iso/1]\nplace = cn\n",
    "benchmarks.ini",
    "[benchmark m]\nquestion = a\nvalue = 1\nsource = S\n",
    NULL};
static const char broken_text[] = SUPPORT_HEAD "[question a]\npart = q\ntype = levl\nwhen = b = 1\n";

/* The snapshot of the questionnaire above. */
static struct aira_buf snapshot;

static int set_up(void **state)
{
    struct aira_questionnaire *q = support_must_load(main_text, more);
    struct aira_error err;
    int code;

    (void)state;
    aira_buf_init(&snapshot);
    code = aira_questionnaire_snapshot(&snapshot, q, &err);
    aira_questionnaire_free(q);
    return code;
}

static int tear_down(void **state)
{
    (void)state;
    aira_buf_dispose(&snapshot);
    return 0;
}

static void loading_survives_any_failure(void **state)
{
    bool failed = true;

    (void)state;
    for (size_t n = 1; failed; n++) {
        struct aira_questionnaire *q = NULL;
        struct aira_error err = {0};
        struct aira_diags diags;
        int code;

        aira_diags_init(&diags);
        failing_arm(n);
        code = aira_questionnaire_load_snapshot(&q, snapshot.data, snapshot.length, &diags, &err);
        failed = failing_disarm();
        if (code != 0) {
            assert_true(failed);
            assert_int_equal(code, AIRA_ENOMEM);
            assert_int_equal(err.code, AIRA_ENOMEM);
            assert_null(q);
        } else {
            assert_string_equal(q->id, "small");
            assert_int_equal(q->action_count, 2);
            assert_int_equal(diags.errors, 0);
        }
        aira_questionnaire_free(q);
        aira_diags_dispose(&diags);
    }
}

static void a_broken_questionnaire_never_loads(void **state)
{
    bool failed = true;

    (void)state;
    for (size_t n = 1; failed; n++) {
        struct aira_questionnaire *q = NULL;
        struct aira_error err = {0};
        struct aira_diags diags;
        int code;

        aira_diags_init(&diags);
        failing_arm(n);
        code = support_load(&q, &diags, &err, broken_text, NULL);
        failed = failing_disarm();
        assert_null(q);
        if (failed)
            assert_true(code == AIRA_ENOMEM || code == AIRA_EINPUT);
        else
            assert_int_equal(code, AIRA_EINPUT);
        aira_diags_dispose(&diags);
    }
}

static void linting_survives_any_failure(void **state)
{
    struct aira_questionnaire *q = support_must_load(main_text, more);
    bool failed = true;

    (void)state;
    for (size_t n = 1; failed; n++) {
        struct aira_error err = {0};
        struct aira_diags diags;
        int code;

        aira_diags_init(&diags);
        failing_arm(n);
        code = aira_questionnaire_lint(q, &diags, &err);
        failed = failing_disarm();
        assert_int_equal(code, failed ? AIRA_ENOMEM : 0);
        if (!failed)
            assert_non_null(support_diag(&diags, "unreachable-question"));
        aira_diags_dispose(&diags);
    }
    aira_questionnaire_free(q);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(loading_survives_any_failure),
        cmocka_unit_test(a_broken_questionnaire_never_loads),
        cmocka_unit_test(linting_survives_any_failure),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
