/* Nothing lies outside its page, its margins, its cell or its box, and no text on another or on an edge. */
#include "seen.h"

#include <stdio.h>

static const double tolerance = 0.6;

static bool crosses(double from, double to, double other_from, double other_to)
{
    return from < other_to - tolerance && other_from < to - tolerance;
}

static bool overlap(const struct seen_item *a, const struct seen_item *z)
{
    return crosses(a->left, a->right, z->left, z->right) && crosses(a->top, a->bottom, z->top, z->bottom);
}

static bool contains(const struct seen_item *a, const struct seen_item *z)
{
    return z->left >= a->left - tolerance && z->right <= a->right + tolerance && z->top >= a->top - tolerance &&
           z->bottom <= a->bottom + tolerance;
}

/* The page, and on it the block within the margins. */
static void check_page(struct seen *seen, const struct seen_item *item)
{
    const struct render_layout *layout = seen->layout;
    struct seen_item page = {.right = layout->width, .bottom = layout->height}, block = {.left = layout->left};

    block.top = layout->top;
    block.right = layout->left + layout->text_width;
    block.bottom = layout->top + layout->text_height;
    if (!contains(&page, item))
        seen_fault(seen, item->page, seen_is_text(item) ? item : NULL, "outside the page");
    else if (!contains(&block, item) && (item->node != NONE || (overlap(&block, item) && !contains(item, &block))))
        seen_fault(seen, item->page, seen_is_text(item) ? item : NULL, "in the margin");
}

static bool is_one_letter(const struct seen_item *item)
{
    return item->item->run_count == 1 && item->item->runs[0].count == 1;
}

/* Text in the room of its paragraph; the mark of a list in the room before it. */
static void check_room(struct seen *seen, const struct seen_item *item)
{
    const struct seen_node *node = &seen->nodes[item->node];
    bool mark = node->node->kind == AIRA_NODE_ITEM;
    double left = mark ? seen->nodes[node->parent].left : node->left, right = mark ? node->left : node->right;

    if (is_one_letter(item) && item->left >= left - tolerance)
        return;
    if (item->left < left - tolerance || item->right > right + tolerance)
        seen_fault(seen, item->page, item, "wider than its room from %.1f to %.1f", left, right);
}

static bool is_ground(const struct seen_item *item)
{
    return item->node == NONE && item->item->kind == RENDER_ITEM_RECT;
}

static bool is_rule(const struct seen_item *item)
{
    return item->item->kind == RENDER_ITEM_LINE && (item->node == NONE);
}

static void check_pair(struct seen *seen, const struct seen_item *a, const struct seen_item *z)
{
    bool words = seen_is_text(z);

    if (seen_is_text(a) && words && overlap(a, z))
        seen_fault(seen, a->page, a, "text at %.1f, %.1f lies on text", z->left, z->top);
    else if (is_ground(a) && (words || is_ground(z)) && overlap(a, z) && !contains(a, z) && (words || !contains(z, a)))
        seen_fault(seen, a->page, words ? z : NULL, "over the edge of the ground from %.1f, %.1f to %.1f, %.1f",
                   a->left, a->top, a->right, a->bottom);
    else if (is_rule(a) && words && crosses(a->left, a->right, z->left, z->right) && a->top > z->top + tolerance &&
             a->bottom < z->bottom - tolerance)
        seen_fault(seen, a->page, z, "a rule at %.1f runs through text", a->top);
}

static size_t end_of_page(const struct seen *seen, size_t first)
{
    size_t end = first;

    while (end < seen->item_count && seen->items[end].page == seen->items[first].page)
        end++;
    return end;
}

void check_boxes(struct seen *seen)
{
    for (size_t i = 0; i < seen->item_count; i++) {
        const struct seen_item *item = &seen->items[i];

        if (item->item->kind < RENDER_ITEM_LINK)
            check_page(seen, item);
        if (seen_is_text(item) && item->node != NONE && seen->nodes[item->node].node->kind != AIRA_NODE_FIGURE)
            check_room(seen, item);
    }
    for (size_t first = 0, end = 0; first < seen->item_count; first = end) {
        end = end_of_page(seen, first);
        for (size_t i = first; i < end; i++)
            for (size_t k = first; k < end; k++)
                if (i < k || (i != k && !seen_is_text(&seen->items[i])))
                    check_pair(seen, &seen->items[i], &seen->items[k]);
    }
}
