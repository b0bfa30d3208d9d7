/* Many tasks in parallel processes, which tell what came of each. */
#ifndef AIRA_CLI_CREW_H
#define AIRA_CLI_CREW_H

#include "cli.h"

/* What a process may say at once: so much goes through a pipe whole, never mixed with what another says. */
enum { CREW_WORD = 4096 };

struct crew {
    size_t tasks, jobs;
    size_t word_size; /* of what `say` sends and `hear` gets, at most CREW_WORD */
    void *context;
    /* In a process of its own: one task after the other, then the end.  What `work` opens is its alone.  `tell` is
     * handed to crew_tell. */
    void (*work)(void *context, size_t task, int tell);
    void (*end)(void *context);
    /* Here: what was told, in the order in which it was. */
    void (*hear)(void *context, const void *word);
    const volatile int *interrupted;
};

/* Sends one word of crew->word_size bytes to the process that ran the crew. */
void crew_tell(int tell, const void *word, size_t size);

/* Shares the tasks out among `jobs` processes (each takes the next when it is done with one) and returns when all have
 * ended.  A process that dies leaves its task untold and the others to the rest, or to new processes.  When
 * *interrupted is set, here or in a process, no task is begun any more; those begun are done to their end.  *begun is
 * the number of tasks that were taken up, which are the first ones.  Nothing may be open that must not be shared.
 * AIRA_EFAIL when no process can be made. */
int crew_run(size_t *begun, const struct crew *crew, struct aira_error *err);

#endif
