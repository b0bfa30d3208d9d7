/* A copy of the live database in one file. */
#ifndef AIRA_STORE_COPY_H
#define AIRA_STORE_COPY_H

#include "handle.h"

/* Writes what the database holds now to a new file beside `path`, checks it, and renames it to `path` (0600).  The copy
 * needs no files beside it, so it also opens where nothing can be written.  A file that is there is kept unless
 * `replace`; the database itself is never replaced. */
int store_copy(struct aira_store *store, const char *path, bool replace, struct aira_error *err);

#endif
