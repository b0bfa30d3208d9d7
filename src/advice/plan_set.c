/* What a set of actions comes to. */
#include "plan.h"

#include <string.h>

void plan_add(const struct plan_work *work, bool *chosen, int candidate)
{
    size_t depth = 0;
    if (!chosen[candidate]) {
        chosen[candidate] = true;
        work->stack[depth++] = candidate;
    }
    while (depth > 0) {
        const struct plan_candidate *from = &work->candidates[work->stack[--depth]];
        for (size_t i = 0; i < from->after_count; i++) {
            if (from->always[i] && !chosen[from->after[i]]) {
                chosen[from->after[i]] = true;
                work->stack[depth++] = from->after[i];
            }
        }
    }
}

bool plan_holds(const struct plan_work *work, int candidate, int earlier)
{
    memset(work->mark, 0, work->candidate_count * sizeof *work->mark);
    plan_add(work, work->mark, candidate);
    return work->mark[earlier];
}

void plan_ranks(const struct plan_work *work, int *ranks, const bool *chosen)
{
    memset(ranks, 0, work->questionnaire->question_count * sizeof *ranks);
    for (size_t i = 0; i < work->candidate_count; i++) {
        const struct plan_candidate *candidate = &work->candidates[i];
        if (chosen[i] && candidate->rank > ranks[candidate->question]) {
            ranks[candidate->question] = candidate->rank;
        }
    }
}

int64_t plan_effort(const struct plan_work *work, const bool *chosen)
{
    int64_t effort = 0;
    for (size_t i = 0; i < work->candidate_count; i++) {
        effort += chosen[i] ? work->candidates[i].effort : 0;
    }
    return effort;
}

aira_figure_t plan_gain(const struct plan_work *work, const bool *chosen)
{
    int64_t gain = 0;
    plan_ranks(work, work->trial, chosen);
    for (size_t i = 0; i < work->questionnaire->question_count; i++) {
        gain += work->trial[i] > 0 ? work->questions[i].ranks[work->trial[i] - 1].gain : 0;
    }
    return (aira_figure_t)gain;
}

aira_figure_t plan_certain(const struct plan_work *work, const bool *chosen)
{
    int64_t sum = 0;
    if (work->index_weight == 0) {
        return AIRA_NO_FIGURE;
    }
    plan_ranks(work, work->trial, chosen);
    for (size_t i = 0; i < work->score->part_count; i++) {
        const struct aira_part_score *part = &work->score->parts[i];
        const struct aira_part *of = &work->questionnaire->parts[part->part];
        if (!of->in_index || part->low == AIRA_NO_FIGURE) {
            continue;
        }
        int64_t points = part->points, present = (part->answered_weight + part->open_weight) * AIRA_SCORE_UNIT;
        for (size_t j = 0; j < work->questionnaire->question_count; j++) {
            if (work->trial[j] > 0 && work->questionnaire->questions[j].part == part->part) {
                points += work->questions[j].ranks[work->trial[j] - 1].points;
            }
        }
        sum += of->weight * ((2 * AIRA_WHOLE * points + present) / (2 * present));
    }
    return (aira_figure_t)((2 * sum + work->index_weight) / (2 * work->index_weight));
}
