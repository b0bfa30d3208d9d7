/* Reading a theme: one pass over its sections, every mistake told. */
#include "private.h"

#include <stdlib.h>
#include <string.h>

static void read_page(struct theme_reader *reader)
{
    const struct aira_ini_entry *entry = theme_entry(reader, "page", "paper");

    if (entry == NULL)
        return;
    reader->theme->letter = strcmp(entry->value, "letter") == 0;
    if (!reader->theme->letter && strcmp(entry->value, "a4") != 0)
        theme_report(reader, entry->line, "bad-value", "paper is a4 or letter, not '%s'.", entry->value);
}

/* A file has a folder in its name, or the ending of one. */
static bool is_file(const char *name)
{
    const char *dot = strrchr(name, '.');

    return strchr(name, '/') != NULL || (dot != NULL && (strcmp(dot, ".ttf") == 0 || strcmp(dot, ".ttc") == 0));
}

static void read_faces(struct theme_reader *reader)
{
    static const char *const keys[AIRA_THEME_FACES] = {"latin", "latin-bold", "chinese"};
    struct aira_theme *theme = reader->theme;

    for (size_t i = 0; i < AIRA_THEME_FACES; i++) {
        const struct aira_ini_entry *entry = theme_entry(reader, "faces", keys[i]);

        if (entry == NULL)
            continue;
        theme->faces[i].line = entry->line;
        if (*entry->value == '\0')
            theme_report(reader, entry->line, "bad-value", "%s names no typeface; give a name, or leave it out.",
                         keys[i]);
        else if (is_file(entry->value))
            theme->faces[i].path = theme_path(reader, entry->value);
        else if (i != AIRA_THEME_LATIN_BOLD)
            theme->faces[i].family = theme_lasting(reader, entry->value);
        else
            theme_report(reader, entry->line, "bad-value",
                         "latin-bold is a file, for a face that latin names by its file too; a family's bold face is "
                         "found by itself.");
    }
    if (theme->faces[AIRA_THEME_LATIN_BOLD].path != NULL && theme->faces[AIRA_THEME_LATIN].path == NULL)
        theme_report(reader, theme->faces[AIRA_THEME_LATIN_BOLD].line, "bad-value",
                     "latin-bold goes with a file as latin; a family's bold face is found by itself.");
}

static void read_sections(struct theme_reader *reader)
{
    const struct aira_ini_entry *entry = theme_entry(reader, "sections", "order");
    const char **items = NULL;
    size_t count = 0;

    if (entry == NULL || !theme_list(reader, &items, &count, entry->value))
        return;
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < i; k++)
            if (strcmp(items[i], items[k]) == 0) {
                theme_report(reader, entry->line, "duplicate-id", "The section '%s' is named twice.", items[i]);
                k = i;
            }
    reader->theme->sections = items;
    reader->theme->section_count = count;
    reader->theme->sections_line = entry->line;
    if (count == 0)
        theme_report(reader, entry->line, "bad-value", "order names no section; leave it out for the usual order.");
}

static int read_all(struct theme_reader *reader, struct aira_error *err)
{
    theme_check_keys(reader);
    read_page(reader);
    theme_read_colours(reader);
    theme_read_cover(reader);
    read_faces(reader);
    theme_read_texts(reader);
    theme_read_logos(reader);
    read_sections(reader);
    return reader->failed ? aira_error_nomem(err) : aira_diags_result(reader->diags, err);
}

int aira_theme_load(struct aira_theme **out, const char *path, struct aira_diags *diags, struct aira_error *err)
{
    struct aira_theme *theme = calloc(1, sizeof *theme);
    struct theme_reader reader = {.theme = theme, .diags = diags};
    struct aira_ini *ini = NULL;
    int code;

    *out = NULL;
    if (theme == NULL)
        return aira_error_nomem(err);
    aira_arena_init(&theme->arena);
    theme->file = theme_lasting(&reader, path);
    code = reader.failed ? aira_error_nomem(err) : aira_ini_load(&ini, path, diags, err);
    if (code == 0) {
        reader.ini = ini;
        code = read_all(&reader, err);
    }
    if (code == 0) {
        *out = theme;
        theme = NULL;
    }
    aira_ini_free(ini);
    aira_theme_free(theme);
    return code;
}

void aira_theme_free(struct aira_theme *theme)
{
    if (theme == NULL)
        return;
    aira_arena_dispose(&theme->arena);
    free(theme);
}
