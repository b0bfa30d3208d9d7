/* Where every letter stands, for the test that looks for its ink: a line of page, left, top, right and bottom in points
 * and the character's number. */
#include "seen.h"

#include <stdio.h>

static const double above = 0.75, below = 0.22; /* of the size: as far as letters reach */

static void write_run(FILE *file, const struct seen_item *item, const struct render_run *run)
{
    double x = item->x + run->x, size = item->item->size;

    for (size_t i = 0; i < run->count; i++) {
        const struct render_glyph *glyph = &run->letters[i].glyph;
        double width = glyph->width * size / 1000;

        x += i > 0 ? run->letters[i].kern * size / 1000 : 0;
        if (width > 0)
            fprintf(file, "%zu %.2f %.2f %.2f %.2f %u\n", item->page, x, item->y - above * size, x + width,
                    item->y + below * size, (unsigned)glyph->character);
        x += width;
    }
}

void seen_write_letters(const struct seen *seen, const char *path)
{
    FILE *file = fopen(path, "w");

    if (file == NULL) {
        perror(path);
        return;
    }
    for (size_t i = 0; i < seen->item_count; i++)
        for (size_t r = 0; seen_is_text(&seen->items[i]) && r < seen->items[i].item->run_count; r++)
            write_run(file, &seen->items[i], &seen->items[i].item->runs[r]);
    if (fclose(file) != 0)
        perror(path);
}
