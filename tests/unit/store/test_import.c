/* An exported assessment comes back as it was, only ever forward, and a file that does not hold together is refused. */
#include "desk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "export.h"

/* A second database beside the desk's, and what was exported from the first. */
struct two {
    struct desk *desk;
    struct aira_store *other;
    int64_t number; /* in the first */
    struct aira_buf file;
};

static void write_out(struct aira_buf *file, struct desk *desk, struct aira_store *store, int64_t number)
{
    aira_buf_clear(file);
    assert_done(aira_store_export(file, store, number, &desk->err), desk);
}

static void two_init(struct two *two, struct desk *desk)
{
    char path[160];

    desk_path(path, desk, "other.db");
    two->desk = desk;
    two->other = desk_open(desk, path);
    two->number = desk_add(desk, desk->store);
    aira_buf_init(&two->file);
    write_out(&two->file, desk, desk->store, two->number);
}

static void two_dispose(struct two *two)
{
    aira_buf_dispose(&two->file);
    aira_store_close(two->other);
}

static int take(struct aira_import *import, struct two *two, struct aira_store *store, bool as_new)
{
    return aira_store_import(import, store, "a.json", aira_buf_cstr(&two->file), two->file.length, false, as_new,
                             NOON + 100, &two->desk->err);
}

static int count_one(void *context, const struct aira_listed *listed)
{
    (void)listed;
    ++*(int64_t *)context;
    return 0;
}

static int64_t count_listed(struct desk *desk, struct aira_store *store)
{
    int64_t count = 0;

    assert_done(aira_store_list(store, count_one, &count, &desk->err), desk);
    return count;
}

static void it_comes_back_byte_for_byte(void **state)
{
    struct desk *desk = *state;
    struct aira_import import;
    struct aira_buf again;
    struct two two;

    two_init(&two, desk);
    assert_done(take(&import, &two, two.other, false), desk);
    assert_int_equal(import.kind, AIRA_IMPORT_NEW);
    assert_int_equal(import.answers, 8);
    assert_int_equal(import.entries, 8);
    assert_int_equal(import.new_entries, 8);
    assert_string_equal(import.client, CLIENT);
    assert_true(import.number > 0);
    assert_false(import.deleted_here);
    aira_buf_init(&again);
    write_out(&again, desk, two.other, import.number);
    assert_string_equal(aira_buf_cstr(&again), aira_buf_cstr(&two.file));
    assert_string_equal(desk_verify(desk, two.other), "");
    assert_done(take(&import, &two, two.other, false), desk);
    assert_int_equal(import.kind, AIRA_IMPORT_SAME);
    assert_int_equal(import.new_entries, 0);
    assert_int_equal(count_listed(desk, two.other), 1);
    aira_buf_dispose(&again);
    two_dispose(&two);
}

static void a_dry_run_writes_nothing(void **state)
{
    struct desk *desk = *state;
    struct aira_import import;
    struct two two;

    two_init(&two, desk);
    assert_done(aira_store_import(&import, two.other, "a.json", aira_buf_cstr(&two.file), two.file.length, true, false,
                                  NOON, &desk->err),
                desk);
    assert_int_equal(import.kind, AIRA_IMPORT_NEW);
    assert_int_equal(import.number, 0);
    assert_int_equal(count_listed(desk, two.other), 0);
    two_dispose(&two);
}

static void it_goes_forward_and_never_back(void **state)
{
    struct desk *desk = *state;
    struct aira_import import;
    struct aira_buf before;
    struct two two;
    char value[64];
    int64_t there;

    two_init(&two, desk);
    assert_done(take(&import, &two, two.other, false), desk);
    there = import.number;
    aira_buf_init(&before);
    aira_buf_add(&before, two.file.data, two.file.length);
    desk_must_answer(desk, desk->store, two.number, "data.access", "4", NOON + 5);
    desk_must_answer(desk, desk->store, two.number, "data.access", "1", NOON + 6);
    write_out(&two.file, desk, desk->store, two.number);
    assert_done(take(&import, &two, two.other, false), desk);
    assert_int_equal(import.kind, AIRA_IMPORT_FORWARD);
    assert_int_equal(import.new_entries, 2);
    assert_int_equal(import.number, there);
    desk_value(value, desk, two.other, there, "data.access");
    assert_string_equal(value, "1");
    assert_string_equal(desk_verify(desk, two.other), "");
    assert_done(aira_store_import(&import, two.other, "a.json", aira_buf_cstr(&before), before.length, false, false,
                                  NOON, &desk->err),
                desk);
    assert_int_equal(import.kind, AIRA_IMPORT_BEHIND);
    desk_value(value, desk, two.other, there, "data.access");
    assert_string_equal(value, "1");
    /* What came by import can be gone on with. */
    desk_must_answer(desk, two.other, there, "data.access", "3", NOON + 7);
    assert_string_equal(desk_verify(desk, two.other), "");
    aira_buf_dispose(&before);
    two_dispose(&two);
}

static void going_forward_keeps_what_only_we_have(void **state)
{
    struct desk *desk = *state;
    struct aira_observation observation = {.question = aira_questionnaire_question(desk->firm, "data.quality"),
                                           .text = (char[]){"Ours alone"}};
    struct aira_import import;
    struct aira_stored stored;
    struct two two;

    two_init(&two, desk);
    assert_done(take(&import, &two, two.other, false), desk);
    assert_done(aira_store_observe(two.other, import.number, desk->firm, &observation, NOON, &desk->err), desk);
    desk_must_answer(desk, desk->store, two.number, "data.access", "4", NOON + 5);
    write_out(&two.file, desk, desk->store, two.number);
    assert_done(take(&import, &two, two.other, false), desk);
    assert_int_equal(import.kind, AIRA_IMPORT_FORWARD);
    assert_done(aira_store_load(&stored, two.other, import.number, &desk->err), desk);
    assert_int_equal(stored.assessment->observation_count, 2);
    aira_stored_dispose(&stored);
    two_dispose(&two);
}

static void those_that_parted_are_both_kept_only_when_asked(void **state)
{
    struct desk *desk = *state;
    struct aira_import import;
    struct two two;
    char value[64];
    int64_t there;

    two_init(&two, desk);
    assert_done(take(&import, &two, two.other, false), desk);
    there = import.number;
    desk_must_answer(desk, two.other, there, "data.access", "2", NOON + 4);
    desk_must_answer(desk, desk->store, two.number, "data.access", "4", NOON + 5);
    write_out(&two.file, desk, desk->store, two.number);
    assert_int_equal(take(&import, &two, two.other, false), AIRA_EUSAGE);
    assert_int_equal(import.kind, AIRA_IMPORT_PARTED);
    assert_says("--as-new", desk->err);
    desk_value(value, desk, two.other, there, "data.access");
    assert_string_equal(value, "2");
    assert_done(take(&import, &two, two.other, true), desk);
    assert_int_equal(import.kind, AIRA_IMPORT_COPY);
    assert_int_not_equal(import.number, there);
    assert_true(aira_uuid_valid(import.uuid));
    assert_int_equal(count_listed(desk, two.other), 2);
    desk_value(value, desk, two.other, import.number, "data.access");
    assert_string_equal(value, "4");
    desk_must_answer(desk, two.other, import.number, "data.access", "0", NOON + 6);
    assert_string_equal(desk_verify(desk, two.other), "");
    two_dispose(&two);
}

/* A copy is an assessment of its own, which travels as any other. */
static void a_copy_can_be_exported(void **state)
{
    struct desk *desk = *state;
    struct aira_import import;
    struct aira_buf again;
    struct two two;

    two_init(&two, desk);
    assert_done(take(&import, &two, desk->store, true), desk);
    desk_must_answer(desk, desk->store, import.number, "data.access", "0", NOON + 6);
    write_out(&two.file, desk, desk->store, import.number);
    assert_done(take(&import, &two, two.other, false), desk);
    assert_int_equal(import.kind, AIRA_IMPORT_NEW);
    aira_buf_init(&again);
    write_out(&again, desk, two.other, import.number);
    assert_string_equal(aira_buf_cstr(&again), aira_buf_cstr(&two.file));
    assert_string_equal(desk_verify(desk, two.other), "");
    aira_buf_dispose(&again);
    two_dispose(&two);
}

static void a_deleted_one_is_told_of(void **state)
{
    struct desk *desk = *state;
    struct aira_import import;
    struct two two;

    two_init(&two, desk);
    assert_done(aira_store_delete(desk->store, two.number, NOON, &desk->err), desk);
    assert_done(take(&import, &two, desk->store, false), desk);
    assert_true(import.deleted_here);
    assert_int_equal(import.kind, AIRA_IMPORT_NEW);
    assert_true(import.number > two.number);
    two_dispose(&two);
}

static void what_is_not_there_cannot_be_exported(void **state)
{
    struct desk *desk = *state;
    struct aira_buf out;

    aira_buf_init(&out);
    assert_int_equal(aira_store_export(&out, desk->store, 99, &desk->err), AIRA_ENOTFOUND);
    aira_buf_dispose(&out);
}

/* Puts `to` in place of the first `from` behind `after`. */
static void replace(struct aira_buf *file, const char *after, const char *from, const char *to)
{
    struct aira_buf changed;
    const char *text = aira_buf_cstr(file);
    const char *start = strstr(text, after);
    const char *at = start == NULL ? NULL : strstr(start, from);

    if (at == NULL)
        fail_msg("the file has no %s behind %s", from, after);
    aira_buf_init(&changed);
    aira_buf_add(&changed, text, (size_t)(at - text));
    aira_buf_puts(&changed, to);
    aira_buf_puts(&changed, at + strlen(from));
    aira_buf_dispose(file);
    *file = changed;
}

/* Makes the file's own hash fit again, so that what is inside must be looked at. */
static void rehash(struct aira_buf *file)
{
    char told[AIRA_HASH_HEX];
    char found[AIRA_HASH_HEX];
    struct aira_json *json = NULL;
    struct aira_error err;

    assert_int_equal(aira_json_parse(&json, "", aira_buf_cstr(file), file->length, &err), 0);
    (void)snprintf(told, sizeof told, "%s", aira_json_str(aira_json_get(json, "hash")));
    assert_int_equal(store_content_hash(found, aira_json_get(json, "content"), &err), 0);
    aira_json_free(json);
    replace(file, "\"hash\"", told, found);
}

#define ENTRY_HASH "0000000000000000000000000000000000000000000000000000000000000000"

static const struct broken {
    const char *after, *from, *to;
    bool rehash;
    const char *words;
} broken[] = {
    {"{", CLIENT, "Somebody Else", false, "its hash differs"},
    {"\"hash\"", "\"hash\": \"", "\"hash\": \"f", false, "its hash differs"},
    {"{", "aira-assessment", "zip", false, "not an assessment that aira exported"},
    {"{", "\"format_version\": 1", "\"format_version\": 2", false, "newer aira"},
    {"{", "\"format_version\": 1", "\"format_version\": \"1\"", false, "not whole"},
    {"{", "\"content\"", "\"contents\"", false, "not whole"},
    {"{", "\"client\": \"", "\"client\": \"x\", \"client\": \"", false, "client"},
    {"{", "\"client\": \"" CLIENT "\"", "\"client\": \"\"", true, "client"},
    {"{", "\"client\": \"" CLIENT "\"", "\"client\": 7", true, "no text \"client\""},
    {"{", "\"depth\": \"full\"", "\"depth\": \"deep\"", true, "quick or full"},
    {"{", "\"uuid\": \"", "\"uuid\": \"x", true, "UUID"},
    {"{", "\"created\": 1795521600", "\"created\": -5", true, "\"created\""},
    {"{", "\"created\": 1795521600", "\"created\": 999999999999999", true, "\"created\""},
    {"{", "\"position\": \"\"", "\"position\": \"no.such\"", true, "no.such"},
    {"\"questionnaire\"", "\"version\": \"1.0.0\"", "\"version\": \"2.0.0\"", true, "another name or version"},
    {"\"snapshot\"", "Who can reach", "Who can touch", true, "not the one that its hash names"},
    {"\"people\"", "\"id\": \"ann\"", "\"id\": \"wei\"", true, "there twice"},
    {"\"people\"", "\"id\": \"ann\"", "\"id\": \"Ann!\"", true, "person number 2"},
    {"\"targets\"", "\"level\": 4", "\"level\": 9", true, "target number 1"},
    {"\"targets\"", "\"question\": \"data.access\"", "\"question\": \"data.none\"", true, "no question \"data.none\""},
    {"\"answers\"", "\"question\": \"data.quality\"", "\"question\": \"data.none\"", true, "answer number 3"},
    {"\"answers\"", "\"person\": \"ann\"", "\"person\": \"bob\"", true, "bob"},
    {"\"answers\"", "\"person\": \"wei\"", "\"person\": \"ann\"", true, "there twice"},
    {"\"answers\"", "\"value\": \"12.5\"", "\"value\": \"many\"", true, "answer number 5"},
    {"\"answers\"", "\"value\": \"12.5\"", "\"value\": \"12\"", true, "not the one that the journal tells of"},
    {"\"answers\"", "\"evidence\": \"document\"", "\"evidence\": \"rumour\"", true, "rumour"},
    {"\"answers\"", "\"flag\": ", "\"flag\": \"yes\", \"was\": ", true, "yes or no \"flag\""},
    {"\"answers\"", "\"at\": 1795521600", "\"at\": 1795521601", true, "not the one that the journal tells of"},
    {"\"observations\"", "2027-01-31", "2027-02-31", true, "observation number 1"},
    {"\"texts\"", "\"section\": \"summary\"", "\"section\": \"\"", true, "text number 1"},
    {"\"journal\"", "\"sequence\": 2", "\"sequence\": 3", true, "entry 2"},
    {"\"journal\"", "\"by\": \"zoe\"", "\"by\": \"eve\"", true, "entry 1"},
    {"\"journal\"", "\"action\": \"answer\"", "\"action\": \"withdraw\"", true, "entry 1"},
    {"\"journal\"", "\"after\": \"", "\"after\": \"" ENTRY_HASH, true, "64 digits"},
    {"\"journal\"", "\"previous\": \"\"", "\"previous\": \"" ENTRY_HASH "\"", true, "entry 1"},
    {"\"content\"", "\"journal\": [", "\"journal\": [], \"was\": [", true, "not in the journal"},
    {"\"content\"", "\"answers\": [", "\"answers\": [], \"was\": [", true, "is missing, although"},
    {"\"content\"", "\"answers\": [", "\"answers\": {}, \"was\": [", true, "\"answers\" is missing"},
};

static void broken_files_are_refused(void **state)
{
    struct desk *desk = *state;
    struct two two;

    two_init(&two, desk);
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        const struct broken *one = &broken[i];
        struct aira_import import;
        int result;

        write_out(&two.file, desk, desk->store, two.number);
        replace(&two.file, one->after, one->from, one->to);
        if (one->rehash)
            rehash(&two.file);
        result = take(&import, &two, two.other, false);
        if (result != AIRA_EINPUT || strstr(desk->err.message, one->words) == NULL)
            fail_msg("%s for %s: %d, \"%s\"", one->to, one->from, result, result == 0 ? "" : desk->err.message);
        assert_string_equal(desk->err.file, "a.json");
    }
    assert_int_equal(count_listed(desk, two.other), 0);
    two_dispose(&two);
}

static void any_cut_file_is_refused(void **state)
{
    struct desk *desk = *state;
    struct aira_import import;
    struct two two;

    two_init(&two, desk);
    for (size_t length = 0; length < two.file.length - 2; length += 97)
        assert_int_equal(
            aira_store_import(&import, two.other, "a.json", two.file.data, length, false, false, NOON, &desk->err),
            AIRA_EINPUT);
    assert_int_equal(count_listed(desk, two.other), 0);
    two_dispose(&two);
}

static void a_huge_file_is_refused_unread(void **state)
{
    struct desk *desk = *state;
    struct aira_import import;

    assert_int_equal(aira_store_import(&import, desk->store, "a.json", "{}", (size_t)64 * 1024 * 1024 + 1, false, false,
                                       NOON, &desk->err),
                     AIRA_EINPUT);
    assert_says("64 MB", desk->err);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(it_comes_back_byte_for_byte, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(a_dry_run_writes_nothing, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(it_goes_forward_and_never_back, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(going_forward_keeps_what_only_we_have, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(those_that_parted_are_both_kept_only_when_asked, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(a_copy_can_be_exported, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(a_deleted_one_is_told_of, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(what_is_not_there_cannot_be_exported, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(broken_files_are_refused, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(any_cut_file_is_refused, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(a_huge_file_is_refused_unread, desk_set, desk_clear),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
