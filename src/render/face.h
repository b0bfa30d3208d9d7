/* Faces: which ones a document is set in, which characters each has and how wide they are, and the part of each that a
 * document uses.  Characters are noted while the tree is read, then each face is cut down to what was noted. */
#ifndef AIRA_RENDER_FACE_H
#define AIRA_RENDER_FACE_H

#include <hb.h>

#include <aira/render.h>

enum render_role {
    RENDER_LATIN = AIRA_FACE_LATIN,
    RENDER_LATIN_BOLD = AIRA_FACE_LATIN_BOLD,
    RENDER_CHINESE = AIRA_FACE_CHINESE,
    RENDER_ROLES = AIRA_FACES
};

enum { RENDER_BMP = 0x10000 };

enum { RENDER_KERNED = 0x80 }; /* characters below this are kerned */

struct render_face {
    hb_face_t *whole;
    hb_font_t *metrics;
    unsigned units;    /* of the em */
    bool bold;         /* its outlines are bold */
    int cap_height;    /* per mille of the em */
    uint16_t *known;   /* by character of the BMP: 0 not looked up, 1 not in the face, else its width per mille + 2 */
    int16_t *kerns;    /* by two characters, what render_faces_kern gives; NULL: nothing asked yet */
    hb_buffer_t *pair; /* scratch */
    uint32_t used[RENDER_BMP / 32];
    hb_blob_t *cut;   /* the face reduced to `used` */
    hb_blob_t *dense; /* `cut` with a cmap that libharu reads fast */
};

/* Roles may share a face: a family without a bold one, or one face for both scripts. */
struct render_faces {
    struct render_face faces[RENDER_ROLES];
    char *files[RENDER_ROLES];
    int indices[RENDER_ROLES];
    size_t count;
    size_t of_role[RENDER_ROLES];
    size_t failed; /* the role whose face could not be found or opened */
};

/* One character as it will be drawn. */
struct render_glyph {
    uint32_t character; /* the mark when nothing has the character */
    uint16_t width;     /* per mille, cut to whole numbers as libharu and viewers do */
    uint8_t face;
    bool missing;
};

void render_faces_init(struct render_faces *faces);
void render_faces_dispose(struct render_faces *faces);
/* Finds and opens the faces of `look`.  AIRA_ENOTFOUND when one is not there, AIRA_EINPUT when it is of a kind that
 * cannot be embedded. */
int render_faces_open(struct render_faces *faces, const struct aira_look *look, struct aira_error *err);
/* Chooses the face for a character in Chinese or other text, falling back face by face and at last to a mark. */
struct render_glyph render_faces_choose(struct render_faces *faces, uint32_t character, bool chinese, bool bold);
/* *kern is how much nearer (less than 0) or further the face wants `right` behind `left` than their widths say, per
 * mille of the size: of letters and signs of ASCII in one face, and 0 for all else.  False when memory ran out. */
bool render_faces_kern(int16_t *kern, struct render_faces *faces, const struct render_glyph *left,
                       const struct render_glyph *right);
void render_faces_use(struct render_faces *faces, const struct render_glyph *glyph);
/* Fills `cut` and `dense` of each face that something uses.  Without `reduce` the whole face stays in: only for the
 * test that shows what then goes wrong. */
int render_faces_cut(struct render_faces *faces, bool reduce, struct aira_error *err);
/* The tables of `cut` that a PDF needs; NULL when memory ran out. */
hb_blob_t *render_face_embedded(hb_blob_t *cut);
bool render_face_is_used(const struct render_face *face);

/* How thick the outline must be for a face without bold to look bold; small type takes less. */
double render_bold_stroke(double size);

/* True for characters that take no place and leave no ink, which are not drawn at all. */
bool render_is_ignorable(uint32_t character);

#endif
