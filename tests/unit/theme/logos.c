/* Logos of every kind come out as the pixels that a viewer shows on paper. */
#include "shelf.h"

#include <string.h>

#include "pictures.h"

#define FIRM "[text en]\nfirm = A\n[text zh]\nfirm = B\n"

static const struct aira_picture *load(struct shelf *shelf, const void *data, size_t length, const char *colours)
{
    char text[256] = "[logos]\nconsultant = logo.png\n" FIRM;

    shelf_put(shelf, "logo.png", data, length);
    strcat(text, colours);
    if (shelf_load(shelf, text) != 0)
        fail_msg("%s", shelf->err.message);
    return shelf->theme->logos[AIRA_LOGO_CONSULTANT];
}

#define PIXELS(picture, ...)                                                                                           \
    do {                                                                                                               \
        static const unsigned char wanted[] = {__VA_ARGS__};                                                           \
        assert_int_equal((picture)->width *(picture)->height * 3, sizeof wanted);                                      \
        assert_memory_equal((picture)->rgb, wanted, sizeof wanted);                                                    \
    } while (0)

static void colours_are_kept(void **state)
{
    struct shelf *shelf = *state;

    PIXELS(load(shelf, png_rgb, sizeof png_rgb, ""), 255, 0, 0, 0, 0, 255);
}

static void what_is_clear_shows_the_paper(void **state)
{
    struct shelf *shelf = *state;

    PIXELS(load(shelf, png_alpha, sizeof png_alpha, ""), 255, 255, 255, 255, 127, 127, 255, 0, 0);
    PIXELS(load(shelf, png_palette, sizeof png_palette, ""), 0, 255, 0, 255, 255, 255);
    PIXELS(load(shelf, png_palette, sizeof png_palette, "[colours]\npaper = FFFFF0\n"), 0, 255, 0, 255, 255, 240);
}

static void sixteen_bits_are_as_light_as_eight(void **state)
{
    struct shelf *shelf = *state;

    PIXELS(load(shelf, png_grey16, sizeof png_grey16, ""), 0, 0, 0, 128, 128, 128, 255, 255, 255);
}

static void an_interlaced_one_is_the_same_picture(void **state)
{
    struct shelf *shelf = *state;
    unsigned char rows[9 * 9 * 3];
    const struct aira_picture *picture = load(shelf, png_rows, sizeof png_rows, "");

    assert_int_equal(picture->height, 9);
    memcpy(rows, picture->rgb, sizeof rows);
    assert_int_equal(rows[3 * (9 * 2 + 5)], 5 * 28);
    assert_int_equal(rows[3 * (9 * 2 + 5) + 1], 2 * 28);
    picture = load(shelf, png_interlaced, sizeof png_interlaced, "");
    assert_memory_equal(picture->rgb, rows, sizeof rows);
}

static void the_file_is_kept_as_it_is(void **state)
{
    struct shelf *shelf = *state;
    const struct aira_picture *picture = load(shelf, png_alpha, sizeof png_alpha, "");

    assert_int_equal(picture->png_length, sizeof png_alpha);
    assert_memory_equal(picture->png, png_alpha, sizeof png_alpha);
}

static int set_up(void **state)
{
    static struct shelf shelf;

    shelf_make(&shelf);
    *state = &shelf;
    return 0;
}

static int tear_down(void **state)
{
    shelf_remove(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(colours_are_kept),
        cmocka_unit_test(what_is_clear_shows_the_paper),
        cmocka_unit_test(sixteen_bits_are_as_light_as_eight),
        cmocka_unit_test(an_interlaced_one_is_the_same_picture),
        cmocka_unit_test(the_file_is_kept_as_it_is),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
