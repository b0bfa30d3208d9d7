/* The account of a figure, line by line: questions and parts. */
#include <string.h>

#include "score_private.h"

const char *explain_word(const struct explain *explain, const char *key)
{
    return aira_catalog_text(explain->catalog, explain->language, "explain", key);
}

void explain_line(const struct explain *explain, const char *key, const char *const *pairs)
{
    aira_text_fill(explain->out, explain_word(explain, key), pairs);
    aira_buf_putc(explain->out, '\n');
}

void explain_figure(struct aira_buf *out, aira_figure_t figure)
{
    int shown = aira_shown(figure);

    if (figure == AIRA_NO_FIGURE)
        aira_buf_puts(out, "–");
    else
        aira_buf_printf(out, "%d.%d%%", shown / 10, shown % 10);
}

/* Small texts for one line: filled, used as pairs, and gone. */
struct words {
    struct aira_buf buf[8];
};

static void words_init(struct words *words)
{
    for (size_t i = 0; i < sizeof words->buf / sizeof *words->buf; i++)
        aira_buf_init(&words->buf[i]);
}

static void words_dispose(struct words *words, struct aira_buf *out)
{
    for (size_t i = 0; i < sizeof words->buf / sizeof *words->buf; i++) {
        out->failed = out->failed || words->buf[i].failed;
        aira_buf_dispose(&words->buf[i]);
    }
}

static const char *number(struct words *words, int i, int64_t value)
{
    aira_buf_printf(&words->buf[i], "%lld", (long long)value);
    return aira_buf_cstr(&words->buf[i]);
}

/* A sum of w·s, with three decimals: 27720 parts are 1. */
static const char *points(struct words *words, int i, int64_t sum)
{
    int64_t thousandths = (2 * sum * 1000 + AIRA_SCORE_UNIT) / (2 * AIRA_SCORE_UNIT);

    aira_buf_printf(&words->buf[i], "%lld.%03lld", (long long)(thousandths / 1000), (long long)(thousandths % 1000));
    return aira_buf_cstr(&words->buf[i]);
}

static const char *shown(struct words *words, int i, aira_figure_t figure)
{
    explain_figure(&words->buf[i], figure);
    return aira_buf_cstr(&words->buf[i]);
}

static const char *part_title(const struct explain *explain, int part)
{
    return aira_questionnaire_text(explain->questionnaire, explain->language, "part",
                                   explain->questionnaire->parts[part].id, "title");
}

static const char *state_word(const struct explain *explain, enum aira_state state)
{
    char key[32] = "state-";

    return explain_word(explain, strcat(key, aira_state_name(state)));
}

static const char *evidence_word(const struct explain *explain, enum aira_evidence evidence)
{
    char key[32] = "evidence-";

    return explain_word(explain, strcat(key, aira_evidence_name(evidence)));
}

static void explain_given(const struct explain *explain, int index)
{
    const struct aira_question *question = &explain->questionnaire->questions[index];
    const struct aira_question_score *scored = &explain->score->questions[index];
    struct aira_answer answer;
    struct words words;
    char level[2] = {0};

    if (scored->state != AIRA_ANSWERED || !aira_assessment_counting(&answer, explain->score->assessment, index))
        return;
    words_init(&words);
    aira_answer_format(&words.buf[0], question, &answer);
    level[0] = (char)('0' + (scored->level < 0 ? 0 : scored->level));
    explain_line(explain, question->type == AIRA_LEVEL ? "value-level" : "value",
                 (const char *[]){"value", aira_buf_cstr(&words.buf[0]), "text",
                                  aira_questionnaire_text(explain->questionnaire, explain->language, "question",
                                                          question->id, level),
                                  NULL});
    words_dispose(&words, explain->out);
}

static void explain_scored(const struct explain *explain, int index)
{
    const struct aira_question *question = &explain->questionnaire->questions[index];
    const struct aira_question_score *scored = &explain->score->questions[index];
    struct words words;

    words_init(&words);
    if (scored->score >= 0) {
        explain_line(explain, "score-of-answer",
                     (const char *[]){"level", number(&words, 0, scored->level), "score",
                                      shown(&words, 1, score_ratio(scored->score, AIRA_SCORE_UNIT)), NULL});
        explain_line(explain, question->evidence ? "evidence-cap" : "evidence-free",
                     (const char *[]){"evidence", evidence_word(explain, scored->evidence), "cap",
                                      number(&words, 2, explain->questionnaire->evidence_caps[scored->evidence]),
                                      "level", number(&words, 3, scored->supported_level), "score",
                                      shown(&words, 4, score_ratio(scored->supported, AIRA_SCORE_UNIT)), NULL});
    } else if (!question->has_level) {
        explain_line(explain, "not-scored", (const char *[]){NULL});
    }
    words_dispose(&words, explain->out);
}

static const struct aira_part_score *scored_part(const struct aira_score *score, int part)
{
    for (size_t i = 0; i < score->part_count; i++)
        if (score->parts[i].part == part)
            return &score->parts[i];
    return NULL;
}

static void explain_weight(const struct explain *explain, int index)
{
    const struct aira_question *question = &explain->questionnaire->questions[index];
    const struct aira_question_score *scored = &explain->score->questions[index];
    const struct aira_part_score *part = scored_part(explain->score, question->part);
    struct words words;

    if (!question->counted || part == NULL) {
        explain_line(explain, "not-counted", (const char *[]){NULL});
        return;
    }
    words_init(&words);
    explain_line(
        explain, scored->state == AIRA_ANSWERED ? "weight-answered" : "weight-open",
        (const char *[]){"part", part_title(explain, question->part), "weight", number(&words, 0, question->weight),
                         "sum", number(&words, 1, part->answered_weight), "points",
                         points(&words, 2, (int64_t)question->weight * (scored->score < 0 ? 0 : scored->score)), "open",
                         number(&words, 3, part->open_weight), NULL});
    words_dispose(&words, explain->out);
}

static void explain_uses(const struct explain *explain, int index)
{
    const struct aira_question *question = &explain->questionnaire->questions[index];
    const struct aira_question_score *scored = &explain->score->questions[index];
    struct words words;

    words_init(&words);
    if (question->blocker > 0 && scored->state != AIRA_OFF)
        explain_line(explain,
                     scored->level >= question->blocker ? "blocker-clear"
                     : scored->state == AIRA_ANSWERED   ? "blocker-missed"
                                                        : "blocker-unproven",
                     (const char *[]){"needs", number(&words, 0, question->blocker), NULL});
    words_dispose(&words, explain->out);
    for (size_t i = 0; i < explain->score->stage_count; i++) {
        const struct aira_stage_score *stage = &explain->score->stages[i];

        for (size_t k = 0; k < stage->stage->gate_count; k++)
            if (stage->gates[k].gate->question == index) {
                explain_line(explain, "gate-of",
                             (const char *[]){"stage",
                                              aira_questionnaire_text(explain->questionnaire, explain->language,
                                                                      "stage", stage->stage->id, "title"),
                                              NULL});
                explain_gate(explain, &stage->gates[k]);
            }
    }
}

static void explain_question(const struct explain *explain, int index)
{
    const struct aira_question *question = &explain->questionnaire->questions[index];
    const struct aira_question_score *scored = &explain->score->questions[index];

    explain_line(explain, "question",
                 (const char *[]){"id", question->id, "ask",
                                  aira_questionnaire_text(explain->questionnaire, explain->language, "question",
                                                          question->id, "ask"),
                                  NULL});
    explain_line(explain, "state", (const char *[]){"state", state_word(explain, scored->state), NULL});
    if (question->when_text != NULL)
        explain_line(explain, "when", (const char *[]){"when", question->when_text, NULL});
    explain_given(explain, index);
    explain_scored(explain, index);
    explain_weight(explain, index);
    explain_uses(explain, index);
}

static void explain_criterion(const struct explain *explain, int index)
{
    const struct aira_question *question = &explain->questionnaire->questions[index];
    const struct aira_question_score *scored = &explain->score->questions[index];
    struct words words;

    words_init(&words);
    explain_line(
        explain, scored->state == AIRA_ANSWERED ? "criterion" : "criterion-open",
        (const char *[]){
            "id", question->id, "weight", number(&words, 0, question->weight), "state",
            state_word(explain, scored->state), "score",
            shown(&words, 1, scored->score < 0 ? AIRA_NO_FIGURE : score_ratio(scored->score, AIRA_SCORE_UNIT)),
            "supported",
            shown(&words, 2, scored->supported < 0 ? AIRA_NO_FIGURE : score_ratio(scored->supported, AIRA_SCORE_UNIT)),
            "evidence", evidence_word(explain, scored->evidence), "points",
            points(&words, 3, (int64_t)question->weight * (scored->score < 0 ? 0 : scored->score)), NULL});
    words_dispose(&words, explain->out);
}

static void explain_sums(const struct explain *explain, const struct aira_part_score *part)
{
    struct words words;

    words_init(&words);
    explain_line(explain, "sums",
                 (const char *[]){"answered", number(&words, 0, part->answered_weight), "open",
                                  number(&words, 1, part->open_weight), "na", number(&words, 2, part->na_weight),
                                  "points", points(&words, 3, part->points), "supported",
                                  points(&words, 4, part->supported_points), "present",
                                  number(&words, 5, part->answered_weight + part->open_weight), NULL});
    words_dispose(&words, explain->out);
    words_init(&words);
    explain_line(explain, "part-figures",
                 (const char *[]){"score", shown(&words, 0, part->score), "supported",
                                  shown(&words, 1, part->supported), "low", shown(&words, 2, part->low), "high",
                                  shown(&words, 3, part->high), "coverage", shown(&words, 4, part->coverage), "na",
                                  shown(&words, 5, part->not_applicable_share), "zero",
                                  shown(&words, 6, part->score_with_na_as_zero), NULL});
    words_dispose(&words, explain->out);
}

static void explain_part(const struct explain *explain, int index)
{
    const struct aira_part *part = &explain->questionnaire->parts[index];
    const struct aira_part_score *scored = scored_part(explain->score, index);
    struct words words;

    words_init(&words);
    explain_line(explain, "part",
                 (const char *[]){"id", part->id, "title", part_title(explain, index), "weight",
                                  number(&words, 0, part->weight), NULL});
    words_dispose(&words, explain->out);
    if (scored == NULL) {
        explain_line(explain, "part-unweighted", (const char *[]){NULL});
        return;
    }
    for (size_t i = 0; i < explain->questionnaire->question_count; i++) {
        const struct aira_question *question = &explain->questionnaire->questions[i];

        if (question->part == index && question->counted && explain->score->questions[i].state != AIRA_OFF)
            explain_criterion(explain, (int)i);
    }
    explain_sums(explain, scored);
    if (!part->in_index)
        explain_line(explain, "part-outside", (const char *[]){NULL});
}

int aira_score_explain(struct aira_buf *out, const struct aira_score *score, const char *key, const char *language,
                       const struct aira_catalog *catalog, struct aira_error *err)
{
    const struct aira_questionnaire *questionnaire = score->assessment->questionnaire;
    struct explain explain = {out, score, questionnaire, language, catalog};
    int question = aira_questionnaire_question(questionnaire, key);
    int part = aira_questionnaire_part(questionnaire, key);

    if (question >= 0)
        explain_question(&explain, question);
    else if (part >= 0)
        explain_part(&explain, part);
    else if (strcmp(key, "index") == 0)
        explain_index(&explain);
    else if (strcmp(key, "stage") == 0)
        explain_stages(&explain);
    else
        return aira_error_set(err, AIRA_ENOTFOUND,
                              "There is nothing called '%s' to explain: name a question, a part, index or stage.", key);
    return aira_buf_result(out, err);
}
