/* Scores and levels of values, and the words of the model. */
#include <aira/questionnaire.h>

#include <string.h>

static const char *const type_names[] = {"level", "single", "multi", "number", "yesno", "text"};
static const char *const evidence_names[] = {"none", "interview", "document", "verified"};
static const char *const state_names[] = {"off", "pending", "unanswered", "unknown", "na", "answered"};
static const char *const horizon_names[] = {"now", "next", "later"};

const char *aira_question_type_name(enum aira_question_type type)
{
    return type_names[type];
}

const char *aira_evidence_name(enum aira_evidence evidence)
{
    return evidence_names[evidence];
}

bool aira_evidence_parse(enum aira_evidence *evidence, const char *name)
{
    for (int i = 0; i < AIRA_EVIDENCES; i++) {
        if (strcmp(evidence_names[i], name) == 0) {
            *evidence = (enum aira_evidence)i;
            return true;
        }
    }
    return false;
}

const char *aira_state_name(enum aira_state state)
{
    return state_names[state];
}

const char *aira_horizon_name(enum aira_horizon horizon)
{
    return horizon_names[horizon];
}

static int chosen(uint32_t options)
{
    int count = 0;

    for (; options != 0; options &= options - 1)
        count++;
    return count;
}

static int reached(const struct aira_question *question, int64_t number)
{
    int count = 0;

    while (count < AIRA_MAX_LEVEL && number >= question->thresholds[count])
        count++;
    return count;
}

int aira_value_score(const struct aira_question *question, const struct aira_value *value)
{
    const int step = AIRA_SCORE_UNIT / AIRA_MAX_LEVEL;
    int count;

    if (!question->has_level)
        return -1;
    switch (question->type) {
    case AIRA_LEVEL:
        return (int)value->number * step;
    case AIRA_YESNO:
        return value->number != 0 ? AIRA_SCORE_UNIT : 0;
    case AIRA_MULTI:
        count = chosen(value->options & ~question->none);
        return (count < question->full ? count : question->full) * (AIRA_SCORE_UNIT / question->full);
    case AIRA_NUMBER:
        return reached(question, value->number) * step;
    case AIRA_SINGLE:
        /* An option that `levels` leaves out stands for nothing reached; lint warns of it. */
        return question->options[value->number].level > 0 ? question->options[value->number].level * step : 0;
    case AIRA_TEXT:
        break;
    }
    return -1;
}

int aira_value_level(const struct aira_question *question, const struct aira_value *value)
{
    int score = aira_value_score(question, value);

    return score < 0 ? -1 : score * AIRA_MAX_LEVEL / AIRA_SCORE_UNIT;
}

bool aira_value_equal(const struct aira_question *question, const struct aira_value *a, const struct aira_value *b)
{
    if (question->type == AIRA_MULTI)
        return a->options == b->options;
    if (question->type == AIRA_TEXT)
        return strcmp(a->text == NULL ? "" : a->text, b->text == NULL ? "" : b->text) == 0;
    return a->number == b->number;
}
