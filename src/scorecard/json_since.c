/* What changed since an earlier assessment, as JSON. */
#include "parts.h"

/* How a question stands in one of the two; null when that one does not ask it. */
static struct aira_json *standing(const struct aira_score *score, int question)
{
    if (question < 0 || score->questions[question].state == AIRA_OFF) {
        return aira_json_null();
    }
    const struct aira_question_score *scored = &score->questions[question];
    struct aira_json *object = aira_json_object();
    bool failed = object == NULL;
    scorecard_put(object, "state", aira_json_string(aira_state_name(scored->state)), &failed);
    scorecard_put(object, "level", scorecard_level(scored->level), &failed);
    scorecard_put(object, "supported_level", scorecard_level(scored->supported_level), &failed);
    return scorecard_whole(object, failed);
}

static struct aira_json *criterion(const struct aira_scorecard *scorecard, const struct aira_since_criterion *compared)
{
    const struct aira_since *since = scorecard->since;
    const struct aira_questionnaire *now = scorecard->assessment->questionnaire;
    const struct aira_questionnaire *then = since->assessment->questionnaire;
    const char *id = compared->now >= 0 ? now->questions[compared->now].id : then->questions[compared->then].id;
    struct aira_json *object = aira_json_object();
    bool failed = object == NULL;
    scorecard_put(object, "question", aira_json_string(id), &failed);
    scorecard_put(object, "kind", aira_json_string(aira_since_kind_name(compared->kind)), &failed);
    scorecard_put(object, "then", standing(since->score, compared->then), &failed);
    scorecard_put(object, "now", standing(scorecard->score, compared->now), &failed);
    if (compared->kind == AIRA_SINCE_ONLY_THEN) { /* the answers of this scorecard do not name it */
        scorecard_put(object, "title", scorecard_text(then, "question", id, "title"), &failed);
        scorecard_put(object, "ask", scorecard_text(then, "question", id, "ask"), &failed);
    }
    return scorecard_whole(object, failed);
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
    return scorecard_whole(array, failed);
}

struct aira_json *scorecard_since(const struct aira_scorecard *scorecard)
{
    const struct aira_since *since = scorecard->since;
    char as_of[AIRA_TIME_SIZE];
    aira_time_format(as_of, since->as_of);
    /* "index", "parts" and "stage" stand there already. */
    struct aira_json *object = aira_score_json(since->score);
    bool failed = object == NULL;
    scorecard_put(object, "client", aira_json_string(since->assessment->client), &failed);
    scorecard_put(object, "scope", aira_json_string(since->assessment->scope), &failed);
    scorecard_put(object, "as_of", aira_json_string(as_of), &failed);
    scorecard_put(object, "depth", aira_json_string(since->assessment->quick ? "quick" : "full"), &failed);
    scorecard_put(object, "questionnaire", scorecard_questionnaire(since->assessment->questionnaire), &failed);
    scorecard_put(object, "journal", scorecard_journal(since->journal_head, since->journal_count), &failed);
    scorecard_put(object, "criteria", criteria(scorecard), &failed);
    return scorecard_whole(object, failed);
}
