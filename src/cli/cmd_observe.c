#include "cli.h"

int cmd_observe(struct cli *cli, const struct cli_args *args, struct aira_error *err)
{
    struct aira_observation observation = {0};
    struct aira_stored stored = {0};
    struct aira_store *store = NULL;
    const char *due = cli_value(args, "due");
    int code;

    if (due != NULL && !aira_date_valid(due))
        return aira_error_set(err, AIRA_EUSAGE, "'%s' is not a date; write it as YYYY-MM-DD.", due);
    code = cli_assessment(&store, &stored, cli, args->words[0], err);
    if (code == 0)
        code = cli_question(&observation.question, stored.questionnaire, args->words[1], err);
    if (code == 0) {
        /* The store only reads these texts. */
        observation.text = aira_borrowed(args->words[2]);
        observation.impact = aira_borrowed(cli_value(args, "impact"));
        observation.owner = aira_borrowed(cli_value(args, "owner"));
        observation.due = aira_borrowed(due);
        code = aira_store_observe(store, stored.assessment->number, stored.questionnaire, &observation, cli_now(NULL),
                                  err);
    }
    if (code == AIRA_EINPUT)
        code = err->code = AIRA_EUSAGE;
    if (code == 0)
        cli_say(cli, "observe-saved", (const char *[]){"question", args->words[1], NULL});
    aira_stored_dispose(&stored);
    aira_store_close(store);
    return code;
}
