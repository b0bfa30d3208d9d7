/* Opening: what is made and with which rights, and what is refused with which words. */
#include "desk.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "migrate.h"

static int open_as(struct aira_store **store, struct desk *desk, const char *path, bool create, bool read_only)
{
    struct aira_store_options options = {.create = create, .read_only = read_only, .busy_ms = 150};

    return aira_store_open(store, path, &options, &desk->err);
}

static void refused(struct desk *desk, const char *path, int code, const char *words)
{
    struct aira_store *store = NULL;

    assert_int_equal(open_as(&store, desk, path, true, false), code);
    assert_null(store);
    assert_says(words, desk->err);
    assert_string_equal(desk->err.file, path);
}

static unsigned mode_of(const char *path)
{
    struct stat info;

    assert_int_equal(stat(path, &info), 0);
    return (unsigned)info.st_mode & 0777U;
}

static void files_are_for_the_owner_alone(void **state)
{
    struct desk *desk = *state;
    struct aira_store *store = NULL;
    char folder[160];
    char path[200];
    char beside[220];
    mode_t old = umask(0);

    desk_path(folder, desk, "deep");
    (void)snprintf(path, sizeof path, "%s/a.db", folder);
    assert_done(open_as(&store, desk, path, true, false), desk);
    (void)desk_add(desk, store);
    assert_int_equal(mode_of(folder), 0700);
    assert_int_equal(mode_of(path), 0600);
    (void)snprintf(beside, sizeof beside, "%s-wal", path);
    assert_int_equal(mode_of(beside), 0600);
    (void)snprintf(beside, sizeof beside, "%s-shm", path);
    assert_int_equal(mode_of(beside), 0600);
    (void)umask(old);
    aira_store_close(store);
    assert_int_equal(unlink(path), 0);
}

static void only_asked_it_makes_a_file(void **state)
{
    struct desk *desk = *state;
    struct aira_store *store = NULL;
    char path[160];

    desk_path(path, desk, "none.db");
    assert_int_equal(open_as(&store, desk, path, false, false), AIRA_ENOTFOUND);
    assert_says("no such database", desk->err);
    assert_int_equal(open_as(&store, desk, path, true, true), AIRA_ENOTFOUND);
    assert_false(aira_file_exists(path));
}

static void what_is_not_ours_is_refused(void **state)
{
    struct desk *desk = *state;
    struct aira_error err;
    struct aira_store *store = NULL;
    char path[160];

    refused(desk, desk->folder, AIRA_ESTORE, "not a file");
    desk_path(path, desk, "words.txt");
    assert_int_equal(aira_file_write(path, "These are words, many of them, and no database at all.\n", 55, 0600, &err),
                     0);
    refused(desk, path, AIRA_ESTORE, "not an aira database");
    desk_path(path, desk, "other.db");
    assert_int_equal(aira_file_write(path, "", 0, 0600, &err), 0);
    assert_int_equal(open_as(&store, desk, path, false, false), AIRA_ESTORE);
    assert_says("empty", desk->err);
    desk_sql(path, "CREATE TABLE t (x)");
    refused(desk, path, AIRA_ESTORE, "another program");
    desk_sql(path, "PRAGMA application_id = 7; PRAGMA user_version = 1");
    refused(desk, path, AIRA_ESTORE, "another program");
}

static void a_newer_one_is_refused(void **state)
{
    struct desk *desk = *state;

    desk_sql(desk->path, "PRAGMA user_version = 99");
    refused(desk, desk->path, AIRA_ESTORE, "newer aira");
}

static void names_that_sqlite_reads_otherwise_are_plain_files(void **state)
{
    struct desk *desk = *state;
    struct aira_store *store = NULL;
    char here[256];

    assert_non_null(getcwd(here, sizeof here));
    assert_int_equal(chdir(desk->folder), 0);
    assert_done(open_as(&store, desk, ":memory:", true, false), desk);
    aira_store_close(store);
    assert_done(open_as(&store, desk, "file:x.db?mode=memory", true, false), desk);
    aira_store_close(store);
    assert_true(aira_file_exists(":memory:"));
    assert_true(aira_file_exists("file:x.db?mode=memory"));
    assert_int_equal(chdir(here), 0);
}

static void a_damaged_one_is_named(void **state)
{
    struct desk *desk = *state;
    struct aira_stored stored;
    struct aira_buf bytes;
    int64_t number = desk_add(desk, desk->store);
    int result;

    aira_store_close(desk->store);
    desk->store = NULL;
    aira_buf_init(&bytes);
    assert_done(aira_file_read(&bytes, desk->path, 64 * 1024 * 1024, &desk->err), desk);
    memset(bytes.data + 4096, 0xA5, bytes.length - 4096);
    assert_done(aira_file_write(desk->path, bytes.data, bytes.length, 0600, &desk->err), desk);
    aira_buf_dispose(&bytes);
    result = open_as(&desk->store, desk, desk->path, false, false);
    if (result == 0)
        result = aira_store_load(&stored, desk->store, number, &desk->err);
    assert_int_equal(result, AIRA_ESTORE);
    assert_says("damaged", desk->err);
}

static void a_locked_one_is_waited_for_and_named(void **state)
{
    struct desk *desk = *state;
    int64_t number = desk_add(desk, desk->store);
    struct aira_store *other = desk_open(desk, desk->path);

    assert_done(store_begin(other, &desk->err), desk);
    assert_int_equal(desk_answer(desk, desk->store, number, "data.access", "", "4", NOON), AIRA_ESTORE);
    assert_says("locked for 0.2 seconds", desk->err);
    assert_int_equal(store_rollback(other, 0), 0);
    desk_must_answer(desk, desk->store, number, "data.access", "4", NOON);
    aira_store_close(other);
}

static void read_only_reads_and_writes_nothing(void **state)
{
    struct desk *desk = *state;
    struct aira_store *store = NULL;
    struct aira_stored stored;
    int64_t number = desk_add(desk, desk->store);

    assert_done(open_as(&store, desk, desk->path, false, true), desk);
    assert_done(aira_store_load(&stored, store, number, &desk->err), desk);
    aira_stored_dispose(&stored);
    assert_int_equal(desk_answer(desk, store, number, "data.access", "", "4", NOON), AIRA_ESTORE);
    assert_says("may only be read", desk->err);
    aira_store_close(store);
}

/* Steps behind the last one there is. */
static const char step_more[] = "ALTER TABLE report_made ADD COLUMN pages INTEGER NOT NULL DEFAULT 0";

static void an_older_one_is_copied_and_brought_up_to_date(void **state)
{
    struct desk *desk = *state;
    const char *const steps[] = {store_schema_steps[0], store_schema_steps[1], step_more, "SELECT 1"};
    struct aira_store *old;
    char copy[160];
    int64_t number = desk_add(desk, desk->store);
    char value[64];

    assert_done(store_migrate(desk->store, STORE_SCHEMA_VERSION, steps, STORE_SCHEMA_VERSION + 2, &desk->err), desk);
    desk_path(copy, desk, "aira.db.before-4");
    assert_int_equal(mode_of(copy), 0600);
    desk_sql(desk->path, "SELECT pages FROM report_made");
    refused(desk, desk->path, AIRA_ESTORE, "newer aira");
    old = desk_open(desk, copy);
    desk_value(value, desk, old, number, "data.volume");
    assert_string_equal(value, "12.5");
    assert_string_equal(desk_verify(desk, old), "");
    aira_store_close(old);
}

static void a_step_that_fails_leaves_the_version_before(void **state)
{
    struct desk *desk = *state;
    const char *const steps[] = {store_schema_steps[0], store_schema_steps[1], step_more,
                                 "CREATE TABLE half (x) STRICT"};
    int64_t version = 0;

    assert_int_equal(store_migrate(desk->store, STORE_SCHEMA_VERSION, steps, STORE_SCHEMA_VERSION + 2, &desk->err),
                     AIRA_ESTORE);
    assert_done(store_number(&version, desk->store, SQL_USER_VERSION, STORE_NO_PARAMS, 0, &desk->err), desk);
    assert_int_equal(version, STORE_SCHEMA_VERSION + 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(files_are_for_the_owner_alone, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(only_asked_it_makes_a_file, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(what_is_not_ours_is_refused, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(a_newer_one_is_refused, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(names_that_sqlite_reads_otherwise_are_plain_files, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(a_damaged_one_is_named, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(a_locked_one_is_waited_for_and_named, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(read_only_reads_and_writes_nothing, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(an_older_one_is_copied_and_brought_up_to_date, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(a_step_that_fails_leaves_the_version_before, desk_set, desk_clear),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
