#include "room.h"

#include <stdlib.h>
#include <string.h>

int aira_assessment_person(const struct aira_assessment *assessment, const char *id)
{
    for (size_t i = 0; i < assessment->person_count; i++) {
        if (strcmp(assessment->people[i].id, id) == 0)
            return (int)i;
    }
    return -1;
}

static bool has_role(const struct aira_questionnaire *questionnaire, const char *role)
{
    for (size_t i = 0; i < questionnaire->role_count; i++) {
        if (strcmp(questionnaire->roles[i], role) == 0)
            return true;
    }
    return false;
}

/* A questionnaire that names no roles leaves them to whoever assesses. */
static int check_role(const struct aira_questionnaire *questionnaire, const char *id, const char *role,
                      struct aira_error *err)
{
    struct aira_buf known;
    int rc;

    if (role[0] == '\0' || has_role(questionnaire, role))
        return AIRA_OK;
    if (questionnaire->role_count == 0) {
        if (aira_id_valid(role))
            return AIRA_OK;
        return aira_error_set(err, AIRA_EINPUT,
                              "The role \"%s\" of %s is not an identifier: use lower-case letters, digits, - and _.",
                              role, id);
    }
    aira_buf_init(&known);
    for (size_t i = 0; i < questionnaire->role_count; i++)
        aira_buf_printf(&known, "%s%s", i == 0 ? "" : aira_say(", "), questionnaire->roles[i]);
    rc = aira_buf_result(&known, err);
    if (rc == 0)
        rc = aira_error_set(err, AIRA_EINPUT, "The questionnaire has no role \"%s\" for %s; it has: %s.", role, id,
                            aira_buf_cstr(&known));
    aira_buf_dispose(&known);
    return rc;
}

static int check_person(const struct aira_questionnaire *questionnaire, const char *id, const char *name,
                        const char *role, struct aira_error *err)
{
    const struct answers_limit id_limit = {AIRA_SENTENCE("person's id"), "", AIRA_MAX_NAME, true};
    const struct answers_limit name_limit = {AIRA_SENTENCE("name of %s"), id, AIRA_MAX_NAME, true};
    const struct answers_limit role_limit = {AIRA_SENTENCE("role of %s"), id, AIRA_MAX_NAME, true};
    int rc = answers_check_text(id, &id_limit, err);

    if (rc != 0)
        return rc;
    if (!aira_id_valid(id) || strchr(id, '.') != NULL)
        return aira_error_set(err, AIRA_EINPUT,
                              "\"%s\" cannot be a person's id: start with a letter, then use lower-case letters, "
                              "digits, - and _.",
                              id);
    rc = answers_check_text(name, &name_limit, err);
    if (rc == 0)
        rc = answers_check_text(role, &role_limit, err);
    return rc != 0 ? rc : check_role(questionnaire, id, role, err);
}

static int add_person(struct aira_assessment *assessment, const char *id, struct aira_person *fresh,
                      struct aira_error *err)
{
    if (assessment->person_count >= AIRA_MAX_PEOPLE)
        return aira_error_set(err, AIRA_EINPUT, "An assessment holds at most %d people, so %s cannot be added.",
                              AIRA_MAX_PEOPLE, id);
    fresh->id = aira_strdup(id);
    if (fresh->id == NULL || aira_grow(&assessment->people, &assessment->person_capacity, assessment->person_count + 1,
                                       sizeof *assessment->people) != 0)
        return aira_error_nomem(err);
    assessment->people[assessment->person_count++] = *fresh;
    *fresh = (struct aira_person){NULL, NULL, NULL};
    return AIRA_OK;
}

/* Gives `person` the name and role of `fresh`, and `fresh` what it had. */
static void exchange(struct aira_person *person, struct aira_person *fresh)
{
    struct aira_person before = *person;

    person->name = fresh->name;
    person->role = fresh->role;
    fresh->name = before.name;
    fresh->role = before.role;
}

int aira_assessment_set_person(int *index, struct aira_assessment *assessment, const char *id, const char *name,
                               const char *role, struct aira_error *err)
{
    struct aira_person fresh = {NULL, NULL, NULL};
    const char *called = name == NULL || name[0] == '\0' ? id : name;
    int at = -1;
    int rc = check_person(assessment->questionnaire, id, called, role == NULL ? "" : role, err);

    if (rc != 0)
        return rc;
    at = aira_assessment_person(assessment, id);
    fresh.name = aira_strdup(called);
    fresh.role = aira_strdup(role == NULL ? "" : role);
    if (fresh.name == NULL || fresh.role == NULL)
        rc = aira_error_nomem(err);
    else if (at >= 0)
        exchange(&assessment->people[at], &fresh);
    else
        rc = add_person(assessment, id, &fresh, err);
    if (rc == 0 && index != NULL)
        *index = at >= 0 ? at : (int)assessment->person_count - 1;
    free(fresh.id);
    free(fresh.name);
    free(fresh.role);
    return rc;
}
