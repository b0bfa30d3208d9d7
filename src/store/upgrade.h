/* What is kept of an assessment from before it moved to another version of its questionnaire. */
#ifndef AIRA_STORE_UPGRADE_H
#define AIRA_STORE_UPGRADE_H

#include "record.h"

/* Reads a row of SQL_UPGRADES; the texts are valid until the next step. */
void store_former_read(struct aira_former *former, struct aira_store *store, sqlite3_stmt *statement);
/* Writes it as it is given; its snapshot must be there. */
int store_former_put(struct aira_store *store, int64_t number, const struct aira_former *former,
                     struct aira_error *err);

#endif
