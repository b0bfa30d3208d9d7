#include <string.h>

#include "chain.h"
#include "load.h"
#include "upgrade.h"

struct checking {
    struct aira_store *store;
    struct aira_diags *diags;
    int64_t number;                                 /* of the assessment being checked */
    const char *hash;                               /* of the snapshot it uses */
    const struct aira_questionnaire *questionnaire; /* NULL: its snapshot cannot be used */
    struct store_chain chain;
};

/* A damaged page is a finding, not a failure of the check.  Returns 0 when it was one. */
static int note_damage(struct checking *checking, int result)
{
    if (result != AIRA_ESTORE || (sqlite3_errcode(checking->store->db) & 0xFF) != SQLITE_CORRUPT)
        return result;
    aira_diags_add(checking->diags, AIRA_ERROR, "damaged", checking->store->path, 0,
                   "A part of the database is damaged and cannot be read.");
    return AIRA_OK;
}

/* ---- the file ---- */

typedef void (*tell_row)(struct checking *checking, sqlite3_stmt *statement);

/* Reads all rows of a statement without parameters. */
static int each_row(struct checking *checking, enum store_sql which, tell_row tell, struct aira_error *err)
{
    sqlite3_stmt *statement;
    int result = store_query(&statement, checking->store, which, STORE_NO_PARAMS, err);

    while (result == 0 && (result = store_step(checking->store, statement, err)) > 0) {
        tell(checking, statement);
        result = AIRA_OK;
    }
    result = note_damage(checking, result);
    return store_end(checking->store, statement, err) != 0 ? AIRA_ENOMEM : result;
}

static void note_structure(struct checking *checking, sqlite3_stmt *statement)
{
    const char *words = store_column(checking->store, statement, 0);

    if (strcmp(words, "ok") != 0)
        aira_diags_add(checking->diags, AIRA_ERROR, "damaged", checking->store->path, 0,
                       "The database's structure is damaged: %s.", words);
}

static void note_foreign_key(struct checking *checking, sqlite3_stmt *statement)
{
    aira_diags_add(checking->diags, AIRA_ERROR, "foreign-key", checking->store->path, 0,
                   "A record of kind \"%s\" (row %lld) belongs to a record of kind \"%s\" that is not there.",
                   store_column(checking->store, statement, 0), (long long)sqlite3_column_int64(statement, 1),
                   store_column(checking->store, statement, 2));
}

/* ---- one assessment ---- */

/* A text that goes on behind a NUL byte is hashed only up to it. */
static bool texts_are_whole(struct aira_store *store, sqlite3_stmt *statement)
{
    for (int i = 0; i < sqlite3_column_count(statement); i++) {
        const char *text = store_column(store, statement, i);

        if (strlen(text) != (size_t)sqlite3_column_bytes(statement, i))
            return false;
    }
    return true;
}

static void note_answer(struct checking *checking, const char *code, const char *question, const char *person,
                        const char *what)
{
    if (person[0] == '\0')
        aira_diags_add(checking->diags, AIRA_ERROR, code, checking->store->path, 0,
                       "Assessment %lld: the answer to %s %s.", (long long)checking->number, question, what);
    else
        aira_diags_add(checking->diags, AIRA_ERROR, code, checking->store->path, 0,
                       "Assessment %lld: the answer to %s of %s %s.", (long long)checking->number, question, person,
                       what);
}

static void note_entry(struct checking *checking, const struct aira_entry *entry, const char *trouble)
{
    if (entry->question[0] == '\0')
        aira_diags_add(checking->diags, AIRA_ERROR, "chain", checking->store->path, 0,
                       "Assessment %lld: entry %lld of the journal is not as it was written: %s.",
                       (long long)checking->number, (long long)entry->sequence, trouble);
    else
        aira_diags_add(checking->diags, AIRA_ERROR, "chain", checking->store->path, 0,
                       "Assessment %lld: entry %lld of the journal, on %s, is not as it was written: %s.",
                       (long long)checking->number, (long long)entry->sequence, entry->question, trouble);
}

static int check_entry(struct checking *checking, sqlite3_stmt *statement, struct aira_error *err)
{
    const char *trouble;
    struct aira_entry entry;
    int result;

    store_entry_read(&entry, checking->store, statement);
    result = store_chain_take(&trouble, &checking->chain, &entry, err);
    if (result == 0 && trouble == NULL && !texts_are_whole(checking->store, statement))
        trouble = aira_say("one of its texts holds a NUL byte");
    if (result == 0 && trouble != NULL)
        note_entry(checking, &entry, trouble);
    return result;
}

static int check_answer(struct checking *checking, sqlite3_stmt *statement, struct aira_error *err)
{
    enum store_match match;
    struct store_row row;
    int result;

    store_row_read(&row, checking->store, statement);
    result = store_chain_match(&match, &checking->chain, &row, err);
    if (result != 0)
        return result;
    if (match == STORE_UNJOURNALLED)
        note_answer(checking, "answer-unjournalled", row.question, row.person, aira_say("has no entry in the journal"));
    else if (match == STORE_DIFFERS || !texts_are_whole(checking->store, statement))
        note_answer(checking, "answer-differs", row.question, row.person,
                    aira_say("is not the one that the journal noted"));
    return AIRA_OK;
}

typedef int (*check_row)(struct checking *checking, sqlite3_stmt *statement, struct aira_error *err);

/* Checks all rows that a statement gives for one assessment. */
static int check_rows(struct checking *checking, enum store_sql which, check_row check, struct aira_error *err)
{
    sqlite3_stmt *statement;
    int result = store_query(&statement, checking->store, which, STORE_PARAMS(store_int(checking->number)), err);

    while (result == 0 && (result = store_step(checking->store, statement, err)) > 0)
        result = check(checking, statement, err);
    result = note_damage(checking, result);
    return store_end(checking->store, statement, err) != 0 ? AIRA_ENOMEM : result;
}

static int check_former(struct checking *checking, sqlite3_stmt *statement, struct aira_error *err)
{
    struct aira_former former;
    const char *trouble;
    int result;

    store_former_read(&former, checking->store, statement);
    result = store_chain_former(&trouble, &checking->chain, &former, err);
    if (result == 0 && trouble == NULL && !texts_are_whole(checking->store, statement))
        trouble = aira_say("one of its texts holds a NUL byte");
    if (result == 0 && trouble != NULL)
        aira_diags_add(checking->diags, AIRA_ERROR, "upgrade", checking->store->path, 0,
                       "Assessment %lld: what was kept of version %s is not as it was written: %s.",
                       (long long)checking->number, former.version, trouble);
    return result;
}

static void check_upgrades(struct checking *checking)
{
    const char *trouble = store_chain_upgrades(&checking->chain, checking->hash);

    if (trouble != NULL)
        aira_diags_add(checking->diags, AIRA_ERROR, "upgrade", checking->store->path, 0, "Assessment %lld: %s.",
                       (long long)checking->number, trouble);
}

static int check_journal(struct checking *checking, const char *origin, struct aira_error *err)
{
    const struct store_place *place;
    size_t at = 0;
    int result;

    store_chain_init(&checking->chain, origin);
    result = check_rows(checking, SQL_JOURNAL, check_entry, err);
    if (result == 0)
        result = check_rows(checking, SQL_ANSWERS, check_answer, err);
    if (result == 0)
        result = check_rows(checking, SQL_UPGRADES, check_former, err);
    if (result == 0)
        check_upgrades(checking);
    while (result == 0 && (place = store_chain_unmatched(&checking->chain, &at)) != NULL)
        note_answer(checking, "answer-missing", place->question, place->person,
                    aira_say("stands in the journal but is not there"));
    store_chain_dispose(&checking->chain);
    return result;
}

static int check_loading(struct checking *checking, struct aira_error *err)
{
    struct aira_stored stored = {0};
    int result = store_load_assessment(&stored, checking->store, checking->number, checking->questionnaire, err);

    aira_assessment_free(stored.assessment);
    if (result == AIRA_ESTORE) {
        aira_diags_add(checking->diags, AIRA_ERROR, "record", checking->store->path, 0, "%s", err->message);
        result = AIRA_OK;
    }
    return result;
}

static int check_assessment(struct checking *checking, sqlite3_stmt *statement, struct aira_error *err)
{
    int result;

    checking->number = sqlite3_column_int64(statement, 0);
    result = check_journal(checking, store_column(checking->store, statement, 1), err);
    return result == 0 && checking->questionnaire != NULL ? check_loading(checking, err) : result;
}

/* ---- snapshots and the assessments that use them ---- */

/* Whether the bytes are those of the hash. */
static int compare_hash(bool *same, struct aira_store *store, const char *hash, struct aira_error *err)
{
    char found[AIRA_HASH_HEX] = "";
    sqlite3_stmt *statement;
    int result = store_query(&statement, store, SQL_SNAPSHOT_GET, STORE_PARAMS(store_text(hash)), err);

    if (result == 0)
        result = store_step(store, statement, err);
    if (result > 0) {
        const void *bytes = sqlite3_column_blob(statement, 0);
        size_t length = (size_t)sqlite3_column_bytes(statement, 0);

        if (bytes == NULL && length > 0)
            result = aira_error_nomem(err);
        else
            aira_hash(found, length == 0 ? "" : bytes, length);
    }
    *same = strcmp(found, hash) == 0;
    (void)store_end(store, statement, err);
    return result < 0 ? result : AIRA_OK;
}

static int check_snapshot(struct checking *checking, struct aira_questionnaire **questionnaire, const char *hash,
                          struct aira_error *err)
{
    bool same = false;
    int result = compare_hash(&same, checking->store, hash, err);

    if (result == 0 && same)
        result = store_load_questionnaire(questionnaire, checking->store, hash, err);
    else if (result == 0)
        aira_diags_add(checking->diags, AIRA_ERROR, "snapshot-hash", checking->store->path, 0,
                       "The questionnaire kept under %.12s is not what was stored: its hash differs.", hash);
    if (result == AIRA_ESTORE) {
        aira_diags_add(checking->diags, AIRA_ERROR, "snapshot", checking->store->path, 0, "%s", err->message);
        result = AIRA_OK;
    }
    return result;
}

/* One snapshot, then each assessment that uses it. */
static int check_with_snapshot(struct checking *checking, const char *hash, struct aira_error *err)
{
    struct aira_questionnaire *questionnaire = NULL;
    sqlite3_stmt *statement = NULL;
    int result = check_snapshot(checking, &questionnaire, hash, err);

    checking->questionnaire = questionnaire;
    checking->hash = hash;
    if (result == 0)
        result =
            store_query(&statement, checking->store, SQL_ASSESSMENTS_BY_SNAPSHOT, STORE_PARAMS(store_text(hash)), err);
    while (result == 0 && (result = store_step(checking->store, statement, err)) > 0)
        result = check_assessment(checking, statement, err);
    result = note_damage(checking, result);
    aira_questionnaire_free(questionnaire);
    return store_end(checking->store, statement, err) != 0 ? AIRA_ENOMEM : result;
}

static int check_snapshots(struct checking *checking, struct aira_error *err)
{
    sqlite3_stmt *statement;
    int result = store_query(&statement, checking->store, SQL_SNAPSHOTS, STORE_NO_PARAMS, err);

    while (result == 0 && (result = store_step(checking->store, statement, err)) > 0)
        result = check_with_snapshot(checking, store_column(checking->store, statement, 0), err);
    result = note_damage(checking, result);
    return store_end(checking->store, statement, err) != 0 ? AIRA_ENOMEM : result;
}

static int summarise(const struct checking *checking, size_t before, struct aira_error *err)
{
    size_t found = checking->diags->errors - before;

    if (checking->diags->failed)
        return aira_error_nomem(err);
    if (found == 0)
        return AIRA_OK;
    return aira_error_at(err, AIRA_EFAIL, checking->store->path, 0,
                         "The check found %zu %s. Keep this file as it is, and go on with the last good backup.", found,
                         found == 1 ? "trouble" : "troubles");
}

int aira_store_verify(struct aira_store *store, struct aira_diags *diags, struct aira_error *err)
{
    struct checking checking = {.store = store, .diags = diags};
    size_t before = diags->errors;
    int result = store_begin_read(store, err);

    if (result == 0)
        result = each_row(&checking, SQL_INTEGRITY_CHECK, note_structure, err);
    if (result == 0)
        result = each_row(&checking, SQL_FOREIGN_KEY_CHECK, note_foreign_key, err);
    if (result == 0)
        result = check_snapshots(&checking, err);
    store_end_read(store);
    return result == 0 ? summarise(&checking, before, err) : result;
}
