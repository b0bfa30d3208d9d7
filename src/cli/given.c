#include "given.h"

/* On the command line a bad value is wrong use, not a bad file. */
static int as_usage(struct aira_error *err)
{
    if (err->code == AIRA_EINPUT)
        err->code = AIRA_EUSAGE;
    return err->code;
}

int cli_given(struct aira_answer *answer, const struct aira_assessment *assessment, int person, const char *word,
              struct aira_error *err)
{
    const struct aira_answer *stored;
    struct aira_buf key;
    const char *value;
    int question, code;

    aira_buf_init(&key);
    code = cli_split(&key, &value, word, err);
    if (code == 0)
        code = cli_question(&question, assessment->questionnaire, key.data, err);
    aira_buf_dispose(&key);
    if (code < 0)
        return code;
    stored = aira_assessment_find(assessment, question, person);
    *answer = stored != NULL ? *stored : aira_answer_blank(question, person);
    answer->reason = NULL;
    if (aira_answer_parse(answer, &assessment->questionnaire->questions[question], value, err) < 0)
        return as_usage(err);
    return 0;
}

int cli_given_options(struct aira_answer *answer, const struct cli_args *args, struct aira_error *err)
{
    const char *grade = cli_value(args, "evidence");

    if (cli_has(args, "note"))
        answer->note = aira_borrowed(cli_value(args, "note"));
    if (cli_has(args, "reason"))
        answer->reason = aira_borrowed(cli_value(args, "reason"));
    if (cli_has(args, "evidence-reference"))
        answer->evidence_reference = aira_borrowed(cli_value(args, "evidence-reference"));
    if (cli_has(args, "flag"))
        answer->flag = true;
    if (grade != NULL && !aira_evidence_parse(&answer->evidence, grade))
        return aira_error_set(err, AIRA_EUSAGE,
                              "There is no evidence grade '%s'; it is none, interview, document or verified.", grade);
    return 0;
}

int cli_given_file(struct aira_assessment **out, struct cli *cli, const struct aira_questionnaire *questionnaire,
                   const char *path, struct aira_error *err)
{
    struct aira_diags diags;
    int code;

    aira_diags_init(&diags);
    code = aira_answers_read(out, questionnaire, path, &diags, err);
    if (code == AIRA_EINPUT && diags.errors > 0 && !cli->json) {
        struct aira_error ignored;

        cli_put_diags(cli, &diags, &ignored);
        cli->told = true;
    }
    aira_diags_dispose(&diags);
    return code;
}
