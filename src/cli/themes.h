/* Themes of reports: which one is meant, and whether it will do. */
#ifndef AIRA_CLI_THEMES_H
#define AIRA_CLI_THEMES_H

#include <aira/render.h>
#include <aira/theme.h>

#include "cli.h"

/* A theme as the report and the renderers take it; the look borrows from the theme. */
struct cli_theme {
    struct aira_theme *theme; /* NULL: none was asked for */
    struct aira_look look;
    const char *face_files[AIRA_FACES];
};

/* Loads the theme that --theme names, one of the program's own or a file, and checks all of it.  Without --theme it is
 * empty.  AIRA_EUSAGE when the format has no look, AIRA_ENOTFOUND when it is not there; mistakes in it are printed and
 * give AIRA_EINPUT.  Disposed by cli_theme_dispose in every case. */
int cli_theme_read(struct cli_theme *out, struct cli *cli, const struct cli_args *args,
                   const struct aira_renderer *renderer, struct aira_error *err);
void cli_theme_dispose(struct cli_theme *theme);
/* The look, or NULL for the default one. */
const struct aira_look *cli_theme_look(const struct cli_theme *theme);

#endif
