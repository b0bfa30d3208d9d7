#ifndef AIRA_CLI_PAGER_H
#define AIRA_CLI_PAGER_H

#include <stdbool.h>
#include <sys/types.h>

/* Leads stdout through the program that PAGER names, when stdout is a terminal and PAGER is set.  Returns its process,
 * or 0 when there is none. */
pid_t cli_pager_start(void);
/* Ends the output and waits until the reader has left the pager. */
void cli_pager_end(pid_t pager);

#endif
