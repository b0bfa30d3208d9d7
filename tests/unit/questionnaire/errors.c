/* Each thing that can be wrong with a questionnaire is told by its code, file and line, in words that help. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* 7 lines of head, then these: a level q (8), a text w (11), a single s (14). */
#define BODY                                                                                                           \
    SUPPORT_HEAD "[question q]\npart = p\ntype = level\n[question w]\npart = p\ntype = text\n[question s]\npart = "    \
                 "p\ntype = single\noptions = x, y\n"
#define QUESTION SUPPORT_HEAD "[question q]\npart = p\n"
#define TOP "[questionnaire]\nid = small\nversion = 1\nlanguages = en\n"
#define REST "[part p]\n[question q]\npart = p\ntype = level\n[question s]\npart = p\ntype = single\noptions = x, y\n"
#define ACTION "[action a]\nquestion = q\nraises-to = 2\neffort = 3\n"

struct broken {
    const char *code, *words;
    int line;
    const char *main;
    const char *name, *text; /* a further file, or NULL */
};

/* Checks that a questionnaire has one error, in `file`. */
static void expect_in(const struct broken *broken, const char *file)
{
    const char *const more[] = {broken->name, broken->text, NULL};
    struct aira_questionnaire *q = NULL;
    struct aira_error err = {0};
    struct aira_diags diags;
    const struct aira_diag *diag;

    aira_diags_init(&diags);
    assert_int_equal(support_load(&q, &diags, &err, broken->main, broken->name == NULL ? NULL : more), AIRA_EINPUT);
    assert_null(q);
    assert_int_equal(err.code, AIRA_EINPUT);
    diag = support_diag(&diags, broken->code);
    if (diag == NULL || diags.errors != 1 || strstr(diag->message, broken->words) == NULL || diag->line != broken->line)
        fail_msg("%s (%s): %zu errors, the first %s:%d [%s] %s", broken->code, broken->words, diags.errors,
                 diags.items[0].file, diags.items[0].line, diags.items[0].code, diags.items[0].message);
    assert_string_equal(diag->file, file);
    aira_diags_dispose(&diags);
}

static void expect(const struct broken *broken)
{
    expect_in(broken, broken->name == NULL ? "questionnaire.ini" : broken->name);
}

static void of_the_whole(void **state)
{
    static const struct broken table[] = {
        {"missing-section", "[questionnaire]", 0, "[part p]\n[question q]\npart = p\ntype = level\n", NULL, NULL},
        {"missing-key", "\"id\" is missing", 1, "[questionnaire]\nversion = 1\nlanguages = en\n" REST, NULL, NULL},
        {"missing-key", "\"version\"", 1, "[questionnaire]\nid = a\nlanguages = en\n" REST, NULL, NULL},
        {"missing-key", "\"languages\" is empty", 4, "[questionnaire]\nid = a\nversion = 1\nlanguages =\n" REST, NULL,
         NULL},
        {"bad-id", "9a", 2, "[questionnaire]\nid = 9a\nversion = 1\nlanguages = en\n" REST, NULL, NULL},
        {"bad-value", "zh, en", 4, "[questionnaire]\nid = a\nversion = 1\nlanguages = en, ../x\n" REST, NULL, NULL},
        {"missing-file", "text.zh.ini", 4, "[questionnaire]\nid = a\nversion = 1\nlanguages = en, zh\n" REST, NULL,
         NULL},
        {"duplicate-value", "\"en\" twice", 4, "[questionnaire]\nid = a\nversion = 1\nlanguages = en, en\n" REST, NULL,
         NULL},
        {"unknown-key", "did you mean \"coverage-floor\"", 5, TOP "coverage-flor = 80\n" REST, NULL, NULL},
        {"bad-value", "one decimal", 5, TOP "coverage-floor = 80.25\n" REST, NULL, NULL},
        {"bad-value", "percentage", 5, TOP "part-floor = 101\n" REST, NULL, NULL},
        {"bad-value", "four levels", 5, TOP "evidence-caps = 1, 2, 3\n" REST, NULL, NULL},
        {"bad-value", "four levels", 5, TOP "evidence-caps = 1, 2, 3, 5\n" REST, NULL, NULL},
        {"bad-value", "ascending", 5, TOP "bands = learning:0, high:50, higher:50\n" REST, NULL, NULL},
        {"bad-value", "first one 0", 5, TOP "bands = learning:5\n" REST, NULL, NULL},
        {"missing-key", "blocker-band", 5, TOP "bands = low:0, high:50.5\n" REST, NULL, NULL},
        {"unknown-band", "did you mean \"trying\"", 5, TOP "blocker-band = tryng\n" REST, NULL, NULL},
        {"bad-value", "1 to 4", 5, TOP "target = 5\n" REST, NULL, NULL},
        {"bad-value", "empty item", 5, TOP "roles = data,, people\n" REST, NULL, NULL},
        {"bad-id", "9", 5, TOP "roles = 9\n" REST, NULL, NULL},
        {"unknown-question", "nobody", 5, TOP "industry-from = nobody\n" REST, NULL, NULL},
        {"unknown-question", "did you mean \"firm.size\" or \"profile.size\"?", 5,
         TOP "size-from = Size\n" REST
             "[question firm.size]\npart = p\ntype = text\n[question profile.size]\npart = p\ntype = "
             "text\n[question other.size2]\npart = p\ntype = text\n",
         NULL, NULL},
        {"unknown-section", "[action a] belongs in actions.ini", 5, TOP "[action a]\nquestion = q\n" REST, NULL, NULL},
        {"wrong-type", "of type single", 5, TOP "target-stage-from = q\n" REST, NULL, NULL},
        {"wrong-type", "single or multi", 5, TOP "duties-from = q\n" REST, NULL, NULL},
        {"missing-key", "size-from", 5, TOP "size-factor = x:1\n" REST, NULL, NULL},
        {"unknown-option", "\"z\"", 6, TOP "size-from = s\nsize-factor = x:1, z:2\n" REST, NULL, NULL},
        {"bad-value", "option:factor", 6, TOP "size-from = s\nsize-factor = x:0\n" REST, NULL, NULL},
        {"duplicate-value", "second factor", 6, TOP "size-from = s\nsize-factor = x:1, x:2\n" REST, NULL, NULL},
        {"unknown-section", "did you mean \"question\"", 5, TOP "[questoin]\na = b\n" REST, NULL, NULL},
        {"unknown-section", "chapter", 5, TOP "[chapter one]\na = b\n" REST, NULL, NULL},
        {"no-questions", "asks no question", 0, TOP "[part p]\n", NULL, NULL},
        {"unknown-file", "does not use", 0, BODY, "other.ini", "[a]\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
        expect(&table[i]);
}

static void of_parts_and_questions(void **state)
{
    static const struct broken table[] = {
        {"bad-id", "part", 8, SUPPORT_HEAD "[part 1p]\n[question q]\npart = p\ntype = text\n", NULL, NULL},
        {"unknown-key", "\"weight\"", 9, SUPPORT_HEAD "[part r]\nwieght = 1\n[question q]\npart = p\ntype = text\n",
         NULL, NULL},
        {"bad-value", "0 to 100", 9, SUPPORT_HEAD "[part r]\nweight = 101\n[question q]\npart = p\ntype = text\n", NULL,
         NULL},
        {"bad-value", "no or yes", 9, SUPPORT_HEAD "[part r]\nindex = 0\n[question q]\npart = p\ntype = text\n", NULL,
         NULL},
        {"bad-value", "full or short", 6,
         "[questionnaire]\nid = x\nversion = 1\nlanguages = en\nroles = a\nreport = long\n"
         "[part p]\n[question q]\npart = p\ntype = text\n",
         NULL, NULL},
        {"missing-key", "\"part\"", 8, SUPPORT_HEAD "[question q]\ntype = text\n", NULL, NULL},
        {"unknown-part", "\"pp\"", 9, SUPPORT_HEAD "[question q]\npart = pp\ntype = text\n", NULL, NULL},
        {"missing-key", "\"type\"", 8, QUESTION, NULL, NULL},
        {"bad-value", "level, single, multi, number, yesno or text", 10, QUESTION "type = scale\n", NULL, NULL},
        {"bad-value", "full or quick", 11, QUESTION "type = text\ndepth = short\n", NULL, NULL},
        {"bad-value", "0 to 100", 11, QUESTION "type = text\nweight = -1\n", NULL, NULL},
        {"bad-value", "no or yes", 11, QUESTION "type = text\nevidence = never\n", NULL, NULL},
        {"bad-value", "1 to 4", 11, QUESTION "type = level\nblocker = 5\n", NULL, NULL},
        {"no-level", "a text has no level; choose another question", 11, QUESTION "type = text\nblocker = 2\n", NULL,
         NULL},
        {"no-level", "give it full", 12, QUESTION "type = multi\noptions = x, y\nblocker = 2\n", NULL, NULL},
        {"no-level", "give it thresholds", 11, QUESTION "type = number\nblocker = 2\n", NULL, NULL},
        {"no-level", "give it levels", 12, QUESTION "type = single\noptions = x, y\nblocker = 2\n", NULL, NULL},
        {"unknown-role", "did you mean \"people\"", 11, QUESTION "type = text\nroles = peple\n", NULL, NULL},
        {"unknown-reference", "iso/1", 11, QUESTION "type = text\nrefs = ISO/1, Report/T9\n", NULL, NULL},
        {"wrong-key", "\"options\"", 11, QUESTION "type = text\noptions = x\n", NULL, NULL},
        {"wrong-key", "\"full\"", 12, QUESTION "type = single\noptions = x\nfull = 1\n", NULL, NULL},
        {"wrong-key", "\"none\"", 12, QUESTION "type = single\noptions = x, y\nnone = y\n", NULL, NULL},
        {"unknown-option", "did you mean \"nope\"", 12, QUESTION "type = multi\noptions = x, nope\nnone = nope1\n",
         NULL, NULL},
        {"missing-key", "\"options\"", 8, QUESTION "type = multi\n", NULL, NULL},
        {"bad-value", "1 to 12", 12, QUESTION "type = multi\noptions = x, y\nfull = 13\n", NULL, NULL},
        {"bad-id", "texts use it", 11, QUESTION "type = single\noptions = x, help\n", NULL, NULL},
        {"bad-id", "texts use it", 11, QUESTION "type = multi\noptions = x, 0\n", NULL, NULL},
        {"bad-id", "option", 11, QUESTION "type = multi\noptions = A, x\n", NULL, NULL},
        {"bad-id", "put plain commas between them", 11, QUESTION "type = multi\noptions = x\xEF\xBC\x8Cy\n", NULL,
         NULL},
        {"duplicate-value", "\"5\" twice", 11, QUESTION "type = multi\noptions = 5, y, 5\n", NULL, NULL},
        {"bad-value", "option:level", 12, QUESTION "type = single\noptions = x, y\nlevels = x:5, y:1\n", NULL, NULL},
        {"unknown-option", "\"q\" has no option \"z\"; it has x, y", 12,
         QUESTION "type = single\noptions = x, y\nlevels = z:1\n", NULL, NULL},
        {"duplicate-value", "two levels", 12, QUESTION "type = single\noptions = x, y\nlevels = x:1, x:2\n", NULL,
         NULL},
        {"bad-value", "four ascending", 11, QUESTION "type = number\nthresholds = 1, 2, 3\n", NULL, NULL},
        {"bad-value", "four ascending", 11, QUESTION "type = number\nthresholds = 1, 3, 2, 4\n", NULL, NULL},
        {"bad-value", "least and the greatest", 11, QUESTION "type = number\nrange = 5, 1\n", NULL, NULL},
        {"unknown-key", "\"when\"", 11, QUESTION "type = text\nwhne = q\n", NULL, NULL},
        {"bad-id", "condition language", 8, SUPPORT_HEAD "[question answered]\npart = p\ntype = text\n", NULL, NULL},
        {"bad-id", "single dots", 8, SUPPORT_HEAD "[question a..b]\npart = p\ntype = text\n", NULL, NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
        expect(&table[i]);
}

#define GATED "[stage a]\ncore.1 = r >= 1\n"
#define RAISED "[action a]\nquestion = r\nraises-to = 2\neffort = 3\n"
#define FIGURED "[benchmark b]\nquestion = r\noption = x\nvalue = 1\nsource = S\n"
#define REFUSED SUPPORT_HEAD "[question r]\npart = p\n"
#define RESTING "[question u]\npart = p\ntype = text\nwhen = r = x or r in (x) or r has x or r >= 2\n"

/* One mistake is one error: nothing is said of what rests on a question whose type or scale was refused. */
static void without_consequences(void **state)
{
    static const struct broken table[] = {
        {"bad-value", "type = levels", 10, REFUSED "type = levels\nblocker = 2\n" RESTING, "stages.ini", GATED},
        {"missing-key", "\"type\"", 8, REFUSED RESTING, "actions.ini", RAISED},
        {"bad-value", "thresholds", 11, REFUSED "type = number\nthresholds = 1, 2, 3\nblocker = 2\n", "stages.ini",
         GATED},
        {"bad-value", "thresholds", 11, REFUSED "type = number\nthresholds = 1, 2, 2, 3\n", "actions.ini", RAISED},
        {"bad-id", "\"X\"", 11, REFUSED "type = single\noptions = X, y\nlevels = x:1, y:2\n" RESTING, "benchmarks.ini",
         FIGURED},
        {"bad-id", "texts use it", 11, REFUSED "type = multi\noptions = y, 0\nnone = x\n", "benchmarks.ini", FIGURED},
        {"unknown-section", "\"parts\"; did you mean \"part\"?", 8,
         SUPPORT_HEAD "[parts o]\n[question r]\npart = o\ntype = level\n", "stages.ini", GATED},
        {"unknown-section", "did you mean \"question\"?", 8,
         SUPPORT_HEAD "[questions r]\npart = p\ntype = level\n[question t]\npart = p\ntype = text\nwhen = r > 2\n",
         "stages.ini", GATED},
    };

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        struct broken broken = table[i];

        /* The mistake stands in questionnaire.ini, the further file is sound. */
        expect_in(&broken, "questionnaire.ini");
    }
}

static void of_the_other_files(void **state)
{
    static const struct broken table[] = {
        {"unknown-section", "[stage ID]", 1, BODY, "stages.ini", "[step a]\ncore.1 = q >= 1\n"},
        {"bad-value", "question >= level", 2, BODY, "stages.ini", "[stage a]\ncore.1 = q > 1\n"},
        {"bad-value", "question >= level", 2, BODY, "stages.ini", "[stage a]\ngate.2 = q >= 5\n"},
        {"bad-value", "question >= level", 2, BODY, "stages.ini", "[stage a]\ngate.2 = q >= 2 and q >= 1\n"},
        {"unknown-question", "\"r\"", 2, BODY, "stages.ini", "[stage a]\ncore.1 = r >= 1\n"},
        {"no-level", "\"s\": its answers have no level; give it levels", 2, BODY, "stages.ini",
         "[stage a]\ncore.1 = s >= 1\n"},
        {"no-level", "\"w\": a text has no level; choose another", 2, BODY, "stages.ini",
         "[stage a]\ncore.1 = w >= 1\n"},
        {"unknown-key", "core.0", 2, BODY, "stages.ini", "[stage a]\ncore.0 = q >= 1\n"},
        {"unknown-key", "gate.01", 2, BODY, "stages.ini", "[stage a]\ngate.01 = q >= 1\n"},
        {"bad-value", "whole number", 2, BODY, "stages.ini", "[stage a]\norder = first\n"},
        {"unknown-section", "[action ID]", 1, BODY, "actions.ini", "[stage a]\n"},
        {"missing-key", "\"question\"", 1, BODY, "actions.ini", "[action a]\nraises-to = 2\neffort = 3\n"},
        {"unknown-question", "\"r\"", 2, BODY, "actions.ini", "[action a]\nquestion = r\nraises-to = 2\neffort = 3\n"},
        {"no-level", "\"w\": a text has no level; choose another", 2, BODY, "actions.ini",
         "[action a]\nquestion = w\nraises-to = 2\neffort = 3\n"},
        {"bad-value", "1 to 4", 3, BODY, "actions.ini", "[action a]\nquestion = q\nraises-to = 0\neffort = 3\n"},
        {"missing-key", "\"effort\"", 1, BODY, "actions.ini", "[action a]\nquestion = q\nraises-to = 2\n"},
        {"bad-value", "1 to 1000", 4, BODY, "actions.ini", "[action a]\nquestion = q\nraises-to = 2\neffort = 2.5\n"},
        {"unknown-role", "boss", 5, BODY, "actions.ini", ACTION "owner = boss\n"},
        {"bad-value", "now, next or later", 5, BODY, "actions.ini", ACTION "horizon = soon\n"},
        {"unknown-action", "\"b\"", 5, BODY, "actions.ini", ACTION "after = b\n"},
        {"action-cycle", "a -> a", 1, BODY, "actions.ini", ACTION "after = a\n"},
        {"action-cycle", "a -> b -> a", 1, BODY, "actions.ini",
         ACTION "after = b\n[action b]\nquestion = q\nraises-to = 3\neffort = 1\nafter = a\n"},
        {"unknown-reference", "iso/1", 5, BODY, "actions.ini", ACTION "refs = iso/1\n"},
        {"unknown-key", "\"effort\"", 5, BODY, "actions.ini", ACTION "efort = 3\n"},
        {"bad-id", "report/", 1, BODY, "references.ini", "[reference report/t1]\n"},
        {"bad-value", "int, cn, eu, sg, us or other", 2, BODY, "references.ini", "[reference iso/1]\nplace = china\n"},
        {"bad-value", "high or medium", 2, BODY, "references.ini", "[reference iso/1]\nconfidence = maybe\n"},
        {"bad-value", "model-provider", 2, BODY, "references.ini", "[reference iso/1]\nduty = seller\n"},
        {"unknown-key", "\"clause\"", 2, BODY, "references.ini", "[reference iso/1]\nclaus = 1\n"},
        {"unknown-section", "[reference ID]", 1, BODY, "references.ini", "[ref iso/1]\n"},
        {"unknown-question", "\"r\"", 2, BODY, "benchmarks.ini",
         "[benchmark b]\nquestion = r\nvalue = 1\nsource = S\n"},
        {"unknown-option", "\"z\"", 3, BODY, "benchmarks.ini",
         "[benchmark b]\nquestion = s\noption = z\nvalue = 1\nsource = S\n"},
        {"unknown-option", "\"q\" is of type level and has no options; take option \"z\" away", 3, BODY,
         "benchmarks.ini", "[benchmark b]\nquestion = q\noption = z\nvalue = 1\nsource = S\n"},
        {"bad-value", "three decimals", 3, BODY, "benchmarks.ini",
         "[benchmark b]\nquestion = q\nvalue = much\nsource = S\n"},
        {"missing-key", "\"source\"", 1, BODY, "benchmarks.ini", "[benchmark b]\nquestion = q\nvalue = 1\n"},
        {"duplicate-key", "question", 3, BODY, "benchmarks.ini",
         "[benchmark b]\nquestion = q\nquestion = q\nvalue = 1\nsource = S\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
        expect(&table[i]);
}

#define PART_TEXT "[questionnaire]\ntitle = T\n[part p]\ntitle = P\n"
#define W_TEXT "[question w]\nask = W\n"
#define S_TEXT "[question s]\nask = S\nx = X\ny = Y\n"
#define Q_TEXT "[question q]\nask = Q\n0 = a\n1 = b\n2 = c\n3 = d\n4 = e\n"

static void of_texts(void **state)
{
    static const struct broken table[] = {
        {"missing-text", "[questionnaire] is missing", 0, BODY, "text.en.ini",
         "[part p]\ntitle = P\n" W_TEXT S_TEXT Q_TEXT},
        {"missing-text", "\"title\"", 3, BODY, "text.en.ini",
         "[questionnaire]\ntitle = T\n[part p]\nabout = P\n" W_TEXT S_TEXT Q_TEXT},
        {"missing-text", "\"ask\"", 5, BODY, "text.en.ini", PART_TEXT "[question w]\nask =\n" S_TEXT Q_TEXT},
        {"missing-text", "\"y\"", 7, BODY, "text.en.ini", PART_TEXT W_TEXT "[question s]\nask = S\nx = X\n" Q_TEXT},
        {"missing-text", "\"3\"", 11, BODY, "text.en.ini",
         PART_TEXT W_TEXT S_TEXT "[question q]\nask = Q\n0 = a\n1 = b\n2 = c\n4 = e\n"},
        {"missing-text", "[question q] is missing", 0, BODY, "text.en.ini", PART_TEXT W_TEXT S_TEXT},
    };

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
        expect(&table[i]);
}

static void of_snapshots(void **state)
{
    static const char *const bad[] = {"", "{", "[]", "{\"file\": {}}", "{\"files\": []}", "{\"files\": {}} x"};
    struct aira_questionnaire *q = NULL;
    struct aira_error err;
    struct aira_diags diags;

    (void)state;
    aira_diags_init(&diags);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        assert_int_equal(aira_questionnaire_load_snapshot(&q, bad[i], strlen(bad[i]), &diags, &err), AIRA_EINPUT);
        assert_null(q);
    }
    assert_int_equal(aira_questionnaire_load_snapshot(&q, "{\"files\": {}}", 13, &diags, &err), AIRA_ENOTFOUND);
    assert_null(q);
    aira_diags_dispose(&diags);
}

/* In a folder, messages name the file as the user would. */
static void of_folders(void **state)
{
    static const char broken[] = "[questionnaire]\nid = a\nversion = 1\nlanguages = en\nbad = 1\n";
    char dir[] = "/tmp/aira-questionnaire-XXXXXX";
    struct aira_questionnaire *q = NULL;
    struct aira_error err;
    struct aira_diags diags;
    struct aira_buf path;

    (void)state;
    assert_non_null(mkdtemp(dir));
    aira_diags_init(&diags);
    aira_buf_init(&path);
    assert_int_equal(aira_questionnaire_load(&q, dir, &diags, &err), AIRA_ENOTFOUND);
    assert_null(q);
    assert_int_equal(diags.errors, 0);
    aira_path_join(&path, dir, "questionnaire.ini");
    assert_int_equal(aira_file_write(aira_buf_cstr(&path), broken, sizeof broken - 1, 0600, &err), 0);
    assert_int_equal(aira_questionnaire_load(&q, dir, &diags, &err), AIRA_EINPUT);
    assert_null(q);
    assert_string_equal(support_diag(&diags, "unknown-key")->file, aira_buf_cstr(&path));
    assert_non_null(support_diag(&diags, "missing-file"));
    assert_int_equal(unlink(aira_buf_cstr(&path)), 0);
    assert_int_equal(rmdir(dir), 0);
    aira_buf_dispose(&path);
    aira_diags_dispose(&diags);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_the_whole),
        cmocka_unit_test(of_parts_and_questions),
        cmocka_unit_test(without_consequences),
        cmocka_unit_test(of_the_other_files),
        cmocka_unit_test(of_texts),
        cmocka_unit_test(of_snapshots),
        cmocka_unit_test(of_folders),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
