/* Small trees as a page: what is escaped, named, linked and said in which language. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "html.h"
#include "sample.h"
#include "shell.h"

static const char hostile[] = "<i>&\"'</style></script>";
static const char shown[] = "&lt;i&gt;&amp;&quot;&#39;&lt;/style&gt;&lt;/script&gt;";

static struct aira_document *new_document(void)
{
    struct aira_document *document = NULL;
    struct aira_error err;

    assert_int_equal(aira_document_new(&document, &err), 0);
    document->language = "zh";
    return document;
}

/* The page; frees the document. */
static void page_of(struct aira_buf *out, struct aira_document *document)
{
    struct aira_render_report report;

    aira_buf_init(out);
    aira_render_report_init(&report);
    shell_render(out, &report, "html", document);
    aira_render_report_dispose(&report);
    aira_document_free(document);
}

static void assert_holds(const struct aira_buf *page, const char *words)
{
    if (strstr(page->data, words) == NULL)
        fail_msg("'%s' is missing in\n%s", words, strstr(page->data, "<body>"));
}

static struct aira_node *text(struct aira_document *d, struct aira_node *parent, const char *words)
{
    return aira_node_text(d, parent, AIRA_NODE_PARAGRAPH, AIRA_STYLE_SMALL, "zh", words);
}

static struct aira_node *head(struct aira_document *d, int level, const char *words, const char *id)
{
    struct aira_node *node = aira_node_text(d, d->root, AIRA_NODE_HEADING, AIRA_STYLE_BODY, "zh", words);

    node->level = level;
    node->id = id;
    return node;
}

static struct aira_node *row(struct aira_document *d, struct aira_node *table, const char *const *cells, unsigned keep)
{
    struct aira_node *node = aira_node_add(d, table, AIRA_NODE_ROW);

    node->keep = keep;
    for (; *cells != NULL; cells++)
        (void)text(d, aira_node_add(d, node, AIRA_NODE_CELL), *cells);
    return node;
}

/* ---- escaping ---- */

static void fill_with_markup(struct aira_document *d)
{
    static const double shares[] = {1, 1};
    const char *const cells[] = {hostile, hostile, NULL};
    struct aira_node *table = NULL, *figure = NULL;

    d->title = d->author = d->subject = d->keywords = d->header_left = d->header_right = d->footer_left = hostile;
    d->page_format = "</style><script>{page}";
    d->contents = d->skip = hostile;
    assert_int_equal(aira_document_property(d, "a\"><b", hostile), 0);
    (void)head(d, 1, hostile, hostile);
    text(d, d->root, hostile)->spans[0].link = hostile;
    table = aira_node_table(d, d->root, AIRA_NODE_TABLE, 2, shares, NULL);
    (void)row(d, table, cells, AIRA_KEEP_HEADER);
    (void)row(d, table, cells, 0);
    figure = aira_node_figure(d, d->root, 10, 10, hostile);
    (void)aira_figure_text(d, figure, 1, 1, 5, AIRA_LEFT, "x\"><b", hostile);
}

static void markup_is_shown_wherever_it_stands(void **state)
{
    struct aira_document *document = new_document();
    struct aira_look look = {.latin_face = "\"}</style><b>", .chinese_face = hostile};
    struct aira_render_input input = {.document = document, .look = &look};
    struct aira_render_report report;
    struct aira_error err;
    struct aira_buf page;

    (void)state;
    fill_with_markup(document);
    aira_buf_init(&page);
    aira_render_report_init(&report);
    assert_int_equal(aira_renderer_find("html")->render(&page, &report, &input, &err), 0);
    assert_null(strstr(page.data, "<i"));
    assert_null(strstr(page.data, "<b>"));
    assert_null(strstr(page.data, "<script"));
    assert_int_equal(shell_count(page.data, "</style"), 1);
    assert_null(strstr(page.data, "&\"'"));
    /* title, h1, four of metadata, three of furniture, contents and skip, heading and its entry, the link, four cells,
     * two labels, the alternative and the text of the figure */
    assert_int_equal(shell_count(page.data, shown), 1 + 1 + 4 + 3 + 2 + 2 + 1 + 4 + 2 + 2);
    assert_holds(&page, "<meta name=\"a&quot;&gt;&lt;b\"");
    assert_holds(&page, " lang=\"x&quot;&gt;&lt;b\"");
    assert_holds(&page, "<a href=\"#_3ci_3e_26_22_27_3c_2fstyle_3e_3c_2fscript_3e\">");
    aira_render_report_dispose(&report);
    aira_buf_dispose(&page);
    aira_document_free(document);
}

static void control_characters_are_replaced(void **state)
{
    struct aira_document *document = new_document();
    struct aira_buf page;

    (void)state;
    (void)text(document, document->root,
               "a\x1B[2Jb\xE2\x80\xAE"
               "c\nd");
    page_of(&page, document);
    assert_holds(&page, "a\xEF\xBF\xBD[2Jb\xEF\xBF\xBD"
                        "c<br>d");
    aira_buf_dispose(&page);
}

/* ---- headings, ids, links ---- */

static void the_title_is_the_only_h1(void **state)
{
    struct aira_document *document = new_document();
    struct aira_buf page;

    (void)state;
    document->title = "标题";
    (void)head(document, 1, "一", "one");
    (void)head(document, 3, "一一", NULL);
    (void)head(document, 3, "一二", NULL);
    (void)head(document, 2, "一三", NULL);
    (void)head(document, 3, "一三一", NULL);
    (void)head(document, 1, " ", "wordless");
    page_of(&page, document);
    assert_holds(&page, "<h1 id=\"_title\">标题</h1>");
    assert_holds(&page, "<h2 id=\"one\">一</h2>\n<h3 id=\"_h2\">一一</h3>\n<h3 id=\"_h3\">一二</h3>\n"
                        "<h3 id=\"_h4\">一三</h3>\n<h4 id=\"_h5\">一三一</h4>\n");
    assert_holds(&page,
                 "<ol>\n<li><a href=\"#one\">一</a>\n<ol>\n<li><a href=\"#_h4\">一三</a></li>\n</ol></li>\n</ol>");
    assert_int_equal(shell_count(page.data, "<h1"), 1);
    assert_null(strstr(page.data, "wordless"));
    aira_buf_dispose(&page);

    document = new_document();
    document->title = "标题";
    (void)head(document, 1, "一", NULL);
    (void)aira_node_text(document, document->root, AIRA_NODE_PARAGRAPH, AIRA_STYLE_TITLE, "zh", "封面");
    page_of(&page, document);
    assert_holds(&page, "<h1 id=\"_title\">封面</h1>");
    assert_int_equal(shell_count(page.data, "<h1"), 1);
    aira_buf_dispose(&page);
}

static void an_id_stands_once_and_links_that_lead_nowhere_are_words(void **state)
{
    struct aira_document *document = new_document();
    struct aira_node *node = NULL;
    struct aira_buf page;

    (void)state;
    text(document, document->root, "甲")->id = "same";
    text(document, document->root, "乙")->id = "same";
    text(document, document->root, "丙")->id = "_h1";
    aira_node_add(document, document->root, AIRA_NODE_SPACE)->id = "air";
    (void)head(document, 1, "头", NULL);
    node = text(document, document->root, "往");
    node->spans[0].link = "same";
    aira_node_span(document, node, "en", "to", AIRA_SPAN_BREAK)->link = "same";
    aira_node_span(document, node, "zh", "无", 0)->link = "air";
    aira_node_span(document, node, "zh", "空", 0)->link = "nowhere";
    page_of(&page, document);
    assert_int_equal(shell_count(page.data, " id=\"same\""), 1);
    assert_int_equal(shell_count(page.data, " id=\"_h1\""), 1);
    assert_holds(&page, "<p id=\"_5fh1\" class=\"small\">丙</p>");
    assert_holds(&page, "<a href=\"#same\">往<br><span lang=\"en\">to</span></a>无空</p>");
    aira_buf_dispose(&page);
}

/* ---- words ---- */

static void spans_say_their_language_and_look(void **state)
{
    struct aira_document *document = new_document();
    struct aira_node *node = text(document, document->root, "中");
    struct aira_buf page;

    (void)state;
    (void)aira_node_span(document, node, "en", " ", 0);
    (void)aira_node_span(document, node, "en", "bold", AIRA_SPAN_BOLD);
    (void)aira_node_span(document, node, "zh", "淡", AIRA_SPAN_MUTED);
    aira_node_span(document, node, "zh", "红", 0)->colour = AIRA_COLOUR_BAD;
    page_of(&page, document);
    assert_holds(&page, "<html lang=\"zh-CN\">");
    assert_holds(&page,
                 "中 <strong lang=\"en\">bold</strong><span class=\"muted\">淡</span><span class=\"t-bad\">红</span>");
    aira_buf_dispose(&page);

    document = new_document();
    document->language = "en";
    (void)text(document, document->root, "中");
    (void)aira_node_text(document, document->root, AIRA_NODE_PARAGRAPH, AIRA_STYLE_BODY, "en", "to 示例， now");
    page_of(&page, document);
    assert_holds(&page, "<html lang=\"en\">");
    assert_holds(&page, "<span lang=\"zh-CN\">中</span>");
    assert_holds(&page, "to <span lang=\"zh-CN\">示例，</span> now");
    aira_buf_dispose(&page);
}

/* ---- tables ---- */

static void cells_know_their_heads(void **state)
{
    static const double shares[] = {3, 1, 1};
    static const enum aira_align aligns[] = {AIRA_LEFT, AIRA_RIGHT, AIRA_LEFT};
    const char *const heads[] = {"项", "分", "", NULL}, *const first[] = {"甲", "1", "注", NULL},
                      *const second[] = {"乙", "2", NULL}, *const whole[] = {"全宽", NULL};
    struct aira_document *document = new_document();
    struct aira_node *table = NULL, *node = NULL;
    struct aira_buf page;

    (void)state;
    (void)head(document, 1, "表", "part-x");
    table = aira_node_table(document, document->root, AIRA_NODE_TABLE, 3, shares, aligns);
    (void)row(document, table, heads, AIRA_KEEP_HEADER);
    node = row(document, table, first, 0);
    node->first->keep = AIRA_KEEP_ROW_HEADER;
    node->last->row_span = 2;
    node = row(document, table, second, AIRA_KEEP_WITH_NEXT);
    row(document, table, whole, 0)->first->column_span = 3;
    page_of(&page, document);
    assert_holds(&page, "<table role=\"table\" aria-labelledby=\"part-x\">");
    assert_holds(&page, "<th scope=\"col\" role=\"columnheader\" class=\"right\"><p>分</p>\n</th>\n"
                        "<td role=\"cell\"></td>\n</tr>\n</thead>");
    assert_holds(&page, "<th scope=\"row\" role=\"rowheader\"><p>甲</p>\n</th>\n"
                        "<td role=\"cell\" class=\"right\" data-label=\"分\"><p>1</p>\n</td>\n"
                        "<td role=\"cell\" rowspan=\"2\"><p>注</p>");
    assert_holds(&page, "</tbody>\n<tbody role=\"rowgroup\" class=\"keep\">\n<tr role=\"row\">"
                        "<td role=\"cell\" data-label=\"项\"><p>乙</p>");
    assert_holds(&page, "<td role=\"cell\" colspan=\"3\"><p>全宽</p>\n</td>\n</tr>\n</tbody>\n</table>");
    aira_buf_dispose(&page);
}

static void a_table_without_heads_is_a_list_of_boxes(void **state)
{
    static const double shares[] = {1, 1};
    const char *const cells[] = {"甲", "乙", NULL};
    struct aira_document *document = new_document();
    struct aira_node *table = aira_node_table(document, document->root, AIRA_NODE_TABLE, 2, shares, NULL);
    struct aira_buf page;

    (void)state;
    row(document, table, cells, 0)->first->fill = AIRA_COLOUR_PALE;
    page_of(&page, document);
    assert_null(strstr(page.data, "<table"));
    assert_holds(&page, "<ul role=\"list\" class=\"boxes\">\n<li class=\"g-pale\">\n<p>甲</p>\n</li>\n<li>\n<p>乙</p>");
    aira_buf_dispose(&page);
}

/* ---- figures ---- */

static void figures_are_drawn_and_told(void **state)
{
    static const double points[] = {0, 0, 10, 0, 5, 8.125};
    struct aira_document *document = new_document();
    struct aira_node *figure = aira_node_figure(document, document->root, 40, 20.5, "柱状图\nA chart");
    struct aira_shape *shape = aira_figure_line(document, figure, 0, 1, 2, 3, AIRA_COLOUR_NONE);
    struct aira_buf page;

    (void)state;
    shape->stroke_width = 1.4;
    shape->dash = 2.5;
    (void)aira_figure_rect(document, figure, 10, 10, -4, -0.004, AIRA_COLOUR_LEVEL3);
    (void)aira_figure_rect(document, figure, 1, 1, 1, 1, AIRA_COLOUR_NONE);
    aira_figure_circle(document, figure, 5, 5, 2, AIRA_COLOUR_PAPER)->stroke = AIRA_COLOUR_GREY;
    (void)aira_figure_polygon(document, figure, points, 3, AIRA_COLOUR_NONE, AIRA_COLOUR_ACCENT);
    aira_figure_text(document, figure, 1, 2, 6.5, AIRA_RIGHT, "en", "End")->bold = true;
    (void)aira_node_text(document, document->root, AIRA_NODE_PARAGRAPH, AIRA_STYLE_CAPTION, "zh", "图一");
    (void)aira_node_figure(document, document->root, 9, 9, "");
    page_of(&page, document);
    assert_holds(&page, "<figure>\n<svg class=\"fig\" viewBox=\"0 0 40 20.5\" style=\"--w:72px\" role=\"img\" "
                        "aria-labelledby=\"_t1 _u1\"><title id=\"_t1\">柱状图</title>"
                        "<desc id=\"_u1\" lang=\"en\">A chart</desc>"
                        "<line x1=\"0\" y1=\"1\" x2=\"2\" y2=\"3\" class=\"s-ink\" stroke-width=\"1.4\" "
                        "stroke-dasharray=\"2.5\"/>"
                        "<rect x=\"6\" y=\"10\" width=\"4\" height=\"0\" class=\"f-level3\"/>"
                        "<circle cx=\"5\" cy=\"5\" r=\"2\" class=\"f-paper s-grey\"/>"
                        "<polygon points=\"0,0 10,0 5,8.13\" class=\"s-accent\"/>"
                        "<text x=\"1\" y=\"2\" font-size=\"6.5\" text-anchor=\"end\" class=\"f-ink b\" lang=\"en\">End"
                        "</text></svg>\n<figcaption class=\"caption\">图一</figcaption>\n</figure>\n");
    assert_int_equal(shell_count(page.data, "图一"), 1);
    assert_holds(&page, "viewBox=\"0 0 9 9\" style=\"--w:12px\" aria-hidden=\"true\"></svg>");
    assert_null(strstr(page.data, "class=\"scroll\""));
    aira_buf_dispose(&page);
}

static void wide_figures_scroll_and_can_be_reached(void **state)
{
    struct aira_document *document = new_document();
    struct aira_node *figure = aira_node_figure(document, document->root, 300, 20, "宽");
    struct aira_buf page;

    (void)state;
    (void)aira_figure_text(document, figure, 1, 2, 6.5, AIRA_LEFT, "zh", "字");
    page_of(&page, document);
    assert_holds(&page, "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-labelledby=\"_t1\"><svg");
    aira_buf_dispose(&page);
}

static void a_number_that_is_none_draws_nothing_strange(void **state)
{
    struct aira_document *document = new_document();
    struct aira_node *figure = aira_node_figure(document, document->root, 10, 10, "");
    volatile double zero = 0;
    struct aira_buf page;

    (void)state;
    (void)aira_figure_line(document, figure, zero / zero, 1 / zero, -0.5, -1.005, AIRA_COLOUR_INK);
    page_of(&page, document);
    assert_holds(&page, "<line x1=\"0\" y1=\"0\" x2=\"-0.5\" y2=\"-1");
    aira_buf_dispose(&page);
}

/* ---- colours and paper ---- */

static void text_is_legible_in_both_schemes(void **state)
{
    static const enum aira_colour texts[] = {AIRA_COLOUR_INK,  AIRA_COLOUR_ACCENT, AIRA_COLOUR_GREY,
                                             AIRA_COLOUR_GOOD, AIRA_COLOUR_BAD,    AIRA_COLOUR_OPEN};
    uint32_t bright[AIRA_COLOURS], palette[AIRA_COLOURS];

    (void)state;
    assert_true(aira_contrast(0, 0xFFFFFF) > 20.99 && aira_contrast(0, 0xFFFFFF) < 21.01);
    for (size_t i = 0; i < AIRA_COLOURS; i++)
        bright[i] = i == AIRA_COLOUR_PAPER || i == AIRA_COLOUR_PALE ? 0xFFFFFF : 0xFFE000; /* a theme of yellow */
    for (int i = 0; i < 4; i++) {
        html_palette(palette, i < 2 ? aira_default_palette() : bright, i % 2 == 1);
        for (size_t t = 0; t < sizeof texts / sizeof *texts; t++) {
            assert_true(aira_contrast(palette[texts[t]], palette[AIRA_COLOUR_PAPER]) >= 4.5);
            assert_true(aira_contrast(palette[texts[t]], palette[AIRA_COLOUR_PALE]) >= 4.5);
        }
    }
    html_palette(palette, aira_default_palette(), false);
    assert_int_equal(palette[AIRA_COLOUR_INK], aira_default_palette()[AIRA_COLOUR_INK]);
}

static void every_page_in_print_says_what_it_is(void **state)
{
    struct aira_document *document = new_document();
    struct aira_buf page;

    (void)state;
    document->header_left = "客户\"}";
    document->page_format = "第{page}页，共{pages}页";
    page_of(&page, document);
    assert_holds(&page, "@page{size:A4;");
    assert_holds(&page, "@top-left{content:\"客户\\22 \\7d \"}");
    assert_holds(&page, "@bottom-right{content:\"第\"counter(page)\"页，共\"counter(pages)\"页\"}");
    aira_buf_dispose(&page);
}

static void the_same_bytes_come_twice(void **state)
{
    struct aira_error err;
    struct aira_buf one, other;

    (void)state;
    page_of(&one, sample_report(20, &err));
    page_of(&other, sample_report(20, &err));
    assert_string_equal(one.data, other.data);
    aira_buf_dispose(&other);
    aira_buf_dispose(&one);
}

static void it_needs_a_document(void **state)
{
    struct aira_render_input input = {.scorecard_json = "{}"};
    struct aira_render_report report;
    struct aira_error err;
    struct aira_buf out;

    (void)state;
    aira_buf_init(&out);
    aira_render_report_init(&report);
    assert_int_equal(aira_renderer_find("html")->render(&out, &report, &input, &err), AIRA_EUSAGE);
    aira_render_report_dispose(&report);
    aira_buf_dispose(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(markup_is_shown_wherever_it_stands),
        cmocka_unit_test(control_characters_are_replaced),
        cmocka_unit_test(the_title_is_the_only_h1),
        cmocka_unit_test(an_id_stands_once_and_links_that_lead_nowhere_are_words),
        cmocka_unit_test(spans_say_their_language_and_look),
        cmocka_unit_test(cells_know_their_heads),
        cmocka_unit_test(a_table_without_heads_is_a_list_of_boxes),
        cmocka_unit_test(figures_are_drawn_and_told),
        cmocka_unit_test(wide_figures_scroll_and_can_be_reached),
        cmocka_unit_test(a_number_that_is_none_draws_nothing_strange),
        cmocka_unit_test(text_is_legible_in_both_schemes),
        cmocka_unit_test(every_page_in_print_says_what_it_is),
        cmocka_unit_test(the_same_bytes_come_twice),
        cmocka_unit_test(it_needs_a_document),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
