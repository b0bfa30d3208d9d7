#include "migrate.h"

#include <stdio.h>

#include "copy.h"

static int run_text(struct aira_store *store, const char *sql, struct aira_error *err)
{
    int code = sqlite3_exec(store->db, sql, NULL, NULL, NULL);

    return code == SQLITE_OK ? AIRA_OK : store_fail(store, code, err);
}

/* The step and the new version stand or fall together.  Another program may have been quicker. */
static int migrate_one(struct aira_store *store, int64_t from, const char *step, struct aira_error *err)
{
    char version[64];
    int64_t now = 0;
    int result = store_begin(store, err);

    if (result != 0)
        return result;
    result = store_number(&now, store, SQL_USER_VERSION, STORE_NO_PARAMS, 0, err);
    if (result != 0 || now > from)
        return store_rollback(store, result);
    (void)snprintf(version, sizeof version, "PRAGMA user_version = %lld", (long long)from + 1);
    result = run_text(store, step, err);
    if (result == 0)
        result = store_run(store, SQL_OVERWRITE, STORE_NO_PARAMS, err);
    if (result == 0)
        result = run_text(store, version, err);
    if (result != 0)
        return store_rollback(store, result);
    return store_commit(store, NULL, err);
}

static int copy_beside(struct aira_store *store, size_t version, struct aira_error *err)
{
    struct aira_buf path;
    int result;

    aira_buf_init(&path);
    aira_buf_printf(&path, "%s.before-%zu", store->path, version);
    result = aira_buf_result(&path, err);
    if (result == 0)
        result = store_copy(store, aira_buf_cstr(&path), true, err);
    aira_buf_dispose(&path);
    return result;
}

int store_migrate(struct aira_store *store, int64_t from, const char *const *steps, size_t count,
                  struct aira_error *err)
{
    int result = from > 0 ? copy_beside(store, count, err) : AIRA_OK;

    for (size_t i = (size_t)from; result == 0 && i < count; i++)
        result = migrate_one(store, (int64_t)i, steps[i], err);
    return result;
}
