#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct aira_error err;

static struct aira_ini *parse(const char *text, size_t length)
{
    struct aira_ini *ini = NULL;
    struct aira_diags diags;
    int result;

    aira_diags_init(&diags);
    result = aira_ini_parse(&ini, "t.ini", text, length, &diags, &err);
    if (result != 0)
        print_error("%d: %s\n", err.line, err.message);
    assert_int_equal(result, 0);
    assert_int_equal(diags.count, 0);
    aira_diags_dispose(&diags);
    return ini;
}

static const char *value(const struct aira_ini *ini, const char *section, const char *key)
{
    const struct aira_ini_entry *entry = aira_ini_get(aira_ini_find(ini, section), key);

    return entry == NULL ? NULL : entry->value;
}

static void values_come_with_places(void **state)
{
    static const char text[] = "\xEF\xBB\xBF; head\r\n[ Question \t Data.Access ]\r\nType = level\r\n\r\n"
                               "ask = \" a ; b # c \" ; why\n[answer q @Person]\n[last]\n  EMPTY =\nquoted=\"\"#x\n"
                               "zh = 数据；质量\nsingle = 'say \"hi\"'\npath = C:\\x y\ninch = 5\" x = y";
    struct aira_ini *ini = parse(text, sizeof text - 1);

    (void)state;
    assert_int_equal(ini->count, 3);
    assert_string_equal(ini->file, "t.ini");
    assert_string_equal(ini->sections[0].name, "question data.access");
    assert_int_equal(ini->sections[0].line, 2);
    assert_string_equal(ini->sections[0].entries[0].key, "type");
    assert_int_equal(ini->sections[0].entries[0].line, 3);
    assert_string_equal(value(ini, "question data.access", "type"), "level");
    assert_string_equal(value(ini, "question data.access", "ask"), " a ; b # c ");
    assert_int_equal(ini->sections[0].entries[1].line, 5);
    assert_int_equal(aira_ini_find(ini, "answer q @person")->count, 0);
    assert_string_equal(value(ini, "last", "empty"), "");
    assert_string_equal(value(ini, "last", "quoted"), "");
    assert_string_equal(value(ini, "last", "zh"), "数据；质量");
    assert_string_equal(value(ini, "last", "single"), "say \"hi\"");
    assert_string_equal(value(ini, "last", "path"), "C:\\x y");
    assert_string_equal(value(ini, "last", "inch"), "5\" x = y");
    assert_null(value(ini, "last", "none"));
    assert_null(value(ini, "none", "empty"));
    aira_ini_free(ini);
}

static void an_empty_file_has_no_sections(void **state)
{
    static const char *const texts[] = {"", "\n", "; only\n", "\xEF\xBB\xBF", "   "};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct aira_ini *ini = parse(texts[i], strlen(texts[i]));

        assert_int_equal(ini->count, 0);
        aira_ini_free(ini);
    }
    aira_ini_free(NULL);
}

/* Enough keys for many pieces, in sections shorter and longer than a piece and in some without keys. */
static void every_value_of_a_large_file_is_right(void **state)
{
    static const int sizes[] = {0, 1, 127, 128, 129, 0, 0, 300, 2, 20000};
    struct aira_buf text;
    struct aira_ini *ini;
    int line = 0;

    (void)state;
    aira_buf_init(&text);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        aira_buf_printf(&text, "[s  %zu]\n", i);
        for (int j = 0; j < sizes[i]; j++)
            aira_buf_printf(&text, "K%d = %d in %zu\n", j, j, i);
    }
    ini = parse(text.data, text.length);
    assert_int_equal(ini->count, sizeof sizes / sizeof *sizes);
    for (size_t i = 0; i < ini->count; i++) {
        assert_int_equal(ini->sections[i].line, ++line);
        assert_int_equal(ini->sections[i].count, sizes[i]);
        for (int j = 0; j < sizes[i]; j++) {
            char expected[64];

            snprintf(expected, sizeof expected, "%d in %zu", j, i);
            assert_string_equal(ini->sections[i].entries[j].value, expected);
            assert_int_equal(ini->sections[i].entries[j].line, ++line);
        }
    }
    aira_ini_free(ini);
    aira_buf_dispose(&text);
}

/* With time that grows with the square of the size this would take minutes. */
static void the_largest_file_is_read(void **state)
{
    struct aira_buf text;
    struct aira_ini *ini;
    int keys = 0;

    (void)state;
    aira_buf_init(&text);
    aira_buf_puts(&text, "[one]\n");
    while (text.length < AIRA_INI_MAX_BYTES - 64)
        aira_buf_printf(&text, "key-number-%d = a value of some length for it\n", keys++);
    ini = parse(text.data, text.length);
    assert_int_equal(ini->sections[0].count, keys);
    aira_ini_free(ini);
    aira_buf_dispose(&text);
}

static void a_file_too_large_is_refused(void **state)
{
    struct aira_diags diags;
    struct aira_ini *ini;
    char *text = calloc(1, (size_t)AIRA_INI_MAX_BYTES + 1);

    (void)state;
    assert_non_null(text);
    memset(text, '\n', (size_t)AIRA_INI_MAX_BYTES + 1);
    aira_diags_init(&diags);
    assert_int_equal(aira_ini_parse(&ini, "t.ini", text, (size_t)AIRA_INI_MAX_BYTES + 1, &diags, &err), AIRA_EINPUT);
    assert_null(ini);
    assert_string_equal(diags.items[0].code, "too-large");
    aira_diags_dispose(&diags);
    free(text);
}

static void files_are_loaded(void **state)
{
    char path[] = "/tmp/aira-test-ini-XXXXXX";
    struct aira_diags diags;
    struct aira_ini *ini;
    int fd = mkstemp(path);

    (void)state;
    assert_true(fd >= 0);
    assert_int_equal(write(fd, "[a]\nk=v\n", 8), 8);
    aira_diags_init(&diags);
    assert_int_equal(aira_ini_load(&ini, path, &diags, &err), 0);
    assert_string_equal(value(ini, "a", "k"), "v");
    assert_string_equal(ini->file, path);
    aira_ini_free(ini);
    close(fd);
    unlink(path);
    assert_int_equal(aira_ini_load(&ini, path, &diags, &err), AIRA_ENOTFOUND);
    assert_int_equal(diags.errors, 0);
    assert_int_equal(aira_ini_load(&ini, "/tmp", &diags, &err), AIRA_EINPUT);
    assert_int_equal(diags.errors, 1);
    aira_diags_dispose(&diags);
}

static void lists_are_split_at_commas(void **state)
{
    struct aira_arena arena;
    const char **items;
    size_t count;

    (void)state;
    aira_arena_init(&arena);
    assert_int_equal(aira_ini_list(&items, &count, &arena, " a, b c ,,d,"), 0);
    assert_int_equal(count, 5);
    assert_string_equal(items[0], "a");
    assert_string_equal(items[1], "b c");
    assert_string_equal(items[2], "");
    assert_string_equal(items[3], "d");
    assert_string_equal(items[4], "");
    assert_int_equal(aira_ini_list(&items, &count, &arena, "  "), 0);
    assert_int_equal(count, 0);
    aira_arena_dispose(&arena);
}

/* Every value is read back as it was, but for what the format cannot hold. */
static void quoted_values_are_read_back(void **state)
{
    static const struct {
        const char *given, *read;
    } cases[] = {{"plain", "plain"},
                 {"", ""},
                 {" led", " led"},
                 {"a ; b # c", "a ; b # c"},
                 {"line\nline", "line line"},
                 {"say \"hi\" and \"ho\"", "say “hi” and “ho”"},
                 {"'tis", "'tis"},
                 {"a\\b", "a\\b"},
                 {"ends\\", "ends＼"},
                 {"a\\b;c", "a＼b;c"},
                 {"esc\x1b[0m\xff", "esc\uFFFD[0m\uFFFD"},
                 {"[x]", "[x]"},
                 {"= y", "= y"},
                 {"数据；质量", "数据；质量"}};
    struct aira_buf text;

    (void)state;
    aira_buf_init(&text);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct aira_ini *ini;

        aira_buf_clear(&text);
        aira_buf_puts(&text, "[a]\nk = ");
        aira_ini_quote(&text, cases[i].given);
        ini = parse(text.data, text.length);
        assert_string_equal(value(ini, "a", "k"), cases[i].read);
        aira_ini_free(ini);
    }
    aira_buf_dispose(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_come_with_places),
        cmocka_unit_test(an_empty_file_has_no_sections),
        cmocka_unit_test(every_value_of_a_large_file_is_right),
        cmocka_unit_test(the_largest_file_is_read),
        cmocka_unit_test(a_file_too_large_is_refused),
        cmocka_unit_test(files_are_loaded),
        cmocka_unit_test(lists_are_split_at_commas),
        cmocka_unit_test(quoted_values_are_read_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
