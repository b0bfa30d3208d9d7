/* Actions that plans must hold or leave out. */
#include "room.h"

static size_t place_of(const struct aira_assessment *assessment, int action)
{
    size_t i = 0;

    while (i < assessment->pin_count && assessment->pins[i].action != action)
        i++;
    return i;
}

int aira_assessment_choose(struct aira_assessment *assessment, int action, enum aira_choice choice,
                           struct aira_error *err)
{
    size_t place = place_of(assessment, action);

    if (action < 0 || (size_t)action >= assessment->questionnaire->action_count)
        return aira_error_set(err, AIRA_EINPUT, "The questionnaire has no action number %d.", action);
    if (choice == AIRA_CHOICE_FREE) {
        if (place < assessment->pin_count)
            assessment->pins[place] = assessment->pins[--assessment->pin_count];
        return AIRA_OK;
    }
    if (place == assessment->pin_count) {
        if (aira_grow(&assessment->pins, &assessment->pin_capacity, assessment->pin_count + 1,
                      sizeof *assessment->pins) != 0)
            return aira_error_nomem(err);
        assessment->pin_count++;
    }
    assessment->pins[place] = (struct aira_pin){action, choice == AIRA_CHOICE_SKIP};
    return AIRA_OK;
}

enum aira_choice aira_assessment_choice(const struct aira_assessment *assessment, int action)
{
    size_t place = place_of(assessment, action);

    if (place == assessment->pin_count)
        return AIRA_CHOICE_FREE;
    return assessment->pins[place].skip ? AIRA_CHOICE_SKIP : AIRA_CHOICE_PIN;
}
