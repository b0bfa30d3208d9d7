/* libxlsxwriter, opened when a workbook is written: linked, it and the libraries it brings along would cost every start
 * of the program some milliseconds.
 */
#ifndef AIRA_RENDER_XLSX_LIBRARY_H
#define AIRA_RENDER_XLSX_LIBRARY_H

#include <xlsxwriter.h>

#include <aira/base.h>

/* clang-format off */
/* The functions that are used. */
#define XLSX_FUNCTIONS(X) \
    X(chart_add_series) X(chart_axis_major_gridlines_set_line) X(chart_axis_major_gridlines_set_visible) \
    X(chart_axis_set_crossing_max) X(chart_axis_set_major_tick_mark) X(chart_axis_set_major_unit) \
    X(chart_axis_set_max) X(chart_axis_set_min) X(chart_axis_set_num_font) X(chart_axis_set_num_format) \
    X(chart_axis_set_reverse) X(chart_legend_set_position) X(chart_series_set_categories) X(chart_series_set_fill) \
    X(chart_series_set_labels) X(chart_series_set_labels_font) X(chart_series_set_line) X(chart_series_set_name) \
    X(chart_series_set_values) X(chart_set_series_gap) X(chart_title_set_name) X(chart_title_set_name_font) \
    X(format_set_align) X(format_set_bg_color) X(format_set_bold) X(format_set_bottom) X(format_set_bottom_color) \
    X(format_set_font_color) X(format_set_font_name) X(format_set_font_size) X(format_set_indent) \
    X(format_set_num_format) X(format_set_text_wrap) X(lxw_strerror) X(lxw_workbook_free) X(workbook_add_chart) \
    X(workbook_add_format) X(workbook_add_worksheet) X(workbook_close) X(workbook_new) \
    X(workbook_set_custom_property_string) X(workbook_set_properties) X(worksheet_activate) X(worksheet_autofilter) \
    X(worksheet_conditional_format_range) X(worksheet_fit_to_pages) X(worksheet_freeze_panes) X(worksheet_gridlines) \
    X(worksheet_insert_chart_opt) X(worksheet_repeat_rows) X(worksheet_set_column) X(worksheet_set_footer) \
    X(worksheet_set_header) X(worksheet_set_landscape) X(worksheet_set_margins) X(worksheet_set_paper) \
    X(worksheet_set_row) X(worksheet_write_blank) X(worksheet_write_number) X(worksheet_write_string)
/* clang-format on */

struct xlsx_library {
    void *handle;
#define XLSX_POINTER(name) __typeof__(name) *name;
    XLSX_FUNCTIONS(XLSX_POINTER)
#undef XLSX_POINTER
};

/* AIRA_EFAIL when the library is not on this machine or lacks one of the functions. */
int xlsx_library_open(struct xlsx_library *library, struct aira_error *err);
void xlsx_library_close(struct xlsx_library *library);

#endif
