#include "room.h"

#include <string.h>

/* Where the target of `question` stands, or where it would be put. */
static size_t target_place(const struct aira_assessment *assessment, int question)
{
    size_t low = 0;
    size_t high = assessment->target_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (assessment->targets[middle].question < question)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool has_target_at(const struct aira_assessment *assessment, size_t place, int question)
{
    return place < assessment->target_count && assessment->targets[place].question == question;
}

static void take_target(struct aira_assessment *assessment, size_t place)
{
    struct aira_target *target = &assessment->targets[place];

    assessment->target_count--;
    memmove(target, target + 1, (assessment->target_count - place) * sizeof *target);
}

static int put_target(struct aira_assessment *assessment, size_t place, int question, int level, struct aira_error *err)
{
    struct aira_target *target;

    if (!has_target_at(assessment, place, question)) {
        if (aira_grow(&assessment->targets, &assessment->target_capacity, assessment->target_count + 1,
                      sizeof *assessment->targets) != 0)
            return aira_error_nomem(err);
        target = &assessment->targets[place];
        memmove(target + 1, target, (assessment->target_count - place) * sizeof *target);
        assessment->target_count++;
    }
    assessment->targets[place] = (struct aira_target){question, level};
    return AIRA_OK;
}

int aira_assessment_set_target(struct aira_assessment *assessment, int question, int level, struct aira_error *err)
{
    const struct aira_questionnaire *questionnaire = assessment->questionnaire;
    size_t place;

    if (question < 0 || (size_t)question >= questionnaire->question_count)
        return aira_error_set(err, AIRA_EINPUT, "The questionnaire has no question number %d.", question);
    place = target_place(assessment, question);
    if (level == -1) {
        if (has_target_at(assessment, place, question))
            take_target(assessment, place);
        return AIRA_OK;
    }
    if (!questionnaire->questions[question].has_level)
        return aira_error_set(err, AIRA_EINPUT, "%s has no levels, so it cannot have a target.",
                              questionnaire->questions[question].id);
    if (level < 0 || level > AIRA_MAX_LEVEL)
        return aira_error_set(err, AIRA_EINPUT, "The target of %s must be a level from 0 to %d.",
                              questionnaire->questions[question].id, AIRA_MAX_LEVEL);
    return put_target(assessment, place, question, level, err);
}

int aira_assessment_target_stage(const struct aira_assessment *assessment)
{
    const struct aira_questionnaire *questionnaire = assessment->questionnaire;
    const struct aira_standing *standing;
    const struct aira_question *question;
    int from = questionnaire->target_stage_from;
    int last = (int)questionnaire->stage_count - 1;
    int stage;

    if (from < 0)
        return last;
    question = &questionnaire->questions[from];
    standing = answers_stand_one(assessment, from);
    if (standing->state != AIRA_ANSWERED || question->type != AIRA_SINGLE)
        return last;
    stage = aira_questionnaire_stage(questionnaire, question->options[standing->value.number].id);
    return stage >= 0 ? stage : last;
}

/* The highest level that a gate of the stages up to `stage` asks of the question; -1: none does. */
static int gate_level(const struct aira_questionnaire *questionnaire, int stage, int question)
{
    int level = -1;

    for (int i = 0; i <= stage; i++) {
        for (size_t j = 0; j < questionnaire->stages[i].gate_count; j++) {
            const struct aira_gate *gate = &questionnaire->stages[i].gates[j];

            if (gate->question == question && gate->needs > level)
                level = gate->needs;
        }
    }
    return level;
}

int aira_assessment_aim(const struct aira_assessment *assessment, int question)
{
    const struct aira_questionnaire *questionnaire = assessment->questionnaire;
    size_t place = target_place(assessment, question);
    int level;

    if (!questionnaire->questions[question].has_level)
        return -1;
    if (has_target_at(assessment, place, question))
        return assessment->targets[place].level;
    level = gate_level(questionnaire, aira_assessment_target_stage(assessment), question);
    return level >= 0 ? level : questionnaire->target;
}
