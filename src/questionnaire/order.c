/* Orders: by a given place, and such that everything comes after what it rests on. */
#include "condition.h"

#include <stdlib.h>
#include <string.h>

static int by_order(const void *a, const void *b)
{
    const struct questionnaire_rank *left = a, *right = b;

    if (left->order != right->order)
        return left->order < right->order ? -1 : 1;
    return (left->index > right->index) - (left->index < right->index);
}

void questionnaire_sort(struct questionnaire_rank *ranks, size_t count)
{
    if (count > 0)
        qsort(ranks, count, sizeof *ranks, by_order);
}

struct node {
    size_t next; /* edge to follow next */
    int place;   /* 0 not seen, -1 done, else 1 + where it stands on the path */
};

/* A depth-first walk whose path is kept here instead of on the C stack. */
struct search {
    const struct questionnaire_edges *edges;
    struct node *nodes;
    int *path;
    size_t length; /* of the path */
    int *order;
    size_t placed;
};

static void enter(struct search *search, int node)
{
    search->path[search->length++] = node;
    search->nodes[node].place = (int)search->length;
}

static void visit(struct search *search, int start, questionnaire_ring on_ring, void *context)
{
    enter(search, start);
    while (search->length > 0) {
        int node = search->path[search->length - 1];
        const struct questionnaire_edges *edges = &search->edges[node];

        if (search->nodes[node].next == edges->count) {
            search->nodes[node].place = -1;
            search->order[search->placed++] = node;
            search->length--;
            continue;
        }
        node = edges->to[search->nodes[node].next++];
        if (search->nodes[node].place == 0) {
            enter(search, node);
        } else if (search->nodes[node].place > 0) {
            size_t first = (size_t)search->nodes[node].place - 1;

            on_ring(context, search->path + first, search->length - first);
        }
    }
}

int questionnaire_order(int *order, const struct questionnaire_edges *edges, size_t n, questionnaire_ring on_ring,
                        void *context)
{
    struct search search = {.edges = edges, .order = order};
    int code = AIRA_ENOMEM;

    if (n == 0)
        return AIRA_OK;
    search.nodes = calloc(n, sizeof *search.nodes);
    search.path = calloc(n, sizeof *search.path);
    if (search.nodes != NULL && search.path != NULL) {
        for (size_t i = 0; i < n; i++) {
            if (search.nodes[i].place == 0)
                visit(&search, (int)i, on_ring, context);
        }
        code = AIRA_OK;
    }
    free(search.nodes);
    free(search.path);
    return code;
}

void questionnaire_ring_words(struct aira_buf *out, const int *ring, size_t count, const void *items, size_t size)
{
    enum { SHOWN = 6 };

    for (size_t i = 0; i < count && i < SHOWN; i++) {
        const char *item = (const char *)items + (size_t)ring[i] * size;

        aira_buf_printf(out, "%s -> ", *(const char *const *)(const void *)item);
    }
    if (count > SHOWN)
        aira_buf_printf(out, aira_say("(%zu more) -> "), count - SHOWN);
    aira_buf_puts(out, *(const char *const *)(const void *)((const char *)items + (size_t)ring[0] * size));
}

static void tell_ring(void *context, const int *ring, size_t count)
{
    struct questionnaire_loader *loader = context;
    struct aira_buf words;

    aira_buf_init(&words);
    questionnaire_ring_words(&words, ring, count, loader->questions, sizeof *loader->questions);
    aira_diags_add(loader->diags, AIRA_ERROR, "condition-cycle", loader->main->file, loader->when_lines[ring[0]],
                   "conditions rest on each other in a ring: %s; take one out of a when", aira_buf_cstr(&words));
    aira_buf_dispose(&words);
}

int questionnaire_compile_all(struct questionnaire_loader *loader)
{
    size_t count = loader->questionnaire->question_count;
    struct questionnaire_edges *edges = aira_arena_array(loader->arena, count, sizeof *edges);
    int *order = aira_arena_array(loader->arena, count, sizeof *order);

    if (edges == NULL || order == NULL)
        return AIRA_ENOMEM;
    for (size_t i = 0; i < count; i++) {
        struct aira_question *question = &loader->questions[i];

        if (question->when_text == NULL)
            continue;
        if (condition_compile(&question->when, loader, loader->main->file, loader->when_lines[i],
                              question->when_text) != 0)
            return AIRA_ENOMEM;
        if (question->when != NULL)
            edges[i].to = aira_condition_questions(&edges[i].count, question->when);
    }
    loader->questionnaire->evaluation = order;
    return questionnaire_order(order, edges, count, tell_ring, loader);
}
