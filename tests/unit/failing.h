/* Fails the n-th allocation that the project's own code makes, through the linker's --wrap. */
#ifndef AIRA_TEST_FAILING_H
#define AIRA_TEST_FAILING_H

#include <stdbool.h>
#include <stddef.h>

/* From now on the n-th allocation (1-based) fails, and all later ones succeed; 0 fails none. */
void failing_arm(size_t n);
/* Whether the armed failure happened; disarms. */
bool failing_disarm(void);

#endif
