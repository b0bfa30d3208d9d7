#include "plan.h"

/* Efforts are given for a middle-sized firm; the questionnaire says how they grow with the client. */
int advice_effort(const struct aira_score *score, int effort)
{
    const struct aira_questionnaire *questionnaire = score->assessment->questionnaire;
    int64_t factor = 1000;
    struct aira_answer size;
    if (questionnaire->size_from >= 0 && score->questions[questionnaire->size_from].state == AIRA_ANSWERED &&
        aira_assessment_counting(&size, score->assessment, questionnaire->size_from)) {
        for (size_t i = 0; i < questionnaire->size_factor_count; i++) {
            if (questionnaire->size_factors[i].option == (int)size.value.number) {
                factor = questionnaire->size_factors[i].factor;
            }
        }
    }
    int64_t weeks = (effort * factor + 500) / 1000;
    return weeks < 1 ? 1 : weeks > INT32_MAX ? INT32_MAX : (int)weeks;
}
