/* What the files of the PDF renderer share. */
#ifndef AIRA_RENDER_PDF_H
#define AIRA_RENDER_PDF_H

#include <hpdf.h>

#include "pdf_tag.h"

/* libharu's code for memory that ran out; its name is spelt one way up to 2.4.4 and another from then on. */
enum { RENDER_PDF_NO_MEMORY = 0x1015 };

/* For tests: how the usual way is left. */
struct render_pdf_switches {
    bool keep_whole_faces; /* leaves embedding to libharu alone, which loses composite glyphs */
};

/* A picture that libharu holds. */
struct render_pdf_image {
    const struct aira_picture *picture;
    HPDF_Image image;
};

struct render_pdf {
    HPDF_Doc doc;
    HPDF_STATUS status; /* the first error that libharu reported; it forgets it itself */
    HPDF_STATUS detail;
    HPDF_Font fonts[RENDER_ROLES];
    const char *names[RENDER_ROLES]; /* as libharu names them in the file */
    HPDF_Page *pages;
    struct render_layout *layout;
    const uint32_t *colours;
    const uint32_t *cover; /* the colours of pages without header and footer; NULL: the same */
    struct render_pdf_image *images;
    size_t image_count, image_capacity;
    struct aira_map anchors; /* what links lead to, by id */
    struct render_tags tags;
    bool own_font_files;   /* the files that HarfBuzz made take the place of libharu's */
    struct aira_buf words; /* scratch */
};

/* The state of a page's graphics as far as it was set, so that nothing is set twice. */
struct render_canvas {
    struct render_pdf *pdf;
    HPDF_Page page;
    const uint32_t *colours;
    struct render_marks marks;
    enum aira_colour fill, stroke;
    double line_width, dash, size;
    double at_x, at_y; /* where the line of the open text object begins */
    size_t face;
    bool emboldens;
};

/* 0, or the first error that libharu reported. */
int render_pdf_result(const struct render_pdf *pdf, struct aira_error *err);
/* Hands the cut faces over to libharu. */
int render_pdf_fonts(struct render_pdf *pdf, struct aira_error *err);

/* A coordinate in hundredths of a point, within what libharu can write. */
HPDF_REAL render_real(double value);
void render_canvas_begin(struct render_canvas *canvas, struct render_pdf *pdf, size_t page, const uint32_t *colours);
/* The picture as libharu holds it; NULL after an error. */
HPDF_Image render_pdf_image(struct render_pdf *pdf, const struct aira_picture *picture);
void render_canvas_draw(struct render_canvas *canvas, enum render_purpose purpose, const struct render_item *item,
                        double x, double y);

/* Draws all pages with their links, then bookmarks. */
int render_pdf_pages(struct render_pdf *pdf, struct aira_error *err);

/* Mends what libharu writes wrong or cannot write, and appends the finished file to `out`. */
int render_pdf_repair(struct aira_buf *out, const struct render_pdf *pdf, const unsigned char *raw, size_t length,
                      struct aira_error *err);

/* The whole way. */
int render_pdf_with(struct aira_buf *out, struct aira_render_report *report, const struct aira_render_input *input,
                    const struct render_pdf_switches *switches, struct aira_error *err);

#endif
