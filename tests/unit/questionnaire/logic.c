/* Conditions come out as scoring.md says for every state of what they ask about, and random ones as a second evaluator
 * says that works on the tree they were written from. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "support.h"

#include <stdlib.h>
#include <string.h>

#define QUESTIONS                                                                                                      \
    SUPPORT_HEAD "[question a]\npart = p\ntype = yesno\n[question b]\npart = p\ntype = yesno\n"                        \
                 "[question lev]\npart = p\ntype = level\n[question num]\npart = p\ntype = number\n"                   \
                 "[question one]\npart = p\ntype = single\noptions = r, g, b\n"                                        \
                 "[question some]\npart = p\ntype = multi\noptions = x, y, z\n"

enum { A, B, LEV, NUM, ONE, SOME, ASKED };

struct answers {
    enum aira_state states[ASKED];
    struct aira_value values[ASKED];
};

static enum aira_state look_up(const void *context, int question, struct aira_value *value)
{
    const struct answers *answers = context;

    if (answers->states[question] == AIRA_ANSWERED)
        *value = answers->values[question];
    return answers->states[question];
}

/* The questions, and for each of the conditions one that has it. */
static struct aira_questionnaire *with(const char *const *conditions, size_t count)
{
    struct aira_questionnaire *q;
    struct aira_buf text;

    aira_buf_init(&text);
    aira_buf_puts(&text, QUESTIONS);
    for (size_t i = 0; i < count; i++)
        aira_buf_printf(&text, "[question t%zu]\npart = p\ntype = text\nwhen = %s\n", i, conditions[i]);
    q = support_must_load(aira_buf_cstr(&text), NULL);
    aira_buf_dispose(&text);
    return q;
}

/* off, pending, unanswered, unknown, na, answered yes, answered no */
enum { STATES = 7 };

static void set_state(struct answers *answers, int question, int state)
{
    answers->states[question] = state >= AIRA_ANSWERED ? AIRA_ANSWERED : (enum aira_state)state;
    answers->values[question].number = state == AIRA_ANSWERED;
}

static void every_state_goes_through_every_operator(void **state)
{
    static const char *const conditions[] = {"a = yes",           "a != yes",        "not a = yes",
                                             "answered(a)",       "not answered(a)", "a = yes and b = yes",
                                             "a = yes or b = yes"};
    /* F false, T true, M maybe; by the state of a. */
    static const char *const alone[] = {"FMMFFTF", "FMMFFFT", "TMMTTFT", "FFFFFTT", "TTTTTFF"};
    /* By the state of a, then of b. */
    static const char *const both[STATES] = {"FFFFFFF", "FMMFFMF", "FMMFFMF", "FFFFFFF",
                                             "FFFFFFF", "FMMFFTF", "FFFFFFF"};
    static const char *const either[STATES] = {"FMMFFTF", "MMMMMTM", "MMMMMTM", "FMMFFTF",
                                               "FMMFFTF", "TTTTTTT", "FMMFFTF"};
    static const char letters[] = "FTM";
    struct aira_questionnaire *q = with(conditions, 7);
    struct answers answers = {0};

    (void)state;
    for (int a = 0; a < STATES; a++) {
        set_state(&answers, A, a);
        for (int i = 0; i < 5; i++)
            assert_int_equal(letters[aira_condition_eval(q->questions[ASKED + i].when, look_up, &answers)],
                             alone[i][a]);
        for (int b = 0; b < STATES; b++) {
            set_state(&answers, B, b);
            assert_int_equal(letters[aira_condition_eval(q->questions[ASKED + 5].when, look_up, &answers)], both[a][b]);
            assert_int_equal(letters[aira_condition_eval(q->questions[ASKED + 6].when, look_up, &answers)],
                             either[a][b]);
        }
    }
    aira_questionnaire_free(q);
}

/* ---- random conditions ---- */

enum { CONDITIONS = 200, ROUNDS = 60, NODES = 64 };

enum kind { TEST, NOT, AND, OR };

/* A test is written `words`; it asks `question` and perhaps `other`, and `holds` tells whether it is true of values. */
struct test {
    const char *words;
    int question, other;
    bool (*holds)(const struct answers *answers);
    bool of_state; /* answered(): the state alone decides */
};

static int64_t number(const struct answers *answers, int question)
{
    return answers->values[question].number;
}

static bool is_a(const struct answers *v)
{
    return number(v, A) == 1;
}
static bool is_not_b(const struct answers *v)
{
    return number(v, B) != 1;
}
static bool high_level(const struct answers *v)
{
    return number(v, LEV) >= 3;
}
static bool under_level(const struct answers *v)
{
    return number(v, LEV) < 2;
}
static bool small_number(const struct answers *v)
{
    return number(v, NUM) <= -125;
}
static bool exact_number(const struct answers *v)
{
    return number(v, NUM) == 2000;
}
static bool number_over_level(const struct answers *v)
{
    return number(v, NUM) > 1000 * number(v, LEV);
}
static bool level_not_number(const struct answers *v)
{
    return 1000 * number(v, LEV) != number(v, NUM);
}
static bool red_or_blue(const struct answers *v)
{
    return number(v, ONE) != 1;
}
static bool green(const struct answers *v)
{
    return number(v, ONE) == 1;
}
static bool has_y(const struct answers *v)
{
    return (v->values[SOME].options & 2) != 0;
}
static bool always(const struct answers *v)
{
    (void)v;
    return true;
}

static const struct test tests_of[] = {
    {"a = yes", A, -1, is_a, false},
    {"yes=a", A, -1, is_a, false},
    {"b != yes", B, -1, is_not_b, false},
    {"lev >= 3", LEV, -1, high_level, false},
    {"2>lev", LEV, -1, under_level, false},
    {"num <= -0.125", NUM, -1, small_number, false},
    {"num = 2.000", NUM, -1, exact_number, false},
    {"num > lev", NUM, LEV, number_over_level, false},
    {"lev != num", LEV, NUM, level_not_number, false},
    {"one in ( r,b )", ONE, -1, red_or_blue, false},
    {"g = one", ONE, -1, green, false},
    {"some has y", SOME, -1, has_y, false},
    {"answered(num)", NUM, -1, always, true},
    {"answered ( one )", ONE, -1, always, true},
};

struct node {
    enum kind kind;
    const struct test *test;
    int left, right;
};

struct tree {
    struct node nodes[NODES];
    int count;
};

static uint32_t seed;

/* A random number below `limit`, the same ones in each run. */
static int below(int limit)
{
    seed = seed * UINT32_C(1664525) + UINT32_C(1013904223);
    return (int)((seed >> 8) % (uint32_t)limit);
}

static int grow(struct tree *tree, int depth)
{
    int node = tree->count++;
    enum kind kind = depth == 0 ? TEST : (enum kind)below(4);

    tree->nodes[node].kind = kind;
    if (kind == TEST) {
        tree->nodes[node].test = &tests_of[below((int)(sizeof tests_of / sizeof tests_of[0]))];
        return node;
    }
    tree->nodes[node].left = grow(tree, depth - 1);
    if (kind != NOT)
        tree->nodes[node].right = grow(tree, depth - 1);
    return node;
}

/* Writes a node with only the parentheses it needs, and now and then with some it does not. */
static void write_node(struct aira_buf *out, const struct tree *tree, int node, enum kind around)
{
    const struct node *n = &tree->nodes[node];
    /* From what binds least to what binds most; a group of one operator needs none to its left, and its right side is
     * the same in either grouping. */
    static const int strength[] = {[OR] = 0, [AND] = 1, [NOT] = 2, [TEST] = 3};
    bool brackets = strength[n->kind] < strength[around] || below(6) == 0;

    if (brackets)
        aira_buf_puts(out, "(");
    if (n->kind == TEST) {
        aira_buf_puts(out, n->test->words);
    } else if (n->kind == NOT) {
        aira_buf_puts(out, "not ");
        write_node(out, tree, n->left, NOT);
    } else {
        write_node(out, tree, n->left, n->kind);
        aira_buf_puts(out, n->kind == AND ? " and\t" : "  or ");
        write_node(out, tree, n->right, n->kind);
    }
    if (brackets)
        aira_buf_puts(out, " )");
}

static enum aira_truth of_state(enum aira_state state)
{
    if (state == AIRA_ANSWERED)
        return AIRA_TRUE;
    return state == AIRA_PENDING || state == AIRA_UNANSWERED ? AIRA_MAYBE : AIRA_FALSE;
}

static enum aira_truth test_truth(const struct test *test, const struct answers *answers)
{
    enum aira_truth first = of_state(answers->states[test->question]);
    enum aira_truth second = test->other < 0 ? AIRA_TRUE : of_state(answers->states[test->other]);

    if (test->of_state)
        return answers->states[test->question] == AIRA_ANSWERED ? AIRA_TRUE : AIRA_FALSE;
    if (first == AIRA_FALSE || second == AIRA_FALSE)
        return AIRA_FALSE;
    if (first == AIRA_MAYBE || second == AIRA_MAYBE)
        return AIRA_MAYBE;
    return test->holds(answers) ? AIRA_TRUE : AIRA_FALSE;
}

/* With false, maybe, true as 0, 1, 2: and is the least, or the greatest, not 2 less it. */
static int height(const struct tree *tree, int node, const struct answers *answers)
{
    static const int heights[] = {[AIRA_FALSE] = 0, [AIRA_MAYBE] = 1, [AIRA_TRUE] = 2};
    const struct node *n = &tree->nodes[node];
    int left, right;

    if (n->kind == TEST)
        return heights[test_truth(n->test, answers)];
    left = height(tree, n->left, answers);
    if (n->kind == NOT)
        return 2 - left;
    right = height(tree, n->right, answers);
    return (n->kind == AND) == (left < right) ? left : right;
}

static void draw_answers(struct answers *answers)
{
    for (int i = 0; i < ASKED; i++) {
        /* Answers more often than each of the other states. */
        int drawn = below(10);

        answers->states[i] = drawn < AIRA_ANSWERED ? (enum aira_state)drawn : AIRA_ANSWERED;
    }
    answers->values[A].number = below(2);
    answers->values[B].number = below(2);
    answers->values[LEV].number = below(5);
    answers->values[NUM].number = below(2) == 0 ? 1000 * below(5) : below(251) - 200;
    answers->values[ONE].number = below(3);
    answers->values[SOME].options = (uint32_t)below(7) + 1;
}

static void random_conditions_agree_with_their_trees(void **state)
{
    static const enum aira_truth truths[] = {AIRA_FALSE, AIRA_MAYBE, AIRA_TRUE};
    static struct tree trees[CONDITIONS];
    const char *conditions[CONDITIONS];
    struct aira_buf words[CONDITIONS];
    struct aira_questionnaire *q;
    size_t seen[3] = {0};

    (void)state;
    seed = 20241124;
    for (int i = 0; i < CONDITIONS; i++) {
        trees[i].count = 0;
        (void)grow(&trees[i], 1 + below(5));
        aira_buf_init(&words[i]);
        write_node(&words[i], &trees[i], 0, OR);
        conditions[i] = aira_buf_cstr(&words[i]);
    }
    q = with(conditions, CONDITIONS);
    for (int round = 0; round < ROUNDS; round++) {
        struct answers answers = {0};

        draw_answers(&answers);
        for (int i = 0; i < CONDITIONS; i++) {
            enum aira_truth wanted = truths[height(&trees[i], 0, &answers)];

            if (aira_condition_eval(q->questions[ASKED + i].when, look_up, &answers) != wanted)
                fail_msg("round %d: %s is not %d", round, conditions[i], wanted);
            seen[wanted]++;
        }
    }
    /* The draw reaches all three often enough to mean something. */
    assert_true(seen[0] > 1000 && seen[1] > 1000 && seen[2] > 1000);
    for (int i = 0; i < CONDITIONS; i++)
        aira_buf_dispose(&words[i]);
    aira_questionnaire_free(q);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_state_goes_through_every_operator),
        cmocka_unit_test(random_conditions_agree_with_their_trees),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
