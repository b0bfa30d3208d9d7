/* An answer as a row of the database, and the texts that are hashed.
 *
 * A text to be hashed is its fields one after the other, each written as its length in bytes in decimal digits, a
 * colon, and its bytes: "answer" and 7 are "6:answer1:7".  Numbers are in decimal digits.  The hash is BLAKE2b with 32
 * bytes of output, in 64 lower-case hex digits.
 *
 * The canonical text of an answer has the fields "answer", value (as answers.ini writes it: "3", "a, b", "n/a", "?"),
 * reason, note, evidence (its name), evidence reference, flag ("1" or "0"), by, at (seconds UTC).  A field not given is
 * empty.
 *
 * The canonical text of a journal entry has the fields "entry", UUID of the assessment (of a copy: of the one it was
 * copied from), sequence (1 for the first), at, by, question, person ("" for the settled answer), action ("answer" or
 * "withdraw"), before and after (hashes of the answer's canonical text, "" for none), and previous (the hash of the
 * entry before, "" for the first).  The entry of a move to another version of the questionnaire has the action
 * "upgrade", no question and no person; before is the hash of the canonical text "former", hash of the older snapshot,
 * content, score (see upgrade.h), after the hash of the newer snapshot. */
#ifndef AIRA_STORE_RECORD_H
#define AIRA_STORE_RECORD_H

#include "handle.h"

struct store_row {
    const char *question, *person;
    const char *value, *reason, *note, *evidence, *evidence_reference;
    bool flag;
    const char *by;
    int64_t at;
};

/* Reads columns 0 to 9 of SQL_ANSWER_GET or SQL_ANSWERS; the texts are valid until the next step. */
void store_row_read(struct store_row *row, struct aira_store *store, sqlite3_stmt *statement);
/* Whether two rows say the same, whoever said it and when. */
bool store_row_same(const struct store_row *a, const struct store_row *b);
int store_row_hash(char hash[AIRA_HASH_HEX], const struct store_row *row, struct aira_error *err);
/* A row made of an answer, and what its texts live in. */
struct store_made {
    struct store_row row;
    struct aira_buf value;
    struct aira_assessment *scratch;
};

/* Makes a row of an answer to be stored by `by` (NULL: "") at `at`, in the form in which it loads again: an answer that
 * would not load is refused here, and what its kind has no use for is left out.  To be disposed of in every case. */
int store_made_init(struct store_made *made, const struct aira_questionnaire *questionnaire,
                    const struct aira_assessment *assessment, const struct aira_answer *answer, int64_t at,
                    const char *by, struct aira_error *err);
void store_made_dispose(struct store_made *made);
/* AIRA_EINPUT when a name of who entered something cannot be stored.  NULL is fine. */
int store_check_by(const char *by, struct aira_error *err);

bool store_is_upgrade(const struct aira_entry *entry);
/* The hash of what an assessment was before an upgrade. */
int store_former_hash(char hash[AIRA_HASH_HEX], const char *snapshot, const char *content, const char *score,
                      struct aira_error *err);

/* Reads columns 0 to 9 of SQL_JOURNAL. */
void store_entry_read(struct aira_entry *entry, struct aira_store *store, sqlite3_stmt *statement);
/* The hash of all of an entry but its hash. */
int store_entry_hash(char hash[AIRA_HASH_HEX], const struct aira_entry *entry, const char *origin,
                     struct aira_error *err);

#endif
