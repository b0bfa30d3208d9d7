/* Each command does what the help says, in both languages, by its whole name or the start of it. */
#include "walking.h"

#include <stdio.h>
#include <string.h>

static void back_and_next_move(void **state)
{
    struct walking *w = *state;

    walk_well(w, ":back\n:next\n:next\n:b\n:back\n");
    assert_printed(w, "There is no question before this one.");
    assert_int_equal(printed(w, "profile.trade\n"), 2);
    assert_int_equal(printed(w, "profile.uses\n"), 2);
    assert_int_equal(printed(w, "profile.words\n"), 1);
}

static void jump_takes_an_id_a_number_or_a_part(void **state)
{
    struct walking *w = *state;

    walk_well(w, ":jump data.secret\n:jump 1\n:j data\n:jump 3\n:jump 7\n:jump data.acess\n:jump\n:jump nowhere\n"
                 ":jump data.quality\n");
    assert_printed(w, "Data · 2 of 3 · data.secret");
    assert_int_equal(printed(w, "Data · 1 of 3 · quick · data.access"), 2);
    assert_printed(w, "Data · 3 of 3 · data.volume");
    assert_printed(w, "There is no question, number or part 7.");
    assert_printed(w, "Did you mean data.access?");
    assert_printed(w, "Write :jump and");
    assert_printed(w, "There is no question, number or part nowhere.");
    assert_printed(w, "data.quality is not asked at present.");
}

static void a_part_opens_at_its_first_open_question(void **state)
{
    struct walking *w = *state;

    walk_well(w, ":jump data\n1\n:jump profile\n:jump data\n");
    assert_int_equal(printed(w, "· data.secret\n"), 2);
}

static void notes_are_kept_changed_and_taken_away(void **state)
{
    struct walking *w = *state;

    walk_well(w, "2\n:b\n:note rules exist for ERP only\n");
    assert_string_equal(kept_answer(w, "profile.trade")->note, "rules exist for ERP only");
    walk_well(w, ":jump profile.trade\n:note\n\n:note\nnew words\n:jump profile.trade\n");
    assert_string_equal(kept_answer(w, "profile.trade")->note, "new words");
    assert_printed(w, "Nothing was changed.");
    assert_printed(w, "Note: new words");
    walk_well(w, ":jump profile.trade\n:note -\n");
    assert_null(kept_answer(w, "profile.trade")->note);
}

static void a_command_ends_the_wait_for_a_note_or_reason(void **state)
{
    struct walking *w = *state;

    walk_well(w, "2\n:b\n:note\n:progress\n1\n:na\n:progress\n3\n");
    assert_string_equal(kept(w, "profile.trade"), "food");
    assert_null(kept_answer(w, "profile.trade")->note);
    assert_string_equal(kept(w, "profile.uses"), "office");
}

static void evidence_takes_a_grade_and_a_reference(void **state)
{
    struct walking *w = *state;
    const struct aira_answer *answer;

    walk_well(w, ":jump data.access\n2\n:b\n:evidence DOC, check report Q3\n:jump data.access\n");
    answer = kept_answer(w, "data.access");
    assert_int_equal(answer->evidence, AIRA_EVIDENCE_DOCUMENT);
    assert_string_equal(answer->evidence_reference, "check report Q3");
    assert_printed(w, "Evidence: document · check report Q3");
    walk_well(w, ":jump data.access\n:evidence 亲见\n:evidence rumour\n:evidence\n");
    answer = kept_answer(w, "data.access");
    assert_int_equal(answer->evidence, AIRA_EVIDENCE_VERIFIED);
    assert_string_equal(answer->evidence_reference, "check report Q3");
    assert_int_equal(printed(w, "Write :evidence, then"), 2);
    walk_well(w, ":jump data.access\n:evidence none\n");
    answer = kept_answer(w, "data.access");
    assert_int_equal(answer->evidence, AIRA_EVIDENCE_NONE);
    assert_null(answer->evidence_reference);
}

static void note_evidence_and_flag_need_an_answer(void **state)
{
    struct walking *w = *state;

    walk_well(w, ":note x\n:evidence document\n:flag\n");
    assert_int_equal(printed(w, "profile.trade has no answer yet"), 3);
    assert_null(kept_answer(w, "profile.trade"));
}

static void the_flag_goes_on_and_off(void **state)
{
    struct walking *w = *state;

    walk_well(w, "2\n:b\n:flag\n:jump profile.trade\n");
    assert_true(kept_answer(w, "profile.trade")->flag);
    assert_printed(w, "Profile · 1 of 3 · quick · follow up · profile.trade");
    walk_well(w, ":jump profile.trade\n:flag\n");
    assert_false(kept_answer(w, "profile.trade")->flag);
}

static void observations_need_no_answer(void **state)
{
    struct walking *w = *state;

    walk_well(w, ":jump data.access\n:observe one account for the whole shop\n:observe\n:jump data.access\n");
    assert_printed(w, "\nsaved data.access: observation 1\n");
    assert_printed(w, "Write :observe and what you saw.");
    assert_printed(w, "Observation: one account for the whole shop");
    assert_not_printed(w, "Another program");
    assert_int_equal(w->stored.assessment->observation_count, 1);
    assert_string_equal(kept(w, "data.access"), "");
}

static void find_goes_from_hit_to_hit(void **state)
{
    struct walking *w = *state;

    walk_well(w, ":find\n:find practice\n:find\n:find YOU\n:find\n:find zebra\n");
    assert_printed(w, "Write :find and a word.");
    assert_int_equal(printed(w, "quick · data.access"), 2);
    assert_printed(w, "Only this question holds: practice");
    assert_printed(w, "No question that applies holds: zebra");
    assert_int_equal(printed(w, "quick · profile.trade"), 2);
    assert_printed(w, "profile.uses");
}

static void filters_choose_where_to_stop(void **state)
{
    struct walking *w = *state;

    walk_well(w, "2\n:filter flagged\n:b\n:flag\n:filter fl\n\n\n");
    assert_printed(w, "No question passes the filter flagged");
    assert_printed(w, "Filter: flagged.");
    assert_printed(w, "No further question passes the filter flagged.");
    assert_int_equal(printed(w, "· profile.uses\n"), 2);
    walk_well(w, ":filter open\n\n\n:filter\n:filter n\n");
    assert_printed(w, "Filter now: open.");
    assert_printed(w, "  no-evidence  answered without evidence");
    assert_int_equal(printed(w, "Filter now: open."), 2);
}

static void the_walk_may_begin_with_a_filter(void **state)
{
    struct walking *w = *state;

    walk_well(w, "2\n?\n");
    w->terminal.filter = AIRA_FILTER_UNKNOWN;
    walk_well(w, "1\n");
    assert_string_equal(kept(w, "profile.uses"), "code");
    assert_printed(w, "No further question passes the filter unknown.");
}

static void progress_and_parts_count(void **state)
{
    struct walking *w = *state;

    walk_well(w, "2\n?\n:progress\n:parts\n");
    assert_printed(w, "2 of 6 questions answered, 4 open.");
    assert_printed(w, "Questions that answers still to come may add: 1.");
    assert_printed(w, "Profile (profile): 2 of 3 answered");
    assert_printed(w, "Data (data): 0 of 3 answered");
}

static void the_score_is_told_in_words(void **state)
{
    struct walking *w = *state;

    walk_well(w, ":score\n:jump data.access\n2 :evidence verified\n2\nyes\n10\n:score\n");
    assert_printed(w, "There is no index yet");
    assert_printed(w, "Next stage: Internal use.");
    assert_printed(w, "Stage reached: Internal use; supported by evidence: Internal use");
    assert_printed(w, "Readiness index: 62.5%, at worst 62.5%, at best 62.5%;");
    assert_printed(w, "Answered by weight: 100.0%. Band: ");
}

static void why_gives_help_and_sources(void **state)
{
    struct walking *w = *state;

    walk_well(w, ":why\n:jump data.access\n:why\n");
    assert_printed(w, "Nothing more is said about this question.");
    assert_printed(w, "Shared accounts hide who looked.");
    assert_printed(w, "Sources: ");
}

static void the_language_switches_at_once(void **state)
{
    struct walking *w = *state;

    walk_well(w, "2\n:lang zh\n1\n:lang fr\n:lang EN\n:quit\n");
    assert_printed(w, "saved profile.trade");
    assert_printed(w, "AI用在哪里？");
    assert_printed(w, "已保存 profile.uses = code");
    assert_printed(w, "请写:lang zh或:lang en。");
    assert_printed(w, "Describe the shop.");
    assert_string_equal(w->terminal.language, "en");
}

static void help_lists_every_command(void **state)
{
    static const char *const names[] = {"back",  "next",    "jump", "find", "filter",  "note", "evidence",
                                        "na",    "unknown", "flag", "undo", "observe", "why",  "progress",
                                        "parts", "score",   "lang", "help", "quit"};
    struct walking *w = *state;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char line[32];

        w->terminal.language = i % 2 == 0 ? "en" : "zh";
        walk_well(w, ":help\n");
        snprintf(line, sizeof line, "\n  :%s", names[i]);
        assert_printed(w, line);
    }
    assert_not_printed(w, "help-");
}

static void unknown_commands_are_met_with_what_was_meant(void **state)
{
    struct walking *w = *state;

    walk_well(w, ":qiut\n:n\n:xyzzy\n:\n:7\n:p\n");
    assert_printed(w, "There is no command :qiut. Did you mean :quit?");
    assert_printed(w, ":n could be :next :note :na.");
    assert_printed(w, "There is no command :xyzzy. :help lists them.");
    assert_printed(w, ":p could be :progress :parts.");
}

static void quit_leaves_with_a_summary(void **state)
{
    struct walking *w = *state;

    walk_well(w, "2\n:quit\n1\n");
    assert_printed(w, "Saved in this session: 1. 1 of 6 questions answered, 5 open.");
    assert_printed(w, "aira assess 1");
    assert_string_equal(kept(w, "profile.uses"), "");
}

static void the_end_offers_what_is_open(void **state)
{
    struct walking *w = *state;

    walk_well(w, "\n1\nwords\n1\nyes\n1\n5\n\n2\n:jump data.volume\n\n:back\n\n\n:progress\n");
    assert_printed(w, "That was the last question. 1 of 6 are still open");
    assert_printed(w, "There is no question to answer here.");
    assert_printed(w, "All 6 questions are answered.");
    assert_string_equal(kept(w, "profile.trade"), "books");
    assert_not_printed(w, "of 6 questions answered, 1 open"); /* Enter left before :progress */
}

static void where_nothing_applies_every_command_ends_well(void **state)
{
    struct walking *w = *state;

    walking_load(w, "none", true);
    walk_well(w, "2\n?\nn\n:note x\n:note\n:evidence none\n:flag\n:na x\n:na\n:unknown\n:observe x\n:back\n:jump 1\n"
                 ":jump data\n:jump data.access\n:find who\n:filter open\n:filter\n:progress\n:parts\n:score\n:why\n"
                 ":undo\n:lang zh\n:lang en\n:next\n:next\n");
    assert_printed(w, "Sample Shop · Retail · None · assessment 2");
    assert_printed(w, "No question applies at the moment.");
    assert_printed(w, "data.access is not asked at present.");
    assert_int_equal(printed(w, "\nsaved "), 0);
}

static void the_short_walk_asks_its_questions_only(void **state)
{
    struct walking *w = *state;

    walking_load(w, "shop", true);
    walk_well(w, "2\n3\n\n");
    assert_printed(w, "0 of 2 questions answered");
    assert_printed(w, "All 2 questions are answered.");
}

static void answers_of_people_show_until_one_is_settled(void **state)
{
    struct walking *w = *state;
    struct aira_assessment *assessment = w->stored.assessment;
    struct aira_answer answer;
    struct aira_error err;
    int person;

    assert_int_equal(aira_assessment_set_person(&person, assessment, "cio", "Sample CIO", "data", &err), 0);
    assert_int_equal(aira_store_save_frame(w->store, assessment, WALKING_CLOCK, &err), 0);
    answer = aira_answer_blank(aira_questionnaire_question(w->stored.questionnaire, "data.access"), person);
    answer.given = AIRA_GIVEN_VALUE;
    answer.value.number = 1;
    assert_int_equal(
        aira_store_answer(w->store, 1, w->stored.questionnaire, assessment, &answer, WALKING_CLOCK, NULL, &err), 0);
    walk_well(w, ":jump data.access\n3\n:jump data.access\n");
    assert_printed(w, "Answer worked out from several people: 1");
    assert_printed(w, "\nAnswer: 3\n");
    assert_string_equal(kept(w, "data.access"), "3");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, walking_start, walking_end)
    const struct CMUnitTest tests[] = {
        TEST(back_and_next_move),
        TEST(jump_takes_an_id_a_number_or_a_part),
        TEST(a_part_opens_at_its_first_open_question),
        TEST(notes_are_kept_changed_and_taken_away),
        TEST(a_command_ends_the_wait_for_a_note_or_reason),
        TEST(evidence_takes_a_grade_and_a_reference),
        TEST(note_evidence_and_flag_need_an_answer),
        TEST(the_flag_goes_on_and_off),
        TEST(observations_need_no_answer),
        TEST(find_goes_from_hit_to_hit),
        TEST(filters_choose_where_to_stop),
        TEST(the_walk_may_begin_with_a_filter),
        TEST(progress_and_parts_count),
        TEST(the_score_is_told_in_words),
        TEST(why_gives_help_and_sources),
        TEST(the_language_switches_at_once),
        TEST(help_lists_every_command),
        TEST(unknown_commands_are_met_with_what_was_meant),
        TEST(quit_leaves_with_a_summary),
        TEST(the_end_offers_what_is_open),
        TEST(where_nothing_applies_every_command_ends_well),
        TEST(the_short_walk_asks_its_questions_only),
        TEST(answers_of_people_show_until_one_is_settled),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
