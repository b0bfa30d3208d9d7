/* Any bytes as a condition: what compiles can be worked out for all answers, decides when everything is answered, and
 * comes back the same from its snapshot. */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 16 };

struct surroundings {
    const struct aira_questionnaire *questionnaire;
    uint32_t seed;
    bool all_answered;
};

/* The same answer for the same question of one seed. */
static enum aira_state answer(const void *context, int question, struct aira_value *value)
{
    const struct surroundings *around = context;
    const struct aira_question *asked = &around->questionnaire->questions[question];
    uint32_t state = around->seed ^ (uint32_t)question * 2654435761U;
    uint32_t pick = fuzz_next(&state);

    if (!around->all_answered && pick % 2 == 0)
        return (enum aira_state)(fuzz_next(&state) % AIRA_ANSWERED);
    memset(value, 0, sizeof *value);
    switch (asked->type) {
    case AIRA_LEVEL:
        value->number = fuzz_next(&state) % AIRA_LEVELS;
        break;
    case AIRA_NUMBER:
        value->number = (int64_t)fuzz_next(&state) * 2 - 5000;
        break;
    case AIRA_YESNO:
        value->number = fuzz_next(&state) % 2;
        break;
    case AIRA_SINGLE:
        value->number = fuzz_next(&state) % (uint32_t)asked->option_count;
        break;
    case AIRA_MULTI:
        value->options = fuzz_next(&state) & ((UINT32_C(1) << asked->option_count) - 1);
        break;
    case AIRA_TEXT:
        value->text = "text";
        break;
    }
    return AIRA_ANSWERED;
}

static void evaluate(const struct aira_questionnaire *questionnaire, const struct aira_condition *condition)
{
    size_t count;
    const int *questions = aira_condition_questions(&count, condition);

    for (size_t i = 0; i < count; i++)
        fuzz_require(questions[i] >= 0 && (size_t)questions[i] < questionnaire->question_count &&
                     (i == 0 || questions[i - 1] < questions[i]));
    for (uint32_t seed = 0; seed < ROUNDS; seed++) {
        struct surroundings around = {questionnaire, seed * 7919U, seed % 2 == 0};
        enum aira_truth truth = aira_condition_eval(condition, answer, &around);

        fuzz_require(truth == AIRA_TRUE || truth == AIRA_FALSE || (truth == AIRA_MAYBE && !around.all_answered));
    }
}

static void check(const struct aira_questionnaire *questionnaire)
{
    struct aira_questionnaire *again = NULL;
    struct aira_diags diags;
    struct aira_error err;
    struct aira_buf snapshot;

    aira_diags_init(&diags);
    aira_buf_init(&snapshot);
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        if (questionnaire->questions[i].when != NULL)
            evaluate(questionnaire, questionnaire->questions[i].when);
    }
    fuzz_require(aira_questionnaire_lint(questionnaire, &diags, &err) == 0);
    fuzz_require(diags.errors == 0);
    fuzz_require(aira_questionnaire_snapshot(&snapshot, questionnaire, &err) == 0);
    fuzz_require(aira_questionnaire_load_snapshot(&again, snapshot.data, snapshot.length, &diags, &err) == 0);
    fuzz_require(strcmp(again->hash, questionnaire->hash) == 0);
    aira_questionnaire_free(again);
    aira_buf_dispose(&snapshot);
    aira_diags_dispose(&diags);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *when = fuzz_string(data, size);
    struct aira_questionnaire *questionnaire = fuzz_questionnaire(when);

    if (questionnaire != NULL)
        check(questionnaire);
    aira_questionnaire_free(questionnaire);
    free(when);
    return 0;
}
