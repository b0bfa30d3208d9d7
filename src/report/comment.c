/* The consultant's own texts at the heads of their sections. */
#include "markdown.h"

#include <string.h>

/* Columns of a terminal of a text that the summary has room for; two languages leave less. */
enum { SHORT_CELLS = 170, SHORT_CELLS_BOTH = 84 };

static const char whole_id[] = "comment-summary";

/* The text for language `place` of the report: the one in that language, else the one for all; NULL: none. */
static const struct aira_section_text *text_for(const struct report *report, const char *section, size_t place)
{
    const struct aira_section_text *found = NULL;
    for (size_t i = 0; i < report->assessment->text_count; i++) {
        const struct aira_section_text *text = &report->assessment->texts[i];
        if (strcmp(text->section, section) != 0) {
            continue;
        }
        if (strcmp(text->language, report->languages[place]) == 0) {
            return text;
        }
        if (text->language[0] == '\0') {
            found = text;
        }
    }
    return found;
}

/* The texts of a section that differ, in the order of the report's languages. */
static size_t texts_of(const struct aira_section_text **texts, const struct report *report, const char *section)
{
    size_t count = 0;
    for (size_t i = 0; i < report->language_count; i++) {
        const struct aira_section_text *text = text_for(report, section, i);
        if (text != NULL && (count == 0 || texts[0] != text)) {
            texts[count++] = text;
        }
    }
    return count;
}

/* A stored text was checked when it was stored; what another program put there is left as it is read so far. */
static void add_prose(struct report *report, struct aira_node *parent, const struct aira_section_text *text,
                      enum aira_style style)
{
    struct report_prose prose = {style, text->language[0] == '\0' ? NULL : text->language};
    struct aira_error err;
    if (parent != NULL && report_markdown(report, parent, &prose, "", text->text, &err) == AIRA_ENOMEM) {
        report->arena.failed = true;
    }
}

static struct aira_node *comment_box(struct report *report, struct aira_node *parent)
{
    struct aira_node *box = aira_node_add(report->document, parent, AIRA_NODE_BOX);
    struct aira_node *head = aira_node_add(report->document, box, AIRA_NODE_PARAGRAPH);
    if (head != NULL) {
        head->style = AIRA_STYLE_SMALL;
        head->keep |= AIRA_KEEP_WITH_NEXT;
        /* On one line, as a heading would be: room is scarce on the summary. */
        struct report_text title = report_say(report, "comment", "title", NULL);
        for (size_t i = 0; i < report->language_count; i++) {
            (void)aira_node_span(report->document, head, report->languages[i], i > 0 ? "  " : "", 0);
            (void)aira_node_span(report->document, head, report->languages[i], title.in[i],
                                 AIRA_SPAN_BOLD | (i > 0 ? AIRA_SPAN_MUTED : 0));
        }
    }
    return box;
}

/* Moves the last child of `section` behind its heading, or in front of all. */
static void move_to_head(struct aira_node *section)
{
    struct aira_node *moved = section->last, *before = section->first;
    if (before == moved) {
        return;
    }
    while (before->next != moved) {
        before = before->next;
    }
    before->next = NULL;
    section->last = before;
    if (section->first->kind == AIRA_NODE_HEADING) {
        moved->next = section->first->next;
        section->first->next = moved;
        if (section->last == section->first) {
            section->last = moved;
        }
    } else {
        moved->next = section->first;
        section->first = moved;
    }
}

void report_comment(struct report *report, struct aira_node *section, const char *id)
{
    const struct aira_section_text *texts[REPORT_LANGUAGES];
    size_t count = texts_of(texts, report, id);
    if (count == 0 || section == NULL) {
        return;
    }
    if (section->first == NULL) {
        (void)report_heading(report, section, 1, NULL, report_say(report, "comment", "title", NULL));
    }
    struct aira_node *box = comment_box(report, section);
    for (size_t i = 0; i < count; i++) {
        add_prose(report, box, texts[i], AIRA_STYLE_BODY);
    }
    if (box != NULL) {
        move_to_head(section);
    }
}

/* ---- on the summary ---- */

static size_t short_cells(const struct report *report)
{
    return report_is_both(report) ? SHORT_CELLS_BOTH : SHORT_CELLS;
}

/* The plain words of a text, blocks one after the other. */
static void add_plain(struct aira_buf *out, const struct aira_node *node)
{
    for (size_t i = 0; i < node->span_count; i++) {
        if (i == 0 && out->length > 0) {
            aira_buf_putc(out, ' ');
        }
        aira_buf_puts(out, node->spans[i].text);
    }
    for (const struct aira_node *child = node->first; child != NULL; child = child->next) {
        add_plain(out, child);
    }
}

/* Whether the summary holds all of it: one paragraph within its room. */
static bool is_short(struct report *report, const struct aira_node *prose, size_t cells)
{
    struct aira_buf plain;
    aira_buf_init(&plain);
    if (prose->first != NULL) {
        add_plain(&plain, prose->first);
    }
    bool fits = prose->first == NULL || (prose->first == prose->last && prose->first->kind == AIRA_NODE_PARAGRAPH &&
                                         aira_text_width(aira_buf_cstr(&plain)) <= cells);
    report->arena.failed = report->arena.failed || plain.failed;
    aira_buf_dispose(&plain);
    return fits;
}

/* The text as nodes that stand nowhere yet. */
static struct aira_node *loose_prose(struct report *report, const struct aira_section_text *text)
{
    struct aira_node *prose = aira_arena_alloc(&report->document->arena, sizeof *prose);
    if (prose != NULL) {
        prose->kind = AIRA_NODE_SECTION;
        add_prose(report, prose, text, AIRA_STYLE_SMALL);
    }
    return prose;
}

static bool all_short(struct report *report, const struct aira_section_text *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct aira_node *prose = loose_prose(report, texts[i]);
        if (prose != NULL && !is_short(report, prose, short_cells(report))) {
            return false;
        }
    }
    return true;
}

/* The start of a text, as plain words. */
static void add_start(struct report *report, struct aira_node *box, const struct aira_section_text *text, size_t cells)
{
    struct aira_node *prose = loose_prose(report, text);
    struct aira_buf plain;
    aira_buf_init(&plain);
    if (prose != NULL) {
        add_plain(&plain, prose);
    }
    report->arena.failed = report->arena.failed || plain.failed;
    struct report_text start = report_cut(report, report_name(report, aira_buf_cstr(&plain)), cells);
    aira_buf_dispose(&plain);
    (void)aira_node_text(report->document, box, AIRA_NODE_PARAGRAPH, AIRA_STYLE_SMALL,
                         text->language[0] == '\0' ? report_language_of(start.in[0]) : text->language, start.in[0]);
}

bool report_comment_short(struct report *report, struct aira_node *section)
{
    const struct aira_section_text *texts[REPORT_LANGUAGES];
    size_t count = texts_of(texts, report, "summary");
    if (count == 0) {
        return false;
    }
    struct aira_node *box = comment_box(report, section);
    bool whole = report->brief || all_short(report, texts, count);
    for (size_t i = 0; i < count && box != NULL; i++) {
        if (whole) {
            add_prose(report, box, texts[i], AIRA_STYLE_SMALL);
        } else {
            add_start(report, box, texts[i], short_cells(report));
        }
    }
    if (!whole && box != NULL) {
        struct aira_node *head = box->first;
        (void)aira_node_span(report->document, head, report->languages[0], " ", 0);
        struct aira_span *more = aira_node_span(report->document, head, report->languages[0],
                                                report_say(report, "comment", "more", NULL).in[0], AIRA_SPAN_MUTED);
        if (more != NULL) {
            more->link = whole_id;
        }
    }
    return true;
}

bool report_comment_whole(struct report *report, struct aira_node *parent)
{
    const struct aira_section_text *texts[REPORT_LANGUAGES];
    size_t count = texts_of(texts, report, "summary");
    if (report->brief || count == 0 || all_short(report, texts, count)) {
        return false;
    }
    struct aira_node *section = aira_node_add(report->document, parent, AIRA_NODE_SECTION);
    if (section == NULL) {
        return false;
    }
    section->keep |= AIRA_KEEP_PAGE_BEFORE;
    (void)report_heading(report, section, 1, whole_id, report_say(report, "comment", "whole", NULL));
    for (size_t i = 0; i < count; i++) {
        add_prose(report, section, texts[i], AIRA_STYLE_BODY);
    }
    return true;
}
