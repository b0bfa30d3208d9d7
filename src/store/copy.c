#include "copy.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int cannot_write(const char *path, int why, struct aira_error *err)
{
    return aira_error_at(err, AIRA_ESTORE, path, 0,
                         "The copy cannot be written: %s. Check the folder, the room on the disk and who may write "
                         "there.",
                         aira_say(strerror(why)));
}

static bool same_file(const char *a, const char *b)
{
    struct stat one;
    struct stat other;

    return stat(a, &one) == 0 && stat(b, &other) == 0 && one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

/* Makes sure that `path` may be written, and without `replace` that nobody else takes it meanwhile. */
static int reserve(bool *reserved, struct aira_store *store, const char *path, bool replace, struct aira_error *err)
{
    struct stat info;
    int fd;

    *reserved = false;
    if (same_file(path, store->path))
        return aira_error_at(err, AIRA_EUSAGE, path, 0, "This is the database itself. Name another file for the copy.");
    if (replace && stat(path, &info) == 0)
        return S_ISREG(info.st_mode) ? AIRA_OK
                                     : aira_error_at(err, AIRA_EUSAGE, path, 0, "This is not a file. Name a file.");
    fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0 && errno == EEXIST)
        return aira_error_at(err, AIRA_EUSAGE, path, 0,
                             "There is a file already. Name a new one, or say to replace "
                             "it.");
    if (fd < 0)
        return cannot_write(path, errno, err);
    (void)close(fd);
    *reserved = true;
    return AIRA_OK;
}

static int make_beside(char *beside, size_t size, const char *path, struct aira_error *err)
{
    int fd;
    int failed;

    if (snprintf(beside, size, "%s%s.XXXXXX", path[0] == '/' ? "" : "./", path) >= (int)size)
        return cannot_write(path, ENAMETOOLONG, err);
    fd = mkostemp(beside, O_CLOEXEC);
    if (fd < 0)
        return cannot_write(path, errno, err);
    failed = fchmod(fd, 0600) == 0 ? 0 : errno;
    (void)close(fd);
    if (failed == 0)
        return AIRA_OK;
    (void)unlink(beside);
    return cannot_write(path, failed, err);
}

static int copy_pages(struct aira_store *store, sqlite3 *to)
{
    sqlite3_backup *backup = sqlite3_backup_init(to, "main", store->db, "main");
    int code;

    if (backup == NULL)
        return sqlite3_extended_errcode(to);
    code = sqlite3_backup_step(backup, -1);
    if (code == SQLITE_DONE)
        code = SQLITE_OK;
    (void)sqlite3_backup_finish(backup);
    return code;
}

/* Reading the structure through once, and leaving the mode that needs files beside the database. */
static int finish_copy(sqlite3 *to)
{
    sqlite3_stmt *check = NULL;
    int code = sqlite3_exec(to, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);

    if (code == SQLITE_OK)
        code = sqlite3_prepare_v2(to, "PRAGMA quick_check(1)", -1, &check, NULL);
    if (code == SQLITE_OK && sqlite3_step(check) == SQLITE_ROW) {
        const char *word = (const char *)sqlite3_column_text(check, 0);

        code = word != NULL && strcmp(word, "ok") == 0 ? SQLITE_OK : SQLITE_CORRUPT;
    }
    (void)sqlite3_finalize(check);
    return code;
}

/* One step of making the copy, on a connection of its own: the second reads what the first wrote. */
static int with_copy(struct aira_store *store, const char *path, bool pages)
{
    sqlite3 *to = NULL;
    int code = sqlite3_open_v2(path, &to, SQLITE_OPEN_READWRITE, store->vfs);
    int closed;

    if (code == SQLITE_OK)
        code = pages ? copy_pages(store, to) : finish_copy(to);
    closed = sqlite3_close(to);
    return code == SQLITE_OK ? closed : code;
}

static int sync_path(const char *path, int flags)
{
    int fd = open(path, flags | O_CLOEXEC);
    int result = fd < 0 ? -1 : fsync(fd);
    int why = errno;

    if (fd >= 0)
        (void)close(fd);
    errno = why;
    return result == 0 || why == EINVAL ? 0 : -1;
}

static int sync_folder_of(const char *path)
{
    char folder[PATH_MAX];
    const char *slash = strrchr(path, '/');

    if (slash == NULL)
        return sync_path(".", O_RDONLY | O_DIRECTORY);
    (void)snprintf(folder, sizeof folder, "%.*s", slash == path ? 1 : (int)(slash - path), path);
    return sync_path(folder, O_RDONLY | O_DIRECTORY);
}

static int fill(struct aira_store *store, const char *beside, const char *path, struct aira_error *err)
{
    int code = with_copy(store, beside, true);

    if (code == SQLITE_OK)
        code = with_copy(store, beside, false);
    /* Only the copy is written to. */
    if ((code & 0xFF) == SQLITE_FULL || code == SQLITE_IOERR_WRITE)
        return cannot_write(path, code == SQLITE_IOERR_WRITE ? EIO : ENOSPC, err);
    if (code != SQLITE_OK)
        return store_fail(store, code, err);
    if (sync_path(beside, O_RDONLY) != 0 || rename(beside, path) != 0 || sync_folder_of(path) != 0)
        return cannot_write(path, errno, err);
    return AIRA_OK;
}

int store_copy(struct aira_store *store, const char *path, bool replace, struct aira_error *err)
{
    char beside[PATH_MAX];
    bool reserved;
    int result = reserve(&reserved, store, path, replace, err);

    if (result != 0)
        return result;
    result = make_beside(beside, sizeof beside, path, err);
    if (result == 0) {
        result = fill(store, beside, path, err);
        if (result != 0)
            (void)unlink(beside);
    }
    if (result != 0 && reserved)
        (void)unlink(path);
    return result;
}
