#include "whatif.h"

static struct aira_json *figure(aira_figure_t value)
{
    return value == AIRA_NO_FIGURE ? aira_json_null() : aira_json_tenths(aira_shown(value));
}

static struct aira_json *band(const struct aira_score *score, int index)
{
    return index < 0 ? aira_json_null() : aira_json_string(score->assessment->questionnaire->bands[index].id);
}

static struct aira_json *stage(const struct aira_score *score, int index)
{
    return index < 0 ? aira_json_null() : aira_json_string(score->assessment->questionnaire->stages[index].id);
}

static struct aira_json *question(const struct aira_score *score, int index)
{
    return aira_json_string(score->assessment->questionnaire->questions[index].id);
}

static struct aira_json *or_nothing(struct aira_json *value, bool failed)
{
    if (!failed)
        return value;
    aira_json_free(value);
    return NULL;
}

static struct aira_json *shift_json(const struct aira_score *score, const struct aira_shift *shift)
{
    struct aira_json *object;
    bool failed = false;

    if (shift->level < 0)
        return aira_json_null();
    object = aira_json_object();
    cli_set(object, "level", aira_json_int(shift->level), &failed);
    cli_set(object, "index", figure(shift->index), &failed);
    cli_set(object, "band", band(score, shift->band), &failed);
    cli_set(object, "stage", stage(score, shift->reached), &failed);
    return or_nothing(object, failed);
}

static struct aira_json *sensitivities_json(const struct aira_score *score, const struct aira_sensitivity *list,
                                            size_t count)
{
    struct aira_json *array = aira_json_array();
    bool failed = array == NULL;

    for (size_t i = 0; i < count; i++) {
        struct aira_json *object = aira_json_object();

        cli_set(object, "question", question(score, list[i].question), &failed);
        cli_set(object, "level", list[i].level < 0 ? aira_json_null() : aira_json_int(list[i].level), &failed);
        cli_set(object, "down", shift_json(score, &list[i].down), &failed);
        cli_set(object, "up", shift_json(score, &list[i].up), &failed);
        failed = aira_json_append(array, object) < 0 || failed;
    }
    return or_nothing(array, failed);
}

static struct aira_json *weighed_json(const struct aira_score *score, const struct aira_weighed *index)
{
    struct aira_json *object = aira_json_object();
    bool failed = false;

    cli_set(object, "score", figure(index->score), &failed);
    cli_set(object, "band", band(score, index->band), &failed);
    cli_set(object, "supported", figure(index->supported), &failed);
    cli_set(object, "supported_band", band(score, index->supported_band), &failed);
    return or_nothing(object, failed);
}

static struct aira_json *weights_json(const struct whatif *whatif)
{
    const struct aira_score *score = whatif->then;
    struct aira_json *array = aira_json_array();
    bool failed = array == NULL;

    for (size_t i = 0; i < whatif->weight_count; i++) {
        const struct aira_reweighed *item = &whatif->weights[i];
        struct aira_json *object = aira_json_object();

        cli_set(object, "part", aira_json_string(score->assessment->questionnaire->parts[item->part].id), &failed);
        cli_set(object, "a_quarter_less", weighed_json(score, &item->less), &failed);
        cli_set(object, "a_quarter_more", weighed_json(score, &item->more), &failed);
        failed = aira_json_append(array, object) < 0 || failed;
    }
    return or_nothing(array, failed);
}

static struct aira_json *settling_json(const struct whatif *whatif)
{
    const struct aira_settling *settling = &whatif->settling;
    struct aira_json *object, *array;
    bool failed = false;

    if (settling->stage < 0)
        return aira_json_null();
    object = aira_json_object();
    array = aira_json_array();
    for (size_t i = 0; i < settling->count; i++)
        failed = aira_json_append(array, question(whatif->then, settling->questions[i])) < 0 || failed;
    cli_set(object, "stage", stage(whatif->then, settling->stage), &failed);
    cli_set(object, "settled", aira_json_bool(settling->settled), &failed);
    cli_set(object, "questions", array, &failed);
    return or_nothing(object, failed);
}

struct aira_json *whatif_json(const struct whatif *whatif)
{
    const struct aira_assessment *assessment = whatif->today->assessment;
    struct aira_json *object = aira_json_object(), *given = aira_json_array();
    bool failed = false;

    for (size_t i = 0; i < whatif->given_count; i++)
        failed = aira_json_append(given, aira_json_string(whatif->given[i])) < 0 || failed;
    cli_set(object, "assessment", aira_json_int(assessment->number), &failed);
    cli_set(object, "given", given, &failed);
    cli_set(object, "today", aira_score_json(whatif->today), &failed);
    cli_set(object, "then", aira_score_json(whatif->then), &failed);
    cli_set(object, "answers", sensitivities_json(whatif->then, whatif->answered, whatif->answered_count), &failed);
    cli_set(object, "weights", weights_json(whatif), &failed);
    cli_set(object, "open", sensitivities_json(whatif->then, whatif->open, whatif->open_count), &failed);
    cli_set(object, "settling", settling_json(whatif), &failed);
    return or_nothing(object, failed);
}
