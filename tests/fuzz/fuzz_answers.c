/* Any bytes as an answers file: what is read can be scored, its figures keep their order, and it comes back the same
 * from the file that is written of it. */
#include <aira/score.h>

#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

static bool is_figure(aira_figure_t figure)
{
    return figure == AIRA_NO_FIGURE || (figure >= 0 && figure <= AIRA_WHOLE);
}

static void check_index(const struct aira_index_score *index)
{
    fuzz_require(is_figure(index->score) && is_figure(index->supported) && is_figure(index->low) &&
                 is_figure(index->high) && is_figure(index->coverage));
    fuzz_require(index->supported <= index->score);
    fuzz_require(index->low <= index->high);
}

static void check_parts(const struct aira_score *score)
{
    for (size_t i = 0; i < score->part_count; i++) {
        const struct aira_part_score *part = &score->parts[i];

        fuzz_require(is_figure(part->score) && is_figure(part->supported) && is_figure(part->low) &&
                     is_figure(part->high) && is_figure(part->coverage));
        if (part->score != AIRA_NO_FIGURE)
            fuzz_require(part->low <= part->score && part->score <= part->high && part->supported <= part->score);
    }
}

static void score(const struct aira_assessment *assessment)
{
    struct aira_score *scored = NULL;
    struct aira_error err;

    fuzz_require(aira_score_new(&scored, assessment, &err) == 0);
    check_index(&scored->index);
    check_parts(scored);
    aira_score_free(scored);
}

static void compare(const struct aira_assessment *a, const struct aira_assessment *b)
{
    fuzz_require(a->answer_count == b->answer_count && a->person_count == b->person_count &&
                 a->target_count == b->target_count && a->quick == b->quick);
    for (size_t i = 0; i < a->answer_count; i++) {
        const struct aira_answer *first = &a->answers[i];
        const struct aira_question *question = &a->questionnaire->questions[first->question];
        const struct aira_answer *second = aira_assessment_find(b, first->question, first->person);

        fuzz_require(second != NULL);
        fuzz_require(first->given == second->given && first->evidence == second->evidence &&
                     first->flag == second->flag);
        fuzz_require((first->note == NULL) == (second->note == NULL) && (first->by == NULL) == (second->by == NULL));
        if (first->given == AIRA_GIVEN_VALUE && question->type != AIRA_TEXT)
            fuzz_require(aira_value_equal(question, &first->value, &second->value));
    }
}

/* A name near its limit grows beyond it where quotes become typographic ones, which take more bytes. */
static bool may_grow(const struct aira_assessment *assessment)
{
    bool quotes = strpbrk(assessment->client, "\"\\") != NULL || strpbrk(assessment->scope, "\"\\") != NULL;

    for (size_t i = 0; i < assessment->person_count; i++)
        quotes |= strpbrk(assessment->people[i].name, "\"\\") != NULL;
    for (size_t i = 0; i < assessment->answer_count; i++) {
        const struct aira_answer *answer = &assessment->answers[i];

        quotes |= answer->by != NULL && strpbrk(answer->by, "\"\\") != NULL;
        quotes |= answer->evidence_reference != NULL && strpbrk(answer->evidence_reference, "\"\\") != NULL;
    }
    return quotes;
}

static void write_and_read(const struct aira_assessment *assessment)
{
    struct aira_assessment *again = NULL;
    struct aira_ini *ini = NULL;
    struct aira_diags diags;
    struct aira_error err;
    struct aira_buf text;

    aira_buf_init(&text);
    aira_diags_init(&diags);
    if (aira_answers_write(&text, assessment, &err) == 0) {
        fuzz_require(aira_ini_parse(&ini, "again.ini", text.data, text.length, &diags, &err) == 0);
        if (aira_answers_parse(&again, assessment->questionnaire, ini, &diags, &err) == 0)
            compare(assessment, again);
        else
            fuzz_require(strncmp(diags.items[0].code, "bad-", 4) == 0 && may_grow(assessment));
    } else {
        fuzz_require(err.code == AIRA_EINPUT);
    }
    aira_assessment_free(again);
    aira_ini_free(ini);
    aira_buf_dispose(&text);
    aira_diags_dispose(&diags);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct aira_questionnaire *questionnaire;
    struct aira_assessment *assessment = NULL;
    struct aira_ini *ini = NULL;
    struct aira_diags diags;
    struct aira_error err;

    if (questionnaire == NULL)
        questionnaire = fuzz_questionnaire("lev >= 2 and some has x");
    fuzz_require(questionnaire != NULL);
    aira_diags_init(&diags);
    if (aira_ini_parse(&ini, "fuzz.ini", (const char *)data, size, &diags, &err) == 0 &&
        aira_answers_parse(&assessment, questionnaire, ini, &diags, &err) == 0) {
        score(assessment);
        write_and_read(assessment);
    } else {
        fuzz_require(err.code == AIRA_EINPUT && diags.errors > 0);
    }
    aira_assessment_free(assessment);
    aira_ini_free(ini);
    aira_diags_dispose(&diags);
    return 0;
}
