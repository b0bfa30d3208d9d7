/* The user's editor. */
#ifndef AIRA_CLI_EDITOR_H
#define AIRA_CLI_EDITOR_H

#include "cli.h"

/* A folder of its own (0700) with one file in it (0600). */
struct cli_draft {
    struct aira_buf folder, file;
};

/* Writes `text` to a new draft whose file is called `name`. */
int cli_draft_init(struct cli_draft *draft, const char *name, const char *text, struct aira_error *err);
/* Opens the draft in $VISUAL, else $EDITOR, and waits.  AIRA_EUSAGE when neither is set, AIRA_EFAIL when the editor
 * ended with an error. */
int cli_draft_edit(const struct cli_draft *draft, struct aira_error *err);
/* Forgets the draft; its file stays for the user when `keep`. */
void cli_draft_dispose(struct cli_draft *draft, bool keep);

#endif
