#include <string.h>

#include "cli.h"
#include "given.h"

/* A word without "=VALUE" settles what the people's answers come to. */
static int read_answer(struct aira_answer *answer, const struct aira_assessment *assessment, const char *word,
                       struct aira_error *err)
{
    int question = -1;
    struct aira_answer counting;
    int code;

    if (strchr(word, '=') != NULL)
        return cli_given(answer, assessment, AIRA_SETTLED, word, err);
    code = cli_question(&question, assessment->questionnaire, word, err);
    if (code != 0)
        return code;
    if (!aira_assessment_counting(&counting, assessment, question))
        return aira_error_set(err, AIRA_EUSAGE, "Nobody has answered %s yet. Give the value: %s=VALUE.", word, word);
    *answer = aira_answer_blank(question, AIRA_SETTLED);
    answer->given = counting.given;
    answer->value = counting.value;
    answer->evidence = counting.evidence;
    return 0;
}

static int check_people(const struct aira_assessment *assessment, int question, struct aira_error *err)
{
    for (size_t i = 0; i < assessment->answer_count; i++)
        if (assessment->answers[i].question == question && assessment->answers[i].person != AIRA_SETTLED)
            return 0;
    return aira_error_set(err, AIRA_EUSAGE,
                          "No person's own answer to %s is there, so there is nothing to settle. Answer it with 'aira "
                          "answer', or enter people's answers with --person.",
                          assessment->questionnaire->questions[question].id);
}

static int settle(struct aira_store *store, const struct aira_assessment *assessment, const struct cli_args *args,
                  struct aira_error *err)
{
    struct aira_answer answer;
    int code = read_answer(&answer, assessment, args->words[1], err);

    if (code == 0)
        code = check_people(assessment, answer.question, err);
    if (code != 0)
        return code;
    answer.by = NULL;
    answer.note = aira_borrowed(cli_value(args, "reason"));
    if (answer.given == AIRA_GIVEN_NA)
        answer.reason = answer.note;
    return aira_store_answers(store, assessment->number, assessment, &answer, 1, cli_now(NULL), cli_value(args, "by"),
                              err);
}

int cmd_settle(struct cli *cli, const struct cli_args *args, struct aira_error *err)
{
    struct aira_stored stored = {0};
    struct aira_store *store = NULL;
    int code = 0;

    if (!cli_has(args, "reason"))
        code = aira_error_set(err, AIRA_EUSAGE, "Say why it is settled so: --reason TEXT. The report shows it.");
    if (code == 0)
        code = cli_assessment(&store, &stored, cli, args->words[0], err);
    if (code == 0)
        code = settle(store, stored.assessment, args, err);
    if (code == 0)
        cli_say(cli, "settle-saved", (const char *[]){"question", args->words[1], NULL});
    aira_stored_dispose(&stored);
    aira_store_close(store);
    return code;
}
