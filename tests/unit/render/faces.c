/* Faces: which one a character comes from, what is missing, how wide letters are, what cannot be used. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "pdf.h"
#include "shell.h"

static struct render_faces *open_faces(void)
{
    static const struct aira_look look = {0};
    struct render_faces *faces = malloc(sizeof *faces);
    struct aira_error err;

    assert_non_null(faces);
    render_faces_init(faces);
    if (render_faces_open(faces, &look, &err) != 0)
        fail_msg("%s", err.message);
    return faces;
}

static void close_faces(struct render_faces *faces)
{
    render_faces_dispose(faces);
    free(faces);
}

static size_t face_of(struct render_faces *faces, uint32_t c, bool chinese, bool bold)
{
    return render_faces_choose(faces, c, chinese, bold).face;
}

static void letters_and_ideographs_have_their_own_faces(void **state)
{
    struct render_faces *faces = open_faces();

    (void)state;
    assert_int_equal(face_of(faces, 'A', false, false), faces->of_role[RENDER_LATIN]);
    assert_int_equal(face_of(faces, 'A', true, false), faces->of_role[RENDER_LATIN]);
    assert_int_equal(face_of(faces, 'A', true, true), faces->of_role[RENDER_LATIN_BOLD]);
    assert_int_equal(face_of(faces, 0x6570, false, false), faces->of_role[RENDER_CHINESE]);
    assert_int_equal(face_of(faces, 0xFF0C, false, true), faces->of_role[RENDER_CHINESE]);
    close_faces(faces);
}

static int kern_of(struct render_faces *faces, uint32_t left, uint32_t right, bool bold)
{
    struct render_glyph a = render_faces_choose(faces, left, false, bold);
    struct render_glyph z = render_faces_choose(faces, right, false, bold);

    int16_t kern = -1;

    assert_true(render_faces_kern(&kern, faces, &a, &z));
    return kern;
}

static void letters_that_gape_are_drawn_nearer(void **state)
{
    struct render_faces *faces = open_faces();

    (void)state;
    for (int bold = 0; bold <= 1; bold++) {
        assert_in_range(-kern_of(faces, 'A', 'V', bold), 20, 120);
        assert_in_range(-kern_of(faces, 'T', 'o', bold), 40, 160);
        assert_int_equal(kern_of(faces, 'A', 'V', bold), kern_of(faces, 'A', 'V', bold));
        assert_int_equal(kern_of(faces, 'n', 'm', bold), 0);
    }
    close_faces(faces);
}

/* Figures stand under each other, and nothing is kerned over faces, spaces and other scripts. */
static void what_must_keep_its_width_is_not_kerned(void **state)
{
    struct render_faces *faces = open_faces();
    struct render_glyph regular = render_faces_choose(faces, 'A', false, false);
    struct render_glyph bold = render_faces_choose(faces, 'V', false, true);
    int16_t kern = -1;

    (void)state;
    for (uint32_t c = ' '; c < 0x7F; c++)
        for (uint32_t digit = '0'; digit <= '9'; digit++)
            assert_int_equal(kern_of(faces, c, digit, false) | kern_of(faces, digit, c, false), 0);
    assert_true(render_faces_kern(&kern, faces, &regular, &bold));
    assert_int_equal(kern, 0);
    assert_int_equal(kern_of(faces, 'T', ' ', false), 0);
    assert_int_equal(kern_of(faces, 'T', 0x6570, false), 0);
    assert_int_equal(kern_of(faces, 0x6570, 0x636E, false), 0);
    close_faces(faces);
}

static void shared_signs_follow_the_language(void **state)
{
    static const uint32_t signs[] = {0x201C, 0x201D, 0x2026, 0x2014, 0xB7};
    struct render_faces *faces = open_faces();

    (void)state;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        assert_int_equal(face_of(faces, signs[i], true, false), faces->of_role[RENDER_CHINESE]);
        assert_int_equal(face_of(faces, signs[i], false, false), faces->of_role[RENDER_LATIN]);
    }
    close_faces(faces);
}

static void digits_are_equally_wide(void **state)
{
    struct render_faces *faces = open_faces();

    (void)state;
    for (uint32_t c = '1'; c <= '9'; c++) {
        assert_int_equal(render_faces_choose(faces, c, false, false).width,
                         render_faces_choose(faces, '0', false, false).width);
        assert_int_equal(render_faces_choose(faces, c, false, true).width,
                         render_faces_choose(faces, '0', false, true).width);
    }
    close_faces(faces);
}

static void what_no_face_has_is_marked(void **state)
{
    struct render_faces *faces = open_faces();
    struct render_glyph rocket = render_faces_choose(faces, 0x1F680, false, false);
    struct render_glyph private = render_faces_choose(faces, 0xE123, true, true);

    (void)state;
    assert_true(rocket.missing);
    assert_true(rocket.width > 0);
    assert_true(rocket.character == 0x25A1 || rocket.character == '?');
    assert_true(private.missing);
    assert_false(render_faces_choose(faces, 'x', false, false).missing);
    close_faces(faces);
}

/* Widths must be those that libharu puts into the file, or lines would not end where they were measured. */
static void widths_are_those_of_libharu(void **state)
{
    static const char text[] = "Wavy figures 0123456789, fi (AI) at 62.5 %";
    struct render_faces *faces = open_faces();
    struct render_layout layout;
    struct render_pdf pdf = {.layout = &layout};
    struct aira_error err;
    double width = 0;
    HPDF_Page page = NULL;

    (void)state;
    render_layout_init(&layout);
    layout.faces = faces;
    for (const char *at = text; *at != '\0'; at++) {
        struct render_glyph glyph = render_faces_choose(faces, (unsigned char)*at, false, false);

        render_faces_use(faces, &glyph);
        width += glyph.width;
    }
    assert_int_equal(render_faces_cut(faces, true, &err), 0);
    pdf.doc = HPDF_New(NULL, NULL);
    assert_int_equal(HPDF_UseUTFEncodings(pdf.doc), HPDF_OK);
    assert_int_equal(render_pdf_fonts(&pdf, &err), 0);
    page = HPDF_AddPage(pdf.doc);
    assert_int_equal(HPDF_Page_SetFontAndSize(page, pdf.fonts[faces->of_role[RENDER_LATIN]], 10), HPDF_OK);
    assert_true(HPDF_Page_TextWidth(page, text) > 100);
    assert_int_equal((int)(HPDF_Page_TextWidth(page, text) * 100 + 0.5F), (int)(width + 0.5));
    HPDF_Free(pdf.doc);
    render_layout_dispose(&layout);
    close_faces(faces);
}

static int draw(struct aira_render_report *report, struct aira_buf *out, const char *text, const struct aira_look *look,
                struct aira_error *err)
{
    struct aira_document *document = NULL;
    struct aira_render_input input = {.look = look};
    int rc = 0;

    assert_int_equal(aira_document_new(&document, err), 0);
    (void)aira_node_text(document, document->root, AIRA_NODE_PARAGRAPH, AIRA_STYLE_BODY, "zh", text);
    input.document = document;
    rc = aira_renderer_find("pdf")->render(out, report, &input, err);
    aira_document_free(document);
    return rc;
}

static void missing_characters_are_reported_with_their_place(void **state)
{
    struct aira_render_report report;
    struct aira_buf out;
    struct aira_error err;

    (void)state;
    aira_buf_init(&out);
    aira_render_report_init(&report);
    assert_int_equal(draw(&report, &out, "目标🚀达成🚀，再来\xEE\x84\xA3", NULL, &err), 0);
    assert_int_equal(report.missing_count, 2);
    assert_int_equal(report.missing[0].character, 0x1F680);
    assert_int_equal(report.missing[0].count, 2);
    assert_non_null(strstr(report.missing[0].place, "目标"));
    assert_int_equal(report.missing[1].character, 0xE123);
    aira_buf_dispose(&out);
    aira_render_report_dispose(&report);
}

static void the_place_is_cut_between_characters(void **state)
{
    struct aira_render_report report;
    struct aira_buf out, text;
    struct aira_error err;

    (void)state;
    aira_buf_init(&out);
    aira_buf_init(&text);
    aira_render_report_init(&report);
    aira_buf_puts(&text, "a");
    for (int i = 0; i < 60; i++)
        aira_buf_puts(&text, "数");
    aira_buf_puts(&text, "🚀");
    assert_int_equal(draw(&report, &out, text.data, NULL, &err), 0);
    assert_int_equal(report.missing_count, 1);
    assert_true(aira_utf8_valid(report.missing[0].place, strlen(report.missing[0].place), NULL));
    assert_true(strlen(report.missing[0].place) > 80);
    aira_buf_dispose(&text);
    aira_buf_dispose(&out);
    aira_render_report_dispose(&report);
}

static void expect_failure(const struct aira_look *look, enum aira_code code, const char *word)
{
    struct aira_render_report report;
    struct aira_buf out;
    struct aira_error err = {0};

    aira_buf_init(&out);
    aira_render_report_init(&report);
    assert_int_equal(draw(&report, &out, "text", look, &err), code);
    assert_non_null(strstr(err.message, word));
    assert_int_equal(out.length, 0);
    aira_buf_dispose(&out);
    aira_render_report_dispose(&report);
}

static void a_face_that_is_not_installed_is_named(void **state)
{
    struct aira_look look = {.chinese_face = "No Such Face 7"};

    (void)state;
    expect_failure(&look, AIRA_ENOTFOUND, "No Such Face 7");
}

static void font_files_must_be_there_and_be_fonts(void **state)
{
    const char *absent[] = {"/nonexistent/font.ttf", NULL, NULL};
    const char *wrong[] = {AIRA_SOURCE_DIR "/CMakeLists.txt", NULL, NULL};
    struct aira_look look = {.face_files = absent};

    (void)state;
    expect_failure(&look, AIRA_ENOTFOUND, "cannot be read");
    look.face_files = wrong;
    expect_failure(&look, AIRA_EINPUT, "TrueType");
}

static void one_face_can_serve_for_all(void **state)
{
    struct aira_look look = {.latin_face = "WenQuanYi Micro Hei"};
    struct aira_render_report report;
    struct aira_buf out;
    struct aira_error err;

    (void)state;
    aira_buf_init(&out);
    aira_render_report_init(&report);
    assert_int_equal(draw(&report, &out, "数据 data", &look, &err), 0);
    aira_buf_dispose(&out);
    aira_render_report_dispose(&report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_and_ideographs_have_their_own_faces),
        cmocka_unit_test(letters_that_gape_are_drawn_nearer),
        cmocka_unit_test(what_must_keep_its_width_is_not_kerned),
        cmocka_unit_test(shared_signs_follow_the_language),
        cmocka_unit_test(digits_are_equally_wide),
        cmocka_unit_test(what_no_face_has_is_marked),
        cmocka_unit_test(widths_are_those_of_libharu),
        cmocka_unit_test(missing_characters_are_reported_with_their_place),
        cmocka_unit_test(the_place_is_cut_between_characters),
        cmocka_unit_test(a_face_that_is_not_installed_is_named),
        cmocka_unit_test(font_files_must_be_there_and_be_fonts),
        cmocka_unit_test(one_face_can_serve_for_all),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
