/* Colours: their names, the default ones, and how far two stand apart. */
#include <aira/document.h>

#include <math.h>

/* One ink, one accent, greys.  The steps of the levels go from light to dark, so that they stay apart in grey print and
 * for every kind of colour blindness. */
static const uint32_t default_palette[AIRA_COLOURS] = {
    [AIRA_COLOUR_NONE] = 0x000000,   [AIRA_COLOUR_INK] = 0x1F3A5F,    [AIRA_COLOUR_ACCENT] = 0xB45118,
    [AIRA_COLOUR_GREY] = 0x5F6B7A,   [AIRA_COLOUR_PALE] = 0xEEF2F7,   [AIRA_COLOUR_PAPER] = 0xFFFFFF,
    [AIRA_COLOUR_LEVEL0] = 0xF1ECC3, [AIRA_COLOUR_LEVEL1] = 0xA6D4B4, [AIRA_COLOUR_LEVEL2] = 0x53A9BE,
    [AIRA_COLOUR_LEVEL3] = 0x2F74AE, [AIRA_COLOUR_LEVEL4] = 0x20357F, [AIRA_COLOUR_GOOD] = 0x1B7F79,
    [AIRA_COLOUR_BAD] = 0x9E2A2B,    [AIRA_COLOUR_OPEN] = 0x8C8C8C,
};

static const char *const names[AIRA_COLOURS] = {
    "none",   "ink",    "accent", "grey",   "pale", "paper", "level0",
    "level1", "level2", "level3", "level4", "good", "bad",   "open",
};

const char *aira_colour_name(enum aira_colour colour)
{
    return names[colour];
}

const uint32_t *aira_default_palette(void)
{
    return default_palette;
}

static double linear(uint32_t part)
{
    double share = (double)(part & 0xFF) / 255;

    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
}

static double luminance(uint32_t colour)
{
    return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
}

double aira_contrast(uint32_t a, uint32_t b)
{
    double one = luminance(a) + 0.05, other = luminance(b) + 0.05;

    return one > other ? one / other : other / one;
}
