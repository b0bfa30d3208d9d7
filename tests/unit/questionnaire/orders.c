/* Whatever rests on something comes after it, rings are named as they are, and parts, stages and names that values use
 * are found as the format says. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "support.h"

#include <stdlib.h>
#include <string.h>

enum { NODES = 120, EDGES = 4, GRAPHS = 25 };

/* Which questions each question rests on. */
struct graph {
    int to[NODES][EDGES];
    int count[NODES];
};

static uint32_t seed;

/* A random number below `limit`, the same ones in each run. */
static int below(int limit)
{
    seed = seed * UINT32_C(1664525) + UINT32_C(1013904223);
    return (int)((seed >> 8) % (uint32_t)limit);
}

/* A random graph without rings: edges go from later to earlier places of a random order. */
static void draw(struct graph *graph, int *shuffled)
{
    memset(graph, 0, sizeof *graph);
    for (int i = 0; i < NODES; i++)
        shuffled[i] = i;
    for (int i = NODES - 1; i > 0; i--) {
        int other = below(i + 1), kept = shuffled[i];

        shuffled[i] = shuffled[other];
        shuffled[other] = kept;
    }
    for (int i = 1; i < NODES; i++) {
        int node = shuffled[i];

        for (int left = below(EDGES + 1); left > 0; left--)
            graph->to[node][graph->count[node]++] = shuffled[below(i)];
    }
}

static void write_graph(struct aira_buf *out, const struct graph *graph)
{
    aira_buf_puts(out, SUPPORT_HEAD);
    for (int i = 0; i < NODES; i++) {
        aira_buf_printf(out, "[question q%d]\npart = p\ntype = level\n", i);
        for (int k = 0; k < graph->count[i]; k++)
            aira_buf_printf(out, "%sq%d > %d",
                            k == 0       ? "when = "
                            : k % 2 == 0 ? " and "
                                         : " or not ",
                            graph->to[i][k], k);
        aira_buf_putc(out, '\n');
    }
}

static bool rests_on(const struct graph *graph, int node, int on)
{
    for (int k = 0; k < graph->count[node]; k++) {
        if (graph->to[node][k] == on)
            return true;
    }
    return false;
}

static void check_order(const struct aira_questionnaire *q, const struct graph *graph)
{
    int place[NODES];

    memset(place, -1, sizeof place);
    for (int i = 0; i < NODES; i++) {
        assert_in_range(q->evaluation[i], 0, NODES - 1);
        assert_int_equal(place[q->evaluation[i]], -1);
        place[q->evaluation[i]] = i;
    }
    for (int i = 0; i < NODES; i++) {
        size_t count = 0;

        for (int k = 0; k < graph->count[i]; k++)
            assert_true(place[graph->to[i][k]] < place[i]);
        if (graph->count[i] == 0) {
            assert_null(q->questions[i].when);
            continue;
        }
        for (const int *on = aira_condition_questions(&count, q->questions[i].when); count > 0; count--, on++) {
            assert_true(rests_on(graph, i, *on));
            assert_true(count == 1 || on[0] < on[1]);
        }
    }
}

static void random_graphs_are_put_in_order(void **state)
{
    (void)state;
    seed = 7;
    for (int i = 0; i < GRAPHS; i++) {
        struct aira_questionnaire *q;
        struct graph graph;
        struct aira_buf text;
        int shuffled[NODES];

        draw(&graph, shuffled);
        aira_buf_init(&text);
        write_graph(&text, &graph);
        q = support_must_load(aira_buf_cstr(&text), NULL);
        check_order(q, &graph);
        aira_questionnaire_free(q);
        aira_buf_dispose(&text);
    }
}

/* Each name of "a ring: q1 -> q2 -> q1; ..." must rest on the next, up to where a long ring is shortened. */
static void check_ring(const struct graph *graph, const char *message)
{
    const char *at = strstr(message, "ring: q");
    const char *first = at == NULL ? "" : at + strlen("ring: q");
    int node = atoi(first), steps = 0;

    assert_non_null(at);
    at = first;
    while ((at = strstr(at, " -> ")) != NULL) {
        at += strlen(" -> ");
        if (*at == '(')
            return;
        assert_int_equal(*at, 'q');
        assert_true(rests_on(graph, node, atoi(at + 1)));
        node = atoi(at + 1);
        steps++;
    }
    assert_true(steps > 0);
    assert_int_equal(node, atoi(first));
}

static void rings_in_random_graphs_are_named(void **state)
{
    (void)state;
    seed = 11;
    for (int i = 0; i < GRAPHS; i++) {
        struct aira_questionnaire *q = NULL;
        struct aira_error err = {0};
        struct aira_diags diags;
        struct graph graph;
        struct aira_buf text;
        int shuffled[NODES], high, low;

        draw(&graph, shuffled);
        do {
            high = below(NODES);
        } while (graph.count[high] == 0);
        low = graph.to[high][0];
        graph.to[low][graph.count[low] < EDGES ? graph.count[low]++ : 0] = high;
        aira_diags_init(&diags);
        aira_buf_init(&text);
        write_graph(&text, &graph);
        assert_int_equal(support_load(&q, &diags, &err, aira_buf_cstr(&text), NULL), AIRA_EINPUT);
        assert_null(q);
        assert_int_equal(support_count(&diags, "condition-cycle"), diags.count);
        for (size_t k = 0; k < diags.count; k++)
            check_ring(&graph, diags.items[k].message);
        aira_buf_dispose(&text);
        aira_diags_dispose(&diags);
    }
}

static void without_conditions_the_file_decides(void **state)
{
    struct aira_questionnaire *q =
        support_must_load(SUPPORT_HEAD "[question c]\npart = p\ntype = level\n[question a]\npart = p\ntype = level\n"
                                       "[question b]\npart = p\ntype = level\n",
                          NULL);

    (void)state;
    for (int i = 0; i < 3; i++)
        assert_int_equal(q->evaluation[i], i);
    aira_questionnaire_free(q);
}

static void parts_without_an_order_come_last(void **state)
{
    static const char *const shown[] = {"zero", "one.a", "one.b", "million", "none.a", "none.b", "none.c"};
    struct aira_questionnaire *q = support_must_load(
        "[questionnaire]\nid = small\nversion = 1\nlanguages = en\n[part none.a]\n[part million]\norder = 1000000\n"
        "[part none.b]\n[part one.a]\norder = 1\n[part zero]\norder = 0\n[part one.b]\norder = 1\n[part none.c]\n"
        "[question q]\npart = zero\ntype = text\n",
        NULL);

    (void)state;
    assert_int_equal(q->part_count, 7);
    for (size_t i = 0; i < q->part_count; i++)
        assert_string_equal(q->parts[q->part_order[i]].id, shown[i]);
    /* The parts themselves stay as they stand in the file. */
    assert_string_equal(q->parts[1].id, "million");
    assert_int_equal(aira_questionnaire_part(q, "none.c"), 6);
    aira_questionnaire_free(q);
}

static void values_name_sections_in_either_case(void **state)
{
    static const char *const more[] = {
        "stages.ini",
        "[stage S]\nCORE.1 = Firm.Level >= 2\n",
        "actions.ini",
        "[action First]\nquestion = FIRM.level\nraises-to = 2\neffort = 1\n"
        "[action second]\nquestion = firm.Level\nraises-to = 3\neffort = 1\nafter = FIRST\nrefs = ISO/A\n",
        "references.ini",
        "[reference Iso/A]\nclause = 1\n",
        "benchmarks.ini",
        "[benchmark B]\nquestion = Firm.Size\noption = big\nvalue = 1\nsource = S\n",
        NULL};
    struct aira_questionnaire *q = support_must_load(
        "[questionnaire]\nid = small\nversion = 1\nlanguages = en\nsize-from = FIRM.Size\n[Part FIRM]\n"
        "[question FIRM.size]\nPart = Firm\ntype = single\noptions = little, big\n"
        "[question firm.level]\npart = FIRM\ntype = level\nrefs = Iso/a\n"
        "[question t]\npart = firm\ntype = text\n"
        "when = Firm.Size = big and answered(FIRM.LEVEL) and FIRM.Size in (big) and 2 <= Firm.level\n",
        more);

    (void)state;
    assert_int_equal(q->size_from, 0);
    assert_string_equal(q->questions[0].id, "firm.size");
    assert_string_equal(q->parts[q->questions[1].part].id, "firm");
    assert_string_equal(q->questions[1].refs[0], "iso/a");
    assert_non_null(q->questions[2].when);
    assert_string_equal(q->stages[0].id, "s");
    assert_int_equal(q->stages[0].gates[0].question, 1);
    assert_int_equal(q->actions[0].question, 1);
    assert_int_equal(q->actions[1].after[0], 0);
    assert_int_equal(q->benchmarks[0].question, 0);
    assert_int_equal(q->benchmarks[0].option, 1);
    aira_questionnaire_free(q);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_graphs_are_put_in_order),      cmocka_unit_test(rings_in_random_graphs_are_named),
        cmocka_unit_test(without_conditions_the_file_decides), cmocka_unit_test(parts_without_an_order_come_last),
        cmocka_unit_test(values_name_sections_in_either_case),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
