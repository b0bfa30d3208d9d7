/* The score as it would be with one question at another level. */
#include "score_private.h"

static int single_for_level(struct aira_value *value, const struct aira_question *question, int level)
{
    int best = -1;

    for (int i = 0; i < question->option_count; i++) {
        int offered = question->options[i].level;

        if (offered >= level && (best < 0 || offered < question->options[best].level))
            best = i;
    }
    value->number = best;
    return best < 0 ? -1 : 0;
}

/* Adds options in their order to those chosen, until enough are; the one that says none of these gives way. */
static int multi_for_level(struct aira_value *value, const struct aira_question *question, int level)
{
    int wanted = (level * question->full + AIRA_MAX_LEVEL - 1) / AIRA_MAX_LEVEL;
    int chosen;

    if (wanted > 0)
        value->options &= ~question->none;
    chosen = __builtin_popcount(value->options);
    for (int i = 0; i < question->option_count && chosen < wanted; i++) {
        uint32_t bit = UINT32_C(1) << i;

        if (!((value->options | question->none) & bit)) {
            value->options |= bit;
            chosen++;
        }
    }
    return chosen < wanted ? -1 : 0;
}

static int number_for_level(struct aira_value *value, const struct aira_question *question, int level)
{
    if (level > 0)
        value->number = question->thresholds[level - 1];
    else
        value->number = question->has_range ? question->least : 0;
    if (question->has_range && value->number < question->least)
        value->number = question->least;
    return question->has_range && value->number > question->greatest ? -1 : 0;
}

/* The least value that reaches the level; -1 when none does. */
static int value_for_level(struct aira_value *value, const struct aira_question *question, int level)
{
    switch (question->type) {
    case AIRA_LEVEL:
        value->number = level;
        return 0;
    case AIRA_YESNO:
        value->number = level > 0;
        return 0;
    case AIRA_SINGLE:
        return single_for_level(value, question, level);
    case AIRA_MULTI:
        return multi_for_level(value, question, level);
    case AIRA_NUMBER:
        return number_for_level(value, question, level);
    case AIRA_TEXT:
        break;
    }
    return -1;
}

bool aira_level_answer(struct aira_answer *out, const struct aira_assessment *assessment, int question, int level,
                       bool proven)
{
    const struct aira_question *asked = &assessment->questionnaire->questions[question];
    struct aira_answer today;

    *out = aira_answer_blank(question, AIRA_SETTLED);
    if (!asked->has_level)
        return false;
    if (aira_assessment_counting(&today, assessment, question) && today.given == AIRA_GIVEN_VALUE) {
        out->evidence = today.evidence;
        if (asked->type == AIRA_MULTI)
            out->value = today.value;
    }
    out->given = AIRA_GIVEN_VALUE;
    if (proven)
        out->evidence = AIRA_EVIDENCE_VERIFIED;
    return value_for_level(&out->value, asked, level) == 0;
}

int aira_score_with_level(struct aira_score **out, const struct aira_assessment *assessment, int question, int level,
                          bool proven, struct aira_error *err)
{
    struct aira_answer answer;

    *out = NULL;
    if (!aira_level_answer(&answer, assessment, question, level, proven))
        return 0;
    if (aira_score_with(out, assessment, &answer, 1, err) < 0)
        return err->code;
    if ((*out)->questions[question].state != AIRA_ANSWERED) {
        aira_score_free(*out);
        *out = NULL;
    }
    return 0;
}
