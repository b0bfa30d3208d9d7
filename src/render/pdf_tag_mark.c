/* Marked content in the stream of a page.  libharu has no call for it: operators go into its stream as they are. */
#include "pdf_tag.h"

#include <stdio.h>
#include <string.h>

#include <hpdf_pages.h>

/* Artifacts stand in `open` beside elements. */
enum { ARTIFACTS = 4 };
static const uint32_t first_artifact = UINT32_MAX - ARTIFACTS + 1;
enum artifact { GROUND, REPEATED, HEADER, FOOTER };

static const char *const artifacts[ARTIFACTS] = {
    [GROUND] = "/Artifact<</Type/Layout>>BDC\n",
    [REPEATED] = "/Artifact<</Type/Pagination>>BDC\n",
    [HEADER] = "/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n",
    [FOOTER] = "/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\n",
};

static uint32_t artifact(enum artifact kind)
{
    return first_artifact + (uint32_t)kind;
}

static void write_raw(const struct render_marks *marks, const char *operators)
{
    HPDF_PageAttr attributes = marks->page->attr;

    (void)HPDF_Stream_WriteStr(attributes->stream, operators);
}

/* ---- what is open ---- */

static void set_text(struct render_marks *marks, bool text)
{
    if (marks->text == text)
        return;
    (void)(text ? HPDF_Page_BeginText(marks->page) : HPDF_Page_EndText(marks->page));
    marks->text = text;
    marks->texts += text ? 1 : 0;
}

static void close_mark(struct render_marks *marks)
{
    if (marks->open == 0)
        return;
    if (!marks->inside)
        set_text(marks, false);
    write_raw(marks, "EMC\n");
    marks->open = 0;
}

static void note_mark(struct render_marks *marks, uint32_t element)
{
    struct render_tags *tags = marks->tags;

    if (tags->failed || aira_grow(&tags->marks, &tags->mark_capacity, tags->mark_count + 1, sizeof *tags->marks) != 0) {
        tags->failed = true;
        return;
    }
    tags->marks[tags->mark_count++] = (struct render_owner){marks->number, element};
    render_tags_part(tags, element, RENDER_PART_MARK, marks->next++, marks->number);
}

static void write_mark(struct render_marks *marks, uint32_t what)
{
    static const char *const names[RENDER_TAGS] = {
        [RENDER_TAG_FIGURE] = "Figure", [RENDER_TAG_SPAN] = "Span", [RENDER_TAG_LINK] = "Link",
        [RENDER_TAG_LBL] = "Lbl",       [RENDER_TAG_TH] = "TH",     [RENDER_TAG_TD] = "TD"};
    char operators[64];

    if (what >= first_artifact) {
        write_raw(marks, artifacts[what - first_artifact]);
    } else {
        const char *name = names[marks->tags->elements[what].tag];

        snprintf(operators, sizeof operators, "/%s<</MCID %u>>BDC\n", name == NULL ? "P" : name, marks->next);
        write_raw(marks, operators);
        note_mark(marks, what);
    }
    marks->open = what;
}

/* Marks and text objects are nested properly: what holds text alone is marked inside of the text object, so that one
 * text object does for many marks; what holds drawing too is marked outside. */
static void turn_to(struct render_marks *marks, uint32_t what, bool text)
{
    bool outside = !text;

    if (what == marks->open && (!marks->inside || text)) {
        set_text(marks, text);
        return;
    }
    close_mark(marks);
    if (what < first_artifact && marks->tags->elements[what].tag == RENDER_TAG_FIGURE)
        outside = true;
    set_text(marks, !outside);
    write_mark(marks, what);
    marks->inside = !outside;
    set_text(marks, text);
}

/* ---- whose it is ---- */

static uint32_t artifact_of(const struct render_marks *marks, enum render_purpose purpose, double y)
{
    if (purpose == RENDER_FURNITURE)
        return artifact(y < marks->height / 2 ? HEADER : FOOTER);
    return artifact(purpose == RENDER_REPEAT ? REPEATED : GROUND);
}

static uint32_t owner_of(const struct render_marks *marks, enum render_purpose purpose, const struct render_item *item,
                         double y)
{
    uint32_t element = purpose == RENDER_CONTENT ? render_tags_find(marks->tags, item->node) : 0;

    return element != 0 ? element : artifact_of(marks, purpose, y);
}

static const char *effective_language(const struct render_tags *tags, const struct render_element *element)
{
    return element->language != NULL ? element->language : tags->document->language;
}

static bool is_same(const char *a, const char *z)
{
    return a == z || (a != NULL && z != NULL && strcmp(a, z) == 0);
}

/* Whether what is open is the element or words within it, of that link or of none. */
static bool is_open_in(const struct render_marks *marks, uint32_t element, const char *link)
{
    const struct render_element *open = NULL;

    if (marks->open == 0 || marks->open >= first_artifact)
        return false;
    open = &marks->tags->elements[marks->open];
    return (marks->open == element || open->parent == element) && is_same(open->link, link);
}

/* Whether a run has letters, and whether Chinese ones. */
static bool has_letters(bool *chinese, const struct render_run *run)
{
    bool letters = false;

    *chinese = false;
    for (size_t i = 0; i < run->count && !*chinese; i++) {
        letters = letters || render_tags_is_letter(run->letters[i].glyph.character);
        *chinese = aira_utf8_is_chinese(run->letters[i].glyph.character);
    }
    return letters || *chinese;
}

/* The words before, when the new ones go on with them; else new ones. */
static uint32_t join_words(struct render_tags *tags, uint32_t element, const struct aira_node *node, uint16_t index,
                           const char *language, const char *link)
{
    const struct render_element *owner = &tags->elements[element];
    const struct render_part *last = &tags->parts[owner->last];
    uint32_t words = 0;

    if (owner->last != 0 && last->kind == RENDER_PART_ELEMENT) {
        struct render_element *before = &tags->elements[last->value];

        if (is_same(before->link, link) && is_same(before->language, language)) {
            before->end = (uint16_t)(index + 1);
            return last->value;
        }
    }
    words = render_tags_add(tags, element, link != NULL ? RENDER_TAG_LINK : RENDER_TAG_SPAN, node);
    if (words == 0)
        return element;
    tags->elements[words].language = language;
    tags->elements[words].link = link;
    tags->elements[words].span = index;
    tags->elements[words].end = (uint16_t)(index + 1);
    return words;
}

/* The element for a run within its paragraph's: its own for a link and for another language.  What is of no language
 * goes with the words before it. */
static uint32_t words_of(struct render_marks *marks, uint32_t element, const struct aira_node *node,
                         const struct render_run *run, bool leads)
{
    struct render_tags *tags = marks->tags;
    const struct aira_span *span = &node->spans[run->letters->span];
    const char *own = effective_language(tags, &tags->elements[element]), *link = leads ? span->link : NULL;
    bool chinese = false, letters = has_letters(&chinese, run);
    const char *language = chinese ? "zh" : render_tags_spoken(span);
    bool foreign = letters && strcmp(render_tags_language(language), render_tags_language(own)) != 0;

    if (!letters && is_open_in(marks, element, link))
        return marks->open;
    if (link == NULL && !foreign)
        return element;
    return join_words(tags, element, node, run->letters->span, foreign ? language : NULL, link);
}

static bool has_words(const struct aira_node *node)
{
    return node->kind == AIRA_NODE_HEADING || node->kind == AIRA_NODE_PARAGRAPH;
}

void render_marks_begin(struct render_marks *marks, struct render_tags *tags, HPDF_Page page, uint32_t number,
                        double height)
{
    *marks = (struct render_marks){.tags = tags, .page = page, .height = height, .number = number};
    (void)HPDF_Dict_AddNumber(page, "StructParents", (HPDF_INT32)number);
    (void)HPDF_Dict_AddName(page, "Tabs", "S");
}

void render_marks_text(struct render_marks *marks, enum render_purpose purpose, const struct render_item *item,
                       double y, const struct render_run *run, bool leads)
{
    uint32_t owner = owner_of(marks, purpose, item, y);

    if (owner < first_artifact && has_words(item->node))
        owner = words_of(marks, owner, item->node, run, leads);
    turn_to(marks, owner, true);
}

void render_marks_shape(struct render_marks *marks, enum render_purpose purpose, const struct render_item *item,
                        double y)
{
    turn_to(marks, owner_of(marks, purpose, item, y), false);
}

void render_marks_figure(struct render_marks *marks, const struct render_item *item, double x, double y)
{
    uint32_t element = render_tags_find(marks->tags, item->node);
    double *box;

    if (element == 0)
        return;
    box = marks->tags->elements[element].box;
    box[0] = x;
    box[1] = marks->height - y - item->y2;
    box[2] = x + item->x2;
    box[3] = marks->height - y;
}

void render_marks_end(struct render_marks *marks)
{
    close_mark(marks);
    set_text(marks, false);
}

/* ---- links ---- */

static uint32_t link_of(const struct render_marks *marks, const struct render_item *item)
{
    const struct render_tags *tags = marks->tags;
    uint32_t element = render_tags_find(tags, item->node);

    for (uint32_t part = tags->elements[element].first; part != 0; part = tags->parts[part].next) {
        const struct render_element *words = &tags->elements[tags->parts[part].value];

        if (tags->parts[part].kind == RENDER_PART_ELEMENT && words->tag == RENDER_TAG_LINK &&
            words->span <= item->span && item->span < words->end)
            return tags->parts[part].value;
    }
    return 0;
}

bool render_marks_has_link(const struct render_marks *marks, const struct render_item *item)
{
    return link_of(marks, item) != 0;
}

/* Appends the words of the link, also those on lines to come. */
static void add_words(struct aira_buf *words, const struct render_element *link)
{
    const struct aira_span *spans = link->node->spans, *first = &spans[link->span];

    for (size_t i = link->span; i < link->node->span_count; i++) {
        if (!is_same(spans[i].link, link->link) || !is_same(spans[i].language, first->language))
            break;
        aira_buf_puts(words, spans[i].text);
    }
}

void render_marks_link(struct render_marks *marks, const struct render_item *item, HPDF_Annotation annotation,
                       HPDF_Encoder encoder, struct aira_buf *words)
{
    struct render_tags *tags = marks->tags;
    uint32_t element = link_of(marks, item);
    HPDF_String contents = NULL;

    if (element == 0 || tags->failed ||
        aira_grow(&tags->links, &tags->link_capacity, tags->link_count + 1, sizeof *tags->links) != 0) {
        tags->failed = true;
        return;
    }
    aira_buf_clear(words);
    add_words(words, &tags->elements[element]);
    contents = HPDF_String_New(annotation->mmgr, aira_buf_cstr(words), encoder);
    if (contents != NULL)
        (void)HPDF_Dict_Add(annotation, "Contents", contents);
    (void)HPDF_Dict_AddNumber(annotation, "StructParent", (HPDF_INT32)(tags->page_count + tags->link_count));
    render_tags_part(tags, element, RENDER_PART_LINK, (uint32_t)tags->link_count, marks->number);
    tags->links[tags->link_count++] = (struct render_owner){marks->number, element};
}
