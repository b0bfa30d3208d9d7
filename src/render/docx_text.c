/* Words of the tree as runs: escaped, with their language, and linked. */
#include "docx.h"

#include "html.h"

#include <math.h>
#include <string.h>

void docx_puts(struct docx *docx, const char *markup)
{
    aira_buf_puts(docx->out, markup);
}

int docx_twips(double points)
{
    static const double most = 31680 / 20.0; /* 22 inches, the greatest length that word processors take */

    if (!(points > -most))
        points = -most;
    return (int)lround((points > most ? most : points) * 20);
}

void docx_text(struct docx *docx, const char *text)
{
    aira_text_markup(docx->out, text, strlen(text), "</w:t><w:br/><w:t xml:space=\"preserve\">");
}

void docx_value(struct docx *docx, const char *text)
{
    aira_text_markup(docx->out, text, strlen(text), " ");
}

/* ---- colours ---- */

bool docx_is_colour(enum aira_colour colour)
{
    return colour > AIRA_COLOUR_NONE && colour < AIRA_COLOURS;
}

void docx_colour(struct docx *docx, const char *name, const char *theme, enum aira_colour colour)
{
    static const char *const names[AIRA_COLOURS] = {
        [AIRA_COLOUR_INK] = "text2",         [AIRA_COLOUR_ACCENT] = "accent1", [AIRA_COLOUR_PALE] = "background2",
        [AIRA_COLOUR_PAPER] = "background1", [AIRA_COLOUR_LEVEL0] = "accent2", [AIRA_COLOUR_LEVEL1] = "accent3",
        [AIRA_COLOUR_LEVEL2] = "accent4",    [AIRA_COLOUR_LEVEL3] = "accent5", [AIRA_COLOUR_LEVEL4] = "accent6",
    };

    aira_buf_printf(docx->out, " %s=\"%06X\"", name, (unsigned)(docx->palette[colour] & 0xFFFFFF));
    if (names[colour] != NULL)
        aira_buf_printf(docx->out, " %s=\"%s\"", theme, names[colour]);
}

/* ---- links ---- */

/* Word takes 40 letters, digits and underscores, a letter first; the number keeps ids apart that look alike then. */
void docx_bookmark_name(struct docx *docx, size_t owner)
{
    enum { MOST = 28 };
    const char *id = docx->owners[owner]->id;

    aira_buf_printf(docx->out, "a%zu_", owner + 1);
    for (size_t i = 0; id[i] != '\0' && i < MOST; i++) {
        bool stays = (id[i] >= 'a' && id[i] <= 'z') || (id[i] >= 'A' && id[i] <= 'Z') || (id[i] >= '0' && id[i] <= '9');

        aira_buf_putc(docx->out, stays ? id[i] : '_');
    }
}

/* ---- runs ---- */

struct look {
    const char *style; /* NULL: none */
    bool bold;
    enum aira_colour colour; /* NONE: what the style says */
};

static void run_properties(struct docx *docx, const struct look *look, const char *language)
{
    bool chinese = strcmp(language, "zh") == 0;

    docx_puts(docx, "<w:r><w:rPr>");
    if (look->style != NULL)
        aira_buf_printf(docx->out, "<w:rStyle w:val=\"%s\"/>", look->style);
    /* Quotation marks, dashes and signs that both scripts have are then set in the Chinese face. */
    if (chinese)
        docx_puts(docx, "<w:rFonts w:hint=\"eastAsia\"/>");
    if (look->bold)
        docx_puts(docx, "<w:b/>");
    if (docx_is_colour(look->colour)) {
        docx_puts(docx, "<w:color");
        docx_colour(docx, "w:val", "w:themeColor", look->colour);
        docx_puts(docx, "/>");
    }
    /* Latin words in Chinese text stay English: a word processor would break them anywhere as Chinese. */
    if (chinese) {
        docx_puts(docx, "<w:lang w:eastAsia=\"zh-CN\"/></w:rPr>");
        return;
    }
    docx_puts(docx, "<w:lang w:val=\"");
    docx_value(docx, strcmp(language, "en") == 0 ? "en-GB" : language);
    docx_puts(docx, "\"/></w:rPr>");
}

static void write_run(struct docx *docx, const struct look *look, const char *language, const char *text)
{
    run_properties(docx, look, language);
    docx_puts(docx, "<w:t xml:space=\"preserve\">");
    docx_text(docx, text);
    docx_puts(docx, "</w:t></w:r>");
}

void docx_run(struct docx *docx, const char *text, const char *style)
{
    const struct look look = {style, false, AIRA_COLOUR_NONE};

    write_run(docx, &look, docx->document->language, text);
}

/* What the surroundings and the flags make of a span; a character style has room for one of them. */
static struct look look_of(const struct aira_span *span, const struct docx_place *place, bool linked)
{
    bool bold = (span->flags & AIRA_SPAN_BOLD) != 0 || place->head, muted = (span->flags & AIRA_SPAN_MUTED) != 0;
    struct look look = {NULL, bold, span->colour};

    if (!docx_is_colour(look.colour))
        look.colour = place->on;
    if (linked)
        look.style = "Hyperlink";
    else if (muted && look.colour == AIRA_COLOUR_NONE)
        look.style = "Muted";
    else if (bold && !place->head)
        look.style = "Strong";
    if (linked && muted && look.colour == AIRA_COLOUR_NONE)
        look.colour = AIRA_COLOUR_GREY;
    look.bold = bold && (look.style == NULL || strcmp(look.style, "Strong") != 0);
    return look;
}

static int owner_of(const struct docx *docx, const char *link)
{
    return link == NULL ? -1 : aira_map_get(&docx->ids, link);
}

void docx_spans(struct docx *docx, const struct aira_node *node, const struct docx_place *place)
{
    int open = -1;

    for (size_t i = 0; i < node->span_count; i++) {
        const struct aira_span *span = &node->spans[i];
        int to = owner_of(docx, span->link);
        struct look look = look_of(span, place, to >= 0);

        if (open >= 0 && to != open) {
            docx_puts(docx, "</w:hyperlink>");
            open = -1;
        }
        if (i > 0 && (span->flags & AIRA_SPAN_BREAK) != 0)
            docx_puts(docx, "<w:r><w:br/></w:r>");
        if (to >= 0 && open < 0) {
            docx_puts(docx, "<w:hyperlink w:anchor=\"");
            docx_bookmark_name(docx, (size_t)to);
            docx_puts(docx, "\" w:history=\"1\">");
            open = to;
        }
        write_run(docx, &look, span->language, span->text);
    }
    docx_puts(docx, open >= 0 ? "</w:hyperlink>" : "");
}

void docx_entry(struct docx *docx, const struct aira_node *node)
{
    for (size_t i = 0; i < node->span_count; i++) {
        const struct look look = {(node->spans[i].flags & AIRA_SPAN_MUTED) != 0 ? "Muted" : NULL, false,
                                  AIRA_COLOUR_NONE};

        if (i > 0 && (node->spans[i].flags & AIRA_SPAN_BREAK) != 0)
            write_run(docx, &look, node->spans[i].language, " ");
        write_run(docx, &look, node->spans[i].language, node->spans[i].text);
    }
}
