/* The index with other weights. */
#include "advice/firm.h"

#include "failing.h"

static const char answers[] = FIRM_HEAD FIRM_PROFILE FIRM_PROVEN("data.access", "4") FIRM_PROVEN("data.origin", "4")
    FIRM_PROVEN("data.quality", "4") FIRM_PROVEN("org.plan", "2") FIRM_PROVEN("org.roles", "2")
        FIRM_PROVEN("org.skills", "2") FIRM_PROVEN("comp.count", "0") FIRM_ANSWER("comp.marks", "a")
            FIRM_PROVEN("comp.rules", "no");

static struct aira_score *scored(struct firm *firm)
{
    struct aira_score *score = NULL;
    firm_must_load(firm, answers);
    assert_int_equal(aira_score_new(&score, firm->assessment, &firm->err), 0);
    return score;
}

static void the_index_is_the_mean_by_the_changed_weights(void **state)
{
    static const struct {
        const char *part;
        int quarters;
        int64_t data, org, comp; /* weights in quarters: 60, 40, 20 */
    } cases[] = {{"data", 4, 240, 160, 80}, {"data", 5, 300, 160, 80}, {"data", 3, 180, 160, 80},
                 {"org", 5, 240, 200, 80},  {"comp", 3, 240, 160, 60}, {"adopt", 5, 240, 160, 80}};
    struct firm firm;
    struct aira_score *score = scored(&firm);
    (void)state;
    int64_t comp = 0;
    for (size_t i = 0; i < score->part_count; i++) {
        if (strcmp(firm.questionnaire->parts[score->parts[i].part].id, "comp") == 0) {
            comp = score->parts[i].score;
        }
    }
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct aira_weighed weighed;
        int part = aira_questionnaire_part(firm.questionnaire, cases[i].part);
        assert_int_equal(aira_score_weighed(&weighed, score, part, cases[i].quarters, &firm.err), 0);
        int64_t weight = cases[i].data + cases[i].org + cases[i].comp;
        int64_t sum = cases[i].data * AIRA_WHOLE + cases[i].org * (AIRA_WHOLE / 2) + cases[i].comp * comp;
        assert_int_equal(weighed.score, (2 * sum + weight) / (2 * weight));
        assert_true(cases[i].quarters != 4 || weighed.score == score->index.score);
    }
    aira_score_free(score);
    firm_free(&firm);
}

static void the_band_follows_and_nothing_else_changes(void **state)
{
    struct firm firm;
    struct aira_score *score = scored(&firm);
    (void)state;
    struct aira_weighed weighed;
    struct aira_index_score before = score->index;
    int data = aira_questionnaire_part(firm.questionnaire, "data");
    /* The weakest part holds it at the band above the lowest, whatever the weights. */
    assert_int_equal(aira_score_weighed(&weighed, score, data, 400, &firm.err), 0);
    assert_true(aira_shown(weighed.score) > 700);
    assert_int_equal(weighed.band, 1);
    assert_int_equal(aira_score_weighed(&weighed, score, data, 0, &firm.err), 0);
    assert_true(aira_shown(weighed.score) < 400);
    assert_int_equal(weighed.band, 0);
    assert_memory_equal(&before, &score->index, sizeof before);
    assert_int_equal(firm.questionnaire->parts[data].weight, 60);
    aira_score_free(score);
    firm_free(&firm);
}

static void every_failed_allocation_is_an_error(void **state)
{
    struct firm firm;
    struct aira_score *score = scored(&firm);
    struct aira_weighed weighed;
    size_t n;
    (void)state;
    for (n = 1;; n++) {
        failing_arm(n);
        int code = aira_score_weighed(&weighed, score, 2, 5, &firm.err);
        if (!failing_disarm()) {
            assert_int_equal(code, 0);
            break;
        }
        assert_int_equal(code, AIRA_ENOMEM);
    }
    assert_true(n > 1);
    aira_score_free(score);
    firm_free(&firm);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_index_is_the_mean_by_the_changed_weights),
        cmocka_unit_test(the_band_follows_and_nothing_else_changes),
        cmocka_unit_test(every_failed_allocation_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
