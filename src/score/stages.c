/* Stages and their gates. */
#include "score_private.h"

static enum aira_gate_status gate_status(const struct aira_gate *gate, enum aira_state state, int level)
{
    switch (state) {
    case AIRA_OFF:
    case AIRA_NA:
        return gate->core ? AIRA_GATE_ABSENT : AIRA_GATE_SKIPPED;
    case AIRA_ANSWERED:
        return level >= gate->needs ? AIRA_GATE_MET : AIRA_GATE_MISSED;
    case AIRA_PENDING:
    case AIRA_UNANSWERED:
    case AIRA_UNKNOWN:
        break;
    }
    return AIRA_GATE_UNPROVEN;
}

/* Whether a gate of that status lets the stage be reached. */
static bool lets_pass(const struct aira_gate *gate, enum aira_gate_status status)
{
    if (gate->core)
        return status == AIRA_GATE_MET;
    return status == AIRA_GATE_MET || status == AIRA_GATE_SKIPPED;
}

static int score_stage(struct aira_stage_score *out, struct aira_score *score, const struct aira_stage *stage,
                       struct aira_error *err)
{
    bool passes = stage->gate_count > 0 && stage->gates[0].core, supported_passes = passes;

    out->stage = stage;
    out->gates = aira_arena_array(&score->arena, stage->gate_count, sizeof *out->gates);
    if (out->gates == NULL && stage->gate_count > 0)
        return aira_error_nomem(err);
    for (size_t i = 0; i < stage->gate_count; i++) {
        const struct aira_gate *gate = &stage->gates[i];
        const struct aira_question_score *question = &score->questions[gate->question];
        struct aira_gate_score *scored = &out->gates[i];

        scored->gate = gate;
        scored->level = question->level;
        scored->supported_level = question->supported_level;
        scored->status = gate_status(gate, question->state, question->level);
        scored->supported_status = gate_status(gate, question->state, question->supported_level);
        passes = passes && lets_pass(gate, scored->status);
        supported_passes = supported_passes && lets_pass(gate, scored->supported_status);
    }
    out->reached = passes;
    out->supported_reached = supported_passes;
    return 0;
}

int score_stages(struct aira_score *score, struct aira_error *err)
{
    const struct aira_questionnaire *questionnaire = score->assessment->questionnaire;
    bool before = true, supported_before = true;

    score->reached = score->supported_reached = score->next = -1;
    score->stage_count = questionnaire->stage_count;
    if (score->stage_count == 0)
        return 0;
    score->stages = aira_arena_array(&score->arena, score->stage_count, sizeof *score->stages);
    if (score->stages == NULL)
        return aira_error_nomem(err);
    for (size_t i = 0; i < score->stage_count; i++) {
        struct aira_stage_score *stage = &score->stages[i];

        if (score_stage(stage, score, &questionnaire->stages[i], err) < 0)
            return AIRA_ENOMEM;
        before = stage->reached = stage->reached && before;
        supported_before = stage->supported_reached = stage->supported_reached && supported_before;
        if (before)
            score->reached = (int)i;
        if (supported_before)
            score->supported_reached = (int)i;
    }
    if (score->reached + 1 < (int)score->stage_count)
        score->next = score->reached + 1;
    return 0;
}
