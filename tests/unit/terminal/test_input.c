/* Whatever bytes come in, the walk takes what is a line of text, refuses the rest, and leaves in order. */
#include "walking.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void the_end_of_input_leaves_in_order(void **state)
{
    struct walking *w = *state;

    walk_well(w, "");
    assert_printed(w, "Saved in this session: 0.");
    walk_well(w, "2"); /* no line end */
    assert_string_equal(kept(w, "profile.trade"), "books");
    assert_printed(w, "Saved in this session: 1.");
}

static void line_ends_and_byte_order_marks_of_other_systems_are_fine(void **state)
{
    struct walking *w = *state;

    walk_well(w, "\xEF\xBB\xBF"
                 "2\r\n\t1, 2 \r\nwords \xE3\x80\x80\r\n");
    assert_string_equal(kept(w, "profile.trade"), "books");
    assert_string_equal(kept(w, "profile.uses"), "code, sales");
    assert_string_equal(kept(w, "profile.words"), "words");
}

/* The letters "x" so often, led by `start` and ended by a line end. */
static char *long_line(const char *start, size_t count)
{
    size_t lead = strlen(start);
    char *line = malloc(lead + count + 2);

    assert_non_null(line);
    memcpy(line, start, lead);
    memset(line + lead, 'x', count);
    strcpy(line + lead + count, "\n");
    return line;
}

static void a_line_too_long_is_refused_and_skipped(void **state)
{
    struct walking *w = *state;
    struct aira_buf input;
    char *line = long_line("", 200 * 1024);

    aira_buf_init(&input);
    aira_buf_puts(&input, ":jump profile.words\n");
    aira_buf_puts(&input, line);
    aira_buf_puts(&input, "short\n");
    walk_well(w, aira_buf_cstr(&input));
    assert_int_equal(printed(w, "longer than 100 KB"), 1);
    assert_string_equal(kept(w, "profile.words"), "short");
    walk_well(w, "2");
    aira_buf_dispose(&input);
    free(line);
}

static void a_line_as_long_as_may_be_is_kept(void **state)
{
    struct walking *w = *state;
    char *line = long_line(":note ", 100 * 1024 - 6);

    walk_well(w, "2\n");
    walk_well(w, ":jump profile.trade\n");
    walk_well(w, line);
    assert_int_equal(strlen(kept_answer(w, "profile.trade")->note), 100 * 1024 - 6);
    assert_printed(w, "\nsaved profile.trade = books · note\n");
    free(line);
}

static void a_reference_too_long_is_refused_with_a_sentence(void **state)
{
    struct walking *w = *state;
    char *line = long_line(":evidence document ", 1000);

    walk_well(w, "2\n");
    walk_well(w, ":jump profile.trade\n");
    walk_well(w, line);
    assert_int_equal(printed(w, "\nsaved "), 0);
    assert_printed(w, "has 1000 bytes; at most 400 can");
    assert_int_equal(kept_answer(w, "profile.trade")->evidence, AIRA_EVIDENCE_NONE);
    free(line);
}

static void bytes_that_are_no_text_are_refused(void **state)
{
    struct walking *w = *state;
    const char nul[] = ":jump profile.words\nab\0cd\n\xFF\xFE\n\xE4\xB8\nseen\n";

    assert_int_equal(walk_bytes(w, nul, sizeof nul - 1), 0);
    assert_int_equal(printed(w, "holds a NUL byte"), 1);
    assert_int_equal(printed(w, "not valid UTF-8"), 2);
    assert_string_equal(kept(w, "profile.words"), "seen");
}

static void control_characters_are_refused(void **state)
{
    struct walking *w = *state;

    walk_well(w, ":jump profile.words\n\033[A\nre\033[31md\n:note \a\nplain\n");
    assert_int_equal(printed(w, "holds control characters"), 3);
    assert_string_equal(kept(w, "profile.words"), "plain");
}

static void a_script_sees_no_prompt_and_a_person_does(void **state)
{
    struct walking *w = *state;

    walk_well(w, "2\n");
    assert_not_printed(w, "> ");
    w->terminal.prompt = true;
    walk_well(w, ":jump profile.trade\n");
    assert_printed(w, "\nprofile.trade> ");
}

static void interrupt(struct walking *w)
{
    w->interrupted = 1;
}

static void an_interrupt_says_where_to_go_on(void **state)
{
    struct walking *w = *state;

    w->before = interrupt;
    w->before_line = 1;
    assert_int_equal(walk(w, "2\n1\n"), AIRA_EINTERRUPTED);
    assert_string_equal(kept(w, "profile.trade"), "books");
    assert_string_equal(kept(w, "profile.uses"), "");
    assert_printed(w, "To go on at the same question: aira assess 1");
    assert_string_equal(w->err.message, "Broken off. Everything acknowledged is saved.");
}

static void output_that_fails_ends_the_walk(void **state)
{
    struct walking *w = *state;
    char input[] = "2\n1\n";

    w->terminal.in = fmemopen(input, strlen(input), "r");
    w->terminal.out = fopen("/dev/full", "w");
    assert_int_equal(aira_line_walk(&w->terminal, &w->err), AIRA_EFAIL);
    assert_non_null(strstr(w->err.message, "cannot be written out"));
    fclose(w->terminal.in);
    fclose(w->terminal.out);
    assert_string_equal(kept(w, "profile.trade"), "");
}

static void narrow_and_wide_terminals_are_wrapped_to(void **state)
{
    struct walking *w = *state;

    w->terminal.language = "zh";
    w->terminal.columns = 24;
    walk_well(w, ":help\n:filter\n2 :note 这是一条很长的备注，用来检查换行是否正确。\n:b\n");
    w->terminal.columns = 300;
    walk_well(w, ":help\n");
}

static void texts_of_the_file_cannot_pass_for_an_acknowledgement(void **state)
{
    struct walking *w = *state;
    char note[] = "first\nsaved data.access = 4\n\nend";
    struct aira_answer answer = aira_answer_blank(0, AIRA_SETTLED);

    answer.note = note;
    assert_int_equal(aira_store_answer(w->store, 1, w->stored.questionnaire, w->stored.assessment, &answer,
                                       WALKING_CLOCK, NULL, &w->err),
                     0);
    walk_well(w, ":jump profile.trade\n");
    assert_printed(w, "\n  saved data.access = 4\n");
    assert_int_equal(printed(w, "\nsaved "), 0);
}

static void control_characters_of_the_assessment_are_made_visible(void **state)
{
    struct walking *w = *state;

    free(w->stored.assessment->client);
    w->stored.assessment->client = aira_strdup("Sample \033[2J\r\t\xE2\x80\xAEShop");
    walk_well(w, ":quit\n");
    assert_printed(w, "Sample \xEF\xBF\xBD[2J");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, walking_start, walking_end)
    const struct CMUnitTest tests[] = {
        TEST(the_end_of_input_leaves_in_order),
        TEST(line_ends_and_byte_order_marks_of_other_systems_are_fine),
        TEST(a_line_too_long_is_refused_and_skipped),
        TEST(a_line_as_long_as_may_be_is_kept),
        TEST(a_reference_too_long_is_refused_with_a_sentence),
        TEST(bytes_that_are_no_text_are_refused),
        TEST(control_characters_are_refused),
        TEST(a_script_sees_no_prompt_and_a_person_does),
        TEST(an_interrupt_says_where_to_go_on),
        TEST(output_that_fails_ends_the_walk),
        TEST(narrow_and_wide_terminals_are_wrapped_to),
        TEST(texts_of_the_file_cannot_pass_for_an_acknowledgement),
        TEST(control_characters_of_the_assessment_are_made_visible),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
