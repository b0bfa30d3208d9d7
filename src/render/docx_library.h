/* libzip and cairo, opened when a text for a word processor is written (library.h). */
#ifndef AIRA_RENDER_DOCX_LIBRARY_H
#define AIRA_RENDER_DOCX_LIBRARY_H

#include <cairo-ft.h>
#include <zip.h>

#include <aira/base.h>

/* clang-format off */
/* The functions that are used. */
#define DOCX_ZIP_FUNCTIONS(X) \
    X(zip_close) X(zip_discard) X(zip_error_code_system) X(zip_error_code_zip) X(zip_error_fini) X(zip_error_init) \
    X(zip_error_strerror) X(zip_file_add) X(zip_file_set_dostime) X(zip_get_error) X(zip_open_from_source) \
    X(zip_set_file_compression) X(zip_source_buffer) X(zip_source_buffer_create) X(zip_source_close) \
    X(zip_source_free) X(zip_source_keep) X(zip_source_open) X(zip_source_read)

#define DOCX_CAIRO_FUNCTIONS(X) \
    X(cairo_arc) X(cairo_close_path) X(cairo_create) X(cairo_destroy) X(cairo_fill_preserve) \
    X(cairo_font_face_destroy) X(cairo_font_options_create) X(cairo_font_options_destroy) \
    X(cairo_font_options_set_antialias) X(cairo_font_options_set_hint_metrics) X(cairo_font_options_set_hint_style) \
    X(cairo_ft_font_face_create_for_pattern) X(cairo_glyph_path) X(cairo_image_surface_create) X(cairo_line_to) \
    X(cairo_move_to) X(cairo_new_path) X(cairo_rectangle) X(cairo_scale) X(cairo_set_dash) X(cairo_set_font_face) \
    X(cairo_set_font_options) X(cairo_set_font_size) X(cairo_set_line_width) X(cairo_set_source_rgb) \
    X(cairo_show_glyphs) X(cairo_status) X(cairo_status_to_string) X(cairo_stroke) X(cairo_surface_destroy) \
    X(cairo_surface_write_to_png_stream)
/* clang-format on */

#define DOCX_POINTER(name) __typeof__(name) *name;
struct docx_zip {
    void *handle;
    DOCX_ZIP_FUNCTIONS(DOCX_POINTER)
};

struct docx_cairo {
    void *handle;
    DOCX_CAIRO_FUNCTIONS(DOCX_POINTER)
};
#undef DOCX_POINTER

/* AIRA_EFAIL when the library is not on this machine or lacks one of the functions. */
int docx_zip_open(struct docx_zip *zip, struct aira_error *err);
void docx_zip_close(struct docx_zip *zip);
int docx_cairo_open(struct docx_cairo *cairo, struct aira_error *err);
void docx_cairo_close(struct docx_cairo *cairo);

#endif
