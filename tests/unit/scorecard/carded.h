/* A firm and its scorecard. */
#ifndef AIRA_TEST_CARDED_H
#define AIRA_TEST_CARDED_H

#include "advice/firm.h"

#include <aira/scorecard.h>

struct carded {
    struct firm firm;
    struct aira_scorecard *card;
};

/* As of 2026-11-24, with a journal of seven entries. */
int carded_try(struct aira_scorecard **card, struct firm *firm);
void carded_make(struct carded *carded, const char *answers);
void carded_make_quick(struct carded *carded, const char *answers);
void carded_free(struct carded *carded);

#endif
