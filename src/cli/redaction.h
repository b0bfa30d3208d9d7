/* The last look at a redacted report before it is written. */
#ifndef AIRA_CLI_REDACTION_H
#define AIRA_CLI_REDACTION_H

#include <aira/render.h>
#include <aira/scorecard.h>

#include "cli.h"

/* AIRA_EFAIL when what was left out of the scorecard still stands in what a renderer was given (all a file can say: it
 * reads nothing else) or in the bytes it made.  0 for a scorecard that is not redacted. */
int cli_check_redacted(const struct cli *cli, const struct aira_scorecard *scorecard,
                       const struct aira_render_input *input, const struct aira_buf *bytes, struct aira_error *err);

#endif
