/* Logos: PNG files, decoded with libpng onto a ground of paper. */
#include "private.h"

#include <string.h>

#include <png.h>

static const char *const names[AIRA_LOGOS] = {"consultant", "client"};

static void bad_logo(struct theme_reader *reader, const struct aira_ini_entry *entry, const char *path, const char *why)
{
    theme_report(reader, entry->line, "bad-logo", "The logo %s %s", path, why);
}

/* Four bytes a pixel as three, on paper, mixed as viewers mix: by the bytes as they are. */
static void set_on_paper(unsigned char *pixels, size_t count, uint32_t paper)
{
    for (size_t i = 0; i < count; i++) {
        unsigned alpha = pixels[4 * i + 3];

        for (size_t part = 0; part < 3; part++) {
            unsigned ground = paper >> (16 - 8 * part) & 0xFF;

            pixels[3 * i + part] = (unsigned char)((pixels[4 * i + part] * alpha + ground * (255 - alpha) + 127) / 255);
        }
    }
}

/* Pixels of any kind (palette, grey, alpha, interlaced, 16 bits); false with a sentence in image->message or, when
 * memory ran out, in the reader. */
static bool decode(struct theme_reader *reader, struct aira_picture *picture, png_image *image)
{
    unsigned char *pixels = NULL;

    image->format = PNG_FORMAT_RGBA;
    image->flags |= PNG_IMAGE_FLAG_16BIT_sRGB; /* as viewers take it; else 16 bits without a gamma would be linear */
    pixels = aira_arena_array(&reader->theme->arena, image->width, (size_t)image->height * 4);
    if (pixels == NULL) {
        reader->failed = true;
        return true;
    }
    picture->width = image->width;
    picture->height = image->height;
    picture->rgb = pixels;
    if (!png_image_finish_read(image, NULL, pixels, 0, NULL))
        return false;
    set_on_paper(pixels, (size_t)picture->width * picture->height, reader->theme->colours[AIRA_COLOUR_PAPER]);
    return true;
}

static void read_pixels(struct theme_reader *reader, const struct aira_ini_entry *entry, const char *path,
                        struct aira_picture *picture)
{
    png_image image = {.version = PNG_IMAGE_VERSION};
    struct aira_buf why;

    aira_buf_init(&why);
    if (!png_image_begin_read_from_memory(&image, picture->png, picture->png_length)) {
        aira_buf_printf(&why, aira_say("cannot be read: %s. Save it anew as PNG."), image.message);
    } else if (image.width > AIRA_LOGO_PIXELS || image.height > AIRA_LOGO_PIXELS) {
        aira_buf_printf(&why, aira_say("has %u by %u pixels; at most %d by %d will do. Save it smaller."),
                        (unsigned)image.width, (unsigned)image.height, AIRA_LOGO_PIXELS, AIRA_LOGO_PIXELS);
    } else if (!decode(reader, picture, &image)) {
        aira_buf_printf(&why, aira_say("is damaged: %s. Save it anew as PNG."), image.message);
    }
    if (why.length > 0)
        bad_logo(reader, entry, path, aira_buf_cstr(&why));
    reader->failed = reader->failed || why.failed;
    png_image_free(&image);
    aira_buf_dispose(&why);
}

/* The bytes of the file, kept with the theme; NULL when they are none of a PNG file. */
static void *read_file(struct theme_reader *reader, const struct aira_ini_entry *entry, const char *path,
                       size_t *length)
{
    static const char signature[] = "\x89PNG\r\n\x1A\n";
    struct aira_error ignored;
    struct aira_buf bytes;
    void *kept = NULL;
    int code;

    aira_buf_init(&bytes);
    code = aira_file_read(&bytes, path, AIRA_LOGO_BYTES, &ignored);
    if (code == AIRA_ENOMEM) {
        reader->failed = true;
    } else if (code == AIRA_EINPUT) {
        bad_logo(reader, entry, path,
                 aira_say("is no file of at most 2 MB. Save it smaller; 600 pixels across are plenty."));
    } else if (code < 0) {
        bad_logo(reader, entry, path, aira_say("cannot be read. Its name counts from the folder of the theme."));
    } else if (bytes.length < sizeof signature || memcmp(bytes.data, signature, sizeof signature - 1) != 0) {
        bad_logo(reader, entry, path, aira_say("is no PNG file. Save it as PNG, whatever it is now."));
    } else {
        kept = aira_arena_alloc(&reader->theme->arena, bytes.length);
        if (kept == NULL)
            reader->failed = true;
        else
            memcpy(kept, bytes.data, bytes.length);
        *length = bytes.length;
    }
    aira_buf_dispose(&bytes);
    return kept;
}

static void read_logo(struct theme_reader *reader, enum aira_logo logo)
{
    const struct aira_ini_entry *entry = theme_entry(reader, "logos", names[logo]);
    const char *path = entry == NULL || *entry->value == '\0' ? NULL : theme_path(reader, entry->value);
    struct aira_picture *picture = path == NULL ? NULL : aira_arena_alloc(&reader->theme->arena, sizeof *picture);

    if (path == NULL)
        return;
    if (picture == NULL) {
        reader->failed = true;
        return;
    }
    picture->png = read_file(reader, entry, path, &picture->png_length);
    if (picture->png != NULL)
        read_pixels(reader, entry, path, picture);
    reader->theme->logos[logo] = picture;
    if (logo == AIRA_LOGO_CONSULTANT && reader->theme->firm.in[0] == NULL)
        theme_report(reader, entry->line, "missing-key",
                     "A logo needs the firm's name for readers who cannot see it: add 'firm' to [text en] and [text "
                     "zh].");
}

static void read_place(struct theme_reader *reader, const struct aira_ini_entry *entry, const char *item)
{
    size_t i = 0;

    while (i < AIRA_LOGOS && strcmp(names[i], item) != 0)
        i++;
    if (i == AIRA_LOGOS)
        theme_report(reader, entry->line, "bad-value",
                     "pages lists the logos for the head of each page, consultant and client; there is no '%s'.", item);
    else if (reader->theme->on_pages[i])
        theme_report(reader, entry->line, "duplicate-id", "pages lists '%s' twice.", item);
    else if (reader->theme->logos[i] == NULL)
        theme_report(reader, entry->line, "missing-key", "pages lists '%s', but there is no such logo: add %s = FILE.",
                     item, item);
    else
        reader->theme->on_pages[i] = true;
}

void theme_read_logos(struct theme_reader *reader)
{
    const struct aira_ini_entry *entry = theme_entry(reader, "logos", "pages");
    const char **items = NULL;
    size_t count = 0;

    for (size_t i = 0; i < AIRA_LOGOS && !reader->failed; i++)
        read_logo(reader, (enum aira_logo)i);
    if (reader->failed || entry == NULL || !theme_list(reader, &items, &count, entry->value))
        return;
    for (size_t i = 0; i < count; i++)
        read_place(reader, entry, items[i]);
}
