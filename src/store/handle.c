#include "handle.h"

#include <errno.h>
#include <string.h>

static int bind(sqlite3_stmt *statement, int index, const struct store_param *param)
{
    switch (param->kind) {
    case STORE_INT:
        return sqlite3_bind_int64(statement, index, param->number);
    case STORE_TEXT:
        return sqlite3_bind_text64(statement, index, param->data, strlen(param->data), SQLITE_STATIC, SQLITE_UTF8);
    case STORE_BLOB:
        break;
    }
    return sqlite3_bind_blob64(statement, index, param->data, param->length, SQLITE_STATIC);
}

int store_query(sqlite3_stmt **out, struct aira_store *store, enum store_sql which, const struct store_param *params,
                size_t count, struct aira_error *err)
{
    sqlite3_stmt **slot = &store->statements[which];
    int code = SQLITE_OK;

    *out = NULL;
    if (*slot == NULL)
        code = sqlite3_prepare_v3(store->db, store_sql_text(which), -1, SQLITE_PREPARE_PERSISTENT, slot, NULL);
    else
        (void)sqlite3_reset(*slot);
    for (size_t i = 0; code == SQLITE_OK && i < count; i++)
        code = bind(*slot, (int)i + 1, &params[i]);
    if (code != SQLITE_OK)
        return store_fail(store, code, err);
    *out = *slot;
    return AIRA_OK;
}

static int tell_no_memory(struct aira_store *store, struct aira_error *err)
{
    store->no_memory = false;
    return aira_error_nomem(err);
}

int store_step(struct aira_store *store, sqlite3_stmt *statement, struct aira_error *err)
{
    int code;

    if (store->no_memory)
        return tell_no_memory(store, err);
    code = sqlite3_step(statement);
    if (code == SQLITE_ROW)
        return 1;
    if (code == SQLITE_DONE)
        return 0;
    return store_fail(store, code, err);
}

int store_end(struct aira_store *store, sqlite3_stmt *statement, struct aira_error *err)
{
    if (statement != NULL)
        (void)sqlite3_reset(statement);
    return store->no_memory ? tell_no_memory(store, err) : AIRA_OK;
}

int store_run(struct aira_store *store, enum store_sql which, const struct store_param *params, size_t count,
              struct aira_error *err)
{
    int64_t unused;

    return store_number(&unused, store, which, params, count, 0, err);
}

int store_number(int64_t *out, struct aira_store *store, enum store_sql which, const struct store_param *params,
                 size_t count, int64_t otherwise, struct aira_error *err)
{
    sqlite3_stmt *statement;
    int result = store_query(&statement, store, which, params, count, err);

    *out = otherwise;
    if (result != 0)
        return result;
    result = store_step(store, statement, err);
    if (result > 0)
        *out = sqlite3_column_int64(statement, 0);
    (void)sqlite3_reset(statement);
    return result < 0 ? result : AIRA_OK;
}

const char *store_column(struct aira_store *store, sqlite3_stmt *statement, int column)
{
    const char *text = (const char *)sqlite3_column_text(statement, column);

    if (text != NULL)
        return text;
    if (sqlite3_errcode(store->db) == SQLITE_NOMEM)
        store->no_memory = true;
    return "";
}

/* What happened and what to do, by SQLite's primary result code; NULL: no sentence of its own. */
static const char *sentence(int code)
{
    switch (code & 0xFF) {
    case SQLITE_READONLY:
        return aira_say(
            "The database may only be read. Ask for the right to write to the file and its folder, or copy it to "
            "a folder of your own.");
    case SQLITE_FULL:
        return aira_say("The disk is full, so nothing was stored. Make room on it and try again.");
    case SQLITE_CORRUPT:
        return aira_say(
            "The database is damaged. Run \"aira verify\" to see where, and go back to the last good backup.");
    case SQLITE_NOTADB:
        return aira_say(
            "This is not an aira database, or its beginning is damaged. Check the path, or go back to the last "
            "good backup.");
    case SQLITE_CANTOPEN:
        return aira_say(
            "The database or a file beside it cannot be opened. Check the path, and who may read and write the "
            "folder.");
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return aira_say("The database may not be opened. Check who may read and write the file and its folder.");
    case SQLITE_TOOBIG:
        return aira_say("A value is too large for the database. Shorten it and try again.");
    case SQLITE_SCHEMA:
    case SQLITE_CONSTRAINT:
        return aira_say(
            "The database refused a record that does not fit the others in it. Run \"aira verify\" to see what is "
            "wrong with it.");
    default:
        return NULL;
    }
}

/* Whether an error of reading or writing was one of room, as it is when the file beside a database in WAL mode cannot
 * grow. */
static bool is_full(const struct aira_store *store, int code)
{
    int why = sqlite3_system_errno(store->db);

    return (code & 0xFF) == SQLITE_IOERR && (why == ENOSPC || why == EDQUOT);
}

int store_fail(const struct aira_store *store, int code, struct aira_error *err)
{
    const char *words = sentence(is_full(store, code) ? SQLITE_FULL : code);
    int primary = code & 0xFF;

    if (primary == SQLITE_NOMEM)
        return aira_error_nomem(err);
    if (primary == SQLITE_BUSY || primary == SQLITE_LOCKED)
        return aira_error_at(err, AIRA_ESTORE, store->path, 0,
                             "Another program has kept the database locked for %d.%d seconds, so nothing was stored. "
                             "Close the other program, or wait, and try again.",
                             store->busy_ms / 1000, store->busy_ms % 1000 / 100);
    if (words != NULL)
        return aira_error_at(err, AIRA_ESTORE, store->path, 0, "%s", words);
    if (primary == SQLITE_IOERR)
        return aira_error_at(err, AIRA_ESTORE, store->path, 0,
                             "The disk failed to read or write the database (%s, code %d). Check the disk and its "
                             "cable or network, and try again.",
                             aira_say(sqlite3_errstr(primary)), code);
    return aira_error_at(err, AIRA_ESTORE, store->path, 0,
                         "The database gave an error (%s, code %d). Try again; if it stays, run \"aira verify\".",
                         aira_say(sqlite3_errstr(code)), code);
}

int store_no_such(int64_t number, struct aira_error *err)
{
    return aira_error_set(err, AIRA_ENOTFOUND,
                          "There is no assessment %lld. See \"aira list\" for those that are there.",
                          (long long)number);
}
