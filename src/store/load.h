/* Reading an assessment back. */
#ifndef AIRA_STORE_LOAD_H
#define AIRA_STORE_LOAD_H

#include "record.h"

/* The questionnaire of a snapshot, whose hash is checked.  Inside a transaction. */
int store_load_questionnaire(struct aira_questionnaire **out, struct aira_store *store, const char *hash,
                             struct aira_error *err);
/* The assessment itself, with its questionnaire at hand.  Inside a transaction.  `out->questionnaire` stays as it is.
 */
int store_load_assessment(struct aira_stored *out, struct aira_store *store, int64_t number,
                          const struct aira_questionnaire *questionnaire, struct aira_error *err);
/* Checks a row against the questionnaire and adds it to the assessment in memory. */
int store_take_row(struct aira_assessment *assessment, const struct store_row *row, struct aira_error *err);

#endif
