/* Checking a report that was handed out. */
#ifndef AIRA_CLI_VERIFY_REPORT_H
#define AIRA_CLI_VERIFY_REPORT_H

#include "cli.h"

/* Says on stdout whether the PDF `file` says what the database says now, said at an earlier entry of the journal, or
 * something else; AIRA_EFAIL, told already, for the last, AIRA_EINPUT when it is no scorecard. */
int cli_verify_report(struct cli *cli, const char *file, struct aira_error *err);

#endif
