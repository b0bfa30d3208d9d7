/* Answers given on the command line or in a file. */
#ifndef AIRA_CLI_GIVEN_H
#define AIRA_CLI_GIVEN_H

#include "cli.h"

/* Reads "QUESTION=VALUE" into an answer that starts as the stored one of that question and person (so that a note or
 * evidence that is not mentioned stays).  Texts are borrowed from `word` and the assessment.  A bad value is
 * AIRA_EUSAGE, an unknown question AIRA_ENOTFOUND. */
int cli_given(struct aira_answer *answer, const struct aira_assessment *assessment, int person, const char *word,
              struct aira_error *err);
/* Lays --note, --reason, --evidence, --evidence-reference and --flag over an answer. */
int cli_given_options(struct aira_answer *answer, const struct cli_args *args, struct aira_error *err);
/* Reads an answers file; its errors are printed. */
int cli_given_file(struct aira_assessment **out, struct cli *cli, const struct aira_questionnaire *questionnaire,
                   const char *path, struct aira_error *err);

#endif
