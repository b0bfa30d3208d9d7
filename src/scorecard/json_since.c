/* What changed since an earlier assessment, as JSON. */
#include "parts.h"

static void put(struct aira_json *object, const char *key, struct aira_json *value, bool *failed)
{
    if (aira_json_set(object, key, value) < 0) {
        *failed = true;
    }
}

static struct aira_json *or_nothing(struct aira_json *value, bool failed)
{
    if (!failed) {
        return value;
    }
    aira_json_free(value);
    return NULL;
}

/* How a question stands in one of the two; null when that one does not ask it. */
static struct aira_json *standing(const struct aira_score *score, int question)
{
    if (question < 0 || score->questions[question].state == AIRA_OFF) {
        return aira_json_null();
    }
    const struct aira_question_score *scored = &score->questions[question];
    struct aira_json *object = aira_json_object();
    bool failed = object == NULL;
    put(object, "state", aira_json_string(aira_state_name(scored->state)), &failed);
    put(object, "level", scorecard_level(scored->level), &failed);
    put(object, "supported_level", scorecard_level(scored->supported_level), &failed);
    return or_nothing(object, failed);
}

static struct aira_json *criterion(const struct aira_scorecard *scorecard, const struct aira_since_criterion *compared)
{
    const struct aira_since *since = scorecard->since;
    const struct aira_questionnaire *now = scorecard->assessment->questionnaire;
    const struct aira_questionnaire *then = since->assessment->questionnaire;
    const char *id = compared->now >= 0 ? now->questions[compared->now].id : then->questions[compared->then].id;
    struct aira_json *object = aira_json_object();
    bool failed = object == NULL;
    put(object, "question", aira_json_string(id), &failed);
    put(object, "kind", aira_json_string(aira_since_kind_name(compared->kind)), &failed);
    put(object, "then", standing(since->score, compared->then), &failed);
    put(object, "now", standing(scorecard->score, compared->now), &failed);
    if (compared->kind == AIRA_SINCE_ONLY_THEN) { /* the answers of this scorecard do not name it */
        put(object, "title", scorecard_text(then, "question", id, "title"), &failed);
        put(object, "ask", scorecard_text(then, "question", id, "ask"), &failed);
    }
    return or_nothing(object, failed);
}

static struct aira_json *criteria(const struct aira_scorecard *scorecard)
{
    struct aira_json *array = aira_json_array();
    bool failed = array == NULL;
    for (size_t i = 0; i < scorecard->since->criterion_count; i++) {
        if (aira_json_append(array, criterion(scorecard, &scorecard->since->criteria[i])) < 0) {
            failed = true;
        }
    }
    return or_nothing(array, failed);
}

struct aira_json *scorecard_since(const struct aira_scorecard *scorecard)
{
    const struct aira_since *since = scorecard->since;
    char as_of[AIRA_TIME_SIZE];
    aira_time_format(as_of, since->as_of);
    /* "index", "parts" and "stage" stand there already. */
    struct aira_json *object = aira_score_json(since->score);
    bool failed = object == NULL;
    put(object, "client", aira_json_string(since->assessment->client), &failed);
    put(object, "scope", aira_json_string(since->assessment->scope), &failed);
    put(object, "as_of", aira_json_string(as_of), &failed);
    put(object, "depth", aira_json_string(since->assessment->quick ? "quick" : "full"), &failed);
    put(object, "questionnaire", scorecard_questionnaire(since->assessment->questionnaire), &failed);
    put(object, "journal", scorecard_journal(since->journal_head, since->journal_count), &failed);
    put(object, "criteria", criteria(scorecard), &failed);
    return or_nothing(object, failed);
}
