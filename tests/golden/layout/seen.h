/* What stands on the pages of a layout, as the checks look at it: every item with the room it takes, and every node of
 * the document with where it may stand and where it does. */
#ifndef AIRA_TEST_LAYOUT_SEEN_H
#define AIRA_TEST_LAYOUT_SEEN_H

#include "layout.h"

#define NONE ((size_t)-1)

/* A node, in the order of the document. */
struct seen_node {
    const struct aira_node *node;
    size_t parent, end; /* `end`: behind the last node within it */
    size_t flow; /* the nearest node around it whose content runs downwards by itself: a cell, a column, the root */
    double left, right;           /* the room its content has across, reckoned from the document alone */
    size_t first_page, last_page; /* NONE: it shows nothing */
    size_t first_item, end_item;  /* its items are among these */
    bool heads;                   /* it stands in the head of a table, which repeats */
};

/* An item on a page.  Letters take the room that most of them do, not that of the tallest. */
struct seen_item {
    const struct render_item *item;
    size_t page, node; /* none: page furniture, or a ground or rule of cells */
    double x, y;       /* of the item, on the page */
    double left, top, right, bottom;
    bool again; /* of a table's head that repeats */
};

struct seen {
    const struct render_layout *layout;
    struct seen_node *nodes;
    struct seen_node **by_address;
    size_t node_count;
    struct seen_item *items;
    size_t item_count, item_capacity;
    size_t faults;
};

void seen_init(struct seen *seen, const struct render_layout *layout);
void seen_dispose(struct seen *seen);
/* Whether `node` stands within `around`, or is it. */
bool seen_within(const struct seen *seen, size_t node, size_t around);
bool seen_is_text(const struct seen_item *item);
/* Whether something of a node is drawn here, for the first time. */
bool seen_is_content(const struct seen_item *item);

/* Tells of a fault on stderr, with the page and the words of `item` (NULL: none). */
void seen_fault(struct seen *seen, size_t page, const struct seen_item *item, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* rooms.c */
void seen_reckon_rooms(struct seen *seen);

/* letters.c */
void seen_write_letters(const struct seen *seen, const char *path);

/* The checks. */
void check_boxes(struct seen *seen);
void check_figures(struct seen *seen);
void check_breaks(struct seen *seen);
void check_words(struct seen *seen);
void check_order(struct seen *seen);

#endif
