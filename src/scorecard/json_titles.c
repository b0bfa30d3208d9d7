/* What ids are called, as JSON. */
#include "parts.h"

void scorecard_put(struct aira_json *object, const char *key, struct aira_json *value, bool *failed)
{
    if (aira_json_set(object, key, value) < 0) {
        *failed = true;
    }
}

struct aira_json *scorecard_whole(struct aira_json *value, bool failed)
{
    if (!failed) {
        return value;
    }
    aira_json_free(value);
    return NULL;
}

struct aira_json *scorecard_bands(const struct aira_questionnaire *questionnaire)
{
    struct aira_json *array = aira_json_array();
    bool failed = array == NULL;
    for (size_t i = 0; i < questionnaire->band_count; i++) {
        const struct aira_band *band = &questionnaire->bands[i];
        struct aira_json *object = aira_json_object();
        scorecard_put(object, "id", aira_json_string(band->id), &failed);
        scorecard_put(object, "from", aira_json_tenths(band->threshold), &failed);
        scorecard_put(object, "title", scorecard_text(questionnaire, "band", band->id, "title"), &failed);
        if (aira_json_append(array, object) < 0) {
            failed = true;
        }
    }
    return scorecard_whole(array, failed);
}

struct aira_json *scorecard_titles(const struct aira_questionnaire *questionnaire)
{
    struct aira_json *object = aira_json_object();
    struct aira_json *parts = aira_json_object(), *stages = aira_json_object(), *roles = aira_json_object();
    bool failed = object == NULL || parts == NULL || stages == NULL || roles == NULL;
    for (size_t i = 0; i < questionnaire->part_count; i++) {
        const char *id = questionnaire->parts[i].id;
        scorecard_put(parts, id, scorecard_text(questionnaire, "part", id, "title"), &failed);
    }
    for (size_t i = 0; i < questionnaire->stage_count; i++) {
        const char *id = questionnaire->stages[i].id;
        scorecard_put(stages, id, scorecard_text(questionnaire, "stage", id, "title"), &failed);
    }
    for (size_t i = 0; i < questionnaire->role_count; i++) {
        scorecard_put(roles, questionnaire->roles[i],
                      scorecard_text(questionnaire, "role", questionnaire->roles[i], "title"), &failed);
    }
    scorecard_put(object, "part", parts, &failed);
    scorecard_put(object, "stage", stages, &failed);
    scorecard_put(object, "role", roles, &failed);
    return scorecard_whole(object, failed);
}
