/* The readiness index, its bands and the blockers that hold them down. */
#include <stdlib.h>
#include <string.h>

#include "score_private.h"

/* A mean of one figure over the parts in the index, weighted by part. */
struct mean {
    int64_t sum, weight;
};

static void mean_add(struct mean *mean, aira_figure_t figure, int weight)
{
    if (figure == AIRA_NO_FIGURE)
        return;
    mean->sum += (int64_t)figure * weight;
    mean->weight += weight;
}

static aira_figure_t mean_figure(const struct mean *mean)
{
    if (mean->weight == 0)
        return AIRA_NO_FIGURE;
    return (aira_figure_t)((2 * mean->sum + mean->weight) / (2 * mean->weight));
}

static const struct aira_part *part_of(const struct aira_score *score, size_t i)
{
    return &score->assessment->questionnaire->parts[score->parts[i].part];
}

static void work_out_means(struct aira_score *score)
{
    struct mean means[5] = {{0, 0}};
    struct aira_index_score *index = &score->index;

    for (size_t i = 0; i < score->part_count; i++) {
        const struct aira_part_score *part = &score->parts[i];
        int weight = part_of(score, i)->weight;

        if (!part_of(score, i)->in_index)
            continue;
        mean_add(&means[0], part->score, weight);
        mean_add(&means[1], part->supported, weight);
        mean_add(&means[2], part->low, weight);
        mean_add(&means[3], part->high, weight);
        mean_add(&means[4], part->coverage, weight);
    }
    index->score = mean_figure(&means[0]);
    index->supported = mean_figure(&means[1]);
    index->low = mean_figure(&means[2]);
    index->high = mean_figure(&means[3]);
    index->coverage = mean_figure(&means[4]);
}

static void find_weakest(struct aira_score *score)
{
    struct aira_index_score *index = &score->index;

    index->weakest = index->supported_weakest = -1;
    for (size_t i = 0; i < score->part_count; i++) {
        const struct aira_part_score *part = &score->parts[i];

        if (!part_of(score, i)->in_index || part->score == AIRA_NO_FIGURE)
            continue;
        if (index->weakest < 0 || part->score < score->parts[index->weakest].score)
            index->weakest = (int)i;
        if (index->supported_weakest < 0 || part->supported < score->parts[index->supported_weakest].supported)
            index->supported_weakest = (int)i;
    }
}

int score_band_of(const struct aira_questionnaire *questionnaire, aira_figure_t figure)
{
    int band = -1;

    if (figure == AIRA_NO_FIGURE)
        return -1;
    for (size_t i = 0; i < questionnaire->band_count; i++)
        if (aira_shown(figure) >= questionnaire->bands[i].threshold)
            band = (int)i;
    return band;
}

bool score_covered(const struct aira_score *score, int *part)
{
    const struct aira_questionnaire *questionnaire = score->assessment->questionnaire;

    if (part != NULL)
        *part = -1;
    if (score->index.score == AIRA_NO_FIGURE || aira_shown(score->index.coverage) < questionnaire->coverage_floor)
        return false;
    for (size_t i = 0; i < score->part_count; i++) {
        aira_figure_t coverage = score->parts[i].coverage;

        if (part_of(score, i)->in_index && coverage != AIRA_NO_FIGURE &&
            aira_shown(coverage) < questionnaire->part_floor) {
            if (part != NULL)
                *part = (int)i;
            return false;
        }
    }
    return true;
}

static int capped_band(const struct aira_score *score, aira_figure_t figure, aira_figure_t weakest)
{
    const struct aira_questionnaire *questionnaire = score->assessment->questionnaire;
    int band = score_band_of(questionnaire, figure);
    int bound = score_band_of(questionnaire, weakest) + 1;

    if (band > bound)
        band = bound;
    if (score->index.blocker_count > 0 && band > questionnaire->blocker_band)
        band = questionnaire->blocker_band;
    return band;
}

static int by_id(const void *a, const void *b, void *questionnaire)
{
    const struct aira_question *questions = ((const struct aira_questionnaire *)questionnaire)->questions;
    const struct aira_blocker *left = a, *right = b;

    return strcmp(questions[left->question].id, questions[right->question].id);
}

static int find_blockers(struct aira_score *score, struct aira_error *err)
{
    const struct aira_questionnaire *questionnaire = score->assessment->questionnaire;
    struct aira_index_score *index = &score->index;

    index->blockers = aira_arena_array(&score->arena, questionnaire->question_count, sizeof *index->blockers);
    if (index->blockers == NULL)
        return aira_error_nomem(err);
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        const struct aira_question_score *question = &score->questions[i];
        int needs = questionnaire->questions[i].blocker;

        if (needs == 0 || question->state == AIRA_OFF || question->level >= needs)
            continue;
        index->blockers[index->blocker_count++] = (struct aira_blocker){
            .question = (int)i,
            .needs = needs,
            .level = question->level,
            .status = question->state == AIRA_ANSWERED ? AIRA_BLOCKER_MISSED : AIRA_BLOCKER_UNPROVEN,
        };
    }
    qsort_r(index->blockers, index->blocker_count, sizeof *index->blockers, by_id, (void *)(uintptr_t)questionnaire);
    return 0;
}

int score_index(struct aira_score *score, struct aira_error *err)
{
    struct aira_index_score *index = &score->index;

    work_out_means(score);
    find_weakest(score);
    index->band = index->supported_band = -1;
    if (find_blockers(score, err) < 0)
        return AIRA_ENOMEM;
    if (!score_covered(score, NULL))
        return 0;
    index->band = capped_band(score, index->score, score->parts[index->weakest].score);
    index->supported_band = capped_band(score, index->supported, score->parts[index->supported_weakest].supported);
    return 0;
}
