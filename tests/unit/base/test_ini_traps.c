#include "check.h"

#include <string.h>

/* Parses `text`, which must have exactly one error of the kind `code` in line `line`. */
static void assert_trap(const char *text, size_t length, const char *code, int line)
{
    struct aira_ini *ini = NULL;
    struct aira_diags diags;
    struct aira_error err;

    aira_diags_init(&diags);
    assert_int_equal(aira_ini_parse(&ini, "t.ini", text, length, &diags, &err), AIRA_EINPUT);
    assert_null(ini);
    assert_int_equal(diags.errors, 1);
    assert_string_equal(diags.items[0].code, code);
    assert_int_equal(diags.items[0].line, line);
    assert_string_equal(diags.items[0].file, "t.ini");
    assert_int_equal(err.line, line);
    aira_diags_dispose(&diags);
}

#define TRAP(text, code, line) assert_trap(text, sizeof(text) - 1, code, line)

static void bytes_that_are_no_text_are_reported(void **state)
{
    (void)state;
    TRAP("[a]\nk = \xff\n", "not-utf8", 2);
    TRAP("; \xe4\xb8\n[a]\nk = 1\n", "not-utf8", 1);
    TRAP("[a]\nk = a\0b\n", "nul-byte", 2);
    TRAP("[a]\nk = a\x1b[0m\n", "control-character", 2);
    TRAP("[a]\nk = a\rb\n", "control-character", 2);
    TRAP("[a]\nk = \xe2\x80\xae"
         "b\n",
         "control-character", 2);
}

/* A wrong encoding shows in many lines and is one mistake. */
static void a_wrong_encoding_is_told_once(void **state)
{
    static const struct {
        const char *text, *code, *words;
        size_t length;
        int line;
    } files[] = {
#define FILE_OF(text, code, line, words) {text, code, words, sizeof(text) - 1, line}
        FILE_OF("[a]\nk = \xca\xfd\nl = \xbe\xdd\nm = 1\n", "not-utf8", 2, "GBK"),
        FILE_OF("\xff\xfe[\0a\0]\0\n\0k\0=\0\x31\0\n\0", "nul-byte", 1, "byte order mark"),
        FILE_OF("\xfe\xff\0[\0a\0]\0\n\0k\0=\0\x31\0\n", "nul-byte", 1, "byte order mark"),
        FILE_OF("\xff\xfe\n\0[\0a\0]\0\n\0k\0=\0\x31\0\n\0", "not-utf8", 1, "looks like UTF-16"),
        FILE_OF("[\0a\0]\0\n\0k\0=\0\x31\0\n\0", "nul-byte", 1, "NUL bytes stand between"),
        FILE_OF("[a]\nk = this line holds one, \0, and much else\nl = \xff\n", "nul-byte", 2, "The line holds a NUL"),
#undef FILE_OF
    };

    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        struct aira_ini *ini = NULL;
        struct aira_diags diags;
        struct aira_error err;

        assert_trap(files[i].text, files[i].length, files[i].code, files[i].line);
        aira_diags_init(&diags);
        assert_int_equal(aira_ini_parse(&ini, "t.ini", files[i].text, files[i].length, &diags, &err), AIRA_EINPUT);
        if (strstr(diags.items[0].message, files[i].words) == NULL)
            fail_msg("%s", diags.items[0].message);
        aira_diags_dispose(&diags);
    }
    /* A line twice as long as it seems is not told to be too long. */
    {
        static char wide[2 * AIRA_INI_MAX_LINE];

        for (size_t i = 0; i < sizeof wide; i += 2)
            wide[i] = 'a';
        assert_trap(wide, sizeof wide, "nul-byte", 1);
    }
}

static void names_that_hide_are_reported(void **state)
{
    (void)state;
    TRAP("k = 1\nl = 2\n[a]\nm = 3\n", "no-section", 1);
    TRAP("[a\nk = 1\n[b]\n", "bad-section", 1);
    TRAP("[a] ; why\nk = 1\n", "bad-section", 1);
    TRAP("[]\nk = 1\n", "bad-section", 1);
    TRAP("[ \t]\nk = 1\n", "bad-section", 1);
    TRAP("[a[b]\nk = 1\n", "bad-section", 1);
    TRAP("[a]b]\nk = 1\n", "bad-section", 1);
    TRAP("[", "bad-section", 1);
    TRAP("[a:b]\nk = 1\n", "colon-in-section", 1);
    TRAP("[a  b]\nk = 1\n[A\tB]\nk = 2\n", "duplicate-section", 3);
    TRAP("[a]\nk = 1\nl = 2\n K=3\n", "duplicate-key", 4);
    TRAP("[a]\n = 1\n", "empty-key", 2);
    TRAP("[a]\nword\n", "bad-line", 2);
    TRAP("[a]\nk \xef\xbc\x9d 1\n", "bad-line", 2);
}

static void values_that_lose_text_are_reported(void **state)
{
    (void)state;
    TRAP("[a]\nk = a ; b\n", "unquoted-comment", 2);
    TRAP("[a]\nk = http://x/#y\n", "unquoted-comment", 2);
    TRAP("[a]\nk = ;\n", "unquoted-comment", 2);
    TRAP("[a]\nk = \"a\\b\"\n", "backslash", 2);
    TRAP("[a]\nk = a\\\nl = b\n", "backslash", 2);
    TRAP("; a\\  \n[a]\nl = b\n", "backslash", 1);
    TRAP("[a]\nk = \"a \"b\" c\"\n", "quote-inside", 2);
    TRAP("[a]\nk = \"\"b\n", "quote-inside", 2);
    TRAP("[a]\nk = \"a\n", "quote-open", 2);
    TRAP("[a]\nk = 'tis\n", "quote-open", 2);
    TRAP("[a]\nk = \"\n", "quote-open", 2);
}

static void a_line_may_be_as_long_as_iniparser_holds(void **state)
{
    char text[2048] = "[a]\nk = ";
    size_t start = strlen(text);
    size_t line = 4;
    struct aira_ini *ini;
    struct aira_diags diags;
    struct aira_error err;

    (void)state;
    memset(text + start, 'x', line + AIRA_INI_MAX_LINE - start + 1);
    assert_trap(text, line + AIRA_INI_MAX_LINE + 1, "line-too-long", 2);
    text[line + AIRA_INI_MAX_LINE] = '\n';
    for (size_t extra = 0; extra < 2; extra++) { /* with and without the line's end */
        aira_diags_init(&diags);
        assert_int_equal(aira_ini_parse(&ini, "t", text, line + AIRA_INI_MAX_LINE + extra, &diags, &err), 0);
        assert_int_equal(strlen(ini->sections[0].entries[0].value), line + AIRA_INI_MAX_LINE - start);
        aira_ini_free(ini);
        aira_diags_dispose(&diags);
    }
}

static void all_errors_of_a_file_are_found(void **state)
{
    static const char text[] = "k = 1\n[a]\nx\nk = a;b\nl = 1\nl = 2\n[a]\nm = \"\n";
    struct aira_ini *ini;
    struct aira_diags diags;
    struct aira_error err;
    const int lines[] = {1, 3, 4, 6, 7, 8};

    (void)state;
    aira_diags_init(&diags);
    assert_int_equal(aira_ini_parse(&ini, "t.ini", text, sizeof text - 1, &diags, &err), AIRA_EINPUT);
    assert_int_equal(diags.count, 6);
    for (size_t i = 0; i < diags.count; i++)
        assert_int_equal(diags.items[i].line, lines[i]);
    assert_non_null(strstr(diags.items[3].message, "line 5"));
    assert_non_null(strstr(diags.items[4].message, "line 2"));
    aira_diags_dispose(&diags);
}

static void an_endless_list_of_errors_is_cut(void **state)
{
    struct aira_ini *ini;
    struct aira_diags diags;
    struct aira_error err;
    struct aira_buf text;

    (void)state;
    aira_buf_init(&text);
    for (int i = 0; i < 1000; i++)
        aira_buf_puts(&text, "junk\n");
    aira_diags_init(&diags);
    assert_int_equal(aira_ini_parse(&ini, "t.ini", text.data, text.length, &diags, &err), AIRA_EINPUT);
    assert_int_equal(diags.count, AIRA_DIAGS_MAX);
    assert_int_equal(diags.errors, 1000);
    aira_diags_dispose(&diags);
    aira_buf_dispose(&text);
}

static void errors_of_another_file_do_not_count(void **state)
{
    struct aira_ini *ini;
    struct aira_diags diags;
    struct aira_error err;

    (void)state;
    aira_diags_init(&diags);
    aira_diags_add(&diags, AIRA_ERROR, "other", "o.ini", 1, "Bad.");
    assert_int_equal(aira_ini_parse(&ini, "t.ini", "[a]\nk=1\n", 8, &diags, &err), 0);
    aira_ini_free(ini);
    aira_diags_dispose(&diags);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_that_are_no_text_are_reported),
        cmocka_unit_test(a_wrong_encoding_is_told_once),
        cmocka_unit_test(names_that_hide_are_reported),
        cmocka_unit_test(values_that_lose_text_are_reported),
        cmocka_unit_test(a_line_may_be_as_long_as_iniparser_holds),
        cmocka_unit_test(all_errors_of_a_file_are_found),
        cmocka_unit_test(an_endless_list_of_errors_is_cut),
        cmocka_unit_test(errors_of_another_file_do_not_count),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
