/* Pictures, covers with a ground of their own, sections that are to be one page, and the check of a look's faces. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "layout.h"
#include "shell.h"

static const unsigned char pixels[2 * 1 * 3] = {255, 0, 0, 0, 0, 255};
static const struct aira_picture picture = {.png = "PNG", .png_length = 3, .width = 2, .height = 1, .rgb = pixels};

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

/* The n-th item of that kind on a page, and where it was placed; NULL: there are fewer. */
static const struct render_item *item_at(const struct sheet *sheet, size_t page, enum render_item_kind kind, size_t n,
                                         double *x)
{
    for (const struct render_placed *placed = sheet->layout.pages[page].first; placed != NULL; placed = placed->next)
        for (const struct render_item *item = placed->items; item != NULL; item = item->next)
            if (item->kind == kind && n-- == 0) {
                *x = placed->x + item->x;
                return item;
            }
    return NULL;
}

static size_t count(const struct sheet *sheet, enum render_item_kind kind)
{
    size_t found = 0;
    double x = 0;

    for (size_t page = 0; page < sheet->layout.page_count; page++)
        for (size_t n = 0; item_at(sheet, page, kind, n, &x) != NULL; n++)
            found++;
    return found;
}

static struct aira_node *section(struct sheet *sheet, unsigned keep)
{
    struct aira_node *node = aira_node_add(sheet->document, sheet->document->root, AIRA_NODE_SECTION);

    assert_non_null(node);
    node->keep = keep;
    return node;
}

static void say(struct sheet *sheet, struct aira_node *parent, size_t lines)
{
    for (size_t i = 0; i < lines; i++)
        assert_non_null(
            aira_node_text(sheet->document, parent, AIRA_NODE_PARAGRAPH, AIRA_STYLE_BODY, "en", "A line of text."));
}

/* ---- pictures */

static void a_picture_keeps_its_shape_within_the_text(void **state)
{
    struct sheet *sheet = open_sheet();
    const struct render_item *item = NULL;
    double x = 0;

    (void)state;
    (void)aira_node_image(sheet->document, sheet->document->root, &picture, 100, 80, "en", "small");
    aira_node_image(sheet->document, sheet->document->root, &picture, 100, 80, "en", "right")->align = AIRA_RIGHT;
    (void)aira_node_image(sheet->document, sheet->document->root, &picture, 2000, 2000, "en", "wide");
    lay_out(sheet);
    item = item_at(sheet, 0, RENDER_ITEM_IMAGE, 0, &x);
    assert_non_null(item);
    assert_float_equal(item->x2, 100, 0.01);
    assert_float_equal(item->y2, 50, 0.01);
    assert_float_equal(x, sheet->layout.left, 0.01);
    item = item_at(sheet, 0, RENDER_ITEM_IMAGE, 1, &x);
    assert_float_equal((x + item->x2), (sheet->layout.left + sheet->layout.text_width), 0.01);
    item = item_at(sheet, 0, RENDER_ITEM_IMAGE, 2, &x);
    assert_float_equal(item->x2, sheet->layout.text_width, 0.01);
    assert_float_equal(item->y2, (sheet->layout.text_width / 2), 0.01);
    close_sheet(sheet);
}

static void pictures_of_the_header_stand_before_its_words(void **state)
{
    struct sheet *sheet = open_sheet();
    const struct render_item *item = NULL;
    double x = 0, words = 0;

    (void)state;
    sheet->document->header_left = "Client";
    aira_document_header_image(sheet->document, 1, &picture, 40, 15, "en", "firm");
    say(sheet, sheet->document->root, 1);
    lay_out(sheet);
    item = item_at(sheet, 0, RENDER_ITEM_IMAGE, 0, &x);
    assert_non_null(item);
    assert_float_equal(x, sheet->layout.left, 0.01);
    assert_true(item->y > 0 && item->y + item->y2 < 15 * 72 / 25.4);
    assert_non_null(item_at(sheet, 0, RENDER_ITEM_TEXT, 0, &words));
    assert_true(words > x + item->x2);
    close_sheet(sheet);
}

/* ---- covers */

static void a_ground_fills_covers_alone(void **state)
{
    struct sheet *sheet = open_sheet();
    struct aira_node *cover = section(sheet, AIRA_KEEP_COVER);
    const struct render_item *item = NULL;
    double x = 0;

    (void)state;
    (void)aira_node_image(sheet->document, cover, &picture, 100, 80, "en", "logo");
    say(sheet, cover, 1);
    say(sheet, sheet->document->root, 1);
    sheet->layout.grounds_covers = true;
    lay_out(sheet);
    assert_int_equal(sheet->layout.page_count, 2);
    item = sheet->layout.pages[0].first->items;
    assert_int_equal(item->kind, RENDER_ITEM_RECT);
    assert_int_equal(item->fill, AIRA_COLOUR_PAPER);
    assert_float_equal(item->x2, sheet->layout.width, 0.01);
    assert_float_equal(item->y2, sheet->layout.height, 0.01);
    assert_null(item_at(sheet, 1, RENDER_ITEM_RECT, 0, &x));
    assert_non_null(item_at(sheet, 0, RENDER_ITEM_IMAGE, 0, &x));
    assert_float_equal(x, (sheet->layout.left + RENDER_PLATE_MARGIN), 0.01);
    close_sheet(sheet);
}

/* ---- one page */

/* How wide the figure of a section with so many lines is drawn, of 200 points. */
static double figure_width(size_t lines, size_t pages, unsigned keep)
{
    struct sheet *sheet = open_sheet();
    struct aira_node *page = section(sheet, keep), *figure = NULL;
    const struct render_item *item = NULL;
    double x = 0, width = 0;

    page->id = "page";
    say(sheet, page, 1);
    figure = aira_node_figure(sheet->document, page, 200, 200, "");
    (void)aira_figure_rect(sheet->document, figure, 0, 0, 200, 200, AIRA_COLOUR_INK);
    say(sheet, page, lines);
    lay_out(sheet);
    assert_int_equal(sheet->layout.page_count, pages);
    assert_int_equal(count(sheet, RENDER_ITEM_TEXT), lines + 1);
    assert_int_equal(count(sheet, RENDER_ITEM_ANCHOR), 1);
    item = item_at(sheet, 0, RENDER_ITEM_RECT, 0, &x);
    assert_non_null(item);
    width = item->x2;
    close_sheet(sheet);
    return width;
}

static void figures_shrink_until_the_section_is_one_page(void **state)
{
    (void)state;
    assert_float_equal(figure_width(20, 1, AIRA_KEEP_ONE_PAGE), 200, 0.01);
    assert_float_equal(figure_width(26, 2, 0), 200, 0.01);
    assert_float_equal(figure_width(26, 1, AIRA_KEEP_ONE_PAGE), 180, 0.01);
    assert_float_equal(figure_width(28, 1, AIRA_KEEP_ONE_PAGE), 140, 0.01);
}

static void they_stay_as_they_are_when_that_is_not_enough(void **state)
{
    (void)state;
    assert_float_equal(figure_width(40, 2, AIRA_KEEP_ONE_PAGE), 200, 0.01);
}

/* ---- formats */

static void each_format_has_the_picture_or_its_words(void **state)
{
    struct aira_document *document = NULL;
    struct aira_render_report report;
    struct aira_error err;
    struct aira_buf out;

    (void)state;
    assert_int_equal(aira_document_new(&document, &err), 0);
    (void)aira_node_image(document, document->root, &picture, 30, 30, "en", "A <firm>");
    aira_buf_init(&out);
    aira_render_report_init(&report);
    shell_render(&out, &report, "html", document);
    assert_non_null(strstr(out.data, "<img class=\"logo\" alt=\"A &lt;firm&gt;\" width=\"40\" height=\"20\" "
                                     "src=\"data:image/png;base64,UE5H\">"));
    aira_buf_clear(&out);
    shell_render(&out, &report, "text", document);
    assert_non_null(strstr(out.data, "[A <firm>]"));
    aira_buf_clear(&out);
    shell_render(&out, &report, "pdf", document);
    if (shell_has("pdfimages")) {
        struct aira_buf told;

        aira_buf_init(&told);
        assert_int_equal(shell_run(&told, "pdfimages -list %s", &out), 0);
        assert_int_equal(shell_count(aira_buf_cstr(&told), "image       2     1  rgb"), 1);
        aira_buf_dispose(&told);
    }
    aira_render_report_dispose(&report);
    aira_buf_dispose(&out);
    aira_document_free(document);
}

/* ---- faces */

static void faces_that_do_not_do_are_named(void **state)
{
    static const char *const files[AIRA_FACES] = {NULL, "/no/such.ttf", NULL};
    static const struct {
        struct aira_look look;
        enum aira_face failed;
        int code;
        const char *message;
    } wrong[] = {
        {{.latin_face = "No Such Face"}, AIRA_FACE_LATIN, AIRA_ENOTFOUND, "\"No Such Face\" is not installed"},
        {{.chinese_face = "No Such Face"}, AIRA_FACE_CHINESE, AIRA_ENOTFOUND, "is not installed"},
        {{.chinese_face = "Open Sans"}, AIRA_FACE_CHINESE, AIRA_EINPUT, "no Chinese characters"},
        {{.face_files = files}, AIRA_FACE_LATIN_BOLD, AIRA_ENOTFOUND, "cannot be read"},
    };
    static const struct aira_look usual = {0};
    enum aira_face failed = AIRA_FACES;
    struct aira_error err;

    (void)state;
    assert_int_equal(aira_render_check_faces(&failed, &usual, &err), 0);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_int_equal(aira_render_check_faces(&failed, &wrong[i].look, &err), wrong[i].code);
        assert_int_equal(failed, wrong[i].failed);
        assert_non_null(strstr(err.message, wrong[i].message));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_picture_keeps_its_shape_within_the_text),
        cmocka_unit_test(pictures_of_the_header_stand_before_its_words),
        cmocka_unit_test(a_ground_fills_covers_alone),
        cmocka_unit_test(figures_shrink_until_the_section_is_one_page),
        cmocka_unit_test(they_stay_as_they_are_when_that_is_not_enough),
        cmocka_unit_test(each_format_has_the_picture_or_its_words),
        cmocka_unit_test(faces_that_do_not_do_are_named),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
