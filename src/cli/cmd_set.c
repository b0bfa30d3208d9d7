#include <string.h>

#include "cli.h"

static int set_target(struct aira_assessment *assessment, const char *id, const char *value, struct aira_error *err)
{
    int question, level = -1;

    if (cli_question(&question, assessment->questionnaire, id, err) < 0)
        return err->code;
    if (strcmp(value, "none") != 0 && !aira_int_parse(&level, value, 0, AIRA_MAX_LEVEL))
        return aira_error_set(err, AIRA_EUSAGE, "A target is a level from 0 to 4, or none; '%s' is not.", value);
    return aira_assessment_set_target(assessment, question, level, err);
}

static int set_person(struct aira_assessment *assessment, const char *id, const char *value, struct aira_error *err)
{
    const char *slash = strrchr(value, '/');
    struct aira_buf name;
    int code;

    aira_buf_init(&name);
    aira_buf_add(&name, value, slash != NULL ? (size_t)(slash - value) : strlen(value));
    code = aira_buf_result(&name, err);
    if (code == 0)
        code =
            aira_assessment_set_person(NULL, assessment, id, aira_buf_cstr(&name), slash != NULL ? slash + 1 : "", err);
    aira_buf_dispose(&name);
    return code;
}

static int set_field(struct aira_assessment *assessment, const char *field, const char *value, struct aira_error *err)
{
    if (strcmp(field, "client") == 0)
        return aira_assessment_set_client(assessment, value, err);
    if (strcmp(field, "scope") == 0)
        return aira_assessment_set_scope(assessment, value, err);
    if (strncmp(field, "target.", 7) == 0)
        return set_target(assessment, field + 7, value, err);
    if (strncmp(field, "person.", 7) == 0)
        return set_person(assessment, field + 7, value, err);
    if (strcmp(field, "depth") != 0)
        return aira_error_set(err, AIRA_EUSAGE,
                              "There is no field '%s'; there are client, scope, depth, target.QUESTION and person.ID.",
                              field);
    if (strcmp(value, "quick") != 0 && strcmp(value, "full") != 0)
        return aira_error_set(err, AIRA_EUSAGE, "There is no depth '%s'; it is quick or full.", value);
    assessment->quick = strcmp(value, "quick") == 0;
    return 0;
}

int cmd_set(struct cli *cli, const struct cli_args *args, struct aira_error *err)
{
    struct aira_stored stored = {0};
    struct aira_store *store = NULL;
    struct aira_buf field;
    const char *value;
    int code = cli_assessment(&store, &stored, cli, args->words[0], err);

    aira_buf_init(&field);
    for (size_t i = 1; code == 0 && i < args->word_count; i++) {
        code = cli_split(&field, &value, args->words[i], err);
        if (code == 0)
            code = set_field(stored.assessment, field.data, value, err);
        if (code == AIRA_EINPUT)
            code = err->code = AIRA_EUSAGE;
    }
    if (code == 0)
        code = aira_store_save_frame(store, stored.assessment, cli_now(NULL), err);
    if (code == 0)
        cli_say(cli, "set-saved", (const char *[]){"client", stored.assessment->client, NULL});
    aira_buf_dispose(&field);
    aira_stored_dispose(&stored);
    aira_store_close(store);
    return code;
}
