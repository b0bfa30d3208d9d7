/* Every renderer reports that memory ran out, whichever allocation it was, and leaks nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "failing.h"
#include "sample.h"
#include "shell.h"
#include "tabled.h"

static const unsigned char pixels[3];
static const struct aira_picture picture = {.png = "PNG", .png_length = 3, .width = 1, .height = 1, .rgb = pixels};

static struct aira_document *small(void)
{
    static const double shares[] = {1, 1};
    struct aira_document *document = NULL;
    struct aira_node *table = NULL, *list = NULL, *row = NULL;
    struct aira_error err;

    assert_int_equal(aira_document_new(&document, &err), 0);
    document->header_left = "head";
    document->page_format = "{page}/{pages}";
    aira_node_text(document, document->root, AIRA_NODE_HEADING, AIRA_STYLE_BODY, "en", "Heading")->id = "heading";
    list = aira_node_add(document, document->root, AIRA_NODE_LIST);
    (void)aira_node_text(document, aira_node_add(document, list, AIRA_NODE_ITEM), AIRA_NODE_PARAGRAPH, AIRA_STYLE_BODY,
                         "zh", "一项🚀");
    table = aira_node_table(document, document->root, AIRA_NODE_TABLE, 2, shares, NULL);
    row = aira_node_add(document, table, AIRA_NODE_ROW);
    row->keep = AIRA_KEEP_HEADER;
    (void)aira_node_text(document, aira_node_add(document, row, AIRA_NODE_CELL), AIRA_NODE_PARAGRAPH, AIRA_STYLE_SMALL,
                         "en", "cell");
    (void)aira_node_figure(document, document->root, 20, 20, "figure");
    (void)aira_node_image(document, document->root, &picture, 20, 20, "en", "picture");
    aira_document_header_image(document, 0, &picture, 9, 9, "en", "small picture");
    assert_int_equal(aira_document_property(document, "Name", "value"), 0);
    return document;
}

static void fail_each(const char *format, const struct aira_render_input *input)
{
    size_t n = 1;

    for (;; n++) {
        struct aira_render_report report;
        struct aira_error err;
        struct aira_buf out;
        bool happened = false;
        int rc = 0;

        aira_buf_init(&out);
        aira_render_report_init(&report);
        failing_arm(n);
        rc = aira_renderer_find(format)->render(&out, &report, input, &err);
        happened = failing_disarm();
        assert_int_equal(rc, happened ? AIRA_ENOMEM : 0);
        aira_render_report_dispose(&report);
        aira_buf_dispose(&out);
        if (!happened)
            break;
    }
    assert_true(n > 5);
}

static void fail_document(const char *format)
{
    struct aira_document *document = small();
    struct aira_render_input input = {.document = document};

    fail_each(format, &input);
    aira_document_free(document);
}

static void fail_table(const char *format)
{
    struct aira_catalog *words = tabled_words();
    struct aira_render_input input = {
        .scorecard_json = TABLED_CARD("a note"), .catalog = words, .languages = {"zh", "en"}};

    fail_each(format, &input);
    aira_catalog_free(words);
}

static void text_reports_each_failed_allocation(void **state)
{
    (void)state;
    fail_document("text");
}

static void html_reports_each_failed_allocation(void **state)
{
    (void)state;
    fail_document("html");
}

static void docx_reports_each_failed_allocation(void **state)
{
    (void)state;
    fail_document("docx");
}

static void pdf_reports_each_failed_allocation(void **state)
{
    (void)state;
    fail_document("pdf");
}

static void csv_reports_each_failed_allocation(void **state)
{
    (void)state;
    fail_table("csv");
}

static void xlsx_reports_each_failed_allocation(void **state)
{
    (void)state;
    fail_table("xlsx");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_reports_each_failed_allocation), cmocka_unit_test(html_reports_each_failed_allocation),
        cmocka_unit_test(docx_reports_each_failed_allocation), cmocka_unit_test(pdf_reports_each_failed_allocation),
        cmocka_unit_test(csv_reports_each_failed_allocation),  cmocka_unit_test(xlsx_reports_each_failed_allocation),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
