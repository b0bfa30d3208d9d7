/* What differs between two versions: which questions came, went, changed in meaning or only in wording; and gates. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "support.h"

#include <string.h>

#define PART_TWO "[part other]\nweight = 1\n"
#define TEXTS                                                                                                          \
    "[questionnaire]\ntitle = T\n[part p]\ntitle = P\n[part other]\ntitle = O\n[question q]\nask = A\nhelp = H\n"      \
    "0 = a\n1 = b\n2 = c\n3 = d\n4 = e\n"

/* The changes between two versions of one question q, as names in order. */
static void changes_are(const char *before, const char *now, const char *wanted)
{
    struct aira_questionnaire_diff diff;
    struct aira_error err;
    struct aira_buf main, names;
    struct aira_questionnaire *versions[2];

    aira_buf_init(&main);
    aira_buf_init(&names);
    for (int i = 0; i < 2; i++) {
        aira_buf_clear(&main);
        aira_buf_printf(&main, "%s%s[question q]\n%s[question z]\npart = p\ntype = yesno\n", SUPPORT_HEAD, PART_TWO,
                        i == 0 ? before : now);
        versions[i] = support_must_load(aira_buf_cstr(&main), NULL);
    }
    assert_int_equal(aira_questionnaire_diff_init(&diff, versions[0], versions[1], &err), 0);
    assert_int_equal(diff.count, wanted[0] == '\0' ? 0 : 1);
    for (unsigned change = 1; diff.count == 1 && change <= AIRA_CHANGED_REFS; change <<= 1) {
        if ((diff.items[0].changes & change) != 0)
            aira_buf_printf(&names, "%s%s", names.length == 0 ? "" : " ", aira_change_name((enum aira_change)change));
    }
    assert_string_equal(aira_buf_cstr(&names), wanted);
    aira_questionnaire_diff_dispose(&diff);
    aira_questionnaire_free(versions[0]);
    aira_questionnaire_free(versions[1]);
    aira_buf_dispose(&main);
    aira_buf_dispose(&names);
}

static void each_change_has_its_name(void **state)
{
    static const char *const rows[][3] = {
        {"part = p\ntype = level\n", "part = p\ntype = level\n", ""},
        {"part = p\ntype = level\n", "weight = 1\npart = P\ntype = level\nevidence = yes\n", ""},
        {"part = p\ntype = level\n", "part = p\ntype = yesno\n", "type"},
        {"part = p\ntype = level\n", "part = other\ntype = level\n", "part"},
        {"part = p\ntype = level\n", "part = p\ntype = level\nweight = 2\n", "weight"},
        {"part = p\ntype = level\n", "part = p\ntype = level\ndepth = quick\n", "depth"},
        {"part = p\ntype = level\n", "part = p\ntype = level\nblocker = 2\n", "blocker"},
        {"part = p\ntype = level\n", "part = p\ntype = level\nevidence = no\n", "evidence"},
        {"part = p\ntype = level\n", "part = p\ntype = level\nroles = data\n", "roles"},
        {"part = p\ntype = level\nrefs = report/t1\n", "part = p\ntype = level\nrefs = report/t2\n", "refs"},
        {"part = p\ntype = level\n", "part = p\ntype = level\nwhen = z = yes\n", "condition"},
        {"part = p\ntype = level\nwhen = z = yes\n", "part = p\ntype = level\nwhen = Z=yes \n", ""},
        {"part = p\ntype = level\nwhen = z = yes\n", "part = p\ntype = level\nwhen = z = no\n", "condition"},
        {"part = p\ntype = level\nwhen = z = yes\n", "part = p\ntype = level\nweight = 3\n", "weight condition"},
        {"part = p\ntype = multi\noptions = a, b\n", "part = p\ntype = multi\noptions = b, a\n", ""},
        {"part = p\ntype = multi\noptions = a, b\n", "part = p\ntype = multi\noptions = a, c\n", "scale texts"},
        {"part = p\ntype = multi\noptions = a, b\nfull = 1\n", "part = p\ntype = multi\noptions = a, b\nfull = 2\n",
         "scale"},
        {"part = p\ntype = multi\noptions = a, b\nnone = a\n", "part = p\ntype = multi\noptions = b, a\nnone = b\n",
         "scale"},
        {"part = p\ntype = multi\noptions = a, b\nnone = a\n", "part = p\ntype = multi\noptions = b, a\nnone = a\n",
         ""},
        {"part = p\ntype = single\noptions = a, b\nlevels = a:1, b:2\n",
         "part = p\ntype = single\noptions = a, b\nlevels = a:1, b:3\n", "scale"},
        {"part = p\ntype = number\nrange = 0, 5\n", "part = p\ntype = number\nrange = 0, 6\n", "scale"},
        {"part = p\ntype = number\n", "part = p\ntype = number\nrange = 0, 6\n", "scale"},
        {"part = p\ntype = number\nthresholds = 1, 2, 3, 4\n", "part = p\ntype = number\nthresholds = 1, 2, 3, 5\n",
         "scale"},
        {"part = p\ntype = number\n", "part = p\ntype = number\nthresholds = 1, 2, 3, 5\n", "scale"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        changes_are(rows[i][0], rows[i][1], rows[i][2]);
}

static void texts_are_named_by_language_and_key(void **state)
{
    static const char head[] = "[questionnaire]\nid = small\nversion = 1\nlanguages = en, zh\n[part p]\nweight = 10\n"
                               "[part other]\n[question q]\npart = p\ntype = level\n";
    static const char changed[] =
        "[questionnaire]\ntitle = T\n[part p]\ntitle = P\n[part other]\ntitle = O\n[question q]\nask = A\n"
        "0 = a\n1 = b\n2 = otherwise\n3 = d\n4 = e\ntitle = new\n";
    struct aira_questionnaire *before =
        support_must_load(head, (const char *[]){"text.en.ini", TEXTS, "text.zh.ini", TEXTS, NULL});
    struct aira_questionnaire *now =
        support_must_load(head, (const char *[]){"text.en.ini", changed, "text.zh.ini", TEXTS, NULL});
    struct aira_questionnaire_diff diff;
    struct aira_error err;

    (void)state;
    assert_int_equal(aira_questionnaire_diff_init(&diff, before, now, &err), 0);
    assert_int_equal(diff.count, 1);
    assert_int_equal(diff.items[0].changes, AIRA_CHANGED_TEXTS);
    assert_int_equal(diff.items[0].text_count, 3);
    assert_string_equal(diff.items[0].texts[0], "en 2");
    assert_string_equal(diff.items[0].texts[1], "en title");
    assert_string_equal(diff.items[0].texts[2], "en help");
    aira_questionnaire_diff_dispose(&diff);
    aira_questionnaire_free(before);
    aira_questionnaire_free(now);
}

static void questions_come_and_go(void **state)
{
    struct aira_questionnaire *before = support_must_load(
        SUPPORT_HEAD "[question a]\npart = p\ntype = text\n[question b]\npart = p\ntype = text\n", NULL);
    struct aira_questionnaire *now = support_must_load(
        SUPPORT_HEAD "[question c]\npart = p\ntype = text\n[question b]\npart = p\ntype = level\n", NULL);
    struct aira_questionnaire_diff diff;
    struct aira_error err;

    (void)state;
    assert_int_equal(aira_questionnaire_diff_init(&diff, before, now, &err), 0);
    assert_int_equal(diff.count, 3);
    assert_int_equal(diff.items[0].before, -1);
    assert_int_equal(diff.items[0].now, 0);
    assert_int_equal(diff.items[1].before, 1);
    assert_int_equal(diff.items[1].now, 1);
    assert_int_equal(diff.items[1].changes & AIRA_CHANGED_MEANING, AIRA_CHANGED_TYPE);
    assert_int_equal(diff.items[2].before, 0);
    assert_int_equal(diff.items[2].now, -1);
    aira_questionnaire_diff_dispose(&diff);
    aira_questionnaire_free(before);
    aira_questionnaire_free(now);
}

static void gates_are_compared_by_stage_and_question(void **state)
{
    static const char head[] = SUPPORT_HEAD "[question a]\npart = p\ntype = level\n[question b]\npart = p\n"
                                            "type = level\n[question c]\npart = p\ntype = level\n";
    struct aira_questionnaire *before = support_must_load(
        head, (const char *[]){"stages.ini",
                               "[stage one]\ncore.1 = a >= 2\ngate.1 = b >= 1\n[stage old]\ncore.1 = b >= 1\n", NULL});
    struct aira_questionnaire *now = support_must_load(
        head, (const char *[]){"stages.ini", "[stage one]\ncore.4 = a >= 2\ngate.1 = b >= 3\ngate.2 = c >= 1\n", NULL});
    struct aira_questionnaire_diff diff;
    struct aira_error err;

    (void)state;
    assert_int_equal(aira_questionnaire_diff_init(&diff, before, now, &err), 0);
    assert_int_equal(diff.count, 0);
    assert_int_equal(diff.gate_count, 3);
    assert_string_equal(diff.gates[0].question, "b");
    assert_int_equal(diff.gates[0].before, 1);
    assert_int_equal(diff.gates[0].now, 3);
    assert_string_equal(diff.gates[1].question, "c");
    assert_int_equal(diff.gates[1].before, 0);
    assert_string_equal(diff.gates[2].stage, "old");
    assert_true(diff.gates[2].core);
    assert_int_equal(diff.gates[2].now, 0);
    aira_questionnaire_diff_dispose(&diff);
    aira_questionnaire_free(before);
    aira_questionnaire_free(now);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_change_has_its_name),
        cmocka_unit_test(texts_are_named_by_language_and_key),
        cmocka_unit_test(questions_come_and_go),
        cmocka_unit_test(gates_are_compared_by_stage_and_question),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
