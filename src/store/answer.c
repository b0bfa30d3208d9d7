#include <string.h>

#include "journal.h"

int store_row_write(struct aira_store *store, int64_t number, const struct store_row *row, struct aira_error *err)
{
    return store_run(store, SQL_ANSWER_PUT,
                     STORE_PARAMS(store_int(number), store_text(row->question), store_text(row->person),
                                  store_text(row->value), store_text(row->reason), store_text(row->note),
                                  store_text(row->evidence), store_text(row->evidence_reference),
                                  store_int(row->flag ? 1 : 0), store_text(row->by), store_int(row->at)),
                     err);
}

/* Compares with what is stored for that question and person, and hashes that ("" when there is nothing). */
static int look_before(char before[AIRA_HASH_HEX], bool *same, struct aira_store *store, int64_t number,
                       const struct store_row *row, struct aira_error *err)
{
    struct store_row old;
    sqlite3_stmt *statement;
    int found;
    int result = store_query(&statement, store, SQL_ANSWER_GET,
                             STORE_PARAMS(store_int(number), store_text(row->question), store_text(row->person)), err);

    *same = false;
    before[0] = '\0';
    if (result != 0)
        return result;
    found = store_step(store, statement, err);
    if (found > 0) {
        store_row_read(&old, store, statement);
        *same = row->value != NULL && store_row_same(&old, row);
        result = store_row_hash(before, &old, err);
    }
    if (store_end(store, statement, err) != 0)
        return AIRA_ENOMEM;
    return found < 0 ? found : result;
}

int store_row_put(bool *changed, struct aira_store *store, struct store_head *head, const struct store_row *row,
                  int64_t now, const char *by, struct aira_error *err)
{
    char before[AIRA_HASH_HEX];
    char after[AIRA_HASH_HEX];
    struct aira_entry entry = {.at = now,
                               .by = by == NULL ? "" : by,
                               .question = row->question,
                               .person = row->person,
                               .action = "answer",
                               .before = before,
                               .after = after};
    bool same;
    int result = look_before(before, &same, store, head->number, row, err);

    *changed = false;
    if (result != 0 || same)
        return result;
    result = store_row_hash(after, row, err);
    if (result == 0)
        result = store_row_write(store, head->number, row, err);
    if (result == 0)
        result = store_journal_add(store, head, &entry, err);
    *changed = result == 0;
    return result;
}

/* Begins a write to an assessment whose questionnaire is the one the caller means. */
static int begin(struct store_head *head, struct aira_store *store, int64_t number,
                 const struct aira_questionnaire *questionnaire, struct aira_error *err)
{
    int result = store_begin(store, err);

    if (result != 0)
        return result;
    result = store_head_read(head, store, number, err);
    if (result == 0 && strcmp(head->snapshot, questionnaire->hash) != 0)
        result = aira_error_set(err, AIRA_ESTORE,
                                "Assessment %lld now uses another version of its questionnaire, so nothing was stored. "
                                "Open it again and repeat what you entered last.",
                                (long long)number);
    return result == 0 ? AIRA_OK : store_rollback(store, result);
}

/* A person's first answer may come before the frame with that person was saved. */
static int put_person(struct aira_store *store, int64_t number, const struct aira_assessment *assessment, int person,
                      struct aira_error *err)
{
    const struct aira_person *one;

    if (person == AIRA_SETTLED)
        return AIRA_OK;
    one = &assessment->people[person];
    return store_run(store, SQL_PERSON_NEW,
                     STORE_PARAMS(store_int(number), store_text(one->id), store_text(one->name), store_text(one->role)),
                     err);
}

/* One answer inside a transaction. */
static int put_answer(bool *changed, struct aira_store *store, struct store_head *head,
                      const struct aira_questionnaire *questionnaire, const struct aira_assessment *assessment,
                      const struct aira_answer *answer, int64_t now, const char *by, struct aira_error *err)
{
    struct store_made made;
    int result = store_made_init(&made, questionnaire, assessment, answer, now, by, err);

    if (result == 0)
        result = put_person(store, head->number, assessment, answer->person, err);
    if (result == 0)
        result = store_row_put(changed, store, head, &made.row, now, by, err);
    store_made_dispose(&made);
    return result;
}

int aira_store_answer(struct aira_store *store, int64_t number, const struct aira_questionnaire *questionnaire,
                      const struct aira_assessment *assessment, const struct aira_answer *answer, int64_t now,
                      const char *by, struct aira_error *err)
{
    struct store_head head;
    const char *position;
    bool changed = false;
    int result = begin(&head, store, number, questionnaire, err);

    if (result != 0)
        return result;
    result = put_answer(&changed, store, &head, questionnaire, assessment, answer, now, by, err);
    if (result != 0)
        return store_rollback(store, result);
    position = questionnaire->questions[answer->question].id;
    if (changed)
        result = store_run(store, SQL_ASSESSMENT_ANSWERED,
                           STORE_PARAMS(store_int(number), store_int(now), store_text(position)), err);
    else
        result = store_run(store, SQL_ASSESSMENT_POSITION, STORE_PARAMS(store_int(number), store_text(position)), err);
    if (result != 0)
        return store_rollback(store, result);
    head.version++;
    return store_commit(store, changed ? &head : NULL, err);
}

/* Marks the assessment as changed and commits, when anything was. */
static int finish(struct aira_store *store, struct store_head *head, bool changed, int64_t now, struct aira_error *err)
{
    int result;

    if (!changed)
        return store_commit(store, NULL, err);
    result = store_run(store, SQL_ASSESSMENT_CHANGED, STORE_PARAMS(store_int(head->number), store_int(now)), err);
    if (result != 0)
        return store_rollback(store, result);
    head->version++;
    return store_commit(store, head, err);
}

int aira_store_answers(struct aira_store *store, int64_t number, const struct aira_assessment *assessment,
                       const struct aira_answer *answers, size_t count, int64_t now, const char *by,
                       struct aira_error *err)
{
    struct store_head head;
    bool changed = false;
    int result = begin(&head, store, number, assessment->questionnaire, err);

    if (result != 0)
        return result;
    for (size_t i = 0; result == 0 && i < count; i++) {
        bool one = false;

        result = put_answer(&one, store, &head, assessment->questionnaire, assessment, &answers[i], now,
                            by != NULL ? by : answers[i].by, err);
        changed = changed || one;
    }
    return result == 0 ? finish(store, &head, changed, now, err) : store_rollback(store, result);
}

int store_row_withdraw(bool *changed, struct aira_store *store, struct store_head *head, const struct store_row *row,
                       int64_t now, const char *by, struct aira_error *err)
{
    char before[AIRA_HASH_HEX];
    struct aira_entry entry = {.at = now,
                               .by = by == NULL ? "" : by,
                               .question = row->question,
                               .person = row->person,
                               .action = "withdraw",
                               .before = before,
                               .after = ""};
    bool same;
    int result = look_before(before, &same, store, head->number, row, err);

    *changed = result == 0 && before[0] != '\0';
    if (!*changed)
        return result;
    result = store_run(store, SQL_ANSWER_DELETE,
                       STORE_PARAMS(store_int(head->number), store_text(row->question), store_text(row->person)), err);
    return result == 0 ? store_journal_add(store, head, &entry, err) : result;
}

int aira_store_withdraw(struct aira_store *store, int64_t number, const struct aira_assessment *assessment,
                        int question, int person, int64_t now, const char *by, struct aira_error *err)
{
    struct store_head head;
    struct store_row row = {.person = ""};
    bool changed = false;
    int result;

    if (question < 0 || (size_t)question >= assessment->questionnaire->question_count ||
        (person != AIRA_SETTLED && (person < 0 || (size_t)person >= assessment->person_count)))
        return aira_error_set(err, AIRA_EUSAGE, "The assessment has no question %d or no person %d.", question, person);
    row.question = assessment->questionnaire->questions[question].id;
    if (person != AIRA_SETTLED)
        row.person = assessment->people[person].id;
    result = store_check_by(by, err);
    if (result == 0)
        result = begin(&head, store, number, assessment->questionnaire, err);
    if (result != 0)
        return result;
    result = store_row_withdraw(&changed, store, &head, &row, now, by, err);
    return result == 0 ? finish(store, &head, changed, now, err) : store_rollback(store, result);
}
