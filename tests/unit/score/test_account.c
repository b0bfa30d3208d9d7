/* The account of a figure names what the figure rests on, in both languages, with no word missing. */
#include <string.h>

#include "fixture.h"

static struct aira_catalog *words(void)
{
    struct aira_catalog *catalog = NULL;
    struct aira_error err;

    assert_int_equal(aira_catalog_new(&catalog, &err), 0);
    assert_int_equal(aira_catalog_load(catalog, AIRA_SOURCE_DIR "/data", "explain", &err), 0);
    return catalog;
}

static void account(struct aira_buf *out, const char *name, const char *key, const char *language)
{
    struct aira_catalog *catalog = words();
    struct aira_score *score = NULL;
    struct fixture fixture;

    assert_int_equal(fixture_load(&fixture, name), 0);
    assert_int_equal(aira_score_new(&score, fixture.assessment, &fixture.err), 0);
    assert_int_equal(aira_score_explain(out, score, key, language, catalog, &fixture.err), 0);
    aira_score_free(score);
    fixture_free(&fixture);
    aira_catalog_free(catalog);
}

static void assert_holds(const struct aira_buf *text, const char *part)
{
    if (strstr(aira_buf_cstr(text), part) == NULL)
        fail_msg("'%s' is not in:\n%s", part, aira_buf_cstr(text));
}

static void a_question_tells_level_evidence_and_weight(void **state)
{
    struct aira_buf text;

    (void)state;
    aira_buf_init(&text);
    account(&text, "85", "p0.q8", "en");
    assert_holds(&text, "p0.q8");
    assert_holds(&text, "Level 4 of 4, which is 100.0%");
    assert_holds(&text, "supports levels up to 1");
    assert_holds(&text, "Weight 1 of the 10 answered");
    assert_holds(&text, "Gate of stage internal");
    assert_holds(&text, "level 3 needed, 4 claimed: met; 1 supported: missed");
    aira_buf_dispose(&text);
}

static void a_part_tells_its_sums(void **state)
{
    struct aira_buf text;

    (void)state;
    aira_buf_init(&text);
    account(&text, "85", "p1", "en");
    assert_holds(&text, "p1.q1: weight 3 × 75.0% = 2.250 points");
    assert_holds(&text, "Score 68.8%");
    aira_buf_dispose(&text);
}

static void the_index_tells_parts_and_bands(void **state)
{
    struct aira_buf text;

    (void)state;
    aira_buf_init(&text);
    account(&text, "85", "index", "en");
    assert_holds(&text, "Index 80.5%, supported 45.8%");
    assert_holds(&text, "Result, claimed: leading");
    assert_holds(&text, "Result, supported: trying");
    aira_buf_dispose(&text);
}

static void no_account_shows_a_bare_key_or_an_open_brace(void **state)
{
    static const char *const cases[] = {"85", "34", "118", "26", "351", "100"};
    static const char *const languages[] = {"en", "zh"};
    static const char *const keys[] = {"index", "stage", "p0", "p1", "profile", "p0.q0", "p0.q5"};

    (void)state;
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++)
        for (size_t l = 0; l < 2; l++)
            for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
                struct aira_catalog *catalog = words();
                struct aira_score *score = NULL;
                struct fixture fixture;
                struct aira_buf text;
                int code;

                aira_buf_init(&text);
                assert_int_equal(fixture_load(&fixture, cases[c]), 0);
                assert_int_equal(aira_score_new(&score, fixture.assessment, &fixture.err), 0);
                code = aira_score_explain(&text, score, keys[k], languages[l], catalog, &fixture.err);
                if (code == 0) {
                    assert_null(strchr(aira_buf_cstr(&text), '{'));
                    assert_null(strstr(aira_buf_cstr(&text), "state-"));
                    assert_null(strstr(aira_buf_cstr(&text), "evidence-"));
                    assert_null(strstr(aira_buf_cstr(&text), "gate-"));
                    assert_null(strstr(aira_buf_cstr(&text), "band-"));
                } else {
                    assert_int_equal(code, AIRA_ENOTFOUND);
                }
                aira_buf_dispose(&text);
                aira_score_free(score);
                fixture_free(&fixture);
                aira_catalog_free(catalog);
            }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_question_tells_level_evidence_and_weight),
        cmocka_unit_test(a_part_tells_its_sums),
        cmocka_unit_test(the_index_tells_parts_and_bands),
        cmocka_unit_test(no_account_shows_a_bare_key_or_an_open_brace),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
