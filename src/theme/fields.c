/* Sections and keys: which there are, and reading them. */
#include "private.h"

#include <string.h>

enum { MOST_KEYS = AIRA_COLOURS };

static const struct {
    const char *name;
    const char *keys[MOST_KEYS]; /* ended by NULL */
} sections[] = {
    {"colours",
     {"ink", "accent", "grey", "pale", "paper", "level0", "level1", "level2", "level3", "level4", "good", "bad",
      "open"}},
    {"cover", {"ground", "text", "second", "accent"}},
    {"faces", {"latin", "latin-bold", "chinese"}},
    {"logos", {"consultant", "client", "pages"}},
    {"page", {"paper"}},
    {"sections", {"order"}},
    {"text en", {"firm", "footer", "confidential"}},
    {"text zh", {"firm", "footer", "confidential"}},
};

enum { SECTIONS = sizeof sections / sizeof *sections };

void theme_report(struct theme_reader *reader, int line, const char *code, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    aira_diags_vadd(reader->diags, AIRA_ERROR, code, reader->theme->file, line, "", "", format, args);
    va_end(args);
}

const struct aira_ini_entry *theme_entry(const struct theme_reader *reader, const char *section, const char *key)
{
    const struct aira_ini_section *found = aira_ini_find(reader->ini, section);

    return found == NULL ? NULL : aira_ini_get(found, key);
}

const char *theme_lasting(struct theme_reader *reader, const char *text)
{
    const char *copy = aira_arena_strdup(&reader->theme->arena, text);

    reader->failed = reader->failed || copy == NULL;
    return copy;
}

const char *theme_path(struct theme_reader *reader, const char *name)
{
    const char *slash = strrchr(reader->theme->file, '/'), *path = NULL;

    if (*name == '/' || slash == NULL)
        return theme_lasting(reader, name);
    path = aira_arena_printf(&reader->theme->arena, "%.*s/%s", (int)(slash - reader->theme->file), reader->theme->file,
                             name);
    reader->failed = reader->failed || path == NULL;
    return path;
}

bool theme_list(struct theme_reader *reader, const char ***items, size_t *count, const char *value)
{
    if (aira_ini_list(items, count, &reader->theme->arena, value) == 0)
        return true;
    reader->failed = true;
    return false;
}

static void add_name(struct aira_buf *names, const char *name)
{
    aira_buf_printf(names, "%s%s", names->length > 0 ? aira_say(", ") : "", name);
}

static void unknown_section(struct theme_reader *reader, const struct aira_ini_section *section)
{
    struct aira_buf names;

    aira_buf_init(&names);
    for (size_t i = 0; i < SECTIONS; i++)
        add_name(&names, sections[i].name);
    theme_report(reader, section->line, "unknown-section", "A theme has no section [%s]; it has %s.", section->name,
                 aira_buf_cstr(&names));
    reader->failed = reader->failed || names.failed;
    aira_buf_dispose(&names);
}

static void check_key(struct theme_reader *reader, size_t section, const struct aira_ini_entry *entry)
{
    struct aira_buf names;

    for (size_t i = 0; i < MOST_KEYS && sections[section].keys[i] != NULL; i++)
        if (strcmp(sections[section].keys[i], entry->key) == 0)
            return;
    aira_buf_init(&names);
    for (size_t i = 0; i < MOST_KEYS && sections[section].keys[i] != NULL; i++)
        add_name(&names, sections[section].keys[i]);
    theme_report(reader, entry->line, "unknown-key", "Section [%s] has no key '%s'; it has %s.", sections[section].name,
                 entry->key, aira_buf_cstr(&names));
    reader->failed = reader->failed || names.failed;
    aira_buf_dispose(&names);
}

void theme_check_keys(struct theme_reader *reader)
{
    for (size_t s = 0; s < reader->ini->count; s++) {
        const struct aira_ini_section *section = &reader->ini->sections[s];
        size_t i = 0;

        while (i < SECTIONS && strcmp(sections[i].name, section->name) != 0)
            i++;
        if (i == SECTIONS)
            unknown_section(reader, section);
        for (size_t k = 0; i < SECTIONS && k < section->count; k++)
            check_key(reader, i, &section->entries[k]);
    }
}
