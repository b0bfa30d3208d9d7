/* Texts of the consultant's, from a file or an editor. */
#ifndef AIRA_CLI_PROSE_H
#define AIRA_CLI_PROSE_H

#include "cli.h"

/* "" for every language, else what --lang says. */
const char *cli_prose_language(const struct cli_args *args);
/* Whether the questionnaire has texts in the language of --lang; AIRA_EUSAGE when not. */
int cli_prose_check_language(const struct cli_args *args, const struct aira_questionnaire *questionnaire,
                             struct aira_error *err);
/* *chosen is the index of the one switch that is given, -1 when none is; AIRA_EUSAGE when more than one is. */
int cli_prose_choice(int *chosen, const struct cli_args *args, const char *const *switches, size_t count,
                     struct aira_error *err);
/* Reads a file as it is stored: lines end with '\n', without a byte order mark and without blank lines at its ends. */
int cli_prose_read(struct aira_buf *out, const char *path, struct aira_error *err);

#endif
