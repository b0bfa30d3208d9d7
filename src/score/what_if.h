#ifndef AIRA_SCORE_WHAT_IF_H
#define AIRA_SCORE_WHAT_IF_H

#include <aira/score.h>

/* aira_score_new with `instead` (NULL: none) in place of the settled answer of its question. */
int score_with_answer(struct aira_score **out, const struct aira_assessment *assessment,
                      const struct aira_answer *instead, struct aira_error *err);

#endif
