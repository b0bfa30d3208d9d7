#include "room.h"

#include <stdlib.h>
#include <string.h>

static int allocate(struct aira_assessment *assessment, struct aira_error *err)
{
    size_t count = assessment->questionnaire->question_count;
    size_t room = count == 0 ? 1 : count;

    assessment->settled = calloc(room, sizeof *assessment->settled);
    assessment->given = calloc(room, sizeof *assessment->given);
    assessment->standing = calloc(room, sizeof *assessment->standing);
    assessment->scope = aira_strdup("");
    if (assessment->settled == NULL || assessment->given == NULL || assessment->standing == NULL ||
        assessment->scope == NULL)
        return aira_error_nomem(err);
    for (size_t i = 0; i < count; i++)
        assessment->settled[i] = -1;
    return AIRA_OK;
}

int aira_assessment_new(struct aira_assessment **out, const struct aira_questionnaire *questionnaire,
                        const char *client, struct aira_error *err)
{
    struct aira_assessment *assessment = calloc(1, sizeof *assessment);
    int rc;

    *out = NULL;
    if (assessment == NULL)
        return aira_error_nomem(err);
    assessment->questionnaire = questionnaire;
    assessment->position = -1;
    rc = allocate(assessment, err);
    if (rc == 0)
        rc = aira_assessment_set_client(assessment, client, err);
    if (rc == 0) {
        *out = assessment;
        assessment = NULL;
    }
    aira_assessment_free(assessment);
    return rc;
}

static void free_people(struct aira_assessment *assessment)
{
    for (size_t i = 0; i < assessment->person_count; i++) {
        free(assessment->people[i].id);
        free(assessment->people[i].name);
        free(assessment->people[i].role);
    }
    free(assessment->people);
}

static void free_answers(struct aira_assessment *assessment)
{
    for (size_t i = 0; i < assessment->answer_count; i++)
        aira_answer_dispose(&assessment->answers[i]);
    free(assessment->answers);
    free(assessment->settled);
    if (assessment->given != NULL) {
        for (size_t i = 0; i < assessment->questionnaire->question_count; i++)
            free(assessment->given[i].at);
    }
    free(assessment->given);
    free(assessment->standing);
}

void aira_assessment_free(struct aira_assessment *assessment)
{
    if (assessment == NULL)
        return;
    free_people(assessment);
    free_answers(assessment);
    for (size_t i = 0; i < assessment->observation_count; i++) {
        free(assessment->observations[i].text);
        free(assessment->observations[i].impact);
        free(assessment->observations[i].owner);
        free(assessment->observations[i].due);
    }
    for (size_t i = 0; i < assessment->text_count; i++) {
        free(assessment->texts[i].section);
        free(assessment->texts[i].language);
        free(assessment->texts[i].text);
    }
    for (size_t i = 0; i < assessment->override_count; i++) {
        free(assessment->overrides[i].finding);
        free(assessment->overrides[i].language);
        free(assessment->overrides[i].text);
    }
    free(assessment->overrides);
    free(assessment->pins);
    free(assessment->observations);
    free(assessment->texts);
    free(assessment->targets);
    free(assessment->client);
    free(assessment->scope);
    free(assessment);
}

/* Puts a copy of `s` in place of *text. */
static int replace(char **text, const char *s, struct aira_error *err)
{
    char *copy = aira_strdup(s);

    if (copy == NULL)
        return aira_error_nomem(err);
    free(*text);
    *text = copy;
    return AIRA_OK;
}

int aira_assessment_set_client(struct aira_assessment *assessment, const char *client, struct aira_error *err)
{
    const struct answers_limit limit = {AIRA_SENTENCE("client's name"), "", AIRA_MAX_NAME, true};
    int rc = answers_check_text(client, &limit, err);

    if (rc != 0)
        return rc;
    if (client == NULL || client[strspn(client, " \t")] == '\0')
        return aira_error_set(err, AIRA_EINPUT, "An assessment needs the name of its client: give one.");
    return replace(&assessment->client, client, err);
}

int aira_assessment_set_scope(struct aira_assessment *assessment, const char *scope, struct aira_error *err)
{
    const struct answers_limit limit = {AIRA_SENTENCE("scope"), "", AIRA_MAX_NAME, true};
    int rc = answers_check_text(scope, &limit, err);

    return rc != 0 ? rc : replace(&assessment->scope, scope == NULL ? "" : scope, err);
}
