/* Conditions that mean something else than they seem to, or that turn an improvement into a loss. */
#include "condition.h"
#include "lint.h"

/* Whether `tested` can be off while `asker` is looked at: it has a condition of its own, or only the short walk leaves
 * it out. */
static bool can_be_off(const struct aira_question *asker, const struct aira_question *tested)
{
    return tested->when != NULL || (asker->quick && !tested->quick);
}

/* A question of the step that can be off, or -1. */
static int off_in(const struct lint *lint, const struct aira_question *asker, const struct condition_step *step)
{
    const struct aira_question *questions = lint->questionnaire->questions;

    if (can_be_off(asker, &questions[step->question]))
        return step->question;
    if (step->op == CONDITION_COMPARE && step->other >= 0 && can_be_off(asker, &questions[step->other]))
        return step->other;
    return -1;
}

static void warn_off(struct lint *lint, const struct aira_question *asker, int line, const char *word, int tested)
{
    lint_warn(lint, "questionnaire.ini", line, "not-over-off",
              "the condition of \"%s\" has \"%s\" over \"%s\", which is not always asked; what is not asked makes "
              "every comparison false, != too",
              asker->id, word, lint->questionnaire->questions[tested].id);
}

/* Follows through the program which expressions hold a question that can be off. */
static void check_off(struct lint *lint, const struct aira_question *asker, int line)
{
    int stack[CONDITION_STACK];
    size_t top = 0;

    for (size_t i = 0; i < asker->when->count; i++) {
        const struct condition_step *step = &asker->when->steps[i];

        if (step->op == CONDITION_AND || step->op == CONDITION_OR) {
            top--;
            if (stack[top - 1] < 0)
                stack[top - 1] = stack[top];
        } else if (step->op == CONDITION_NOT) {
            if (stack[top - 1] >= 0)
                warn_off(lint, asker, line, "not", stack[top - 1]);
        } else {
            stack[top] = off_in(lint, asker, step);
            if (step->op == CONDITION_COMPARE && step->relation == CONDITION_DIFFERENT && stack[top] >= 0)
                warn_off(lint, asker, line, "!=", stack[top]);
            top++;
        }
    }
}

static bool is_scored(const struct aira_questionnaire *q, int question)
{
    return q->questions[question].counted && q->parts[q->questions[question].part].in_index;
}

static void check_scored(struct lint *lint, const struct aira_question *asker, int line)
{
    const struct aira_questionnaire *q = lint->questionnaire;

    for (size_t i = 0; i < asker->when->count; i++) {
        const struct condition_step *step = &asker->when->steps[i];
        int tested;

        if (step->op >= CONDITION_ANSWERED)
            continue;
        tested = step->op == CONDITION_COMPARE && step->other >= 0 && !is_scored(q, step->question) ? step->other
                                                                                                    : step->question;
        if (!is_scored(q, tested))
            continue;
        lint_warn(lint, "questionnaire.ini", line, "condition-on-score",
                  "the condition of \"%s\" rests on \"%s\", which is scored in the index; a better answer there could "
                  "lower the index",
                  asker->id, q->questions[tested].id);
        return;
    }
}

void lint_conditions(struct lint *lint)
{
    const struct aira_questionnaire *q = lint->questionnaire;

    for (size_t i = 0; i < q->question_count; i++) {
        if (q->questions[i].when == NULL)
            continue;
        check_off(lint, &q->questions[i], q->private_->when_lines[i]);
        check_scored(lint, &q->questions[i], q->private_->when_lines[i]);
    }
}
