#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct aira_error err;

static void add(struct aira_catalog *catalog, const char *language, const char *text)
{
    struct aira_diags diags;
    struct aira_ini *ini;

    aira_diags_init(&diags);
    assert_int_equal(aira_ini_parse(&ini, "t.ini", text, strlen(text), &diags, &err), 0);
    assert_int_equal(aira_catalog_add(catalog, language, ini, &err), 0);
    aira_ini_free(ini);
    aira_diags_dispose(&diags);
}

static void texts_are_found_by_language(void **state)
{
    struct aira_catalog *catalog;

    (void)state;
    assert_int_equal(aira_catalog_new(&catalog, &err), 0);
    add(catalog, "en", "[a]\nk = one\n[b]\nk = two\n");
    add(catalog, "zh", "[a]\nk = 一\n");
    add(catalog, "en", "[b]\nk = later\nl = more\n");
    assert_string_equal(aira_catalog_find(catalog, "en", "a", "k"), "one");
    assert_string_equal(aira_catalog_find(catalog, "zh", "a", "k"), "一");
    assert_string_equal(aira_catalog_find(catalog, "en", "b", "k"), "later");
    assert_string_equal(aira_catalog_find(catalog, "en", "b", "l"), "more");
    assert_null(aira_catalog_find(catalog, "zh", "b", "k"));
    assert_null(aira_catalog_find(catalog, "fr", "a", "k"));
    assert_null(aira_catalog_find(catalog, "en", "a", "l"));
    assert_string_equal(aira_catalog_text(catalog, "zh", "b", "k"), "k");
    assert_string_equal(aira_catalog_text(catalog, "zh", "a", "k"), "一");
    aira_catalog_free(catalog);
    aira_catalog_free(NULL);
}

static void both_languages_are_loaded(void **state)
{
    char folder[] = "/tmp/aira-test-catalog-XXXXXX";
    char command[64];
    char path[64];
    struct aira_catalog *catalog;

    (void)state;
    assert_non_null(mkdtemp(folder));
    assert_int_equal(aira_catalog_new(&catalog, &err), 0);
    snprintf(path, sizeof path, "%s/w.zh.ini", folder);
    assert_int_equal(aira_file_write(path, "[a]\nk=一\n", 10, 0600, &err), 0);
    assert_int_equal(aira_catalog_load(catalog, folder, "w", &err), AIRA_ENOTFOUND);
    assert_non_null(strstr(err.file, "w.en.ini"));
    snprintf(path, sizeof path, "%s/w.en.ini", folder);
    assert_int_equal(aira_file_write(path, "[a]\nk\n", 6, 0600, &err), 0);
    assert_int_equal(aira_catalog_load(catalog, folder, "w", &err), AIRA_EINPUT);
    assert_int_equal(err.line, 2);
    assert_int_equal(aira_file_write(path, "[a]\nk=1\n", 8, 0600, &err), 0);
    assert_int_equal(aira_catalog_load(catalog, folder, "w", &err), 0);
    assert_string_equal(aira_catalog_text(catalog, "zh", "a", "k"), "一");
    assert_string_equal(aira_catalog_text(catalog, "en", "a", "k"), "1");
    aira_catalog_free(catalog);
    snprintf(command, sizeof command, "rm -rf %s", folder);
    assert_int_equal(system(command), 0);
}

static void places_in_a_text_are_filled(void **state)
{
    const char *const pairs[] = {"n", "3", "who", "{n}", "long name", "x", NULL};
    struct aira_buf out;

    (void)state;
    aira_buf_init(&out);
    aira_text_fill(&out, "{n} of {n}, {who}: {long name}{", pairs);
    assert_built(&out, "3 of 3, {n}: x{");
    aira_text_fill(&out, "{unknown} {} {n {n} }{{n}}", pairs);
    assert_built(&out, "{unknown} {} {n 3 }{3}");
    aira_text_fill(&out, "{n}", pairs + 6);
    assert_built(&out, "{n}");
    aira_buf_dispose(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_found_by_language),
        cmocka_unit_test(both_languages_are_loaded),
        cmocka_unit_test(places_in_a_text_are_filled),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
