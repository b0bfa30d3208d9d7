#include "seen.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double above = 0.72, below = 0.18; /* of the size: what letters take over and under the baseline */

static void *need(void *memory)
{
    if (memory == NULL)
        abort();
    return memory;
}

/* ---- nodes ---- */

static size_t count_nodes(const struct aira_node *node)
{
    size_t count = 1;

    for (const struct aira_node *child = node->first; child != NULL; child = child->next)
        count += count_nodes(child);
    return count;
}

static void add_node(struct seen *seen, const struct aira_node *node, size_t parent)
{
    size_t at = seen->node_count++;
    const struct seen_node *around = parent == NONE ? NULL : &seen->nodes[parent];
    bool flows = around == NULL || node->kind == AIRA_NODE_CELL || around->node->kind == AIRA_NODE_COLUMNS;

    seen->nodes[at] = (struct seen_node){.node = node, .parent = parent, .first_page = NONE, .last_page = NONE};
    seen->nodes[at].flow = flows ? at : around->flow;
    seen->nodes[at].heads =
        (around != NULL && around->heads) || (node->kind == AIRA_NODE_ROW && (node->keep & AIRA_KEEP_HEADER) != 0);
    for (const struct aira_node *child = node->first; child != NULL; child = child->next)
        add_node(seen, child, at);
    seen->nodes[at].end = seen->node_count;
}

static int by_address(const void *a, const void *z)
{
    const struct aira_node *left = (*(struct seen_node *const *)a)->node,
                           *right = (*(struct seen_node *const *)z)->node;

    return left < right ? -1 : left > right;
}

static void add_nodes(struct seen *seen)
{
    size_t count = count_nodes(seen->layout->document->root);

    seen->nodes = need(calloc(count, sizeof *seen->nodes));
    seen->by_address = need(calloc(count, sizeof(struct seen_node *)));
    add_node(seen, seen->layout->document->root, NONE);
    for (size_t i = 0; i < count; i++)
        seen->by_address[i] = &seen->nodes[i];
    qsort(seen->by_address, count, sizeof(struct seen_node *), by_address);
}

static size_t index_of(const struct seen *seen, const struct aira_node *node)
{
    const struct seen_node wanted = {.node = node}, *key = &wanted;
    struct seen_node **found = NULL;

    if (node == NULL)
        return NONE;
    found = bsearch(&key, seen->by_address, seen->node_count, sizeof(struct seen_node *), by_address);
    return found == NULL ? NONE : (size_t)(*found - seen->nodes);
}

bool seen_within(const struct seen *seen, size_t node, size_t around)
{
    return node >= around && node < seen->nodes[around].end;
}

/* ---- items ---- */

static double run_width(const struct render_run *run, double size)
{
    double width = 0;

    for (size_t i = 0; i < run->count; i++)
        width += (run->letters[i].glyph.width + (i > 0 ? run->letters[i].kern : 0)) * size / 1000;
    return width;
}

static void measure_text(struct seen_item *seen)
{
    const struct render_item *item = seen->item;
    const struct render_run *last = item->run_count == 0 ? NULL : &item->runs[item->run_count - 1];

    seen->left = seen->x;
    seen->right = last == NULL ? seen->x : seen->x + last->x + run_width(last, item->size);
    seen->top = seen->y - above * item->size;
    seen->bottom = seen->y + below * item->size;
}

static void measure_polygon(struct seen_item *seen)
{
    const struct render_item *item = seen->item;

    for (size_t i = 0; i < item->point_count; i++) {
        double x = seen->x + item->points[2 * i] * item->scale, y = seen->y + item->points[2 * i + 1] * item->scale;

        seen->left = i == 0 || x < seen->left ? x : seen->left;
        seen->right = i == 0 || x > seen->right ? x : seen->right;
        seen->top = i == 0 || y < seen->top ? y : seen->top;
        seen->bottom = i == 0 || y > seen->bottom ? y : seen->bottom;
    }
}

static void measure_line(struct seen_item *seen, double dx, double dy)
{
    seen->left = dx < 0 ? seen->x + dx : seen->x;
    seen->right = dx < 0 ? seen->x : seen->x + dx;
    seen->top = dy < 0 ? seen->y + dy : seen->y;
    seen->bottom = dy < 0 ? seen->y : seen->y + dy;
}

static void measure(struct seen_item *seen)
{
    const struct render_item *item = seen->item;

    switch (item->kind) {
    case RENDER_ITEM_TEXT:
        measure_text(seen);
        break;
    case RENDER_ITEM_LINE:
        measure_line(seen, item->x2 - item->x, item->y2 - item->y);
        break;
    case RENDER_ITEM_CIRCLE:
        seen->left = seen->x - item->x2;
        seen->right = seen->x + item->x2;
        seen->top = seen->y - item->x2;
        seen->bottom = seen->y + item->x2;
        break;
    case RENDER_ITEM_POLYGON:
        measure_polygon(seen);
        break;
    default:
        measure_line(seen, item->x2, item->y2);
        break;
    }
}

bool seen_is_text(const struct seen_item *item)
{
    return item->item->kind == RENDER_ITEM_TEXT && item->item->run_count > 0;
}

bool seen_is_content(const struct seen_item *item)
{
    return item->node != NONE && !item->again && item->item->kind < RENDER_ITEM_LINK;
}

/* A table's head that stands on a page before repeats here. */
static bool is_again(const struct seen *seen, const struct seen_item *item)
{
    for (size_t i = 0; i < seen->item_count; i++)
        if (seen->items[i].item == item->item)
            return true;
    return false;
}

static void add_item(struct seen *seen, const struct render_item *item, size_t page, double x, double y)
{
    struct seen_item *added = NULL;

    if (aira_grow(&seen->items, &seen->item_capacity, seen->item_count + 1, sizeof *seen->items) != 0)
        abort();
    added = &seen->items[seen->item_count];
    *added = (struct seen_item){.item = item, .page = page, .x = x + item->x, .y = y + item->y};
    added->node = index_of(seen, item->node);
    added->again = added->node != NONE && seen->nodes[added->node].heads && is_again(seen, added);
    measure(added);
    seen->item_count++;
    if (!seen_is_content(added))
        return;
    for (size_t at = added->node; at != NONE; at = seen->nodes[at].parent) {
        struct seen_node *node = &seen->nodes[at];

        node->first_item = node->first_page == NONE ? seen->item_count - 1 : node->first_item;
        node->first_page = node->first_page == NONE || page < node->first_page ? page : node->first_page;
        node->last_page = node->last_page == NONE || page > node->last_page ? page : node->last_page;
        node->end_item = seen->item_count;
    }
}

void seen_init(struct seen *seen, const struct render_layout *layout)
{
    *seen = (struct seen){.layout = layout};
    add_nodes(seen);
    seen_reckon_rooms(seen);
    for (size_t i = 0; i < layout->page_count; i++)
        for (const struct render_placed *placed = layout->pages[i].first; placed != NULL; placed = placed->next)
            for (const struct render_item *item = placed->items; item != NULL; item = item->next)
                add_item(seen, item, i, placed->x, placed->y);
}

void seen_dispose(struct seen *seen)
{
    free(seen->items);
    free(seen->by_address);
    free(seen->nodes);
}

/* ---- faults ---- */

static void print_words(const struct seen_item *item)
{
    size_t printed = 0;

    for (size_t r = 0; r < item->item->run_count; r++)
        for (size_t i = 0; i < item->item->runs[r].count && printed < 40; i++, printed++) {
            char text[5] = "";

            text[aira_utf8_encode(text, item->item->runs[r].letters[i].glyph.character)] = '\0';
            fputs(text, stderr);
        }
}

void seen_fault(struct seen *seen, size_t page, const struct seen_item *item, const char *format, ...)
{
    va_list arguments;

    seen->faults++;
    fprintf(stderr, "layout: page %zu: ", page + 1);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    if (item != NULL) {
        fprintf(stderr, " (%.1f, %.1f to %.1f, %.1f) ", item->left, item->top, item->right, item->bottom);
        print_words(item);
    }
    fputc('\n', stderr);
}
