#include "walk.h"

#include <string.h>

static const char *const NAMES[AIRA_FILTERS] = {"all", "open",    "flagged",     "noted",
                                                "na",  "unknown", "no-evidence", "gates"};

const char *aira_filter_name(enum aira_filter filter)
{
    return (unsigned)filter < AIRA_FILTERS ? NAMES[filter] : "";
}

bool aira_filter_parse(enum aira_filter *filter, const char *name)
{
    for (int i = 0; i < AIRA_FILTERS; i++) {
        if (strcmp(NAMES[i], name) == 0) {
            *filter = (enum aira_filter)i;
            return true;
        }
    }
    return false;
}

static bool is_flagged(const struct aira_answer *answer)
{
    return answer->flag;
}

static bool is_noted(const struct aira_answer *answer)
{
    return answer->note != NULL;
}

/* Whether one of the answers to the question, settled or a person's, is such. */
static bool any_answer(const struct aira_assessment *assessment, int question,
                       bool (*is_such)(const struct aira_answer *answer))
{
    const struct answers_given *given = &assessment->given[question];
    int settled = assessment->settled[question];

    if (settled >= 0 && is_such(&assessment->answers[settled]))
        return true;
    for (size_t i = 0; i < given->count; i++) {
        if (is_such(&assessment->answers[given->at[i]]))
            return true;
    }
    return false;
}

static bool is_unproven(const struct aira_walk *walk, int question)
{
    const struct aira_question *asked = &walk->assessment->questionnaire->questions[question];
    const struct aira_standing *standing = &walk->standings[question];

    return standing->state == AIRA_ANSWERED && standing->evidence == AIRA_EVIDENCE_NONE && asked->evidence &&
           asked->has_level;
}

bool answers_passes(const struct aira_walk *walk, int question)
{
    enum aira_state state = walk->standings[question].state;

    switch (walk->filter) {
    case AIRA_FILTER_OPEN:
        return state == AIRA_UNANSWERED || state == AIRA_UNKNOWN;
    case AIRA_FILTER_FLAGGED:
        return any_answer(walk->assessment, question, is_flagged);
    case AIRA_FILTER_NOTED:
        return any_answer(walk->assessment, question, is_noted);
    case AIRA_FILTER_NA:
        return state == AIRA_NA;
    case AIRA_FILTER_UNKNOWN:
        return state == AIRA_UNKNOWN;
    case AIRA_FILTER_UNPROVEN:
        return is_unproven(walk, question);
    case AIRA_FILTER_GATES:
        return walk->unmet[question];
    case AIRA_FILTER_ALL:
    case AIRA_FILTERS:
        break;
    }
    return true;
}

/* As scoring.md: a gate other than a core one is skipped when its question is not applicable. */
static bool is_met(const struct aira_walk *walk, const struct aira_gate *gate)
{
    const struct aira_question *question = &walk->assessment->questionnaire->questions[gate->question];
    const struct aira_standing *standing = &walk->standings[gate->question];

    if (standing->state == AIRA_ANSWERED)
        return aira_value_level(question, &standing->value) >= gate->needs;
    return standing->state == AIRA_NA && !gate->core;
}

void answers_find_unmet(struct aira_walk *walk)
{
    const struct aira_questionnaire *questionnaire = walk->assessment->questionnaire;
    int target = aira_assessment_target_stage(walk->assessment);

    for (size_t i = 0; i < questionnaire->question_count; i++)
        walk->unmet[i] = false;
    for (int i = 0; i <= target; i++) {
        const struct aira_stage *stage = &questionnaire->stages[i];

        for (size_t j = 0; j < stage->gate_count; j++) {
            if (!is_met(walk, &stage->gates[j]))
                walk->unmet[stage->gates[j].question] = true;
        }
    }
}
