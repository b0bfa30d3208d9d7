#include "check.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/aira-test-file-XXXXXX";
static struct aira_error err;

/* A path in the test's folder; valid until the next two calls. */
static const char *in_folder(const char *name)
{
    static char paths[2][256];
    static int turn;

    turn = !turn;
    snprintf(paths[turn], sizeof paths[turn], "%s/%s", folder, name);
    return paths[turn];
}

static int enter(void **state)
{
    (void)state;
    return mkdtemp(folder) == NULL;
}

static int leave(void **state)
{
    char command[64];

    (void)state;
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
}

static void what_was_written_is_read(void **state)
{
    struct aira_buf text;
    struct stat info;

    (void)state;
    aira_buf_init(&text);
    assert_int_equal(aira_file_write(in_folder("a"), "x\0y", 3, 0600, &err), 0);
    assert_int_equal(aira_file_read(&text, in_folder("a"), 3, &err), 0);
    assert_int_equal(text.length, 3);
    assert_memory_equal(text.data, "x\0y", 4);
    assert_int_equal(stat(in_folder("a"), &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    aira_buf_clear(&text);
    assert_int_equal(aira_file_write(in_folder("a"), "", 0, 0644, &err), 0);
    assert_int_equal(aira_file_read(&text, in_folder("a"), 3, &err), 0);
    assert_built(&text, "");
    assert_int_equal(stat(in_folder("a"), &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    aira_buf_dispose(&text);
}

static void reading_says_why_it_cannot(void **state)
{
    struct aira_buf text;

    (void)state;
    aira_buf_init(&text);
    assert_int_equal(aira_file_write(in_folder("big"), "1234", 4, 0600, &err), 0);
    assert_int_equal(aira_file_read(&text, in_folder("big"), 3, &err), AIRA_EINPUT);
    assert_string_equal(err.file, in_folder("big"));
    assert_int_equal(aira_file_read(&text, in_folder("none"), 3, &err), AIRA_ENOTFOUND);
    assert_int_equal(aira_file_read(&text, in_folder("big/none"), 3, &err), AIRA_ENOTFOUND);
    assert_int_equal(aira_file_read(&text, folder, 3, &err), AIRA_EINPUT);
    assert_int_equal(mkfifo(in_folder("pipe"), 0600), 0);
    assert_int_equal(aira_file_read(&text, in_folder("pipe"), 3, &err), AIRA_EINPUT);
    assert_built(&text, "");
    aira_buf_dispose(&text);
}

static void a_failed_write_leaves_no_trace(void **state)
{
    char **names;
    size_t count;

    (void)state;
    assert_int_equal(aira_dir_make(in_folder("w/sub"), &err), 0);
    assert_int_equal(aira_file_write(in_folder("w/sub"), "x", 1, 0600, &err), AIRA_EUSAGE);
    assert_int_equal(aira_file_write(in_folder("w/none/x"), "x", 1, 0600, &err), AIRA_EFAIL);
    assert_int_equal(aira_dir_list(&names, &count, in_folder("w"), &err), 0);
    assert_int_equal(count, 1);
    aira_names_free(names, count);
}

/* A limit of file sizes stands for a full disk. */
static void a_full_disk_leaves_the_old_file(void **state)
{
    static const char large[100000];
    struct rlimit before;
    struct rlimit tight;
    struct aira_buf text;
    char **names;
    size_t count;

    (void)state;
    aira_buf_init(&text);
    assert_int_equal(aira_dir_make(in_folder("full"), &err), 0);
    assert_int_equal(aira_file_write(in_folder("full/a"), "old", 3, 0600, &err), 0);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    tight = before;
    tight.rlim_cur = 1000;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &tight), 0);
    assert_int_equal(aira_file_write(in_folder("full/a"), large, sizeof large, 0600, &err), AIRA_EFAIL);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_int_equal(aira_file_read(&text, in_folder("full/a"), 9, &err), 0);
    assert_built(&text, "old");
    assert_int_equal(aira_dir_list(&names, &count, in_folder("full"), &err), 0);
    assert_int_equal(count, 1);
    aira_names_free(names, count);
    aira_buf_dispose(&text);
}

static void a_link_stays_a_link(void **state)
{
    struct stat info;
    struct aira_buf text;

    (void)state;
    aira_buf_init(&text);
    assert_int_equal(aira_file_write(in_folder("target"), "old", 3, 0600, &err), 0);
    assert_int_equal(symlink("target", in_folder("link")), 0);
    assert_int_equal(aira_file_write(in_folder("link"), "new", 3, 0600, &err), 0);
    assert_int_equal(lstat(in_folder("link"), &info), 0);
    assert_true(S_ISLNK(info.st_mode));
    assert_int_equal(aira_file_read(&text, in_folder("target"), 9, &err), 0);
    assert_built(&text, "new");
    aira_buf_dispose(&text);
}

static void folders_are_made_and_listed(void **state)
{
    char **names;
    size_t count;

    (void)state;
    assert_int_equal(aira_dir_make(in_folder("d/e/f"), &err), 0);
    assert_int_equal(aira_dir_make(in_folder("d/e/f/"), &err), 0);
    assert_int_equal(aira_dir_make(in_folder("d/b"), &err), 0);
    assert_true(aira_dir_exists(in_folder("d/e/f")));
    assert_false(aira_file_exists(in_folder("d/e/f")));
    assert_int_equal(aira_file_write(in_folder("d/Z"), "", 0, 0600, &err), 0);
    assert_true(aira_file_exists(in_folder("d/Z")));
    assert_false(aira_dir_exists(in_folder("d/Z")));
    assert_int_equal(aira_dir_make(in_folder("d/Z/x"), &err), AIRA_EFAIL);
    assert_int_equal(aira_dir_list(&names, &count, in_folder("d"), &err), 0);
    assert_int_equal(count, 3);
    assert_string_equal(names[0], "Z");
    assert_string_equal(names[1], "b");
    assert_string_equal(names[2], "e");
    aira_names_free(names, count);
    assert_int_equal(aira_dir_list(&names, &count, in_folder("d/b"), &err), 0);
    assert_int_equal(count, 0);
    aira_names_free(names, count);
    assert_int_equal(aira_dir_list(&names, &count, in_folder("none"), &err), AIRA_ENOTFOUND);
    assert_int_equal(aira_dir_list(&names, &count, in_folder("d/Z"), &err), AIRA_EINPUT);
}

static void paths_are_joined_with_one_slash(void **state)
{
    struct aira_buf out;

    (void)state;
    aira_buf_init(&out);
    aira_path_join(&out, "a", "b");
    assert_built(&out, "a/b");
    aira_path_join(&out, "/", "b");
    assert_built(&out, "/b");
    aira_path_join(&out, "", "b");
    assert_built(&out, "b");
    aira_buf_dispose(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_written_is_read),
        cmocka_unit_test(reading_says_why_it_cannot),
        cmocka_unit_test(a_failed_write_leaves_no_trace),
        cmocka_unit_test(a_full_disk_leaves_the_old_file),
        cmocka_unit_test(a_link_stays_a_link),
        cmocka_unit_test(folders_are_made_and_listed),
        cmocka_unit_test(paths_are_joined_with_one_slash),
    };

    return cmocka_run_group_tests(tests, enter, leave);
}
