/* What stands side by side: tables, columns, boxes. */
#include "docx.h"

#include "html.h"

#include <stdlib.h>
#include <string.h>

static const double cell_side = 4;
static const double box_side = 10;
static const double gutter = 4 * 72 / 25.4;
static const double gap_after = 8;
static const double least_width = 4;

/* More words than this make a row that may go on on the next page. */
enum { RUNNING_TEXT = 1500, MOST_COLUMNS = 63 };

struct grid {
    const struct docx_place *place;
    const struct aira_node *table;
    size_t count;
    int *widths; /* by column, in twentieths of a point */
    int *below;  /* by column: rows below that a cell from above still covers */
    int *across; /* by column where such a cell begins: how many columns it covers; else 0 */
    bool held;   /* no line over the row: it and the one before are one */
};

static double usable(double width)
{
    return width > least_width ? width : least_width;
}

/* ---- what all of them have ---- */

/* Air before it where a paragraph cannot give it: tables that touch would be one. */
static void begin_table(struct docx *docx, const char *style, double width, double indent, const char *look)
{
    docx_before_block(docx);
    if (docx->mark != 0 || docx->flow.after_table || docx->flow.space > 0)
        docx_air(docx, docx->flow.gap + docx->flow.space);
    docx->mark = 0;
    aira_buf_printf(docx->out, "<w:tbl><w:tblPr><w:tblStyle w:val=\"%s\"/><w:tblW w:w=\"%d\" w:type=\"dxa\"/>", style,
                    docx_twips(width));
    if (indent > 0)
        aira_buf_printf(docx->out, "<w:tblInd w:w=\"%d\" w:type=\"dxa\"/>", docx_twips(indent));
    aira_buf_printf(docx->out,
                    "<w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"%s\" w:firstRow=\"%d\" w:lastRow=\"0\" "
                    "w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>",
                    look, strcmp(look, "0620") == 0 ? 1 : 0);
    docx->depth++;
}

static void end_table(struct docx *docx)
{
    docx_puts(docx, "</w:tbl>\n");
    docx->depth--;
    docx->flow = (struct docx_flow){.any = true, .after_table = true, .gap = gap_after};
}

static struct docx_flow enter_cell(struct docx *docx)
{
    struct docx_flow outer = docx->flow;

    docx->flow = (struct docx_flow){.any = false};
    return outer;
}

/* A cell ends with a paragraph, whatever is in it. */
static void leave_cell(struct docx *docx, const struct docx_place *place, struct docx_flow outer)
{
    if (!docx->flow.any) {
        docx_begin(docx, place, docx_style_of(AIRA_STYLE_SMALL), 0, place->next, false, AIRA_LEFT);
        docx_end(docx);
    } else if (docx->flow.after_table) {
        docx_air(docx, 0);
    }
    docx_puts(docx, "</w:tc>\n");
    docx->flow = outer;
}

static void write_fill(struct docx *docx, enum aira_colour fill)
{
    if (!docx_is_colour(fill))
        return;
    docx_puts(docx, "<w:shd w:val=\"clear\" w:color=\"auto\"");
    docx_colour(docx, "w:fill", "w:themeFill", fill);
    docx_puts(docx, "/>");
}

/* What text on that ground is set in. */
static enum aira_colour on_ground(const struct docx *docx, enum aira_colour fill, enum aira_colour outer)
{
    const uint32_t *palette = docx->palette;

    if (!docx_is_colour(fill))
        return outer;
    return aira_contrast(palette[fill], palette[AIRA_COLOUR_INK]) <
                   aira_contrast(palette[fill], palette[AIRA_COLOUR_PAPER])
               ? AIRA_COLOUR_PAPER
               : AIRA_COLOUR_NONE;
}

/* The shares of `width` in twentieths of a point; the last one takes what rounding leaves. */
static void share_out(int *widths, size_t count, const struct aira_table *table, double width)
{
    int left = docx_twips(width), whole = left;
    double sum = 0;

    for (size_t i = 0; i < count; i++)
        sum += table->columns[i].share > 0 ? table->columns[i].share : 0;
    for (size_t i = 0; i < count; i++) {
        double share = table->columns[i].share > 0 ? table->columns[i].share : 0;

        widths[i] = i + 1 == count ? left : (int)(whole * (sum > 0 ? share / sum : 1 / (double)count));
        left -= widths[i];
    }
}

static void write_grid(struct docx *docx, const int *widths, size_t count)
{
    for (size_t i = 0; i < count; i++)
        aira_buf_printf(docx->out, "<w:gridCol w:w=\"%d\"/>", widths[i]);
    docx_puts(docx, "</w:tblGrid>\n");
}

/* ---- tables ---- */

static bool is_head(const struct aira_node *row)
{
    return row != NULL && (row->keep & AIRA_KEEP_HEADER) != 0;
}

static size_t span_of(int span, size_t most)
{
    size_t wanted = span < 1 ? 1 : (size_t)span;

    return wanted > most ? most : wanted;
}

static int width_of(const struct grid *grid, size_t column, size_t span)
{
    int width = 0;

    for (size_t i = column; i < column + span; i++)
        width += grid->widths[i];
    return width;
}

/* `merge`: "restart" where a cell over several rows begins, "continue" below it, or NULL. */
static void cell_properties(struct docx *docx, const struct grid *grid, const struct aira_node *row, size_t column,
                            size_t span, enum aira_colour fill, const char *merge)
{
    bool kept = (row->keep & AIRA_KEEP_WITH_NEXT) != 0;

    aira_buf_printf(docx->out, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/>", width_of(grid, column, span));
    if (span > 1)
        aira_buf_printf(docx->out, "<w:gridSpan w:val=\"%zu\"/>", span);
    if (merge != NULL)
        aira_buf_printf(docx->out, "<w:vMerge w:val=\"%s\"/>", merge);
    if (grid->table->table->ruled && (kept || grid->held))
        aira_buf_printf(docx->out, "<w:tcBorders>%s%s</w:tcBorders>", grid->held ? "<w:top w:val=\"nil\"/>" : "",
                        kept ? "<w:bottom w:val=\"nil\"/>" : "");
    write_fill(docx, fill);
    if (grid->held)
        docx_puts(docx, "<w:tcMar><w:top w:w=\"0\" w:type=\"dxa\"/></w:tcMar>");
    docx_puts(docx, is_head(row) ? "<w:vAlign w:val=\"bottom\"/></w:tcPr>" : "</w:tcPr>");
}

static void write_cell(struct docx *docx, struct grid *grid, const struct docx_place *place,
                       const struct aira_node *cell, size_t column)
{
    const struct aira_node *row = cell->parent;
    enum aira_colour fill = docx_is_colour(cell->fill) ? cell->fill
                            : is_head(row)             ? AIRA_COLOUR_PALE
                                                       : AIRA_COLOUR_NONE;
    size_t free = 1, span = 0;
    struct docx_place inner = *place;
    struct docx_flow outer;

    while (column + free < grid->count && grid->below[column + free] == 0)
        free++;
    span = span_of(cell->column_span, free);
    cell_properties(docx, grid, row, column, span, fill, cell->row_span > 1 ? "restart" : NULL);
    inner.width = usable(width_of(grid, column, span) / 20.0 - 2 * cell_side);
    inner.align = cell->align == AIRA_LEFT ? grid->table->table->columns[column].align : cell->align;
    inner.on = on_ground(docx, fill, place->on);
    for (size_t i = column; i < column + span; i++) {
        grid->below[i] = cell->row_span > 1 ? cell->row_span : 1;
        grid->across[i] = 0;
    }
    grid->across[column] = (int)span;
    outer = enter_cell(docx);
    docx_node(docx, &inner, cell);
    leave_cell(docx, &inner, outer);
}

/* A place that a cell from above covers, or that no cell takes. */
static size_t write_covered(struct docx *docx, struct grid *grid, const struct docx_place *place,
                            const struct aira_node *row, size_t column)
{
    size_t span = 1;
    bool merged = grid->below[column] > 0;
    struct docx_flow outer = enter_cell(docx);

    if (merged)
        span = (size_t)grid->across[column];
    else
        while (column + span < grid->count && grid->below[column + span] == 0)
            span++;
    cell_properties(docx, grid, row, column, span, is_head(row) && !merged ? AIRA_COLOUR_PALE : AIRA_COLOUR_NONE,
                    merged ? "continue" : NULL);
    leave_cell(docx, place, outer);
    if (!merged)
        for (size_t i = column; i < column + span; i++)
            grid->below[i] = grid->across[i] = 1;
    return column + span;
}

static size_t words_of(const struct aira_node *node)
{
    size_t length = 0;

    for (size_t i = 0; i < node->span_count; i++)
        length += strlen(node->spans[i].text);
    for (const struct aira_node *child = node->first; child != NULL; child = child->next)
        length += words_of(child);
    return length;
}

static void write_cells(struct docx *docx, struct grid *grid, const struct docx_place *place,
                        const struct aira_node *row)
{
    const struct aira_node *cell = row->first;
    size_t column = 0;

    while (column < grid->count) {
        if (grid->below[column] > 0 || cell == NULL) {
            column = write_covered(docx, grid, place, row, column);
        } else {
            write_cell(docx, grid, place, cell, column);
            column += (size_t)grid->across[column];
            cell = cell->next;
        }
    }
    for (size_t i = 0; i < grid->count; i++)
        grid->below[i]--;
}

/* Heads stay with the first row, rows that are one with the next, and neither the first nor the last stands alone. */
static bool stays_with_next(const struct grid *grid, const struct aira_node *row, bool first)
{
    if (row->next == NULL)
        return grid->place->next;
    return is_head(row) || (row->keep & AIRA_KEEP_WITH_NEXT) != 0 || grid->place->held || first ||
           row->next->next == NULL;
}

static void write_row(struct docx *docx, struct grid *grid, const struct aira_node *row, bool leading, bool first)
{
    struct docx_place place = *grid->place;

    place.indent = 0;
    place.levels = 0;
    place.head = is_head(row);
    place.held = place.next = stays_with_next(grid, row, first);
    docx_puts(docx, "<w:tr><w:trPr>");
    docx_puts(docx, words_of(row) > RUNNING_TEXT && (row->keep & AIRA_KEEP_TOGETHER) == 0 ? "" : "<w:cantSplit/>");
    docx_puts(docx, leading ? "<w:tblHeader/>" : "");
    docx_puts(docx, "</w:trPr>\n");
    docx_anchor(docx, row);
    write_cells(docx, grid, &place, row);
    docx_puts(docx, "</w:tr>\n");
    grid->held = (row->keep & AIRA_KEEP_WITH_NEXT) != 0;
}

static void write_rows(struct docx *docx, struct grid *grid)
{
    bool leading = true, first = true;

    for (const struct aira_node *row = grid->table->first; row != NULL; row = row->next) {
        leading = leading && is_head(row);
        write_row(docx, grid, row, leading, first && !leading);
        first = first && leading;
    }
}

void docx_table(struct docx *docx, const struct docx_place *place, const struct aira_node *node)
{
    struct grid grid = {.place = place, .table = node, .count = node->table->count};

    if (grid.count > MOST_COLUMNS)
        grid.count = MOST_COLUMNS;
    grid.widths = calloc(3 * grid.count, sizeof *grid.widths);
    if (grid.widths == NULL) {
        docx->out->failed = true;
        return;
    }
    grid.below = grid.widths + grid.count;
    grid.across = grid.below + grid.count;
    share_out(grid.widths, grid.count, node->table, place->width);
    begin_table(docx, node->table->ruled ? "ReportTableRuled" : "ReportTable", place->width, place->indent,
                is_head(node->first) ? "0620" : "0600");
    write_grid(docx, grid.widths, grid.count);
    write_rows(docx, &grid);
    end_table(docx);
    free(grid.widths);
}

/* ---- columns ---- */

static double share_of(const struct aira_node *node, size_t i)
{
    return node->table != NULL && i < node->table->count && node->table->columns[i].share > 0
               ? node->table->columns[i].share
               : 1;
}

static void write_column(struct docx *docx, const struct docx_place *place, const struct aira_node *child, double width)
{
    double gap = child->next != NULL ? gutter : 0;
    struct docx_place inner = *place;
    struct docx_flow outer = enter_cell(docx);

    aira_buf_printf(docx->out,
                    "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/><w:tcMar><w:right w:w=\"%d\" "
                    "w:type=\"dxa\"/></w:tcMar></w:tcPr>",
                    docx_twips(width + gap), docx_twips(gap));
    inner.width = usable(width);
    inner.indent = 0;
    inner.levels = 0;
    docx_node(docx, &inner, child);
    leave_cell(docx, &inner, outer);
}

void docx_columns(struct docx *docx, const struct docx_place *place, const struct aira_node *node)
{
    size_t count = 0, i = 0;
    double sum = 0, room = 0;

    for (const struct aira_node *child = node->first; child != NULL; child = child->next, count++)
        sum += share_of(node, count);
    if (count == 0)
        return;
    room = usable(place->width - gutter * (double)(count - 1));
    begin_table(docx, "ReportColumns", place->width, place->indent, "0600");
    for (const struct aira_node *child = node->first; child != NULL; child = child->next, i++)
        aira_buf_printf(docx->out, "<w:gridCol w:w=\"%d\"/>",
                        docx_twips(room * share_of(node, i) / sum + (child->next != NULL ? gutter : 0)));
    docx_puts(docx, "</w:tblGrid>\n<w:tr>");
    i = 0;
    for (const struct aira_node *child = node->first; child != NULL; child = child->next, i++)
        write_column(docx, place, child, room * share_of(node, i) / sum);
    docx_puts(docx, "</w:tr>\n");
    end_table(docx);
}

/* ---- boxes ---- */

void docx_box(struct docx *docx, const struct docx_place *place, const struct aira_node *node)
{
    enum aira_colour fill = docx_is_colour(node->fill) ? node->fill : AIRA_COLOUR_PALE;
    int width = docx_twips(place->width);
    struct docx_place inner = *place;
    struct docx_flow outer;

    begin_table(docx, "ReportBox", place->width, place->indent, "0600");
    aira_buf_printf(docx->out, "<w:gridCol w:w=\"%d\"/></w:tblGrid>\n<w:tr>", width);
    aira_buf_printf(docx->out, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/>", width);
    write_fill(docx, fill);
    docx_puts(docx, "</w:tcPr>\n");
    inner.width = usable(place->width - 2 * box_side);
    inner.indent = 0;
    inner.levels = 0;
    inner.on = on_ground(docx, fill, place->on);
    outer = enter_cell(docx);
    docx_children(docx, &inner, node);
    leave_cell(docx, &inner, outer);
    docx_puts(docx, "</w:tr>\n");
    end_table(docx);
}
