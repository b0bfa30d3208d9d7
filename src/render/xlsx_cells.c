/* Cells of the workbook: formats, and texts in one or two languages. */
#include "xlsx.h"

#include <string.h>

enum { CELL_MOST = 32767 }; /* characters that a cell holds */

static const double row_least = 15, row_most = 409; /* points */

struct xlsx_place xlsx_at(lxw_worksheet *sheet, size_t row, size_t column)
{
    return (struct xlsx_place){sheet, (lxw_row_t)row, (lxw_col_t)column};
}

void xlsx_check(struct render_xlsx *book, lxw_error error)
{
    if (book->error == LXW_NO_ERROR)
        book->error = error;
}

/* ---- formats ---- */

static lxw_format *plain(struct render_xlsx *book, double size, enum aira_colour colour)
{
    lxw_format *format = book->lib.workbook_add_format(book->book);

    if (format == NULL) {
        xlsx_check(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return NULL;
    }
    /* Faces that every office has; the report's own are not on the client's machines. */
    book->lib.format_set_font_name(format, strcmp(book->card->languages[0], "zh") == 0 ? "Microsoft YaHei" : "Calibri");
    book->lib.format_set_font_size(format, size);
    if (colour != AIRA_COLOUR_NONE)
        book->lib.format_set_font_color(format, book->palette[colour]);
    book->lib.format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    return format;
}

static lxw_format *ruled(struct render_xlsx *book, double size, enum aira_colour colour, uint8_t align,
                         const char *number)
{
    lxw_format *format = plain(book, size, colour);

    if (format == NULL)
        return NULL;
    book->lib.format_set_bottom(format, LXW_BORDER_THIN);
    book->lib.format_set_bottom_color(format, 0xD5DAE1);
    book->lib.format_set_align(format, align);
    if (align == LXW_ALIGN_RIGHT)
        book->lib.format_set_indent(format, 1);
    if (number != NULL)
        book->lib.format_set_num_format(format, number);
    else
        book->lib.format_set_text_wrap(format);
    return format;
}

static lxw_format *head(struct render_xlsx *book, uint8_t align)
{
    lxw_format *format = plain(book, 10, AIRA_COLOUR_PAPER);

    if (format == NULL)
        return NULL;
    book->lib.format_set_bold(format);
    book->lib.format_set_bg_color(format, book->palette[AIRA_COLOUR_INK]);
    book->lib.format_set_text_wrap(format);
    book->lib.format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    book->lib.format_set_align(format, align);
    if (align == LXW_ALIGN_RIGHT)
        book->lib.format_set_indent(format, 1);
    return format;
}

static lxw_format *big(struct render_xlsx *book)
{
    lxw_format *format = plain(book, 16, AIRA_COLOUR_INK);

    if (format == NULL)
        return NULL;
    book->lib.format_set_bold(format);
    book->lib.format_set_align(format, LXW_ALIGN_LEFT);
    book->lib.format_set_num_format(format, "0.0");
    return format;
}

/* Digits are black or in the colour of paper, whichever is more legible. */
static void set_levels(struct render_xlsx *book)
{
    for (size_t i = 0; i < sizeof book->levels / sizeof *book->levels; i++) {
        uint32_t level = book->palette[(size_t)AIRA_COLOUR_LEVEL0 + i];

        book->levels[i] = book->lib.workbook_add_format(book->book);
        if (book->levels[i] == NULL) {
            xlsx_check(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
            return;
        }
        book->lib.format_set_bg_color(book->levels[i], level);
        if (aira_contrast(level, book->palette[AIRA_COLOUR_PAPER]) > aira_contrast(level, 0x000000))
            book->lib.format_set_font_color(book->levels[i], book->palette[AIRA_COLOUR_PAPER]);
    }
}

void xlsx_formats(struct render_xlsx *book)
{
    book->formats[XLSX_TITLE] = plain(book, 16, AIRA_COLOUR_INK);
    book->formats[XLSX_SUBTITLE] = plain(book, 12, AIRA_COLOUR_INK);
    book->formats[XLSX_LABEL] = plain(book, 10, AIRA_COLOUR_GREY);
    book->formats[XLSX_PLAIN] = plain(book, 10, AIRA_COLOUR_NONE);
    book->formats[XLSX_TEXT] = ruled(book, 10, AIRA_COLOUR_NONE, LXW_ALIGN_LEFT, NULL);
    book->formats[XLSX_KEY] = ruled(book, 8, AIRA_COLOUR_GREY, LXW_ALIGN_LEFT, NULL);
    book->formats[XLSX_WHOLE] = ruled(book, 10, AIRA_COLOUR_NONE, LXW_ALIGN_RIGHT, "0");
    book->formats[XLSX_POINTS] = ruled(book, 10, AIRA_COLOUR_NONE, LXW_ALIGN_RIGHT, "0.0");
    book->formats[XLSX_PERCENT] = ruled(book, 10, AIRA_COLOUR_NONE, LXW_ALIGN_RIGHT, "0.0\"%\"");
    book->formats[XLSX_LEVEL] = ruled(book, 10, AIRA_COLOUR_NONE, LXW_ALIGN_CENTER, "0");
    book->formats[XLSX_TIME] = ruled(book, 9, AIRA_COLOUR_NONE, LXW_ALIGN_LEFT, "yyyy-mm-dd hh:mm");
    book->formats[XLSX_FIGURE] = ruled(book, 10, AIRA_COLOUR_NONE, LXW_ALIGN_LEFT, "0.0");
    book->formats[XLSX_SHARE] = ruled(book, 10, AIRA_COLOUR_NONE, LXW_ALIGN_LEFT, "0.0\"%\"");
    book->formats[XLSX_BIG] = big(book);
    book->formats[XLSX_HEAD] = head(book, LXW_ALIGN_LEFT);
    book->formats[XLSX_HEAD_FIGURE] = head(book, LXW_ALIGN_RIGHT);
    book->formats[XLSX_HEAD_LEVEL] = head(book, LXW_ALIGN_CENTER);
    if (book->error == LXW_NO_ERROR) {
        book->lib.format_set_bold(book->formats[XLSX_TITLE]);
        book->lib.format_set_bold(book->formats[XLSX_SUBTITLE]);
    }
    set_levels(book);
}

/* ---- heights ---- */

void xlsx_width(struct render_xlsx *book, lxw_worksheet *sheet, size_t column, double width)
{
    book->widths[column] = width;
    xlsx_check(book, book->lib.worksheet_set_column(sheet, (lxw_col_t)column, (lxw_col_t)column, width, NULL));
}

void xlsx_end_row(struct render_xlsx *book, lxw_worksheet *sheet, size_t row)
{
    double height = book->height > row_most ? row_most : book->height;

    if (height > row_least && book->error == LXW_NO_ERROR)
        xlsx_check(book, book->lib.worksheet_set_row(sheet, (lxw_row_t)row, height, NULL));
    book->height = 0;
}

/* Lines of `text` in a column that holds so many cells of a terminal. */
static size_t lines_of(struct render_xlsx *book, const char *text, size_t cells)
{
    struct aira_buf wrapped;
    size_t lines = 1;

    if (strchr(text, '\n') == NULL && aira_text_width(text) <= cells)
        return 1;
    aira_buf_init(&wrapped);
    aira_text_wrap(&wrapped, text, cells, 0);
    for (const char *at = aira_buf_cstr(&wrapped); (at = strchr(at, '\n')) != NULL; at++)
        lines++;
    book->failed = book->failed || wrapped.failed;
    aira_buf_dispose(&wrapped);
    return lines;
}

/* Raises the height of the row to what this cell needs.  Widths are counted in digits of 11 points, which is a little
 * more than a cell of text in 10; bold is wider, small narrower. */
static void raise_row(struct render_xlsx *book, struct xlsx_place at, enum xlsx_format format, const char *text)
{
    static const double fixed[XLSX_FORMATS] = {[XLSX_TITLE] = 24, [XLSX_BIG] = 24, [XLSX_SUBTITLE] = 18};
    static const double cells[XLSX_FORMATS] = {
        [XLSX_TEXT] = 1.05, [XLSX_KEY] = 1.25, [XLSX_HEAD] = 0.95, [XLSX_HEAD_FIGURE] = 0.85, [XLSX_HEAD_LEVEL] = 0.95};
    double line = strcmp(book->card->languages[0], "zh") == 0 ? 15.0 : 13.5, height = fixed[format];

    if (cells[format] > 0)
        height =
            (double)lines_of(book, text, (size_t)(book->widths[at.column % XLSX_COLUMNS] * cells[format])) * line + 3;
    if (height > book->height)
        book->height = height;
}

/* ---- texts ---- */

void xlsx_join(struct render_xlsx *book, size_t language, enum xlsx_join join)
{
    const char *part = aira_buf_cstr(&book->part);
    bool first = language == 0 || book->text.length == 0;

    if (first) {
        aira_buf_puts(&book->text, part);
    } else if (*part != '\0' && strcmp(part, aira_buf_cstr(&book->text)) != 0) {
        aira_buf_puts(&book->text, join == XLSX_LINES ? "\n" : " (");
        aira_buf_puts(&book->text, part);
        aira_buf_puts(&book->text, join == XLSX_LINES ? "" : ")");
    }
    book->failed = book->failed || book->part.failed;
    aira_buf_clear(&book->part);
}

/* Bytes of the longest start of `text` that has at most `most` UTF-16 units, which is what a cell counts. */
static size_t start_of(const char *text, size_t length, size_t most)
{
    const char *at = text, *end = text + length;

    while (at < end) {
        uint32_t c = 0;
        size_t bytes = aira_utf8_next(&c, at, end);
        size_t units = c > 0xFFFF ? 2 : 1;

        if (units > most)
            break;
        most -= units;
        at += bytes;
    }
    return (size_t)(at - text);
}

/* Cuts `cell` to what a cell holds, and says so. */
static void cut(struct render_xlsx *book, struct aira_buf *cell)
{
    const char *mark = aira_catalog_text(book->card->catalog, book->card->languages[0], "sheet", "cut");

    if (cell->failed || start_of(aira_buf_cstr(cell), cell->length, CELL_MOST) == cell->length)
        return;
    cell->length = start_of(cell->data, cell->length, CELL_MOST - strlen(mark));
    cell->data[cell->length] = '\0';
    aira_buf_puts(cell, mark);
}

/* Programs that read the workbook take _x0041_ for an A: such a text loses its meaning unless its first sign is written
 * that way itself. */
static void escape(struct aira_buf *cell, const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '_' && text[1] == 'x' && strspn(text + 2, "0123456789abcdefABCDEF") >= 4 && text[6] == '_')
            aira_buf_puts(cell, "_x005F");
        aira_buf_putc(cell, *text);
    }
}

void xlsx_put(struct render_xlsx *book, struct xlsx_place at, enum xlsx_format format)
{
    struct aira_buf harmless, cell;

    aira_buf_init(&harmless);
    aira_buf_init(&cell);
    aira_text_harmless(&harmless, aira_buf_cstr(&book->text), true);
    escape(&cell, aira_buf_cstr(&harmless));
    cut(book, &cell);
    raise_row(book, at, format, aira_buf_cstr(&cell));
    book->failed = book->failed || book->text.failed || harmless.failed || cell.failed;
    if (!book->failed && book->error == LXW_NO_ERROR)
        xlsx_check(book, cell.length == 0
                             ? book->lib.worksheet_write_blank(at.sheet, at.row, at.column, book->formats[format])
                             : book->lib.worksheet_write_string(at.sheet, at.row, at.column, cell.data,
                                                                book->formats[format]));
    aira_buf_clear(&book->text);
    aira_buf_dispose(&harmless);
    aira_buf_dispose(&cell);
}

void xlsx_string(struct render_xlsx *book, struct xlsx_place at, enum xlsx_format format, const char *text)
{
    aira_buf_puts(&book->text, text);
    xlsx_put(book, at, format);
}

void xlsx_word(struct render_xlsx *book, struct xlsx_place at, enum xlsx_format format, enum xlsx_join join,
               const char *section, const char *key)
{
    for (size_t l = 0; l < book->card->language_count; l++) {
        aira_buf_puts(&book->part, aira_catalog_text(book->card->catalog, book->card->languages[l], section, key));
        xlsx_join(book, l, join);
    }
    xlsx_put(book, at, format);
}

void xlsx_title(struct render_xlsx *book, struct xlsx_place at, enum xlsx_format format, const char *kind,
                const char *id, const char *none)
{
    if (*id == '\0') {
        xlsx_word(book, at, format, XLSX_BRACKETS, "common", none);
        return;
    }
    for (size_t l = 0; l < book->card->language_count; l++) {
        aira_buf_puts(&book->part, render_card_title(book->card, kind, id, book->card->languages[l]));
        xlsx_join(book, l, XLSX_BRACKETS);
    }
    xlsx_put(book, at, format);
}

void xlsx_texts(struct render_xlsx *book, struct xlsx_place at, enum xlsx_format format, enum xlsx_join join,
                const struct aira_json *texts)
{
    for (size_t l = 0; l < book->card->language_count; l++) {
        aira_buf_puts(&book->part, render_card_text(book->card, texts, book->card->languages[l]));
        xlsx_join(book, l, join);
    }
    xlsx_put(book, at, format);
}

void xlsx_criterion(struct render_xlsx *book, struct xlsx_place at, enum xlsx_format format, const char *question)
{
    for (size_t l = 0; l < book->card->language_count; l++) {
        aira_buf_puts(&book->part, render_card_criterion(book->card, question, book->card->languages[l]));
        xlsx_join(book, l, XLSX_LINES);
    }
    xlsx_put(book, at, format);
}

/* ---- numbers ---- */

static void number(struct render_xlsx *book, struct xlsx_place at, enum xlsx_format format, bool there, double value)
{
    lxw_format *how = book->formats[format];

    raise_row(book, at, format, "");
    if (!book->failed && book->error == LXW_NO_ERROR)
        xlsx_check(book, there ? book->lib.worksheet_write_number(at.sheet, at.row, at.column, value, how)
                               : book->lib.worksheet_write_blank(at.sheet, at.row, at.column, how));
}

void xlsx_number(struct render_xlsx *book, struct xlsx_place at, enum xlsx_format format, const struct aira_json *value)
{
    double read = aira_json_real(value, -1);

    number(book, at, format, read >= 0, read);
}

void xlsx_count(struct render_xlsx *book, struct xlsx_place at, size_t count)
{
    number(book, at, XLSX_WHOLE, true, (double)count);
}

void xlsx_time(struct render_xlsx *book, struct xlsx_place at, const char *time)
{
    static const double day = 24 * 60 * 60, epoch = 25569; /* 1970-01-01 counted in a workbook's days */
    int64_t seconds = 0;
    bool there = aira_time_parse(&seconds, time);

    number(book, at, XLSX_TIME, there, (double)seconds / day + epoch);
}
