/* text.<language>.ini: reading them, and the texts that no questionnaire can do without. */
#include "private.h"

#include <stdlib.h>
#include <string.h>

/* A language whose texts are being checked. */
struct check {
    struct questionnaire_loader *loader;
    size_t language;
    const char *file;
};

const struct aira_ini_section *questionnaire_text_section(const struct aira_questionnaire *questionnaire,
                                                          size_t language, const char *kind, const char *id)
{
    const struct questionnaire_texts *texts = &questionnaire->private_->texts[language];
    char name[AIRA_INI_MAX_LINE + 2];
    size_t kind_length = strlen(kind), id_length = id == NULL ? 0 : strlen(id);
    int index;

    if (texts->ini == NULL || kind_length + id_length + 2 > sizeof name)
        return NULL;
    memcpy(name, kind, kind_length + 1);
    if (id != NULL) {
        name[kind_length] = ' ';
        memcpy(name + kind_length + 1, id, id_length + 1);
    }
    index = aira_map_get(&texts->sections, name);
    return index < 0 ? NULL : &texts->ini->sections[index];
}

const struct aira_ini_entry *questionnaire_text_entry(const struct aira_ini_section *section, const char *key)
{
    const struct aira_ini_entry *entry = section == NULL ? NULL : aira_ini_get(section, key);

    return entry == NULL || entry->value[0] == '\0' ? NULL : entry;
}

/* Reports each of `keys` for which the section has no text; where there is no section, that is one error. */
static void need(const struct check *check, const char *kind, const char *id, const char *const *keys, size_t count)
{
    const struct aira_ini_section *section =
        questionnaire_text_section(check->loader->questionnaire, check->language, kind, id);

    if (section == NULL) {
        aira_diags_add(check->loader->diags, AIRA_ERROR, "missing-text", check->file, 0,
                       "the section [%s%s%s] is missing; at least its text \"%s\" is needed", kind,
                       id == NULL ? "" : " ", id == NULL ? "" : id, keys[0]);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        if (questionnaire_text_entry(section, keys[i]) == NULL)
            aira_diags_add(check->loader->diags, AIRA_ERROR, "missing-text", check->file, section->line,
                           "[%s]: the text \"%s\" is missing", section->name, keys[i]);
    }
}

static void check_question(const struct check *check, const struct aira_question *question)
{
    const char *keys[1 + AIRA_MAX_OPTIONS] = {"ask"};
    static const char *const levels[AIRA_LEVELS] = {"0", "1", "2", "3", "4"};
    size_t count = 1;

    for (size_t i = 0; question->type == AIRA_LEVEL && i < AIRA_LEVELS; i++)
        keys[count++] = levels[i];
    for (int i = 0; i < question->option_count; i++) {
        /* A bad name was reported already, and no key of a text can be like it. */
        if (questionnaire_option_id_valid(question->options[i].id) &&
            !questionnaire_is_text_key(question->options[i].id))
            keys[count++] = question->options[i].id;
    }
    need(check, "question", question->id, keys, count);
}

static void check_texts(const struct check *check)
{
    static const char *const title[] = {"title"}, *const action[] = {"title", "text"};
    const struct aira_questionnaire *q = check->loader->questionnaire;

    need(check, "questionnaire", NULL, title, 1);
    for (size_t i = 0; i < q->part_count; i++)
        need(check, "part", q->parts[i].id, title, 1);
    for (size_t i = 0; i < q->question_count; i++)
        check_question(check, &q->questions[i]);
    for (size_t i = 0; i < q->stage_count; i++)
        need(check, "stage", q->stages[i].id, title, 1);
    for (size_t i = 0; i < q->action_count; i++)
        need(check, "action", q->actions[i].id, action, 2);
}

static int load_language(struct questionnaire_loader *loader, size_t language)
{
    const char *name = aira_arena_printf(loader->arena, "text.%s.ini", loader->questionnaire->languages[language]);
    struct questionnaire_texts *texts = &loader->own->texts[language];
    struct check check = {loader, language, NULL};
    int code;

    if (name == NULL)
        return AIRA_ENOMEM;
    code = questionnaire_read(&texts->ini, loader, name);
    if (code == AIRA_ENOTFOUND) {
        aira_diags_add(loader->diags, AIRA_ERROR, "missing-file", loader->main->file,
                       aira_ini_get(aira_ini_find(loader->main, "questionnaire"), "languages")->line,
                       "the language %s needs a file %s%s", loader->questionnaire->languages[language],
                       loader->own->prefix, name);
        return AIRA_OK;
    }
    if (code != 0 || texts->ini == NULL)
        return code;
    for (size_t i = 0; i < texts->ini->count; i++) {
        if (aira_map_put(&texts->sections, texts->ini->sections[i].name, (int)i) != 0)
            return AIRA_ENOMEM;
    }
    check.file = texts->ini->file;
    check_texts(&check);
    return AIRA_OK;
}

int questionnaire_load_texts(struct questionnaire_loader *loader)
{
    size_t count = loader->questionnaire->language_count;

    loader->own->texts = calloc(count == 0 ? 1 : count, sizeof *loader->own->texts);
    if (loader->own->texts == NULL)
        return AIRA_ENOMEM;
    for (size_t i = 0; i < count; i++) {
        int code = load_language(loader, i);

        if (code != 0)
            return code;
    }
    return AIRA_OK;
}
