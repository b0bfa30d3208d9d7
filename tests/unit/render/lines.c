/* Lines: where they break, what is drawn of them, and how the two scripts stand beside each other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "layout.h"
#include "shell.h"

struct sheet {
    struct aira_document *document;
    struct render_faces faces;
    struct render_layout layout;
};

static struct sheet *open_sheet(void)
{
    static const struct aira_look look = {0};
    struct sheet *sheet = malloc(sizeof *sheet);
    struct aira_error err;

    assert_non_null(sheet);
    render_faces_init(&sheet->faces);
    render_layout_init(&sheet->layout);
    assert_int_equal(aira_document_new(&sheet->document, &err), 0);
    assert_int_equal(render_faces_open(&sheet->faces, &look, &err), 0);
    return sheet;
}

static void close_sheet(struct sheet *sheet)
{
    render_layout_dispose(&sheet->layout);
    render_faces_dispose(&sheet->faces);
    aira_document_free(sheet->document);
    free(sheet);
}

static void lay_out(struct sheet *sheet)
{
    struct aira_error err;

    assert_int_equal(render_layout_make(&sheet->layout, sheet->document, false, &sheet->faces, &err), 0);
}

/* The n-th line of text on the first page, or NULL. */
static const struct render_item *line_at(const struct sheet *sheet, size_t n)
{
    for (const struct render_placed *placed = sheet->layout.pages[0].first; placed != NULL; placed = placed->next)
        for (const struct render_item *item = placed->items; item != NULL; item = item->next)
            if (item->kind == RENDER_ITEM_TEXT && n-- == 0)
                return item;
    return NULL;
}

static size_t count_lines(const struct sheet *sheet)
{
    size_t count = 0;

    while (line_at(sheet, count) != NULL)
        count++;
    return count;
}

static double end_of(const struct render_item *line)
{
    const struct render_run *run = &line->runs[line->run_count - 1];
    double end = line->x + run->x;

    for (size_t i = 0; i < run->count; i++)
        end += (run->letters[i].glyph.width + (i > 0 ? run->letters[i].kern : 0)) / 1000.0 * line->size;
    return end;
}

static uint32_t first_of(const struct render_item *line)
{
    return line->runs[0].letters[0].glyph.character;
}

static uint32_t last_of(const struct render_item *line)
{
    const struct render_run *run = &line->runs[line->run_count - 1];

    return run->letters[run->count - 1].glyph.character;
}

static struct aira_node *say(struct sheet *sheet, const char *language, const char *text)
{
    return aira_node_text(sheet->document, sheet->document->root, AIRA_NODE_PARAGRAPH, AIRA_STYLE_BODY, language, text);
}

static void chinese_lines_keep_the_rules_and_the_width(void **state)
{
    struct sheet *sheet = open_sheet();
    struct aira_buf text;

    (void)state;
    aira_buf_init(&text);
    for (int i = 0; i < 40; i++)
        aira_buf_puts(&text, i % 3 ? "数据，治理。" : "（质量）的“规则”；");
    (void)say(sheet, "zh", text.data);
    lay_out(sheet);
    assert_true(count_lines(sheet) > 4);
    for (size_t i = 0; i < count_lines(sheet); i++) {
        static const uint32_t not_first[] = {0xFF0C, 0x3002, 0xFF09, 0xFF1B, 0x201D};
        const struct render_item *line = line_at(sheet, i);

        for (size_t k = 0; k < sizeof not_first / sizeof *not_first; k++)
            assert_int_not_equal(first_of(line), not_first[k]);
        assert_int_not_equal(last_of(line), 0xFF08);
        assert_int_not_equal(last_of(line), 0x201C);
        assert_true(end_of(line) <= sheet->layout.text_width + 0.01);
    }
    aira_buf_dispose(&text);
    close_sheet(sheet);
}

static void english_words_stay_whole_unless_longer_than_the_line(void **state)
{
    struct sheet *sheet = open_sheet();
    struct aira_buf text;

    (void)state;
    aira_buf_init(&text);
    for (int i = 0; i < 60; i++)
        aira_buf_puts(&text, "assessment ");
    for (int i = 0; i < 30; i++)
        aira_buf_puts(&text, "0123456789abcdef");
    (void)say(sheet, "en", text.data);
    lay_out(sheet);
    assert_int_equal(first_of(line_at(sheet, 1)), 'a');
    assert_int_equal(last_of(line_at(sheet, 0)), 't');
    for (size_t i = 0; i < count_lines(sheet); i++)
        assert_true(end_of(line_at(sheet, i)) <= sheet->layout.text_width + 0.01);
    aira_buf_dispose(&text);
    close_sheet(sheet);
}

/* Poppler measures what the file draws; a thousandth of the size a letter is what its numbers leave open. */
static void kerned_words_are_drawn_as_wide_as_they_are_laid_out(void **state)
{
    static const char *const words[] = {"AVATAR", "Tomorrow", "1977.11"};

    (void)state;
    if (!shell_has("pdftotext"))
        skip();
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct sheet *sheet = open_sheet();
        struct aira_render_report report;
        struct aira_buf pdf, said;
        const char *at;
        double left = 0, right = 0;

        aira_buf_init(&pdf);
        aira_buf_init(&said);
        aira_render_report_init(&report);
        (void)say(sheet, "en", words[i]);
        lay_out(sheet);
        shell_render(&pdf, &report, "pdf", sheet->document);
        assert_int_equal(shell_run(&said, "pdftotext -bbox %s -", &pdf), 0);
        at = strstr(aira_buf_cstr(&said), "xMin=");
        assert_non_null(at);
        assert_int_equal(sscanf(at, "xMin=\"%lf\" yMin=\"%*f\" xMax=\"%lf\"", &left, &right), 2);
        assert_true(fabs(right - left - (end_of(line_at(sheet, 0)) - line_at(sheet, 0)->x)) < 0.08);
        aira_render_report_dispose(&report);
        aira_buf_dispose(&pdf);
        aira_buf_dispose(&said);
        close_sheet(sheet);
    }
}

static void scripts_stand_a_sliver_apart(void **state)
{
    struct sheet *sheet = open_sheet();
    const struct render_item *line = NULL;

    (void)state;
    (void)say(sheet, "zh", "用AI评估");
    lay_out(sheet);
    line = line_at(sheet, 0);
    assert_int_equal(line->run_count, 3);
    assert_true(line->runs[1].x > line->size * 1.05);
    assert_true(line->runs[1].x < line->size * 1.15);
    close_sheet(sheet);
}

static void the_sliver_is_no_space_in_extracted_text(void **state)
{
    struct sheet *sheet = NULL;
    struct aira_render_report report;
    struct aira_buf file, words;

    (void)state;
    if (!shell_has("pdftotext"))
        skip();
    sheet = open_sheet();
    aira_buf_init(&file);
    aira_buf_init(&words);
    aira_render_report_init(&report);
    (void)say(sheet, "zh", "用AI评估第3部分得62.5分");
    shell_render(&file, &report, "pdf", sheet->document);
    assert_int_equal(shell_run(&words, "pdftotext -enc UTF-8 %s -", &file), 0);
    assert_non_null(strstr(words.data, "用AI评估第3部分得62.5分"));
    aira_render_report_dispose(&report);
    aira_buf_dispose(&words);
    aira_buf_dispose(&file);
    close_sheet(sheet);
}

static void chinese_in_bold_is_emboldened_and_latin_has_its_face(void **state)
{
    struct sheet *sheet = open_sheet();
    const struct render_item *line = NULL;
    struct aira_node *node = aira_node_add(sheet->document, sheet->document->root, AIRA_NODE_PARAGRAPH);

    (void)state;
    (void)aira_node_span(sheet->document, node, "zh", "粗AI", AIRA_SPAN_BOLD);
    (void)aira_node_span(sheet->document, node, "zh", "细", AIRA_SPAN_MUTED);
    lay_out(sheet);
    line = line_at(sheet, 0);
    assert_int_equal(line->run_count, 3);
    assert_true(line->runs[0].embolden);
    assert_false(line->runs[1].embolden);
    assert_int_equal(line->runs[1].face, sheet->faces.of_role[RENDER_LATIN_BOLD]);
    assert_false(line->runs[2].embolden);
    assert_int_equal(line->runs[2].colour, AIRA_COLOUR_GREY);
    close_sheet(sheet);
}

static void a_break_begins_a_line_and_alignment_holds(void **state)
{
    struct sheet *sheet = open_sheet();
    struct aira_node *node = say(sheet, "en", "right");

    (void)state;
    (void)aira_node_span(sheet->document, node, "en", "below\nagain", AIRA_SPAN_BREAK);
    node->align = AIRA_RIGHT;
    lay_out(sheet);
    assert_int_equal(count_lines(sheet), 3);
    for (size_t i = 0; i < 3; i++) {
        assert_true(end_of(line_at(sheet, i)) > sheet->layout.text_width - 0.01);
        assert_true(end_of(line_at(sheet, i)) < sheet->layout.text_width + 0.01);
    }
    assert_int_equal(first_of(line_at(sheet, 2)), 'a');
    close_sheet(sheet);
}

static void no_ideograph_ends_a_paragraph_alone(void **state)
{
    (void)state;
    for (size_t length = 48; length < 56; length++) {
        struct sheet *sheet = open_sheet();
        struct aira_buf text;
        const struct render_item *last = NULL;

        aira_buf_init(&text);
        for (size_t i = 0; i < length; i++)
            aira_buf_puts(&text, "数");
        aira_buf_puts(&text, "。");
        (void)say(sheet, "zh", text.data);
        lay_out(sheet);
        last = line_at(sheet, count_lines(sheet) - 1);
        assert_true(end_of(last) - last->x > 2.5 * last->size);
        aira_buf_dispose(&text);
        close_sheet(sheet);
    }
}

static void invisible_characters_take_no_place(void **state)
{
    struct sheet *sheet = open_sheet();

    (void)state;
    (void)say(sheet, "en",
              "a\xE2\x80\x8B"
              "b\xC2\xAD"
              "c\xEF\xBB\xBF");
    lay_out(sheet);
    assert_int_equal(line_at(sheet, 0)->run_count, 1);
    assert_int_equal(line_at(sheet, 0)->runs[0].count, 3);
    close_sheet(sheet);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chinese_lines_keep_the_rules_and_the_width),
        cmocka_unit_test(english_words_stay_whole_unless_longer_than_the_line),
        cmocka_unit_test(kerned_words_are_drawn_as_wide_as_they_are_laid_out),
        cmocka_unit_test(scripts_stand_a_sliver_apart),
        cmocka_unit_test(the_sliver_is_no_space_in_extracted_text),
        cmocka_unit_test(chinese_in_bold_is_emboldened_and_latin_has_its_face),
        cmocka_unit_test(a_break_begins_a_line_and_alignment_holds),
        cmocka_unit_test(no_ideograph_ends_a_paragraph_alone),
        cmocka_unit_test(invisible_characters_take_no_place),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
