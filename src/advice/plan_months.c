/* The calendar of a plan: each owner works on one action at a time, with all that he has of a month, and an action
 * begins when what it waits for has ended.  Times are in millionths of a month.
 */
#include "plan.h"

#include <stdlib.h>
#include <string.h>

enum { MONTH = 1000000 };

struct calendar {
    struct aira_plan *plan;
    struct plan_work *work;
    int *item_of;           /* by action; -1: not in the plan */
    int64_t *begins, *ends; /* by item; ends is -1 until it is laid out */
    size_t *owner;          /* by item: the first item of the same owner */
    int64_t *free;          /* by item that is the first of its owner: when the owner is free */
};

static const struct aira_action *action_of(const struct calendar *c, size_t item)
{
    return &c->work->questionnaire->actions[c->plan->items[item].action];
}

static int64_t capacity_of(const struct calendar *c, const char *owner)
{
    const struct aira_plan_options *options = &c->plan->options;
    for (size_t i = options->capacity_count; i > 0; i--) {
        if (strcmp(options->capacities[i - 1].owner, owner) == 0) {
            return options->capacities[i - 1].weeks;
        }
    }
    return AIRA_PLAN_CAPACITY;
}

static int64_t length_of(const struct calendar *c, size_t item)
{
    const char *owner = action_of(c, item)->owner;
    int64_t capacity = capacity_of(c, owner == NULL ? "" : owner);
    return ((int64_t)c->plan->items[item].effort * 1000 * MONTH + capacity - 1) / capacity;
}

/* Moves *at to the end of an action that is waited for; false when it is not laid out yet. */
static bool await(const struct calendar *c, int64_t *at, int action)
{
    int item = c->item_of[action];
    if (item >= 0 && c->ends[item] > *at) {
        *at = c->ends[item];
    }
    return item < 0 || c->ends[item] >= 0;
}

/* When what an item waits for has ended, with `levels` lower levels of its own question too; -1: something is not laid
 * out yet. */
static int64_t ready(const struct calendar *c, size_t item, bool levels)
{
    const struct aira_plan_item *own = &c->plan->items[item];
    const struct plan_question *question = &c->work->questions[own->question];
    const struct aira_action *action = action_of(c, item);
    int64_t at = 0;
    bool all = true;
    for (size_t i = 0; i < action->after_count; i++) {
        all = await(c, &at, action->after[i]) && all;
    }
    for (size_t i = 0; levels && i < question->candidate_count; i++) {
        int other = c->work->candidates[question->candidates[i]].action;
        if (c->work->questionnaire->actions[other].raises_to < own->level_after) {
            all = await(c, &at, other) && all;
        }
    }
    return all ? at : -1;
}

/* The item that can begin first, of several the one that stands first; count: none can. */
static size_t next_item(const struct calendar *c, int64_t *when, bool levels)
{
    size_t best = c->plan->count;
    for (size_t i = 0; i < c->plan->count; i++) {
        int64_t at = c->ends[i] < 0 ? ready(c, i, levels) : -1;
        if (at < 0) {
            continue;
        }
        at = at < c->free[c->owner[i]] ? c->free[c->owner[i]] : at;
        if (best == c->plan->count || at < *when) {
            best = i;
            *when = at;
        }
    }
    return best;
}

static void find_owners(struct calendar *c)
{
    for (size_t i = 0; i < c->work->questionnaire->action_count; i++) {
        c->item_of[i] = -1;
    }
    for (size_t i = 0; i < c->plan->count; i++) {
        const char *own = action_of(c, i)->owner;
        c->item_of[c->plan->items[i].action] = (int)i;
        c->ends[i] = -1;
        c->owner[i] = i;
        for (size_t j = 0; j < i && c->owner[i] == i; j++) {
            const char *other = action_of(c, j)->owner;
            if (own != NULL && other != NULL && strcmp(own, other) == 0) {
                c->owner[i] = j;
            }
        }
    }
}

static int month_of(int64_t at)
{
    int64_t month = at / MONTH + 1;
    return month > INT32_MAX ? INT32_MAX : (int)month;
}

static void lay_out(struct calendar *c)
{
    const int months = c->plan->options.months;
    for (size_t left = c->plan->count; left > 0; left--) {
        int64_t at = 0;
        size_t item = next_item(c, &at, true);
        /* A questionnaire may let the lower level wait for the higher; what is said of actions wins. */
        if (item == c->plan->count) {
            item = next_item(c, &at, false);
        }
        struct aira_plan_item *own = &c->plan->items[item];
        c->begins[item] = at;
        c->ends[item] = at + length_of(c, item);
        c->free[c->owner[item]] = c->ends[item];
        own->begins = month_of(at);
        own->ends = month_of(c->ends[item] - 1);
        int64_t third = (int64_t)(own->begins - 1) * 3 / months;
        own->when = third < 1 ? AIRA_NOW : third < 2 ? AIRA_NEXT : AIRA_LATER;
        c->plan->months = own->ends > c->plan->months ? own->ends : c->plan->months;
    }
}

struct placed {
    struct aira_plan_item item;
    int64_t begins;
    size_t place;
};

static int by_beginning(const void *a, const void *b)
{
    const struct placed *x = a, *y = b;
    if (x->begins != y->begins) {
        return x->begins < y->begins ? -1 : 1;
    }
    return (x->place > y->place) - (x->place < y->place);
}

int plan_months(struct aira_plan *plan, struct plan_work *work, struct aira_error *err)
{
    size_t count = plan->count + 1;
    struct calendar c = {.plan = plan, .work = work};
    struct placed *placed = aira_arena_array(&work->arena, count, sizeof *placed);
    c.item_of = aira_arena_array(&work->arena, work->questionnaire->action_count + 1, sizeof *c.item_of);
    c.begins = aira_arena_array(&work->arena, count, sizeof *c.begins);
    c.ends = aira_arena_array(&work->arena, count, sizeof *c.ends);
    c.owner = aira_arena_array(&work->arena, count, sizeof *c.owner);
    c.free = aira_arena_array(&work->arena, count, sizeof *c.free);
    if (work->arena.failed) {
        return aira_error_nomem(err);
    }
    find_owners(&c);
    lay_out(&c);
    for (size_t i = 0; i < plan->count; i++) {
        placed[i] = (struct placed){plan->items[i], c.begins[i], i};
    }
    qsort(placed, plan->count, sizeof *placed, by_beginning);
    for (size_t i = 0; i < plan->count; i++) {
        plan->items[i] = placed[i].item;
    }
    return 0;
}
