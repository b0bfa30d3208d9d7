/* Two schemes from one palette, legible in both. */
#include "html.h"

#include <math.h>
#include <string.h>

static const uint32_t dark_paper = 0x12171E, dark_pale = 0x1F2732;
static const double ink_contrast = 10, text_contrast = 4.6; /* a hair above the 4.5 that is asked, for rounding */

enum { STEPS = 100 };

uint32_t html_mix(uint32_t a, uint32_t b, double share)
{
    uint32_t mixed = 0;

    for (unsigned shift = 0; shift <= 16; shift += 8) {
        double part = (double)(a >> shift & 0xFF) * (1 - share) + (double)(b >> shift & 0xFF) * share;

        mixed |= (uint32_t)lround(part) << shift;
    }
    return mixed;
}

/* `colour` moved towards `end` until it stands apart from both grounds; `end` itself when nothing less does. */
static uint32_t legible(uint32_t colour, uint32_t end, const uint32_t palette[AIRA_COLOURS], double least)
{
    for (int step = 0; step < STEPS; step++) {
        uint32_t mixed = html_mix(colour, end, (double)step / STEPS);

        if (aira_contrast(mixed, palette[AIRA_COLOUR_PAPER]) >= least &&
            aira_contrast(mixed, palette[AIRA_COLOUR_PALE]) >= least)
            return mixed;
    }
    return end;
}

void html_palette(uint32_t out[AIRA_COLOURS], const uint32_t look[AIRA_COLOURS], bool dark)
{
    static const enum aira_colour texts[] = {AIRA_COLOUR_INK,  AIRA_COLOUR_ACCENT, AIRA_COLOUR_GREY,
                                             AIRA_COLOUR_GOOD, AIRA_COLOUR_BAD,    AIRA_COLOUR_OPEN};
    uint32_t end = dark ? 0xFFFFFF : 0x000000;

    memcpy(out, look, AIRA_COLOURS * sizeof *out);
    if (dark) {
        out[AIRA_COLOUR_PAPER] = dark_paper;
        out[AIRA_COLOUR_PALE] = dark_pale;
        for (int i = 0; i <= AIRA_COLOUR_LEVEL4 - AIRA_COLOUR_LEVEL0; i++)
            out[AIRA_COLOUR_LEVEL0 + i] = look[AIRA_COLOUR_LEVEL4 - i];
    }
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        out[texts[i]] =
            legible(look[texts[i]], end, out, dark && texts[i] == AIRA_COLOUR_INK ? ink_contrast : text_contrast);
}
