#include "frame.h"

#include <string.h>

static int put_people(struct aira_store *store, int64_t number, const struct aira_assessment *assessment,
                      struct aira_error *err)
{
    int result = AIRA_OK;

    for (size_t i = 0; result == 0 && i < assessment->person_count; i++) {
        const struct aira_person *person = &assessment->people[i];

        result = store_run(
            store, SQL_PERSON_PUT,
            STORE_PARAMS(store_int(number), store_text(person->id), store_text(person->name), store_text(person->role)),
            err);
    }
    return result;
}

static int put_targets(struct aira_store *store, int64_t number, const struct aira_assessment *assessment,
                       struct aira_error *err)
{
    int result = store_run(store, SQL_TARGETS_DELETE, STORE_PARAMS(store_int(number)), err);

    for (size_t i = 0; result == 0 && i < assessment->target_count; i++) {
        const struct aira_target *target = &assessment->targets[i];

        result = store_run(store, SQL_TARGET_PUT,
                           STORE_PARAMS(store_int(number),
                                        store_text(assessment->questionnaire->questions[target->question].id),
                                        store_int(target->level)),
                           err);
    }
    return result;
}

static int put_texts(struct aira_store *store, int64_t number, const struct aira_assessment *assessment,
                     struct aira_error *err)
{
    int result = AIRA_OK;

    for (size_t i = 0; result == 0 && i < assessment->text_count; i++) {
        const struct aira_section_text *text = &assessment->texts[i];

        result = store_run(store, SQL_TEXT_PUT,
                           STORE_PARAMS(store_int(number), store_text(text->section), store_text(text->language),
                                        store_text(text->text)),
                           err);
    }
    return result;
}

static int put_observation(struct aira_store *store, enum store_sql which, int64_t number,
                           const struct aira_questionnaire *questionnaire, const struct aira_observation *observation,
                           struct aira_error *err)
{
    return store_run(store, which,
                     STORE_PARAMS(store_int(number), store_text(questionnaire->questions[observation->question].id),
                                  store_text(observation->text), store_text(observation->impact),
                                  store_text(observation->owner), store_text(observation->due)),
                     err);
}

static int put_observations(struct aira_store *store, enum store_sql which, int64_t number,
                            const struct aira_assessment *assessment, struct aira_error *err)
{
    int result = AIRA_OK;

    for (size_t i = 0; result == 0 && i < assessment->observation_count; i++)
        result = put_observation(store, which, number, assessment->questionnaire, &assessment->observations[i], err);
    return result;
}

int store_put_snapshot(struct aira_store *store, const struct aira_questionnaire *questionnaire, struct aira_error *err)
{
    struct aira_buf snapshot;
    int result;

    aira_buf_init(&snapshot);
    result = aira_questionnaire_snapshot(&snapshot, questionnaire, err);
    if (result == 0)
        result = aira_buf_result(&snapshot, err);
    if (result == 0)
        result = store_run(store, SQL_SNAPSHOT_PUT,
                           STORE_PARAMS(store_text(questionnaire->hash), store_text(questionnaire->id),
                                        store_text(questionnaire->version),
                                        store_blob(aira_buf_cstr(&snapshot), snapshot.length)),
                           err);
    aira_buf_dispose(&snapshot);
    return result;
}

const char *store_position(const struct aira_assessment *assessment)
{
    return assessment->position < 0 ? "" : assessment->questionnaire->questions[assessment->position].id;
}

int store_put_people_and_targets(struct aira_store *store, int64_t number, const struct aira_assessment *assessment,
                                 struct aira_error *err)
{
    int result = put_people(store, number, assessment, err);

    return result == 0 ? put_targets(store, number, assessment, err) : result;
}

int store_put_around(struct aira_store *store, enum store_sql observations, int64_t number,
                     const struct aira_assessment *assessment, struct aira_error *err)
{
    int result = store_put_people_and_targets(store, number, assessment, err);

    if (result == 0)
        result = put_texts(store, number, assessment, err);
    for (size_t i = 0; result == 0 && i < assessment->override_count; i++)
        result = store_put_override(store, number, &assessment->overrides[i], err);
    if (result == 0)
        result = store_put_choices(store, number, assessment, assessment->changed, err);
    if (result == 0)
        result = put_observations(store, observations, number, assessment, err);
    return result;
}

int store_put_frame(int64_t *number, struct aira_store *store, const char *uuid, const char *origin,
                    const struct aira_assessment *assessment, int64_t changed, struct aira_error *err)
{
    int result = store_put_snapshot(store, assessment->questionnaire, err);

    if (result == 0)
        result = store_run(store, SQL_ASSESSMENT_PUT,
                           STORE_PARAMS(store_text(uuid), store_text(origin), store_text(assessment->client),
                                        store_text(assessment->scope), store_text(assessment->questionnaire->hash),
                                        store_text(assessment->quick ? "quick" : "full"),
                                        store_int(assessment->created == 0 ? changed : assessment->created),
                                        store_int(changed), store_text(store_position(assessment))),
                           err);
    if (result != 0)
        return result;
    *number = sqlite3_last_insert_rowid(store->db);
    return store_put_around(store, SQL_OBSERVATION_PUT, *number, assessment, err);
}

int aira_store_version(int64_t *version, struct aira_store *store, int64_t number, struct aira_error *err)
{
    int result = store_number(version, store, SQL_ASSESSMENT_VERSION, STORE_PARAMS(store_int(number)), -1, err);

    return result == 0 && *version < 0 ? store_no_such(number, err) : result;
}

int store_each(struct aira_store *store, int64_t number, enum store_sql which,
               int (*tell)(void *context, struct aira_store *store, sqlite3_stmt *statement), void *context,
               struct aira_error *err)
{
    sqlite3_stmt *statement = NULL;
    int64_t version;
    int told = 0;
    int result = aira_store_version(&version, store, number, err);

    if (result == 0)
        result = store_query(&statement, store, which, STORE_PARAMS(store_int(number)), err);
    while (result == 0 && told == 0 && (result = store_step(store, statement, err)) > 0) {
        told = tell(context, store, statement);
        result = store->no_memory ? aira_error_nomem(err) : AIRA_OK;
    }
    store->no_memory = false;
    if (statement != NULL)
        (void)sqlite3_reset(statement);
    return result != 0 ? result : told;
}

int store_begin_on(struct aira_store *store, int64_t number, struct aira_error *err)
{
    int64_t version;
    int result = store_begin(store, err);

    if (result == 0)
        result = aira_store_version(&version, store, number, err);
    return result == 0 ? AIRA_OK : store_rollback(store, result);
}

static int end(struct aira_store *store, int result, struct aira_error *err)
{
    return result == 0 ? store_commit(store, NULL, err) : store_rollback(store, result);
}

int store_end_changed(struct aira_store *store, int64_t number, int64_t now, int result, struct aira_error *err)
{
    if (result == 0)
        result = store_run(store, SQL_ASSESSMENT_CHANGED, STORE_PARAMS(store_int(number), store_int(now)), err);
    return end(store, result, err);
}

int aira_store_save_frame(struct aira_store *store, const struct aira_assessment *assessment, int64_t now,
                          struct aira_error *err)
{
    int64_t number = assessment->number;
    int result = store_begin_on(store, number, err);

    if (result != 0)
        return result;
    result = store_run(store, SQL_ASSESSMENT_FRAME,
                       STORE_PARAMS(store_int(number), store_text(assessment->client), store_text(assessment->scope),
                                    store_text(assessment->quick ? "quick" : "full"), store_int(now)),
                       err);
    if (result == 0)
        result = store_put_people_and_targets(store, number, assessment, err);
    return end(store, result, err);
}

/* Where somebody is reading is no change of the assessment: its version stays. */
int aira_store_save_position(struct aira_store *store, int64_t number, const char *question, struct aira_error *err)
{
    int result = store_begin_on(store, number, err);

    if (result != 0)
        return result;
    result = store_run(store, SQL_ASSESSMENT_POSITION, STORE_PARAMS(store_int(number), store_text(question)), err);
    return end(store, result, err);
}

static int check_observation(const struct aira_questionnaire *questionnaire, const struct aira_observation *observation,
                             struct aira_error *err)
{
    if (observation->question < 0 || (size_t)observation->question >= questionnaire->question_count)
        return aira_error_set(err, AIRA_EUSAGE, "The questionnaire has no question number %d.", observation->question);
    return store_check_observation(observation, err);
}

int aira_store_observe(struct aira_store *store, int64_t number, const struct aira_questionnaire *questionnaire,
                       struct aira_observation *observation, int64_t now, struct aira_error *err)
{
    int64_t row = 0;
    int result = check_observation(questionnaire, observation, err);

    if (result == 0)
        result = store_begin_on(store, number, err);
    if (result != 0)
        return result;
    result = put_observation(store, SQL_OBSERVATION_PUT, number, questionnaire, observation, err);
    row = sqlite3_last_insert_rowid(store->db);
    result = store_end_changed(store, number, now, result, err);
    if (result == 0)
        observation->number = row;
    return result;
}

/* Writes the text or, without one, takes it away. */
static int put_text(struct aira_store *store, int64_t number, const struct aira_section_text *text,
                    struct aira_error *err)
{
    return text->text != NULL
               ? store_run(store, SQL_TEXT_PUT,
                           STORE_PARAMS(store_int(number), store_text(text->section), store_text(text->language),
                                        store_text(text->text)),
                           err)
               : store_run(store, SQL_TEXT_DELETE,
                           STORE_PARAMS(store_int(number), store_text(text->section), store_text(text->language)), err);
}

int aira_store_set_text(bool *changed, struct aira_store *store, int64_t number, const struct aira_section_text *text,
                        int64_t now, struct aira_error *err)
{
    int64_t same = -1;
    int result = store_check_text(text->section, text->language, text->text == NULL ? "" : text->text, err);

    *changed = false;
    if (result == 0)
        result = store_begin_on(store, number, err);
    if (result != 0)
        return result;
    result = store_number(
        &same, store, SQL_TEXT_SAME,
        STORE_PARAMS(store_int(number), store_text(text->section), store_text(text->language), store_text(text->text)),
        -1, err);
    *changed = result == 0 && (text->text == NULL ? same >= 0 : same != 1);
    if (*changed)
        result = put_text(store, number, text, err);
    result = *changed ? store_end_changed(store, number, now, result, err) : end(store, result, err);
    *changed = *changed && result == 0;
    return result;
}

int aira_store_note_report(struct aira_store *store, int64_t number, const char *format, const char *content_hash,
                           int64_t now, struct aira_error *err)
{
    int result = store_begin_on(store, number, err);

    if (result != 0)
        return result;
    result =
        store_run(store, SQL_REPORT_PUT,
                  STORE_PARAMS(store_int(number), store_int(now), store_text(format), store_text(content_hash)), err);
    return end(store, result, err);
}
