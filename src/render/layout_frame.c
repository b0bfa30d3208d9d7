/* What stands side by side: table rows, columns, boxes. */
#include "galley.h"

static const double cell_side = 4, cell_edge = 3;
static const double box_side = 10, box_edge = 8;
static const double gutter = 4 * 72 / 25.4;
static const double least_width = 4;
static const double row_rule = 0.25, head_rule = 0.75;

/* However deep things are nested, something is left for text. */
static double usable(double width)
{
    return width > least_width ? width : least_width;
}

static struct frame *new_frame(struct builder *b, size_t count)
{
    struct frame *frame = aira_arena_alloc(b->arena, sizeof *frame);

    if (frame == NULL)
        return NULL;
    frame->cells = aira_arena_array(b->arena, count, sizeof *frame->cells);
    frame->count = frame->cells == NULL ? 0 : count;
    return frame;
}

static double inner_height(const struct frame_cell *cell)
{
    return cell->top + render_strips_height(cell->galley.first, NULL) + cell->bottom;
}

static struct strip *add_frame(struct builder *b, struct galley *galley, struct frame *frame, double height)
{
    struct strip *strip = render_galley_add(b, galley, height);

    if (strip != NULL)
        strip->frame = frame;
    return strip;
}

/* ---- tables ---- */

/* Rows that hang together because cells span them are measured as one grid. */
struct grid {
    const struct aira_node *table;
    const double *edges;             /* column count + 1 */
    const struct aira_node **owners; /* rows x columns: the cell that covers a place */
    double *heights;
    size_t rows, columns;
    bool head;
};

static size_t span_of(int span, size_t most)
{
    size_t wanted = span < 1 ? 1 : (size_t)span;

    return wanted > most ? most : wanted;
}

static double *column_edges(struct builder *b, const struct place *place, const struct aira_table *table)
{
    double *edges = aira_arena_array(b->arena, table->count + 1, sizeof *edges);
    double sum = 0;

    if (edges == NULL)
        return NULL;
    for (size_t i = 0; i < table->count; i++)
        sum += table->columns[i].share > 0 ? table->columns[i].share : 0;
    edges[0] = place->x;
    for (size_t i = 0; i < table->count; i++) {
        double share = table->columns[i].share > 0 ? table->columns[i].share : 0;

        edges[i + 1] = edges[i] + (sum > 0 ? place->width * share / sum : place->width / (double)table->count);
    }
    return edges;
}

/* How many rows from `row` on hang together. */
static size_t rows_of_group(const struct aira_node *row)
{
    size_t rows = 0, wanted = 1;

    for (; row != NULL && rows < wanted; row = row->next, rows++)
        for (const struct aira_node *cell = row->first; cell != NULL; cell = cell->next)
            if (cell->row_span > 1 && rows + (size_t)cell->row_span > wanted)
                wanted = rows + (size_t)cell->row_span;
    return rows;
}

/* How many columns from a place on are free, or have the same cell: the width of what may stand or stands there. */
static size_t columns_alike(const struct grid *grid, size_t row, size_t column)
{
    const struct aira_node *const *owners = &grid->owners[row * grid->columns];
    size_t end = column + 1;

    while (end < grid->columns && owners[end] == owners[column])
        end++;
    return end - column;
}

/* Gives each cell its places and returns how many cells found one. */
static size_t seat_cells(struct grid *grid, const struct aira_node *row)
{
    size_t seated = 0;

    for (size_t r = 0; r < grid->rows; r++, row = row->next) {
        size_t column = 0;

        for (const struct aira_node *cell = row->first; cell != NULL; cell = cell->next) {
            size_t width = 0;

            while (column < grid->columns && grid->owners[r * grid->columns + column] != NULL)
                column++;
            if (column == grid->columns)
                break;
            width = span_of(cell->column_span, columns_alike(grid, r, column));
            for (size_t y = 0; y < span_of(cell->row_span, grid->rows - r); y++)
                for (size_t x = 0; x < width; x++)
                    grid->owners[(r + y) * grid->columns + column + x] = cell;
            seated++;
        }
    }
    return seated;
}

static void build_cell(struct builder *b, struct frame_cell *out, const struct grid *grid, size_t row, size_t column)
{
    const struct aira_node *cell = grid->owners[row * grid->columns + column];
    size_t span = columns_alike(grid, row, column);
    enum aira_align align = cell->align == AIRA_LEFT ? grid->table->table->columns[column].align : cell->align;
    struct place place = {&out->galley, 0, 0, align, grid->head};
    bool kept = (cell->parent->keep & AIRA_KEEP_WITH_NEXT) != 0;

    out->x = grid->edges[column];
    out->width = grid->edges[column + span] - out->x;
    out->left = cell_side;
    out->top = cell_edge;
    out->bottom = kept ? 0 : cell_edge;
    out->fill = cell->fill == AIRA_COLOUR_NONE && grid->head ? AIRA_COLOUR_PALE : cell->fill;
    if (grid->head || (grid->table->table->ruled && !kept)) {
        out->rule = grid->head ? AIRA_COLOUR_INK : AIRA_COLOUR_GREY;
        out->rule_width = grid->head ? head_rule : row_rule;
    }
    place.width = usable(out->width - 2 * cell_side);
    render_build_node(b, &place, cell);
}

/* A row is as high as its highest cell; a cell over several rows stretches the last of them. */
static void fit_heights(struct grid *grid, const struct frame_cell *cell, size_t row, size_t span)
{
    double height = inner_height(cell), there = 0;

    for (size_t r = row; r < row + span; r++)
        there += grid->heights[r];
    if (height > there)
        grid->heights[row + span - 1] += height - there;
}

static double height_of_rows(const struct grid *grid, size_t row, size_t count)
{
    double height = 0;

    for (size_t r = row; r < row + count; r++)
        height += grid->heights[r];
    return height;
}

static bool begins_at(const struct grid *grid, size_t row, size_t column)
{
    const struct aira_node *const *owner = &grid->owners[row * grid->columns + column];

    return *owner != NULL && (column == 0 || owner[-1] != *owner) &&
           (row == 0 || owner[-(long)grid->columns] != *owner);
}

static struct frame *build_cells(struct builder *b, struct grid *grid, size_t count)
{
    struct frame *frame = new_frame(b, count);

    for (int several = 0; several < 2 && frame != NULL && frame->count == count; several++) {
        size_t seat = 0;

        for (size_t r = 0; r < grid->rows; r++)
            for (size_t c = 0; c < grid->columns; c++) {
                const struct aira_node *cell = grid->owners[r * grid->columns + c];
                size_t span = cell == NULL ? 1 : span_of(cell->row_span, grid->rows - r);

                if (!begins_at(grid, r, c))
                    continue;
                if (several == 0)
                    build_cell(b, &frame->cells[seat], grid, r, c);
                if ((span > 1) == (several == 1))
                    fit_heights(grid, &frame->cells[seat], r, span);
                seat++;
            }
    }
    return frame;
}

static void set_cells(struct frame *frame, const struct grid *grid)
{
    size_t seat = 0;

    for (size_t r = 0; r < grid->rows; r++)
        for (size_t c = 0; c < grid->columns; c++) {
            struct frame_cell *cell = NULL;

            if (!begins_at(grid, r, c) || seat >= frame->count)
                continue;
            cell = &frame->cells[seat++];
            cell->y = height_of_rows(grid, 0, r);
            cell->height =
                height_of_rows(grid, r, span_of(grid->owners[r * grid->columns + c]->row_span, grid->rows - r));
            if (grid->head)
                cell->top += cell->height - inner_height(cell);
        }
}

static bool is_head(const struct aira_node *row)
{
    return row != NULL && (row->keep & AIRA_KEEP_HEADER) != 0;
}

/* Adds the rows that begin at `row` and hang together; returns the next one. */
static const struct aira_node *build_rows(struct builder *b, const struct place *place, const struct aira_node *table,
                                          const double *edges, const struct aira_node *row)
{
    struct grid grid = {table, edges, NULL, NULL, rows_of_group(row), table->table->count, is_head(row)};
    struct frame *frame = NULL;
    const struct aira_node *end = row;

    for (size_t i = 0; i < grid.rows; i++, end = end->next) {
        struct render_item *anchor = end->id == NULL ? NULL : render_galley_wait(b, place->galley, RENDER_ITEM_ANCHOR);

        if (anchor != NULL)
            anchor->id = end->id;
    }
    grid.owners = aira_arena_array(b->arena, grid.rows * grid.columns, sizeof *grid.owners);
    grid.heights = aira_arena_array(b->arena, grid.rows, sizeof *grid.heights);
    if (grid.owners == NULL || grid.heights == NULL)
        return NULL;
    frame = build_cells(b, &grid, seat_cells(&grid, row));
    if (frame == NULL)
        return NULL;
    set_cells(frame, &grid);
    (void)add_frame(b, place->galley, frame, height_of_rows(&grid, 0, grid.rows));
    return end;
}

/* How firmly the row after `last` holds on to it: neither the first row nor the last stands on a page alone. */
static enum glue glue_after(const struct aira_node *last, bool leading, bool first)
{
    if (leading || (last->keep & AIRA_KEEP_WITH_NEXT) != 0)
        return GLUE_HARD;
    return first || last->next->next == NULL ? GLUE_SOFT : GLUE_NONE;
}

void render_build_table(struct builder *b, const struct place *place, const struct aira_node *node)
{
    const double *edges = node->table == NULL || node->table->count == 0 ? NULL : column_edges(b, place, node->table);
    struct table_head *head = aira_arena_alloc(b->arena, sizeof *head);
    struct strip *last = NULL;
    const struct aira_node *row = node->first, *before = NULL;
    bool leading = true;
    size_t bodies = 0;

    if (edges == NULL || head == NULL)
        return;
    render_galley_gap(place->galley, 4);
    while (row != NULL) {
        bool heads = leading && is_head(row);
        const struct aira_node *next = NULL;

        last = place->galley->last;
        if (before != NULL)
            place->galley->glue = glue_after(before, leading, bodies == 1);
        next = build_rows(b, place, node, edges, row);
        if (place->galley->last == NULL || place->galley->last == last)
            return;
        if (heads) {
            head->first = head->first == NULL ? place->galley->last : head->first;
            head->last = place->galley->last;
            head->height = render_strips_height(head->first, head->last->next);
        } else if (head->first != NULL) {
            place->galley->last->head = head;
        }
        leading = heads;
        bodies += heads ? 0 : 1;
        for (before = row; before->next != next;)
            before = before->next;
        row = next;
    }
    render_galley_gap(place->galley, 8);
}

/* ---- columns and boxes ---- */

static void stretch_box(struct strip *last, double by)
{
    struct frame *frame = last == NULL ? NULL : last->frame;

    if (frame == NULL || !frame->stretches)
        return;
    last->height += by;
    frame->cells[0].height += by;
}

void render_build_columns(struct builder *b, const struct place *place, const struct aira_node *node)
{
    size_t count = 0, i = 0;
    double sum = 0, room = 0, x = place->x, height = 0;
    struct frame *frame = NULL;

    for (const struct aira_node *child = node->first; child != NULL; child = child->next, count++)
        sum += node->table != NULL && count < node->table->count ? node->table->columns[count].share : 1;
    if (count == 0 || !(sum > 0))
        return;
    room = usable(place->width - gutter * (double)(count - 1));
    frame = new_frame(b, count);
    if (frame == NULL || frame->count == 0)
        return;
    for (const struct aira_node *child = node->first; child != NULL; child = child->next, i++) {
        struct frame_cell *cell = &frame->cells[i];
        double share = node->table != NULL && i < node->table->count ? node->table->columns[i].share : 1;
        struct place inner = {&cell->galley, 0, usable(room * share / sum), AIRA_LEFT, place->bold};

        cell->x = x;
        cell->width = inner.width;
        x += inner.width + gutter;
        render_build_node(b, &inner, child);
        height = inner_height(cell) > height ? inner_height(cell) : height;
    }
    for (i = 0; i < count; i++) {
        stretch_box(frame->cells[i].galley.last, height - inner_height(&frame->cells[i]));
        frame->cells[i].height = height;
    }
    (void)add_frame(b, place->galley, frame, height);
    render_galley_gap(place->galley, 8);
}

void render_build_box(struct builder *b, const struct place *place, const struct aira_node *node)
{
    struct frame *frame = new_frame(b, 1);
    struct frame_cell *cell = frame == NULL ? NULL : frame->cells;
    struct place inner = {NULL, 0, usable(place->width - 2 * box_side), place->align, place->bold};

    if (cell == NULL)
        return;
    cell->x = place->x;
    cell->width = place->width;
    cell->left = box_side;
    cell->top = cell->bottom = box_edge;
    cell->fill = node->fill == AIRA_COLOUR_NONE ? AIRA_COLOUR_PALE : node->fill;
    frame->stretches = true;
    inner.galley = &cell->galley;
    render_build_children(b, &inner, node);
    cell->height = inner_height(cell);
    render_galley_gap(place->galley, 4);
    (void)add_frame(b, place->galley, frame, cell->height);
    render_galley_gap(place->galley, 8);
}
