/* Where pages break: what belongs together stays together, heads repeat, nothing is lost. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "book.h"

static void a_heading_stays_with_its_text(void **state)
{
    bool moved = false;

    (void)state;
    if (!book_can_be_read())
        skip();
    for (size_t lines = 30; lines < 40; lines++) {
        struct book *book = book_open();

        book_fill(book, lines);
        (void)aira_node_text(book->document, book->document->root, AIRA_NODE_HEADING, AIRA_STYLE_BODY, "en", "Heading");
        book_lines(book, book->document->root, "text", 4);
        book_read(book);
        assert_int_equal(book_page_with(book, "Heading"), book_page_with(book, "text0."));
        moved = moved || book_page_with(book, "Heading") == 1;
        book_close(book);
    }
    assert_true(moved);
}

static void no_line_of_a_paragraph_stands_alone(void **state)
{
    bool broken = false;

    (void)state;
    if (!book_can_be_read())
        skip();
    for (size_t lines = 30; lines < 38; lines++) {
        struct book *book = book_open();

        book_fill(book, lines);
        book_lines(book, book->document->root, "text", 6);
        book_read(book);
        assert_int_equal(book_page_with(book, "text0."), book_page_with(book, "text1."));
        assert_int_equal(book_page_with(book, "text4."), book_page_with(book, "text5."));
        broken = broken || book_page_with(book, "text0.") != book_page_with(book, "text5.");
        book_close(book);
    }
    assert_true(broken);
}

static void an_item_starts_with_what_it_says(void **state)
{
    bool moved = false;

    (void)state;
    if (!book_can_be_read())
        skip();
    for (size_t lines = 30; lines < 40; lines++) {
        struct book *book = book_open();
        struct aira_node *item = NULL;

        book_fill(book, lines);
        item = aira_node_add(book->document, aira_node_add(book->document, book->document->root, AIRA_NODE_LIST),
                             AIRA_NODE_ITEM);
        book_paragraph(book, item, "item", 0);
        book_paragraph(book, item, "detail", 0);
        book_read(book);
        assert_int_equal(book_page_with(book, "item0."), book_page_with(book, "detail0."));
        moved = moved || book_page_with(book, "item0.") == 1;
        book_close(book);
    }
    assert_true(moved);
}

static void table_heads_repeat_and_rows_stay_whole(void **state)
{
    struct book *book = NULL;
    struct aira_node *table = NULL;

    (void)state;
    if (!book_can_be_read())
        skip();
    book = book_open();
    book_fill(book, 5);
    table = book_table(book);
    for (size_t i = 0; i < 60; i++) {
        struct aira_node *row = book_row(book, table, 0);
        char word[32];

        snprintf(word, sizeof word, "row%zu-", i);
        book_lines(book, aira_node_add(book->document, row, AIRA_NODE_CELL), word, 3);
        book_paragraph(book, aira_node_add(book->document, row, AIRA_NODE_CELL), "value", i);
    }
    book_read(book);
    assert_true(book->count > 3);
    for (size_t i = 0; i < book->count; i++)
        assert_int_equal(shell_count(book->pages[i], "left0."), 1);
    for (size_t i = 0; i < 60; i++) {
        char first[32], last[32];

        snprintf(first, sizeof first, "row%zu-0.", i);
        snprintf(last, sizeof last, "row%zu-2.", i);
        assert_int_equal(book_page_with(book, first), book_page_with(book, last));
    }
    book_close(book);
}

static void a_row_higher_than_a_page_breaks_between_lines(void **state)
{
    struct book *book = NULL;
    struct aira_node *row = NULL;

    (void)state;
    if (!book_can_be_read())
        skip();
    book = book_open();
    row = book_row(book, book_table(book), 0);
    book_lines(book, aira_node_add(book->document, row, AIRA_NODE_CELL), "long", 130);
    book_paragraph(book, aira_node_add(book->document, row, AIRA_NODE_CELL), "short", 0);
    book_paragraph(book, book->document->root, "after", 0);
    book_read(book);
    assert_int_equal(book->count, 3);
    for (size_t i = 0; i < 130; i++) {
        char word[32];

        snprintf(word, sizeof word, "long%zu.", i);
        (void)book_page_with(book, word);
    }
    assert_int_equal(book_page_with(book, "short0."), 0);
    assert_int_equal(book_page_with(book, "after0."), 2);
    for (size_t i = 0; i < book->count; i++)
        assert_non_null(strstr(book->pages[i], "left0."));
    book_close(book);
}

static void a_box_is_not_broken_while_it_fits(void **state)
{
    struct book *book = NULL;
    struct aira_node *box = NULL;

    (void)state;
    if (!book_can_be_read())
        skip();
    book = book_open();
    book_fill(book, 30);
    box = aira_node_add(book->document, book->document->root, AIRA_NODE_BOX);
    book_lines(book, box, "box", 20);
    book_read(book);
    assert_int_equal(book_page_with(book, "box0."), 1);
    assert_int_equal(book_page_with(book, "box19."), 1);
    book_close(book);
}

static void a_box_higher_than_a_page_is_broken(void **state)
{
    struct book *book = NULL;

    (void)state;
    if (!book_can_be_read())
        skip();
    book = book_open();
    book_lines(book, aira_node_add(book->document, book->document->root, AIRA_NODE_BOX), "box", 120);
    book_read(book);
    assert_int_equal(book->count, 3);
    assert_int_equal(book_page_with(book, "box119."), 2);
    book_close(book);
}

static void what_is_kept_together_moves_as_one(void **state)
{
    struct book *book = NULL;
    struct aira_node *section = NULL;

    (void)state;
    if (!book_can_be_read())
        skip();
    book = book_open();
    book_fill(book, 25);
    section = aira_node_add(book->document, book->document->root, AIRA_NODE_SECTION);
    section->keep = AIRA_KEEP_TOGETHER;
    for (size_t i = 0; i < 20; i++)
        book_paragraph(book, section, "whole", i);
    book_paragraph(book, book->document->root, "after", 0);
    book_read(book);
    assert_int_equal(book_page_with(book, "whole0."), 1);
    assert_int_equal(book_page_with(book, "whole19."), 1);
    assert_int_equal(book_page_with(book, "after0."), 1);
    book_close(book);
}

static void together_yields_to_a_page_nearly_empty(void **state)
{
    struct book *book = NULL;
    struct aira_node *section = NULL;

    (void)state;
    if (!book_can_be_read())
        skip();
    book = book_open();
    book_fill(book, 3);
    section = aira_node_add(book->document, book->document->root, AIRA_NODE_SECTION);
    section->keep = AIRA_KEEP_TOGETHER;
    for (size_t i = 0; i < 35; i++)
        book_paragraph(book, section, "whole", i);
    book_read(book);
    assert_int_equal(book_page_with(book, "whole0."), 0);
    book_close(book);
}

static void a_section_can_start_a_page(void **state)
{
    struct book *book = NULL;
    struct aira_node *section = NULL;

    (void)state;
    if (!book_can_be_read())
        skip();
    book = book_open();
    for (size_t i = 0; i < 3; i++) {
        section = aira_node_add(book->document, book->document->root, AIRA_NODE_SECTION);
        section->keep = AIRA_KEEP_PAGE_BEFORE;
        book_paragraph(book, section, "section", i);
    }
    book_read(book);
    assert_int_equal(book->count, 3);
    assert_int_equal(book_page_with(book, "section2."), 2);
    book_close(book);
}

static void columns_stand_side_by_side(void **state)
{
    static const double shares[] = {1, 2, 1};
    struct book *book = NULL;
    struct aira_node *columns = NULL;

    (void)state;
    if (!book_can_be_read())
        skip();
    book = book_open();
    columns = aira_node_table(book->document, book->document->root, AIRA_NODE_COLUMNS, 3, shares, NULL);
    for (size_t i = 0; i < 3; i++)
        book_lines(book, aira_node_add(book->document, columns, AIRA_NODE_SECTION), "column", 30);
    book_read(book);
    assert_int_equal(book->count, 1);
    assert_int_equal(shell_count(book->pages[0], "column29."), 3);
    book_close(book);
}

static void rows_that_a_cell_spans_stay_on_one_page(void **state)
{
    struct book *book = NULL;
    struct aira_node *table = NULL;

    (void)state;
    if (!book_can_be_read())
        skip();
    book = book_open();
    book_fill(book, 34);
    table = book_table(book);
    for (size_t i = 0; i < 4; i++) {
        struct aira_node *row = book_row(book, table, 0), *cell = NULL;

        if (i % 2 == 0) {
            cell = aira_node_add(book->document, row, AIRA_NODE_CELL);
            cell->row_span = 2;
            book_paragraph(book, cell, "over", i);
        }
        book_paragraph(book, aira_node_add(book->document, row, AIRA_NODE_CELL), "beside", i);
    }
    book_read(book);
    assert_int_equal(book_page_with(book, "over0."), book_page_with(book, "beside1."));
    assert_int_equal(book_page_with(book, "over2."), book_page_with(book, "beside3."));
    book_close(book);
}

/* Spans that claim each other's places, or more than there is, get what is free. */
static void cells_that_overlap_are_all_drawn(void **state)
{
    static const double shares[] = {1, 1, 1};
    struct book *book = NULL;
    struct aira_node *table = NULL;

    (void)state;
    if (!book_can_be_read())
        skip();
    book = book_open();
    table = aira_node_table(book->document, book->document->root, AIRA_NODE_TABLE, 3, shares, NULL);
    for (size_t r = 0; r < 4; r++) {
        struct aira_node *row = book_row(book, table, 0);

        for (size_t c = 0; c < (r == 2 ? 0 : 2); c++) {
            struct aira_node *cell = aira_node_add(book->document, row, AIRA_NODE_CELL);

            cell->row_span = r == 0 && c == 1 ? 2 : r == 3 ? 9 : -1;
            cell->column_span = r == 1 && c == 0 ? 3 : r == 3 ? 9 : 1;
            book_paragraph(book, cell, "cell", 10 * r + c);
        }
    }
    book_read(book);
    assert_int_equal(book_page_with(book, "cell1."), 0);
    assert_int_equal(book_page_with(book, "cell10."), 0);
    assert_int_equal(book_page_with(book, "cell11."), 0);
    assert_int_equal(book_page_with(book, "cell30."), 0);
    book_close(book);
}

static void nesting_leaves_room_for_text(void **state)
{
    struct book *book = NULL;
    struct aira_node *node = NULL;

    (void)state;
    if (!book_can_be_read())
        skip();
    book = book_open();
    node = book->document->root;
    for (size_t i = 0; i < 40; i++) {
        node = aira_node_add(book->document, node, i % 2 ? AIRA_NODE_BOX : AIRA_NODE_LIST);
        node = i % 2 ? node : aira_node_add(book->document, node, AIRA_NODE_ITEM);
    }
    assert_non_null(aira_figure_text(book->document, aira_node_figure(book->document, node, 10, 10, "none"), 1, 1, 0,
                                     AIRA_LEFT, "en", "no size"));
    (void)aira_node_text(book->document, node, AIRA_NODE_PARAGRAPH, AIRA_STYLE_BODY, "en", "deep");
    book_read(book);
    assert_true(book->count >= 1);
    book_close(book);
}

static void a_caption_stays_with_its_figure(void **state)
{
    bool moved = false;

    (void)state;
    if (!book_can_be_read())
        skip();
    for (size_t lines = 24; lines < 32; lines++) {
        struct book *book = book_open();
        struct aira_node *figure = NULL;

        book_fill(book, lines);
        figure = aira_node_figure(book->document, book->document->root, 100, 150, "figure");
        assert_non_null(aira_figure_text(book->document, figure, 0, 20, 9, AIRA_LEFT, "en", "inside"));
        (void)aira_node_text(book->document, book->document->root, AIRA_NODE_PARAGRAPH, AIRA_STYLE_CAPTION, "en",
                             "caption");
        book_read(book);
        assert_int_equal(book_page_with(book, "inside"), book_page_with(book, "caption"));
        moved = moved || book_page_with(book, "caption") == 1;
        book_close(book);
    }
    assert_true(moved);
}

static void a_figure_larger_than_the_page_is_made_to_fit(void **state)
{
    struct book *book = NULL;
    struct aira_node *figure = NULL;

    (void)state;
    if (!book_can_be_read())
        skip();
    book = book_open();
    book_fill(book, 1);
    figure = aira_node_figure(book->document, book->document->root, 3000, 5000, "figure");
    assert_non_null(aira_figure_text(book->document, figure, 3000, 4990, 60, AIRA_RIGHT, "en", "corner"));
    book_read(book);
    assert_int_equal(book->count, 2);
    assert_int_equal(book_page_with(book, "corner"), 1);
    book_close(book);
}

static void a_cover_longer_than_a_page_goes_on(void **state)
{
    struct book *book = NULL;
    struct aira_node *cover = NULL;

    (void)state;
    if (!book_can_be_read())
        skip();
    book = book_open();
    book->document->page_format = "page {page} of {pages}";
    cover = aira_node_add(book->document, book->document->root, AIRA_NODE_SECTION);
    cover->keep = AIRA_KEEP_COVER;
    for (size_t i = 0; i < 50; i++)
        book_paragraph(book, cover, "cover", i);
    book_fill(book, 1);
    book_read(book);
    assert_int_equal(book->count, 3);
    assert_int_equal(book_page_with(book, "cover49."), 1);
    assert_null(strstr(book->pages[1], "page 2 of 3"));
    assert_non_null(strstr(book->pages[2], "page 3 of 3"));
    assert_int_equal(book_page_with(book, "filler0."), 2);
    book_close(book);
}

static void an_empty_document_has_one_page(void **state)
{
    struct book *book = NULL;

    (void)state;
    if (!book_can_be_read())
        skip();
    book = book_open();
    book_read(book);
    assert_int_equal(book->count, 1);
    book_close(book);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_heading_stays_with_its_text),
        cmocka_unit_test(no_line_of_a_paragraph_stands_alone),
        cmocka_unit_test(an_item_starts_with_what_it_says),
        cmocka_unit_test(table_heads_repeat_and_rows_stay_whole),
        cmocka_unit_test(a_row_higher_than_a_page_breaks_between_lines),
        cmocka_unit_test(a_box_is_not_broken_while_it_fits),
        cmocka_unit_test(a_box_higher_than_a_page_is_broken),
        cmocka_unit_test(what_is_kept_together_moves_as_one),
        cmocka_unit_test(together_yields_to_a_page_nearly_empty),
        cmocka_unit_test(a_section_can_start_a_page),
        cmocka_unit_test(columns_stand_side_by_side),
        cmocka_unit_test(rows_that_a_cell_spans_stay_on_one_page),
        cmocka_unit_test(cells_that_overlap_are_all_drawn),
        cmocka_unit_test(nesting_leaves_room_for_text),
        cmocka_unit_test(a_caption_stays_with_its_figure),
        cmocka_unit_test(a_figure_larger_than_the_page_is_made_to_fit),
        cmocka_unit_test(a_cover_longer_than_a_page_goes_on),
        cmocka_unit_test(an_empty_document_has_one_page),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
