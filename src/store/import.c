/* Importing.  The journals decide: an assessment of the same UUID goes forward only when the file's journal begins with
 * ours, entry by entry.
 *
 * A copy (as_new) gets a UUID of its own but keeps the journal as it is, which is hashed with the UUID of the
 * assessment it was copied from; that is kept as `origin` and used for every later entry too.  So the history of a copy
 * can be checked as far back as that of what it was copied from, and nothing is signed anew.
 *
 * Going forward takes over what the file holds.  What the journal does not tell of and only we have stays: people,
 * observations, texts of other sections. */
#include <stdio.h>
#include <string.h>

#include "frame.h"
#include "journal.h"
#include "parcel.h"

/* Counts the entries that both journals begin with, and all of ours. */
static int compare_journals(size_t *common, size_t *ours, struct aira_store *store, int64_t number,
                            const struct store_parcel *parcel, struct aira_error *err)
{
    sqlite3_stmt *statement;
    bool alike = true;
    int result = store_query(&statement, store, SQL_JOURNAL, STORE_PARAMS(store_int(number)), err);

    *common = *ours = 0;
    if (result != 0)
        return result;
    while ((result = store_step(store, statement, err)) > 0) {
        struct aira_entry entry;

        store_entry_read(&entry, store, statement);
        alike = alike && *ours < parcel->entry_count && strcmp(entry.hash, parcel->entries[*ours].hash) == 0;
        *common += alike ? 1 : 0;
        (*ours)++;
    }
    return store_end(store, statement, err) != 0 ? AIRA_ENOMEM : result;
}

static int decide(struct aira_import *out, struct aira_store *store, const struct store_parcel *parcel, bool as_new,
                  struct aira_error *err)
{
    int64_t deleted = 0;
    size_t common;
    size_t ours;
    int result = store_number(&deleted, store, SQL_DELETED_HAS, STORE_PARAMS(store_text(parcel->uuid)), 0, err);

    out->deleted_here = deleted != 0;
    out->new_entries = (int64_t)parcel->entry_count;
    out->kind = as_new ? AIRA_IMPORT_COPY : AIRA_IMPORT_NEW;
    if (result == 0 && !as_new)
        result =
            store_number(&out->number, store, SQL_ASSESSMENT_BY_UUID, STORE_PARAMS(store_text(parcel->uuid)), 0, err);
    if (result != 0 || out->number == 0)
        return result;
    result = compare_journals(&common, &ours, store, out->number, parcel, err);
    if (result != 0)
        return result;
    out->new_entries = (int64_t)(parcel->entry_count - common);
    if (common < ours && common < parcel->entry_count)
        out->kind = AIRA_IMPORT_PARTED;
    else if (common < parcel->entry_count)
        out->kind = AIRA_IMPORT_FORWARD;
    else
        out->kind = common < ours ? AIRA_IMPORT_BEHIND : AIRA_IMPORT_SAME;
    return AIRA_OK;
}

static int refuse_parted(const struct aira_import *out, const struct store_parcel *parcel, struct aira_error *err)
{
    return aira_error_at(err, AIRA_EUSAGE, parcel->file, 0,
                         "Assessment %lld and the one in the file both went on by themselves since they parted, so "
                         "that neither can replace the other. Import it with --as-new to keep both.",
                         (long long)out->number);
}

static int put_rows(struct aira_store *store, int64_t number, const struct store_parcel *parcel, struct aira_error *err)
{
    int result = store_run(store, SQL_ANSWERS_DELETE, STORE_PARAMS(store_int(number)), err);

    for (size_t i = 0; result == 0 && i < parcel->row_count; i++)
        result = store_row_write(store, number, &parcel->rows[i], err);
    return result;
}

static int put_entries(struct aira_store *store, int64_t number, const struct store_parcel *parcel, int64_t count,
                       struct aira_error *err)
{
    int result = AIRA_OK;

    for (size_t i = parcel->entry_count - (size_t)count; result == 0 && i < parcel->entry_count; i++)
        result = store_journal_put(store, number, &parcel->entries[i], err);
    return result;
}

static int add(struct aira_import *out, struct aira_store *store, const struct store_parcel *parcel, int64_t now,
               struct aira_error *err)
{
    bool copy = out->kind == AIRA_IMPORT_COPY;

    if (copy)
        aira_uuid(out->uuid);
    return store_put_frame(&out->number, store, out->uuid, parcel->origin, parcel->assessment,
                           copy ? now : parcel->assessment->changed, err);
}

static int go_forward(struct aira_store *store, int64_t number, const struct store_parcel *parcel,
                      struct aira_error *err)
{
    const struct aira_assessment *assessment = parcel->assessment;
    int result = store_put_snapshot(store, parcel->questionnaire, err);

    if (result == 0)
        result = store_run(store, SQL_ASSESSMENT_FORWARD,
                           STORE_PARAMS(store_int(number), store_text(assessment->client),
                                        store_text(assessment->scope), store_text(assessment->quick ? "quick" : "full"),
                                        store_text(parcel->questionnaire->hash), store_int(assessment->created),
                                        store_int(assessment->changed), store_text(store_position(assessment))),
                           err);
    if (result == 0)
        result = store_put_around(store, SQL_OBSERVATION_NEW, number, assessment, err);
    if (result == 0)
        result = store_run(store, SQL_SNAPSHOTS_UNUSED_DELETE, STORE_NO_PARAMS, err);
    return result;
}

/* Writes what was decided, inside the transaction, and fills in the journal's end for the commit. */
static int apply(struct store_head *head, struct aira_import *out, struct aira_store *store,
                 const struct store_parcel *parcel, int64_t now, struct aira_error *err)
{
    int result = out->kind == AIRA_IMPORT_FORWARD ? go_forward(store, out->number, parcel, err)
                                                  : add(out, store, parcel, now, err);

    if (result == 0)
        result = put_rows(store, out->number, parcel, err);
    if (result == 0)
        result = put_entries(store, out->number, parcel, out->new_entries, err);
    if (result == 0)
        result = store_head_read(head, store, out->number, err);
    return result;
}

static int import_for_good(struct aira_import *out, struct aira_store *store, const struct store_parcel *parcel,
                           bool as_new, int64_t now, struct aira_error *err)
{
    struct store_head head;
    int result = store_begin(store, err);

    if (result != 0)
        return result;
    result = decide(out, store, parcel, as_new, err);
    if (result == 0 && out->kind == AIRA_IMPORT_PARTED)
        result = refuse_parted(out, parcel, err);
    if (result != 0)
        return store_rollback(store, result);
    if (out->kind == AIRA_IMPORT_SAME || out->kind == AIRA_IMPORT_BEHIND)
        return store_rollback(store, AIRA_OK);
    result = apply(&head, out, store, parcel, now, err);
    return result == 0 ? store_commit(store, &head, err) : store_rollback(store, result);
}

static int import_dry(struct aira_import *out, struct aira_store *store, const struct store_parcel *parcel, bool as_new,
                      struct aira_error *err)
{
    int result = store_begin_read(store, err);

    if (result == 0)
        result = decide(out, store, parcel, as_new, err);
    store_end_read(store);
    return result == 0 && out->kind == AIRA_IMPORT_PARTED ? refuse_parted(out, parcel, err) : result;
}

int aira_store_import(struct aira_import *out, struct aira_store *store, const char *file, const char *text,
                      size_t length, bool dry_run, bool as_new, int64_t now, struct aira_error *err)
{
    struct store_parcel parcel;
    int result = store_parcel_init(&parcel, file, text, length, err);

    memset(out, 0, sizeof *out);
    if (result == 0) {
        (void)snprintf(out->client, sizeof out->client, "%s", parcel.assessment->client);
        (void)snprintf(out->uuid, sizeof out->uuid, "%s", parcel.uuid);
        out->answers = (int64_t)parcel.row_count;
        out->entries = (int64_t)parcel.entry_count;
        result = dry_run ? import_dry(out, store, &parcel, as_new, err)
                         : import_for_good(out, store, &parcel, as_new, now, err);
    }
    store_parcel_dispose(&parcel);
    return result;
}
