/* Small trees as a text for a word processor: what is escaped, linked, numbered, and said in which language. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "docx_parcel.h"
#include "sample.h"
#include "shell.h"

static const char hostile[] = "<i>&\"'</w:t>";
static const char shown[] = "&lt;i&gt;&amp;&quot;&#39;&lt;/w:t&gt;";

static struct aira_document *new_document(void)
{
    struct aira_document *document = NULL;
    struct aira_error err;

    assert_int_equal(aira_document_new(&document, &err), 0);
    document->language = "zh";
    return document;
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

static struct aira_node *cover(struct aira_document *d)
{
    struct aira_node *section = aira_node_add(d, d->root, AIRA_NODE_SECTION);

    section->keep = AIRA_KEEP_COVER;
    return aira_node_text(d, section, AIRA_NODE_PARAGRAPH, AIRA_STYLE_TITLE, "zh", "封面");
}

/* ---- escaping ---- */

static void fill_with_markup(struct aira_document *d)
{
    struct aira_node *figure = NULL;

    d->title = d->author = d->subject = d->keywords = d->header_left = d->header_right = d->footer_left = hostile;
    d->page_format = "<b>{page}</b>{pages}";
    d->contents = hostile;
    assert_int_equal(aira_document_property(d, "a\"><b", hostile), 0);
    cover(d)->spans[0].language = "x\"><b";
    (void)head(d, 1, hostile, hostile);
    text(d, d->root, hostile)->spans[0].link = hostile;
    figure = aira_node_figure(d, d->root, 10, 10, hostile);
    (void)aira_figure_text(d, figure, 1, 1, 5, AIRA_LEFT, "x\"><b", hostile);
}

static void assert_shows(const struct aira_buf *parcel, const char *name, size_t times)
{
    struct aira_buf part;

    aira_buf_init(&part);
    docx_part_of(&part, parcel, name);
    assert_null(strstr(part.data, "<i>"));
    assert_null(strstr(part.data, "<b>"));
    assert_int_equal(shell_count(part.data, shown), times);
    aira_buf_dispose(&part);
}

static void markup_is_shown_wherever_it_stands(void **state)
{
    struct aira_document *document = new_document();
    struct aira_look look = {.latin_face = "Open Sans", .chinese_face = "WenQuanYi Micro Hei"};
    struct aira_buf parcel;

    (void)state;
    fill_with_markup(document);
    aira_buf_init(&parcel);
    docx_parcel(&parcel, document, &look);
    assert_shows(&parcel, "docProps/core.xml", 4);
    assert_shows(&parcel, "docProps/custom.xml", 1);
    assert_shows(&parcel, "word/header.xml", 2);
    assert_shows(&parcel, "word/footer.xml", 1);
    /* over the contents, its entry, the heading, the link, the alternative */
    assert_shows(&parcel, "word/document.xml", 5);
    aira_buf_dispose(&parcel);
    aira_document_free(document);
}

static void what_xml_has_not_is_replaced(void **state)
{
    struct aira_document *document = new_document();
    struct aira_buf body;

    (void)state;
    (void)text(document, document->root,
               "a\x1B[2Jb\xE2\x80\xAE"
               "c\xEF\xBF\xBE"
               "d\te\nf");
    aira_buf_init(&body);
    docx_body_of(&body, document);
    docx_assert_holds(&body, "a\xEF\xBF\xBD[2Jb\xEF\xBF\xBD"
                             "c\xEF\xBF\xBD"
                             "d e</w:t><w:br/><w:t xml:space=\"preserve\">f</w:t>");
    aira_buf_dispose(&body);
}

/* ---- runs ---- */

static void spans_say_their_language_and_look(void **state)
{
    struct aira_document *document = new_document();
    struct aira_node *node = text(document, document->root, "中");
    struct aira_buf body;

    (void)state;
    (void)aira_node_span(document, node, "en", "bold", AIRA_SPAN_BOLD | AIRA_SPAN_BREAK);
    (void)aira_node_span(document, node, "zh", "淡", AIRA_SPAN_MUTED);
    aira_node_span(document, node, "en", "red", 0)->colour = AIRA_COLOUR_BAD;
    aira_node_span(document, node, "en", "ink", AIRA_SPAN_BOLD | AIRA_SPAN_MUTED)->colour = AIRA_COLOUR_INK;
    aira_buf_init(&body);
    docx_body_of(&body, document);
    docx_assert_holds(&body, "<w:p><w:pPr><w:pStyle w:val=\"SmallText\"/></w:pPr><w:r><w:rPr><w:rFonts "
                             "w:hint=\"eastAsia\"/><w:lang w:eastAsia=\"zh-CN\"/></w:rPr><w:t "
                             "xml:space=\"preserve\">中</w:t></w:r><w:r><w:br/></w:r>");
    docx_assert_holds(&body, "<w:rStyle w:val=\"Strong\"/><w:lang w:val=\"en-GB\"/></w:rPr><w:t "
                             "xml:space=\"preserve\">bold</w:t>");
    docx_assert_holds(&body, "<w:rStyle w:val=\"Muted\"/><w:rFonts w:hint=\"eastAsia\"/>");
    docx_assert_holds(&body, "<w:color w:val=\"9E2A2B\"/><w:lang w:val=\"en-GB\"/></w:rPr><w:t "
                             "xml:space=\"preserve\">red</w:t>");
    docx_assert_holds(&body, "<w:color w:val=\"1F3A5F\" w:themeColor=\"text2\"/>");
    aira_buf_dispose(&body);
}

static void an_id_stands_once_and_links_that_lead_nowhere_are_words(void **state)
{
    static const double shares[] = {1};
    struct aira_document *document = new_document();
    struct aira_node *node = NULL, *table = NULL;
    struct aira_buf body;

    (void)state;
    text(document, document->root, "甲")->id = "same";
    text(document, document->root, "乙")->id = "same";
    table = aira_node_table(document, document->root, AIRA_NODE_TABLE, 1, shares, NULL);
    node = aira_node_add(document, table, AIRA_NODE_ROW);
    node->id = "a row.with a name that is longer than a bookmark may be";
    (void)aira_node_add(document, node, AIRA_NODE_CELL);
    aira_node_add(document, document->root, AIRA_NODE_SPACE)->id = "air";
    node = text(document, document->root, "往");
    node->spans[0].link = "same";
    aira_node_span(document, node, "en", "to", AIRA_SPAN_BREAK)->link = "same";
    aira_node_span(document, node, "zh", "无", 0)->link = "air";
    aira_node_span(document, node, "zh", "行", 0)->link = table->first->id;
    aira_buf_init(&body);
    docx_body_of(&body, document);
    docx_assert_holds(&body, "<w:bookmarkStart w:id=\"0\" w:name=\"a1_same\"/><w:bookmarkEnd w:id=\"0\"/>");
    assert_int_equal(shell_count(body.data, "<w:bookmarkStart"), 2);
    docx_assert_holds(&body, "<w:bookmarkStart w:id=\"1\" w:name=\"a2_a_row_with_a_name_that_is_lo\"/>");
    assert_int_equal(shell_count(body.data, "<w:hyperlink w:anchor=\"a1_same\""), 1);
    assert_int_equal(shell_count(body.data, "<w:hyperlink w:anchor=\"a2_a_row_with_a_name_that_is_lo\""), 1);
    assert_int_equal(shell_count(body.data, "<w:hyperlink"), 2);
    docx_assert_holds(&body, ">to</w:t></w:r></w:hyperlink><w:r>");
    aira_buf_dispose(&body);
}

/* ---- pages ---- */

static void contents_follow_the_cover(void **state)
{
    struct aira_document *document = new_document();
    struct aira_buf body;

    (void)state;
    document->contents = "目录";
    (void)cover(document);
    head(document, 1, "一", "one")->keep = AIRA_KEEP_PAGE_BEFORE;
    (void)head(document, 3, "三", NULL);
    (void)aira_node_span(document, head(document, 2, "二", NULL), "en", "two", AIRA_SPAN_MUTED | AIRA_SPAN_BREAK);
    aira_buf_init(&body);
    docx_body_of(&body, document);
    assert_int_equal(shell_count(body.data, "<w:sectPr>"), 2);
    assert_int_equal(shell_count(body.data, "r:id=\"headerBare\""), 1);
    docx_assert_holds(&body, "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"headerBare\"/>");
    assert_true(strstr(body.data, "headerBare") < strstr(body.data, "目录"));
    assert_true(strstr(body.data, "目录") < strstr(body.data, "fldCharType=\"begin\""));
    assert_int_equal(shell_count(body.data, "<w:pStyle w:val=\"TOC1\"/>"), 1);
    assert_int_equal(shell_count(body.data, "<w:pStyle w:val=\"TOC2\"/>"), 1);
    assert_int_equal(shell_count(body.data, "w:anchor=\"_Toc000000002\""), 1);
    assert_int_equal(shell_count(body.data, "w:name=\"_Toc000000002\""), 1);
    assert_int_equal(shell_count(body.data, "三"), 1);
    assert_int_equal(shell_count(body.data, ">二<"), 2);
    assert_int_equal(shell_count(body.data, "<w:pageBreakBefore/>"), 1);
    docx_assert_holds(&body, "<w:pStyle w:val=\"Heading1\"/><w:keepNext/><w:keepLines/><w:pageBreakBefore/>");
    docx_assert_holds(&body, "<w:fldChar w:fldCharType=\"end\"/></w:r></w:p>\n</w:sdtContent>");
    aira_buf_dispose(&body);
}

static void a_text_without_a_cover_has_no_contents(void **state)
{
    struct aira_document *document = new_document();
    struct aira_buf body;

    (void)state;
    document->contents = "目录";
    head(document, 1, "一", "one")->keep = AIRA_KEEP_PAGE_BEFORE;
    aira_buf_init(&body);
    docx_body_of(&body, document);
    assert_null(strstr(body.data, "目录"));
    assert_null(strstr(body.data, "pageBreakBefore"));
    assert_int_equal(shell_count(body.data, "<w:sectPr>"), 1);
    assert_null(strstr(body.data, "headerBare"));
    aira_buf_dispose(&body);
}

static void a_cover_anywhere_has_pages_of_its_own(void **state)
{
    struct aira_document *document = new_document();
    struct aira_buf body;

    (void)state;
    (void)text(document, document->root, "前");
    (void)cover(document);
    aira_buf_init(&body);
    docx_body_of(&body, document);
    assert_int_equal(shell_count(body.data, "<w:sectPr>"), 2);
    assert_true(strstr(body.data, "r:id=\"header\"") < strstr(body.data, "r:id=\"headerBare\""));
    docx_assert_holds(&body, "w:gutter=\"0\"/></w:sectPr></w:body>");
    aira_buf_dispose(&body);
}

static void pages_are_numbered_by_fields(void **state)
{
    struct aira_document *document = new_document();
    struct aira_look look = {.letter = true};
    struct aira_buf parcel, footer, body;

    (void)state;
    document->footer_left = "密";
    document->page_format = "第 {page} 页，共 {pages} 页";
    aira_buf_init(&parcel);
    aira_buf_init(&footer);
    aira_buf_init(&body);
    docx_parcel(&parcel, document, &look);
    docx_part_of(&footer, &parcel, "word/footer.xml");
    docx_part_of(&body, &parcel, "word/document.xml");
    docx_assert_holds(&footer, "<w:tab/>");
    docx_assert_holds(&footer, "第 </w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText "
                               "xml:space=\"preserve\"> PAGE </w:instrText>");
    docx_assert_holds(&footer, "> NUMPAGES </w:instrText>");
    docx_assert_holds(&footer, "> 页</w:t></w:r></w:p></w:ftr>");
    docx_assert_holds(&body, "<w:pgSz w:w=\"12240\" w:h=\"15840\"/>");
    aira_buf_dispose(&body);
    aira_buf_dispose(&footer);
    aira_buf_dispose(&parcel);
    aira_document_free(document);
}

/* ---- the package ---- */

static void the_look_is_the_theme(void **state)
{
    struct aira_document *document = new_document();
    struct aira_look look = {.latin_face = "A & B", .chinese_face = "C"};
    struct aira_buf parcel, theme, styles;

    (void)state;
    memcpy(look.colours, aira_default_palette(), sizeof look.colours);
    look.colours[AIRA_COLOUR_INK] = 0x123456;
    look.colours[AIRA_COLOUR_LEVEL4] = 0x00ABCD;
    aira_buf_init(&parcel);
    aira_buf_init(&theme);
    aira_buf_init(&styles);
    docx_parcel(&parcel, document, &look);
    docx_part_of(&theme, &parcel, "word/theme/theme1.xml");
    docx_part_of(&styles, &parcel, "word/styles.xml");
    docx_assert_holds(&theme, "<a:dk2><a:srgbClr val=\"123456\"/></a:dk2>");
    docx_assert_holds(&theme, "<a:accent6><a:srgbClr val=\"00ABCD\"/></a:accent6>");
    docx_assert_holds(&theme, "<a:latin typeface=\"A &amp; B\"/><a:ea typeface=\"C\"/>");
    docx_assert_holds(&styles, "<w:color w:val=\"123456\" w:themeColor=\"text2\"/>");
    docx_assert_holds(&styles, "w:ascii=\"A &amp; B\" w:hAnsi=\"A &amp; B\" w:eastAsia=\"C\"");
    aira_buf_dispose(&styles);
    aira_buf_dispose(&theme);
    aira_buf_dispose(&parcel);
    aira_document_free(document);
}

static void the_same_document_makes_the_same_bytes(void **state)
{
    struct aira_buf first, second;
    struct aira_error err;
    struct aira_document *document = sample_report(20, &err);

    (void)state;
    assert_non_null(document);
    aira_buf_init(&first);
    aira_buf_init(&second);
    docx_parcel(&first, document, NULL);
    docx_parcel(&second, document, NULL);
    assert_int_equal(first.length, second.length);
    assert_memory_equal(first.data, second.data, first.length);
    assert_memory_equal(first.data + 30, "[Content_Types].xml", 19);
    aira_buf_dispose(&second);
    aira_buf_dispose(&first);
    aira_document_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(markup_is_shown_wherever_it_stands),
        cmocka_unit_test(what_xml_has_not_is_replaced),
        cmocka_unit_test(spans_say_their_language_and_look),
        cmocka_unit_test(an_id_stands_once_and_links_that_lead_nowhere_are_words),
        cmocka_unit_test(contents_follow_the_cover),
        cmocka_unit_test(a_text_without_a_cover_has_no_contents),
        cmocka_unit_test(a_cover_anywhere_has_pages_of_its_own),
        cmocka_unit_test(pages_are_numbered_by_fields),
        cmocka_unit_test(the_look_is_the_theme),
        cmocka_unit_test(the_same_document_makes_the_same_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
