/* The text and JSON renderers, the table of renderers and its colours. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "sample.h"
#include "shell.h"

/* The sample as text of that width, cut into lines for `each`. */
static void sample_text(struct aira_buf *out, unsigned columns)
{
    struct aira_look look = {.columns = columns};
    struct aira_error err;
    struct aira_document *document = sample_report(3, &err);
    struct aira_render_input input = {.document = document, .look = &look};
    struct aira_render_report report;

    assert_non_null(document);
    aira_render_report_init(&report);
    assert_int_equal(aira_renderer_find("text")->render(out, &report, &input, &err), 0);
    aira_render_report_dispose(&report);
    aira_document_free(document);
}

static void text_as(struct aira_buf *out, const struct aira_document *document)
{
    struct aira_render_report report;

    aira_render_report_init(&report);
    shell_render(out, &report, "text", document);
    aira_render_report_dispose(&report);
}

static size_t widest(const char *text)
{
    struct aira_buf line;
    size_t most = 0;

    aira_buf_init(&line);
    for (; *text != '\0'; text += strcspn(text, "\n"), text += *text == '\n') {
        size_t width = 0;

        aira_buf_clear(&line);
        aira_buf_add(&line, text, strcspn(text, "\n"));
        width = aira_text_width(aira_buf_cstr(&line));
        most = width > most ? width : most;
    }
    aira_buf_dispose(&line);
    return most;
}

static void lines_fit_the_terminal(void **state)
{
    static const unsigned widths[] = {50, 80, 132};

    (void)state;
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        struct aira_buf out;

        aira_buf_init(&out);
        sample_text(&out, widths[i]);
        assert_true(widest(out.data) <= widths[i]);
        assert_true(widest(out.data) > widths[i] - 4);
        aira_buf_dispose(&out);
    }
}

static void text_says_everything(void **state)
{
    struct aira_buf out;

    (void)state;
    aira_buf_init(&out);
    sample_text(&out, 0);
    assert_non_null(strstr(out.data, "执行摘要  Executive summary\n==========================="));
    assert_non_null(strstr(out.data, "\n- 关键业务表"));
    assert_non_null(strstr(out.data, "\n5.  为每个"));
    assert_non_null(strstr(out.data, "[各部分雷达图：数据 70"));
    assert_non_null(strstr(out.data, "\n| 62.5\n"));
    assert_non_null(strstr(out.data, "机密 Confidential\n"));
    assert_null(strstr(out.data, " \n"));
    assert_null(strstr(out.data, "\n\n\n"));
    aira_buf_dispose(&out);
}

static void figures_in_tables_stand_right(void **state)
{
    static const double shares[] = {3, 1};
    static const enum aira_align aligns[] = {AIRA_LEFT, AIRA_RIGHT};
    static const char *const rows[][2] = {{"部分 Part", "Score"}, {"数据 Data", "7.5"}, {"Value", "100.0"}};
    struct aira_document *document = NULL;
    struct aira_node *table = NULL;
    struct aira_error err;
    struct aira_buf out;

    (void)state;
    aira_buf_init(&out);
    assert_int_equal(aira_document_new(&document, &err), 0);
    table = aira_node_table(document, document->root, AIRA_NODE_TABLE, 2, shares, aligns);
    for (size_t r = 0; r < 3; r++) {
        struct aira_node *row = aira_node_add(document, table, AIRA_NODE_ROW);

        row->keep = r == 0 ? AIRA_KEEP_HEADER : 0;
        for (size_t c = 0; c < 2; c++)
            (void)aira_node_text(document, aira_node_add(document, row, AIRA_NODE_CELL), AIRA_NODE_PARAGRAPH,
                                 AIRA_STYLE_SMALL, "zh", rows[r][c]);
    }
    text_as(&out, document);
    assert_string_equal(out.data, "部分 Part  Score\n"
                                  "----------------\n"
                                  "数据 Data    7.5\n"
                                  "Value      100.0\n");
    aira_buf_dispose(&out);
    aira_document_free(document);
}

/* A row that holds on to the next has no empty line behind it, and a table grows for what spans it. */
static void rows_that_hold_on_are_one_entry(void **state)
{
    static const double shares[] = {1, 9};
    struct aira_document *document = NULL;
    struct aira_node *table = NULL, *cell = NULL;
    struct aira_error err;
    struct aira_buf out;

    (void)state;
    aira_buf_init(&out);
    assert_int_equal(aira_document_new(&document, &err), 0);
    table = aira_node_table(document, document->root, AIRA_NODE_TABLE, 2, shares, NULL);
    table->table->ruled = true;
    for (size_t r = 0; r < 4; r++) {
        struct aira_node *row = aira_node_add(document, table, AIRA_NODE_ROW);

        row->keep = r % 2 == 0 ? AIRA_KEEP_WITH_NEXT : 0;
        cell = aira_node_add(document, row, AIRA_NODE_CELL);
        (void)aira_node_text(document, cell, AIRA_NODE_PARAGRAPH, AIRA_STYLE_SMALL, "en",
                             r % 2 == 0 ? "1" : "Reasons over all the columns");
        cell->column_span = r % 2 == 0 ? 1 : 2;
        if (r % 2 == 0)
            (void)aira_node_text(document, aira_node_add(document, row, AIRA_NODE_CELL), AIRA_NODE_PARAGRAPH,
                                 AIRA_STYLE_SMALL, "en", "Title");
    }
    text_as(&out, document);
    assert_string_equal(out.data, "1  Title\nReasons over all the columns\n\n"
                                  "1  Title\nReasons over all the columns\n");
    aira_buf_dispose(&out);
    aira_document_free(document);
}

static void spanned_cells_leave_the_others_in_place(void **state)
{
    static const double shares[] = {1, 1, 1};
    struct aira_document *document = NULL;
    struct aira_node *table = NULL, *row = NULL, *cell = NULL;
    struct aira_error err;
    struct aira_buf out;

    (void)state;
    aira_buf_init(&out);
    assert_int_equal(aira_document_new(&document, &err), 0);
    table = aira_node_table(document, document->root, AIRA_NODE_TABLE, 3, shares, NULL);
    row = aira_node_add(document, table, AIRA_NODE_ROW);
    for (int i = 0; i < 3; i++) {
        char text[] = {(char)('a' + i), 'a', 'a', '\0'};

        cell = aira_node_add(document, row, AIRA_NODE_CELL);
        cell->row_span = i == 0 ? 2 : 1;
        (void)aira_node_text(document, cell, AIRA_NODE_PARAGRAPH, AIRA_STYLE_SMALL, "en", text);
    }
    row = aira_node_add(document, table, AIRA_NODE_ROW);
    cell = aira_node_add(document, row, AIRA_NODE_CELL);
    cell->column_span = 2;
    (void)aira_node_text(document, cell, AIRA_NODE_PARAGRAPH, AIRA_STYLE_SMALL, "en", "two cols");
    text_as(&out, document);
    assert_string_equal(out.data, "aaa  baa  caa\n     two cols\n");
    aira_buf_dispose(&out);
    aira_document_free(document);
}

static void nothing_steers_the_terminal(void **state)
{
    struct aira_document *document = NULL;
    struct aira_error err;
    struct aira_buf out;

    (void)state;
    aira_buf_init(&out);
    assert_int_equal(aira_document_new(&document, &err), 0);
    document->header_left = "head\x1B[2J";
    (void)aira_node_text(document, document->root, AIRA_NODE_PARAGRAPH, AIRA_STYLE_BODY, "en", "red \x1B[31m text\x07");
    (void)aira_node_figure(document, document->root, 1, 1, "alt\x1B]0;title\x07");
    text_as(&out, document);
    for (size_t i = 0; i < out.length; i++)
        assert_true((unsigned char)out.data[i] >= ' ' || out.data[i] == '\n');
    assert_non_null(strstr(out.data, "[31m text"));
    aira_buf_dispose(&out);
    aira_document_free(document);
}

static void json_passes_the_scorecard_through(void **state)
{
    struct aira_render_input input = {.scorecard_json = "{\"index\":62.5}"};
    struct aira_render_report report;
    struct aira_error err;
    struct aira_buf out;

    (void)state;
    aira_buf_init(&out);
    aira_render_report_init(&report);
    assert_int_equal(aira_renderer_find("json")->render(&out, &report, &input, &err), 0);
    assert_string_equal(out.data, "{\"index\":62.5}\n");
    input.scorecard_json = NULL;
    assert_int_equal(aira_renderer_find("json")->render(&out, &report, &input, &err), AIRA_EUSAGE);
    assert_int_equal(aira_renderer_find("pdf")->render(&out, &report, &input, &err), AIRA_EUSAGE);
    assert_int_equal(aira_renderer_find("text")->render(&out, &report, &input, &err), AIRA_EUSAGE);
    aira_render_report_dispose(&report);
    aira_buf_dispose(&out);
}

static void renderers_are_found_by_name_and_index(void **state)
{
    size_t count = 0;

    (void)state;
    for (; aira_renderer_at(count) != NULL; count++)
        assert_ptr_equal(aira_renderer_find(aira_renderer_at(count)->name), aira_renderer_at(count));
    assert_true(count >= 3);
    assert_null(aira_renderer_find("papyrus"));
    assert_true(aira_renderer_find("pdf")->needs_document);
    assert_false(aira_renderer_find("json")->needs_document);
}

/* Steps must stay apart when printed in grey. */
static void levels_darken_evenly(void **state)
{
    const uint32_t *colours = aira_default_palette();
    double before = 256;

    (void)state;
    for (int i = AIRA_COLOUR_LEVEL0; i <= AIRA_COLOUR_LEVEL4; i++) {
        double grey =
            0.299 * (colours[i] >> 16 & 0xFF) + 0.587 * (colours[i] >> 8 & 0xFF) + 0.114 * (colours[i] & 0xFF);

        assert_true(i == AIRA_COLOUR_LEVEL0 || before - grey > 30);
        before = grey;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_fit_the_terminal),
        cmocka_unit_test(text_says_everything),
        cmocka_unit_test(figures_in_tables_stand_right),
        cmocka_unit_test(rows_that_hold_on_are_one_entry),
        cmocka_unit_test(spanned_cells_leave_the_others_in_place),
        cmocka_unit_test(nothing_steers_the_terminal),
        cmocka_unit_test(json_passes_the_scorecard_through),
        cmocka_unit_test(renderers_are_found_by_name_and_index),
        cmocka_unit_test(levels_darken_evenly),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
