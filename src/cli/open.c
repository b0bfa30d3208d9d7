/* What commands open: the store, an assessment in it, a questionnaire. */
#include <stdlib.h>
#include <string.h>

#include "cli.h"

int cli_store(struct aira_store **store, const struct cli *cli, bool create, struct aira_error *err)
{
    struct aira_store_options options = {.create = create};
    int code = aira_store_open(store, aira_buf_cstr(&cli->database), &options, err);

    if (code == AIRA_ENOTFOUND && !create)
        return aira_error_set(err, AIRA_ENOTFOUND,
                              "There are no saved assessments yet (no file %s). Start one: aira new --client NAME.",
                              aira_buf_cstr(&cli->database));
    return code;
}

static int note_first(void *context, const struct aira_listed *listed)
{
    *(int64_t *)context = listed->number;
    return 1;
}

static int choose_assessment(int64_t *number, struct aira_store *store, const char *key, struct aira_error *err)
{
    int code;

    if (key != NULL)
        return aira_store_find(number, store, key, err);
    *number = 0;
    code = aira_store_list(store, note_first, number, err);
    if (code < 0)
        return code;
    if (*number == 0)
        return aira_error_set(err, AIRA_ENOTFOUND, "Nothing is saved yet. Start with: aira new --client NAME.");
    return 0;
}

int cli_assessment(struct aira_store **store, struct aira_stored *stored, const struct cli *cli, const char *key,
                   struct aira_error *err)
{
    int64_t number;

    if (cli_store(store, cli, false, err) < 0 || choose_assessment(&number, *store, key, err) < 0)
        return err->code;
    return aira_store_load(stored, *store, number, err);
}

/* Whether a file is named where a folder should be, most likely one of the questionnaire's own.  A questionnaire of the
 * program's may be called like a file that happens to lie here. */
static bool is_file_of_one(const char *name)
{
    size_t length = strlen(name);
    bool is_path = strchr(name, '/') != NULL || (length > 4 && strcmp(name + length - 4, ".ini") == 0);

    return is_path && aira_file_exists(name);
}

static int refuse_file(const char *name, struct aira_error *err)
{
    const char *slash = strrchr(name, '/');
    const char *folder = slash == NULL ? "." : name;
    int length = slash == NULL || slash == name ? 1 : (int)(slash - name);

    return aira_error_set(err, AIRA_EUSAGE,
                          "Name the folder of a questionnaire, not a file in it: %.*s in place of %s.", length, folder,
                          name);
}

int cli_questionnaire_dir(struct aira_buf *out, const struct cli *cli, const char *name, struct aira_error *err)
{
    struct aira_buf file;
    bool found;

    if (is_file_of_one(name))
        return refuse_file(name, err);
    if (strchr(name, '/') != NULL || strcmp(name, ".") == 0 || strcmp(name, "..") == 0) {
        aira_buf_puts(out, name);
        return aira_buf_result(out, err);
    }
    aira_buf_init(&file);
    aira_path_join(&file, name, "questionnaire.ini");
    found = aira_file_exists(aira_buf_cstr(&file));
    aira_buf_dispose(&file);
    if (found) {
        aira_buf_puts(out, name);
        return aira_buf_result(out, err);
    }
    aira_path_join(out, aira_buf_cstr(&cli->root), "questionnaires");
    aira_buf_putc(out, '/');
    aira_buf_puts(out, name);
    if (aira_buf_result(out, err) < 0)
        return err->code;
    if (!aira_dir_exists(out->data))
        return aira_error_set(err, AIRA_ENOTFOUND,
                              "There is no questionnaire '%s'. 'aira questionnaire list' shows those that are there; a "
                              "folder of your own is named with a slash: ./%s.",
                              name, name);
    return 0;
}

int cli_questionnaire(struct aira_questionnaire **out, struct cli *cli, const char *name, struct aira_error *err)
{
    struct aira_diags diags;
    struct aira_buf dir;
    int code;

    aira_buf_init(&dir);
    aira_diags_init(&diags);
    code = cli_questionnaire_dir(&dir, cli, name, err);
    if (code == 0)
        code = aira_questionnaire_load(out, dir.data, &diags, err);
    if (code == AIRA_EINPUT && diags.errors > 0 && !cli->json) {
        struct aira_error ignored;

        cli_put_diags(cli, &diags, &ignored);
        cli->told = true;
    }
    aira_diags_dispose(&diags);
    aira_buf_dispose(&dir);
    return code;
}

size_t cli_minutes(size_t questions, size_t seconds_each)
{
    return (questions * seconds_each + 59) / 60;
}

int cli_split(struct aira_buf *key, const char **value, const char *word, struct aira_error *err)
{
    const char *equals = strchr(word, '=');

    if (equals == NULL || equals == word)
        return aira_error_set(err, AIRA_EUSAGE, "'%s' is not of the form KEY=VALUE.", word);
    aira_buf_clear(key);
    aira_buf_add(key, word, (size_t)(equals - word));
    *value = equals + 1;
    if (aira_buf_result(key, err) < 0)
        return err->code;
    aira_ascii_lower(key->data);
    return 0;
}

int cli_question(int *question, const struct aira_questionnaire *questionnaire, const char *id, struct aira_error *err)
{
    const char **names;
    const char *near = NULL;

    *question = aira_questionnaire_question(questionnaire, id);
    if (*question >= 0)
        return 0;
    names = calloc(questionnaire->question_count, sizeof *names);
    if (names != NULL) {
        for (size_t i = 0; i < questionnaire->question_count; i++)
            names[i] = questionnaire->questions[i].id;
        near = cli_nearest(id, names, questionnaire->question_count);
    }
    if (near != NULL)
        aira_error_set(err, AIRA_ENOTFOUND, "There is no question '%s' in %s. Did you mean '%s'?", id,
                       questionnaire->id, near);
    else
        aira_error_set(err, AIRA_ENOTFOUND, "There is no question '%s' in %s. 'aira questionnaire show' lists them.",
                       id, questionnaire->id);
    free(names);
    return AIRA_ENOTFOUND;
}

int cli_action(int *action, const struct aira_questionnaire *questionnaire, const char *id, struct aira_error *err)
{
    const char **names;
    const char *near = NULL;

    *action = aira_questionnaire_action(questionnaire, id);
    if (*action >= 0)
        return 0;
    names = calloc(questionnaire->action_count + 1, sizeof *names);
    if (names == NULL)
        return aira_error_nomem(err);
    for (size_t i = 0; i < questionnaire->action_count; i++)
        names[i] = questionnaire->actions[i].id;
    near = cli_nearest(id, names, questionnaire->action_count);
    if (near != NULL)
        aira_error_set(err, AIRA_ENOTFOUND, "There is no action '%s' in %s. Did you mean '%s'?", id, questionnaire->id,
                       near);
    else
        aira_error_set(err, AIRA_ENOTFOUND, "There is no action '%s' in %s.", id, questionnaire->id);
    free(names);
    return AIRA_ENOTFOUND;
}

static struct aira_json *answer_json(const struct aira_assessment *assessment, const struct aira_answer *answer)
{
    const struct aira_question *question = &assessment->questionnaire->questions[answer->question];
    struct aira_json *object = aira_json_object();
    struct aira_buf value;
    bool failed = false;

    aira_buf_init(&value);
    aira_answer_format(&value, question, answer);
    cli_set(object, "question", aira_json_string(question->id), &failed);
    if (answer->person >= 0)
        cli_set(object, "person", aira_json_string(assessment->people[answer->person].id), &failed);
    cli_set(object, "value", value.failed ? NULL : aira_json_string(aira_buf_cstr(&value)), &failed);
    if (answer->reason != NULL)
        cli_set(object, "reason", aira_json_string(answer->reason), &failed);
    cli_set(object, "evidence", aira_json_string(aira_evidence_name(answer->evidence)), &failed);
    cli_set(object, "evidence_reference", aira_json_string(answer->evidence_reference), &failed);
    cli_set(object, "note", aira_json_string(answer->note), &failed);
    cli_set(object, "flag", aira_json_bool(answer->flag), &failed);
    cli_set(object, "by", aira_json_string(answer->by), &failed);
    cli_set(object, "at", cli_time_json(answer->at), &failed);
    aira_buf_dispose(&value);
    return cli_whole(object, failed);
}

static int in_file_order(const void *a, const void *b)
{
    const struct aira_answer *const *left = a, *const *right = b;

    if ((*left)->question != (*right)->question)
        return (*left)->question < (*right)->question ? -1 : 1;
    return (*left)->person < (*right)->person ? -1 : (*left)->person > (*right)->person;
}

struct aira_json *cli_answers_json(const struct aira_assessment *assessment)
{
    const struct aira_answer **sorted = calloc(assessment->answer_count + 1, sizeof *sorted);
    struct aira_json *array = aira_json_array();
    bool failed = sorted == NULL || array == NULL;

    if (!failed) {
        for (size_t i = 0; i < assessment->answer_count; i++)
            sorted[i] = &assessment->answers[i];
        qsort(sorted, assessment->answer_count, sizeof *sorted, in_file_order);
    }
    for (size_t i = 0; !failed && i < assessment->answer_count; i++)
        if (aira_json_append(array, answer_json(assessment, sorted[i])) < 0)
            failed = true;
    free(sorted);
    return cli_whole(array, failed);
}
