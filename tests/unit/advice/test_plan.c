/* What plans choose, and why there is none. */
#include "small.h"

#include <string.h>

#define QUESTIONS(...) ((const struct small_question[]){__VA_ARGS__, {NULL, 0, NULL}})
#define ACTIONS(...) ((const struct small_action[]){__VA_ARGS__, {NULL, 0, 0, 0, NULL, NULL}})
#define GATES(...) ((const char *const[]){__VA_ARGS__, NULL})

static const struct aira_plan_options to_first = {.goal = AIRA_GOAL_STAGE, .stage = 0};
static const struct aira_plan_options to_second = {.goal = AIRA_GOAL_STAGE, .stage = 1};

static void the_closure_is_the_plan_where_nothing_is_to_choose(void **state)
{
    struct small s;
    (void)state;
    small_make(&s, QUESTIONS({"adopt", 0, NULL}, {"one", 1, NULL}, {"one", 0, NULL}),
               ACTIONS({"first", 1, 2, 3, "head", NULL}, {"second", 0, 2, 4, "head", "first"},
                       {"further", 0, 4, 9, "head", "second"}, {"aside", 2, 2, 1, "head", NULL}),
               GATES("core.1 = q0 >= 2\n"));
    assert_int_equal(small_plan(&s, &to_first), 0);
    assert_string_equal(small_actions(&s), "first second");
    assert_int_equal(s.plan->proof, AIRA_PLAN_FORCED);
    assert_int_equal(s.plan->searches, 0);
    assert_int_equal(s.plan->effort, 7);
    assert_int_equal(s.plan->bound, 7);
    assert_int_equal(s.plan->reached_today, -1);
    assert_int_equal(s.plan->reached_after, 0);
    assert_int_equal(small_item(&s, "first")->gate_count, 0);
    assert_int_equal(small_item(&s, "second")->gate_count, 1);
    assert_true(aira_plan_waits(s.plan, small_item(&s, "second"), small_item(&s, "first")));
    small_free(&s);
}

static void what_is_done_is_not_done_again(void **state)
{
    struct small s;
    (void)state;
    small_make(&s, QUESTIONS({"adopt", 1, NULL}, {"one", 2, NULL}, {"one", SMALL_NA, NULL}),
               ACTIONS({"done", 1, 2, 3, "head", NULL}, {"absent", 2, 2, 3, "head", NULL},
                       {"second", 0, 2, 4, "head", "done, absent"}),
               GATES("core.1 = q0 >= 2\n"));
    assert_int_equal(small_plan(&s, &to_first), 0);
    assert_string_equal(small_actions(&s), "second");
    small_free(&s);
}

/* q1 is asked once q0 is at 1, q2 once q1 is at 2; both are gates of the second stage. */
static void gates_that_the_plan_lets_appear_are_opened_too(void **state)
{
    struct small s;
    (void)state;
    small_make(&s, QUESTIONS({"adopt", 0, NULL}, {"adopt", SMALL_OPEN, "q0 >= 1"}, {"adopt", SMALL_OPEN, "q1 >= 2"}),
               ACTIONS({"a", 0, 2, 1, "head", NULL}, {"b", 1, 2, 2, "head", NULL}, {"c", 2, 3, 4, "head", NULL}),
               GATES("core.1 = q0 >= 2\n", "core.1 = q0 >= 1\ngate.1 = q1 >= 1\ngate.2 = q2 >= 3\n"));
    assert_int_equal(small_plan(&s, &to_first), 0);
    assert_string_equal(small_actions(&s), "a");
    assert_int_equal(small_plan(&s, &to_second), 0);
    assert_string_equal(small_actions(&s), "a b c");
    assert_int_equal(s.plan->proof, AIRA_PLAN_FORCED);
    assert_false(small_item(&s, "a")->appears);
    assert_true(small_item(&s, "c")->appears);
    assert_int_equal(small_item(&s, "c")->level_today, -1);
    assert_int_equal(s.plan->reached_after, 1);
    small_free(&s);
}

/* What a question was answered before it went out of the walk counts again when it appears. */
static void an_answer_that_waits_behind_a_condition_counts_when_it_appears(void **state)
{
    struct small s;
    (void)state;
    small_make(&s, QUESTIONS({"adopt", 0, NULL}, {"adopt", 3, "q0 >= 1"}, {"adopt", SMALL_NA, "q0 >= 1"}),
               ACTIONS({"a", 0, 2, 1, "head", NULL}, {"b", 1, 4, 2, "head", NULL}, {"c", 2, 2, 2, "head", NULL}),
               GATES("core.1 = q0 >= 2\ngate.1 = q1 >= 3\ngate.2 = q2 >= 2\n"));
    assert_int_equal(small_plan(&s, &to_first), 0);
    assert_string_equal(small_actions(&s), "a");
    small_free(&s);
}

/* A gate that is pending today and turns out not applicable is skipped. */
static void a_gate_that_turns_out_not_applicable_holds_nothing_up(void **state)
{
    struct small s;
    (void)state;
    small_make(&s, QUESTIONS({"adopt", SMALL_OPEN, NULL}, {"adopt", SMALL_NA, "q0 >= 2"}),
               ACTIONS({"a", 0, 4, 3, "head", NULL}), GATES("core.1 = q0 >= 2\ngate.1 = q1 >= 1\n"));
    assert_int_equal(small_plan(&s, &to_first), 0);
    assert_string_equal(small_actions(&s), "a");
    small_free(&s);
}

/* At 3, which the cheaper action would bring, a further gate appears that costs more than is saved. */
static void the_cheapest_way_is_found_where_there_are_several(void **state)
{
    struct small s;
    (void)state;
    small_make(
        &s, QUESTIONS({"adopt", 0, NULL}, {"adopt", SMALL_OPEN, "q0 >= 3"}),
        ACTIONS({"cheap", 0, 3, 2, "head", NULL}, {"dear", 0, 2, 4, "head", NULL}, {"more", 1, 2, 5, "head", NULL}),
        GATES("core.1 = q0 >= 2\ngate.1 = q1 >= 2\n"));
    assert_int_equal(small_plan(&s, &to_first), 0);
    assert_string_equal(small_actions(&s), "dear");
    assert_int_equal(s.plan->proof, AIRA_PLAN_OPTIMAL);
    assert_in_range(s.plan->searches, 1, 100);
    assert_int_equal(s.plan->greedy, 7);
    small_free(&s);
}

static void pinned_actions_are_in_and_skipped_ones_out(void **state)
{
    struct small s;
    (void)state;
    small_make(&s, QUESTIONS({"adopt", 0, NULL}, {"one", 0, NULL}, {"one", 4, NULL}),
               ACTIONS({"a", 0, 2, 2, "head", NULL}, {"b", 0, 3, 5, "head", NULL}, {"first", 1, 1, 1, "head", NULL},
                       {"pinned", 1, 2, 3, "clerk", "first"}, {"idle", 2, 4, 1, "clerk", NULL}),
               GATES("core.1 = q0 >= 2\n"));
    small_choose(&s, "a", AIRA_CHOICE_SKIP);
    small_choose(&s, "pinned", AIRA_CHOICE_PIN);
    small_choose(&s, "idle", AIRA_CHOICE_PIN);
    assert_int_equal(small_plan(&s, &to_first), 0);
    assert_string_equal(small_actions(&s), "b first pinned");
    assert_true(small_item(&s, "pinned")->pinned);
    assert_false(small_item(&s, "first")->pinned);
    assert_int_equal(s.plan->idle_count, 1);
    assert_int_equal(s.plan->pins_idle[0], aira_questionnaire_action(s.questionnaire, "idle"));
    small_choose(&s, "pinned", AIRA_CHOICE_FREE);
    small_choose(&s, "a", AIRA_CHOICE_FREE);
    assert_int_equal(small_plan(&s, &to_first), 0);
    assert_string_equal(small_actions(&s), "a");
    small_free(&s);
}

static void says(const struct small *small, const char *words)
{
    if (strstr(small->err.message, words) == NULL) {
        fail_msg("\"%s\" is not in: %s", words, small->err.message);
    }
}

static void it_is_said_why_there_is_no_plan(void **state)
{
    struct small s;
    (void)state;
    small_make(&s, QUESTIONS({"adopt", 0, NULL}, {"one", 0, NULL}, {"adopt", SMALL_NA, NULL}),
               ACTIONS({"a", 0, 2, 2, "head", NULL}, {"b", 1, 2, 6, "head", NULL}, {"c", 1, 3, 6, "head", "b"}),
               GATES("core.1 = q0 >= 2\n", "core.1 = q0 >= 4\n", "core.1 = q2 >= 1\n"));
    assert_int_equal(small_plan(&s, &to_second), AIRA_EFAIL);
    says(&s, "q0 (level 4, stage s2) cannot be opened, as no action raises it that far");
    small_choose(&s, "a", AIRA_CHOICE_SKIP);
    assert_int_equal(small_plan(&s, &to_first), AIRA_EFAIL);
    says(&s, "the action for it is skipped");
    assert_int_equal(small_plan(&s, &(struct aira_plan_options){.goal = AIRA_GOAL_INDEX, .index = 760}), AIRA_EFAIL);
    says(&s, "bring it to 75.0 % at most");
    small_choose(&s, "c", AIRA_CHOICE_PIN);
    assert_int_equal(small_plan(&s, &(struct aira_plan_options){.goal = AIRA_GOAL_BUDGET, .budget = 11}), AIRA_EFAIL);
    says(&s, "take 12 weeks; the budget is 11");
    small_choose(&s, "b", AIRA_CHOICE_SKIP);
    assert_int_equal(small_plan(&s, &(struct aira_plan_options){.goal = AIRA_GOAL_BUDGET, .budget = 50}), AIRA_EFAIL);
    says(&s, "pinned and skipped");
    small_free(&s);
}

static void a_stage_without_a_core_gate_is_never_reached(void **state)
{
    struct small s;
    (void)state;
    small_make(&s, QUESTIONS({"adopt", 0, NULL}), ACTIONS({"a", 0, 2, 2, "head", NULL}), GATES("gate.1 = q0 >= 2\n"));
    assert_int_equal(small_plan(&s, &to_first), AIRA_EFAIL);
    says(&s, "no core gate");
    assert_int_equal(small_plan(&s, &to_second), AIRA_EUSAGE);
    small_free(&s);
}

/* Of equally good sets the same one, in whatever order the actions stand: a1 to a6 are alike, three of them fit. */
static void ties_are_broken_the_same_way_in_every_order(void **state)
{
    static const char *const ids[] = {"a1", "a2", "a3", "a4", "a5", "a6"};
    char found[64] = "";
    (void)state;
    for (int turn = 0; turn < 6; turn++) {
        struct small_question questions[7] = {{0}};
        struct small_action actions[7] = {{0}};
        struct small s;
        for (int i = 0; i < 6; i++) {
            questions[i] = (struct small_question){"one", 0, NULL};
            /* The id stays with its question; only the order of the file changes. */
            actions[(i * 5 + turn) % 6] = (struct small_action){ids[i], i, 2, 3, "head", NULL};
        }
        small_make(&s, questions, actions, GATES("core.1 = q0 >= 4\n"));
        assert_int_equal(small_plan(&s, &(struct aira_plan_options){.goal = AIRA_GOAL_BUDGET, .budget = 10}), 0);
        assert_int_equal(s.plan->count, 3);
        assert_false(s.plan->tie_open);
        if (turn == 0) {
            strcpy(found, small_actions(&s));
        }
        assert_string_equal(small_actions(&s), found);
        small_free(&s);
    }
}

/* Of two ways of the same effort the one that gains more; of two with the same gain the one that takes less. */
static void the_lesser_good_settles_what_the_goal_leaves_open(void **state)
{
    struct small s;
    (void)state;
    small_make(&s, QUESTIONS({"adopt", 0, NULL}, {"one", 0, NULL}, {"one", 0, NULL}, {"two", 0, NULL}),
               ACTIONS({"a", 1, 2, 4, "head", NULL}, {"b", 1, 3, 4, "head", NULL}, {"c", 3, 4, 9, "head", NULL},
                       {"d", 3, 4, 5, "head", NULL}),
               GATES("core.1 = q1 >= 2\n"));
    assert_int_equal(small_plan(&s, &to_first), 0);
    assert_string_equal(small_actions(&s), "b");
    assert_int_equal(small_plan(&s, &(struct aira_plan_options){.goal = AIRA_GOAL_BUDGET, .budget = 13}), 0);
    assert_int_equal(s.plan->effort, 9);
    assert_string_equal(small_actions(&s), "b d");
    small_free(&s);
}

/* An index of 25.0 is shown from 24.95 on; a quarter of a part of two is 9.375, and 12.5 of one. */
static void an_index_is_reached_as_it_is_shown(void **state)
{
    struct small s;
    (void)state;
    small_make(&s, QUESTIONS({"one", 0, NULL}, {"one", SMALL_OPEN, NULL}, {"two", 0, NULL}),
               ACTIONS({"a", 0, 2, 2, "head", NULL}, {"b", 1, 2, 3, "head", NULL}, {"c", 2, 4, 4, "head", NULL}),
               GATES("core.1 = q0 >= 2\n"));
    assert_int_equal(small_plan(&s, &(struct aira_plan_options){.goal = AIRA_GOAL_INDEX, .index = 188}), 0);
    assert_string_equal(small_actions(&s), "a");
    assert_int_equal(s.plan->certain_after, 187500);
    assert_int_equal(s.plan->open, 1);
    assert_int_equal(small_plan(&s, &(struct aira_plan_options){.goal = AIRA_GOAL_INDEX, .index = 189}), 0);
    assert_string_equal(small_actions(&s), "c");
    small_free(&s);
}

/* ---- out of time ---- */

static int64_t hurried(void *context)
{
    return *(int64_t *)context += 10000;
}

static void out_of_time_the_greedy_plan_and_its_bound_are_told(void **state)
{
    struct small s;
    int64_t now = 0;
    struct aira_plan_options options = {.goal = AIRA_GOAL_INDEX, .index = 500, .clock = hurried, .context = &now};
    (void)state;
    small_make(&s, QUESTIONS({"one", 0, NULL}, {"one", 0, NULL}, {"two", 0, NULL}),
               ACTIONS({"a", 0, 3, 4, "head", NULL}, {"b", 1, 4, 9, "head", NULL}, {"c", 2, 4, 6, "head", NULL}),
               GATES("core.1 = q0 >= 2\n"));
    assert_int_equal(small_plan(&s, &options), 0);
    assert_int_equal(s.plan->proof, AIRA_PLAN_BOUNDED);
    assert_int_equal(s.plan->searches, 0);
    assert_int_equal(s.plan->greedy, s.plan->effort);
    assert_in_range(s.plan->bound, 0, s.plan->effort);
    assert_in_range(s.plan->certain_after, 499500, AIRA_WHOLE);
    options.goal = AIRA_GOAL_BUDGET;
    options.budget = 9;
    options.range = true;
    assert_int_equal(small_plan(&s, &options), 0);
    assert_int_equal(s.plan->proof, AIRA_PLAN_BOUNDED);
    assert_in_range(s.plan->effort, 1, 9);
    assert_in_range(s.plan->bound, s.plan->gain, AIRA_WHOLE);
    assert_false(s.plan->low.proven);
    assert_false(s.plan->high.proven);
    small_free(&s);
}

/* What is certain of a stage is a bound too. */
static void out_of_time_a_stage_takes_at_least_what_is_certain(void **state)
{
    struct small s;
    int64_t now = 0;
    struct aira_plan_options options = {.goal = AIRA_GOAL_STAGE, .clock = hurried, .context = &now};
    (void)state;
    small_make(&s, QUESTIONS({"adopt", 0, NULL}, {"one", 0, NULL}),
               ACTIONS({"a", 0, 2, 4, "head", NULL}, {"b", 1, 2, 9, "head", NULL}, {"c", 1, 3, 6, "head", NULL}),
               GATES("core.1 = q0 >= 2\ngate.1 = q1 >= 2\n"));
    assert_int_equal(small_plan(&s, &options), 0);
    assert_int_equal(s.plan->proof, AIRA_PLAN_BOUNDED);
    assert_int_equal(s.plan->bound, 4);
    assert_int_equal(s.plan->effort, 10);
    small_free(&s);
}

/* ---- range ---- */

/* Level 3 without evidence counts as level 2 where it must be proven. */
static void gates_that_are_only_claimed_are_told_when_every_stage_is_reached(void **state)
{
    const struct aira_plan_options budget = {.goal = AIRA_GOAL_BUDGET, .budget = 5};
    struct small s;
    (void)state;
    small_make(&s, QUESTIONS({"adopt", 3, NULL}, {"one", 1, NULL}), ACTIONS({"a", 1, 2, 3, "head", NULL}),
               GATES("core.1 = q0 >= 3\n"));
    assert_int_equal(s.score->next, -1);
    assert_int_equal(small_plan(&s, &budget), 0);
    assert_string_equal(small_actions(&s), "a");
    assert_int_equal(s.plan->unsupported_count, 1);
    assert_int_equal(s.plan->unsupported[0], 0);
    small_free(&s);
}

static void the_range_says_what_stays(void **state)
{
    struct small s;
    (void)state;
    small_make(&s, QUESTIONS({"one", 0, NULL}, {"one", 0, NULL}, {"two", 0, NULL}),
               ACTIONS({"a", 0, 4, 3, "head", NULL}, {"b", 1, 4, 4, "head", NULL}, {"c", 2, 4, 5, "head", NULL}),
               GATES("core.1 = q0 >= 2\n"));
    /* 8 weeks buy a and b; 12 all three; 5 (8 divided by one and a half) only b or a. */
    assert_int_equal(small_plan(&s, &(struct aira_plan_options){.goal = AIRA_GOAL_BUDGET, .budget = 8, .range = true}),
                     0);
    assert_string_equal(small_actions(&s), "a b");
    assert_true(s.plan->has_range);
    assert_int_equal(s.plan->low.gain, 1000000);
    assert_int_equal(s.plan->high.gain, 375000);
    assert_int_equal(s.plan->low.effort, 8000);
    assert_int_equal(s.plan->high.effort, 4500);
    assert_true(small_item(&s, "a")->stays);
    assert_false(small_item(&s, "b")->stays);
    assert_int_equal(small_plan(&s, &(struct aira_plan_options){.goal = AIRA_GOAL_INDEX, .index = 750, .range = true}),
                     0);
    assert_string_equal(small_actions(&s), "a b");
    assert_int_equal(s.plan->low.effort, 4666);
    assert_int_equal(s.plan->high.effort, 10500);
    assert_true(small_item(&s, "b")->stays);
    small_free(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_closure_is_the_plan_where_nothing_is_to_choose),
        cmocka_unit_test(what_is_done_is_not_done_again),
        cmocka_unit_test(gates_that_the_plan_lets_appear_are_opened_too),
        cmocka_unit_test(an_answer_that_waits_behind_a_condition_counts_when_it_appears),
        cmocka_unit_test(a_gate_that_turns_out_not_applicable_holds_nothing_up),
        cmocka_unit_test(the_cheapest_way_is_found_where_there_are_several),
        cmocka_unit_test(pinned_actions_are_in_and_skipped_ones_out),
        cmocka_unit_test(it_is_said_why_there_is_no_plan),
        cmocka_unit_test(a_stage_without_a_core_gate_is_never_reached),
        cmocka_unit_test(ties_are_broken_the_same_way_in_every_order),
        cmocka_unit_test(the_lesser_good_settles_what_the_goal_leaves_open),
        cmocka_unit_test(an_index_is_reached_as_it_is_shown),
        cmocka_unit_test(out_of_time_the_greedy_plan_and_its_bound_are_told),
        cmocka_unit_test(out_of_time_a_stage_takes_at_least_what_is_certain),
        cmocka_unit_test(gates_that_are_only_claimed_are_told_when_every_stage_is_reached),
        cmocka_unit_test(the_range_says_what_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
