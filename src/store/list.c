#include <string.h>

#include "handle.h"

int aira_store_list(struct aira_store *store, int (*visit)(void *context, const struct aira_listed *listed),
                    void *context, struct aira_error *err)
{
    sqlite3_stmt *statement;
    int told = 0;
    int result = store_query(&statement, store, SQL_ASSESSMENTS, STORE_NO_PARAMS, err);

    while (result == 0 && told == 0 && (result = store_step(store, statement, err)) > 0) {
        struct aira_listed listed = {
            .number = sqlite3_column_int64(statement, 0),
            .uuid = store_column(store, statement, 1),
            .client = store_column(store, statement, 2),
            .scope = store_column(store, statement, 3),
            .questionnaire = store_column(store, statement, 4),
            .questionnaire_version = store_column(store, statement, 5),
            .quick = strcmp(store_column(store, statement, 6), "quick") == 0,
            .created = sqlite3_column_int64(statement, 7),
            .changed = sqlite3_column_int64(statement, 8),
            .answers = sqlite3_column_int64(statement, 9),
            .reported = sqlite3_column_int64(statement, 10),
        };

        result = store->no_memory ? aira_error_nomem(err) : AIRA_OK;
        if (result == 0)
            told = visit(context, &listed);
    }
    store->no_memory = false;
    if (statement != NULL)
        (void)sqlite3_reset(statement);
    return result != 0 ? result : told;
}
