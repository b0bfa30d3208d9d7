#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "book.h"

struct book *book_open(void)
{
    struct book *book = calloc(1, sizeof *book);
    struct aira_error err;

    assert_non_null(book);
    aira_buf_init(&book->words);
    assert_int_equal(aira_document_new(&book->document, &err), 0);
    return book;
}

void book_close(struct book *book)
{
    aira_buf_dispose(&book->words);
    aira_document_free(book->document);
    free(book);
}

void book_read(struct book *book)
{
    struct aira_render_report report;
    struct aira_buf file;

    aira_buf_init(&file);
    aira_render_report_init(&report);
    aira_buf_clear(&book->words);
    shell_render(&file, &report, "pdf", book->document);
    assert_int_equal(shell_run(&book->words, "pdftotext -enc UTF-8 %s -", &file), 0);
    book->count = 0;
    for (char *at = book->words.data; *at != '\0' && book->count < PAGES;) {
        char *end = strchr(at, '\f');

        book->pages[book->count++] = at;
        if (end == NULL)
            break;
        *end = '\0';
        at = end + 1;
    }
    assert_int_equal(book->count, report.pages);
    aira_render_report_dispose(&report);
    aira_buf_dispose(&file);
}

bool book_can_be_read(void)
{
    return shell_has("pdftotext");
}

size_t book_page_with(const struct book *book, const char *word)
{
    for (size_t i = 0; i < book->count; i++)
        if (strstr(book->pages[i], word) != NULL)
            return i;
    fail_msg("%s is on no page", word);
    return 0;
}

struct aira_node *book_paragraph(struct book *book, struct aira_node *parent, const char *word, size_t n)
{
    char text[64];

    snprintf(text, sizeof text, "%s%zu.", word, n);
    return aira_node_text(book->document, parent, AIRA_NODE_PARAGRAPH, AIRA_STYLE_BODY, "en", text);
}

void book_fill(struct book *book, size_t lines)
{
    for (size_t i = 0; i < lines; i++)
        book_paragraph(book, book->document->root, "filler", i);
}

struct aira_node *book_lines(struct book *book, struct aira_node *parent, const char *word, size_t lines)
{
    struct aira_node *node = book_paragraph(book, parent, word, 0);

    for (size_t i = 1; i < lines; i++) {
        char text[64];

        snprintf(text, sizeof text, "%s%zu.", word, i);
        assert_non_null(aira_node_span(book->document, node, "en", text, AIRA_SPAN_BREAK));
    }
    return node;
}

struct aira_node *book_row(struct book *book, struct aira_node *table, unsigned keep)
{
    struct aira_node *row = aira_node_add(book->document, table, AIRA_NODE_ROW);

    assert_non_null(row);
    row->keep = keep;
    return row;
}

struct aira_node *book_table(struct book *book)
{
    static const double shares[] = {1, 1};
    struct aira_node *table = aira_node_table(book->document, book->document->root, AIRA_NODE_TABLE, 2, shares, NULL);
    struct aira_node *row = book_row(book, table, AIRA_KEEP_HEADER);

    book_paragraph(book, aira_node_add(book->document, row, AIRA_NODE_CELL), "left", 0);
    book_paragraph(book, aira_node_add(book->document, row, AIRA_NODE_CELL), "right", 0);
    return table;
}
