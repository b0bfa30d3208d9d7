#include "ini_scan.h"

#include "ini_check.h"

#include <stdlib.h>
#include <string.h>

static struct ini_place place_of(struct ini_scan *scan)
{
    return (struct ini_place){scan->diags, scan->ini->file, scan->line, &scan->encoding};
}

/* The name between the brackets in lower case, each stretch of white space as one space; NULL: out of memory. */
static char *section_name(struct aira_arena *arena, const char *text, size_t length)
{
    const char *inner = text + 1;
    size_t left = length - 2;
    size_t used = 0;
    char *name;

    ini_trim(&inner, &left);
    name = aira_arena_strndup(arena, inner, left);
    if (name == NULL)
        return NULL;
    for (size_t i = 0; i < left; i++) {
        if (!ini_is_space(name[i]))
            name[used++] = name[i];
        else if (!ini_is_space(name[i - 1]))
            name[used++] = ' ';
    }
    name[used] = '\0';
    aira_ascii_lower(name);
    return name;
}

static void open_section(struct ini_scan *scan, const char *text, size_t length)
{
    struct ini_place place = place_of(scan);
    struct aira_ini *ini = scan->ini;
    char *name;
    int first;

    aira_map_dispose(&scan->keys);
    scan->orphan_reported = false;
    /* A section with a bad name takes up its keys all the same, so that they are checked too. */
    if (!ini_check_section(&place, text, length)) {
        name = aira_arena_strdup(&ini->arena, "");
    } else {
        name = section_name(&ini->arena, text, length);
    }
    if (name == NULL ||
        aira_grow(&ini->sections, &scan->section_capacity, ini->count + 1, sizeof *ini->sections) != 0) {
        scan->failed = true;
        return;
    }
    first = *name == '\0' ? -1 : aira_map_get(&ini->by_name, name);
    if (first >= 0)
        aira_diags_add(scan->diags, AIRA_ERROR, "duplicate-section", ini->file, scan->line,
                       "The section [%s] stands in line %d already. Join the two or rename one.", name,
                       ini->sections[first].line);
    else if (*name != '\0' && aira_map_put(&ini->by_name, name, (int)ini->count) != 0)
        scan->failed = true;
    ini->sections[ini->count++] = (struct aira_ini_section){name, scan->line, NULL, 0};
}

static void add_item(struct ini_scan *scan, const char *text, size_t length, char *key)
{
    struct aira_ini_section *section = &scan->ini->sections[scan->ini->count - 1];
    int first = aira_map_get(&scan->keys, key);

    if (first >= 0) {
        aira_diags_add(scan->diags, AIRA_ERROR, "duplicate-key", scan->ini->file, scan->line,
                       "The key \"%s\" of this section stands in line %d already. Delete or rename one of them.", key,
                       scan->items[first].line);
        return;
    }
    if (aira_map_put(&scan->keys, key, (int)scan->count) != 0 ||
        aira_grow(&scan->items, &scan->capacity, scan->count + 1, sizeof *scan->items) != 0) {
        scan->failed = true;
        return;
    }
    scan->items[scan->count++] = (struct ini_item){key, text, length, scan->line};
    section->count++;
}

static void report_orphan(struct ini_scan *scan)
{
    if (!scan->orphan_reported)
        aira_diags_add(scan->diags, AIRA_ERROR, "no-section", scan->ini->file, scan->line,
                       "A key stands before the first section. Put a line such as [name] above it.");
    scan->orphan_reported = true;
}

/* Puts a key with an unobjectionable value into its section. */
static void take_entry(struct ini_scan *scan, const char *text, size_t length, const char *name, size_t name_length)
{
    char *key;

    if (scan->ini->count == 0) {
        report_orphan(scan);
        return;
    }
    key = aira_arena_strndup(&scan->ini->arena, name, name_length);
    if (key == NULL) {
        scan->failed = true;
        return;
    }
    aira_ascii_lower(key);
    add_item(scan, text, length, key);
}

static void read_entry(struct ini_scan *scan, const char *text, size_t length)
{
    struct ini_place place = place_of(scan);
    const char *equals = memchr(text, '=', length);
    const char *name = text;
    const char *value;
    size_t name_length;
    size_t value_length;

    if (equals == NULL) {
        aira_diags_add(
            scan->diags, AIRA_ERROR, "bad-line", place.file, place.line,
            "The line is neither a section nor a key nor a comment. Write it as key = value with a plain =, or "
            "start it with ; to make it a comment.");
        return;
    }
    name_length = (size_t)(equals - text);
    value = equals + 1;
    value_length = length - name_length - 1;
    ini_trim(&name, &name_length);
    ini_trim(&value, &value_length);
    if (name_length == 0)
        aira_diags_add(scan->diags, AIRA_ERROR, "empty-key", place.file, place.line,
                       "Nothing stands before the =. Write the key's name there.");
    else if (ini_check_value(&place, value, value_length))
        take_entry(scan, text, length, name, name_length);
}

static void read_line(struct ini_scan *scan, const char *raw, size_t length)
{
    struct ini_place place = place_of(scan);

    if (!ini_check_bytes(&place, raw, length))
        return;
    ini_trim(&raw, &length);
    if (length == 0)
        return;
    /* iniparser joins the next line to any such line, even to a comment. */
    if (raw[length - 1] == '\\') {
        aira_diags_add(scan->diags, AIRA_ERROR, "backslash", place.file, place.line,
                       "The line ends in a backslash, which would swallow the next line. Delete the backslash.");
        return;
    }
    if (*raw == ';' || *raw == '#')
        return;
    if (*raw == '[')
        open_section(scan, raw, length);
    else
        read_entry(scan, raw, length);
}

bool ini_scan_text(struct ini_scan *scan, const char *text, size_t length)
{
    const char *end = text + length;

    scan->encoding.utf16 = length >= 2 && (memcmp(text, "\xFF\xFE", 2) == 0 || memcmp(text, "\xFE\xFF", 2) == 0);
    if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        text += 3;
    for (scan->line = 1; text < end && !scan->failed; scan->line++) {
        const char *newline = memchr(text, '\n', (size_t)(end - text));
        const char *stop = newline == NULL ? end : newline;
        size_t bytes = (size_t)(stop - text);

        if (bytes > 0 && newline != NULL && stop[-1] == '\r')
            bytes--;
        read_line(scan, text, bytes);
        text = newline == NULL ? end : newline + 1;
    }
    return !scan->failed;
}
