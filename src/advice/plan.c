/* A plan from its goal to its finished list. */
#include "plan.h"

#include <stdlib.h>
#include <string.h>

const char *aira_goal_name(enum aira_goal goal)
{
    static const char *const names[] = {"stage", "index", "budget"};
    return names[goal];
}

const char *aira_plan_proof_name(enum aira_plan_proof proof)
{
    static const char *const names[] = {"forced", "optimal", "bounded"};
    return names[proof];
}

static int64_t most_effort(const struct plan_work *work)
{
    int64_t effort = 0;
    for (size_t i = 0; i < work->candidate_count; i++) {
        effort += work->candidates[i].effort;
    }
    return effort;
}

static int64_t most_gain(const struct plan_work *work)
{
    int64_t gain = 0;
    for (size_t i = 0; i < work->questionnaire->question_count; i++) {
        const struct plan_question *question = &work->questions[i];
        gain += question->candidate_count > 0 ? question->ranks[question->rank_count - 1].gain : 0;
    }
    return gain;
}

static int none(struct plan_work *work, const struct plan_clause *why, struct aira_error *err)
{
    switch (work->options->goal) {
    case AIRA_GOAL_STAGE:
        return plan_no_stage(work, why, err);
    case AIRA_GOAL_INDEX:
        return plan_no_index(work, err);
    case AIRA_GOAL_BUDGET:
        break;
    }
    return plan_no_budget(work, err);
}

/* What is certain of a stage: the whole plan, or the least that it takes. */
static int force(enum plan_way *way, struct plan_search *search, struct plan_work *work, struct aira_error *err)
{
    const struct plan_clause *why = NULL;
    *way = PLAN_UNSURE;
    if (work->options->goal != AIRA_GOAL_STAGE) {
        return 0;
    }
    int rc = plan_force(way, &why, search->chosen, work, err);
    if (rc == 0 && *way == PLAN_NONE) {
        return none(work, why, err);
    }
    search->bound = plan_effort(work, search->chosen);
    return rc;
}

static int find(struct aira_plan *plan, struct plan_search *search, struct plan_work *work, int64_t budget,
                int64_t deadline, struct aira_error *err)
{
    enum plan_way way;
    search->bound = work->options->goal == AIRA_GOAL_BUDGET ? most_gain(work) : 0;
    int rc = force(&way, search, work, err);
    if (rc < 0 || way == PLAN_FOUND) {
        plan->proof = AIRA_PLAN_FORCED;
        plan->greedy = search->bound;
        return rc;
    }
    rc = plan_greedy(&search->has, search->chosen, work, budget, err);
    if (rc < 0) {
        return rc;
    }
    plan->greedy = !search->has                              ? -1
                   : work->options->goal == AIRA_GOAL_BUDGET ? plan_gain(work, search->chosen)
                                                             : plan_effort(work, search->chosen);
    rc = plan_search(search, work, budget, deadline, err);
    if (rc == 0 && search->none) {
        rc = none(work, NULL, err);
    } else if (rc == 0 && !search->has) {
        rc = plan_no_time(err);
    }
    plan->proof = search->proven ? AIRA_PLAN_OPTIMAL : AIRA_PLAN_BOUNDED;
    return rc;
}

/* ---- the range: efforts a third less are a budget half as large again, half more are one a third smaller ---- */

static int find_end(struct aira_plan_end *end, bool *chosen, struct plan_work *work, int64_t budget, int64_t deadline,
                    struct aira_error *err)
{
    struct plan_search search = {.chosen = chosen, .bound = most_gain(work)};
    int rc = plan_greedy(&search.has, chosen, work, budget, err);
    if (rc == 0) {
        rc = plan_search(&search, work, budget, deadline, err);
    }
    end->proven = search.proven || search.none;
    if (!search.has) {
        memset(chosen, 0, work->candidate_count * sizeof *chosen);
    }
    end->effort = plan_effort(work, chosen);
    end->gain = plan_gain(work, chosen);
    return rc;
}

static int find_range(struct aira_plan *plan, bool *const chosen[3], struct plan_work *work, struct aira_error *err)
{
    int64_t deadline = plan_clock(work) + plan->options.limit;
    int rc = 0;
    plan->has_range = true;
    if (plan->options.goal == AIRA_GOAL_BUDGET) {
        rc = find_end(&plan->low, chosen[1], work, plan->options.budget * 3 / 2, deadline, err);
        if (rc == 0) {
            rc = find_end(&plan->high, chosen[2], work, plan->options.budget * 2 / 3, deadline, err);
        }
    } else {
        /* When all efforts change alike the least stays the least. */
        bool proven = plan->proof != AIRA_PLAN_BOUNDED;
        memcpy(chosen[1], chosen[0], work->candidate_count * sizeof(bool));
        memcpy(chosen[2], chosen[0], work->candidate_count * sizeof(bool));
        plan->low = plan->high = (struct aira_plan_end){plan->effort, plan->gain, proven};
    }
    plan->low.effort = plan->low.effort * 2000 / 3;
    plan->high.effort = plan->high.effort * 1500;
    return rc;
}

/* ---- putting it together ---- */

static int run(struct aira_plan *plan, struct plan_work *work, struct aira_error *err)
{
    bool *chosen[3];
    struct plan_search search = {0};
    for (size_t i = 0; i < 3; i++) {
        chosen[i] = aira_arena_array(&work->arena, work->candidate_count + 1, sizeof(bool));
        if (chosen[i] == NULL) {
            return aira_error_nomem(err);
        }
    }
    search.chosen = chosen[0];
    int64_t budget = plan->options.goal == AIRA_GOAL_BUDGET ? plan->options.budget : most_effort(work);
    int rc = find(plan, &search, work, budget, plan_clock(work) + plan->options.limit, err);
    if (rc < 0) {
        return rc;
    }
    plan->effort = plan_effort(work, chosen[0]);
    plan->gain = plan_gain(work, chosen[0]);
    plan->bound = search.bound;
    plan->nodes = search.nodes;
    plan->searches = search.searches;
    plan->tie_open = search.tie_open;
    if (plan->options.range) {
        rc = find_range(plan, chosen, work, err);
    }
    return rc == 0 ? plan_fill(plan, work, (const bool *const *)chosen, err) : rc;
}

static int check_options(const struct aira_questionnaire *questionnaire, const struct aira_plan_options *options,
                         struct aira_error *err)
{
    if (options->goal == AIRA_GOAL_STAGE) {
        if (options->stage < 0 || (size_t)options->stage >= questionnaire->stage_count) {
            return aira_error_set(err, AIRA_EUSAGE, "The questionnaire has no stage number %d.", options->stage);
        }
        for (int i = 0; i <= options->stage; i++) {
            if (questionnaire->stages[i].gate_count == 0 || !questionnaire->stages[i].gates[0].core) {
                return aira_error_set(err, AIRA_EFAIL,
                                      "No plan reaches the stage %s: the stage %s has no core gate, so it is never "
                                      "reached.",
                                      questionnaire->stages[options->stage].id, questionnaire->stages[i].id);
            }
        }
    }
    for (size_t i = 0; i < options->capacity_count; i++) {
        if (options->capacities[i].weeks <= 0) {
            return aira_error_set(err, AIRA_EUSAGE, "The capacity of %.100s must be above 0.",
                                  options->capacities[i].owner);
        }
    }
    return 0;
}

int aira_plan_new(struct aira_plan **out, const struct aira_score *score, const struct aira_plan_options *options,
                  struct aira_error *err)
{
    struct plan_work work = {.score = score, .assessment = score->assessment};
    struct aira_plan *plan = NULL;
    int rc = check_options(score->assessment->questionnaire, options, err);
    *out = NULL;
    if (rc < 0) {
        return rc;
    }
    aira_arena_init(&work.arena);
    plan = calloc(1, sizeof *plan);
    if (plan == NULL) {
        return aira_error_nomem(err);
    }
    aira_arena_init(&plan->arena);
    plan->assessment = score->assessment;
    plan->options = *options;
    plan->options.months = options->months == 0 ? AIRA_PLAN_MONTHS : options->months;
    plan->options.limit = options->limit == 0 ? AIRA_PLAN_LIMIT : options->limit;
    work.options = &plan->options;
    work.questionnaire = score->assessment->questionnaire;
    rc = plan_model(&work, err);
    if (rc == 0) {
        rc = run(plan, &work, err);
    }
    if (rc == 0) {
        *out = plan;
        plan = NULL;
    }
    free(work.clauses);
    aira_arena_dispose(&work.arena);
    aira_plan_free(plan);
    return rc;
}

void aira_plan_free(struct aira_plan *plan)
{
    if (plan != NULL) {
        aira_arena_dispose(&plan->arena);
        free(plan);
    }
}
