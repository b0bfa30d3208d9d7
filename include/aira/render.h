/* aira render: draws a document as bytes of some format.  A format is a row in the table of renderers and a file group.
 * A renderer reads the tree or, for data and tables (json, csv, xlsx), the scorecard's canonical text, and the words of
 * the catalogue; nothing else.
 */
#ifndef AIRA_RENDER_H
#define AIRA_RENDER_H

#include <aira/base.h>
#include <aira/document.h>

enum aira_face { AIRA_FACE_LATIN, AIRA_FACE_LATIN_BOLD, AIRA_FACE_CHINESE, AIRA_FACES };

/* How it shall look.  NULL or empty members mean the default.  Faces are names that fontconfig knows. */
struct aira_look {
    const char *latin_face;         /* default "Open Sans" */
    const char *chinese_face;       /* default "WenQuanYi Micro Hei" */
    const char *const *face_files;  /* when not NULL: paths by enum aira_face (each NULL: by name) */
    uint32_t colours[AIRA_COLOURS]; /* 0xRRGGBB; all zero: the default palette */
    uint32_t cover[AIRA_COLOURS];   /* those of the cover, whose PAPER fills its page; all zero: as everywhere */
    bool letter;                    /* US Letter instead of A4 */
    unsigned columns;               /* text: width in terminal columns, 0: 80 */
};

/* Characters that no face has, found before drawing.  They are drawn as a visible mark. */
struct aira_missing {
    uint32_t character;
    size_t count;
    char place[96]; /* the start of the text that holds the first one */
};

struct aira_render_report {
    struct aira_missing *missing;
    size_t missing_count, missing_capacity;
    unsigned pages; /* pdf */
};

enum { AIRA_RENDER_LANGUAGES = 2 };

struct aira_render_input {
    const struct aira_document *document; /* may be NULL for formats that need no tree */
    const char *scorecard_json;           /* may be NULL for formats that need none */
    const struct aira_look *look;         /* NULL: default */
    /* What the tables need (csv, xlsx); may be NULL for formats drawn from the document, which brings its words. */
    const struct aira_catalog *catalog;           /* holds data/report.<lang>.ini and tables.<lang>.ini */
    const char *languages[AIRA_RENDER_LANGUAGES]; /* of the texts, "zh" or "en", first one first; NULL: no more */
};

struct aira_renderer {
    const char *name;      /* "pdf" */
    const char *extension; /* "pdf" */
    const char *help;      /* one line */
    bool needs_document;
    /* Appends the file's bytes to `out` and fills `report` (initialised by the caller). */
    int (*render)(struct aira_buf *out, struct aira_render_report *report, const struct aira_render_input *input,
                  struct aira_error *err);
};

/* The renderer of that name, or NULL; index 0.. for listing, NULL behind the last. */
const struct aira_renderer *aira_renderer_find(const char *name);
const struct aira_renderer *aira_renderer_at(size_t index);

/* Whether the faces of `look` are there, can be embedded, and have letters or Chinese characters.  If not, *failed is
 * the first that does not do and `err` (AIRA_ENOTFOUND or AIRA_EINPUT) says why. */
int aira_render_check_faces(enum aira_face *failed, const struct aira_look *look, struct aira_error *err);

void aira_render_report_init(struct aira_render_report *report);
void aira_render_report_dispose(struct aira_render_report *report);

/* What a PDF, of this or any other program, says of itself: appends to values[i] (each initialised by the caller) the
 * text that stands under keys[i] in its information dictionary, as UTF-8.  What is not there, or is no text, appends
 * nothing.  `file` is its name for messages.  AIRA_EINPUT when the bytes are no PDF, damaged or locked by a password.
 */
int aira_pdf_words(struct aira_buf *values, const char *const *keys, size_t count, const char *file, const void *data,
                   size_t length, struct aira_error *err);

enum { AIRA_MAX_PASSWORD = 127 }; /* bytes; a longer one is cut by readers */

/* Whether aira_render_protect takes what this renderer writes: a PDF alone. */
bool aira_render_can_protect(const struct aira_renderer *renderer);
/* Appends `pdf` encrypted with AES-256 (revision 6, metadata too): `password` (1 to AIRA_MAX_PASSWORD bytes of UTF-8,
 * else AIRA_EUSAGE) opens it for reading, printing and aids for the disabled; copying and changes need the owner
 * password, which is random and forgotten.  Never the same bytes twice.  No message holds the password. */
int aira_render_protect(struct aira_buf *out, const struct aira_buf *pdf, const char *password, struct aira_error *err);

#endif
