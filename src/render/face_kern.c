/* Kerning, pair by pair: a page has some hundred different pairs, each of which HarfBuzz is asked for once. */
#include "face.h"

#include <errno.h>
#include <stdlib.h>

enum { KERN_UNKNOWN = INT16_MIN, MOST_KERN = 1000 /* a whole em */ };

/* Letters and signs of ASCII.  Figures keep their places under each other, and a space its width. */
static bool is_kerned(uint32_t c)
{
    return c > ' ' && c < RENDER_KERNED && !(c >= '0' && c <= '9');
}

static bool make_room(struct render_face *face)
{
    enum { PAIRS = RENDER_KERNED * RENDER_KERNED };

    if (face->kerns != NULL)
        return true;
    face->kerns = malloc(PAIRS * sizeof *face->kerns);
    for (size_t i = 0; face->kerns != NULL && i < PAIRS; i++)
        face->kerns[i] = KERN_UNKNOWN;
    return face->kerns != NULL;
}

static int advance_of(struct render_face *face, uint32_t character)
{
    hb_codepoint_t glyph = 0;

    (void)hb_font_get_nominal_glyph(face->metrics, character, &glyph);
    return hb_font_get_glyph_h_advance(face->metrics, glyph);
}

/* Where `right` begins behind `left`, less the width of `left`.  HarfBuzz may say part of a kern as the offset of the
 * right glyph, and passes over memory that ran out, as if the face had no kerning. */
static bool ask(int *kern, struct render_face *face, uint32_t left, uint32_t right)
{
    static const hb_feature_t features[] = {{HB_TAG('l', 'i', 'g', 'a'), 0, 0, (unsigned)-1},
                                            {HB_TAG('c', 'l', 'i', 'g'), 0, 0, (unsigned)-1},
                                            {HB_TAG('c', 'a', 'l', 't'), 0, 0, (unsigned)-1}};
    const uint32_t pair[2] = {left, right};
    const hb_glyph_position_t *positions;
    unsigned count = 0;

    errno = 0;
    if (face->pair == NULL)
        face->pair = hb_buffer_create();
    hb_buffer_clear_contents(face->pair);
    hb_buffer_add_utf32(face->pair, pair, 2, 0, 2);
    hb_buffer_set_direction(face->pair, HB_DIRECTION_LTR);
    hb_buffer_set_script(face->pair, HB_SCRIPT_LATIN);
    hb_shape(face->metrics, face->pair, features, sizeof features / sizeof *features);
    positions = hb_buffer_get_glyph_positions(face->pair, &count);
    *kern = count == 2 ? positions[0].x_advance + positions[1].x_offset - advance_of(face, left) : 0;
    return errno != ENOMEM && hb_buffer_allocation_successful(face->pair);
}

bool render_faces_kern(int16_t *kern, struct render_faces *faces, const struct render_glyph *left,
                       const struct render_glyph *right)
{
    struct render_face *face = &faces->faces[left->face];
    int16_t *known;
    int found = 0;

    *kern = 0;
    if (left->face != right->face || !is_kerned(left->character) || !is_kerned(right->character))
        return true;
    if (!make_room(face))
        return false;
    known = &face->kerns[left->character * RENDER_KERNED + right->character];
    if (*known == KERN_UNKNOWN) {
        if (!ask(&found, face, left->character, right->character))
            return false;
        found = found * 1000 / (int)face->units;
        *known = (int16_t)(found < -MOST_KERN ? -MOST_KERN : found > MOST_KERN ? MOST_KERN : found);
    }
    *kern = *known;
    return true;
}
