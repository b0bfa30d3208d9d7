/* The scorecard as one JSON text. */
#include "parts.h"

/* Sets members one after the other and remembers the first failure, so that a builder checks once. */
struct members {
    struct aira_json *object;
    bool failed;
};

static struct members begin(void)
{
    struct members members = {.object = aira_json_object()};
    members.failed = members.object == NULL;
    return members;
}

static void set(struct members *members, const char *key, struct aira_json *value)
{
    if (members->failed) {
        aira_json_free(value);
    } else if (aira_json_set(members->object, key, value) < 0) {
        members->failed = true;
    }
}

static struct aira_json *end(struct members *members)
{
    if (members->failed) {
        aira_json_free(members->object);
        return NULL;
    }
    return members->object;
}

/* Appends and, when memory runs out, frees the array: NULL then, and from then on. */
static struct aira_json *append(struct aira_json *array, struct aira_json *value)
{
    if (array == NULL) {
        aira_json_free(value);
        return NULL;
    }
    if (aira_json_append(array, value) < 0) {
        aira_json_free(array);
        return NULL;
    }
    return array;
}

struct aira_json *scorecard_questionnaire(const struct aira_questionnaire *questionnaire)
{
    struct members members = begin();
    set(&members, "id", aira_json_string(questionnaire->id));
    set(&members, "version", aira_json_string(questionnaire->version));
    set(&members, "hash", aira_json_string(questionnaire->hash));
    set(&members, "title", scorecard_text(questionnaire, "questionnaire", NULL, "title"));
    return end(&members);
}

static struct aira_json *people_array(const struct aira_assessment *assessment)
{
    struct aira_json *array = aira_json_array();
    for (size_t i = 0; i < assessment->person_count; i++) {
        struct members members = begin();
        set(&members, "id", aira_json_string(assessment->people[i].id));
        set(&members, "name", aira_json_string(assessment->people[i].name));
        set(&members, "role", aira_json_string(assessment->people[i].role));
        array = append(array, end(&members));
    }
    return array;
}

static struct aira_json *texts_array(const struct aira_assessment *assessment)
{
    struct aira_json *array = aira_json_array();
    for (size_t i = 0; i < assessment->text_count; i++) {
        const struct aira_section_text *text = &assessment->texts[i];
        struct members members = begin();
        set(&members, "section", aira_json_string(text->section));
        set(&members, "language", text->language[0] == '\0' ? aira_json_null() : aira_json_string(text->language));
        set(&members, "text", aira_json_string(text->text));
        array = append(array, end(&members));
    }
    return array;
}

/* What the consultant said of findings: struck, or a sentence by language. */
static struct aira_json *overrides_array(const struct aira_assessment *assessment)
{
    struct aira_json *array = aira_json_array();
    for (size_t i = 0; i < assessment->override_count; i++) {
        const struct aira_override *override = &assessment->overrides[i];
        struct members members = begin();
        set(&members, "finding", aira_json_string(override->finding));
        set(&members, "state", aira_json_string(override->text == NULL ? "struck" : "replaced"));
        if (override->text != NULL) {
            bool all = override->language[0] == '\0';
            set(&members, "language", all ? aira_json_null() : aira_json_string(override->language));
            set(&members, "text", aira_json_string(override->text));
        }
        array = append(array, end(&members));
    }
    return array;
}

static struct aira_json *findings_array(const struct aira_scorecard *scorecard, const struct aira_finding *findings,
                                        size_t count)
{
    const struct aira_questionnaire *questionnaire = scorecard->assessment->questionnaire;
    struct aira_json *array = aira_json_array();
    for (size_t i = 0; i < count; i++) {
        const char *id = questionnaire->questions[findings[i].question].id;
        struct members members = begin();
        set(&members, "question", aira_json_string(id));
        set(&members, "ask", scorecard_text(questionnaire, "question", id, "ask"));
        set(&members, "level", scorecard_level(findings[i].level));
        set(&members, "supported_level", scorecard_level(findings[i].supported_level));
        set(&members, "aim", scorecard_level(findings[i].aim));
        if (findings[i].replaced) {
            set(&members, "replaced", aira_json_bool(true));
        }
        array = append(array, end(&members));
    }
    return array;
}

static void set_action(struct members *members, const struct aira_questionnaire *questionnaire, int index)
{
    if (index < 0) {
        set(members, "action", aira_json_null());
        return;
    }
    const struct aira_action *action = &questionnaire->actions[index];
    set(members, "action", aira_json_string(action->id));
    set(members, "title", scorecard_text(questionnaire, "action", action->id, "title"));
    set(members, "text", scorecard_text(questionnaire, "action", action->id, "text"));
    set(members, "done", scorecard_text(questionnaire, "action", action->id, "done"));
}

/* An action names its owner; evidence is gathered by the first who can answer. */
static const char *owner_of(const struct aira_questionnaire *questionnaire, const struct aira_recommendation *r)
{
    const struct aira_question *question = &questionnaire->questions[r->question];
    const char *owner = r->action >= 0             ? questionnaire->actions[r->action].owner
                        : question->role_count > 0 ? question->roles[0]
                                                   : NULL;
    return owner == NULL || owner[0] == '\0' ? NULL : owner;
}

static struct aira_json *recommendations_array(const struct aira_scorecard *scorecard)
{
    const struct aira_questionnaire *questionnaire = scorecard->assessment->questionnaire;
    struct aira_json *array = aira_json_array();
    for (size_t i = 0; i < scorecard->advice->count; i++) {
        const struct aira_recommendation *r = &scorecard->advice->items[i];
        struct members members = begin();
        set_action(&members, questionnaire, r->action);
        set(&members, "owner", aira_json_string(owner_of(questionnaire, r)));
        set(&members, "question", aira_json_string(questionnaire->questions[r->question].id));
        set(&members, "reason", aira_json_string(aira_reason_name(r->reason)));
        set(&members, "level_today", scorecard_level(r->level_today));
        set(&members, "level_after", scorecard_level(r->level_after));
        set(&members, "effort", aira_json_int(r->effort));
        set(&members, "gain", aira_json_tenths(aira_shown(r->gain)));
        set(&members, "horizon", aira_json_string(aira_horizon_name(r->horizon)));
        array = append(array, end(&members));
    }
    return array;
}

static struct aira_json *aims_object(const struct aira_scorecard *scorecard)
{
    const struct aira_questionnaire *questionnaire = scorecard->assessment->questionnaire;
    struct members members = begin();
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        if (scorecard->aims[i] >= 0 && scorecard->score->questions[i].state != AIRA_OFF) {
            set(&members, questionnaire->questions[i].id, aira_json_int(scorecard->aims[i]));
        }
    }
    return end(&members);
}

static struct aira_json *evidence_object(const struct aira_scorecard *scorecard)
{
    struct members members = begin();
    for (int i = 0; i < AIRA_EVIDENCES; i++) {
        set(&members, aira_evidence_name((enum aira_evidence)i), aira_json_int((int64_t)scorecard->evidence_counts[i]));
    }
    return end(&members);
}

static struct aira_json *progress_object(const struct aira_scorecard *scorecard)
{
    struct members members = begin();
    set(&members, "answered", aira_json_int((int64_t)scorecard->answered));
    set(&members, "applicable", aira_json_int((int64_t)scorecard->applicable));
    return end(&members);
}

static struct aira_json *target_stage(const struct aira_scorecard *scorecard)
{
    int stage = scorecard->target_stage;
    return stage < 0 ? aira_json_null() : aira_json_string(scorecard->assessment->questionnaire->stages[stage].id);
}

struct aira_json *scorecard_journal(const char *head, int64_t count)
{
    struct members members = begin();
    set(&members, "head", aira_json_string(head));
    set(&members, "count", aira_json_int(count));
    return end(&members);
}

struct aira_json *scorecard_object(const struct aira_scorecard *scorecard)
{
    const struct aira_assessment *assessment = scorecard->assessment;
    char as_of[AIRA_TIME_SIZE];
    aira_time_format(as_of, scorecard->as_of);
    /* "index", "parts" and "stage" stand there already. */
    struct members members = {.object = aira_score_json(scorecard->score)};
    members.failed = members.object == NULL;
    if (scorecard->whole != NULL) {
        set(&members, "redacted", aira_json_bool(true));
    }
    set(&members, "client", aira_json_string(assessment->client));
    set(&members, "scope", aira_json_string(assessment->scope));
    set(&members, "as_of", aira_json_string(as_of));
    set(&members, "depth", aira_json_string(assessment->quick ? "quick" : "full"));
    set(&members, "questionnaire", scorecard_questionnaire(assessment->questionnaire));
    set(&members, "people", people_array(assessment));
    set(&members, "progress", progress_object(scorecard));
    set(&members, "bands", scorecard_bands(assessment->questionnaire));
    set(&members, "titles", scorecard_titles(assessment->questionnaire));
    set(&members, "target_stage", target_stage(scorecard));
    set(&members, "stage_provisional", aira_json_bool(scorecard->stage_provisional));
    set(&members, "offers_nothing", aira_json_bool(scorecard->offers_nothing));
    set(&members, "strengths", findings_array(scorecard, scorecard->strengths, scorecard->strength_count));
    set(&members, "gaps", findings_array(scorecard, scorecard->gaps, scorecard->gap_count));
    set(&members, "recommendations", recommendations_array(scorecard));
    set(&members, "answers", scorecard_answers(scorecard));
    if (assessment->override_count > 0) {
        set(&members, "overrides", overrides_array(assessment));
    }
    if (assessment->text_count > 0) {
        set(&members, "texts", texts_array(assessment));
    }
    set(&members, "aims", aims_object(scorecard));
    set(&members, "evidence", evidence_object(scorecard));
    set(&members, "journal", scorecard_journal(scorecard->journal_head, scorecard->journal_count));
    if (scorecard->since != NULL) {
        set(&members, "since", scorecard_since(scorecard));
    }
    return end(&members);
}

int aira_scorecard_json(struct aira_buf *out, const struct aira_scorecard *scorecard, struct aira_error *err)
{
    struct aira_json *object = scorecard_object(scorecard);
    if (object == NULL) {
        return aira_error_nomem(err);
    }
    int rc = aira_json_set(object, "content_hash", aira_json_string(scorecard->content_hash));
    if (rc < 0) {
        aira_json_free(object);
        return aira_error_nomem(err);
    }
    rc = aira_json_write(out, object, 0, true, err);
    aira_json_free(object);
    return rc;
}
