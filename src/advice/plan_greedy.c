/* A set found step by step: what is cheapest, or gains most for its effort, comes first.  It is there when the search
 * runs out of time, and to compare with.
 */
#include "plan.h"

#include <string.h>

struct greedy {
    struct plan_work *work;
    int64_t budget;
    bool *trial;   /* by candidate */
    bool *refused; /* by candidate: it did not lead on */
};

/* What a candidate adds to the set with all that it waits for. */
static int64_t added_effort(const struct greedy *greedy, const bool *chosen, int candidate)
{
    size_t count = greedy->work->candidate_count;
    memcpy(greedy->trial, chosen, count * sizeof *chosen);
    plan_add(greedy->work, greedy->trial, candidate);
    return plan_effort(greedy->work, greedy->trial);
}

static int cheapest_of(const struct greedy *greedy, const bool *chosen, const struct plan_clause *clause)
{
    int best = -1;
    int64_t least = 0;
    for (size_t i = 0; i < clause->then_count; i++) {
        int64_t effort = added_effort(greedy, chosen, clause->then[i]);
        if (best < 0 || effort < least) {
            best = clause->then[i];
            least = effort;
        }
    }
    return best;
}

/* Adds what the rules still ask for, the cheapest of several; *found is false when something cannot be fulfilled. */
static int fulfil(bool *found, const struct greedy *greedy, bool *chosen, struct aira_error *err)
{
    for (*found = true;;) {
        size_t first = greedy->work->clause_count;
        int broken = plan_check(greedy->work, chosen, err);
        if (broken <= 0) {
            return broken;
        }
        for (size_t i = first; i < greedy->work->clause_count; i++) {
            int cheapest = cheapest_of(greedy, chosen, &greedy->work->clauses[i]);
            if (cheapest < 0) {
                *found = false;
                return 0;
            }
            plan_add(greedy->work, chosen, cheapest);
        }
    }
}

/* The candidate with the greatest gain for its effort, both with what it waits for; -1: none gains anything. */
static int best_step(const struct greedy *greedy, const bool *chosen)
{
    struct plan_work *work = greedy->work;
    int64_t effort = plan_effort(work, chosen), gain = plan_gain(work, chosen);
    int64_t best_effort = 1, best_gain = 0;
    int best = -1;
    for (size_t i = 0; i < work->candidate_count; i++) {
        if (chosen[i] || work->candidates[i].barred || greedy->refused[i]) {
            continue;
        }
        int64_t more = added_effort(greedy, chosen, (int)i);
        int64_t gained = plan_gain(work, greedy->trial) - gain;
        if (more <= greedy->budget && gained * best_effort > best_gain * (more - effort)) {
            best = (int)i;
            best_gain = gained;
            best_effort = more - effort;
        }
    }
    return best;
}

static bool is_there(const struct greedy *greedy, const bool *chosen)
{
    return greedy->work->options->goal == AIRA_GOAL_STAGE ||
           (greedy->work->options->goal == AIRA_GOAL_INDEX &&
            plan_certain(greedy->work, chosen) >= greedy->work->needed);
}

static int climb(bool *found, const struct greedy *greedy, bool *chosen, struct aira_error *err)
{
    size_t count = greedy->work->candidate_count;
    bool *before = aira_arena_array(&greedy->work->arena, count + 1, sizeof *before);
    int rc = before == NULL ? aira_error_nomem(err) : 0;
    while (rc == 0 && !is_there(greedy, chosen)) {
        int step = best_step(greedy, chosen);
        if (step < 0) {
            *found = greedy->work->options->goal == AIRA_GOAL_BUDGET;
            return 0;
        }
        memcpy(before, chosen, count * sizeof *before);
        plan_add(greedy->work, chosen, step);
        rc = fulfil(found, greedy, chosen, err);
        if (rc == 0 && (!*found || plan_effort(greedy->work, chosen) > greedy->budget)) {
            memcpy(chosen, before, count * sizeof *before);
            greedy->refused[step] = true;
            *found = true;
        }
    }
    return rc;
}

int plan_greedy(bool *found, bool *chosen, struct plan_work *work, int64_t budget, struct aira_error *err)
{
    size_t count = work->candidate_count + 1;
    struct greedy greedy = {work, budget, aira_arena_array(&work->arena, count, sizeof(bool)),
                            aira_arena_array(&work->arena, count, sizeof(bool))};
    if (greedy.trial == NULL || greedy.refused == NULL) {
        return aira_error_nomem(err);
    }
    memset(chosen, 0, count * sizeof *chosen);
    int rc = fulfil(found, &greedy, chosen, err);
    if (rc == 0 && *found && plan_effort(work, chosen) > budget) {
        *found = false;
    }
    return rc == 0 && *found ? climb(found, &greedy, chosen, err) : rc;
}
