#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "folder.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void folder_make(struct folder *folder)
{
    static const char pattern[] = "/tmp/aira-questionnaire-XXXXXX";

    memcpy(folder->path, pattern, sizeof pattern);
    assert_non_null(mkdtemp(folder->path));
}

void folder_put(const struct folder *folder, const char *name, const char *text, size_t length)
{
    struct aira_error err;
    struct aira_buf path;

    aira_buf_init(&path);
    aira_path_join(&path, folder->path, name);
    assert_int_equal(aira_file_write(aira_buf_cstr(&path), text, length, 0600, &err), 0);
    aira_buf_dispose(&path);
}

void folder_copy(const struct folder *folder, const char *from)
{
    struct aira_error err;
    char **names = NULL;
    size_t count = 0;

    assert_int_equal(aira_dir_list(&names, &count, from, &err), 0);
    for (size_t i = 0; i < count; i++) {
        struct aira_buf path, text;

        aira_buf_init(&path);
        aira_buf_init(&text);
        aira_path_join(&path, from, names[i]);
        assert_int_equal(aira_file_read(&text, aira_buf_cstr(&path), AIRA_INI_MAX_BYTES, &err), 0);
        folder_put(folder, names[i], aira_buf_cstr(&text), text.length);
        aira_buf_dispose(&path);
        aira_buf_dispose(&text);
    }
    aira_names_free(names, count);
}

void folder_remove(const struct folder *folder)
{
    struct aira_error err;
    char **names = NULL;
    size_t count = 0;

    assert_int_equal(aira_dir_list(&names, &count, folder->path, &err), 0);
    for (size_t i = 0; i < count; i++) {
        struct aira_buf path;

        aira_buf_init(&path);
        aira_path_join(&path, folder->path, names[i]);
        if (unlink(aira_buf_cstr(&path)) != 0)
            assert_int_equal(rmdir(aira_buf_cstr(&path)), 0);
        aira_buf_dispose(&path);
    }
    aira_names_free(names, count);
    assert_int_equal(rmdir(folder->path), 0);
}
