/* A folder is read as a whole: what is wrong is told with the file as the user would name it, all of it at once, and
 * without complaints that only follow from others. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "folder.h"
#include "support.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define MAIN                                                                                                           \
    "[questionnaire]\nid = a\nversion = 1\nlanguages = en\n[part p]\n[question q]\npart = p\ntype = level\n"           \
    "refs = iso/1\n"
#define TEXT                                                                                                           \
    "[questionnaire]\ntitle = T\n[part p]\ntitle = P\n[question q]\nask = Q\n0 = a\n1 = b\n2 = c\n3 = d\n4 = e\n"      \
    "[stage s]\ntitle = S\n[action a]\ntitle = A\ntext = A\n"

/* The files of a good folder. */
static const struct {
    const char *name, *text;
} good[] = {
    {"questionnaire.ini", MAIN},
    {"text.en.ini", TEXT},
    {"references.ini", "[reference iso/1]\nclause = 1\n"},
    {"stages.ini", "[stage s]\ncore.1 = q >= 1\n"},
    {"actions.ini", "[action a]\nquestion = q\nraises-to = 2\neffort = 1\nrefs = iso/1\n"},
    {"benchmarks.ini", "[benchmark b]\nquestion = q\nvalue = 1\nsource = S\n"},
};

enum { FILES = sizeof good / sizeof good[0] };

static void make(struct folder *folder)
{
    folder_make(folder);
    for (size_t i = 0; i < FILES; i++)
        folder_put(folder, good[i].name, good[i].text, strlen(good[i].text));
}

/* Loads a folder that has errors; the caller disposes of `diags`. */
static void load_bad(struct aira_diags *diags, const char *dir)
{
    struct aira_questionnaire *q = NULL;
    struct aira_error err = {0};

    aira_diags_init(diags);
    assert_int_equal(aira_questionnaire_load(&q, dir, diags, &err), AIRA_EINPUT);
    assert_null(q);
    assert_int_equal(err.code, AIRA_EINPUT);
    assert_true(diags->errors > 0);
    assert_string_equal(err.file, diags->items[0].file);
    assert_int_equal(err.line, diags->items[0].line);
}

/* The one error of a folder in which `name` holds other text. */
static void expect(const char *name, const char *text, size_t length, const char *code, int line, const char *words)
{
    struct folder folder;
    struct aira_diags diags;
    struct aira_buf path;

    make(&folder);
    folder_put(&folder, name, text, length);
    load_bad(&diags, folder.path);
    aira_buf_init(&path);
    aira_path_join(&path, folder.path, name);
    if (diags.errors != 1 || strcmp(diags.items[0].code, code) != 0 || diags.items[0].line != line ||
        strstr(diags.items[0].message, words) == NULL)
        fail_msg("%s: %zu errors, the first at line %d: [%s] %s", code, diags.errors, diags.items[0].line,
                 diags.items[0].code, diags.items[0].message);
    assert_string_equal(diags.items[0].file, aira_buf_cstr(&path));
    aira_buf_dispose(&path);
    aira_diags_dispose(&diags);
    folder_remove(&folder);
}

/* Each trap of the format, in another file each time; what rests on the broken file is not complained about. */
static void traps_of_the_format_are_told(void **state)
{
    static const struct {
        const char *name, *text, *code, *words;
        int line;
    } table[] = {
        {"references.ini", "[reference iso/1]\nclause = \xFF\n", "not-utf8", "UTF-8", 2},
        {"stages.ini", "[stage s]\ncore.1 = q >= 1 ; one\n", "unquoted-comment", "cut", 2},
        {"actions.ini", "[action a]\nquestion = \"q\n", "quote-open", "\"", 2},
        {"benchmarks.ini", "[benchmark b]\nsource = \"a\"b\"\n", "quote-inside", "typographic", 2},
        {"text.en.ini", TEXT "[stage t]\ntitle = \"a\\b\"\n", "backslash", "full-width", 18},
        {"references.ini", "clause = 1\n", "no-section", "[", 1},
        {"references.ini", "[reference iso/1\n", "bad-section", "]", 1},
        {"references.ini", "[reference iso:1]\n", "colon-in-section", "colon", 1},
        {"references.ini", "[reference iso/1]\nclause\n", "bad-line", "key = value", 2},
        {"references.ini", "[reference iso/1]\n= 1\n", "empty-key", "=", 2},
        {"references.ini", "[reference iso/1]\na = 1\n[Reference  ISO/1]\n", "duplicate-section", "1", 3},
        {"references.ini", "[reference iso/1]\nclause = 1\nClause = 2\n", "duplicate-key", "2", 3},
        {"references.ini", "[reference iso/1]\nclause = \x1B[1m\n", "control-character", "U+001B", 2},
    };

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
        expect(table[i].name, table[i].text, strlen(table[i].text), table[i].code, table[i].line, table[i].words);
    expect("stages.ini", "[stage s]\norder = 1\0\n", 21, "nul-byte", 2, "NUL");
}

static void a_folder_without_questions_is_one_error(void **state)
{
    static const char none[] = "[questionnaire]\nid = a\nversion = 1\nlanguages = en\nindustry-from = q\n[part p]\n";
    struct aira_buf text;

    (void)state;
    expect("questionnaire.ini", none, sizeof none - 1, "no-questions", 0, "asks no question");
    aira_buf_init(&text);
    aira_buf_puts(&text, MAIN);
    for (int i = 0; i < AIRA_MAX_QUESTIONS; i++)
        aira_buf_printf(&text, "[question q%d]\npart = p\ntype = text\n", i);
    expect("questionnaire.ini", text.data, text.length, "too-many-questions", 0, "10001");
    aira_buf_dispose(&text);
}

static void a_folder_in_place_of_a_file_is_told(void **state)
{
    (void)state;
    for (size_t i = 0; i < FILES; i++) {
        struct folder folder;
        struct aira_diags diags;
        struct aira_buf path;

        folder_make(&folder);
        aira_buf_init(&path);
        aira_path_join(&path, folder.path, good[i].name);
        assert_int_equal(mkdir(aira_buf_cstr(&path), 0700), 0);
        for (size_t k = 0; k < FILES; k++) {
            if (k != i)
                folder_put(&folder, good[k].name, good[k].text, strlen(good[k].text));
        }
        load_bad(&diags, folder.path);
        assert_int_equal(diags.errors, 1);
        assert_string_equal(diags.items[0].code, "unreadable");
        assert_string_equal(diags.items[0].file, aira_buf_cstr(&path));
        aira_buf_dispose(&path);
        aira_diags_dispose(&diags);
        folder_remove(&folder);
    }
}

/* Errors in each file: all are told in one run, whether a slash ends the folder's name or not. */
static void errors_of_all_files_come_at_once(void **state)
{
    static const struct {
        const char *name, *text, *code;
    } bad[FILES] = {
        {"references.ini", "[reference iso/1]\nclaus = 1\n", "unknown-key"},
        {"questionnaire.ini", MAIN "when = r = 1\nweight = 101\n", "bad-value"},
        {"stages.ini", "[stage s]\ncore.1 = q >= 9\n", "bad-value"},
        {"actions.ini", "[action a]\nquestion = q\nraises-to = 2\n", "missing-key"},
        {"benchmarks.ini", "[benchmark b]\nquestion = q\nvalue = x\nsource = S\n", "bad-value"},
        {"text.en.ini", TEXT "[part p2]\n", ""},
    };
    struct folder folder;

    (void)state;
    make(&folder);
    for (size_t i = 0; i < FILES; i++)
        folder_put(&folder, bad[i].name, bad[i].text, strlen(bad[i].text));
    folder_put(&folder, "text.en.ini", "[questionnaire]\ntitle = T\n", 26);
    for (int slash = 0; slash < 2; slash++) {
        const struct aira_diag *diag;
        struct aira_diags diags;
        struct aira_buf dir;

        aira_buf_init(&dir);
        aira_buf_printf(&dir, "%s%s", folder.path, slash == 0 ? "" : "/");
        load_bad(&diags, aira_buf_cstr(&dir));
        /* Two in questionnaire.ini; four sections of texts are missing. */
        assert_int_equal(diags.errors, 4 + 2 + 4);
        for (size_t i = 0; i < diags.count; i++) {
            assert_memory_equal(diags.items[i].file, folder.path, strlen(folder.path));
            assert_null(strstr(diags.items[i].file, "//"));
        }
        for (size_t i = 0; i + 1 < FILES; i++) {
            diag = support_diag(&diags, bad[i].code);
            assert_non_null(diag);
        }
        assert_non_null(support_diag(&diags, "unknown-question"));
        assert_int_equal(support_diag(&diags, "unknown-question")->line, 10);
        assert_int_equal(support_count(&diags, "missing-text"), 4);
        aira_buf_dispose(&dir);
        aira_diags_dispose(&diags);
    }
    folder_remove(&folder);
}

/* Errors that a caller collected before belong to another input. */
static void earlier_errors_do_not_count(void **state)
{
    struct aira_questionnaire *q = NULL;
    struct aira_error err = {0};
    struct aira_diags diags;
    struct folder folder;

    (void)state;
    make(&folder);
    aira_diags_init(&diags);
    for (int i = 0; i <= AIRA_DIAGS_MAX; i++)
        aira_diags_add(&diags, AIRA_ERROR, "before", "other.ini", i, "something else");
    assert_int_equal(aira_questionnaire_load(&q, folder.path, &diags, &err), 0);
    assert_non_null(q);
    assert_int_equal(diags.errors, AIRA_DIAGS_MAX + 1);
    aira_questionnaire_free(q);
    aira_diags_dispose(&diags);
    folder_remove(&folder);
}

/* Files that are each small enough, and 75 MB together. */
static void too_much_in_all_is_refused(void **state)
{
    static const char *const names[] = {"text.aa.ini", "text.bb.ini", "text.cc.ini", "text.dd.ini", "text.ee.ini"};
    static const char head[] = "[questionnaire]\nid = a\nversion = 1\nlanguages = aa, bb, cc, dd, ee\n[part p]\n"
                               "[question q]\npart = p\ntype = level\n";
    struct aira_diags diags;
    struct folder folder;
    struct aira_buf text;

    (void)state;
    if (getenv("AIRA_UNDER_VALGRIND") != NULL)
        skip();
    folder_make(&folder);
    folder_put(&folder, "questionnaire.ini", head, sizeof head - 1);
    aira_buf_init(&text);
    aira_buf_puts(&text, TEXT);
    while (text.length < 15 * 1024 * 1024)
        aira_buf_puts(&text, "; nothing that anybody reads, but it is there and has to be looked at all the same\n");
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        folder_put(&folder, names[i], aira_buf_cstr(&text), text.length);
    load_bad(&diags, folder.path);
    assert_int_equal(diags.errors, 1);
    assert_string_equal(diags.items[0].code, "too-large");
    assert_non_null(strstr(diags.items[0].file, "/text.ee.ini"));
    assert_non_null(strstr(diags.items[0].message, "64 MB"));
    aira_diags_dispose(&diags);
    aira_buf_dispose(&text);
    folder_remove(&folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(traps_of_the_format_are_told),
        cmocka_unit_test(a_folder_without_questions_is_one_error),
        cmocka_unit_test(a_folder_in_place_of_a_file_is_told),
        cmocka_unit_test(errors_of_all_files_come_at_once),
        cmocka_unit_test(earlier_errors_do_not_count),
        cmocka_unit_test(too_much_in_all_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
