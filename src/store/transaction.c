/* Transactions, and the truth about a commit that failed.
 *
 * A commit in WAL mode appends the changed pages to the write-ahead log, the last one marked as a commit, syncs the
 * log, and only then publishes the new end of the log in the index that the open connections share.  When the sync (or
 * a step between it and the publishing) fails, COMMIT gives an error and SQLite rolls back: no connection sees the
 * transaction.  But its pages, with a valid commit mark, may stand in the log behind the published end.  If the
 * machine or all programs went down now, the next one to open the file would rebuild the index from the log, find them,
 * and bring the transaction back, after the user was told that it failed.
 *
 * So a failed commit is followed by an overwriting transaction that changes nothing: it writes page 1 again.  It starts
 * at the published end, so that its page lands on the first page of what was left; the checksums of a log are a chain,
 * so that nothing behind it counts any more.  It is synced as every transaction is.  Once it succeeded, what failed is
 * gone for good.  If it fails too it is tried again; when it keeps failing, the disk is beyond deciding anything: the
 * error then says that it is not known, and every later transaction must overwrite first.  (A write of another program
 * in between overwrites just as well.)
 *
 * One failure needs no overwriting, and could not have it: when the disk is full, a write came too short.  Pages are
 * written in order, the commit mark last, so that no whole commit mark was written.
 *
 * Last, the journal is asked for the entry of the transaction, so that an answer that did get in is not denied. */
#include "handle.h"

enum { OVERWRITE_TRIES = 3 };

int store_begin_read(struct aira_store *store, struct aira_error *err)
{
    return store_run(store, SQL_BEGIN_READ, STORE_NO_PARAMS, err);
}

void store_end_read(struct aira_store *store)
{
    struct aira_error ignored;

    if (!sqlite3_get_autocommit(store->db) && store_run(store, SQL_COMMIT, STORE_NO_PARAMS, &ignored) != 0)
        (void)store_rollback(store, AIRA_OK);
}

int store_rollback(struct aira_store *store, int result)
{
    struct aira_error ignored;

    store->head.number = 0;
    store->no_memory = false;
    /* A pending reader would keep SQLite from leaving the state that an I/O error put it in. */
    for (int i = 0; i < SQL_COUNT; i++) {
        if (store->statements[i] != NULL)
            (void)sqlite3_reset(store->statements[i]);
    }
    if (!sqlite3_get_autocommit(store->db))
        (void)store_run(store, SQL_ROLLBACK, STORE_NO_PARAMS, &ignored);
    return result;
}

static int overwrite_once(struct aira_store *store, struct aira_error *err)
{
    int result = store_run(store, SQL_BEGIN_WRITE, STORE_NO_PARAMS, err);

    if (result == 0)
        result = store_run(store, SQL_OVERWRITE, STORE_NO_PARAMS, err);
    if (result == 0)
        result = store_run(store, SQL_COMMIT, STORE_NO_PARAMS, err);
    return result == 0 ? AIRA_OK : store_rollback(store, result);
}

static int overwrite(struct aira_store *store, struct aira_error *err)
{
    int result = AIRA_EFAIL;

    for (int i = 0; result != 0 && i < OVERWRITE_TRIES; i++)
        result = overwrite_once(store, err);
    store->unsettled = result != 0;
    return result;
}

int store_begin(struct aira_store *store, struct aira_error *err)
{
    int result = store->unsettled ? overwrite(store, err) : AIRA_OK;

    if (result == 0)
        result = store_run(store, SQL_BEGIN_WRITE, STORE_NO_PARAMS, err);
    return result == 0 ? AIRA_OK : store_rollback(store, result);
}

/* `result` is the commit's own error, already in `err`; `code` SQLite's. */
static int find_truth(struct aira_store *store, const struct store_head *head, int code, int result,
                      struct aira_error *err)
{
    struct aira_error later;
    int64_t there = 0;

    (void)store_rollback(store, AIRA_OK);
    if (overwrite(store, &later) != 0) {
        if ((code & 0xFF) == SQLITE_FULL) {
            store->unsettled = false;
            return result;
        }
        return aira_error_at(err, AIRA_ESTORE, store->path, 0,
                             "The disk failed while this was being stored, and keeps failing, so it is not known "
                             "whether it is stored. Check the disk, then open the assessment again and look.");
    }
    if (head != NULL && head->hash[0] != '\0' &&
        store_number(&there, store, SQL_JOURNAL_HAS, STORE_PARAMS(store_int(head->number), store_text(head->hash)), 0,
                     &later) == 0 &&
        there != 0)
        return AIRA_OK;
    return result;
}

int store_commit(struct aira_store *store, const struct store_head *head, struct aira_error *err)
{
    int result = store_run(store, SQL_COMMIT, STORE_NO_PARAMS, err);

    if (result != 0)
        return find_truth(store, head, sqlite3_extended_errcode(store->db), result, err);
    if (head != NULL)
        store->head = *head;
    return AIRA_OK;
}
