/* Which questions can be asked at all.  Each condition is run over what its comparisons can become, not over answers:
 * a sound but simple look that sees values no answer can have, but not two comparisons that contradict each other. */
#include "condition.h"
#include "lint.h"

/* What an expression can become.  A comparison can always be false: its question may be answered "don't know". */
struct prospect {
    bool can_hold, can_fail;
};

/* The values an answer can have, in thousandths for level and number. */
struct span {
    int64_t least, greatest, step;
};

static struct span span_of(const struct aira_question *question)
{
    const int64_t most = INT64_C(1000000000000000);

    if (question->type == AIRA_LEVEL)
        return (struct span){0, AIRA_MAX_LEVEL * 1000, 1000};
    if (question->type == AIRA_YESNO)
        return (struct span){0, 1, 1};
    if (question->type == AIRA_SINGLE)
        return (struct span){0, question->option_count - 1, 1};
    if (question->has_range)
        return (struct span){question->least, question->greatest, 1};
    return (struct span){-most, most, 1};
}

/* Whether some a of one span and b of the other are in this relation. */
static bool possible(const struct span *a, enum condition_relation relation, const struct span *b)
{
    switch (relation) {
    case CONDITION_LESS:
        return a->least < b->greatest;
    case CONDITION_AT_MOST:
        return a->least <= b->greatest;
    case CONDITION_MORE:
        return a->greatest > b->least;
    case CONDITION_AT_LEAST:
        return a->greatest >= b->least;
    case CONDITION_DIFFERENT:
        return a->least != a->greatest || b->least != b->greatest || a->least != b->least;
    case CONDITION_EQUAL:
        break;
    }
    /* A single value must also be one that the other side can have. */
    if (b->least == b->greatest && b->least % a->step != 0)
        return false;
    return a->least <= b->greatest && b->least <= a->greatest;
}

static bool compare_can_hold(const struct lint *lint, const struct condition_step *step)
{
    const struct aira_question *questions = lint->questionnaire->questions;
    struct span a = span_of(&questions[step->question]);
    struct span b = {step->constant, step->constant, 1};

    if (step->other >= 0 && step->other != step->question) {
        b = span_of(&questions[step->other]);
        return lint->reachable[step->other] && possible(&a, step->relation, &b);
    }
    if (step->other >= 0)
        return step->relation == CONDITION_EQUAL || step->relation == CONDITION_AT_MOST ||
               step->relation == CONDITION_AT_LEAST;
    return possible(&a, step->relation, &b);
}

static struct prospect test(const struct lint *lint, const struct condition_step *step)
{
    bool can_hold = lint->reachable[step->question];

    if (can_hold && step->op == CONDITION_COMPARE)
        can_hold = compare_can_hold(lint, step);
    return (struct prospect){can_hold, true};
}

static bool can_hold(const struct lint *lint, const struct aira_condition *condition)
{
    struct prospect stack[CONDITION_STACK];
    size_t top = 0;

    for (size_t i = 0; i < condition->count; i++) {
        const struct condition_step *step = &condition->steps[i];
        struct prospect *under = top > 1 ? &stack[top - 2] : stack;
        struct prospect last = top > 0 ? stack[top - 1] : (struct prospect){false, false};

        switch (step->op) {
        case CONDITION_NOT:
            stack[top - 1] = (struct prospect){last.can_fail, last.can_hold};
            break;
        case CONDITION_AND:
            *under = (struct prospect){under->can_hold && last.can_hold, under->can_fail || last.can_fail};
            top--;
            break;
        case CONDITION_OR:
            *under = (struct prospect){under->can_hold || last.can_hold, under->can_fail && last.can_fail};
            top--;
            break;
        default:
            stack[top++] = test(lint, step);
            break;
        }
    }
    return stack[0].can_hold;
}

void lint_reach(struct lint *lint)
{
    const struct aira_questionnaire *q = lint->questionnaire;

    for (size_t i = 0; i < q->question_count; i++) {
        int index = q->evaluation[i];
        const struct aira_question *question = &q->questions[index];

        lint->reachable[index] = question->when == NULL || can_hold(lint, question->when);
    }
    for (size_t i = 0; i < q->question_count; i++) {
        if (!lint->reachable[i])
            lint_warn(lint, "questionnaire.ini", q->private_->when_lines[i], "unreachable-question",
                      "\"%s\" can never be asked: no answers make its condition true", q->questions[i].id);
    }
}

int lint_best_level(const struct aira_question *question)
{
    struct aira_value value = {0};
    int best = -1;

    switch (question->type) {
    case AIRA_LEVEL:
        return AIRA_MAX_LEVEL;
    case AIRA_YESNO:
        value.number = 1;
        return aira_value_level(question, &value);
    case AIRA_MULTI:
        value.options =
            question->option_count == AIRA_MAX_OPTIONS ? UINT32_MAX : (UINT32_C(1) << question->option_count) - 1;
        return aira_value_level(question, &value);
    case AIRA_NUMBER:
        value.number = span_of(question).greatest;
        return aira_value_level(question, &value);
    case AIRA_SINGLE:
        for (int i = 0; i < question->option_count; i++) {
            if (question->options[i].level > best)
                best = question->options[i].level;
        }
        return best;
    case AIRA_TEXT:
        break;
    }
    return -1;
}
