/* Whatever allocation fails, ours or SQLite's, an answer is stored or refused, and loading gives all or nothing. */
#include "desk.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "failing.h"
#include "version.h"

static sqlite3_mem_methods real_memory;
static int countdown; /* of SQLite's allocations; 0: not armed */
static bool happened;

static bool fails_now(void)
{
    if (countdown == 0 || --countdown > 0)
        return false;
    happened = true;
    return true;
}

static void *allocate(int size)
{
    return fails_now() ? NULL : real_memory.xMalloc(size);
}

static void *reallocate(void *block, int size)
{
    return fails_now() ? NULL : real_memory.xRealloc(block, size);
}

static int replace_memory(void **state)
{
    sqlite3_mem_methods ours;

    (void)state;
    if (sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real_memory) != SQLITE_OK)
        return -1;
    ours = real_memory;
    ours.xMalloc = allocate;
    ours.xRealloc = reallocate;
    return sqlite3_config(SQLITE_CONFIG_MALLOC, &ours) == SQLITE_OK ? 0 : -1;
}

static void arm(int n, bool theirs)
{
    happened = false;
    countdown = theirs ? n : 0;
    failing_arm(theirs ? 0 : (size_t)n);
}

static bool disarm(bool theirs)
{
    bool ours_failed = failing_disarm();

    countdown = 0;
    return theirs ? happened : ours_failed;
}

static void answering(struct desk *desk, bool theirs)
{
    int64_t number = desk_add(desk, desk->store);
    struct aira_answer answer = aira_answer_blank(aira_questionnaire_question(desk->firm, "data.access"), AIRA_SETTLED);
    bool failed = true;

    answer.given = AIRA_GIVEN_VALUE;
    for (int n = 1; failed; n++) {
        char value[64];
        char wanted[2] = {(char)('0' + n % 5), '\0'};
        struct aira_store *store = desk_open(desk, desk->path);
        int result;

        answer.value.number = n % 5;
        arm(n, theirs);
        result = aira_store_answer(store, number, desk->firm, NULL, &answer, NOON + n, "zoe", &desk->err);
        failed = disarm(theirs);
        assert_true(result == 0 || (failed && result == AIRA_ENOMEM));
        desk_value(value, desk, desk->store, number, "data.access");
        assert_int_equal(strcmp(value, wanted) == 0, result == 0);
        assert_string_equal(desk_verify(desk, store), "");
        desk_must_answer(desk, store, number, "data.access", wanted, NOON + n);
        aira_store_close(store);
    }
}

static void loading(struct desk *desk, bool theirs)
{
    int64_t number = desk_add(desk, desk->store);
    bool failed = true;

    for (int n = 1; failed; n++) {
        struct aira_store *store = desk_open(desk, desk->path);
        struct aira_stored stored;
        int result;

        arm(n, theirs);
        result = aira_store_load(&stored, store, number, &desk->err);
        failed = disarm(theirs);
        assert_true(result == 0 || (failed && result == AIRA_ENOMEM));
        if (result == 0)
            assert_string_equal(aira_assessment_find(stored.assessment,
                                                     aira_questionnaire_question(desk->firm, "data.volume"),
                                                     AIRA_SETTLED)
                                    ->note,
                                "Said twice,\nin two ways: 两次");
        assert_int_equal(stored.assessment != NULL, result == 0);
        aira_stored_dispose(&stored);
        aira_store_close(store);
    }
}

static void travelling(struct desk *desk, bool theirs)
{
    int64_t number = desk_add(desk, desk->store);
    bool failed = true;

    for (int n = 1; failed; n++) {
        struct aira_import import;
        struct aira_buf file;
        int result;

        aira_buf_init(&file);
        arm(n, theirs);
        result = aira_store_export(&file, desk->store, number, &desk->err);
        if (result == 0)
            result = aira_store_import(&import, desk->store, "a.json", aira_buf_cstr(&file), file.length, false, true,
                                       NOON, &desk->err);
        failed = disarm(theirs);
        assert_true(result == 0 || (failed && result == AIRA_ENOMEM));
        aira_buf_dispose(&file);
    }
    assert_string_equal(desk_verify(desk, desk->store), "");
}

/* Moving to a newer version is done or not done. */
static void moving(struct desk *desk, bool theirs)
{
    int64_t number = desk_add(desk, desk->store);
    struct aira_questionnaire *newer = version_newer(desk);
    bool failed = true;
    int result = AIRA_ENOMEM;

    for (int n = 1; result != 0; n++) {
        struct aira_store *store = desk_open(desk, desk->path);

        arm(n, theirs);
        result = version_try(desk, store, number, newer);
        failed = disarm(theirs);
        assert_true(result == 0 || (failed && result == AIRA_ENOMEM));
        aira_store_close(store);
        if (n % 25 == 0)
            assert_string_equal(desk_verify(desk, desk->store), "");
    }
    assert_string_equal(desk_verify(desk, desk->store), "");
    aira_questionnaire_free(newer);
}

static void tracing(struct desk *desk, bool theirs)
{
    int64_t number = desk_add(desk, desk->store), at = 0;
    char uuid[AIRA_UUID_SIZE], day[AIRA_TIME_SIZE];
    struct aira_stored stored;
    bool failed = true;

    assert_done(aira_store_load(&stored, desk->store, number, &desk->err), desk);
    memcpy(uuid, stored.assessment->uuid, sizeof uuid);
    aira_stored_dispose(&stored);
    assert_done(aira_store_delete(desk->store, number, NOON, &desk->err), desk);
    number = desk_add(desk, desk->store);
    assert_done(aira_store_note_report(desk->store, number, "pdf", "abc", NOON, &desk->err), desk);
    for (int n = 1; failed; n++) {
        struct aira_store *store = desk_open(desk, desk->path);
        int64_t found = -1;
        int result;

        arm(n, theirs);
        result = aira_store_find_uuid(&found, day, store, uuid, &desk->err);
        if (result == 0)
            result = aira_store_report_noted(&at, store, number, "abc", &desk->err);
        failed = disarm(theirs);
        assert_true(result == 0 || (failed && result == AIRA_ENOMEM));
        if (result == 0) {
            assert_int_equal(found, 0);
            assert_string_equal(day, "2026-11-24");
            assert_int_equal(at, NOON);
        }
        aira_store_close(store);
    }
}

static void our_memory_fails_while_tracing(void **state)
{
    tracing(*state, false);
}

static void their_memory_fails_while_tracing(void **state)
{
    tracing(*state, true);
}

static void our_memory_fails_while_moving(void **state)
{
    moving(*state, false);
}

static void their_memory_fails_while_moving(void **state)
{
    moving(*state, true);
}

static void our_memory_fails_while_answering(void **state)
{
    answering(*state, false);
}

static void their_memory_fails_while_answering(void **state)
{
    answering(*state, true);
}

static void our_memory_fails_while_loading(void **state)
{
    loading(*state, false);
}

static void their_memory_fails_while_loading(void **state)
{
    loading(*state, true);
}

static void our_memory_fails_while_travelling(void **state)
{
    travelling(*state, false);
}

static void their_memory_fails_while_travelling(void **state)
{
    travelling(*state, true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(our_memory_fails_while_tracing, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(their_memory_fails_while_tracing, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(our_memory_fails_while_answering, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(their_memory_fails_while_answering, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(our_memory_fails_while_loading, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(their_memory_fails_while_loading, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(our_memory_fails_while_moving, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(their_memory_fails_while_moving, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(our_memory_fails_while_travelling, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(their_memory_fails_while_travelling, desk_set, desk_clear),
    };

    return cmocka_run_group_tests(tests, replace_memory, NULL);
}
