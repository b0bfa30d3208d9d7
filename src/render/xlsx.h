/* What the files of the workbook share.  The first failure is kept in the workbook; after it, writing does nothing. */
#ifndef AIRA_RENDER_XLSX_H
#define AIRA_RENDER_XLSX_H

#include "card.h"
#include "renderers.h"
#include "xlsx_library.h"

enum { XLSX_COLUMNS = 16 };

enum xlsx_format {
    XLSX_TITLE,
    XLSX_SUBTITLE,
    XLSX_HEAD,        /* of a table, on the ink */
    XLSX_HEAD_FIGURE, /* over numbers */
    XLSX_HEAD_LEVEL,
    XLSX_LABEL,   /* muted */
    XLSX_PLAIN,   /* text that may run over its neighbours */
    XLSX_TEXT,    /* wrapped, ruled */
    XLSX_KEY,     /* an id, small */
    XLSX_WHOLE,   /* numbers */
    XLSX_POINTS,  /* 62.5 */
    XLSX_PERCENT, /* 62.5% of a number 62.5 */
    XLSX_LEVEL,   /* centred */
    XLSX_TIME,
    XLSX_FIGURE, /* points or percent that stand alone in a row */
    XLSX_SHARE,
    XLSX_BIG, /* the key figures */
    XLSX_FORMATS
};

/* How the second language joins the first: "数据 (Data)", or under it. */
enum xlsx_join { XLSX_BRACKETS, XLSX_LINES };

struct render_xlsx {
    struct xlsx_library lib;
    const struct render_card *card;
    const struct aira_look *look; /* may be NULL */
    const uint32_t *palette;
    lxw_workbook *book;
    lxw_format *formats[XLSX_FORMATS];
    lxw_format *levels[5];       /* the ground of each level */
    struct aira_buf text;        /* of the cell being written */
    struct aira_buf part;        /* of one language, before it joins `text` */
    double widths[XLSX_COLUMNS]; /* of the sheet's columns, in digits */
    double height;               /* that the row being written needs, in points */
    bool failed;                 /* memory ran out in a buffer of ours */
    lxw_error error;             /* of the library */
};

struct xlsx_place {
    lxw_worksheet *sheet;
    lxw_row_t row;
    lxw_col_t column;
};

/* ---- xlsx_cells.c ---- */

void xlsx_formats(struct render_xlsx *book);
/* Adds `part`, said in language number `language`, to `text`, and empties it. */
void xlsx_join(struct render_xlsx *book, size_t language, enum xlsx_join join);
/* Sets the width of a column, in digits. */
void xlsx_width(struct render_xlsx *book, lxw_worksheet *sheet, size_t column, double width);
/* Gives a row that is written the height its wrapped cells need: not every program works it out by itself. */
void xlsx_end_row(struct render_xlsx *book, lxw_worksheet *sheet, size_t row);
/* Writes `text` as a string (never a formula) and empties it; an empty one leaves a formatted blank. */
void xlsx_put(struct render_xlsx *book, struct xlsx_place at, enum xlsx_format format);
void xlsx_string(struct render_xlsx *book, struct xlsx_place at, enum xlsx_format format, const char *text);
/* Words of the catalogue, in each language. */
void xlsx_word(struct render_xlsx *book, struct xlsx_place at, enum xlsx_format format, enum xlsx_join join,
               const char *section, const char *key);
/* A title by id; words `none` of "common" for "". */
void xlsx_title(struct render_xlsx *book, struct xlsx_place at, enum xlsx_format format, const char *kind,
                const char *id, const char *none);
/* A text of the scorecard. */
void xlsx_texts(struct render_xlsx *book, struct xlsx_place at, enum xlsx_format format, enum xlsx_join join,
                const struct aira_json *texts);
/* The short title of a question. */
void xlsx_criterion(struct render_xlsx *book, struct xlsx_place at, enum xlsx_format format, const char *question);
/* A number as a number; a formatted blank for null. */
void xlsx_number(struct render_xlsx *book, struct xlsx_place at, enum xlsx_format format,
                 const struct aira_json *value);
/* A count of our own. */
void xlsx_count(struct render_xlsx *book, struct xlsx_place at, size_t count);
/* "2026-11-24T08:30:00Z" as a date; a blank for "". */
void xlsx_time(struct render_xlsx *book, struct xlsx_place at, const char *time);
struct xlsx_place xlsx_at(lxw_worksheet *sheet, size_t row, size_t column);
/* Keeps the first error. */
void xlsx_check(struct render_xlsx *book, lxw_error error);

/* ---- xlsx_page.c ---- */

/* A sheet named by a word of "sheet", with paper, margins, head and foot; NULL on failure. */
lxw_worksheet *xlsx_sheet(struct render_xlsx *book, const char *name, bool landscape);
/* Title, subject, content hash, and the scorecard's day as the day of creation. */
void xlsx_properties(struct render_xlsx *book);

/* ---- xlsx_summary.c, xlsx_charts.c, xlsx_lists.c ---- */

void xlsx_summary(struct render_xlsx *book);
/* Rows and columns of a sheet that charts draw. */
struct xlsx_chart_data {
    lxw_worksheet *sheet;
    const char *sheet_name;
    lxw_row_t first, last;
    lxw_col_t names, claimed, supported;
};
/* Bars and, under them, a radar from `row` on; returns the row behind them. */
size_t xlsx_charts(struct render_xlsx *book, const struct xlsx_chart_data *data, size_t row);
void xlsx_criteria(struct render_xlsx *book);
void xlsx_answers(struct render_xlsx *book);
void xlsx_roadmap(struct render_xlsx *book);

#endif
