/* aira terminal: the walk through an assessment, line by line.  The full screen will stand beside it over the same walk
 * (aira/answers.h).
 */
#ifndef AIRA_TERMINAL_H
#define AIRA_TERMINAL_H

#include <stdio.h>

#include <aira/answers.h>
#include <aira/base.h>
#include <aira/store.h>

struct aira_terminal {
    FILE *in, *out;                     /* words and questions go to `out` */
    const char *language;               /* "zh" or "en" at the start */
    const struct aira_catalog *catalog; /* section "walk" of data/walk.<lang>.ini */
    struct aira_store *store;
    struct aira_stored *stored;      /* the assessment; kept up to date */
    const char *by;                  /* who enters the answers; NULL: nobody named */
    size_t columns;                  /* width for wrapping, 0: 80 */
    enum aira_filter filter;         /* which questions the walk stops at in the beginning; 0: all */
    const char *role;                /* asks only what this role can answer; NULL: everything */
    bool prompt;                     /* print the prompt and echo nothing else (a person types); false for a script */
    int64_t (*now)(void *context);   /* the clock */
    const volatile int *interrupted; /* set by the caller's signal handler; NULL: never */
    void *context;                   /* for now */
};

/* Walks until the questionnaire is done, :quit, the end of input or an interrupt; each answer is acknowledged with the
 * word "saved" (in the language) only after it was committed.  `language` and `stored` follow what happens (:lang;
 * another program's changes), `stored` but for its journal.  0: left in order; AIRA_EINTERRUPTED: broken off; other
 * codes: storage trouble, with everything acknowledged safe. */
int aira_line_walk(struct aira_terminal *terminal, struct aira_error *err);

#endif
