#include "document.h"

#include <stdlib.h>
#include <string.h>

int aira_document_new(struct aira_document **out, struct aira_error *err)
{
    struct aira_document *document = calloc(1, sizeof *document);

    if (document == NULL)
        return aira_error_nomem(err);
    aira_arena_init(&document->arena);
    document->language = "en";
    document->root = aira_node_add(document, NULL, AIRA_NODE_DOCUMENT);
    if (document->root == NULL) {
        aira_document_free(document);
        return aira_error_nomem(err);
    }
    *out = document;
    return 0;
}

void aira_document_free(struct aira_document *document)
{
    if (document == NULL)
        return;
    aira_arena_dispose(&document->arena);
    free(document);
}

int aira_document_result(const struct aira_document *document, struct aira_error *err)
{
    return document->arena.failed ? aira_error_nomem(err) : 0;
}

void *document_grow(struct aira_arena *arena, void *items, size_t *count, size_t *capacity, size_t size)
{
    void *old = NULL, *grown = NULL;

    memcpy(&old, items, sizeof old);
    if (*count == *capacity) {
        size_t wanted = *capacity == 0 ? 1 : *capacity * 2;

        grown = aira_arena_array(arena, wanted, size);
        if (grown == NULL)
            return NULL;
        if (*count > 0)
            memcpy(grown, old, *count * size);
        memcpy(items, &grown, sizeof grown);
        *capacity = wanted;
        old = grown;
    }
    return (char *)old + (*count)++ * size;
}

const char *document_language(struct aira_document *document, const char *language)
{
    if (language == NULL)
        return document->language;
    if (strcmp(language, "zh") == 0)
        return "zh";
    if (strcmp(language, "en") == 0)
        return "en";
    return aira_arena_strdup(&document->arena, language);
}

struct aira_node *aira_node_add(struct aira_document *document, struct aira_node *parent, enum aira_node_kind kind)
{
    struct aira_node *node = NULL;

    if (parent == NULL && kind != AIRA_NODE_DOCUMENT)
        return NULL;
    node = aira_arena_alloc(&document->arena, sizeof *node);
    if (node == NULL)
        return NULL;
    node->kind = kind;
    node->parent = parent;
    if (kind == AIRA_NODE_HEADING)
        node->level = 1;
    if (parent == NULL)
        return node;
    if (parent->last == NULL)
        parent->first = node;
    else
        parent->last->next = node;
    parent->last = node;
    return node;
}

struct aira_node *aira_node_text(struct aira_document *document, struct aira_node *parent, enum aira_node_kind kind,
                                 enum aira_style style, const char *language, const char *text)
{
    struct aira_node *node = aira_node_add(document, parent, kind);

    if (node == NULL || aira_node_span(document, node, language, text, 0) == NULL)
        return NULL;
    node->style = style;
    return node;
}

struct aira_span *aira_node_span(struct aira_document *document, struct aira_node *node, const char *language,
                                 const char *text, unsigned flags)
{
    const char *lasting = NULL, *copy = NULL;
    struct aira_span *span = NULL;

    if (node == NULL)
        return NULL;
    lasting = document_language(document, language);
    copy = aira_arena_strdup(&document->arena, text == NULL ? "" : text);
    if (lasting == NULL || copy == NULL)
        return NULL;
    span = document_grow(&document->arena, &node->spans, &node->span_count, &node->span_capacity, sizeof *span);
    if (span == NULL)
        return NULL;
    memset(span, 0, sizeof *span);
    span->text = copy;
    span->language = lasting;
    span->flags = flags;
    return span;
}

struct aira_node *aira_node_table(struct aira_document *document, struct aira_node *parent, enum aira_node_kind kind,
                                  size_t count, const double *shares, const enum aira_align *aligns)
{
    struct aira_node *node = aira_node_add(document, parent, kind);
    struct aira_table *table = NULL;

    if (node == NULL)
        return NULL;
    table = aira_arena_alloc(&document->arena, sizeof *table);
    if (table == NULL)
        return NULL;
    table->columns = aira_arena_array(&document->arena, count, sizeof *table->columns);
    if (table->columns == NULL)
        return NULL;
    table->count = count;
    for (size_t i = 0; i < count; i++) {
        table->columns[i].share = shares[i];
        table->columns[i].align = aligns == NULL ? AIRA_LEFT : aligns[i];
    }
    node->table = table;
    return node;
}

static bool is_property_name(const char *name)
{
    if (*name == '\0')
        return false;
    for (; *name != '\0'; name++)
        if (*name <= ' ' || *name > '~')
            return false;
    return true;
}

int aira_document_property(struct aira_document *document, const char *name, const char *value)
{
    struct aira_property *grown = NULL;
    size_t count = document->property_count;
    struct aira_property added;

    if (!is_property_name(name))
        return AIRA_EUSAGE;
    added.name = aira_arena_strdup(&document->arena, name);
    added.value = aira_arena_strdup(&document->arena, value);
    if (added.name == NULL || added.value == NULL)
        return AIRA_ENOMEM;
    for (size_t i = 0; i < count; i++)
        if (strcmp(document->properties[i].name, name) == 0) {
            document->properties[i] = added;
            return 0;
        }
    grown = aira_arena_array(&document->arena, count + 1, sizeof *grown);
    if (grown == NULL)
        return AIRA_ENOMEM;
    if (count > 0)
        memcpy(grown, document->properties, count * sizeof *grown);
    grown[count] = added;
    document->properties = grown;
    document->property_count = count + 1;
    return 0;
}
