/* Random walks through every questionnaire that comes with the program: each question can be reached, no walk is stuck,
 * and every stage can be reached and can be missed. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include <aira/score.h>

enum { PATHS = 10000, PATHS_UNDER_VALGRIND = 40 };

struct reach {
    const struct aira_questionnaire *questionnaire;
    uint64_t random;
    bool *asked;   /* by question: a walk came to it */
    bool *reached; /* by stage */
    bool *missed;
    struct aira_error err;
};

static uint32_t draw(struct reach *reach, uint32_t below)
{
    reach->random ^= reach->random << 13;
    reach->random ^= reach->random >> 7;
    reach->random ^= reach->random << 17;
    return (uint32_t)((reach->random >> 32) % below);
}

/* A value of the question: any, or for an able firm (`able`) the best there is. */
static struct aira_value some_value(struct reach *reach, const struct aira_question *question, bool able)
{
    struct aira_value value = {0};

    switch (question->type) {
    case AIRA_LEVEL:
        value.number = able ? AIRA_MAX_LEVEL : draw(reach, AIRA_LEVELS);
        break;
    case AIRA_YESNO:
        value.number = able ? 1 : draw(reach, 2);
        break;
    case AIRA_SINGLE:
        value.number = draw(reach, (uint32_t)question->option_count);
        for (int i = 0; able && i < question->option_count; i++)
            if (question->options[i].level > question->options[value.number].level)
                value.number = i;
        break;
    case AIRA_MULTI:
        for (int i = 0; i < question->option_count; i++)
            if (able || draw(reach, 2) == 1)
                value.options |= UINT32_C(1) << i;
        value.options &= ~question->none;
        if (value.options == 0)
            value.options = question->none != 0 ? question->none : 1;
        break;
    case AIRA_NUMBER:
        value.number = question->has_thresholds ? question->thresholds[able ? 3 : draw(reach, 4)] : question->least;
        break;
    case AIRA_TEXT:
        value.text = "words";
        break;
    }
    return value;
}

/* Most questions get a value; some do not apply, or nobody knows. */
static void answer(struct reach *reach, struct aira_assessment *assessment, int question, bool able)
{
    struct aira_answer given = aira_answer_blank(question, AIRA_SETTLED);
    uint32_t kind = able ? 9 : draw(reach, 20);
    char reason[] = "does not apply";

    given.given = kind == 0 ? AIRA_GIVEN_NA : kind == 1 ? AIRA_GIVEN_UNKNOWN : AIRA_GIVEN_VALUE;
    if (given.given == AIRA_GIVEN_NA)
        given.reason = reason;
    given.value = some_value(reach, &reach->questionnaire->questions[question], able);
    if (aira_assessment_answer(assessment, &given, &reach->err) != 0)
        fail_msg("%s: %s", reach->questionnaire->questions[question].id, reach->err.message);
}

static void judge(struct reach *reach, const struct aira_assessment *assessment)
{
    struct aira_score *score = NULL;

    assert_int_equal(aira_score_new(&score, assessment, &reach->err), 0);
    for (size_t i = 0; i < score->stage_count; i++) {
        if (score->stages[i].reached)
            reach->reached[i] = true;
        else
            reach->missed[i] = true;
    }
    aira_score_free(score);
}

/* Walks from question to question until none is open.  A walk that goes on longer than there are questions is stuck. */
static void walk_once(struct reach *reach)
{
    struct aira_assessment *assessment = NULL;
    struct aira_walk walk;
    bool able = draw(reach, 4) == 0;
    size_t steps = 0;

    assert_int_equal(aira_assessment_new(&assessment, reach->questionnaire, "Sample", &reach->err), 0);
    assessment->quick = draw(reach, 4) == 0;
    assert_int_equal(aira_walk_init(&walk, assessment, &reach->err), 0);
    for (int at = walk.current; at >= 0; at = aira_walk_next_open(&walk, at)) {
        if (++steps > reach->questionnaire->question_count)
            fail_msg("stuck at %s", reach->questionnaire->questions[at].id);
        reach->asked[at] = true;
        answer(reach, assessment, at, able);
        aira_walk_refresh(&walk);
    }
    assert_int_equal(aira_walk_progress(&walk, -1).pending, 0);
    assert_int_equal(aira_walk_progress(&walk, -1).answered, aira_walk_progress(&walk, -1).asked);
    judge(reach, assessment);
    aira_walk_dispose(&walk);
    aira_assessment_free(assessment);
}

static void check(const struct reach *reach)
{
    const struct aira_questionnaire *q = reach->questionnaire;

    for (size_t i = 0; i < q->question_count; i++)
        if (!reach->asked[i])
            fail_msg("%s: no walk reaches %s", q->id, q->questions[i].id);
    for (size_t i = 0; i < q->stage_count; i++) {
        if (!reach->reached[i])
            fail_msg("%s: no walk reaches the stage %s", q->id, q->stages[i].id);
        if (!reach->missed[i])
            fail_msg("%s: no walk misses the stage %s", q->id, q->stages[i].id);
    }
}

static void walk_questionnaire(const char *dir)
{
    int paths = getenv("AIRA_UNDER_VALGRIND") != NULL ? PATHS_UNDER_VALGRIND : PATHS;
    struct aira_questionnaire *questionnaire = NULL;
    struct reach reach = {.random = UINT64_C(0x9E3779B97F4A7C15)};
    struct aira_diags diags;

    aira_diags_init(&diags);
    assert_int_equal(aira_questionnaire_load(&questionnaire, dir, &diags, &reach.err), 0);
    reach.questionnaire = questionnaire;
    reach.asked = calloc(questionnaire->question_count, sizeof *reach.asked);
    reach.reached = calloc(questionnaire->stage_count + 1, sizeof *reach.reached);
    reach.missed = calloc(questionnaire->stage_count + 1, sizeof *reach.missed);
    for (int i = 0; i < paths; i++)
        walk_once(&reach);
    if (paths == PATHS)
        check(&reach);
    free(reach.asked);
    free(reach.reached);
    free(reach.missed);
    aira_questionnaire_free(questionnaire);
    aira_diags_dispose(&diags);
}

static void every_question_and_stage_is_within_reach(void **state)
{
    static const char root[] = AIRA_SOURCE_DIR "/questionnaires";
    struct aira_error err;
    char **names = NULL;
    size_t count = 0;

    (void)state;
    assert_int_equal(aira_dir_list(&names, &count, root, &err), 0);
    assert_true(count > 0);
    for (size_t i = 0; i < count; i++) {
        struct aira_buf dir;

        aira_buf_init(&dir);
        aira_path_join(&dir, root, names[i]);
        walk_questionnaire(aira_buf_cstr(&dir));
        aira_buf_dispose(&dir);
    }
    aira_names_free(names, count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_question_and_stage_is_within_reach)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
