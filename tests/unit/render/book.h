/* A document under test, and the words of its pages as a reader finds them in the PDF. */
#ifndef AIRA_TEST_RENDER_BOOK_H
#define AIRA_TEST_RENDER_BOOK_H

#include "shell.h"

enum { PAGES = 40 };

struct book {
    struct aira_document *document;
    struct aira_buf words;
    char *pages[PAGES];
    size_t count;
};

struct book *book_open(void);
void book_close(struct book *book);
/* Whether the tool that reads pages is there. */
bool book_can_be_read(void);
/* Draws the document and reads the words of each page. */
void book_read(struct book *book);
/* The page that holds `word`; fails when none does. */
size_t book_page_with(const struct book *book, const char *word);
/* A paragraph "<word><n>." */
struct aira_node *book_paragraph(struct book *book, struct aira_node *parent, const char *word, size_t n);
/* That many paragraphs of one line. */
void book_fill(struct book *book, size_t lines);
/* A paragraph whose lines are word0. to word<n - 1>. */
struct aira_node *book_lines(struct book *book, struct aira_node *parent, const char *word, size_t lines);
struct aira_node *book_row(struct book *book, struct aira_node *table, unsigned keep);
/* A table of two columns whose head is left0. and right0. */
struct aira_node *book_table(struct book *book);

#endif
