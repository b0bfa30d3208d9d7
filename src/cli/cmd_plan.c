#include <stdlib.h>
#include <string.h>

#include "planning.h"

static const struct {
    const char *option;
    enum aira_choice choice;
} choices[] = {{"pin", AIRA_CHOICE_PIN}, {"skip", AIRA_CHOICE_SKIP}, {"free", AIRA_CHOICE_FREE}};

/* The choices of the command line, in its order. */
static int read_choices(struct aira_choosing *out, size_t *count, const struct cli_args *args,
                        const struct aira_questionnaire *questionnaire, struct aira_error *err)
{
    *count = 0;
    for (size_t i = 0; i < args->use_count; i++) {
        for (size_t j = 0; j < sizeof choices / sizeof *choices; j++) {
            if (strcmp(args->uses[i].name, choices[j].option) != 0)
                continue;
            if (cli_action(&out[*count].action, questionnaire, args->uses[i].value, err) < 0)
                return err->code;
            out[(*count)++].choice = choices[j].choice;
        }
    }
    return 0;
}

static int choose(struct aira_store *store, struct aira_assessment *assessment, const struct aira_choosing *choosing,
                  size_t count, struct aira_error *err)
{
    int code = count == 0 ? 0
                          : aira_store_choose(store, assessment->number, assessment->questionnaire, choosing, count,
                                              cli_now(NULL), err);

    for (size_t i = 0; code == 0 && i < count; i++)
        code = aira_assessment_choose(assessment, choosing[i].action, choosing[i].choice, err);
    return code;
}

static struct aira_json *choices_json(const struct aira_assessment *assessment, bool skip)
{
    struct aira_json *array = aira_json_array();
    bool failed = array == NULL;

    for (size_t i = 0; i < assessment->pin_count; i++) {
        const struct aira_pin *pin = &assessment->pins[i];

        if (pin->skip == skip)
            failed =
                aira_json_append(array, aira_json_string(assessment->questionnaire->actions[pin->action].id)) < 0 ||
                failed;
    }
    if (!failed)
        return array;
    aira_json_free(array);
    return NULL;
}

/* `plan` NULL: no goal was named. */
static int put_json(const struct aira_assessment *assessment, const struct aira_plan *plan, struct aira_error *err)
{
    struct aira_json *object = aira_json_object();
    bool failed = false;

    cli_set(object, "assessment", aira_json_int(assessment->number), &failed);
    cli_set(object, "client", aira_json_string(assessment->client), &failed);
    cli_set(object, "pinned", choices_json(assessment, false), &failed);
    cli_set(object, "skipped", choices_json(assessment, true), &failed);
    cli_set(object, "plan", plan == NULL ? aira_json_null() : aira_plan_json(plan), &failed);
    if (failed) {
        aira_json_free(object);
        object = NULL;
    }
    return cli_put_json(object, err);
}

static void add_choices(struct aira_buf *out, const struct cli *cli, const struct aira_assessment *assessment)
{
    for (size_t i = 0; i < assessment->pin_count; i++)
        plan_line(out, cli, assessment->pins[i].skip ? "skipped" : "pinned",
                  (const char *[]){"action", assessment->questionnaire->actions[assessment->pins[i].action].id, NULL});
    if (assessment->pin_count == 0)
        plan_line(out, cli, "none-chosen", (const char *[]){NULL});
}

static int put(struct cli *cli, const struct aira_assessment *assessment, const struct aira_plan *plan,
               struct aira_error *err)
{
    struct aira_buf text;
    int code;

    if (cli->json)
        return put_json(assessment, plan, err);
    aira_buf_init(&text);
    if (plan == NULL)
        add_choices(&text, cli, assessment);
    else
        plan_add_text(&text, cli, plan);
    code = cli_put_text(&text, err);
    aira_buf_dispose(&text);
    return code;
}

/* Nothing is saved before all that stands on the command line is understood. */
static int make(struct cli *cli, struct aira_store *store, struct aira_assessment *assessment,
                const struct cli_args *args, struct aira_error *err)
{
    struct aira_choosing *choosing = calloc(args->use_count + 1, sizeof *choosing);
    struct aira_capacity *capacities = calloc(args->use_count + 1, sizeof *capacities);
    struct aira_plan_options options;
    struct aira_score *score = NULL;
    struct aira_plan *plan = NULL;
    size_t count = 0;
    bool goal = plan_has_goal(args);
    int code = choosing == NULL || capacities == NULL ? aira_error_nomem(err) : 0;

    if (code == 0)
        code = aira_score_new(&score, assessment, err);
    if (code == 0)
        code = read_choices(choosing, &count, args, assessment->questionnaire, err);
    if (code == 0 && (goal || count == 0))
        code = plan_read_options(&options, capacities, args, score, err);
    if (code == 0)
        code = choose(store, assessment, choosing, count, err);
    if (code == 0 && goal)
        code = aira_plan_new(&plan, score, &options, err);
    if (code == 0)
        code = put(cli, assessment, plan, err);
    aira_plan_free(plan);
    aira_score_free(score);
    free(choosing);
    free(capacities);
    return code;
}

int cmd_plan(struct cli *cli, const struct cli_args *args, struct aira_error *err)
{
    struct aira_stored stored = {0};
    struct aira_store *store = NULL;
    int code = cli_words(cli, "plan", err);

    if (code == 0)
        code = cli_assessment(&store, &stored, cli, args->words[0], err);
    if (code == 0)
        code = make(cli, store, stored.assessment, args, err);
    aira_stored_dispose(&stored);
    aira_store_close(store);
    return code;
}
