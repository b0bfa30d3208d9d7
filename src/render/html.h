/* One page of HTML: what the files of this renderer share.  Each appends to `out`; every text goes through
 * html_text or html_value, nothing else writes words from the tree.
 */
#ifndef AIRA_RENDER_HTML_H
#define AIRA_RENDER_HTML_H

#include <aira/render.h>

#include "rank.h"

struct html {
    struct aira_buf *out;
    const struct aira_document *document;
    const struct aira_look *look;  /* NULL: default */
    const struct aira_node *title; /* the paragraph that is the page's h1; NULL: the header says the title */
    /* Nodes that links may lead to, by id; the first one that has an id owns it. */
    struct aira_map ids;
    const struct aira_node **owners;
    size_t owner_count, owner_capacity;
    /* Headings in the order they are written, for the contents and for naming tables. */
    const struct aira_node **headings;
    size_t heading_count, heading_capacity;
    size_t heading_at;       /* written so far */
    int ranks[RENDER_RANKS]; /* of render_rank */
    size_t figure_at;        /* named so far */
    size_t depth;            /* tables around what is being written */
};

/* ---- html_text.c: words ---- */

void html_puts(struct html *html, const char *markup);
/* `text` between tags: escaped, control characters replaced, newlines as <br>; Chinese in a text of another language
 * has a span of its own. */
void html_text(struct html *html, const char *text, const char *language);
/* `text` between the quotes of an attribute or in a title, newlines and tabs as spaces. */
void html_value(struct html *html, const char *text);
/* ` lang="zh-CN"`, or nothing when the page is in that language already. */
void html_lang(struct html *html, const char *language);
/* The language of a text that names none: Chinese when it holds a Chinese character, else the page's or English. */
const char *html_language_of(const struct html *html, const char *text);
/* An id of the tree as one of the page: letters, digits, '.' and '-' stay, any other byte is _ and two hex digits, so
 * that ids of the page itself, which have no hex digits behind their '_', stay apart. */
void html_name(struct html *html, const char *id);
/* ` id="..."` when `node` owns one. */
void html_id(struct html *html, const struct aira_node *node);
/* The id of the n-th heading: its own or a counted one. */
void html_heading_name(struct html *html, size_t n);
/* ` aria-labelledby="..."`, naming the heading written last, or the page's title. */
void html_named_by_heading(struct html *html);
/* All spans; with `links`, those that lead somewhere are links, and without, breaks are spaces: one line that may stand
 * in a link itself. */
void html_spans(struct html *html, const struct aira_node *node, bool links);
bool html_has_words(const struct aira_node *node);
/* Whether a node leaves an element that an id can stand on: words, a figure, a table with rows, anything that holds
 * others; not air. */
bool html_is_written(const struct aira_node *node);

/* ---- html_block.c, html_table.c, html_figure.c: nodes ---- */

/* ` class="..."`: `base` (NULL: none), the align of the node and how it keeps together in print; nothing when there is
 * none of these. */
void html_class(struct html *html, const struct aira_node *node, const char *base);
void html_node(struct html *html, const struct aira_node *node);
void html_children(struct html *html, const struct aira_node *node);
void html_table(struct html *html, const struct aira_node *table);
/* The drawing alone; in a box that scrolls when it is wider than a narrow screen. */
void html_figure(struct html *html, const struct aira_figure *figure);
/* A picture, within the page itself. */
void html_image(struct html *html, const struct aira_image *image);
/* A number in a drawing or a style sheet, to hundredths, never with a comma. */
void html_number(struct html *html, double number);

/* ---- html_style.c: colours and the style sheet ---- */

void html_style(struct html *html);

/* ---- html_colour.c ---- */

/* `share` of `b`, the rest of `a`. */
uint32_t html_mix(uint32_t a, uint32_t b, double share);
/* The palette of a scheme from that of a look, so that each text colour has a contrast of 4.5 or more (ink in the dark:
 * 10) with paper and pale: darkened or lightened as little as that needs.  In the dark, paper and pale are ours, and
 * the steps of the levels run the other way: what stands on them in ink or paper is as legible as in the light. */
void html_palette(uint32_t out[AIRA_COLOURS], const uint32_t look[AIRA_COLOURS], bool dark);

#endif
