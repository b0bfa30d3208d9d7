#include <string.h>

#include "cli.h"
#include "given.h"

static int fill_in(struct aira_assessment *assessment, const struct cli_args *args, struct aira_error *err)
{
    const char *scope = cli_value(args, "scope"), *depth = cli_value(args, "depth");
    struct aira_answer answer;

    if (depth != NULL && strcmp(depth, "quick") != 0 && strcmp(depth, "full") != 0)
        return aira_error_set(err, AIRA_EUSAGE, "There is no depth '%s'; it is quick or full.", depth);
    assessment->quick = depth != NULL && strcmp(depth, "quick") == 0;
    if (scope != NULL && aira_assessment_set_scope(assessment, scope, err) < 0)
        return err->code;
    for (size_t i = 0; i < args->use_count; i++) {
        if (strcmp(args->uses[i].name, "set") != 0)
            continue;
        if (cli_given(&answer, assessment, AIRA_SETTLED, args->uses[i].value, err) < 0 ||
            aira_assessment_answer(assessment, &answer, err) < 0)
            return err->code;
    }
    return 0;
}

/* How many questions the walk has: those that apply already, and with all that answers to come may add. */
static int count_questions(size_t *least, size_t *most, struct aira_assessment *assessment, struct aira_error *err)
{
    struct aira_walk walk;
    struct aira_progress progress;
    int code = aira_walk_init(&walk, assessment, err);

    if (code < 0)
        return code;
    progress = aira_walk_progress(&walk, -1);
    *least = progress.asked;
    *most = progress.asked + progress.pending;
    aira_walk_dispose(&walk);
    return 0;
}

static int tell(const struct cli *cli, struct aira_assessment *assessment, struct aira_error *err)
{
    char number[24], counts[2][24], minutes[2][24];
    size_t least = 0, most = 0;

    if (count_questions(&least, &most, assessment, err) < 0)
        return err->code;
    snprintf(number, sizeof number, "%lld", (long long)assessment->number);
    snprintf(counts[0], sizeof counts[0], "%zu", least);
    snprintf(counts[1], sizeof counts[1], "%zu", most);
    snprintf(minutes[0], sizeof minutes[0], "%zu", cli_minutes(least, CLI_SECONDS_LEAST));
    snprintf(minutes[1], sizeof minutes[1], "%zu", cli_minutes(most, CLI_SECONDS_MOST));
    if (cli->json) {
        struct aira_json *object = aira_json_object();
        bool failed = false;

        cli_set(object, "assessment", aira_json_int(assessment->number), &failed);
        cli_set(object, "uuid", aira_json_string(assessment->uuid), &failed);
        cli_set(object, "client", aira_json_string(assessment->client), &failed);
        cli_set(object, "scope", aira_json_string(assessment->scope), &failed);
        cli_set(object, "depth", aira_json_string(assessment->quick ? "quick" : "full"), &failed);
        cli_set(object, "questions_least", aira_json_int((int64_t)least), &failed);
        cli_set(object, "questions_most", aira_json_int((int64_t)most), &failed);
        return cli_put_json(cli_whole(object, failed), err);
    }
    puts(number);
    cli_say(cli, "new-started", (const char *[]){"number", number, "client", assessment->client, NULL});
    cli_say(cli, "new-length",
            (const char *[]){"least", counts[0], "most", counts[1], "low", minutes[0], "high", minutes[1], NULL});
    return 0;
}

int cmd_new(struct cli *cli, const struct cli_args *args, struct aira_error *err)
{
    const char *client = cli_value(args, "client"), *name = cli_value(args, "questionnaire");
    struct aira_questionnaire *questionnaire = NULL;
    struct aira_assessment *assessment = NULL;
    struct aira_store *store = NULL;
    int code;

    if (client == NULL)
        return aira_error_set(err, AIRA_EUSAGE, "Who is the client? aira new --client NAME.");
    code = cli_questionnaire(&questionnaire, cli, name != NULL ? name : "enterprise-ai", err);
    if (code == 0)
        code = aira_assessment_new(&assessment, questionnaire, client, err);
    if (code == 0)
        code = fill_in(assessment, args, err);
    if (code == AIRA_EINPUT && questionnaire != NULL) /* what was typed is bad, not a file */
        code = err->code = AIRA_EUSAGE;
    if (code == 0)
        code = cli_store(&store, cli, true, err);
    if (code == 0)
        code = aira_store_add(store, assessment, cli_now(NULL), cli_value(args, "by"), err);
    if (code == 0)
        code = tell(cli, assessment, err);
    aira_store_close(store);
    aira_assessment_free(assessment);
    aira_questionnaire_free(questionnaire);
    return code;
}
