#include <stdio.h>
#include <string.h>

#include "handle.h"

static int read_uuid(char uuid[AIRA_UUID_SIZE], struct aira_store *store, int64_t number, struct aira_error *err)
{
    sqlite3_stmt *statement;
    int result = store_query(&statement, store, SQL_ASSESSMENT_GET, STORE_PARAMS(store_int(number)), err);

    if (result != 0)
        return result;
    result = store_step(store, statement, err);
    if (result > 0) {
        (void)snprintf(uuid, AIRA_UUID_SIZE, "%s", store_column(store, statement, 0));
        result = AIRA_OK;
    } else if (result == 0) {
        result = store_no_such(number, err);
    }
    return store_end(store, statement, err) != 0 ? AIRA_ENOMEM : result;
}

static int erase(struct aira_store *store, int64_t number, int64_t now, struct aira_error *err)
{
    char uuid[AIRA_UUID_SIZE];
    char day[AIRA_TIME_SIZE];
    int result = read_uuid(uuid, store, number, err);

    if (result != 0)
        return result;
    aira_time_format(day, now);
    day[strcspn(day, "T")] = '\0';
    result = store_run(store, SQL_DELETED_PUT, STORE_PARAMS(store_text(uuid), store_text(day)), err);
    if (result == 0)
        result = store_run(store, SQL_ASSESSMENT_DELETE, STORE_PARAMS(store_int(number)), err);
    if (result == 0)
        result = store_run(store, SQL_SNAPSHOTS_UNUSED_DELETE, STORE_NO_PARAMS, err);
    return result;
}

/* The write-ahead log still holds pages as they were before.  It is emptied into the database, unless another program
 * is reading just now: then SQLite overwrites it later. */
int aira_store_delete(struct aira_store *store, int64_t number, int64_t now, struct aira_error *err)
{
    int result = store_begin(store, err);

    if (result != 0)
        return result;
    result = erase(store, number, now, err);
    if (result != 0)
        return store_rollback(store, result);
    result = store_commit(store, NULL, err);
    store->head.number = 0;
    if (result == 0)
        (void)sqlite3_wal_checkpoint_v2(store->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    return result;
}
