/* The consultant's view of findings. */
#include "frame.h"

#include <string.h>

int store_take_override(struct aira_assessment *assessment, const char *stored, bool shown, const char *text,
                        struct aira_error *err)
{
    const struct aira_questionnaire *questionnaire = assessment->questionnaire;
    const char *colon = strchr(stored, ':');
    const char *language = colon == NULL ? "" : colon + 1;
    struct aira_buf finding;
    bool strength;
    int result;

    aira_buf_init(&finding);
    aira_buf_add(&finding, stored, colon == NULL ? strlen(stored) : (size_t)(colon - stored));
    result = aira_buf_result(&finding, err);
    if (result == 0 && aira_finding_question(&strength, questionnaire, aira_buf_cstr(&finding)) >= 0 &&
        (language[0] == '\0' || aira_questionnaire_has_language(questionnaire, language)))
        result = aira_assessment_override(assessment, aira_buf_cstr(&finding), language, shown ? text : NULL, err);
    aira_buf_dispose(&finding);
    return result;
}

static int put_under(struct aira_store *store, int64_t number, const char *key, const char *text,
                     struct aira_error *err)
{
    return store_run(
        store, SQL_OVERRIDE_PUT,
        STORE_PARAMS(store_int(number), store_text(key), store_int(text == NULL ? 0 : 1), store_text(text)), err);
}

static int key_of(struct aira_buf *key, const char *finding, const char *language, struct aira_error *err)
{
    aira_buf_printf(key, "%s%s%s", finding, language[0] == '\0' ? "" : ":", language);
    return aira_buf_result(key, err);
}

int store_put_override(struct aira_store *store, int64_t number, const struct aira_override *override,
                       struct aira_error *err)
{
    enum store_sql ended = override->text == NULL ? SQL_OVERRIDE_DELETE_ALL : SQL_STRIKE_DELETE;
    struct aira_buf key;
    int result = store_run(store, ended, STORE_PARAMS(store_int(number), store_text(override->finding)), err);

    aira_buf_init(&key);
    if (result == 0)
        result = key_of(&key, override->finding, override->language, err);
    if (result == 0)
        result = put_under(store, number, aira_buf_cstr(&key), override->text, err);
    aira_buf_dispose(&key);
    return result;
}

int aira_store_override(struct aira_store *store, int64_t number, const struct aira_questionnaire *questionnaire,
                        const struct aira_override *override, int64_t now, struct aira_error *err)
{
    int result = aira_override_check(questionnaire, override->finding, override->language, override->text, err);

    if (result == 0)
        result = store_begin_on(store, number, err);
    if (result != 0)
        return result;
    result = store_put_override(store, number, override, err);
    return store_end_changed(store, number, now, result, err);
}

int aira_store_restore(bool *changed, struct aira_store *store, int64_t number, const char *finding,
                       const char *language, int64_t now, struct aira_error *err)
{
    struct aira_buf key;
    int result;

    *changed = false;
    aira_buf_init(&key);
    result = key_of(&key, finding, language, err);
    if (result == 0)
        result = store_begin_on(store, number, err);
    if (result == 0) {
        result = store_run(store, language[0] == '\0' ? SQL_OVERRIDE_DELETE_ALL : SQL_OVERRIDE_DELETE,
                           STORE_PARAMS(store_int(number), store_text(aira_buf_cstr(&key))), err);
        *changed = result == 0 && sqlite3_changes(store->db) > 0;
        result = *changed ? store_end_changed(store, number, now, result, err) : store_rollback(store, result);
        *changed = *changed && result == 0;
    }
    aira_buf_dispose(&key);
    return result;
}
