/* Small trees as a text for a word processor: tables, lists, boxes, columns and figures. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "docx_parcel.h"
#include "shell.h"

static struct aira_document *new_document(void)
{
    struct aira_document *document = NULL;
    struct aira_error err;

    assert_int_equal(aira_document_new(&document, &err), 0);
    document->language = "en";
    return document;
}

static struct aira_node *say(struct aira_document *d, struct aira_node *parent, enum aira_style style,
                             const char *words)
{
    return aira_node_text(d, parent, AIRA_NODE_PARAGRAPH, style, "en", words);
}

static struct aira_node *row(struct aira_document *d, struct aira_node *table, const char *const *cells, unsigned keep)
{
    struct aira_node *node = aira_node_add(d, table, AIRA_NODE_ROW);

    node->keep = keep;
    for (; *cells != NULL; cells++)
        (void)say(d, aira_node_add(d, node, AIRA_NODE_CELL), AIRA_STYLE_SMALL, *cells);
    return node;
}

/* The part of the body from `from` up to `to`, as a text of its own. */
static void between(struct aira_buf *out, const struct aira_buf *body, const char *from, const char *to)
{
    const char *start = strstr(body->data, from), *end = start == NULL ? NULL : strstr(start, to);

    if (end == NULL)
        fail_msg("'%s' to '%s' is missing in\n%s", from, to, body->data);
    aira_buf_init(out);
    aira_buf_add(out, start, (size_t)(end - start));
}

/* ---- tables ---- */

static void rows_have_heads_that_repeat(void **state)
{
    static const double shares[] = {3, 1};
    static const enum aira_align aligns[] = {AIRA_LEFT, AIRA_RIGHT};
    const char *const heads[] = {"What", "How many", NULL}, *const cells[] = {"one", "1", NULL};
    struct aira_document *document = new_document();
    struct aira_node *table = aira_node_table(document, document->root, AIRA_NODE_TABLE, 2, shares, aligns);
    struct aira_buf body, first, last;

    (void)state;
    table->table->ruled = true;
    (void)row(document, table, heads, AIRA_KEEP_HEADER);
    (void)row(document, table, cells, 0);
    (void)row(document, table, cells, 0);
    (void)row(document, table, cells, 0);
    row(document, table, cells, 0)->last->fill = AIRA_COLOUR_LEVEL4;
    aira_buf_init(&body);
    docx_body_of(&body, document);
    docx_assert_holds(&body, "<w:tblStyle w:val=\"ReportTableRuled\"/><w:tblW w:w=\"9638\" w:type=\"dxa\"/>");
    docx_assert_holds(&body, "<w:gridCol w:w=\"7228\"/><w:gridCol w:w=\"2410\"/>");
    assert_int_equal(shell_count(body.data, "<w:tblHeader/>"), 1);
    assert_int_equal(shell_count(body.data, "<w:cantSplit/>"), 5);
    between(&first, &body, "<w:tr>", "</w:tr>");
    docx_assert_holds(&first,
                      "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EEF2F7\" w:themeFill=\"background2\"/>");
    docx_assert_holds(&first, "<w:pStyle w:val=\"TableHeading\"/><w:keepNext/><w:keepLines/><w:jc w:val=\"right\"/>");
    /* the head, the first row and the one before the last */
    assert_int_equal(shell_count(body.data, "<w:keepNext/>"), 6);
    /* on a dark ground words are white */
    between(&last, &body, "w:themeFill=\"accent6\"", "</w:tc>");
    docx_assert_holds(&last, "<w:color w:val=\"FFFFFF\" w:themeColor=\"background1\"/>");
    aira_buf_dispose(&last);
    aira_buf_dispose(&first);
    aira_buf_dispose(&body);
}

static void cells_span_rows_and_columns(void **state)
{
    static const double shares[] = {1, 1, 2};
    const char *const first[] = {"tall", "a", "b", NULL}, *const second[] = {"c", NULL},
                      *const whole[] = {"wide", NULL};
    struct aira_document *document = new_document();
    struct aira_node *table = aira_node_table(document, document->root, AIRA_NODE_TABLE, 3, shares, NULL);
    struct aira_buf body;

    (void)state;
    table->table->ruled = true;
    row(document, table, first, 0)->first->row_span = 2;
    (void)row(document, table, second, AIRA_KEEP_WITH_NEXT);
    row(document, table, whole, 0)->first->column_span = 3;
    aira_buf_init(&body);
    docx_body_of(&body, document);
    docx_assert_holds(&body, "<w:tc><w:tcPr><w:tcW w:w=\"2409\" w:type=\"dxa\"/><w:vMerge w:val=\"restart\"/>");
    docx_assert_holds(&body, "<w:tc><w:tcPr><w:tcW w:w=\"2409\" w:type=\"dxa\"/><w:vMerge w:val=\"continue\"/>");
    docx_assert_holds(&body, "<w:gridSpan w:val=\"3\"/><w:tcBorders><w:top w:val=\"nil\"/></w:tcBorders>");
    assert_int_equal(shell_count(body.data, "<w:tr>"), 3);
    /* three, the one below, `c` and the empty one beside it, the whole width */
    assert_int_equal(shell_count(body.data, "<w:tc>"), 3 + 3 + 1);
    assert_int_equal(shell_count(body.data, "<w:bottom w:val=\"nil\"/>"), 3);
    aira_buf_dispose(&body);
}

static void tables_do_not_become_one(void **state)
{
    static const double shares[] = {1};
    const char *const cells[] = {"one", NULL};
    struct aira_document *document = new_document();
    struct aira_node *box = aira_node_add(document, document->root, AIRA_NODE_BOX);
    struct aira_buf body;

    (void)state;
    for (int i = 0; i < 2; i++)
        (void)row(document, aira_node_table(document, box, AIRA_NODE_TABLE, 1, shares, NULL), cells, 0);
    aira_buf_init(&body);
    docx_body_of(&body, document);
    assert_null(strstr(body.data, "</w:tbl>\n<w:tbl>"));
    assert_null(strstr(body.data, "</w:tbl>\n</w:tc>"));
    assert_null(strstr(body.data, "</w:tbl>\n<w:sectPr>"));
    assert_int_equal(shell_count(body.data, "<w:tbl>"), 3);
    aira_buf_dispose(&body);
}

static void long_rows_may_break(void **state)
{
    static const double shares[] = {1};
    char words[1602];
    const char *const cells[] = {words, NULL};
    struct aira_document *document = new_document();
    struct aira_node *table = aira_node_table(document, document->root, AIRA_NODE_TABLE, 1, shares, NULL);
    struct aira_buf body;

    (void)state;
    memset(words, 'w', sizeof words - 1);
    words[sizeof words - 1] = '\0';
    (void)row(document, table, cells, 0);
    (void)row(document, table, cells, AIRA_KEEP_TOGETHER);
    aira_buf_init(&body);
    docx_body_of(&body, document);
    assert_int_equal(shell_count(body.data, "<w:cantSplit/>"), 1);
    aira_buf_dispose(&body);
}

/* ---- columns, boxes, air ---- */

static void columns_are_a_table_without_lines(void **state)
{
    static const double shares[] = {60, 40};
    struct aira_document *document = new_document();
    struct aira_node *columns = aira_node_table(document, document->root, AIRA_NODE_COLUMNS, 2, shares, NULL);
    struct aira_buf body;

    (void)state;
    (void)say(document, aira_node_add(document, columns, AIRA_NODE_SECTION), AIRA_STYLE_BODY, "left");
    aira_node_add(document, aira_node_add(document, columns, AIRA_NODE_SECTION), AIRA_NODE_BOX)->fill =
        AIRA_COLOUR_ACCENT;
    aira_buf_init(&body);
    docx_body_of(&body, document);
    docx_assert_holds(&body, "<w:tblStyle w:val=\"ReportColumns\"/>");
    docx_assert_holds(&body, "<w:gridCol w:w=\"5873\"/><w:gridCol w:w=\"3764\"/>");
    docx_assert_holds(&body, "<w:tcMar><w:right w:w=\"227\" w:type=\"dxa\"/></w:tcMar>");
    docx_assert_holds(&body, "<w:tblStyle w:val=\"ReportBox\"/><w:tblW w:w=\"3764\" w:type=\"dxa\"/>");
    docx_assert_holds(&body, "w:themeFill=\"accent1\"");
    aira_buf_dispose(&body);
}

static void what_holds_together_stays_with_the_next(void **state)
{
    struct aira_document *document = new_document();
    struct aira_node *section = aira_node_add(document, document->root, AIRA_NODE_SECTION), *space = NULL;
    struct aira_buf body;

    (void)state;
    section->keep = AIRA_KEEP_TOGETHER;
    (void)say(document, section, AIRA_STYLE_BODY, "first");
    (void)say(document, section, AIRA_STYLE_BODY, "last");
    space = aira_node_add(document, document->root, AIRA_NODE_SPACE);
    space->height = 20;
    say(document, document->root, AIRA_STYLE_BODY, "after")->keep = AIRA_KEEP_WITH_NEXT;
    aira_buf_init(&body);
    docx_body_of(&body, document);
    assert_int_equal(shell_count(body.data, "<w:pStyle w:val=\"BodyText\"/><w:keepNext/><w:keepLines/></w:pPr>"), 1);
    assert_int_equal(shell_count(body.data, "<w:pStyle w:val=\"BodyText\"/><w:keepLines/></w:pPr>"), 1);
    docx_assert_holds(&body, "<w:pStyle w:val=\"BodyText\"/><w:keepNext/><w:spacing w:before=\"400\"/></w:pPr>");
    aira_buf_dispose(&body);
}

/* ---- lists ---- */

static struct aira_node *list(struct aira_document *d, struct aira_node *parent, int numbered, enum aira_style style)
{
    struct aira_node *node = aira_node_add(d, parent, AIRA_NODE_LIST), *item = aira_node_add(d, node, AIRA_NODE_ITEM);

    node->level = numbered;
    (void)say(d, item, style, "mark");
    (void)say(d, item, style, "more");
    return item;
}

static void each_numbered_list_begins_with_one(void **state)
{
    struct aira_document *document = new_document();
    struct aira_buf parcel, body, lists;

    (void)state;
    (void)list(document, document->root, 1, AIRA_STYLE_BODY);
    (void)list(document, list(document, document->root, 0, AIRA_STYLE_SMALL), 1, AIRA_STYLE_SMALL);
    (void)aira_node_add(document, aira_node_add(document, document->root, AIRA_NODE_LIST), AIRA_NODE_ITEM);
    aira_buf_init(&parcel);
    aira_buf_init(&body);
    aira_buf_init(&lists);
    docx_parcel(&parcel, document, NULL);
    docx_part_of(&body, &parcel, "word/document.xml");
    docx_part_of(&lists, &parcel, "word/numbering.xml");
    docx_assert_holds(&body, "<w:pStyle w:val=\"ListNumber\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/>");
    docx_assert_holds(&body, "<w:pStyle w:val=\"BodyText\"/><w:ind w:left=\"360\"/>");
    docx_assert_holds(&body,
                      "<w:pStyle w:val=\"ListBulletSmall\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/>");
    docx_assert_holds(&body,
                      "<w:pStyle w:val=\"ListNumberSmall\"/><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"3\"/>");
    /* an item that says nothing has its mark */
    assert_int_equal(shell_count(body.data, "<w:numPr>"), 4);
    docx_assert_holds(&lists, "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\">");
    aira_buf_dispose(&lists);
    aira_buf_dispose(&body);
    aira_buf_dispose(&parcel);
    aira_document_free(document);
}

/* ---- figures ---- */

static void draw(struct aira_document *d, double width, double height, const char *alternative)
{
    static const double points[] = {0, 0, 10, 0, 5, 8};
    struct aira_node *figure = aira_node_figure(d, d->root, width, height, alternative);

    aira_figure_line(d, figure, 0, 1, 2, 3, AIRA_COLOUR_NONE)->dash = 2;
    aira_figure_rect(d, figure, 1, 1, 4, 4, AIRA_COLOUR_LEVEL3)->stroke = AIRA_COLOUR_INK;
    (void)aira_figure_circle(d, figure, 5, 5, 2, AIRA_COLOUR_PAPER);
    (void)aira_figure_polygon(d, figure, points, 3, AIRA_COLOUR_NONE, AIRA_COLOUR_ACCENT);
    aira_figure_text(d, figure, 1, 9, 6, AIRA_LEFT, "zh", "字 word")->bold = true;
}

static unsigned pixels(const struct aira_buf *png, size_t at)
{
    const unsigned char *bytes = (const unsigned char *)png->data + at;

    return (unsigned)bytes[0] << 24 | (unsigned)bytes[1] << 16 | (unsigned)bytes[2] << 8 | bytes[3];
}

static void a_figure_is_a_picture_that_is_kept_once(void **state)
{
    struct aira_document *document = new_document();
    struct aira_buf parcel, body, png;

    (void)state;
    draw(document, 40, 20.5, "A chart\n图");
    (void)say(document, document->root, AIRA_STYLE_CAPTION, "Below");
    draw(document, 40, 20.5, "");
    draw(document, 1000, 500, "wide");
    aira_buf_init(&parcel);
    aira_buf_init(&body);
    aira_buf_init(&png);
    docx_parcel(&parcel, document, NULL);
    docx_part_of(&body, &parcel, "word/document.xml");
    docx_part_of(&png, &parcel, "word/media/figure1.png");
    assert_int_equal(docx_parts_like(&parcel, "word/media/"), 2);
    assert_int_equal(shell_count(body.data, "r:embed=\"figure1\""), 2);
    docx_assert_holds(&body, "<w:pStyle w:val=\"Figure\"/><w:keepNext/>");
    docx_assert_holds(&body, "<wp:extent cx=\"508000\" cy=\"260350\"/><wp:docPr id=\"1\" name=\"Figure 1\" "
                             "descr=\"A chart 图\"/>");
    docx_assert_holds(&body, "<wp:docPr id=\"2\" name=\"Figure 2\"><a:extLst>");
    docx_assert_holds(&body, "decorative\" val=\"1\"/>");
    /* as wide as the text */
    docx_assert_holds(&body, "<wp:extent cx=\"6120000\" cy=\"3060000\"/>");
    assert_memory_equal(png.data + 1, "PNG", 3);
    assert_int_equal(pixels(&png, 16), 120);
    assert_int_equal(pixels(&png, 20), 62);
    aira_buf_dispose(&png);
    aira_buf_dispose(&body);
    aira_buf_dispose(&parcel);
    aira_document_free(document);
}

static void pictures_stand_on_pages_and_in_the_header(void **state)
{
    static const struct aira_picture picture = {.png = "picture", .png_length = 7, .width = 40, .height = 10};
    struct aira_document *document = new_document();
    struct aira_buf parcel, body, header, relations;

    (void)state;
    (void)aira_node_image(document, document->root, &picture, 200, 48, "en", "Firm & Co");
    aira_document_header_image(document, 0, &picture, 72, 15, "en", "Firm");
    aira_document_header_image(document, 1, &picture, 72, 15, "en", "Client");
    aira_buf_init(&parcel);
    aira_buf_init(&body);
    aira_buf_init(&header);
    aira_buf_init(&relations);
    docx_parcel(&parcel, document, NULL);
    docx_part_of(&body, &parcel, "word/document.xml");
    docx_part_of(&header, &parcel, "word/header.xml");
    docx_part_of(&relations, &parcel, "word/_rels/header.xml.rels");
    docx_assert_holds(&body, "<wp:extent cx=\"2438400\" cy=\"609600\"/><wp:docPr id=\"1\" name=\"Figure 1\" "
                             "descr=\"Firm &amp; Co\"/>");
    docx_assert_holds(&header, "<wp:docPr id=\"3\" name=\"Figure 3\" descr=\"Client\"/>");
    assert_int_equal(shell_count(header.data, "r:embed=\"figure1\""), 2);
    assert_int_equal(shell_count(relations.data, "Target=\"media/figure1.png\""), 1);
    assert_int_equal(docx_parts_like(&parcel, "word/media/"), 1);
    aira_buf_dispose(&relations);
    aira_buf_dispose(&header);
    aira_buf_dispose(&body);
    aira_buf_dispose(&parcel);
    aira_document_free(document);
}

static void strange_numbers_draw_nothing_strange(void **state)
{
    static const double points[] = {0, 0};
    struct aira_document *document = new_document();
    struct aira_node *figure = aira_node_figure(document, document->root, 1e9, 1, "long");
    struct aira_buf body;

    (void)state;
    (void)aira_figure_rect(document, figure, NAN, -INFINITY, 1e300, 1, AIRA_COLOUR_INK);
    (void)aira_figure_circle(document, figure, 1, 1, -1, AIRA_COLOUR_INK);
    (void)aira_figure_polygon(document, figure, points, 1, AIRA_COLOUR_INK, AIRA_COLOUR_NONE);
    (void)aira_figure_text(document, figure, 1, 1, NAN, AIRA_LEFT, "en", "words");
    (void)aira_node_figure(document, document->root, NAN, 1, "none");
    aira_buf_init(&body);
    docx_body_of(&body, document);
    assert_int_equal(shell_count(body.data, "<w:drawing>"), 1);
    docx_assert_holds(&body, "cy=\"1\"");
    aira_buf_dispose(&body);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_have_heads_that_repeat),
        cmocka_unit_test(cells_span_rows_and_columns),
        cmocka_unit_test(tables_do_not_become_one),
        cmocka_unit_test(long_rows_may_break),
        cmocka_unit_test(columns_are_a_table_without_lines),
        cmocka_unit_test(what_holds_together_stays_with_the_next),
        cmocka_unit_test(each_numbered_list_begins_with_one),
        cmocka_unit_test(a_figure_is_a_picture_that_is_kept_once),
        cmocka_unit_test(pictures_stand_on_pages_and_in_the_header),
        cmocka_unit_test(strange_numbers_draw_nothing_strange),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
