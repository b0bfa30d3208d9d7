/* The password of a protected report. */
#ifndef AIRA_CLI_PASSWORD_H
#define AIRA_CLI_PASSWORD_H

#include <aira/render.h>

#include "cli.h"

/* What --protect names, "" without the option.  To be wiped in every case. */
struct cli_password {
    char text[AIRA_MAX_PASSWORD + 1];
};

/* Reads the first line of the file that --protect names (a byte order mark before it and a carriage return behind it do
 * not count).  AIRA_EUSAGE when the format cannot be protected, AIRA_EINPUT when the line is empty, too long, not UTF-8
 * or holds control characters.  No message holds any of it. */
int cli_password_read(struct cli_password *password, const struct cli_args *args, const struct aira_renderer *renderer,
                      struct aira_error *err);
/* Puts `bytes` encrypted in their own place; does nothing without a password. */
int cli_password_apply(struct aira_buf *bytes, const struct cli_password *password, struct aira_error *err);
void cli_password_wipe(struct cli_password *password);

#endif
