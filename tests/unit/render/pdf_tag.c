/* The structure of a tagged PDF, as pdfinfo reads it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "book.h"

static void read_structure(struct aira_buf *said, const struct aira_document *document)
{
    struct aira_render_report report;
    struct aira_buf pdf;

    aira_buf_init(said);
    aira_buf_init(&pdf);
    aira_render_report_init(&report);
    shell_render(&pdf, &report, "pdf", document);
    assert_int_equal(shell_run(said, "pdfinfo -struct-text %s", &pdf), 0);
    aira_render_report_dispose(&report);
    aira_buf_dispose(&pdf);
}

/* What stands between the first `from` and the next `to` behind it. */
static bool lies_between(const char *said, const char *from, const char *word, const char *to)
{
    const char *start = strstr(said, from), *at = start == NULL ? NULL : strstr(start + 1, word);
    const char *end = start == NULL ? NULL : strstr(start + 1, to);

    return at != NULL && (end == NULL || at < end);
}

/* Columns that go on over pages are read one after the other, each paragraph and cell as one. */
static void what_is_broken_over_pages_is_read_as_one(void **state)
{
    struct book *book = NULL;
    struct aira_node *columns = NULL, *row = NULL, *table = NULL;
    struct aira_buf said;
    const char *at = NULL;
    char word[16];

    (void)state;
    if (!shell_has("pdfinfo"))
        skip();
    book = book_open();
    columns = aira_node_add(book->document, book->document->root, AIRA_NODE_COLUMNS);
    for (int i = 0; i < 2; i++)
        (void)book_lines(book, aira_node_add(book->document, columns, AIRA_NODE_SECTION), i == 0 ? "first" : "second",
                         80);
    table = book_table(book);
    for (size_t i = 0; i < 60; i++) {
        row = book_row(book, table, 0);
        (void)book_paragraph(book, aira_node_add(book->document, row, AIRA_NODE_CELL), "name", i);
        (void)book_paragraph(book, aira_node_add(book->document, row, AIRA_NODE_CELL), "value", i);
    }
    (void)book_lines(book, aira_node_add(book->document, book_row(book, table, 0), AIRA_NODE_CELL), "long", 90);
    read_structure(&said, book->document);
    at = said.data;
    for (size_t i = 0; i < 2; i++)
        for (size_t n = 0; n < 80; n++) {
            snprintf(word, sizeof word, "%s%zu.", i == 0 ? "first" : "second", n);
            at = strstr(at, word);
            assert_non_null(at);
        }
    assert_int_equal(shell_count(said.data, "P (block)"), 2);
    assert_int_equal(shell_count(said.data, "Table"), 1);
    assert_int_equal(shell_count(said.data, "TH"), 2); /* the head is repeated on each page and read once */
    assert_int_equal(shell_count(said.data, "left0."), 1);
    assert_int_equal(shell_count(said.data, "TR"), 62);
    assert_int_equal(shell_count(said.data, "TD"), 121);
    assert_true(lies_between(said.data, "\"long0.", "long89.", "TD"));
    aira_buf_dispose(&said);
    book_close(book);
}

static struct aira_node *add_text(struct aira_document *document, enum aira_node_kind kind, const char *text)
{
    struct aira_node *node = aira_node_text(document, document->root, kind, AIRA_STYLE_BODY, "en", text);

    assert_non_null(node);
    return node;
}

static void headings_leave_no_rank_out(void **state)
{
    static const int levels[] = {2, 4, 1, 3};
    struct aira_document *document = NULL;
    struct aira_error err;
    struct aira_buf said;

    (void)state;
    if (!shell_has("pdfinfo"))
        skip();
    for (int titled = 0; titled < 2; titled++) {
        assert_int_equal(aira_document_new(&document, &err), 0);
        if (titled)
            add_text(document, AIRA_NODE_PARAGRAPH, "Title")->style = AIRA_STYLE_TITLE;
        for (size_t i = 0; i < 4; i++)
            add_text(document, AIRA_NODE_HEADING, "Head")->level = levels[i];
        add_text(document, AIRA_NODE_PARAGRAPH, "Title again")->style = AIRA_STYLE_TITLE;
        read_structure(&said, document);
        assert_int_equal(shell_count(said.data, "H1"), titled ? 1 : 2);
        assert_int_equal(shell_count(said.data, "H2"), 2);
        assert_int_equal(shell_count(said.data, "H3"), titled ? 2 : 0);
        assert_int_equal(shell_count(said.data, "P (block)"), 1);
        aira_buf_dispose(&said);
        aira_document_free(document);
    }
}

/* Words of another language than the document's, whatever the tree calls them, are told apart, and words that lead
 * somewhere; digits and what leads nowhere are not. */
static void words_are_told_apart(void **state)
{
    static const struct {
        const char *language, *text, *link, *tag;
    } rows[] = {
        {"en", "plain words", NULL, "P (block)\n    \"plain words"},
        {"zh", "\xE4\xB8\xAD\xE6\x96\x87", NULL, "P (block)\n    \"\xE4\xB8\xAD\xE6\x96\x87"},
        {"en", "see \xE4\xB8\xAD\xE6\x96\x87", NULL, "Span (inline)\n      \"\xE4\xB8\xAD\xE6\x96\x87"},
        {"zh", "12.5 %", NULL, "P (block)\n    \"12.5 %"},
        {"zh", "A sentence that is in English by all its words", NULL, "P (block)\n    \"A sentence"},
        {"en", "leads on", "target", "Link (inline)\n      \"leads on"},
        {"en", "leads nowhere", "nothing", "P (block)\n    \"leads nowhere"},
    };
    struct aira_document *document = NULL;
    struct aira_error err;
    struct aira_buf said;

    (void)state;
    if (!shell_has("pdfinfo"))
        skip();
    assert_int_equal(aira_document_new(&document, &err), 0);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct aira_node *node = aira_node_add(document, document->root, AIRA_NODE_PARAGRAPH);
        struct aira_span *span = aira_node_span(document, node, rows[i].language, rows[i].text, 0);

        assert_non_null(span);
        span->link = rows[i].link;
    }
    add_text(document, AIRA_NODE_HEADING, "Target")->id = "target";
    read_structure(&said, document);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strstr(said.data, rows[i].tag) == NULL)
            fail_msg("\"%s\" is not where it belongs:\n%s", rows[i].text, said.data);
    assert_int_equal(shell_count(said.data, "Object"), 1);
    assert_int_equal(shell_count(said.data, "Span"), 1);
    aira_buf_dispose(&said);
    aira_document_free(document);
}

/* A figure's caption belongs to it; one without words decorates; a table without headers only sets side by side. */
static void what_only_decorates_is_not_read(void **state)
{
    struct aira_document *document = NULL;
    struct aira_node *row = NULL;
    struct aira_error err;
    struct aira_buf said;

    (void)state;
    if (!shell_has("pdfinfo"))
        skip();
    assert_int_equal(aira_document_new(&document, &err), 0);
    for (int i = 0; i < 2; i++) {
        struct aira_node *figure =
            aira_node_figure(document, document->root, 50, 50, i == 0 ? "What it (shows)\\" : "");

        (void)aira_figure_rect(document, figure, 0, 0, 40, 40, AIRA_COLOUR_ACCENT);
        add_text(document, AIRA_NODE_PARAGRAPH, i == 0 ? "Caption" : "Note")->style = AIRA_STYLE_CAPTION;
    }
    row = aira_node_add(document,
                        aira_node_table(document, document->root, AIRA_NODE_TABLE, 1, (const double[]){1}, NULL),
                        AIRA_NODE_ROW);
    (void)aira_node_text(document, aira_node_add(document, row, AIRA_NODE_CELL), AIRA_NODE_PARAGRAPH, AIRA_STYLE_BODY,
                         "en", "Beside");
    read_structure(&said, document);
    assert_int_equal(shell_count(said.data, "Figure"), 1);
    assert_int_equal(shell_count(said.data, "Caption\n      \"Caption"), 1);
    assert_int_equal(shell_count(said.data, "P (block)\n    \"Note"), 1);
    assert_int_equal(shell_count(said.data, "P (block)\n    \"Beside"), 1);
    assert_int_equal(shell_count(said.data, "Table"), 0);
    aira_buf_dispose(&said);
    aira_document_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_broken_over_pages_is_read_as_one),
        cmocka_unit_test(headings_leave_no_rank_out),
        cmocka_unit_test(words_are_told_apart),
        cmocka_unit_test(what_only_decorates_is_not_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
