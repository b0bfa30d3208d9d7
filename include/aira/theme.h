/* aira theme: how a firm's reports look and what stands in them, read from an INI file (docs/themes.md).  A theme is
 * data: the report room takes its sections, words and logos, the renderers its colours, faces and paper.
 */
#ifndef AIRA_THEME_H
#define AIRA_THEME_H

#include <aira/base.h>
#include <aira/document.h>

enum aira_logo { AIRA_LOGO_CONSULTANT, AIRA_LOGO_CLIENT, AIRA_LOGOS };
enum aira_theme_face { AIRA_THEME_LATIN, AIRA_THEME_LATIN_BOLD, AIRA_THEME_CHINESE, AIRA_THEME_FACES };
enum aira_theme_language { AIRA_THEME_EN, AIRA_THEME_ZH, AIRA_THEME_LANGUAGES };

enum {
    AIRA_LOGO_BYTES = 2 * 1024 * 1024, /* of a PNG file, at most */
    AIRA_LOGO_PIXELS = 4000,           /* of a side, at most */
};

/* A text of the theme in each language; NULL: the report's own words. */
struct aira_theme_text {
    const char *in[AIRA_THEME_LANGUAGES];
};

struct aira_theme {
    struct aira_arena arena;
    const char *file;               /* as the caller named it */
    uint32_t colours[AIRA_COLOURS]; /* complete: what the file leaves out is as in the default palette */
    uint32_t cover[AIRA_COLOURS];   /* of the cover, PAPER being its ground; all zero: as everywhere */
    bool letter;                    /* US Letter instead of A4 */
    struct {
        const char *family; /* NULL: none is named */
        const char *path;   /* of a file in place of a family; NULL: none */
        int line;
    } faces[AIRA_THEME_FACES];
    const struct aira_picture *logos[AIRA_LOGOS]; /* NULL: none */
    bool on_pages[AIRA_LOGOS];                    /* small at the head of each page */
    struct aira_theme_text firm, footer, confidential;
    const char *const *sections; /* ids in their order */
    size_t section_count;        /* 0: the report's own order */
    int sections_line;
};

/* Reads a theme.  Every mistake is reported to `diags` with file, line and what to do (codes: those of aira_ini_parse,
 * unknown-section, unknown-key, bad-colour, contrast, levels, bad-value, missing-key, missing-language, bad-text,
 * bad-logo, duplicate-id).  Text stands out from its ground by 4.5:1 at least, signs by 3:1, and each level from the
 * one before, which is lighter, by 1.25:1.  Paths of logos and faces are taken from the theme's folder.  Whether the
 * faces are there (aira_render_check_faces) and the sections known (aira_report_check_theme) others must say.  On
 * success
 * `*out` is to be freed by aira_theme_free.  AIRA_ENOTFOUND when the file is not there, AIRA_EINPUT when `diags` holds
 * an error, AIRA_ENOMEM. */
int aira_theme_load(struct aira_theme **out, const char *path, struct aira_diags *diags, struct aira_error *err);
void aira_theme_free(struct aira_theme *theme);

#endif
