/* Pages end where they may. */
#include "seen.h"

static const double tolerance = 0.6;
static const double three_lines = 42;
static const double least_filled = 0.2, nearly_empty = 0.22; /* of a page */

/* ---- what holds on to what follows ---- */

/* The first item after `node` in the flow that it stands in; none: nothing follows. */
static size_t first_after(const struct seen *seen, size_t node)
{
    size_t best = NONE;

    for (size_t i = seen->nodes[seen->nodes[node].flow].first_item; i < seen->nodes[seen->nodes[node].flow].end_item;
         i++)
        if (seen_is_content(&seen->items[i]) && seen->items[i].node >= seen->nodes[node].end &&
            seen_within(seen, seen->items[i].node, seen->nodes[node].flow) &&
            (best == NONE || seen->items[i].node < seen->items[best].node))
            best = i;
    return best;
}

static const struct seen_item *last_line(const struct seen *seen, size_t node)
{
    const struct seen_item *last = NULL;

    for (size_t i = seen->nodes[node].first_item; i < seen->nodes[node].end_item; i++)
        if (seen_is_text(&seen->items[i]) && !seen->items[i].again && seen->items[i].node != NONE &&
            seen_within(seen, seen->items[i].node, node))
            last = &seen->items[i];
    return last;
}

/* How high what shows of a node is, on all its pages. */
static double height_of(const struct seen *seen, size_t node)
{
    double height = 0, top = 0, bottom = 0;
    size_t page = NONE;

    for (size_t i = seen->nodes[node].first_item; i < seen->nodes[node].end_item; i++) {
        const struct seen_item *item = &seen->items[i];

        if (!seen_is_content(item) || !seen_within(seen, item->node, node))
            continue;
        if (item->page != page) {
            height += bottom - top;
            page = item->page;
            top = item->top;
            bottom = item->bottom;
        }
        top = item->top < top ? item->top : top;
        bottom = item->bottom > bottom ? item->bottom : bottom;
    }
    return height + bottom - top;
}

/* A row fills its page so far that what it holds on to cannot begin there. */
static bool leaves_no_room(const struct seen *seen, size_t row)
{
    const struct render_layout *layout = seen->layout;
    double bottom = 0;

    for (size_t i = seen->nodes[row].first_item; i < seen->nodes[row].end_item; i++)
        if (seen->items[i].page == seen->nodes[row].last_page && seen_is_content(&seen->items[i]) &&
            seen_within(seen, seen->items[i].node, row) && seen->items[i].bottom > bottom)
            bottom = seen->items[i].bottom;
    return bottom + three_lines > layout->top + layout->text_height && height_of(seen, row) > layout->text_height / 2;
}

/* What stands last in a section has nothing there to hold on to. */
static bool ends_section(const struct seen *seen, size_t at)
{
    size_t around = seen->nodes[at].parent;

    return around != NONE && seen->nodes[around].node->kind == AIRA_NODE_SECTION &&
           seen->nodes[at].end == seen->nodes[around].end;
}

static void check_with_next(struct seen *seen, size_t at)
{
    const struct seen_node *node = &seen->nodes[at];
    size_t next = first_after(seen, at);

    if (next == NONE || node->last_page == NONE || seen->items[next].page == node->last_page ||
        (node->node->kind == AIRA_NODE_ROW && leaves_no_room(seen, at)) ||
        (node->node->kind != AIRA_NODE_HEADING && ends_section(seen, at)))
        return;
    seen_fault(seen, node->last_page, last_line(seen, at), "%s alone at the foot",
               node->node->kind == AIRA_NODE_HEADING ? "a heading" : "what is kept with the next stands");
}

/* ---- what is kept together ---- */

static double top_of(const struct seen *seen, size_t node)
{
    double top = seen->layout->height;

    for (size_t i = seen->nodes[node].first_item; i < seen->nodes[node].end_item; i++)
        if (seen_is_content(&seen->items[i]) && seen->items[i].page == seen->nodes[node].first_page &&
            seen_within(seen, seen->items[i].node, node) && seen->items[i].top < top)
            top = seen->items[i].top;
    return top - seen->layout->top;
}

static bool is_split(const struct seen_node *node)
{
    return node->first_page != NONE && node->first_page != node->last_page;
}

/* How far the page on which a node begins is filled before it. */
static double filled_before(const struct seen *seen, size_t node)
{
    double bottom = seen->layout->top;

    for (size_t i = seen->nodes[node].first_item; i-- > 0;) {
        const struct seen_item *item = &seen->items[i];

        if (item->page != seen->nodes[node].first_page)
            break;
        if (item->node != NONE && seen_is_content(item) && item->bottom > bottom)
            bottom = item->bottom;
    }
    return (bottom - seen->layout->top) / seen->layout->text_height;
}

/* What is kept together may be split where it would leave the page before it nearly empty. */
static void check_together(struct seen *seen, size_t at)
{
    const struct render_layout *layout = seen->layout;

    if (is_split(&seen->nodes[at]) && height_of(seen, at) + 12 < layout->text_height &&
        filled_before(seen, at) > nearly_empty)
        seen_fault(seen, seen->nodes[at].first_page, last_line(seen, at),
                   "what is kept together, %.0f high, is split; its last line", height_of(seen, at));
}

/* ---- tables ---- */

static bool stands_in_root(const struct seen *seen, size_t node)
{
    return seen->nodes[node].flow == 0;
}

static size_t filled_cells(const struct seen *seen, size_t row)
{
    size_t filled = 0;

    for (size_t i = row + 1; i < seen->nodes[row].end; i = seen->nodes[i].end)
        filled += seen->nodes[i].first_page != NONE;
    return filled;
}

static bool repeats_on(const struct seen *seen, size_t row, size_t page)
{
    for (size_t i = 0; i < seen->item_count; i++)
        if (seen->items[i].page == page && seen->items[i].again && seen_within(seen, seen->items[i].node, row))
            return true;
    return false;
}

static void check_row(struct seen *seen, size_t row)
{
    const struct seen_node *node = &seen->nodes[row];

    if (is_split(node) && filled_cells(seen, row) > 1 && height_of(seen, row) + 50 < seen->layout->text_height &&
        filled_before(seen, row) > nearly_empty)
        seen_fault(seen, node->first_page, last_line(seen, row), "a row, %.0f high, is split; its last line",
                   height_of(seen, row));
    if (node->first_page != NONE && (node->node->keep & AIRA_KEEP_WITH_NEXT) != 0)
        check_with_next(seen, row);
}

/* The head stands over the first row, and again on every page that the table goes on to. */
static void check_head(struct seen *seen, size_t head, size_t table)
{
    const struct seen_node *node = &seen->nodes[head];
    size_t body = node->end;

    while (body < seen->nodes[table].end && seen->nodes[body].first_page == NONE)
        body = seen->nodes[body].end;
    if (node->first_page == NONE || body >= seen->nodes[table].end)
        return;
    if (node->last_page != seen->nodes[body].first_page)
        seen_fault(seen, node->last_page, last_line(seen, head), "the head of a table is parted from its first row");
    for (size_t page = node->last_page + 1; page <= seen->nodes[table].last_page && stands_in_root(seen, table); page++)
        if (!repeats_on(seen, head, page))
            seen_fault(seen, page, NULL, "the head of a table does not repeat");
}

/* A last row that had company before does not stand on a page alone. */
static void check_last_row(struct seen *seen, size_t table)
{
    size_t rows = 0, before = NONE, last = NONE;

    for (size_t i = table + 1; i < seen->nodes[table].end; i = seen->nodes[i].end) {
        if (seen->nodes[i].heads || seen->nodes[i].first_page == NONE)
            continue;
        before = last;
        last = i;
        rows++;
    }
    if (rows < 3 || seen->nodes[before].last_page == seen->nodes[last].first_page)
        return;
    if (seen->nodes[before].first_page == seen->nodes[before].last_page && top_of(seen, before) > 60 &&
        height_of(seen, before) + height_of(seen, last) + 60 < seen->layout->text_height)
        seen_fault(seen, seen->nodes[last].first_page, last_line(seen, last), "the last row of a table stands alone");
}

static void check_table(struct seen *seen, size_t table)
{
    for (size_t i = table + 1; i < seen->nodes[table].end; i = seen->nodes[i].end) {
        if (seen->nodes[i].heads)
            check_head(seen, i, table);
        else
            check_row(seen, i);
    }
    check_last_row(seen, table);
}

/* ---- paragraphs ---- */

/* No line of a paragraph stands alone on a page that the others are not on. */
static void check_paragraph(struct seen *seen, size_t at)
{
    const struct seen_item *first = NULL, *last = NULL;
    size_t lines = 0, on_first = 0, on_last = 0;

    if (!is_split(&seen->nodes[at]))
        return;
    for (size_t i = seen->nodes[at].first_item; i < seen->nodes[at].end_item; i++) {
        const struct seen_item *item = &seen->items[i];

        if (item->node != at || !seen_is_text(item) || item->again)
            continue;
        first = first == NULL ? item : first;
        last = item;
        lines++;
        on_first += item->page == seen->nodes[at].first_page;
        on_last += item->page == seen->nodes[at].last_page;
    }
    if (on_first == 1)
        seen_fault(seen, first->page, first, "the first of %zu lines alone at the foot", lines);
    if (on_last == 1)
        seen_fault(seen, last->page, last, "the last of %zu lines alone at the top", lines);
}

/* ---- pages ---- */

static void check_filled(struct seen *seen, size_t page)
{
    const struct render_layout *layout = seen->layout;
    double bottom = layout->top;

    if (layout->pages[page].bare || page + 1 == layout->page_count)
        return;
    for (size_t i = 0; i < seen->item_count; i++)
        if (seen->items[i].page == page && seen_is_content(&seen->items[i]) && seen->items[i].bottom > bottom)
            bottom = seen->items[i].bottom;
    if (bottom - layout->top < layout->text_height * least_filled)
        seen_fault(seen, page, NULL, "filled to %.0f per cent", 100 * (bottom - layout->top) / layout->text_height);
    if (bottom > layout->top + layout->text_height + tolerance)
        seen_fault(seen, page, NULL, "filled beyond its foot");
}

void check_breaks(struct seen *seen)
{
    for (size_t i = 0; i < seen->node_count; i++) {
        const struct aira_node *node = seen->nodes[i].node;

        if (node->kind == AIRA_NODE_HEADING || ((node->keep & AIRA_KEEP_WITH_NEXT) != 0 && node->kind != AIRA_NODE_ROW))
            check_with_next(seen, i);
        if ((node->keep & AIRA_KEEP_TOGETHER) != 0)
            check_together(seen, i);
        if (node->kind == AIRA_NODE_TABLE)
            check_table(seen, i);
        if (node->kind == AIRA_NODE_PARAGRAPH || node->kind == AIRA_NODE_HEADING)
            check_paragraph(seen, i);
    }
    for (size_t page = 0; page < seen->layout->page_count; page++)
        check_filled(seen, page);
}
