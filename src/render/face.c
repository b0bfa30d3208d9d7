#include "face.h"

#include <stdlib.h>
#include <string.h>

#include <fontconfig/fontconfig.h>
#include <hb-ot.h>

static const char default_latin[] = "Open Sans";
static const char default_chinese[] = "WenQuanYi Micro Hei";

void render_faces_init(struct render_faces *faces)
{
    memset(faces, 0, sizeof *faces);
}

void render_faces_dispose(struct render_faces *faces)
{
    for (size_t i = 0; i < RENDER_ROLES; i++) {
        struct render_face *face = &faces->faces[i];

        hb_blob_destroy(face->dense);
        hb_blob_destroy(face->cut);
        hb_font_destroy(face->metrics);
        hb_face_destroy(face->whole);
        hb_buffer_destroy(face->pair);
        free(face->known);
        free(face->kerns);
        free(faces->files[i]);
    }
    render_faces_init(faces);
}

/* ---- finding ---- */

static bool match_has_family(FcPattern *match, const char *family)
{
    FcChar8 *name = NULL;

    for (int i = 0; FcPatternGetString(match, FC_FAMILY, i, &name) == FcResultMatch; i++)
        if (FcStrCmpIgnoreCase(name, (const FcChar8 *)family) == 0)
            return true;
    return false;
}

static int take_match(char **file, int *index, FcPattern *match, const char *family, struct aira_error *err)
{
    FcChar8 *name = NULL;

    if (match == NULL || !match_has_family(match, family) ||
        FcPatternGetString(match, FC_FILE, 0, &name) != FcResultMatch)
        return aira_error_set(err, AIRA_ENOTFOUND,
                              "The typeface \"%s\" is not installed. Install it or name another one in the theme.",
                              family);
    if (FcPatternGetInteger(match, FC_INDEX, 0, index) != FcResultMatch)
        *index = 0;
    *index &= 0xFFFF; /* the upper half counts the instances of a variable face */
    *file = aira_strdup((const char *)name);
    return *file == NULL ? aira_error_nomem(err) : 0;
}

static int find_face(char **file, int *index, FcConfig *config, const char *family, int weight, struct aira_error *err)
{
    FcPattern *pattern = FcPatternCreate(), *match = NULL;
    FcResult result = FcResultNoMatch;
    int rc = 0;

    if (pattern == NULL || !FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)family) ||
        !FcPatternAddInteger(pattern, FC_WEIGHT, weight) || !FcPatternAddInteger(pattern, FC_SLANT, FC_SLANT_ROMAN) ||
        !FcPatternAddInteger(pattern, FC_WIDTH, FC_WIDTH_NORMAL) ||
        !FcConfigSubstitute(config, pattern, FcMatchPattern)) {
        rc = aira_error_nomem(err);
        goto out;
    }
    FcDefaultSubstitute(pattern);
    match = FcFontMatch(config, pattern, &result);
    rc = take_match(file, index, match, family, err);
out:
    if (match != NULL)
        FcPatternDestroy(match);
    if (pattern != NULL)
        FcPatternDestroy(pattern);
    return rc;
}

static const char *named(const char *name, const char *otherwise)
{
    return name == NULL || *name == '\0' ? otherwise : name;
}

static int find_by_name(struct render_faces *faces, char *files[RENDER_ROLES], int indices[RENDER_ROLES],
                        const struct aira_look *look, struct aira_error *err)
{
    const char *latin = named(look->latin_face, default_latin), *chinese = named(look->chinese_face, default_chinese);
    const char *families[RENDER_ROLES] = {latin, latin, chinese};
    const int weights[RENDER_ROLES] = {FC_WEIGHT_REGULAR, FC_WEIGHT_BOLD, FC_WEIGHT_REGULAR};
    FcConfig *config = FcInitLoadConfigAndFonts();
    int rc = 0;

    if (config == NULL)
        return aira_error_set(err, AIRA_EFAIL,
                              "The list of typefaces cannot be read. Check the installation of fontconfig.");
    for (size_t i = 0; i < RENDER_ROLES && rc == 0; i++) {
        faces->failed = i;
        if (files[i] == NULL)
            rc = find_face(&files[i], &indices[i], config, families[i], weights[i], err);
    }
    FcConfigDestroy(config);
    return rc;
}

static int find_files(struct render_faces *faces, char *files[RENDER_ROLES], int indices[RENDER_ROLES],
                      const struct aira_look *look, struct aira_error *err)
{
    bool all = true;

    for (size_t i = 0; i < RENDER_ROLES; i++) {
        if (look->face_files != NULL && look->face_files[i] != NULL) {
            files[i] = aira_strdup(look->face_files[i]);
            if (files[i] == NULL)
                return aira_error_nomem(err);
        } else {
            all = false;
        }
    }
    return all ? 0 : find_by_name(faces, files, indices, look, err);
}

/* ---- opening ---- */

static bool has_table(hb_face_t *face, hb_tag_t tag)
{
    hb_blob_t *table = hb_face_reference_table(face, tag);
    bool has = hb_blob_get_length(table) > 0;

    hb_blob_destroy(table);
    return has;
}

static int read_metrics(struct render_face *face, struct aira_error *err)
{
    hb_position_t height = 0;

    face->units = hb_face_get_upem(face->whole);
    face->metrics = hb_font_create(face->whole);
    face->known = calloc(RENDER_BMP, sizeof *face->known);
    if (face->known == NULL || face->metrics == hb_font_get_empty() || face->units == 0)
        return aira_error_nomem(err);
    face->bold = hb_style_get_value(face->metrics, HB_STYLE_TAG_WEIGHT) >= 600.0F;
    face->cap_height = 700;
    if (hb_ot_metrics_get_position(face->metrics, HB_OT_METRICS_TAG_CAP_HEIGHT, &height) && height > 0)
        face->cap_height = (int)((long)height * 1000 / (long)face->units);
    return 0;
}

static int open_face(struct render_face *face, const char *file, int index, struct aira_error *err)
{
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(file);

    if (blob == NULL)
        return aira_error_at(err, AIRA_ENOTFOUND, file, 0, "The font file cannot be read.");
    face->whole = hb_face_create(blob, (unsigned)index);
    hb_blob_destroy(blob);
    if (!has_table(face->whole, HB_TAG('g', 'l', 'y', 'f')) || !has_table(face->whole, HB_TAG('c', 'm', 'a', 'p')))
        return aira_error_at(err, AIRA_EINPUT, file, 0,
                             "The font has no TrueType outlines, which PDF files need here. Choose a TrueType font "
                             "(.ttf or .ttc with TrueType outlines) in the theme.");
    return read_metrics(face, err);
}

int render_faces_open(struct render_faces *faces, const struct aira_look *look, struct aira_error *err)
{
    char *files[RENDER_ROLES] = {NULL};
    int indices[RENDER_ROLES] = {0};
    int rc = find_files(faces, files, indices, look, err);

    for (size_t role = 0; role < RENDER_ROLES && rc == 0; role++) {
        size_t i = 0;

        while (i < faces->count && (faces->indices[i] != indices[role] || strcmp(faces->files[i], files[role]) != 0))
            i++;
        faces->of_role[role] = i;
        if (i < faces->count)
            continue;
        faces->failed = role;
        faces->indices[i] = indices[role];
        faces->files[i] = files[role];
        files[role] = NULL;
        faces->count++;
        rc = open_face(&faces->faces[i], faces->files[i], indices[role], err);
    }
    for (size_t role = 0; role < RENDER_ROLES; role++)
        free(files[role]);
    return rc;
}

/* A face that has none of what it is there for would turn every word into marks. */
static int check_letters(enum aira_face *failed, const struct render_faces *faces, struct aira_error *err)
{
    static const uint32_t wanted[RENDER_ROLES] = {'a', 'a', 0x4E2D};

    for (size_t role = 0; role < RENDER_ROLES; role++) {
        size_t face = faces->of_role[role];
        hb_codepoint_t glyph = 0;

        if (hb_font_get_nominal_glyph(faces->faces[face].metrics, wanted[role], &glyph) && glyph != 0)
            continue;
        *failed = (enum aira_face)role;
        return aira_error_set(err, AIRA_EINPUT, "The typeface has no %s; choose one that has. (%s)",
                              role == RENDER_CHINESE ? aira_say("Chinese characters") : aira_say("Latin letters"),
                              faces->files[face]);
    }
    return 0;
}

int aira_render_check_faces(enum aira_face *failed, const struct aira_look *look, struct aira_error *err)
{
    struct render_faces *faces = malloc(sizeof *faces);
    int rc = 0;

    if (faces == NULL)
        return aira_error_nomem(err);
    render_faces_init(faces);
    rc = render_faces_open(faces, look, err);
    if (rc == 0)
        rc = check_letters(failed, faces, err);
    else
        *failed = (enum aira_face)faces->failed;
    render_faces_dispose(faces);
    free(faces);
    return rc;
}

/* ---- choosing ---- */

/* The width per mille, or -1 when the face lacks the character. */
static int face_width(struct render_face *face, uint32_t character)
{
    uint16_t *known = &face->known[character];

    if (*known == 0) {
        hb_codepoint_t glyph = 0;

        *known = 1;
        if (hb_font_get_nominal_glyph(face->metrics, character, &glyph) && glyph != 0) {
            unsigned advance = (unsigned)hb_font_get_glyph_h_advance(face->metrics, glyph);

            *known = (uint16_t)(advance * 1000U / face->units + 2U);
        }
    }
    return (int)*known - 2;
}

/* The usual case: the first face was asked before and has the character. */
static bool try_known(struct render_glyph *out, const struct render_faces *faces, uint32_t character,
                      enum render_role role)
{
    size_t face = faces->of_role[role];
    uint16_t known = faces->faces[face].known[character];

    if (known < 2)
        return false;
    out->character = character;
    out->width = (uint16_t)(known - 2U);
    out->face = (uint8_t)face;
    return true;
}

static bool try_roles(struct render_glyph *out, struct render_faces *faces, uint32_t character,
                      const enum render_role *order)
{
    for (size_t i = 0; i < RENDER_ROLES; i++) {
        size_t face = faces->of_role[order[i]];
        int width = face_width(&faces->faces[face], character);

        if (width >= 0) {
            out->character = character;
            out->width = (uint16_t)width;
            out->face = (uint8_t)face;
            return true;
        }
    }
    return false;
}

/* Signs that both scripts use, each with its own shape and width. */
static bool is_shared(uint32_t c)
{
    return c == 0xB7 || (c >= 0x2010 && c <= 0x205E) || (c >= 0x2100 && c <= 0x2BFF);
}

bool render_is_ignorable(uint32_t c)
{
    return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F);
}

struct render_glyph render_faces_choose(struct render_faces *faces, uint32_t character, bool chinese, bool bold)
{
    static const enum render_role latin[] = {RENDER_LATIN, RENDER_CHINESE, RENDER_LATIN_BOLD};
    static const enum render_role latin_bold[] = {RENDER_LATIN_BOLD, RENDER_LATIN, RENDER_CHINESE};
    static const enum render_role other[] = {RENDER_CHINESE, RENDER_LATIN, RENDER_LATIN_BOLD};
    static const enum render_role other_bold[] = {RENDER_CHINESE, RENDER_LATIN_BOLD, RENDER_LATIN};
    bool square = aira_utf8_is_chinese(character) || (chinese && is_shared(character));
    const enum render_role *order = square ? (bold ? other_bold : other) : (bold ? latin_bold : latin);
    struct render_glyph glyph = {'?', 0, 0, false};

    if (character < RENDER_BMP &&
        (try_known(&glyph, faces, character, order[0]) || try_roles(&glyph, faces, character, order)))
        return glyph;
    glyph.missing = true;
    if (!try_roles(&glyph, faces, 0x25A1, other))
        (void)try_roles(&glyph, faces, '?', latin);
    return glyph;
}

void render_faces_use(struct render_faces *faces, const struct render_glyph *glyph)
{
    faces->faces[glyph->face].used[glyph->character / 32] |= UINT32_C(1) << (glyph->character % 32);
}

bool render_face_is_used(const struct render_face *face)
{
    for (size_t i = 0; i < RENDER_BMP / 32; i++)
        if (face->used[i] != 0)
            return true;
    return false;
}

double render_bold_stroke(double size)
{
    double part = size >= 12 ? 0.03 : size <= 10.5 ? 0.02 : 0.02 + (size - 10.5) / 1.5 * 0.01;

    return part * size;
}
