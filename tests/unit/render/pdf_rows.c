/* Rows that belong together, and rows of running text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "book.h"

/* A row that holds on to the next one, and that one: one cell of running text over the whole width. */
static void add_entry(struct book *book, struct aira_node *table, size_t n, size_t lines)
{
    struct aira_node *row = book_row(book, table, AIRA_KEEP_WITH_NEXT), *cell = NULL;
    char word[32];

    book_paragraph(book, aira_node_add(book->document, row, AIRA_NODE_CELL), "title", n);
    book_paragraph(book, aira_node_add(book->document, row, AIRA_NODE_CELL), "owner", n);
    cell = aira_node_add(book->document, book_row(book, table, 0), AIRA_NODE_CELL);
    cell->column_span = 2;
    snprintf(word, sizeof word, "body%zu-", n);
    book_lines(book, cell, word, lines);
}

static size_t page_of(const struct book *book, const char *word, size_t n, const char *end)
{
    char text[32];

    snprintf(text, sizeof text, "%s%zu%s", word, n, end);
    return book_page_with(book, text);
}

static void a_row_stays_with_the_one_it_holds(void **state)
{
    (void)state;
    if (!book_can_be_read())
        skip();
    for (size_t lines = 0; lines < 4; lines++) {
        struct book *book = book_open();
        struct aira_node *table = NULL;

        book_fill(book, lines);
        table = book_table(book);
        for (size_t i = 0; i < 60; i++)
            add_entry(book, table, i, 3);
        book_read(book);
        assert_true(book->count > 3);
        for (size_t i = 0; i < 60; i++)
            assert_int_equal(page_of(book, "title", i, "."), page_of(book, "body", i, "-2."));
        book_close(book);
    }
}

/* Running text goes on to the next page in pieces worth reading; none is lost, and the head stands over each. */
static void running_text_breaks_where_it_reads_well(void **state)
{
    size_t broken = 0;

    (void)state;
    if (!book_can_be_read())
        skip();
    for (size_t lines = 20; lines < 40; lines++) {
        struct book *book = book_open();
        size_t first = 0, split = 0;

        book_fill(book, lines);
        add_entry(book, book_table(book), 0, 12);
        book_read(book);
        first = page_of(book, "title", 0, ".");
        while (split < 12 && page_of(book, "body0-", split, ".") == first)
            split++;
        assert_true(split == 12 || (split >= 3 && split <= 10));
        for (size_t i = split; i < 12; i++)
            assert_int_equal(page_of(book, "body0-", i, "."), first + 1);
        assert_int_equal(shell_count(book->pages[book->count - 1], "left0."), 1);
        broken += split < 12 ? 1 : 0;
        book_close(book);
    }
    assert_true(broken > 3);
}

static void neither_the_first_row_nor_the_last_stands_alone(void **state)
{
    (void)state;
    if (!book_can_be_read())
        skip();
    for (size_t lines = 25; lines < 45; lines++) {
        struct book *book = book_open();
        struct aira_node *table = NULL;

        book_fill(book, lines);
        table = book_table(book);
        for (size_t i = 0; i < 6; i++) {
            struct aira_node *row = book_row(book, table, 0);

            book_paragraph(book, aira_node_add(book->document, row, AIRA_NODE_CELL), "name", i);
            book_paragraph(book, aira_node_add(book->document, row, AIRA_NODE_CELL), "value", i);
        }
        book_read(book);
        assert_int_equal(page_of(book, "name", 0, "."), page_of(book, "name", 1, "."));
        assert_int_equal(page_of(book, "name", 4, "."), page_of(book, "name", 5, "."));
        book_close(book);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_stays_with_the_one_it_holds),
        cmocka_unit_test(running_text_breaks_where_it_reads_well),
        cmocka_unit_test(neither_the_first_row_nor_the_last_stands_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
