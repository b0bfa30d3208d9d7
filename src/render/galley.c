#include "galley.h"

void render_galley_gap(struct galley *galley, double gap)
{
    if (gap > galley->gap)
        galley->gap = gap;
}

static void append_items(struct strip *strip, struct render_item *items)
{
    if (items == NULL)
        return;
    if (strip->last_item == NULL)
        strip->items = items;
    else
        strip->last_item->next = items;
    while (items->next != NULL)
        items = items->next;
    strip->last_item = items;
}

struct strip *render_galley_add(struct builder *b, struct galley *galley, double height)
{
    struct strip *strip = aira_arena_alloc(b->arena, sizeof *strip);

    if (strip == NULL)
        return NULL;
    strip->height = height;
    strip->gap = galley->gap + galley->space;
    strip->glue = galley->glue;
    strip->page_before = galley->page_before;
    strip->bare = galley->bare;
    append_items(strip, galley->waiting);
    galley->gap = galley->space = 0;
    galley->glue = GLUE_NONE;
    galley->page_before = false;
    galley->waiting = NULL;
    if (galley->last == NULL)
        galley->first = strip;
    else
        galley->last->next = strip;
    galley->last = strip;
    return strip;
}

double render_strips_height(const struct strip *first, const struct strip *end)
{
    double height = 0;

    for (const struct strip *strip = first; strip != end; strip = strip->next)
        height += strip->height + (strip == first ? 0 : strip->gap);
    return height;
}

static struct render_item *new_item(struct builder *b, enum render_item_kind kind)
{
    struct render_item *item = aira_arena_alloc(b->arena, sizeof *item);

    if (item != NULL) {
        item->kind = kind;
        item->scale = 1;
    }
    return item;
}

struct render_item *render_strip_item(struct builder *b, struct strip *strip, enum render_item_kind kind)
{
    struct render_item *item = strip == NULL ? NULL : new_item(b, kind);

    if (item != NULL)
        append_items(strip, item);
    return item;
}

void render_strip_add(struct strip *strip, struct render_item *item)
{
    if (strip != NULL)
        append_items(strip, item);
}

struct render_item *render_galley_wait(struct builder *b, struct galley *galley, enum render_item_kind kind)
{
    struct render_item *item = new_item(b, kind);

    if (item != NULL) {
        item->next = galley->waiting;
        galley->waiting = item;
    }
    return item;
}
