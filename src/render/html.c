/* The document as one page of HTML: style and drawings within it, no script, nothing fetched. */
#include "html.h"
#include "renderers.h"

#include <stdlib.h>
#include <string.h>

/* ---- what must be known before anything is written ---- */

static bool add(struct html *html, const struct aira_node ***nodes, size_t *count, size_t *capacity,
                const struct aira_node *node)
{
    if (aira_grow(nodes, capacity, *count + 1, sizeof **nodes) != 0) {
        html->out->failed = true;
        return false;
    }
    (*nodes)[(*count)++] = node;
    return true;
}

static void gather_id(struct html *html, const struct aira_node *node)
{
    if (node->id == NULL || *node->id == '\0' || aira_map_get(&html->ids, node->id) >= 0)
        return;
    if (add(html, &html->owners, &html->owner_count, &html->owner_capacity, node) &&
        aira_map_put(&html->ids, node->id, (int)html->owner_count - 1) != 0)
        html->out->failed = true;
}

static void gather(struct html *html, const struct aira_node *node)
{
    if (!html_is_written(node))
        return;
    gather_id(html, node);
    if (node->kind == AIRA_NODE_HEADING)
        (void)add(html, &html->headings, &html->heading_count, &html->heading_capacity, node);
    if (html->title == NULL && node->kind == AIRA_NODE_PARAGRAPH && node->style == AIRA_STYLE_TITLE)
        html->title = node;
    for (const struct aira_node *child = node->first; child != NULL; child = child->next)
        gather(html, child);
}

/* ---- head ---- */

static void meta(struct html *html, const char *name, const char *content)
{
    if (content == NULL || *content == '\0')
        return;
    html_puts(html, "<meta name=\"");
    html_value(html, name);
    html_puts(html, "\" content=\"");
    html_value(html, content);
    html_puts(html, "\">\n");
}

static void write_head(struct html *html)
{
    const struct aira_document *document = html->document;

    html_puts(html, "<head>\n<meta charset=\"utf-8\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                    "<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
    html_value(html, document->title == NULL ? "" : document->title);
    html_puts(html, "</title>\n");
    meta(html, "author", document->author);
    meta(html, "description", document->subject);
    meta(html, "keywords", document->keywords);
    for (size_t i = 0; i < document->property_count; i++)
        meta(html, document->properties[i].name, document->properties[i].value);
    html_style(html);
    html_puts(html, "</head>\n");
}

/* ---- body ---- */

static void furniture(struct html *html, const char *words)
{
    if (words == NULL || *words == '\0')
        return;
    html_puts(html, "<p>");
    html_text(html, words, html->document->language);
    html_puts(html, "</p>\n");
}

static void write_header(struct html *html)
{
    const struct aira_document *document = html->document;

    if (document->skip != NULL) {
        html_puts(html, "<a class=\"skip\" href=\"#_main\">");
        html_text(html, document->skip, document->language);
        html_puts(html, "</a>\n");
    }
    html_puts(html, "<header>\n");
    for (size_t i = 0; i < AIRA_HEADER_IMAGES; i++) {
        if (document->header_images[i].picture == NULL)
            continue;
        html_image(html, &document->header_images[i]);
        html_puts(html, "\n");
    }
    furniture(html, document->header_left);
    furniture(html, document->header_right);
    if (html->title == NULL && document->title != NULL && *document->title != '\0') {
        html_puts(html, "<h1 id=\"_title\">");
        html_text(html, document->title, document->language);
        html_puts(html, "</h1>\n");
    }
    html_puts(html, "</header>\n");
}

static void write_entry(struct html *html, size_t n)
{
    html_puts(html, "<li><a href=\"#");
    html_heading_name(html, n);
    html_puts(html, "\">");
    html_spans(html, html->headings[n], false);
    html_puts(html, "</a>");
}

/* Headings of the first rank, those of the second in lists under them. */
static void write_entries(struct html *html)
{
    int depth = 0;

    for (size_t i = 0; i < html->heading_count; i++) {
        int rank = html->headings[i]->level <= 1 ? 1 : html->headings[i]->level;

        if (rank > 2)
            continue;
        if (depth == 0)
            rank = 1; /* what comes before the first of the first rank stands beside it */
        if (rank > depth)
            html_puts(html, "\n<ol>\n");
        else
            html_puts(html, rank < depth ? "</li>\n</ol></li>\n" : "</li>\n");
        write_entry(html, i);
        depth = rank;
    }
    html_puts(html, depth == 2 ? "</li>\n</ol></li>\n</ol>\n" : depth == 1 ? "</li>\n</ol>\n" : "");
}

static bool has_entries(const struct html *html)
{
    for (size_t i = 0; i < html->heading_count; i++)
        if (html->headings[i]->level <= 2)
            return true;
    return false;
}

static void write_contents(struct html *html)
{
    const char *contents = html->document->contents;

    if (!has_entries(html))
        return;
    html_puts(html, contents == NULL ? "<nav>" : "<nav aria-labelledby=\"_contents\">\n<p id=\"_contents\">");
    if (contents != NULL) {
        html_text(html, contents, html->document->language);
        html_puts(html, "</p>");
    }
    write_entries(html);
    html_puts(html, "</nav>\n");
}

static void write_page(struct html *html)
{
    const char *language = html->document->language;

    html_puts(html, "<!DOCTYPE html>\n<html lang=\"");
    html_value(html, strcmp(language, "zh") == 0 ? "zh-CN" : language);
    html_puts(html, "\">\n");
    write_head(html);
    html_puts(html, "<body>\n");
    write_header(html);
    write_contents(html);
    html_puts(html, "<main id=\"_main\" tabindex=\"-1\">\n");
    html_children(html, html->document->root);
    html_puts(html, "</main>\n");
    if (html->document->footer_left != NULL && *html->document->footer_left != '\0') {
        html_puts(html, "<footer>\n");
        furniture(html, html->document->footer_left);
        html_puts(html, "</footer>\n");
    }
    html_puts(html, "</body>\n</html>\n");
}

int render_html(struct aira_buf *out, struct aira_render_report *report, const struct aira_render_input *input,
                struct aira_error *err)
{
    struct html html = {.out = out, .document = input->document, .look = input->look};
    int code = 0;

    (void)report;
    if (input->document == NULL)
        return aira_error_set(err, AIRA_EUSAGE, "HTML needs a document to draw.");
    aira_map_init(&html.ids);
    for (const struct aira_node *node = input->document->root->first; node != NULL; node = node->next)
        gather(&html, node);
    if (!out->failed)
        write_page(&html);
    code = aira_buf_result(out, err);
    free(html.headings);
    free(html.owners);
    aira_map_dispose(&html.ids);
    return code;
}
