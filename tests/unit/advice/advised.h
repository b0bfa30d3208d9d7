/* A firm, its score and its advice. */
#ifndef AIRA_TEST_ADVISED_H
#define AIRA_TEST_ADVISED_H

#include "firm.h"

struct advised {
    struct firm firm;
    struct aira_score *score;
    struct aira_advice *advice;
};

void advised_make(struct advised *advised, const char *answers);
void advised_free(struct advised *advised);
/* The item of that action, NULL when it is not advised. */
const struct aira_recommendation *advised_item(const struct advised *advised, const char *action);
/* Where it stands in the order, -1: nowhere. */
int advised_place(const struct advised *advised, const char *action);

#endif
