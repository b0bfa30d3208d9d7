#include "aira/base.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

bool aira_dir_exists(const char *path)
{
    struct stat info;

    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

static int make_one(const char *path, const char *whole, struct aira_error *err)
{
    if (mkdir(path, 0700) == 0 || (errno == EEXIST && aira_dir_exists(path)))
        return AIRA_OK;
    return aira_error_at(err, AIRA_EFAIL, whole, 0,
                         "The folder \"%s\" cannot be made: %s. Check the path and who may write there.", path,
                         aira_say(strerror(errno)));
}

int aira_dir_make(const char *path, struct aira_error *err)
{
    char *copy = aira_strdup(path);
    int result = AIRA_OK;

    if (copy == NULL)
        return aira_error_nomem(err);
    for (char *slash = copy + (*copy == '/'); result == 0 && *slash != '\0'; slash++) {
        if (*slash != '/')
            continue;
        *slash = '\0';
        result = make_one(copy, path, err);
        *slash = '/';
    }
    if (result == 0)
        result = make_one(path, path, err);
    free(copy);
    return result;
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Appends a copy of `name` to the list. */
static int add_name(char ***names, size_t *count, size_t *capacity, const char *name)
{
    char *copy = aira_strdup(name);

    if (copy == NULL || aira_grow(names, capacity, *count + 1, sizeof **names) != 0) {
        free(copy);
        return AIRA_ENOMEM;
    }
    (*names)[(*count)++] = copy;
    return AIRA_OK;
}

static int read_names(char ***names, size_t *count, DIR *folder, const char *path, struct aira_error *err)
{
    size_t capacity = 0;
    struct dirent *entry;

    for (errno = 0; (entry = readdir(folder)) != NULL; errno = 0) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        if (add_name(names, count, &capacity, entry->d_name) != 0)
            return aira_error_nomem(err);
    }
    if (errno != 0)
        return aira_error_at(err, AIRA_EFAIL, path, 0, "The folder cannot be read: %s.", aira_say(strerror(errno)));
    return AIRA_OK;
}

int aira_dir_list(char ***names, size_t *count, const char *path, struct aira_error *err)
{
    char **found = NULL;
    size_t number = 0;
    int result;
    DIR *folder = opendir(path);

    if (folder == NULL) {
        if (errno == ENOENT)
            return aira_error_at(err, AIRA_ENOTFOUND, path, 0, "There is no such folder. Check the path.");
        if (errno == ENOTDIR)
            return aira_error_at(err, AIRA_EINPUT, path, 0, "This is not a folder. Name a folder.");
        return aira_error_at(err, AIRA_EFAIL, path, 0, "The folder cannot be read: %s. Check who may read it.",
                             aira_say(strerror(errno)));
    }
    result = read_names(&found, &number, folder, path, err);
    (void)closedir(folder);
    if (result != 0) {
        aira_names_free(found, number);
        return result;
    }
    if (number > 1)
        qsort(found, number, sizeof *found, by_bytes);
    *names = found;
    *count = number;
    return AIRA_OK;
}

void aira_names_free(char **names, size_t count)
{
    if (names == NULL)
        return;
    for (size_t i = 0; i < count; i++)
        free(names[i]);
    free(names);
}

void aira_path_join(struct aira_buf *out, const char *dir, const char *name)
{
    size_t length = strlen(dir);

    aira_buf_puts(out, dir);
    if (length > 0 && dir[length - 1] != '/')
        aira_buf_putc(out, '/');
    aira_buf_puts(out, name);
}
