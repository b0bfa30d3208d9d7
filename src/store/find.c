#include <stdlib.h>
#include <string.h>

#include "handle.h"

enum { SHOWN_MAX = 10, SHOWN_CELLS = 24 };

/* How well a client's name fits what was asked for; a better fit makes the worse ones not count. */
enum fit { FIT_NONE, FIT_PART, FIT_FOLDED, FIT_EXACT };

struct search {
    const char *key;
    struct aira_buf folded_key, folded; /* the latter is room for one name */
    enum fit best;
    size_t count;   /* assessments that fit best */
    int64_t number; /* of the first of them */
    struct aira_buf shown;
};

static enum fit fit_of(struct search *search, const char *client)
{
    const char *folded;

    if (strcmp(client, search->key) == 0)
        return FIT_EXACT;
    aira_buf_clear(&search->folded);
    aira_text_fold(&search->folded, client);
    folded = aira_buf_cstr(&search->folded);
    if (strcmp(folded, aira_buf_cstr(&search->folded_key)) == 0)
        return FIT_FOLDED;
    return strstr(folded, aira_buf_cstr(&search->folded_key)) != NULL ? FIT_PART : FIT_NONE;
}

/* Notes "7 Acme / Retail, 2026-11-24" for the list of those that fit. */
static void show(struct search *search, int64_t number, const char *client, const char *scope, int64_t changed)
{
    char time[AIRA_TIME_SIZE];

    if (search->count > SHOWN_MAX)
        return;
    aira_buf_printf(&search->shown, "%s%lld ", search->count == 1 ? "" : "; ", (long long)number);
    aira_text_cut(&search->shown, client, SHOWN_CELLS);
    if (scope[0] != '\0') {
        aira_buf_puts(&search->shown, " / ");
        aira_text_cut(&search->shown, scope, SHOWN_CELLS);
    }
    aira_time_format(time, changed);
    aira_buf_printf(&search->shown, ", %.10s", time);
}

static void consider(struct search *search, struct aira_store *store, sqlite3_stmt *statement)
{
    const char *client = store_column(store, statement, 1);
    enum fit fit = fit_of(search, client);

    if (fit == FIT_NONE || fit < search->best)
        return;
    if (fit > search->best) {
        search->best = fit;
        search->count = 0;
        aira_buf_clear(&search->shown);
    }
    if (search->count++ == 0)
        search->number = sqlite3_column_int64(statement, 0);
    show(search, sqlite3_column_int64(statement, 0), client, store_column(store, statement, 2),
         sqlite3_column_int64(statement, 3));
}

static int consider_all(struct search *search, struct aira_store *store, struct aira_error *err)
{
    sqlite3_stmt *statement;
    int result = store_query(&statement, store, SQL_NAMES, STORE_NO_PARAMS, err);

    if (result != 0)
        return result;
    while ((result = store_step(store, statement, err)) > 0)
        consider(search, store, statement);
    if (store_end(store, statement, err) != 0)
        return AIRA_ENOMEM;
    if (result == 0 && (search->folded.failed || search->folded_key.failed || search->shown.failed))
        return aira_error_nomem(err);
    return result;
}

static int find_by_name(int64_t *number, struct aira_store *store, const char *key, struct aira_error *err)
{
    struct search search = {.key = key};
    int result;

    aira_text_fold(&search.folded_key, key);
    result = consider_all(&search, store, err);
    if (result == 0 && search.count == 0)
        result = aira_error_set(err, AIRA_ENOTFOUND,
                                "No client's name fits \"%.400s\". See \"aira list\" for those that are there.", key);
    else if (result == 0 && search.count > 1)
        result = aira_error_set(err, AIRA_EUSAGE, "%zu assessments fit; name one by its number: %s%s", search.count,
                                aira_buf_cstr(&search.shown), search.count > SHOWN_MAX ? aira_say("; ...") : "");
    else if (result == 0)
        *number = search.number;
    aira_buf_dispose(&search.folded_key);
    aira_buf_dispose(&search.folded);
    aira_buf_dispose(&search.shown);
    return result;
}

/* True when `key` is digits alone that a number can hold. */
static bool is_number(int64_t *number, const char *key)
{
    size_t digits = strspn(key, "0123456789");

    if (digits == 0 || digits > 18 || key[digits] != '\0')
        return false;
    *number = strtoll(key, NULL, 10);
    return true;
}

int aira_store_find(int64_t *number, struct aira_store *store, const char *key, struct aira_error *err)
{
    int64_t asked = 0;
    int64_t version;
    int result = AIRA_ENOTFOUND;
    bool numeric = is_number(&asked, key);

    if (key[0] == '\0')
        return aira_error_set(err, AIRA_EUSAGE, "Name an assessment by its number or its client.");
    if (numeric)
        result = aira_store_version(&version, store, asked, err);
    if (result == 0)
        *number = asked;
    if (result != AIRA_ENOTFOUND)
        return result;
    result = find_by_name(number, store, key, err);
    return result == AIRA_ENOTFOUND && numeric ? store_no_such(asked, err) : result;
}
