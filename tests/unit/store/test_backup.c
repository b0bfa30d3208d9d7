/* A backup is a database of its own, whole or not there at all. */
#include "desk.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void it_opens_and_holds_all(void **state)
{
    struct desk *desk = *state;
    struct aira_store_options options = {.read_only = true};
    struct aira_store *copy = NULL;
    struct stat info;
    char path[160];
    char value[64];
    int64_t number = desk_add(desk, desk->store);

    desk_must_answer(desk, desk->store, number, "data.quality", "4", NOON + 1);
    desk_path(path, desk, "copy.db");
    assert_done(aira_store_backup(desk->store, path, false, &desk->err), desk);
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    assert_done(aira_store_open(&copy, path, &options, &desk->err), desk);
    desk_value(value, desk, copy, number, "data.quality");
    assert_string_equal(value, "4");
    assert_string_equal(desk_verify(desk, copy), "");
    aira_store_close(copy);
    desk_must_answer(desk, desk->store, number, "data.quality", "3", NOON + 2);
    copy = desk_open(desk, path);
    desk_must_answer(desk, copy, number, "data.quality", "1", NOON + 3);
    desk_value(value, desk, desk->store, number, "data.quality");
    assert_string_equal(value, "3");
    aira_store_close(copy);
}

static void no_file_is_replaced_unasked(void **state)
{
    struct desk *desk = *state;
    struct aira_store *copy;
    char path[160];

    desk_path(path, desk, "copy.db");
    assert_done(aira_file_write(path, "mine", 4, 0600, &desk->err), desk);
    assert_int_equal(aira_store_backup(desk->store, path, false, &desk->err), AIRA_EUSAGE);
    assert_says("a file already", desk->err);
    assert_true(desk_holds(path, "mine"));
    assert_done(aira_store_backup(desk->store, path, true, &desk->err), desk);
    copy = desk_open(desk, path);
    assert_string_equal(desk_verify(desk, copy), "");
    aira_store_close(copy);
}

static void the_database_is_never_its_own_backup(void **state)
{
    struct desk *desk = *state;
    char path[160];
    int64_t number = desk_add(desk, desk->store);
    struct aira_stored stored;

    assert_int_equal(aira_store_backup(desk->store, desk->path, true, &desk->err), AIRA_EUSAGE);
    desk_path(path, desk, "link.db");
    assert_int_equal(link(desk->path, path), 0);
    assert_int_equal(aira_store_backup(desk->store, path, true, &desk->err), AIRA_EUSAGE);
    assert_says("the database itself", desk->err);
    desk_reopen(desk);
    assert_done(aira_store_load(&stored, desk->store, number, &desk->err), desk);
    aira_stored_dispose(&stored);
}

static void a_failed_backup_leaves_nothing(void **state)
{
    struct desk *desk = *state;
    char **names;
    size_t count;
    char path[160];

    desk_path(path, desk, "nowhere/copy.db");
    assert_int_equal(aira_store_backup(desk->store, path, false, &desk->err), AIRA_ESTORE);
    assert_says("cannot be written", desk->err);
    assert_int_equal(aira_store_backup(desk->store, desk->folder, true, &desk->err), AIRA_EUSAGE);
    assert_done(aira_dir_list(&names, &count, desk->folder, &desk->err), desk);
    for (size_t i = 0; i < count; i++)
        assert_ptr_equal(strstr(names[i], "aira.db"), names[i]);
    aira_names_free(names, count);
}

static void another_writer_does_not_spoil_it(void **state)
{
    struct desk *desk = *state;
    struct aira_store *other = desk_open(desk, desk->path);
    struct aira_store *copy;
    char path[160];
    char value[64];
    int64_t number = desk_add(desk, other);

    desk_must_answer(desk, other, number, "data.quality", "2", NOON + 1);
    desk_path(path, desk, "copy.db");
    assert_done(aira_store_backup(desk->store, path, false, &desk->err), desk);
    copy = desk_open(desk, path);
    desk_value(value, desk, copy, number, "data.quality");
    assert_string_equal(value, "2");
    aira_store_close(copy);
    aira_store_close(other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(it_opens_and_holds_all, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(no_file_is_replaced_unasked, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(the_database_is_never_its_own_backup, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(a_failed_backup_leaves_nothing, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(another_writer_does_not_spoil_it, desk_set, desk_clear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
