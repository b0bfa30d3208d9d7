/* references.ini: [reference ID].  Its ids may hold slashes and begin with a digit. */
#include "private.h"

#include <string.h>

static const char *const reference_keys[] = {"framework",  "clause", "in-force", "status",
                                             "confidence", "place",  "duty"};
/* "int" is everywhere; a client can be in the others. */
static const char *const place_words[] = {"int", "cn", "eu", "sg", "us", "other"};
static const char *const duty_words[] = {"user", "deployer", "provider", "model-provider"};
static const char *const confidence_words[] = {"high", "medium"};

enum {
    PLACES = sizeof place_words / sizeof place_words[0],
    DUTIES = sizeof duty_words / sizeof duty_words[0],
    CONFIDENCES = sizeof confidence_words / sizeof confidence_words[0]
};

bool questionnaire_is_place(const char *s)
{
    return questionnaire_has(s, place_words + 1, PLACES - 1, sizeof *place_words);
}

bool questionnaire_is_duty(const char *s)
{
    return questionnaire_has(s, duty_words, DUTIES, sizeof *duty_words);
}

/* A key that can be left out, but when it is there holds one of the words: any other would hide the clause. */
static void check_word(const struct questionnaire_section *s, const char *key, const char *const *words, size_t count)
{
    int choice;

    if (questionnaire_field(s, key) != NULL && questionnaire_need(s, key) != NULL)
        (void)questionnaire_choice(&choice, s, key, words, count);
}

static bool is_reference_id(const char *s)
{
    return s[0] != '\0' && strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789._/-") == strlen(s) &&
           strncmp(s, "report/", 7) != 0;
}

static int load_reference(struct aira_reference *reference, struct questionnaire_section *s, int index)
{
    const char *id = "";

    (void)questionnaire_is_kind(s->section, "reference", &id);
    s->id = aira_arena_strdup(s->loader->arena, id);
    if (s->id == NULL)
        return AIRA_ENOMEM;
    if (!is_reference_id(id))
        questionnaire_report(s, s->section->line, "bad-id",
                             "\"%s\" is no name for a reference; names hold a-z, 0-9 and . _ / - and do not begin with "
                             "report/",
                             id);
    questionnaire_check_keys(s, reference_keys, sizeof reference_keys / sizeof reference_keys[0]);
    *reference = (struct aira_reference){.id = s->id, .line = s->section->line};
    check_word(s, "place", place_words, PLACES);
    check_word(s, "duty", duty_words, DUTIES);
    check_word(s, "confidence", confidence_words, CONFIDENCES);
    if (questionnaire_copy(&reference->framework, s, "framework") != 0 ||
        questionnaire_copy(&reference->clause, s, "clause") != 0 ||
        questionnaire_copy(&reference->in_force, s, "in-force") != 0 ||
        questionnaire_copy(&reference->status, s, "status") != 0 ||
        questionnaire_copy(&reference->confidence, s, "confidence") != 0 ||
        questionnaire_copy(&reference->place, s, "place") != 0 || questionnaire_copy(&reference->duty, s, "duty") != 0)
        return AIRA_ENOMEM;
    return aira_map_put(&s->loader->own->references, s->id, index);
}

int questionnaire_load_references(struct questionnaire_loader *loader)
{
    struct aira_questionnaire *q = loader->questionnaire;
    size_t count = questionnaire_count(loader->references, "reference");
    struct aira_reference *references = aira_arena_array(loader->arena, count, sizeof *references);

    if (references == NULL)
        return AIRA_ENOMEM;
    q->references = references;
    for (size_t i = 0; i < loader->references->count; i++) {
        struct questionnaire_section s = {loader, loader->references->file, &loader->references->sections[i], ""};

        if (!questionnaire_is_kind(s.section, "reference", NULL)) {
            questionnaire_stranger(&s, "reference");
            continue;
        }
        if (load_reference(&references[q->reference_count], &s, (int)q->reference_count) != 0)
            return AIRA_ENOMEM;
        q->reference_count++;
    }
    return AIRA_OK;
}
