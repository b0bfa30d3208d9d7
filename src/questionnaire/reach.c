/* Which questions can be asked at all.  Each condition is run over what its comparisons can become, not over answers,
 * and then once more for each question it names twice and for each kind of answer there: so comparisons of one question
 * that contradict each other are found, whatever joins them.  That comparisons of different questions do is not seen;
 * what is said to be unreachable is. */
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

/* Answers to one question that a condition is run with. */
struct supposition {
    enum { NOTHING, ANY, UNANSWERED, VALUE, NONE_OF_THEM, SOME_OF_THEM } kind;
    int question;  /* unless NOTHING is supposed */
    int64_t value; /* VALUE: in the units of a span */
};

static struct prospect exactly(bool truth)
{
    return (struct prospect){truth, !truth};
}

/* What a test of the question becomes under the supposition, which is about it. */
static struct prospect supposed(const struct lint *lint, const struct condition_step *step,
                                const struct supposition *supposition)
{
    const struct aira_question *question = &lint->questionnaire->questions[step->question];
    struct span at = {supposition->value, supposition->value, 1}, constant = {step->constant, step->constant, 1};

    if (supposition->kind == UNANSWERED || step->op == CONDITION_ANSWERED)
        return exactly(supposition->kind != UNANSWERED);
    if (supposition->kind == NONE_OF_THEM)
        return exactly((step->options & question->none) != 0);
    /* Of several options each may be chosen or not, but not the one that stands alone. */
    if (supposition->kind == SOME_OF_THEM)
        return (struct prospect){(step->options & ~question->none) != 0, true};
    if (step->op == CONDITION_IN)
        return exactly((step->options >> supposition->value & 1U) != 0);
    return exactly(possible(&at, step->relation, &constant));
}

/* A comparison of two questions is left to what either can be. */
static bool is_about(const struct condition_step *step, int question)
{
    return step->question == question && (step->op != CONDITION_COMPARE || step->other < 0);
}

static struct prospect test(const struct lint *lint, const struct condition_step *step,
                            const struct supposition *supposition)
{
    bool can_hold = lint->reachable[step->question];

    if (supposition->kind != NOTHING && is_about(step, supposition->question))
        return supposed(lint, step, supposition);

    if (can_hold && step->op == CONDITION_COMPARE)
        can_hold = compare_can_hold(lint, step);
    return (struct prospect){can_hold, true};
}

static bool can_hold(const struct lint *lint, const struct aira_condition *condition,
                     const struct supposition *supposition)
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
            stack[top++] = test(lint, step, supposition);
            break;
        }
    }
    return stack[0].can_hold;
}

static bool holds_at(const struct lint *lint, const struct aira_condition *condition, int question, int64_t value)
{
    struct span span = span_of(&lint->questionnaire->questions[question]);

    return value >= span.least && value <= span.greatest && value % span.step == 0 &&
           can_hold(lint, condition, &(struct supposition){VALUE, question, value});
}

/* Between two numbers that a condition names all answers are alike, so it is enough to look at the ends of the range,
 * at those numbers and beside them. */
static bool holds_at_some_number(const struct lint *lint, const struct aira_condition *condition, int question)
{
    struct span span = span_of(&lint->questionnaire->questions[question]);

    if (holds_at(lint, condition, question, span.least) || holds_at(lint, condition, question, span.greatest))
        return true;
    for (size_t i = 0; i < condition->count; i++) {
        const struct condition_step *step = &condition->steps[i];

        if (step->op >= CONDITION_NOT || !is_about(step, question) || step->op != CONDITION_COMPARE)
            continue;
        for (int64_t beside = -1; beside <= 1; beside++) {
            if (holds_at(lint, condition, question, step->constant + beside))
                return true;
        }
    }
    return false;
}

static bool holds_at_some_value(const struct lint *lint, const struct aira_condition *condition, int question)
{
    struct span span = span_of(&lint->questionnaire->questions[question]);

    for (int64_t value = span.least; value <= span.greatest; value += span.step) {
        if (holds_at(lint, condition, question, value))
            return true;
    }
    return false;
}

/* Whether some answer to `question`, or none, lets the condition hold. */
static bool can_hold_with(const struct lint *lint, const struct aira_condition *condition, int question)
{
    const struct aira_question *asked = &lint->questionnaire->questions[question];

    if (can_hold(lint, condition, &(struct supposition){UNANSWERED, question, 0}))
        return true;
    if (!lint->reachable[question])
        return false;
    switch (asked->type) {
    case AIRA_MULTI:
        return (asked->none != 0 && can_hold(lint, condition, &(struct supposition){NONE_OF_THEM, question, 0})) ||
               can_hold(lint, condition, &(struct supposition){SOME_OF_THEM, question, 0});
    case AIRA_NUMBER:
        return holds_at_some_number(lint, condition, question);
    case AIRA_LEVEL:
    case AIRA_SINGLE:
    case AIRA_YESNO:
        return holds_at_some_value(lint, condition, question);
    case AIRA_TEXT:
        break;
    }
    return can_hold(lint, condition, &(struct supposition){ANY, question, 0});
}

static bool is_named_twice(const struct aira_condition *condition, int question)
{
    size_t count = 0;

    for (size_t i = 0; i < condition->count; i++)
        count += condition->steps[i].op < CONDITION_NOT && is_about(&condition->steps[i], question);
    return count > 1;
}

static bool is_satisfiable(const struct lint *lint, const struct aira_condition *condition)
{
    if (!can_hold(lint, condition, &(struct supposition){NOTHING, -1, 0}))
        return false;
    for (size_t i = 0; i < condition->question_count; i++) {
        int question = condition->questions[i];

        if (is_named_twice(condition, question) && !can_hold_with(lint, condition, question))
            return false;
    }
    return true;
}

void lint_reach(struct lint *lint)
{
    const struct aira_questionnaire *q = lint->questionnaire;

    for (size_t i = 0; i < q->question_count; i++) {
        int index = q->evaluation[i];
        const struct aira_question *question = &q->questions[index];

        lint->reachable[index] = question->when == NULL || is_satisfiable(lint, question->when);
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
