/* Each warning stands once, with its file and line, in a questionnaire made for it; the one that comes with the program
 * has none. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "folder.h"
#include "support.h"

#include <string.h>

static const char main_text[] = "[questionnaire]\nid = small\nversion = 1\nlanguages = en\n"
                                "target-stage-from = o.goal\njurisdictions-from = o.some\nduties-from = o.duty\n"
                                "roles = r\n"
                                "[part p]\n[part o]\nweight = 0\n[part empty]\n"
                                "[question o.goal]\npart = o\ntype = single\noptions = first, second, third\n"
                                "[question o.n]\npart = o\ntype = number\nrange = 0, 4\n"
                                "[question q]\npart = p\ntype = level\ndepth = quick\n"
                                "[question o.never]\npart = o\ntype = text\nwhen = o.n > 4\n"
                                "[question o.some]\npart = o\ntype = multi\noptions = cn, x\nwhen = o.goal = first\n"
                                "[question o.more]\npart = o\ntype = text\nwhen = not o.some has x\n"
                                "[question s]\npart = p\ntype = single\noptions = x, y, z\nlevels = x:1, y:2\n"
                                "blocker = 3\n"
                                "[question o.last]\npart = o\ntype = text\nwhen = q >= 2\n"
                                "[question o.duty]\npart = o\ntype = single\noptions = user, seller\n"
                                "[question bare]\npart = p\ntype = number\n"
                                "[question some]\npart = p\ntype = level\ndepth = quick\nwhen = o.goal = second\n";
static const char stages_text[] =
    "[stage first]\ncore.1 = s >= 1\ncore.2 = some >= 1\n[stage second]\ngate.2 = s >= 4\n";
static const char actions_text[] = "[action a]\nquestion = q\nraises-to = 2\neffort = 1\n";
static const char texts[] =
    "[questionnaire]\ntitle = T\nabout = A\n"
    "[part p]\ntitle = T\n[part o]\ntitle = T\nabout = A\n"
    "[part empty]\ntitle = T\nabout = A\n"
    "[question o.goal]\nask = A\nfirst = F\nsecond = S\nthird = T\n[question o.n]\nask = A\n"
    "[question q]\nask = A\nhelp = H\n0 = a\n1 = b\n2 = c\n3 = d\n4 = e\nhlep = H\n"
    "[question o.never]\nask = A\n[question o.some]\nask = A\ncn = C\nx = X\n"
    "[question o.more]\nask = A\n[question s]\nask = A\nx = X\ny = Y\nz = Z\n"
    "[question o.last]\nask = A\n[question o.duty]\nask = A\nuser = U\nseller = S\n"
    "[question bare]\nask = A\nhelp = H\n"
    "[question some]\nask = A\nhelp = H\n0 = a\n1 = b\n2 = c\n3 = d\n4 = e\n"
    "[stage first]\ntitle = T\nabout = A\nwhy.core.2 = W\n[stage second]\ntitle = T\nabout = A\nwhy.gate.2 = W\n"
    "[action a]\ntitle = T\ntext = T\n";
static const char *const more[] = {"stages.ini", stages_text, "actions.ini", actions_text, "text.en.ini", texts, NULL};

static const struct {
    const char *code, *file, *at, *words; /* `at`: the line it must point to */
} wanted[] = {
    {"unreachable-question", "questionnaire.ini", "when = o.n > 4", "\"o.never\" can never be asked"},
    {"not-over-off", "questionnaire.ini", "when = not o.some has x", "\"o.some\""},
    {"condition-on-score", "questionnaire.ini", "when = q >= 2", "\"q\", which is scored"},
    {"empty-part", "questionnaire.ini", "[part empty]", "\"empty\" has no question"},
    {"gate-not-quick", "stages.ini", "core.1 = s >= 1", "\"s\""},
    {"gate-not-always", "stages.ini", "core.2 = some >= 1", "\"some\""},
    {"no-scale", "questionnaire.ini", "[question bare]", "\"bare\" has a weight and no scale"},
    {"unknown-place", "questionnaire.ini", "[question o.some]", "\"x\""},
    {"unknown-duty", "questionnaire.ini", "[question o.duty]", "\"seller\""},
    {"missing-title", "text.en.ini", NULL, "[role r]"},
    {"unmeetable-gate", "stages.ini", "gate.2 = s >= 4", "level 4"},
    {"no-core-gate", "stages.ini", "[stage second]", "never be reached"},
    {"unknown-stage", "questionnaire.ini", "[question o.goal]", "\"third\""},
    {"unmeetable-blocker", "questionnaire.ini", "[question s]", "level 3"},
    {"unused-option", "questionnaire.ini", "[question s]", "\"z\""},
    {"missing-about", "text.en.ini", "[part p]", "[part p]"},
    {"missing-help", "text.en.ini", "[question s]", "[question s]"},
    {"missing-why", "text.en.ini", "[stage first]", "why.core.1"},
    {"missing-done", "text.en.ini", "[action a]", "[action a]"},
    {"unused-text", "text.en.ini", "hlep = H", "\"hlep\""},
};

enum { WANTED = sizeof wanted / sizeof wanted[0] };

/* The number of the line `line` in `text`; NULL: the file as a whole. */
static int line_of(const char *text, const char *line)
{
    size_t length = line == NULL ? 0 : strlen(line);

    if (line == NULL)
        return 0;

    for (int number = 1; text != NULL; number++) {
        if (strncmp(text, line, length) == 0 && text[length] == '\n')
            return number;
        text = strchr(text, '\n');
        text = text == NULL ? NULL : text + 1;
    }
    return -1;
}

static const char *text_of(const char *file)
{
    for (size_t i = 0; more[i] != NULL; i += 2) {
        if (strcmp(more[i], file) == 0)
            return more[i + 1];
    }
    return main_text;
}

/* Checks that `diags` holds each of `wanted` once, in files whose names begin with `prefix`, and nothing else. */
static void check(const struct aira_diags *diags, const char *prefix)
{
    for (size_t i = 0; i < WANTED; i++) {
        const struct aira_diag *diag = support_diag(diags, wanted[i].code);

        if (support_count(diags, wanted[i].code) != 1 || strstr(diag->message, wanted[i].words) == NULL ||
            diag->line != line_of(text_of(wanted[i].file), wanted[i].at))
            fail_msg("%s: %zu times, line %d: %s", wanted[i].code, support_count(diags, wanted[i].code),
                     diag == NULL ? 0 : diag->line, diag == NULL ? "" : diag->message);
        assert_int_equal(diag->severity, AIRA_WARNING);
        assert_memory_equal(diag->file, prefix, strlen(prefix));
        assert_string_equal(diag->file + strlen(prefix), wanted[i].file);
    }
    assert_int_equal(diags->warnings, WANTED);
    assert_int_equal(diags->errors, 0);
}

static void each_warning_has_its_place(void **state)
{
    struct aira_questionnaire *q = support_must_load(main_text, more);
    struct aira_error err;
    struct aira_diags diags;
    struct aira_buf prefix;
    struct folder folder;

    (void)state;
    aira_diags_init(&diags);
    assert_int_equal(aira_questionnaire_lint(q, &diags, &err), 0);
    check(&diags, "");
    aira_diags_dispose(&diags);
    aira_questionnaire_free(q);

    folder_make(&folder);
    folder_put(&folder, "questionnaire.ini", main_text, sizeof main_text - 1);
    for (size_t i = 0; more[i] != NULL; i += 2)
        folder_put(&folder, more[i], more[i + 1], strlen(more[i + 1]));
    assert_int_equal(aira_questionnaire_load(&q, folder.path, &diags, &err), 0);
    assert_int_equal(diags.count, 0);
    assert_int_equal(aira_questionnaire_lint(q, &diags, &err), 0);
    aira_buf_init(&prefix);
    aira_buf_printf(&prefix, "%s/", folder.path);
    check(&diags, aira_buf_cstr(&prefix));
    aira_buf_dispose(&prefix);
    aira_diags_dispose(&diags);
    aira_questionnaire_free(q);
    folder_remove(&folder);
}

/* Files of the folder that nothing reads, with the name they were probably meant to have. */
static void files_that_are_not_read(void **state)
{
    static const struct {
        const char *name, *words;
    } strangers[] = {
        {"Actions.ini", "call it actions.ini"},     {"action.ini", "call it actions.ini"},
        {"actions.ini.txt", "call it actions.ini"}, {"more.ini", "text.LANGUAGE.ini"},
        {"text.EN.ini", "call it text.en.ini"},     {"text.de.ini", "add de to languages"},
        {"text_en.ini", "call it text.en.ini"},
    };
    enum { STRANGERS = sizeof strangers / sizeof strangers[0] };
    struct aira_questionnaire *q = NULL;
    struct aira_error err;
    struct aira_diags diags;
    struct folder folder;

    (void)state;
    folder_make(&folder);
    folder_copy(&folder, AIRA_SOURCE_DIR "/tests/cases/100");
    folder_put(&folder, "notes.txt", "", 0);
    for (size_t i = 0; i < STRANGERS; i++)
        folder_put(&folder, strangers[i].name, "[a]\n", 4);
    aira_diags_init(&diags);
    assert_int_equal(aira_questionnaire_load(&q, folder.path, &diags, &err), 0);
    assert_int_equal(diags.count, 0);
    assert_int_equal(aira_questionnaire_lint(q, &diags, &err), 0);
    assert_int_equal(support_count(&diags, "unread-file"), STRANGERS);
    for (size_t i = 0, k = 0; i < diags.count; i++) {
        if (strcmp(diags.items[i].code, "unread-file") != 0)
            continue;
        assert_int_equal(diags.items[i].severity, AIRA_WARNING);
        if (strstr(diags.items[i].file, strangers[k].name) == NULL ||
            strstr(diags.items[i].message, strangers[k].words) == NULL)
            fail_msg("%s: %s", diags.items[i].file, diags.items[i].message);
        k++;
    }
    aira_diags_dispose(&diags);
    aira_questionnaire_free(q);
    folder_remove(&folder);
}

/* What an error says is missing may be there under another name, so a load that fails tells of it too. */
static void an_error_names_the_files_that_are_not_read(void **state)
{
    static const char text[] = "[questionnaire]\nid = a\nversion = 1\nlanguages = en\n[part p]\n"
                               "[question q]\npart = p\ntype = level\n";
    struct aira_questionnaire *q = NULL;
    struct aira_error err;
    struct aira_diags diags;
    struct folder folder;

    (void)state;
    folder_make(&folder);
    folder_put(&folder, "questionnaire.ini", text, sizeof text - 1);
    folder_put(&folder, "texts.en.ini", "[a]\n", 4);
    aira_diags_init(&diags);
    assert_int_equal(aira_questionnaire_load(&q, folder.path, &diags, &err), AIRA_EINPUT);
    assert_int_equal(diags.errors, 1);
    assert_non_null(support_diag(&diags, "missing-file"));
    assert_int_equal(diags.warnings, 1);
    assert_non_null(strstr(support_diag(&diags, "unread-file")->message, "call it text.en.ini"));
    aira_diags_dispose(&diags);
    folder_remove(&folder);
}

static void the_one_that_comes_with_the_program_has_none(void **state)
{
    struct aira_questionnaire *q = NULL;
    struct aira_error err = {0};
    struct aira_diags diags;

    (void)state;
    aira_diags_init(&diags);
    if (aira_questionnaire_load(&q, AIRA_SOURCE_DIR "/questionnaires/enterprise-ai", &diags, &err) != 0)
        fail_msg("%s:%d: %s", err.file, err.line, err.message);
    assert_int_equal(aira_questionnaire_lint(q, &diags, &err), 0);
    if (diags.count != 0)
        fail_msg("%s:%d: [%s] %s", diags.items[0].file, diags.items[0].line, diags.items[0].code,
                 diags.items[0].message);
    aira_questionnaire_free(q);
    aira_diags_dispose(&diags);
}

/* More warnings than are kept are still counted. */
static void many_warnings_are_counted(void **state)
{
    struct aira_questionnaire *q;
    struct aira_error err;
    struct aira_diags diags;
    struct aira_buf text;

    (void)state;
    aira_buf_init(&text);
    aira_diags_init(&diags);
    aira_buf_puts(&text, SUPPORT_HEAD "[question q]\npart = p\ntype = level\n");
    for (int i = 0; i < 3 * AIRA_DIAGS_MAX; i++)
        aira_buf_printf(&text, "[question q%d]\npart = p\ntype = text\nwhen = q > 4\n", i);
    q = support_must_load(aira_buf_cstr(&text), NULL);
    assert_int_equal(aira_questionnaire_lint(q, &diags, &err), 0);
    assert_true(diags.warnings >= 6 * AIRA_DIAGS_MAX);
    assert_int_equal(diags.count, AIRA_DIAGS_MAX);
    aira_questionnaire_free(q);
    aira_diags_dispose(&diags);
    aira_buf_dispose(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_warning_has_its_place), cmocka_unit_test(the_one_that_comes_with_the_program_has_none),
        cmocka_unit_test(files_that_are_not_read),    cmocka_unit_test(an_error_names_the_files_that_are_not_read),
        cmocka_unit_test(many_warnings_are_counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
