#include "condition.h"

enum condition_relation condition_mirrored(enum condition_relation relation)
{
    switch (relation) {
    case CONDITION_LESS:
        return CONDITION_MORE;
    case CONDITION_AT_MOST:
        return CONDITION_AT_LEAST;
    case CONDITION_MORE:
        return CONDITION_LESS;
    case CONDITION_AT_LEAST:
        return CONDITION_AT_MOST;
    default:
        return relation;
    }
}

static bool holds(int64_t a, enum condition_relation relation, int64_t b)
{
    switch (relation) {
    case CONDITION_EQUAL:
        return a == b;
    case CONDITION_DIFFERENT:
        return a != b;
    case CONDITION_LESS:
        return a < b;
    case CONDITION_AT_MOST:
        return a <= b;
    case CONDITION_MORE:
        return a > b;
    case CONDITION_AT_LEAST:
        return a >= b;
    }
    return false;
}

/* What a comparison with a question in this state is before its value is looked at; AIRA_TRUE: its value decides. */
static enum aira_truth by_state(enum aira_state state)
{
    if (state == AIRA_ANSWERED)
        return AIRA_TRUE;
    return state == AIRA_PENDING || state == AIRA_UNANSWERED ? AIRA_MAYBE : AIRA_FALSE;
}

static enum aira_truth both(enum aira_truth a, enum aira_truth b)
{
    if (a == AIRA_FALSE || b == AIRA_FALSE)
        return AIRA_FALSE;
    return a == AIRA_TRUE && b == AIRA_TRUE ? AIRA_TRUE : AIRA_MAYBE;
}

static enum aira_truth either(enum aira_truth a, enum aira_truth b)
{
    if (a == AIRA_TRUE || b == AIRA_TRUE)
        return AIRA_TRUE;
    return a == AIRA_FALSE && b == AIRA_FALSE ? AIRA_FALSE : AIRA_MAYBE;
}

static enum aira_truth opposite(enum aira_truth a)
{
    if (a == AIRA_MAYBE)
        return AIRA_MAYBE;
    return a == AIRA_TRUE ? AIRA_FALSE : AIRA_TRUE;
}

static enum aira_truth test(const struct condition_step *step, aira_condition_lookup lookup, const void *context)
{
    struct aira_value value = {0}, other = {0};
    enum aira_state state = lookup(context, step->question, &value);
    enum aira_truth truth = by_state(state);

    if (step->op == CONDITION_ANSWERED)
        return state == AIRA_ANSWERED ? AIRA_TRUE : AIRA_FALSE;
    if (step->op == CONDITION_COMPARE && step->other >= 0)
        truth = both(truth, by_state(lookup(context, step->other, &other)));
    if (truth != AIRA_TRUE)
        return truth;
    if (step->op == CONDITION_HAS)
        return (value.options & step->options) != 0 ? AIRA_TRUE : AIRA_FALSE;
    if (step->op == CONDITION_IN)
        return (step->options >> value.number & 1U) != 0 ? AIRA_TRUE : AIRA_FALSE;
    return holds(value.number * step->scale, step->relation,
                 step->other >= 0 ? other.number * step->other_scale : step->constant)
               ? AIRA_TRUE
               : AIRA_FALSE;
}

enum aira_truth aira_condition_eval(const struct aira_condition *condition, aira_condition_lookup lookup,
                                    const void *context)
{
    enum aira_truth stack[CONDITION_STACK];
    size_t top = 0;

    for (size_t i = 0; i < condition->count; i++) {
        const struct condition_step *step = &condition->steps[i];

        switch (step->op) {
        case CONDITION_NOT:
            stack[top - 1] = opposite(stack[top - 1]);
            break;
        case CONDITION_AND:
            top--;
            stack[top - 1] = both(stack[top - 1], stack[top]);
            break;
        case CONDITION_OR:
            top--;
            stack[top - 1] = either(stack[top - 1], stack[top]);
            break;
        default:
            stack[top++] = test(step, lookup, context);
            break;
        }
    }
    return stack[0];
}

const int *aira_condition_questions(size_t *count, const struct aira_condition *condition)
{
    *count = condition->question_count;
    return condition->questions;
}
