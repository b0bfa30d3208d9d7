/* Nodes as elements. */
#include "html.h"

#include <stdio.h>
#include <string.h>

static const char *const style_classes[] = {NULL, "small", "lead", "title", "subtitle", "key", "label", "caption"};

void html_class(struct html *html, const struct aira_node *node, const char *base)
{
    static const struct {
        unsigned flag;
        const char *name;
    } keeps[] = {{AIRA_KEEP_TOGETHER, "keep"},
                 {AIRA_KEEP_WITH_NEXT, "with-next"},
                 {AIRA_KEEP_PAGE_BEFORE, "page"},
                 {AIRA_KEEP_COVER, "cover"}};
    static const char *const aligns[] = {NULL, "centre", "right"};
    const char *names[2 + sizeof keeps / sizeof *keeps];
    size_t count = 0;

    if (base != NULL)
        names[count++] = base;
    if (node->align != AIRA_LEFT)
        names[count++] = aligns[node->align];
    for (size_t i = 0; i < sizeof keeps / sizeof *keeps; i++)
        if ((node->keep & keeps[i].flag) != 0)
            names[count++] = keeps[i].name;
    for (size_t i = 0; i < count; i++)
        aira_buf_printf(html->out, "%s%s", i == 0 ? " class=\"" : " ", names[i]);
    if (count > 0)
        html_puts(html, "\"");
}

bool html_is_written(const struct aira_node *node)
{
    switch (node->kind) {
    case AIRA_NODE_HEADING:
    case AIRA_NODE_PARAGRAPH:
        return html_has_words(node);
    case AIRA_NODE_FIGURE:
        return node->figure != NULL;
    case AIRA_NODE_IMAGE:
        return node->image != NULL;
    case AIRA_NODE_TABLE:
        return node->table != NULL && node->table->count > 0 && node->first != NULL;
    case AIRA_NODE_SPACE:
        return false;
    default:
        return true;
    }
}

static void open_tag(struct html *html, const char *tag, const struct aira_node *node, const char *class)
{
    aira_buf_printf(html->out, "<%s", tag);
    html_id(html, node);
    html_class(html, node, class);
}

static void element(struct html *html, const char *tag, const struct aira_node *node, const char *class)
{
    open_tag(html, tag, node, class);
    html_puts(html, ">\n");
    html_children(html, node);
    aira_buf_printf(html->out, "</%s>\n", tag);
}

/* ---- words ---- */

static void heading(struct html *html, const struct aira_node *node)
{
    int rank = render_rank(html->ranks, 1, node->level); /* the page's title is the only h1 */

    aira_buf_printf(html->out, "<h%d id=\"", rank);
    html_heading_name(html, html->heading_at++);
    html_puts(html, "\"");
    html_class(html, node, NULL);
    html_puts(html, ">");
    html_spans(html, node, true);
    aira_buf_printf(html->out, "</h%d>\n", rank);
}

static void paragraph(struct html *html, const struct aira_node *node, const char *tag)
{
    /* Everything in a table is small. */
    bool silent = html->depth > 0 && node->style == AIRA_STYLE_SMALL;

    open_tag(html, tag, node, silent ? NULL : style_classes[node->style]);
    html_puts(html, ">");
    html_spans(html, node, true);
    aira_buf_printf(html->out, "</%s>\n", tag);
}

static void page_title(struct html *html, const struct aira_node *node)
{
    html_puts(html, "<h1 id=\"_title\">");
    if (node->id != NULL) {
        html_puts(html, "<span");
        html_id(html, node);
        html_puts(html, ">");
    }
    html_spans(html, node, true);
    html_puts(html, node->id != NULL ? "</span></h1>\n" : "</h1>\n");
}

/* ---- figures ---- */

static bool is_caption(const struct aira_node *node)
{
    return node != NULL && node->kind == AIRA_NODE_PARAGRAPH && node->style == AIRA_STYLE_CAPTION &&
           html_has_words(node);
}

/* With its caption, when one stands behind it; in a table the drawing alone is enough. */
static void figure(struct html *html, const struct aira_node *node)
{
    bool captioned = is_caption(node->next);

    if (html->depth > 0 && !captioned && node->id == NULL) {
        html_figure(html, node->figure);
        return;
    }
    open_tag(html, "figure", node, NULL);
    html_puts(html, ">\n");
    html_figure(html, node->figure);
    if (captioned)
        paragraph(html, node->next, "figcaption");
    html_puts(html, "</figure>\n");
}

/* ---- blocks ---- */

/* A section that begins with a head of the first rank is a landmark of that name. */
static void section(struct html *html, const struct aira_node *node)
{
    const struct aira_node *first = node->first;

    open_tag(html, "section", node, NULL);
    if (first != NULL && first->kind == AIRA_NODE_HEADING && first->level <= 1 && html_has_words(first)) {
        html_puts(html, " aria-labelledby=\"");
        html_heading_name(html, html->heading_at);
        html_puts(html, "\"");
    }
    html_puts(html, ">\n");
    html_children(html, node);
    html_puts(html, "</section>\n");
}

static void columns(struct html *html, const struct aira_node *node)
{
    size_t i = 0;

    open_tag(html, "div", node, "columns");
    html_puts(html, ">\n");
    for (const struct aira_node *child = node->first; child != NULL; child = child->next, i++) {
        html_puts(html, "<div style=\"--share:");
        html_number(html, node->table != NULL && i < node->table->count && node->table->columns[i].share > 0
                              ? node->table->columns[i].share
                              : 1);
        html_puts(html, "\">\n");
        html_node(html, child);
        html_puts(html, "</div>\n");
    }
    html_puts(html, "</div>\n");
}

static void box(struct html *html, const struct aira_node *node)
{
    enum aira_colour fill = node->fill > AIRA_COLOUR_NONE && node->fill < AIRA_COLOURS ? node->fill : AIRA_COLOUR_PALE;
    char class[32];

    snprintf(class, sizeof class, "box g-%s", aira_colour_name(fill));
    element(html, "div", node, class);
}

void html_children(struct html *html, const struct aira_node *node)
{
    for (const struct aira_node *child = node->first; child != NULL; child = child->next) {
        html_node(html, child);
        if (child->kind == AIRA_NODE_FIGURE && html_is_written(child) && is_caption(child->next))
            child = child->next;
    }
}

void html_node(struct html *html, const struct aira_node *node)
{
    if (!html_is_written(node))
        return;
    switch (node->kind) {
    case AIRA_NODE_HEADING:
        heading(html, node);
        break;
    case AIRA_NODE_PARAGRAPH:
        if (node == html->title)
            page_title(html, node);
        else
            paragraph(html, node, "p");
        break;
    case AIRA_NODE_FIGURE:
        figure(html, node);
        break;
    case AIRA_NODE_IMAGE:
        open_tag(html, "p", node, NULL);
        html_puts(html, ">");
        html_image(html, node->image);
        html_puts(html, "</p>\n");
        break;
    case AIRA_NODE_LIST:
        element(html, node->level == 1 ? "ol" : "ul", node, NULL);
        break;
    case AIRA_NODE_ITEM:
        element(html, "li", node, NULL);
        break;
    case AIRA_NODE_TABLE:
        html_table(html, node);
        break;
    case AIRA_NODE_SECTION:
        section(html, node);
        break;
    case AIRA_NODE_COLUMNS:
        columns(html, node);
        break;
    case AIRA_NODE_BOX:
        box(html, node);
        break;
    case AIRA_NODE_RULE:
        open_tag(html, "hr", node, NULL);
        html_puts(html, ">\n");
        break;
    case AIRA_NODE_DOCUMENT:
    case AIRA_NODE_ROW:
    case AIRA_NODE_CELL:
        html_children(html, node);
        break;
    case AIRA_NODE_SPACE:
        break;
    }
}
