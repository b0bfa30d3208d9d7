/* The roadmap: effort against gain, and beside it the key to the numbers, by when to begin. */
#include "chart.h"

/* Two languages leave a title one line each.  With more rows the whole would need a page of its own and leave the one
 * before it nearly empty. */
enum { TITLE_CELLS = 68, TITLE_CELLS_BOTH = 38, MOST = 12, COLUMNS = 4 };

static void key_row(struct report *report, struct aira_node *table, size_t place)
{
    const struct aira_recommendation *recommendation = &report->card->advice->items[place];
    struct aira_node *row = report_row(report, table);
    struct report_text number = report_number(report, (int64_t)place + 1);
    (void)report_cell(report, row, number);
    struct aira_node *title = report_cell(report, row,
                                          report_cut(report, report_recommendation(report, recommendation),
                                                     report_is_both(report) ? TITLE_CELLS_BOTH : TITLE_CELLS));
    report_link(report, title == NULL ? NULL : title->first, report_id(report, "action", number.in[0]));
    (void)report_cell(report, row, report_number(report, recommendation->effort));
    (void)report_cell(report, row, report_gain(report, recommendation));
}

/* The row that names a horizon, over all columns. */
static void horizon_row(struct report *report, struct aira_node *table, enum aira_horizon horizon)
{
    struct aira_node *row = report_row(report, table);
    report_keep_with_next(row);
    (void)aira_node_add(report->document, row, AIRA_NODE_CELL);
    struct aira_node *cell = aira_node_add(report->document, row, AIRA_NODE_CELL);
    struct aira_node *name = aira_node_add(report->document, cell, AIRA_NODE_PARAGRAPH);
    if (name == NULL) {
        return;
    }
    cell->column_span = COLUMNS - 1;
    name->style = AIRA_STYLE_SMALL;
    struct report_text text = report_say(report, "horizon", aira_horizon_name(horizon), NULL);
    for (size_t i = 0; i < report->language_count; i++) { /* on one line, as a heading would be */
        (void)aira_node_span(report->document, name, report->languages[i], i > 0 ? "  " : "", 0);
        (void)aira_node_span(report->document, name, report->languages[i], text.in[i],
                             AIRA_SPAN_BOLD | (i > 0 ? AIRA_SPAN_MUTED : 0));
    }
}

static void key(struct report *report, struct aira_node *parent, size_t count)
{
    static const double shares[COLUMNS] = {9, 61, 16, 14};
    static const enum aira_align aligns[COLUMNS] = {AIRA_RIGHT, AIRA_LEFT, AIRA_RIGHT, AIRA_RIGHT};
    static const char *const heads[] = {"", "action", "weeks", "gain", NULL};
    struct aira_node *table = aira_node_table(report->document, parent, AIRA_NODE_TABLE, COLUMNS, shares, aligns);
    if (table == NULL) {
        return;
    }
    table->table->ruled = true;
    report_heads(report, table, "actions", heads);
    for (int horizon = AIRA_NOW; horizon <= AIRA_LATER; horizon++) {
        bool named = false;
        for (size_t i = 0; i < count; i++) {
            if (report->card->advice->items[i].horizon != (enum aira_horizon)horizon) {
                continue;
            }
            if (!named) {
                horizon_row(report, table, (enum aira_horizon)horizon);
            }
            named = true;
            key_row(report, table, i);
        }
    }
}

void report_roadmap(struct report *report, struct aira_node *section)
{
    static const double shares_of_one[] = {54, 46}, shares_of_both[] = {45, 55};
    const double *shares = report_is_both(report) ? shares_of_both : shares_of_one;
    size_t count = report->card->advice->count < MOST ? report->card->advice->count : MOST;
    struct aira_node *columns = aira_node_table(report->document, section, AIRA_NODE_COLUMNS, 2, shares, NULL);
    if (columns != NULL) {
        columns->keep |= AIRA_KEEP_TOGETHER | AIRA_KEEP_WITH_NEXT;
    }
    chart_roadmap(report, aira_node_add(report->document, columns, AIRA_NODE_SECTION), count);
    key(report, aira_node_add(report->document, columns, AIRA_NODE_SECTION), count);
    (void)report_paragraph(report, section, AIRA_STYLE_CAPTION,
                           report_say(report, "roadmap", "about",
                                      (struct report_pair[]){{"count", report_number(report, (int64_t)count)}, {0}}));
}
