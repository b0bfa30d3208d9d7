/* A plan as plain data; docs/plan.md names the members. */
#include "plan.h"

struct members {
    struct aira_json *object;
    bool failed;
};

static struct members begin(void)
{
    struct members members = {aira_json_object(), false};
    members.failed = members.object == NULL;
    return members;
}

static void set(struct members *members, const char *key, struct aira_json *value)
{
    if (aira_json_set(members->object, key, value) < 0) {
        members->failed = true;
    }
}

static struct aira_json *end(struct members *members)
{
    if (!members->failed) {
        return members->object;
    }
    aira_json_free(members->object);
    return NULL;
}

static struct aira_json *append(struct aira_json *array, struct aira_json *value)
{
    if (aira_json_append(array, value) == 0) {
        return array;
    }
    aira_json_free(array);
    return NULL;
}

static struct aira_json *figure(aira_figure_t value)
{
    return value == AIRA_NO_FIGURE ? aira_json_null() : aira_json_tenths(aira_shown(value));
}

static void set_money(struct members *members, const struct aira_plan *plan, int64_t weeks)
{
    if (plan->options.rate > 0) {
        set(members, "money_thousandths", aira_json_int(weeks * plan->options.rate));
    }
}

static struct aira_json *level(int value)
{
    return value < 0 ? aira_json_null() : aira_json_int(value);
}

static struct aira_json *stage(const struct aira_plan *plan, int index)
{
    return index < 0 ? aira_json_null() : aira_json_string(plan->assessment->questionnaire->stages[index].id);
}

static struct aira_json *gates(const struct aira_plan *plan, const struct aira_plan_item *item)
{
    struct aira_json *array = aira_json_array();
    for (size_t i = 0; i < item->gate_count; i++) {
        struct members gate = begin();
        set(&gate, "stage", stage(plan, item->gates[i].stage));
        set(&gate, "core", aira_json_bool(item->gates[i].gate->core));
        set(&gate, "needs", aira_json_int(item->gates[i].gate->needs));
        array = append(array, end(&gate));
    }
    return array;
}

static struct aira_json *strings(const char *const *list, size_t count)
{
    struct aira_json *array = aira_json_array();
    for (size_t i = 0; i < count; i++) {
        array = append(array, aira_json_string(list[i]));
    }
    return array;
}

static struct aira_json *followers(const struct aira_plan *plan, const struct aira_plan_item *item)
{
    struct aira_json *array = aira_json_array();
    for (size_t i = 0; i < plan->count; i++) {
        if (aira_plan_waits(plan, &plan->items[i], item)) {
            array = append(array, aira_json_string(plan->assessment->questionnaire->actions[plan->items[i].action].id));
        }
    }
    return array;
}

static struct aira_json *item_object(const struct aira_plan *plan, const struct aira_plan_item *item)
{
    const struct aira_questionnaire *questionnaire = plan->assessment->questionnaire;
    const struct aira_action *action = &questionnaire->actions[item->action];
    struct members members = begin();
    set(&members, "action", aira_json_string(action->id));
    set(&members, "question", aira_json_string(questionnaire->questions[item->question].id));
    set(&members, "level_today", level(item->level_today));
    set(&members, "level_before", aira_json_int(item->level_before));
    set(&members, "level_after", aira_json_int(item->level_after));
    set(&members, "evidence",
        item->level_today < 0 ? aira_json_null() : aira_json_string(aira_evidence_name(item->evidence)));
    set(&members, "appears", aira_json_bool(item->appears));
    set(&members, "gates", gates(plan, item));
    set(&members, "before", followers(plan, item));
    set(&members, "gain_millionths", aira_json_int(item->gain));
    set(&members, "effort", aira_json_int(item->effort));
    set_money(&members, plan, item->effort);
    set(&members, "owner", aira_json_string(action->owner));
    set(&members, "begins", aira_json_int(item->begins));
    set(&members, "ends", aira_json_int(item->ends));
    set(&members, "when", aira_json_string(aira_horizon_name(item->when)));
    set(&members, "pinned", aira_json_bool(item->pinned));
    set(&members, "stays", aira_json_bool(item->stays));
    set(&members, "refs", strings(action->refs, action->ref_count));
    return end(&members);
}

static struct aira_json *goal_object(const struct aira_plan *plan)
{
    struct members members = begin();
    set(&members, "kind", aira_json_string(aira_goal_name(plan->options.goal)));
    switch (plan->options.goal) {
    case AIRA_GOAL_STAGE:
        set(&members, "stage", stage(plan, plan->options.stage));
        break;
    case AIRA_GOAL_INDEX:
        set(&members, "index", aira_json_tenths(plan->options.index));
        break;
    case AIRA_GOAL_BUDGET:
        set(&members, "budget", aira_json_int(plan->options.budget));
        break;
    }
    return end(&members);
}

static struct aira_json *proof_object(const struct aira_plan *plan)
{
    bool budget = plan->options.goal == AIRA_GOAL_BUDGET;
    struct members members = begin();
    set(&members, "kind", aira_json_string(aira_plan_proof_name(plan->proof)));
    set(&members, budget ? "gain_at_most_millionths" : "effort_at_least", aira_json_int(plan->bound));
    set(&members, budget ? "greedy_gain_millionths" : "greedy_effort",
        plan->greedy < 0 ? aira_json_null() : aira_json_int(plan->greedy));
    set(&members, "tie_open", aira_json_bool(plan->tie_open));
    set(&members, "searches", aira_json_int(plan->searches));
    set(&members, "nodes", aira_json_int(plan->nodes));
    return end(&members);
}

static struct aira_json *side_object(const struct aira_plan *plan, aira_figure_t index, aira_figure_t certain,
                                     int reached)
{
    struct members members = begin();
    set(&members, "index", figure(index));
    set(&members, "certain", figure(certain));
    set(&members, "stage", stage(plan, reached));
    return end(&members);
}

static struct aira_json *end_object(const struct aira_plan_end *of)
{
    struct members members = begin();
    set(&members, "effort_thousandths", aira_json_int(of->effort));
    set(&members, "gain_millionths", aira_json_int(of->gain));
    set(&members, "proven", aira_json_bool(of->proven));
    return end(&members);
}

static struct aira_json *range_object(const struct aira_plan *plan)
{
    if (!plan->has_range) {
        return aira_json_null();
    }
    struct members members = begin();
    set(&members, "efforts_a_third_less", end_object(&plan->low));
    set(&members, "efforts_half_more", end_object(&plan->high));
    return end(&members);
}

static struct aira_json *notes_object(const struct aira_plan *plan)
{
    const struct aira_questionnaire *questionnaire = plan->assessment->questionnaire;
    struct aira_json *idle = aira_json_array(), *unsupported = aira_json_array();
    struct members members = begin();
    for (size_t i = 0; i < plan->idle_count; i++) {
        idle = append(idle, aira_json_string(questionnaire->actions[plan->pins_idle[i]].id));
    }
    for (size_t i = 0; i < plan->unsupported_count; i++) {
        unsupported = append(unsupported, aira_json_string(questionnaire->questions[plan->unsupported[i]].id));
    }
    set(&members, "pinned_without_effect", idle);
    set(&members, "gates_without_evidence", unsupported);
    set(&members, "open_at_level_0", aira_json_int((int64_t)plan->open));
    return end(&members);
}

static struct aira_json *capacities_object(const struct aira_plan *plan)
{
    struct members members = begin();
    for (size_t i = 0; i < plan->options.capacity_count; i++) {
        set(&members, plan->options.capacities[i].owner, aira_json_int(plan->options.capacities[i].weeks));
    }
    return end(&members);
}

struct aira_json *aira_plan_json(const struct aira_plan *plan)
{
    struct aira_json *items = aira_json_array();
    struct members members = begin();
    for (size_t i = 0; i < plan->count; i++) {
        items = append(items, item_object(plan, &plan->items[i]));
    }
    set(&members, "goal", goal_object(plan));
    set(&members, "effort", aira_json_int(plan->effort));
    set_money(&members, plan, plan->effort);
    set(&members, "gain_millionths", aira_json_int(plan->gain));
    set(&members, "proof", proof_object(plan));
    set(&members, "today", side_object(plan, plan->index_today, plan->certain_today, plan->reached_today));
    set(&members, "after", side_object(plan, plan->index_after, plan->certain_after, plan->reached_after));
    set(&members, "range", range_object(plan));
    set(&members, "horizon", aira_json_int(plan->options.months));
    set(&members, "months", aira_json_int(plan->months));
    set(&members, "capacity_thousandths", capacities_object(plan));
    set(&members, "capacity_of_others_thousandths", aira_json_int(AIRA_PLAN_CAPACITY));
    set(&members, "actions", items);
    set(&members, "notes", notes_object(plan));
    return end(&members);
}
