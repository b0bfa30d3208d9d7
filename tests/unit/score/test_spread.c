/* Who said what, how far apart, and how far people agree. */
#include "fixture.h"

#include <math.h>
#include <string.h>

enum { LEVELS = AIRA_MAX_LEVEL + 1, UNITS = 12 };

/* Counts what observers gave: a row an observer, a column a question, levels from 1, a dot for nothing. */
static void count(int counts[UNITS][LEVELS], const char *const *rows, size_t observers)
{
    memset(counts, 0, sizeof(int[UNITS][LEVELS]));
    for (size_t i = 0; i < observers; i++)
        for (size_t unit = 0; rows[i][unit] != '\0'; unit++)
            if (rows[i][unit] != '.')
                counts[unit][rows[i][unit] - '1']++;
}

/* Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), example C: ordinal alpha 0.815. */
static void alpha_is_that_of_the_published_example(void **state)
{
    static const char *const rows[] = {"123321412...", "1233224125.3", ".3332342251.", "12332441251."};
    int counts[UNITS][LEVELS];
    double alpha = 0;

    (void)state;
    count(counts, rows, 4);
    assert_true(aira_alpha(&alpha, (const int(*)[LEVELS])counts, UNITS));
    assert_true(fabs(alpha - 0.815) < 0.0005);
}

/* Two observers and two questions, by hand: levels 1,1 and 1,2.  Pairs: (1,1) 2, (1,2) and (2,1) 1 each; margins 3 and
 * 1; one distance only, which cancels out: 1 - 3 * 1 / 3 = 0. */
static void alpha_of_a_case_by_hand(void **state)
{
    static const char *const rows[] = {"11", "12"};
    int counts[UNITS][LEVELS];
    double alpha = 1;

    (void)state;
    count(counts, rows, 2);
    assert_true(aira_alpha(&alpha, (const int(*)[LEVELS])counts, 2));
    assert_true(fabs(alpha) < 1e-9);
}

static void agreement_is_one_and_what_cannot_be_compared_has_none(void **state)
{
    static const char *const agreeing[] = {"12345", "12345"}, *const alike[] = {"222", "222"}, *const alone[] = {"123"};
    int counts[UNITS][LEVELS];
    double alpha = 0;

    (void)state;
    count(counts, agreeing, 2);
    assert_true(aira_alpha(&alpha, (const int(*)[LEVELS])counts, 5));
    assert_true(fabs(alpha - 1) < 1e-9);
    count(counts, alike, 2);
    assert_false(aira_alpha(&alpha, (const int(*)[LEVELS])counts, 3));
    count(counts, alone, 1);
    assert_false(aira_alpha(&alpha, (const int(*)[LEVELS])counts, 3));
    assert_false(aira_alpha(&alpha, NULL, 0));
}

/* In every worked case with people the spread is what the answers room says of the question. */
static void rows_tell_what_people_gave(void **state)
{
    static const char *const cases[] = {"100", "118", "162", "169", "185", "23", "26", "262", "320", "337"};
    size_t rows = 0, dissent = 0;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct aira_spread *spread = NULL;
        struct fixture fixture;
        int compared = 0, by_parts = 0;

        assert_int_equal(fixture_load(&fixture, cases[i]), 0);
        assert_int_equal(aira_spread_new(&spread, fixture.assessment, &fixture.err), 0);
        for (size_t k = 0; k < spread->row_count; k++) {
            const struct aira_spread_row *row = &spread->rows[k];
            int range = aira_assessment_spread(fixture.assessment, row->question);

            assert_int_equal(row->count < 2 ? -1 : row->greatest - row->least, range);
            for (size_t person = 0; person < fixture.assessment->person_count; person++) {
                bool answered = aira_assessment_find(fixture.assessment, row->question, (int)person) != NULL;

                assert_int_equal(answered,
                                 row->voices[person] != AIRA_VOICE_NONE && row->voices[person] != AIRA_VOICE_AWAITED);
            }
            compared += row->count >= 2;
            dissent += range >= AIRA_DISSENT;
        }
        rows += spread->row_count;
        for (size_t part = 0; part < fixture.questionnaire->part_count; part++)
            by_parts += spread->parts[part].compared;
        assert_int_equal(spread->whole.compared, compared);
        assert_int_equal(by_parts, compared);
        aira_spread_free(spread);
        fixture_free(&fixture);
    }
    assert_true(rows > 20);
    assert_true(dissent > 0);
}

static void those_of_a_role_that_can_answer_are_awaited(void **state)
{
    struct aira_spread *spread = NULL;
    struct fixture fixture;
    int awaited = 0;

    (void)state;
    assert_int_equal(fixture_load(&fixture, "100"), 0);
    assert_int_equal(
        aira_assessment_set_person(NULL, fixture.assessment, "newcomer", "Sample Newcomer", "", &fixture.err), 0);
    assert_int_equal(aira_spread_new(&spread, fixture.assessment, &fixture.err), 0);
    for (size_t i = 0; i < spread->row_count; i++) {
        const struct aira_question *question = &fixture.questionnaire->questions[spread->rows[i].question];
        int voice = spread->rows[i].voices[fixture.assessment->person_count - 1];

        assert_int_equal(voice, question->role_count == 0 ? AIRA_VOICE_AWAITED : AIRA_VOICE_NONE);
        awaited += voice == AIRA_VOICE_AWAITED;
    }
    assert_true(awaited > 0);
    aira_spread_free(spread);
    fixture_free(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(alpha_is_that_of_the_published_example),
        cmocka_unit_test(alpha_of_a_case_by_hand),
        cmocka_unit_test(agreement_is_one_and_what_cannot_be_compared_has_none),
        cmocka_unit_test(rows_tell_what_people_gave),
        cmocka_unit_test(those_of_a_role_that_can_answer_are_awaited),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
