/* What stands around the answers: client, scope, depth, people, targets, observations, texts, pinned actions. */
#ifndef AIRA_STORE_FRAME_H
#define AIRA_STORE_FRAME_H

#include "handle.h"

/* Writes people, targets, texts and observations of an assessment in memory to the records of `number`, inside a
 * transaction.  `observations` is SQL_OBSERVATION_PUT for all, SQL_OBSERVATION_NEW for those not there yet. */
int store_put_around(struct aira_store *store, enum store_sql observations, int64_t number,
                     const struct aira_assessment *assessment, struct aira_error *err);
/* People are added and changed, never taken away; targets are those of `assessment` alone. */
int store_put_people_and_targets(struct aira_store *store, int64_t number, const struct aira_assessment *assessment,
                                 struct aira_error *err);
/* Writes a new assessment but for its answers, and gives it a number. */
int store_put_frame(int64_t *number, struct aira_store *store, const char *uuid, const char *origin,
                    const struct aira_assessment *assessment, int64_t changed, struct aira_error *err);
/* The snapshot of the questionnaire, unless it is there. */
int store_put_snapshot(struct aira_store *store, const struct aira_questionnaire *questionnaire,
                       struct aira_error *err);
/* AIRA_EINPUT when its texts or its day cannot be stored. */
int store_check_observation(const struct aira_observation *observation, struct aira_error *err);
/* AIRA_EINPUT when a section's text cannot be stored. */
int store_check_text(const char *section, const char *language, const char *text, struct aira_error *err);
/* Each checks and adds a copy to what the assessment holds in memory.  The fields of `borrowed` may be "" but not NULL.
 * After AIRA_ENOMEM the assessment is only good for freeing. */
int store_add_observation(struct aira_assessment *assessment, const struct aira_observation *borrowed,
                          struct aira_error *err);
int store_add_text(struct aira_assessment *assessment, const char *section, const char *language, const char *text,
                   struct aira_error *err);
/* Adds an override as it is stored: the finding's id, with ":" and a language behind it where its text is of one.  One
 * whose question or language an upgrade took away says nothing. */
int store_take_override(struct aira_assessment *assessment, const char *stored, bool shown, const char *text,
                        struct aira_error *err);
/* Adds what is said of an action, "pinned" or "excluded".  One that an upgrade took away says nothing. */
int store_take_choice(struct aira_assessment *assessment, const char *action, const char *choice,
                      struct aira_error *err);
/* Writes all that an assessment says of actions. */
int store_put_choices(struct aira_store *store, int64_t number, const struct aira_assessment *assessment, int64_t now,
                      struct aira_error *err);
/* Writes one: a strike ends every sentence for the finding, a sentence ends its strike. */
int store_put_override(struct aira_store *store, int64_t number, const struct aira_override *override,
                       struct aira_error *err);
/* Gives each row of a statement over one assessment to `tell` until that returns other than 0, and returns that. */
int store_each(struct aira_store *store, int64_t number, enum store_sql which,
               int (*tell)(void *context, struct aira_store *store, sqlite3_stmt *statement), void *context,
               struct aira_error *err);
/* Begins a transaction on an assessment that is there; AIRA_ENOTFOUND when it is not. */
int store_begin_on(struct aira_store *store, int64_t number, struct aira_error *err);
/* Ends it: when `result` is 0 notes the change at `now` and commits, else rolls back. */
int store_end_changed(struct aira_store *store, int64_t number, int64_t now, int result, struct aira_error *err);
/* The id of the question to come back to, or "". */
const char *store_position(const struct aira_assessment *assessment);

#endif
