/* Writing the journal. */
#ifndef AIRA_STORE_JOURNAL_H
#define AIRA_STORE_JOURNAL_H

#include "record.h"

/* The end of the journal, inside a write transaction.  AIRA_ENOTFOUND when the assessment is not there.  The database
 * is not asked for the last entry when the assessment has not changed since the store's last write to it. */
int store_head_read(struct store_head *head, struct aira_store *store, int64_t number, struct aira_error *err);
/* Appends an entry; its sequence, previous and hash are filled in here. */
int store_journal_add(struct aira_store *store, struct store_head *head, struct aira_entry *entry,
                      struct aira_error *err);
/* Writes an entry as it is given. */
int store_journal_put(struct aira_store *store, int64_t number, const struct aira_entry *entry, struct aira_error *err);

/* Stores a row and its journal entry, unless the same is stored already (*changed is then false). */
int store_row_put(bool *changed, struct aira_store *store, struct store_head *head, const struct store_row *row,
                  int64_t now, const char *by, struct aira_error *err);
/* Takes the row of that question and person away, with an entry; *changed is false when there was none. */
int store_row_withdraw(bool *changed, struct aira_store *store, struct store_head *head, const struct store_row *row,
                       int64_t now, const char *by, struct aira_error *err);
/* Stores a row without an entry. */
int store_row_write(struct aira_store *store, int64_t number, const struct store_row *row, struct aira_error *err);

#endif
