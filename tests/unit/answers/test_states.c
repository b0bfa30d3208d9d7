/* Which questions apply, wait, or are answered, and what they aim at. */
#include "support.h"

#include <string.h>

static void without_answers_conditions_wait(void **state)
{
    assert_int_equal(state_of(*state, "data.access"), AIRA_UNANSWERED);
    assert_int_equal(state_of(*state, "data.quality"), AIRA_PENDING);
    assert_int_equal(state_of(*state, "data.lineage"), AIRA_PENDING);
    assert_int_equal(state_of(*state, "org.deep"), AIRA_PENDING);
    assert_int_equal(state_of(*state, "org.plan"), AIRA_UNANSWERED);
}

static void a_chain_opens_link_by_link(void **state)
{
    say(*state, "data.access", NULL, "2");
    assert_int_equal(state_of(*state, "data.quality"), AIRA_UNANSWERED);
    assert_int_equal(state_of(*state, "data.lineage"), AIRA_PENDING);
    say(*state, "data.quality", NULL, "1");
    assert_int_equal(state_of(*state, "data.lineage"), AIRA_PENDING);
    say(*state, "profile.uses", NULL, "code, sales");
    assert_int_equal(state_of(*state, "data.lineage"), AIRA_UNANSWERED);
    assert_int_equal(state_of(*state, "data.secret"), AIRA_UNANSWERED);
    say(*state, "data.secret", NULL, "yes");
    assert_int_equal(state_of(*state, "org.deep"), AIRA_UNANSWERED);
}

static void an_answer_behind_a_closed_door_does_not_count(void **state)
{
    say(*state, "data.access", NULL, "2");
    say(*state, "data.quality", NULL, "3");
    say(*state, "org.shallow", NULL, "4");
    assert_int_equal(state_of(*state, "org.shallow"), AIRA_ANSWERED);
    say(*state, "data.access", NULL, "1");
    assert_int_equal(state_of(*state, "data.quality"), AIRA_OFF);
    assert_int_equal(state_of(*state, "org.shallow"), AIRA_OFF);
    aira_assessment_withdraw(*state, question("data.access"), AIRA_SETTLED);
    assert_int_equal(state_of(*state, "data.quality"), AIRA_PENDING);
    assert_int_equal(state_of(*state, "org.shallow"), AIRA_PENDING);
    say(*state, "data.access", NULL, "4");
    assert_int_equal(state_of(*state, "data.quality"), AIRA_ANSWERED);
    assert_int_equal(state_of(*state, "org.shallow"), AIRA_ANSWERED);
}

static void unknown_and_not_applicable_close_the_door(void **state)
{
    say(*state, "data.access", NULL, "?");
    assert_int_equal(state_of(*state, "data.access"), AIRA_UNKNOWN);
    assert_int_equal(state_of(*state, "data.quality"), AIRA_OFF);
    say(*state, "data.access", NULL, "n/a");
    assert_int_equal(state_of(*state, "data.access"), AIRA_NA);
    assert_int_equal(state_of(*state, "data.quality"), AIRA_OFF);
    assert_int_equal(state_of(*state, "data.lineage"), AIRA_OFF);
}

static void a_false_half_decides_an_and(void **state)
{
    say(*state, "profile.uses", NULL, "office");
    assert_int_equal(state_of(*state, "data.quality"), AIRA_PENDING);
    assert_int_equal(state_of(*state, "data.lineage"), AIRA_OFF);
}

static void the_short_walk_turns_questions_off_for_conditions_too(void **state)
{
    struct aira_assessment *assessment = *state;

    say(assessment, "data.access", NULL, "4");
    say(assessment, "data.quality", NULL, "4");
    assert_int_equal(state_of(assessment, "org.shallow"), AIRA_UNANSWERED);
    assessment->quick = true;
    assert_int_equal(state_of(assessment, "data.quality"), AIRA_OFF);
    assert_int_equal(state_of(assessment, "org.shallow"), AIRA_OFF);
    assert_int_equal(state_of(assessment, "data.access"), AIRA_ANSWERED);
}

static void people_answer_conditions_as_well(void **state)
{
    say(*state, "data.access", "ann", "1");
    say(*state, "data.access", "bo", "2");
    say(*state, "data.access", "cy", "4");
    assert_int_equal(state_of(*state, "data.quality"), AIRA_UNANSWERED);
    say(*state, "data.access", NULL, "1");
    assert_int_equal(state_of(*state, "data.quality"), AIRA_OFF);
}

static void a_standing_holds_value_and_evidence(void **state)
{
    struct aira_standing standings[64];

    say_proven(*state, "data.access", NULL, "3", AIRA_EVIDENCE_DOCUMENT);
    say_proven(*state, "org.plan", NULL, "?", AIRA_EVIDENCE_VERIFIED);
    aira_assessment_stand(standings, *state);
    assert_int_equal(standings[question("data.access")].value.number, 3);
    assert_int_equal(standings[question("data.access")].evidence, AIRA_EVIDENCE_DOCUMENT);
    assert_int_equal(standings[question("org.plan")].evidence, AIRA_EVIDENCE_NONE);
}

static void a_standing_with_another_answer_stores_nothing(void **state)
{
    struct aira_answer instead = aira_answer_blank(question("data.access"), AIRA_SETTLED);
    struct aira_standing standings[64];

    say(*state, "data.access", NULL, "1");
    instead.given = AIRA_GIVEN_VALUE;
    instead.value.number = 3;
    aira_assessment_stand_with(standings, *state, &instead, 1);
    assert_int_equal(standings[question("data.access")].value.number, 3);
    assert_int_equal(standings[question("data.quality")].state, AIRA_UNANSWERED);
    assert_int_equal(state_of(*state, "data.quality"), AIRA_OFF);
}

static void the_aim_is_target_then_gate_then_general(void **state)
{
    struct aira_error err;

    assert_int_equal(aira_assessment_target_stage(*state), 2);
    assert_int_equal(aira_assessment_aim(*state, question("data.access")), 4);
    say(*state, "profile.stage", NULL, "product");
    assert_int_equal(aira_assessment_target_stage(*state), 1);
    assert_int_equal(aira_assessment_aim(*state, question("data.access")), 3);
    assert_int_equal(aira_assessment_aim(*state, question("org.plan")), 2);
    assert_int_equal(aira_assessment_aim(*state, question("data.quality")), 3);
    assert_int_equal(aira_assessment_aim(*state, question("profile.words")), -1);
    assert_code(0, aira_assessment_set_target(*state, question("data.access"), 1, &err));
    assert_int_equal(aira_assessment_aim(*state, question("data.access")), 1);
    assert_code(0, aira_assessment_set_target(*state, question("data.access"), -1, &err));
    assert_int_equal(aira_assessment_aim(*state, question("data.access")), 3);
    say(*state, "profile.stage", NULL, "?");
    assert_int_equal(aira_assessment_target_stage(*state), 2);
}

static void people_choose_the_target_stage_as_well(void **state)
{
    say(*state, "profile.stage", "ann", "internal");
    assert_int_equal(aira_assessment_target_stage(*state), 0);
    assert_int_equal(aira_assessment_aim(*state, question("data.access")), 2);
    assert_int_equal(aira_assessment_aim(*state, question("org.plan")), 3); /* no gate of that stage asks for it */
    say(*state, "profile.stage", "bo", "product");
    assert_int_equal(aira_assessment_target_stage(*state), 2); /* a tie decides nothing */
    say(*state, "profile.stage", NULL, "product");
    assert_int_equal(aira_assessment_target_stage(*state), 1);
    say(*state, "profile.stage", NULL, "n/a");
    assert_int_equal(aira_assessment_target_stage(*state), 2);
}

static void the_highest_gate_counts_wherever_it_stands(void **state)
{
    assert_int_equal(aira_assessment_target_stage(*state), 2);
    assert_int_equal(aira_assessment_aim(*state, question("data.volume")), 2); /* the last stage asks 1 */
}

static void a_target_of_nothing_is_an_aim(void **state)
{
    struct aira_error err;

    assert_code(0, aira_assessment_set_target(*state, question("data.access"), 0, &err));
    assert_code(0, aira_assessment_set_target(*state, question("org.deep"), 4, &err));
    assert_int_equal(aira_assessment_aim(*state, question("data.access")), 0);
    assert_int_equal(aira_assessment_aim(*state, question("org.deep")), 4);
    assert_int_equal(aira_assessment_aim(*state, question("data.secret")), 4);
    assert_int_equal(aira_assessment_aim(*state, question("profile.uses")), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(without_answers_conditions_wait, start, finish),
        cmocka_unit_test_setup_teardown(a_chain_opens_link_by_link, start, finish),
        cmocka_unit_test_setup_teardown(an_answer_behind_a_closed_door_does_not_count, start, finish),
        cmocka_unit_test_setup_teardown(unknown_and_not_applicable_close_the_door, start, finish),
        cmocka_unit_test_setup_teardown(a_false_half_decides_an_and, start, finish),
        cmocka_unit_test_setup_teardown(the_short_walk_turns_questions_off_for_conditions_too, start, finish),
        cmocka_unit_test_setup_teardown(people_answer_conditions_as_well, start, finish),
        cmocka_unit_test_setup_teardown(a_standing_holds_value_and_evidence, start, finish),
        cmocka_unit_test_setup_teardown(a_standing_with_another_answer_stores_nothing, start, finish),
        cmocka_unit_test_setup_teardown(the_aim_is_target_then_gate_then_general, start, finish),
        cmocka_unit_test_setup_teardown(people_choose_the_target_stage_as_well, start, finish),
        cmocka_unit_test_setup_teardown(the_highest_gate_counts_wherever_it_stands, start, finish),
        cmocka_unit_test_setup_teardown(a_target_of_nothing_is_an_aim, start, finish),
    };

    return cmocka_run_group_tests(tests, load_firm, free_firm);
}
