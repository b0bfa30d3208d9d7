/* How the score hangs on single answers, weights and open questions, against scoring again. */
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Many of the worked cases, so that every type of question and state comes up. */
static const char *const cases[] = {"34", "85", "100", "132", "162", "169", "109"};
enum { CASE_COUNT = sizeof cases / sizeof *cases };

static void load(struct fixture *fixture, struct aira_score **score, const char *name)
{
    *score = NULL;
    if (fixture_load(fixture, name) < 0)
        fail_msg("%s: %s", name, fixture->err.message);
    assert_int_equal(aira_score_new(score, fixture->assessment, &fixture->err), 0);
}

static void is_scored_again(const struct fixture *fixture, int question, const struct aira_shift *shift)
{
    struct aira_score *again = NULL;
    struct aira_error err;

    if (shift->level < 0)
        return;
    assert_int_equal(aira_score_with_level(&again, fixture->assessment, question, shift->level, false, &err), 0);
    assert_non_null(again);
    assert_int_equal(again->questions[question].level, shift->level);
    assert_int_equal(again->index.score, shift->index);
    assert_int_equal(again->index.band, shift->band);
    assert_int_equal(again->reached, shift->reached);
    aira_score_free(again);
}

static int64_t swing(const struct aira_sensitivity *item)
{
    return llabs((int64_t)item->up.index - item->down.index);
}

static void each_answer_is_scored_a_step_lower_and_higher(void **state)
{
    size_t shifted = 0;

    (void)state;
    for (size_t i = 0; i < CASE_COUNT; i++) {
        struct aira_sensitivity *list = NULL;
        struct aira_score *score;
        struct fixture fixture;
        size_t count = 0;

        load(&fixture, &score, cases[i]);
        assert_int_equal(aira_score_sensitivities(&list, &count, score, false, &fixture.err), 0);
        for (size_t j = 0; j < count; j++) {
            assert_int_equal(list[j].level, score->questions[list[j].question].level);
            assert_true(list[j].down.level < list[j].level);
            assert_true(list[j].up.level < 0 || list[j].up.level > list[j].level);
            is_scored_again(&fixture, list[j].question, &list[j].down);
            is_scored_again(&fixture, list[j].question, &list[j].up);
            assert_true(j == 0 || swing(&list[j - 1]) >= swing(&list[j]));
            shifted += list[j].down.level >= 0 ? 1 : 0;
        }
        free(list);
        aira_score_free(score);
        fixture_free(&fixture);
    }
    assert_in_range(shifted, 20, 10000);
}

static void open_questions_are_scored_at_their_ends(void **state)
{
    size_t found = 0;

    (void)state;
    for (size_t i = 0; i < CASE_COUNT; i++) {
        struct aira_sensitivity *list = NULL;
        struct aira_score *score;
        struct fixture fixture;
        size_t count = 0, open = 0;

        load(&fixture, &score, cases[i]);
        assert_int_equal(aira_score_sensitivities(&list, &count, score, true, &fixture.err), 0);
        for (size_t j = 0; j < fixture.questionnaire->question_count; j++)
            open += fixture.questionnaire->questions[j].has_level &&
                    (score->questions[j].state == AIRA_UNANSWERED || score->questions[j].state == AIRA_UNKNOWN);
        assert_int_equal(count, open);
        for (size_t j = 0; j < count; j++) {
            assert_int_equal(list[j].level, -1);
            assert_true(list[j].down.level >= 0 && list[j].up.level >= list[j].down.level);
            is_scored_again(&fixture, list[j].question, &list[j].down);
            is_scored_again(&fixture, list[j].question, &list[j].up);
            found++;
        }
        free(list);
        aira_score_free(score);
        fixture_free(&fixture);
    }
    assert_in_range(found, 5, 10000);
}

/* The mean with one weight changed, worked out here by hand. */
static aira_figure_t mean(const struct aira_score *score, int changed, int quarters)
{
    int64_t sum = 0, weights = 0;

    for (size_t i = 0; i < score->part_count; i++) {
        const struct aira_part *part = &score->assessment->questionnaire->parts[score->parts[i].part];
        int64_t weight = (int64_t)part->weight * (score->parts[i].part == changed ? quarters : 4);

        if (!part->in_index || score->parts[i].score == AIRA_NO_FIGURE)
            continue;
        sum += weight * score->parts[i].score;
        weights += weight;
    }
    return weights == 0 ? AIRA_NO_FIGURE : (aira_figure_t)((2 * sum + weights) / (2 * weights));
}

static void each_part_weighs_a_quarter_less_and_more(void **state)
{
    size_t changed = 0;

    (void)state;
    for (size_t i = 0; i < CASE_COUNT; i++) {
        struct aira_reweighed *list = NULL;
        struct aira_score *score;
        struct fixture fixture;
        size_t count = 0;

        load(&fixture, &score, cases[i]);
        assert_int_equal(aira_score_reweighed(&list, &count, score, &fixture.err), 0);
        for (size_t j = 0; j < count; j++) {
            assert_int_equal(list[j].less.score, mean(score, list[j].part, 3));
            assert_int_equal(list[j].more.score, mean(score, list[j].part, 5));
            changed += list[j].less.score != list[j].more.score ? 1 : 0;
        }
        assert_int_equal(mean(score, -1, 4), score->index.score);
        free(list);
        aira_score_free(score);
        fixture_free(&fixture);
    }
    assert_in_range(changed, 5, 1000);
}

/* Whatever level the settling questions are given, no gate of the stage is unproven any more. */
static void settling_questions_settle(void **state)
{
    size_t found = 0;

    (void)state;
    for (int number = 1; number <= 200; number++) {
        struct aira_settling settling;
        struct aira_score *score;
        struct fixture fixture;
        char name[8];

        snprintf(name, sizeof name, "%d", number);
        if (fixture_load(&fixture, name) < 0) {
            fixture_free(&fixture);
            continue;
        }
        assert_int_equal(aira_score_new(&score, fixture.assessment, &fixture.err), 0);
        assert_int_equal(aira_score_settling(&settling, score, &fixture.err), 0);
        for (int level = 0; settling.count > 0 && level <= AIRA_MAX_LEVEL; level += AIRA_MAX_LEVEL) {
            struct aira_answer answers[64];
            struct aira_score *after = NULL;
            size_t given = 0;

            for (size_t i = 0; i < settling.count && i < 64; i++)
                if (aira_level_answer(&answers[given], fixture.assessment, settling.questions[i], level, true))
                    given++;
            if (given < settling.count)
                break;
            assert_int_equal(aira_score_with(&after, fixture.assessment, answers, given, &fixture.err), 0);
            for (size_t i = 0; i < after->stages[settling.stage].stage->gate_count; i++)
                assert_int_not_equal(after->stages[settling.stage].gates[i].status, AIRA_GATE_UNPROVEN);
            aira_score_free(after);
            found++;
        }
        if (settling.settled)
            assert_int_equal(settling.count, 0);
        aira_settling_dispose(&settling);
        aira_score_free(score);
        fixture_free(&fixture);
    }
    assert_in_range(found, 2, 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_answer_is_scored_a_step_lower_and_higher),
        cmocka_unit_test(open_questions_are_scored_at_their_ends),
        cmocka_unit_test(each_part_weighs_a_quarter_less_and_more),
        cmocka_unit_test(settling_questions_settle),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
