/* What changed since an earlier assessment. */
#include "carded.h"

#include "failing.h"

#include <stdlib.h>

#define THEN                                                                                                           \
    FIRM_HEAD FIRM_PROFILE FIRM_PROVEN("adopt.use", "1") FIRM_PROVEN("data.access", "3")                               \
        FIRM_PROVEN("data.quality", "2") FIRM_PROVEN("org.roles", "3") FIRM_PROVEN("org.skills", "1")                  \
            FIRM_PROVEN("comp.marks", "a")

struct pair {
    struct firm now, then;
    struct aira_scorecard *card;
};

static int compare(struct pair *pair, bool redacted)
{
    struct aira_scorecard_input then = {
        .assessment = pair->then.assessment, .journal_head = "aa", .journal_count = 3, .as_of = 1735689661};
    struct aira_scorecard_input now = {.assessment = pair->now.assessment,
                                       .journal_head = "bb",
                                       .journal_count = 7,
                                       .as_of = 1795507261,
                                       .redacted = redacted,
                                       .since = &then};
    return aira_scorecard_new(&pair->card, &now, &pair->now.err);
}

static void load(struct pair *pair, const char *now, const char *then)
{
    *pair = (struct pair){.card = NULL};
    firm_must_load(&pair->now, now);
    firm_must_load(&pair->then, then);
}

/* Loads the earlier firm's answers to a questionnaire in which `before` is written as `after`. */
static void load_other_version(struct pair *pair, const char *now, const char *then, const char *before,
                               const char *after)
{
    struct aira_buf snapshot, changed;
    struct aira_ini *ini = NULL;
    load(pair, now, FIRM_HEAD);
    aira_buf_init(&snapshot);
    aira_buf_init(&changed);
    assert_int_equal(aira_questionnaire_snapshot(&snapshot, pair->now.questionnaire, &pair->then.err), 0);
    const char *at = snapshot.data, *found = NULL;
    for (; (found = strstr(at, before)) != NULL; at = found + strlen(before)) {
        aira_buf_add(&changed, at, (size_t)(found - at));
        aira_buf_puts(&changed, after);
    }
    aira_buf_puts(&changed, at);
    assert_true(at != snapshot.data);
    aira_assessment_free(pair->then.assessment);
    aira_questionnaire_free(pair->then.questionnaire);
    pair->then.assessment = NULL;
    pair->then.questionnaire = NULL;
    assert_int_equal(aira_questionnaire_load_snapshot(&pair->then.questionnaire, changed.data, changed.length,
                                                      &pair->then.diags, &pair->then.err),
                     0);
    assert_int_equal(aira_ini_parse(&ini, "then.ini", then, strlen(then), &pair->then.diags, &pair->then.err), 0);
    assert_int_equal(
        aira_answers_parse(&pair->then.assessment, pair->then.questionnaire, ini, &pair->then.diags, &pair->then.err),
        0);
    aira_ini_free(ini);
    aira_buf_dispose(&snapshot);
    aira_buf_dispose(&changed);
}

static void unload(struct pair *pair)
{
    aira_scorecard_free(pair->card);
    firm_free(&pair->now);
    firm_free(&pair->then);
}

static int question(const struct pair *pair, const char *id)
{
    return aira_questionnaire_question(pair->now.questionnaire, id);
}

static const struct aira_since_criterion *criterion(const struct pair *pair, const char *id)
{
    int place = pair->card->since->places[question(pair, id)];
    assert_true(place >= 0);
    return &pair->card->since->criteria[place];
}

static void levels_stand_beside_those_of_then(void **state)
{
    struct pair pair;
    (void)state;
    load(&pair, FIRM_GROWING, THEN);
    assert_int_equal(compare(&pair, false), 0);
    assert_int_equal(aira_scorecard_level_then(pair.card, question(&pair, "data.access")), 3);
    assert_int_equal(aira_scorecard_supported_then(pair.card, question(&pair, "data.access")), 3);
    assert_int_equal(pair.card->score->questions[question(&pair, "data.access")].supported_level, 2);
    assert_int_equal(aira_scorecard_level_then(pair.card, question(&pair, "org.plan")), -1);
    assert_int_equal(criterion(&pair, "org.plan")->kind, AIRA_SINCE_BOTH);
    assert_int_equal(criterion(&pair, "org.skills")->kind, AIRA_SINCE_BOTH);
    assert_int_equal(pair.card->since->places[question(&pair, "profile.size")], -1);
    assert_int_equal(pair.card->since->criterion_count, 12);
    assert_int_equal(aira_scorecard_level_then(pair.card, question(&pair, "profile.size")), -1);
    unload(&pair);
    struct carded alone;
    carded_make(&alone, FIRM_GROWING);
    assert_null(alone.card->since);
    assert_int_equal(aira_scorecard_level_then(alone.card, 10), -1);
    carded_free(&alone);
}

static void parts_and_gates_stand_beside_those_of_then(void **state)
{
    struct pair pair;
    (void)state;
    load(&pair, FIRM_GROWING, THEN);
    assert_int_equal(compare(&pair, false), 0);
    const struct aira_since *since = pair.card->since;
    assert_int_equal(since->part_count, 4);
    for (size_t i = 0; i < since->part_count; i++) {
        assert_int_equal(since->parts[i].then->part, since->parts[i].now->part);
        assert_ptr_equal(since->parts[i].now, &pair.card->score->parts[i]);
    }
    assert_int_equal(since->gate_count, 6);
    assert_int_equal(since->gates[0].then->status, AIRA_GATE_MISSED);
    assert_int_equal(since->gates[0].now->status, AIRA_GATE_MET);
    assert_int_equal(since->gates[3].then->status, AIRA_GATE_MET);
    assert_int_equal(since->gates[3].now->status, AIRA_GATE_MISSED);
    assert_int_equal(since->gates[3].stage, 1);
    unload(&pair);
}

static void what_only_one_asks_is_not_compared(void **state)
{
    struct pair pair;
    (void)state;
    load(&pair, FIRM_GROWING, FIRM_HEAD FIRM_ANSWER("profile.offers", "no") FIRM_PROVEN("adopt.use", "1"));
    assert_int_equal(compare(&pair, false), 0);
    assert_int_equal(criterion(&pair, "adopt.product")->kind, AIRA_SINCE_ONLY_NOW);
    assert_int_equal(criterion(&pair, "adopt.use")->kind, AIRA_SINCE_BOTH);
    unload(&pair);
    load(&pair, FIRM_GROWING, THEN);
    pair.now.assessment->quick = true;
    assert_int_equal(compare(&pair, false), 0);
    assert_int_equal(criterion(&pair, "org.skills")->kind, AIRA_SINCE_ONLY_THEN);
    assert_int_equal(aira_scorecard_level_then(pair.card, question(&pair, "org.skills")), -1);
    unload(&pair);
}

static void another_version_compares_what_means_the_same(void **state)
{
    struct pair pair;
    (void)state;
    load_other_version(&pair, FIRM_GROWING, THEN, "full = 3", "full = 2");
    assert_int_equal(compare(&pair, false), 0);
    assert_int_equal(criterion(&pair, "comp.marks")->kind, AIRA_SINCE_OTHER_MEANING);
    assert_int_equal(aira_scorecard_level_then(pair.card, question(&pair, "comp.marks")), -1);
    assert_int_equal(aira_scorecard_level_then(pair.card, question(&pair, "data.access")), 3);
    assert_int_equal(pair.card->since->gate_count, 6);
    unload(&pair);
    load_other_version(&pair, FIRM_GROWING, FIRM_HEAD FIRM_PROVEN("org.talents", "1"), "org.skills", "org.talents");
    assert_int_equal(compare(&pair, false), 0);
    assert_int_equal(criterion(&pair, "org.skills")->kind, AIRA_SINCE_ONLY_NOW);
    assert_int_equal(criterion(&pair, "org.skills")->then, -1);
    const struct aira_since *since = pair.card->since;
    assert_int_equal(since->criterion_count, 13);
    assert_int_equal(since->criteria[12].kind, AIRA_SINCE_ONLY_THEN);
    assert_int_equal(since->criteria[12].now, -1);
    unload(&pair);
    load_other_version(&pair, FIRM_GROWING, THEN, "data.quality >= 2", "data.quality >= 1");
    assert_int_equal(compare(&pair, false), 0);
    assert_int_equal(pair.card->since->gate_count, 5);
    unload(&pair);
}

static void the_hash_is_another_with_every_other_comparison(void **state)
{
    struct pair pair;
    struct carded alone;
    char first[AIRA_HASH_HEX];
    (void)state;
    load(&pair, FIRM_GROWING, THEN);
    assert_int_equal(compare(&pair, false), 0);
    memcpy(first, pair.card->content_hash, sizeof first);
    unload(&pair);
    carded_make(&alone, FIRM_GROWING);
    assert_string_not_equal(first, alone.card->content_hash);
    carded_free(&alone);
    load(&pair, FIRM_GROWING, THEN FIRM_PROVEN("org.plan", "1"));
    assert_int_equal(compare(&pair, false), 0);
    assert_string_not_equal(first, pair.card->content_hash);
    unload(&pair);
}

static void what_cannot_be_compared_is_refused(void **state)
{
    struct pair pair;
    (void)state;
    load_other_version(&pair, FIRM_GROWING, "[assessment]\nclient = Firm\nquestionnaire = other\n", "\\nid = firm\\n",
                       "\\nid = other\\n");
    assert_int_equal(compare(&pair, false), AIRA_EUSAGE);
    assert_non_null(strstr(pair.now.err.message, "questionnaire firm, the earlier one other"));
    unload(&pair);
    load(&pair, FIRM_GROWING, THEN);
    pair.now.assessment->created = 1735689600;
    pair.then.assessment->created = 1795507200;
    assert_int_equal(compare(&pair, false), AIRA_EUSAGE);
    assert_non_null(strstr(pair.now.err.message, "begun later (2026-11-24)"));
    pair.then.assessment->created = 0;
    memcpy(pair.now.assessment->uuid, "0b7e5f0e-6f5d-4f6e-9c43-0d9b4f6a1c11", AIRA_UUID_SIZE);
    memcpy(pair.then.assessment->uuid, pair.now.assessment->uuid, AIRA_UUID_SIZE);
    assert_int_equal(compare(&pair, false), AIRA_EUSAGE);
    assert_non_null(strstr(pair.now.err.message, "with itself"));
    assert_null(pair.card);
    unload(&pair);
}

static void a_redacted_one_says_nothing_of_then_either(void **state)
{
    struct pair pair;
    struct aira_buf text;
    (void)state;
    load(&pair, FIRM_GROWING,
         THEN FIRM_PROVEN("data.origin", "2") "note = a wombat counted the barrels\nby = Porter Qx\n");
    assert_int_equal(aira_assessment_set_client(pair.then.assessment, "Quendor Works", &pair.then.err), 0);
    assert_int_equal(compare(&pair, true), 0);
    aira_buf_init(&text);
    assert_int_equal(aira_scorecard_json(&text, pair.card, &pair.now.err), 0);
    assert_non_null(strstr(text.data, "\"since\":"));
    assert_null(strstr(text.data, "Quendor"));
    assert_null(strstr(text.data, "wombat"));
    assert_int_equal(pair.card->since->as_of % (24 * 60 * 60), 0);
    struct aira_text_range told[] = {{"by Quendor Works", strlen("by Quendor Works")}, {"", 0}};
    assert_int_equal(aira_redaction_check(pair.card, told, 1, 1, &pair.now.err), AIRA_EFAIL);
    told[0] = (struct aira_text_range){text.data, text.length};
    assert_int_equal(aira_redaction_check(pair.card, told, 1, 1, &pair.now.err), 0);
    aira_buf_dispose(&text);
    unload(&pair);
}

static int make_and_write(struct pair *pair, bool redacted)
{
    struct aira_buf text;
    aira_buf_init(&text);
    int code = compare(pair, redacted);
    if (code == 0) {
        code = aira_scorecard_json(&text, pair->card, &pair->now.err);
    }
    if (code == 0) {
        code = aira_buf_result(&text, &pair->now.err);
    }
    aira_scorecard_free(pair->card);
    pair->card = NULL;
    aira_buf_dispose(&text);
    return code;
}

static void every_failed_allocation_is_an_error(void **state)
{
    struct pair pair;
    size_t n;
    (void)state;
    load_other_version(&pair, FIRM_GROWING, FIRM_HEAD FIRM_PROVEN("org.talents", "1"), "org.skills", "org.talents");
    for (n = 1;; n++) {
        failing_arm(n);
        int code = make_and_write(&pair, n % 2 == 0);
        if (!failing_disarm()) {
            assert_int_equal(code, 0);
            break;
        }
        if (code != AIRA_ENOMEM) {
            fail_msg("allocation %zu failed, and %d was returned", n, code);
        }
    }
    assert_true(n > 100);
    unload(&pair);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(levels_stand_beside_those_of_then),
        cmocka_unit_test(parts_and_gates_stand_beside_those_of_then),
        cmocka_unit_test(what_only_one_asks_is_not_compared),
        cmocka_unit_test(another_version_compares_what_means_the_same),
        cmocka_unit_test(the_hash_is_another_with_every_other_comparison),
        cmocka_unit_test(what_cannot_be_compared_is_refused),
        cmocka_unit_test(a_redacted_one_says_nothing_of_then_either),
        cmocka_unit_test(every_failed_allocation_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
