/* What the tests of the store share: a folder of their own with a database in it, and an assessment that uses
 * everything that can be stored. */
#ifndef AIRA_TEST_STORE_DESK_H
#define AIRA_TEST_STORE_DESK_H

#include "aira/store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define CLIENT "Meridian Optics"
#define NOON INT64_C(1795521600) /* 2026-11-24T12:00:00Z */

struct desk {
    char folder[64];
    char path[96]; /* of the database in it */
    struct aira_questionnaire *firm;
    struct aira_store *store;
    struct aira_error err;
};

/* A desk in *state, with an open, empty database; and its end, which removes the folder. */
int desk_set(void **state);
int desk_clear(void **state);

/* Opens a database, or fails the test. */
struct aira_store *desk_open(struct desk *desk, const char *path);
/* Closes the desk's database and opens it again. */
void desk_reopen(struct desk *desk);
/* Writes folder/name to `path`, which has room for 160 bytes. */
void desk_path(char path[160], const struct desk *desk, const char *name);
/* A fresh assessment in memory, with two people, a target, an observation, texts and answers of each kind. */
struct aira_assessment *desk_assessment(struct desk *desk);
/* Stores one of those and returns its number. */
int64_t desk_add(struct desk *desk, struct aira_store *store);
/* Stores "value" as an answer; `person` "" is the settled one. */
int desk_answer(struct desk *desk, struct aira_store *store, int64_t number, const char *question, const char *person,
                const char *value, int64_t now);
void desk_must_answer(struct desk *desk, struct aira_store *store, int64_t number, const char *question,
                      const char *value, int64_t now);
/* The stored value, in *value (at least 64 bytes); "" when there is none. */
void desk_value(char value[64], struct desk *desk, struct aira_store *store, int64_t number, const char *question);

/* Runs SQL behind the store's back, with foreign keys and checks off. */
void desk_sql(const char *path, const char *sql);
/* Verifies; returns the codes found, joined by spaces, "" when all is sound.  Static storage. */
const char *desk_verify(struct desk *desk, struct aira_store *store);
void desk_copy_file(const char *from, const char *to);
/* Copies a database with the log files beside it, as they are now. */
void desk_copy_database(const char *from, const char *to);
bool desk_holds(const char *path, const char *bytes);

#define assert_done(call, desk)                                                                                        \
    do {                                                                                                               \
        if ((call) != 0)                                                                                               \
            fail_msg("%s", (desk)->err.message);                                                                       \
    } while (0)
#define assert_says(words, err) assert_non_null(strstr((err).message, (words)))

#endif
