/* Whether a set of actions is a plan.  What applies, and so what is asked for, depends on the levels that the set
 * brings; each rule that is broken becomes a clause that says for which levels it holds, so that it holds from then on.
 */
#include "plan.h"

#include <string.h>

struct check {
    struct plan_work *work;
    const bool *chosen;
    enum aira_state *states; /* of the questions after the plan */
    int broken;
    bool failed;
};

/* The levels under which the question is in the state it is in now, as terms. */
static void state_terms(struct check *check, struct plan_clause *clause, int question)
{
    struct plan_work *work = check->work;
    const struct plan_question *about = &work->questions[question];
    struct plan_term *terms = aira_arena_array(&work->arena, about->rest_count + 1, sizeof *terms);
    if (terms == NULL) {
        check->failed = true;
        return;
    }
    clause->terms = terms;
    clause->lasting =
        about->rest_count == 0 || plan_always(work, question, work->ranks, plan_kind(check->states[question]));
    for (size_t i = 0; i < about->rest_count; i++) {
        int on = about->rests_on[i], rank = work->ranks[on];
        if (!clause->lasting || rank > 0) {
            terms[clause->term_count++] = (struct plan_term){on, rank, !clause->lasting};
        }
    }
}

static void add(struct check *check, struct plan_clause clause, const int *when, size_t when_count, const int *then,
                size_t then_count)
{
    struct plan_work *work = check->work;
    int *kept = aira_arena_array(&work->arena, when_count + then_count + 1, sizeof *kept);
    check->broken++;
    state_terms(check, &clause, clause.question);
    if (kept == NULL || check->failed ||
        aira_grow(&work->clauses, &work->clause_capacity, work->clause_count + 1, sizeof *work->clauses) != 0) {
        check->failed = true;
        return;
    }
    if (when_count > 0) {
        memcpy(kept, when, when_count * sizeof *kept);
    }
    if (then_count > 0) {
        memcpy(kept + when_count, then, then_count * sizeof *kept);
    }
    clause.when = kept;
    clause.when_count = when_count;
    clause.then = kept + when_count;
    clause.then_count = then_count;
    work->clauses[work->clause_count++] = clause;
}

/* A question that does not apply cannot be worked on; what an action waits for is done when it applies. */
static void check_chosen(struct check *check, int index)
{
    struct plan_work *work = check->work;
    const struct plan_candidate *candidate = &work->candidates[index];
    if (!plan_applies(check->states[candidate->question])) {
        add(check, (struct plan_clause){.question = candidate->question}, &index, 1, NULL, 0);
    }
    for (size_t i = 0; i < candidate->after_count; i++) {
        int earlier = candidate->after[i], question = work->candidates[earlier].question;
        if (!check->chosen[earlier] && plan_applies(check->states[question])) {
            add(check, (struct plan_clause){.question = question}, &index, 1, &earlier,
                work->candidates[earlier].barred ? 0 : 1);
        }
    }
}

static void check_pinned(struct check *check, int index)
{
    const struct plan_candidate *candidate = &check->work->candidates[index];
    if (!check->chosen[index] && plan_applies(check->states[candidate->question])) {
        add(check, (struct plan_clause){.question = candidate->question}, NULL, 0, &index, candidate->barred ? 0 : 1);
    }
}

static bool opened(const struct check *check, const struct aira_gate *gate)
{
    const struct plan_question *question = &check->work->questions[gate->question];
    int rank = check->work->ranks[gate->question];
    int level = rank > 0 ? question->ranks[rank - 1].level : question->level;
    return check->states[gate->question] == AIRA_ANSWERED && level >= gate->needs;
}

static void check_gate(struct check *check, int stage, const struct aira_gate *gate)
{
    struct plan_work *work = check->work;
    const struct plan_question *question = &work->questions[gate->question];
    enum aira_state state = check->states[gate->question];
    struct plan_clause clause = {.question = gate->question, .needs = gate->needs, .stage = stage};
    size_t count = 0;
    if (opened(check, gate) || (!gate->core && plan_is_absent(state))) {
        return;
    }
    for (size_t i = 0; plan_applies(state) && i < question->candidate_count; i++) {
        const struct plan_candidate *candidate = &work->candidates[question->candidates[i]];
        if (!candidate->barred && question->ranks[candidate->rank - 1].level >= gate->needs) {
            work->stack[count++] = question->candidates[i];
        }
    }
    add(check, clause, NULL, 0, work->stack, count);
}

int plan_check(struct plan_work *work, const bool *chosen, struct aira_error *err)
{
    size_t questions = work->questionnaire->question_count;
    struct check check = {work, chosen, aira_arena_array(&work->arena, questions + 1, sizeof *check.states), 0, false};
    if (check.states == NULL) {
        return aira_error_nomem(err);
    }
    plan_ranks(work, work->ranks, chosen);
    plan_stand(work, work->ranks);
    for (size_t i = 0; i < questions; i++) {
        check.states[i] = work->standings[i].state;
    }
    for (size_t i = 0; i < work->candidate_count; i++) {
        if (chosen[i]) {
            check_chosen(&check, (int)i);
        } else if (work->candidates[i].pinned) {
            check_pinned(&check, (int)i);
        }
    }
    for (int i = 0; work->options->goal == AIRA_GOAL_STAGE && i <= work->options->stage; i++) {
        const struct aira_stage *stage = &work->questionnaire->stages[i];
        for (size_t j = 0; j < stage->gate_count; j++) {
            check_gate(&check, i, &stage->gates[j]);
        }
    }
    return check.failed ? aira_error_nomem(err) : check.broken;
}
