/* The floor for a report: libharu alone draws the lines of a text file, a page at each form feed, with one face cut
 * down to the characters used.  bench_bare_report TEXT PDF */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <fontconfig/fontconfig.h>
#include <harfbuzz/hb-subset.h>
#include <hpdf.h>

static void on_error(HPDF_STATUS code, HPDF_STATUS detail, void *context)
{
    (void)context;
    fprintf(stderr, "bench_bare_report: libharu %04lX %lu\n", (unsigned long)code, (unsigned long)detail);
    exit(1);
}

static char *read_all(const char *path)
{
    FILE *file = fopen(path, "rb");
    char *text = malloc(1 << 22);
    size_t length;

    if (file == NULL || text == NULL)
        exit(1);
    length = fread(text, 1, (1 << 22) - 1, file);
    text[length] = '\0';
    fclose(file);
    return text;
}

static void add_characters(hb_set_t *set, const char *s)
{
    while (*s != '\0') {
        unsigned char lead = (unsigned char)*s++;
        int more = lead < 0xC0 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
        unsigned c = more == 0 ? lead : lead & (0x3Fu >> more);

        while (more-- > 0 && *s != '\0')
            c = c << 6 | ((unsigned char)*s++ & 0x3F);
        if (c >= 32)
            hb_set_add(set, c);
    }
}

static hb_blob_t *cut_face(const char *text)
{
    FcPattern *pattern = FcNameParse((const FcChar8 *)"WenQuanYi Micro Hei"), *match;
    FcResult result;
    FcChar8 *file = NULL;
    int index = 0;
    hb_blob_t *whole, *small;
    hb_face_t *face, *cut;
    hb_subset_input_t *input = hb_subset_input_create_or_fail();

    FcConfigSubstitute(NULL, pattern, FcMatchPattern);
    FcDefaultSubstitute(pattern);
    match = FcFontMatch(NULL, pattern, &result);
    if (FcPatternGetString(match, FC_FILE, 0, &file) != FcResultMatch)
        exit(1);
    FcPatternGetInteger(match, FC_INDEX, 0, &index);
    whole = hb_blob_create_from_file((const char *)file);
    face = hb_face_create(whole, (unsigned)index);
    add_characters(hb_subset_input_unicode_set(input), text);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
    cut = hb_subset_or_fail(face, input);
    small = hb_face_reference_blob(cut);
    hb_face_destroy(cut);
    hb_face_destroy(face);
    hb_blob_destroy(whole);
    hb_subset_input_destroy(input);
    FcPatternDestroy(match);
    FcPatternDestroy(pattern);
    return small;
}

static const char *load_face(HPDF_Doc document, hb_blob_t *blob)
{
    unsigned length;
    const char *data = hb_blob_get_data(blob, &length);
    char path[64];
    int file = memfd_create("face", 0);

    if (file < 0 || write(file, data, length) != (ssize_t)length)
        exit(1);
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    return HPDF_LoadTTFontFromFile(document, path, HPDF_TRUE);
}

static void draw_page(HPDF_Doc document, HPDF_Font font, char *text)
{
    HPDF_Page page = HPDF_AddPage(document);
    float y = 800;

    HPDF_Page_SetSize(page, HPDF_PAGE_SIZE_A4, HPDF_PAGE_PORTRAIT);
    HPDF_Page_BeginText(page);
    HPDF_Page_SetFontAndSize(page, font, 9);
    for (char *line = text; line != NULL;) {
        char *end = strchr(line, '\n');

        if (end != NULL)
            *end++ = '\0';
        while (*line == ' ')
            line++;
        if (*line != '\0')
            HPDF_Page_TextOut(page, 57, y, line);
        y -= 11;
        line = end;
    }
    HPDF_Page_EndText(page);
}

int main(int count, char **arguments)
{
    HPDF_Doc document;
    HPDF_Font font;
    hb_blob_t *blob;
    char *text;

    if (count != 3)
        return 2;
    text = read_all(arguments[1]);
    blob = cut_face(text);
    document = HPDF_New(on_error, NULL);
    HPDF_UseUTFEncodings(document);
    HPDF_SetCompressionMode(document, HPDF_COMP_ALL);
    font = HPDF_GetFont(document, load_face(document, blob), "UTF-8");
    for (char *page = text; page != NULL;) {
        char *next = strchr(page, '\f');

        if (next != NULL)
            *next++ = '\0';
        if (next != NULL || *page != '\0')
            draw_page(document, font, page);
        page = next;
    }
    HPDF_SaveToFile(document, arguments[2]);
    HPDF_Free(document);
    hb_blob_destroy(blob);
    free(text);
    return 0;
}
