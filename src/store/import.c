/* Importing.  The journals decide: an assessment of the same UUID goes forward only when the file's journal begins with
 * ours, entry by entry.
 *
 * A copy (as_new) gets a UUID of its own but keeps the journal as it is, which is hashed with the UUID of the
 * assessment it was copied from; that is kept as `origin` and used for every later entry too.  So the history of a copy
 * can be checked as far back as that of what it was copied from, and nothing is signed anew.
 *
 * Going forward takes over what the file holds.  What the journal does not tell of and only we have stays: people,
 * observations, texts of other sections, pinned and skipped actions. */
#include <stdio.h>
#include <string.h>

#include "export.h"
#include "frame.h"
#include "journal.h"
#include "load.h"
#include "parcel.h"
#include "upgrade.h"

/* How our journal and the file's go together. */
struct journals {
    size_t common; /* entries that both begin with */
    size_t ours;
};

static int compare_journals(struct journals *journals, struct aira_store *store, int64_t number,
                            const struct store_parcel *parcel, struct aira_error *err)
{
    sqlite3_stmt *statement;
    bool alike = true;
    int result = store_query(&statement, store, SQL_JOURNAL, STORE_PARAMS(store_int(number)), err);

    *journals = (struct journals){0, 0};
    if (result != 0)
        return result;
    while ((result = store_step(store, statement, err)) > 0) {
        struct aira_entry entry;

        store_entry_read(&entry, store, statement);
        alike = alike && journals->ours < parcel->entry_count &&
                strcmp(entry.hash, parcel->entries[journals->ours].hash) == 0;
        journals->common += alike ? 1 : 0;
        journals->ours++;
    }
    return store_end(store, statement, err) != 0 ? AIRA_ENOMEM : result;
}

/* Where somebody is reading, and when something was changed, makes no difference by itself. */
static int same_around(bool *same, const struct aira_json *ours, const struct aira_json *theirs, struct aira_error *err)
{
    static const char *const members[] = {"client",  "scope",        "depth", "questionnaire", "people",
                                          "targets", "observations", "texts", "overrides",     "choices"};
    int result = AIRA_OK;

    *same = true;
    for (size_t i = 0; result == 0 && *same && i < sizeof members / sizeof *members; i++) {
        char one[AIRA_HASH_HEX];
        char other[AIRA_HASH_HEX];

        /* Files of earlier programs say nothing of findings and of plans. */
        if ((strcmp(members[i], "overrides") == 0 || strcmp(members[i], "choices") == 0) &&
            aira_json_get(theirs, members[i]) == NULL)
            continue;
        result = store_content_hash(one, aira_json_get(ours, members[i]), err);
        if (result == 0)
            result = store_content_hash(other, aira_json_get(theirs, members[i]), err);
        *same = result == 0 && strcmp(one, other) == 0;
    }
    return result;
}

/* With the same journal, the later one of two that differ around the answers counts. */
static int decide_same(struct aira_import *out, struct aira_store *store, const struct store_parcel *parcel,
                       struct aira_error *err)
{
    struct aira_json *ours = NULL;
    bool same = false;
    int result = store_content(&ours, store, out->number, err);

    if (result == 0)
        result = same_around(&same, ours, parcel->content, err);
    if (same)
        out->kind = AIRA_IMPORT_SAME;
    else if (parcel->assessment->changed > aira_json_num(aira_json_get(ours, "changed"), 0))
        out->kind = AIRA_IMPORT_FORWARD;
    else
        out->kind = AIRA_IMPORT_BEHIND;
    aira_json_free(ours);
    return result;
}

/* Whether the journals are hashed with the same UUID, so that the entries of one can follow those of the other. */
static int same_origin(bool *same, struct aira_store *store, int64_t number, const struct store_parcel *parcel,
                       struct aira_error *err)
{
    struct store_head head;
    int result = store_head_read(&head, store, number, err);

    *same = result == 0 && strcmp(head.origin, parcel->origin) == 0;
    return result;
}

static int decide_known(struct aira_import *out, struct journals *journals, struct aira_store *store,
                        const struct store_parcel *parcel, struct aira_error *err)
{
    bool same = false;
    int result = same_origin(&same, store, out->number, parcel, err);

    if (result == 0)
        result = compare_journals(journals, store, out->number, parcel, err);
    if (result != 0)
        return result;
    out->new_entries = (int64_t)(parcel->entry_count - journals->common);
    if (!same || (journals->common < journals->ours && journals->common < parcel->entry_count))
        out->kind = AIRA_IMPORT_PARTED;
    else if (journals->common < parcel->entry_count)
        out->kind = AIRA_IMPORT_FORWARD;
    else if (journals->common < journals->ours)
        out->kind = AIRA_IMPORT_BEHIND;
    else
        result = decide_same(out, store, parcel, err);
    return result;
}

static int decide(struct aira_import *out, struct journals *journals, struct aira_store *store,
                  const struct store_parcel *parcel, bool as_new, struct aira_error *err)
{
    int64_t deleted = 0;
    int result = store_number(&deleted, store, SQL_DELETED_HAS, STORE_PARAMS(store_text(parcel->uuid)), 0, err);

    out->deleted_here = deleted != 0;
    out->new_entries = (int64_t)parcel->entry_count;
    out->kind = as_new ? AIRA_IMPORT_COPY : AIRA_IMPORT_NEW;
    if (result == 0 && !as_new)
        result =
            store_number(&out->number, store, SQL_ASSESSMENT_BY_UUID, STORE_PARAMS(store_text(parcel->uuid)), 0, err);
    return result != 0 || out->number == 0 ? result : decide_known(out, journals, store, parcel, err);
}

static int refuse_parted(const struct aira_import *out, const struct journals *journals,
                         const struct store_parcel *parcel, struct aira_error *err)
{
    return aira_error_at(err, AIRA_EUSAGE, parcel->file, 0,
                         "Assessment %lld and the one in the file both went on by themselves: of its %zu entries here "
                         "and %zu in the file only the first %zu are the same. Nothing was changed; import the file "
                         "with --as-new to keep both.",
                         (long long)out->number, journals->ours, parcel->entry_count, journals->common);
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

static struct store_param member(const struct aira_json *object, const char *name)
{
    const char *text = aira_json_str(aira_json_get(object, name));

    return store_text(text == NULL ? "" : text);
}

/* An upgrade keeps the observations on questions that went in what was before it; here they go from the present state
 * likewise.  Those of them that only we have stay, and are told of by check_fit. */
static int put_observations_away(struct aira_store *store, int64_t number, const struct aira_former *former,
                                 const struct aira_questionnaire *questionnaire, struct aira_error *err)
{
    struct aira_json *content = NULL;
    int result = aira_json_parse(&content, "", former->content, strlen(former->content), err);
    const struct aira_json *observations = aira_json_get(content, "observations");

    for (size_t i = 0; result == 0 && i < aira_json_count(observations); i++) {
        const struct aira_json *observation = aira_json_at(observations, i);
        const char *question = aira_json_str(aira_json_get(observation, "question"));

        if (question == NULL || aira_questionnaire_question(questionnaire, question) >= 0)
            continue;
        result = store_run(store, SQL_OBSERVATION_SAME_DELETE,
                           STORE_PARAMS(store_int(number), store_text(question), member(observation, "text"),
                                        member(observation, "impact"), member(observation, "owner"),
                                        member(observation, "due")),
                           err);
    }
    aira_json_free(content);
    return result;
}

/* The file's journal holds ours, so that it also tells of every upgrade we have. */
static int put_formers(struct aira_store *store, int64_t number, const struct store_parcel *parcel,
                       struct aira_error *err)
{
    int result = store_run(store, SQL_UPGRADES_DELETE, STORE_PARAMS(store_int(number)), err);

    for (size_t i = 0; result == 0 && i < parcel->former_count; i++) {
        const struct aira_former *former = &parcel->formers[i];

        result = store_run(store, SQL_SNAPSHOT_PUT,
                           STORE_PARAMS(store_text(former->hash), store_text(former->id), store_text(former->version),
                                        store_blob(former->bytes, strlen(former->bytes))),
                           err);
        if (result == 0)
            result = store_former_put(store, number, former, err);
        if (result == 0)
            result = put_observations_away(store, number, former, parcel->questionnaire, err);
    }
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
    return result;
}

/* What only we have must fit the questionnaire of the file, or the assessment would not open any more. */
static int check_fit(struct aira_store *store, int64_t number, const struct store_parcel *parcel,
                     struct aira_error *err)
{
    struct aira_stored stored = {0};
    int result = store_load_assessment(&stored, store, number, parcel->questionnaire, err);

    aira_assessment_free(stored.assessment);
    if (result != AIRA_ESTORE)
        return result;
    return aira_error_at(err, AIRA_EUSAGE, parcel->file, 0,
                         "What was entered here alone does not fit into what the file holds, so nothing was changed. "
                         "Import the file with --as-new to keep both.");
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
        result = put_formers(store, out->number, parcel, err);
    if (result == 0)
        result = store_run(store, SQL_SNAPSHOTS_UNUSED_DELETE, STORE_NO_PARAMS, err);
    if (result == 0)
        result = check_fit(store, out->number, parcel, err);
    if (result == 0)
        result = store_head_read(head, store, out->number, err);
    return result;
}

static int import_for_good(struct aira_import *out, struct aira_store *store, const struct store_parcel *parcel,
                           bool as_new, int64_t now, struct aira_error *err)
{
    struct journals journals = {0, 0};
    struct store_head head;
    int result = store_begin(store, err);

    if (result != 0)
        return result;
    result = decide(out, &journals, store, parcel, as_new, err);
    if (result == 0 && out->kind == AIRA_IMPORT_PARTED)
        result = refuse_parted(out, &journals, parcel, err);
    if (result != 0 || out->kind == AIRA_IMPORT_SAME || out->kind == AIRA_IMPORT_BEHIND)
        return store_rollback(store, result);
    result = apply(&head, out, store, parcel, now, err);
    if (result != 0)
        return store_rollback(store, result);
    return store_commit(store, out->new_entries > 0 ? &head : NULL, err);
}

static int import_dry(struct aira_import *out, struct aira_store *store, const struct store_parcel *parcel, bool as_new,
                      struct aira_error *err)
{
    struct journals journals = {0, 0};
    int result = store_begin_read(store, err);

    if (result == 0)
        result = decide(out, &journals, store, parcel, as_new, err);
    store_end_read(store);
    return result;
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
