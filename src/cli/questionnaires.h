/* What the commands that look at questionnaires share. */
#ifndef AIRA_CLI_QUESTIONNAIRES_H
#define AIRA_CLI_QUESTIONNAIRES_H

#include "cli.h"

/* Appends a questionnaire's parts and questions as words, or one question with its texts (index, -1: all). */
void cli_questionnaire_words(struct aira_buf *out, const struct cli *cli,
                             const struct aira_questionnaire *questionnaire, int question);
/* The same as JSON. */
struct aira_json *cli_questionnaire_json(const struct aira_questionnaire *questionnaire, int question);

/* The crosswalk both ways, as words or as JSON: question to references, reference to questions and actions, references
 * that none cites. */
void cli_refs_words(struct aira_buf *out, const struct cli *cli, const struct aira_questionnaire *questionnaire);
struct aira_json *cli_refs_json(const struct cli *cli, const struct aira_questionnaire *questionnaire);

/* What differs between two versions, as words or as JSON. */
void cli_diff_words(struct aira_buf *out, const struct cli *cli, const struct aira_questionnaire_diff *diff,
                    const struct aira_questionnaire *before, const struct aira_questionnaire *now);
struct aira_json *cli_diff_json(const struct aira_questionnaire_diff *diff, const struct aira_questionnaire *before,
                                const struct aira_questionnaire *now);

/* aira questionnaire diff A B, and aira questionnaire new DIR. */
int cli_questionnaire_diff(struct cli *cli, const struct cli_args *args, struct aira_error *err);
int cli_questionnaire_new(struct cli *cli, const struct cli_args *args, struct aira_error *err);

#endif
