/* From an assessment to its scorecard, document and rendered bytes: what score, show and report share. */
#ifndef AIRA_CLI_SCORING_H
#define AIRA_CLI_SCORING_H

#include <aira/render.h>
#include <aira/report.h>
#include <aira/scorecard.h>

#include "cli.h"

/* The scorecard of a stored assessment. */
int cli_scorecard(struct aira_scorecard **out, const struct aira_stored *stored, struct aira_error *err);
/* The one for sharing when `redacted`; beside an earlier assessment when `since` is not NULL, which outlives it. */
int cli_scorecard_with(struct aira_scorecard **out, const struct aira_stored *stored, const struct aira_stored *since,
                       bool redacted, struct aira_error *err);
/* Adds the words of reports to the catalogue, once. */
int cli_report_words(struct cli *cli, struct aira_error *err);
/* Renders a scorecard in a format and a look (NULL: the default one); characters that no face has are told on stderr. A
 * redacted one is refused (AIRA_EFAIL) when anything that it leaves out still stands in it. */
int cli_render(struct aira_buf *out, unsigned *pages, struct cli *cli, const struct aira_scorecard *scorecard,
               const struct aira_renderer *renderer, const struct aira_report_options *options,
               const struct aira_look *look, struct aira_error *err);
/* Appends a figure as a percentage with one decimal, a dash where there is none. */
void cli_add_figure(struct aira_buf *out, aira_figure_t figure);
/* Prints the scorecard's summary as text on stdout. */
int cli_put_summary(struct cli *cli, const struct aira_scorecard *scorecard, struct aira_error *err);
/* AIRA_EUSAGE when the questionnaire has no texts in one of the languages. */
int cli_check_languages(const struct aira_questionnaire *questionnaire, enum aira_report_languages languages,
                        struct aira_error *err);

#endif
