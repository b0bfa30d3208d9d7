/* Cuts a face down to the characters of a document.  libharu needs that: it loses composite glyphs whose parts have ids
 * above 32767, and its time goes with the segments of the cmap, so the cmap is written anew as a few dense ones. */
#include "face.h"

#include <stdlib.h>
#include <string.h>

#include <hb-subset.h>

enum { SEGMENTS_MAX = 200, SEGMENT_GAP = 2048, CMAP_HEAD = 12, CMAP_LONGEST = 0xFFFF, TABLES_MAX = 64 };

struct segment {
    uint32_t first, last;
};

struct writer {
    unsigned char *at;
};

static void put16(struct writer *writer, uint32_t value)
{
    *writer->at++ = (unsigned char)(value >> 8 & 0xFF);
    *writer->at++ = (unsigned char)(value & 0xFF);
}

static hb_set_t *used_characters(const struct render_face *face)
{
    hb_set_t *set = hb_set_create();

    for (uint32_t c = 0; c < RENDER_BMP; c++)
        if (face->used[c / 32] >> (c % 32) & 1U)
            hb_set_add(set, c);
    return set;
}

static hb_blob_t *reduce_face(const struct render_face *face, const hb_set_t *characters)
{
    static const hb_tag_t unused[] = {
        HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'), HB_TAG('k', 'e', 'r', 'n'),
        HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'), HB_TAG('V', 'O', 'R', 'G'), HB_TAG('D', 'S', 'I', 'G'),
        HB_TAG('B', 'A', 'S', 'E'), HB_TAG('h', 'd', 'm', 'x'), HB_TAG('V', 'D', 'M', 'X'), HB_TAG('L', 'T', 'S', 'H'),
        HB_TAG('g', 'a', 's', 'p'), HB_TAG('m', 'e', 't', 'a'), HB_TAG('S', 'T', 'A', 'T'), HB_TAG('F', 'F', 'T', 'M'),
    };
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_face_t *reduced = NULL;
    hb_blob_t *blob = NULL;

    if (input == NULL)
        return NULL;
    hb_set_union(hb_subset_input_unicode_set(input), characters);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
    hb_set_clear(hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG));
    for (size_t i = 0; i < sizeof unused / sizeof *unused; i++)
        hb_set_add(hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG), unused[i]);
    reduced = hb_subset_or_fail(face->whole, input);
    hb_subset_input_destroy(input);
    if (reduced == NULL)
        return NULL;
    blob = hb_face_reference_blob(reduced);
    hb_face_destroy(reduced);
    return blob;
}

hb_blob_t *render_face_embedded(hb_blob_t *cut)
{
    /* What a font program embedded under a CIDFont needs (ISO 32000-1, table 126); glyphs are found by their ids. */
    static const hb_tag_t needed[] = {HB_TAG('g', 'l', 'y', 'f'), HB_TAG('h', 'e', 'a', 'd'),
                                      HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'),
                                      HB_TAG('l', 'o', 'c', 'a'), HB_TAG('m', 'a', 'x', 'p')};
    hb_face_t *face = hb_face_create(cut, 0), *small = hb_face_builder_create();
    hb_blob_t *blob = NULL;
    bool whole = true;

    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
        hb_blob_t *table = hb_face_reference_table(face, needed[i]);

        whole = hb_face_builder_add_table(small, needed[i], table) && whole;
        hb_blob_destroy(table);
    }
    blob = hb_face_reference_blob(small);
    hb_face_destroy(small);
    hb_face_destroy(face);
    if (whole && hb_blob_get_length(blob) > 0)
        return blob;
    hb_blob_destroy(blob);
    return NULL;
}

/* Joins characters to segments, over gaps too small to be worth another one.  Returns how many, 0 when too many. */
static size_t find_segments(struct segment segments[SEGMENTS_MAX], const hb_set_t *characters)
{
    hb_codepoint_t c = HB_SET_VALUE_INVALID;
    size_t count = 0;

    while (hb_set_next(characters, &c) && c < 0xFFFF) {
        if (count > 0 && c - segments[count - 1].last <= SEGMENT_GAP) {
            segments[count - 1].last = c;
        } else if (count == SEGMENTS_MAX) {
            return 0;
        } else {
            segments[count].first = segments[count].last = c;
            count++;
        }
    }
    return count;
}

static size_t cmap_length(const struct segment *segments, size_t count)
{
    size_t glyphs = 0;

    for (size_t i = 0; i < count; i++)
        glyphs += segments[i].last - segments[i].first + 1;
    return 16 + 8 * (count + 1) + 2 * glyphs;
}

/* A table with one subtable of format 4, whose last segment is the closing 0xFFFF. */
static void write_cmap(unsigned char *out, const struct segment *segments, size_t count, size_t length, hb_font_t *font)
{
    struct writer w = {out};
    uint32_t total = (uint32_t)count + 1, power = 1, log = 0, behind = 0;
    const uint32_t head[] = {0, 1, 3, 1, 0, CMAP_HEAD, 4, (uint32_t)length, 0};

    while (power * 2 <= total) {
        power *= 2;
        log++;
    }
    for (size_t i = 0; i < sizeof head / sizeof *head; i++)
        put16(&w, head[i]);
    put16(&w, total * 2);
    put16(&w, power * 2);
    put16(&w, log);
    put16(&w, (total - power) * 2);
    for (size_t i = 0; i < count; i++)
        put16(&w, segments[i].last);
    put16(&w, 0xFFFF);
    put16(&w, 0);
    for (size_t i = 0; i < count; i++)
        put16(&w, segments[i].first);
    put16(&w, 0xFFFF);
    for (size_t i = 0; i < count; i++)
        put16(&w, 0);
    put16(&w, 1);
    for (size_t i = 0; i < count; i++) {
        put16(&w, 2 * (total - (uint32_t)i) + 2 * behind);
        behind += segments[i].last - segments[i].first + 1;
    }
    put16(&w, 0);
    for (size_t i = 0; i < count; i++)
        for (uint32_t c = segments[i].first; c <= segments[i].last; c++) {
            hb_codepoint_t glyph = 0;

            if (!hb_font_get_nominal_glyph(font, c, &glyph))
                glyph = 0;
            put16(&w, glyph);
        }
}

/* *cmap stays NULL when the characters lie too far apart for one subtable. */
static int make_cmap(hb_blob_t **cmap, hb_face_t *face, const hb_set_t *characters)
{
    struct segment segments[SEGMENTS_MAX];
    size_t count = find_segments(segments, characters), length = cmap_length(segments, count);
    hb_font_t *font = NULL;
    char *data = NULL;

    if (count == 0 || length > CMAP_LONGEST)
        return 0;
    data = malloc(CMAP_HEAD + length);
    if (data == NULL)
        return AIRA_ENOMEM;
    font = hb_font_create(face);
    write_cmap((unsigned char *)data, segments, count, length, font);
    hb_font_destroy(font);
    *cmap = hb_blob_create(data, (unsigned)(CMAP_HEAD + length), HB_MEMORY_MODE_WRITABLE, data, free);
    return 0;
}

/* All tables of `face`, with `cmap` in place of its own unless that is NULL. */
static hb_blob_t *rebuild(hb_face_t *face, hb_blob_t *cmap)
{
    hb_face_t *built = hb_face_builder_create();
    hb_blob_t *blob = NULL;
    hb_tag_t tags[TABLES_MAX];
    unsigned count = TABLES_MAX;

    (void)hb_face_get_table_tags(face, 0, &count, tags);
    for (unsigned i = 0; i < count; i++) {
        hb_blob_t *table = NULL;

        if (cmap != NULL && tags[i] == HB_TAG('c', 'm', 'a', 'p'))
            continue;
        table = hb_face_reference_table(face, tags[i]);
        hb_face_builder_add_table(built, tags[i], table);
        hb_blob_destroy(table);
    }
    if (cmap != NULL)
        hb_face_builder_add_table(built, HB_TAG('c', 'm', 'a', 'p'), cmap);
    blob = hb_face_reference_blob(built);
    hb_face_destroy(built);
    return blob;
}

static int make_dense(struct render_face *face, const hb_set_t *characters)
{
    hb_face_t *cut = hb_face_create(face->cut, 0);
    hb_blob_t *cmap = NULL;
    int rc = make_cmap(&cmap, cut, characters);

    if (rc == 0)
        face->dense = cmap == NULL ? hb_blob_reference(face->cut) : rebuild(cut, cmap);
    hb_blob_destroy(cmap);
    hb_face_destroy(cut);
    return rc;
}

static int cut_face(struct render_face *face, const char *file, bool reduce, struct aira_error *err)
{
    hb_set_t *characters = used_characters(face);
    int rc = 0;

    face->cut = reduce ? reduce_face(face, characters) : rebuild(face->whole, NULL);
    if (face->cut == NULL || hb_blob_get_length(face->cut) == 0)
        rc = aira_error_at(err, AIRA_EINPUT, file, 0,
                           "The font cannot be cut down to the characters of this report. Choose another font.");
    else if (!reduce)
        face->dense = hb_blob_reference(face->cut);
    else if (make_dense(face, characters) != 0)
        rc = aira_error_nomem(err);
    hb_set_destroy(characters);
    return rc;
}

int render_faces_cut(struct render_faces *faces, bool reduce, struct aira_error *err)
{
    int rc = 0;

    for (size_t i = 0; i < faces->count && rc == 0; i++)
        if (render_face_is_used(&faces->faces[i]))
            rc = cut_face(&faces->faces[i], faces->files[i], reduce, err);
    return rc;
}
