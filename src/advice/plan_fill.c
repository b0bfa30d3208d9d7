/* The lines of a plan: what each action changes, and what the whole comes to. */
#include "plan.h"

#include <stdlib.h>
#include <string.h>

static bool is_met_today(const struct plan_work *work, int stage, size_t gate)
{
    return work->score->stages[stage].gates[gate].status == AIRA_GATE_MET;
}

/* The gates that are opened by raising the question from one level to another; counts them when `out` is NULL. */
static size_t list_gates(struct aira_plan_gate *out, const struct plan_work *work, int question, int before, int after)
{
    size_t count = 0;
    for (size_t i = 0; i < work->questionnaire->stage_count; i++) {
        const struct aira_stage *stage = &work->questionnaire->stages[i];
        for (size_t j = 0; j < stage->gate_count; j++) {
            const struct aira_gate *gate = &stage->gates[j];
            if (gate->question != question || gate->needs <= before || gate->needs > after ||
                is_met_today(work, (int)i, j)) {
                continue;
            }
            if (out != NULL) {
                out[count] = (struct aira_plan_gate){(int)i, gate};
            }
            count++;
        }
    }
    return count;
}

/* The highest chosen rank of the question below `rank`, 0: none. */
static int rank_before(const struct plan_work *work, const bool *chosen, int question, int rank)
{
    const struct plan_question *about = &work->questions[question];
    int before = 0;
    for (size_t i = 0; i < about->candidate_count; i++) {
        const struct plan_candidate *other = &work->candidates[about->candidates[i]];
        if (chosen[about->candidates[i]] && other->rank < rank && other->rank > before) {
            before = other->rank;
        }
    }
    return before;
}

/* Whether an earlier candidate of the same rank has the credit already. */
static bool is_second(const struct plan_work *work, const bool *chosen, size_t index)
{
    const struct plan_candidate *candidate = &work->candidates[index];
    for (size_t i = 0; i < index; i++) {
        if (chosen[i] && work->candidates[i].question == candidate->question &&
            work->candidates[i].rank == candidate->rank) {
            return true;
        }
    }
    return false;
}

static int fill_item(struct aira_plan_item *item, struct aira_plan *plan, const struct plan_work *work,
                     const bool *chosen, size_t index, struct aira_error *err)
{
    const struct plan_candidate *candidate = &work->candidates[index];
    const struct plan_question *question = &work->questions[candidate->question];
    const struct aira_question_score *today = &work->score->questions[candidate->question];
    bool second = is_second(work, chosen, index);
    int before = second ? candidate->rank : rank_before(work, chosen, candidate->question, candidate->rank);
    int base = question->level < 0 ? 0 : question->level;
    item->action = candidate->action;
    item->question = candidate->question;
    item->level_today = today->state == AIRA_ANSWERED ? today->level : -1;
    item->level_before = before > 0 ? question->ranks[before - 1].level : base;
    item->level_after = question->ranks[candidate->rank - 1].level;
    item->evidence = today->evidence;
    item->appears = !plan_applies(today->state);
    item->pinned = candidate->pinned;
    item->effort = candidate->effort;
    item->gain = question->ranks[candidate->rank - 1].gain - (before > 0 ? question->ranks[before - 1].gain : 0);
    item->gate_count = list_gates(NULL, work, item->question, item->level_before, item->level_after);
    struct aira_plan_gate *gates = aira_arena_array(&plan->arena, item->gate_count + 1, sizeof *gates);
    if (gates == NULL) {
        return aira_error_nomem(err);
    }
    (void)list_gates(gates, work, item->question, item->level_before, item->level_after);
    item->gates = gates;
    return 0;
}

/* Gates first, the lower stage before the higher; then gain for effort; then as they come, which is by id. */
static int by_weight(const void *a, const void *b)
{
    const struct aira_plan_item *x = a, *y = b;
    int left = x->gate_count > 0 ? x->gates[0].stage : INT32_MAX;
    int right = y->gate_count > 0 ? y->gates[0].stage : INT32_MAX;
    if (left != right) {
        return left < right ? -1 : 1;
    }
    int64_t one = (int64_t)x->gain * y->effort, other = (int64_t)y->gain * x->effort;
    return one != other ? (one > other ? -1 : 1) : 0;
}

static int fill_items(struct aira_plan *plan, const struct plan_work *work, const bool *const chosen[3],
                      struct aira_error *err)
{
    int rc = 0;
    plan->items = aira_arena_array(&plan->arena, work->candidate_count + 1, sizeof *plan->items);
    if (plan->items == NULL) {
        return aira_error_nomem(err);
    }
    for (size_t i = 0; rc == 0 && i < work->candidate_count; i++) {
        if (chosen[0][i]) {
            struct aira_plan_item *item = &plan->items[plan->count++];
            item->stays = !plan->has_range || (chosen[1][i] && chosen[2][i]);
            rc = fill_item(item, plan, work, chosen[0], i, err);
        }
    }
    /* By insertion, so that what is equal stays in the order of ids. */
    for (size_t i = 1; rc == 0 && i < plan->count; i++) {
        struct aira_plan_item moved = plan->items[i];
        size_t at = i;
        for (; at > 0 && by_weight(&plan->items[at - 1], &moved) > 0; at--) {
            plan->items[at] = plan->items[at - 1];
        }
        plan->items[at] = moved;
    }
    return rc;
}

static int fill_figures(struct aira_plan *plan, struct plan_work *work, const bool *chosen, struct aira_error *err)
{
    struct aira_score *after = NULL;
    size_t count = 0;
    plan_ranks(work, work->ranks, chosen);
    for (size_t i = 0; i < work->questionnaire->question_count; i++) {
        if (work->ranks[i] > 0) {
            work->answers[count++] = work->questions[i].ranks[work->ranks[i] - 1].answer;
        }
    }
    int rc = aira_score_with(&after, work->assessment, work->answers, count, err);
    if (rc < 0) {
        return rc;
    }
    plan->certain_today = work->score->index.low;
    plan->certain_after = plan_certain(work, chosen);
    plan->index_today = work->score->index.score;
    plan->index_after = after->index.score;
    plan->reached_today = work->score->reached;
    plan->reached_after = after->reached;
    aira_score_free(after);
    return 0;
}

/* Pinned actions that nothing is left of, and gates whose proof is missing. */
static int fill_notes(struct aira_plan *plan, const struct plan_work *work, struct aira_error *err)
{
    const struct aira_score *score = work->score;
    int *idle = aira_arena_array(&plan->arena, work->assessment->pin_count + 1, sizeof *idle);
    int *unsupported = aira_arena_array(&plan->arena, work->questionnaire->question_count + 1, sizeof *unsupported);
    bool *seen = aira_arena_array(&plan->arena, work->questionnaire->question_count + 1, sizeof *seen);
    if (plan->arena.failed) {
        return aira_error_nomem(err);
    }
    for (size_t i = 0; i < work->assessment->pin_count; i++) {
        const struct aira_pin *pin = &work->assessment->pins[i];
        bool in = false;
        for (size_t j = 0; j < plan->count; j++) {
            in = in || plan->items[j].action == pin->action;
        }
        if (!pin->skip && !in) {
            idle[plan->idle_count++] = pin->action;
        }
    }
    int next = score->next < 0 ? (int)score->stage_count - 1 : score->next; /* all of them are reached */
    int last = plan->options.goal == AIRA_GOAL_STAGE ? plan->options.stage : next;
    for (int i = 0; i <= last; i++) {
        for (size_t j = 0; j < score->stages[i].stage->gate_count; j++) {
            const struct aira_gate_score *gate = &score->stages[i].gates[j];
            if (gate->status == AIRA_GATE_MET && gate->supported_status == AIRA_GATE_MISSED &&
                !seen[gate->gate->question]) {
                seen[gate->gate->question] = true;
                unsupported[plan->unsupported_count++] = gate->gate->question;
            }
        }
    }
    for (size_t i = 0; i < work->questionnaire->question_count; i++) {
        enum aira_state state = score->questions[i].state;
        plan->open += work->questions[i].in_index && state != AIRA_ANSWERED ? 1 : 0;
    }
    plan->pins_idle = idle;
    plan->unsupported = unsupported;
    return 0;
}

bool aira_plan_waits(const struct aira_plan *plan, const struct aira_plan_item *item,
                     const struct aira_plan_item *earlier)
{
    const struct aira_action *action = &plan->assessment->questionnaire->actions[item->action];
    for (size_t i = 0; i < action->after_count; i++) {
        if (action->after[i] == earlier->action) {
            return true;
        }
    }
    return false;
}

int plan_fill(struct aira_plan *plan, struct plan_work *work, const bool *const chosen[3], struct aira_error *err)
{
    int rc = fill_items(plan, work, chosen, err);
    if (rc == 0) {
        rc = plan_months(plan, work, err);
    }
    if (rc == 0) {
        rc = fill_figures(plan, work, chosen[0], err);
    }
    return rc == 0 ? fill_notes(plan, work, err) : rc;
}
