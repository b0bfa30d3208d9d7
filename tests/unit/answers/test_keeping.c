/* Answers, people, targets: what is checked, copied, replaced and taken away. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct aira_error err;

static void an_answer_is_a_deep_copy(void **state)
{
    struct aira_answer answer = aira_answer_blank(question("profile.words"), AIRA_SETTLED);
    char text[] = "much talk", note[] = "line one\nline two", reference[] = "report Q3", by[] = "ann", empty[] = "";
    const struct aira_answer *kept;

    answer.given = AIRA_GIVEN_VALUE;
    answer.value = (struct aira_value){7, 7, text};
    answer.note = note;
    answer.evidence = AIRA_EVIDENCE_DOCUMENT;
    answer.evidence_reference = reference;
    answer.by = by;
    answer.reason = empty;
    answer.flag = true;
    answer.at = 1234;
    assert_code(0, aira_assessment_answer(*state, &answer, &err));
    text[0] = note[0] = reference[0] = by[0] = 'X';
    kept = aira_assessment_find(*state, question("profile.words"), AIRA_SETTLED);
    assert_non_null(kept);
    assert_string_equal(kept->value.text, "much talk");
    assert_int_equal(kept->value.number, 0);
    assert_string_equal(kept->note, "line one\nline two");
    assert_string_equal(kept->evidence_reference, "report Q3");
    assert_string_equal(kept->by, "ann");
    assert_null(kept->reason);
    assert_true(kept->flag);
    assert_int_equal(kept->at, 1234);
}

static void an_answer_can_be_given_from_itself(void **state)
{
    say(*state, "profile.words", NULL, "much talk");
    assert_code(
        0, aira_assessment_answer(*state, aira_assessment_find(*state, question("profile.words"), AIRA_SETTLED), &err));
    assert_string_equal(counts_as(*state, "profile.words"), "much talk");
}

static void a_second_answer_replaces_the_first(void **state)
{
    struct aira_assessment *assessment = *state;

    say(assessment, "data.access", NULL, "1");
    say(assessment, "data.access", "ann", "2");
    say(assessment, "data.access", "ann", "3");
    say(assessment, "data.access", NULL, "4");
    assert_int_equal(assessment->answer_count, 2);
    assert_int_equal(aira_assessment_find(assessment, question("data.access"), 0)->value.number, 3);
    assert_string_equal(counts_as(assessment, "data.access"), "4");
}

static void withdrawing_keeps_the_others_in_place(void **state)
{
    struct aira_assessment *assessment = *state;
    static const char *const IDS[] = {"data.access", "data.quality", "data.lineage", "org.deep"};
    static const char *const WHO[] = {"ann", "bo", "cy", NULL};

    for (int i = 0; i < 4; i++) {
        for (int j = 0; j < 4; j++)
            say(assessment, IDS[i], WHO[j], (const char *[]){"0", "1", "2", "3"}[j]);
    }
    aira_assessment_withdraw(assessment, question("data.access"), 0);
    aira_assessment_withdraw(assessment, question("data.quality"), AIRA_SETTLED);
    aira_assessment_withdraw(assessment, question("org.deep"), 1);
    aira_assessment_withdraw(assessment, question("org.deep"), 1);
    aira_assessment_withdraw(assessment, question("org.plan"), AIRA_SETTLED);
    aira_assessment_withdraw(assessment, -1, AIRA_SETTLED);
    assert_int_equal(assessment->answer_count, 13);
    for (int i = 0; i < 4; i++) {
        for (int j = 0; j < 4; j++) {
            int who = j == 3 ? AIRA_SETTLED : j;
            bool gone = (i == 0 && j == 0) || (i == 1 && j == 3) || (i == 3 && j == 1);
            const struct aira_answer *kept = aira_assessment_find(assessment, question(IDS[i]), who);

            assert_int_equal(kept == NULL, gone);
            if (kept != NULL) {
                assert_int_equal(kept->question, question(IDS[i]));
                assert_int_equal(kept->person, who);
                assert_int_equal(kept->value.number, j);
            }
        }
    }
}

/* Answers with that value and expects a refusal that says `words`. */
static void assert_refused(struct aira_assessment *assessment, struct aira_answer answer, const char *words)
{
    size_t before = assessment->answer_count;

    assert_code(AIRA_EINPUT, aira_assessment_answer(assessment, &answer, &err));
    assert_says(words, err);
    assert_int_equal(assessment->answer_count, before);
}

static struct aira_answer number_for(const char *id, int64_t number)
{
    struct aira_answer answer = aira_answer_blank(question(id), AIRA_SETTLED);

    answer.given = AIRA_GIVEN_VALUE;
    answer.value.number = number;
    return answer;
}

static struct aira_answer text_for(const char *id, const char *text)
{
    struct aira_answer answer = number_for(id, 0);

    answer.value.text = text;
    return answer;
}

static struct aira_answer options_for(const char *id, uint32_t options)
{
    struct aira_answer answer = number_for(id, 0);

    answer.value.options = options;
    return answer;
}

static void values_out_of_range_are_refused(void **state)
{
    assert_refused(*state, number_for("data.access", 5), "data.access");
    assert_refused(*state, number_for("data.access", -1), "level");
    assert_refused(*state, number_for("data.secret", 2), "yesno");
    assert_refused(*state, number_for("org.plan", 3), "single");
    assert_refused(*state, number_for("data.volume", 1000001), "range");
    assert_refused(*state, number_for("data.volume", -1), "range");
    assert_refused(*state, options_for("org.tools", 0), "multi");
    assert_refused(*state, options_for("org.tools", 16), "multi");
    assert_refused(*state, text_for("profile.words", NULL), "empty");
    assert_refused(*state, text_for("profile.words", ""), "empty");
    assert_refused(*state, text_for("profile.words", "  "), "empty");
    assert_refused(*state, text_for("profile.words", "?"), "don't know");
    assert_refused(*state, text_for("profile.words", "N/A"), "not applicable");
    assert_refused(*state, text_for("profile.words", "a\x1b[2J"), "control characters");
    assert_refused(*state, text_for("profile.words", "\xff"), "UTF-8");
    assert_refused(*state, aira_answer_blank(99, AIRA_SETTLED), "no question");
    assert_refused(*state, aira_answer_blank(-1, AIRA_SETTLED), "no question");
    assert_refused(*state, aira_answer_blank(0, 0), "no person");
    assert_refused(*state, aira_answer_blank(0, -2), "no person");
}

static void texts_have_limits(void **state)
{
    char *longest = malloc(AIRA_MAX_NOTE + 2);
    struct aira_answer answer = aira_answer_blank(question("data.access"), AIRA_SETTLED);
    char broken[] = "two\nlines";

    assert_non_null(longest);
    memset(longest, 'x', AIRA_MAX_NOTE + 1);
    longest[AIRA_MAX_NOTE + 1] = '\0';
    answer.note = longest;
    assert_refused(*state, answer, "note on data.access has 102401 bytes");
    longest[AIRA_MAX_NOTE] = '\0';
    assert_code(0, aira_assessment_answer(*state, &answer, &err));
    answer.given = AIRA_GIVEN_NA;
    assert_refused(*state, answer, "without a reason");
    answer.given = AIRA_GIVEN_UNKNOWN;
    answer.by = broken;
    assert_refused(*state, answer, "one line");
    answer.by = NULL;
    longest[AIRA_MAX_NAME + 1] = '\0';
    answer.evidence_reference = longest;
    assert_refused(*state, answer, "evidence");
    free(longest);
}

static void people_are_known_by_id(void **state)
{
    struct aira_assessment *assessment = *state;
    int index = -1;

    assert_code(0, aira_assessment_set_person(&index, assessment, "ann", "Ann 安", "business", &err));
    assert_int_equal(index, 0);
    assert_code(0, aira_assessment_set_person(&index, assessment, "bo-2", NULL, NULL, &err));
    assert_int_equal(index, 1);
    assert_string_equal(assessment->people[1].name, "bo-2");
    assert_string_equal(assessment->people[1].role, "");
    assert_code(0, aira_assessment_set_person(&index, assessment, "ann", "Ann Li", "data", &err));
    assert_int_equal(index, 0);
    assert_int_equal(assessment->person_count, 2);
    assert_string_equal(assessment->people[0].name, "Ann Li");
    assert_string_equal(assessment->people[0].role, "data");
    assert_int_equal(aira_assessment_person(assessment, "bo-2"), 1);
    assert_int_equal(aira_assessment_person(assessment, "cy"), -1);
    assert_code(AIRA_EINPUT, aira_assessment_set_person(NULL, assessment, "Ann", "x", "", &err));
    assert_code(AIRA_EINPUT, aira_assessment_set_person(NULL, assessment, "a.b", "x", "", &err));
    assert_code(AIRA_EINPUT, aira_assessment_set_person(NULL, assessment, "", "x", "", &err));
    assert_code(AIRA_EINPUT, aira_assessment_set_person(NULL, assessment, "cy", "x\ny", "", &err));
    assert_code(AIRA_EINPUT, aira_assessment_set_person(NULL, assessment, "cy", "x", "boss", &err));
    assert_says("business, data", err);
    assert_int_equal(assessment->person_count, 2);
}

static void client_and_scope_are_one_line(void **state)
{
    struct aira_assessment *assessment = *state;
    struct aira_assessment *none = NULL;
    char name[AIRA_MAX_NAME + 2];

    memset(name, 'n', sizeof name);
    name[AIRA_MAX_NAME + 1] = '\0';
    assert_code(AIRA_EINPUT, aira_assessment_set_client(assessment, name, &err));
    name[AIRA_MAX_NAME] = '\0';
    assert_code(0, aira_assessment_set_client(assessment, name, &err));
    assert_code(AIRA_EINPUT, aira_assessment_set_client(assessment, "", &err));
    assert_code(AIRA_EINPUT, aira_assessment_set_client(assessment, " ", &err));
    assert_code(AIRA_EINPUT, aira_assessment_set_client(assessment, "a\nb", &err));
    assert_code(AIRA_EINPUT, aira_assessment_set_client(assessment, "a\ab", &err));
    assert_string_equal(assessment->client, name);
    assert_code(0, aira_assessment_set_scope(assessment, "苏州工厂", &err));
    assert_code(AIRA_EINPUT, aira_assessment_set_scope(assessment, "a\nb", &err));
    assert_string_equal(assessment->scope, "苏州工厂");
    assert_code(0, aira_assessment_set_scope(assessment, "", &err));
    assert_string_equal(assessment->scope, "");
    assert_code(AIRA_EINPUT, aira_assessment_new(&none, firm, "", &err));
    assert_null(none);
}

static void targets_stand_in_order(void **state)
{
    struct aira_assessment *assessment = *state;

    assert_code(0, aira_assessment_set_target(assessment, question("org.deep"), 2, &err));
    assert_code(0, aira_assessment_set_target(assessment, question("data.access"), 4, &err));
    assert_code(0, aira_assessment_set_target(assessment, question("data.volume"), 0, &err));
    assert_code(0, aira_assessment_set_target(assessment, question("data.access"), 1, &err));
    assert_int_equal(assessment->target_count, 3);
    assert_int_equal(assessment->targets[0].level, 1);
    assert_int_equal(assessment->targets[1].question, question("data.volume"));
    assert_int_equal(assessment->targets[2].level, 2);
    assert_code(0, aira_assessment_set_target(assessment, question("data.volume"), -1, &err));
    assert_code(0, aira_assessment_set_target(assessment, question("data.volume"), -1, &err));
    assert_int_equal(assessment->target_count, 2);
    assert_int_equal(assessment->targets[1].question, question("org.deep"));
    assert_code(AIRA_EINPUT, aira_assessment_set_target(assessment, question("data.access"), 5, &err));
    assert_code(AIRA_EINPUT, aira_assessment_set_target(assessment, question("data.access"), -2, &err));
    assert_code(AIRA_EINPUT, aira_assessment_set_target(assessment, question("profile.words"), 1, &err));
    assert_code(AIRA_EINPUT, aira_assessment_set_target(assessment, 99, 1, &err));
}

static void a_copy_stands_on_its_own(void **state)
{
    struct aira_answer copy;

    say_proven(*state, "profile.words", NULL, "much talk", AIRA_EVIDENCE_DOCUMENT);
    assert_code(0,
                aira_answer_copy(&copy, aira_assessment_find(*state, question("profile.words"), AIRA_SETTLED), &err));
    say(*state, "profile.words", NULL, "little");
    aira_assessment_withdraw(*state, question("profile.words"), AIRA_SETTLED);
    assert_string_equal(copy.value.text, "much talk");
    assert_int_equal(copy.evidence, AIRA_EVIDENCE_DOCUMENT);
    assert_code(0, aira_assessment_answer(*state, &copy, &err));
    aira_answer_dispose(&copy);
    assert_null(copy.value.text);
    assert_int_equal(copy.question, question("profile.words"));
    aira_answer_dispose(NULL);
    assert_string_equal(counts_as(*state, "profile.words"), "much talk");
}

static void a_refused_answer_leaves_the_one_before(void **state)
{
    struct aira_answer answer;
    char note[] = "a\x1b[31m", blank[] = " \n\t ";

    say(*state, "data.access", NULL, "3");
    answer = *aira_assessment_find(*state, question("data.access"), AIRA_SETTLED);
    answer.note = note;
    assert_refused(*state, answer, "control characters");
    answer.note = NULL;
    answer.by = note;
    assert_refused(*state, answer, "who answered data.access holds control");
    answer.by = NULL;
    answer.given = AIRA_GIVEN_NA;
    answer.reason = blank;
    assert_refused(*state, answer, "without a reason");
    answer.reason = note;
    assert_refused(*state, answer, "control characters");
    answer.reason = NULL;
    answer.given = (enum aira_given)7;
    assert_refused(*state, answer, "no known kind");
    answer.given = AIRA_GIVEN_UNKNOWN;
    answer.evidence = AIRA_EVIDENCES;
    assert_refused(*state, answer, "no known grade");
    assert_string_equal(counts_as(*state, "data.access"), "3");
}

static void a_thousand_people_are_the_most(void **state)
{
    struct aira_assessment *assessment = *state;
    char id[16];
    int index = -1;

    for (int i = 0; i < AIRA_MAX_PEOPLE; i++) {
        (void)snprintf(id, sizeof id, "p%d", i);
        assert_code(0, aira_assessment_set_person(&index, assessment, id, id, "", &err));
        assert_int_equal(index, i);
    }
    assert_code(AIRA_EINPUT, aira_assessment_set_person(&index, assessment, "more", "More", "", &err));
    assert_says("at most 1000 people, so more cannot", err);
    assert_int_equal(assessment->person_count, AIRA_MAX_PEOPLE);
    assert_code(0, aira_assessment_set_person(&index, assessment, "p7", "Seven", "data", &err));
    assert_int_equal(index, 7);
    assert_string_equal(assessment->people[7].name, "Seven");
}

static void a_refused_name_leaves_the_one_before(void **state)
{
    struct aira_assessment *assessment = *state;
    char longest[AIRA_MAX_NAME + 2];

    memset(longest, 'n', sizeof longest);
    longest[AIRA_MAX_NAME + 1] = '\0';
    assert_code(0, aira_assessment_set_person(NULL, assessment, "ann", "Ann", "data", &err));
    assert_code(AIRA_EINPUT, aira_assessment_set_person(NULL, assessment, "ann", longest, "data", &err));
    assert_code(AIRA_EINPUT, aira_assessment_set_person(NULL, assessment, "ann", "A\x7f", "data", &err));
    assert_code(AIRA_EINPUT, aira_assessment_set_person(NULL, assessment, "ann", "Bo", "boss", &err));
    assert_code(AIRA_EINPUT, aira_assessment_set_scope(assessment, longest, &err));
    assert_string_equal(assessment->people[0].name, "Ann");
    assert_string_equal(assessment->people[0].role, "data");
    assert_string_equal(assessment->scope, "");
    longest[AIRA_MAX_NAME] = '\0';
    assert_code(0, aira_assessment_set_person(NULL, assessment, "ann", longest, "", &err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_answer_is_a_deep_copy, start, finish),
        cmocka_unit_test_setup_teardown(an_answer_can_be_given_from_itself, start, finish),
        cmocka_unit_test_setup_teardown(a_second_answer_replaces_the_first, start, finish),
        cmocka_unit_test_setup_teardown(withdrawing_keeps_the_others_in_place, start, finish),
        cmocka_unit_test_setup_teardown(values_out_of_range_are_refused, start, finish),
        cmocka_unit_test_setup_teardown(texts_have_limits, start, finish),
        cmocka_unit_test_setup_teardown(people_are_known_by_id, start, finish),
        cmocka_unit_test_setup_teardown(client_and_scope_are_one_line, start, finish),
        cmocka_unit_test_setup_teardown(targets_stand_in_order, start, finish),
        cmocka_unit_test_setup_teardown(a_copy_stands_on_its_own, start, finish),
        cmocka_unit_test_setup_teardown(a_refused_answer_leaves_the_one_before, start, finish),
        cmocka_unit_test_setup_teardown(a_thousand_people_are_the_most, start, finish),
        cmocka_unit_test_setup_teardown(a_refused_name_leaves_the_one_before, start, finish),
    };

    return cmocka_run_group_tests(tests, load_firm, free_firm);
}
