/* Words of the tree as text of the page: escaped, with their language, and linked. */
#include "html.h"

#include <string.h>

void html_puts(struct html *html, const char *markup)
{
    aira_buf_puts(html->out, markup);
}

/* ---- words ---- */

/* Chinese stretches within words of another language say that they are. */
static void put_marked(struct html *html, const char *text)
{
    const char *end = text + strlen(text), *stretch = text;

    while (stretch < end) {
        uint32_t c = 0;
        const char *at = stretch + aira_utf8_next(&c, stretch, end);
        bool chinese = aira_utf8_is_chinese(c);

        while (at < end) {
            size_t bytes = aira_utf8_next(&c, at, end);

            if (aira_utf8_is_chinese(c) != chinese)
                break;
            at += bytes;
        }
        html_puts(html, chinese ? "<span lang=\"zh-CN\">" : "");
        aira_text_markup(html->out, stretch, (size_t)(at - stretch), "<br>");
        html_puts(html, chinese ? "</span>" : "");
        stretch = at;
    }
}

void html_text(struct html *html, const char *text, const char *language)
{
    if (strcmp(language, "zh") == 0)
        aira_text_markup(html->out, text, strlen(text), "<br>");
    else
        put_marked(html, text);
}

void html_value(struct html *html, const char *text)
{
    aira_text_markup(html->out, text, strlen(text), " ");
}

/* ---- languages ---- */

const char *html_language_of(const struct html *html, const char *text)
{
    const char *at = text, *end = text + strlen(text);

    while (at < end) {
        uint32_t c = 0;

        at += aira_utf8_next(&c, at, end);
        if (aira_utf8_is_chinese(c))
            return "zh";
    }
    return strcmp(html->document->language, "zh") == 0 ? "en" : html->document->language;
}

void html_lang(struct html *html, const char *language)
{
    if (language == NULL || strcmp(language, html->document->language) == 0)
        return;
    html_puts(html, " lang=\"");
    html_value(html, strcmp(language, "zh") == 0 ? "zh-CN" : language);
    html_puts(html, "\"");
}

/* ---- ids ---- */

static bool stays(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
}

void html_name(struct html *html, const char *id)
{
    for (; *id != '\0'; id++) {
        if (stays(*id))
            aira_buf_putc(html->out, *id);
        else
            aira_buf_printf(html->out, "_%02x", (unsigned)(unsigned char)*id);
    }
}

static bool owns_id(const struct html *html, const struct aira_node *node)
{
    int place = node->id == NULL ? -1 : aira_map_get(&html->ids, node->id);

    return place >= 0 && html->owners[place] == node;
}

void html_id(struct html *html, const struct aira_node *node)
{
    if (!owns_id(html, node))
        return;
    html_puts(html, " id=\"");
    html_name(html, node->id);
    html_puts(html, "\"");
}

void html_heading_name(struct html *html, size_t n)
{
    if (owns_id(html, html->headings[n]))
        html_name(html, html->headings[n]->id);
    else
        aira_buf_printf(html->out, "_h%zu", n + 1);
}

void html_named_by_heading(struct html *html)
{
    html_puts(html, " aria-labelledby=\"");
    if (html->heading_at > 0)
        html_heading_name(html, html->heading_at - 1);
    else
        html_puts(html, "_title");
    html_puts(html, "\"");
}

/* ---- spans ---- */

static bool is_blank(const char *text)
{
    return text[strspn(text, " \t\n")] == '\0';
}

bool html_has_words(const struct aira_node *node)
{
    for (size_t i = 0; i < node->span_count; i++)
        if (!is_blank(node->spans[i].text))
            return true;
    return false;
}

static void write_span(struct html *html, const struct aira_span *span)
{
    bool bold = (span->flags & AIRA_SPAN_BOLD) != 0, muted = (span->flags & AIRA_SPAN_MUTED) != 0;
    bool coloured = span->colour > AIRA_COLOUR_NONE && span->colour < AIRA_COLOURS;
    bool foreign = strcmp(span->language, html->document->language) != 0 && !is_blank(span->text);

    if (!bold && !muted && !coloured && !foreign) {
        html_text(html, span->text, span->language);
        return;
    }
    html_puts(html, bold ? "<strong" : "<span");
    if (coloured)
        aira_buf_printf(html->out, " class=\"t-%s\"", aira_colour_name(span->colour));
    else if (muted)
        html_puts(html, " class=\"muted\"");
    if (foreign)
        html_lang(html, span->language);
    html_puts(html, ">");
    html_text(html, span->text, span->language);
    html_puts(html, bold ? "</strong>" : "</span>");
}

/* Where a span leads: an id that a written node owns, or NULL. */
static const char *target_of(const struct html *html, const struct aira_span *span, bool links)
{
    return links && span->link != NULL && aira_map_get(&html->ids, span->link) >= 0 ? span->link : NULL;
}

void html_spans(struct html *html, const struct aira_node *node, bool links)
{
    const char *open = NULL;

    for (size_t i = 0; i < node->span_count; i++) {
        const struct aira_span *span = &node->spans[i];
        const char *to = target_of(html, span, links);

        if (open != NULL && (to == NULL || strcmp(open, to) != 0)) {
            html_puts(html, "</a>");
            open = NULL;
        }
        if (i > 0 && (span->flags & AIRA_SPAN_BREAK) != 0)
            html_puts(html, links ? "<br>" : " ");
        if (to != NULL && open == NULL) {
            html_puts(html, "<a href=\"#");
            html_name(html, to);
            html_puts(html, "\">");
            open = to;
        }
        write_span(html, span);
    }
    if (open != NULL)
        html_puts(html, "</a>");
}
