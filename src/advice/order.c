/* The order to begin recommendations in. */
#include "work.h"

#include <stdlib.h>
#include <string.h>

/* Blockers, gates, evidence, then the rest; in each the greatest gain for effort first, ties by id. */
static int compare(const void *a, const void *b)
{
    const struct advice_item *x = a, *y = b;
    if (x->rank != y->rank) {
        return x->rank < y->rank ? -1 : 1;
    }
    int64_t left = (int64_t)x->recommendation.gain * y->recommendation.effort;
    int64_t right = (int64_t)y->recommendation.gain * x->recommendation.effort;
    if (left != right) {
        return left > right ? -1 : 1;
    }
    return strcmp(x->id, y->id);
}

/* The item that `item` still waits for: the first, in rank order, not yet written; -1: none.  `state` by item: 0 not
 * begun, 1 waiting on the stack, 2 written. */
static int waits_for(const struct advice_work *work, size_t item, const char *state)
{
    int action = work->items[item].recommendation.action;
    if (action < 0) {
        return -1;
    }
    const struct aira_action *a = &work->questionnaire->actions[action];
    int first = -1;
    for (size_t i = 0; i <= a->after_count; i++) {
        int earlier = i < a->after_count ? a->after[i] : work->choices[action].lower;
        int place = earlier < 0 ? -1 : work->item_of[earlier];
        if (place >= 0 && state[place] == 0 && (first < 0 || place < first)) {
            first = place;
        }
    }
    return first;
}

static enum aira_horizon settled_horizon(const struct advice_work *work, const enum aira_horizon *horizons, size_t item)
{
    enum aira_horizon horizon = work->items[item].recommendation.horizon;
    int action = work->items[item].recommendation.action;
    if (action < 0) {
        return horizon;
    }
    const struct aira_action *a = &work->questionnaire->actions[action];
    for (size_t i = 0; i <= a->after_count; i++) {
        int earlier = i < a->after_count ? a->after[i] : work->choices[action].lower;
        int place = earlier < 0 ? -1 : work->item_of[earlier];
        if (place >= 0 && horizons[place] > horizon) {
            horizon = horizons[place];
        }
    }
    return horizon;
}

int advice_order(struct aira_recommendation *out, struct advice_work *work, struct aira_error *err)
{
    qsort(work->items, work->count, sizeof *work->items, compare);
    for (size_t i = 0; i < work->count; i++) {
        if (work->items[i].recommendation.action >= 0) {
            work->item_of[work->items[i].recommendation.action] = (int)i;
        }
    }
    char *state = aira_arena_alloc(&work->arena, work->count + 1);
    size_t *stack = aira_arena_array(&work->arena, work->count + 1, sizeof *stack);
    enum aira_horizon *horizons = aira_arena_array(&work->arena, work->count + 1, sizeof *horizons);
    if (state == NULL || stack == NULL || horizons == NULL) {
        return aira_error_nomem(err);
    }
    size_t written = 0;
    for (size_t i = 0; i < work->count; i++) {
        size_t depth = 0;
        if (state[i] == 0) {
            state[i] = 1;
            stack[depth++] = i;
        }
        while (depth > 0) {
            size_t item = stack[depth - 1];
            int earlier = waits_for(work, item, state);
            if (earlier >= 0) {
                state[earlier] = 1;
                stack[depth++] = (size_t)earlier;
                continue;
            }
            depth--;
            state[item] = 2;
            horizons[item] = settled_horizon(work, horizons, item);
            out[written] = work->items[item].recommendation;
            out[written++].horizon = horizons[item];
        }
    }
    return 0;
}
