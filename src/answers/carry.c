/* Taking an assessment over to another version of its questionnaire. */
#include "room.h"

#include <stdlib.h>
#include <string.h>

struct carrying {
    struct aira_assessment *out;
    const struct aira_assessment *before;
    const struct aira_questionnaire *now;
    const bool *lost; /* by question of the older version: its answers say something else now, or it went */
};

static void mark_lost(bool *lost, const struct aira_questionnaire_diff *diff)
{
    for (size_t i = 0; i < diff->count; i++) {
        const struct aira_question_diff *item = &diff->items[i];

        if (item->before >= 0 && (item->now < 0 || (item->changes & AIRA_CHANGED_ANSWER) != 0))
            lost[item->before] = true;
    }
}

/* A role that the newer version does not know is left open. */
static const char *role_there(const struct aira_questionnaire *now, const char *role)
{
    for (size_t i = 0; i < now->role_count; i++) {
        if (strcmp(now->roles[i], role) == 0)
            return role;
    }
    return now->role_count == 0 ? role : "";
}

static int carry_people(const struct carrying *c, struct aira_error *err)
{
    int rc = AIRA_OK;

    for (size_t i = 0; rc == 0 && i < c->before->person_count; i++) {
        const struct aira_person *person = &c->before->people[i];

        rc = aira_assessment_set_person(NULL, c->out, person->id, person->name, role_there(c->now, person->role), err);
    }
    return rc;
}

/* The question of the newer version that stands for one of the older, -1: nothing of it can be taken over. */
static int place_of(const struct carrying *c, int question)
{
    if (c->lost[question])
        return -1;
    return aira_questionnaire_question(c->now, c->before->questionnaire->questions[question].id);
}

/* Options may stand in another order, so that a value goes over as it is written. */
static int carry_answer(const struct carrying *c, const struct aira_answer *answer, struct aira_buf *written,
                        struct aira_error *err)
{
    struct aira_answer taken = *answer;
    int rc;

    taken.question = place_of(c, answer->question);
    if (taken.question < 0)
        return AIRA_OK;
    aira_buf_clear(written);
    aira_answer_format(written, &c->before->questionnaire->questions[answer->question], answer);
    rc = aira_buf_result(written, err);
    if (rc == 0 && answer->given == AIRA_GIVEN_VALUE)
        rc = aira_value_parse(&taken.value, &c->now->questions[taken.question], aira_buf_cstr(written), err);
    return rc == 0 ? aira_assessment_answer(c->out, &taken, err) : rc;
}

static int carry_answers(const struct carrying *c, struct aira_error *err)
{
    struct aira_buf written;
    int rc = AIRA_OK;

    aira_buf_init(&written);
    for (size_t i = 0; rc == 0 && i < c->before->answer_count; i++)
        rc = carry_answer(c, &c->before->answers[i], &written, err);
    aira_buf_dispose(&written);
    return rc;
}

static int carry_targets(const struct carrying *c, struct aira_error *err)
{
    int rc = AIRA_OK;

    for (size_t i = 0; rc == 0 && i < c->before->target_count; i++) {
        const struct aira_target *target = &c->before->targets[i];
        int question = place_of(c, target->question);

        if (question >= 0 && c->now->questions[question].has_level)
            rc = aira_assessment_set_target(c->out, question, target->level, err);
    }
    return rc;
}

static int carry_pins(const struct carrying *c, struct aira_error *err)
{
    int rc = AIRA_OK;

    for (size_t i = 0; rc == 0 && i < c->before->pin_count; i++) {
        const struct aira_pin *pin = &c->before->pins[i];
        int action = aira_questionnaire_action(c->now, c->before->questionnaire->actions[pin->action].id);

        if (action >= 0)
            rc = aira_assessment_choose(c->out, action, pin->skip ? AIRA_CHOICE_SKIP : AIRA_CHOICE_PIN, err);
    }
    return rc;
}

static int carry_all(struct carrying *c, struct aira_error *err)
{
    const struct aira_assessment *before = c->before;
    int rc = aira_assessment_new(&c->out, c->now, before->client, err);

    if (rc == 0)
        rc = aira_assessment_set_scope(c->out, before->scope, err);
    if (rc == 0)
        rc = carry_people(c, err);
    if (rc == 0)
        rc = carry_answers(c, err);
    if (rc == 0)
        rc = carry_targets(c, err);
    if (rc == 0)
        rc = carry_pins(c, err);
    if (rc != 0)
        return rc;
    c->out->quick = before->quick;
    c->out->created = before->created;
    c->out->changed = before->changed;
    c->out->number = before->number;
    memcpy(c->out->uuid, before->uuid, sizeof c->out->uuid);
    if (before->position >= 0)
        c->out->position = place_of(c, before->position);
    return AIRA_OK;
}

int aira_assessment_carry(struct aira_assessment **out, const struct aira_assessment *before,
                          const struct aira_questionnaire *now, const struct aira_questionnaire_diff *diff,
                          struct aira_error *err)
{
    bool *lost = calloc(before->questionnaire->question_count + 1, sizeof *lost);
    struct carrying carrying = {NULL, before, now, lost};
    int rc = lost == NULL ? aira_error_nomem(err) : AIRA_OK;

    *out = NULL;
    if (rc == 0) {
        mark_lost(lost, diff);
        rc = carry_all(&carrying, err);
    }
    if (rc == 0)
        *out = carrying.out;
    else
        aira_assessment_free(carrying.out);
    free(lost);
    return rc;
}
