#include "journal.h"

#include "frame.h"

#include <string.h>

static void copy_column(char *to, size_t size, struct aira_store *store, sqlite3_stmt *statement, int column)
{
    const char *text = store_column(store, statement, column);
    size_t length = strnlen(text, size - 1);

    memcpy(to, text, length);
    to[length] = '\0';
}

static int read_last_entry(struct store_head *head, struct aira_store *store, struct aira_error *err)
{
    sqlite3_stmt *statement;
    int result = store_query(&statement, store, SQL_JOURNAL_HEAD, STORE_PARAMS(store_int(head->number)), err);

    if (result != 0)
        return result;
    result = store_step(store, statement, err);
    if (result > 0) {
        head->sequence = sqlite3_column_int64(statement, 0);
        copy_column(head->hash, sizeof head->hash, store, statement, 1);
    }
    if (store_end(store, statement, err) != 0)
        return AIRA_ENOMEM;
    return result < 0 ? result : AIRA_OK;
}

int store_head_read(struct store_head *head, struct aira_store *store, int64_t number, struct aira_error *err)
{
    sqlite3_stmt *statement;
    int result = store_query(&statement, store, SQL_ASSESSMENT_HEAD, STORE_PARAMS(store_int(number)), err);

    if (result != 0)
        return result;
    memset(head, 0, sizeof *head);
    result = store_step(store, statement, err);
    if (result > 0) {
        head->number = number;
        head->version = sqlite3_column_int64(statement, 0);
        copy_column(head->origin, sizeof head->origin, store, statement, 1);
        copy_column(head->snapshot, sizeof head->snapshot, store, statement, 2);
    }
    if (store_end(store, statement, err) != 0)
        return AIRA_ENOMEM;
    if (result <= 0)
        return result < 0 ? result : store_no_such(number, err);
    if (store->head.number != number || store->head.version != head->version)
        return read_last_entry(head, store, err);
    head->sequence = store->head.sequence;
    memcpy(head->hash, store->head.hash, sizeof head->hash);
    return AIRA_OK;
}

int store_journal_put(struct aira_store *store, int64_t number, const struct aira_entry *entry, struct aira_error *err)
{
    return store_run(store, SQL_JOURNAL_PUT,
                     STORE_PARAMS(store_int(number), store_int(entry->sequence), store_int(entry->at),
                                  store_text(entry->by), store_text(entry->question), store_text(entry->person),
                                  store_text(entry->action), store_text(entry->before), store_text(entry->after),
                                  store_text(entry->previous), store_text(entry->hash)),
                     err);
}

int store_journal_add(struct aira_store *store, struct store_head *head, struct aira_entry *entry,
                      struct aira_error *err)
{
    char hash[AIRA_HASH_HEX];
    int result;

    entry->sequence = head->sequence + 1;
    entry->previous = head->hash;
    result = store_entry_hash(hash, entry, head->origin, err);
    if (result != 0)
        return result;
    entry->hash = hash;
    result = store_journal_put(store, head->number, entry, err);
    if (result != 0)
        return result;
    head->sequence = entry->sequence;
    memcpy(head->hash, hash, sizeof head->hash);
    return AIRA_OK;
}

struct telling {
    int (*visit)(void *context, const struct aira_entry *entry);
    void *context;
};

static int tell(void *context, struct aira_store *store, sqlite3_stmt *statement)
{
    const struct telling *telling = context;
    struct aira_entry entry;

    store_entry_read(&entry, store, statement);
    return store->no_memory ? 0 : telling->visit(telling->context, &entry);
}

int aira_store_journal(struct aira_store *store, int64_t number,
                       int (*visit)(void *context, const struct aira_entry *entry), void *context,
                       struct aira_error *err)
{
    struct telling telling = {visit, context};

    return store_each(store, number, SQL_JOURNAL, tell, &telling, err);
}
