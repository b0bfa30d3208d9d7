/* Every kind of node as strips of a galley. */
#include "galley.h"

#include <stdio.h>
#include <string.h>

enum { BULLET_INDENT = 12, NUMBER_INDENT = 18 };

static const double rule_width = 0.5;
static const double default_stroke = 0.5;
static const double caption_gap = 4;
static const double least_shrunk = 0.8;

static struct strip *first_since(const struct galley *galley, struct strip *last)
{
    return last == NULL ? galley->first : last->next;
}

/* ---- figures ---- */

static void place_text(struct builder *b, struct strip *strip, const struct aira_node *node,
                       const struct aira_shape *shape, double x, double scale)
{
    struct aira_span span = {shape->text, shape->language, NULL, 0, shape->fill};
    struct type type = {shape->size * scale, shape->size * scale, 0, 0, shape->bold, AIRA_COLOUR_INK};
    struct render_item *line = NULL, *item = NULL;

    line = render_build_line(b, &span, 1, &type, x + shape->x * scale, shape->y * scale, shape->align);
    item = render_strip_item(b, strip, RENDER_ITEM_TEXT);
    if (line == NULL || item == NULL)
        return;
    item->x = line->x;
    item->y = line->y;
    item->runs = line->runs;
    item->run_count = line->run_count;
    item->size = line->size;
    item->node = node;
}

static void place_shape(struct builder *b, struct strip *strip, const struct aira_node *node,
                        const struct aira_shape *shape, double x, double scale)
{
    static const enum render_item_kind kinds[] = {
        [AIRA_SHAPE_LINE] = RENDER_ITEM_LINE,
        [AIRA_SHAPE_RECT] = RENDER_ITEM_RECT,
        [AIRA_SHAPE_CIRCLE] = RENDER_ITEM_CIRCLE,
        [AIRA_SHAPE_POLYGON] = RENDER_ITEM_POLYGON,
    };
    struct render_item *item = render_strip_item(b, strip, kinds[shape->kind]);

    if (item == NULL)
        return;
    item->x = x + shape->x * scale;
    item->y = shape->y * scale;
    item->x2 = shape->x2 * scale;
    item->y2 = shape->y2 * scale;
    if (shape->kind == AIRA_SHAPE_LINE)
        item->x2 += x;
    if (shape->kind == AIRA_SHAPE_POLYGON) {
        item->x = x;
        item->y = 0;
    }
    item->fill = shape->fill;
    item->stroke = shape->stroke;
    item->stroke_width = (shape->stroke_width > 0 ? shape->stroke_width : default_stroke) * scale;
    item->dash = shape->dash * scale;
    item->points = shape->points;
    item->point_count = shape->point_count;
    item->scale = scale;
    item->node = node;
}

static void place_ground(struct builder *b, struct strip *strip, const struct aira_node *node, double x, double scale)
{
    struct render_item *item = render_strip_item(b, strip, RENDER_ITEM_FIGURE);

    if (item == NULL)
        return;
    item->x = x;
    item->x2 = node->figure->width * scale;
    item->y2 = node->figure->height * scale;
    item->node = node;
}

/* The words under a figure stay with it. */
static bool has_caption(const struct aira_node *figure)
{
    return figure->next != NULL && figure->next->kind == AIRA_NODE_PARAGRAPH &&
           figure->next->style == AIRA_STYLE_CAPTION;
}

/* Where what goes to the page of the next strip for sure begins: a heading, and the words that hold on to it.  NULL:
 * there is nothing. */
static const struct strip *first_held(const struct galley *galley)
{
    const struct strip *first = galley->glue == GLUE_HARD ? galley->first : NULL;

    for (const struct strip *strip = first; strip != NULL; strip = strip->next)
        if (strip->glue != GLUE_HARD)
            first = strip;
    return first;
}

static bool begins_page(const struct galley *galley, const struct strip *held)
{
    if (held == NULL)
        return galley->first == NULL || galley->page_before;
    return held == galley->first || held->page_before;
}

static double height_held(const struct galley *galley, const struct strip *first)
{
    return (first == NULL ? 0 : first->gap + render_strips_height(first, NULL)) + galley->gap + galley->space;
}

static double caption_height(struct builder *b, const struct place *place, const struct aira_node *figure)
{
    struct galley galley = {0};
    struct place aside = *place;

    aside.galley = &galley;
    if (has_caption(figure))
        render_build_text(b, &aside, figure->next);
    return galley.first == NULL ? 0 : caption_gap + render_strips_height(galley.first, NULL);
}

/* A figure, what it follows and its caption share a page; made a little smaller, also one that already is begun, when
 * that page would stay nearly empty otherwise. */
static double figure_scale(struct builder *b, const struct place *place, const struct aira_node *node)
{
    const struct aira_figure *figure = node->figure;
    double scale = figure->width > place->width ? place->width / figure->width : 1;
    double height = figure->height * scale, page = b->layout->text_height, held = 0, begun = 0;
    const struct strip *first = NULL;

    if (height < page / 2)
        return scale * b->shrink;
    first = first_held(place->galley);
    held = height_held(place->galley, first) + caption_height(b, place, node);
    held = held < page / 2 ? held : 0;
    begun = page * (1 - render_least_filled) - held;
    if (height > begun && height * least_shrunk <= begun && !begins_page(place->galley, first))
        return scale * begun / height * b->shrink;
    return (height > page - held ? (page - held) / figure->height : scale) * b->shrink;
}

static void build_figure(struct builder *b, const struct place *place, const struct aira_node *node)
{
    const struct aira_figure *figure = node->figure;
    enum aira_align align = node->align == AIRA_LEFT ? place->align : node->align;
    double scale = 1, room = 0, left = 0;
    struct strip *strip = NULL;

    if (figure == NULL || !(figure->width > 0) || !(figure->height > 0))
        return;
    scale = figure_scale(b, place, node);
    room = place->width - figure->width * scale;
    left = place->x + (align == AIRA_RIGHT ? room : align == AIRA_CENTRE ? room / 2 : 0);
    render_galley_gap(place->galley, 2);
    strip = render_galley_add(b, place->galley, figure->height * scale);
    place_ground(b, strip, node, left, scale);
    for (size_t i = 0; i < figure->count; i++) {
        if (figure->shapes[i].kind == AIRA_SHAPE_TEXT)
            place_text(b, strip, node, &figure->shapes[i], left, scale);
        else
            place_shape(b, strip, node, &figure->shapes[i], left, scale);
    }
    render_galley_gap(place->galley, caption_gap);
    if (has_caption(node))
        place->galley->glue = GLUE_HARD;
}

struct render_item *render_image_item(struct builder *b, const struct aira_image *image, double x, double y,
                                      double scale)
{
    struct render_item *item = aira_arena_alloc(b->arena, sizeof *item);

    if (item == NULL)
        return NULL;
    item->kind = RENDER_ITEM_IMAGE;
    item->image = image;
    item->x = x;
    item->y = y;
    item->x2 = image->width * scale;
    item->y2 = image->height * scale;
    return item;
}

static bool is_on_cover(const struct aira_node *node)
{
    while (node != NULL && (node->keep & AIRA_KEEP_COVER) == 0)
        node = node->parent;
    return node != NULL;
}

/* On a cover with a ground of its own the margin of paper, not the picture, keeps to the edges of the text. */
static void build_image(struct builder *b, const struct place *place, const struct aira_node *node)
{
    const struct aira_image *image = node->image;
    enum aira_align align = node->align == AIRA_LEFT ? place->align : node->align;
    double plate = b->layout->grounds_covers && is_on_cover(node) ? RENDER_PLATE_MARGIN : 0;
    double scale = 1, width = place->width - 2 * plate, x = place->x + plate;
    struct render_item *item = NULL;

    if (image == NULL || !(image->width > 0) || !(image->height > 0) || !(width > 0))
        return;
    if (image->width > width)
        scale = width / image->width;
    if (image->height * scale > b->layout->text_height)
        scale = b->layout->text_height / image->height;
    if (align != AIRA_LEFT)
        x += (width - image->width * scale) / (align == AIRA_CENTRE ? 2 : 1);
    render_galley_gap(place->galley, 2 + plate);
    item = render_image_item(b, image, x, 0, scale);
    if (item != NULL)
        item->node = node;
    render_strip_add(render_galley_add(b, place->galley, image->height * scale), item);
    render_galley_gap(place->galley, 8 + plate);
}

static void build_rule(struct builder *b, const struct place *place)
{
    struct render_item *item = NULL;

    render_galley_gap(place->galley, 5);
    item = render_strip_item(b, render_galley_add(b, place->galley, rule_width), RENDER_ITEM_LINE);
    if (item != NULL) {
        item->x = place->x;
        item->x2 = place->x + place->width;
        item->stroke = AIRA_COLOUR_GREY;
        item->stroke_width = rule_width;
    }
    render_galley_gap(place->galley, 6);
}

/* ---- lists ---- */

/* The mark stands on the first line of what it marks. */
static void add_mark(struct builder *b, struct strip *strip, const struct aira_node *marked, const char *mark, double x)
{
    const struct aira_node *first = marked->first == NULL ? marked : marked->first;
    struct type type = render_type_of(first);
    struct aira_span span = {mark, "en", NULL, 0, AIRA_COLOUR_NONE};
    struct render_item *line = NULL, *item = NULL;

    if (strip == NULL)
        return;
    line = render_build_line(b, &span, 1, &type, x, render_baseline_of(&type), AIRA_LEFT);
    item = render_strip_item(b, strip, RENDER_ITEM_TEXT);
    if (line == NULL || item == NULL)
        return;
    item->x = line->x;
    item->y = line->y;
    item->runs = line->runs;
    item->run_count = line->run_count;
    item->size = line->size;
    item->node = marked;
}

/* An item's first line is not left behind by what it says next. */
static void hold_first(struct strip *first)
{
    if (first != NULL && first->next != NULL && first->next->glue == GLUE_NONE)
        first->next->glue = GLUE_HARD;
}

static void build_list(struct builder *b, const struct place *place, const struct aira_node *node)
{
    unsigned number = 0;

    for (const struct aira_node *child = node->first; child != NULL; child = child->next) {
        double indent = node->level == 1 ? NUMBER_INDENT : BULLET_INDENT;
        struct place inner = *place;
        struct strip *last = place->galley->last;
        char mark[16] = "\xE2\x80\xA2";

        if (node->level == 1)
            snprintf(mark, sizeof mark, "%u.", ++number);
        if (inner.width > 2 * indent) {
            inner.x += indent;
            inner.width -= indent;
        }
        /* The last item does not stand on a page alone. */
        if (child->next == NULL && child != node->first && place->galley->glue == GLUE_NONE)
            place->galley->glue = GLUE_SOFT;
        render_build_node(b, &inner, child);
        hold_first(first_since(place->galley, last));
        add_mark(b, first_since(place->galley, last), child, mark, place->x);
    }
}

/* ---- what holds others ---- */

static void wait_for_strip(struct builder *b, struct galley *galley, const struct aira_node *node)
{
    struct render_item *item = NULL;

    if (node->id != NULL) {
        item = render_galley_wait(b, galley, RENDER_ITEM_ANCHOR);
        if (item != NULL)
            item->id = node->id;
    }
    if (node->kind == AIRA_NODE_HEADING && node->level <= 2 && node->span_count > 0) {
        item = render_galley_wait(b, galley, RENDER_ITEM_BOOKMARK);
        if (item != NULL)
            item->node = node;
    }
}

/* A node that fits on a page is held together by gluing its strips. */
static void hold_together(struct builder *b, struct strip *first, enum glue glue)
{
    if (first == NULL || render_strips_height(first, NULL) > b->layout->text_height)
        return;
    for (struct strip *strip = first->next; strip != NULL; strip = strip->next)
        if (strip->glue == GLUE_NONE || glue == GLUE_HARD)
            strip->glue = glue;
}

void render_build_children(struct builder *b, const struct place *place, const struct aira_node *node)
{
    for (const struct aira_node *child = node->first; child != NULL; child = child->next)
        render_build_node(b, place, child);
}

static void build_kind(struct builder *b, const struct place *place, const struct aira_node *node)
{
    switch (node->kind) {
    case AIRA_NODE_HEADING:
    case AIRA_NODE_PARAGRAPH:
        render_build_text(b, place, node);
        break;
    case AIRA_NODE_LIST:
        build_list(b, place, node);
        break;
    case AIRA_NODE_TABLE:
        render_build_table(b, place, node);
        break;
    case AIRA_NODE_FIGURE:
        build_figure(b, place, node);
        break;
    case AIRA_NODE_IMAGE:
        build_image(b, place, node);
        break;
    case AIRA_NODE_COLUMNS:
        render_build_columns(b, place, node);
        break;
    case AIRA_NODE_BOX:
        render_build_box(b, place, node);
        break;
    case AIRA_NODE_RULE:
        build_rule(b, place);
        break;
    case AIRA_NODE_SPACE:
        place->galley->space += node->height;
        break;
    case AIRA_NODE_DOCUMENT:
    case AIRA_NODE_SECTION:
    case AIRA_NODE_ITEM:
    case AIRA_NODE_ROW:
    case AIRA_NODE_CELL:
        render_build_children(b, place, node);
        break;
    }
}

/* Takes back what was built since `before` was kept; the items that waited then end with `tail`. */
static void take_back(struct galley *galley, const struct galley *before, struct render_item *tail)
{
    *galley = *before;
    if (galley->last != NULL)
        galley->last->next = NULL;
    if (tail != NULL)
        tail->next = NULL;
}

/* With figures as large as the page allows; as they are when even small ones do not help. */
static void build_on_one_page(struct builder *b, const struct place *place, const struct aira_node *node)
{
    static const double tries[] = {1, 0.9, 0.8, 0.7};
    struct galley before = *place->galley;
    struct render_item *tail = before.waiting;
    double around = b->shrink;

    while (tail != NULL && tail->next != NULL)
        tail = tail->next;
    for (size_t i = 0; i < sizeof tries / sizeof *tries && !b->arena->failed; i++) {
        b->shrink = around * tries[i];
        build_kind(b, place, node);
        b->shrink = around;
        if (render_strips_height(first_since(place->galley, before.last), NULL) <= b->layout->text_height)
            return;
        take_back(place->galley, &before, tail);
    }
    build_kind(b, place, node);
}

void render_build_node(struct builder *b, const struct place *place, const struct aira_node *node)
{
    struct galley *galley = place->galley;
    struct strip *last = galley->last, *first = NULL;
    bool cover = (node->keep & AIRA_KEEP_COVER) != 0;

    if ((node->keep & AIRA_KEEP_PAGE_BEFORE) != 0 || cover)
        galley->page_before = true;
    if (cover)
        galley->bare = true;
    wait_for_strip(b, galley, node);
    if ((node->keep & AIRA_KEEP_ONE_PAGE) != 0)
        build_on_one_page(b, place, node);
    else
        build_kind(b, place, node);
    first = first_since(galley, last);
    if ((node->keep & AIRA_KEEP_TOGETHER) != 0)
        hold_together(b, first,
                      (node->keep & AIRA_KEEP_WITH_NEXT) != 0 ? GLUE_HARD
                      : node->kind == AIRA_NODE_SECTION       ? GLUE_LOOSE
                                                              : GLUE_SOFT);
    /* What stands last in a section has nothing there to hold on to. */
    if (node->kind == AIRA_NODE_SECTION && node->last != NULL && node->last->kind != AIRA_NODE_HEADING)
        galley->glue = GLUE_NONE;
    if (first != NULL && (node->kind == AIRA_NODE_HEADING || (node->keep & AIRA_KEEP_WITH_NEXT) != 0))
        galley->glue = GLUE_HARD;
    if (cover) {
        galley->bare = false;
        galley->page_before = true;
    }
}
