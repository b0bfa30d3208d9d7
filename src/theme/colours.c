/* Colours, and whether text in them can be read. */
#include "private.h"

#include <math.h>
#include <string.h>

static const double text_contrast = 4.5, sign_contrast = 3, step_contrast = 1.25;

/* A colour and where it was given. */
struct swatch {
    const char *name;
    uint32_t value;
    int line; /* 0: nowhere */
};

static int hex_digit(char c)
{
    const char *digits = "0123456789abcdef", *at = NULL;

    if (c >= 'A' && c <= 'F')
        c = (char)(c - 'A' + 'a');
    at = c == '\0' ? NULL : strchr(digits, c);
    return at == NULL ? -1 : (int)(at - digits);
}

static bool parse_colour(uint32_t *colour, const char *text)
{
    uint32_t value = 0;

    text += *text == '#';
    if (strlen(text) != 6)
        return false;
    for (; *text != '\0'; text++) {
        int digit = hex_digit(*text);

        if (digit < 0)
            return false;
        value = value << 4 | (uint32_t)digit;
    }
    *colour = value;
    return true;
}

/* False when it is not given, or wrong. */
static bool read_colour(struct theme_reader *reader, const char *section, struct swatch *swatch)
{
    const struct aira_ini_entry *entry = theme_entry(reader, section, swatch->name);

    if (entry == NULL)
        return false;
    swatch->line = entry->line;
    if (parse_colour(&swatch->value, entry->value))
        return true;
    theme_report(reader, entry->line, "bad-colour",
                 "%s = %s is no colour. Write six hex digits, red, green and blue: %s = 1F3A5F.", entry->key,
                 entry->value, entry->key);
    return false;
}

/* At the line of what was given: the text's colour, or the ground's when the text's is the default one. */
static void check_contrast(struct theme_reader *reader, const struct swatch *text, const struct swatch *ground,
                           double least)
{
    double ratio = aira_contrast(text->value, ground->value);

    if (ratio >= least)
        return;
    theme_report(
        reader, text->line > 0 ? text->line : ground->line, "contrast",
        "%s (%06X) on %s (%06X) has a contrast of %.2f:1; %s needs %.1f:1. Make one of them darker or lighter.",
        text->name, (unsigned)text->value, ground->name, (unsigned)ground->value, floor(ratio * 100) / 100,
        least >= text_contrast ? aira_say("text") : aira_say("a sign"), least);
}

static void check_levels(struct theme_reader *reader, const struct swatch *swatches)
{
    for (size_t i = AIRA_COLOUR_LEVEL1; i <= AIRA_COLOUR_LEVEL4; i++) {
        const struct swatch *lighter = &swatches[i - 1], *darker = &swatches[i];
        double ratio = aira_contrast(lighter->value, darker->value);
        bool falls = aira_contrast(lighter->value, 0x000000) > aira_contrast(darker->value, 0x000000);

        if (falls && ratio >= step_contrast)
            continue;
        theme_report(reader, darker->line > 0 ? darker->line : lighter->line, "levels",
                     "%s (%06X) must be darker than %s (%06X) by %.2f:1 at least, so that levels stay apart in grey "
                     "print; it is %s by %.2f:1.",
                     darker->name, (unsigned)darker->value, lighter->name, (unsigned)lighter->value, step_contrast,
                     falls ? aira_say("darker") : aira_say("lighter"), floor(ratio * 100) / 100);
    }
}

static void check_colours(struct theme_reader *reader, const struct swatch *swatches)
{
    static const struct {
        enum aira_colour colour;
        bool is_text; /* else a sign, which stands on paper alone */
    } pairs[] = {{AIRA_COLOUR_INK, true},   {AIRA_COLOUR_ACCENT, true}, {AIRA_COLOUR_GREY, true},
                 {AIRA_COLOUR_GOOD, false}, {AIRA_COLOUR_BAD, false},   {AIRA_COLOUR_OPEN, false}};

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const struct swatch *swatch = &swatches[pairs[i].colour];

        check_contrast(reader, swatch, &swatches[AIRA_COLOUR_PAPER], pairs[i].is_text ? text_contrast : sign_contrast);
        if (pairs[i].is_text)
            check_contrast(reader, swatch, &swatches[AIRA_COLOUR_PALE], text_contrast);
    }
    check_levels(reader, swatches);
}

void theme_read_colours(struct theme_reader *reader)
{
    struct swatch swatches[AIRA_COLOURS] = {{0}};
    bool wrong = false;

    for (enum aira_colour colour = AIRA_COLOUR_INK; colour < AIRA_COLOURS; colour++) {
        swatches[colour] = (struct swatch){aira_colour_name(colour), aira_default_palette()[colour], 0};
        wrong = (!read_colour(reader, "colours", &swatches[colour]) && swatches[colour].line > 0) || wrong;
        reader->theme->colours[colour] = swatches[colour].value;
    }
    if (!wrong)
        check_colours(reader, swatches);
}

/* Without a ground of its own a cover is like every page. */
void theme_read_cover(struct theme_reader *reader)
{
    const struct aira_ini_section *section = aira_ini_find(reader->ini, "cover");
    struct swatch ground = {"ground", 0, 0}, text = {"text", 0, 0}, second = {"second", 0, 0},
                  accent = {"accent", 0, 0};
    uint32_t *cover = reader->theme->cover;

    if (section == NULL)
        return;
    for (int i = 0; i < 2; i++) {
        const char *key = i == 0 ? "ground" : "text";

        if (aira_ini_get(section, key) == NULL)
            theme_report(reader, section->line, "missing-key",
                         "[cover] needs '%s': ground is the colour of the page, text that of the words on it.", key);
    }
    if (!read_colour(reader, "cover", &ground) || !read_colour(reader, "cover", &text))
        return;
    second.value = accent.value = text.value;
    (void)read_colour(reader, "cover", &second);
    (void)read_colour(reader, "cover", &accent);
    check_contrast(reader, &text, &ground, text_contrast);
    check_contrast(reader, &second, &ground, text_contrast);
    check_contrast(reader, &accent, &ground, sign_contrast);
    memcpy(cover, reader->theme->colours, sizeof reader->theme->cover);
    cover[AIRA_COLOUR_PAPER] = cover[AIRA_COLOUR_PALE] = ground.value;
    cover[AIRA_COLOUR_INK] = text.value;
    cover[AIRA_COLOUR_GREY] = second.value;
    cover[AIRA_COLOUR_ACCENT] = accent.value;
}
