#include "aira/base.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool aira_file_exists(const char *path)
{
    struct stat info;

    return stat(path, &info) == 0 && S_ISREG(info.st_mode);
}

static int too_large(const char *path, size_t most, struct aira_error *err)
{
    return aira_error_at(err, AIRA_EINPUT, path, 0, "The file is larger than %zu bytes. Name a smaller one.", most);
}

/* Opens a regular file of at most `most` bytes; a pipe is not waited for. */
static int open_regular(int *fd, size_t *size, const char *path, size_t most, struct aira_error *err)
{
    struct stat info;
    int result = AIRA_OK;
    int opened = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

    if (opened < 0 && (errno == ENOENT || errno == ENOTDIR))
        return aira_error_at(err, AIRA_ENOTFOUND, path, 0, "There is no such file. Check the path.");
    if (opened < 0)
        return aira_error_at(err, AIRA_EFAIL, path, 0, "The file cannot be opened: %s. Check who may read it.",
                             aira_say(strerror(errno)));
    if (fstat(opened, &info) != 0)
        result = aira_error_at(err, AIRA_EFAIL, path, 0, "The file cannot be read: %s.", aira_say(strerror(errno)));
    else if (S_ISDIR(info.st_mode))
        result = aira_error_at(err, AIRA_EINPUT, path, 0, "This is a folder. Name a file in it.");
    else if (!S_ISREG(info.st_mode))
        result = aira_error_at(err, AIRA_EINPUT, path, 0, "This is not a regular file. Name a file on disk.");
    else if ((uintmax_t)info.st_size > most)
        result = too_large(path, most, err);
    if (result != 0) {
        (void)close(opened);
        return result;
    }
    *fd = opened;
    *size = (size_t)info.st_size;
    return AIRA_OK;
}

/* The file may grow while it is read, so that the end is where read finds it. */
static int read_rest(struct aira_buf *out, int fd, const char *path, size_t most, struct aira_error *err)
{
    char block[16 * 1024];
    size_t total = 0;

    for (;;) {
        ssize_t got = read(fd, block, sizeof block);

        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return aira_error_at(err, AIRA_EFAIL, path, 0, "The file cannot be read: %s.", aira_say(strerror(errno)));
        if (got == 0)
            return aira_buf_result(out, err);
        total += (size_t)got;
        if (total > most)
            return too_large(path, most, err);
        aira_buf_add(out, block, (size_t)got);
        if (out->failed)
            return aira_error_nomem(err);
    }
}

int aira_file_read(struct aira_buf *out, const char *path, size_t most, struct aira_error *err)
{
    size_t size = 0;
    int fd = -1;
    int result = open_regular(&fd, &size, path, most, err);

    if (result != 0)
        return result;
    if (size < SIZE_MAX - out->length && aira_grow(&out->data, &out->capacity, out->length + size + 1, 1) != 0)
        out->failed = true;
    aira_buf_add(out, "", 0);
    result = out->failed ? aira_error_nomem(err) : read_rest(out, fd, path, most, err);
    (void)close(fd);
    return result;
}

static int write_all(int fd, const void *data, size_t length)
{
    const char *rest = data;

    while (length > 0) {
        ssize_t written = write(fd, rest, length);

        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return -1;
        rest += written;
        length -= (size_t)written;
    }
    return 0;
}

static int cannot_write(const char *path, struct aira_error *err)
{
    return aira_error_at(err, AIRA_EFAIL, path, 0,
                         "The file cannot be written: %s. Check the folder, the room on the disk and who may write "
                         "there.",
                         aira_say(strerror(errno)));
}

/* Writes the new file beside `target` and names it in `beside`, which is a template of mkostemp. */
static int write_beside(char *beside, const void *data, size_t length, unsigned mode)
{
    int fd = mkostemp(beside, O_CLOEXEC);
    int failed;
    int why;

    if (fd < 0)
        return -1;
    failed = write_all(fd, data, length) != 0 || fchmod(fd, (mode_t)(mode & 0600U)) != 0 || fsync(fd) != 0;
    why = errno;
    if (close(fd) != 0 && !failed) {
        failed = 1;
        why = errno;
    }
    if (failed) {
        (void)unlink(beside);
        errno = why;
        return -1;
    }
    return 0;
}

/* Opens the folder that holds `path`, whose entry must reach the disk too. */
static int open_folder_of(const char *path)
{
    char folder[PATH_MAX];
    const char *slash = strrchr(path, '/');

    if (slash == NULL)
        (void)snprintf(folder, sizeof folder, ".");
    else if (slash == path)
        (void)snprintf(folder, sizeof folder, "/");
    else
        (void)snprintf(folder, sizeof folder, "%.*s", (int)(slash - path), path);
    return open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

static int replace(const char *target, const char *path, const void *data, size_t length, unsigned mode,
                   struct aira_error *err)
{
    char beside[PATH_MAX];
    int folder;
    int result = AIRA_OK;

    if (snprintf(beside, sizeof beside, "%s.XXXXXX", target) >= (int)sizeof beside) {
        errno = ENAMETOOLONG;
        return cannot_write(path, err);
    }
    folder = open_folder_of(target);
    if (folder < 0)
        return cannot_write(path, err);
    if (write_beside(beside, data, length, mode) != 0) {
        result = cannot_write(path, err);
    } else if (rename(beside, target) != 0) {
        result = cannot_write(path, err);
        (void)unlink(beside);
    } else if (fsync(folder) != 0 && errno != EINVAL) {
        result = aira_error_at(err, AIRA_EFAIL, path, 0,
                               "The file was written, but the disk did not confirm it: %s. Write it again.",
                               aira_say(strerror(errno)));
    }
    (void)close(folder);
    return result;
}

int aira_file_write(const char *path, const void *data, size_t length, unsigned mode, struct aira_error *err)
{
    char real[PATH_MAX];
    const char *target = path;
    struct stat info;

    if (stat(path, &info) == 0) {
        if (!S_ISREG(info.st_mode))
            return aira_error_at(err, AIRA_EUSAGE, path, 0,
                                 "This is not a regular file, so it cannot be replaced. Name another file.");
        /* A link stays a link: what it points at is replaced. */
        if (realpath(path, real) == NULL)
            return cannot_write(path, err);
        target = real;
    }
    return replace(target, path, data, length, mode, err);
}
