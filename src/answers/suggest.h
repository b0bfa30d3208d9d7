/* "Did you mean": the known word nearest to one that is not known. */
#ifndef AIRA_ANSWERS_SUGGEST_H
#define AIRA_ANSWERS_SUGGEST_H

#include "aira/base.h"

/* The i-th word that is known. */
typedef const char *(*answers_word)(const void *context, size_t i);

/* Of `count` known words the one nearest to `word`, the first of several; NULL when none is near enough to be meant. */
const char *answers_nearest(const char *word, answers_word known, const void *context, size_t count);

#endif
