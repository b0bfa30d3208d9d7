/* Cuts the galley into pages, in one pass: chains of strips that hold together go to a page as one. */
#include "galley.h"

static const double tolerance = 0.01;
const double render_least_filled = 0.22;
static const double most_squeezed = 0.6; /* of the air in it */

struct pager {
    struct builder *b;
    double y;     /* where the next strip goes, in the text block */
    bool fresh;   /* nothing stands on the page but a repeated head */
    bool started; /* there is a page */
    enum render_purpose purpose;
};

static struct render_page *page_of(const struct pager *pager)
{
    struct render_layout *layout = pager->b->layout;

    return &layout->pages[layout->page_count - 1];
}

static void place_items(const struct pager *pager, const struct render_item *items, double x, double y)
{
    struct render_page *page = page_of(pager);
    struct render_placed *placed = NULL;

    if (items == NULL)
        return;
    placed = aira_arena_alloc(pager->b->arena, sizeof *placed);
    if (placed == NULL)
        return;
    placed->items = items;
    placed->x = x;
    placed->y = y;
    placed->purpose = pager->purpose;
    if (page->last == NULL)
        page->first = placed;
    else
        page->last->next = placed;
    page->last = placed;
}

static bool same(double a, double z)
{
    return a - z < tolerance && z - a < tolerance;
}

/* Whether `right` continues `left`, so that one rectangle or line does for both and no seam shows. */
static bool continues(const struct frame_cell *left, const struct frame_cell *right)
{
    return same(left->x + left->width, right->x) && same(left->y, right->y) && same(left->height, right->height) &&
           left->fill == right->fill && left->rule == right->rule;
}

/* The ground of cells `first` to `last`, or the line under them. */
static void place_cells(const struct pager *pager, const struct frame_cell *first, const struct frame_cell *last,
                        enum render_item_kind kind, double x, double y)
{
    bool ground = kind == RENDER_ITEM_RECT;
    struct render_item *item = NULL;

    if ((ground ? first->fill : first->rule) == AIRA_COLOUR_NONE || first->height <= 0)
        return;
    item = aira_arena_alloc(pager->b->arena, sizeof *item);
    if (item == NULL)
        return;
    item->kind = kind;
    item->x2 = last->x + last->width - first->x;
    if (ground) {
        item->y2 = first->height;
        item->fill = first->fill;
    } else {
        item->stroke = first->rule;
        item->stroke_width = first->rule_width;
    }
    place_items(pager, item, x + first->x, y + first->y + (ground ? 0 : first->height));
}

static void place_frame(const struct pager *pager, const struct frame *frame, enum render_item_kind kind, double x,
                        double y)
{
    for (size_t i = 0, last = 0; i < frame->count; i = last + 1) {
        last = i;
        while (last + 1 < frame->count && continues(&frame->cells[last], &frame->cells[last + 1]))
            last++;
        place_cells(pager, &frame->cells[i], &frame->cells[last], kind, x, y);
    }
}

static void place_strip(const struct pager *pager, const struct strip *strip, double x, double y)
{
    place_items(pager, strip->items, x, y);
    if (strip->frame == NULL)
        return;
    place_frame(pager, strip->frame, RENDER_ITEM_RECT, x, y);
    for (size_t i = 0; i < strip->frame->count; i++) {
        const struct frame_cell *cell = &strip->frame->cells[i];
        double inner = y + cell->y + cell->top;

        for (const struct strip *s = cell->galley.first; s != NULL; s = s->next) {
            inner += s == cell->galley.first ? 0 : s->gap;
            place_strip(pager, s, x + cell->x + cell->left, inner);
            inner += s->height;
        }
    }
    place_frame(pager, strip->frame, RENDER_ITEM_LINE, x, y);
}

/* ---- pages ---- */

static double page_height(const struct pager *pager)
{
    return pager->b->layout->text_height;
}

/* A cover stands a little above the middle, where the eye looks for it. */
static double cover_offset(const struct pager *pager, const struct strip *strip)
{
    const struct strip *end = strip->next;
    double room = 0;

    while (end != NULL && end->bare && !end->page_before)
        end = end->next;
    room = page_height(pager) - render_strips_height(strip, end);
    return room > 0 ? room * 0.42 : 0;
}

static void put(struct pager *pager, const struct strip *strip)
{
    struct render_layout *layout = pager->b->layout;

    if (!pager->fresh)
        pager->y += strip->gap;
    place_strip(pager, strip, layout->left, layout->top + pager->y);
    pager->y += strip->height;
    pager->fresh = false;
}

static void put_head(struct pager *pager, const struct table_head *head)
{
    pager->purpose = RENDER_REPEAT;
    for (const struct strip *strip = head->first; strip != NULL; strip = strip->next) {
        put(pager, strip);
        if (strip == head->last)
            break;
    }
    pager->purpose = RENDER_CONTENT;
    pager->fresh = true;
}

/* Begins the page whose first strip is `strip`. */
static void new_page(struct pager *pager, const struct strip *strip)
{
    struct render_layout *layout = pager->b->layout;

    if (layout->page_count == layout->page_capacity &&
        aira_grow(&layout->pages, &layout->page_capacity, layout->page_count + 1, sizeof *layout->pages) != 0) {
        pager->b->arena->failed = true;
        return;
    }
    layout->pages[layout->page_count++] = (struct render_page){NULL, NULL, strip != NULL && strip->bare};
    pager->y = 0;
    pager->fresh = true;
    pager->started = true;
    if (strip != NULL && strip->bare)
        pager->y = cover_offset(pager, strip);
    if (strip != NULL && strip->head != NULL)
        put_head(pager, strip->head);
}

static double room_for(const struct pager *pager, const struct strip *strip)
{
    return page_height(pager) - pager->y - (pager->fresh ? 0 : strip->gap);
}

static double whole_page_for(const struct pager *pager, const struct strip *strip)
{
    return page_height(pager) - (strip->head == NULL ? 0 : strip->head->height);
}

/* ---- chains ---- */

static struct strip *end_of_chain(const struct strip *strip, enum glue glue)
{
    struct strip *end = strip->next;

    while (end != NULL && end->glue >= glue && !end->page_before)
        end = end->next;
    return end;
}

static bool fits(const struct strip *first, const struct strip *end, double room)
{
    return render_strips_height(first, end) <= room + tolerance;
}

static void put_pieces(struct pager *pager, const struct strip *strip)
{
    while (strip != NULL && !pager->b->arena->failed) {
        struct strip *rest = NULL;
        const struct strip *part = render_split_strip(pager->b, strip, room_for(pager, strip), pager->fresh, &rest);

        if (part == NULL && !pager->fresh) {
            new_page(pager, strip);
            continue;
        }
        put(pager, part == NULL ? strip : part);
        if (part == NULL)
            return;
        strip = rest;
        if (rest != NULL)
            new_page(pager, rest);
    }
}

static bool nearly_empty(const struct pager *pager)
{
    return !pager->fresh && pager->y < page_height(pager) * render_least_filled;
}

/* Whether a row or box is what reaches over the foot of the page: it can go on overleaf. */
static bool ends_in_frame(const struct pager *pager, const struct strip *first, const struct strip *end)
{
    double room = room_for(pager, first);
    const struct strip *strip = first;

    while (strip->next != end && fits(first, strip->next, room))
        strip = strip->next;
    return strip->frame != NULL;
}

/* Whether a strip that reaches over the foot is broken and not moved to the next page. */
static bool is_broken(const struct pager *pager, const struct strip *strip, bool leads)
{
    return strip->frame != NULL && (strip->height > whole_page_for(pager, strip) || nearly_empty(pager) ||
                                    (!leads && strip->glue == GLUE_HARD));
}

/* What no page holds, or only one that leaves a nearly empty one behind, is broken where it must be. */
static void put_oversized(struct pager *pager, const struct strip *first, const struct strip *end)
{
    if (!pager->fresh && room_for(pager, first) < page_height(pager) / 3)
        new_page(pager, first);
    for (const struct strip *strip = first; strip != end && !pager->b->arena->failed; strip = strip->next) {
        if (strip->height <= room_for(pager, strip) + tolerance) {
            put(pager, strip);
        } else if (is_broken(pager, strip, strip == first)) {
            put_pieces(pager, strip);
        } else {
            if (!pager->fresh)
                new_page(pager, strip);
            put(pager, strip);
        }
    }
}

/* A row of running text at the end of the chain goes on to the next page, rather than leave the foot of this one empty.
 */
static bool put_broken(struct pager *pager, const struct strip *first, const struct strip *end)
{
    const struct strip *last = first;
    struct strip *part = NULL, *rest = NULL;
    double most = 0;

    while (last->next != end) {
        last = last->next;
        if (last->glue < GLUE_HARD)
            return false;
    }
    most = room_for(pager, first) - (last == first ? 0 : render_strips_height(first, last) + last->gap);
    most = render_good_split(last, most);
    part = most > 0 ? render_split_strip(pager->b, last, most, false, &rest) : NULL;
    if (part == NULL || rest == NULL)
        return false;
    for (size_t i = 0; i < part->frame->count; i++)
        part->frame->cells[i].rule = AIRA_COLOUR_NONE;
    for (; first != last; first = first->next)
        put(pager, first);
    put(pager, part);
    new_page(pager, rest);
    if (!pager->b->arena->failed)
        put(pager, rest);
    return true;
}

static void put_chain(struct pager *pager, const struct strip *first, const struct strip *end)
{
    if (!fits(first, end, room_for(pager, first))) {
        if (!fits(first, end, whole_page_for(pager, first)) ||
            (nearly_empty(pager) && ends_in_frame(pager, first, end))) {
            put_oversized(pager, first, end);
            return;
        }
        if (put_broken(pager, first, end))
            return;
        if (!pager->fresh)
            new_page(pager, first);
    }
    for (const struct strip *strip = first; strip != end; strip = strip->next)
        put(pager, strip);
}

/* What is only better kept together is not, when the page would stay nearly empty for it. */
static bool may_loosen(const struct pager *pager, const struct strip *first, const struct strip *end)
{
    if (fits(first, end, room_for(pager, first)))
        return false;
    return !fits(first, end, whole_page_for(pager, first)) || nearly_empty(pager);
}

/* Puts what `glue` holds together, or where that may be let go, what the next firmer one does. */
static void put_glued(struct pager *pager, const struct strip *first, const struct strip *end, enum glue glue)
{
    if (glue == GLUE_HARD || !may_loosen(pager, first, end)) {
        put_chain(pager, first, end);
        return;
    }
    while (first != end && !pager->b->arena->failed) {
        const struct strip *stop = end_of_chain(first, glue + 1);

        put_glued(pager, first, stop, glue + 1);
        first = stop;
    }
}

/* What begins a page and is only a little higher than one is set closer, rather than leave a few lines on the next. */
static void squeeze(const struct pager *pager, struct strip *first)
{
    double height = first->height, air = 0, over = 0;
    struct strip *end = first->next;

    for (; end != NULL && !end->page_before; end = end->next) {
        height += end->gap + end->height;
        air += end->gap;
    }
    over = height - page_height(pager);
    if (over <= 0 || over > air * most_squeezed)
        return;
    for (struct strip *strip = first->next; strip != end; strip = strip->next)
        strip->gap *= 1 - over / air;
}

void render_cut_pages(struct builder *b, const struct galley *galley)
{
    struct pager pager = {b, 0, true, false, RENDER_CONTENT};
    struct strip *strip = galley->first;

    if (strip == NULL)
        new_page(&pager, NULL);
    while (strip != NULL && !b->arena->failed) {
        struct strip *end = end_of_chain(strip, GLUE_LOOSE);

        if (!pager.started || (strip->page_before && !pager.fresh))
            new_page(&pager, strip);
        if (strip->page_before)
            squeeze(&pager, strip);
        if (!b->arena->failed)
            put_glued(&pager, strip, end, GLUE_LOOSE);
        strip = end;
    }
}
