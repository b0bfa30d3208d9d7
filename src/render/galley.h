/* The long column of measured strips from which pages are cut.  Makers return NULL once memory ran out and accept NULL;
 * the arena remembers, and render_layout_make asks it at the end. */
#ifndef AIRA_RENDER_GALLEY_H
#define AIRA_RENDER_GALLEY_H

#include "layout.h"

/* How firmly a strip holds on to the one before it. */
enum glue {
    GLUE_NONE,
    GLUE_LOOSE, /* a section kept together while it fits */
    GLUE_SOFT,  /* a table, box or list, likewise: let go after the section around it */
    GLUE_HARD,  /* a heading and its text */
};

struct strip {
    struct strip *next;
    double gap; /* air before it, dropped at the top of a page */
    double height;
    enum glue glue;
    bool page_before;
    bool bare;
    struct render_item *items, *last_item;
    struct frame *frame;           /* NULL: only items */
    const struct table_head *head; /* repeated when a page begins with this strip */
};

struct galley {
    struct strip *first, *last;
    double gap, space; /* waiting for the next strip: the greatest gap asked for, and air added to it */
    enum glue glue;
    bool page_before;
    bool bare;
    struct render_item *waiting; /* anchors and bookmarks for the next strip */
};

/* Galleys side by side: the cells of a row, columns, or the one of a box. */
struct frame_cell {
    double x, y, width, height;  /* in the frame, padding included */
    double left, top, bottom;    /* padding */
    enum aira_colour fill, rule; /* ground, and a line along the lower edge */
    double rule_width;
    struct galley galley;
};

struct frame {
    struct frame_cell *cells;
    size_t count;
    bool stretches; /* a box at the foot of a column reaches as low as its neighbours */
};

struct table_head {
    const struct strip *first, *last;
    double height;
};

/* What building a galley needs; `text` and `chances` are scratch. */
struct builder {
    struct render_layout *layout;
    struct aira_arena *arena;
    struct aira_buf text;
    struct aira_buf chances;
    double shrink; /* what figures are made smaller by */
};

/* How a block of text is set. */
struct type {
    double size, leading, before, after;
    bool bold;
    enum aira_colour colour;
};

/* Where a block stands and what its surroundings decide. */
struct place {
    struct galley *galley;
    double x, width;
    enum aira_align align; /* for paragraphs that say nothing */
    bool bold;             /* in the head of a table */
};

struct strip *render_galley_add(struct builder *b, struct galley *galley, double height);
void render_galley_gap(struct galley *galley, double gap);
/* The height from `first` up to but not including `end`; the first one's gap does not count. */
double render_strips_height(const struct strip *first, const struct strip *end);
struct render_item *render_strip_item(struct builder *b, struct strip *strip, enum render_item_kind kind);
void render_strip_add(struct strip *strip, struct render_item *item);
/* An item that draws an image at x, y. */
struct render_item *render_image_item(struct builder *b, const struct aira_image *image, double x, double y,
                                      double scale);
struct render_item *render_galley_wait(struct builder *b, struct galley *galley, enum render_item_kind kind);

/* layout_text.c */
struct type render_type_of(const struct aira_node *node);
void render_build_text(struct builder *b, const struct place *place, const struct aira_node *node);
/* One line of text as an item whose anchor point by `align` is x, with its baseline at y. */
struct render_item *render_build_line(struct builder *b, const struct aira_span *spans, size_t count,
                                      const struct type *type, double x, double y, enum aira_align align);
/* The width of the line that render_build_line would make. */
double render_line_width(struct builder *b, const struct aira_span *spans, size_t count, const struct type *type);
double render_baseline_of(const struct type *type);

/* layout_block.c */
void render_build_node(struct builder *b, const struct place *place, const struct aira_node *node);
void render_build_children(struct builder *b, const struct place *place, const struct aira_node *node);

/* layout_frame.c */
void render_build_table(struct builder *b, const struct place *place, const struct aira_node *node);
void render_build_columns(struct builder *b, const struct place *place, const struct aira_node *node);
void render_build_box(struct builder *b, const struct place *place, const struct aira_node *node);

/* layout_split.c: cuts a frame so that the first part is at most `most` high.  Returns that part, or NULL when nothing
 * of it fits; *rest is then unchanged, else what is left (NULL: nothing). */
struct strip *render_split_strip(struct builder *b, const struct strip *strip, double most, bool force,
                                 struct strip **rest);

/* How high the first piece of a row of running text, where one cell alone holds something, may be: at most `most`, and
 * so that both pieces are worth reading.  0: the row is better left whole. */
double render_good_split(const struct strip *strip, double most);

/* layout_page.c */
/* How much of a page is filled, at least, before it ends only to keep together what comes next. */
extern const double render_least_filled;
void render_cut_pages(struct builder *b, const struct galley *galley);

/* layout_furniture.c */
void render_add_furniture(struct builder *b);
/* Fills the pages without header and footer with PAPER. */
void render_add_grounds(struct builder *b);

#endif
