/* A PDF is a sound file: valid, searchable in both languages, with metadata, links and bookmarks, the same each time.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "sample.h"
#include "shell.h"

struct drawn {
    struct aira_document *document;
    struct aira_buf file, words;
    struct aira_render_report report;
};

static int draw(void **state)
{
    static struct drawn drawn;
    struct aira_error err;

    aira_buf_init(&drawn.file);
    aira_buf_init(&drawn.words);
    aira_render_report_init(&drawn.report);
    drawn.document = sample_report(40, &err);
    assert_non_null(drawn.document);
    shell_render(&drawn.file, &drawn.report, "pdf", drawn.document);
    *state = &drawn;
    return 0;
}

static int drop(void **state)
{
    struct drawn *drawn = *state;

    aira_render_report_dispose(&drawn->report);
    aira_buf_dispose(&drawn->words);
    aira_buf_dispose(&drawn->file);
    aira_document_free(drawn->document);
    return 0;
}

/* What a tool says of the file. */
static const char *ask(void **state, const char *tool, const char *command)
{
    struct drawn *drawn = *state;

    if (!shell_has(tool))
        skip();
    aira_buf_clear(&drawn->words);
    assert_int_equal(shell_run(&drawn->words, command, &drawn->file), 0);
    return aira_buf_cstr(&drawn->words);
}

static void qpdf_finds_no_fault(void **state)
{
    const char *said = ask(state, "qpdf", "qpdf --check %s");

    assert_non_null(strstr(said, "No syntax or stream encoding errors found"));
    assert_null(strstr(said, "WARNING"));
}

static void readers_do_not_warn(void **state)
{
    assert_string_equal(ask(state, "pdftoppm", "pdftoppm -r 20 -gray %s /dev/null >/dev/null"), "");
}

static void faces_are_embedded_cut_down_and_mapped(void **state)
{
    const char *said = ask(state, "pdffonts", "pdffonts %s");

    assert_int_equal(shell_count(said, "yes yes yes"), 3);
    assert_non_null(strstr(said, "WenQuanYiMicroHei"));
    assert_true(((struct drawn *)*state)->file.length < 100000);
}

static void text_can_be_found_in_both_languages(void **state)
{
    const char *said = ask(state, "pdftotext", "pdftotext -enc UTF-8 %s -");

    assert_non_null(strstr(said, "人工智能就绪度评估报告"));
    assert_non_null(strstr(said, "数据治理是最薄弱"));
    assert_non_null(strstr(said, "“场景深化”阶段"));
    assert_non_null(strstr(said, "its readiness index is"));
    assert_non_null(strstr(said, "第 2 页，共 6 页"));
    assert_int_equal(((struct drawn *)*state)->report.pages, 6);
    assert_int_equal(((struct drawn *)*state)->report.missing_count, 0);
}

static void the_cover_has_no_furniture(void **state)
{
    const char *said = ask(state, "pdftotext", "pdftotext -enc UTF-8 -l 1 %s -");

    assert_non_null(strstr(said, "AI Readiness Scorecard"));
    assert_null(strstr(said, "机密 Confidential"));
    assert_null(strstr(said, "共 6 页"));
}

static void metadata_is_right_in_chinese(void **state)
{
    const char *said = ask(state, "pdfinfo", "pdfinfo %s");

    assert_non_null(strstr(said, "示例制造有限公司：人工智能就绪度评估报告"));
    assert_non_null(strstr(said, "示例咨询"));
    assert_non_null(strstr(said, "AI, 就绪度"));
    said = ask(state, "pdfinfo", "pdfinfo -custom %s");
    assert_non_null(strstr(said, "ContentHash"));
    assert_non_null(strstr(said, "0123456789abcdef"));
}

static void the_catalogue_names_language_and_shows_the_title(void **state)
{
    const char *said = ask(state, "qpdf", "qpdf --qdf --object-streams=disable %s - | strings");

    assert_non_null(strstr(said, "/Lang (zh-CN)"));
    assert_non_null(strstr(said, "/DisplayDocTitle true"));
    assert_non_null(strstr(said, "/PageMode /UseOutlines"));
}

static void links_lead_to_the_part_without_a_border(void **state)
{
    const char *said = ask(state, "qpdf", "qpdf --qdf --object-streams=disable %s - | strings");

    assert_int_equal(shell_count(said, "/Subtype /Link"), 5);
    assert_int_equal(shell_count(said, "/XYZ"), 6);
    assert_non_null(strstr(said, "/Border ["));
}

static void bookmarks_nest_by_level(void **state)
{
    const char *said = ask(state, "qpdf", "qpdf --json --json-key=outlines %s");

    assert_non_null(strstr(said, "\"title\": \"执行摘要 Executive summary\""));
    assert_non_null(strstr(said, "\"title\": \"三项优势 Strengths\""));
    assert_int_equal(shell_count(said, "\"title\""), 5);
    assert_true(strstr(said, "三项优势") > strstr(said, "\"kids\": ["));
}

static void two_runs_give_the_same_bytes(void **state)
{
    struct drawn *drawn = *state;
    struct aira_render_report report;
    struct aira_buf again;

    aira_buf_init(&again);
    aira_render_report_init(&report);
    shell_render(&again, &report, "pdf", drawn->document);
    assert_int_equal(again.length, drawn->file.length);
    assert_memory_equal(again.data, drawn->file.data, again.length);
    aira_render_report_dispose(&report);
    aira_buf_dispose(&again);
}

static void draw_with(struct aira_buf *said, const struct aira_document *document, const struct aira_look *look,
                      const char *command)
{
    struct aira_render_input input = {.document = document, .look = look};
    struct aira_render_report report;
    struct aira_buf file;
    struct aira_error err;

    aira_buf_init(&file);
    aira_render_report_init(&report);
    assert_int_equal(aira_renderer_find("pdf")->render(&file, &report, &input, &err), 0);
    assert_int_equal(shell_run(said, command, &file), 0);
    aira_render_report_dispose(&report);
    aira_buf_dispose(&file);
}

static void the_look_decides_paper_and_colours(void **state)
{
    struct drawn *drawn = *state;
    struct aira_look look = {.letter = true};

    if (!shell_has("pdfinfo") || !shell_has("qpdf"))
        skip();
    for (size_t i = 0; i < AIRA_COLOURS; i++)
        look.colours[i] = 0xFF0000;
    aira_buf_clear(&drawn->words);
    draw_with(&drawn->words, drawn->document, &look, "pdfinfo %s");
    assert_non_null(strstr(drawn->words.data, "612 x 792 pts (letter)"));
    aira_buf_clear(&drawn->words);
    draw_with(&drawn->words, drawn->document, &look, "qpdf --qdf %s - | strings");
    assert_non_null(strstr(drawn->words.data, "\n1 0 0 rg"));
    assert_null(strstr(drawn->words.data, "0.122 0.227 0.373 rg"));
}

static void a_link_to_nowhere_is_plain_text(void **state)
{
    struct drawn *drawn = *state;
    struct aira_document *document = NULL;
    struct aira_node *node = NULL;
    struct aira_error err;

    if (!shell_has("qpdf"))
        skip();
    assert_int_equal(aira_document_new(&document, &err), 0);
    node = aira_node_text(document, document->root, AIRA_NODE_PARAGRAPH, AIRA_STYLE_BODY, "en", "lost");
    node->spans[0].link = "nowhere";
    aira_buf_clear(&drawn->words);
    draw_with(&drawn->words, document, NULL, "qpdf --qdf %s - | strings");
    assert_null(strstr(drawn->words.data, "/Link"));
    aira_document_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(qpdf_finds_no_fault),
        cmocka_unit_test(readers_do_not_warn),
        cmocka_unit_test(faces_are_embedded_cut_down_and_mapped),
        cmocka_unit_test(text_can_be_found_in_both_languages),
        cmocka_unit_test(the_cover_has_no_furniture),
        cmocka_unit_test(metadata_is_right_in_chinese),
        cmocka_unit_test(the_catalogue_names_language_and_shows_the_title),
        cmocka_unit_test(links_lead_to_the_part_without_a_border),
        cmocka_unit_test(bookmarks_nest_by_level),
        cmocka_unit_test(the_look_decides_paper_and_colours),
        cmocka_unit_test(a_link_to_nowhere_is_plain_text),
        cmocka_unit_test(two_runs_give_the_same_bytes),
    };

    return cmocka_run_group_tests(tests, draw, drop);
}
