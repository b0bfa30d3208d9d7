/* Nothing is acknowledged that is not in the file; undo, coming back, and other programs at the same file. */
#include "walking.h"

#include <sqlite3.h>
#include <string.h>

static void look_into_the_file(struct walking *w)
{
    assert_string_equal(kept(w, "profile.trade"), "books");
}

static void the_acknowledged_is_in_the_file_before_the_next_line(void **state)
{
    struct walking *w = *state;

    w->before = look_into_the_file;
    w->before_line = 1;
    walk_well(w, "2\n:quit\n");
}

static void undo_goes_back_step_by_step(void **state)
{
    struct walking *w = *state;

    walk_well(w, "2\n:b\n3\n:b\n:note seen\n:undo\n:undo\n:undo\n:undo\n");
    assert_printed(w, "saved profile.trade = tools · note\n");
    assert_printed(w, "\nsaved profile.trade: taken back, now tools\n");
    assert_printed(w, "\nsaved profile.trade: taken back, now books\n");
    assert_printed(w, "\nsaved profile.trade: taken back, now open\n");
    assert_printed(w, "Nothing was answered in this session that could be taken back.");
    assert_null(kept_answer(w, "profile.trade"));
    assert_null(aira_assessment_find(w->stored.assessment, 0, AIRA_SETTLED));
}

static int count_entry(void *context, const struct aira_entry *entry)
{
    (void)entry;
    ++*(int *)context;
    return 0;
}

static void undo_is_journalled(void **state)
{
    struct walking *w = *state;
    struct aira_error err;
    int entries = 0;

    walk_well(w, "2\n:undo\n");
    assert_int_equal(aira_store_journal(w->store, w->stored.assessment->number, count_entry, &entries, &err), 0);
    assert_int_equal(entries, 2);
}

static void undo_brings_back_what_hung_on_an_answer(void **state)
{
    struct walking *w = *state;

    walk_well(w, ":jump data.access\n3\n2\n:jump data.access\n0\n:undo\n:jump data.quality\n");
    assert_string_equal(kept(w, "data.access"), "3");
    assert_int_equal(printed(w, "data.quality is not asked"), 0);
    assert_printed(w, "Answer: 2");
}

static void it_opens_again_at_the_same_question(void **state)
{
    struct walking *w = *state;

    w->terminal.by = "Sample CIO";
    walk_well(w, "2\n1\n\n");
    aira_stored_dispose(&w->stored);
    assert_int_equal(aira_store_load(&w->stored, w->store, 1, &w->err), 0);
    walk_well(w, ":quit\n");
    assert_printed(w, "Last answered: profile.uses = code, entered by Sample CIO on 2026-11-24.");
    assert_printed(w, "2 of 6 questions answered, 4 open.");
    assert_printed(w, "Data · 1 of 3 · quick · data.access");
    assert_not_printed(w, "profile.words");
}

static void change_elsewhere(struct walking *w)
{
    answer_elsewhere(w, "profile.uses", "sales");
}

static void another_programs_change_is_taken_up_and_said(void **state)
{
    struct walking *w = *state;

    w->before = change_elsewhere;
    w->before_line = 1;
    walk_well(w, "2\n1\n:back\n:jump profile.uses\n:undo\n");
    /* The change came while profile.uses was on the screen, so the answer to it stands over the other's. */
    assert_int_equal(printed(w, "Another program changed this assessment"), 1);
    assert_printed(w, "can therefore no longer be taken back");
    assert_string_equal(kept(w, "profile.uses"), "code");
    assert_printed(w, "Nothing was answered in this session that could be taken back.");

    w->before = change_elsewhere;
    w->before_line = 0;
    walk_well(w, ":jump profile.uses\n:quit\n");
    assert_printed(w, "Another program changed this assessment");
    assert_printed(w, "Answer: Selling (entered by Somebody Else)");
}

static void another_change_while_writing_is_seen_too(void **state)
{
    struct walking *w = *state;

    w->on_clock = NULL;
    w->before = change_elsewhere;
    w->before_line = 0;
    walk_well(w, "2\n:quit\n");
    assert_printed(w, "saved profile.trade = books");
    assert_printed(w, "Another program changed this assessment");
    assert_printed(w, "Answer: Selling");
}

static void own_changes_are_not_taken_for_anothers(void **state)
{
    struct walking *w = *state;

    walk_well(w, "2\n1\n:undo\n:observe x\n:next\n:b\n1\nwords\n2\n2\nyes\n3\n");
    assert_not_printed(w, "Another program");
}

static void erase_elsewhere(struct walking *w)
{
    sqlite3 *other = NULL;

    assert_int_equal(sqlite3_open(w->path, &other), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(other, "PRAGMA foreign_keys = ON; DELETE FROM assessment WHERE number = 1", NULL, NULL, NULL),
        SQLITE_OK);
    sqlite3_close(other);
}

static void a_deleted_assessment_ends_the_walk(void **state)
{
    struct walking *w = *state;

    w->before = erase_elsewhere;
    w->before_line = 1;
    assert_int_equal(walk(w, "2\n1\n2\n3\n"), AIRA_ENOTFOUND);
    assert_int_equal(printed(w, "\nsaved "), 1);
}

static void a_store_that_cannot_be_written_never_acknowledges(void **state)
{
    struct walking *w = *state;

    reopen(w, true);
    assert_int_equal(walk(w, "2\n1\n:quit\n"), AIRA_ESTORE);
    assert_int_equal(printed(w, "\nsaved "), 0);
    assert_int_equal(printed(w, "NOT SAVED."), 2);
    assert_int_equal(printed(w, "profile.trade\n"), 1); /* the question stayed */
    assert_printed(w, "The place to come back to could not be kept.");
    assert_printed(w, "Saved in this session: 0.");
    assert_null(aira_assessment_find(w->stored.assessment, 0, AIRA_SETTLED));
    reopen(w, false);
    assert_null(kept_answer(w, "profile.trade"));
}

static void observations_and_notes_fail_in_the_open_too(void **state)
{
    struct walking *w = *state;

    walk_well(w, "2\n");
    reopen(w, true);
    assert_int_equal(walk(w, ":jump profile.trade\n:observe x\n:note y\n"), AIRA_ESTORE);
    assert_int_equal(printed(w, "NOT SAVED."), 2);
    assert_int_equal(printed(w, "\nsaved "), 0);
    assert_null(aira_assessment_find(w->stored.assessment, 0, AIRA_SETTLED)->note);
    assert_int_equal(aira_assessment_find(w->stored.assessment, 0, AIRA_SETTLED)->value.number, 1);
}

/* Another program that holds the file while the clock is read for the time `held`, counted from 1. */
static sqlite3 *holder;
static int clock_reads, held;

static void hold_the_file(struct walking *w)
{
    clock_reads++;
    if (holder != NULL) {
        sqlite3_exec(holder, "ROLLBACK", NULL, NULL, NULL);
        sqlite3_close(holder);
        holder = NULL;
    }
    if (clock_reads == held) {
        assert_int_equal(sqlite3_open(w->path, &holder), SQLITE_OK);
        assert_int_equal(sqlite3_exec(holder, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    }
}

static void hold_at(struct walking *w, int read)
{
    reopen(w, false); /* waits for 50 ms only */
    w->on_clock = hold_the_file;
    clock_reads = 0;
    held = read;
}

static void a_failure_that_passes_leaves_the_question_open(void **state)
{
    struct walking *w = *state;

    hold_at(w, 2);
    walk_well(w, "2\n1\n3\n:jump profile.uses\n");
    assert_int_equal(printed(w, "NOT SAVED."), 1);
    assert_not_printed(w, "saved profile.uses = code\n");
    assert_printed(w, "\nsaved profile.uses = office\n");
    assert_string_equal(kept(w, "profile.uses"), "office");
    assert_null(holder);
}

static void a_failed_undo_can_be_tried_again(void **state)
{
    struct walking *w = *state;

    hold_at(w, 2);
    walk_well(w, "2\n:undo\n:undo\n");
    assert_int_equal(printed(w, "NOT SAVED."), 1);
    assert_printed(w, "\nsaved profile.trade: taken back, now open\n");
    hold_at(w, 3);
    walk_well(w, ":jump profile.trade\n2\n:b\n3\n:undo\n:undo\n");
    assert_int_equal(printed(w, "NOT SAVED."), 1);
    assert_string_equal(kept(w, "profile.trade"), "books");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, walking_start, walking_end)
    const struct CMUnitTest tests[] = {
        TEST(the_acknowledged_is_in_the_file_before_the_next_line),
        TEST(undo_goes_back_step_by_step),
        TEST(undo_is_journalled),
        TEST(undo_brings_back_what_hung_on_an_answer),
        TEST(it_opens_again_at_the_same_question),
        TEST(another_programs_change_is_taken_up_and_said),
        TEST(another_change_while_writing_is_seen_too),
        TEST(own_changes_are_not_taken_for_anothers),
        TEST(a_deleted_assessment_ends_the_walk),
        TEST(a_store_that_cannot_be_written_never_acknowledges),
        TEST(observations_and_notes_fail_in_the_open_too),
        TEST(a_failure_that_passes_leaves_the_question_open),
        TEST(a_failed_undo_can_be_tried_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
