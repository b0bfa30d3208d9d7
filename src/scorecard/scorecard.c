/* The scorecard: scores, advice and the figures around them, put together once. */
#include "parts.h"

#include <stdlib.h>
#include <string.h>

enum { NEXT_ACTIONS = 5 };

/* Off for a reason of its own, not only because the short walk leaves it out. */
static bool does_not_concern(const struct aira_scorecard *scorecard, const struct aira_gate_score *gate)
{
    const struct aira_question *question = &scorecard->assessment->questionnaire->questions[gate->gate->question];
    return gate->status == AIRA_GATE_ABSENT && scorecard->score->questions[gate->gate->question].state == AIRA_OFF &&
           (question->quick || !scorecard->assessment->quick);
}

static bool offers_nothing(const struct aira_scorecard *scorecard)
{
    const struct aira_score *score = scorecard->score;
    for (size_t i = 1; i < score->stage_count; i++) {
        size_t core = 0;
        for (size_t j = 0; j < score->stages[i].stage->gate_count; j++) {
            const struct aira_gate_score *gate = &score->stages[i].gates[j];
            if (gate->gate->core) {
                core++;
                if (!does_not_concern(scorecard, gate)) {
                    return false;
                }
            }
        }
        if (core == 0) {
            return false;
        }
    }
    return score->stage_count > 1;
}

/* Whether the short walk left a gate's question out. */
static bool gates_left_out(const struct aira_scorecard *scorecard)
{
    const struct aira_questionnaire *questionnaire = scorecard->assessment->questionnaire;
    for (size_t i = 0; i < questionnaire->stage_count; i++) {
        for (size_t j = 0; j < questionnaire->stages[i].gate_count; j++) {
            if (!questionnaire->questions[questionnaire->stages[i].gates[j].question].quick) {
                return true;
            }
        }
    }
    return false;
}

static void count_answers(struct aira_scorecard *scorecard)
{
    const struct aira_questionnaire *questionnaire = scorecard->assessment->questionnaire;
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        const struct aira_question_score *score = &scorecard->score->questions[i];
        if (score->state == AIRA_OFF || score->state == AIRA_PENDING) {
            continue;
        }
        scorecard->applicable++;
        if (score->state != AIRA_UNANSWERED) {
            scorecard->answered++;
        }
        if (score->state == AIRA_ANSWERED && questionnaire->questions[i].evidence &&
            questionnaire->questions[i].has_level) {
            scorecard->evidence_counts[score->evidence]++;
        }
    }
}

static int hash_content(struct aira_scorecard *scorecard, struct aira_error *err)
{
    struct aira_buf text;
    aira_buf_init(&text);
    struct aira_json *object = scorecard_object(scorecard);
    int rc = object == NULL ? aira_error_nomem(err) : aira_json_write(&text, object, 0, true, err);
    if (rc == 0) {
        rc = aira_buf_result(&text, err);
    }
    if (rc == 0) {
        aira_hash(scorecard->content_hash, text.data, text.length);
    }
    aira_json_free(object);
    aira_buf_dispose(&text);
    return rc;
}

static int work_out(struct aira_scorecard *scorecard, const struct aira_scorecard_input *since, struct aira_error *err)
{
    const struct aira_assessment *assessment = scorecard->assessment;
    int rc = aira_score_new(&scorecard->score, assessment, err);
    if (rc < 0) {
        return rc;
    }
    rc = aira_advice_new(&scorecard->advice, scorecard->score, err);
    if (rc < 0) {
        return rc;
    }
    size_t count = assessment->questionnaire->question_count;
    scorecard->aims = calloc(count + 1, sizeof *scorecard->aims);
    if (scorecard->aims == NULL) {
        return aira_error_nomem(err);
    }
    for (size_t i = 0; i < count; i++) {
        scorecard->aims[i] = aira_assessment_aim(assessment, (int)i);
    }
    scorecard_find(scorecard);
    count_answers(scorecard);
    scorecard->next_actions = scorecard->advice->count < NEXT_ACTIONS ? scorecard->advice->count : NEXT_ACTIONS;
    scorecard->target_stage = aira_assessment_target_stage(assessment);
    scorecard->stage_provisional = assessment->quick && gates_left_out(scorecard);
    scorecard->offers_nothing = offers_nothing(scorecard);
    rc = since == NULL ? 0 : scorecard_compare(scorecard, since, err);
    return rc == 0 ? hash_content(scorecard, err) : rc;
}

static int redact(struct aira_scorecard *scorecard, struct aira_error *err)
{
    int rc = aira_assessment_redact(&scorecard->redacted, scorecard->assessment, err);
    if (rc == 0) {
        scorecard->whole = scorecard->assessment;
        scorecard->assessment = scorecard->redacted;
        scorecard->as_of -= scorecard->as_of % SCORECARD_DAY;
    }
    return rc;
}

int aira_scorecard_new(struct aira_scorecard **out, const struct aira_scorecard_input *input, struct aira_error *err)
{
    *out = NULL;
    if (input->since != NULL && scorecard_comparable(input->assessment, input->since->assessment, err) < 0) {
        return err->code;
    }
    struct aira_scorecard *scorecard = calloc(1, sizeof *scorecard);
    if (scorecard == NULL) {
        return aira_error_nomem(err);
    }
    scorecard->assessment = input->assessment;
    scorecard->journal_count = input->journal_count;
    scorecard->as_of = input->as_of;
    if (input->journal_head != NULL && strlen(input->journal_head) < sizeof scorecard->journal_head) {
        memcpy(scorecard->journal_head, input->journal_head, strlen(input->journal_head) + 1);
    }
    int rc = input->redacted ? redact(scorecard, err) : 0;
    if (rc == 0) {
        rc = work_out(scorecard, input->since, err);
    }
    if (rc < 0) {
        aira_scorecard_free(scorecard);
        return rc;
    }
    *out = scorecard;
    return 0;
}

void aira_scorecard_free(struct aira_scorecard *scorecard)
{
    if (scorecard != NULL) {
        aira_score_free(scorecard->score);
        aira_advice_free(scorecard->advice);
        free(scorecard->aims);
        aira_assessment_free(scorecard->redacted);
        scorecard_since_free(scorecard->since);
        free(scorecard);
    }
}
