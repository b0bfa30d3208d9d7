/* Writing reports: one, or those of all assessments. */
#ifndef AIRA_CLI_REPORTING_H
#define AIRA_CLI_REPORTING_H

#include "scoring.h"
#include "themes.h"

struct reporting { /* how */
    const struct cli_args *args;
    const struct aira_renderer *renderer;
    const struct cli_theme *theme;
    const struct cli_password *password; /* empty: the file is not protected */
    const struct aira_stored *since;     /* an earlier assessment to compare with; NULL: none */
    const char *output;                  /* a file or "-"; NULL: named after the client */
    const char *folder;                  /* where a file that is named after the client goes; NULL: here */
};

struct reported {
    struct aira_buf path;
    unsigned pages; /* 0: the format has none */
    char content_hash[AIRA_HASH_HEX];
};

/* Writes one report and notes in the store that it was made; `now` is the time before the assessment was loaded, so
 * that what changed meanwhile counts as later.  out->path is initialised and disposed by the caller. */
int report_write(struct reported *out, struct cli *cli, const struct reporting *how, struct aira_store *store,
                 const struct aira_stored *stored, int64_t now, struct aira_error *err);
/* {assessment, format, file, pages, content_hash}; NULL when memory ran out. */
struct aira_json *report_json(const struct reporting *how, int64_t assessment, const char *path, unsigned pages,
                              const char *content_hash);

/* report --all: those of the saved assessments that every --where fits, in --jobs processes. */
int report_all(struct cli *cli, struct reporting *how, struct aira_error *err);

#endif
