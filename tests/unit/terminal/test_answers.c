/* Each type of question takes what it should, says so when it does not, and the file holds it. */
#include "walking.h"

#include <string.h>

static void each_type_is_saved_and_acknowledged(void **state)
{
    struct walking *w = *state;

    walk_well(w, "2\n1, 3\nwe sell books\n2\n3\nyes\n12.5\n\n");
    assert_string_equal(kept(w, "profile.trade"), "books");
    assert_string_equal(kept(w, "profile.uses"), "code, office");
    assert_string_equal(kept(w, "profile.words"), "we sell books");
    assert_string_equal(kept(w, "data.access"), "2");
    assert_string_equal(kept(w, "data.quality"), "3");
    assert_string_equal(kept(w, "data.secret"), "yes");
    assert_string_equal(kept(w, "data.volume"), "12.5");
    assert_printed(w, "\nsaved profile.trade = books\n");
    assert_printed(w, "\nsaved data.volume = 12.5\n");
    assert_printed(w, "All 7 questions are answered.");
    assert_printed(w, "aira report 1");
}

static void options_go_by_number_id_and_text(void **state)
{
    struct walking *w = *state;

    walk_well(w, "TOOLS\ncode sales\n:back\nOffice work\n:jump profile.trade\nFood\n");
    assert_printed(w, "saved profile.trade = tools\n");
    assert_printed(w, "saved profile.uses = code, sales\n");
    assert_not_printed(w, "saved profile.uses = office\n"); /* two words, and neither is an option */
    assert_string_equal(kept(w, "profile.trade"), "food");
}

static void what_is_wrong_is_explained_and_not_saved(void **state)
{
    struct walking *w = *state;

    walk_well(w, "4\nfish\n0\n:jump profile.uses\n1,9\n,\n:jump data.access\n5\n-1\n1.5\nyes\n"
                 ":jump data.secret\nperhaps\n1\n:jump data.volume\n1001\n1,200\nten\n");
    assert_int_equal(printed(w, "\nsaved "), 0);
    assert_int_equal(printed(w, "one option, as a number from 1 to 3"), 3);
    assert_int_equal(printed(w, "one or more options"), 2);
    assert_int_equal(printed(w, "a level from 0 to 4"), 4);
    assert_int_equal(printed(w, "takes y (yes)"), 2);
    assert_int_equal(printed(w, "a number from 0 to 1000"), 3);
    assert_string_equal(kept(w, "data.access"), "");
}

static void not_applicable_needs_a_reason(void **state)
{
    struct walking *w = *state;

    walk_well(w, "n\n\n:na\nno trade yet\nn/a\nnothing is used\n");
    assert_printed(w, "Why does it not apply?");
    assert_printed(w, "Nothing was changed.");
    assert_string_equal(kept(w, "profile.trade"), "n/a");
    assert_string_equal(kept_answer(w, "profile.trade")->reason, "no trade yet");
    assert_string_equal(kept(w, "profile.uses"), "n/a");
    walk_well(w, ":jump profile.trade\n:na sold to another firm\n");
    assert_string_equal(kept_answer(w, "profile.trade")->reason, "sold to another firm");
    assert_printed(w, "not applicable, because: no trade yet");
}

static void n_is_no_where_yes_or_no_is_asked(void **state)
{
    struct walking *w = *state;

    walk_well(w, ":jump data.secret\nn\n");
    assert_string_equal(kept(w, "data.secret"), "no");
    walk_well(w, ":jump data.secret\nn/a\nno secrets\n");
    assert_string_equal(kept(w, "data.secret"), "n/a");
    walk_well(w, ":jump data.secret\nY\n");
    assert_string_equal(kept(w, "data.secret"), "yes");
}

static void dont_know_is_an_answer(void **state)
{
    struct walking *w = *state;

    walk_well(w, "?\n:unknown\n？\n不清楚\n");
    assert_string_equal(kept(w, "profile.trade"), "?");
    assert_string_equal(kept(w, "profile.uses"), "?");
    assert_string_equal(kept(w, "profile.words"), "?");
    assert_string_equal(kept(w, "data.access"), "?");
}

static void chinese_input_is_understood(void **state)
{
    struct walking *w = *state;

    w->terminal.language = "zh";
    walk_well(w, "图书\n１、３\n我们卖书，也卖笔。\n３　：note 共用账号\n4\n是\n１２．５\n\n");
    assert_string_equal(kept(w, "profile.trade"), "books");
    assert_string_equal(kept(w, "profile.uses"), "code, office");
    assert_string_equal(kept(w, "profile.words"), "我们卖书，也卖笔。");
    assert_string_equal(kept(w, "data.access"), "3");
    assert_string_equal(kept_answer(w, "data.access")->note, "共用账号");
    assert_string_equal(kept(w, "data.secret"), "yes");
    assert_string_equal(kept(w, "data.volume"), "12.5");
    assert_printed(w, "\n已保存 data.volume = 12.5\n");
    assert_printed(w, "7题已全部回答。");
    walk_well(w, "：ｊｕｍｐ　data.secret\n否\n：Ｑ\n");
    assert_string_equal(kept(w, "data.secret"), "no");
}

static void enter_keeps_what_is_there(void **state)
{
    struct walking *w = *state;

    walk_well(w, ":jump data.access\n2\n:back\n\n\n");
    assert_string_equal(kept(w, "data.access"), "2");
    assert_string_equal(kept(w, "data.quality"), "");
    assert_int_equal(printed(w, "\nsaved "), 1);
    assert_printed(w, "Answer: 2");
}

static void a_new_value_keeps_note_evidence_and_flag(void **state)
{
    struct walking *w = *state;
    const struct aira_answer *answer;

    walk_well(w, ":jump data.access\n2 :note shared accounts\n:b\n:flag\n:evidence document list of March\n3\n");
    answer = kept_answer(w, "data.access");
    assert_int_equal(answer->value.number, 3);
    assert_string_equal(answer->note, "shared accounts");
    assert_string_equal(answer->evidence_reference, "list of March");
    assert_int_equal(answer->evidence, AIRA_EVIDENCE_DOCUMENT);
    assert_true(answer->flag);
    assert_printed(w, "saved data.access = 3 · document · note · follow up\n");
}

static void a_command_may_follow_the_answer(void **state)
{
    struct walking *w = *state;

    walk_well(w, ":jump data.access\n2 :evidence verified\n1：flag\n9 :note lost\n:progress\n");
    assert_int_equal(kept_answer(w, "data.access")->evidence, AIRA_EVIDENCE_VERIFIED);
    assert_true(kept_answer(w, "data.quality")->flag);
    assert_string_equal(kept(w, "data.secret"), "");
    assert_not_printed(w, "lost");
}

static void free_text_may_begin_with_a_colon(void **state)
{
    struct walking *w = *state;

    walk_well(w, ":jump profile.words\n::quit is not meant :note either\n");
    assert_string_equal(kept(w, "profile.words"), ":quit is not meant :note either");
}

static void who_entered_it_is_kept(void **state)
{
    struct walking *w = *state;

    w->terminal.by = "Sample CIO";
    walk_well(w, "2\n:back\n");
    assert_string_equal(kept_answer(w, "profile.trade")->by, "Sample CIO");
    assert_printed(w, "Answer: Books (entered by Sample CIO)");
}

static void conditions_open_and_close_questions(void **state)
{
    struct walking *w = *state;

    walk_well(w, ":jump data.access\n1\n");
    assert_printed(w, "Data · 2 of 3 · data.secret");
    assert_not_printed(w, "How do you check the data?");
    walk_well(w, ":jump data.access\n2\n");
    assert_printed(w, "Data · 2 of 4 · data.quality");
    walk_well(w, ":jump data.quality\n4\n:jump data.access\n0\n:jump data.quality\n");
    assert_printed(w, "data.quality is not asked at present. It is asked when: data.access >= 2");
    assert_string_equal(kept(w, "data.quality"), "4"); /* off, and kept */
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, walking_start, walking_end)
    const struct CMUnitTest tests[] = {
        TEST(each_type_is_saved_and_acknowledged),
        TEST(options_go_by_number_id_and_text),
        TEST(what_is_wrong_is_explained_and_not_saved),
        TEST(not_applicable_needs_a_reason),
        TEST(n_is_no_where_yes_or_no_is_asked),
        TEST(dont_know_is_an_answer),
        TEST(chinese_input_is_understood),
        TEST(enter_keeps_what_is_there),
        TEST(a_new_value_keeps_note_evidence_and_flag),
        TEST(a_command_may_follow_the_answer),
        TEST(free_text_may_begin_with_a_colon),
        TEST(who_entered_it_is_kept),
        TEST(conditions_open_and_close_questions),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
