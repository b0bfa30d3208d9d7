#include <string.h>

#include "cli.h"
#include "questionnaires.h"

static int list_one(struct cli *cli, const char *id, struct aira_json *array, struct aira_error *err)
{
    struct aira_questionnaire *questionnaire = NULL;
    int code = cli_questionnaire(&questionnaire, cli, id, err);
    bool failed = false;

    if (code == 0 && array != NULL) {
        struct aira_json *object = aira_json_object();

        cli_set(object, "id", aira_json_string(questionnaire->id), &failed);
        cli_set(object, "version", aira_json_string(questionnaire->version), &failed);
        cli_set(object, "questions", aira_json_int((int64_t)questionnaire->question_count), &failed);
        cli_set(object, "title",
                aira_json_string(aira_questionnaire_text(questionnaire, cli->language, "questionnaire", NULL, "title")),
                &failed);
        if (aira_json_append(array, object) < 0 || failed)
            code = aira_error_nomem(err);
    } else if (code == 0) {
        printf("%-16s %-8s %5zu  ", questionnaire->id, questionnaire->version, questionnaire->question_count);
        cli_print(stdout, aira_questionnaire_text(questionnaire, cli->language, "questionnaire", NULL, "title"));
        putchar('\n');
    }
    aira_questionnaire_free(questionnaire);
    return code;
}

static int list(struct cli *cli, struct aira_error *err)
{
    struct aira_json *array = cli->json ? aira_json_array() : NULL;
    char **names = NULL;
    size_t count = 0;
    struct aira_buf dir;
    int code;

    aira_buf_init(&dir);
    aira_path_join(&dir, aira_buf_cstr(&cli->root), "questionnaires");
    code = aira_buf_result(&dir, err);
    if (code == 0)
        code = aira_dir_list(&names, &count, dir.data, err);
    for (size_t i = 0; code == 0 && i < count; i++)
        code = list_one(cli, names[i], array, err);
    aira_names_free(names, count);
    aira_buf_dispose(&dir);
    if (code == 0 && cli->json) {
        struct aira_json *object = aira_json_object();

        if (aira_json_set(object, "questionnaires", array) < 0) {
            aira_json_free(object);
            object = NULL;
        }
        return cli_put_json(object, err);
    }
    aira_json_free(array);
    return code;
}

static int show(struct cli *cli, const struct cli_args *args, struct aira_error *err)
{
    struct aira_questionnaire *questionnaire = NULL;
    struct aira_buf text;
    int question = -1, code;

    if (args->word_count < 2)
        return aira_error_set(err, AIRA_EUSAGE, "Which one? aira questionnaire show ID.");
    if (args->word_count > 2 && cli_has(args, "refs"))
        return aira_error_set(
            err, AIRA_EUSAGE,
            "--refs shows the clauses of the whole questionnaire. Leave the question away, or --refs: "
            "a question shows its own clauses.");
    aira_buf_init(&text);
    code = cli_questionnaire(&questionnaire, cli, args->words[1], err);
    if (code == 0 && args->word_count > 2)
        code = cli_question(&question, questionnaire, args->words[2], err);
    if (code == 0 && cli->json) {
        code = cli_put_json(cli_has(args, "refs") ? cli_refs_json(cli, questionnaire)
                                                  : cli_questionnaire_json(questionnaire, question),
                            err);
    } else if (code == 0) {
        if (cli_has(args, "refs"))
            cli_refs_words(&text, cli, questionnaire);
        else
            cli_questionnaire_words(&text, cli, questionnaire, question);
        code = cli_put_text(&text, err);
    }
    aira_buf_dispose(&text);
    aira_questionnaire_free(questionnaire);
    return code;
}

static int lint(struct cli *cli, const struct cli_args *args, struct aira_error *err)
{
    struct aira_questionnaire *questionnaire = NULL;
    struct aira_diags diags;
    struct aira_buf dir;
    int code;

    if (args->word_count != 2)
        return aira_error_set(err, AIRA_EUSAGE, "Which folder? aira questionnaire lint DIR.");
    aira_diags_init(&diags);
    aira_buf_init(&dir);
    code = cli_questionnaire_dir(&dir, cli, args->words[1], err);
    if (code == 0)
        code = aira_questionnaire_load(&questionnaire, dir.data, &diags, err);
    if (code == 0)
        code = aira_questionnaire_lint(questionnaire, &diags, err);
    if (code == 0 || diags.errors > 0) {
        struct aira_error printing;

        if (cli_put_diags(cli, &diags, &printing) == 0)
            cli->told = code == AIRA_EINPUT;
        if (!cli->json) {
            char errors[24], warnings[24];

            snprintf(errors, sizeof errors, "%zu", diags.errors);
            snprintf(warnings, sizeof warnings, "%zu", diags.warnings);
            cli_say(cli, "lint-counts", (const char *[]){"errors", errors, "warnings", warnings, NULL});
        }
    }
    aira_buf_dispose(&dir);
    aira_diags_dispose(&diags);
    aira_questionnaire_free(questionnaire);
    return code;
}

int cmd_questionnaire(struct cli *cli, const struct cli_args *args, struct aira_error *err)
{
    static const char *const verbs[] = {"list", "show", "lint", "diff", "new"};
    const char *near;

    if (strcmp(args->words[0], "list") == 0)
        return list(cli, err);
    if (strcmp(args->words[0], "show") == 0)
        return show(cli, args, err);
    if (strcmp(args->words[0], "lint") == 0)
        return lint(cli, args, err);
    if (strcmp(args->words[0], "diff") == 0)
        return cli_questionnaire_diff(cli, args, err);
    if (strcmp(args->words[0], "new") == 0)
        return cli_questionnaire_new(cli, args, err);
    near = cli_nearest(args->words[0], verbs, sizeof verbs / sizeof *verbs);
    if (near == NULL)
        return aira_error_set(err, AIRA_EUSAGE, "'questionnaire' takes list, show, lint, diff or new, not '%s'.",
                              args->words[0]);
    return aira_error_set(err, AIRA_EUSAGE,
                          "'questionnaire' takes list, show, lint, diff or new, not '%s'. Did you mean %s?",
                          args->words[0], near);
}
