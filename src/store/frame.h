/* What stands around the answers: client, scope, depth, people, targets, observations, texts. */
#ifndef AIRA_STORE_FRAME_H
#define AIRA_STORE_FRAME_H

#include "handle.h"

/* Each writes what the assessment holds to the records of assessment `number`, inside a transaction. */
int store_put_people(struct aira_store *store, int64_t number, const struct aira_assessment *assessment,
                     struct aira_error *err);
int store_put_targets(struct aira_store *store, int64_t number, const struct aira_assessment *assessment,
                      struct aira_error *err);
int store_put_texts(struct aira_store *store, int64_t number, const struct aira_assessment *assessment,
                    struct aira_error *err);
/* With `which` SQL_OBSERVATION_PUT all observations, with SQL_OBSERVATION_NEW those that are not there yet. */
int store_put_observations(struct aira_store *store, enum store_sql which, int64_t number,
                           const struct aira_assessment *assessment, struct aira_error *err);
/* The snapshot of the questionnaire, unless it is there. */
int store_put_snapshot(struct aira_store *store, const struct aira_questionnaire *questionnaire,
                       struct aira_error *err);
/* AIRA_EINPUT when its texts or its day cannot be stored. */
int store_check_observation(const struct aira_observation *observation, struct aira_error *err);
/* Each checks and adds a copy to what the assessment holds in memory.  The fields of `borrowed` may be "" but not NULL.
 * After AIRA_ENOMEM the assessment is only good for freeing. */
int store_add_observation(struct aira_assessment *assessment, const struct aira_observation *borrowed,
                          struct aira_error *err);
int store_add_text(struct aira_assessment *assessment, const char *section, const char *language, const char *text,
                   struct aira_error *err);
/* The id of the question to come back to, or "". */
const char *store_position(const struct aira_assessment *assessment);

#endif
