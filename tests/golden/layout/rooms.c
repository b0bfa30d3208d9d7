/* The room that each node has across, reckoned from the document alone and not by the code that lays it out. */
#include "seen.h"

static const double cell_side = 4, box_side = 10, gutter = 4 * 72 / 25.4;
static const double bullet_indent = 12, number_indent = 18, least_width = 4;

/* Where a column of a table or of columns begins, as a part of the whole: 0 to 1. */
static double share_before(const struct aira_table *table, size_t count, size_t column)
{
    double before = 0, sum = 0;

    for (size_t i = 0; i < count; i++) {
        double share = table == NULL || i >= table->count ? 1 : table->columns[i].share;

        sum += share;
        before += i < column ? share : 0;
    }
    return sum > 0 ? before / sum : (double)column / (double)count;
}

/* The column in which `cell` stands: cells above that reach down take places of its row. */
static size_t column_of(const struct aira_node *cell)
{
    size_t columns = cell->parent->parent->table->count, at = 0;
    int taken[64] = {0}; /* for how many more rows, by column */

    for (const struct aira_node *row = cell->parent->parent->first; row != NULL; row = row->next) {
        at = 0;
        for (const struct aira_node *other = row->first; other != NULL; other = other->next) {
            while (at < columns && taken[at % 64] > 0)
                at++;
            if (other == cell)
                return at;
            for (int i = 0; i < (other->column_span < 1 ? 1 : other->column_span) && at < columns; i++)
                taken[at++ % 64] = other->row_span < 1 ? 1 : other->row_span;
        }
        for (size_t i = 0; i < columns && i < 64; i++)
            taken[i] -= taken[i] > 0 ? 1 : 0;
    }
    return at;
}

static void reckon_cell(struct seen_node *cell, const struct seen_node *table)
{
    size_t count = table->node->table->count, column = column_of(cell->node);
    size_t span = cell->node->column_span < 1 ? 1 : (size_t)cell->node->column_span;
    double width = table->right - table->left;

    cell->left = table->left + width * share_before(table->node->table, count, column) + cell_side;
    cell->right = table->left +
                  width * share_before(table->node->table, count, column + span < count ? column + span : count) -
                  cell_side;
}

static void reckon_column(struct seen_node *column, const struct seen_node *columns)
{
    size_t count = 0, at = 0;
    double room = 0;

    for (const struct aira_node *child = columns->node->first; child != NULL; child = child->next, count++)
        at = child == column->node ? count : at;
    room = columns->right - columns->left - gutter * (double)(count - 1);
    column->left = columns->left + room * share_before(columns->node->table, count, at) + gutter * (double)at;
    column->right = columns->left + room * share_before(columns->node->table, count, at + 1) + gutter * (double)at;
}

static void reckon_item(struct seen_node *item, const struct seen_node *list)
{
    double indent = list->node->level == 1 ? number_indent : bullet_indent;

    if (list->right - list->left > 2 * indent)
        item->left += indent;
}

void seen_reckon_rooms(struct seen *seen)
{
    for (size_t i = 0; i < seen->node_count; i++) {
        struct seen_node *node = &seen->nodes[i];
        const struct seen_node *parent = i == 0 ? NULL : &seen->nodes[node->parent];

        node->left = parent == NULL ? seen->layout->left : parent->left;
        node->right = parent == NULL ? seen->layout->left + seen->layout->text_width : parent->right;
        if (parent == NULL)
            continue;
        if (node->node->kind == AIRA_NODE_CELL)
            reckon_cell(node, &seen->nodes[parent->parent]);
        else if (parent->node->kind == AIRA_NODE_COLUMNS)
            reckon_column(node, parent);
        else if (node->node->kind == AIRA_NODE_ITEM)
            reckon_item(node, parent);
        if (node->node->kind == AIRA_NODE_BOX) {
            node->left += box_side;
            node->right -= box_side;
        }
        if (node->right - node->left < least_width)
            node->right = node->left + least_width;
    }
}
