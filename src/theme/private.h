/* What the files of the theme reader share. */
#ifndef AIRA_THEME_PRIVATE_H
#define AIRA_THEME_PRIVATE_H

#include <aira/theme.h>

struct theme_reader {
    struct aira_theme *theme;
    const struct aira_ini *ini;
    struct aira_diags *diags;
    bool failed; /* memory ran out */
};

/* ---- fields.c ---- */

void theme_report(struct theme_reader *reader, int line, const char *code, const char *format, ...) AIRA_PRINTF(4, 5);
/* The entry, or NULL. */
const struct aira_ini_entry *theme_entry(const struct theme_reader *reader, const char *section, const char *key);
/* A text that lasts as long as the theme; NULL once memory ran out. */
const char *theme_lasting(struct theme_reader *reader, const char *text);
/* `name` as a path: from the folder of the theme's file, unless it begins with '/'. */
const char *theme_path(struct theme_reader *reader, const char *name);
/* Splits a value at its commas; false once memory ran out. */
bool theme_list(struct theme_reader *reader, const char ***items, size_t *count, const char *value);
/* Reports every section and key that no theme has. */
void theme_check_keys(struct theme_reader *reader);

/* ---- one for each section ---- */

void theme_read_colours(struct theme_reader *reader);
void theme_read_cover(struct theme_reader *reader);
void theme_read_logos(struct theme_reader *reader); /* after the colours and the texts */
void theme_read_texts(struct theme_reader *reader);

#endif
