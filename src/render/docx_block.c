/* Nodes as paragraphs. */
#include "docx.h"

#include "html.h"

#include <string.h>

enum { BULLETS = 1, FIRST_NUMBERED };

/* ---- paragraphs ---- */

void docx_anchor(struct docx *docx, const struct aira_node *node)
{
    int place = node->id == NULL ? -1 : aira_map_get(&docx->ids, node->id);

    if (place < 0 || docx->owners[place] != node)
        return;
    if (aira_grow(&docx->waiting, &docx->waiting_capacity, docx->waiting_count + 1, sizeof *docx->waiting) != 0)
        docx->out->failed = true;
    else
        docx->waiting[docx->waiting_count++] = (size_t)place;
}

static void write_bookmarks(struct docx *docx)
{
    for (size_t i = 0; i < docx->waiting_count; i++) {
        aira_buf_printf(docx->out, "<w:bookmarkStart w:id=\"%zu\" w:name=\"", docx->bookmark_at);
        docx_bookmark_name(docx, docx->waiting[i]);
        aira_buf_printf(docx->out, "\"/><w:bookmarkEnd w:id=\"%zu\"/>", docx->bookmark_at++);
    }
    docx->waiting_count = 0;
}

static void write_list_place(struct docx *docx)
{
    if (docx->mark != 0)
        aira_buf_printf(docx->out, "<w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"%d\"/></w:numPr>", docx->level,
                        docx->mark);
}

/* `before`: the air that the style has over it; what stands there may ask for more, and the top of a page for none. */
static void write_spacing(struct docx *docx, double before, bool top)
{
    double wanted = top ? 0 : (docx->flow.gap > before ? docx->flow.gap : before) + docx->flow.space;

    if (docx_twips(wanted) != docx_twips(before))
        aira_buf_printf(docx->out, "<w:spacing w:before=\"%d\"/>", docx_twips(wanted));
}

void docx_begin(struct docx *docx, const struct docx_place *place, const char *style, double before, bool next,
                bool together, enum aira_align align)
{
    static const char *const aligns[] = {NULL, "center", "right"};

    bool top = false;

    docx_before_block(docx);
    top = docx->page_before;
    aira_buf_printf(docx->out, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>", style);
    docx_puts(docx, next ? "<w:keepNext/>" : "");
    docx_puts(docx, together ? "<w:keepLines/>" : "");
    docx_puts(docx, top && !docx->fresh ? "<w:pageBreakBefore/>" : "");
    write_list_place(docx);
    write_spacing(docx, before, top);
    if (docx->mark == 0 && place->indent > 0)
        aira_buf_printf(docx->out, "<w:ind w:left=\"%d\"/>", docx_twips(place->indent));
    if (align != AIRA_LEFT)
        aira_buf_printf(docx->out, "<w:jc w:val=\"%s\"/>", aligns[align]);
    docx_puts(docx, "</w:pPr>");
    write_bookmarks(docx);
    docx->mark = 0;
    docx->page_before = docx->fresh = false;
    docx->flow = (struct docx_flow){.any = true};
}

void docx_end(struct docx *docx)
{
    docx_puts(docx, "</w:p>\n");
}

void docx_air(struct docx *docx, double height)
{
    static const double least = 1;
    int line = docx_twips(height > least ? height : least);

    docx_before_block(docx);
    docx_puts(docx, "<w:p><w:pPr><w:pStyle w:val=\"Air\"/>");
    docx_puts(docx, docx->page_before && !docx->fresh ? "<w:pageBreakBefore/>" : "");
    aira_buf_printf(docx->out, "<w:spacing w:line=\"%d\" w:lineRule=\"exact\"/></w:pPr>", line);
    write_bookmarks(docx);
    docx_end(docx);
    docx->page_before = docx->fresh = false;
    docx->flow = (struct docx_flow){.any = true};
}

static enum aira_align align_of(const struct aira_node *node, const struct docx_place *place)
{
    return node->align == AIRA_LEFT ? place->align : node->align;
}

/* The style by name, as an item of a list or in a head where those have their own. */
static const char *style_name(const struct docx *docx, const struct docx_place *place, const struct aira_node *node)
{
    if (node->style == AIRA_STYLE_BODY && docx->mark == BULLETS)
        return "ListBullet";
    if (node->style == AIRA_STYLE_BODY && docx->mark >= FIRST_NUMBERED)
        return "ListNumber";
    if (node->style == AIRA_STYLE_SMALL && docx->mark == BULLETS)
        return "ListBulletSmall";
    if (node->style == AIRA_STYLE_SMALL && docx->mark >= FIRST_NUMBERED)
        return "ListNumberSmall";
    if (node->style == AIRA_STYLE_SMALL && place->head)
        return "TableHeading";
    return docx_style_of(node->style);
}

static void paragraph(struct docx *docx, const struct docx_place *place, const struct aira_node *node)
{
    struct docx_place inner = *place;
    const char *style = style_name(docx, place, node);

    if (strcmp(style, "TableHeading") == 0)
        inner.head = false; /* the style is bold */
    docx_begin(docx, place, style, docx_before(node), place->next,
               (node->keep & AIRA_KEEP_TOGETHER) != 0 || place->held, align_of(node, place));
    docx_spans(docx, node, &inner);
    docx_end(docx);
}

/* A heading of the contents has a bookmark of its own, as word processors give it. */
static void heading(struct docx *docx, const struct docx_place *place, const struct aira_node *node)
{
    static const char *const styles[] = {"Heading1", "Heading2", "Heading3", "Heading4"};
    int level = node->level < 1 ? 1 : node->level > 4 ? 4 : node->level;
    struct docx_place inner = *place;
    size_t number = docx->bookmark_at;
    bool listed = level <= 2;

    inner.head = false;
    docx_begin(docx, place, styles[level - 1], docx_before(node), true, true, align_of(node, place));
    if (listed) {
        number = docx->bookmark_at++;
        aira_buf_printf(docx->out, "<w:bookmarkStart w:id=\"%zu\" w:name=\"_Toc%09zu\"/>", number, ++docx->heading_at);
    }
    docx_spans(docx, node, &inner);
    if (listed)
        aira_buf_printf(docx->out, "<w:bookmarkEnd w:id=\"%zu\"/>", number);
    docx_end(docx);
}

/* ---- figures, rules ---- */

static bool is_caption(const struct aira_node *node)
{
    return node != NULL && node->kind == AIRA_NODE_PARAGRAPH && node->style == AIRA_STYLE_CAPTION &&
           html_has_words(node);
}

static void figure(struct docx *docx, const struct docx_place *place, const struct aira_node *node)
{
    const char *style = node->parent->kind == AIRA_NODE_CELL ? "TableFigure" : "Figure";

    docx_begin(docx, place, style, DOCX_FIGURE_BEFORE, place->next || is_caption(node->next), true,
               align_of(node, place));
    docx_figure(docx, node->figure, place->width);
    docx_end(docx);
}

static void image(struct docx *docx, const struct docx_place *place, const struct aira_node *node)
{
    docx_begin(docx, place, "Figure", DOCX_FIGURE_BEFORE, place->next, true, align_of(node, place));
    (void)docx_image(docx, node->image, place->width);
    docx_end(docx);
}

static void rule(struct docx *docx, const struct docx_place *place)
{
    docx_begin(docx, place, "Rule", DOCX_RULE_BEFORE, place->next, false, AIRA_LEFT);
    docx_end(docx);
}

/* ---- lists ---- */

static void list(struct docx *docx, const struct docx_place *place, const struct aira_node *node)
{
    double indent = node->level == 1 ? DOCX_NUMBER_INDENT : DOCX_BULLET_INDENT;
    int mark = node->level == 1 ? FIRST_NUMBERED + (int)docx->numbered++ : BULLETS;
    int level = place->levels < DOCX_LIST_LEVELS ? place->levels : DOCX_LIST_LEVELS - 1;
    struct docx_place inner = *place;

    inner.indent = indent * (level + 1);
    inner.width = place->width > 2 * indent ? place->width - indent : place->width;
    inner.levels++;
    for (const struct aira_node *child = node->first; child != NULL; child = child->next) {
        docx->mark = mark;
        docx->level = level;
        inner.next = place->held || (place->next && child->next == NULL);
        docx_node(docx, &inner, child);
        if (docx->mark != 0) {
            docx_begin(docx, &inner, "ListBullet", 0, false, false, AIRA_LEFT);
            docx_end(docx);
        }
    }
}

/* ---- what holds others ---- */

/* Whether what follows `node` in its parent is written: else `node` is the last. */
static bool is_last(const struct aira_node *node)
{
    for (const struct aira_node *next = node->next; next != NULL; next = next->next)
        if (html_is_written(next))
            return false;
    return true;
}

void docx_children(struct docx *docx, const struct docx_place *place, const struct aira_node *node)
{
    for (const struct aira_node *child = node->first; child != NULL; child = child->next) {
        struct docx_place inner = *place;

        inner.next = is_last(child) ? place->next : place->held;
        docx_node(docx, &inner, child);
    }
}

static void cover(struct docx *docx, const struct docx_place *place, const struct aira_node *node)
{
    if (docx->depth > 0 || docx->covered) {
        docx_children(docx, place, node);
        return;
    }
    docx_before_block(docx);
    if (docx->flow.any)
        docx_break_section(docx, false);
    docx->page_before = false;
    docx_children(docx, place, node);
    docx->covered = true;
}

static void kind_of(struct docx *docx, const struct docx_place *place, const struct aira_node *node)
{
    switch (node->kind) {
    case AIRA_NODE_HEADING:
        heading(docx, place, node);
        break;
    case AIRA_NODE_PARAGRAPH:
        paragraph(docx, place, node);
        break;
    case AIRA_NODE_FIGURE:
        figure(docx, place, node);
        break;
    case AIRA_NODE_IMAGE:
        image(docx, place, node);
        break;
    case AIRA_NODE_LIST:
        list(docx, place, node);
        break;
    case AIRA_NODE_TABLE:
        docx_table(docx, place, node);
        break;
    case AIRA_NODE_COLUMNS:
        docx_columns(docx, place, node);
        break;
    case AIRA_NODE_BOX:
        docx_box(docx, place, node);
        break;
    case AIRA_NODE_RULE:
        rule(docx, place);
        break;
    case AIRA_NODE_SPACE:
        break;
    case AIRA_NODE_DOCUMENT:
    case AIRA_NODE_SECTION:
    case AIRA_NODE_ITEM:
    case AIRA_NODE_ROW:
    case AIRA_NODE_CELL:
        docx_children(docx, place, node);
        break;
    }
}

void docx_node(struct docx *docx, const struct docx_place *place, const struct aira_node *node)
{
    struct docx_place inner = *place;

    if (node->kind == AIRA_NODE_SPACE)
        docx->flow.space += node->height > 0 ? node->height : 0;
    if (!html_is_written(node))
        return;
    inner.held = place->held || (node->keep & AIRA_KEEP_TOGETHER) != 0;
    inner.next = place->next || (node->keep & AIRA_KEEP_WITH_NEXT) != 0;
    docx->page_before = docx->page_before || (node->keep & AIRA_KEEP_PAGE_BEFORE) != 0;
    docx_anchor(docx, node);
    if ((node->keep & AIRA_KEEP_COVER) != 0)
        cover(docx, &inner, node);
    else
        kind_of(docx, &inner, node);
}
