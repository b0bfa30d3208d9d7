/* aira document: the tree that a report is and that every renderer draws.  It says what stands on a page, never where:
 * no coordinates but inside figures.  A room of its own, so that a renderer links neither the report nor what it is
 * made of.
 */
#ifndef AIRA_DOCUMENT_H
#define AIRA_DOCUMENT_H

#include <aira/base.h>

/* Colours by what they mean; a theme says which they are.  Level and status never rest on colour alone: words or signs
 * stand beside. */
enum aira_colour {
    AIRA_COLOUR_NONE,
    AIRA_COLOUR_INK,    /* text, heads */
    AIRA_COLOUR_ACCENT, /* what the eye shall find first */
    AIRA_COLOUR_GREY,   /* text of second rank, rules */
    AIRA_COLOUR_PALE,   /* fills behind text, table heads */
    AIRA_COLOUR_PAPER,  /* white */
    AIRA_COLOUR_LEVEL0, /* five steps, apart in grey print and for colour-blind readers */
    AIRA_COLOUR_LEVEL1,
    AIRA_COLOUR_LEVEL2,
    AIRA_COLOUR_LEVEL3,
    AIRA_COLOUR_LEVEL4,
    AIRA_COLOUR_GOOD, /* met */
    AIRA_COLOUR_BAD,  /* missed */
    AIRA_COLOUR_OPEN, /* unproven, unanswered */
    AIRA_COLOURS
};

/* "ink", "accent", ... "open": how themes and style sheets call it; "none" for NONE. */
const char *aira_colour_name(enum aira_colour colour);
/* The default palette: colours[AIRA_COLOURS] as 0xRRGGBB. */
const uint32_t *aira_default_palette(void);
/* How far two colours (0xRRGGBB) stand apart by WCAG 2: 1 to 21. */
double aira_contrast(uint32_t a, uint32_t b);

enum aira_align { AIRA_LEFT, AIRA_CENTRE, AIRA_RIGHT };

/* ---- inline text ------------------------------------------------------------------------------------------------- */

enum {
    AIRA_SPAN_BOLD = 1,
    AIRA_SPAN_MUTED = 2, /* second rank: the other language, sources */
    AIRA_SPAN_BREAK = 4, /* a line ends before this span */
};

/* A run of text of one look and one language.  `link`, when not NULL, is the id of the node it leads to. */
struct aira_span {
    const char *text;
    const char *language; /* "zh", "en"; decides line breaking, face order and the tag in a PDF */
    const char *link;
    unsigned flags;
    enum aira_colour colour; /* NONE: what the style says */
};

/* ---- figures: drawings as shapes -----------------------------------------------------------------------------------
 */

enum aira_shape_kind { AIRA_SHAPE_LINE, AIRA_SHAPE_RECT, AIRA_SHAPE_CIRCLE, AIRA_SHAPE_POLYGON, AIRA_SHAPE_TEXT };

/* Points (1/72 inch), origin at the figure's top left, y downwards.
 * LINE from x,y to x2,y2; RECT x,y with width x2 and height y2; CIRCLE centre x,y radius x2; POLYGON closed through
 * `points`; TEXT with its baseline at y and x its left, middle or right end by `align`, `size` points high. */
struct aira_shape {
    enum aira_shape_kind kind;
    double x, y, x2, y2;
    const double *points; /* x, y pairs */
    size_t point_count;
    enum aira_colour fill, stroke;
    double stroke_width; /* 0: 0.5 */
    double dash;         /* length of dashes and gaps; 0: solid */
    const char *text;
    const char *language;
    double size;
    enum aira_align align;
    bool bold;
};

struct aira_figure {
    double width, height;
    const char *alternative; /* what it shows, in words, for readers who cannot see it and for text output */
    struct aira_shape *shapes;
    size_t count, capacity;
};

/* ---- pictures: pixels, such as a logo ------------------------------------------------------------------------------
 */

/* A picture as a renderer may want it: as a file, or as opaque pixels on a ground of the colour PAPER. */
struct aira_picture {
    const void *png; /* a PNG file, which may have an alpha channel */
    size_t png_length;
    unsigned width, height;   /* pixels */
    const unsigned char *rgb; /* three bytes a pixel, row by row from the top left */
};

/* A picture on a page, `width` by `height` points large.  The picture is borrowed and outlives the document.  It always
 * stands on a ground of the colour PAPER, in the dark too. */
struct aira_image {
    const struct aira_picture *picture;
    double width, height;
    const char *alternative; /* what it shows, in words */
    const char *language;
};

enum { AIRA_HEADER_IMAGES = 2 };

/* ---- nodes ----------------------------------------------------------------------------------------------------------
 */

enum aira_node_kind {
    AIRA_NODE_DOCUMENT,
    AIRA_NODE_SECTION,   /* children; a heading first, usually */
    AIRA_NODE_HEADING,   /* spans; `level` 1..4; becomes a bookmark when level <= 2 */
    AIRA_NODE_PARAGRAPH, /* spans */
    AIRA_NODE_LIST,      /* children: ITEM; `level` 0 bulleted, 1 numbered */
    AIRA_NODE_ITEM,      /* children: PARAGRAPH and others */
    AIRA_NODE_TABLE,     /* children: ROW; columns in `table` */
    AIRA_NODE_ROW,       /* children: CELL; AIRA_KEEP_HEADER: repeats on each page */
    AIRA_NODE_CELL,      /* children: PARAGRAPH, FIGURE, LIST ...; `column_span`, `row_span` */
    AIRA_NODE_FIGURE,    /* `figure`; made smaller where it does not fit; a CAPTION behind it stays with it */
    AIRA_NODE_COLUMNS,   /* children side by side, each a SECTION; `shares` of the width by child in `table`; a BOX at
                            the foot of one reaches as low as its neighbours */
    AIRA_NODE_BOX,       /* children on a pale ground with inner margins */
    AIRA_NODE_RULE,      /* a thin line over the whole width */
    AIRA_NODE_SPACE,     /* `height` points of air, dropped at the top of a page */
    AIRA_NODE_IMAGE,     /* `image`; made smaller where it does not fit */
};

/* The look of text, from which a renderer takes size, leading and weight (points in the PDF in brackets). */
enum aira_style {
    AIRA_STYLE_BODY,     /* 9.5 on 14 */
    AIRA_STYLE_SMALL,    /* 8 on 11: tables, notes */
    AIRA_STYLE_LEAD,     /* 12 on 17 */
    AIRA_STYLE_TITLE,    /* 24 on 30: the cover */
    AIRA_STYLE_SUBTITLE, /* 16 on 22 */
    AIRA_STYLE_FIGURE,   /* 24 on 28: a key figure in a box */
    AIRA_STYLE_LABEL,    /* 8 on 11, grey: the words under or over a key figure */
    AIRA_STYLE_CAPTION,  /* 8 on 11, grey: under a figure */
};

enum {
    AIRA_KEEP_TOGETHER = 1,    /* not to be broken over pages while it fits on one */
    AIRA_KEEP_WITH_NEXT = 2,   /* on the same page as the start of what follows (every heading is); a row: also without
                                  a line between it and the next */
    AIRA_KEEP_PAGE_BEFORE = 4, /* starts a page */
    AIRA_KEEP_HEADER = 8,      /* a table row that repeats, in bold on a PALE ground */
    AIRA_KEEP_ROW_HEADER = 16, /* a cell that names its row */
    AIRA_KEEP_COVER = 32,      /* a section without page furniture, centred in height */
    AIRA_KEEP_ONE_PAGE = 64,   /* a section whose figures are made smaller where it then fits on a page */
};

struct aira_column {
    double share; /* of the table's width, relative to the sum of shares */
    enum aira_align align;
};

struct aira_table {
    struct aira_column *columns;
    size_t count;
    bool ruled; /* thin lines between rows */
};

struct aira_node {
    enum aira_node_kind kind;
    struct aira_node *parent, *first, *last, *next;
    const char *id; /* what links lead to; NULL: none; unique in the document */
    int level;
    enum aira_style style;
    enum aira_align align;
    enum aira_colour fill; /* CELL, BOX: ground; NONE: none (BOX: PALE) */
    unsigned keep;
    double height;             /* SPACE */
    int column_span, row_span; /* CELL; 0 counts as 1 */
    struct aira_span *spans;
    size_t span_count, span_capacity;
    struct aira_table *table;   /* TABLE, COLUMNS */
    struct aira_figure *figure; /* FIGURE */
    struct aira_image *image;   /* IMAGE */
};

struct aira_property {
    const char *name, *value;
};

/* A document and the words that stand on every page.  All of it lives in `arena`; texts are copied there by the makers
 * below. */
struct aira_document {
    struct aira_arena arena;
    struct aira_node *root;
    const char *language;                                /* the first language, "zh" or "en" */
    const char *title, *author, *subject, *keywords;     /* metadata */
    const char *header_left, *header_right;              /* page furniture; NULL: none */
    const char *footer_left;                             /* confidentiality mark and the like */
    const char *page_format;                             /* holds {page} and {pages} */
    struct aira_image header_images[AIRA_HEADER_IMAGES]; /* before header_left; without a picture: none */
    const char *contents, *skip;      /* over a list of the headings, and of a link past it; NULL: none */
    struct aira_property *properties; /* further metadata, such as the content hash; names ASCII */
    size_t property_count;
};

/* All makers return NULL once memory ran out and accept a NULL parent or node, so that a builder checks once at the end
 * with aira_document_result. */
int aira_document_new(struct aira_document **out, struct aira_error *err);
void aira_document_free(struct aira_document *document);
int aira_document_result(const struct aira_document *document, struct aira_error *err);
struct aira_node *aira_node_add(struct aira_document *document, struct aira_node *parent, enum aira_node_kind kind);
/* A HEADING or PARAGRAPH with one span. */
struct aira_node *aira_node_text(struct aira_document *document, struct aira_node *parent, enum aira_node_kind kind,
                                 enum aira_style style, const char *language, const char *text);
struct aira_span *aira_node_span(struct aira_document *document, struct aira_node *node, const char *language,
                                 const char *text, unsigned flags);
/* A TABLE (or COLUMNS) with `count` columns of those shares; `aligns` may be NULL (all left). */
struct aira_node *aira_node_table(struct aira_document *document, struct aira_node *parent, enum aira_node_kind kind,
                                  size_t count, const double *shares, const enum aira_align *aligns);
/* A FIGURE to be filled with shapes. */
struct aira_node *aira_node_figure(struct aira_document *document, struct aira_node *parent, double width,
                                   double height, const char *alternative);
/* An IMAGE as large as fits into `most_width` by `most_height` points. */
struct aira_node *aira_node_image(struct aira_document *document, struct aira_node *parent,
                                  const struct aira_picture *picture, double most_width, double most_height,
                                  const char *language, const char *alternative);
/* The same for page furniture, image number `index`. */
void aira_document_header_image(struct aira_document *document, size_t index, const struct aira_picture *picture,
                                double most_width, double most_height, const char *language, const char *alternative);
struct aira_shape *aira_figure_line(struct aira_document *document, struct aira_node *figure, double x, double y,
                                    double x2, double y2, enum aira_colour stroke);
struct aira_shape *aira_figure_rect(struct aira_document *document, struct aira_node *figure, double x, double y,
                                    double width, double height, enum aira_colour fill);
struct aira_shape *aira_figure_circle(struct aira_document *document, struct aira_node *figure, double x, double y,
                                      double radius, enum aira_colour fill);
struct aira_shape *aira_figure_polygon(struct aira_document *document, struct aira_node *figure, const double *points,
                                       size_t point_count, enum aira_colour fill, enum aira_colour stroke);
/* In the shape's `fill`, NONE being ink. */
struct aira_shape *aira_figure_text(struct aira_document *document, struct aira_node *figure, double x, double y,
                                    double size, enum aira_align align, const char *language, const char *text);
/* Appends every text that a renderer may draw or write: metadata, what stands on every page, properties by name and
 * value, and the tree in its order, figures with their alternatives; each block on lines of its own. */
void aira_document_words(struct aira_buf *out, const struct aira_document *document);
/* Adds a property, or replaces the one of that name.  AIRA_EUSAGE when the name is empty or not printable ASCII. */
int aira_document_property(struct aira_document *document, const char *name, const char *value);

#endif
