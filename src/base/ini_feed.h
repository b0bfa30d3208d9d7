/* Handing text to iniparser, which reads only files that have a name. */
#ifndef AIRA_BASE_INI_FEED_H
#define AIRA_BASE_INI_FEED_H

#include "aira/base.h"

#include <dictionary.h>
#include <locale.h>

/* A nameless file in memory where the system has them, else a temporary one. */
struct ini_feed {
    int fd;
    bool temporary;
    locale_t plain; /* the C locale */
    char path[64];
};

int ini_feed_open(struct ini_feed *feed, struct aira_error *err);
void ini_feed_close(struct ini_feed *feed);
/* Parses `text` by iniparser, silently and in the C locale, whatever the program's: bytes of UTF-8 must not be taken
 * for spaces or capitals of another encoding.  *out is NULL when iniparser refused the text, else the caller's to free
 * with iniparser_freedict. */
int ini_feed_parse(dictionary **out, struct ini_feed *feed, const struct aira_buf *text, struct aira_error *err);

#endif
