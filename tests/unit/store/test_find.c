/* Finding an assessment by number or name, and the list of all. */
#include "desk.h"

#include <stdio.h>
#include <string.h>

static int64_t add(struct desk *desk, const char *client, const char *scope, int64_t now)
{
    struct aira_assessment *assessment = NULL;
    int64_t number;

    assert_done(aira_assessment_new(&assessment, desk->firm, client, &desk->err), desk);
    assert_done(aira_assessment_set_scope(assessment, scope, &desk->err), desk);
    assert_done(aira_store_add(desk->store, assessment, now, NULL, &desk->err), desk);
    number = assessment->number;
    aira_assessment_free(assessment);
    return number;
}

static void must_find(struct desk *desk, const char *key, int64_t wanted)
{
    int64_t number = 0;

    assert_done(aira_store_find(&number, desk->store, key, &desk->err), desk);
    assert_int_equal(number, wanted);
}

static void must_not_find(struct desk *desk, const char *key, int code, const char *words)
{
    int64_t number = 0;

    assert_int_equal(aira_store_find(&number, desk->store, key, &desk->err), code);
    assert_says(words, desk->err);
}

static void a_better_fit_hides_the_others(void **state)
{
    struct desk *desk = *state;
    int64_t acme = add(desk, "Acme", "", NOON);
    int64_t folded = add(desk, "ACME", "", NOON);
    int64_t longer = add(desk, "Acme Retail", "", NOON);
    int64_t chinese = add(desk, "子午光学", "零售部", NOON);

    must_find(desk, "Acme", acme);
    must_find(desk, "ACME", folded);
    must_not_find(desk, "acme", AIRA_EUSAGE, "2 assessments fit");
    must_find(desk, "RETAIL", longer);
    must_find(desk, "ｒｅｔａｉｌ", longer);
    must_find(desk, "光学", chinese);
    must_not_find(desk, "a", AIRA_EUSAGE, "3 assessments fit");
    must_not_find(desk, "Zenith", AIRA_ENOTFOUND, "Zenith");
    must_not_find(desk, "", AIRA_EUSAGE, "number or its client");
}

static void several_are_listed_by_number(void **state)
{
    struct desk *desk = *state;

    (void)add(desk, "Acme", "Retail", NOON);
    (void)add(desk, "Acme", "Wholesale", NOON + 86400);
    must_not_find(desk, "Acme", AIRA_EUSAGE, "2 Acme / Wholesale, 2026-11-25; 1 Acme / Retail, 2026-11-24");
    for (int i = 0; i < 20; i++)
        (void)add(desk, "Acme", "", NOON);
    must_not_find(desk, "Acme", AIRA_EUSAGE, "22 assessments fit");
    assert_says("; ...", desk->err);
}

static void a_number_is_a_number_before_it_is_a_name(void **state)
{
    struct desk *desk = *state;
    int64_t first = add(desk, "Acme", "", NOON);
    int64_t second = add(desk, "1", "", NOON);
    int64_t third = add(desk, "360 Degrees", "", NOON);

    must_find(desk, "1", first);
    must_find(desk, "2", second);
    must_find(desk, "360", third);
    must_not_find(desk, "77", AIRA_ENOTFOUND, "no assessment 77");
    must_not_find(desk, "99999999999999999999", AIRA_ENOTFOUND, "99999999999999999999");
    must_not_find(desk, "-1", AIRA_ENOTFOUND, "-1");
    must_not_find(desk, "' OR 1=1 --", AIRA_ENOTFOUND, "OR 1=1");
    must_not_find(desk, "%", AIRA_ENOTFOUND, "%");
}

struct seen {
    size_t count;
    size_t stop_at;
    char text[512];
};

static int see(void *context, const struct aira_listed *listed)
{
    struct seen *seen = context;
    size_t length = strlen(seen->text);

    (void)snprintf(seen->text + length, sizeof seen->text - length, "%lld %s/%s %s %s %s %lld %lld %lld;",
                   (long long)listed->number, listed->client, listed->scope, listed->questionnaire,
                   listed->questionnaire_version, listed->quick ? "quick" : "full", (long long)listed->created - NOON,
                   (long long)listed->changed - NOON, (long long)listed->answers);
    return ++seen->count == seen->stop_at ? 42 : 0;
}

static void the_newest_change_comes_first(void **state)
{
    struct desk *desk = *state;
    struct seen seen = {0};

    (void)add(desk, "Acme", "", NOON);
    (void)desk_add(desk, desk->store);
    desk_must_answer(desk, desk->store, 1, "data.access", "2", NOON + 7);
    assert_done(aira_store_list(desk->store, see, &seen, &desk->err), desk);
    assert_string_equal(seen.text, "1 Acme/ firm 1.0.0 full 0 7 1;2 " CLIENT "/零售部 firm 1.0.0 full 0 0 8;");
}

static void a_visitor_can_stop(void **state)
{
    struct desk *desk = *state;
    struct seen seen = {.stop_at = 1};

    (void)add(desk, "Acme", "", NOON);
    (void)add(desk, "Bolt", "", NOON);
    assert_int_equal(aira_store_list(desk->store, see, &seen, &desk->err), 42);
    assert_int_equal(seen.count, 1);
    seen.stop_at = 0;
    assert_done(aira_store_list(desk->store, see, &seen, &desk->err), desk);
    assert_int_equal(seen.count, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_better_fit_hides_the_others, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(several_are_listed_by_number, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(a_number_is_a_number_before_it_is_a_name, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(the_newest_change_comes_first, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(a_visitor_can_stop, desk_set, desk_clear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
