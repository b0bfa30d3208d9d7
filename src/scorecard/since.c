/* What changed since an earlier assessment. */
#include "parts.h"

#include <stdlib.h>
#include <string.h>

const char *aira_since_kind_name(enum aira_since_kind kind)
{
    static const char *const names[] = {"both", "only-now", "only-then", "other-meaning"};
    return names[kind];
}

int scorecard_comparable(const struct aira_assessment *now, const struct aira_assessment *then, struct aira_error *err)
{
    char began[AIRA_TIME_SIZE];
    if (strcmp(now->questionnaire->id, then->questionnaire->id) != 0) {
        return aira_error_set(err, AIRA_EUSAGE,
                              "The assessments cannot be compared: this one uses the questionnaire %s, the earlier one "
                              "%s. Name one that uses %s, of any version.",
                              now->questionnaire->id, then->questionnaire->id, now->questionnaire->id);
    }
    if (now == then || (now->uuid[0] != '\0' && strcmp(now->uuid, then->uuid) == 0)) {
        return aira_error_set(err, AIRA_EUSAGE,
                              "An assessment cannot be compared with itself. Name the earlier one by its number, as "
                              "'aira list' shows it.");
    }
    if (then->created > now->created) {
        aira_day_format(began, then->created);
        return aira_error_set(err, AIRA_EUSAGE,
                              "The assessment to compare with was begun later (%s) than the one to report on. Report "
                              "on the later one, and name the earlier one to compare with.",
                              began);
    }
    return 0;
}

/* ---- criteria ---- */

static bool is_asked(const struct aira_score *score, int question)
{
    return question >= 0 && score->questions[question].state != AIRA_OFF &&
           score->questions[question].state != AIRA_PENDING;
}

/* A level in a part that is scored. */
static bool is_criterion(const struct aira_questionnaire *questionnaire, int question)
{
    const struct aira_question *asked = &questionnaire->questions[question];
    return asked->has_level && questionnaire->parts[asked->part].weight > 0;
}

/* The criterion of that id; -1: none. */
static int find_criterion(const struct aira_questionnaire *questionnaire, const char *id)
{
    int question = aira_questionnaire_question(questionnaire, id);
    return question >= 0 && is_criterion(questionnaire, question) ? question : -1;
}

static void add_criterion(struct aira_scorecard *scorecard, const bool *others, int then, int now)
{
    struct aira_since *since = scorecard->since;
    bool before = is_asked(since->score, then), today = is_asked(scorecard->score, now);
    if (!before && !today) {
        return;
    }
    enum aira_since_kind kind = !before       ? AIRA_SINCE_ONLY_NOW
                                : !today      ? AIRA_SINCE_ONLY_THEN
                                : others[now] ? AIRA_SINCE_OTHER_MEANING
                                              : AIRA_SINCE_BOTH;
    if (now >= 0) {
        since->places[now] = (int)since->criterion_count;
    }
    since->criteria[since->criterion_count++] = (struct aira_since_criterion){kind, then, now};
}

/* `others` has, by question of the newer version, whether a level means something else now. */
static void add_criteria(struct aira_scorecard *scorecard, const bool *others)
{
    const struct aira_questionnaire *now = scorecard->assessment->questionnaire;
    const struct aira_questionnaire *then = scorecard->since->assessment->questionnaire;
    for (size_t i = 0; i < now->question_count; i++) {
        scorecard->since->places[i] = -1;
        if (is_criterion(now, (int)i)) {
            add_criterion(scorecard, others, find_criterion(then, now->questions[i].id), (int)i);
        }
    }
    for (size_t i = 0; i < then->question_count; i++) {
        if (is_criterion(then, (int)i) && find_criterion(now, then->questions[i].id) < 0) {
            add_criterion(scorecard, others, (int)i, -1);
        }
    }
}

static int find_others(bool *others, const struct aira_questionnaire *then, const struct aira_questionnaire *now,
                       struct aira_error *err)
{
    struct aira_questionnaire_diff diff;
    if (strcmp(then->hash, now->hash) == 0) {
        return 0;
    }
    int rc = aira_questionnaire_diff_init(&diff, then, now, err);
    if (rc < 0) {
        return rc;
    }
    for (size_t i = 0; i < diff.count; i++) {
        if (diff.items[i].now >= 0) {
            others[diff.items[i].now] = (diff.items[i].changes & AIRA_CHANGED_ANSWER) != 0;
        }
    }
    aira_questionnaire_diff_dispose(&diff);
    return 0;
}

/* ---- parts and gates ---- */

static void add_parts(struct aira_scorecard *scorecard)
{
    struct aira_since *since = scorecard->since;
    const struct aira_part *then = since->assessment->questionnaire->parts;
    const struct aira_part *now = scorecard->assessment->questionnaire->parts;
    for (size_t i = 0; i < scorecard->score->part_count; i++) {
        const struct aira_part_score *part = &scorecard->score->parts[i];
        for (size_t j = 0; j < since->score->part_count; j++) {
            const struct aira_part_score *earlier = &since->score->parts[j];
            if (strcmp(then[earlier->part].id, now[part->part].id) == 0 && earlier->score != AIRA_NO_FIGURE &&
                part->score != AIRA_NO_FIGURE) {
                since->parts[since->part_count++] = (struct aira_since_part){earlier, part};
            }
        }
    }
}

/* The gate of the earlier version that asks the same; NULL: none. */
static const struct aira_gate_score *gate_then(const struct aira_since *since, const char *stage, const char *question,
                                               int needs)
{
    const struct aira_questionnaire *then = since->assessment->questionnaire;
    for (size_t i = 0; i < since->score->stage_count; i++) {
        const struct aira_stage_score *scored = &since->score->stages[i];
        for (size_t j = 0; strcmp(scored->stage->id, stage) == 0 && j < scored->stage->gate_count; j++) {
            const struct aira_gate *gate = scored->gates[j].gate;
            if (gate->needs == needs && strcmp(then->questions[gate->question].id, question) == 0) {
                return &scored->gates[j];
            }
        }
    }
    return NULL;
}

static void add_gates(struct aira_scorecard *scorecard)
{
    struct aira_since *since = scorecard->since;
    const struct aira_questionnaire *now = scorecard->assessment->questionnaire;
    for (size_t i = 0; i < scorecard->score->stage_count; i++) {
        const struct aira_stage_score *scored = &scorecard->score->stages[i];
        for (size_t j = 0; j < scored->stage->gate_count; j++) {
            int question = scored->gates[j].gate->question;
            int place = since->places[question];
            const struct aira_gate_score *then =
                gate_then(since, scored->stage->id, now->questions[question].id, scored->gates[j].gate->needs);
            if (then != NULL && (place < 0 || since->criteria[place].kind != AIRA_SINCE_OTHER_MEANING)) {
                since->gates[since->gate_count++] = (struct aira_since_gate){then, &scored->gates[j], (int)i};
            }
        }
    }
}

/* ---- the whole ---- */

static int allocate(struct aira_scorecard *scorecard, struct aira_error *err)
{
    struct aira_since *since = scorecard->since;
    const struct aira_questionnaire *now = scorecard->assessment->questionnaire;
    size_t gates = 0;
    for (size_t i = 0; i < now->stage_count; i++) {
        gates += now->stages[i].gate_count;
    }
    size_t questions = now->question_count + since->assessment->questionnaire->question_count;
    since->criteria = calloc(questions + 1, sizeof *since->criteria);
    since->places = calloc(now->question_count + 1, sizeof *since->places);
    since->parts = calloc(scorecard->score->part_count + 1, sizeof *since->parts);
    since->gates = calloc(gates + 1, sizeof *since->gates);
    bool failed = since->criteria == NULL || since->places == NULL || since->parts == NULL || since->gates == NULL;
    return failed ? aira_error_nomem(err) : 0;
}

static int redact(struct aira_since *since, struct aira_error *err)
{
    int rc = aira_assessment_redact(&since->redacted, since->assessment, err);
    if (rc == 0) {
        since->whole = since->assessment;
        since->assessment = since->redacted;
        since->as_of -= since->as_of % SCORECARD_DAY;
    }
    return rc;
}

static int fill(struct aira_scorecard *scorecard, struct aira_error *err)
{
    const struct aira_questionnaire *now = scorecard->assessment->questionnaire;
    bool *others = calloc(now->question_count + 1, sizeof *others);
    int rc = others == NULL ? aira_error_nomem(err) : allocate(scorecard, err);
    if (rc == 0) {
        rc = find_others(others, scorecard->since->assessment->questionnaire, now, err);
    }
    if (rc == 0) {
        add_criteria(scorecard, others);
        add_parts(scorecard);
        add_gates(scorecard);
    }
    free(others);
    return rc;
}

int scorecard_compare(struct aira_scorecard *scorecard, const struct aira_scorecard_input *input,
                      struct aira_error *err)
{
    struct aira_since *since = scorecard->since = calloc(1, sizeof *since);
    if (since == NULL) {
        return aira_error_nomem(err);
    }
    since->assessment = input->assessment;
    since->as_of = input->as_of;
    since->journal_count = input->journal_count;
    if (input->journal_head != NULL && strlen(input->journal_head) < sizeof since->journal_head) {
        memcpy(since->journal_head, input->journal_head, strlen(input->journal_head) + 1);
    }
    int rc = scorecard->whole != NULL ? redact(since, err) : 0;
    if (rc == 0) {
        rc = aira_score_new(&since->score, since->assessment, err);
    }
    return rc == 0 ? fill(scorecard, err) : rc;
}

void scorecard_since_free(struct aira_since *since)
{
    if (since != NULL) {
        aira_score_free(since->score);
        aira_assessment_free(since->redacted);
        free(since->criteria);
        free(since->places);
        free(since->parts);
        free(since->gates);
        free(since);
    }
}

/* The score of a question then; NULL: none that can be compared. */
static const struct aira_question_score *score_then(const struct aira_scorecard *scorecard, int question)
{
    const struct aira_since *since = scorecard->since;
    int place = since == NULL ? -1 : since->places[question];
    if (place < 0 || since->criteria[place].kind != AIRA_SINCE_BOTH) {
        return NULL;
    }
    return &since->score->questions[since->criteria[place].then];
}

int aira_scorecard_level_then(const struct aira_scorecard *scorecard, int question)
{
    const struct aira_question_score *then = score_then(scorecard, question);
    return then == NULL ? -1 : then->level;
}

int aira_scorecard_supported_then(const struct aira_scorecard *scorecard, int question)
{
    const struct aira_question_score *then = score_then(scorecard, question);
    return then == NULL ? -1 : then->supported_level;
}
