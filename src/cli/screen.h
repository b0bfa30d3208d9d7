/* The full screen, as the commands open it. */
#ifndef AIRA_CLI_SCREEN_H
#define AIRA_CLI_SCREEN_H

#include <aira/terminal.h>

#include "cli.h"

/* Whether input and output are a terminal on which the full screen can be, and nobody asked for lines instead
 * (TERM=dumb, ACCESSIBLE). */
bool cli_has_screen(void);
/* Runs the full screen: through terminal->stored, or with `home` from the list of what is saved. */
int cli_run_screen(struct cli *cli, struct aira_terminal *terminal, bool home, struct aira_error *err);

#endif
