/* What several people's answers to one question come to. */
#include "room.h"

#include <stdlib.h>
#include <string.h>

/* The answers people gave to one question. */
struct voices {
    const struct aira_assessment *assessment;
    const struct aira_question *question;
    const struct answers_given *given;
    size_t values; /* how many of them are values */
};

static struct voices voices_of(const struct aira_assessment *assessment, int question)
{
    struct voices voices = {assessment, &assessment->questionnaire->questions[question], &assessment->given[question],
                            0};

    for (size_t i = 0; i < voices.given->count; i++) {
        if (assessment->answers[voices.given->at[i]].given == AIRA_GIVEN_VALUE)
            voices.values++;
    }
    return voices;
}

/* The i-th answer, or NULL when it is no value. */
static const struct aira_answer *voice(const struct voices *voices, size_t i)
{
    const struct aira_answer *answer = &voices->assessment->answers[voices->given->at[i]];

    return answer->given == AIRA_GIVEN_VALUE ? answer : NULL;
}

/* How many gave each of the small numbers that levels, yes and no, and options are. */
static void tally(size_t counts[AIRA_MAX_OPTIONS], const struct voices *voices)
{
    memset(counts, 0, AIRA_MAX_OPTIONS * sizeof *counts);
    for (size_t i = 0; i < voices->given->count; i++) {
        const struct aira_answer *answer = voice(voices, i);

        if (answer != NULL)
            counts[answer->value.number]++;
    }
}

static bool median_level(struct aira_value *value, const struct voices *voices)
{
    size_t counts[AIRA_MAX_OPTIONS];
    size_t below;
    int level = 0;

    tally(counts, voices);
    for (below = counts[0]; below < (voices->values + 1) / 2; below += counts[level])
        level++;
    value->number = level;
    return true;
}

static int compare_numbers(const void *a, const void *b)
{
    const int64_t *x = a;
    const int64_t *y = b;

    return (*x > *y) - (*x < *y);
}

static bool median_number(struct aira_value *value, const struct voices *voices)
{
    int64_t numbers[AIRA_MAX_PEOPLE];
    size_t count = 0;

    for (size_t i = 0; i < voices->given->count; i++) {
        const struct aira_answer *answer = voice(voices, i);

        if (answer != NULL)
            numbers[count++] = answer->value.number;
    }
    qsort(numbers, count, sizeof *numbers, compare_numbers);
    value->number = numbers[(count - 1) / 2];
    return true;
}

static bool commonest(struct aira_value *value, const struct voices *voices)
{
    size_t counts[AIRA_MAX_OPTIONS];
    size_t best = 0;
    bool tie = false;

    tally(counts, voices);
    for (size_t i = 1; i < AIRA_MAX_OPTIONS; i++) {
        if (counts[i] > counts[best]) {
            best = i;
            tie = false;
        } else if (counts[i] == counts[best]) {
            tie = true;
        }
    }
    value->number = (int64_t)best;
    return !tie;
}

static bool half_of_options(struct aira_value *value, const struct voices *voices)
{
    size_t counts[AIRA_MAX_OPTIONS] = {0};

    for (size_t i = 0; i < voices->given->count; i++) {
        const struct aira_answer *answer = voice(voices, i);

        for (int option = 0; answer != NULL && option < voices->question->option_count; option++)
            counts[option] += answer->value.options >> option & 1;
    }
    for (int option = 0; option < voices->question->option_count; option++) {
        if (2 * counts[option] >= voices->values)
            value->options |= UINT32_C(1) << option;
    }
    if (value->options != voices->question->none)
        value->options &= ~voices->question->none;
    return value->options != 0;
}

/* Texts have no middle: they decide only when all are the same. */
static bool same_text(struct aira_value *value, const struct voices *voices)
{
    for (size_t i = 0; i < voices->given->count; i++) {
        const struct aira_answer *answer = voice(voices, i);

        if (answer == NULL)
            continue;
        if (value->text != NULL && strcmp(value->text, answer->value.text) != 0)
            return false;
        value->text = answer->value.text;
    }
    return true;
}

static bool decide(struct aira_value *value, const struct voices *voices)
{
    switch (voices->question->type) {
    case AIRA_LEVEL:
        return median_level(value, voices);
    case AIRA_NUMBER:
        return median_number(value, voices);
    case AIRA_SINGLE:
    case AIRA_YESNO:
        return commonest(value, voices);
    case AIRA_MULTI:
        return half_of_options(value, voices);
    case AIRA_TEXT:
        return same_text(value, voices);
    }
    return false;
}

static enum aira_evidence best_evidence(const struct voices *voices, const struct aira_value *value)
{
    enum aira_evidence best = AIRA_EVIDENCE_NONE;

    for (size_t i = 0; i < voices->given->count; i++) {
        const struct aira_answer *answer = voice(voices, i);

        if (answer != NULL && answer->evidence > best && aira_value_equal(voices->question, &answer->value, value))
            best = answer->evidence;
    }
    return best;
}

/* True when nobody gave a value and all said it does not apply. */
static bool all_not_applicable(const struct voices *voices)
{
    for (size_t i = 0; i < voices->given->count; i++) {
        if (voices->assessment->answers[voices->given->at[i]].given != AIRA_GIVEN_NA)
            return false;
    }
    return true;
}

bool aira_assessment_counting(struct aira_answer *out, const struct aira_assessment *assessment, int question)
{
    const struct aira_answer *settled = aira_assessment_find(assessment, question, AIRA_SETTLED);
    struct aira_value value = {0, 0, NULL};
    struct voices voices;

    *out = aira_answer_blank(question, AIRA_SETTLED);
    if (settled != NULL) {
        out->given = settled->given;
        out->value = settled->value;
        out->evidence = settled->evidence;
        out->reason = settled->reason;
        out->note = settled->note;
        return true;
    }
    voices = voices_of(assessment, question);
    if (voices.given->count == 0)
        return false;
    if (voices.values == 0) {
        out->given = all_not_applicable(&voices) ? AIRA_GIVEN_NA : AIRA_GIVEN_UNKNOWN;
    } else if (decide(&value, &voices)) {
        out->given = AIRA_GIVEN_VALUE;
        out->value = value;
        out->evidence = best_evidence(&voices, &value);
    }
    return true;
}

int aira_assessment_spread(const struct aira_assessment *assessment, int question)
{
    struct voices voices = voices_of(assessment, question);
    int least = AIRA_MAX_LEVEL;
    int greatest = 0;

    if (!voices.question->has_level || voices.values < 2)
        return -1;
    for (size_t i = 0; i < voices.given->count; i++) {
        const struct aira_answer *answer = voice(&voices, i);
        int level = answer == NULL ? -1 : aira_value_level(voices.question, &answer->value);

        if (level >= 0 && level < least)
            least = level;
        if (level > greatest)
            greatest = level;
    }
    return greatest - least;
}
