/* The document as plain text. */
#include "renderers.h"
#include "text_lines.h"

#include <stdio.h>
#include <string.h>

enum { DEFAULT_WIDTH = 80, LEAST_WIDTH = 20 };

void render_text_fill(struct aira_buf *out, char c, size_t count)
{
    while (count-- > 0)
        aira_buf_putc(out, c);
}

static void blank_line(struct aira_buf *out, const struct text_place *place)
{
    if (!place->tight && out->length > 1 && !(out->data[out->length - 1] == '\n' && out->data[out->length - 2] == '\n'))
        aira_buf_putc(out, '\n');
}

/* Appends each line of `lines` behind `first`, or behind `others` from the second on.  No line ends in spaces. */
static void add_lines(struct aira_buf *out, const struct aira_buf *lines, const char *first, const char *others)
{
    const char *at = aira_buf_cstr(lines), *end = at + lines->length, *lead = first;

    while (at < end) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));

        if (stop == NULL)
            stop = end;
        aira_buf_puts(out, lead);
        aira_buf_add(out, at, (size_t)(stop - at));
        while (out->length > 0 && out->data[out->length - 1] == ' ')
            out->data[--out->length] = '\0';
        aira_buf_putc(out, '\n');
        at = stop + 1;
        lead = others;
    }
    out->failed = out->failed || lines->failed;
}

/* ---- words ---- */

static void join_spans(struct aira_buf *out, const struct aira_node *node)
{
    for (size_t i = 0; i < node->span_count; i++) {
        if (i > 0 && (node->spans[i].flags & AIRA_SPAN_BREAK) != 0)
            aira_buf_putc(out, '\n');
        aira_text_harmless(out, node->spans[i].text, true);
    }
}

static void add_aligned(struct aira_buf *out, struct aira_buf *lines, const struct text_place *place,
                        enum aira_align align)
{
    char *at = lines->data, *stop = NULL;

    for (; at != NULL && *at != '\0'; at = stop == NULL ? NULL : stop + 1) {
        size_t width = 0;

        stop = strchr(at, '\n');
        if (stop != NULL)
            *stop = '\0';
        width = aira_text_width(at);
        if (width < place->width && align != AIRA_LEFT)
            render_text_fill(out, ' ', align == AIRA_RIGHT ? place->width - width : (place->width - width) / 2);
        aira_buf_puts(out, at);
        aira_buf_putc(out, '\n');
        if (stop != NULL)
            *stop = '\n';
    }
}

static void underline(struct aira_buf *out, const struct aira_buf *lines, char c)
{
    const char *last = strrchr(aira_buf_cstr(lines), '\n');

    render_text_fill(out, c, aira_text_width(last == NULL ? aira_buf_cstr(lines) : last + 1));
    aira_buf_putc(out, '\n');
}

static void add_words(struct aira_buf *out, const struct aira_node *node, const struct text_place *place)
{
    enum aira_align align = node->align == AIRA_LEFT ? place->align : node->align;
    struct aira_buf words, lines;

    if (node->span_count == 0)
        return;
    aira_buf_init(&words);
    aira_buf_init(&lines);
    join_spans(&words, node);
    aira_text_wrap(&lines, aira_buf_cstr(&words), place->width, 0);
    blank_line(out, place);
    add_aligned(out, &lines, place, align);
    if (node->kind == AIRA_NODE_HEADING && !place->tight && node->level <= 2)
        underline(out, &lines, node->level <= 1 ? '=' : '-');
    out->failed = out->failed || words.failed || lines.failed;
    aira_buf_dispose(&lines);
    aira_buf_dispose(&words);
}

/* What a figure or a picture shows, in brackets. */
static void add_alternative(struct aira_buf *out, const char *alternative, const struct text_place *place)
{
    struct aira_buf words, lines;

    if (*alternative == '\0')
        return;
    aira_buf_init(&words);
    aira_buf_init(&lines);
    aira_buf_putc(&words, '[');
    aira_text_harmless(&words, alternative, true);
    aira_buf_putc(&words, ']');
    aira_text_wrap(&lines, aira_buf_cstr(&words), place->width, 0);
    blank_line(out, place);
    add_lines(out, &lines, "", "");
    out->failed = out->failed || words.failed;
    aira_buf_dispose(&lines);
    aira_buf_dispose(&words);
}

/* ---- blocks ---- */

/* The children of `node`, set narrower and led in. */
static void add_led(struct aira_buf *out, const struct aira_node *node, const struct text_place *place, bool tight,
                    const char *first, const char *others)
{
    size_t lead = strlen(others);
    struct text_place inner = {place->width > lead + 1 ? place->width - lead : 2, tight, place->align};
    struct aira_buf lines;

    aira_buf_init(&lines);
    render_text_children(&lines, node, &inner);
    add_lines(out, &lines, first, others);
    aira_buf_dispose(&lines);
}

static void add_list(struct aira_buf *out, const struct aira_node *node, const struct text_place *place)
{
    unsigned number = 0;

    blank_line(out, place);
    for (const struct aira_node *item = node->first; item != NULL; item = item->next) {
        char first[16] = "- ";

        number++;
        if (node->level == 1)
            snprintf(first, sizeof first, "%u.%s", number, number < 10 ? "  " : " ");
        add_led(out, item, place, true, first, node->level == 1 ? "    " : "  ");
    }
}

void render_text_children(struct aira_buf *out, const struct aira_node *node, const struct text_place *place)
{
    for (const struct aira_node *child = node->first; child != NULL; child = child->next)
        render_text_node(out, child, place);
}

void render_text_node(struct aira_buf *out, const struct aira_node *node, const struct text_place *place)
{
    switch (node->kind) {
    case AIRA_NODE_HEADING:
    case AIRA_NODE_PARAGRAPH:
        add_words(out, node, place);
        break;
    case AIRA_NODE_FIGURE:
        if (node->figure != NULL)
            add_alternative(out, node->figure->alternative, place);
        break;
    case AIRA_NODE_IMAGE:
        if (node->image != NULL)
            add_alternative(out, node->image->alternative, place);
        break;
    case AIRA_NODE_LIST:
        add_list(out, node, place);
        break;
    case AIRA_NODE_TABLE:
        blank_line(out, place);
        render_text_table(out, node, place);
        break;
    case AIRA_NODE_BOX:
        blank_line(out, place);
        add_led(out, node, place, true, "| ", "| ");
        break;
    case AIRA_NODE_RULE:
        blank_line(out, place);
        render_text_fill(out, '-', place->width);
        aira_buf_putc(out, '\n');
        break;
    case AIRA_NODE_SPACE:
        blank_line(out, place);
        break;
    case AIRA_NODE_DOCUMENT:
    case AIRA_NODE_SECTION:
    case AIRA_NODE_COLUMNS:
    case AIRA_NODE_ITEM:
    case AIRA_NODE_ROW:
    case AIRA_NODE_CELL:
        render_text_children(out, node, place);
        break;
    }
}

/* ---- the whole ---- */

static void add_furniture(struct aira_buf *out, const char *left, const char *right, const struct text_place *place)
{
    struct aira_buf words;

    if (left == NULL && right == NULL)
        return;
    aira_buf_init(&words);
    if (left != NULL)
        aira_text_harmless(&words, left, false);
    if (left != NULL && right != NULL)
        aira_buf_puts(&words, " | ");
    if (right != NULL)
        aira_text_harmless(&words, right, false);
    blank_line(out, place);
    aira_text_wrap(out, aira_buf_cstr(&words), place->width, 0);
    aira_buf_putc(out, '\n');
    out->failed = out->failed || words.failed;
    aira_buf_dispose(&words);
}

int render_text(struct aira_buf *out, struct aira_render_report *report, const struct aira_render_input *input,
                struct aira_error *err)
{
    const struct aira_document *document = input->document;
    struct text_place place = {DEFAULT_WIDTH, false, AIRA_LEFT};

    (void)report;
    if (document == NULL)
        return aira_error_set(err, AIRA_EUSAGE, "Text needs a document to write.");
    if (input->look != NULL && input->look->columns > 0)
        place.width = input->look->columns < LEAST_WIDTH ? LEAST_WIDTH : input->look->columns;
    add_furniture(out, document->header_left, document->header_right, &place);
    render_text_node(out, document->root, &place);
    add_furniture(out, document->footer_left, NULL, &place);
    return aira_buf_result(out, err);
}
