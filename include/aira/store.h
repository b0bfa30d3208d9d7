/* aira store: assessments kept safe in one SQLite file, with a journal of answers that only grows.
 *
 * Every call is one transaction: when it returns 0, what it wrote is on disk (synchronous=FULL); when it does not, the
 * file holds what it held before.  Times are handed in (seconds UTC).  Two programs may have the same file open; a call
 * waits up to five seconds for the other and then fails with AIRA_ESTORE.
 */
#ifndef AIRA_STORE_H
#define AIRA_STORE_H

#include <aira/answers.h>
#include <aira/base.h>

struct aira_store;

struct aira_store_options {
    bool create; /* make file and folders when missing (0600, 0700) */
    bool read_only;
    const char *vfs; /* SQLite VFS to use, NULL: the default; tests inject one that fails */
    int busy_ms;     /* 0: 5000 */
};

/* Opens the file and brings an older schema up to date (after a copy beside it, <file>.before-<version>).
 * AIRA_ENOTFOUND: no such file and not `create`; AIRA_ESTORE: not an aira database, newer than this program, locked,
 * damaged, no rights. */
int aira_store_open(struct aira_store **out, const char *path, const struct aira_store_options *options,
                    struct aira_error *err);
void aira_store_close(struct aira_store *store);

/* ---- one assessment
 * ---------------------------------------------------------------------------------------------------- */

/* An assessment with the questionnaire of its snapshot. */
struct aira_stored {
    struct aira_questionnaire *questionnaire;
    struct aira_assessment *assessment;
    int64_t journal_count;
    char journal_head[AIRA_HASH_HEX]; /* "" when the journal is empty */
    int64_t version; /* counts every change of this assessment; compare to see whether another program wrote */
};

void aira_stored_dispose(struct aira_stored *stored);

/* Stores a new assessment (its answers too, as journal entries), with its questionnaire's snapshot when that hash is
 * not there yet.  Gives it a number and, if it has none, a UUID; fills both in. `by` may be NULL. */
int aira_store_add(struct aira_store *store, struct aira_assessment *assessment, int64_t now, const char *by,
                   struct aira_error *err);
int aira_store_load(struct aira_stored *out, struct aira_store *store, int64_t number, struct aira_error *err);
/* Finds by number ("7") or by client's name (exact first, then folded, then a folded part of it).  AIRA_ENOTFOUND, or
 * AIRA_EUSAGE with the list when several fit. */
int aira_store_find(int64_t *number, struct aira_store *store, const char *key, struct aira_error *err);
/* Finds by UUID.  *number is 0 when there is none; `deleted` is then the day on which one of that UUID was deleted here
 * (YYYY-MM-DD), else "". */
int aira_store_find_uuid(int64_t *number, char deleted[AIRA_TIME_SIZE], struct aira_store *store, const char *uuid,
                         struct aira_error *err);
/* The version counter now; AIRA_ENOTFOUND when it was deleted. */
int aira_store_version(int64_t *version, struct aira_store *store, int64_t number, struct aira_error *err);

/* Stores one answer and its journal entry; `answer->at` and `by` are taken from `now` and `by` (NULL: "").  The same as
 * what is stored already adds nothing.  Also remembers the question as the place to come back to. */
int aira_store_answer(struct aira_store *store, int64_t number, const struct aira_questionnaire *questionnaire,
                      const struct aira_assessment *assessment, const struct aira_answer *answer, int64_t now,
                      const char *by, struct aira_error *err);
/* Several answers in one transaction: all or none.  Where `by` is NULL, each answer's own `by` stands. */
int aira_store_answers(struct aira_store *store, int64_t number, const struct aira_assessment *assessment,
                       const struct aira_answer *answers, size_t count, int64_t now, const char *by,
                       struct aira_error *err);
/* Takes an answer away (undo of a first answer); journalled too. */
int aira_store_withdraw(struct aira_store *store, int64_t number, const struct aira_assessment *assessment,
                        int question, int person, int64_t now, const char *by, struct aira_error *err);
/* Stores client, scope, depth, people, targets as the assessment holds them. */
int aira_store_save_frame(struct aira_store *store, const struct aira_assessment *assessment, int64_t now,
                          struct aira_error *err);
int aira_store_save_position(struct aira_store *store, int64_t number, const char *question, struct aira_error *err);
/* Adds an observation and fills in its number. */
int aira_store_observe(struct aira_store *store, int64_t number, const struct aira_questionnaire *questionnaire,
                       struct aira_observation *observation, int64_t now, struct aira_error *err);
/* Stores the consultant's text for a section of the report and a language ("" for all), or takes it away when
 * text->text is NULL.  *changed is false when that is what was stored already.  AIRA_EINPUT when it is longer than
 * AIRA_MAX_NOTE bytes or not clean. */
int aira_store_set_text(bool *changed, struct aira_store *store, int64_t number, const struct aira_section_text *text,
                        int64_t now, struct aira_error *err);
/* Strikes a finding (text NULL; `language` "") or puts a sentence in its place, in one language or in all: the one ends
 * the other.  AIRA_EINPUT as aira_override_check says. */
int aira_store_override(struct aira_store *store, int64_t number, const struct aira_questionnaire *questionnaire,
                        const struct aira_override *override, int64_t now, struct aira_error *err);
/* Takes back what was said of a finding: the sentence of one language, or with "" all of it. */
int aira_store_restore(bool *changed, struct aira_store *store, int64_t number, const char *finding,
                       const char *language, int64_t now, struct aira_error *err);
struct aira_choosing {
    int action;
    enum aira_choice choice;
};
/* Stores what plans must do with actions. */
int aira_store_choose(struct aira_store *store, int64_t number, const struct aira_questionnaire *questionnaire,
                      const struct aira_choosing *choosing, size_t count, int64_t now, struct aira_error *err);
/* Erases it with its journal for good; its UUID and the day stay in the list of the deleted. */
int aira_store_delete(struct aira_store *store, int64_t number, int64_t now, struct aira_error *err);

/* ---- another version of the questionnaire ------------------------------------------------------------------------ */

/* What an assessment was before it moved to another version of its questionnaire. */
struct aira_former {
    int64_t sequence, at;            /* of the journal's entry "upgrade" */
    const char *by;                  /* "" not known */
    const char *id, *version, *hash; /* of the older questionnaire, whose snapshot is kept */
    const char *content;             /* canonical JSON of its records then: {"answers", "observations", "targets"} */
    const char *score;               /* JSON of the score it gave then */
    const char *bytes;               /* the older snapshot */
};

/* Moves the stored assessment to the questionnaire of `next` (see aira_assessment_carry): keeps snapshot, records and
 * `score` of what was before, withdraws the answers that `next` does not hold (journalled), and takes over its targets
 * and people; observations on questions that went stay in what is kept alone.  AIRA_EUSAGE when it uses that
 * questionnaire already; AIRA_ESTORE when another program changed it since `stored` was loaded. */
int aira_store_upgrade(struct aira_store *store, const struct aira_stored *stored, const struct aira_assessment *next,
                       const char *score, int64_t now, const char *by, struct aira_error *err);
/* Calls `visit` for each former version, oldest first, until it returns other than 0, and returns that. */
int aira_store_formers(struct aira_store *store, int64_t number,
                       int (*visit)(void *context, const struct aira_former *former), void *context,
                       struct aira_error *err);

/* ---- lists
 * ---------------------------------------------------------------------------------------------------------------- */

struct aira_listed {
    int64_t number;
    const char *uuid, *client, *scope, *questionnaire, *questionnaire_version;
    bool quick;
    int64_t created, changed;
    int64_t answers;  /* settled and people's */
    int64_t reported; /* when the newest report of it was noted; 0: none.  Before `changed`: something changed since */
};

/* Calls `visit` for each assessment, newest change first, until it returns other than 0, and returns that.  The texts
 * are valid during the call. */
int aira_store_list(struct aira_store *store, int (*visit)(void *context, const struct aira_listed *listed),
                    void *context, struct aira_error *err);

struct aira_entry { /* of the journal */
    int64_t sequence, at;
    const char *by, *question, *person, *action; /* "answer", "withdraw", "upgrade" (no question) */
    const char *before, *after;                  /* hashes of the answer's canonical text, "" none; of an upgrade: of
                                                    what was before, of the newer snapshot */
    const char *hash, *previous;
};
int aira_store_journal(struct aira_store *store, int64_t number,
                       int (*visit)(void *context, const struct aira_entry *entry), void *context,
                       struct aira_error *err);

/* ---- care of the file
 * -------------------------------------------------------------------------------------------------------- */

/* Checks SQLite's own structure, foreign keys, snapshot hashes, each journal's chain and that the answers are what the
 * journal says.  Each trouble is a diagnostic; AIRA_EFAIL when there is one. */
int aira_store_verify(struct aira_store *store, struct aira_diags *diags, struct aira_error *err);
/* Copies the live database into a new file (never over an existing one unless `replace`). */
int aira_store_backup(struct aira_store *store, const char *path, bool replace, struct aira_error *err);

/* ---- export and import
 * ------------------------------------------------------------------------------------------------------- */

/* Appends one whole assessment (snapshot, frame, answers, observations, texts, pinned actions, journal) as one JSON
 * text with its own hash. */
int aira_store_export(struct aira_buf *out, struct aira_store *store, int64_t number, struct aira_error *err);

enum aira_import_kind {
    AIRA_IMPORT_NEW,     /* no assessment of that UUID here */
    AIRA_IMPORT_SAME,    /* nothing to do */
    AIRA_IMPORT_FORWARD, /* the file's journal extends ours */
    AIRA_IMPORT_BEHIND,  /* ours extends the file's: nothing to do */
    AIRA_IMPORT_PARTED,  /* both went on by themselves: refused, unless as_new */
    AIRA_IMPORT_COPY     /* as_new: a second one with a new UUID */
};

struct aira_import {
    enum aira_import_kind kind;
    int64_t number; /* here; 0: none yet */
    char client[512];
    char uuid[AIRA_UUID_SIZE];
    int64_t answers, entries, new_entries;
    bool deleted_here; /* its UUID is in the list of the deleted */
};

/* Checks the file (every hash in it, the chain, all answers against the snapshot) and says what would be done; does it
 * unless `dry_run`.  AIRA_EINPUT: the file fails its checks; AIRA_EUSAGE: parted and not as_new. */
int aira_store_import(struct aira_import *out, struct aira_store *store, const char *file, const char *text,
                      size_t length, bool dry_run, bool as_new, int64_t now, struct aira_error *err);

/* Notes that a report was made (apart from the chain). */
int aira_store_note_report(struct aira_store *store, int64_t number, const char *format, const char *content_hash,
                           int64_t now, struct aira_error *err);
/* When a report of that content was first noted; 0: never. */
int aira_store_report_noted(int64_t *at, struct aira_store *store, int64_t number, const char *content_hash,
                            struct aira_error *err);

#endif
