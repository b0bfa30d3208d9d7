/* Cutting a frame that no page can hold. */
#include "galley.h"

static const double tolerance = 0.01;
static const double least_taken = 33, least_left = 24; /* three lines of a table, and two with air between */

static const struct strip *end_of_chain(const struct strip *strip)
{
    strip = strip->next;
    while (strip != NULL && strip->glue == GLUE_HARD)
        strip = strip->next;
    return strip;
}

static void append_strip(struct galley *galley, struct strip *strip)
{
    if (galley->last == NULL)
        galley->first = strip;
    else
        galley->last->next = strip;
    galley->last = strip;
}

/* Moves strips from `from` to `to` while they fit into `most`, chain by chain, or strip by strip when `loose`. */
static double take_strips(struct galley *to, struct galley *from, double most, bool loose)
{
    double height = 0;

    while (from->first != NULL) {
        const struct strip *end = loose ? from->first->next : end_of_chain(from->first);
        double more = render_strips_height(from->first, end) + (to->first == NULL ? 0 : from->first->gap);

        if (height + more > most + tolerance)
            break;
        height += more;
        while (from->first != end) {
            struct strip *strip = from->first;

            from->first = strip->next;
            strip->next = NULL;
            append_strip(to, strip);
        }
    }
    if (from->first == NULL)
        from->last = NULL;
    return height;
}

/* Takes what fits of one cell into `part` and leaves the rest in `cell`.  True when something was taken. */
static bool split_cell(struct builder *b, struct frame_cell *part, struct frame_cell *cell, double most, bool force)
{
    double room = most - cell->y - cell->top - cell->bottom;
    double height = 0;

    *part = *cell;
    part->galley.first = part->galley.last = NULL;
    if (cell->galley.first == NULL || room <= 0)
        return false;
    height = take_strips(&part->galley, &cell->galley, room, false);
    if (part->galley.first == NULL && force)
        height = take_strips(&part->galley, &cell->galley, room, true);
    if (part->galley.first == NULL && cell->galley.first->frame != NULL) {
        struct strip *rest = NULL, *piece = render_split_strip(b, cell->galley.first, room, force, &rest);

        if (piece != NULL) {
            height = piece->height;
            append_strip(&part->galley, piece);
            if (rest != NULL)
                rest->next = cell->galley.first->next;
            cell->galley.first = rest != NULL ? rest : cell->galley.first->next;
            if (cell->galley.first == NULL || cell->galley.first->next == NULL)
                cell->galley.last = cell->galley.first;
        }
    }
    part->height = cell->top + height + cell->bottom;
    return part->galley.first != NULL;
}

/* The only cell of a frame that holds something; NULL: there are several, or the frame is a box. */
static const struct frame_cell *only_cell(const struct frame *frame)
{
    const struct frame_cell *only = NULL;

    if (frame == NULL || frame->stretches)
        return NULL;
    for (size_t i = 0; i < frame->count; i++) {
        if (frame->cells[i].galley.first == NULL)
            continue;
        if (only != NULL)
            return NULL;
        only = &frame->cells[i];
    }
    return only;
}

double render_good_split(const struct strip *strip, double most)
{
    const struct frame_cell *cell = only_cell(strip->frame);
    double around = cell == NULL ? 0 : cell->y + cell->top + cell->bottom, height = 0, good = 0;

    for (const struct strip *at = cell == NULL ? NULL : cell->galley.first; at != NULL;) {
        const struct strip *end = end_of_chain(at);

        height += render_strips_height(at, end) + (at == cell->galley.first ? 0 : at->gap);
        if (height + around > most + tolerance || end == NULL || render_strips_height(end, NULL) < least_left)
            break;
        if (height >= least_taken)
            good = height + around;
        at = end;
    }
    return good;
}

static struct strip *copy_strip(struct builder *b, const struct strip *strip)
{
    struct strip *copy = aira_arena_alloc(b->arena, sizeof *copy);
    struct frame *frame = aira_arena_alloc(b->arena, sizeof *frame);
    struct frame_cell *cells = aira_arena_array(b->arena, strip->frame->count, sizeof *cells);

    if (copy == NULL || frame == NULL || cells == NULL)
        return NULL;
    *copy = *strip;
    *frame = *strip->frame;
    for (size_t i = 0; i < frame->count; i++)
        cells[i] = frame->cells[i];
    frame->cells = cells;
    copy->frame = frame;
    copy->next = NULL;
    return copy;
}

static double lowest_edge(const struct frame *frame)
{
    double edge = 0;

    for (size_t i = 0; i < frame->count; i++)
        if (frame->cells[i].galley.first != NULL && frame->cells[i].y + frame->cells[i].height > edge)
            edge = frame->cells[i].y + frame->cells[i].height;
    return edge;
}

/* What is left begins at the top of the next page. */
static bool settle_rest(struct strip *rest, double taken)
{
    bool left = false;
    double edge = 0;

    rest->items = rest->last_item = NULL;
    rest->gap = 0;
    rest->page_before = false;
    for (size_t i = 0; i < rest->frame->count; i++) {
        struct frame_cell *cell = &rest->frame->cells[i];

        left = left || cell->galley.first != NULL;
        cell->y = cell->y > taken ? cell->y - taken : 0;
        cell->height = cell->top + render_strips_height(cell->galley.first, NULL) + cell->bottom;
    }
    edge = lowest_edge(rest->frame);
    for (size_t i = 0; i < rest->frame->count; i++)
        rest->frame->cells[i].height = edge - rest->frame->cells[i].y;
    rest->height = edge;
    return left;
}

/* The last resort: the first strip goes in although it does not fit, so that there is an end to it. */
static bool take_one(struct frame_cell *part, struct frame_cell *cell)
{
    struct strip *strip = cell->galley.first;

    if (strip == NULL)
        return false;
    cell->galley.first = strip->next;
    if (strip->next == NULL)
        cell->galley.last = NULL;
    strip->next = NULL;
    append_strip(&part->galley, strip);
    part->height = cell->top + strip->height + cell->bottom;
    return true;
}

struct strip *render_split_strip(struct builder *b, const struct strip *strip, double most, bool force,
                                 struct strip **rest)
{
    struct strip *part = copy_strip(b, strip), *left = copy_strip(b, strip);
    bool taken = false;

    if (part == NULL || left == NULL)
        return NULL;
    for (size_t i = 0; i < part->frame->count; i++)
        if (split_cell(b, &part->frame->cells[i], &left->frame->cells[i], most, force))
            taken = true;
    for (size_t i = 0; i < part->frame->count && force && !taken; i++)
        taken = take_one(&part->frame->cells[i], &left->frame->cells[i]);
    if (!taken)
        return NULL;
    part->height = lowest_edge(part->frame);
    for (size_t i = 0; i < part->frame->count; i++)
        part->frame->cells[i].height =
            part->height > part->frame->cells[i].y ? part->height - part->frame->cells[i].y : 0;
    *rest = settle_rest(left, part->height) ? left : NULL;
    return part;
}
