/* What stands in a theme is what comes out of it. */
#include "shelf.h"

#include <string.h>

static const char whole[] = "[page]\npaper = letter\n"
                            "[colours]\nink = 101820\naccent = \"#7A3B00\"\n"
                            "[cover]\nground = 101820\ntext = FFFFFF\nsecond = D0D8E0\n"
                            "[faces]\nlatin = fonts/body.ttf\nlatin-bold = /fonts/bold.ttf\nchinese = A Family\n"
                            "[logos]\nconsultant = logo.png\nclient = client.png\npages = client\n"
                            "[text en]\nfirm = A Firm\nfooter = \"For {client}\"\n"
                            "[text zh]\nfirm = 公司\nfooter = 仅供{client}\n"
                            "[sections]\norder = cover, summary, method\n";

static void every_key_is_taken(void **state)
{
    struct shelf shelf;
    const struct aira_theme *theme = NULL;
    char file[128] = "";

    (void)state;
    shelf_make(&shelf);
    assert_int_equal(shelf_load(&shelf, whole), 0);
    theme = shelf.theme;
    assert_true(theme->letter);
    assert_int_equal(theme->colours[AIRA_COLOUR_INK], 0x101820);
    assert_int_equal(theme->colours[AIRA_COLOUR_ACCENT], 0x7A3B00);
    assert_int_equal(theme->colours[AIRA_COLOUR_GREY], aira_default_palette()[AIRA_COLOUR_GREY]);
    assert_int_equal(theme->cover[AIRA_COLOUR_PAPER], 0x101820);
    assert_int_equal(theme->cover[AIRA_COLOUR_INK], 0xFFFFFF);
    assert_int_equal(theme->cover[AIRA_COLOUR_GREY], 0xD0D8E0);
    assert_int_equal(theme->cover[AIRA_COLOUR_ACCENT], 0xFFFFFF);
    strcat(strcat(file, shelf.folder), "/fonts/body.ttf");
    assert_string_equal(theme->faces[AIRA_THEME_LATIN].path, file);
    assert_null(theme->faces[AIRA_THEME_LATIN].family);
    assert_string_equal(theme->faces[AIRA_THEME_LATIN_BOLD].path, "/fonts/bold.ttf");
    assert_string_equal(theme->faces[AIRA_THEME_CHINESE].family, "A Family");
    assert_int_equal(theme->faces[AIRA_THEME_CHINESE].line, 13);
    assert_int_equal(theme->logos[AIRA_LOGO_CONSULTANT]->width, 2);
    assert_int_equal(theme->logos[AIRA_LOGO_CLIENT]->width, 3);
    assert_false(theme->on_pages[AIRA_LOGO_CONSULTANT]);
    assert_true(theme->on_pages[AIRA_LOGO_CLIENT]);
    assert_string_equal(theme->firm.in[AIRA_THEME_ZH], "公司");
    assert_string_equal(theme->footer.in[AIRA_THEME_EN], "For {client}");
    assert_null(theme->confidential.in[AIRA_THEME_EN]);
    assert_int_equal(theme->section_count, 3);
    assert_string_equal(theme->sections[2], "method");
    assert_int_equal(theme->sections_line, 25);
    shelf_remove(&shelf);
}

static void an_empty_one_is_the_default(void **state)
{
    struct shelf shelf;

    (void)state;
    shelf_make(&shelf);
    assert_int_equal(shelf_load(&shelf, "[page]\n"), 0);
    assert_memory_equal(shelf.theme->colours, aira_default_palette(), sizeof shelf.theme->colours);
    for (size_t i = 0; i < AIRA_COLOURS; i++)
        assert_int_equal(shelf.theme->cover[i], 0);
    assert_false(shelf.theme->letter);
    assert_int_equal(shelf.theme->section_count, 0);
    assert_null(shelf.theme->logos[AIRA_LOGO_CLIENT]);
    shelf_remove(&shelf);
}

static void the_shipped_default_has_the_default_colours(void **state)
{
    struct aira_theme *theme = NULL;
    struct aira_diags diags;
    struct aira_error err;

    (void)state;
    aira_diags_init(&diags);
    assert_int_equal(aira_theme_load(&theme, AIRA_SOURCE_DIR "/reports/themes/default.ini", &diags, &err), 0);
    assert_memory_equal(theme->colours, aira_default_palette(), sizeof theme->colours);
    aira_theme_free(theme);
    aira_diags_dispose(&diags);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_key_is_taken),
        cmocka_unit_test(an_empty_one_is_the_default),
        cmocka_unit_test(the_shipped_default_has_the_default_colours),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
