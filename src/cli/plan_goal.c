/* The options of a plan. */
#include <string.h>

#include "planning.h"

static const char *const goals[] = {"to-stage", "to-index", "budget"};

bool plan_has_goal(const struct cli_args *args)
{
    return cli_has(args, goals[0]) || cli_has(args, goals[1]) || cli_has(args, goals[2]);
}

static int choose_stage(struct aira_plan_options *options, const struct aira_score *score, const char *id,
                        struct aira_error *err)
{
    const struct aira_questionnaire *questionnaire = score->assessment->questionnaire;
    const char *names[64];
    size_t count = 0;
    const char *near;

    if (strcmp(id, "next") == 0 && score->stage_count > 0) {
        options->stage = score->next;
        return score->next >= 0 ? 0 : aira_error_set(err, AIRA_EUSAGE, "The last stage is reached; there is no next.");
    }
    options->stage = aira_questionnaire_stage(questionnaire, id);
    if (options->stage >= 0)
        return 0;
    for (; count < questionnaire->stage_count && count < sizeof names / sizeof *names; count++)
        names[count] = questionnaire->stages[count].id;
    near = cli_nearest(id, names, count);
    if (near != NULL)
        return aira_error_set(err, AIRA_EUSAGE, "There is no stage '%s' in %s. Did you mean '%s'?", id,
                              questionnaire->id, near);
    return aira_error_set(err, AIRA_EUSAGE, "There is no stage '%s' in %s.", id, questionnaire->id);
}

static int read_index(struct aira_plan_options *options, const char *value, struct aira_error *err)
{
    int64_t thousandths;

    if (!aira_number_parse(&thousandths, value) || thousandths <= 0 || thousandths > 100000 || thousandths % 100 != 0)
        return aira_error_set(err, AIRA_EUSAGE,
                              "'%s' is no index; it is above 0 and at most 100, with at most one decimal.", value);
    options->index = (int)(thousandths / 100);
    return 0;
}

static int read_goal(struct aira_plan_options *options, const struct cli_args *args, const struct aira_score *score,
                     struct aira_error *err)
{
    int weeks;

    if (cli_has(args, goals[0]) + cli_has(args, goals[1]) + cli_has(args, goals[2]) != 1)
        return aira_error_set(err, AIRA_EUSAGE,
                              "A plan has one goal: --to-stage STAGE, --to-index INDEX or --budget WEEKS.");
    if (cli_has(args, goals[0])) {
        options->goal = AIRA_GOAL_STAGE;
        return choose_stage(options, score, cli_value(args, goals[0]), err);
    }
    if (cli_has(args, goals[1])) {
        options->goal = AIRA_GOAL_INDEX;
        return read_index(options, cli_value(args, goals[1]), err);
    }
    options->goal = AIRA_GOAL_BUDGET;
    if (!aira_int_parse(&weeks, cli_value(args, goals[2]), 1, 1000000))
        return aira_error_set(err, AIRA_EUSAGE, "'%s' is no budget; it is a whole number of weeks, 1 to 1000000.",
                              cli_value(args, goals[2]));
    options->budget = weeks;
    return 0;
}

static int read_capacity(struct aira_capacity *capacity, const struct aira_questionnaire *questionnaire,
                         const char *value, struct aira_error *err)
{
    const char *equals = strchr(value, '=');
    size_t length = equals == NULL ? 0 : (size_t)(equals - value);

    for (size_t i = 0; i < questionnaire->role_count; i++)
        if (strlen(questionnaire->roles[i]) == length && strncmp(questionnaire->roles[i], value, length) == 0)
            capacity->owner = questionnaire->roles[i];
    if (equals == NULL || length == 0)
        return aira_error_set(err, AIRA_EUSAGE, "'%s' is not of the form OWNER=WEEKS.", value);
    if (capacity->owner == NULL)
        return aira_error_set(err, AIRA_EUSAGE, "There is no owner '%.*s' in %s; an owner is one of its roles.",
                              (int)length, value, questionnaire->id);
    if (!aira_number_parse(&capacity->weeks, equals + 1) || capacity->weeks < 100 || capacity->weeks > 10000000)
        return aira_error_set(err, AIRA_EUSAGE, "'%s' is no capacity; it is 0.1 to 10000 person-weeks a month.",
                              equals + 1);
    return 0;
}

static int read_calendar(struct aira_plan_options *options, struct aira_capacity *capacities,
                         const struct cli_args *args, const struct aira_questionnaire *questionnaire,
                         struct aira_error *err)
{
    const char *months = cli_value(args, "horizon"), *rate = cli_value(args, "rate");

    if (months != NULL && !aira_int_parse(&options->months, months, 1, 120))
        return aira_error_set(err, AIRA_EUSAGE, "'%s' is no horizon; it is 1 to 120 months.", months);
    if (rate != NULL &&
        (!aira_number_parse(&options->rate, rate) || options->rate <= 0 || options->rate > INT64_C(1000000000)))
        return aira_error_set(err, AIRA_EUSAGE, "'%s' is no rate; it is money for a week, above 0 and at most 1000000.",
                              rate);
    options->capacities = capacities;
    for (size_t i = 0; i < args->use_count; i++) {
        if (strcmp(args->uses[i].name, "capacity") != 0)
            continue;
        if (read_capacity(&capacities[options->capacity_count++], questionnaire, args->uses[i].value, err) < 0)
            return err->code;
    }
    return 0;
}

int plan_read_options(struct aira_plan_options *options, struct aira_capacity *capacities, const struct cli_args *args,
                      const struct aira_score *score, struct aira_error *err)
{
    const char *limit = cli_value(args, "limit");
    int seconds = 0;

    *options = (struct aira_plan_options){.range = true, .clock = cli_milliseconds};
    if (limit != NULL && !aira_int_parse(&seconds, limit, 1, 3600))
        return aira_error_set(err, AIRA_EUSAGE, "'%s' is no limit; it is 1 to 3600 seconds.", limit);
    options->limit = seconds * 1000;
    if (read_goal(options, args, score, err) < 0)
        return err->code;
    return read_calendar(options, capacities, args, score->assessment->questionnaire, err);
}
