/* What a reader finds in the report. */
#include "reported.h"

#include <stdio.h>

static const struct reported_how english = {AIRA_REPORT_EN, false, false, NULL};

static void expect(const struct reported *r, const char *text)
{
    if (!reported_shows(r, text)) {
        fail_msg("the report does not show: %s", text);
    }
}

static void figures_are_those_of_the_scorecard(void **state)
{
    struct reported r;
    char text[64];
    (void)state;
    reported_make(&r, FIRM_GROWING, &english);
    int index = aira_shown(r.card->score->index.score), supported = aira_shown(r.card->score->index.supported);
    snprintf(text, sizeof text, "%d.%d", index / 10, index % 10);
    expect(&r, text);
    snprintf(text, sizeof text, "supported %d.%d", supported / 10, supported % 10);
    expect(&r, text);
    expect(&r, "Band: Low");
    expect(&r, "Aim: Grow");
    expect(&r, "Done when: Sign of org.roles.establish");
    expect(&r, "Gather evidence: Title data.access");
    expect(&r, "Not applicable: nobody is hired");
    expect(&r, "Level 1: org.roles at 1");
    expect(&r, "don't know");
    expect(&r, "Option cn");
    expect(&r, "2026-11-24");
    expect(&r, "defines Start");
    reported_free(&r);
}

static void a_client_is_named_and_nothing_in_its_name_acts(void **state)
{
    static const char client[] = "{hash} <b>Firm</b> & {client} %s";
    struct reported r;
    struct reported_how how = {AIRA_REPORT_BOTH, false, false, client};
    (void)state;
    reported_make(&r, FIRM_GROWING, &how);
    expect(&r, client);
    assert_string_equal(r.document->header_left, client);
    assert_non_null(strstr(r.document->title, client));
    reported_free(&r);
}

static void a_long_name_is_cut_on_every_page_but_whole_on_the_cover(void **state)
{
    char client[301];
    struct reported r;
    struct reported_how how = {AIRA_REPORT_EN, false, false, client};
    (void)state;
    memset(client, 'x', sizeof client - 1);
    client[sizeof client - 1] = '\0';
    reported_make(&r, FIRM_GROWING, &how);
    expect(&r, client);
    assert_true(aira_text_width(r.document->header_left) <= 60);
    assert_true(aira_text_width(r.document->footer_left) < 100);
    reported_free(&r);
}

static void sources_are_those_that_concern_the_client(void **state)
{
    struct reported r;
    (void)state;
    reported_make(&r, FIRM_HEAD FIRM_ANSWER("profile.places", "cn") FIRM_ANSWER("profile.duties", "user"), &english);
    expect(&r, "Sources: Trend 1; Law 1, clause 1");
    expect(&r, "Law 3, clause 3");
    assert_false(reported_shows(&r, "Law 2"));
    assert_false(reported_shows(&r, "Law 4"));
    reported_free(&r);
    reported_make(&r, FIRM_HEAD FIRM_ANSWER("profile.places", "eu") FIRM_ANSWER("profile.duties", "provider"),
                  &english);
    expect(&r, "Law 2, clause 2 (to be verified)");
    expect(&r, "Law 4, clause 4");
    assert_false(reported_shows(&r, "Law 3"));
    reported_free(&r);
    reported_make(&r, FIRM_HEAD, &english);
    expect(&r, "Law 1");
    assert_false(reported_shows(&r, "Law 2"));
    reported_free(&r);
}

static void remarks_say_how_far_the_figures_carry(void **state)
{
    struct reported r;
    struct reported_how quick = {AIRA_REPORT_EN, true, true, NULL};
    (void)state;
    reported_make(&r, FIRM_GROWING, &quick);
    expect(&r, "so the stage is provisional");
    reported_free(&r);
    reported_make(&r, FIRM_HEAD FIRM_ANSWER("profile.offers", "no") FIRM_ANSWER("data.access", "3"), &english);
    expect(&r, "the stages after the first do not concern it");
    expect(&r, "No band yet: coverage is");
    expect(&r, "below the floor of");
    expect(&r, "Band: not yet given");
    assert_false(reported_shows(&r, "Band: Low"));
    expect(&r, "cannot rise above “Low”");
    reported_free(&r);
    reported_make(&r, FIRM_THERE, &english);
    assert_false(reported_shows(&r, "provisional"));
    assert_false(reported_shows(&r, "do not concern it"));
    assert_false(reported_shows(&r, "No band yet"));
    expect(&r, "there is nothing to recommend");
    expect(&r, "The gates of every stage are met");
    reported_free(&r);
}

static void a_short_walk_is_told_on_every_page(void **state)
{
    static const char *const words[] = {"快速评估", "Quick assessment", "快速评估"};
    (void)state;
    for (int i = 0; i < 6; i++) {
        struct reported r;
        struct reported_how how = {(enum aira_report_languages)(i / 2), false, i % 2 == 0, NULL};
        reported_make(&r, FIRM_GROWING, &how);
        assert_int_equal(strstr(r.document->header_right, words[i / 2]) != NULL, how.quick);
        assert_non_null(strstr(r.document->header_right, "2026-11-24"));
        reported_free(&r);
    }
}

static void much_not_applicable_is_told(void **state)
{
    struct reported r;
    (void)state;
    reported_make(&r, FIRM_GROWING, &english);
    assert_false(reported_shows(&r, "With all of it counted as 0"));
    reported_free(&r);
    reported_make(&r,
                  FIRM_HEAD FIRM_PROVEN("org.roles", "2") FIRM_ANSWER("org.plan", "n/a") "reason = none\n" FIRM_ANSWER(
                      "org.skills", "n/a") "reason = none\n",
                  &english);
    expect(&r, "50.0% of this part");
    expect(&r, "the score would be 25.0");
    reported_free(&r);
}

static void what_people_said_and_noted_is_there(void **state)
{
    struct reported r;
    (void)state;
    reported_make(&r,
                  FIRM_HEAD "[answer org.plan]\nvalue = 2\nevidence = document\nevidence-reference = Plan of May\n"
                            "note = Half of it was seen\nflag = yes\nby = ann\n[answer org.plan @ann]\nvalue = 3\n",
                  &english);
    expect(&r, "Half of it was seen");
    expect(&r, "Plan of May");
    expect(&r, "To be followed up");
    expect(&r, "Ann: level 3");
    reported_free(&r);
}

static const char *property(const struct aira_document *document, const char *name)
{
    for (size_t i = 0; i < document->property_count; i++) {
        if (strcmp(document->properties[i].name, name) == 0) {
            return document->properties[i].value;
        }
    }
    return "";
}

static void the_proof_stands_on_the_page_and_in_the_properties(void **state)
{
    struct reported r;
    (void)state;
    reported_make(&r, FIRM_GROWING, &english);
    expect(&r, r.card->content_hash);
    expect(&r, r.card->journal_head);
    assert_string_equal(property(r.document, "aira-content-hash"), r.card->content_hash);
    assert_string_equal(property(r.document, "aira-journal-head"), r.card->journal_head);
    assert_string_equal(property(r.document, "aira-assessment"), r.firm.assessment->uuid);
    reported_free(&r);
}

static void the_short_form_is_the_summary_alone(void **state)
{
    struct reported r;
    struct reported_how brief = {AIRA_REPORT_EN, true, false, NULL};
    (void)state;
    reported_make(&r, FIRM_GROWING, &brief);
    expect(&r, "Greatest strengths");
    expect(&r, "Next actions");
    expect(&r, "Stage as claimed: Start.");
    assert_false(reported_shows(&r, "Method"));
    assert_null(r.document->root->first->next);
    reported_free(&r);
}

static void the_worked_line_adds_up(void **state)
{
    struct reported r;
    (void)state;
    reported_make(&r, FIRM_GROWING, &english);
    /* data: access 3 of 4 at weight 3, origin and quality 1 of 4 at weights 1 and 2. */
    expect(&r, "weights adding up to 6, weighted scores to 3.00; 3.00 / 6 = 50.0%");
    expect(&r, "weighted scores add up to 2.25, which gives 37.5%");
    reported_free(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_are_those_of_the_scorecard),
        cmocka_unit_test(a_client_is_named_and_nothing_in_its_name_acts),
        cmocka_unit_test(a_long_name_is_cut_on_every_page_but_whole_on_the_cover),
        cmocka_unit_test(sources_are_those_that_concern_the_client),
        cmocka_unit_test(remarks_say_how_far_the_figures_carry),
        cmocka_unit_test(a_short_walk_is_told_on_every_page),
        cmocka_unit_test(much_not_applicable_is_told),
        cmocka_unit_test(what_people_said_and_noted_is_there),
        cmocka_unit_test(the_proof_stands_on_the_page_and_in_the_properties),
        cmocka_unit_test(the_short_form_is_the_summary_alone),
        cmocka_unit_test(the_worked_line_adds_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
