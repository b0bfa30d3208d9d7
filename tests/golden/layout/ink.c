/* Looks for the ink of every letter.  usage: pdftoppm -r RESOLUTION -gray FILE | ink RESOLUTION LETTERS
 * LETTERS is what seen_write_letters wrote.  Tells of each letter whose place on the page is of one tone; the exit code
 * is 0 when there is none. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST_CONTRAST = 40, MOST_TOLD = 20 };

struct picture {
    int width, height;
    unsigned char *pixels;
};

static bool read_picture(struct picture *picture, FILE *file)
{
    int most = 0;
    size_t size = 0;

    if (fscanf(file, " P5 %d %d %d", &picture->width, &picture->height, &most) != 3 || most != 255)
        return false;
    (void)getc(file);
    size = (size_t)picture->width * (size_t)picture->height;
    free(picture->pixels);
    picture->pixels = malloc(size);
    return picture->pixels != NULL && fread(picture->pixels, 1, size, file) == size;
}

static int within(double value, int most)
{
    return value < 0 ? 0 : value > most - 1 ? most - 1 : (int)value;
}

static bool has_ink(const struct picture *picture, const double *box, double scale)
{
    int left = within(box[0] * scale, picture->width), right = within(box[2] * scale, picture->width);
    int top = within(box[1] * scale, picture->height), bottom = within(box[3] * scale, picture->height);
    int darkest = 255, lightest = 0;

    for (int y = top; y <= bottom; y++)
        for (int x = left; x <= right; x++) {
            int pixel = picture->pixels[y * picture->width + x];

            darkest = pixel < darkest ? pixel : darkest;
            lightest = pixel > lightest ? pixel : lightest;
        }
    return lightest - darkest > LEAST_CONTRAST;
}

static bool is_blank(unsigned character)
{
    return character == ' ' || character == 0xA0 || character == 0x3000 || (character >= 0x2000 && character <= 0x200A);
}

/* Fails when letters and pages do not belong together. */
static bool look(size_t *letters, size_t *without, FILE *list, double scale)
{
    struct picture picture = {0, 0, NULL};
    size_t page = 0, pages = 0;
    double box[4] = {0, 0, 0, 0};
    unsigned character = 0;
    bool read = true;

    while (read && fscanf(list, "%zu %lf %lf %lf %lf %u", &page, &box[0], &box[1], &box[2], &box[3], &character) == 6) {
        while (read && pages <= page)
            read = read_picture(&picture, stdin) && ++pages > 0;
        if (!read || is_blank(character))
            continue;
        ++*letters;
        if (has_ink(&picture, box, scale))
            continue;
        if (++*without <= MOST_TOLD)
            fprintf(stderr, "ink: page %zu: U+%04X at %.1f, %.1f leaves none\n", page + 1, character, box[0], box[3]);
    }
    free(picture.pixels);
    return read && page + 1 == pages;
}

int main(int count, char **arguments)
{
    FILE *list = count == 3 ? fopen(arguments[2], "r") : NULL;
    size_t letters = 0, without = 0;
    bool looked = list != NULL && look(&letters, &without, list, strtod(arguments[1], NULL) / 72);

    if (list != NULL)
        (void)fclose(list);
    if (!looked) {
        fputs("ink: usage: pdftoppm -r RESOLUTION -gray FILE | ink RESOLUTION LETTERS\n", stderr);
        return 2;
    }
    printf("%zu letters, %zu without ink\n", letters, without);
    return without == 0 ? 0 : 1;
}
