#include "ini_feed.h"

#include <iniparser.h>

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static int trouble(struct aira_error *err)
{
    return aira_error_set(err, AIRA_EFAIL, "The working memory for reading a file cannot be set up: %s.",
                          strerror(errno));
}

int ini_feed_open(struct ini_feed *feed, struct aira_error *err)
{
    feed->temporary = false;
    feed->fd = memfd_create("ini", MFD_CLOEXEC);
    if (feed->fd >= 0) {
        (void)snprintf(feed->path, sizeof feed->path, "/proc/self/fd/%d", feed->fd);
        if (access(feed->path, R_OK) == 0)
            return AIRA_OK;
        (void)close(feed->fd);
    }
    (void)snprintf(feed->path, sizeof feed->path, "%s/aira-ini-XXXXXX", P_tmpdir);
    feed->fd = mkostemp(feed->path, O_CLOEXEC);
    feed->temporary = feed->fd >= 0;
    return feed->fd >= 0 ? AIRA_OK : trouble(err);
}

void ini_feed_close(struct ini_feed *feed)
{
    if (feed->fd >= 0)
        (void)close(feed->fd);
    if (feed->temporary)
        (void)unlink(feed->path);
    feed->fd = -1;
    feed->temporary = false;
}

static int silent(const char *format, ...)
{
    (void)format;
    return 0;
}

static int put(struct ini_feed *feed, const struct aira_buf *text)
{
    size_t done = 0;

    if (ftruncate(feed->fd, 0) != 0)
        return -1;
    while (done < text->length) {
        ssize_t written = pwrite(feed->fd, text->data + done, text->length - done, (off_t)done);

        if (written < 0 && errno != EINTR)
            return -1;
        if (written > 0)
            done += (size_t)written;
    }
    return 0;
}

int ini_feed_parse(dictionary **out, struct ini_feed *feed, const struct aira_buf *text, struct aira_error *err)
{
    locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    locale_t before;
    bool starved;

    if (plain == (locale_t)0)
        return aira_error_nomem(err);
    if (put(feed, text) != 0) {
        freelocale(plain);
        return trouble(err);
    }
    iniparser_set_error_callback(silent);
    before = uselocale(plain);
    /* iniparser passes over memory that ran out, with a value or a line less. */
    errno = 0;
    *out = iniparser_load(feed->path);
    starved = errno == ENOMEM;
    (void)uselocale(before);
    freelocale(plain);
    if (!starved)
        return AIRA_OK;
    if (*out != NULL)
        iniparser_freedict(*out);
    *out = NULL;
    return aira_error_nomem(err);
}
