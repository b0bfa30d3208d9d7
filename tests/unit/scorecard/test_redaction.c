/* A redacted scorecard says the same in figures and nothing of whose it is; the check finds what still stands. */
#include "carded.h"

#include "failing.h"

#include <stdlib.h>

static const char answers[] = FIRM_HEAD FIRM_PROFILE FIRM_ANSWER("profile.name", "Acme Testworks")
    FIRM_ANSWER("org.plan @ann", "2") "note = said over lunch\n" FIRM_PROVEN(
        "adopt.use", "3") "evidence-reference = folder 17\n"
                          "note = a note that goes on for more than "
                          "twice twenty-four characters\nby = Visitor\n" FIRM_ANSWER(
                              "org.skills", "n/a") "reason = nobody is hired\n";

static int make(struct aira_scorecard **card, struct firm *firm)
{
    struct aira_scorecard_input input = {
        .assessment = firm->assessment, .journal_head = "", .as_of = 1795507261, .redacted = true};
    return aira_scorecard_new(card, &input, &firm->err);
}

static void load(struct carded *c)
{
    static char said[] = "two share one login", whose[] = "Porter", section[] = "summary", none[] = "";
    static char words[] = "- all *well* in the house";
    static struct aira_observation seen = {.text = said, .owner = whose};
    static struct aira_section_text text = {section, none, words};
    firm_must_load(&c->firm, answers);
    for (size_t i = 0; i < c->firm.assessment->answer_count; i++) {
        c->firm.assessment->answers[i].at = 1795507261;
    }
    /* Borrowed, and taken away again by unload. */
    c->firm.assessment->observations = &seen;
    c->firm.assessment->observation_count = 1;
    c->firm.assessment->texts = &text;
    c->firm.assessment->text_count = 1;
    assert_int_equal(make(&c->card, &c->firm), 0);
}

static void unload(struct carded *c)
{
    c->firm.assessment->observations = NULL;
    c->firm.assessment->observation_count = 0;
    c->firm.assessment->texts = NULL;
    c->firm.assessment->text_count = 0;
    carded_free(c);
}

static int check(struct carded *c, const char *text, const char *known)
{
    struct aira_text_range ranges[] = {{text, strlen(text)}, {known, strlen(known)}};
    return aira_redaction_check(c->card, ranges, 1, 1, &c->firm.err);
}

static void its_json_holds_nothing_that_was_left_out(void **state)
{
    struct carded c;
    struct aira_buf text;
    (void)state;
    load(&c);
    aira_buf_init(&text);
    assert_int_equal(aira_scorecard_json(&text, c.card, &c.firm.err), 0);
    assert_int_equal(check(&c, aira_buf_cstr(&text), ""), 0);
    assert_null(strstr(text.data, "Ann"));
    assert_null(strstr(text.data, "Firm & Co"));
    assert_null(strstr(text.data, "Plant"));
    assert_non_null(strstr(text.data, "\"redacted\":true"));
    assert_non_null(strstr(text.data, "\"p1\""));
    assert_int_equal(c.card->as_of % (24 * 60 * 60), 0);
    aira_buf_dispose(&text);
    unload(&c);
}

static void it_scores_the_same(void **state)
{
    struct carded c;
    struct aira_scorecard *whole = NULL;
    (void)state;
    load(&c);
    assert_int_equal(carded_try(&whole, &c.firm), 0);
    assert_true(whole->score->index.score == c.card->score->index.score);
    assert_true(whole->score->index.supported == c.card->score->index.supported);
    assert_int_equal(whole->gap_count, c.card->gap_count);
    assert_int_equal(whole->answered, c.card->answered);
    assert_int_equal(whole->advice->count, c.card->advice->count);
    for (size_t i = 0; i < c.firm.questionnaire->question_count; i++) {
        assert_int_equal(whole->score->questions[i].level, c.card->score->questions[i].level);
    }
    aira_scorecard_free(whole);
    unload(&c);
}

static void each_thing_that_stands_is_named(void **state)
{
    static const struct {
        const char *text, *named;
    } cases[] = {
        {"for Firm\n  & Co only", "the client's name"},
        {"in the Plant.", "the scope"},
        {"Acme Test\nworks", "the answer to profile.name"},
        {"she said over lunch that", "the note on org.plan"},
        {"a note that goes on for more th", "the note on adopt.use"},
        {"... twice twenty-four characters", "the note on adopt.use"},
        {"see folder 17", "the evidence reference of adopt.use"},
        {"by Visitor", "who answered adopt.use"},
        {"because nobody is hired", "the reason at org.skills"},
        {"at 2026-11-24T08:01:01Z", "the time of the answer to"},
        {"two share one login", "an observation on"},
        {"Porter", "the owner of an observation on"},
        {"\xE2\x80\xA2 all well in the house", "the text of section summary"},
    };
    struct carded c;
    (void)state;
    load(&c);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(check(&c, cases[i].text, ""), AIRA_EFAIL);
        if (strstr(c.firm.err.message, cases[i].named) == NULL) {
            fail_msg("%s: %s", cases[i].text, c.firm.err.message);
        }
    }
    assert_int_equal(check(&c, "Firm & Company are not it, nor is an\xE4", ""), AIRA_EFAIL);
    assert_int_equal(check(&c, "Firm and Co, Ann, a note that goes on for", ""), 0);
    unload(&c);
}

static void words_of_the_questionnaire_are_known_but_names_never(void **state)
{
    struct carded c;
    (void)state;
    load(&c);
    assert_int_equal(check(&c, "Plant, Visitor, folder 17", "Visitor of a Plant with a folder 17"), 0);
    assert_int_equal(check(&c, "Firm & Co", "Firm & Co"), AIRA_EFAIL);
    unload(&c);
}

/* Two Chinese characters are a name, and may be a word; four are a name only. */
static void chinese_names_are_looked_for(void **state)
{
    struct carded c;
    (void)state;
    load(&c);
    for (size_t i = 0; i < 2; i++) {
        const char *name = i == 0 ? "王伟" : "欧阳修远";
        free(c.firm.assessment->client);
        c.firm.assessment->client = aira_strdup(name);
        assert_int_equal(check(&c, name, ""), AIRA_EFAIL);
        assert_int_equal(check(&c, name, name), i == 0 ? 0 : AIRA_EFAIL);
        assert_int_equal(check(&c, "王", ""), 0);
    }
    unload(&c);
}

static void midnight_is_no_time_of_day(void **state)
{
    struct carded c;
    (void)state;
    load(&c);
    c.firm.assessment->answers[0].at = 1795478400;
    assert_int_equal(check(&c, "2026-11-24T00:00:00Z", ""), 0);
    c.firm.assessment->answers[0].at++;
    assert_int_equal(check(&c, "2026-11-24T00:00:01Z", ""), AIRA_EFAIL);
    unload(&c);
}

static void a_whole_scorecard_may_say_it_all(void **state)
{
    struct carded c;
    (void)state;
    carded_make(&c, FIRM_GROWING);
    assert_int_equal(check(&c, "Firm & Co", ""), 0);
    carded_free(&c);
}

static void every_failed_allocation_is_an_error(void **state)
{
    struct firm firm;
    size_t n;
    (void)state;
    firm_must_load(&firm, answers);
    for (n = 1;; n++) {
        struct aira_text_range range = {"nothing of it", 13};
        struct aira_scorecard *card = NULL;
        failing_arm(n);
        int code = make(&card, &firm);
        if (code == 0) {
            code = aira_redaction_check(card, &range, 1, 0, &firm.err);
        }
        bool happened = failing_disarm();
        aira_scorecard_free(card);
        assert_int_equal(code, happened ? AIRA_ENOMEM : 0);
        if (!happened) {
            break;
        }
    }
    assert_true(n > 50);
    firm_free(&firm);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(its_json_holds_nothing_that_was_left_out),
        cmocka_unit_test(it_scores_the_same),
        cmocka_unit_test(each_thing_that_stands_is_named),
        cmocka_unit_test(words_of_the_questionnaire_are_known_but_names_never),
        cmocka_unit_test(chinese_names_are_looked_for),
        cmocka_unit_test(midnight_is_no_time_of_day),
        cmocka_unit_test(a_whole_scorecard_may_say_it_all),
        cmocka_unit_test(every_failed_allocation_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
