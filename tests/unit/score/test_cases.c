/* Every worked case, made apart from the program, comes out as expected. */
#include <string.h>

#include "fixture.h"

static void add_expected(struct aira_buf *out, const char *name, const char *member)
{
    struct aira_json *expected = NULL;
    struct aira_error err;
    struct aira_buf path, text;

    aira_buf_init(&path);
    aira_buf_init(&text);
    aira_path_join(&path, AIRA_SOURCE_DIR "/tests/cases", name);
    aira_buf_puts(&path, "/expected.json");
    assert_int_equal(aira_file_read(&text, path.data, 1 << 20, &err), 0);
    assert_int_equal(aira_json_parse(&expected, path.data, text.data, text.length, &err), 0);
    assert_non_null(aira_json_get(expected, member));
    assert_int_equal(aira_json_write(out, aira_json_get(expected, member), 0, true, &err), 0);
    aira_json_free(expected);
    aira_buf_dispose(&path);
    aira_buf_dispose(&text);
}

static void check_member(const struct aira_json *scored, const char *name, const char *member)
{
    struct aira_buf expected, actual;
    struct aira_error err;

    aira_buf_init(&expected);
    aira_buf_init(&actual);
    add_expected(&expected, name, member);
    assert_int_equal(aira_json_write(&actual, aira_json_get(scored, member), 0, true, &err), 0);
    if (strcmp(expected.data, actual.data) != 0)
        fail_msg("case %s, %s:\nexpected %s\nscored   %s", name, member, expected.data, actual.data);
    aira_buf_dispose(&expected);
    aira_buf_dispose(&actual);
}

static void check_case(const char *name)
{
    struct aira_score *score = NULL;
    struct aira_json *scored;
    struct fixture fixture;

    if (fixture_load(&fixture, name) != 0)
        fail_msg("case %s does not load: %s:%d: %s", name, fixture.err.file, fixture.err.line, fixture.err.message);
    assert_int_equal(aira_score_new(&score, fixture.assessment, &fixture.err), 0);
    scored = aira_score_json(score);
    assert_non_null(scored);
    check_member(scored, name, "index");
    check_member(scored, name, "parts");
    check_member(scored, name, "stage");
    aira_json_free(scored);
    aira_score_free(score);
    fixture_free(&fixture);
}

static void all_cases_come_out_as_expected(void **state)
{
    struct aira_error err;
    char **names = NULL;
    size_t count = 0;

    (void)state;
    assert_int_equal(aira_dir_list(&names, &count, AIRA_SOURCE_DIR "/tests/cases", &err), 0);
    assert_true(count >= 30);
    for (size_t i = 0; i < count; i++)
        check_case(names[i]);
    aira_names_free(names, count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_cases_come_out_as_expected),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
