/* Finding parts, questions and texts by name. */
#include "private.h"

#include <string.h>

int aira_questionnaire_question(const struct aira_questionnaire *questionnaire, const char *id)
{
    return aira_map_get(&questionnaire->private_->questions, id);
}

int aira_questionnaire_part(const struct aira_questionnaire *questionnaire, const char *id)
{
    return aira_map_get(&questionnaire->private_->parts, id);
}

int aira_questionnaire_stage(const struct aira_questionnaire *questionnaire, const char *id)
{
    return aira_map_get(&questionnaire->private_->stages, id);
}

int aira_questionnaire_action(const struct aira_questionnaire *questionnaire, const char *id)
{
    return aira_map_get(&questionnaire->private_->actions, id);
}

int aira_questionnaire_reference(const struct aira_questionnaire *questionnaire, const char *id)
{
    return aira_map_get(&questionnaire->private_->references, id);
}

int aira_question_option(const struct aira_question *question, const char *id)
{
    for (int i = 0; i < question->option_count; i++) {
        if (strcmp(question->options[i].id, id) == 0)
            return i;
    }
    return -1;
}

/* The index of a language, or language_count. */
static size_t language_index(const struct aira_questionnaire *questionnaire, const char *language)
{
    size_t i = 0;

    while (i < questionnaire->language_count && strcmp(questionnaire->languages[i], language) != 0)
        i++;
    return i;
}

bool aira_questionnaire_has_language(const struct aira_questionnaire *questionnaire, const char *language)
{
    return language_index(questionnaire, language) < questionnaire->language_count;
}

static const char *find(const struct aira_questionnaire *questionnaire, size_t language, const char *kind,
                        const char *id, const char *key)
{
    const struct aira_ini_entry *entry =
        questionnaire_text_entry(questionnaire_text_section(questionnaire, language, kind, id), key);

    return entry == NULL ? NULL : entry->value;
}

const char *aira_questionnaire_find(const struct aira_questionnaire *questionnaire, const char *language,
                                    const char *kind, const char *id, const char *key)
{
    size_t i = language_index(questionnaire, language);

    return i < questionnaire->language_count ? find(questionnaire, i, kind, id, key) : NULL;
}

const char *aira_questionnaire_text(const struct aira_questionnaire *questionnaire, const char *language,
                                    const char *kind, const char *id, const char *key)
{
    const char *text = aira_questionnaire_find(questionnaire, language, kind, id, key);

    for (size_t i = 0; text == NULL && i < questionnaire->language_count; i++)
        text = find(questionnaire, i, kind, id, key);
    if (text != NULL)
        return text;
    return id != NULL ? id : key;
}
