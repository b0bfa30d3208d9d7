/* Strengths and gaps. */
#include "carded.h"

static const char *id_of(const struct carded *c, const struct aira_finding *finding)
{
    return c->firm.questionnaire->questions[finding->question].id;
}

static void strengths_are_what_is_supported_heaviest_first(void **state)
{
    struct carded c;
    (void)state;
    carded_make(&c, FIRM_HEAD FIRM_PROFILE FIRM_PROVEN("data.access", "4") FIRM_PROVEN("data.quality", "3")
                        FIRM_PROVEN("org.roles", "3") FIRM_PROVEN("org.plan", "3") FIRM_PROVEN("adopt.use", "4"));
    assert_int_equal(c.card->strength_count, 3);
    assert_string_equal(id_of(&c, &c.card->strengths[0]), "data.access");
    assert_int_equal(c.card->strengths[0].weight, 60 * 3 * 4);
    assert_string_equal(id_of(&c, &c.card->strengths[1]), "data.quality");
    assert_int_equal(c.card->strengths[1].weight, 60 * 2 * 3);
    assert_string_equal(id_of(&c, &c.card->strengths[2]), "org.roles");
    assert_int_equal(c.card->strengths[2].weight, 40 * 2 * 3);
    carded_free(&c);
}

static void a_claim_without_evidence_is_no_strength_unless_it_does(void **state)
{
    struct carded c;
    (void)state;
    carded_make(&c, FIRM_HEAD FIRM_PROFILE FIRM_ANSWER("data.access", "4") FIRM_ANSWER("data.quality", "3"));
    /* Supported at level 2: short of 3 for access, all that is aimed at for quality. */
    assert_int_equal(c.card->strength_count, 1);
    assert_string_equal(id_of(&c, &c.card->strengths[0]), "data.quality");
    assert_int_equal(c.card->strengths[0].supported_level, 2);
    carded_free(&c);
}

static void gaps_are_the_largest_weighted_distances(void **state)
{
    struct carded c;
    (void)state;
    carded_make(&c, FIRM_GROWING);
    assert_int_equal(c.card->gap_count, 3);
    assert_string_equal(id_of(&c, &c.card->gaps[0]), "org.roles");
    assert_int_equal(c.card->gaps[0].weight, 40 * 2 * 2);
    /* Three gaps of 120: by id, and the open question counts as level 0. */
    assert_string_equal(id_of(&c, &c.card->gaps[1]), "data.origin");
    assert_int_equal(c.card->gaps[1].weight, 60 * 1 * 2);
    assert_string_equal(id_of(&c, &c.card->gaps[2]), "data.quality");
    assert_int_equal(c.card->gaps[2].weight, 60 * 2 * 1);
    carded_free(&c);
}

static void neither_names_what_is_off_or_not_applicable(void **state)
{
    struct carded c;
    (void)state;
    carded_make(&c, FIRM_HEAD FIRM_ANSWER("profile.offers", "no") FIRM_ANSWER(
                        "data.access", "n/a") "reason = none\n" FIRM_ANSWER("org.roles", "n/a") "reason = none\n");
    assert_int_equal(c.card->gap_count, 3);
    for (size_t i = 0; i < c.card->gap_count; i++) {
        assert_string_not_equal(id_of(&c, &c.card->gaps[i]), "data.access");
        assert_string_not_equal(id_of(&c, &c.card->gaps[i]), "org.roles");
        assert_int_equal(strncmp(id_of(&c, &c.card->gaps[i]), "adopt.", 6) == 0, 0);
    }
    carded_free(&c);
}

static void a_question_is_strength_or_gap_not_both(void **state)
{
    struct carded c;
    (void)state;
    carded_make(&c, FIRM_HEAD FIRM_PROFILE FIRM_PROVEN("data.access", "3") "[target data.access]\nlevel = 4\n");
    assert_string_equal(id_of(&c, &c.card->strengths[0]), "data.access");
    for (size_t i = 0; i < c.card->gap_count; i++) {
        assert_string_not_equal(id_of(&c, &c.card->gaps[i]), "data.access");
    }
    carded_free(&c);
}

static void view(struct carded *c, const char *finding, const char *language, const char *text)
{
    assert_int_equal(aira_assessment_override(c->firm.assessment, finding, language, text, &c->firm.err), 0);
}

static void the_next_takes_the_place_of_a_struck_one(void **state)
{
    struct carded c;
    struct aira_scorecard *card = NULL;
    (void)state;
    carded_make(&c, FIRM_GROWING);
    view(&c, "gap.org.roles", "", NULL);
    view(&c, "strength.adopt.use", "", NULL);
    assert_int_equal(carded_try(&card, &c.firm), 0);
    assert_int_equal(card->gap_count, 3);
    assert_int_equal(card->gaps[0].question, c.card->gaps[1].question);
    assert_int_equal(card->gaps[1].question, c.card->gaps[2].question);
    assert_int_not_equal(card->gaps[2].question, c.card->gaps[0].question);
    assert_int_equal(card->struck, 2);
    assert_false(card->gaps[0].replaced || card->gaps[1].replaced || card->gaps[2].replaced);
    assert_string_not_equal(card->content_hash, c.card->content_hash);
    aira_scorecard_free(card);
    carded_free(&c);
}

static void a_replaced_one_keeps_its_place(void **state)
{
    struct carded c;
    struct aira_scorecard *card = NULL;
    (void)state;
    carded_make(&c, FIRM_GROWING);
    view(&c, "gap.org.roles", "en", "Nobody answers for it.");
    view(&c, "gap.comp.rules", "", "It is not among them.");
    assert_int_equal(carded_try(&card, &c.firm), 0);
    assert_true(card->gaps[0].replaced);
    assert_false(card->gaps[1].replaced);
    assert_int_equal(card->gaps[0].question, c.card->gaps[0].question);
    assert_false(card->gaps[2].replaced);
    assert_int_equal(card->struck, 0);
    aira_scorecard_free(card);
    carded_free(&c);
}

static void what_is_no_view_of_a_finding_is_refused(void **state)
{
    static const struct {
        const char *finding, *language, *text;
    } bad[] = {{"org.roles", "", NULL},        {"gap.no.such", "", NULL},     {"strength.", "", NULL},
               {"gap.org.roles", "fr", "a"},   {"gap.org.roles", "", " "},    {"gap.org.roles", "", "a\nb"},
               {"gap.org.roles", "", "a\x07"}, {"gap.org.roles:en", "", NULL}};
    struct carded c;
    (void)state;
    carded_make(&c, FIRM_GROWING);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_int_equal(
            aira_override_check(c.firm.questionnaire, bad[i].finding, bad[i].language, bad[i].text, &c.firm.err),
            AIRA_EINPUT);
    }
    carded_free(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strengths_are_what_is_supported_heaviest_first),
        cmocka_unit_test(a_claim_without_evidence_is_no_strength_unless_it_does),
        cmocka_unit_test(gaps_are_the_largest_weighted_distances),
        cmocka_unit_test(neither_names_what_is_off_or_not_applicable),
        cmocka_unit_test(a_question_is_strength_or_gap_not_both),
        cmocka_unit_test(the_next_takes_the_place_of_a_struck_one),
        cmocka_unit_test(a_replaced_one_keeps_its_place),
        cmocka_unit_test(what_is_no_view_of_a_finding_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
