#include "record.h"

#include <string.h>

static void add_field(struct aira_buf *text, const char *field)
{
    aira_buf_printf(text, "%zu:", strlen(field));
    aira_buf_puts(text, field);
}

static void add_number(struct aira_buf *text, int64_t number)
{
    struct aira_buf digits;

    aira_buf_init(&digits);
    aira_buf_printf(&digits, "%lld", (long long)number);
    add_field(text, aira_buf_cstr(&digits));
    text->failed = text->failed || digits.failed;
    aira_buf_dispose(&digits);
}

/* Hashes the text and lets go of it. */
static int hash_text(char hash[AIRA_HASH_HEX], struct aira_buf *text, struct aira_error *err)
{
    int result = aira_buf_result(text, err);

    if (result == 0)
        aira_hash(hash, text->data, text->length);
    aira_buf_dispose(text);
    return result;
}

void store_row_read(struct store_row *row, struct aira_store *store, sqlite3_stmt *statement)
{
    row->question = store_column(store, statement, 0);
    row->person = store_column(store, statement, 1);
    row->value = store_column(store, statement, 2);
    row->reason = store_column(store, statement, 3);
    row->note = store_column(store, statement, 4);
    row->evidence = store_column(store, statement, 5);
    row->evidence_reference = store_column(store, statement, 6);
    row->flag = sqlite3_column_int(statement, 7) != 0;
    row->by = store_column(store, statement, 8);
    row->at = sqlite3_column_int64(statement, 9);
}

bool store_row_same(const struct store_row *a, const struct store_row *b)
{
    return strcmp(a->value, b->value) == 0 && strcmp(a->reason, b->reason) == 0 && strcmp(a->note, b->note) == 0 &&
           strcmp(a->evidence, b->evidence) == 0 && strcmp(a->evidence_reference, b->evidence_reference) == 0 &&
           a->flag == b->flag;
}

int store_row_hash(char hash[AIRA_HASH_HEX], const struct store_row *row, struct aira_error *err)
{
    struct aira_buf text;

    aira_buf_init(&text);
    add_field(&text, "answer");
    add_field(&text, row->value);
    add_field(&text, row->reason);
    add_field(&text, row->note);
    add_field(&text, row->evidence);
    add_field(&text, row->evidence_reference);
    add_field(&text, row->flag ? "1" : "0");
    add_field(&text, row->by);
    add_number(&text, row->at);
    return hash_text(hash, &text, err);
}

static const char *given(const char *text)
{
    return text == NULL ? "" : text;
}

int store_check_by(const char *by, struct aira_error *err)
{
    if (by == NULL || (strlen(by) <= AIRA_MAX_NAME && aira_utf8_valid(by, strlen(by), NULL) && aira_text_is_clean(by) &&
                       strchr(by, '\n') == NULL))
        return AIRA_OK;
    return aira_error_set(err, AIRA_EINPUT,
                          "The name of who enters this must be one line of at most %d bytes without control "
                          "characters.",
                          AIRA_MAX_NAME);
}

static int check_places(const struct aira_questionnaire *questionnaire, const struct aira_assessment *assessment,
                        const struct aira_answer *answer, struct aira_error *err)
{
    if (answer->question < 0 || (size_t)answer->question >= questionnaire->question_count)
        return aira_error_set(err, AIRA_EUSAGE, "The questionnaire has no question number %d.", answer->question);
    if (answer->person != AIRA_SETTLED && (answer->person < 0 || (size_t)answer->person >= assessment->person_count))
        return aira_error_set(err, AIRA_EUSAGE, "The assessment has no person number %d.", answer->person);
    return AIRA_OK;
}

static void fill_row(struct store_made *made, const struct aira_questionnaire *questionnaire,
                     const struct aira_answer *answer, const char *person, int64_t at, const char *by)
{
    const struct aira_question *question = &questionnaire->questions[answer->question];

    aira_answer_format(&made->value, question, answer);
    made->row = (struct store_row){
        .question = question->id,
        .person = person,
        .value = aira_buf_cstr(&made->value),
        .reason = given(answer->reason),
        .note = given(answer->note),
        .evidence = aira_evidence_name(answer->evidence),
        .evidence_reference = given(answer->evidence_reference),
        .flag = answer->flag,
        .by = given(by),
        .at = at,
    };
}

/* The scratch assessment checks the answer as loading it will, and keeps it as loading will. */
int store_made_init(struct store_made *made, const struct aira_questionnaire *questionnaire,
                    const struct aira_assessment *assessment, const struct aira_answer *answer, int64_t at,
                    const char *by, struct aira_error *err)
{
    struct aira_answer settled = *answer;
    int result = check_places(questionnaire, assessment, answer, err);

    memset(made, 0, sizeof *made);
    settled.person = AIRA_SETTLED;
    if (result == 0)
        result = store_check_by(by, err);
    if (result == 0)
        result = aira_assessment_new(&made->scratch, questionnaire, "-", err);
    if (result == 0)
        result = aira_assessment_answer(made->scratch, &settled, err);
    if (result != 0)
        return result;
    fill_row(made, questionnaire, aira_assessment_find(made->scratch, answer->question, AIRA_SETTLED),
             answer->person == AIRA_SETTLED ? "" : assessment->people[answer->person].id, at, by);
    return aira_buf_result(&made->value, err);
}

void store_made_dispose(struct store_made *made)
{
    aira_buf_dispose(&made->value);
    aira_assessment_free(made->scratch);
}

void store_entry_read(struct aira_entry *entry, struct aira_store *store, sqlite3_stmt *statement)
{
    entry->sequence = sqlite3_column_int64(statement, 0);
    entry->at = sqlite3_column_int64(statement, 1);
    entry->by = store_column(store, statement, 2);
    entry->question = store_column(store, statement, 3);
    entry->person = store_column(store, statement, 4);
    entry->action = store_column(store, statement, 5);
    entry->before = store_column(store, statement, 6);
    entry->after = store_column(store, statement, 7);
    entry->previous = store_column(store, statement, 8);
    entry->hash = store_column(store, statement, 9);
}

int store_entry_hash(char hash[AIRA_HASH_HEX], const struct aira_entry *entry, const char *origin,
                     struct aira_error *err)
{
    struct aira_buf text;

    aira_buf_init(&text);
    add_field(&text, "entry");
    add_field(&text, origin);
    add_number(&text, entry->sequence);
    add_number(&text, entry->at);
    add_field(&text, entry->by);
    add_field(&text, entry->question);
    add_field(&text, entry->person);
    add_field(&text, entry->action);
    add_field(&text, entry->before);
    add_field(&text, entry->after);
    add_field(&text, entry->previous);
    return hash_text(hash, &text, err);
}

bool store_is_upgrade(const struct aira_entry *entry)
{
    return strcmp(entry->action, "upgrade") == 0;
}

int store_former_hash(char hash[AIRA_HASH_HEX], const char *snapshot, const char *content, const char *score,
                      struct aira_error *err)
{
    struct aira_buf text;

    aira_buf_init(&text);
    add_field(&text, "former");
    add_field(&text, snapshot);
    add_field(&text, content);
    add_field(&text, score);
    return hash_text(hash, &text, err);
}
