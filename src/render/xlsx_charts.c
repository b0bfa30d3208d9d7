/* The workbook's own charts: the scores of the parts as bars and as a radar. */
#include "xlsx.h"

#include <string.h>

enum { CHART_WIDTH = 985, BAR_HEIGHT = 42, LEAST_HEIGHT = 300, ROW_HEIGHT = 20 }; /* pixels */

/* A word in each language, as one text to be freed by aira_buf_dispose. */
static void word(struct render_xlsx *book, struct aira_buf *out, const char *section, const char *key)
{
    for (size_t l = 0; l < book->card->language_count; l++) {
        aira_buf_puts(&book->part, aira_catalog_text(book->card->catalog, book->card->languages[l], section, key));
        xlsx_join(book, l, XLSX_BRACKETS);
    }
    aira_buf_puts(out, aira_buf_cstr(&book->text));
    book->failed = book->failed || book->text.failed || out->failed;
    aira_buf_clear(&book->text);
}

static void set_title(struct render_xlsx *book, lxw_chart *chart, const char *key)
{
    lxw_chart_font font = {.size = 11, .bold = LXW_TRUE, .color = book->palette[AIRA_COLOUR_INK]};
    struct aira_buf title;

    aira_buf_init(&title);
    word(book, &title, "parts", key);
    if (!book->failed)
        book->lib.chart_title_set_name(chart, title.data);
    book->lib.chart_title_set_name_font(chart, &font);
    aira_buf_dispose(&title);
}

static lxw_chart_series *add_series(struct render_xlsx *book, lxw_chart *chart, const struct xlsx_chart_data *data,
                                    lxw_col_t column, const char *key)
{
    lxw_chart_series *series = book->lib.chart_add_series(chart, NULL, NULL);
    struct aira_buf name;

    if (series == NULL) {
        xlsx_check(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return NULL;
    }
    book->lib.chart_series_set_categories(series, data->sheet_name, data->first, data->names, data->last, data->names);
    book->lib.chart_series_set_values(series, data->sheet_name, data->first, column, data->last, column);
    aira_buf_init(&name);
    word(book, &name, "figures", key);
    if (!book->failed)
        book->lib.chart_series_set_name(series, name.data);
    aira_buf_dispose(&name);
    return series;
}

static void add_bars(struct render_xlsx *book, lxw_chart *chart, const struct xlsx_chart_data *data)
{
    lxw_chart_fill full = {.color = book->palette[AIRA_COLOUR_INK]};
    lxw_chart_fill light = {.color = book->palette[AIRA_COLOUR_LEVEL1]};
    lxw_chart_line edge = {.color = book->palette[AIRA_COLOUR_INK], .width = 0.75F};
    lxw_chart_font small = {.size = 8};
    lxw_chart_series *claimed = add_series(book, chart, data, data->claimed, "claimed");
    lxw_chart_series *supported = add_series(book, chart, data, data->supported, "supported");

    if (claimed == NULL || supported == NULL)
        return;
    book->lib.chart_series_set_fill(claimed, &full);
    book->lib.chart_series_set_fill(supported, &light);
    book->lib.chart_series_set_line(supported, &edge);
    book->lib.chart_series_set_labels(claimed);
    book->lib.chart_series_set_labels(supported);
    book->lib.chart_series_set_labels_font(claimed, &small);
    book->lib.chart_series_set_labels_font(supported, &small);
    book->lib.chart_set_series_gap(chart, 60);
    /* The first part on top, its axis of figures below. */
    book->lib.chart_axis_set_reverse(chart->y_axis);
    book->lib.chart_axis_set_crossing_max(chart->y_axis);
}

static void add_radar(struct render_xlsx *book, lxw_chart *chart, const struct xlsx_chart_data *data)
{
    lxw_chart_line full = {.color = book->palette[AIRA_COLOUR_INK], .width = 2.25F};
    lxw_chart_line dashed = {
        .color = book->palette[AIRA_COLOUR_ACCENT], .width = 1.75F, .dash_type = LXW_CHART_LINE_DASH_DASH};
    lxw_chart_series *claimed = add_series(book, chart, data, data->claimed, "claimed");
    lxw_chart_series *supported = add_series(book, chart, data, data->supported, "supported");

    if (claimed == NULL || supported == NULL)
        return;
    book->lib.chart_series_set_line(claimed, &full);
    book->lib.chart_series_set_line(supported, &dashed);
}

/* From 0 to 100.  The library calls the axis that runs across the page x, whatever stands on it. */
static void set_scale(struct render_xlsx *book, lxw_chart *chart, lxw_chart_axis *axis)
{
    lxw_chart_line grid = {.color = 0xD5DAE1, .width = 0.5F};
    lxw_chart_font font = {.size = 8, .color = book->palette[AIRA_COLOUR_GREY]};

    book->lib.chart_axis_set_min(axis, 0);
    book->lib.chart_axis_set_max(axis, 100);
    book->lib.chart_axis_set_major_unit(axis, 20);
    book->lib.chart_axis_set_num_format(axis, "0");
    book->lib.chart_axis_set_major_tick_mark(axis, LXW_CHART_AXIS_TICK_MARK_NONE);
    book->lib.chart_axis_set_num_font(axis, &font);
    book->lib.chart_axis_major_gridlines_set_visible(axis, LXW_TRUE);
    book->lib.chart_axis_major_gridlines_set_line(axis, &grid);
    book->lib.chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
}

static size_t height_of(const struct xlsx_chart_data *data)
{
    size_t height = 120 + (data->last - data->first + 1) * (size_t)BAR_HEIGHT;

    return height < LEAST_HEIGHT ? LEAST_HEIGHT : height;
}

/* Charts are laid on a sheet in pixels and scaled from the library's default of 480 by 288. */
static void place(struct render_xlsx *book, lxw_chart *chart, const struct xlsx_chart_data *data, size_t row,
                  const char *key)
{
    lxw_chart_options options = {.x_scale = CHART_WIDTH / 480.0,
                                 .y_scale = (double)height_of(data) / 288.0,
                                 .object_position = LXW_OBJECT_MOVE_DONT_SIZE};
    struct aira_buf words;

    aira_buf_init(&words);
    word(book, &words, "parts", key);
    options.description = words.data;
    if (!book->failed && book->error == LXW_NO_ERROR)
        xlsx_check(book, book->lib.worksheet_insert_chart_opt(data->sheet, (lxw_row_t)row, 0, chart, &options));
    aira_buf_dispose(&words);
}

size_t xlsx_charts(struct render_xlsx *book, const struct xlsx_chart_data *data, size_t row)
{
    static const struct {
        uint8_t type;
        const char *title;
        void (*add)(struct render_xlsx *book, lxw_chart *chart, const struct xlsx_chart_data *data);
    } charts[] = {{LXW_CHART_BAR, "bars", add_bars}, {LXW_CHART_RADAR, "radar", add_radar}};

    for (size_t i = 0; i < sizeof charts / sizeof *charts && !book->failed && book->error == LXW_NO_ERROR; i++) {
        lxw_chart *chart = book->lib.workbook_add_chart(book->book, charts[i].type);

        if (chart == NULL) {
            xlsx_check(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
            break;
        }
        set_title(book, chart, charts[i].title);
        charts[i].add(book, chart, data);
        set_scale(book, chart, charts[i].type == LXW_CHART_BAR ? chart->x_axis : chart->y_axis);
        place(book, chart, data, row, charts[i].title);
        row += height_of(data) / ROW_HEIGHT + 2;
    }
    return row;
}
