/* Tables.  One with heads is a table of data, whose cells also carry the head of their column for narrow screens, where
 * rows become blocks; one without any is a row of boxes.  Roles are spelt out, because some readers forget that a table
 * is one once it is laid out as blocks.
 */
#include "html.h"

#include <stdlib.h>
#include <string.h>

struct grid {
    const struct aira_node *table;
    size_t count;
    int *covered;                   /* by column: rows below that a cell from above still covers */
    const struct aira_node **heads; /* by column: the cell that names it, or NULL */
};

static int span_of(int span, int most)
{
    return span < 1 ? 1 : span > most ? most : span;
}

static bool is_head(const struct aira_node *row)
{
    return row != NULL && (row->keep & AIRA_KEEP_HEADER) != 0;
}

/* ---- where cells stand ---- */

/* The column of the next cell from `column` on. */
static size_t seat(const struct grid *grid, size_t column)
{
    while (column < grid->count && grid->covered[column] > 0)
        column++;
    return column;
}

/* Notes what `cell` covers and returns the column behind it. */
static size_t cover(struct grid *grid, const struct aira_node *cell, size_t column)
{
    size_t end = column + (size_t)span_of(cell->column_span, 1000);

    for (; column < end && column < grid->count; column++)
        grid->covered[column] = span_of(cell->row_span, 65534);
    return column;
}

static void next_row(struct grid *grid)
{
    for (size_t i = 0; i < grid->count; i++)
        if (grid->covered[i] > 0)
            grid->covered[i]--;
}

/* ---- cells ---- */

static bool has_words(const struct aira_node *node)
{
    if (html_has_words(node))
        return true;
    for (const struct aira_node *child = node->first; child != NULL; child = child->next)
        if (has_words(child))
            return true;
    return false;
}

static void write_words(struct html *html, const struct aira_node *node, bool *any)
{
    for (size_t i = 0; i < node->span_count; i++) {
        html_puts(html, *any ? " " : "");
        html_value(html, node->spans[i].text);
        *any = true;
    }
    for (const struct aira_node *child = node->first; child != NULL; child = child->next)
        write_words(html, child, any);
}

static void write_spans_of(struct html *html, const struct aira_node *cell)
{
    int columns = span_of(cell->column_span, 1000), rows = span_of(cell->row_span, 65534);

    if (columns > 1)
        aira_buf_printf(html->out, " colspan=\"%d\"", columns);
    if (rows > 1)
        aira_buf_printf(html->out, " rowspan=\"%d\"", rows);
}

static void write_class(struct html *html, const struct grid *grid, const struct aira_node *cell, size_t column)
{
    static const char *const aligns[] = {NULL, "centre", "right"};
    enum aira_align align = cell->align;
    bool filled = cell->fill > AIRA_COLOUR_NONE && cell->fill < AIRA_COLOURS;

    if (align == AIRA_LEFT && column < grid->count)
        align = grid->table->table->columns[column].align;
    if (!filled && align == AIRA_LEFT)
        return;
    html_puts(html, " class=\"");
    if (filled)
        aira_buf_printf(html->out, "g-%s%s", aira_colour_name(cell->fill), align == AIRA_LEFT ? "" : " ");
    aira_buf_printf(html->out, "%s\"", align == AIRA_LEFT ? "" : aligns[align]);
}

static void write_label(struct html *html, const struct grid *grid, const struct aira_node *cell, size_t column)
{
    bool any = false;

    if (column >= grid->count || grid->heads[column] == NULL || cell->first == NULL ||
        span_of(cell->column_span, 1000) > 1)
        return;
    html_puts(html, " data-label=\"");
    write_words(html, grid->heads[column], &any);
    html_puts(html, "\"");
}

static void write_cell(struct html *html, const struct grid *grid, const struct aira_node *cell, size_t column)
{
    bool column_head = is_head(cell->parent) && has_words(cell);
    bool row_head = !is_head(cell->parent) && (cell->keep & AIRA_KEEP_ROW_HEADER) != 0 && has_words(cell);

    html_puts(html, column_head ? "<th scope=\"col\" role=\"columnheader\""
                    : row_head  ? "<th scope=\"row\" role=\"rowheader\""
                                : "<td role=\"cell\"");
    html_id(html, cell);
    write_class(html, grid, cell, column);
    write_spans_of(html, cell);
    if (!column_head && !row_head)
        write_label(html, grid, cell, column);
    html_puts(html, ">");
    html_children(html, cell);
    html_puts(html, column_head || row_head ? "</th>\n" : "</td>\n");
}

/* ---- rows ---- */

static void note_head(struct grid *grid, const struct aira_node *cell, size_t column)
{
    if (column < grid->count && span_of(cell->column_span, 1000) == 1)
        grid->heads[column] = has_words(cell) ? cell : NULL;
}

static void write_row(struct html *html, struct grid *grid, const struct aira_node *row)
{
    size_t column = 0;

    html_puts(html, "<tr role=\"row\"");
    html_id(html, row);
    html_puts(html, ">");
    for (const struct aira_node *cell = row->first; cell != NULL; cell = cell->next) {
        column = seat(grid, column);
        write_cell(html, grid, cell, column);
        if (is_head(row))
            note_head(grid, cell, column);
        column = cover(grid, cell, column);
    }
    next_row(grid);
    html_puts(html, "</tr>\n");
}

/* Heads, then bodies: rows that hold on to each other have one of their own. */
static void write_rows(struct html *html, struct grid *grid)
{
    const struct aira_node *row = grid->table->first;
    bool open = false, alone = false;

    if (is_head(row)) {
        html_puts(html, "<thead role=\"rowgroup\">\n");
        for (; is_head(row); row = row->next)
            write_row(html, grid, row);
        html_puts(html, "</thead>\n");
    }
    while (row != NULL) {
        bool held = (row->keep & AIRA_KEEP_WITH_NEXT) != 0 && row->next != NULL;

        if (open && (held || alone)) {
            html_puts(html, "</tbody>\n");
            open = false;
        }
        if (!open)
            aira_buf_printf(html->out, "<tbody role=\"rowgroup\"%s>\n", held ? " class=\"keep\"" : "");
        open = true;
        alone = held;
        for (; row->next != NULL && (row->keep & AIRA_KEEP_WITH_NEXT) != 0; row = row->next)
            write_row(html, grid, row);
        write_row(html, grid, row);
        row = row->next;
    }
    html_puts(html, open ? "</tbody>\n" : "");
}

static void write_columns(struct html *html, const struct grid *grid)
{
    double sum = 0;

    for (size_t i = 0; i < grid->count; i++)
        sum += grid->table->table->columns[i].share;
    if (!(sum > 0))
        return;
    html_puts(html, "<colgroup>");
    for (size_t i = 0; i < grid->count; i++) {
        html_puts(html, "<col style=\"width:");
        html_number(html, 100 * grid->table->table->columns[i].share / sum);
        html_puts(html, "%\">");
    }
    html_puts(html, "</colgroup>\n");
}

static void write_data(struct html *html, const struct aira_node *table)
{
    struct grid grid = {table, table->table->count, NULL, NULL};

    grid.covered = calloc(grid.count, sizeof *grid.covered);
    grid.heads = calloc(grid.count, sizeof *grid.heads);
    if (grid.covered == NULL || grid.heads == NULL) {
        html->out->failed = true;
        goto out;
    }
    html_puts(html, "<table role=\"table\"");
    html_id(html, table);
    html_class(html, table, table->table->ruled ? "ruled" : NULL);
    html_named_by_heading(html);
    html_puts(html, ">\n");
    write_columns(html, &grid);
    write_rows(html, &grid);
    html_puts(html, "</table>\n");
out:
    free(grid.heads);
    free(grid.covered);
}

/* ---- boxes ---- */

static void write_box(struct html *html, const struct aira_node *cell)
{
    bool filled = cell->fill > AIRA_COLOUR_NONE && cell->fill < AIRA_COLOURS;

    html_puts(html, "<li");
    html_id(html, cell);
    if (filled)
        aira_buf_printf(html->out, " class=\"g-%s\"", aira_colour_name(cell->fill));
    html_puts(html, ">\n");
    html_children(html, cell);
    html_puts(html, "</li>\n");
}

static void write_boxes(struct html *html, const struct aira_node *table)
{
    html_puts(html, "<div");
    html_id(html, table);
    html_class(html, table, NULL);
    html_puts(html, ">\n");
    for (const struct aira_node *row = table->first; row != NULL; row = row->next) {
        html_puts(html, "<ul role=\"list\" class=\"boxes\"");
        html_id(html, row);
        html_puts(html, ">\n");
        for (const struct aira_node *cell = row->first; cell != NULL; cell = cell->next)
            write_box(html, cell);
        html_puts(html, "</ul>\n");
    }
    html_puts(html, "</div>\n");
}

static bool has_heads(const struct aira_node *table)
{
    for (const struct aira_node *row = table->first; row != NULL; row = row->next) {
        if (is_head(row))
            return true;
        for (const struct aira_node *cell = row->first; cell != NULL; cell = cell->next)
            if ((cell->keep & AIRA_KEEP_ROW_HEADER) != 0)
                return true;
    }
    return false;
}

void html_table(struct html *html, const struct aira_node *table)
{
    html->depth++;
    if (has_heads(table))
        write_data(html, table);
    else
        write_boxes(html, table);
    html->depth--;
}
