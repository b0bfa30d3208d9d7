/* Figures lie within the room they say they take, texts and shapes alike. */
#include "seen.h"

static const double tolerance = 0.8;

/* A figure as it came to lie. */
struct frame_of {
    double left, top, right, bottom;
};

/* Shapes are items in the same order; each tells where the figure begins and how much it is scaled. */
static bool find_frame(struct frame_of *frame, const struct seen_item *item, const struct aira_figure *figure)
{
    const struct aira_shape *shape = figure->shapes, *end = shape + figure->count;
    double scale = 1, anchor = 0;
    bool polygon = false;

    while (shape < end && shape->kind == AIRA_SHAPE_TEXT && !seen_is_text(item))
        shape++, item++;
    if (shape == end)
        return false;
    polygon = shape->kind == AIRA_SHAPE_POLYGON;
    scale = shape->kind == AIRA_SHAPE_TEXT ? item->item->size / shape->size : item->item->scale;
    anchor = item->x;
    if (shape->kind == AIRA_SHAPE_TEXT && shape->align != AIRA_LEFT)
        anchor = shape->align == AIRA_RIGHT ? item->right : (item->left + item->right) / 2;
    frame->left = polygon ? anchor : anchor - shape->x * scale;
    frame->top = polygon ? item->y : item->y - shape->y * scale;
    frame->right = frame->left + figure->width * scale;
    frame->bottom = frame->top + figure->height * scale;
    return true;
}

static void check_figure(struct seen *seen, size_t first, size_t end)
{
    const struct seen_item *items = seen->items;
    const struct seen_node *node = &seen->nodes[items[first].node];
    const struct aira_figure *figure = node->node->figure;
    struct frame_of frame = {0, 0, 0, 0};

    if (end - first != figure->count) {
        seen_fault(seen, items[first].page, NULL, "a figure of %zu shapes shows %zu", figure->count, end - first);
        return;
    }
    if (!find_frame(&frame, &items[first], figure))
        return;
    if (frame.left < node->left - tolerance || frame.right > node->right + tolerance)
        seen_fault(seen, items[first].page, NULL, "a figure from %.1f to %.1f is wider than its room from %.1f to %.1f",
                   frame.left, frame.right, node->left, node->right);
    for (size_t i = first; i < end; i++)
        if (items[i].left < frame.left - tolerance || items[i].right > frame.right + tolerance ||
            items[i].top < frame.top - tolerance || items[i].bottom > frame.bottom + tolerance)
            seen_fault(seen, items[i].page, seen_is_text(&items[i]) ? &items[i] : NULL,
                       "a shape from %.1f, %.1f to %.1f, %.1f is outside its figure from %.1f, %.1f to %.1f, %.1f",
                       items[i].left, items[i].top, items[i].right, items[i].bottom, frame.left, frame.top, frame.right,
                       frame.bottom);
}

void check_figures(struct seen *seen)
{
    for (size_t first = 0, end = 0; first < seen->item_count; first = end) {
        const struct seen_item *items = seen->items;

        end = first + 1;
        if (!seen_is_content(&items[first]) || seen->nodes[items[first].node].node->kind != AIRA_NODE_FIGURE)
            continue;
        while (end < seen->item_count && items[end].node == items[first].node)
            end++;
        check_figure(seen, first, end);
    }
}
