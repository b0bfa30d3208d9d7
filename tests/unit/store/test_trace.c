/* What is known of a report that was handed out. */
#include "desk.h"

#include <string.h>

static int64_t find(struct desk *desk, const char *uuid, const char *deleted)
{
    char day[AIRA_TIME_SIZE];
    int64_t number = -1;

    assert_done(aira_store_find_uuid(&number, day, desk->store, uuid, &desk->err), desk);
    assert_string_equal(day, deleted);
    return number;
}

static void a_uuid_is_here_or_was_deleted_or_is_unknown(void **state)
{
    struct desk *desk = *state;
    struct aira_stored stored;
    char uuid[AIRA_UUID_SIZE];
    int64_t number = desk_add(desk, desk->store);

    (void)desk_add(desk, desk->store);
    assert_done(aira_store_load(&stored, desk->store, number, &desk->err), desk);
    memcpy(uuid, stored.assessment->uuid, sizeof uuid);
    aira_stored_dispose(&stored);
    assert_int_equal(find(desk, uuid, ""), number);
    assert_int_equal(find(desk, "' OR 1=1 --", ""), 0);
    assert_int_equal(find(desk, "", ""), 0);
    assert_done(aira_store_delete(desk->store, number, NOON + 86400, &desk->err), desk);
    assert_int_equal(find(desk, uuid, "2026-11-25"), 0);
}

static int64_t noted(struct desk *desk, int64_t number, const char *hash)
{
    int64_t at = -1;

    assert_done(aira_store_report_noted(&at, desk->store, number, hash, &desk->err), desk);
    return at;
}

static void a_report_is_known_by_its_content(void **state)
{
    struct desk *desk = *state;
    int64_t first = desk_add(desk, desk->store), second = desk_add(desk, desk->store);

    assert_int_equal(noted(desk, first, "abc"), 0);
    assert_done(aira_store_note_report(desk->store, first, "pdf", "abc", NOON + 1, &desk->err), desk);
    assert_done(aira_store_note_report(desk->store, first, "text", "abc", NOON + 2, &desk->err), desk);
    assert_done(aira_store_note_report(desk->store, first, "pdf", "abd", NOON + 3, &desk->err), desk);
    assert_int_equal(noted(desk, first, "abc"), NOON + 1);
    assert_int_equal(noted(desk, first, "abd"), NOON + 3);
    assert_int_equal(noted(desk, first, "ab"), 0);
    assert_int_equal(noted(desk, second, "abc"), 0);
}

static int keep_reported(void *context, const struct aira_listed *listed)
{
    ((int64_t *)context)[listed->number] = listed->reported;
    return 0;
}

static void the_list_tells_of_the_newest_report(void **state)
{
    struct desk *desk = *state;
    int64_t reported[4] = {-1, -1, -1, -1};

    for (int i = 0; i < 3; i++)
        (void)desk_add(desk, desk->store);
    assert_done(aira_store_note_report(desk->store, 1, "pdf", "abc", NOON + 9, &desk->err), desk);
    assert_done(aira_store_note_report(desk->store, 3, "pdf", "def", NOON + 7, &desk->err), desk);
    /* The newest is the one noted last, even when the clock went back. */
    assert_done(aira_store_note_report(desk->store, 1, "pdf", "abc", NOON + 5, &desk->err), desk);
    assert_done(aira_store_list(desk->store, keep_reported, reported, &desk->err), desk);
    assert_int_equal(reported[1], NOON + 5);
    assert_int_equal(reported[2], 0);
    assert_int_equal(reported[3], NOON + 7);
}

static void noting_a_report_changes_nothing(void **state)
{
    struct desk *desk = *state;
    int64_t number = desk_add(desk, desk->store), before = 0, after = 0;

    assert_done(aira_store_version(&before, desk->store, number, &desk->err), desk);
    assert_done(aira_store_note_report(desk->store, number, "pdf", "abc", NOON, &desk->err), desk);
    assert_done(aira_store_version(&after, desk->store, number, &desk->err), desk);
    assert_int_equal(before, after);
    assert_string_equal(desk_verify(desk, desk->store), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_uuid_is_here_or_was_deleted_or_is_unknown, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(a_report_is_known_by_its_content, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(the_list_tells_of_the_newest_report, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(noting_a_report_changes_nothing, desk_set, desk_clear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
