/* Nodes from texts: the one place that knows how two languages stand together. */
#include "build.h"

#include <string.h>

const char *report_language_of(const char *text)
{
    const char *end = text + strlen(text);
    while (text < end) {
        uint32_t c;
        text += aira_utf8_next(&c, text, end);
        if (aira_utf8_is_chinese(c)) {
            return "zh";
        }
    }
    return "en";
}

void report_span(struct report *report, struct aira_node *node, struct report_text text, unsigned flags)
{
    if (node == NULL) {
        return;
    }
    if (!report_is_both(report) || strcmp(text.in[0], text.in[1]) == 0) {
        bool chinese = !report_is_both(report) && strcmp(report->languages[0], "zh") == 0;
        (void)aira_node_span(report->document, node, chinese ? "zh" : report_language_of(text.in[0]), text.in[0],
                             flags);
        return;
    }
    (void)aira_node_span(report->document, node, report->languages[0], text.in[0], flags);
    if (node->kind == AIRA_NODE_HEADING) {
        (void)aira_node_span(report->document, node, report->languages[1], "  ", 0);
        (void)aira_node_span(report->document, node, report->languages[1], text.in[1], AIRA_SPAN_MUTED);
    } else {
        (void)aira_node_span(report->document, node, report->languages[1], text.in[1],
                             AIRA_SPAN_BREAK | AIRA_SPAN_MUTED);
    }
}

void report_note(struct report *report, struct aira_node *node, struct report_text head, struct report_text text)
{
    struct report_text ended = report_say(report, "common", "head", (struct report_pair[]){{"head", head}, {0}});
    size_t last = report->language_count - 1;
    for (size_t i = strcmp(head.in[0], head.in[last]) == 0 ? last : 0; i <= last; i++) {
        unsigned flags = AIRA_SPAN_BOLD | (i > 0 ? AIRA_SPAN_MUTED : 0);
        (void)aira_node_span(report->document, node, report->languages[i], i == last ? ended.in[i] : head.in[i], flags);
        (void)aira_node_span(report->document, node, report->languages[i], " ", 0);
    }
    report_span(report, node, text, 0);
}

struct aira_node *report_paragraph(struct report *report, struct aira_node *parent, enum aira_style style,
                                   struct report_text text)
{
    struct aira_node *node = aira_node_add(report->document, parent, AIRA_NODE_PARAGRAPH);
    if (node != NULL) {
        node->style = style;
        report_span(report, node, text, 0);
    }
    return node;
}

struct aira_node *report_heading(struct report *report, struct aira_node *parent, int level, const char *id,
                                 struct report_text text)
{
    struct aira_node *node = aira_node_add(report->document, parent, AIRA_NODE_HEADING);
    if (node != NULL) {
        node->level = level;
        node->id = id == NULL ? NULL : aira_arena_strdup(&report->document->arena, id);
        report_span(report, node, text, 0);
    }
    return node;
}

struct aira_node *report_row(struct report *report, struct aira_node *table)
{
    return aira_node_add(report->document, table, AIRA_NODE_ROW);
}

struct aira_node *report_cell(struct report *report, struct aira_node *row, struct report_text text)
{
    struct aira_node *cell = aira_node_add(report->document, row, AIRA_NODE_CELL);
    (void)report_paragraph(report, cell, AIRA_STYLE_SMALL, text);
    return cell;
}

void report_heads(struct report *report, struct aira_node *table, const char *section, const char *const *keys)
{
    struct aira_node *row = report_row(report, table);
    if (row != NULL) {
        row->keep |= AIRA_KEEP_HEADER;
    }
    for (; *keys != NULL; keys++) {
        struct report_text text = **keys == '\0' ? report_empty() : report_say(report, section, *keys, NULL);
        struct aira_node *cell = report_cell(report, row, text);
        if (cell != NULL) {
            cell->fill = AIRA_COLOUR_PALE;
        }
    }
}

void report_keep_with_next(struct aira_node *node)
{
    if (node != NULL) {
        node->keep |= AIRA_KEEP_TOGETHER | AIRA_KEEP_WITH_NEXT;
    }
}

struct aira_node *report_body_cell(struct report *report, struct aira_node *table, int before)
{
    if (table == NULL) {
        return NULL;
    }
    report_keep_with_next(table->last);
    struct aira_node *row = report_row(report, table);
    struct aira_node *empty = before > 0 ? aira_node_add(report->document, row, AIRA_NODE_CELL) : NULL;
    struct aira_node *cell = aira_node_add(report->document, row, AIRA_NODE_CELL);
    if (empty != NULL) {
        empty->column_span = before;
    }
    if (cell != NULL) {
        cell->column_span = (int)table->table->count - before;
    }
    return cell;
}

void report_key_figure(struct report *report, struct aira_node *row, struct report_text over, struct report_text figure,
                       struct report_text under)
{
    struct aira_node *cell = aira_node_add(report->document, row, AIRA_NODE_CELL);
    if (cell == NULL) {
        return;
    }
    cell->fill = AIRA_COLOUR_PALE;
    (void)report_paragraph(report, cell, AIRA_STYLE_LABEL, over);
    (void)report_paragraph(report, cell, AIRA_STYLE_FIGURE, figure);
    (void)report_paragraph(report, cell, AIRA_STYLE_SMALL, under);
}

const char *report_id(struct report *report, const char *kind, const char *id)
{
    return aira_arena_printf(&report->document->arena, "%s-%s", kind, id);
}

void report_link(const struct report *report, struct aira_node *node, const char *id)
{
    for (size_t i = 0; !report->brief && node != NULL && i < node->span_count; i++) {
        node->spans[i].link = id;
    }
}
