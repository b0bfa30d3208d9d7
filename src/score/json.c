/* A score as JSON: docs/scoring.md names every member. */
#include "score_private.h"

static struct aira_json *figure(aira_figure_t value)
{
    return value == AIRA_NO_FIGURE ? aira_json_null() : aira_json_tenths(aira_shown(value));
}

static struct aira_json *level_or_null(int level)
{
    return level < 0 ? aira_json_null() : aira_json_int(level);
}

/* Sets a member and folds its outcome into *failed, so that one check at the end is enough. */
static void put(struct aira_json *object, const char *key, struct aira_json *value, bool *failed)
{
    if (aira_json_set(object, key, value) < 0)
        *failed = true;
}

static struct aira_json *or_nothing(struct aira_json *value, bool failed)
{
    if (!failed)
        return value;
    aira_json_free(value);
    return NULL;
}

static struct aira_json *blockers_json(const struct aira_score *score)
{
    const struct aira_question *questions = score->assessment->questionnaire->questions;
    struct aira_json *array = aira_json_array();
    bool failed = array == NULL;

    for (size_t i = 0; i < score->index.blocker_count; i++) {
        const struct aira_blocker *blocker = &score->index.blockers[i];
        struct aira_json *object = aira_json_object();

        put(object, "question", aira_json_string(questions[blocker->question].id), &failed);
        put(object, "needs", aira_json_int(blocker->needs), &failed);
        put(object, "level", level_or_null(blocker->level), &failed);
        put(object, "status", aira_json_string(blocker->status == AIRA_BLOCKER_MISSED ? "missed" : "unproven"),
            &failed);
        if (aira_json_append(array, object) < 0)
            failed = true;
    }
    return or_nothing(array, failed);
}

static struct aira_json *band_json(const struct aira_score *score, int band)
{
    return band < 0 ? aira_json_null() : aira_json_string(score->assessment->questionnaire->bands[band].id);
}

static struct aira_json *index_json(const struct aira_score *score)
{
    const struct aira_index_score *index = &score->index;
    struct aira_json *object = aira_json_object();
    bool failed = object == NULL;

    put(object, "score", figure(index->score), &failed);
    put(object, "supported", figure(index->supported), &failed);
    put(object, "low", figure(index->low), &failed);
    put(object, "high", figure(index->high), &failed);
    put(object, "coverage", figure(index->coverage), &failed);
    put(object, "band", band_json(score, index->band), &failed);
    put(object, "supported_band", band_json(score, index->supported_band), &failed);
    put(object, "blockers", blockers_json(score), &failed);
    return or_nothing(object, failed);
}

static struct aira_json *part_json(const struct aira_score *score, const struct aira_part_score *scored)
{
    const struct aira_part *part = &score->assessment->questionnaire->parts[scored->part];
    struct aira_json *object = aira_json_object();
    bool failed = object == NULL;

    put(object, "id", aira_json_string(part->id), &failed);
    put(object, "weight", aira_json_int(part->weight), &failed);
    put(object, "in_index", aira_json_bool(part->in_index), &failed);
    put(object, "answered", aira_json_int(scored->answered), &failed);
    put(object, "applicable", aira_json_int(scored->applicable), &failed);
    put(object, "score", figure(scored->score), &failed);
    put(object, "supported", figure(scored->supported), &failed);
    put(object, "low", figure(scored->low), &failed);
    put(object, "high", figure(scored->high), &failed);
    put(object, "coverage", figure(scored->coverage), &failed);
    put(object, "not_applicable_share", figure(scored->not_applicable_share), &failed);
    put(object, "score_with_na_as_zero", figure(scored->score_with_na_as_zero), &failed);
    return or_nothing(object, failed);
}

static struct aira_json *parts_json(const struct aira_score *score)
{
    struct aira_json *array = aira_json_array();
    bool failed = array == NULL;

    for (size_t i = 0; i < score->part_count; i++)
        if (aira_json_append(array, part_json(score, &score->parts[i])) < 0)
            failed = true;
    return or_nothing(array, failed);
}

static struct aira_json *gate_json(const struct aira_score *score, const struct aira_gate_score *scored)
{
    const struct aira_gate *gate = scored->gate;
    struct aira_json *object = aira_json_object();
    bool failed = object == NULL;

    put(object, "core", aira_json_bool(gate->core), &failed);
    put(object, "question", aira_json_string(score->assessment->questionnaire->questions[gate->question].id), &failed);
    put(object, "needs", aira_json_int(gate->needs), &failed);
    put(object, "level", level_or_null(scored->level), &failed);
    put(object, "status", aira_json_string(aira_gate_status_name(scored->status)), &failed);
    put(object, "supported_level", level_or_null(scored->supported_level), &failed);
    put(object, "supported_status", aira_json_string(aira_gate_status_name(scored->supported_status)), &failed);
    return or_nothing(object, failed);
}

static struct aira_json *stage_json(const struct aira_score *score, const struct aira_stage_score *scored)
{
    struct aira_json *object = aira_json_object(), *gates = aira_json_array();
    bool failed = object == NULL || gates == NULL;

    for (size_t i = 0; i < scored->stage->gate_count; i++)
        if (aira_json_append(gates, gate_json(score, &scored->gates[i])) < 0)
            failed = true;
    put(object, "id", aira_json_string(scored->stage->id), &failed);
    put(object, "reached", aira_json_bool(scored->reached), &failed);
    put(object, "supported_reached", aira_json_bool(scored->supported_reached), &failed);
    put(object, "gates", gates, &failed);
    return or_nothing(object, failed);
}

static struct aira_json *stage_id_json(const struct aira_score *score, int stage)
{
    return stage < 0 ? aira_json_null() : aira_json_string(score->assessment->questionnaire->stages[stage].id);
}

static struct aira_json *stages_json(const struct aira_score *score)
{
    struct aira_json *object = aira_json_object(), *stages = aira_json_array();
    bool failed = object == NULL || stages == NULL;

    for (size_t i = 0; i < score->stage_count; i++)
        if (aira_json_append(stages, stage_json(score, &score->stages[i])) < 0)
            failed = true;
    put(object, "reached", stage_id_json(score, score->reached), &failed);
    put(object, "supported_reached", stage_id_json(score, score->supported_reached), &failed);
    put(object, "next", stage_id_json(score, score->next), &failed);
    put(object, "stages", stages, &failed);
    return or_nothing(object, failed);
}

struct aira_json *aira_score_json(const struct aira_score *score)
{
    struct aira_json *object = aira_json_object();
    bool failed = object == NULL;

    put(object, "index", index_json(score), &failed);
    put(object, "parts", parts_json(score), &failed);
    put(object, "stage", stages_json(score), &failed);
    return or_nothing(object, failed);
}
