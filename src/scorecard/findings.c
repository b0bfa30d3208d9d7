/* Strengths and gaps: the few questions a summary names. */
#include "parts.h"

#include <string.h>

enum { FINDINGS = 3 };

/* Keeps `finding` among the `most` heaviest, heaviest first, ties by question id. */
static void keep(struct aira_finding *list, size_t *count, const struct aira_questionnaire *questionnaire,
                 struct aira_finding finding)
{
    size_t place = *count;
    while (place > 0) {
        const struct aira_finding *above = &list[place - 1];
        bool below = above->weight > finding.weight ||
                     (above->weight == finding.weight && strcmp(questionnaire->questions[above->question].id,
                                                                questionnaire->questions[finding.question].id) < 0);
        if (below) {
            break;
        }
        place--;
    }
    if (place == FINDINGS) {
        return;
    }
    if (*count < FINDINGS) {
        (*count)++;
    }
    memmove(&list[place + 1], &list[place], (*count - 1 - place) * sizeof *list);
    list[place] = finding;
}

static bool is_strength(const struct aira_finding *finding)
{
    int least = finding->aim >= 0 && finding->aim < 3 ? finding->aim : 3;
    return finding->supported_level > 0 && finding->supported_level >= least;
}

static bool among(const struct aira_finding *list, size_t count, int question)
{
    for (size_t i = 0; i < count; i++) {
        if (list[i].question == question) {
            return true;
        }
    }
    return false;
}

static bool can_be_found(const struct aira_scorecard *scorecard, size_t question)
{
    const struct aira_questionnaire *questionnaire = scorecard->assessment->questionnaire;
    const struct aira_question *asked = &questionnaire->questions[question];
    enum aira_state state = scorecard->score->questions[question].state;
    return asked->counted && questionnaire->parts[asked->part].in_index &&
           (state == AIRA_ANSWERED || state == AIRA_UNANSWERED || state == AIRA_UNKNOWN);
}

static bool is_struck(const struct aira_scorecard *scorecard, size_t question, bool strength)
{
    return aira_assessment_is_struck(scorecard->assessment, strength, (int)question);
}

static struct aira_finding finding_of(const struct aira_scorecard *scorecard, size_t question)
{
    const struct aira_questionnaire *questionnaire = scorecard->assessment->questionnaire;
    const struct aira_question *asked = &questionnaire->questions[question];
    const struct aira_question_score *score = &scorecard->score->questions[question];
    return (struct aira_finding){
        .question = (int)question,
        .level = score->level,
        .supported_level = score->supported_level,
        .aim = scorecard->aims[question],
        .weight = (int64_t)questionnaire->parts[asked->part].weight * asked->weight,
    };
}

static void note_replaced(struct aira_scorecard *scorecard, struct aira_finding *list, size_t count, bool strength)
{
    const struct aira_assessment *assessment = scorecard->assessment;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < assessment->questionnaire->language_count && !list[i].replaced; j++) {
            list[i].replaced = aira_assessment_replacement(assessment, strength, list[i].question,
                                                           assessment->questionnaire->languages[j]) != NULL;
        }
    }
}

/* What the consultant said of the findings, counted for the method. */
static void count_overrides(struct aira_scorecard *scorecard)
{
    note_replaced(scorecard, scorecard->strengths, scorecard->strength_count, true);
    note_replaced(scorecard, scorecard->gaps, scorecard->gap_count, false);
    for (size_t i = 0; i < scorecard->assessment->override_count; i++) {
        scorecard->struck += scorecard->assessment->overrides[i].text == NULL ? 1 : 0;
    }
}

void scorecard_find(struct aira_scorecard *scorecard)
{
    const struct aira_questionnaire *questionnaire = scorecard->assessment->questionnaire;
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        if (!can_be_found(scorecard, i)) {
            continue;
        }
        struct aira_finding finding = finding_of(scorecard, i);
        if (is_strength(&finding) && !is_struck(scorecard, i, true)) {
            finding.weight *= finding.supported_level;
            keep(scorecard->strengths, &scorecard->strength_count, questionnaire, finding);
        }
    }
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        if (!can_be_found(scorecard, i) || among(scorecard->strengths, scorecard->strength_count, (int)i)) {
            continue;
        }
        struct aira_finding finding = finding_of(scorecard, i);
        int distance = finding.aim - (finding.level > 0 ? finding.level : 0);
        if (distance > 0 && !is_struck(scorecard, i, false)) {
            finding.weight *= distance;
            keep(scorecard->gaps, &scorecard->gap_count, questionnaire, finding);
        }
    }
    count_overrides(scorecard);
}
