/* What is known of a report that was handed out: whose it is, and whether it was noted here. */
#include <stdio.h>

#include "handle.h"

static int read_deleted(char day[AIRA_TIME_SIZE], struct aira_store *store, const char *uuid, struct aira_error *err)
{
    sqlite3_stmt *statement;
    int result = store_query(&statement, store, SQL_DELETED_DAY, STORE_PARAMS(store_text(uuid)), err);

    if (result == 0)
        result = store_step(store, statement, err);
    if (result > 0)
        (void)snprintf(day, AIRA_TIME_SIZE, "%s", store_column(store, statement, 0));
    if (store_end(store, statement, err) != 0)
        return AIRA_ENOMEM;
    return result < 0 ? result : AIRA_OK;
}

int aira_store_find_uuid(int64_t *number, char deleted[AIRA_TIME_SIZE], struct aira_store *store, const char *uuid,
                         struct aira_error *err)
{
    int result = store_number(number, store, SQL_ASSESSMENT_BY_UUID, STORE_PARAMS(store_text(uuid)), 0, err);

    deleted[0] = '\0';
    return result == 0 && *number == 0 ? read_deleted(deleted, store, uuid, err) : result;
}

int aira_store_report_noted(int64_t *at, struct aira_store *store, int64_t number, const char *content_hash,
                            struct aira_error *err)
{
    return store_number(at, store, SQL_REPORT_NOTED, STORE_PARAMS(store_int(number), store_text(content_hash)), 0, err);
}
