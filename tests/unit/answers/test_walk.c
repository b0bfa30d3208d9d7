/* The walk: where it begins, where it goes, what it skips, how far it is. */
#include "support.h"

#include <string.h>

static struct aira_error err;
static struct aira_walk walk;

static int start_walk(void **state)
{
    (void)start(state);
    return aira_walk_init(&walk, *state, &err);
}

static int finish_walk(void **state)
{
    aira_walk_dispose(&walk);
    return finish(state);
}

static const char *name_of(int index)
{
    return index < 0 ? "(none)" : firm->questions[index].id;
}

#define assert_at(id, index) assert_string_equal(name_of(index), (id))

/* Answers and brings the walk up to date. */
static void now(struct aira_assessment *assessment, const char *id, const char *value)
{
    say(assessment, id, NULL, value);
    aira_walk_refresh(&walk);
}

/* The walk's stops, forth and back, are those of `ids`, ended by NULL. */
static void assert_stops(const char *const *ids)
{
    size_t count = 0;
    int at = -1;

    for (; ids[count] != NULL; count++) {
        at = aira_walk_next(&walk, at);
        assert_at(ids[count], at);
    }
    if (at >= 0)
        assert_int_equal(aira_walk_next(&walk, at), -1);
    else
        assert_int_equal(aira_walk_next(&walk, -1), -1);
    at = -1;
    while (count-- > 0) {
        at = aira_walk_previous(&walk, at);
        assert_at(ids[count], at);
    }
    if (at >= 0)
        assert_int_equal(aira_walk_previous(&walk, at), -1);
}

#define assert_walks(...) assert_stops((const char *const[]){__VA_ARGS__, NULL})
#define assert_walks_nowhere() assert_stops((const char *const[]){NULL})

static void it_stops_where_questions_apply(void **state)
{
    assert_walks("profile.stage", "profile.uses", "profile.words", "data.access", "data.volume", "org.tools",
                 "org.plan");
    now(*state, "data.access", "2");
    assert_walks("profile.stage", "profile.uses", "profile.words", "data.access", "data.quality", "data.volume",
                 "org.tools", "org.plan");
    assert_true(aira_walk_applies(&walk, question("data.quality")));
    assert_false(aira_walk_applies(&walk, question("data.lineage")));
    now(*state, "data.access", "1");
    assert_false(aira_walk_applies(&walk, question("data.quality")));
    assert_false(aira_walk_applies(&walk, -1));
    assert_false(aira_walk_applies(&walk, (int)firm->question_count));
    assert_at("data.volume", aira_walk_next(&walk, question("data.quality")));
    assert_at("data.access", aira_walk_previous(&walk, question("data.lineage")));
    assert_int_equal(aira_walk_next(&walk, (int)firm->question_count), -1);
    now(*state, "profile.uses", "sales");
    now(*state, "data.secret", "yes");
    assert_at("org.deep", aira_walk_previous(&walk, -1));
    assert_at("org.deep", aira_walk_previous(&walk, (int)firm->question_count));
    assert_at("org.plan", aira_walk_previous(&walk, question("org.deep")));
    assert_int_equal(aira_walk_next(&walk, question("org.deep")), -1);
}

static void the_short_walk_stops_at_less(void **state)
{
    struct aira_assessment *assessment = *state;

    assessment->quick = true;
    aira_walk_refresh(&walk);
    assert_walks("profile.stage", "profile.uses", "data.access", "org.plan");
    now(assessment, "profile.uses", "sales");
    assert_walks("profile.stage", "profile.uses", "data.access", "data.secret", "org.plan");
    assert_int_equal(aira_walk_progress(&walk, -1).asked, 5);
    assert_int_equal(aira_walk_progress(&walk, -1).answered, 1);
    assert_int_equal(aira_walk_progress(&walk, -1).pending, 0);
}

static void it_moves_on_when_its_question_goes(void **state)
{
    now(*state, "data.access", "2");
    now(*state, "data.quality", "1");
    walk.current = question("data.quality");
    aira_walk_refresh(&walk);
    assert_at("data.quality", walk.current);
    now(*state, "data.access", "0");
    assert_at("data.volume", walk.current);
    now(*state, "data.access", "3");
    assert_at("data.volume", walk.current);
    walk.current = question("org.shallow");
    now(*state, "data.quality", "0");
    assert_at("org.tools", walk.current);
    now(*state, "profile.uses", "sales");
    now(*state, "data.secret", "yes");
    walk.current = question("org.deep");
    now(*state, "data.secret", "no");
    assert_at("profile.stage", walk.current);
}

static void next_open_goes_round(void **state)
{
    assert_at("profile.stage", aira_walk_next_open(&walk, -1));
    assert_at("profile.uses", aira_walk_next_open(&walk, 0));
    assert_at("profile.stage", aira_walk_next_open(&walk, question("org.plan")));
    now(*state, "profile.stage", "?");
    now(*state, "profile.uses", "office");
    now(*state, "profile.words", "n/a");
    now(*state, "data.access", "0");
    now(*state, "data.volume", "3");
    now(*state, "org.tools", "a");
    assert_at("org.plan", aira_walk_next_open(&walk, -1));
    assert_at("org.plan", aira_walk_next_open(&walk, question("org.plan")));
    now(*state, "org.plan", "none");
    assert_int_equal(aira_walk_next_open(&walk, 0), -1);
    assert_int_equal(aira_walk_next_open(&walk, -1), -1);
    now(*state, "profile.uses", "sales");
    assert_at("data.secret", aira_walk_next_open(&walk, question("org.plan")));
    walk.filter = AIRA_FILTER_NA;
    assert_at("data.secret", aira_walk_next_open(&walk, -1));
}

static void it_comes_back_to_its_place(void **state)
{
    struct aira_assessment *assessment = *state;
    static const struct {
        const char *position, *begins;
    } PLACES[] = {
        {"org.plan", "org.plan"},           /* applies */
        {"profile.stage", "profile.stage"}, /* applies, and is answered */
        {"data.quality", "profile.words"},  /* off: the first unanswered */
        {"org.deep", "profile.words"},      /* waits */
        {NULL, "profile.words"},
    };

    say(assessment, "profile.stage", NULL, "native");
    say(assessment, "profile.uses", NULL, "?");
    say(assessment, "data.access", NULL, "0");
    for (size_t i = 0; i < sizeof PLACES / sizeof PLACES[0]; i++) {
        aira_walk_dispose(&walk);
        assessment->position = PLACES[i].position == NULL ? -1 : question(PLACES[i].position);
        assert_code(0, aira_walk_init(&walk, assessment, &err));
        assert_at(PLACES[i].begins, walk.current);
    }
    aira_walk_dispose(&walk);
    assessment->position = 9999;
    say(assessment, "profile.words", NULL, "x");
    say(assessment, "data.volume", NULL, "1");
    say(assessment, "org.tools", NULL, "a");
    say(assessment, "org.plan", NULL, "none");
    assert_code(0, aira_walk_init(&walk, assessment, &err));
    assert_at("profile.stage", walk.current);
}

static void assert_progress(const char *part, size_t asked, size_t answered, size_t pending)
{
    int index = -1;
    struct aira_progress progress;

    for (size_t i = 0; part != NULL && i < firm->part_count; i++) {
        if (strcmp(firm->parts[i].id, part) == 0)
            index = (int)i;
    }
    assert_true(part == NULL || index >= 0);
    progress = aira_walk_progress(&walk, index);
    assert_int_equal(progress.asked, asked);
    assert_int_equal(progress.answered, answered);
    assert_int_equal(progress.pending, pending);
}

static void progress_counts_what_applies(void **state)
{
    assert_progress("profile", 3, 0, 0);
    assert_progress("data", 2, 0, 3);
    assert_progress("org", 2, 0, 2);
    assert_progress(NULL, 7, 0, 5);
    now(*state, "data.access", "2");
    now(*state, "data.quality", "?");
    now(*state, "data.volume", "n/a");
    now(*state, "profile.uses", "sales");
    assert_progress("profile", 3, 1, 0);
    assert_progress("data", 4, 3, 0); /* lineage off, secret asked */
    assert_progress("org", 2, 0, 1);
    assert_progress(NULL, 9, 4, 1);
    walk.filter = AIRA_FILTER_FLAGGED;
    assert_progress(NULL, 9, 4, 1);
}

static void filters_have_names(void **state)
{
    static const char *const NAMES[] = {"all", "open", "flagged", "noted", "na", "unknown", "no-evidence", "gates"};
    enum aira_filter filter = AIRA_FILTER_NOTED;

    (void)state;
    for (int i = 0; i < AIRA_FILTERS; i++) {
        assert_string_equal(aira_filter_name((enum aira_filter)i), NAMES[i]);
        assert_true(aira_filter_parse(&filter, NAMES[i]));
        assert_int_equal(filter, i);
    }
    assert_false(aira_filter_parse(&filter, "al"));
    assert_false(aira_filter_parse(&filter, ""));
    assert_int_equal(filter, AIRA_FILTER_GATES);
    assert_string_equal(aira_filter_name(AIRA_FILTERS), "");
}

/* Puts a note or a flag on an answer that is there. */
static void mark(struct aira_assessment *assessment, const char *id, int who, char *note, bool flag)
{
    struct aira_answer answer = *aira_assessment_find(assessment, question(id), who);

    answer.note = note;
    answer.flag = flag;
    assert_code(0, aira_assessment_answer(assessment, &answer, &err));
    aira_walk_refresh(&walk);
}

static void filters_stop_at_what_they_name(void **state)
{
    struct aira_assessment *assessment = *state;
    char note[] = "look again";

    now(assessment, "profile.uses", "office");
    now(assessment, "profile.words", "n/a");
    say_proven(assessment, "data.access", NULL, "2", AIRA_EVIDENCE_INTERVIEW);
    now(assessment, "data.quality", "?");
    say(assessment, "data.volume", "ann", "4");
    say(assessment, "org.tools", "ann", "b");
    say(assessment, "org.tools", NULL, "a");
    now(assessment, "org.plan", "draft");
    mark(assessment, "data.quality", AIRA_SETTLED, note, true);
    mark(assessment, "org.tools", 0, note, false);
    mark(assessment, "data.volume", 0, NULL, true);

    walk.filter = AIRA_FILTER_OPEN;
    assert_walks("profile.stage", "data.quality");
    walk.filter = AIRA_FILTER_FLAGGED;
    assert_walks("data.quality", "data.volume");
    walk.filter = AIRA_FILTER_NOTED;
    assert_walks("data.quality", "org.tools");
    walk.filter = AIRA_FILTER_NA;
    assert_walks("profile.words");
    walk.filter = AIRA_FILTER_UNKNOWN;
    assert_walks("data.quality");
    walk.filter = AIRA_FILTER_UNPROVEN; /* volume asks for none, uses has no level */
    assert_walks("org.tools", "org.plan");
    now(assessment, "data.access", "0");
    walk.filter = AIRA_FILTER_FLAGGED; /* quality is off now */
    assert_walks("data.volume");
    walk.filter = AIRA_FILTER_UNKNOWN;
    assert_walks_nowhere();
    assert_true(aira_walk_applies(&walk, question("org.plan")));
}

static void the_gates_filter_stops_at_those_not_reached(void **state)
{
    struct aira_assessment *assessment = *state;

    walk.filter = AIRA_FILTER_GATES;
    assert_walks("data.access", "data.volume", "org.plan");
    now(assessment, "data.access", "3");
    assert_walks("data.access", "data.volume", "org.plan"); /* the last stage asks 4 */
    now(assessment, "profile.stage", "product");
    assert_walks("data.volume", "org.plan");
    now(assessment, "profile.uses", "sales");
    assert_walks("data.secret", "data.volume", "org.plan");
    now(assessment, "data.secret", "yes");
    now(assessment, "org.plan", "draft");
    assert_walks("data.volume");
    now(assessment, "data.volume", "n/a"); /* no core gate: skipped */
    assert_walks_nowhere();
    now(assessment, "data.access", "n/a"); /* a core gate is not */
    assert_walks("data.access");
    now(assessment, "data.access", "?");
    assert_walks("data.access");
    now(assessment, "data.access", "2");
    now(assessment, "profile.stage", "internal");
    assert_walks_nowhere();
}

static const char *found(int from, const char *word, const char *language)
{
    int index = 99;

    assert_code(0, aira_walk_search(&index, &walk, from, word, language, &err));
    return name_of(index);
}

static void a_search_looks_into_texts_and_ids(void **state)
{
    (void)state;
    assert_string_equal(found(-1, "volume", "en"), "data.volume");
    assert_string_equal(found(-1, "org.", "en"), "org.tools");
    assert_string_equal(found(-1, "DATA", "en"), "data.access");
    assert_string_equal(found(-1, "WHO CAN", "en"), "data.access");
    assert_string_equal(found(-1, "about plan", "en"), "org.plan"); /* help */
    assert_string_equal(found(-1, "ai用", "zh"), "profile.uses");   /* full-width in the text */
    assert_string_equal(found(-1, "ＤＡＴＡ．ＡＣＣＥＳＳ", "zh"), "data.access");
    assert_string_equal(found(-1, "取得", "zh"), "data.access");
    assert_string_equal(found(-1, "取得", "en"), "(none)");
    assert_string_equal(found(-1, "咖啡", "zh"), "org.tools");       /* an option */
    assert_string_equal(found(-1, "并有核验", "zh"), "data.access"); /* a level */
    assert_string_equal(found(-1, "zebra", "en"), "(none)");
    assert_string_equal(found(-1, "", "en"), "(none)");
}

static void a_search_goes_round_what_applies(void **state)
{
    walk.filter = AIRA_FILTER_NA;
    assert_string_equal(found(-1, "可请对方", "zh"), "profile.stage");
    assert_string_equal(found(question("profile.stage"), "可请对方", "zh"), "profile.uses");
    assert_string_equal(found(question("org.plan"), "可请对方", "zh"), "profile.stage");
    assert_string_equal(found(question("org.plan"), "董事会", "zh"), "org.plan");
    assert_string_equal(found((int)firm->question_count, "可请对方", "zh"), "profile.stage");
    assert_string_equal(found(-1, "真实", "zh"), "(none)"); /* quality waits */
    now(*state, "data.access", "2");
    assert_string_equal(found(-1, "真实", "zh"), "data.quality");
}

static void a_search_looks_into_notes(void **state)
{
    struct aira_assessment *assessment = *state;
    char note[] = "Ask Straße 12\n见 ＰＤＦ", other[] = "only Bo says so";

    now(assessment, "data.volume", "1");
    say(assessment, "org.plan", "ann", "none");
    mark(assessment, "data.volume", AIRA_SETTLED, note, false);
    mark(assessment, "org.plan", 0, other, false);
    assert_string_equal(found(-1, "STRASSE", "en"), "data.volume");
    assert_string_equal(found(-1, "见 pdf", "zh"), "data.volume");
    assert_string_equal(found(-1, "only bo", "zh"), "org.plan");
    mark(assessment, "data.volume", AIRA_SETTLED, NULL, false);
    assert_string_equal(found(-1, "strasse", "en"), "(none)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(it_stops_where_questions_apply, start_walk, finish_walk),
        cmocka_unit_test_setup_teardown(the_short_walk_stops_at_less, start_walk, finish_walk),
        cmocka_unit_test_setup_teardown(it_moves_on_when_its_question_goes, start_walk, finish_walk),
        cmocka_unit_test_setup_teardown(next_open_goes_round, start_walk, finish_walk),
        cmocka_unit_test_setup_teardown(it_comes_back_to_its_place, start_walk, finish_walk),
        cmocka_unit_test_setup_teardown(progress_counts_what_applies, start_walk, finish_walk),
        cmocka_unit_test(filters_have_names),
        cmocka_unit_test_setup_teardown(filters_stop_at_what_they_name, start_walk, finish_walk),
        cmocka_unit_test_setup_teardown(the_gates_filter_stops_at_those_not_reached, start_walk, finish_walk),
        cmocka_unit_test_setup_teardown(a_search_looks_into_texts_and_ids, start_walk, finish_walk),
        cmocka_unit_test_setup_teardown(a_search_goes_round_what_applies, start_walk, finish_walk),
        cmocka_unit_test_setup_teardown(a_search_looks_into_notes, start_walk, finish_walk),
    };

    return cmocka_run_group_tests(tests, load_firm, free_firm);
}
