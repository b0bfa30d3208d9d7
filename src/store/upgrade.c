#include "upgrade.h"

#include <string.h>

#include "export.h"
#include "frame.h"
#include "journal.h"

void store_former_read(struct aira_former *former, struct aira_store *store, sqlite3_stmt *statement)
{
    former->sequence = sqlite3_column_int64(statement, 0);
    former->at = sqlite3_column_int64(statement, 1);
    former->by = store_column(store, statement, 2);
    former->id = store_column(store, statement, 3);
    former->version = store_column(store, statement, 4);
    former->hash = store_column(store, statement, 5);
    former->content = store_column(store, statement, 6);
    former->score = store_column(store, statement, 7);
    former->bytes = store_column(store, statement, 8);
}

int store_former_put(struct aira_store *store, int64_t number, const struct aira_former *former, struct aira_error *err)
{
    return store_run(store, SQL_UPGRADE_PUT,
                     STORE_PARAMS(store_int(number), store_int(former->sequence), store_int(former->at),
                                  store_text(former->by), store_text(former->hash), store_text(former->content),
                                  store_text(former->score)),
                     err);
}

/* Begins the move of an assessment that nobody changed since it was loaded. */
static int begin(struct store_head *head, struct aira_store *store, const struct aira_stored *stored,
                 const struct aira_questionnaire *now, struct aira_error *err)
{
    int64_t number = stored->assessment->number;
    int result = store_begin(store, err);

    if (result != 0)
        return result;
    result = store_head_read(head, store, number, err);
    if (result == 0 && strcmp(head->snapshot, now->hash) == 0)
        result = aira_error_set(err, AIRA_EUSAGE, "Assessment %lld uses this version of its questionnaire already.",
                                (long long)number);
    else if (result == 0 && head->version != stored->version)
        result = aira_error_set(err, AIRA_ESTORE,
                                "Assessment %lld was changed by another program just now, so it was not moved. Try "
                                "again.",
                                (long long)number);
    return result == 0 ? AIRA_OK : store_rollback(store, result);
}

/* Keeps what was before, and says so in the journal. */
static int keep_former(struct aira_store *store, struct store_head *head, const struct aira_stored *stored,
                       const struct aira_questionnaire *now, const char *score, int64_t at, const char *by,
                       struct aira_error *err)
{
    char before[AIRA_HASH_HEX];
    struct aira_entry entry = {.at = at,
                               .by = by == NULL ? "" : by,
                               .question = "",
                               .person = "",
                               .action = "upgrade",
                               .before = before,
                               .after = now->hash};
    struct aira_former former = {.at = at, .by = entry.by, .hash = stored->questionnaire->hash, .score = score};
    struct aira_buf content;
    int result;

    aira_buf_init(&content);
    result = store_former_content(&content, store, head->number, err);
    if (result == 0)
        result = store_former_hash(before, former.hash, aira_buf_cstr(&content), score, err);
    if (result == 0)
        result = store_journal_add(store, head, &entry, err);
    former.sequence = head->sequence;
    former.content = aira_buf_cstr(&content);
    if (result == 0)
        result = store_former_put(store, head->number, &former, err);
    aira_buf_dispose(&content);
    return result;
}

/* Whether the newer version still holds an answer of the older. */
static bool holds(const struct aira_assessment *next, const struct aira_assessment *before,
                  const struct aira_answer *answer)
{
    int question =
        aira_questionnaire_question(next->questionnaire, before->questionnaire->questions[answer->question].id);
    int person =
        answer->person == AIRA_SETTLED ? AIRA_SETTLED : aira_assessment_person(next, before->people[answer->person].id);

    return question >= 0 && aira_assessment_find(next, question, person) != NULL;
}

static int withdraw_lost(struct aira_store *store, struct store_head *head, const struct aira_assessment *next,
                         const struct aira_assessment *before, int64_t now, const char *by, struct aira_error *err)
{
    int result = AIRA_OK;

    for (size_t i = 0; result == 0 && i < before->answer_count; i++) {
        const struct aira_answer *answer = &before->answers[i];
        struct store_row row = {.question = before->questionnaire->questions[answer->question].id, .person = ""};
        bool changed;

        if (holds(next, before, answer))
            continue;
        if (answer->person != AIRA_SETTLED)
            row.person = before->people[answer->person].id;
        result = store_row_withdraw(&changed, store, head, &row, now, by, err);
    }
    return result;
}

static int drop_observations(struct aira_store *store, const struct aira_assessment *next,
                             const struct aira_assessment *before, struct aira_error *err)
{
    int result = AIRA_OK;

    for (size_t i = 0; result == 0 && i < before->observation_count; i++) {
        const struct aira_observation *observation = &before->observations[i];

        if (aira_questionnaire_question(next->questionnaire,
                                        before->questionnaire->questions[observation->question].id) < 0)
            result = store_run(store, SQL_OBSERVATION_DELETE, STORE_PARAMS(store_int(observation->number)), err);
    }
    return result;
}

int aira_store_upgrade(struct aira_store *store, const struct aira_stored *stored, const struct aira_assessment *next,
                       const char *score, int64_t now, const char *by, struct aira_error *err)
{
    struct store_head head;
    int64_t number = stored->assessment->number;
    int result = store_check_by(by, err);

    if (result == 0)
        result = begin(&head, store, stored, next->questionnaire, err);
    if (result != 0)
        return result;
    result = store_put_snapshot(store, next->questionnaire, err);
    if (result == 0)
        result = keep_former(store, &head, stored, next->questionnaire, score, now, by, err);
    if (result == 0)
        result = withdraw_lost(store, &head, next, stored->assessment, now, by, err);
    if (result == 0)
        result = drop_observations(store, next, stored->assessment, err);
    if (result == 0)
        result = store_put_people_and_targets(store, number, next, err);
    if (result == 0)
        result = store_run(store, SQL_ASSESSMENT_UPGRADED,
                           STORE_PARAMS(store_int(number), store_text(next->questionnaire->hash), store_int(now),
                                        store_text(store_position(next))),
                           err);
    if (result != 0)
        return store_rollback(store, result);
    head.version++;
    memcpy(head.snapshot, next->questionnaire->hash, sizeof head.snapshot);
    return store_commit(store, &head, err);
}

struct telling {
    int (*visit)(void *context, const struct aira_former *former);
    void *context;
};

static int tell(void *context, struct aira_store *store, sqlite3_stmt *statement)
{
    const struct telling *telling = context;
    struct aira_former former;

    store_former_read(&former, store, statement);
    return store->no_memory ? 0 : telling->visit(telling->context, &former);
}

int aira_store_formers(struct aira_store *store, int64_t number,
                       int (*visit)(void *context, const struct aira_former *former), void *context,
                       struct aira_error *err)
{
    struct telling telling = {visit, context};

    return store_each(store, number, SQL_UPGRADES, tell, &telling, err);
}
