#include "document.h"

#include <string.h>

struct aira_node *aira_node_figure(struct aira_document *document, struct aira_node *parent, double width,
                                   double height, const char *alternative)
{
    struct aira_node *node = aira_node_add(document, parent, AIRA_NODE_FIGURE);
    struct aira_figure *figure = NULL;

    if (node == NULL)
        return NULL;
    figure = aira_arena_alloc(&document->arena, sizeof *figure);
    if (figure == NULL)
        return NULL;
    figure->width = width;
    figure->height = height;
    figure->alternative = aira_arena_strdup(&document->arena, alternative == NULL ? "" : alternative);
    if (figure->alternative == NULL)
        return NULL;
    node->figure = figure;
    return node;
}

static struct aira_shape *add_shape(struct aira_document *document, struct aira_node *node, enum aira_shape_kind kind)
{
    struct aira_shape *shape = NULL;

    if (node == NULL || node->figure == NULL)
        return NULL;
    shape = document_grow(&document->arena, &node->figure->shapes, &node->figure->count, &node->figure->capacity,
                          sizeof *shape);
    if (shape == NULL)
        return NULL;
    memset(shape, 0, sizeof *shape);
    shape->kind = kind;
    return shape;
}

struct aira_shape *aira_figure_line(struct aira_document *document, struct aira_node *figure, double x, double y,
                                    double x2, double y2, enum aira_colour stroke)
{
    struct aira_shape *shape = add_shape(document, figure, AIRA_SHAPE_LINE);

    if (shape == NULL)
        return NULL;
    shape->x = x;
    shape->y = y;
    shape->x2 = x2;
    shape->y2 = y2;
    shape->stroke = stroke;
    return shape;
}

struct aira_shape *aira_figure_rect(struct aira_document *document, struct aira_node *figure, double x, double y,
                                    double width, double height, enum aira_colour fill)
{
    struct aira_shape *shape = add_shape(document, figure, AIRA_SHAPE_RECT);

    if (shape == NULL)
        return NULL;
    shape->x = x;
    shape->y = y;
    shape->x2 = width;
    shape->y2 = height;
    shape->fill = fill;
    return shape;
}

struct aira_shape *aira_figure_circle(struct aira_document *document, struct aira_node *figure, double x, double y,
                                      double radius, enum aira_colour fill)
{
    struct aira_shape *shape = add_shape(document, figure, AIRA_SHAPE_CIRCLE);

    if (shape == NULL)
        return NULL;
    shape->x = x;
    shape->y = y;
    shape->x2 = radius;
    shape->fill = fill;
    return shape;
}

struct aira_shape *aira_figure_polygon(struct aira_document *document, struct aira_node *figure, const double *points,
                                       size_t point_count, enum aira_colour fill, enum aira_colour stroke)
{
    double *copy = aira_arena_array(&document->arena, point_count * 2, sizeof *copy);
    struct aira_shape *shape = NULL;

    if (copy == NULL)
        return NULL;
    shape = add_shape(document, figure, AIRA_SHAPE_POLYGON);
    if (shape == NULL)
        return NULL;
    memcpy(copy, points, point_count * 2 * sizeof *copy);
    shape->points = copy;
    shape->point_count = point_count;
    shape->fill = fill;
    shape->stroke = stroke;
    return shape;
}

struct aira_shape *aira_figure_text(struct aira_document *document, struct aira_node *figure, double x, double y,
                                    double size, enum aira_align align, const char *language, const char *text)
{
    const char *lasting = document_language(document, language);
    const char *copy = aira_arena_strdup(&document->arena, text == NULL ? "" : text);
    struct aira_shape *shape = NULL;

    if (lasting == NULL || copy == NULL)
        return NULL;
    shape = add_shape(document, figure, AIRA_SHAPE_TEXT);
    if (shape == NULL)
        return NULL;
    shape->x = x;
    shape->y = y;
    shape->size = size;
    shape->align = align;
    shape->language = lasting;
    shape->text = copy;
    return shape;
}
