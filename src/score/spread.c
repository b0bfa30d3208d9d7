/* What each person said to each question, how far apart they are, and how far they agree by part. */
#include <stdlib.h>
#include <string.h>

#include <aira/score.h>

struct counting {
    struct aira_spread *spread;
    const struct aira_standing *standings;
    int (*levels)[AIRA_MAX_LEVEL + 1]; /* by row, how many people gave each */
    int (*chosen)[AIRA_MAX_LEVEL + 1]; /* scratch: those of one part */
};

static bool can_answer(const struct aira_question *question, const struct aira_person *person)
{
    if (question->role_count == 0)
        return true;
    for (size_t i = 0; i < question->role_count; i++)
        if (strcmp(question->roles[i], person->role) == 0)
            return true;
    return false;
}

static int voice_of(const struct aira_assessment *assessment, int index, int person)
{
    const struct aira_question *question = &assessment->questionnaire->questions[index];
    const struct aira_answer *answer = aira_assessment_find(assessment, index, person);

    if (answer == NULL)
        return can_answer(question, &assessment->people[person]) ? AIRA_VOICE_AWAITED : AIRA_VOICE_NONE;
    if (answer->given == AIRA_GIVEN_VALUE)
        return aira_value_level(question, &answer->value);
    return answer->given == AIRA_GIVEN_NA ? AIRA_VOICE_NA : AIRA_VOICE_UNKNOWN;
}

static void count_voice(struct aira_spread_row *row, int levels[AIRA_MAX_LEVEL + 1], int voice)
{
    row->awaited += voice == AIRA_VOICE_AWAITED;
    if (voice < 0)
        return;
    levels[voice]++;
    row->count++;
    if (row->least < 0 || voice < row->least)
        row->least = voice;
    if (voice > row->greatest)
        row->greatest = voice;
}

/* Adds the row of a question, when there is anything to say; false when memory ran out. */
static bool add_row(struct counting *c, int question)
{
    struct aira_spread *spread = c->spread;
    const struct aira_assessment *assessment = spread->assessment;
    struct aira_spread_row *row = &spread->rows[spread->row_count];
    int *levels = c->levels[spread->row_count];
    int *voices = aira_arena_array(&spread->arena, assessment->person_count, sizeof *voices);
    bool any = false;

    if (voices == NULL)
        return false;
    *row = (struct aira_spread_row){.question = question, .voices = voices, .least = -1, .greatest = -1};
    memset(levels, 0, sizeof c->levels[0]);
    for (size_t i = 0; i < assessment->person_count; i++) {
        voices[i] = voice_of(assessment, question, (int)i);
        any = any || voices[i] != AIRA_VOICE_NONE;
        count_voice(row, levels, voices[i]);
    }
    row->settled = assessment->settled[question] >= 0;
    spread->row_count += any;
    return true;
}

static bool applies(const struct counting *c, int question)
{
    enum aira_state state = c->standings[question].state;

    return c->spread->assessment->questionnaire->questions[question].has_level && state != AIRA_OFF &&
           state != AIRA_PENDING;
}

/* `part` -1: all of them. */
static struct aira_agreement agreement_of(const struct counting *c, int part)
{
    const struct aira_question *questions = c->spread->assessment->questionnaire->questions;
    struct aira_agreement agreement = {0};
    size_t count = 0;

    for (size_t i = 0; i < c->spread->row_count; i++) {
        const struct aira_spread_row *row = &c->spread->rows[i];

        if (part >= 0 && questions[row->question].part != part)
            continue;
        memcpy(c->chosen[count++], c->levels[i], sizeof c->levels[i]);
        agreement.compared += row->count >= 2;
    }
    agreement.known = aira_alpha(&agreement.alpha, (const int(*)[AIRA_MAX_LEVEL + 1]) c->chosen, count);
    return agreement;
}

static bool fill(struct counting *c)
{
    const struct aira_questionnaire *questionnaire = c->spread->assessment->questionnaire;

    for (int i = 0; i < (int)questionnaire->question_count; i++)
        if (c->spread->assessment->person_count > 0 && applies(c, i) && !add_row(c, i))
            return false;
    c->spread->whole = agreement_of(c, -1);
    for (int i = 0; i < (int)questionnaire->part_count; i++)
        c->spread->parts[i] = agreement_of(c, i);
    return true;
}

int aira_spread_new(struct aira_spread **out, const struct aira_assessment *assessment, struct aira_error *err)
{
    const struct aira_questionnaire *questionnaire = assessment->questionnaire;
    size_t count = questionnaire->question_count;
    struct aira_spread *spread = calloc(1, sizeof *spread);
    struct aira_standing *standings = calloc(count + 1, sizeof *standings);
    struct counting c = {.spread = spread, .standings = standings};
    int rc = AIRA_ENOMEM;

    c.levels = calloc(count + 1, sizeof *c.levels);
    c.chosen = calloc(count + 1, sizeof *c.chosen);
    if (spread == NULL || standings == NULL || c.levels == NULL || c.chosen == NULL)
        goto out;
    aira_arena_init(&spread->arena);
    spread->assessment = assessment;
    spread->rows = aira_arena_array(&spread->arena, count + 1, sizeof *spread->rows);
    spread->parts = aira_arena_array(&spread->arena, questionnaire->part_count + 1, sizeof *spread->parts);
    if (spread->rows == NULL || spread->parts == NULL)
        goto out;
    aira_assessment_stand(standings, assessment);
    if (!fill(&c))
        goto out;
    *out = spread;
    spread = NULL;
    rc = AIRA_OK;
out:
    aira_spread_free(spread);
    free(standings);
    free(c.levels);
    free(c.chosen);
    return rc == AIRA_OK ? rc : aira_error_nomem(err);
}

void aira_spread_free(struct aira_spread *spread)
{
    if (spread == NULL)
        return;
    aira_arena_dispose(&spread->arena);
    free(spread);
}
