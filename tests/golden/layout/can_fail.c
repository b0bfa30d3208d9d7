/* Each check fails where it should: pages laid out well, and then spoilt. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "seen.h"

struct laid {
    struct aira_document *document;
    struct render_faces *faces;
    struct render_layout layout;
    struct aira_node *heading, *paragraph, *section, *table;
};

static struct aira_node *text(struct laid *laid, struct aira_node *parent, enum aira_node_kind kind, const char *words)
{
    struct aira_node *node = aira_node_text(laid->document, parent, kind, AIRA_STYLE_BODY, "en", words);

    assert_non_null(node);
    return node;
}

static void add_lines(struct laid *laid, struct aira_node *node, size_t lines)
{
    for (size_t i = 0; i < lines; i++)
        assert_non_null(aira_node_span(laid->document, node, "en", "another line", AIRA_SPAN_BREAK));
}

static void add_table(struct laid *laid, struct aira_node *parent)
{
    static const double shares[] = {1, 2};

    laid->table = aira_node_table(laid->document, parent, AIRA_NODE_TABLE, 2, shares, NULL);
    laid->table->table->ruled = true;
    for (int i = 0; i < 5; i++) {
        struct aira_node *row = aira_node_add(laid->document, laid->table, AIRA_NODE_ROW);

        row->keep = i == 0 ? (unsigned)AIRA_KEEP_HEADER : 0U;
        for (int k = 0; k < 2; k++)
            text(laid, aira_node_add(laid->document, row, AIRA_NODE_CELL), AIRA_NODE_PARAGRAPH, "in a cell");
    }
}

static struct laid *open_laid(void)
{
    struct laid *laid = calloc(1, sizeof *laid);
    struct aira_node *figure = NULL;
    struct aira_error err;

    assert_non_null(laid);
    laid->faces = malloc(sizeof *laid->faces);
    assert_non_null(laid->faces);
    render_faces_init(laid->faces);
    render_layout_init(&laid->layout);
    assert_int_equal(render_faces_open(laid->faces, &(struct aira_look){0}, &err), 0);
    assert_int_equal(aira_document_new(&laid->document, &err), 0);
    laid->section = aira_node_add(laid->document, laid->document->root, AIRA_NODE_SECTION);
    for (int i = 0; i < 20; i++)
        text(laid, laid->section, AIRA_NODE_PARAGRAPH, "a paragraph");
    laid->heading = text(laid, laid->section, AIRA_NODE_HEADING, "Heading");
    laid->heading->level = 2;
    laid->paragraph = text(laid, laid->section, AIRA_NODE_PARAGRAPH, "the first line");
    add_lines(laid, laid->paragraph, 3);
    add_table(laid, laid->section);
    figure = aira_node_figure(laid->document, laid->section, 100, 40, "a figure");
    assert_non_null(aira_figure_text(laid->document, figure, 10, 20, 8, AIRA_LEFT, "en", "in a figure"));
    for (int i = 0; i < 40; i++)
        text(laid, laid->document->root, AIRA_NODE_PARAGRAPH, "a paragraph");
    return laid;
}

static void lay(struct laid *laid)
{
    struct aira_error err;

    assert_int_equal(render_layout_make(&laid->layout, laid->document, false, laid->faces, &err), 0);
}

static size_t faults(const struct laid *laid, void (*check)(struct seen *seen))
{
    struct seen seen;
    size_t found = 0;

    seen_init(&seen, &laid->layout);
    check(&seen);
    found = seen.faults;
    seen_dispose(&seen);
    return found;
}

static void close_laid(struct laid *laid)
{
    render_layout_dispose(&laid->layout);
    render_faces_dispose(laid->faces);
    free(laid->faces);
    aira_document_free(laid->document);
    free(laid);
}

/* Where line number `line` of a node came to lie on the first page. */
static struct render_placed *placed(const struct laid *laid, const struct aira_node *node, size_t line)
{
    for (struct render_placed *at = laid->layout.pages[0].first; at != NULL; at = at->next)
        for (const struct render_item *item = at->items; item != NULL; item = item->next)
            if (item->node == node && item->kind == RENDER_ITEM_TEXT && line-- == 0)
                return at;
    fail_msg("a line is on no page");
    return NULL;
}

/* Puts a piece on the second page, in front of what stands there. */
static void move_over(struct laid *laid, struct render_placed *moved)
{
    struct render_page *from = &laid->layout.pages[0], *to = &laid->layout.pages[1];
    struct render_placed **at = &from->first;

    while (*at != moved)
        at = &(*at)->next;
    *at = moved->next;
    moved->next = to->first;
    moved->y = to->first->y - 14;
    to->first = moved;
}

static void nothing(struct laid *laid)
{
    lay(laid);
}

static void off_the_page(struct laid *laid)
{
    lay(laid);
    placed(laid, laid->paragraph, 0)->x += 1000;
}

static void in_the_margin(struct laid *laid)
{
    lay(laid);
    placed(laid, laid->paragraph, 0)->x -= 5;
}

static void out_of_its_cell(struct laid *laid)
{
    lay(laid);
    placed(laid, laid->table->last->first->first, 0)->x += 200;
}

static void on_another_line(struct laid *laid)
{
    lay(laid);
    placed(laid, laid->paragraph, 1)->y -= 10;
}

static void lines_that_change_places(struct laid *laid)
{
    struct render_placed *first = NULL, *last = NULL;

    lay(laid);
    first = placed(laid, laid->paragraph, 0);
    last = placed(laid, laid->paragraph, 3);
    first->y += 42;
    last->y -= 42;
}

static void over_the_edge_of_its_ground(struct laid *laid)
{
    lay(laid);
    placed(laid, laid->table->first->first->first, 0)->y -= 9;
}

static void last_line_overleaf(struct laid *laid)
{
    lay(laid);
    move_over(laid, placed(laid, laid->paragraph, 3));
}

static void a_line_is_lost(struct laid *laid)
{
    lay(laid);
    placed(laid, laid->paragraph, 2)->items = NULL;
}

static void a_heading_alone(struct laid *laid)
{
    laid->heading->keep = 0;
    lay(laid);
    for (size_t line = 4; line-- > 0;)
        move_over(laid, placed(laid, laid->paragraph, line));
}

static void kept_together_and_split(struct laid *laid)
{
    struct aira_node *kept = NULL;

    for (int i = 0; i < 15; i++)
        text(laid, laid->document->root, AIRA_NODE_PARAGRAPH, "a paragraph");
    kept = aira_node_add(laid->document, laid->document->root, AIRA_NODE_SECTION);
    for (int i = 0; i < 30; i++)
        text(laid, kept, AIRA_NODE_PARAGRAPH, "kept together");
    lay(laid);
    kept->keep |= AIRA_KEEP_TOGETHER;
}

/* The rows go overleaf, the last one first. */
static void a_head_alone(struct laid *laid)
{
    const struct aira_node *rows[8];
    size_t count = 0;

    lay(laid);
    for (const struct aira_node *row = laid->table->first->next; row != NULL; row = row->next)
        rows[count++] = row;
    while (count-- > 0) {
        move_over(laid, placed(laid, rows[count]->last->first, 0));
        move_over(laid, placed(laid, rows[count]->first->first, 0));
    }
}

static void drawn_too_late(struct laid *laid)
{
    struct render_placed *first = NULL, **at = NULL;

    lay(laid);
    first = placed(laid, laid->paragraph, 0);
    for (at = &laid->layout.pages[0].first; *at != first;)
        at = &(*at)->next;
    *at = first->next;
    first->next = NULL;
    laid->layout.pages[0].last->next = first;
    laid->layout.pages[0].last = first;
}

static void a_page_nearly_empty(struct laid *laid)
{
    for (int i = 0; i < 2; i++) {
        struct aira_node *section = aira_node_add(laid->document, laid->document->root, AIRA_NODE_SECTION);

        section->keep = AIRA_KEEP_PAGE_BEFORE;
        text(laid, section, AIRA_NODE_PARAGRAPH, "alone");
    }
    lay(laid);
}

static void a_comma_begins_a_line(struct laid *laid)
{
    assert_non_null(aira_node_span(laid->document, laid->paragraph, "zh", "\xEF\xBC\x8C好", AIRA_SPAN_BREAK));
    lay(laid);
}

static void a_bracket_ends_a_line(struct laid *laid)
{
    assert_non_null(aira_node_span(laid->document, laid->paragraph, "zh", "好\xEF\xBC\x88", AIRA_SPAN_BREAK));
    add_lines(laid, laid->paragraph, 1);
    lay(laid);
}

static void a_link_to_nowhere(struct laid *laid)
{
    laid->paragraph->spans[0].link = "nowhere";
    lay(laid);
}

static void a_text_outside_its_figure(struct laid *laid)
{
    struct aira_node *figure = aira_node_figure(laid->document, laid->section, 40, 20, "a figure");

    assert_non_null(aira_figure_text(laid->document, figure, 10, 12, 8, AIRA_LEFT, "en", "wider than its figure"));
    lay(laid);
}

static void try_way(void (*spoil)(struct laid *laid), void (*check)(struct seen *seen), bool spoilt)
{
    struct laid *laid = open_laid();

    spoil(laid);
    assert_true(laid->layout.page_count > 1);
    assert_int_equal(faults(laid, check) > 0, spoilt);
    close_laid(laid);
}

static void good_pages_pass(void **state)
{
    static void (*const checks[])(struct seen *) = {check_boxes, check_figures, check_breaks, check_words, check_order};

    (void)state;
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
        try_way(nothing, checks[i], false);
}

static void spoilt_pages_do_not(void **state)
{
    static const struct {
        void (*spoil)(struct laid *laid);
        void (*check)(struct seen *seen);
    } ways[] = {
        {off_the_page, check_boxes},
        {in_the_margin, check_boxes},
        {out_of_its_cell, check_boxes},
        {on_another_line, check_boxes},
        {over_the_edge_of_its_ground, check_boxes},
        {a_text_outside_its_figure, check_figures},
        {last_line_overleaf, check_breaks},
        {a_heading_alone, check_breaks},
        {a_head_alone, check_breaks},
        {kept_together_and_split, check_breaks},
        {a_page_nearly_empty, check_breaks},
        {a_line_is_lost, check_words},
        {a_comma_begins_a_line, check_words},
        {a_bracket_ends_a_line, check_words},
        {a_link_to_nowhere, check_words},
        {lines_that_change_places, check_order},
        {drawn_too_late, check_order},
    };

    (void)state;
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        print_message("spoilt in way %zu\n", i);
        try_way(ways[i].spoil, ways[i].check, true);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(good_pages_pass),
        cmocka_unit_test(spoilt_pages_do_not),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
