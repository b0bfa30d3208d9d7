/* Recommendations of a score, from needs to the finished list. */
#include "plan.h"
#include "work.h"

#include <stdlib.h>

const char *aira_reason_name(enum aira_reason reason)
{
    static const char *const names[] = {"blocker", "gate", "evidence", "gap", "before"};
    return names[reason];
}

static enum aira_reason reason_of(const struct advice_need *need, int before)
{
    if (before < need->blocker) {
        return AIRA_REASON_BLOCKER;
    }
    if (need->gate != NULL && before < need->gate->needs) {
        return AIRA_REASON_GATE;
    }
    return before < need->aim ? AIRA_REASON_GAP : AIRA_REASON_BEFORE;
}

static int rank_of(enum aira_reason reason)
{
    return reason < AIRA_REASON_GAP ? (int)reason : (int)AIRA_REASON_GAP;
}

static int add_action(struct advice_work *work, int index, struct aira_error *err)
{
    const struct aira_action *action = &work->questionnaire->actions[index];
    const struct advice_need *need = &work->needs[action->question];
    const struct advice_choice *choice = &work->choices[index];
    struct advice_item *item = &work->items[work->count];
    struct aira_recommendation *r = &item->recommendation;
    r->action = index;
    r->question = action->question;
    r->reason = reason_of(need, choice->before);
    r->gate = r->reason == AIRA_REASON_GATE ? need->gate : NULL;
    r->level_today = work->score->questions[action->question].level;
    r->level_after = action->raises_to;
    r->effort = advice_effort(work->score, action->effort);
    r->horizon = action->horizon;
    item->rank = rank_of(r->reason);
    item->id = action->id;
    work->count++;
    return advice_gain(&r->gain, work, action->question, choice->before, action->raises_to, choice->lower < 0, err);
}

/* A gate up to the next stage that is met by what was claimed and not by what is supported asks for proof; a question
 * has one such item, for the highest level. */
static void add_evidence(struct advice_work *work, const struct aira_gate_score *gate)
{
    for (size_t i = 0; i < work->count; i++) {
        struct aira_recommendation *r = &work->items[i].recommendation;
        if (r->action < 0 && r->question == gate->gate->question) {
            if (r->level_after < gate->gate->needs) {
                r->level_after = gate->gate->needs;
                r->gate = gate->gate;
            }
            return;
        }
    }
    struct advice_item *item = &work->items[work->count++];
    item->recommendation = (struct aira_recommendation){
        .action = -1,
        .question = gate->gate->question,
        .reason = AIRA_REASON_EVIDENCE,
        .gate = gate->gate,
        .level_today = gate->supported_level,
        .level_after = gate->gate->needs,
        .effort = 1,
        .horizon = AIRA_NOW,
    };
    item->rank = rank_of(AIRA_REASON_EVIDENCE);
    item->id = work->questionnaire->questions[gate->gate->question].id;
}

static void find_evidence(struct advice_work *work)
{
    const struct aira_score *score = work->score;
    for (size_t i = 0; i < score->stage_count && (score->next < 0 || (int)i <= score->next); i++) {
        for (size_t j = 0; j < score->stages[i].stage->gate_count; j++) {
            const struct aira_gate_score *gate = &score->stages[i].gates[j];
            if (gate->status == AIRA_GATE_MET && gate->supported_status == AIRA_GATE_MISSED) {
                add_evidence(work, gate);
            }
        }
    }
}

static int prepare(struct advice_work *work, struct aira_error *err)
{
    const struct aira_questionnaire *questionnaire = work->questionnaire;
    size_t questions = questionnaire->question_count, actions = questionnaire->action_count, gates = 0;
    for (size_t i = 0; i < work->score->stage_count; i++) {
        gates += work->score->stages[i].stage->gate_count;
    }
    work->needs = aira_arena_array(&work->arena, questions + 1, sizeof *work->needs);
    work->choices = aira_arena_array(&work->arena, actions + 1, sizeof *work->choices);
    work->item_of = aira_arena_array(&work->arena, actions + 1, sizeof *work->item_of);
    work->items = aira_arena_array(&work->arena, actions + gates + 1, sizeof *work->items);
    work->index_at = aira_arena_array(&work->arena, questions + 1, sizeof *work->index_at);
    if (work->arena.failed) {
        return aira_error_nomem(err);
    }
    for (size_t i = 0; i < actions; i++) {
        work->item_of[i] = -1;
        work->choices[i].lower = -1;
    }
    for (size_t i = 0; i < questions; i++) {
        for (int level = 0; level < AIRA_LEVELS; level++) {
            work->index_at[i][level] = ADVICE_NOT_YET;
        }
    }
    return 0;
}

static int find_items(struct advice_work *work, struct aira_error *err)
{
    advice_find_needs(work);
    int rc = advice_choose(work, err);
    for (size_t i = 0; rc == 0 && i < work->questionnaire->action_count; i++) {
        if (work->choices[i].chosen) {
            rc = add_action(work, (int)i, err);
        }
    }
    if (rc == 0) {
        find_evidence(work);
    }
    return rc;
}

int aira_advice_new(struct aira_advice **out, const struct aira_score *score, struct aira_error *err)
{
    struct advice_work work = {.score = score, .questionnaire = score->assessment->questionnaire};
    aira_arena_init(&work.arena);
    struct aira_advice *advice = NULL;
    *out = NULL;
    int rc = prepare(&work, err);
    if (rc == 0) {
        rc = find_items(&work, err);
    }
    if (rc < 0) {
        goto done;
    }
    advice = calloc(1, sizeof *advice);
    if (advice == NULL) {
        rc = aira_error_nomem(err);
        goto done;
    }
    advice->items = calloc(work.count + 1, sizeof *advice->items);
    if (advice->items == NULL) {
        rc = aira_error_nomem(err);
        goto done;
    }
    advice->count = work.count;
    rc = advice_order(advice->items, &work, err);
    if (rc == 0) {
        *out = advice;
        advice = NULL;
    }
done:
    aira_advice_free(advice);
    aira_arena_dispose(&work.arena);
    return rc;
}

void aira_advice_free(struct aira_advice *advice)
{
    if (advice != NULL) {
        free(advice->items);
        free(advice);
    }
}
