/* The elements of a tagged PDF, from the document's tree. */
#include "pdf_tag.h"

#include "rank.h"

#include <stdlib.h>
#include <string.h>

/* A name of so many letters says nothing of the language around it; a Chinese sign tells as much as so many. */
enum { NAME_LETTERS = 20, LETTERS_OF_A_SIGN = 4 };

void render_tags_init(struct render_tags *tags)
{
    memset(tags, 0, sizeof *tags);
}

void render_tags_dispose(struct render_tags *tags)
{
    for (size_t i = 0; i < tags->attribute_count; i++)
        free(tags->attributes[i]);
    free(tags->attributes);
    free(tags->elements);
    free(tags->parts);
    free(tags->sources);
    free(tags->marks);
    free(tags->links);
    render_tags_init(tags);
}

/* ---- elements ---- */

uint32_t render_tags_add(struct render_tags *tags, uint32_t parent, enum render_tag tag, const struct aira_node *node)
{
    struct render_element *element = NULL;
    uint32_t index = (uint32_t)tags->element_count;

    if (tags->failed ||
        aira_grow(&tags->elements, &tags->element_capacity, tags->element_count + 1, sizeof *element) != 0) {
        tags->failed = true;
        return 0;
    }
    element = &tags->elements[tags->element_count++];
    memset(element, 0, sizeof *element);
    element->tag = tag;
    element->parent = parent;
    element->node = node;
    if (parent != 0)
        render_tags_part(tags, parent, RENDER_PART_ELEMENT, index, 0);
    return index;
}

void render_tags_part(struct render_tags *tags, uint32_t element, enum render_part_kind kind, uint32_t value,
                      uint32_t page)
{
    struct render_element *owner = NULL;
    uint32_t index = (uint32_t)tags->part_count;

    if (tags->failed || aira_grow(&tags->parts, &tags->part_capacity, tags->part_count + 1, sizeof *tags->parts) != 0) {
        tags->failed = true;
        return;
    }
    tags->parts[tags->part_count++] = (struct render_part){kind, 0, value, page};
    owner = &tags->elements[element];
    if (owner->tag == RENDER_TAG_FIGURE && kind == RENDER_PART_MARK) {
        tags->parts[index].next = owner->first;
        owner->first = index;
        owner->last = owner->last == 0 ? index : owner->last;
        return;
    }
    if (owner->last == 0)
        owner->first = index;
    else
        tags->parts[owner->last].next = index;
    owner->last = index;
}

static void add_source(struct render_tags *tags, const struct aira_node *node, uint32_t element)
{
    if (tags->failed ||
        aira_grow(&tags->sources, &tags->source_capacity, tags->source_count + 1, sizeof *tags->sources) != 0) {
        tags->failed = true;
        return;
    }
    tags->sources[tags->source_count++] = (struct render_source){node, element};
}

static int compare_sources(const void *a, const void *z)
{
    const struct render_source *first = a, *second = z;
    uintptr_t x = (uintptr_t)first->node, y = (uintptr_t)second->node;

    return (x > y) - (x < y);
}

uint32_t render_tags_find(const struct render_tags *tags, const struct aira_node *node)
{
    struct render_source wanted = {node, 0};
    const struct render_source *found = NULL;

    if (node != NULL && tags->source_count > 0)
        found = bsearch(&wanted, tags->sources, tags->source_count, sizeof wanted, compare_sources);
    return found == NULL ? 0 : found->element;
}

/* ---- attributes ---- */

/* Few in number, each shared by many elements. */
static void set_attribute(struct render_tags *tags, uint32_t element, const char *dictionary)
{
    size_t i = 0;

    if (element == 0)
        return;
    while (i < tags->attribute_count && strcmp(tags->attributes[i], dictionary) != 0)
        i++;
    if (i == tags->attribute_count) {
        char *copy = aira_strndup(dictionary, strlen(dictionary));

        if (copy == NULL || aira_grow(&tags->attributes, &tags->attribute_capacity, i + 1, sizeof copy) != 0) {
            free(copy);
            tags->failed = true;
            return;
        }
        tags->attributes[tags->attribute_count++] = copy;
    }
    tags->elements[element].attribute = (uint32_t)i + 1;
}

static void set_cell_attribute(struct render_tags *tags, uint32_t element, const struct aira_node *cell)
{
    const char *scope = "";
    struct aira_buf buf;

    if (tags->elements[element].tag == RENDER_TAG_TH)
        scope = (cell->parent->keep & AIRA_KEEP_HEADER) != 0 ? "/Scope/Column" : "/Scope/Row";
    if (*scope == '\0' && cell->column_span <= 1 && cell->row_span <= 1)
        return;
    aira_buf_init(&buf);
    aira_buf_printf(&buf, "<</O/Table%s", scope);
    if (cell->column_span > 1)
        aira_buf_printf(&buf, "/ColSpan %d", cell->column_span);
    if (cell->row_span > 1)
        aira_buf_printf(&buf, "/RowSpan %d", cell->row_span);
    aira_buf_puts(&buf, ">>");
    if (buf.failed)
        tags->failed = true;
    else
        set_attribute(tags, element, aira_buf_cstr(&buf));
    aira_buf_dispose(&buf);
}

/* ---- languages ---- */

const char *render_tags_language(const char *language)
{
    return language != NULL && strcmp(language, "zh") == 0 ? "zh-CN" : "en";
}

bool render_tags_is_letter(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c < 0x2000) || aira_utf8_is_chinese(c);
}

/* A Chinese text may name things in Latin letters, and a text counts as Chinese for one Chinese name in it. */
const char *render_tags_spoken(const struct aira_span *span)
{
    const char *text = span->text, *end = text + strlen(text);
    size_t letters = 0, signs = 0;

    if (strcmp(span->language, "zh") != 0)
        return "en";
    while (text < end) {
        uint32_t c = 0;

        text += aira_utf8_next(&c, text, end);
        signs += aira_utf8_is_chinese(c) ? 1 : 0;
        letters += render_tags_is_letter(c) ? 1 : 0;
    }
    letters -= signs;
    return letters > NAME_LETTERS && letters > LETTERS_OF_A_SIGN * signs ? "en" : "zh";
}

static bool has_letters(const char *text)
{
    const char *end = text + strlen(text);
    uint32_t c = 0;

    while (text < end && !render_tags_is_letter(c))
        text += aira_utf8_next(&c, text, end);
    return render_tags_is_letter(c);
}

/* The language of all of a node's words when it is one and not the document's. */
static const char *whole_language(const struct render_tags *tags, const struct aira_node *node)
{
    const char *own = render_tags_language(tags->document->language), *language = NULL;

    for (size_t i = 0; i < node->span_count; i++) {
        const char *spoken = render_tags_spoken(&node->spans[i]);

        if (!has_letters(node->spans[i].text))
            continue;
        if (strcmp(render_tags_language(spoken), own) == 0)
            return NULL;
        language = spoken;
    }
    return language;
}

/* ---- the tree ---- */

struct walk {
    struct render_tags *tags;
    int ranks[RENDER_RANKS];
    int top;     /* what stands over all headings: the title as H1, or nothing */
    bool titled; /* it was met */
};

static void walk_children(struct walk *walk, const struct aira_node *node, uint32_t parent);

static void add_text(struct walk *walk, const struct aira_node *node, uint32_t element)
{
    if (element == 0)
        return;
    walk->tags->elements[element].language = whole_language(walk->tags, node);
    add_source(walk->tags, node, element);
}

static enum render_tag heading_tag(struct walk *walk, const struct aira_node *node)
{
    int rank = render_rank(walk->ranks, walk->top, node->level);

    return (enum render_tag)(RENDER_TAG_H1 + (rank > 6 ? 6 : rank) - 1);
}

static enum render_tag paragraph_tag(struct walk *walk, const struct aira_node *node)
{
    if (node->style != AIRA_STYLE_TITLE || walk->titled || walk->top == 0)
        return RENDER_TAG_P;
    walk->titled = true;
    return RENDER_TAG_H1;
}

const char *render_tags_alternative(const struct aira_node *node)
{
    const char *words = NULL;

    if (node->kind == AIRA_NODE_FIGURE && node->figure != NULL)
        words = node->figure->alternative;
    else if (node->kind == AIRA_NODE_IMAGE && node->image != NULL)
        words = node->image->alternative;
    return words == NULL ? "" : words;
}

static bool is_drawing(const struct aira_node *node)
{
    return *render_tags_alternative(node) != '\0';
}

static void walk_drawing(struct walk *walk, const struct aira_node *node, uint32_t parent)
{
    uint32_t figure = is_drawing(node) ? render_tags_add(walk->tags, parent, RENDER_TAG_FIGURE, node) : 0;
    const char *language = node->kind == AIRA_NODE_IMAGE && node->image != NULL ? node->image->language : NULL;

    if (figure == 0)
        return;
    if (language != NULL &&
        strcmp(render_tags_language(language), render_tags_language(walk->tags->document->language)) != 0)
        walk->tags->elements[figure].language = language;
    add_source(walk->tags, node, figure);
}

static bool is_caption(const struct aira_node *node)
{
    return node->kind == AIRA_NODE_PARAGRAPH && node->style == AIRA_STYLE_CAPTION;
}

/* The only paragraph, when a node holds nothing else that is read. */
static const struct aira_node *only_paragraph(const struct aira_node *node)
{
    const struct aira_node *only = NULL;

    for (const struct aira_node *child = node->first; child != NULL; child = child->next) {
        if (child->kind == AIRA_NODE_SPACE || child->kind == AIRA_NODE_RULE ||
            ((child->kind == AIRA_NODE_FIGURE || child->kind == AIRA_NODE_IMAGE) && !is_drawing(child)))
            continue;
        if (child->kind != AIRA_NODE_PARAGRAPH || only != NULL)
            return NULL;
        only = child;
    }
    return only;
}

/* A cell or the body of an item: its only paragraph needs no element of its own. */
static void walk_body(struct walk *walk, const struct aira_node *node, uint32_t element)
{
    const struct aira_node *only = only_paragraph(node);

    if (only != NULL)
        add_text(walk, only, element);
    else
        walk_children(walk, node, element);
}

static void walk_item(struct walk *walk, const struct aira_node *node, uint32_t parent)
{
    uint32_t item = render_tags_add(walk->tags, parent, RENDER_TAG_LI, node);
    uint32_t label = render_tags_add(walk->tags, item, RENDER_TAG_LBL, node);

    add_source(walk->tags, node, label);
    walk_body(walk, node, render_tags_add(walk->tags, item, RENDER_TAG_LBODY, node));
}

static bool is_head(const struct aira_node *cell)
{
    return ((cell->parent->keep & AIRA_KEEP_HEADER) | (cell->keep & AIRA_KEEP_ROW_HEADER)) != 0;
}

/* A table without them only sets things side by side. */
static bool has_heads(const struct aira_node *table)
{
    for (const struct aira_node *row = table->first; row != NULL; row = row->next)
        for (const struct aira_node *cell = row->first; cell != NULL; cell = cell->next)
            if (is_head(cell))
                return true;
    return false;
}

static void walk_cell(struct walk *walk, const struct aira_node *node, uint32_t parent)
{
    uint32_t cell = render_tags_add(walk->tags, parent, is_head(node) ? RENDER_TAG_TH : RENDER_TAG_TD, node);

    if (cell == 0)
        return;
    set_cell_attribute(walk->tags, cell, node);
    walk_body(walk, node, cell);
}

static void walk_table(struct walk *walk, const struct aira_node *node, uint32_t parent)
{
    struct render_tags *tags = walk->tags;
    bool heads = has_heads(node);
    uint32_t table = heads ? render_tags_add(tags, parent, RENDER_TAG_TABLE, node) : parent;

    for (const struct aira_node *row = node->first; row != NULL && !tags->failed; row = row->next) {
        uint32_t line = heads ? render_tags_add(tags, table, RENDER_TAG_TR, row) : table;

        for (const struct aira_node *cell = row->first; cell != NULL && !tags->failed; cell = cell->next) {
            if (heads)
                walk_cell(walk, cell, line);
            else
                walk_children(walk, cell, line);
        }
    }
}

static void walk_node(struct walk *walk, const struct aira_node *node, uint32_t parent)
{
    struct render_tags *tags = walk->tags;
    uint32_t element = 0;

    switch (node->kind) {
    case AIRA_NODE_SECTION:
        if (node->parent->kind != AIRA_NODE_COLUMNS)
            parent = render_tags_add(tags, parent, RENDER_TAG_SECT, node);
        walk_children(walk, node, parent);
        break;
    case AIRA_NODE_HEADING:
        add_text(walk, node, render_tags_add(tags, parent, heading_tag(walk, node), node));
        break;
    case AIRA_NODE_PARAGRAPH:
        add_text(walk, node, render_tags_add(tags, parent, paragraph_tag(walk, node), node));
        break;
    case AIRA_NODE_LIST:
        element = render_tags_add(tags, parent, RENDER_TAG_L, node);
        set_attribute(tags, element,
                      node->level == 1 ? "<</O/List/ListNumbering/Decimal>>" : "<</O/List/ListNumbering/Disc>>");
        walk_children(walk, node, element);
        break;
    case AIRA_NODE_ITEM:
        walk_item(walk, node, parent);
        break;
    case AIRA_NODE_TABLE:
        walk_table(walk, node, parent);
        break;
    case AIRA_NODE_FIGURE:
    case AIRA_NODE_IMAGE:
        walk_drawing(walk, node, parent);
        break;
    case AIRA_NODE_DOCUMENT:
    case AIRA_NODE_COLUMNS:
    case AIRA_NODE_BOX:
    case AIRA_NODE_ROW:
    case AIRA_NODE_CELL:
        walk_children(walk, node, parent);
        break;
    case AIRA_NODE_RULE:
    case AIRA_NODE_SPACE:
        break;
    }
}

static void walk_children(struct walk *walk, const struct aira_node *node, uint32_t parent)
{
    const struct aira_node *before = NULL;

    for (const struct aira_node *child = node->first; child != NULL && !walk->tags->failed; child = child->next) {
        uint32_t figure =
            before != NULL && is_drawing(before) && is_caption(child) ? (uint32_t)walk->tags->element_count - 1 : 0;

        if (figure != 0)
            add_text(walk, child, render_tags_add(walk->tags, figure, RENDER_TAG_CAPTION, child));
        else
            walk_node(walk, child, parent);
        before = child;
    }
}

/* Whether the title stands in front of all headings; *over when one was met. */
static bool title_leads(const struct aira_node *node, bool *over)
{
    if (node->kind == AIRA_NODE_HEADING)
        *over = true;
    if (*over || (node->kind == AIRA_NODE_PARAGRAPH && node->style == AIRA_STYLE_TITLE))
        return !*over;
    for (const struct aira_node *child = node->first; child != NULL && !*over; child = child->next)
        if (title_leads(child, over))
            return true;
    return false;
}

void render_tags_make(struct render_tags *tags, const struct aira_document *document, size_t page_count)
{
    struct walk walk = {.tags = tags};
    bool over = false;

    tags->document = document;
    tags->page_count = (uint32_t)page_count;
    walk.top = title_leads(document->root, &over) ? 1 : 0;
    if (aira_grow(&tags->parts, &tags->part_capacity, 1, sizeof *tags->parts) != 0)
        tags->failed = true;
    else
        tags->part_count = 1;
    (void)render_tags_add(tags, 0, RENDER_TAG_DOCUMENT, NULL);
    walk_children(&walk, document->root, render_tags_add(tags, 0, RENDER_TAG_DOCUMENT, document->root));
    if (tags->source_count > 0)
        qsort(tags->sources, tags->source_count, sizeof *tags->sources, compare_sources);
}
