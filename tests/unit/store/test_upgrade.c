/* Moving to another version of the questionnaire: what is kept, what is asked again, and that the move is all or
 * nothing, travels with the assessment, and cannot be changed unseen. */
#include "desk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "version.h"

static int64_t count_formers(struct desk *desk, int64_t number, struct former_seen *seen)
{
    memset(seen, 0, sizeof *seen);
    assert_done(aira_store_formers(desk->store, number, version_see, seen, &desk->err), desk);
    return seen->count;
}

static void what_still_holds_is_kept(void **state)
{
    struct desk *desk = *state;
    int64_t number = desk_add(desk, desk->store);
    struct aira_questionnaire *newer = version_newer(desk);
    struct aira_stored after;
    struct former_seen seen;

    version_upgrade(desk, number, newer);
    assert_done(aira_store_load(&after, desk->store, number, &desk->err), desk);
    assert_string_equal(after.questionnaire->version, "1.1.0");
    assert_string_equal(after.questionnaire->hash, newer->hash);
    assert_int_equal(after.assessment->person_count, 2);
    /* profile.words went; the scale of data.volume is another one. */
    assert_int_equal(after.assessment->answer_count, 6);
    assert_null(
        aira_assessment_find(after.assessment, aira_questionnaire_question(newer, "data.volume"), AIRA_SETTLED));
    assert_int_equal(after.assessment->target_count, 1);
    assert_int_equal(after.assessment->observation_count, 1);
    assert_int_equal(count_formers(desk, number, &seen), 1);
    assert_string_equal(seen.version, "1.0.0");
    assert_string_equal(seen.hash, desk->firm->hash);
    assert_string_equal(seen.score, "{\"index\":1}");
    assert_non_null(strstr(seen.content, "12.5"));
    assert_non_null(strstr(seen.content, "words of"));
    assert_string_equal(desk_verify(desk, desk->store), "");
    aira_stored_dispose(&after);
    aira_questionnaire_free(newer);
}

static void options_may_stand_in_another_order(void **state)
{
    struct desk *desk = *state;
    int64_t number = desk_add(desk, desk->store);
    struct aira_questionnaire *newer = version_newer(desk);
    char value[64];

    version_upgrade(desk, number, newer);
    desk_value(value, desk, desk->store, number, "profile.uses");
    assert_string_equal(value, "office, code");
    aira_questionnaire_free(newer);
}

static void the_same_version_is_refused(void **state)
{
    struct desk *desk = *state;
    int64_t number = desk_add(desk, desk->store);
    struct aira_questionnaire *newer = version_newer(desk);

    version_upgrade(desk, number, newer);
    assert_int_equal(version_try(desk, desk->store, number, newer), AIRA_EUSAGE);
    assert_says("already", desk->err);
    aira_questionnaire_free(newer);
}

static void a_change_in_between_is_not_run_over(void **state)
{
    struct desk *desk = *state;
    int64_t number = desk_add(desk, desk->store);
    struct aira_questionnaire *newer = version_newer(desk);
    struct aira_stored stored;
    struct aira_assessment *next;

    assert_done(aira_store_load(&stored, desk->store, number, &desk->err), desk);
    next = version_carry(desk, &stored, newer);
    desk_must_answer(desk, desk->store, number, "data.access", "1", NOON + 9);
    assert_int_equal(aira_store_upgrade(desk->store, &stored, next, "{}", NOON, NULL, &desk->err), AIRA_ESTORE);
    assert_says("another program", desk->err);
    assert_string_equal(desk_verify(desk, desk->store), "");
    aira_assessment_free(next);
    aira_stored_dispose(&stored);
    aira_questionnaire_free(newer);
}

static void observations_on_what_went_are_kept_apart(void **state)
{
    struct desk *desk = *state;
    int64_t number = desk_add(desk, desk->store);
    struct aira_questionnaire *newer = version_newer(desk);
    char words[] = "seen on the wall";
    struct aira_observation observation = {.question = aira_questionnaire_question(desk->firm, "profile.words"),
                                           .text = words};
    struct aira_stored after;
    struct former_seen seen;

    assert_done(aira_store_observe(desk->store, number, desk->firm, &observation, NOON, &desk->err), desk);
    version_upgrade(desk, number, newer);
    assert_done(aira_store_load(&after, desk->store, number, &desk->err), desk);
    assert_int_equal(after.assessment->observation_count, 1);
    (void)count_formers(desk, number, &seen);
    assert_non_null(strstr(seen.content, "seen on the wall"));
    aira_stored_dispose(&after);
    aira_questionnaire_free(newer);
}

static void what_was_before_travels_along(void **state)
{
    struct desk *desk = *state;
    int64_t number = desk_add(desk, desk->store);
    struct aira_questionnaire *newer = version_newer(desk);
    char path[160];
    struct aira_store *other;
    struct aira_import import;
    struct aira_buf before, after;
    struct former_seen seen = {0};
    char words[] = "seen on the wall";
    struct aira_observation observation = {.question = aira_questionnaire_question(desk->firm, "profile.words"),
                                           .text = words};

    aira_buf_init(&before);
    aira_buf_init(&after);
    assert_done(aira_store_observe(desk->store, number, desk->firm, &observation, NOON, &desk->err), desk);
    assert_done(aira_store_export(&before, desk->store, number, &desk->err), desk);
    version_upgrade(desk, number, newer);
    assert_done(aira_store_export(&after, desk->store, number, &desk->err), desk);
    desk_path(path, desk, "other.db");
    other = desk_open(desk, path);
    assert_done(
        aira_store_import(&import, other, "a", aira_buf_cstr(&before), before.length, false, false, NOON, &desk->err),
        desk);
    assert_done(
        aira_store_import(&import, other, "b", aira_buf_cstr(&after), after.length, false, false, NOON, &desk->err),
        desk);
    assert_int_equal(import.kind, AIRA_IMPORT_FORWARD);
    assert_done(aira_store_formers(other, import.number, version_see, &seen, &desk->err), desk);
    assert_int_equal(seen.count, 1);
    assert_string_equal(seen.hash, desk->firm->hash);
    assert_non_null(strstr(seen.content, words));
    assert_string_equal(desk_verify(desk, other), "");
    assert_done(
        aira_store_import(&import, other, "a", aira_buf_cstr(&before), before.length, false, false, NOON, &desk->err),
        desk);
    assert_int_equal(import.kind, AIRA_IMPORT_BEHIND);
    aira_store_close(other);
    aira_buf_dispose(&before);
    aira_buf_dispose(&after);
    aira_questionnaire_free(newer);
}

/* The older snapshot goes only with the assessment. */
static void deleting_erases_what_was_before(void **state)
{
    struct desk *desk = *state;
    int64_t number = desk_add(desk, desk->store);
    struct aira_questionnaire *newer = version_newer(desk);

    version_upgrade(desk, number, newer);
    assert_done(aira_store_delete(desk->store, number, NOON, &desk->err), desk);
    desk_reopen(desk);
    assert_false(desk_holds(desk->path, "words of"));
    assert_false(desk_holds(desk->path, "version = 1.0.0"));
    aira_questionnaire_free(newer);
}

static void changes_behind_our_back_are_found(void **state)
{
    static const char *const changes[] = {
        "UPDATE upgrade SET score = '{}'",
        "UPDATE upgrade SET content = content || ' '",
        "UPDATE upgrade SET snapshot = (SELECT hash FROM snapshot WHERE hash <> snapshot LIMIT 1)",
        "UPDATE upgrade SET sequence = sequence + 1",
        "UPDATE upgrade SET score = score || char(0) || 'x'",
        "DELETE FROM upgrade",
        "UPDATE assessment SET snapshot = (SELECT snapshot FROM upgrade)",
    };
    struct desk *desk = *state;
    int64_t number = desk_add(desk, desk->store);
    struct aira_questionnaire *newer = version_newer(desk);
    char kept[160];

    version_upgrade(desk, number, newer);
    aira_store_close(desk->store);
    desk_path(kept, desk, "kept.db");
    desk_copy_database(desk->path, kept);
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        struct aira_store *store;

        desk_copy_database(kept, desk->path);
        desk_sql(desk->path, changes[i]);
        store = desk_open(desk, desk->path);
        if (strstr(desk_verify(desk, store), "upgrade") == NULL)
            fail_msg("not found: %s", changes[i]);
        aira_store_close(store);
    }
    desk_copy_database(kept, desk->path);
    desk->store = desk_open(desk, desk->path);
    aira_questionnaire_free(newer);
}

/* Replaces the first `from` of a file's text by `to`; both have the same length. */
static void patch(struct aira_buf *file, const char *from, const char *to)
{
    char *at = strstr(file->data, from);

    assert_non_null(at);
    assert_int_equal(strlen(from), strlen(to));
    memcpy(at, to, strlen(to));
}

/* Seals the content of an export again, so that only what stands inside it can give it away. */
static void reseal(struct aira_buf *file, struct desk *desk)
{
    struct aira_json *json = NULL;
    struct aira_buf content;
    char hash[AIRA_HASH_HEX];
    char *at;

    aira_buf_init(&content);
    assert_done(aira_json_parse(&json, "x", file->data, file->length, &desk->err), desk);
    assert_done(aira_json_write(&content, aira_json_get(json, "content"), 0, true, &desk->err), desk);
    aira_hash(hash, content.data, content.length);
    at = strstr(file->data, "\"hash\": \"") + strlen("\"hash\": \"");
    memcpy(at, hash, AIRA_HASH_HEX - 1);
    aira_json_free(json);
    aira_buf_dispose(&content);
}

static void a_changed_past_is_refused(void **state)
{
    static const char *const patches[][3] = {
        {"{\\\"index\\\":1}", "{\\\"index\\\":2}", "not what the journal noted"},
        {"{\\\"index\\\":1}", "{\\\"index\\\":1 ", "is not JSON"},
        {"\"action\": \"upgrade\"", "\"action\": \"upgrabe\"", "is no question's name"},
        {"\"version\": \"1.0.0\"", "\"version\": \"1.0.9\"", "another name or version"},
        {"version = 1.0.0", "version = 1.0.9", "not the one that its hash names"},
    };
    struct desk *desk = *state;
    int64_t number = desk_add(desk, desk->store);
    struct aira_questionnaire *newer = version_newer(desk);
    struct aira_import import;

    version_upgrade(desk, number, newer);
    for (size_t i = 0; i < sizeof patches / sizeof *patches; i++) {
        struct aira_buf file;

        aira_buf_init(&file);
        assert_done(aira_store_export(&file, desk->store, number, &desk->err), desk);
        patch(&file, patches[i][0], patches[i][1]);
        reseal(&file, desk);
        assert_int_equal(aira_store_import(&import, desk->store, "a", aira_buf_cstr(&file), file.length, false, true,
                                           NOON, &desk->err),
                         AIRA_EINPUT);
        if (strstr(desk->err.message, patches[i][2]) == NULL)
            fail_msg("%s: %s", patches[i][1], desk->err.message);
        aira_buf_dispose(&file);
    }
    aira_questionnaire_free(newer);
}

/* A file of version 1 of the schema opens, moves on, and leaves a copy beside. */
static void an_older_file_gets_what_it_lacks(void **state)
{
    struct desk *desk = *state;
    int64_t number = desk_add(desk, desk->store);
    struct aira_questionnaire *newer = version_newer(desk);
    char copy[160];

    aira_store_close(desk->store);
    desk_sql(desk->path, "DROP TABLE upgrade; PRAGMA user_version = 1");
    desk->store = desk_open(desk, desk->path);
    desk_path(copy, desk, "aira.db.before-2");
    assert_true(aira_file_exists(copy));
    version_upgrade(desk, number, newer);
    assert_string_equal(desk_verify(desk, desk->store), "");
    aira_questionnaire_free(newer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_still_holds_is_kept, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(options_may_stand_in_another_order, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(the_same_version_is_refused, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(a_change_in_between_is_not_run_over, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(observations_on_what_went_are_kept_apart, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(what_was_before_travels_along, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(deleting_erases_what_was_before, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(changes_behind_our_back_are_found, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(a_changed_past_is_refused, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(an_older_file_gets_what_it_lacks, desk_set, desk_clear),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
