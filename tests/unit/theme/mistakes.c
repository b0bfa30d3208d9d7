/* Each mistake in a theme is told with its line and in words that help. */
#include "shelf.h"

#include <string.h>

#define FIRM "[text en]\nfirm = A\n[text zh]\nfirm = B\n"

static const struct {
    const char *text, *code;
    int line;
    const char *message; /* a part of it */
} mistakes[] = {
    {"[page]\npaper = a5\n", "bad-value", 2, "paper is a4 or letter, not 'a5'."},
    {"[pages]\npaper = a4\n", "unknown-section", 1, "no section [pages]; it has colours, cover,"},
    {"[page]\nsize = a4\n", "unknown-key", 2, "Section [page] has no key 'size'; it has paper."},
    {"[page]\npaper = a4\npaper = letter\n", "duplicate-key", 3, ""},
    {"[colours]\n\nink = blue\n", "bad-colour", 3, "ink = blue is no colour. Write six hex digits"},
    {"[colours]\nink = 12345\n", "bad-colour", 2, ""},
    {"[colours]\nink = 1234567\n", "bad-colour", 2, ""},
    {"[colours]\nink = 12345G\n", "bad-colour", 2, ""},
    {"[colours]\nink = 777777\n", "contrast", 2,
     "ink (777777) on paper (FFFFFF) has a contrast of 4.47:1; text needs 4.5:1"},
    {"[colours]\naccent = 000000\ngrey = 707070\npale = EEEEEE\n", "contrast", 3,
     "grey (707070) on pale (EEEEEE) has a contrast of 4.26:1"},
    {"[colours]\npale = 808080\n", "contrast", 2, "on pale (808080)"},
    {"[colours]\nbad = FF9999\n", "contrast", 2, "a sign needs 3.0:1"},
    {"[colours]\nlevel2 = 20357F\n", "levels", 2, "level3 (2F74AE) must be darker than level2 (20357F)"},
    {"[colours]\nlevel1 = F1ECC2\n", "levels", 2, "it is darker by 1.00:1"},
    {"[cover]\nground = 000000\n", "missing-key", 1, "[cover] needs 'text'"},
    {"[cover]\ntext = 000000\n", "missing-key", 1, "[cover] needs 'ground'"},
    {"[cover]\nground = 14273F\ntext = 55657F\n", "contrast", 3, "text (55657F) on ground (14273F)"},
    {"[cover]\nground = 14273F\ntext = FFFFFF\nsecond = 60708F\n", "contrast", 4, "second (60708F)"},
    {"[cover]\nground = 14273F\ntext = FFFFFF\naccent = 24374F\n", "contrast", 4, "accent (24374F)"},
    {"[faces]\nchinese =\n", "bad-value", 2, "chinese names no typeface"},
    {"[faces]\nlatin-bold = Open Sans Bold\n", "bad-value", 2, "latin-bold is a file"},
    {"[faces]\nlatin = Open Sans\nlatin-bold = b.ttf\n", "bad-value", 3, "latin-bold goes with a file as latin"},
    {"[logos]\nconsultant = logo.png\n", "missing-key", 2, "A logo needs the firm's name"},
    {FIRM "[logos]\nconsultant = none.png\n", "bad-logo", 6, "none.png cannot be read."},
    {FIRM "[logos]\nconsultant = text.png\n", "bad-logo", 6, "text.png is no PNG file."},
    {FIRM "[logos]\nconsultant = empty.png\n", "bad-logo", 6, "empty.png is no PNG file."},
    {FIRM "[logos]\nclient = wide.png\n", "bad-logo", 6, "has 4001 by 1 pixels; at most 4000 by 4000"},
    {FIRM "[logos]\nclient = bad.png\n", "bad-logo", 6, "is damaged: "},
    {FIRM "[logos]\nclient = .\n", "bad-logo", 6, ""},
    {"[logos]\nclient = client.png\npages = customer\n", "bad-value", 3, "there is no 'customer'"},
    {"[logos]\nclient = client.png\npages = client, client\n", "duplicate-id", 3, "lists 'client' twice"},
    {"[logos]\npages = client\n", "missing-key", 2, "there is no such logo: add client = FILE."},
    {"[text en]\nfirm = A\n", "missing-language", 2, "firm is there in English alone"},
    {"[text en]\nfooter =\n[text zh]\nfooter = 页脚\n", "missing-language", 4, "footer is there in Chinese alone"},
    {"[text en]\nfooter = for {customer}\n[text zh]\nfooter = 页脚\n", "bad-text", 2, "{client} is the only one"},
    {"[text en]\nfirm = {client}\n[text zh]\nfirm = B\n", "bad-text", 2, "it takes none"},
    {"[sections]\norder = summary, method, summary\n", "duplicate-id", 2, "The section 'summary' is named twice."},
    {"[sections]\norder =\n", "bad-value", 2, "order names no section"},
};

static void each_is_told_with_its_line(void **state)
{
    struct shelf shelf;

    (void)state;
    shelf_make(&shelf);
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        const struct aira_diag *diag = NULL;

        assert_int_equal(shelf_load(&shelf, mistakes[i].text), AIRA_EINPUT);
        assert_null(shelf.theme);
        assert_true(shelf.diags.count > 0);
        diag = &shelf.diags.items[0];
        if (strcmp(diag->code, mistakes[i].code) != 0 || diag->line != mistakes[i].line ||
            strstr(diag->message, mistakes[i].message) == NULL || strcmp(diag->file, shelf.path) != 0)
            fail_msg("%s gives %s:%d: %s [%s]", mistakes[i].text, diag->file, diag->line, diag->message, diag->code);
        assert_int_equal(shelf.err.line, mistakes[i].line);
    }
    shelf_remove(&shelf);
}

static void a_long_text_is_refused(void **state)
{
    struct shelf shelf;
    char text[512] = "[text zh]\nfirm = B\n[text en]\nfirm = ";

    (void)state;
    shelf_make(&shelf);
    memset(text + strlen(text), 'x', 120);
    assert_int_equal(shelf_load(&shelf, text), 0);
    text[strlen(text)] = 'x';
    assert_int_equal(shelf_load(&shelf, text), AIRA_EINPUT);
    assert_string_equal(shelf.diags.items[0].code, "bad-text");
    assert_int_equal(shelf.diags.items[0].line, 4);
    shelf_remove(&shelf);
}

static void a_large_logo_is_refused(void **state)
{
    struct shelf shelf;
    static unsigned char large[AIRA_LOGO_BYTES + 1];

    (void)state;
    shelf_make(&shelf);
    shelf_put(&shelf, "logo.png", large, sizeof large);
    assert_int_equal(shelf_load(&shelf, FIRM "[logos]\nconsultant = logo.png\n"), AIRA_EINPUT);
    assert_string_equal(shelf.diags.items[0].code, "bad-logo");
    assert_non_null(strstr(shelf.diags.items[0].message, "2 MB"));
    shelf_remove(&shelf);
}

static void all_mistakes_are_told_at_once(void **state)
{
    struct shelf shelf;

    (void)state;
    shelf_make(&shelf);
    assert_int_equal(shelf_load(&shelf, "[colours]\nink = x\ngood = y\n[page]\npaper = z\n[text en]\nfirm = A\n"),
                     AIRA_EINPUT);
    assert_int_equal(shelf.diags.errors, 4);
    shelf_remove(&shelf);
}

static void one_that_is_not_there_is_not_found(void **state)
{
    struct aira_theme *theme = NULL;
    struct aira_diags diags;
    struct aira_error err;

    (void)state;
    aira_diags_init(&diags);
    assert_int_equal(aira_theme_load(&theme, "/no/such/theme.ini", &diags, &err), AIRA_ENOTFOUND);
    aira_diags_dispose(&diags);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_is_told_with_its_line),
        cmocka_unit_test(a_long_text_is_refused),
        cmocka_unit_test(a_large_logo_is_refused),
        cmocka_unit_test(all_mistakes_are_told_at_once),
        cmocka_unit_test(one_that_is_not_there_is_not_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
