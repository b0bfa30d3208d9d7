/* The model of a plan: what actions are left, how far they bring their questions, and what that gains. */
#include "plan.h"

#include <stdlib.h>
#include <string.h>

bool plan_applies(enum aira_state state)
{
    return state == AIRA_ANSWERED || state == AIRA_UNANSWERED || state == AIRA_UNKNOWN;
}

static const struct aira_part_score *part_score(const struct plan_work *work, int part)
{
    for (size_t i = 0; i < work->score->part_count; i++) {
        if (work->score->parts[i].part == part) {
            return &work->score->parts[i];
        }
    }
    return NULL;
}

static int64_t half_up(int64_t numerator, int64_t denominator)
{
    return (2 * numerator + denominator) / (2 * denominator);
}

/* ---- questions ---- */

static void look_at_question(struct plan_work *work, int index)
{
    const struct aira_question *asked = &work->questionnaire->questions[index];
    enum aira_state state = work->score->questions[index].state;
    struct plan_question *question = &work->questions[index];
    struct aira_answer today;
    bool given = aira_assessment_counting(&today, work->assessment, index);
    question->level = -1;
    if (given && today.given == AIRA_GIVEN_VALUE) {
        question->level = aira_value_level(asked, &today.value);
    }
    question->answerable =
        asked->has_level && !(work->assessment->quick && !asked->quick) && !(given && today.given == AIRA_GIVEN_NA);
    question->in_index =
        asked->counted && work->questionnaire->parts[asked->part].in_index && state != AIRA_OFF && state != AIRA_NA;
}

static int score_today(const struct plan_work *work, int question)
{
    struct aira_answer today;
    if (!aira_assessment_counting(&today, work->assessment, question) || today.given != AIRA_GIVEN_VALUE) {
        return 0;
    }
    return aira_value_score(&work->questionnaire->questions[question], &today.value);
}

/* The index weighs parts that have questions; `low` is what is certain. */
static void weigh_parts(struct plan_work *work)
{
    for (size_t i = 0; i < work->score->part_count; i++) {
        const struct aira_part *part = &work->questionnaire->parts[work->score->parts[i].part];
        if (part->in_index && work->score->parts[i].low != AIRA_NO_FIGURE) {
            work->index_weight += part->weight;
        }
    }
}

/* False when no value reaches the level. */
static bool make_rank(struct plan_rank *rank, const struct plan_work *work, int index, int raises_to)
{
    const struct aira_question *asked = &work->questionnaire->questions[index];
    if (!aira_level_answer(&rank->answer, work->assessment, index, raises_to, true)) {
        return false;
    }
    rank->raises_to = raises_to;
    rank->level = aira_value_level(asked, &rank->answer.value);
    if (work->questions[index].in_index) {
        const struct aira_part_score *part = part_score(work, asked->part);
        int64_t weight = work->questionnaire->parts[asked->part].weight;
        int64_t present = (part->answered_weight + part->open_weight) * AIRA_SCORE_UNIT * work->index_weight;
        int64_t rise = aira_value_score(asked, &rank->answer.value) - score_today(work, index);
        rank->points = rise * asked->weight;
        rank->gain = (aira_figure_t)half_up(weight * rank->points * AIRA_WHOLE, present);
        rank->fine = half_up(weight * rank->points * PLAN_FINE, present);
    }
    return true;
}

/* `levels`: bit l is set when an action raises the question to level l. */
static int make_ranks(struct plan_work *work, int index, unsigned levels, struct aira_error *err)
{
    struct plan_question *question = &work->questions[index];
    question->ranks = aira_arena_array(&work->arena, AIRA_MAX_LEVEL, sizeof *question->ranks);
    if (question->ranks == NULL) {
        return aira_error_nomem(err);
    }
    for (int level = (question->level < 0 ? 0 : question->level) + 1; level <= AIRA_MAX_LEVEL; level++) {
        if ((levels >> level & 1) != 0 && make_rank(&question->ranks[question->rank_count], work, index, level)) {
            question->rank_count++;
        }
    }
    return 0;
}

static int find_questions(struct plan_work *work, struct aira_error *err)
{
    size_t count = work->questionnaire->question_count;
    unsigned *levels = aira_arena_array(&work->arena, count + 1, sizeof *levels);
    int rc = levels == NULL ? aira_error_nomem(err) : 0;
    weigh_parts(work);
    for (size_t i = 0; rc == 0 && i < work->questionnaire->action_count; i++) {
        levels[work->questionnaire->actions[i].question] |= 1U << work->questionnaire->actions[i].raises_to;
    }
    for (size_t i = 0; rc == 0 && i < count; i++) {
        look_at_question(work, (int)i);
        if (levels[i] != 0 && work->questions[i].answerable) {
            rc = make_ranks(work, (int)i, levels[i], err);
        }
    }
    return rc;
}

/* ---- candidates ---- */

static int rank_of(const struct plan_question *question, int raises_to)
{
    for (int i = 0; i < question->rank_count; i++) {
        if (question->ranks[i].raises_to == raises_to) {
            return i + 1;
        }
    }
    return 0;
}

static uint32_t hash_of(const char *id)
{
    uint32_t hash = UINT32_C(2166136261);
    for (; *id != '\0'; id++) {
        hash = (hash ^ (unsigned char)*id) * UINT32_C(16777619);
    }
    return hash;
}

static int by_id(const void *a, const void *b, void *context)
{
    const struct aira_action *actions = context;
    return strcmp(actions[*(const int *)a].id, actions[*(const int *)b].id);
}

/* Whether the question applies today or may come to apply: by its state, or because its condition rests on levels that
 * actions can raise. */
static bool may_apply(const struct plan_work *work, int question)
{
    return plan_applies(work->score->questions[question].state) || work->questions[question].rest_count > 0;
}

static void make_candidate(struct plan_work *work, int action)
{
    const struct aira_action *from = &work->questionnaire->actions[action];
    struct plan_candidate *candidate = &work->candidates[work->candidate_count];
    enum aira_choice choice = aira_assessment_choice(work->assessment, action);
    candidate->action = action;
    candidate->question = from->question;
    candidate->rank = rank_of(&work->questions[from->question], from->raises_to);
    candidate->effort = advice_effort(work->score, from->effort);
    candidate->pinned = choice == AIRA_CHOICE_PIN;
    candidate->barred = choice == AIRA_CHOICE_SKIP;
    candidate->hash = hash_of(from->id);
    work->of_action[action] = (int)work->candidate_count++;
}

static int make_candidates(struct plan_work *work, struct aira_error *err)
{
    size_t count = work->questionnaire->action_count;
    int *order = aira_arena_array(&work->arena, count + 1, sizeof *order);
    if (order == NULL) {
        return aira_error_nomem(err);
    }
    for (size_t i = 0; i < count; i++) {
        order[i] = (int)i;
        work->of_action[i] = -1;
    }
    qsort_r(order, count, sizeof *order, by_id, (void *)(uintptr_t)work->questionnaire->actions);
    for (size_t i = 0; i < count; i++) {
        const struct aira_action *action = &work->questionnaire->actions[order[i]];
        if (rank_of(&work->questions[action->question], action->raises_to) > 0 && may_apply(work, action->question)) {
            make_candidate(work, order[i]);
        }
    }
    return 0;
}

/* Whether an action can never be done although it is not done yet: its question takes no value of that level. */
static bool out_of_reach(const struct plan_work *work, int action)
{
    const struct aira_action *a = &work->questionnaire->actions[action];
    const struct plan_question *question = &work->questions[a->question];
    return question->answerable && question->level < a->raises_to && rank_of(question, a->raises_to) == 0 &&
           plan_applies(work->score->questions[a->question].state);
}

static int link_candidate(struct plan_work *work, struct plan_candidate *candidate, struct aira_error *err)
{
    const struct aira_action *action = &work->questionnaire->actions[candidate->action];
    candidate->after = aira_arena_array(&work->arena, action->after_count + 1, sizeof *candidate->after);
    candidate->always = aira_arena_array(&work->arena, action->after_count + 1, sizeof *candidate->always);
    if (candidate->after == NULL || candidate->always == NULL) {
        return aira_error_nomem(err);
    }
    for (size_t i = 0; i < action->after_count; i++) {
        int earlier = work->of_action[action->after[i]];
        if (earlier < 0) {
            candidate->barred = candidate->barred || out_of_reach(work, action->after[i]);
            continue;
        }
        int question = work->candidates[earlier].question;
        candidate->always[candidate->after_count] =
            question == candidate->question || work->questions[question].rest_count == 0;
        candidate->after[candidate->after_count++] = earlier;
    }
    return 0;
}

/* What waits for what must not be is out too. */
static void bar_followers(struct plan_work *work)
{
    bool changed = true;
    while (changed) {
        changed = false;
        for (size_t i = 0; i < work->candidate_count; i++) {
            struct plan_candidate *candidate = &work->candidates[i];
            for (size_t j = 0; !candidate->barred && j < candidate->after_count; j++) {
                candidate->barred = candidate->always[j] && work->candidates[candidate->after[j]].barred;
                changed = changed || candidate->barred;
            }
        }
    }
}

static int list_by_question(struct plan_work *work, struct aira_error *err)
{
    for (size_t i = 0; i < work->candidate_count; i++) {
        work->questions[work->candidates[i].question].candidate_count++;
    }
    for (size_t i = 0; i < work->questionnaire->question_count; i++) {
        struct plan_question *question = &work->questions[i];
        question->candidates =
            aira_arena_array(&work->arena, question->candidate_count + 1, sizeof *question->candidates);
        if (question->candidates == NULL) {
            return aira_error_nomem(err);
        }
        question->candidate_count = 0;
    }
    for (int rank = 1; rank <= AIRA_MAX_LEVEL; rank++) {
        for (size_t i = 0; i < work->candidate_count; i++) {
            struct plan_question *question = &work->questions[work->candidates[i].question];
            if (work->candidates[i].rank == rank) {
                question->candidates[question->candidate_count++] = (int)i;
            }
        }
    }
    return 0;
}

static int make_room(struct plan_work *work, struct aira_error *err)
{
    size_t questions = work->questionnaire->question_count + 1, actions = work->questionnaire->action_count + 1;
    work->questions = aira_arena_array(&work->arena, questions, sizeof *work->questions);
    work->candidates = aira_arena_array(&work->arena, actions, sizeof *work->candidates);
    work->of_action = aira_arena_array(&work->arena, actions, sizeof *work->of_action);
    work->standings = aira_arena_array(&work->arena, questions, sizeof *work->standings);
    work->answers = aira_arena_array(&work->arena, questions, sizeof *work->answers);
    work->ranks = aira_arena_array(&work->arena, questions, sizeof *work->ranks);
    work->trial = aira_arena_array(&work->arena, questions, sizeof *work->trial);
    work->mark = aira_arena_array(&work->arena, actions, sizeof *work->mark);
    work->stack = aira_arena_array(&work->arena, actions, sizeof *work->stack);
    return work->arena.failed ? aira_error_nomem(err) : 0;
}

int plan_model(struct plan_work *work, struct aira_error *err)
{
    int rc = make_room(work, err);
    if (rc == 0) {
        rc = find_questions(work, err);
    }
    if (rc == 0) {
        rc = plan_find_rests(work, err);
    }
    if (rc == 0) {
        rc = make_candidates(work, err);
    }
    for (size_t i = 0; rc == 0 && i < work->candidate_count; i++) {
        rc = link_candidate(work, &work->candidates[i], err);
    }
    if (rc == 0) {
        bar_followers(work);
        rc = list_by_question(work, err);
    }
    /* The figure as shown is rounded half up: 60.0 is reached from 599,500 millionths. */
    work->needed = (int64_t)work->options->index * 1000 - 500;
    return rc;
}
