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
                          aira_say(strerror(errno)));
}

int ini_feed_open(struct ini_feed *feed, struct aira_error *err)
{
    feed->temporary = false;
    feed->fd = -1;
    feed->plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    if (feed->plain == (locale_t)0)
        return aira_error_nomem(err);
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
    if (feed->plain != (locale_t)0)
        freelocale(feed->plain);
    *feed = (struct ini_feed){.fd = -1};
}

static int silent(const char *format, ...)
{
    (void)format;
    return 0;
}

/* The file is cut only behind the new text: emptied first, its pages would be given back and zeroed anew. */
static int put(struct ini_feed *feed, const struct aira_buf *text)
{
    size_t done = 0;

    while (done < text->length) {
        ssize_t written = pwrite(feed->fd, text->data + done, text->length - done, (off_t)done);

        if (written < 0 && errno != EINTR)
            return -1;
        if (written > 0)
            done += (size_t)written;
    }
    return ftruncate(feed->fd, (off_t)done);
}

int ini_feed_parse(dictionary **out, struct ini_feed *feed, const struct aira_buf *text, struct aira_error *err)
{
    locale_t before;
    bool starved;

    if (put(feed, text) != 0)
        return trouble(err);
    iniparser_set_error_callback(silent);
    before = uselocale(feed->plain);
    /* iniparser passes over memory that ran out, with a value or a line less. */
    errno = 0;
    *out = iniparser_load(feed->path);
    starved = errno == ENOMEM;
    (void)uselocale(before);
    if (!starved)
        return AIRA_OK;
    if (*out != NULL)
        iniparser_freedict(*out);
    *out = NULL;
    return aira_error_nomem(err);
}
