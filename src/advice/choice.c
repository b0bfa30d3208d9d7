/* Which actions are advised: what each question needs, and the actions that bring it there. */
#include "work.h"

#include <string.h>

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static void need_of_gates(struct advice_work *work)
{
    const struct aira_score *score = work->score;
    if (score->next < 0) {
        return;
    }
    const struct aira_stage_score *stage = &score->stages[score->next];
    for (size_t i = 0; i < stage->stage->gate_count; i++) {
        const struct aira_gate_score *gate = &stage->gates[i];
        if (gate->status != AIRA_GATE_MISSED && gate->status != AIRA_GATE_UNPROVEN) {
            continue;
        }
        struct advice_need *need = &work->needs[gate->gate->question];
        if (need->gate == NULL || need->gate->needs < gate->gate->needs) {
            need->gate = gate->gate;
        }
    }
}

void advice_find_needs(struct advice_work *work)
{
    const struct aira_score *score = work->score;
    for (size_t i = 0; i < work->questionnaire->question_count; i++) {
        const struct aira_question_score *question = &score->questions[i];
        struct advice_need *need = &work->needs[i];
        need->applies =
            work->questionnaire->questions[i].has_level &&
            (question->state == AIRA_ANSWERED || question->state == AIRA_UNANSWERED || question->state == AIRA_UNKNOWN);
        need->level = larger(question->level, 0);
        need->aim = larger(aira_assessment_aim(score->assessment, (int)i), 0);
    }
    for (size_t i = 0; i < score->index.blocker_count; i++) {
        work->needs[score->index.blockers[i].question].blocker = score->index.blockers[i].needs;
    }
    need_of_gates(work);
    for (size_t i = 0; i < work->questionnaire->question_count; i++) {
        struct advice_need *need = &work->needs[i];
        need->wanted = larger(need->aim, larger(need->blocker, need->gate != NULL ? need->gate->needs : 0));
    }
}

/* Whether action `a` closes the gap of its question better than `b` (-1: none): far enough, then no further than it
 * must, then cheaper, then by id; one that does not go far enough is the better the further it goes. */
static bool closes_better(const struct advice_work *work, int a, int b)
{
    if (b < 0) {
        return true;
    }
    const struct aira_action *x = &work->questionnaire->actions[a];
    const struct aira_action *y = &work->questionnaire->actions[b];
    int wanted = work->needs[x->question].wanted;
    bool x_enough = x->raises_to >= wanted, y_enough = y->raises_to >= wanted;
    if (x_enough != y_enough) {
        return x_enough;
    }
    if (x->raises_to != y->raises_to) {
        return x_enough == (x->raises_to < y->raises_to);
    }
    if (x->effort != y->effort) {
        return x->effort < y->effort;
    }
    return strcmp(x->id, y->id) < 0;
}

/* Whether an action has anything left to do. */
static bool undone(const struct advice_work *work, int action)
{
    const struct aira_action *a = &work->questionnaire->actions[action];
    const struct advice_need *need = &work->needs[a->question];
    return need->applies && need->level < a->raises_to;
}

static void choose_closing(struct advice_work *work, int *closing)
{
    const struct aira_questionnaire *questionnaire = work->questionnaire;
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        closing[i] = -1;
    }
    for (size_t i = 0; i < questionnaire->action_count; i++) {
        int question = questionnaire->actions[i].question;
        const struct advice_need *need = &work->needs[question];
        if (undone(work, (int)i) && need->level < need->wanted && closes_better(work, (int)i, closing[question])) {
            closing[question] = (int)i;
        }
    }
}

/* Chooses what the actions on the stack wait for, and so on down.  An action goes on the stack once. */
static void choose_predecessors(struct advice_work *work, int *stack, size_t depth)
{
    while (depth > 0) {
        const struct aira_action *action = &work->questionnaire->actions[stack[--depth]];
        for (size_t i = 0; i < action->after_count; i++) {
            int earlier = action->after[i];
            if (!work->choices[earlier].chosen && undone(work, earlier)) {
                work->choices[earlier].chosen = true;
                stack[depth++] = earlier;
            }
        }
    }
}

/* For each chosen action, the one of the same question just below it.  `chains` holds, by question, the action found
 * so far for the level asked about. */
static void link_levels(struct advice_work *work, int *highest)
{
    const struct aira_questionnaire *questionnaire = work->questionnaire;
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        highest[i] = -1;
    }
    for (int level = 1; level <= AIRA_MAX_LEVEL; level++) {
        for (size_t i = 0; i < questionnaire->action_count; i++) {
            const struct aira_action *action = &questionnaire->actions[i];
            struct advice_choice *choice = &work->choices[i];
            if (choice->chosen && action->raises_to == level) {
                int lower = highest[action->question];
                choice->lower = lower;
                choice->before =
                    lower < 0 ? work->needs[action->question].level : questionnaire->actions[lower].raises_to;
            }
        }
        for (size_t i = 0; i < questionnaire->action_count; i++) {
            if (work->choices[i].chosen && questionnaire->actions[i].raises_to == level) {
                highest[questionnaire->actions[i].question] = (int)i;
            }
        }
    }
}

int advice_choose(struct advice_work *work, struct aira_error *err)
{
    const struct aira_questionnaire *questionnaire = work->questionnaire;
    int *closing = aira_arena_array(&work->arena, questionnaire->question_count + 1, sizeof *closing);
    int *stack = aira_arena_array(&work->arena, questionnaire->action_count + 1, sizeof *stack);
    if (closing == NULL || stack == NULL) {
        return aira_error_nomem(err);
    }
    choose_closing(work, closing);
    size_t depth = 0;
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        if (closing[i] >= 0) {
            work->choices[closing[i]].chosen = true;
            stack[depth++] = closing[i];
        }
    }
    choose_predecessors(work, stack, depth);
    link_levels(work, closing);
    return 0;
}
