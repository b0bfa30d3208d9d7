/* For the tests of the walk: a real store in a folder of its own, scripted input, and what was printed.
 *
 * Whatever a walk prints in any of the tests is looked through for control bytes and for lines too wide.
 */
#ifndef AIRA_TEST_WALKING_H
#define AIRA_TEST_WALKING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <aira/store.h>
#include <aira/terminal.h>

enum { WALKING_CLOCK = 1795500000 };

struct walking {
    char dir[64], path[96];
    struct aira_catalog *catalog;
    struct aira_store *store;
    struct aira_stored stored;
    struct aira_terminal terminal; /* as the next walk gets it, but for the streams */
    int64_t clock;
    volatile int interrupted;
    char *out; /* of the last walk */
    size_t out_length;
    struct aira_error err; /* of the last walk */
    /* Runs before line `before_line` (from 0) of the input is read; and before the clock is read. */
    void (*before)(struct walking *walking);
    size_t before_line;
    void (*on_clock)(struct walking *walking);
};

int walking_start(void **state);
int walking_end(void **state);
/* Puts a new assessment of the questionnaire in that folder in the place of the one in hand; a quick one is of the
 * business unit "Retail". */
void walking_load(struct walking *walking, const char *folder, bool quick);

/* Walks with that input and returns the code. */
int walk(struct walking *walking, const char *input);
int walk_bytes(struct walking *walking, const char *input, size_t length);
/* Walks and expects it to leave in order. */
void walk_well(struct walking *walking, const char *input);
/* How often `word` stands in what was printed. */
size_t printed(const struct walking *walking, const char *word);
void assert_printed(const struct walking *walking, const char *word);
void assert_not_printed(const struct walking *walking, const char *word);

/* What the file holds, read by a handle of its own: the answer as answers.ini writes it, "" when there is none. */
const char *kept(struct walking *walking, const char *question);
/* The same answer, or NULL; valid until the next call. */
const struct aira_answer *kept_answer(struct walking *walking, const char *question);
/* Stores an answer by a handle of its own, as another program would. */
void answer_elsewhere(struct walking *walking, const char *question, const char *value);
/* Opens the store anew in that way, in place of the one in hand. */
void reopen(struct walking *walking, bool read_only);

#endif
