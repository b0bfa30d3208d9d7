#ifndef AIRA_CLI_SHOW_QUESTIONNAIRE_H
#define AIRA_CLI_SHOW_QUESTIONNAIRE_H

#include "cli.h"

/* Appends a questionnaire's parts and questions as words, or one question with its texts (index, -1: all). */
void cli_questionnaire_words(struct aira_buf *out, const struct cli *cli,
                             const struct aira_questionnaire *questionnaire, int question);
/* The same as JSON. */
struct aira_json *cli_questionnaire_json(const struct aira_questionnaire *questionnaire, int question);

#endif
