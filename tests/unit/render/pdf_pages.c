/* Where pages break: what belongs together stays together, heads repeat, nothing is lost. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "shell.h"

enum { PAGES = 40 };

struct book {
    struct aira_document *document;
    struct aira_buf words;
    char *pages[PAGES];
    size_t count;
};

static struct book *open_book(void)
{
    struct book *book = calloc(1, sizeof *book);
    struct aira_error err;

    assert_non_null(book);
    aira_buf_init(&book->words);
    assert_int_equal(aira_document_new(&book->document, &err), 0);
    return book;
}

static void close_book(struct book *book)
{
    aira_buf_dispose(&book->words);
    aira_document_free(book->document);
    free(book);
}

/* Draws the document and reads the words of each page. */
static void read_pages(struct book *book)
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

static bool has_tool(void)
{
    return shell_has("pdftotext");
}

static size_t page_with(const struct book *book, const char *word)
{
    for (size_t i = 0; i < book->count; i++)
        if (strstr(book->pages[i], word) != NULL)
            return i;
    fail_msg("%s is on no page", word);
    return 0;
}

static struct aira_node *paragraph(struct book *book, struct aira_node *parent, const char *format, size_t n)
{
    char text[64];

    snprintf(text, sizeof text, "%s%zu.", format, n);
    return aira_node_text(book->document, parent, AIRA_NODE_PARAGRAPH, AIRA_STYLE_BODY, "en", text);
}

static void fill(struct book *book, size_t lines)
{
    for (size_t i = 0; i < lines; i++)
        paragraph(book, book->document->root, "filler", i);
}

/* A paragraph whose lines are word0. to word<n - 1>. */
static struct aira_node *lines_of(struct book *book, struct aira_node *parent, const char *word, size_t lines)
{
    struct aira_node *node = paragraph(book, parent, word, 0);

    for (size_t i = 1; i < lines; i++) {
        char text[64];

        snprintf(text, sizeof text, "%s%zu.", word, i);
        assert_non_null(aira_node_span(book->document, node, "en", text, AIRA_SPAN_BREAK));
    }
    return node;
}

static void a_heading_stays_with_its_text(void **state)
{
    bool moved = false;

    (void)state;
    if (!has_tool())
        skip();
    for (size_t lines = 30; lines < 40; lines++) {
        struct book *book = open_book();

        fill(book, lines);
        (void)aira_node_text(book->document, book->document->root, AIRA_NODE_HEADING, AIRA_STYLE_BODY, "en", "Heading");
        lines_of(book, book->document->root, "text", 4);
        read_pages(book);
        assert_int_equal(page_with(book, "Heading"), page_with(book, "text0."));
        moved = moved || page_with(book, "Heading") == 1;
        close_book(book);
    }
    assert_true(moved);
}

static void no_line_of_a_paragraph_stands_alone(void **state)
{
    bool broken = false;

    (void)state;
    if (!has_tool())
        skip();
    for (size_t lines = 30; lines < 38; lines++) {
        struct book *book = open_book();

        fill(book, lines);
        lines_of(book, book->document->root, "text", 6);
        read_pages(book);
        assert_int_equal(page_with(book, "text0."), page_with(book, "text1."));
        assert_int_equal(page_with(book, "text4."), page_with(book, "text5."));
        broken = broken || page_with(book, "text0.") != page_with(book, "text5.");
        close_book(book);
    }
    assert_true(broken);
}

static void an_item_starts_with_what_it_says(void **state)
{
    bool moved = false;

    (void)state;
    if (!has_tool())
        skip();
    for (size_t lines = 30; lines < 40; lines++) {
        struct book *book = open_book();
        struct aira_node *item = NULL;

        fill(book, lines);
        item = aira_node_add(book->document, aira_node_add(book->document, book->document->root, AIRA_NODE_LIST),
                             AIRA_NODE_ITEM);
        paragraph(book, item, "item", 0);
        paragraph(book, item, "detail", 0);
        read_pages(book);
        assert_int_equal(page_with(book, "item0."), page_with(book, "detail0."));
        moved = moved || page_with(book, "item0.") == 1;
        close_book(book);
    }
    assert_true(moved);
}

static struct aira_node *add_row(struct book *book, struct aira_node *table, unsigned keep)
{
    struct aira_node *row = aira_node_add(book->document, table, AIRA_NODE_ROW);

    assert_non_null(row);
    row->keep = keep;
    return row;
}

static struct aira_node *headed_table(struct book *book)
{
    static const double shares[] = {1, 1};
    struct aira_node *table = aira_node_table(book->document, book->document->root, AIRA_NODE_TABLE, 2, shares, NULL);
    struct aira_node *row = add_row(book, table, AIRA_KEEP_HEADER);

    paragraph(book, aira_node_add(book->document, row, AIRA_NODE_CELL), "left", 0);
    paragraph(book, aira_node_add(book->document, row, AIRA_NODE_CELL), "right", 0);
    return table;
}

static void table_heads_repeat_and_rows_stay_whole(void **state)
{
    struct book *book = NULL;
    struct aira_node *table = NULL;

    (void)state;
    if (!has_tool())
        skip();
    book = open_book();
    fill(book, 5);
    table = headed_table(book);
    for (size_t i = 0; i < 60; i++) {
        struct aira_node *row = add_row(book, table, 0);
        char word[32];

        snprintf(word, sizeof word, "row%zu-", i);
        lines_of(book, aira_node_add(book->document, row, AIRA_NODE_CELL), word, 3);
        paragraph(book, aira_node_add(book->document, row, AIRA_NODE_CELL), "value", i);
    }
    read_pages(book);
    assert_true(book->count > 3);
    for (size_t i = 0; i < book->count; i++)
        assert_int_equal(shell_count(book->pages[i], "left0."), 1);
    for (size_t i = 0; i < 60; i++) {
        char first[32], last[32];

        snprintf(first, sizeof first, "row%zu-0.", i);
        snprintf(last, sizeof last, "row%zu-2.", i);
        assert_int_equal(page_with(book, first), page_with(book, last));
    }
    close_book(book);
}

static void a_row_higher_than_a_page_breaks_between_lines(void **state)
{
    struct book *book = NULL;
    struct aira_node *row = NULL;

    (void)state;
    if (!has_tool())
        skip();
    book = open_book();
    row = add_row(book, headed_table(book), 0);
    lines_of(book, aira_node_add(book->document, row, AIRA_NODE_CELL), "long", 130);
    paragraph(book, aira_node_add(book->document, row, AIRA_NODE_CELL), "short", 0);
    paragraph(book, book->document->root, "after", 0);
    read_pages(book);
    assert_int_equal(book->count, 3);
    for (size_t i = 0; i < 130; i++) {
        char word[32];

        snprintf(word, sizeof word, "long%zu.", i);
        (void)page_with(book, word);
    }
    assert_int_equal(page_with(book, "short0."), 0);
    assert_int_equal(page_with(book, "after0."), 2);
    for (size_t i = 0; i < book->count; i++)
        assert_non_null(strstr(book->pages[i], "left0."));
    close_book(book);
}

static void a_box_is_not_broken_while_it_fits(void **state)
{
    struct book *book = NULL;
    struct aira_node *box = NULL;

    (void)state;
    if (!has_tool())
        skip();
    book = open_book();
    fill(book, 30);
    box = aira_node_add(book->document, book->document->root, AIRA_NODE_BOX);
    lines_of(book, box, "box", 20);
    read_pages(book);
    assert_int_equal(page_with(book, "box0."), 1);
    assert_int_equal(page_with(book, "box19."), 1);
    close_book(book);
}

static void a_box_higher_than_a_page_is_broken(void **state)
{
    struct book *book = NULL;

    (void)state;
    if (!has_tool())
        skip();
    book = open_book();
    lines_of(book, aira_node_add(book->document, book->document->root, AIRA_NODE_BOX), "box", 120);
    read_pages(book);
    assert_int_equal(book->count, 3);
    assert_int_equal(page_with(book, "box119."), 2);
    close_book(book);
}

static void what_is_kept_together_moves_as_one(void **state)
{
    struct book *book = NULL;
    struct aira_node *section = NULL;

    (void)state;
    if (!has_tool())
        skip();
    book = open_book();
    fill(book, 25);
    section = aira_node_add(book->document, book->document->root, AIRA_NODE_SECTION);
    section->keep = AIRA_KEEP_TOGETHER;
    for (size_t i = 0; i < 20; i++)
        paragraph(book, section, "whole", i);
    paragraph(book, book->document->root, "after", 0);
    read_pages(book);
    assert_int_equal(page_with(book, "whole0."), 1);
    assert_int_equal(page_with(book, "whole19."), 1);
    assert_int_equal(page_with(book, "after0."), 1);
    close_book(book);
}

static void together_yields_to_a_page_nearly_empty(void **state)
{
    struct book *book = NULL;
    struct aira_node *section = NULL;

    (void)state;
    if (!has_tool())
        skip();
    book = open_book();
    fill(book, 3);
    section = aira_node_add(book->document, book->document->root, AIRA_NODE_SECTION);
    section->keep = AIRA_KEEP_TOGETHER;
    for (size_t i = 0; i < 35; i++)
        paragraph(book, section, "whole", i);
    read_pages(book);
    assert_int_equal(page_with(book, "whole0."), 0);
    close_book(book);
}

static void a_section_can_start_a_page(void **state)
{
    struct book *book = NULL;
    struct aira_node *section = NULL;

    (void)state;
    if (!has_tool())
        skip();
    book = open_book();
    for (size_t i = 0; i < 3; i++) {
        section = aira_node_add(book->document, book->document->root, AIRA_NODE_SECTION);
        section->keep = AIRA_KEEP_PAGE_BEFORE;
        paragraph(book, section, "section", i);
    }
    read_pages(book);
    assert_int_equal(book->count, 3);
    assert_int_equal(page_with(book, "section2."), 2);
    close_book(book);
}

static void columns_stand_side_by_side(void **state)
{
    static const double shares[] = {1, 2, 1};
    struct book *book = NULL;
    struct aira_node *columns = NULL;

    (void)state;
    if (!has_tool())
        skip();
    book = open_book();
    columns = aira_node_table(book->document, book->document->root, AIRA_NODE_COLUMNS, 3, shares, NULL);
    for (size_t i = 0; i < 3; i++)
        lines_of(book, aira_node_add(book->document, columns, AIRA_NODE_SECTION), "column", 30);
    read_pages(book);
    assert_int_equal(book->count, 1);
    assert_int_equal(shell_count(book->pages[0], "column29."), 3);
    close_book(book);
}

static void rows_that_a_cell_spans_stay_on_one_page(void **state)
{
    struct book *book = NULL;
    struct aira_node *table = NULL;

    (void)state;
    if (!has_tool())
        skip();
    book = open_book();
    fill(book, 34);
    table = headed_table(book);
    for (size_t i = 0; i < 4; i++) {
        struct aira_node *row = add_row(book, table, 0), *cell = NULL;

        if (i % 2 == 0) {
            cell = aira_node_add(book->document, row, AIRA_NODE_CELL);
            cell->row_span = 2;
            paragraph(book, cell, "over", i);
        }
        paragraph(book, aira_node_add(book->document, row, AIRA_NODE_CELL), "beside", i);
    }
    read_pages(book);
    assert_int_equal(page_with(book, "over0."), page_with(book, "beside1."));
    assert_int_equal(page_with(book, "over2."), page_with(book, "beside3."));
    close_book(book);
}

/* Spans that claim each other's places, or more than there is, get what is free. */
static void cells_that_overlap_are_all_drawn(void **state)
{
    static const double shares[] = {1, 1, 1};
    struct book *book = NULL;
    struct aira_node *table = NULL;

    (void)state;
    if (!has_tool())
        skip();
    book = open_book();
    table = aira_node_table(book->document, book->document->root, AIRA_NODE_TABLE, 3, shares, NULL);
    for (size_t r = 0; r < 4; r++) {
        struct aira_node *row = add_row(book, table, 0);

        for (size_t c = 0; c < (r == 2 ? 0 : 2); c++) {
            struct aira_node *cell = aira_node_add(book->document, row, AIRA_NODE_CELL);

            cell->row_span = r == 0 && c == 1 ? 2 : r == 3 ? 9 : -1;
            cell->column_span = r == 1 && c == 0 ? 3 : r == 3 ? 9 : 1;
            paragraph(book, cell, "cell", 10 * r + c);
        }
    }
    read_pages(book);
    assert_int_equal(page_with(book, "cell1."), 0);
    assert_int_equal(page_with(book, "cell10."), 0);
    assert_int_equal(page_with(book, "cell11."), 0);
    assert_int_equal(page_with(book, "cell30."), 0);
    close_book(book);
}

static void nesting_leaves_room_for_text(void **state)
{
    struct book *book = NULL;
    struct aira_node *node = NULL;

    (void)state;
    if (!has_tool())
        skip();
    book = open_book();
    node = book->document->root;
    for (size_t i = 0; i < 40; i++) {
        node = aira_node_add(book->document, node, i % 2 ? AIRA_NODE_BOX : AIRA_NODE_LIST);
        node = i % 2 ? node : aira_node_add(book->document, node, AIRA_NODE_ITEM);
    }
    assert_non_null(aira_figure_text(book->document, aira_node_figure(book->document, node, 10, 10, "none"), 1, 1, 0,
                                     AIRA_LEFT, "en", "no size"));
    (void)aira_node_text(book->document, node, AIRA_NODE_PARAGRAPH, AIRA_STYLE_BODY, "en", "deep");
    read_pages(book);
    assert_true(book->count >= 1);
    close_book(book);
}

static void a_caption_stays_with_its_figure(void **state)
{
    bool moved = false;

    (void)state;
    if (!has_tool())
        skip();
    for (size_t lines = 24; lines < 32; lines++) {
        struct book *book = open_book();
        struct aira_node *figure = NULL;

        fill(book, lines);
        figure = aira_node_figure(book->document, book->document->root, 100, 150, "figure");
        assert_non_null(aira_figure_text(book->document, figure, 0, 20, 9, AIRA_LEFT, "en", "inside"));
        (void)aira_node_text(book->document, book->document->root, AIRA_NODE_PARAGRAPH, AIRA_STYLE_CAPTION, "en",
                             "caption");
        read_pages(book);
        assert_int_equal(page_with(book, "inside"), page_with(book, "caption"));
        moved = moved || page_with(book, "caption") == 1;
        close_book(book);
    }
    assert_true(moved);
}

static void a_figure_larger_than_the_page_is_made_to_fit(void **state)
{
    struct book *book = NULL;
    struct aira_node *figure = NULL;

    (void)state;
    if (!has_tool())
        skip();
    book = open_book();
    fill(book, 1);
    figure = aira_node_figure(book->document, book->document->root, 3000, 5000, "figure");
    assert_non_null(aira_figure_text(book->document, figure, 3000, 4990, 60, AIRA_RIGHT, "en", "corner"));
    read_pages(book);
    assert_int_equal(book->count, 2);
    assert_int_equal(page_with(book, "corner"), 1);
    close_book(book);
}

static void a_cover_longer_than_a_page_goes_on(void **state)
{
    struct book *book = NULL;
    struct aira_node *cover = NULL;

    (void)state;
    if (!has_tool())
        skip();
    book = open_book();
    book->document->page_format = "page {page} of {pages}";
    cover = aira_node_add(book->document, book->document->root, AIRA_NODE_SECTION);
    cover->keep = AIRA_KEEP_COVER;
    for (size_t i = 0; i < 50; i++)
        paragraph(book, cover, "cover", i);
    fill(book, 1);
    read_pages(book);
    assert_int_equal(book->count, 3);
    assert_int_equal(page_with(book, "cover49."), 1);
    assert_null(strstr(book->pages[1], "page 2 of 3"));
    assert_non_null(strstr(book->pages[2], "page 3 of 3"));
    assert_int_equal(page_with(book, "filler0."), 2);
    close_book(book);
}

static void an_empty_document_has_one_page(void **state)
{
    struct book *book = NULL;

    (void)state;
    if (!has_tool())
        skip();
    book = open_book();
    read_pages(book);
    assert_int_equal(book->count, 1);
    close_book(book);
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
