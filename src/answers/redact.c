/* An assessment without what tells whose it is. */
#include "room.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int redact_people(struct aira_assessment *out, const struct aira_assessment *whole, struct aira_error *err)
{
    int rc = AIRA_OK;

    for (size_t i = 0; rc == 0 && i < whole->person_count; i++) {
        char id[32];

        (void)snprintf(id, sizeof id, "p%zu", i + 1);
        rc = aira_assessment_set_person(NULL, out, id, id, whole->people[i].role, err);
    }
    return rc;
}

static int redact_answer(struct aira_assessment *out, const struct aira_answer *answer, struct aira_error *err)
{
    static char left_out[] = AIRA_REDACTED;
    const struct aira_question *question = &out->questionnaire->questions[answer->question];
    struct aira_answer bare = aira_answer_blank(answer->question, answer->person);
    struct aira_answer *kept;
    int rc;

    bare.given = answer->given;
    bare.value = answer->value;
    bare.evidence = answer->evidence;
    bare.flag = answer->flag;
    if (answer->given == AIRA_GIVEN_VALUE && question->type == AIRA_TEXT)
        bare.value.text = left_out;
    if (answer->given == AIRA_GIVEN_NA)
        bare.reason = left_out;
    rc = aira_assessment_answer(out, &bare, err);
    if (rc != 0)
        return rc;
    /* Only to come in does an answer need a reason. */
    kept = &out->answers[out->answer_count - 1];
    free(kept->reason);
    kept->reason = NULL;
    return AIRA_OK;
}

static int redact_all(struct aira_assessment *out, const struct aira_assessment *whole, struct aira_error *err)
{
    int rc = redact_people(out, whole, err);

    for (size_t i = 0; rc == 0 && i < whole->answer_count; i++)
        rc = redact_answer(out, &whole->answers[i], err);
    for (size_t i = 0; rc == 0 && i < whole->target_count; i++)
        rc = aira_assessment_set_target(out, whole->targets[i].question, whole->targets[i].level, err);
    for (size_t i = 0; rc == 0 && i < whole->override_count; i++)
        if (whole->overrides[i].text == NULL)
            rc = aira_assessment_override(out, whole->overrides[i].finding, "", NULL, err);
    for (size_t i = 0; rc == 0 && i < whole->pin_count; i++)
        rc = aira_assessment_choose(out, whole->pins[i].action,
                                    whole->pins[i].skip ? AIRA_CHOICE_SKIP : AIRA_CHOICE_PIN, err);
    out->number = whole->number;
    out->quick = whole->quick;
    memcpy(out->uuid, whole->uuid, sizeof out->uuid);
    return rc;
}

int aira_assessment_redact(struct aira_assessment **out, const struct aira_assessment *whole, struct aira_error *err)
{
    struct aira_assessment *redacted = NULL;
    int rc = aira_assessment_new(&redacted, whole->questionnaire, AIRA_REDACTED, err);

    *out = NULL;
    if (rc == 0)
        rc = redact_all(redacted, whole, err);
    if (rc == 0)
        *out = redacted;
    else
        aira_assessment_free(redacted);
    return rc;
}
