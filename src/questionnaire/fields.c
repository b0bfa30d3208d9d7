/* Keys of a section, each read into its type, with an error that says what was wanted. */
#include "private.h"

#include <string.h>

bool questionnaire_is_kind(const struct aira_ini_section *section, const char *kind, const char **id)
{
    size_t length = strlen(kind);

    if (strncmp(section->name, kind, length) != 0 || (section->name[length] != '\0' && section->name[length] != ' '))
        return false;
    if (id != NULL)
        *id = section->name + length + (section->name[length] == ' ');
    return true;
}

size_t questionnaire_count(const struct aira_ini *ini, const char *kind)
{
    size_t count = 0;

    for (size_t i = 0; i < ini->count; i++)
        count += questionnaire_is_kind(&ini->sections[i], kind, NULL);
    return count;
}

void questionnaire_report(const struct questionnaire_section *s, int line, const char *code, const char *format, ...)
{
    struct aira_buf lead;
    va_list args;

    aira_buf_init(&lead);
    aira_buf_printf(&lead, aira_say("[%s]: "), s->section->name);
    if (lead.failed)
        s->loader->diags->failed = true;
    va_start(args, format);
    aira_diags_vadd(s->loader->diags, AIRA_ERROR, code, s->file, line, aira_buf_cstr(&lead), "", format, args);
    va_end(args);
    aira_buf_dispose(&lead);
}

void questionnaire_check_keys(const struct questionnaire_section *s, const char *const *known, size_t count)
{
    for (size_t i = 0; i < s->section->count; i++) {
        const struct aira_ini_entry *entry = &s->section->entries[i];

        if (!questionnaire_has(entry->key, known, count, sizeof *known))
            questionnaire_unknown(s->loader, s->file, entry->line, "unknown-key", AIRA_SENTENCE("key"), entry->key,
                                  known, count, sizeof *known);
    }
}

const struct aira_ini_entry *questionnaire_field(const struct questionnaire_section *s, const char *key)
{
    return aira_ini_get(s->section, key);
}

const struct aira_ini_entry *questionnaire_need(const struct questionnaire_section *s, const char *key)
{
    const struct aira_ini_entry *entry = questionnaire_field(s, key);

    if (entry != NULL && entry->value[0] != '\0')
        return entry;
    questionnaire_report(s, entry == NULL ? s->section->line : entry->line, "missing-key",
                         entry == NULL ? "the key \"%s\" is missing" : "the key \"%s\" is empty", key);
    return NULL;
}

void questionnaire_bad(const struct questionnaire_section *s, const struct aira_ini_entry *entry, const char *wanted)
{
    questionnaire_report(s, entry->line, "bad-value", "%s = %s is not possible; it must be %s", entry->key,
                         entry->value, wanted);
}

bool questionnaire_int(int *out, const struct questionnaire_section *s, const char *key, int least, int greatest)
{
    const struct aira_ini_entry *entry = questionnaire_field(s, key);

    if (entry == NULL)
        return false;
    if (aira_int_parse(out, entry->value, least, greatest))
        return true;
    questionnaire_report(s, entry->line, "bad-value",
                         "%s = %s is not possible; it must be a whole number from %d to %d", key, entry->value, least,
                         greatest);
    return false;
}

bool questionnaire_yesno(bool *out, const struct questionnaire_section *s, const char *key)
{
    static const char *const words[] = {"no", "yes"};
    int choice;

    if (!questionnaire_choice(&choice, s, key, words, 2))
        return false;
    *out = choice == 1;
    return true;
}

bool questionnaire_percent(int *out, const struct questionnaire_section *s, const char *key)
{
    const struct aira_ini_entry *entry = questionnaire_field(s, key);
    int64_t number;

    if (entry == NULL)
        return false;
    if (!aira_number_parse(&number, entry->value) || number < 0 || number > 100000 || number % 100 != 0) {
        questionnaire_bad(s, entry, aira_say("a percentage from 0 to 100 with at most one decimal"));
        return false;
    }
    *out = (int)(number / 100);
    return true;
}

bool questionnaire_choice(int *out, const struct questionnaire_section *s, const char *key, const char *const *words,
                          size_t count)
{
    const struct aira_ini_entry *entry = questionnaire_field(s, key);
    struct aira_buf wanted;

    if (entry == NULL)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(entry->value, words[i]) == 0) {
            *out = (int)i;
            return true;
        }
    }
    aira_buf_init(&wanted);
    for (size_t i = 0; i < count; i++)
        aira_buf_printf(&wanted, "%s%s", i == 0 ? "" : i + 1 == count ? aira_say(" or ") : aira_say(", "), words[i]);
    questionnaire_bad(s, entry, aira_buf_cstr(&wanted));
    aira_buf_dispose(&wanted);
    return false;
}

int questionnaire_copy(const char **out, const struct questionnaire_section *s, const char *key)
{
    const struct aira_ini_entry *entry = questionnaire_field(s, key);

    *out = aira_arena_strdup(s->loader->arena, entry == NULL ? "" : entry->value);
    return *out == NULL ? AIRA_ENOMEM : AIRA_OK;
}

/* Whether item i can stay: it is not empty and not one of those kept before it. */
static bool is_new(const struct questionnaire_section *s, const struct aira_ini_entry *entry, const char **items,
                   size_t kept, const char *item)
{
    if (item[0] == '\0') {
        questionnaire_report(s, entry->line, "bad-value", "the list %s has an empty item; take a comma away",
                             entry->key);
        return false;
    }
    for (size_t i = 0; i < kept; i++) {
        if (strcmp(items[i], item) == 0) {
            questionnaire_report(s, entry->line, "duplicate-value", "the list %s names \"%s\" twice", entry->key, item);
            return false;
        }
    }
    return true;
}

int questionnaire_list(const char ***items, size_t *count, const struct questionnaire_section *s, const char *key)
{
    const struct aira_ini_entry *entry = questionnaire_field(s, key);
    size_t kept = 0;

    *items = NULL;
    *count = 0;
    if (entry == NULL)
        return AIRA_OK;
    if (aira_ini_list(items, count, s->loader->arena, entry->value) != 0)
        return AIRA_ENOMEM;
    for (size_t i = 0; i < *count; i++) {
        if (is_new(s, entry, *items, kept, (*items)[i]))
            (*items)[kept++] = (*items)[i];
    }
    *count = kept;
    return AIRA_OK;
}

bool questionnaire_pair(const char **name, const char **value, const char *item, struct aira_arena *arena)
{
    const char *colon = strchr(item, ':');
    size_t before, after;

    if (colon == NULL)
        return false;
    before = (size_t)(colon - item);
    while (before > 0 && item[before - 1] == ' ')
        before--;
    after = strspn(colon + 1, " ") + 1;
    *name = aira_arena_strndup(arena, item, before);
    *value = aira_arena_strdup(arena, colon + after);
    return *name != NULL && *value != NULL && **name != '\0' && **value != '\0';
}

int questionnaire_refs(const char *const **refs, size_t *count, const struct questionnaire_section *s)
{
    const struct aira_ini_entry *entry = questionnaire_field(s, "refs");
    const char **items;

    if (questionnaire_list(&items, count, s, "refs") != 0)
        return AIRA_ENOMEM;
    for (size_t i = 0; i < *count; i++) {
        char *ref = aira_arena_strdup(s->loader->arena, items[i]);

        if (ref == NULL)
            return AIRA_ENOMEM;
        aira_ascii_lower(ref);
        items[i] = ref;
        if (strncmp(ref, "report/", 7) != 0 && !s->loader->references_broken &&
            aira_map_get(&s->loader->own->references, ref) < 0)
            questionnaire_unknown(s->loader, s->file, entry->line, "unknown-reference", AIRA_SENTENCE("reference"), ref,
                                  s->loader->questionnaire->references, s->loader->questionnaire->reference_count,
                                  sizeof *s->loader->questionnaire->references);
    }
    *refs = items;
    return AIRA_OK;
}

void questionnaire_check_role(const struct questionnaire_section *s, int line, const char *role)
{
    const struct aira_questionnaire *q = s->loader->questionnaire;

    if (q->role_count > 0 && !questionnaire_has(role, q->roles, q->role_count, sizeof *q->roles))
        questionnaire_unknown(s->loader, s->file, line, "unknown-role", AIRA_SENTENCE("role"), role, q->roles,
                              q->role_count, sizeof *q->roles);
}

int questionnaire_id(struct questionnaire_section *s, const char *kind, struct aira_map *map, int index)
{
    const char *id = "";

    (void)questionnaire_is_kind(s->section, kind, &id);
    s->id = aira_arena_strdup(s->loader->arena, id);
    if (s->id == NULL)
        return AIRA_ENOMEM;
    if (!aira_id_valid(id))
        questionnaire_report(s, s->section->line, "bad-id",
                             "\"%s\" is no name for a %s; names begin with a letter and hold a-z, 0-9, _ and -, joined "
                             "by single dots",
                             id, aira_say(kind));
    return map == NULL ? AIRA_OK : aira_map_put(map, s->id, index);
}

void questionnaire_stranger(const struct questionnaire_section *s, const char *kind)
{
    questionnaire_report(s, s->section->line, "unknown-section", "this file holds only sections [%s ID]", kind);
}
