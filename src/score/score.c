#include <stdlib.h>

#include "score_private.h"

static void score_question(struct aira_question_score *out, const struct aira_questionnaire *questionnaire,
                           const struct aira_question *question, const struct aira_standing *standing)
{
    out->state = standing->state;
    out->evidence = standing->evidence;
    out->score = out->supported = out->level = out->supported_level = -1;
    if (standing->state != AIRA_ANSWERED || !question->has_level)
        return;
    out->score = out->supported = aira_value_score(question, &standing->value);
    if (question->evidence) {
        int cap = questionnaire->evidence_caps[standing->evidence] * (AIRA_SCORE_UNIT / AIRA_MAX_LEVEL);

        if (out->supported > cap)
            out->supported = cap;
    }
    out->level = out->score * AIRA_MAX_LEVEL / AIRA_SCORE_UNIT;
    out->supported_level = out->supported * AIRA_MAX_LEVEL / AIRA_SCORE_UNIT;
}

static int score_questions(struct aira_score *score, const struct aira_answer *answers, size_t given,
                           struct aira_error *err)
{
    const struct aira_questionnaire *questionnaire = score->assessment->questionnaire;
    size_t count = questionnaire->question_count;
    struct aira_standing *standings = aira_arena_array(&score->arena, count, sizeof *standings);

    score->questions = aira_arena_array(&score->arena, count, sizeof *score->questions);
    if (standings == NULL || score->questions == NULL)
        return aira_error_nomem(err);
    aira_assessment_stand_with(standings, score->assessment, answers, given);
    for (size_t i = 0; i < count; i++)
        score_question(&score->questions[i], questionnaire, &questionnaire->questions[i], &standings[i]);
    return 0;
}

int aira_score_with(struct aira_score **out, const struct aira_assessment *assessment,
                    const struct aira_answer *answers, size_t count, struct aira_error *err)
{
    struct aira_score *score = calloc(1, sizeof *score);

    if (score == NULL)
        return aira_error_nomem(err);
    aira_arena_init(&score->arena);
    score->assessment = assessment;
    *out = NULL;
    if (score_questions(score, answers, count, err) < 0 || score_parts(score, err) < 0 || score_index(score, err) < 0 ||
        score_stages(score, err) < 0) {
        aira_score_free(score);
        return err->code;
    }
    *out = score;
    return 0;
}

int aira_score_new(struct aira_score **out, const struct aira_assessment *assessment, struct aira_error *err)
{
    return aira_score_with(out, assessment, NULL, 0, err);
}

void aira_score_free(struct aira_score *score)
{
    if (score == NULL)
        return;
    aira_arena_dispose(&score->arena);
    free(score);
}
