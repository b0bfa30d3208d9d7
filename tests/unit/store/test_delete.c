/* Deleting erases an assessment for good, and nothing else. */
#include "desk.h"

#include <stdio.h>
#include <string.h>

#include <sqlite3.h>

static bool anything_holds(struct desk *desk, const char *bytes)
{
    char log[160];

    (void)snprintf(log, sizeof log, "%s-wal", desk->path);
    return desk_holds(desk->path, bytes) || desk_holds(log, bytes);
}

static void no_byte_of_it_stays(void **state)
{
    static const char *const traces[] = {CLIENT,          "零售部", "王伟",   "Minutes 7",
                                         "Keys lie open", "第二行", "theirs", "Said twice"};
    struct desk *desk = *state;
    int64_t number = desk_add(desk, desk->store);

    desk_must_answer(desk, desk->store, number, "data.access", "4", NOON + 1);
    for (size_t i = 0; i < sizeof traces / sizeof *traces; i++)
        assert_true(anything_holds(desk, traces[i]));
    assert_done(aira_store_delete(desk->store, number, NOON, &desk->err), desk);
    for (size_t i = 0; i < sizeof traces / sizeof *traces; i++)
        assert_false(anything_holds(desk, traces[i]));
    assert_string_equal(desk_verify(desk, desk->store), "");
}

static void the_others_stay(void **state)
{
    struct desk *desk = *state;
    struct aira_stored stored;
    int64_t first = desk_add(desk, desk->store);
    int64_t second = desk_add(desk, desk->store);
    int64_t third;

    assert_done(aira_store_note_report(desk->store, first, "pdf", "abc", NOON, &desk->err), desk);
    assert_done(aira_store_delete(desk->store, first, NOON, &desk->err), desk);
    assert_int_equal(aira_store_load(&stored, desk->store, first, &desk->err), AIRA_ENOTFOUND);
    assert_done(aira_store_load(&stored, desk->store, second, &desk->err), desk);
    assert_int_equal(stored.assessment->answer_count, 8);
    aira_stored_dispose(&stored);
    third = desk_add(desk, desk->store);
    assert_true(third > second);
    assert_string_equal(desk_verify(desk, desk->store), "");
}

static void what_is_not_there_cannot_be_deleted(void **state)
{
    struct desk *desk = *state;

    assert_int_equal(aira_store_delete(desk->store, 99, NOON, &desk->err), AIRA_ENOTFOUND);
    assert_says("no assessment 99", desk->err);
}

static void another_program_learns_of_it(void **state)
{
    struct desk *desk = *state;
    struct aira_store *other = desk_open(desk, desk->path);
    int64_t number = desk_add(desk, desk->store);

    desk_must_answer(desk, other, number, "data.access", "4", NOON);
    assert_done(aira_store_delete(desk->store, number, NOON, &desk->err), desk);
    assert_int_equal(aira_store_delete(other, number, NOON, &desk->err), AIRA_ENOTFOUND);
    aira_store_close(other);
}

static void a_reader_does_not_keep_it_from_being_deleted(void **state)
{
    struct desk *desk = *state;
    struct aira_stored stored;
    sqlite3 *reader = NULL;
    int64_t number = desk_add(desk, desk->store);

    assert_int_equal(sqlite3_open_v2(desk->path, &reader, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_exec(reader, "BEGIN; SELECT count(*) FROM assessment", NULL, NULL, NULL), SQLITE_OK);
    assert_done(aira_store_delete(desk->store, number, NOON, &desk->err), desk);
    assert_int_equal(aira_store_load(&stored, desk->store, number, &desk->err), AIRA_ENOTFOUND);
    assert_true(anything_holds(desk, CLIENT)); /* the reader still sees it */
    assert_int_equal(sqlite3_close(reader), SQLITE_OK);
    desk_reopen(desk);
    assert_false(anything_holds(desk, CLIENT));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(no_byte_of_it_stays, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(the_others_stay, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(what_is_not_there_cannot_be_deleted, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(another_program_learns_of_it, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(a_reader_does_not_keep_it_from_being_deleted, desk_set, desk_clear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
