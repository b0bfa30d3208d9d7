#include <stdlib.h>
#include <string.h>

#include "given.h"
#include "planning.h"
#include "whatif.h"

/* The answers of the command line, laid over the assessment in memory; nothing of it is stored. */
static int lay_over(struct aira_assessment *assessment, const struct cli_args *args, struct aira_error *err)
{
    for (size_t i = 1; i < args->word_count; i++) {
        struct aira_answer answer;

        if (cli_given(&answer, assessment, AIRA_SETTLED, args->words[i], err) < 0 ||
            cli_given_options(&answer, args, err) < 0)
            return err->code;
        if (answer.given == AIRA_GIVEN_NA && answer.reason == NULL)
            answer.reason = aira_borrowed("-");
        if (aira_assessment_answer(assessment, &answer, err) < 0)
            return err->code == AIRA_EINPUT ? (int)(err->code = AIRA_EUSAGE) : (int)err->code;
    }
    return 0;
}

static int work_out(struct whatif *whatif, struct aira_error *err)
{
    int code = aira_score_sensitivities(&whatif->answered, &whatif->answered_count, whatif->then, false, err);

    if (code == 0)
        code = aira_score_sensitivities(&whatif->open, &whatif->open_count, whatif->then, true, err);
    if (code == 0)
        code = aira_score_reweighed(&whatif->weights, &whatif->weight_count, whatif->then, err);
    if (code == 0)
        code = aira_score_settling(&whatif->settling, whatif->then, err);
    return code;
}

static int put(struct cli *cli, const struct whatif *whatif, struct aira_error *err)
{
    struct aira_buf text;
    int code;

    if (cli->json)
        return cli_put_json(whatif_json(whatif), err);
    aira_buf_init(&text);
    whatif_add_text(&text, cli, whatif);
    code = cli_put_text(&text, err);
    aira_buf_dispose(&text);
    return code;
}

int cmd_whatif(struct cli *cli, const struct cli_args *args, struct aira_error *err)
{
    struct aira_stored today = {0}, then = {0};
    struct aira_store *store = NULL;
    struct whatif whatif = {.given = args->words + 1, .given_count = args->word_count - 1};
    int code = cli_words(cli, "plan", err);

    if (code == 0)
        code = cli_assessment(&store, &today, cli, args->words[0], err);
    if (code == 0)
        code = aira_store_load(&then, store, today.assessment->number, err);
    if (code == 0)
        code = lay_over(then.assessment, args, err);
    if (code == 0)
        code = aira_score_new(&whatif.today, today.assessment, err);
    if (code == 0)
        code = aira_score_new(&whatif.then, then.assessment, err);
    if (code == 0)
        code = work_out(&whatif, err);
    if (code == 0)
        code = put(cli, &whatif, err);
    free(whatif.answered);
    free(whatif.open);
    free(whatif.weights);
    aira_settling_dispose(&whatif.settling);
    aira_score_free(whatif.today);
    aira_score_free(whatif.then);
    aira_stored_dispose(&today);
    aira_stored_dispose(&then);
    aira_store_close(store);
    return code;
}
