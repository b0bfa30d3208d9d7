/* aira terminal: the walk through an assessment, line by line and on the full screen, over the same walk
 * (aira/answers.h); and the list of what is saved.
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

/* The full screen.  Its words are section "screen" of data/terminal.<lang>.ini, beside "walk". */
struct aira_screen {
    struct aira_terminal *terminal; /* as above; `in`, `out`, `columns` and `prompt` are not used.  With `home`, `store`
                                       is NULL when nothing is saved yet, and *stored is empty and left so */
    bool home;                      /* begins with the list of what is saved; else with the walk through *stored */
    const char *term;               /* the kind of terminal */
    bool colours;                   /* may be used where the terminal has them */
    bool ascii;                     /* only ASCII can be shown */
    const char *config;             /* the user's config.ini, which need not be there; NULL: none */
    /* What is done outside of the screen; NULL: not possible.  `told` gets a sentence for the user. */
    int (*report)(void *context, struct aira_buf *told, int64_t number, struct aira_error *err);
    int (*export)(void *context, struct aira_buf *told, int64_t number, struct aira_error *err);
    int (*edit)(void *context, struct aira_buf *text, struct aira_error *err); /* in the user's editor */
    void *context;
};

/* Runs until the user leaves; standard input and output are the terminal, which is left as it was found.  Each answer
 * is stored before the next question is drawn.  Codes are as aira_line_walk's; AIRA_EFAIL also when the terminal is not
 * known or ncursesw is not there. */
int aira_screen_run(const struct aira_screen *screen, struct aira_error *err);

#endif
