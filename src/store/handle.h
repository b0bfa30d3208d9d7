/* The open database: statements, their parameters, transactions, and SQLite's errors as sentences. */
#ifndef AIRA_STORE_HANDLE_H
#define AIRA_STORE_HANDLE_H

#include <sqlite3.h>

#include <aira/store.h>

#include "sql.h"

enum { STORE_APPLICATION_ID = 0x61697261 }; /* "aira" */

/* The end of an assessment's journal, and what a new entry needs to know of the assessment. */
struct store_head {
    int64_t number; /* of the assessment; 0: none */
    int64_t version;
    int64_t sequence; /* of the last entry; 0: the journal is empty */
    char origin[AIRA_UUID_SIZE];
    char snapshot[AIRA_HASH_HEX];
    char hash[AIRA_HASH_HEX]; /* of the last entry, "" when the journal is empty */
};

struct aira_store {
    sqlite3 *db;
    char *path; /* as the caller named it, for messages */
    char *vfs;  /* NULL: the default */
    int busy_ms;
    bool no_memory; /* a column could not be read for want of memory */
    bool unsettled; /* a commit failed and what it left in the write-ahead log could not be overwritten */
    struct store_head head;
    sqlite3_stmt *statements[SQL_COUNT];
};

/* ---- statements ---- */

enum store_kind { STORE_INT, STORE_TEXT, STORE_BLOB };
struct store_param {
    enum store_kind kind;
    int64_t number;
    const void *data;
    size_t length; /* of a blob */
};

static inline struct store_param store_int(int64_t number)
{
    return (struct store_param){.kind = STORE_INT, .number = number};
}

/* NULL is stored as "". */
static inline struct store_param store_text(const char *text)
{
    return (struct store_param){.kind = STORE_TEXT, .data = text == NULL ? "" : text};
}

static inline struct store_param store_blob(const void *data, size_t length)
{
    return (struct store_param){.kind = STORE_BLOB, .data = data, .length = length};
}

#define STORE_PARAMS(...)                                                                                              \
    (const struct store_param[]){__VA_ARGS__},                                                                         \
        sizeof((const struct store_param[]){__VA_ARGS__}) / sizeof(struct store_param)
#define STORE_NO_PARAMS NULL, 0

/* Readies a statement to be stepped.  The parameters must live until it was stepped to its end or ended. */
int store_query(sqlite3_stmt **out, struct aira_store *store, enum store_sql which, const struct store_param *params,
                size_t count, struct aira_error *err);
/* 1: a row is there; 0: no more; negative: an error. */
int store_step(struct aira_store *store, sqlite3_stmt *statement, struct aira_error *err);
/* Ends reading before the last row, or after it (NULL is nothing).  AIRA_ENOMEM when a column could not be read. */
int store_end(struct aira_store *store, sqlite3_stmt *statement, struct aira_error *err);
/* Runs a statement to its end, taking no rows. */
int store_run(struct aira_store *store, enum store_sql which, const struct store_param *params, size_t count,
              struct aira_error *err);
/* Runs a statement and takes the first number of its first row into *out; *out is `otherwise` without a row. */
int store_number(int64_t *out, struct aira_store *store, enum store_sql which, const struct store_param *params,
                 size_t count, int64_t otherwise, struct aira_error *err);
/* The text of a column, never NULL, valid until the next step.  Memory running out is told by step and end. */
const char *store_column(struct aira_store *store, sqlite3_stmt *statement, int column);

/* ---- errors ---- */

/* SQLite's result code as AIRA_ESTORE (or AIRA_ENOMEM) with a sentence. */
int store_fail(const struct aira_store *store, int code, struct aira_error *err);
int store_no_such(int64_t number, struct aira_error *err);

/* ---- transactions ---- */

int store_begin_read(struct aira_store *store, struct aira_error *err);
void store_end_read(struct aira_store *store);
int store_begin(struct aira_store *store, struct aira_error *err);
/* Commits.  `head` (may be NULL) is the journal's end as this transaction leaves it, remembered for the next one; its
 * hash tells after a failed commit whether the transaction is in the file.  After an error nothing is stored, but for
 * a disk that keeps failing, which the message says. */
int store_commit(struct aira_store *store, const struct store_head *head, struct aira_error *err);
/* Ends the transaction without a trace, whatever its state; returns `result`, so that a function can end with it. */
int store_rollback(struct aira_store *store, int result);

#endif
