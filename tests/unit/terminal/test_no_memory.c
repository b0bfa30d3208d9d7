/* Wherever memory runs out, what was acknowledged is in the file, and the assessment in hand is as the file has it. */
#include "walking.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "failing.h"

/* The value last acknowledged for data.volume, 0: none. */
static size_t acknowledged(const struct walking *w)
{
    static const char mark[] = "\nsaved data.volume = ";
    size_t value = 0;

    for (const char *s = w->out; (s = strstr(s, mark)) != NULL; s++)
        value = (size_t)strtol(s + strlen(mark), NULL, 10);
    return value;
}

static void assert_as_in_the_file(struct walking *w)
{
    const struct aira_answer *in_file = kept_answer(w, "data.volume");
    const struct aira_answer *in_hand = aira_assessment_find(w->stored.assessment, 6, AIRA_SETTLED);

    assert_int_equal(in_file != NULL, in_hand != NULL);
    if (in_file == NULL || in_hand == NULL)
        return;
    assert_int_equal(in_file->value.number, in_hand->value.number);
    assert_int_equal(in_file->note != NULL, in_hand->note != NULL);
}

/* One walk in which the n-th allocation fails; false when there were not so many. */
static bool fails_at(struct walking *w, const char *form, size_t n)
{
    char input[256], value[24];
    bool failed;
    int code;

    snprintf(input, sizeof input, form, n % 1000);
    failing_arm(n);
    code = walk(w, input);
    failed = failing_disarm();
    assert_true(code == 0 || code == AIRA_ENOMEM || code == AIRA_ESTORE);
    if (acknowledged(w) > 0) {
        snprintf(value, sizeof value, "%zu", acknowledged(w));
        assert_string_equal(kept(w, "data.volume"), value);
    }
    if (code == 0)
        assert_as_in_the_file(w);
    if (code == 0 && failed) /* then it was said */
        assert_true(printed(w, "NOT SAVED.") + printed(w, "could not be") > 0);
    return failed;
}

static void answers_are_saved_or_not_acknowledged(void **state)
{
    struct walking *w = *state;
    size_t n = 1;

    while (fails_at(w, ":jump data.volume\n%zu\n", n))
        n++;
    assert_true(n > 20);
}

static void commands_end_well(void **state)
{
    struct walking *w = *state;
    size_t n = 1;

    walk_well(w, ":jump data.volume\n1\n");
    while (fails_at(w, ":jump data.volume\n:note %zu\n:filter noted\n:score\n:undo\n", n))
        n += 7; /* a share of them all, to take no long time */
    assert_true(n > 100);
}

/* An observation makes the walk read the assessment anew.  Each stays in the file and makes the next walk longer, so
 * the count has an end of its own. */
static void reading_anew_ends_well(void **state)
{
    struct walking *w = *state;
    bool failed = false;

    for (size_t n = 100; n < 1500; n += 23)
        failed = fails_at(w, ":jump data.volume\n:observe %zu\n:next\n", n) || failed;
    assert_true(failed);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, walking_start, walking_end)
    const struct CMUnitTest tests[] = {
        TEST(answers_are_saved_or_not_acknowledged),
        TEST(commands_end_well),
        TEST(reading_anew_ends_well),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
