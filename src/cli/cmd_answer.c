#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "given.h"

static int choose_person(int *person, const struct cli_args *args, const struct aira_assessment *assessment,
                         struct aira_error *err)
{
    const char *id = cli_value(args, "person");

    *person = AIRA_SETTLED;
    if (id == NULL)
        return 0;
    *person = aira_assessment_person(assessment, id);
    if (*person < 0)
        return aira_error_set(err, AIRA_ENOTFOUND,
                              "There is no person '%s' in this assessment. Add one: aira set %lld 'person.%s=NAME'.",
                              id, (long long)assessment->number, id);
    return 0;
}

static bool describes(const struct cli_args *args)
{
    return cli_has(args, "note") || cli_has(args, "reason") || cli_has(args, "evidence") ||
           cli_has(args, "evidence-reference") || cli_has(args, "flag");
}

/* The answers of the command line, checked against the assessment in memory before any is stored. */
static int from_words(struct aira_answer *answers, struct aira_assessment *assessment, const struct cli_args *args,
                      struct aira_error *err)
{
    int person;

    if (args->word_count > 2 && describes(args))
        return aira_error_set(err, AIRA_EUSAGE,
                              "A note, reason, flag or evidence goes with one KEY=VALUE; several were given.");
    if (choose_person(&person, args, assessment, err) < 0)
        return err->code;
    for (size_t i = 1; i < args->word_count; i++) {
        struct aira_answer *answer = &answers[i - 1];

        if (cli_given(answer, assessment, person, args->words[i], err) < 0 || cli_given_options(answer, args, err) < 0)
            return err->code;
    }
    for (size_t i = 1; i < args->word_count; i++)
        if (aira_assessment_answer(assessment, &answers[i - 1], err) < 0)
            return err->code == AIRA_EINPUT ? (int)(err->code = AIRA_EUSAGE) : (int)err->code;
    return 0;
}

static int answer_words(struct aira_store *store, struct aira_stored *stored, const struct cli_args *args,
                        size_t *count, struct aira_error *err)
{
    struct aira_answer *answers = calloc(args->word_count, sizeof *answers);
    struct aira_assessment *assessment = stored->assessment;
    int code;

    if (answers == NULL)
        return aira_error_nomem(err);
    *count = args->word_count - 1;
    /* Borrowed texts must outlive the checks, so what is stored is a copy that the assessment owns by then. */
    code = from_words(answers, assessment, args, err);
    for (size_t i = 0; code == 0 && i < *count; i++) {
        answers[i] = *aira_assessment_find(assessment, answers[i].question, answers[i].person);
        answers[i].by = NULL; /* who entered the value before did not enter this one */
    }
    if (code == 0)
        code = aira_store_answers(store, assessment->number, assessment, answers, *count, cli_now(NULL),
                                  cli_value(args, "by"), err);
    free(answers);
    return code;
}

/* Lays people, targets and answers of a file over the stored assessment. */
static int merge(struct aira_assessment *into, const struct aira_assessment *from, struct aira_error *err)
{
    int code = 0;

    for (size_t i = 0; code == 0 && i < from->person_count; i++)
        code =
            aira_assessment_set_person(NULL, into, from->people[i].id, from->people[i].name, from->people[i].role, err);
    for (size_t i = 0; code == 0 && i < from->target_count; i++)
        code = aira_assessment_set_target(into, from->targets[i].question, from->targets[i].level, err);
    return code;
}

static int answer_file(struct aira_store *store, struct aira_stored *stored, struct cli *cli,
                       const struct cli_args *args, size_t *count, struct aira_error *err)
{
    struct aira_assessment *file = NULL, *assessment = stored->assessment;
    int64_t now = cli_now(NULL);
    int code = cli_given_file(&file, cli, stored->questionnaire, cli_value(args, "from"), err);

    if (code == 0)
        code = merge(assessment, file, err);
    for (size_t i = 0; code == 0 && i < file->answer_count; i++)
        if (file->answers[i].person >= 0)
            file->answers[i].person = aira_assessment_person(assessment, file->people[file->answers[i].person].id);
    if (code == 0 && (file->person_count > 0 || file->target_count > 0))
        code = aira_store_save_frame(store, assessment, now, err);
    if (code == 0)
        code = aira_store_answers(store, assessment->number, assessment, file->answers, file->answer_count, now,
                                  cli_value(args, "by"), err);
    *count = file != NULL ? file->answer_count : 0;
    aira_assessment_free(file);
    return code;
}

static int tell(const struct cli *cli, int64_t number, size_t count, struct aira_error *err)
{
    if (cli->json) {
        struct aira_json *object = aira_json_object();
        bool failed = false;

        cli_set(object, "assessment", aira_json_int(number), &failed);
        cli_set(object, "saved", aira_json_int((int64_t)count), &failed);
        return cli_put_json(cli_whole(object, failed), err);
    }
    printf(aira_say("saved %zu"), count);
    putchar('\n');
    return 0;
}

int cmd_answer(struct cli *cli, const struct cli_args *args, struct aira_error *err)
{
    struct aira_stored stored = {0};
    struct aira_store *store = NULL;
    size_t count = 0;
    int code;

    if ((args->word_count > 1) == cli_has(args, "from"))
        return aira_error_set(err, AIRA_EUSAGE, "Give answers either as KEY=VALUE or by --from FILE.");
    code = cli_assessment(&store, &stored, cli, args->words[0], err);
    if (code == 0)
        code = cli_has(args, "from") ? answer_file(store, &stored, cli, args, &count, err)
                                     : answer_words(store, &stored, args, &count, err);
    if (code == 0)
        code = tell(cli, stored.assessment->number, count, err);
    aira_stored_dispose(&stored);
    aira_store_close(store);
    return code;
}
