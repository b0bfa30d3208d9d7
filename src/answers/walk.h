/* What the files of the walk share. */
#ifndef AIRA_ANSWERS_WALK_H
#define AIRA_ANSWERS_WALK_H

#include "room.h"

/* Whether the question passes the walk's filter. */
bool answers_passes(const struct aira_walk *walk, int question);
/* Fills walk->unmet from walk->standings. */
void answers_find_unmet(struct aira_walk *walk);

#endif
