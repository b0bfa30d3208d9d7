/* A document measured and placed on pages.  Knows faces only as widths, and no file format: whatever draws pages can
 * draw this.  Points (1/72 inch) from the top left, y downwards. */
#ifndef AIRA_RENDER_LAYOUT_H
#define AIRA_RENDER_LAYOUT_H

#include "face.h"

enum render_item_kind {
    RENDER_ITEM_TEXT,     /* `runs` on the baseline at y, beginning at x */
    RENDER_ITEM_LINE,     /* x, y to x2, y2 */
    RENDER_ITEM_RECT,     /* top left x, y; width x2, height y2 */
    RENDER_ITEM_CIRCLE,   /* centre x, y; radius x2 */
    RENDER_ITEM_POLYGON,  /* `points` times `scale` from x, y */
    RENDER_ITEM_IMAGE,    /* `image` in the rectangle at x, y with width x2 and height y2 */
    RENDER_ITEM_LINK,     /* a rectangle that leads to `id` */
    RENDER_ITEM_ANCHOR,   /* where links to `id` lead */
    RENDER_ITEM_BOOKMARK, /* the heading `node` */
    RENDER_ITEM_FIGURE,   /* the ground of the figure `node`, behind its shapes: top left x, y; width x2, height y2 */
};

/* The margin of paper around a picture on a page of another ground. */
enum { RENDER_PLATE_MARGIN = 6 };

/* A character in a paragraph. */
struct render_letter {
    struct render_glyph glyph;
    unsigned char chance; /* enum aira_break: whether a line may or must end before it */
    bool apart;           /* a sliver of space before it, between Chinese and Latin */
    int16_t kern;         /* how much further from the letter before it than the widths say, per mille */
    uint16_t span;
};

/* Letters drawn in one go: one face, one look. */
struct render_run {
    const struct render_letter *letters;
    size_t count;
    double x; /* from the start of the line */
    size_t face;
    bool embolden; /* bold is asked for and the face has none */
    enum aira_colour colour;
};

struct render_item {
    struct render_item *next;
    enum render_item_kind kind;
    double x, y, x2, y2;
    enum aira_colour fill, stroke;
    double stroke_width, dash;
    const struct render_run *runs;
    size_t run_count;
    double size;
    const double *points;
    size_t point_count;
    double scale;
    const char *id;
    const struct aira_node *node; /* what it was made of: a HEADING, PARAGRAPH, FIGURE or IMAGE, or the ITEM that a mark
                                     is of; NULL: nothing that a reader must know of */
    const struct aira_image *image;
    uint16_t span; /* LINK: the first of the node's spans that it covers */
};

enum render_purpose {
    RENDER_CONTENT,
    RENDER_REPEAT,   /* the head of a table, once more */
    RENDER_FURNITURE /* header or footer */
};

/* Items that moved together to x, y on a page. */
struct render_placed {
    struct render_placed *next;
    const struct render_item *items;
    double x, y;
    enum render_purpose purpose;
};

struct render_page {
    struct render_placed *first, *last;
    bool bare; /* without header and footer */
};

struct render_layout {
    struct aira_arena arena;
    const struct aira_document *document;
    struct render_faces *faces;
    double width, height; /* of the page */
    double left, top;     /* of the text block */
    double text_width, text_height;
    bool grounds_covers; /* set before it is made: pages without header and footer are filled with PAPER, and pictures
                            there have a margin */
    struct render_page *pages;
    size_t page_count, page_capacity;
};

/* Tells of every character of the document, and of what the layout adds to it, to `faces`, and of those that no face
 * has to `report`. */
int render_gather(struct render_faces *faces, struct aira_render_report *report, const struct aira_document *document,
                  struct aira_error *err);

void render_layout_init(struct render_layout *layout);
void render_layout_dispose(struct render_layout *layout);
/* Lays the whole document out. */
int render_layout_make(struct render_layout *layout, const struct aira_document *document, bool letter,
                       struct render_faces *faces, struct aira_error *err);

#endif
