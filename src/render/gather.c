/* One pass over the tree before anything is measured: which characters of which face the document needs. */
#include "galley.h"

#include <string.h>

struct gatherer {
    struct render_faces *faces;
    struct aira_render_report *report; /* NULL: what is missing goes unsaid */
    bool failed;
};

static void note_missing(struct gatherer *g, uint32_t character, const char *text)
{
    struct aira_render_report *report = g->report;
    struct aira_missing *missing = NULL;
    size_t i = 0, length = strlen(text);

    while (i < report->missing_count && report->missing[i].character != character)
        i++;
    if (i < report->missing_count) {
        report->missing[i].count++;
        return;
    }
    if (aira_grow(&report->missing, &report->missing_capacity, i + 1, sizeof *report->missing) != 0) {
        g->failed = true;
        return;
    }
    missing = &report->missing[report->missing_count++];
    memset(missing, 0, sizeof *missing);
    missing->character = character;
    missing->count = 1;
    if (length >= sizeof missing->place)
        length = sizeof missing->place - 1;
    while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
        length--;
    memcpy(missing->place, text, length);
}

static void gather_text(struct gatherer *g, const char *text, const char *language, bool bold)
{
    const char *end = NULL;
    bool chinese = false;

    if (text == NULL)
        return;
    end = text + strlen(text);
    chinese = strcmp(language, "zh") == 0;
    for (const char *at = text; at < end;) {
        struct render_glyph glyph;
        uint32_t c = 0;

        at += aira_utf8_next(&c, at, end);
        if (c == '\n' || c == '\r' || render_is_ignorable(c))
            continue;
        glyph = render_faces_choose(g->faces, c == '\t' ? ' ' : c, chinese, bold);
        render_faces_use(g->faces, &glyph);
        if (glyph.missing && g->report != NULL)
            note_missing(g, c, text);
    }
}

static void gather_node(struct gatherer *g, const struct aira_node *node, bool bold)
{
    bool inner = bold || (node->kind == AIRA_NODE_ROW && (node->keep & AIRA_KEEP_HEADER) != 0);

    for (size_t i = 0; i < node->span_count; i++)
        gather_text(g, node->spans[i].text, node->spans[i].language,
                    inner || render_type_of(node).bold || (node->spans[i].flags & AIRA_SPAN_BOLD) != 0);
    if (node->kind == AIRA_NODE_FIGURE && node->figure != NULL)
        for (size_t i = 0; i < node->figure->count; i++)
            gather_text(g, node->figure->shapes[i].text, node->figure->shapes[i].language,
                        node->figure->shapes[i].bold);
    for (const struct aira_node *child = node->first; child != NULL; child = child->next)
        gather_node(g, child, inner);
}

int render_gather(struct render_faces *faces, struct aira_render_report *report, const struct aira_document *document,
                  struct aira_error *err)
{
    static const char added[] = "0123456789.\xE2\x80\xA2\xE2\x80\xA6";
    struct gatherer g = {faces, report, false};

    gather_node(&g, document->root, false);
    gather_text(&g, document->header_left, document->language, false);
    gather_text(&g, document->header_right, document->language, false);
    gather_text(&g, document->footer_left, document->language, false);
    gather_text(&g, document->page_format, document->language, false);
    g.report = NULL;
    gather_text(&g, added, "en", false);
    gather_text(&g, added, "en", true);
    gather_text(&g, added, document->language, false);
    return g.failed ? aira_error_nomem(err) : 0;
}
