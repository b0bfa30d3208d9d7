/* Tables as aligned columns of plain text. */
#include "text_lines.h"

#include <stdlib.h>
#include <string.h>

enum { BETWEEN = 2, LEAST_COLUMN = 4, WIDEST = 4000 };

/* A cell of the row being written. */
struct seat {
    struct aira_buf lines;
    char *at; /* the next line to write, NULL: none */
};

struct text_table {
    const struct aira_node *node;
    size_t count;
    size_t *widths;
    size_t widest_span; /* how wide the widest cell over several columns would like to be */
    int *covered;       /* by column: rows below that a cell from above still covers */
    struct seat *seats;
};

/* ---- widths of columns ---- */

/* Cuts the line at `*at` off its buffer, as a string, and moves on to the next one. */
static const char *cut_line(char **at)
{
    char *line = *at, *stop = strchr(line, '\n');

    *at = stop == NULL ? line + strlen(line) : stop + 1;
    if (stop != NULL)
        *stop = '\0';
    return line;
}

static size_t widest_line(struct aira_buf *lines)
{
    char *at = lines->data;
    size_t most = 0;

    while (at != NULL && *at != '\0') {
        size_t width = aira_text_width(cut_line(&at));

        most = width > most ? width : most;
    }
    return most;
}

static int span_of(int span)
{
    return span < 1 ? 1 : span;
}

/* The first free column from `column` on, counting down nothing. */
static size_t free_column(const struct text_table *table, size_t column)
{
    while (column < table->count && table->covered[column] > 0)
        column++;
    return column;
}

static void uncover(struct text_table *table)
{
    for (size_t i = 0; i < table->count; i++)
        if (table->covered[i] > 0)
            table->covered[i]--;
}

static size_t cover(struct text_table *table, const struct aira_node *cell, size_t column)
{
    size_t end = column + (size_t)span_of(cell->column_span);

    for (; column < end && column < table->count; column++)
        table->covered[column] = span_of(cell->row_span);
    return column;
}

/* How wide each column would like to be. */
static void natural_widths(struct text_table *table, struct aira_buf *out)
{
    static const struct text_place endless = {WIDEST, true, AIRA_LEFT};
    struct aira_buf lines;

    aira_buf_init(&lines);
    for (const struct aira_node *row = table->node->first; row != NULL; row = row->next) {
        size_t column = 0;

        for (const struct aira_node *cell = row->first; cell != NULL; cell = cell->next) {
            size_t width = 0;

            column = free_column(table, column);
            if (column >= table->count)
                break;
            aira_buf_clear(&lines);
            render_text_children(&lines, cell, &endless);
            out->failed = out->failed || lines.failed;
            width = widest_line(&lines);
            if (span_of(cell->column_span) == 1 && width > table->widths[column])
                table->widths[column] = width;
            if (span_of(cell->column_span) > 1 && width > table->widest_span)
                table->widest_span = width;
            column = cover(table, cell, column);
        }
        uncover(table);
    }
    memset(table->covered, 0, table->count * sizeof *table->covered);
    aira_buf_dispose(&lines);
}

static double share_of(const struct text_table *table, size_t column)
{
    double share = table->node->table->columns[column].share;

    return share > 0 ? share : 0.1;
}

/* Columns that ask for less than their share get what they ask; the others divide what is left by their shares.
 * `covered` serves as the mark of a settled column. */
static void divide_width(struct text_table *table, size_t width)
{
    double left = (double)width, shares = 0;
    bool again = true;

    for (size_t i = 0; i < table->count; i++)
        shares += share_of(table, i);
    while (again) {
        again = false;
        for (size_t i = 0; i < table->count; i++) {
            if (table->covered[i] != 0 || (double)table->widths[i] > left * share_of(table, i) / shares)
                continue;
            table->covered[i] = 1;
            left -= (double)table->widths[i];
            shares -= share_of(table, i);
            again = true;
        }
    }
    for (size_t i = 0; i < table->count; i++) {
        if (table->covered[i] == 0)
            table->widths[i] = (size_t)(left * share_of(table, i) / shares);
        if (table->covered[i] == 0 && table->widths[i] < LEAST_COLUMN)
            table->widths[i] = LEAST_COLUMN;
    }
    memset(table->covered, 0, table->count * sizeof *table->covered);
}

/* A table narrower than the page grows for its cells over several columns, in the column with the greatest share. */
static void widen(struct text_table *table, size_t used, size_t most)
{
    size_t wanted = table->widest_span < most ? table->widest_span : most, widest = 0;

    for (size_t i = 1; i < table->count; i++)
        if (share_of(table, i) > share_of(table, widest))
            widest = i;
    if (wanted > used)
        table->widths[widest] += wanted - used;
}

/* ---- rows ---- */

static size_t width_over(const struct text_table *table, size_t first, size_t end)
{
    size_t width = 0;

    for (size_t i = first; i < end; i++)
        width += table->widths[i] + (i > first ? BETWEEN : 0);
    return width;
}

static void seat_cells(struct text_table *table, const struct aira_node *row)
{
    size_t column = 0;

    for (size_t i = 0; i < table->count; i++) {
        aira_buf_clear(&table->seats[i].lines);
        table->seats[i].at = NULL;
    }
    for (const struct aira_node *cell = row->first; cell != NULL; cell = cell->next) {
        struct text_place place = {0, true, cell->align};
        size_t first = column = free_column(table, column);

        if (column >= table->count)
            break;
        if (place.align == AIRA_LEFT)
            place.align = table->node->table->columns[column].align;
        column = cover(table, cell, column);
        place.width = width_over(table, first, column);
        render_text_children(&table->seats[first].lines, cell, &place);
        table->seats[first].at = table->seats[first].lines.length == 0 ? NULL : table->seats[first].lines.data;
    }
    uncover(table);
}

/* Writes the next line of each cell.  False when none had one. */
static bool write_line(struct aira_buf *out, struct text_table *table)
{
    size_t column = 0, written = 0;
    bool any = false;

    for (size_t i = 0; i < table->count; column += table->widths[i] + BETWEEN, i++) {
        struct seat *seat = &table->seats[i];
        const char *line = NULL;

        if (seat->at == NULL || *seat->at == '\0')
            continue;
        line = cut_line(&seat->at);
        any = true;
        if (*line == '\0')
            continue;
        render_text_fill(out, ' ', column > written ? column - written : 0);
        aira_buf_puts(out, line);
        written = column + aira_text_width(line);
    }
    if (any)
        aira_buf_putc(out, '\n');
    return any;
}

static void write_rows(struct aira_buf *out, struct text_table *table)
{
    size_t lines = 0; /* of the row, and of those before that it hangs on to */

    for (const struct aira_node *row = table->node->first; row != NULL; row = row->next) {
        bool head = (row->keep & AIRA_KEEP_HEADER) != 0, kept = (row->keep & AIRA_KEEP_WITH_NEXT) != 0;

        seat_cells(table, row);
        for (size_t i = 0; i < table->count; i++)
            out->failed = out->failed || table->seats[i].lines.failed;
        while (!out->failed && write_line(out, table))
            lines++;
        if (head && (row->next == NULL || (row->next->keep & AIRA_KEEP_HEADER) == 0)) {
            render_text_fill(out, '-', width_over(table, 0, table->count));
            aira_buf_putc(out, '\n');
        } else if (!head && lines > 1 && row->next != NULL && table->node->table->ruled && !kept) {
            aira_buf_putc(out, '\n');
        }
        lines = kept ? lines : 0;
    }
}

void render_text_table(struct aira_buf *out, const struct aira_node *node, const struct text_place *place)
{
    size_t count = node->table == NULL ? 0 : node->table->count, between = count == 0 ? 0 : BETWEEN * (count - 1);
    struct text_table table = {node, count, NULL, 0, NULL, NULL};

    if (count == 0)
        return;
    table.widths = calloc(count, sizeof *table.widths);
    table.covered = calloc(count, sizeof *table.covered);
    table.seats = calloc(count, sizeof *table.seats);
    if (table.widths == NULL || table.covered == NULL || table.seats == NULL) {
        out->failed = true;
        goto out;
    }
    natural_widths(&table, out);
    if (width_over(&table, 0, count) > place->width)
        divide_width(&table, place->width > between ? place->width - between : count);
    widen(&table, width_over(&table, 0, count), place->width);
    write_rows(out, &table);
    for (size_t i = 0; i < count; i++)
        aira_buf_dispose(&table.seats[i].lines);
out:
    free(table.seats);
    free(table.covered);
    free(table.widths);
}
