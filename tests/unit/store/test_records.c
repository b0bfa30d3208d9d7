/* What is stored loads as it was, each change is one journal entry, and what would not load is not stored. */
#include "desk.h"

#include <stdio.h>
#include <string.h>

static struct aira_stored load(struct desk *desk, int64_t number)
{
    struct aira_stored stored;

    assert_done(aira_store_load(&stored, desk->store, number, &desk->err), desk);
    return stored;
}

static void same_answer(const struct aira_answer *one, const struct aira_answer *other)
{
    assert_int_equal(one->given, other->given);
    assert_int_equal(one->value.number, other->value.number);
    assert_int_equal(one->value.options, other->value.options);
    if (one->value.text != NULL)
        assert_string_equal(one->value.text, other->value.text);
    if (one->reason != NULL)
        assert_string_equal(one->reason, other->reason);
    assert_string_equal(one->note, other->note);
    assert_string_equal(one->evidence_reference, other->evidence_reference);
    assert_int_equal(one->evidence, other->evidence);
    assert_int_equal(one->flag, other->flag);
}

static void all_of_it_comes_back(void **state)
{
    struct desk *desk = *state;
    struct aira_assessment *was = desk_assessment(desk);
    struct aira_stored stored;

    was->quick = true;
    was->position = 3;
    assert_done(aira_store_add(desk->store, was, NOON, "zoe", &desk->err), desk);
    desk_reopen(desk);
    stored = load(desk, was->number);
    assert_string_equal(stored.questionnaire->hash, desk->firm->hash);
    assert_string_equal(stored.assessment->uuid, was->uuid);
    assert_string_equal(stored.assessment->client, CLIENT);
    assert_string_equal(stored.assessment->scope, "零售部");
    assert_true(stored.assessment->quick);
    assert_int_equal(stored.assessment->position, 3);
    assert_int_equal(stored.assessment->created, NOON);
    assert_int_equal(stored.assessment->changed, NOON);
    assert_int_equal(stored.assessment->person_count, 2);
    assert_string_equal(stored.assessment->people[0].name, "王伟");
    assert_int_equal(stored.assessment->target_count, 1);
    assert_int_equal(stored.assessment->targets[0].level, 4);
    assert_int_equal(stored.assessment->observation_count, 1);
    assert_string_equal(stored.assessment->observations[0].due, "2027-01-31");
    assert_true(stored.assessment->observations[0].number > 0);
    assert_int_equal(stored.assessment->text_count, 1);
    assert_string_equal(stored.assessment->texts[0].text, "第一行\n第二行");
    assert_int_equal(stored.assessment->answer_count, was->answer_count);
    for (size_t i = 0; i < was->answer_count; i++) {
        const struct aira_answer *found =
            aira_assessment_find(stored.assessment, was->answers[i].question, was->answers[i].person);

        assert_non_null(found);
        same_answer(&was->answers[i], found);
        assert_string_equal(found->by, "zoe");
        assert_int_equal(found->at, NOON);
    }
    assert_int_equal(stored.journal_count, 8);
    assert_int_equal(strlen(stored.journal_head), AIRA_HASH_HEX - 1);
    assert_int_equal(aira_store_add(desk->store, was, NOON, NULL, &desk->err), AIRA_EUSAGE);
    aira_stored_dispose(&stored);
    aira_assessment_free(was);
}

static void the_same_again_adds_nothing(void **state)
{
    struct desk *desk = *state;
    int64_t number = desk_add(desk, desk->store);
    struct aira_stored before;
    struct aira_stored after;

    desk_must_answer(desk, desk->store, number, "data.access", "4", NOON + 1);
    before = load(desk, number);
    desk_must_answer(desk, desk->store, number, "data.access", "4", NOON + 9);
    after = load(desk, number);
    assert_int_equal(before.version, after.version);
    assert_int_equal(before.journal_count, 9);
    assert_string_equal(before.journal_head, after.journal_head);
    assert_int_equal(after.assessment->changed, NOON + 1);
    assert_string_equal(desk->firm->questions[after.assessment->position].id, "data.access");
    aira_stored_dispose(&before);
    aira_stored_dispose(&after);
}

struct last_entry {
    int64_t count;
    char action[16], before[AIRA_HASH_HEX], after[AIRA_HASH_HEX], person[32], by[32];
};

static int see(void *context, const struct aira_entry *entry)
{
    struct last_entry *last = context;

    last->count++;
    (void)snprintf(last->action, sizeof last->action, "%s", entry->action);
    (void)snprintf(last->before, sizeof last->before, "%s", entry->before);
    (void)snprintf(last->after, sizeof last->after, "%s", entry->after);
    (void)snprintf(last->person, sizeof last->person, "%s", entry->person);
    (void)snprintf(last->by, sizeof last->by, "%s", entry->by);
    return 0;
}

static struct last_entry last_entry(struct desk *desk, int64_t number)
{
    struct last_entry last = {0};

    assert_done(aira_store_journal(desk->store, number, see, &last, &desk->err), desk);
    return last;
}

static void the_journal_tells_before_and_after(void **state)
{
    struct desk *desk = *state;
    int64_t number = desk_add(desk, desk->store);
    struct aira_stored stored;
    struct last_entry first;
    struct last_entry second;
    struct last_entry third;
    int access = aira_questionnaire_question(desk->firm, "data.access");

    desk_must_answer(desk, desk->store, number, "data.access", "4", NOON + 1);
    first = last_entry(desk, number);
    assert_string_equal(first.action, "answer");
    assert_string_equal(first.before, "");
    assert_string_equal(first.by, "zoe");
    desk_must_answer(desk, desk->store, number, "data.access", "3", NOON + 2);
    second = last_entry(desk, number);
    assert_string_equal(second.before, first.after);
    stored = load(desk, number);
    assert_done(
        aira_store_withdraw(desk->store, number, stored.assessment, access, AIRA_SETTLED, NOON + 3, "ann", &desk->err),
        desk);
    third = last_entry(desk, number);
    assert_string_equal(third.action, "withdraw");
    assert_string_equal(third.before, second.after);
    assert_string_equal(third.after, "");
    assert_done(
        aira_store_withdraw(desk->store, number, stored.assessment, access, AIRA_SETTLED, NOON + 4, "ann", &desk->err),
        desk);
    assert_int_equal(last_entry(desk, number).count, third.count);
    assert_int_equal(desk_answer(desk, desk->store, number, "data.access", "ann", "1", NOON + 5), 0);
    assert_string_equal(last_entry(desk, number).person, "ann");
    assert_string_equal(desk_verify(desk, desk->store), "");
    aira_stored_dispose(&stored);
}

/* The texts that are hashed are those that record.h describes, so that others can check a chain. */
static void hashes_are_those_described(void **state)
{
    static const char answer[] = "6:answer1:40:0:4:none0:1:03:zoe10:1795521601";
    struct desk *desk = *state;
    char hash[AIRA_HASH_HEX];
    int64_t number = desk_add(desk, desk->store);

    desk_must_answer(desk, desk->store, number, "data.access", "4", NOON + 1);
    aira_hash(hash, answer, sizeof answer - 1);
    assert_string_equal(last_entry(desk, number).after, hash);
}

static void several_answers_are_stored_all_or_none(void **state)
{
    struct desk *desk = *state;
    int64_t number = desk_add(desk, desk->store);
    struct aira_stored stored = load(desk, number);
    struct aira_stored after;
    struct aira_answer answers[2] = {
        aira_answer_blank(aira_questionnaire_question(desk->firm, "data.access"), AIRA_SETTLED),
        aira_answer_blank(aira_questionnaire_question(desk->firm, "data.quality"), AIRA_SETTLED)};

    answers[0].given = answers[1].given = AIRA_GIVEN_VALUE;
    answers[0].value.number = 2;
    answers[1].value.number = 7;
    assert_int_equal(aira_store_answers(desk->store, number, stored.assessment, answers, 2, NOON, NULL, &desk->err),
                     AIRA_EINPUT);
    after = load(desk, number);
    assert_int_equal(after.journal_count, 8);
    assert_int_equal(after.version, stored.version);
    aira_stored_dispose(&after);
    answers[1].value.number = 1;
    assert_done(aira_store_answers(desk->store, number, stored.assessment, answers, 2, NOON, NULL, &desk->err), desk);
    after = load(desk, number);
    assert_int_equal(after.journal_count, 10);
    assert_int_equal(after.version, stored.version + 1);
    aira_stored_dispose(&after);
    aira_stored_dispose(&stored);
}

static void what_would_not_load_is_not_stored(void **state)
{
    struct desk *desk = *state;
    int64_t number = desk_add(desk, desk->store);
    struct aira_stored stored = load(desk, number);
    struct aira_answer answer = aira_answer_blank(0, AIRA_SETTLED);
    struct aira_observation observation = {.question = 0, .text = (char[]){"x"}, .due = (char[]){"tomorrow"}};

    answer.note = (char[]){"bell\a"};
    assert_int_equal(aira_store_answer(desk->store, number, stored.questionnaire, stored.assessment, &answer, NOON,
                                       NULL, &desk->err),
                     AIRA_EINPUT);
    answer.note = NULL;
    assert_int_equal(aira_store_answer(desk->store, number, stored.questionnaire, stored.assessment, &answer, NOON,
                                       "two\nlines", &desk->err),
                     AIRA_EINPUT);
    answer.person = 9;
    assert_int_equal(aira_store_answer(desk->store, number, stored.questionnaire, stored.assessment, &answer, NOON,
                                       NULL, &desk->err),
                     AIRA_EUSAGE);
    assert_int_equal(aira_store_observe(desk->store, number, desk->firm, &observation, NOON, &desk->err), AIRA_EINPUT);
    assert_int_equal(
        aira_store_answer(desk->store, 99, stored.questionnaire, stored.assessment, &answer, NOON, NULL, &desk->err),
        AIRA_ENOTFOUND);
    aira_stored_dispose(&stored);
}

static void the_frame_is_saved(void **state)
{
    struct desk *desk = *state;
    int64_t number = desk_add(desk, desk->store);
    struct aira_stored stored = load(desk, number);
    struct aira_stored after;

    assert_done(aira_assessment_set_client(stored.assessment, "Meridian", &desk->err), desk);
    assert_done(aira_assessment_set_person(NULL, stored.assessment, "bo", "Bo", "data", &desk->err), desk);
    assert_done(aira_assessment_set_target(stored.assessment, stored.assessment->targets[0].question, -1, &desk->err),
                desk);
    stored.assessment->quick = true;
    assert_done(aira_store_save_frame(desk->store, stored.assessment, NOON + 7, &desk->err), desk);
    assert_done(aira_store_save_position(desk->store, number, "org.plan", &desk->err), desk);
    after = load(desk, number);
    assert_string_equal(after.assessment->client, "Meridian");
    assert_int_equal(after.assessment->person_count, 3);
    assert_int_equal(after.assessment->target_count, 0);
    assert_true(after.assessment->quick);
    assert_int_equal(after.assessment->changed, NOON + 7);
    assert_string_equal(desk->firm->questions[after.assessment->position].id, "org.plan");
    assert_int_equal(after.version, stored.version + 1);
    aira_stored_dispose(&after);
    aira_stored_dispose(&stored);
}

static void an_answer_that_no_longer_parses_is_named(void **state)
{
    struct desk *desk = *state;
    int64_t number = desk_add(desk, desk->store);
    struct aira_stored stored;

    desk_sql(desk->path, "UPDATE answer SET value = 'many' WHERE question = 'data.volume'");
    assert_int_equal(aira_store_load(&stored, desk->store, number, &desk->err), AIRA_ESTORE);
    assert_says("\"data.volume\"", desk->err);
    assert_int_equal(aira_store_load(&stored, desk->store, 99, &desk->err), AIRA_ENOTFOUND);
}

static int stop_at_first(void *context, const struct aira_listed *listed)
{
    *(int64_t *)context = listed->number;
    return 5;
}

static void the_list_begins_with_the_last_changed(void **state)
{
    struct desk *desk = *state;
    int64_t first = desk_add(desk, desk->store);
    int64_t number = 0;

    (void)desk_add(desk, desk->store);
    desk_must_answer(desk, desk->store, first, "data.access", "4", NOON + 1);
    assert_int_equal(aira_store_list(desk->store, stop_at_first, &number, &desk->err), 5);
    assert_int_equal(number, first);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(all_of_it_comes_back, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(the_same_again_adds_nothing, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(the_journal_tells_before_and_after, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(hashes_are_those_described, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(several_answers_are_stored_all_or_none, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(what_would_not_load_is_not_stored, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(the_frame_is_saved, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(an_answer_that_no_longer_parses_is_named, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(the_list_begins_with_the_last_changed, desk_set, desk_clear),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
