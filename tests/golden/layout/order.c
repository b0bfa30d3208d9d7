/* Text stands, and is drawn, in the order in which it is to be read. */
#include "seen.h"

/* On each page items are drawn in the order of the document, which is the order of copied text. */
static void check_drawn(struct seen *seen)
{
    const struct seen_item *before = NULL;

    for (size_t i = 0; i < seen->item_count; i++) {
        const struct seen_item *item = &seen->items[i];

        if (!seen_is_content(item))
            continue;
        if (before != NULL && before->page == item->page && item->node < before->node &&
            !seen_within(seen, before->node, item->node) && seen->nodes[item->node].node->kind != AIRA_NODE_ITEM)
            seen_fault(seen, item->page, seen_is_text(item) ? item : NULL, "drawn after what follows it");
        before = item;
    }
}

/* Within a cell or a column, and in the whole, what follows stands lower or on a later page. */
static void check_flow(struct seen *seen, size_t flow)
{
    const struct seen_item *before = NULL;

    for (size_t i = seen->nodes[flow].first_item; i < seen->nodes[flow].end_item; i++) {
        const struct seen_item *item = &seen->items[i];

        if (!seen_is_content(item) || seen->nodes[item->node].flow != flow ||
            seen->nodes[item->node].node->kind == AIRA_NODE_FIGURE ||
            seen->nodes[item->node].node->kind == AIRA_NODE_ITEM)
            continue;
        if (before != NULL && (item->page < before->page || (item->page == before->page && item->y <= before->y + 1)))
            seen_fault(seen, item->page, seen_is_text(item) ? item : NULL, "stands above what it follows");
        before = item;
    }
}

void check_order(struct seen *seen)
{
    check_drawn(seen);
    for (size_t i = 0; i < seen->node_count; i++)
        if (seen->nodes[i].flow == i)
            check_flow(seen, i);
}
