#include "frame.h"

#include <string.h>

static bool is_text(const char *text, size_t most)
{
    return text == NULL ||
           (strlen(text) <= most && aira_utf8_valid(text, strlen(text), NULL) && aira_text_is_clean(text));
}

int store_check_observation(const struct aira_observation *observation, struct aira_error *err)
{
    if (observation->text == NULL || observation->text[0] == '\0')
        return aira_error_set(err, AIRA_EINPUT, "An observation needs a text.");
    if (!is_text(observation->text, AIRA_MAX_NOTE) || !is_text(observation->impact, AIRA_MAX_NOTE))
        return aira_error_set(err, AIRA_EINPUT,
                              "An observation's text and impact may hold at most %d bytes and no control characters.",
                              AIRA_MAX_NOTE);
    if (!is_text(observation->owner, AIRA_MAX_NAME))
        return aira_error_set(err, AIRA_EINPUT,
                              "An observation's owner may hold at most %d bytes and no control characters.",
                              AIRA_MAX_NAME);
    if (observation->due != NULL && observation->due[0] != '\0' && !aira_date_valid(observation->due))
        return aira_error_set(err, AIRA_EINPUT, "\"%s\" is no day. Write it as 2026-11-24.", observation->due);
    return AIRA_OK;
}

/* A text not given is NULL. */
static bool copy_given(char **to, const char *from)
{
    *to = from[0] == '\0' ? NULL : aira_strdup(from);
    return from[0] == '\0' || *to != NULL;
}

int store_add_observation(struct aira_assessment *assessment, const struct aira_observation *borrowed,
                          struct aira_error *err)
{
    struct aira_observation *own;
    int result = store_check_observation(borrowed, err);

    if (result != 0)
        return result;
    if (aira_grow(&assessment->observations, &assessment->observation_capacity, assessment->observation_count + 1,
                  sizeof *own) != 0)
        return aira_error_nomem(err);
    own = &assessment->observations[assessment->observation_count++];
    memset(own, 0, sizeof *own);
    own->number = borrowed->number;
    own->question = borrowed->question;
    if (copy_given(&own->text, borrowed->text) && copy_given(&own->impact, borrowed->impact) &&
        copy_given(&own->owner, borrowed->owner) && copy_given(&own->due, borrowed->due))
        return AIRA_OK;
    return aira_error_nomem(err);
}

int store_check_text(const char *section, const char *language, const char *text, struct aira_error *err)
{
    if (section[0] == '\0' || !is_text(section, AIRA_MAX_NAME) || !is_text(language, AIRA_MAX_NAME) ||
        !is_text(text, AIRA_MAX_NOTE))
        return aira_error_set(err, AIRA_EINPUT, "A section's text is too long or holds control characters.");
    return AIRA_OK;
}

int store_add_text(struct aira_assessment *assessment, const char *section, const char *language, const char *text,
                   struct aira_error *err)
{
    struct aira_section_text *own;
    int result = store_check_text(section, language, text, err);

    if (result != 0)
        return result;
    if (aira_grow(&assessment->texts, &assessment->text_capacity, assessment->text_count + 1, sizeof *own) != 0)
        return aira_error_nomem(err);
    own = &assessment->texts[assessment->text_count++];
    own->section = aira_strdup(section);
    own->language = aira_strdup(language);
    own->text = aira_strdup(text);
    if (own->section == NULL || own->language == NULL || own->text == NULL)
        return aira_error_nomem(err);
    return AIRA_OK;
}
