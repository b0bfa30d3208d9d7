/* The structure of a tagged PDF (ISO 32000-1, 14.7; PDF/UA-1): elements made of the document's tree in its order, and
 * which marked content of which page belongs to each.  Elements are made before pages are drawn; what stands on the
 * pages is noted while they are; objects are written when the file is otherwise finished.
 *
 * Nothing here fails on its own: `failed` remembers that memory ran out. */
#ifndef AIRA_RENDER_PDF_TAG_H
#define AIRA_RENDER_PDF_TAG_H

#include <hpdf.h>

#include "layout.h"

enum render_tag {
    RENDER_TAG_DOCUMENT,
    RENDER_TAG_SECT,
    RENDER_TAG_H1,
    RENDER_TAG_H2,
    RENDER_TAG_H3,
    RENDER_TAG_H4,
    RENDER_TAG_H5,
    RENDER_TAG_H6,
    RENDER_TAG_P,
    RENDER_TAG_CAPTION,
    RENDER_TAG_L,
    RENDER_TAG_LI,
    RENDER_TAG_LBL,
    RENDER_TAG_LBODY,
    RENDER_TAG_TABLE,
    RENDER_TAG_TR,
    RENDER_TAG_TH,
    RENDER_TAG_TD,
    RENDER_TAG_FIGURE,
    RENDER_TAG_SPAN, /* words of another language */
    RENDER_TAG_LINK,
    RENDER_TAGS
};

/* What an element holds, in reading order. */
enum render_part_kind { RENDER_PART_ELEMENT, RENDER_PART_MARK, RENDER_PART_LINK };

struct render_part {
    enum render_part_kind kind;
    uint32_t next;  /* index; 0: the last */
    uint32_t value; /* an element, an MCID or the index of a link */
    uint32_t page;
};

struct render_element {
    enum render_tag tag;
    uint32_t parent;      /* 0: none */
    uint32_t first, last; /* parts; 0: none */
    const struct aira_node *node;
    const char *language; /* when not the document's; NULL else */
    const char *link;     /* LINK: where it leads */
    uint16_t span, end;   /* SPAN, LINK: the node's spans that it holds */
    uint32_t attribute;   /* index + 1 of one that elements share; 0: none */
    double box[4];        /* FIGURE: left, bottom, right, top on its page */
    uint32_t number;      /* of the object in the file; 0: it holds nothing and is left out */
};

/* Which element a node's marked content belongs to. */
struct render_source {
    const struct aira_node *node;
    uint32_t element;
};

/* Marked content or an annotation: the parent tree says whose each is. */
struct render_owner {
    uint32_t page, element;
};

struct render_tags {
    const struct aira_document *document;
    struct render_element *elements; /* [0] is none, [1] the document */
    size_t element_count, element_capacity;
    struct render_part *parts; /* [0] is none */
    size_t part_count, part_capacity;
    struct render_source *sources; /* by address */
    size_t source_count, source_capacity;
    struct render_owner *marks; /* page by page, by MCID */
    size_t mark_count, mark_capacity;
    uint32_t page_count;        /* the keys of links in the parent tree follow those of pages */
    struct render_owner *links; /* annotations, page by page in their order there */
    size_t link_count, link_capacity;
    char **attributes; /* dictionaries as they stand in the file */
    size_t attribute_count, attribute_capacity;
    bool failed;
};

void render_tags_init(struct render_tags *tags);
void render_tags_dispose(struct render_tags *tags);
/* Makes the elements of the whole tree, which stands on that many pages. */
void render_tags_make(struct render_tags *tags, const struct aira_document *document, size_t page_count);
/* 0 when there is no room. */
uint32_t render_tags_add(struct render_tags *tags, uint32_t parent, enum render_tag tag, const struct aira_node *node);
/* Behind the element's other parts, but in front of a figure's caption. */
void render_tags_part(struct render_tags *tags, uint32_t element, enum render_part_kind kind, uint32_t value,
                      uint32_t page);
/* The element that a node's text or drawing belongs to; 0: none, so that it is an artifact. */
uint32_t render_tags_find(const struct render_tags *tags, const struct aira_node *node);
/* Whether the character is of a language: digits and signs are of none. */
bool render_tags_is_letter(uint32_t character);
/* "zh" or "en": what the span's words are in, which may be a name or a note in another language than its own. */
const char *render_tags_spoken(const struct aira_span *span);
/* What a FIGURE or an IMAGE shows, in words; "" for other nodes, and for what only decorates the words beside it. */
const char *render_tags_alternative(const struct aira_node *node);
/* "zh-CN" or "en". */
const char *render_tags_language(const char *language);

/* ---- marks on a page (pdf_tag_mark.c) ---- */

/* What of a page's stream is open. */
struct render_marks {
    struct render_tags *tags;
    HPDF_Page page;
    double height;
    uint32_t number; /* of the page, from 0 */
    uint32_t next;   /* MCID */
    uint32_t open;   /* the element or artifact whose content is open; 0: none */
    bool inside;     /* it was opened inside of a text object */
    bool text;       /* a text object is open */
    uint32_t texts;  /* text objects on the page so far */
};

void render_marks_begin(struct render_marks *marks, struct render_tags *tags, HPDF_Page page, uint32_t number,
                        double height);
/* Makes what comes next on the page belong where the run of `item`, placed at y downwards, belongs, in a text object,
 * perhaps a new one; `leads`: the run's link leads somewhere. */
void render_marks_text(struct render_marks *marks, enum render_purpose purpose, const struct render_item *item,
                       double y, const struct render_run *run, bool leads);
/* The same for what is no text. */
void render_marks_shape(struct render_marks *marks, enum render_purpose purpose, const struct render_item *item,
                        double y);
/* Where the figure of a FIGURE or IMAGE item placed at x, y stands. */
void render_marks_figure(struct render_marks *marks, const struct render_item *item, double x, double y);
/* Whether the words under a LINK item stand in the structure, so that it may have an annotation. */
bool render_marks_has_link(const struct render_marks *marks, const struct render_item *item);
/* Gives the page's newest annotation, made for the LINK item, to the element of those words, which become its contents;
 * `words` is scratch. */
void render_marks_link(struct render_marks *marks, const struct render_item *item, HPDF_Annotation annotation,
                       HPDF_Encoder encoder, struct aira_buf *words);
void render_marks_end(struct render_marks *marks);

/* ---- objects (pdf_tag_write.c) ---- */

/* Adds the structure to the finished PDF that begins at `start` of `file` and reaches to its end; its catalog has a
 * /StructTreeRoot that says nothing yet. */
int render_tags_write(struct aira_buf *file, size_t start, struct render_tags *tags, struct aira_error *err);

/* The document's metadata as XMP, which says that the file is PDF/UA-1 (pdf_tag_xmp.c). */
void render_tags_xmp(struct aira_buf *out, const struct aira_document *document);

#endif
