/* The search for the best set: solve, hold the answer against the rules, add what it broke, and again; then settle
 * which of the equally good sets it is.
 */
#include "plan_program.h"

#include <math.h>
#include <string.h>

/* What the index may differ, in millionths, from the sum of unrounded gains: today's, each part's and the mean's own
 * rounding, and that of the fine gains. */
#define SEARCH_ROUNDING 2.5

struct searching {
    struct plan_search *search;
    struct program program;
    struct plan_work *work;
    int64_t deadline;
    bool *trial;
};

int64_t plan_clock(const struct plan_work *work)
{
    return work->options->clock == NULL ? 0 : work->options->clock(work->options->context);
}

/* Whether the set found is one; what it broke is known from now on. */
static int accept(bool *accepted, struct searching *s, struct aira_error *err)
{
    int broken = plan_check(s->work, s->trial, err);
    *accepted = broken == 0;
    if (broken != 0 || s->work->options->goal != AIRA_GOAL_INDEX ||
        plan_certain(s->work, s->trial) >= s->work->needed) {
        return broken < 0 ? broken : 0;
    }
    /* By a hair it does not reach the index, so no part of it does: something else must come in. */
    *accepted = false;
    return program_limit(&s->program, PROGRAM_OUTSIDE, -1, s->trial, -1, err);
}

/* The best of the rules and rows known, in s->trial.  result->proven is false when the time ran out. */
static int solve(struct program_result *result, struct searching *s, const struct program_sum *least,
                 struct aira_error *err)
{
    for (;;) {
        int64_t left = s->deadline - plan_clock(s->work);
        bool accepted = false;
        *result = (struct program_result){.bound = -HUGE_VAL};
        if (left <= 0) {
            return 0;
        }
        int rc = program_solve(result, s->trial, &s->program, least, (double)left / 1000, err);
        s->search->nodes += result->nodes;
        s->search->searches++;
        if (rc < 0 || !result->found) {
            return rc;
        }
        rc = accept(&accepted, s, err);
        result->found = accepted;
        if (rc < 0 || accepted || !result->proven) {
            return rc;
        }
    }
}

static void take(struct searching *s)
{
    memcpy(s->search->chosen, s->trial, s->work->candidate_count * sizeof *s->trial);
    s->search->has = true;
}

static bool under_budget(const struct searching *s)
{
    return s->work->options->goal == AIRA_GOAL_BUDGET;
}

static int64_t value_of(const struct searching *s, const bool *chosen)
{
    return under_budget(s) ? plan_gain(s->work, chosen) : plan_effort(s->work, chosen);
}

/* A set found in time may be worse than the one that was there before. */
static void take_better(struct searching *s)
{
    int64_t now = value_of(s, s->trial), had = s->search->has ? value_of(s, s->search->chosen) : 0;
    if (!s->search->has || (under_budget(s) ? now > had : now < had)) {
        take(s);
    }
}

/* What the solver could not rule out in time, rounded to the safe side.  Before it has found a bound it may give any
 * great number. */
static void take_bound(struct searching *s, double bound)
{
    const double most_meant = 1e15;
    if (!(fabs(bound) < most_meant)) {
        return;
    }
    if (under_budget(s)) {
        if (-bound < (double)s->search->bound) {
            s->search->bound = (int64_t)floor(1e-6 - bound);
        }
    } else if (bound > (double)s->search->bound) {
        s->search->bound = (int64_t)ceil(bound - 1e-6);
    }
}

static int first(struct searching *s, struct aira_error *err)
{
    struct program_sum least;
    struct program_result result;
    int rc = under_budget(s) ? program_sum(&least, &s->program, PROGRAM_GAIN, -1, NULL, err)
                             : program_sum(&least, &s->program, PROGRAM_EFFORT, 1, NULL, err);
    if (rc == 0) {
        rc = solve(&result, s, &least, err);
    }
    if (rc < 0) {
        return rc;
    }
    if (result.proven) {
        s->search->none = !result.found;
        s->search->proven = result.found;
        if (result.found) {
            take(s);
            s->search->bound = value_of(s, s->trial);
        }
        return 0;
    }
    if (result.found) {
        take_better(s);
    }
    take_bound(s, result.bound);
    return 0;
}

/* Among equally good sets the one that is best by another measure, in which the program then stays. */
static int settle(struct searching *s, enum program_measure measure, double factor, struct aira_error *err)
{
    struct program_sum least;
    struct program_result result;
    if (s->search->tie_open) {
        return 0;
    }
    int rc = program_sum(&least, &s->program, measure, factor, NULL, err);
    if (rc == 0) {
        rc = solve(&result, s, &least, err);
    }
    if (rc == 0 && result.proven && result.found) {
        take(s);
    } else {
        s->search->tie_open = true;
    }
    return rc;
}

/* First the goal, then what is the lesser good, then the hashes of the ids, so that the same set comes out whatever the
 * order of the actions. */
static int settle_all(struct searching *s, struct aira_error *err)
{
    bool budget = under_budget(s);
    enum program_measure lesser = budget ? PROGRAM_EFFORT : PROGRAM_GAIN;
    enum program_measure measures[] = {budget ? PROGRAM_GAIN : PROGRAM_EFFORT, lesser};
    const double factors[] = {budget ? -1 : 1, budget ? 1 : -1};
    int rc = 0;
    for (size_t i = 0; rc == 0 && i < 2; i++) {
        const bool *chosen = s->search->chosen;
        int64_t value = measures[i] == PROGRAM_GAIN ? -plan_gain(s->work, chosen) : plan_effort(s->work, chosen);
        rc = program_limit(&s->program, measures[i], factors[i], NULL, (double)value, err);
        if (rc == 0) {
            rc = i == 0 ? settle(s, lesser, factors[1], err) : settle(s, PROGRAM_HASH, 1, err);
        }
    }
    return rc;
}

static int add_goal(struct searching *s, int64_t budget, struct aira_error *err)
{
    if (under_budget(s)) {
        return program_limit(&s->program, PROGRAM_EFFORT, 1, NULL, (double)budget, err);
    }
    if (s->work->options->goal == AIRA_GOAL_INDEX) {
        double rise = (double)(s->work->needed - s->work->score->index.low) - SEARCH_ROUNDING;
        return program_limit(&s->program, PROGRAM_FINE, -1, NULL, -rise, err);
    }
    return 0;
}

int plan_search(struct plan_search *search, struct plan_work *work, int64_t budget, int64_t deadline,
                struct aira_error *err)
{
    struct searching s = {.search = search, .work = work, .deadline = deadline};
    s.trial = aira_arena_array(&work->arena, work->candidate_count + 1, sizeof *s.trial);
    if (s.trial == NULL) {
        return aira_error_nomem(err);
    }
    int rc = program_init(&s.program, work, err);
    if (rc == 0) {
        rc = add_goal(&s, budget, err);
    }
    if (rc == 0) {
        rc = first(&s, err);
    }
    if (rc == 0 && search->proven) {
        rc = settle_all(&s, err);
    }
    program_dispose(&s.program);
    return rc;
}
