/* A text being typed: one line, or several.  Knows nothing of the screen. */
#ifndef AIRA_TERMINAL_FIELD_H
#define AIRA_TERMINAL_FIELD_H

#include <aira/base.h>

struct field {
    struct aira_buf text;
    size_t cursor; /* byte at which the next character comes in; a grapheme cluster begins there, or the end */
    bool many_lines;
    size_t most;   /* bytes it may hold */
    bool was_full; /* something did not fit in since this was last cleared */
};

void field_init(struct field *field, const char *text, size_t most, bool many_lines);
void field_dispose(struct field *field);

/* Puts `length` bytes in at the cursor: line ends as '\n' (in a field of one line as spaces), tabs as spaces, other
 * control characters and bytes that are no UTF-8 left out.  What is too much for the field is left out, at a cluster's
 * beginning. */
void field_insert(struct field *field, const char *bytes, size_t length);
/* By a grapheme cluster each.  False when there was nothing to do. */
bool field_erase_before(struct field *field);
bool field_erase_at(struct field *field);
bool field_left(struct field *field);
bool field_right(struct field *field);
void field_word_left(struct field *field);
void field_word_right(struct field *field);
void field_home(struct field *field); /* of the line */
void field_end(struct field *field);
void field_erase_word(struct field *field);    /* before the cursor */
void field_erase_to_home(struct field *field); /* of the line */
void field_erase_to_end(struct field *field);

/* The text as lines of at most `cells` columns, broken at line ends and where a line is full, never inside a cluster.
 * Line i holds the bytes starts[i] to starts[i + 1], its line end included; an empty text is one empty line, and so is
 * what stands behind a line end at the end. */
struct field_layout {
    size_t *starts; /* count + 1 of them */
    size_t count, capacity;
    size_t row, column; /* of the cursor */
};
int field_lay_out(struct field_layout *layout, const struct field *field, size_t cells, struct aira_error *err);
void field_layout_dispose(struct field_layout *layout);
/* Moves the cursor to the line `by` below in the layout, near the column where it is. */
void field_move_lines(struct field *field, const struct field_layout *layout, int by);

#endif
