/* Warnings: each is given where it should be, and not where it should not. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "support.h"

#include <string.h>

/* Lines 8 to 27: a level l, a quick level k, a number n of 0 to 50, a single s scored up to 2, a multi m, part "o". */
#define BODY                                                                                                           \
    SUPPORT_HEAD                                                                                                       \
    "[question l]\npart = p\ntype = level\n[question k]\npart = p\ntype = level\ndepth = "                             \
    "quick\n[question n]\npart = p\ntype = number\nrange = 0, 50\nthresholds = 10, 20, 30, 60\n[question "             \
    "s]\npart = p\ntype = single\noptions = x, y\nlevels = x:2, y:1\n[question m]\npart = p\ntype = "                  \
    "multi\noptions = x, y\nfull = 5\n[question f]\npart = o\ntype = single\noptions = x, y\n[part "                   \
    "o]\nweight = 0\n"
#define GOOD_TEXT                                                                                                      \
    "[questionnaire]\ntitle = T\nabout = A\n[part p]\ntitle = T\nabout = A\n[question q]\nask = A\nhelp = H\n0 = "     \
    "a\n1 "                                                                                                            \
    "= b\n2 = c\n3 = d\n4 = e\n[role data]\ntitle = T\n[role people]\ntitle = T\n[report t1]\ntitle = T\n[band "       \
    "trying]\ntitle = T\n"
#define ONE_QUESTION SUPPORT_HEAD "[question q]\npart = p\ntype = level\ndepth = quick\n"

static void lint(struct aira_diags *diags, const char *main, const char *const *more)
{
    struct aira_questionnaire *q = support_must_load(main, more);
    struct aira_error err;

    aira_diags_init(diags);
    assert_int_equal(aira_questionnaire_lint(q, diags, &err), 0);
    assert_int_equal(diags->errors, 0);
    aira_questionnaire_free(q);
}

/* Checks how many warnings of `code` a questionnaire BODY + `added` has and, when there is one, its words. */
static void expect(const char *added, const char *stages, const char *code, size_t count, const char *words)
{
    const char *const more[] = {"stages.ini", stages, NULL};
    struct aira_diags diags;
    struct aira_buf text;

    aira_buf_init(&text);
    aira_buf_printf(&text, "%s%s", BODY, added);
    lint(&diags, aira_buf_cstr(&text), stages == NULL ? NULL : more);
    if (support_count(&diags, code) != count)
        fail_msg("%s%s: %zu times %s", added, stages == NULL ? "" : stages, support_count(&diags, code), code);
    if (count > 0 && strstr(support_diag(&diags, code)->message, words) == NULL)
        fail_msg("%s: %s", added, support_diag(&diags, code)->message);
    aira_diags_dispose(&diags);
    aira_buf_dispose(&text);
}

static void a_good_questionnaire_has_none(void **state)
{
    static const char *const more[] = {"text.en.ini", GOOD_TEXT "[stage a]\ntitle = T\nabout = A\nwhy.core.1 = W\n",
                                       "stages.ini", "[stage a]\ncore.1 = q >= 4\n", NULL};
    struct aira_diags diags;

    (void)state;
    lint(&diags, ONE_QUESTION, more);
    if (diags.warnings != 0)
        fail_msg("%s: %s", diags.items[0].code, diags.items[0].message);
    aira_diags_dispose(&diags);
}

static void questions_nobody_can_reach(void **state)
{
    static const struct {
        const char *when;
        bool reachable;
    } cases[] = {
        {"l > 4", false},
        {"l >= 4", true},
        {"l < 0", false},
        {"l <= 0", true},
        {"l = 5", false},
        {"l = 1.5", false},
        {"l = 2", true},
        {"l != 9", true},
        {"n > 50", false},
        {"n >= 50", true},
        {"n = 50.5", false},
        {"n = 0.5", true},
        {"n < 0", false},
        {"l > n", true},
        {"l > l", false},
        {"l = l", true},
        {"4 < l", false},
        {"f = x", true},
        {"f in (x, y)", true},
        {"m has x", true},
        {"l > 4 or f = x", true},
        {"l > 4 and f = x", false},
        {"not l > 4", true},
        {"not (l > 4 and f = x)", true},
        {"not not l > 4", false},
        {"not (not f = x or not l > 4)", false},
        {"answered(f)", true},
        /* Of one question, however they are joined. */
        {"f = x and f = y", false},
        {"f = x or f = y", true},
        {"f = x and f != x", false},
        {"f in (x, y) and f = y", true},
        {"f = x and (l > 1 or f = y)", true},
        {"(f = x or l > 4) and (f = y or l < 0)", false},
        {"not (f = x or f = y)", true},
        {"not (f = x or f = y) and answered(f)", false},
        {"n > 10 and n < 10", false},
        {"n >= 10 and n <= 10", true},
        {"n > 10 and n < 10.001", false},
        {"n > 10 and n < 10.002", true},
        {"n < 10 or n > 40", true},
        {"l > 1 and l < 2", false},
        {"l > 1 and l < 3", true},
        {"m has x and m has y", true},
        /* Of two questions they are not looked at. */
        {"l > n and l < n", true},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct aira_buf added;

        aira_buf_init(&added);
        aira_buf_printf(&added, "[question t]\npart = o\ntype = text\nwhen = %s\n", cases[i].when);
        expect(aira_buf_cstr(&added), NULL, "unreachable-question", cases[i].reachable ? 0 : 1, "\"t\" can never");
        aira_buf_dispose(&added);
    }
    /* What rests on a question that is never asked is never asked either. */
    expect("[question t]\npart = o\ntype = text\nwhen = answered(u)\n[question u]\npart = o\ntype = text\nwhen = l > "
           "4\n",
           NULL, "unreachable-question", 2, "\"t\"");
}

static void gates_and_blockers_nobody_can_meet(void **state)
{
    (void)state;
    expect("", "[stage a]\ncore.1 = k >= 4\n", "unmeetable-gate", 0, "");
    expect("", "[stage a]\ncore.1 = n >= 3\n", "unmeetable-gate", 0, "");
    expect("", "[stage a]\ncore.1 = n >= 4\n", "unmeetable-gate", 1, "core.1");
    expect("", "[stage a]\ngate.7 = s >= 3\n", "unmeetable-gate", 1, "gate.7");
    expect("", "[stage a]\ncore.1 = m >= 1\n", "unmeetable-gate", 0, "");
    expect("", "[stage a]\ncore.1 = m >= 2\n", "unmeetable-gate", 1, "level 2");
    expect("[question t]\npart = p\ntype = yesno\nwhen = l > 4\n", "[stage a]\ncore.1 = t >= 1\n", "unmeetable-gate", 1,
           "never asked");
    expect("", "[stage a]\ncore.1 = l >= 1\n", "gate-not-quick", 1, "depth = quick");
    expect("", "[stage a]\ncore.1 = k >= 1\ngate.1 = l >= 1\n", "gate-not-quick", 0, "");
    expect("", "[stage a]\ngate.1 = k >= 1\n", "no-core-gate", 1, "never be reached");
#define SOMETIMES "[question t]\npart = p\ntype = level\ndepth = quick\nwhen = f = x\n"
    expect(SOMETIMES, "[stage a]\ncore.1 = t >= 1\n", "gate-not-always", 1, "core.1 of stage \"a\" rests on \"t\"");
    expect(SOMETIMES, "[stage a]\ncore.1 = k >= 1\ngate.1 = t >= 1\n", "gate-not-always", 0, "");
    expect(SOMETIMES, "[stage b]\norder = 2\ncore.1 = t >= 1\n[stage a]\norder = 1\ncore.1 = k >= 1\n",
           "gate-not-always", 0, "");
#undef SOMETIMES
    expect("[question t]\npart = p\ntype = single\noptions = x, y\nlevels = x:2, y:0\nblocker = 3\n", NULL,
           "unmeetable-blocker", 1, "level 3");
    expect("[question t]\npart = p\ntype = yesno\nblocker = 4\n", NULL, "unmeetable-blocker", 0, "");
    expect("[question t]\npart = p\ntype = yesno\nblocker = 4\nwhen = l > 4\n", NULL, "unmeetable-blocker", 1,
           "never asked");
}

static void conditions_with_a_catch(void **state)
{
    (void)state;
    expect("[question t]\npart = o\ntype = text\nwhen = l > 2\n", NULL, "condition-on-score", 1, "\"l\"");
    expect("[question t]\npart = o\ntype = text\nwhen = f = x\n", NULL, "condition-on-score", 0, "");
    expect("[question t]\npart = o\ntype = text\nwhen = answered(l)\n", NULL, "condition-on-score", 0, "");
    expect(
        "[part out]\nindex = no\n[question u]\npart = out\ntype = level\n[question t]\npart = o\ntype = text\nwhen = "
        "u > 2\n",
        NULL, "condition-on-score", 0, "");
    expect("[question t]\npart = o\ntype = text\nwhen = not f = x\n", NULL, "not-over-off", 0, "");
    expect("[question u]\npart = o\ntype = yesno\nwhen = f = x\n[question t]\npart = o\ntype = text\nwhen = not (f = x "
           "and u = yes)\n",
           NULL, "not-over-off", 1, "\"u\"");
    expect("[question u]\npart = o\ntype = yesno\nwhen = f = x\n[question t]\npart = o\ntype = text\nwhen = u != yes\n",
           NULL, "not-over-off", 1, "\"!=\"");
    expect("[question u]\npart = o\ntype = yesno\nwhen = f = x\n[question t]\npart = o\ntype = text\nwhen = u = yes\n",
           NULL, "not-over-off", 0, "");
    /* The short walk leaves f out but asks t. */
    expect("[question t]\npart = o\ntype = text\ndepth = quick\nwhen = f != x\n", NULL, "not-over-off", 1, "\"f\"");
}

static void parts_options_and_targets(void **state)
{
    (void)state;
    expect("[part e]\nweight = 0\n", NULL, "empty-part", 1, "\"e\" has no question");
    expect("[part e]\n[question t]\npart = e\ntype = text\n", NULL, "empty-part", 1, "scored");
    expect("", NULL, "empty-part", 0, "");
    expect(
        "[question t]\npart = o\ntype = multi\noptions = a, b, no-one\nnone = no-one\n[question u]\npart = o\ntype = "
        "text\nwhen = t has a and t has no-one\n",
        NULL, "unreachable-question", 1, "\"u\"");
    expect("[question t]\npart = p\ntype = single\noptions = x, y\n", NULL, "no-scale", 1, "levels = option:level");
    expect("[question t]\npart = p\ntype = multi\noptions = x, y\n", NULL, "no-scale", 1, "give it full");
    expect("[question t]\npart = p\ntype = number\n", NULL, "no-scale", 1, "thresholds");
    expect("[question t]\npart = p\ntype = number\nweight = 0\n", NULL, "no-scale", 0, "");
    expect("[question t]\npart = o\ntype = number\n", NULL, "no-scale", 0, "");
    expect("[question t]\npart = p\ntype = text\n[question u]\npart = p\ntype = yesno\n", NULL, "no-scale", 0, "");
    expect("[question t]\npart = p\ntype = single\noptions = x, y, z\nlevels = x:2, y:0\n", NULL, "unused-option", 1,
           "\"z\"");
    expect("", NULL, "unused-option", 0, "");
}

static void target_options_should_be_stages(void **state)
{
    static const char main[] =
        "[questionnaire]\nid = a\nversion = 1\nlanguages = en\ntarget-stage-from = q\n[part p]\n[question q]\npart = "
        "p\ntype = single\noptions = a, b\n[question k]\npart = p\ntype = level\ndepth = quick\n";
    static const char *const more[] = {"stages.ini", "[stage a]\ncore.1 = k >= 1\n", NULL};
    struct aira_diags diags;

    (void)state;
    lint(&diags, main, more);
    assert_int_equal(support_count(&diags, "unknown-stage"), 1);
    assert_non_null(strstr(support_diag(&diags, "unknown-stage")->message, "\"b\""));
    aira_diags_dispose(&diags);
}

/* A client's places and duties are those that references know. */
static void places_and_duties_should_be_known(void **state)
{
    static const char main[] =
        "[questionnaire]\nid = a\nversion = 1\nlanguages = en\njurisdictions-from = j\nduties-from = d\n[part p]\n"
        "[question j]\npart = p\ntype = multi\noptions = cn, other, japan, int, nowhere\nnone = nowhere\n"
        "[question d]\npart = p\ntype = single\noptions = user, model-provider, seller\n";
    struct aira_diags diags;

    (void)state;
    lint(&diags, main, NULL);
    assert_int_equal(support_count(&diags, "unknown-place"), 2);
    assert_non_null(strstr(support_diag(&diags, "unknown-place")->message, "\"japan\""));
    assert_int_equal(support_count(&diags, "unknown-duty"), 1);
    assert_non_null(strstr(support_diag(&diags, "unknown-duty")->message, "\"seller\""));
    aira_diags_dispose(&diags);
}

#define OWN_BANDS "bands = low:0, high:50\nblocker-band = low\n"
#define TITLED                                                                                                         \
    "[questionnaire]\ntitle = T\nabout = A\n[part p]\ntitle = T\nabout = A\n[question q]\nask = A\nhelp = H\n0 = "     \
    "a\n1 = b\n2 = c\n3 = d\n4 = e\n[role r]\ntitle = T\n"
#define FIGURE "[benchmark b]\nquestion = q\nvalue = 1\nsource = S\n"

/* Each missing title is told where a report would show something else in its place. */
static void titles_that_are_missing(void **state)
{
    static const struct {
        const char *languages, *head, *refs, *references, *benchmarks, *en, *zh;
        size_t count;
        const char *words;
    } cases[] = {
        {"en", "", "", "", "", "", "", 0, ""},
        {"en", "roles = r, s\n", "", "", "", "", "", 1, "[role s]"},
        {"en", OWN_BANDS, "", "", "", "[band low]\ntitle = T\n", "", 1, "[band high]"},
        /* The usual bands: only when another language has one. */
        {"en, zh", "", "", "", "", "[band trying]\ntitle = T\n", "", 1, "[band trying]"},
        {"en", "", "refs = iso/1\n", "[reference iso/1]\nframework = F\n", "", "", "", 0, ""},
        {"en", "", "refs = iso/1\n", "[reference iso/1]\n", "", "", "", 1, "[reference iso/1]"},
        {"en", "", "", "[reference iso/1]\n", "", "", "", 0, ""},
        {"en, zh", "", "refs = iso/1\n", "[reference iso/1]\nframework = F\n", "", "[reference iso/1]\ntitle = T\n", "",
         1, "[reference iso/1]"},
        {"en, zh", "", "", "", FIGURE, "[benchmark b]\ntitle = T\n", "[benchmark b]\ntitle =\n", 1, "[benchmark b]"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct aira_diags diags;
        struct aira_buf main, en, zh;

        aira_buf_init(&main);
        aira_buf_init(&en);
        aira_buf_init(&zh);
        aira_buf_printf(&main,
                        "[questionnaire]\nid = a\nversion = 1\nlanguages = %s\n%s%s[part p]\n[question q]\npart = "
                        "p\ntype = level\n%s",
                        cases[i].languages, cases[i].head, cases[i].head[0] == 'r' ? "" : "roles = r\n", cases[i].refs);
        aira_buf_printf(&en, "%s%s", TITLED, cases[i].en);
        aira_buf_printf(&zh, "%s%s", TITLED, cases[i].zh);
        {
            bool two = strlen(cases[i].languages) > 2;
            const char *const more[] = {"text.en.ini",
                                        aira_buf_cstr(&en),
                                        "references.ini",
                                        cases[i].references,
                                        "benchmarks.ini",
                                        cases[i].benchmarks,
                                        two ? "text.zh.ini" : NULL,
                                        aira_buf_cstr(&zh),
                                        NULL};

            lint(&diags, aira_buf_cstr(&main), more);
        }
        if (diags.warnings != cases[i].count || support_count(&diags, "missing-title") != cases[i].count ||
            (cases[i].count > 0 && strstr(diags.items[0].message, cases[i].words) == NULL))
            fail_msg("%zu: %zu warnings, the first %s", i, diags.warnings,
                     diags.warnings == 0 ? "" : diags.items[0].message);
        if (strcmp(cases[i].languages, "en, zh") == 0)
            assert_string_equal(diags.items[0].file, "text.zh.ini");
        aira_buf_dispose(&main);
        aira_buf_dispose(&en);
        aira_buf_dispose(&zh);
        aira_diags_dispose(&diags);
    }
}

static void texts_that_are_missing(void **state)
{
    static const char *const more[] = {
        "stages.ini",
        "[stage a]\ncore.1 = q >= 1\ngate.3 = q >= 2\n",
        "actions.ini",
        "[action b]\nquestion = q\nraises-to = 2\neffort = 1\n",
        "text.en.ini",
        "[questionnaire]\ntitle = T\n[part p]\ntitle = T\n[question q]\nask = A\n0 = a\n1 = b\n2 = c\n3 = d\n4 = "
        "e\n[stage a]\ntitle = T\nwhy.core.1 = W\n[action b]\ntitle = T\ntext = T\n[role data]\ntitle = T\n[role "
        "people]\ntitle = T\n",
        NULL};
    struct aira_diags diags;

    (void)state;
    lint(&diags, ONE_QUESTION, more);
    assert_int_equal(support_count(&diags, "missing-about"), 3);
    assert_int_equal(support_count(&diags, "missing-help"), 1);
    assert_int_equal(support_count(&diags, "missing-why"), 1);
    assert_non_null(strstr(support_diag(&diags, "missing-why")->message, "why.gate.3"));
    assert_int_equal(support_count(&diags, "missing-done"), 1);
    assert_int_equal(support_diag(&diags, "missing-help")->line, 5);
    assert_string_equal(support_diag(&diags, "missing-help")->file, "text.en.ini");
    assert_int_equal(diags.warnings, 6);
    aira_diags_dispose(&diags);
}

static void texts_that_nothing_shows(void **state)
{
    static const char *const added[] = {
        "[question r]\nask = A\n", "[chapter]\ntitle = T\n",   "[part q]\ntitle = T\n",  "[role boss]\ntitle = T\n",
        "[band low]\ntitle = T\n", "[report t2]\nabout = T\n", "[stage a]\ntitle = T\n", "[report]\ntitle = T\n"};

    (void)state;
    for (size_t i = 0; i < sizeof added / sizeof added[0]; i++) {
        struct aira_diags diags;
        struct aira_buf text;
        const char *more[] = {"text.en.ini", NULL, NULL};

        aira_buf_init(&text);
        aira_buf_printf(&text, "%s%s", GOOD_TEXT, added[i]);
        more[1] = aira_buf_cstr(&text);
        lint(&diags, ONE_QUESTION, more);
        if (diags.warnings != 1 || support_count(&diags, "unused-text") != 1)
            fail_msg("%s: %zu warnings", added[i], diags.warnings);
        aira_diags_dispose(&diags);
        aira_buf_dispose(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_questionnaire_has_none),
        cmocka_unit_test(questions_nobody_can_reach),
        cmocka_unit_test(gates_and_blockers_nobody_can_meet),
        cmocka_unit_test(conditions_with_a_catch),
        cmocka_unit_test(parts_options_and_targets),
        cmocka_unit_test(target_options_should_be_stages),
        cmocka_unit_test(places_and_duties_should_be_known),
        cmocka_unit_test(titles_that_are_missing),
        cmocka_unit_test(texts_that_are_missing),
        cmocka_unit_test(texts_that_nothing_shows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
