#include "export.h"

#include "record.h"

/* The columns of a statement, by the names they have in the file: a column is a number, a yes or no, or a text. */
struct column {
    const char *name;
    char kind; /* 'n', 'b' or 't' */
};

static const struct column person_columns[] = {{"id", 't'}, {"name", 't'}, {"role", 't'}, {NULL, 0}};
static const struct column target_columns[] = {{"question", 't'}, {"level", 'n'}, {NULL, 0}};
static const struct column answer_columns[] = {
    {"question", 't'},           {"person", 't'}, {"value", 't'}, {"reason", 't'}, {"note", 't'}, {"evidence", 't'},
    {"evidence_reference", 't'}, {"flag", 'b'},   {"by", 't'},    {"at", 'n'},     {NULL, 0},
};
static const struct column observation_columns[] = {{"question", 't'}, {"text", 't'}, {"impact", 't'},
                                                    {"owner", 't'},    {"due", 't'},  {NULL, 0}};
static const struct column text_columns[] = {{"section", 't'}, {"language", 't'}, {"text", 't'}, {NULL, 0}};
static const struct column override_columns[] = {
    {"finding", 't'}, {"shown", 'b'}, {"place", 'n'}, {"text", 't'}, {NULL, 0}};
static const struct column choice_columns[] = {{"action", 't'}, {"choice", 't'}, {NULL, 0}};
static const struct column journal_columns[] = {
    {"sequence", 'n'}, {"at", 'n'},    {"by", 't'},       {"question", 't'}, {"person", 't'}, {"action", 't'},
    {"before", 't'},   {"after", 't'}, {"previous", 't'}, {"hash", 't'},     {NULL, 0},
};

static const struct column upgrade_columns[] = {
    {"sequence", 'n'}, {"at", 'n'},      {"by", 't'},    {"id", 't'},       {"version", 't'},
    {"hash", 't'},     {"content", 't'}, {"score", 't'}, {"snapshot", 't'}, {NULL, 0},
};

static struct aira_json *value_of(struct aira_store *store, sqlite3_stmt *statement, int column, char kind)
{
    if (kind == 'n')
        return aira_json_int(sqlite3_column_int64(statement, column));
    if (kind == 'b')
        return aira_json_bool(sqlite3_column_int(statement, column) != 0);
    return aira_json_string(store_column(store, statement, column));
}

static int add_record(struct aira_json *array, struct aira_store *store, sqlite3_stmt *statement,
                      const struct column *columns)
{
    struct aira_json *record = aira_json_object();
    int result = record == NULL ? AIRA_ENOMEM : AIRA_OK;

    for (int i = 0; result == 0 && columns[i].name != NULL; i++)
        result = aira_json_set(record, columns[i].name, value_of(store, statement, i, columns[i].kind));
    if (result != 0) {
        aira_json_free(record);
        return result;
    }
    return aira_json_append(array, record);
}

static int add_records(struct aira_json *content, const char *name, struct aira_store *store, enum store_sql which,
                       int64_t number, const struct column *columns, struct aira_error *err)
{
    sqlite3_stmt *statement;
    struct aira_json *array;
    int result = store_query(&statement, store, which, STORE_PARAMS(store_int(number)), err);

    if (result != 0)
        return result;
    array = aira_json_array();
    if (array == NULL)
        return aira_error_nomem(err);
    while ((result = store_step(store, statement, err)) > 0) {
        if (add_record(array, store, statement, columns) != 0) {
            result = aira_error_nomem(err);
            break;
        }
    }
    if (store_end(store, statement, err) != 0)
        result = AIRA_ENOMEM;
    if (result != 0) {
        aira_json_free(array);
        return result;
    }
    return aira_json_set(content, name, array) == 0 ? AIRA_OK : aira_error_nomem(err);
}

static struct aira_json *snapshot_json(const char *id, const char *version, const char *hash, const char *bytes)
{
    struct aira_json *object = aira_json_object();

    if (object != NULL && aira_json_set(object, "id", aira_json_string(id)) == 0 &&
        aira_json_set(object, "version", aira_json_string(version)) == 0 &&
        aira_json_set(object, "hash", aira_json_string(hash)) == 0 &&
        aira_json_set(object, "snapshot", aira_json_string(bytes)) == 0)
        return object;
    aira_json_free(object);
    return NULL;
}

static int add_frame(struct aira_json *content, struct aira_store *store, sqlite3_stmt *row)
{
    static const struct column columns[] = {
        {"uuid", 't'},    {"origin", 't'},  {"client", 't'},   {"scope", 't'}, {"depth", 't'},
        {"created", 'n'}, {"changed", 'n'}, {"position", 't'}, {NULL, 0},
    };
    int result = AIRA_OK;
    int i = 0;

    for (; result == 0 && columns[i].name != NULL; i++)
        result = aira_json_set(content, columns[i].name, value_of(store, row, i, columns[i].kind));
    if (result == 0)
        result = aira_json_set(content, "questionnaire",
                               snapshot_json(store_column(store, row, i), store_column(store, row, i + 1),
                                             store_column(store, row, i + 2), store_column(store, row, i + 3)));
    return result;
}

static int read_frame(struct aira_json *content, struct aira_store *store, int64_t number, struct aira_error *err)
{
    sqlite3_stmt *statement;
    int result = store_query(&statement, store, SQL_EXPORT_FRAME, STORE_PARAMS(store_int(number)), err);

    if (result != 0)
        return result;
    result = store_step(store, statement, err);
    if (result > 0)
        result = add_frame(content, store, statement) == 0 ? AIRA_OK : aira_error_nomem(err);
    else if (result == 0)
        result = store_no_such(number, err);
    return store_end(store, statement, err) != 0 ? AIRA_ENOMEM : result;
}

/* The first three are what is kept when an assessment moves to another version of its questionnaire. */
enum { FORMER_LISTS = 3 };
static const struct {
    const char *name;
    enum store_sql which;
    const struct column *columns;
} lists[] = {
    {"targets", SQL_TARGETS, target_columns},
    {"answers", SQL_ANSWERS, answer_columns},
    {"observations", SQL_OBSERVATIONS, observation_columns},
    {"people", SQL_PEOPLE, person_columns},
    {"texts", SQL_TEXTS, text_columns},
    {"overrides", SQL_OVERRIDES, override_columns},
    {"choices", SQL_PLAN_ACTIONS, choice_columns},
    {"journal", SQL_JOURNAL, journal_columns},
    {"upgrades", SQL_UPGRADES, upgrade_columns},
};

static int read_lists(struct aira_json *content, size_t count, struct aira_store *store, int64_t number,
                      struct aira_error *err)
{
    int result = AIRA_OK;

    for (size_t i = 0; result == 0 && i < count; i++)
        result = add_records(content, lists[i].name, store, lists[i].which, number, lists[i].columns, err);
    return result;
}

static int read_content(struct aira_json *content, struct aira_store *store, int64_t number, struct aira_error *err)
{
    int result = read_frame(content, store, number, err);

    return result == 0 ? read_lists(content, sizeof lists / sizeof *lists, store, number, err) : result;
}

int store_former_content(struct aira_buf *out, struct aira_store *store, int64_t number, struct aira_error *err)
{
    struct aira_json *content = aira_json_object();
    int result = content == NULL ? aira_error_nomem(err) : read_lists(content, FORMER_LISTS, store, number, err);

    if (result == 0)
        result = aira_json_write(out, content, 0, true, err);
    aira_json_free(content);
    return result == 0 ? aira_buf_result(out, err) : result;
}

int store_content(struct aira_json **out, struct aira_store *store, int64_t number, struct aira_error *err)
{
    struct aira_json *content = aira_json_object();
    int result = content == NULL ? aira_error_nomem(err) : read_content(content, store, number, err);

    *out = NULL;
    if (result != 0) {
        aira_json_free(content);
        return result;
    }
    *out = content;
    return AIRA_OK;
}

int store_content_hash(char hash[AIRA_HASH_HEX], const struct aira_json *content, struct aira_error *err)
{
    struct aira_buf text;
    int result;

    aira_buf_init(&text);
    result = aira_json_write(&text, content, 0, true, err);
    if (result == 0)
        result = aira_buf_result(&text, err);
    if (result == 0)
        aira_hash(hash, aira_buf_cstr(&text), text.length);
    aira_buf_dispose(&text);
    return result;
}

/* Takes over `content`. */
static int write_file(struct aira_buf *out, struct aira_json *content, struct aira_error *err)
{
    char hash[AIRA_HASH_HEX];
    struct aira_json *file = NULL;
    int result = store_content_hash(hash, content, err);

    if (result == 0 && (file = aira_json_object()) == NULL)
        result = aira_error_nomem(err);
    if (result != 0) {
        aira_json_free(content);
        return result;
    }
    result = aira_json_set(file, "format", aira_json_string(STORE_EXPORT_FORMAT));
    if (result == 0)
        result = aira_json_set(file, "format_version", aira_json_int(STORE_EXPORT_VERSION));
    if (result == 0)
        result = aira_json_set(file, "hash", aira_json_string(hash));
    if (aira_json_set(file, "content", content) != 0 || result != 0)
        result = aira_error_nomem(err);
    else
        result = aira_json_write(out, file, 1, false, err);
    if (result == 0)
        aira_buf_putc(out, '\n');
    aira_json_free(file);
    return result == 0 ? aira_buf_result(out, err) : result;
}

int aira_store_export(struct aira_buf *out, struct aira_store *store, int64_t number, struct aira_error *err)
{
    struct aira_json *content = NULL;
    int result = store_begin_read(store, err);

    if (result == 0)
        result = store_content(&content, store, number, err);
    store_end_read(store);
    return result == 0 ? write_file(out, content, err) : result;
}
