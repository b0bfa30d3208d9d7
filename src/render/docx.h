/* A text for a word processor (WordprocessingML, ECMA-376): what the files of this renderer share.  Each appends to
 * `out`, the part that is being written; every text goes through docx_text or docx_value, nothing else writes words
 * from the tree.  Lengths are points; the files turn them into twentieths of a point and other units.
 */
#ifndef AIRA_RENDER_DOCX_H
#define AIRA_RENDER_DOCX_H

#include "docx_library.h"
#include "galley.h"

/* Of every part that has text. */
#define DOCX_NAMESPACES                                                                                                \
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "                                        \
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "                                 \
    "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "                             \
    "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "                                               \
    "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\""

enum { DOCX_LIST_LEVELS = 9 };
/* Points: air over figures and rules, how far the items of a list stand in. */
enum { DOCX_FIGURE_BEFORE = 2, DOCX_RULE_BEFORE = 5, DOCX_BULLET_INDENT = 12, DOCX_NUMBER_INDENT = 18 };

/* What stands before the next block. */
struct docx_flow {
    bool any;          /* something stands in this cell, or in the body */
    bool after_table;  /* tables that follow each other would become one */
    double gap, space; /* air before it: at least, and added */
};

/* cairo, and the faces that figures are lettered in. */
struct docx_pen {
    struct docx_cairo cairo;
    bool open;
    struct render_faces faces;
    cairo_font_face_t *fonts[RENDER_ROLES];
    struct render_layout layout; /* its arena holds the lines of text that are drawn, and the hashes of pictures */
};

struct docx {
    struct aira_buf *out;
    const struct aira_document *document;
    const struct aira_look *look;
    const uint32_t *palette;
    struct aira_error *err;
    int code; /* of what went wrong besides memory, in *err */
    /* Nodes that links may lead to, by id; the first one that has an id owns it. */
    struct aira_map ids;
    const struct aira_node **owners;
    size_t owner_count, owner_capacity;
    /* Headings of the contents, in order. */
    const struct aira_node **headings;
    size_t heading_count, heading_capacity;
    size_t heading_at; /* written so far */
    /* Owners whose paragraph is not begun. */
    size_t *waiting;
    size_t waiting_count, waiting_capacity;
    struct docx_flow flow;
    bool page_before;   /* the next paragraph begins a page */
    bool fresh;         /* nothing stands on the page */
    bool covered;       /* a cover was written and its section is not closed */
    bool has_contents;  /* they are written */
    size_t depth;       /* tables around what is being written */
    int mark, level;    /* of the list whose next item's first paragraph comes; mark 0: none */
    size_t numbered;    /* numbered lists so far */
    size_t bookmark_at; /* bookmarks so far */
    size_t drawing_at;  /* drawings so far */
    struct docx_pen pen;
    struct aira_buf *pictures; /* PNG */
    size_t picture_count, picture_capacity;
    struct aira_map picture_by_hash;
    int header_pictures[AIRA_HEADER_IMAGES]; /* of those that the header shows, 1 and more; 0: none */
};

/* Where a block stands and what its surroundings decide. */
struct docx_place {
    double width;
    enum aira_align align; /* for paragraphs that say nothing */
    enum aira_colour on;   /* PAPER on a dark ground; NONE: what the style says */
    bool head;             /* in a head of a table */
    bool held;             /* every block stays with the next */
    bool next;             /* the last block stays with what follows */
    double indent;         /* of a list's items */
    int levels;            /* lists around it */
};

/* ---- docx_text.c: words, colours, links ---- */

void docx_puts(struct docx *docx, const char *markup);
/* `text` in an element: escaped, characters that XML has not replaced; newlines as line breaks of a run. */
void docx_text(struct docx *docx, const char *text);
/* `text` between the quotes of an attribute, or in a property: newlines and tabs as spaces. */
void docx_value(struct docx *docx, const char *text);
/* Twentieths of a point. */
int docx_twips(double points);
/* ` name="RRGGBB"` and, where the theme has that colour, ` theme="text2"`. */
void docx_colour(struct docx *docx, const char *name, const char *theme, enum aira_colour colour);
bool docx_is_colour(enum aira_colour colour);
/* The name of the bookmark of the n-th owner, without quotes. */
void docx_bookmark_name(struct docx *docx, size_t owner);
/* `text` as one run in the language of the document. */
void docx_run(struct docx *docx, const char *text, const char *style);
/* All spans as runs; those that lead somewhere as links. */
void docx_spans(struct docx *docx, const struct aira_node *node, const struct docx_place *place);
/* All spans as runs that may stand in a link themselves, breaks as spaces. */
void docx_entry(struct docx *docx, const struct aira_node *node);

/* ---- docx_block.c, docx_table.c, docx_figure.c: nodes ---- */

/* Opens a paragraph with its properties and the bookmarks that wait for one. */
void docx_begin(struct docx *docx, const struct docx_place *place, const char *style, double before, bool next,
                bool together, enum aira_align align);
void docx_end(struct docx *docx);
/* A paragraph of that height with nothing in it. */
void docx_air(struct docx *docx, double height);
void docx_node(struct docx *docx, const struct docx_place *place, const struct aira_node *node);
void docx_children(struct docx *docx, const struct docx_place *place, const struct aira_node *node);
/* Takes note of a node's id for the next paragraph. */
void docx_anchor(struct docx *docx, const struct aira_node *node);
void docx_table(struct docx *docx, const struct docx_place *place, const struct aira_node *node);
void docx_columns(struct docx *docx, const struct docx_place *place, const struct aira_node *node);
void docx_box(struct docx *docx, const struct docx_place *place, const struct aira_node *node);
/* The drawing as a run, no wider than `width`. */
void docx_figure(struct docx *docx, const struct aira_figure *figure, double width);
/* The picture as a run, no wider than `width`; returns its number, or -1. */
int docx_image(struct docx *docx, const struct aira_image *image, double width);

/* ---- docx_draw.c: figures as pictures ---- */

void docx_pen_init(struct docx_pen *pen);
void docx_pen_dispose(struct docx_pen *pen);
/* Appends the figure as PNG. */
int docx_draw(struct aira_buf *png, struct docx *docx, const struct aira_figure *figure, struct aira_error *err);

/* ---- docx_page.c: sections, contents, furniture ---- */

/* The width between the margins. */
double docx_text_width(const struct docx *docx);
/* The properties of the section that ends here: paper, margins and what stands on its pages. */
void docx_section(struct docx *docx, bool cover);
/* Ends the section that is open with a paragraph of its own. */
void docx_break_section(struct docx *docx, bool cover);
/* Behind a cover, ends its section and writes the contents. */
void docx_before_block(struct docx *docx);
void docx_header(struct docx *docx);
void docx_footer(struct docx *docx);
void docx_bare_header(struct docx *docx);
void docx_bare_footer(struct docx *docx);

/* ---- docx_style.c, docx_parts.c: the other parts ---- */

const char *docx_style_of(enum aira_style style);
/* The air that the style of a heading or a paragraph has over it. */
double docx_before(const struct aira_node *node);
void docx_styles(struct docx *docx);
void docx_theme(struct docx *docx);
void docx_numbering(struct docx *docx);
const char *docx_latin_face(const struct docx *docx);
const char *docx_chinese_face(const struct docx *docx);
void docx_content_types(struct docx *docx);
void docx_package_relations(struct docx *docx);
void docx_document_relations(struct docx *docx);
void docx_header_relations(struct docx *docx);
void docx_core(struct docx *docx);
void docx_application(struct docx *docx);
void docx_custom(struct docx *docx);
void docx_settings(struct docx *docx);
void docx_faces(struct docx *docx);

/* ---- docx_zip.c ---- */

struct docx_part {
    const char *name;
    const struct aira_buf *bytes;
    bool stored; /* it is compressed in itself */
};
/* Appends the parts as a zip file, the same bytes for the same parts. */
int docx_pack(struct aira_buf *out, const struct docx_part *parts, size_t count, struct aira_error *err);

#endif
