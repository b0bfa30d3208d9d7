/* The makers build the tree in order, copy what they are given, and survive running out of memory. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include <aira/document.h>

#include "failing.h"

static struct aira_document *fresh(void)
{
    struct aira_document *document = NULL;
    struct aira_error err;

    assert_int_equal(aira_document_new(&document, &err), 0);
    return document;
}

static void children_keep_their_order(void **state)
{
    struct aira_document *document = fresh();
    struct aira_node *one = aira_node_add(document, document->root, AIRA_NODE_SECTION);
    struct aira_node *two = aira_node_add(document, document->root, AIRA_NODE_RULE);

    (void)state;
    assert_ptr_equal(document->root->first, one);
    assert_ptr_equal(one->next, two);
    assert_ptr_equal(document->root->last, two);
    assert_ptr_equal(two->parent, document->root);
    assert_null(two->next);
    aira_document_free(document);
}

static void spans_are_copied_and_grow(void **state)
{
    struct aira_document *document = fresh();
    char text[8] = "a";
    struct aira_node *node = aira_node_text(document, document->root, AIRA_NODE_PARAGRAPH, AIRA_STYLE_LEAD, "en", text);

    (void)state;
    for (int i = 1; i < 9; i++) {
        text[0] = (char)('a' + i);
        assert_non_null(aira_node_span(document, node, NULL, text, i % 2 ? AIRA_SPAN_BOLD : 0));
    }
    assert_int_equal(node->span_count, 9);
    for (int i = 0; i < 9; i++) {
        assert_int_equal(node->spans[i].text[0], 'a' + i);
        assert_string_equal(node->spans[i].language, "en");
    }
    assert_int_equal(node->spans[3].flags, AIRA_SPAN_BOLD);
    assert_int_equal(node->style, AIRA_STYLE_LEAD);
    aira_document_free(document);
}

static void a_heading_starts_at_level_one(void **state)
{
    struct aira_document *document = fresh();

    (void)state;
    assert_int_equal(aira_node_add(document, document->root, AIRA_NODE_HEADING)->level, 1);
    assert_int_equal(aira_node_add(document, document->root, AIRA_NODE_LIST)->level, 0);
    aira_document_free(document);
}

static void tables_hold_their_columns(void **state)
{
    struct aira_document *document = fresh();
    const double shares[] = {1, 2};
    const enum aira_align aligns[] = {AIRA_LEFT, AIRA_RIGHT};
    struct aira_node *plain = aira_node_table(document, document->root, AIRA_NODE_COLUMNS, 2, shares, NULL);
    struct aira_node *aligned = aira_node_table(document, document->root, AIRA_NODE_TABLE, 2, shares, aligns);

    (void)state;
    assert_int_equal(plain->table->count, 2);
    assert_int_equal(plain->table->columns[1].align, AIRA_LEFT);
    assert_int_equal(aligned->table->columns[1].align, AIRA_RIGHT);
    assert_true(aligned->table->columns[1].share > 1.9);
    aira_document_free(document);
}

static void figures_collect_shapes(void **state)
{
    struct aira_document *document = fresh();
    struct aira_node *figure = aira_node_figure(document, document->root, 100, 50, "a bar");
    double points[] = {0, 0, 10, 0, 5, 8};

    (void)state;
    assert_non_null(aira_figure_line(document, figure, 1, 2, 3, 4, AIRA_COLOUR_GREY));
    assert_non_null(aira_figure_rect(document, figure, 1, 2, 30, 40, AIRA_COLOUR_INK));
    assert_non_null(aira_figure_circle(document, figure, 1, 2, 7, AIRA_COLOUR_ACCENT));
    assert_non_null(aira_figure_polygon(document, figure, points, 3, AIRA_COLOUR_PALE, AIRA_COLOUR_INK));
    assert_non_null(aira_figure_text(document, figure, 5, 6, 8, AIRA_RIGHT, "zh", "数"));
    points[2] = 99;
    assert_int_equal(figure->figure->count, 5);
    assert_true(figure->figure->shapes[3].points[2] < 11);
    assert_string_equal(figure->figure->shapes[4].text, "数");
    assert_string_equal(figure->figure->alternative, "a bar");
    assert_int_equal(figure->figure->shapes[1].fill, AIRA_COLOUR_INK);
    aira_document_free(document);
}

static void images_fit_their_room(void **state)
{
    static const struct aira_picture wide = {.width = 200, .height = 50}, high = {.width = 50, .height = 200};
    struct aira_document *document = fresh();
    struct aira_node *one = aira_node_image(document, document->root, &wide, 100, 60, "en", "A firm");
    struct aira_node *other = aira_node_image(document, document->root, &high, 100, 60, "zh", NULL);
    struct aira_buf words;

    (void)state;
    assert_float_equal(one->image->width, 100, 0.001);
    assert_float_equal(one->image->height, 25, 0.001);
    assert_ptr_equal(one->image->picture, &wide);
    assert_float_equal(other->image->width, 15, 0.001);
    assert_float_equal(other->image->height, 60, 0.001);
    assert_string_equal(other->image->alternative, "");
    aira_document_header_image(document, 1, &wide, 50, 50, "en", "Small");
    aira_document_header_image(document, AIRA_HEADER_IMAGES, &wide, 50, 50, "en", "Too many");
    assert_null(document->header_images[0].picture);
    assert_float_equal(document->header_images[1].width, 50, 0.001);
    aira_buf_init(&words);
    aira_document_words(&words, document);
    assert_string_equal(aira_buf_cstr(&words), "Small\nA firm\n");
    aira_buf_dispose(&words);
    aira_document_free(document);
}

static void nothing_comes_of_a_missing_parent(void **state)
{
    struct aira_document *document = fresh();
    struct aira_node *paragraph = aira_node_add(document, document->root, AIRA_NODE_PARAGRAPH);

    (void)state;
    assert_null(aira_node_add(document, NULL, AIRA_NODE_SECTION));
    assert_null(aira_node_span(document, NULL, "en", "x", 0));
    assert_null(aira_figure_rect(document, NULL, 0, 0, 1, 1, AIRA_COLOUR_INK));
    assert_null(aira_figure_rect(document, paragraph, 0, 0, 1, 1, AIRA_COLOUR_INK));
    aira_document_free(document);
    aira_document_free(NULL);
}

static void properties_are_named_once(void **state)
{
    struct aira_document *document = fresh();

    (void)state;
    assert_int_equal(aira_document_property(document, "ContentHash", "1"), 0);
    assert_int_equal(aira_document_property(document, "JournalHead", "2"), 0);
    assert_int_equal(aira_document_property(document, "ContentHash", "哈希"), 0);
    assert_int_equal(document->property_count, 2);
    assert_string_equal(document->properties[0].value, "哈希");
    assert_int_equal(aira_document_property(document, "", "x"), AIRA_EUSAGE);
    assert_int_equal(aira_document_property(document, "two words", "x"), AIRA_EUSAGE);
    assert_int_equal(aira_document_property(document, "名", "x"), AIRA_EUSAGE);
    aira_document_free(document);
}

static int build(struct aira_error *err)
{
    static const struct aira_picture picture = {.width = 3, .height = 2};
    struct aira_document *document = NULL;
    int rc = aira_document_new(&document, err);
    const double shares[] = {1, 1, 1};

    if (rc != 0)
        return rc;
    for (int i = 0; i < 40; i++) {
        struct aira_node *section = aira_node_add(document, document->root, AIRA_NODE_SECTION);
        struct aira_node *table = aira_node_table(document, section, AIRA_NODE_TABLE, 3, shares, NULL);
        struct aira_node *row = aira_node_add(document, table, AIRA_NODE_ROW);
        struct aira_node *figure = aira_node_figure(document, section, 10, 10, "alternative");

        aira_node_text(document, aira_node_add(document, row, AIRA_NODE_CELL), AIRA_NODE_PARAGRAPH, AIRA_STYLE_SMALL,
                       "fr", "a text that fills the arena soon, so that it asks for further blocks more than once");
        aira_figure_polygon(document, figure, shares, 1, AIRA_COLOUR_INK, AIRA_COLOUR_NONE);
        aira_figure_text(document, figure, 1, 1, 8, AIRA_LEFT, "fr", "texte");
        (void)aira_document_property(document, "Name", "value");
        (void)aira_node_image(document, document->root, &picture, 9, 9, "fr", "a picture");
        aira_document_header_image(document, 0, &picture, 9, 9, "fr", "a picture");
    }
    rc = aira_document_result(document, err);
    aira_document_free(document);
    return rc;
}

static void running_out_of_memory_is_reported_at_the_end(void **state)
{
    struct aira_error err;
    size_t n = 1;

    (void)state;
    for (;; n++) {
        int rc = 0;

        failing_arm(n);
        rc = build(&err);
        if (!failing_disarm())
            break;
        assert_int_equal(rc, AIRA_ENOMEM);
    }
    assert_true(n > 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(children_keep_their_order),
        cmocka_unit_test(spans_are_copied_and_grow),
        cmocka_unit_test(a_heading_starts_at_level_one),
        cmocka_unit_test(tables_hold_their_columns),
        cmocka_unit_test(figures_collect_shapes),
        cmocka_unit_test(nothing_comes_of_a_missing_parent),
        cmocka_unit_test(images_fit_their_room),
        cmocka_unit_test(properties_are_named_once),
        cmocka_unit_test(running_out_of_memory_is_reported_at_the_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
