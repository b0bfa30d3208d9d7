/* Whichever allocation fails: a folder loads or says that memory ran out, with no file left open, a snapshot is whole
 * or refused, and a message is whole or says so. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "failing.h"
#include "folder.h"
#include "support.h"

#include <string.h>

/* A small folder that needs every reader. */
static const char *const files[] = {
    "questionnaire.ini",
    "[questionnaire]\nid = small\nversion = 1\nlanguages = zh, en\nroles = data, people\nbands = low:0, high:50.5\n"
    "blocker-band = low\nevidence-caps = 1, 2, 3, 4\nsize-from = size\nsize-factor = little:0.5, big:2\n"
    "[part p]\n[part o]\norder = 1\nweight = 0\n"
    "[question size]\npart = o\ntype = single\noptions = little, big\n"
    "[question a]\npart = p\ntype = level\nblocker = 2\nroles = data, people\nrefs = iso/1, report/t1\n"
    "when = not size = big and (n > 3 or answered(m)) or m has x\n"
    "[question n]\npart = p\ntype = number\nrange = 0, 9\nthresholds = 1, 2, 3, 4\n"
    "[question m]\npart = p\ntype = multi\noptions = x, y\nfull = 2\n",
    "text.en.ini",
    "[questionnaire]\ntitle = T\n[part p]\ntitle = T\n[part o]\ntitle = T\n[question size]\nask = A\nlittle = L\n"
    "big = B\n[question a]\nask = A\n0 = a\n1 = b\n2 = c\n3 = d\n4 = e\n[question n]\nask = A\n[question m]\nask = A\n"
    "x = X\ny = Y\n[stage s]\ntitle = S\n[action f]\ntitle = F\ntext = T\n[action g]\ntitle = F\ntext = T\n",
    "text.zh.ini",
    "[questionnaire]\ntitle = 题\n[part p]\ntitle = T\n[part o]\ntitle = T\n[question size]\nask = A\nlittle = L\n"
    "big = B\n[question a]\nask = A\n0 = a\n1 = b\n2 = c\n3 = d\n4 = e\n[question n]\nask = A\n[question m]\nask = A\n"
    "x = X\ny = Y\n[stage s]\ntitle = S\n[action f]\ntitle = F\ntext = T\n[action g]\ntitle = F\ntext = T\n",
    "stages.ini",
    "[stage s]\norder = 1\ncore.1 = a >= 2\ngate.1 = n >= 4\n",
    "actions.ini",
    "[action f]\nquestion = a\nraises-to = 2\neffort = 1\nowner = data\nafter = g\n[action g]\nquestion = a\n"
    "raises-to = 2\neffort = 1\nrefs = iso/1\n",
    "references.ini",
    "[reference iso/1]\nplace = cn\n",
    "benchmarks.ini",
    "[benchmark b]\nquestion = size\noption = big\nvalue = 1\nsource = S\n",
    NULL,
};

static struct folder folder;

static int set_up(void **state)
{
    (void)state;
    folder_make(&folder);
    for (size_t i = 0; files[i] != NULL; i += 2)
        folder_put(&folder, files[i], files[i + 1], strlen(files[i + 1]));
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    folder_remove(&folder);
    return 0;
}

static size_t open_files(void)
{
    struct aira_error err;
    char **names = NULL;
    size_t count = 0;

    assert_int_equal(aira_dir_list(&names, &count, "/proc/self/fd", &err), 0);
    aira_names_free(names, count);
    return count;
}

/* Loads the folder while the n-th allocation fails; the result is the caller's. */
static int load(struct aira_questionnaire **q, size_t n, bool *failed)
{
    struct aira_error err = {0};
    struct aira_diags diags;
    int code;

    *q = NULL;
    aira_diags_init(&diags);
    failing_arm(n);
    code = aira_questionnaire_load(q, folder.path, &diags, &err);
    *failed = failing_disarm();
    assert_int_equal(err.code, code);
    if (code == 0)
        assert_int_equal(diags.errors, 0);
    aira_diags_dispose(&diags);
    return code;
}

static void a_folder_loads_or_says_so(void **state)
{
    size_t before = open_files(), n;
    struct aira_questionnaire *whole, *q;
    bool failed = true;

    (void)state;
    assert_int_equal(load(&whole, 0, &failed), 0);
    for (n = 1, failed = true; failed; n++) {
        int code = load(&q, n, &failed);

        if (code == 0) {
            /* Nothing got lost on the way. */
            assert_string_equal(q->hash, whole->hash);
            assert_int_equal(q->size_factor_count, 2);
        } else {
            assert_true(failed);
            assert_int_equal(code, AIRA_ENOMEM);
            assert_null(q);
        }
        aira_questionnaire_free(q);
    }
    assert_true(n > 100);
    assert_int_equal(open_files(), before);
    aira_questionnaire_free(whole);
}

static void a_snapshot_is_whole_or_refused(void **state)
{
    struct aira_questionnaire *q;
    bool failed;

    (void)state;
    assert_int_equal(load(&q, 0, &failed), 0);
    failed = true;
    for (size_t n = 1; failed; n++) {
        struct aira_error err = {0};
        struct aira_buf out;
        int code;

        aira_buf_init(&out);
        failing_arm(n);
        code = aira_questionnaire_snapshot(&out, q, &err);
        failed = failing_disarm();
        assert_int_equal(code, failed ? AIRA_ENOMEM : 0);
        if (!failed) {
            char hash[AIRA_HASH_HEX];

            aira_hash(hash, aira_buf_cstr(&out), out.length);
            assert_string_equal(hash, q->hash);
        }
        aira_buf_dispose(&out);
    }
    aira_questionnaire_free(q);
}

static void lint_finds_all_or_says_so(void **state)
{
    struct aira_questionnaire *q;
    size_t warnings = 0;
    bool failed;

    (void)state;
    assert_int_equal(load(&q, 0, &failed), 0);
    for (size_t n = 0; n == 0 || failed; n++) {
        struct aira_error err = {0};
        struct aira_diags diags;
        int code;

        aira_diags_init(&diags);
        failing_arm(n);
        code = aira_questionnaire_lint(q, &diags, &err);
        failed = failing_disarm();
        assert_int_equal(code, failed ? AIRA_ENOMEM : 0);
        assert_int_equal(err.code, code);
        if (n == 0)
            warnings = diags.warnings;
        else if (!failed)
            assert_int_equal(diags.warnings, warnings);
        aira_diags_dispose(&diags);
    }
    assert_true(warnings > 10);
    aira_questionnaire_free(q);
}

static void a_refusal_is_whole_or_says_so(void **state)
{
    struct aira_questionnaire *q;
    bool failed;

    (void)state;
    assert_int_equal(load(&q, 0, &failed), 0);
    for (size_t i = 0; i < q->question_count; i++) {
        failed = true;
        for (size_t n = 1; failed; n++) {
            struct aira_error err = {0};
            struct aira_value value;
            int code;

            failing_arm(n);
            code = aira_value_parse(&value, &q->questions[i], "none of these", &err);
            failed = failing_disarm();
            assert_int_equal(code, failed ? AIRA_ENOMEM : AIRA_EINPUT);
            assert_int_equal(err.code, code);
        }
    }
    aira_questionnaire_free(q);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_folder_loads_or_says_so),
        cmocka_unit_test(a_snapshot_is_whole_or_refused),
        cmocka_unit_test(lint_finds_all_or_says_so),
        cmocka_unit_test(a_refusal_is_whole_or_says_so),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
