/* What the consultant says of the summary's findings. */
#include "room.h"

#include <string.h>

static const char strength_prefix[] = "strength.", gap_prefix[] = "gap.";

int aira_finding_question(bool *strength, const struct aira_questionnaire *questionnaire, const char *finding)
{
    size_t length = sizeof gap_prefix - 1;

    *strength = strncmp(finding, strength_prefix, sizeof strength_prefix - 1) == 0;
    if (*strength)
        length = sizeof strength_prefix - 1;
    else if (strncmp(finding, gap_prefix, length) != 0)
        return -1;
    return aira_questionnaire_question(questionnaire, finding + length);
}

static bool is_of(const struct aira_assessment *assessment, const struct aira_override *override, bool strength,
                  int question)
{
    bool of_strength;

    return aira_finding_question(&of_strength, assessment->questionnaire, override->finding) == question &&
           of_strength == strength;
}

bool aira_assessment_is_struck(const struct aira_assessment *assessment, bool strength, int question)
{
    for (size_t i = 0; i < assessment->override_count; i++)
        if (assessment->overrides[i].text == NULL && is_of(assessment, &assessment->overrides[i], strength, question))
            return true;
    return false;
}

const char *aira_assessment_replacement(const struct aira_assessment *assessment, bool strength, int question,
                                        const char *language)
{
    const char *found = NULL;

    for (size_t i = 0; i < assessment->override_count; i++) {
        const struct aira_override *override = &assessment->overrides[i];

        if (override->text == NULL || !is_of(assessment, override, strength, question))
            continue;
        if (strcmp(override->language, language) == 0)
            return override->text;
        if (override->language[0] == '\0')
            found = override->text;
    }
    return found;
}

int aira_override_check(const struct aira_questionnaire *questionnaire, const char *finding, const char *language,
                        const char *text, struct aira_error *err)
{
    const struct answers_limit limit = {AIRA_SENTENCE("sentence of a finding"), "", AIRA_MAX_NAME, true};
    bool strength;

    if (aira_finding_question(&strength, questionnaire, finding) < 0)
        return aira_error_set(err, AIRA_EINPUT, "\"%.200s\" is no finding's name.", finding);
    if (language[0] != '\0' && !aira_questionnaire_has_language(questionnaire, language))
        return aira_error_set(err, AIRA_EINPUT, "The questionnaire has no language \"%.20s\".", language);
    if (text == NULL && language[0] != '\0')
        return aira_error_set(err, AIRA_EINPUT, "A finding is struck in all languages.");
    if (text != NULL && text[strspn(text, " \t")] == '\0')
        return aira_error_set(err, AIRA_EINPUT, "A finding's sentence is empty. Write one, or strike the finding.");
    return answers_check_text(text, &limit, err);
}

int aira_assessment_override(struct aira_assessment *assessment, const char *finding, const char *language,
                             const char *text, struct aira_error *err)
{
    struct aira_override *own;
    int rc = aira_override_check(assessment->questionnaire, finding, language, text, err);

    if (rc != 0)
        return rc;
    if (aira_grow(&assessment->overrides, &assessment->override_capacity, assessment->override_count + 1,
                  sizeof *own) != 0)
        return aira_error_nomem(err);
    own = &assessment->overrides[assessment->override_count++];
    own->finding = aira_strdup(finding);
    own->language = aira_strdup(language);
    own->text = text == NULL ? NULL : aira_strdup(text);
    if (own->finding == NULL || own->language == NULL || (text != NULL && own->text == NULL))
        return aira_error_nomem(err);
    return AIRA_OK;
}
