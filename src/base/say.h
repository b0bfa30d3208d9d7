/* Within the base room: whether a translated format may stand in for the English one. */
#ifndef AIRA_SAY_H
#define AIRA_SAY_H

#include <stdbool.h>

/* Whether `said` takes from the arguments of `english` nothing else than `english` does: either the same conversions
 * in the same order, of which those at the end may be left out, or by number (%2$s), each number from 1 on used. */
bool base_formats_agree(const char *english, const char *said);

#endif
