/* Whatever operation of the disk fails while an answer is stored: what was acknowledged is in the file, what failed is
 * not, and the journal holds together; also when the program is killed right after it. */
#include "desk.h"

#include <stdio.h>
#include <string.h>

#include "failing_vfs.h"

static int with_vfs_set(void **state)
{
    failing_vfs_register();
    return desk_set(state);
}

/* How an answer is stored while the disk fails. */
struct attempt {
    enum failing_how how;
    bool forever;
    bool warm; /* the log holds something already */
    bool with_reader;
};

static struct aira_store *open_failing(struct desk *desk, const char *path)
{
    struct aira_store_options options = {.vfs = "failing", .busy_ms = 200};
    struct aira_store *store = NULL;

    assert_done(aira_store_open(&store, path, &options, &desk->err), desk);
    return store;
}

/* What a program finds that opens the file after this one was killed, when no shared index is left. */
static void look_after_a_kill(char value[64], struct desk *desk, const char *path, int64_t number)
{
    char crashed[160];
    char shared[200];
    struct aira_store *store;

    desk_path(crashed, desk, "crashed.db");
    desk_copy_database(path, crashed);
    (void)snprintf(shared, sizeof shared, "%s-shm", crashed);
    desk_copy_file("/nowhere", shared);
    store = desk_open(desk, crashed);
    assert_string_equal(desk_verify(desk, store), "");
    desk_value(value, desk, store, number, "data.access");
    aira_store_close(store);
}

static void must_hold(const char *value, const char *wanted, int n, const struct attempt *attempt, int result,
                      const struct aira_error *why)
{
    if (strcmp(value, wanted) != 0)
        fail_msg("operation %d (how %d, forever %d, warm %d): %d, yet the file holds \"%s\": %s", n, attempt->how,
                 attempt->forever, attempt->warm, result, value, result == 0 ? "" : why->message);
}

/* Fails the n-th operation while "3" becomes "4"; false when there are fewer. */
static bool fail_once(struct desk *desk, const char *base, int64_t number, int n, const struct attempt *attempt)
{
    char path[160];
    char value[64];
    struct aira_error why;
    struct aira_store *store;
    struct aira_store *reader = NULL;
    bool happened;
    bool unknown;
    int result;

    desk_path(path, desk, "run.db");
    desk_copy_database(base, path);
    store = open_failing(desk, path);
    if (attempt->with_reader)
        reader = desk_open(desk, path);
    if (attempt->warm)
        desk_must_answer(desk, store, number, "data.volume", "7", NOON + 2);
    desk_value(value, desk, store, number, "data.access");
    failing_vfs_arm(n, attempt->how, attempt->forever);
    result = desk_answer(desk, store, number, "data.access", "", "4", NOON + 3);
    happened = failing_vfs_disarm();
    why = desk->err;
    unknown = result != 0 && strstr(why.message, "not known") != NULL;
    assert_true(result == 0 || result == AIRA_ESTORE);
    assert_true(happened || result == 0);
    assert_true(!unknown || attempt->forever);
    look_after_a_kill(value, desk, path, number);
    if (!unknown)
        must_hold(value, result == 0 ? "4" : "3", n, attempt, result, &why);
    /* The handle goes on being useful, and says the same. */
    if (!unknown) {
        desk_value(value, desk, store, number, "data.access");
        must_hold(value, result == 0 ? "4" : "3", n, attempt, result, &why);
    }
    desk_must_answer(desk, store, number, "data.access", "2", NOON + 4);
    assert_string_equal(desk_verify(desk, store), "");
    look_after_a_kill(value, desk, path, number);
    assert_string_equal(value, "2");
    aira_store_close(reader);
    aira_store_close(store);
    store = desk_open(desk, path);
    assert_string_equal(desk_verify(desk, store), "");
    desk_value(value, desk, store, number, "data.access");
    assert_string_equal(value, "2");
    aira_store_close(store);
    return happened;
}

static void stored_or_told(void **state)
{
    struct desk *desk = *state;
    int64_t number = desk_add(desk, desk->store);

    desk_must_answer(desk, desk->store, number, "data.access", "3", NOON + 1);
    aira_store_close(desk->store);
    desk->store = NULL;
    for (int kind = 0; kind < FAILING_HOWS * 8; kind++) {
        struct attempt attempt = {(enum failing_how)(kind / 8), kind % 2 != 0, kind / 2 % 2 != 0, kind / 4 % 2 != 0};
        int n = 1;

        while (fail_once(desk, desk->path, number, n, &attempt))
            n++;
        assert_true(n > 3);
    }
}

static void a_full_disk_is_named(void **state)
{
    struct desk *desk = *state;
    int64_t number = desk_add(desk, desk->store);
    struct aira_store *store = open_failing(desk, desk->path);

    failing_vfs_arm(1, FAILING_FULL, true);
    assert_int_equal(desk_answer(desk, store, number, "data.access", "", "4", NOON + 3), AIRA_ESTORE);
    assert_true(failing_vfs_disarm());
    assert_says("disk is full", desk->err);
    aira_store_close(store);
}

/* Whatever fails while a database is opened or an assessment added, the file can be opened afterwards. */
static void opening_and_adding_fail_cleanly(void **state)
{
    struct desk *desk = *state;
    struct aira_store_options options = {.create = true, .vfs = "failing", .busy_ms = 200};
    char path[160];
    bool happened = true;

    for (int n = 1; happened; n++) {
        struct aira_assessment *assessment = desk_assessment(desk);
        struct aira_store *store = NULL;
        char name[32];
        int result;

        (void)snprintf(name, sizeof name, "new-%d.db", n);
        desk_path(path, desk, name);
        failing_vfs_arm(n, FAILING_UNDONE, false);
        result = aira_store_open(&store, path, &options, &desk->err);
        if (result == 0)
            result = aira_store_add(store, assessment, NOON, NULL, &desk->err);
        happened = failing_vfs_disarm();
        assert_true(result == 0 || result == AIRA_ESTORE);
        assert_true((result == 0) == (assessment->number != 0));
        aira_store_close(store);
        store = desk_open(desk, path);
        assert_string_equal(desk_verify(desk, store), "");
        if (result == 0)
            desk_must_answer(desk, store, assessment->number, "data.access", "4", NOON + 3);
        else
            assert_int_equal(desk_add(desk, store), 1);
        aira_store_close(store);
        aira_assessment_free(assessment);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(stored_or_told, with_vfs_set, desk_clear),
        cmocka_unit_test_setup_teardown(a_full_disk_is_named, with_vfs_set, desk_clear),
        cmocka_unit_test_setup_teardown(opening_and_adding_fail_cleanly, with_vfs_set, desk_clear),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
