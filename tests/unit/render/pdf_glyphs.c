/* Every Chinese character that is drawn leaves ink.  libharu alone loses composite glyphs while text extraction still
 * looks right, so the page is rasterised and looked at. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <hpdf_version.h>

#include "pdf.h"
#include "shell.h"

enum { COLUMNS = 19, ROWS = 28, CELL = 25, MARGIN = 57 };

/* A grid of characters from all over the block of ideographs; the first place stays empty. */
static struct aira_document *grid(void)
{
    struct aira_document *document = NULL;
    struct aira_node *figure = NULL;
    struct aira_error err;

    assert_int_equal(aira_document_new(&document, &err), 0);
    figure = aira_node_figure(document, document->root, COLUMNS * CELL, ROWS * CELL, "characters");
    for (int i = 1; i < COLUMNS * ROWS; i++) {
        char text[5] = "";

        text[aira_utf8_encode(text, 0x4E00 + (uint32_t)i * 39)] = '\0';
        assert_non_null(aira_figure_text(document, figure, i % COLUMNS * CELL + 3, i / COLUMNS * CELL + 18, 18,
                                         AIRA_LEFT, "zh", text));
    }
    return document;
}

static const unsigned char *pixels(const struct aira_buf *image, int *width)
{
    int height = 0, most = 0, used = 0;

    assert_int_equal(sscanf(image->data, "P5 %d %d %d%n", width, &height, &most, &used), 3);
    assert_true((size_t)used + 1 + (size_t)*width * (size_t)height <= image->length);
    return (const unsigned char *)image->data + used + 1;
}

static int ink(const unsigned char *page, int width, int cell)
{
    int dark = 0, left = MARGIN + cell % COLUMNS * CELL, top = MARGIN + cell / COLUMNS * CELL;

    for (int y = top; y < top + CELL - 1; y++)
        for (int x = left; x < left + CELL - 1; x++)
            dark += page[y * width + x] < 160;
    return dark;
}

/* How many of the grid's characters left nothing on the page. */
static int blanks(bool keep_whole_faces)
{
    const struct render_pdf_switches switches = {keep_whole_faces};
    struct aira_document *document = grid();
    struct aira_render_input input = {.document = document};
    struct aira_render_report report;
    struct aira_buf file, image;
    struct aira_error err;
    const unsigned char *page = NULL;
    int width = 0, count = 0;

    aira_buf_init(&file);
    aira_buf_init(&image);
    aira_render_report_init(&report);
    assert_int_equal(render_pdf_with(&file, &report, &input, &switches, &err), 0);
    assert_int_equal(report.missing_count, 0);
    assert_int_equal(shell_run(&image, "pdftoppm -r 72 -gray %s", &file), 0);
    page = pixels(&image, &width);
    assert_int_equal(ink(page, width, 0), 0);
    for (int i = 1; i < COLUMNS * ROWS; i++)
        count += ink(page, width, i) == 0;
    aira_render_report_dispose(&report);
    aira_buf_dispose(&image);
    aira_buf_dispose(&file);
    aira_document_free(document);
    return count;
}

static void every_character_leaves_ink(void **state)
{
    (void)state;
    if (!shell_has("pdftoppm"))
        skip();
    assert_int_equal(blanks(false), 0);
}

static void the_test_sees_what_libharu_alone_loses(void **state)
{
    (void)state;
    if (!shell_has("pdftoppm"))
        skip();
#if HPDF_MAJOR_VERSION > 2 || HPDF_MINOR_VERSION > 3
    print_message("skipped: this libharu may keep composite glyphs\n");
    skip();
#else
    assert_true(blanks(true) > 50);
#endif
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_character_leaves_ink),
        cmocka_unit_test(the_test_sees_what_libharu_alone_loses),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
