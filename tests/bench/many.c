/* Fills a database with assessments: bench_many DATABASE COUNT. */
#include <stdio.h>
#include <stdlib.h>

#include <aira/store.h>

static int add(struct aira_store *store, const struct aira_questionnaire *questionnaire, int i, struct aira_error *err)
{
    struct aira_assessment *assessment = NULL;
    char client[64];
    int code;

    snprintf(client, sizeof client, "Sample %04d 示例企业", i);
    code = aira_assessment_new(&assessment, questionnaire, client, err);
    for (int question = 0; code == 0 && question < 30; question++) {
        struct aira_answer answer = aira_answer_blank(question, AIRA_SETTLED);

        answer.given = AIRA_GIVEN_UNKNOWN;
        code = aira_assessment_answer(assessment, &answer, err);
    }
    if (code == 0)
        code = aira_store_add(store, assessment, 1700000000 + i, NULL, err);
    aira_assessment_free(assessment);
    return code;
}

int main(int count, char **arguments)
{
    struct aira_store_options options = {.create = true};
    struct aira_questionnaire *questionnaire = NULL;
    struct aira_store *store = NULL;
    struct aira_diags diags;
    struct aira_error err;
    int code;

    if (count != 3)
        return 2;
    aira_diags_init(&diags);
    code = aira_questionnaire_load(&questionnaire, AIRA_SOURCE_DIR "/questionnaires/enterprise-ai", &diags, &err);
    if (code == 0)
        code = aira_store_open(&store, arguments[1], &options, &err);
    for (int i = 0; code == 0 && i < atoi(arguments[2]); i++)
        code = add(store, questionnaire, i, &err);
    if (code < 0)
        fprintf(stderr, "bench_many: %s\n", err.message);
    aira_store_close(store);
    aira_questionnaire_free(questionnaire);
    aira_diags_dispose(&diags);
    return code < 0;
}
