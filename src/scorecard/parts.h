/* What the files of this room share. */
#ifndef AIRA_SCORECARD_PARTS_H
#define AIRA_SCORECARD_PARTS_H

#include <aira/scorecard.h>

enum { SCORECARD_DAY = 24 * 60 * 60 }; /* seconds */

/* Fills strengths and gaps from score and aims. */
void scorecard_find(struct aira_scorecard *scorecard);

/* The whole as one JSON object, without "content_hash"; NULL when memory ran out. */
struct aira_json *scorecard_object(const struct aira_scorecard *scorecard);
/* The answers: one object a question that applies or is pending, in the questionnaire's order. */
struct aira_json *scorecard_answers(const struct aira_scorecard *scorecard);
/* {"zh": ..., "en": ...}: a text of the questionnaire in each of its languages. */
struct aira_json *scorecard_text(const struct aira_questionnaire *questionnaire, const char *kind, const char *id,
                                 const char *key);
/* [{"id", "from": where it begins, "title"}], lowest first. */
struct aira_json *scorecard_bands(const struct aira_questionnaire *questionnaire);
/* {"part": {id: title}, "stage": {...}, "role": {...}}: what the ids of the other members are called. */
struct aira_json *scorecard_titles(const struct aira_questionnaire *questionnaire);
/* Compares with the earlier assessment of `input`; the scores are worked out already. */
int scorecard_compare(struct aira_scorecard *scorecard, const struct aira_scorecard_input *since,
                      struct aira_error *err);
/* AIRA_EUSAGE when the two cannot be compared at all. */
int scorecard_comparable(const struct aira_assessment *now, const struct aira_assessment *then, struct aira_error *err);
void scorecard_since_free(struct aira_since *since);
/* What changed, as JSON. */
struct aira_json *scorecard_since(const struct aira_scorecard *scorecard);
/* Sets a member and folds its outcome into *failed; the value, or NULL (and freed) when something failed. */
void scorecard_put(struct aira_json *object, const char *key, struct aira_json *value, bool *failed);
struct aira_json *scorecard_whole(struct aira_json *value, bool failed);
/* {"id", "version", "hash", "title"} */
struct aira_json *scorecard_questionnaire(const struct aira_questionnaire *questionnaire);
struct aira_json *scorecard_journal(const char *head, int64_t count);
/* A level, null for -1. */
struct aira_json *scorecard_level(int level);

#endif
