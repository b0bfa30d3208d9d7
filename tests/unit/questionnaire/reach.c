/* What lint calls unreachable is so by brute force: no random condition that some answers make true is warned of, and
 * of one question every contradiction is found. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "support.h"

#include <string.h>

enum { L, S, Y, N, M, ASKED }; /* a level, a single of x y z, a yesno, a number of 0 to 3, a multi of x y and none z */

static const char questions[] =
    SUPPORT_HEAD "[question l]\npart = p\ntype = level\n[question s]\npart = p\ntype = single\noptions = x, y, z\n"
                 "[question y]\npart = p\ntype = yesno\n[question n]\npart = p\ntype = number\nrange = 0, 3\n"
                 "[question m]\npart = p\ntype = multi\noptions = x, y, z\nnone = z\n"
                 "[question t]\npart = p\ntype = text\nwhen = ";

/* Each answer a question can have: its number or options; the last state of each is "don't know". */
static const struct {
    int count;
    struct aira_value values[13];
} possible[ASKED] = {
    [L] = {5, {{.number = 0}, {.number = 1}, {.number = 2}, {.number = 3}, {.number = 4}}},
    [S] = {3, {{.number = 0}, {.number = 1}, {.number = 2}}},
    [Y] = {2, {{.number = 0}, {.number = 1}}},
    [N] = {13,
           {{.number = 0},
            {.number = 1},
            {.number = 999},
            {.number = 1000},
            {.number = 1001},
            {.number = 1499},
            {.number = 1500},
            {.number = 1501},
            {.number = 1999},
            {.number = 2000},
            {.number = 2001},
            {.number = 2999},
            {.number = 3000}}},
    [M] = {4, {{.options = 1}, {.options = 2}, {.options = 3}, {.options = 4}}},
};

static unsigned below(unsigned limit)
{
    static uint64_t state = 20261128;

    state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(state >> 33) % limit;
}

static void add_test(struct aira_buf *out, int question)
{
    static const char *const signs[] = {"=", "!=", "<", "<=", ">", ">="}, *const options[] = {"x", "y", "z"};
    static const char *const numbers[] = {"0", "1", "1.5", "2", "3", "4"}, *const names[] = {"l", "s", "y", "n", "m"};

    if (below(8) == 0)
        aira_buf_printf(out, "answered(%s)", names[question]);
    else if (question == L || question == N)
        aira_buf_printf(out, "%s %s %s", names[question], signs[below(6)], numbers[below(6)]);
    else if (question == M)
        aira_buf_printf(out, "m has %s", options[below(3)]);
    else if (question == Y)
        aira_buf_printf(out, "y %s %s", signs[below(2)], below(2) == 0 ? "yes" : "no");
    else if (below(3) == 0)
        aira_buf_printf(out, "s in (%s, %s)", options[below(2)], options[2]);
    else
        aira_buf_printf(out, "s %s %s", signs[below(2)], options[below(3)]);
}

/* A condition of `tests` comparisons of any question, or of `only` when that is not ASKED. */
static void add_condition(struct aira_buf *out, unsigned tests, int only)
{
    unsigned left;

    if (below(6) == 0)
        aira_buf_puts(out, "not ");
    if (tests == 1) {
        add_test(out, only == ASKED ? (int)below(ASKED) : only);
        return;
    }
    left = 1 + below(tests - 1);
    aira_buf_putc(out, '(');
    add_condition(out, left, only);
    aira_buf_puts(out, below(3) == 0 ? " or " : " and ");
    add_condition(out, tests - left, only);
    aira_buf_putc(out, ')');
}

static enum aira_state look_up(const void *context, int question, struct aira_value *value)
{
    const int *chosen = context;

    if (chosen[question] == possible[question].count)
        return AIRA_UNKNOWN;
    *value = possible[question].values[chosen[question]];
    return AIRA_ANSWERED;
}

/* Whether some answers make it true. */
static bool holds_somewhere(const struct aira_condition *condition)
{
    int chosen[ASKED] = {0};

    for (;;) {
        int question = 0;

        if (aira_condition_eval(condition, look_up, chosen) == AIRA_TRUE)
            return true;
        while (question < ASKED && chosen[question] == possible[question].count)
            chosen[question++] = 0;
        if (question == ASKED)
            return false;
        chosen[question]++;
    }
}

/* Looks at a random condition; returns whether lint calls it unreachable. */
static bool look_at(unsigned tests, int only)
{
    struct aira_questionnaire *q;
    struct aira_diags diags;
    struct aira_error err;
    struct aira_buf text;
    bool told, holds;

    aira_buf_init(&text);
    aira_diags_init(&diags);
    aira_buf_puts(&text, questions);
    add_condition(&text, tests, only);
    aira_buf_putc(&text, '\n');
    q = support_must_load(aira_buf_cstr(&text), NULL);
    assert_int_equal(aira_questionnaire_lint(q, &diags, &err), 0);
    told = support_count(&diags, "unreachable-question") > 0;
    holds = holds_somewhere(q->questions[ASKED].when);
    if (told && holds)
        fail_msg("a false alarm: %s", q->questions[ASKED].when_text);
    /* Options of a multi are looked at one by one. */
    if (!told && !holds && only != ASKED && only != M)
        fail_msg("not found: %s", q->questions[ASKED].when_text);
    aira_questionnaire_free(q);
    aira_diags_dispose(&diags);
    aira_buf_dispose(&text);
    return told;
}

static void there_are_no_false_alarms(void **state)
{
    size_t told = 0;

    (void)state;
    for (int i = 0; i < 1500; i++)
        told += look_at(2 + below(5), ASKED);
    assert_true(told > 50);
}

static void contradictions_of_one_question_are_found(void **state)
{
    size_t told = 0;

    (void)state;
    for (int i = 0; i < 1500; i++)
        told += look_at(1 + below(5), (int)below(ASKED));
    assert_true(told > 200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(there_are_no_false_alarms),
        cmocka_unit_test(contradictions_of_one_question_are_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
