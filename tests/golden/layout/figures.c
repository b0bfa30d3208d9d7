/* Figures lie within the room they say they take, texts and shapes alike. */
#include "seen.h"

static const double tolerance = 0.8;

/* A figure as it came to lie. */
struct frame_of {
    double left, top, right, bottom;
};

/* Shapes are items in the same order; the first text or line tells where the figure begins and how much it is scaled.
 */
static bool find_frame(struct frame_of *frame, const struct seen *seen, const struct seen_item *first,
                       const struct aira_figure *figure)
{
    const struct aira_shape *shape = NULL;
    double scale = 0, room = 0;
    const struct seen_node *node = &seen->nodes[first->node];
    const struct seen_item *item = first;

    room = node->right - node->left;
    scale = figure->width > room ? room / figure->width : 1;
    for (size_t i = 0; i < figure->count && shape == NULL; i++, item++)
        if (figure->shapes[i].kind == AIRA_SHAPE_TEXT && seen_is_text(item)) {
            shape = &figure->shapes[i];
            scale = item->item->size / shape->size;
            break;
        }
    if (shape == NULL) {
        item = first;
        shape = &figure->shapes[0];
        if (shape->kind == AIRA_SHAPE_POLYGON)
            return false;
    }
    frame->left = (shape->kind != AIRA_SHAPE_TEXT || shape->align == AIRA_LEFT ? item->x
                   : shape->align == AIRA_RIGHT                                ? item->right
                                                                               : (item->left + item->right) / 2) -
                  shape->x * scale;
    frame->top = item->y - shape->y * scale;
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
    if (!find_frame(&frame, seen, &items[first], figure))
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
