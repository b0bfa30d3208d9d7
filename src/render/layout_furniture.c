/* Header and footer of every page that is not bare. */
#include "galley.h"

#include <stdio.h>
#include <string.h>

static const struct type small_type = {8, 11, 0, 0, false, AIRA_COLOUR_GREY};
static const double header_baseline = 12.5 * 72 / 25.4, header_rule = 15 * 72 / 25.4;
static const double footer_rule = 15 * 72 / 25.4, footer_baseline = 10.5 * 72 / 25.4;
static const double between = 16, image_gap = 8;

/* The text, or as much of its start as fits with an ellipsis behind. */
static const char *fitting(struct builder *b, const char *text, double room)
{
    struct aira_span span = {text, b->layout->document->language, NULL, 0, AIRA_COLOUR_NONE};
    size_t length = strlen(text);

    while (length > 0 && render_line_width(b, &span, 1, &small_type) > room) {
        do
            length--;
        while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80);
        span.text = aira_arena_printf(b->arena, "%.*s\xE2\x80\xA6", (int)length, text);
        if (span.text == NULL)
            return "";
    }
    return span.text;
}

/* A line that ends at the right margin, or begins `indent` behind the left one. */
static struct render_item *furniture_line(struct builder *b, const char *text, double indent, double y,
                                          enum aira_align align)
{
    const struct render_layout *layout = b->layout;
    struct aira_span span = {text, layout->document->language, NULL, 0, AIRA_COLOUR_NONE};

    return render_build_line(b, &span, 1, &small_type,
                             align == AIRA_RIGHT ? layout->left + layout->text_width : layout->left + indent, y, align);
}

static double text_width(struct builder *b, const char *text)
{
    struct aira_span span = {text, b->layout->document->language, NULL, 0, AIRA_COLOUR_NONE};

    return render_line_width(b, &span, 1, &small_type);
}

static struct render_item *rule_at(struct builder *b, double y)
{
    struct render_item *item = aira_arena_alloc(b->arena, sizeof *item);

    if (item == NULL)
        return NULL;
    item->kind = RENDER_ITEM_LINE;
    item->x = b->layout->left;
    item->x2 = b->layout->left + b->layout->text_width;
    item->y = item->y2 = y;
    item->stroke = AIRA_COLOUR_GREY;
    item->stroke_width = 0.4;
    return item;
}

static struct render_item *joined(struct render_item *item, struct render_item *next)
{
    if (item == NULL)
        return next;
    item->next = next;
    return item;
}

/* The pictures stand on the rule, a little above it; *width is what they take. */
static struct render_item *header_images(struct builder *b, double *width, struct render_item *items)
{
    const struct render_layout *layout = b->layout;

    for (size_t i = 0; i < AIRA_HEADER_IMAGES; i++) {
        const struct aira_image *image = &layout->document->header_images[i];

        if (image->picture == NULL)
            continue;
        items = joined(render_image_item(b, image, layout->left + *width, header_rule - 3 - image->height, 1), items);
        *width += image->width + image_gap;
    }
    return items;
}

/* What is the same on all pages is made once. */
static struct render_item *common_items(struct builder *b, double number_width)
{
    const struct render_layout *layout = b->layout;
    const struct aira_document *document = layout->document;
    struct render_item *items = NULL;
    double right = 0, left = 0;

    items = header_images(b, &left, items);
    if (document->header_right != NULL) {
        const char *text = fitting(b, document->header_right, (layout->text_width - left) / 2);

        right = text_width(b, text) + between;
        items = joined(furniture_line(b, text, 0, header_baseline, AIRA_RIGHT), items);
    }
    if (document->header_left != NULL)
        items = joined(furniture_line(b, fitting(b, document->header_left, layout->text_width - left - right), left,
                                      header_baseline, AIRA_LEFT),
                       items);
    if (items != NULL)
        items = joined(rule_at(b, header_rule), items);
    if (document->footer_left != NULL)
        items = joined(furniture_line(b, fitting(b, document->footer_left, layout->text_width - number_width), 0,
                                      layout->height - footer_baseline, AIRA_LEFT),
                       items);
    if (document->footer_left != NULL || document->page_format != NULL)
        items = joined(rule_at(b, layout->height - footer_rule), items);
    return items;
}

static const char *page_words(struct builder *b, size_t page)
{
    char number[24], total[24];
    const char *pairs[] = {"page", number, "pages", total, NULL};
    struct aira_buf buf;
    const char *words = NULL;

    snprintf(number, sizeof number, "%zu", page);
    snprintf(total, sizeof total, "%zu", b->layout->page_count);
    aira_buf_init(&buf);
    aira_text_fill(&buf, b->layout->document->page_format, pairs);
    if (buf.failed)
        b->arena->failed = true;
    else
        words = aira_arena_strdup(b->arena, aira_buf_cstr(&buf));
    aira_buf_dispose(&buf);
    return words == NULL ? "" : words;
}

static void add_first(struct builder *b, struct render_page *page, enum render_purpose purpose,
                      const struct render_item *items)
{
    struct render_placed *placed = items == NULL ? NULL : aira_arena_alloc(b->arena, sizeof *placed);

    if (placed == NULL)
        return;
    placed->items = items;
    placed->purpose = purpose;
    placed->next = page->first;
    page->first = placed;
    if (page->last == NULL)
        page->last = placed;
}

void render_add_furniture(struct builder *b)
{
    struct render_layout *layout = b->layout;
    bool numbered = layout->document->page_format != NULL;
    double number_width = numbered ? text_width(b, page_words(b, layout->page_count)) + between : 0;
    const struct render_item *common = common_items(b, number_width);

    for (size_t i = 0; i < layout->page_count; i++) {
        if (layout->pages[i].bare)
            continue;
        if (numbered)
            add_first(b, &layout->pages[i], RENDER_FURNITURE,
                      furniture_line(b, page_words(b, i + 1), 0, layout->height - footer_baseline, AIRA_RIGHT));
        add_first(b, &layout->pages[i], RENDER_FURNITURE, common);
    }
}

void render_add_grounds(struct builder *b)
{
    const struct render_layout *layout = b->layout;

    for (size_t i = 0; i < layout->page_count; i++) {
        struct render_item *item = layout->pages[i].bare ? aira_arena_alloc(b->arena, sizeof *item) : NULL;

        if (item == NULL)
            continue;
        item->kind = RENDER_ITEM_RECT;
        item->x2 = layout->width;
        item->y2 = layout->height;
        item->fill = AIRA_COLOUR_PAPER;
        add_first(b, &layout->pages[i], RENDER_CONTENT, item);
    }
}
