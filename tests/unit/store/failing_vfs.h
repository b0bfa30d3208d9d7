/* A VFS of SQLite over the default one, named "failing", whose n-th operation fails: opening, writing, truncating or
 * syncing a file, or mapping the shared index. */
#ifndef AIRA_TEST_STORE_FAILING_VFS_H
#define AIRA_TEST_STORE_FAILING_VFS_H

#include <stdbool.h>

enum failing_how {
    FAILING_UNDONE, /* nothing of the operation is done */
    FAILING_HALF,   /* of a write the first half, of anything else nothing */
    FAILING_DONE,   /* all of it is done, but the answer is an error */
    FAILING_FULL,   /* as FAILING_UNDONE; a write says that the disk is full */
    FAILING_HOWS
};

void failing_vfs_register(void);
/* From now on the n-th operation (from 1) fails, and with `forever` all that come after it. */
void failing_vfs_arm(int n, enum failing_how how, bool forever);
/* Ends failing; whether anything failed. */
bool failing_vfs_disarm(void);

#endif
