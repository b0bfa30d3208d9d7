#include "load.h"

#include <stdio.h>
#include <string.h>

#include "frame.h"
#include "journal.h"

enum { SNAPSHOT_COLUMN = 4 };

void aira_stored_dispose(struct aira_stored *stored)
{
    if (stored == NULL)
        return;
    aira_assessment_free(stored->assessment);
    aira_questionnaire_free(stored->questionnaire);
    memset(stored, 0, sizeof *stored);
}

static int bad_snapshot(const struct aira_store *store, const char *hash, const char *why, struct aira_error *err)
{
    return aira_error_at(err, AIRA_ESTORE, store->path, 0,
                         "The questionnaire kept under %.12s cannot be used: %s Go back to the last good backup.", hash,
                         why);
}

static int parse_snapshot(struct aira_questionnaire **out, struct aira_store *store, const char *hash,
                          const char *bytes, size_t length, struct aira_error *err)
{
    struct aira_diags diags;
    char found[AIRA_HASH_HEX];
    int result;

    aira_hash(found, bytes, length);
    if (strcmp(found, hash) != 0)
        return bad_snapshot(store, hash, aira_say("it is not what was stored, its hash differs."), err);
    aira_diags_init(&diags);
    result = aira_questionnaire_load_snapshot(out, bytes, length, &diags, err);
    aira_diags_dispose(&diags);
    if (result != 0 && result != AIRA_ENOMEM)
        result = bad_snapshot(store, hash, err->message, err);
    return result;
}

int store_load_questionnaire(struct aira_questionnaire **out, struct aira_store *store, const char *hash,
                             struct aira_error *err)
{
    sqlite3_stmt *statement;
    int result = store_query(&statement, store, SQL_SNAPSHOT_GET, STORE_PARAMS(store_text(hash)), err);

    *out = NULL;
    if (result != 0)
        return result;
    result = store_step(store, statement, err);
    if (result > 0) {
        const char *bytes = sqlite3_column_blob(statement, 0);
        size_t length = (size_t)sqlite3_column_bytes(statement, 0);

        if (bytes == NULL && length > 0)
            result = aira_error_nomem(err);
        else
            result = parse_snapshot(out, store, hash, bytes == NULL ? "" : bytes, length, err);
    } else if (result == 0) {
        result = bad_snapshot(store, hash, aira_say("it is missing."), err);
    }
    (void)sqlite3_reset(statement);
    return result;
}

/* Turns the error of a record that does not fit into one about the database. */
static int bad_record(const struct aira_store *store, int64_t number, const char *kind, const char *which, int result,
                      struct aira_error *err)
{
    struct aira_buf record;

    if (result == AIRA_ENOMEM || result == AIRA_ESTORE)
        return result;
    aira_buf_init(&record);
    aira_buf_printf(&record, aira_say(kind), which);
    result = record.failed ? aira_error_nomem(err)
                           : aira_error_at(err, AIRA_ESTORE, store->path, 0,
                                           "Assessment %lld holds %s that cannot be used: %s Run \"aira verify\", and "
                                           "go back to the last good backup.",
                                           (long long)number, record.data, err->message);
    aira_buf_dispose(&record);
    return result;
}

/* Reads one record of a kind into the assessment. */
typedef int (*take_record)(struct aira_assessment *assessment, struct aira_store *store, sqlite3_stmt *statement,
                           struct aira_error *err);

static int question_of(int *question, const struct aira_assessment *assessment, const char *id, struct aira_error *err)
{
    *question = aira_questionnaire_question(assessment->questionnaire, id);
    if (*question >= 0)
        return AIRA_OK;
    return aira_error_set(err, AIRA_EINPUT, "The questionnaire has no such question.");
}

static int take_person(struct aira_assessment *assessment, struct aira_store *store, sqlite3_stmt *statement,
                       struct aira_error *err)
{
    return aira_assessment_set_person(NULL, assessment, store_column(store, statement, 0),
                                      store_column(store, statement, 1), store_column(store, statement, 2), err);
}

static int take_target(struct aira_assessment *assessment, struct aira_store *store, sqlite3_stmt *statement,
                       struct aira_error *err)
{
    int question;
    int result = question_of(&question, assessment, store_column(store, statement, 0), err);

    return result == 0 ? aira_assessment_set_target(assessment, question, sqlite3_column_int(statement, 1), err)
                       : result;
}

static int take_text(struct aira_assessment *assessment, struct aira_store *store, sqlite3_stmt *statement,
                     struct aira_error *err)
{
    return store_add_text(assessment, store_column(store, statement, 0), store_column(store, statement, 1),
                          store_column(store, statement, 2), err);
}

/* What an upgrade left without its question or language is kept in the database and says nothing here. */
static int take_override(struct aira_assessment *assessment, struct aira_store *store, sqlite3_stmt *statement,
                         struct aira_error *err)
{
    return store_take_override(assessment, store_column(store, statement, 0), sqlite3_column_int(statement, 1) != 0,
                               store_column(store, statement, 3), err);
}

static int take_choice(struct aira_assessment *assessment, struct aira_store *store, sqlite3_stmt *statement,
                       struct aira_error *err)
{
    return store_take_choice(assessment, store_column(store, statement, 0), store_column(store, statement, 1), err);
}

static int take_observation(struct aira_assessment *assessment, struct aira_store *store, sqlite3_stmt *statement,
                            struct aira_error *err)
{
    struct aira_observation observation = {
        .text = aira_borrowed(store_column(store, statement, 1)),
        .impact = aira_borrowed(store_column(store, statement, 2)),
        .owner = aira_borrowed(store_column(store, statement, 3)),
        .due = aira_borrowed(store_column(store, statement, 4)),
        .number = sqlite3_column_int64(statement, 5),
    };
    int result = question_of(&observation.question, assessment, store_column(store, statement, 0), err);

    return result == 0 ? store_add_observation(assessment, &observation, err) : result;
}

int store_take_row(struct aira_assessment *assessment, const struct store_row *row, struct aira_error *err)
{
    struct aira_answer answer = aira_answer_blank(-1, AIRA_SETTLED);
    int result = question_of(&answer.question, assessment, row->question, err);

    if (result == 0 && row->person[0] != '\0') {
        answer.person = aira_assessment_person(assessment, row->person);
        if (answer.person < 0)
            result = aira_error_set(err, AIRA_EINPUT, "There is no person \"%s\".", row->person);
    }
    if (result == 0 && !aira_evidence_parse(&answer.evidence, row->evidence))
        result = aira_error_set(err, AIRA_EINPUT, "\"%s\" is no grade of evidence.", row->evidence);
    if (result == 0)
        result = aira_answer_parse(&answer, &assessment->questionnaire->questions[answer.question], row->value, err);
    if (result != 0)
        return result;
    answer.reason = row->reason[0] == '\0' ? NULL : aira_borrowed(row->reason);
    answer.note = row->note[0] == '\0' ? NULL : aira_borrowed(row->note);
    answer.evidence_reference = row->evidence_reference[0] == '\0' ? NULL : aira_borrowed(row->evidence_reference);
    answer.by = row->by[0] == '\0' ? NULL : aira_borrowed(row->by);
    answer.flag = row->flag;
    answer.at = row->at;
    return aira_assessment_answer(assessment, &answer, err);
}

static int take_answer(struct aira_assessment *assessment, struct aira_store *store, sqlite3_stmt *statement,
                       struct aira_error *err)
{
    struct store_row row;

    store_row_read(&row, store, statement);
    return store_take_row(assessment, &row, err);
}

/* Takes all records of a statement; column 0 names each in messages. */
static int take_all(struct aira_assessment *assessment, struct aira_store *store, int64_t number, enum store_sql which,
                    const char *kind, take_record take, struct aira_error *err)
{
    sqlite3_stmt *statement;
    int result = store_query(&statement, store, which, STORE_PARAMS(store_int(number)), err);

    while (result == 0 && (result = store_step(store, statement, err)) > 0) {
        result = take(assessment, store, statement, err);
        if (store->no_memory)
            result = aira_error_nomem(err);
        if (result != 0)
            result = bad_record(store, number, kind, store_column(store, statement, 0), result, err);
    }
    (void)sqlite3_reset(statement);
    return result;
}

static int take_records(struct aira_assessment *assessment, struct aira_store *store, int64_t number,
                        struct aira_error *err)
{
    int result = take_all(assessment, store, number, SQL_PEOPLE, AIRA_SENTENCE("a person \"%s\""), take_person, err);

    if (result == 0)
        result =
            take_all(assessment, store, number, SQL_TARGETS, AIRA_SENTENCE("a target of \"%s\""), take_target, err);
    if (result == 0)
        result =
            take_all(assessment, store, number, SQL_ANSWERS, AIRA_SENTENCE("an answer to \"%s\""), take_answer, err);
    if (result == 0)
        result = take_all(assessment, store, number, SQL_OBSERVATIONS, AIRA_SENTENCE("an observation on \"%s\""),
                          take_observation, err);
    if (result == 0)
        result =
            take_all(assessment, store, number, SQL_TEXTS, AIRA_SENTENCE("a text of section \"%s\""), take_text, err);
    if (result == 0)
        result = take_all(assessment, store, number, SQL_OVERRIDES, AIRA_SENTENCE("a view of finding \"%s\""),
                          take_override, err);
    if (result == 0)
        result = take_all(assessment, store, number, SQL_PLAN_ACTIONS,
                          AIRA_SENTENCE("what plans do with action \"%s\""), take_choice, err);
    return result;
}

static int take_frame(struct aira_stored *out, struct aira_store *store, int64_t number,
                      const struct aira_questionnaire *questionnaire, sqlite3_stmt *statement, struct aira_error *err)
{
    struct aira_assessment *assessment = NULL;
    const char *client = store_column(store, statement, 2);
    int result = aira_assessment_new(&assessment, questionnaire, client, err);

    if (result != 0)
        return bad_record(store, number, AIRA_SENTENCE("a client \"%s\""), client, result, err);
    out->assessment = assessment;
    out->version = sqlite3_column_int64(statement, 9);
    assessment->number = number;
    (void)snprintf(assessment->uuid, sizeof assessment->uuid, "%s", store_column(store, statement, 0));
    assessment->quick = strcmp(store_column(store, statement, 5), "quick") == 0;
    assessment->created = sqlite3_column_int64(statement, 6);
    assessment->changed = sqlite3_column_int64(statement, 7);
    assessment->position = aira_questionnaire_question(questionnaire, store_column(store, statement, 8));
    result = aira_assessment_set_scope(assessment, store_column(store, statement, 3), err);
    return result == 0 ? AIRA_OK
                       : bad_record(store, number, AIRA_SENTENCE("a scope \"%s\""), store_column(store, statement, 3),
                                    result, err);
}

int store_load_assessment(struct aira_stored *out, struct aira_store *store, int64_t number,
                          const struct aira_questionnaire *questionnaire, struct aira_error *err)
{
    struct store_head head;
    sqlite3_stmt *statement;
    int result = store_query(&statement, store, SQL_ASSESSMENT_GET, STORE_PARAMS(store_int(number)), err);

    if (result != 0)
        return result;
    result = store_step(store, statement, err);
    if (result > 0)
        result = take_frame(out, store, number, questionnaire, statement, err);
    else if (result == 0)
        result = store_no_such(number, err);
    if (store_end(store, statement, err) != 0)
        result = AIRA_ENOMEM;
    if (result == 0)
        result = take_records(out->assessment, store, number, err);
    if (result == 0)
        result = store_head_read(&head, store, number, err);
    if (result != 0)
        return result;
    out->journal_count = head.sequence;
    memcpy(out->journal_head, head.hash, sizeof out->journal_head);
    return AIRA_OK;
}

/* The snapshot's hash of an assessment. */
static int read_snapshot_hash(char hash[AIRA_HASH_HEX], struct aira_store *store, int64_t number,
                              struct aira_error *err)
{
    sqlite3_stmt *statement;
    int result = store_query(&statement, store, SQL_ASSESSMENT_GET, STORE_PARAMS(store_int(number)), err);

    if (result != 0)
        return result;
    result = store_step(store, statement, err);
    if (result > 0) {
        (void)snprintf(hash, AIRA_HASH_HEX, "%s", store_column(store, statement, SNAPSHOT_COLUMN));
        result = AIRA_OK;
    } else if (result == 0) {
        result = store_no_such(number, err);
    }
    return store_end(store, statement, err) != 0 ? AIRA_ENOMEM : result;
}

int aira_store_load(struct aira_stored *out, struct aira_store *store, int64_t number, struct aira_error *err)
{
    char hash[AIRA_HASH_HEX];
    int result = store_begin_read(store, err);

    memset(out, 0, sizeof *out);
    if (result == 0)
        result = read_snapshot_hash(hash, store, number, err);
    if (result == 0)
        result = store_load_questionnaire(&out->questionnaire, store, hash, err);
    if (result == 0)
        result = store_load_assessment(out, store, number, out->questionnaire, err);
    store_end_read(store);
    if (result != 0)
        aira_stored_dispose(out);
    return result;
}
