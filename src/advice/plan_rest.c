/* What decides whether a question applies: the levels that actions can change and that its condition rests on. */
#include "plan.h"

#include <string.h>

/* As many combinations of levels are tried as a condition over three questions with three levels each has. */
enum { PLAN_MOST_COMBINATIONS = 64 };

void plan_stand(const struct plan_work *work, const int *ranks)
{
    size_t count = 0;
    for (size_t i = 0; i < work->questionnaire->question_count; i++) {
        if (ranks[i] > 0) {
            work->answers[count++] = work->questions[i].ranks[ranks[i] - 1].answer;
        }
    }
    aira_assessment_stand_with(work->standings, work->assessment, work->answers, count);
}

/* Collects into `found` the questions with ranks that `from` rests on; `seen` is by question. */
static size_t collect(const struct plan_work *work, int from, int *found, int *stack, bool *seen)
{
    size_t count = 0, depth = 0;
    stack[depth++] = from;
    seen[from] = true;
    while (depth > 0) {
        int question = stack[--depth];
        const struct aira_condition *when = work->questionnaire->questions[question].when;
        size_t asked = 0;
        const int *list = when == NULL ? NULL : aira_condition_questions(&asked, when);
        for (size_t i = 0; i < asked; i++) {
            if (!seen[list[i]]) {
                seen[list[i]] = true;
                stack[depth++] = list[i];
                if (work->questions[list[i]].rank_count > 0) {
                    found[count++] = list[i];
                }
            }
        }
    }
    return count;
}

bool plan_always(struct plan_work *work, int question, const int *from, bool (*is)(enum aira_state state))
{
    const struct plan_question *about = &work->questions[question];
    size_t combinations = 1;
    for (size_t i = 0; i < about->rest_count; i++) {
        combinations *= (size_t)(work->questions[about->rests_on[i]].rank_count - from[about->rests_on[i]] + 1);
        if (combinations > PLAN_MOST_COMBINATIONS) {
            return false;
        }
    }
    memset(work->trial, 0, work->questionnaire->question_count * sizeof *work->trial);
    for (size_t i = 0; i < combinations; i++) {
        size_t rest = i;
        for (size_t j = 0; j < about->rest_count; j++) {
            int on = about->rests_on[j];
            size_t choices = (size_t)(work->questions[on].rank_count - from[on] + 1);
            work->trial[on] = from[on] + (int)(rest % choices);
            rest /= choices;
        }
        plan_stand(work, work->trial);
        if (!is(work->standings[question].state)) {
            return false;
        }
    }
    return true;
}

bool plan_is_absent(enum aira_state state)
{
    return state == AIRA_OFF || state == AIRA_NA;
}

static bool is_pending(enum aira_state state)
{
    return state == AIRA_PENDING;
}

bool (*plan_kind(enum aira_state state))(enum aira_state)
{
    return plan_applies(state) ? plan_applies : plan_is_absent(state) ? plan_is_absent : is_pending;
}

int plan_find_rests(struct plan_work *work, struct aira_error *err)
{
    size_t questions = work->questionnaire->question_count;
    int *found = aira_arena_array(&work->arena, questions + 1, sizeof *found);
    int *stack = aira_arena_array(&work->arena, questions + 1, sizeof *stack);
    bool *seen = aira_arena_array(&work->arena, questions + 1, sizeof *seen);
    if (found == NULL || stack == NULL || seen == NULL) {
        return aira_error_nomem(err);
    }
    for (size_t i = 0; i < questions; i++) {
        struct plan_question *question = &work->questions[i];
        if (work->questionnaire->questions[i].when == NULL) {
            continue;
        }
        memset(seen, 0, questions * sizeof *seen);
        size_t count = collect(work, (int)i, found, stack, seen);
        int *own = aira_arena_array(&work->arena, count + 1, sizeof *own);
        if (own == NULL) {
            return aira_error_nomem(err);
        }
        memcpy(own, found, count * sizeof *own);
        question->rests_on = own;
        question->rest_count = count;
        /* Where no level changes anything, nothing is rested on.  work->ranks is all zero here. */
        if (count > 0 && plan_always(work, (int)i, work->ranks, plan_kind(work->score->questions[i].state))) {
            question->rest_count = 0;
        }
    }
    return 0;
}
