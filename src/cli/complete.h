/* Completion of command lines, for the shells' scripts. */
#ifndef AIRA_CLI_COMPLETE_H
#define AIRA_CLI_COMPLETE_H

#include "cli.h"

enum { CLI_COMPLETE_WORDS = 64 }; /* of a command, that are looked at */

/* The line that stands for "names of files, as the shell completes them". */
#define CLI_COMPLETE_FILES ":files"

/* Prints what can stand in place of words[at] (words[0] being the program) and begins with what stands there: a line
 * each, with a tab and what it means behind it where that is known.  Prints nothing on any trouble. */
void cli_complete(struct cli *cli, const char *const *words, size_t count, size_t at);

#endif
