/* The structure as objects of the file. */
#include "pdf_tag_file.h"

#include <string.h>

static const char *const tag_names[RENDER_TAGS] = {
    [RENDER_TAG_DOCUMENT] = "Document",
    [RENDER_TAG_SECT] = "Sect",
    [RENDER_TAG_H1] = "H1",
    [RENDER_TAG_H2] = "H2",
    [RENDER_TAG_H3] = "H3",
    [RENDER_TAG_H4] = "H4",
    [RENDER_TAG_H5] = "H5",
    [RENDER_TAG_H6] = "H6",
    [RENDER_TAG_P] = "P",
    [RENDER_TAG_CAPTION] = "Caption",
    [RENDER_TAG_L] = "L",
    [RENDER_TAG_LI] = "LI",
    [RENDER_TAG_LBL] = "Lbl",
    [RENDER_TAG_LBODY] = "LBody",
    [RENDER_TAG_TABLE] = "Table",
    [RENDER_TAG_TR] = "TR",
    [RENDER_TAG_TH] = "TH",
    [RENDER_TAG_TD] = "TD",
    [RENDER_TAG_FIGURE] = "Figure",
    [RENDER_TAG_SPAN] = "Span",
    [RENDER_TAG_LINK] = "Link",
};

struct writing {
    struct render_append append;
    const struct render_tags *tags;
    const struct render_numbers *numbers;
    struct aira_buf *out; /* the text of the objects */
    uint32_t attributes;  /* index of the first */
    uint32_t parents;     /* index of the parent tree */
};

/* ---- what is written ---- */

/* An element that nothing stands in is left out, but a table has all its cells. */
static bool stands_empty(enum render_tag tag)
{
    return tag == RENDER_TAG_DOCUMENT || tag == RENDER_TAG_TR || tag == RENDER_TAG_TH || tag == RENDER_TAG_TD;
}

static bool holds_content(const struct render_tags *tags, const struct render_element *element)
{
    for (uint32_t part = element->first; part != 0; part = tags->parts[part].next)
        if (tags->parts[part].kind != RENDER_PART_ELEMENT)
            return true;
    return false;
}

/* Gives a number to each element that is written, from `n` on, and returns the next.  What an element holds was made
 * after it. */
static uint32_t number_elements(struct render_tags *tags, const struct render_file *file, uint32_t n)
{
    for (size_t i = tags->element_count - 1; i > 0; i--) {
        struct render_element *element = &tags->elements[i];

        if (stands_empty(element->tag) || holds_content(tags, element))
            element->number = 1;
        if (element->number != 0)
            tags->elements[element->parent].number = 1;
    }
    for (size_t i = 1; i < tags->element_count; i++)
        if (tags->elements[i].number != 0)
            tags->elements[i].number = render_append_number(file, n++);
    return n;
}

/* ---- strings ---- */

static void add_byte(struct aira_buf *out, unsigned byte)
{
    if (byte == '(' || byte == ')' || byte == '\\')
        aira_buf_putc(out, '\\');
    if (byte == '\r')
        aira_buf_puts(out, "\\r");
    else
        aira_buf_putc(out, (char)byte);
}

static void add_unit(struct aira_buf *out, unsigned unit)
{
    add_byte(out, unit >> 8 & 0xFF);
    add_byte(out, unit & 0xFF);
}

static void add_character(struct aira_buf *out, uint32_t c)
{
    if (c < 0x10000) {
        add_unit(out, c);
        return;
    }
    add_unit(out, 0xD800 + ((c - 0x10000) >> 10));
    add_unit(out, 0xDC00 + ((c - 0x10000) & 0x3FF));
}

/* Says in a text string which language follows (ISO 32000-1, 7.9.2.2). */
static void add_language(struct aira_buf *out, const char *line)
{
    const char *stop = strchr(line, '\n');
    bool chinese = false;

    for (const char *end = stop == NULL ? line + strlen(line) : stop; line < end && !chinese;) {
        uint32_t c = 0;

        line += aira_utf8_next(&c, line, end);
        chinese = aira_utf8_is_chinese(c);
    }
    add_unit(out, 0x1B);
    for (const char *language = chinese ? "zhCN" : "en"; *language != '\0'; language++)
        add_unit(out, (unsigned char)*language);
    add_unit(out, 0x1B);
}

/* A text string; its second line is in another language than the first. */
static void add_text(struct aira_buf *out, const char *text)
{
    const char *end = text + strlen(text);

    aira_buf_puts(out, "(\xFE\xFF");
    while (text < end) {
        uint32_t c = 0;

        text += aira_utf8_next(&c, text, end);
        add_character(out, c);
        if (c == '\n')
            add_language(out, text);
    }
    aira_buf_putc(out, ')');
}

/* ---- elements ---- */

static void add_reference(struct writing *w, const char *before, uint32_t number)
{
    aira_buf_printf(w->out, "%s%u 0 R", before, number);
}

static void add_part(struct writing *w, const struct render_part *part, uint32_t page)
{
    uint32_t on = w->numbers->pages[part->page];

    if (part->kind == RENDER_PART_ELEMENT)
        add_reference(w, "", w->tags->elements[part->value].number);
    else if (part->kind == RENDER_PART_LINK)
        aira_buf_printf(w->out, "<</Type/OBJR/Pg %u 0 R/Obj %u 0 R>>", on, w->numbers->links[part->value]);
    else if (part->page == page)
        aira_buf_printf(w->out, "%u", part->value);
    else
        aira_buf_printf(w->out, "<</Type/MCR/Pg %u 0 R/MCID %u>>", on, part->value);
}

static bool is_written(const struct writing *w, const struct render_part *part)
{
    return part->kind != RENDER_PART_ELEMENT || w->tags->elements[part->value].number != 0;
}

/* What it holds, with the page that most of it stands on. */
static void add_parts(struct writing *w, const struct render_element *element)
{
    const struct render_part *parts = w->tags->parts;
    size_t count = 0, left = 0;
    uint32_t page = UINT32_MAX;

    for (uint32_t part = element->first; part != 0; part = parts[part].next) {
        count += is_written(w, &parts[part]) ? 1 : 0;
        if (page == UINT32_MAX && parts[part].kind == RENDER_PART_MARK)
            page = parts[part].page;
    }
    if (count == 0)
        return;
    if (page != UINT32_MAX)
        add_reference(w, "/Pg ", w->numbers->pages[page]);
    left = count;
    aira_buf_puts(w->out, count > 1 ? "/K[" : "/K ");
    for (uint32_t part = element->first; part != 0; part = parts[part].next) {
        if (!is_written(w, &parts[part]))
            continue;
        add_part(w, &parts[part], page);
        if (--left > 0)
            aira_buf_putc(w->out, ' ');
        else if (count > 1)
            aira_buf_putc(w->out, ']');
    }
}

static void add_figure(struct writing *w, const struct render_element *element)
{
    aira_buf_printf(w->out, "/A<</O/Layout/Placement/Block/BBox[%.2f %.2f %.2f %.2f]>>/Alt", element->box[0],
                    element->box[1], element->box[2], element->box[3]);
    add_text(w->out, render_tags_alternative(element->node));
}

static void add_element(struct writing *w, const struct render_element *element)
{
    render_append_object(&w->append);
    aira_buf_printf(w->out, "<</Type/StructElem/S/%s", tag_names[element->tag]);
    add_reference(w, "/P ",
                  element->parent == 0 ? w->numbers->file.replaced : w->tags->elements[element->parent].number);
    if (element->attribute != 0)
        add_reference(w, "/A ", render_append_number(&w->numbers->file, w->attributes + element->attribute - 1));
    if (element->language != NULL)
        aira_buf_printf(w->out, "/Lang(%s)", render_tags_language(element->language));
    if (element->tag == RENDER_TAG_FIGURE)
        add_figure(w, element);
    add_parts(w, element);
    aira_buf_puts(w->out, ">>\n");
}

/* ---- the root and what leads back ---- */

static void add_root(struct writing *w)
{
    render_append_object(&w->append);
    aira_buf_puts(w->out, "<</Type/StructTreeRoot");
    add_reference(w, "/K ", w->tags->elements[1].number);
    add_reference(w, "/ParentTree ", render_append_number(&w->numbers->file, w->parents));
    aira_buf_printf(w->out, "/ParentTreeNextKey %zu>>\n", w->numbers->page_count + w->tags->link_count);
}

/* Whose each mark of each page is, and each annotation. */
static void add_parents(struct writing *w)
{
    const struct render_tags *tags = w->tags;
    size_t mark = 0;

    render_append_object(&w->append);
    aira_buf_puts(w->out, "<</Nums[");
    for (size_t page = 0; page < w->numbers->page_count; page++) {
        aira_buf_printf(w->out, "%zu[", page);
        for (; mark < tags->mark_count && tags->marks[mark].page == page; mark++)
            add_reference(w, " ", tags->elements[tags->marks[mark].element].number);
        aira_buf_puts(w->out, "]\n");
    }
    for (size_t i = 0; i < tags->link_count; i++) {
        aira_buf_printf(w->out, "%zu ", w->numbers->page_count + i);
        add_reference(w, "", tags->elements[tags->links[i].element].number);
        aira_buf_putc(w->out, '\n');
    }
    aira_buf_puts(w->out, "]>>\n");
}

static int write_objects(struct writing *w, uint32_t total, struct aira_error *err)
{
    const struct render_tags *tags = w->tags;
    int rc = render_append_begin(&w->append, &w->numbers->file, total, err);

    if (rc == 0) {
        w->out = &w->append.text;
        add_root(w);
        for (size_t i = 0; i < tags->attribute_count; i++) {
            render_append_object(&w->append);
            aira_buf_printf(w->out, "%s\n", tags->attributes[i]);
        }
        add_parents(w);
        for (size_t i = 1; i < tags->element_count; i++)
            if (tags->elements[i].number != 0)
                add_element(w, &tags->elements[i]);
        rc = render_append_end(&w->append, err);
    }
    render_append_dispose(&w->append);
    return rc;
}

int render_tags_write(struct aira_buf *file, size_t start, struct render_tags *tags, struct aira_error *err)
{
    struct render_numbers numbers;
    struct writing w = {.tags = tags, .numbers = &numbers, .attributes = 1};
    int rc = tags->failed ? aira_error_nomem(err) : 0;

    if (rc != 0)
        return rc;
    rc = render_numbers_read(&numbers, file, start, tags, err);
    w.parents = w.attributes + (uint32_t)tags->attribute_count;
    if (rc == 0)
        rc = write_objects(&w, number_elements(tags, &numbers.file, w.parents + 1), err);
    render_numbers_dispose(&numbers);
    return rc;
}
