/* The index as it would be with other weights. */
#include "score_private.h"

int aira_score_weighed(struct aira_weighed *out, const struct aira_score *score, int part, int quarters,
                       struct aira_error *err)
{
    struct aira_questionnaire questionnaire = *score->assessment->questionnaire;
    struct aira_assessment assessment = *score->assessment;
    struct aira_score weighed = *score;
    struct aira_part *parts;
    int code = 0;

    aira_arena_init(&weighed.arena);
    weighed.index = (struct aira_index_score){0};
    parts = aira_arena_array(&weighed.arena, questionnaire.part_count, sizeof *parts);
    if (parts == NULL)
        code = aira_error_nomem(err);
    for (size_t i = 0; code == 0 && i < questionnaire.part_count; i++) {
        parts[i] = questionnaire.parts[i];
        parts[i].weight *= (int)i == part ? quarters : 4;
    }
    questionnaire.parts = parts;
    assessment.questionnaire = &questionnaire;
    weighed.assessment = &assessment;
    if (code == 0)
        code = score_index(&weighed, err);
    if (code == 0)
        *out = (struct aira_weighed){weighed.index.score, weighed.index.supported, weighed.index.band,
                                     weighed.index.supported_band};
    aira_arena_dispose(&weighed.arena);
    return code;
}
