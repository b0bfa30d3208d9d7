#include <string.h>

#include "scoring.h"

static struct aira_json *progress_json(const struct aira_walk *walk)
{
    struct aira_progress progress = aira_walk_progress(walk, -1);
    struct aira_json *object = aira_json_object();
    bool failed = false;

    cli_set(object, "asked", aira_json_int((int64_t)progress.asked), &failed);
    cli_set(object, "answered", aira_json_int((int64_t)progress.answered), &failed);
    cli_set(object, "pending", aira_json_int((int64_t)progress.pending), &failed);
    return cli_whole(object, failed);
}

static struct aira_json *people_json(const struct aira_assessment *assessment)
{
    struct aira_json *array = aira_json_array();
    bool failed = array == NULL;

    for (size_t i = 0; i < assessment->person_count; i++) {
        struct aira_json *person = aira_json_object();

        cli_set(person, "id", aira_json_string(assessment->people[i].id), &failed);
        cli_set(person, "name", aira_json_string(assessment->people[i].name), &failed);
        cli_set(person, "role", aira_json_string(assessment->people[i].role), &failed);
        if (aira_json_append(array, person) < 0)
            failed = true;
    }
    return cli_whole(array, failed);
}

static struct aira_json *targets_json(const struct aira_assessment *assessment)
{
    struct aira_json *object = aira_json_object();
    bool failed = object == NULL;

    for (size_t i = 0; i < assessment->target_count; i++)
        cli_set(object, assessment->questionnaire->questions[assessment->targets[i].question].id,
                aira_json_int(assessment->targets[i].level), &failed);
    return cli_whole(object, failed);
}

static int put_as_json(const struct aira_walk *walk, struct aira_error *err)
{
    const struct aira_assessment *assessment = walk->assessment;
    const struct aira_questionnaire *questionnaire = assessment->questionnaire;
    struct aira_json *object = aira_json_object(), *named = aira_json_object();
    bool failed = false;

    cli_set(named, "id", aira_json_string(questionnaire->id), &failed);
    cli_set(named, "version", aira_json_string(questionnaire->version), &failed);
    cli_set(named, "hash", aira_json_string(questionnaire->hash), &failed);
    cli_set(object, "assessment", aira_json_int(assessment->number), &failed);
    cli_set(object, "uuid", aira_json_string(assessment->uuid), &failed);
    cli_set(object, "client", aira_json_string(assessment->client), &failed);
    cli_set(object, "scope", aira_json_string(assessment->scope), &failed);
    cli_set(object, "questionnaire", named, &failed);
    cli_set(object, "depth", aira_json_string(assessment->quick ? "quick" : "full"), &failed);
    cli_set(object, "created", cli_time_json(assessment->created), &failed);
    cli_set(object, "changed", cli_time_json(assessment->changed), &failed);
    cli_set(object, "progress", progress_json(walk), &failed);
    cli_set(object, "people", people_json(assessment), &failed);
    cli_set(object, "targets", targets_json(assessment), &failed);
    cli_set(object, "answers", cli_answers_json(assessment), &failed);
    return cli_put_json(cli_whole(object, failed), err);
}

static void add_text(struct aira_buf *out, const struct cli *cli, const char *key, const char *const *pairs)
{
    aira_text_fill(out, cli_word(cli, key), pairs);
    aira_buf_putc(out, '\n');
}

static void add_answer(struct aira_buf *out, const struct cli *cli, const struct aira_assessment *assessment,
                       const struct aira_answer *answer)
{
    const struct aira_question *question = &assessment->questionnaire->questions[answer->question];
    struct aira_buf value;

    aira_buf_init(&value);
    aira_answer_format(&value, question, answer);
    aira_buf_printf(out, "  %-28s %s", question->id, aira_buf_cstr(&value));
    if (answer->person >= 0)
        aira_buf_printf(out, " @%s", assessment->people[answer->person].id);
    if (answer->given == AIRA_GIVEN_VALUE && answer->evidence != AIRA_EVIDENCE_NONE)
        aira_buf_printf(out, "  [%s]", aira_evidence_name(answer->evidence));
    if (answer->flag)
        aira_buf_printf(out, "  (%s)", cli_word(cli, "show-flag"));
    if (answer->reason != NULL)
        aira_buf_printf(out, "\n      %s: %s", cli_word(cli, "show-reason"), answer->reason);
    if (answer->evidence_reference != NULL)
        aira_buf_printf(out, "\n      %s: %s", cli_word(cli, "show-evidence"), answer->evidence_reference);
    if (answer->note != NULL)
        aira_buf_printf(out, "\n      %s: %s", cli_word(cli, "show-note"), answer->note);
    aira_buf_putc(out, '\n');
    out->failed = out->failed || value.failed;
    aira_buf_dispose(&value);
}

static void add_part(struct aira_buf *out, const struct cli *cli, const struct aira_walk *walk, int part)
{
    const struct aira_assessment *assessment = walk->assessment;
    const struct aira_questionnaire *questionnaire = assessment->questionnaire;
    struct aira_progress progress = aira_walk_progress(walk, part);

    aira_buf_printf(
        out, "\n%s  %zu/%zu\n",
        aira_questionnaire_text(questionnaire, cli->language, "part", questionnaire->parts[part].id, "title"),
        progress.answered, progress.asked);
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        if (questionnaire->questions[i].part != part)
            continue;
        for (int person = AIRA_SETTLED; person < (int)assessment->person_count; person++) {
            const struct aira_answer *answer = aira_assessment_find(assessment, (int)i, person);

            if (answer != NULL)
                add_answer(out, cli, assessment, answer);
        }
    }
}

static int put_as_words(const struct cli *cli, const struct aira_walk *walk, struct aira_error *err)
{
    const struct aira_assessment *assessment = walk->assessment;
    const struct aira_questionnaire *questionnaire = assessment->questionnaire;
    struct aira_buf text;
    int code;

    aira_buf_init(&text);
    add_text(&text, cli, "show-head",
             (const char *[]){"client", assessment->client, "scope", assessment->scope, "questionnaire",
                              questionnaire->id, "version", questionnaire->version, "depth",
                              cli_word(cli, assessment->quick ? "quick" : "full"), NULL});
    for (size_t i = 0; i < questionnaire->part_count; i++)
        add_part(&text, cli, walk, questionnaire->part_order[i]);
    code = cli_put_text(&text, err);
    aira_buf_dispose(&text);
    return code;
}

static int put_as_ini(const struct aira_assessment *assessment, struct aira_error *err)
{
    struct aira_buf text;
    int code;

    aira_buf_init(&text);
    code = aira_answers_write(&text, assessment, err);
    if (code == 0)
        cli_put(&text);
    aira_buf_dispose(&text);
    return code;
}

static int put_summary(struct cli *cli, const struct aira_stored *stored, struct aira_error *err)
{
    struct aira_scorecard *scorecard = NULL;
    int code = cli_scorecard(&scorecard, stored, err);

    if (code == 0)
        code = cli_put_summary(cli, scorecard, err);
    aira_scorecard_free(scorecard);
    return code;
}

static int put_answers(const struct cli *cli, struct aira_assessment *assessment, struct aira_error *err)
{
    struct aira_walk walk = {0};
    int code = aira_walk_init(&walk, assessment, err);

    if (code == 0)
        code = cli->json ? put_as_json(&walk, err) : put_as_words(cli, &walk, err);
    aira_walk_dispose(&walk);
    return code;
}

int cmd_show(struct cli *cli, const struct cli_args *args, struct aira_error *err)
{
    struct aira_stored stored = {0};
    struct aira_store *store = NULL;
    int code = cli_assessment(&store, &stored, cli, args->words[0], err);

    if (code == 0 && cli_has(args, "summary"))
        code = put_summary(cli, &stored, err);
    else if (code == 0 && cli_has(args, "ini"))
        code = put_as_ini(stored.assessment, err);
    else if (code == 0)
        code = put_answers(cli, stored.assessment, err);
    aira_stored_dispose(&stored);
    aira_store_close(store);
    return code;
}
