/* Plain text: every node becomes whole lines of a buffer, for a given width in columns of a terminal. */
#ifndef AIRA_RENDER_TEXT_LINES_H
#define AIRA_RENDER_TEXT_LINES_H

#include <aira/document.h>

/* How a block is set.  Inside a table or a list, blocks follow each other without blank lines. */
struct text_place {
    size_t width;
    bool tight;
    enum aira_align align; /* for paragraphs that say nothing */
};

/* Appends `node` as lines, each ended by a newline and free of control characters. */
void render_text_node(struct aira_buf *out, const struct aira_node *node, const struct text_place *place);
void render_text_children(struct aira_buf *out, const struct aira_node *node, const struct text_place *place);
void render_text_table(struct aira_buf *out, const struct aira_node *node, const struct text_place *place);
/* Appends `count` times `c`. */
void render_text_fill(struct aira_buf *out, char c, size_t count);

#endif
