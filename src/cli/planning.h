/* What the commands plan, action and whatif share. */
#ifndef AIRA_CLI_PLANNING_H
#define AIRA_CLI_PLANNING_H

#include <aira/advice.h>

#include "cli.h"

/* A word of data/plan.<lang>.ini; cli_words(cli, "plan") must have been called. */
const char *plan_word(const struct cli *cli, const char *key);
/* Appends a text of it with its {names} filled, and a newline. */
void plan_line(struct aira_buf *out, const struct cli *cli, const char *key, const char *const *pairs);

/* A figure as text in the caller's scrap, which it gives back. */
enum { PLAN_SCRAP = 64 };
const char *plan_figure(char scrap[PLAN_SCRAP], aira_figure_t value);

/* Whether a goal is named. */
bool plan_has_goal(const struct cli_args *args);
/* Goal, horizon, rate and limit of the command line; AIRA_EUSAGE with what is wrong.  `capacities` has room for one a
 * use of --capacity. */
int plan_read_options(struct aira_plan_options *options, struct aira_capacity *capacities, const struct cli_args *args,
                      const struct aira_score *score, struct aira_error *err);
/* Appends the plan as text. */
void plan_add_text(struct aira_buf *out, const struct cli *cli, const struct aira_plan *plan);
/* "level 2 of data.access: what that is", for an action's question: appends the text of a level. */
void plan_add_level(struct aira_buf *out, const struct cli *cli, const struct aira_questionnaire *questionnaire,
                    int question, int level);

#endif
