/* How the score hangs on single answers, on weights, and on what is still open. */
#include <stdlib.h>
#include <string.h>

#include <aira/score.h>

/* ---- single answers ---- */

/* Scores with the question at the first of the levels from `level` on, going by `step`, that a value leads to and that
 * is not `today`. */
static int shift(struct aira_shift *out, const struct aira_score *score, int question, int level, int step, int today,
                 struct aira_error *err)
{
    const struct aira_question *asked = &score->assessment->questionnaire->questions[question];
    struct aira_score *other = NULL;

    *out = (struct aira_shift){-1, score->index.score, score->index.band, score->reached};
    for (; level >= 0 && level <= AIRA_MAX_LEVEL && out->level < 0; level += step) {
        struct aira_answer answer;
        int reached;

        if (!aira_level_answer(&answer, score->assessment, question, level, false))
            continue;
        reached = aira_value_level(asked, &answer.value);
        if (reached == today)
            continue;
        if (aira_score_with(&other, score->assessment, &answer, 1, err) < 0)
            return err->code;
        *out = (struct aira_shift){reached, other->index.score, other->index.band, other->reached};
        aira_score_free(other);
    }
    return 0;
}

static int64_t difference(const struct aira_sensitivity *of)
{
    int64_t difference = (int64_t)of->up.index - of->down.index;

    return difference < 0 ? -difference : difference;
}

static int by_difference(const void *a, const void *b, void *context)
{
    const struct aira_question *questions = ((const struct aira_questionnaire *)context)->questions;
    const struct aira_sensitivity *x = a, *y = b;

    if (difference(x) != difference(y))
        return difference(x) > difference(y) ? -1 : 1;
    return strcmp(questions[x->question].id, questions[y->question].id);
}

static bool is_asked_for(const struct aira_score *score, size_t question, bool open)
{
    enum aira_state state = score->questions[question].state;

    if (!score->assessment->questionnaire->questions[question].has_level)
        return false;
    return open ? state == AIRA_UNANSWERED || state == AIRA_UNKNOWN : state == AIRA_ANSWERED;
}

int aira_score_sensitivities(struct aira_sensitivity **out, size_t *count, const struct aira_score *score, bool open,
                             struct aira_error *err)
{
    const struct aira_questionnaire *questionnaire = score->assessment->questionnaire;
    struct aira_sensitivity *list = calloc(questionnaire->question_count + 1, sizeof *list);
    int code = list == NULL ? aira_error_nomem(err) : 0;

    *out = NULL;
    *count = 0;
    for (size_t i = 0; code == 0 && i < questionnaire->question_count; i++) {
        struct aira_sensitivity *item = &list[*count];

        if (!is_asked_for(score, i, open))
            continue;
        item->question = (int)i;
        item->level = score->questions[i].level;
        code = open ? shift(&item->down, score, (int)i, 0, 1, -1, err)
                    : shift(&item->down, score, (int)i, item->level - 1, -1, item->level, err);
        if (code == 0)
            code = open ? shift(&item->up, score, (int)i, AIRA_MAX_LEVEL, -1, -1, err)
                        : shift(&item->up, score, (int)i, item->level + 1, 1, item->level, err);
        ++*count;
    }
    if (code < 0) {
        free(list);
        return code;
    }
    qsort_r(list, *count, sizeof *list, by_difference, (void *)(uintptr_t)questionnaire);
    *out = list;
    return 0;
}

/* ---- weights ---- */

int aira_score_reweighed(struct aira_reweighed **out, size_t *count, const struct aira_score *score,
                         struct aira_error *err)
{
    struct aira_reweighed *list = calloc(score->part_count + 1, sizeof *list);
    int code = list == NULL ? aira_error_nomem(err) : 0;

    *out = NULL;
    *count = 0;
    for (size_t i = 0; code == 0 && i < score->part_count; i++) {
        struct aira_reweighed *item = &list[*count];

        item->part = score->parts[i].part;
        if (!score->assessment->questionnaire->parts[item->part].in_index)
            continue;
        code = aira_score_weighed(&item->less, score, item->part, 3, err);
        if (code == 0)
            code = aira_score_weighed(&item->more, score, item->part, 5, err);
        ++*count;
    }
    if (code < 0)
        free(list);
    else
        *out = list;
    return code;
}

/* ---- what is open ---- */

static bool is_open(const struct aira_score *score, int question)
{
    enum aira_state state = score->questions[question].state;

    return state == AIRA_PENDING || state == AIRA_UNANSWERED || state == AIRA_UNKNOWN;
}

/* Marks an open question and, while it is pending, what is open of that on which its condition rests. */
static void mark(bool *marked, int *stack, const struct aira_score *score, int question)
{
    size_t depth = 0;

    if (!marked[question])
        stack[depth++] = question;
    marked[question] = true;
    while (depth > 0) {
        int from = stack[--depth];
        const struct aira_condition *when = score->assessment->questionnaire->questions[from].when;
        size_t count = 0;
        const int *list = score->questions[from].state == AIRA_PENDING ? aira_condition_questions(&count, when) : NULL;

        for (size_t i = 0; i < count; i++) {
            if (!marked[list[i]] && is_open(score, list[i])) {
                marked[list[i]] = true;
                stack[depth++] = list[i];
            }
        }
    }
}

/* False when a gate is missed or absent already. */
static bool mark_gates(bool *marked, int *stack, const struct aira_score *score)
{
    const struct aira_stage_score *stage = &score->stages[score->next];

    for (size_t i = 0; i < stage->stage->gate_count; i++) {
        enum aira_gate_status status = stage->gates[i].status;

        if (status == AIRA_GATE_MISSED || status == AIRA_GATE_ABSENT)
            return false;
        if (status == AIRA_GATE_UNPROVEN)
            mark(marked, stack, score, stage->gates[i].gate->question);
    }
    return stage->stage->gate_count > 0 && stage->stage->gates[0].core;
}

int aira_score_settling(struct aira_settling *out, const struct aira_score *score, struct aira_error *err)
{
    size_t questions = score->assessment->questionnaire->question_count;
    bool *marked = calloc(questions + 1, sizeof *marked);
    int *stack = calloc(questions + 1, sizeof *stack);

    *out = (struct aira_settling){.stage = score->next, .questions = calloc(questions + 1, sizeof(int))};
    if (marked == NULL || stack == NULL || out->questions == NULL) {
        aira_settling_dispose(out);
        aira_error_nomem(err);
    } else if (score->next >= 0) {
        out->settled = !mark_gates(marked, stack, score);
        for (size_t i = 0; !out->settled && i < questions; i++)
            if (marked[i])
                out->questions[out->count++] = (int)i;
    }
    free(marked);
    free(stack);
    return out->questions == NULL ? AIRA_ENOMEM : 0;
}

void aira_settling_dispose(struct aira_settling *settling)
{
    free(settling->questions);
    settling->questions = NULL;
    settling->count = 0;
}
