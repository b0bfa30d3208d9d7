#include "aira/base.h"

#include <stdlib.h>
#include <string.h>

struct texts {
    struct aira_map by_key;
    const char **items;
    size_t count, capacity;
};

struct language {
    const char *name;
    struct aira_map by_section;
    struct texts *sections;
    size_t count, capacity;
};

struct aira_catalog {
    struct aira_arena arena; /* all names and texts */
    struct language *languages;
    size_t count, capacity;
};

int aira_catalog_new(struct aira_catalog **out, struct aira_error *err)
{
    *out = calloc(1, sizeof **out);
    if (*out == NULL)
        return aira_error_nomem(err);
    aira_arena_init(&(*out)->arena);
    return AIRA_OK;
}

static void language_dispose(struct language *language)
{
    for (size_t i = 0; i < language->count; i++) {
        aira_map_dispose(&language->sections[i].by_key);
        free(language->sections[i].items);
    }
    aira_map_dispose(&language->by_section);
    free(language->sections);
}

void aira_catalog_free(struct aira_catalog *catalog)
{
    if (catalog == NULL)
        return;
    for (size_t i = 0; i < catalog->count; i++)
        language_dispose(&catalog->languages[i]);
    free(catalog->languages);
    aira_arena_dispose(&catalog->arena);
    free(catalog);
}

static struct language *find_language(const struct aira_catalog *catalog, const char *name)
{
    for (size_t i = 0; i < catalog->count; i++) {
        if (strcmp(catalog->languages[i].name, name) == 0)
            return &catalog->languages[i];
    }
    return NULL;
}

/* The language of that name, made when it is new; NULL: out of memory. */
static struct language *need_language(struct aira_catalog *catalog, const char *name)
{
    struct language *language = find_language(catalog, name);
    char *copy;

    if (language != NULL)
        return language;
    copy = aira_arena_strdup(&catalog->arena, name);
    if (copy == NULL ||
        aira_grow(&catalog->languages, &catalog->capacity, catalog->count + 1, sizeof *catalog->languages) != 0)
        return NULL;
    language = &catalog->languages[catalog->count++];
    *language = (struct language){.name = copy};
    return language;
}

static struct texts *need_section(struct aira_catalog *catalog, struct language *language, const char *name)
{
    int index = aira_map_get(&language->by_section, name);
    char *copy;

    if (index >= 0)
        return &language->sections[index];
    copy = aira_arena_strdup(&catalog->arena, name);
    if (copy == NULL ||
        aira_grow(&language->sections, &language->capacity, language->count + 1, sizeof *language->sections) != 0 ||
        aira_map_put(&language->by_section, copy, (int)language->count) != 0)
        return NULL;
    language->sections[language->count] = (struct texts){.items = NULL};
    return &language->sections[language->count++];
}

static int set_text(struct aira_catalog *catalog, struct texts *texts, const char *key, const char *text)
{
    int index = aira_map_get(&texts->by_key, key);
    char *copy = aira_arena_strdup(&catalog->arena, text);
    char *name;

    if (copy == NULL)
        return AIRA_ENOMEM;
    if (index >= 0) {
        texts->items[index] = copy;
        return AIRA_OK;
    }
    name = aira_arena_strdup(&catalog->arena, key);
    if (name == NULL || aira_grow(&texts->items, &texts->capacity, texts->count + 1, sizeof *texts->items) != 0 ||
        aira_map_put(&texts->by_key, name, (int)texts->count) != 0)
        return AIRA_ENOMEM;
    texts->items[texts->count++] = copy;
    return AIRA_OK;
}

int aira_catalog_add(struct aira_catalog *catalog, const char *language, const struct aira_ini *ini,
                     struct aira_error *err)
{
    struct language *into = need_language(catalog, language);

    if (into == NULL)
        return aira_error_nomem(err);
    for (size_t i = 0; i < ini->count; i++) {
        const struct aira_ini_section *section = &ini->sections[i];
        struct texts *texts = need_section(catalog, into, section->name);

        if (texts == NULL)
            return aira_error_nomem(err);
        for (size_t j = 0; j < section->count; j++) {
            if (set_text(catalog, texts, section->entries[j].key, section->entries[j].value) != 0)
                return aira_error_nomem(err);
        }
    }
    return AIRA_OK;
}

static int load_language(struct aira_catalog *catalog, const char *dir, const char *name, const char *language,
                         struct aira_error *err)
{
    struct aira_ini *ini = NULL;
    struct aira_diags diags;
    struct aira_buf path;
    int result;

    aira_diags_init(&diags);
    aira_buf_init(&path);
    aira_path_join(&path, dir, name);
    aira_buf_printf(&path, ".%s.ini", language);
    result = aira_buf_result(&path, err);
    if (result == 0)
        result = aira_ini_load(&ini, aira_buf_cstr(&path), &diags, err);
    if (result == 0)
        result = aira_catalog_add(catalog, language, ini, err);
    aira_ini_free(ini);
    aira_buf_dispose(&path);
    aira_diags_dispose(&diags);
    return result;
}

int aira_catalog_load(struct aira_catalog *catalog, const char *dir, const char *name, struct aira_error *err)
{
    int result = load_language(catalog, dir, name, "zh", err);

    return result == 0 ? load_language(catalog, dir, name, "en", err) : result;
}

const char *aira_catalog_find(const struct aira_catalog *catalog, const char *language, const char *section,
                              const char *key)
{
    const struct language *spoken = find_language(catalog, language);
    int index = spoken == NULL ? -1 : aira_map_get(&spoken->by_section, section);
    const struct texts *texts = index < 0 ? NULL : &spoken->sections[index];

    index = texts == NULL ? -1 : aira_map_get(&texts->by_key, key);
    return index < 0 ? NULL : texts->items[index];
}

const char *aira_catalog_text(const struct aira_catalog *catalog, const char *language, const char *section,
                              const char *key)
{
    const char *text = aira_catalog_find(catalog, language, section, key);

    return text == NULL ? key : text;
}

static const char *value_of(const char *const *pairs, const char *name, size_t length)
{
    for (; *pairs != NULL; pairs += 2) {
        if (strlen(pairs[0]) == length && memcmp(pairs[0], name, length) == 0)
            return pairs[1];
    }
    return NULL;
}

void aira_text_fill(struct aira_buf *out, const char *text, const char *const *pairs)
{
    while (*text != '\0') {
        size_t plain = strcspn(text, "{");
        size_t name;
        const char *value;

        aira_buf_add(out, text, plain);
        text += plain;
        if (*text == '\0')
            break;
        name = strcspn(text + 1, "{}");
        value = text[1 + name] == '}' ? value_of(pairs, text + 1, name) : NULL;
        if (value == NULL) {
            aira_buf_putc(out, *text++);
        } else {
            aira_buf_puts(out, value);
            text += name + 2;
        }
    }
}
