/* Reads the part of Markdown that a consultant's text may use.  What it does not know it refuses, so that no mark of a
 * heading or link ends up in front of a client.
 *
 * Blocks are parted by blank lines: a paragraph, or a list of items that begin with "- " or "1. ".  Lines of a block
 * are joined by a space, between Chinese characters by nothing. */
#include "markdown.h"

#include <string.h>

enum { LINE_MOST = 1000000 };

enum line_kind { LINE_BLANK, LINE_TEXT, LINE_BULLET, LINE_NUMBER };

struct line {
    enum line_kind kind;
    const char *text; /* behind the mark, without blanks at its ends */
    size_t length;
    int number; /* of LINE_NUMBER */
};

struct reader {
    struct aira_document *document; /* NULL: only checks */
    struct aira_node *parent;
    const struct report_prose *prose;
    const char *file;
    const char *at;
    int line;              /* the number of the line that was read last */
    struct aira_buf block; /* the lines of the paragraph or item being read, each ended by '\n' */
    int block_line;        /* the number of its first line */
    struct aira_node *list;
    enum line_kind block_kind, list_kind;
    int items; /* of the list */
    struct aira_error *err;
};

static int refuse(const struct reader *r, int line, const char *what, const char *cure)
{
    return aira_error_at(r->err, AIRA_EINPUT, r->file, line, "%s %s", aira_say(what), aira_say(cure));
}

/* ---- lines ---- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Whether the line is made of `marks` alone, at least three bytes of them. */
static bool is_made_of(const struct line *line, const char *marks)
{
    size_t count = 0;
    for (size_t i = 0; i < line->length; i++) {
        if (strchr(marks, line->text[i]) == NULL) {
            return false;
        }
        count += is_blank(line->text[i]) ? 0 : 1;
    }
    return count >= 3;
}

static int refuse_block(const struct reader *r, const struct line *line)
{
    static const char list_cure[] = AIRA_SENTENCE("Begin an item with \"- \" or \"1. \".");
    size_t marks = 0;
    char first = line->length > 0 ? line->text[0] : '\0';
    char second = line->length > 1 ? line->text[1] : ' ';
    while (marks < line->length && line->text[marks] == '#') {
        marks++;
    }
    if (marks > 0 && marks <= 6 && (marks == line->length || is_blank(line->text[marks]))) {
        return refuse(r, r->line, AIRA_SENTENCE("A heading cannot stand here."),
                      AIRA_SENTENCE("The report sets one; write a paragraph."));
    }
    if (first == '|' || (is_made_of(line, "|-: ") && memchr(line->text, '|', line->length) != NULL)) {
        return refuse(r, r->line, AIRA_SENTENCE("A table cannot stand here."), AIRA_SENTENCE("Write a list."));
    }
    if (is_made_of(line, "- ") || is_made_of(line, "= ") || is_made_of(line, "* ") || is_made_of(line, "_ ")) {
        return refuse(r, r->line, AIRA_SENTENCE("A line across the text, or under a heading, cannot stand here."),
                      AIRA_SENTENCE("Take it out."));
    }
    if ((first == '*' || first == '+') && is_blank(second)) {
        return refuse(r, r->line, AIRA_SENTENCE("Lists are written with other marks."), list_cure);
    }
    if (line->length >= 3 && memcmp(line->text, "~~~", 3) == 0) {
        return refuse(r, r->line, AIRA_SENTENCE("Code cannot stand here."), AIRA_SENTENCE("Write plain text."));
    }
    if (first == '>') {
        return refuse(r, r->line, AIRA_SENTENCE("A quotation cannot stand here."),
                      AIRA_SENTENCE("Write a paragraph, or \\> for the sign."));
    }
    for (marks = 0; marks < line->length && is_digit(line->text[marks]);) {
        marks++;
    }
    if (marks > 0 && marks + 1 < line->length && line->text[marks] == ')' && is_blank(line->text[marks + 1])) {
        return refuse(r, r->line, AIRA_SENTENCE("Lists are written with other marks."), list_cure);
    }
    return 0;
}

static void take_mark(struct line *line)
{
    size_t digits = 0;
    if (line->length >= 2 && line->text[0] == '-' && is_blank(line->text[1])) {
        line->kind = LINE_BULLET;
        line->text += 1;
        line->length -= 1;
        return;
    }
    line->number = 0;
    while (digits < line->length && is_digit(line->text[digits]) && line->number < LINE_MOST) {
        line->number = 10 * line->number + (line->text[digits++] - '0');
    }
    if (digits > 0 && digits + 1 < line->length && line->text[digits] == '.' && is_blank(line->text[digits + 1])) {
        line->kind = LINE_NUMBER;
        line->text += digits + 1;
        line->length -= digits + 1;
    }
}

static void trim(struct line *line)
{
    while (line->length > 0 && is_blank(line->text[0])) {
        line->text++;
        line->length--;
    }
    while (line->length > 0 && is_blank(line->text[line->length - 1])) {
        line->length--;
    }
}

/* The next line; 1: none. */
static int read_line(struct reader *r, struct line *line)
{
    if (*r->at == '\0') {
        return 1;
    }
    size_t length = strcspn(r->at, "\n");
    bool indented = is_blank(r->at[0]);
    *line = (struct line){LINE_TEXT, r->at, length, 0};
    r->at += length + (r->at[length] == '\n' ? 1 : 0);
    r->line++;
    trim(line);
    if (line->length == 0) {
        line->kind = LINE_BLANK;
        return 0;
    }
    int rc = refuse_block(r, line);
    if (rc < 0) {
        return rc;
    }
    take_mark(line);
    bool nested = line->kind != LINE_TEXT && indented;
    trim(line);
    if (line->kind != LINE_TEXT && !nested) {
        struct line inner = {LINE_TEXT, line->text, line->length, 0};
        rc = refuse_block(r, &inner);
        take_mark(&inner);
        nested = inner.kind != LINE_TEXT;
    }
    if (rc == 0 && nested) {
        return refuse(r, r->line, AIRA_SENTENCE("A list within a list cannot stand here."),
                      AIRA_SENTENCE("Begin the item at the line's start."));
    }
    return rc;
}

/* ---- words ---- */

/* The character that ends before `end`; a blank when none does. */
static uint32_t last_before(const char *start, const char *end)
{
    const char *at = end;
    uint32_t c = ' ';
    while (at > start && ((unsigned char)*--at & 0xC0) == 0x80) {
        continue;
    }
    if (at < end) {
        (void)aira_utf8_next(&c, at, end);
    }
    return c;
}

/* What is looked at within a block. */
struct words {
    struct reader *r;
    struct aira_node *node;
    struct aira_buf run; /* text of one look */
    const char *language;
    size_t stars;     /* of the emphasis that is open: 1 or 2; 0: none */
    int line, opened; /* the line at hand; where the emphasis was opened */
    const char *end;
};

static void end_run(struct words *w)
{
    struct aira_span *span = NULL;
    if (w->run.length > 0 && w->node != NULL) {
        span = aira_node_span(w->r->document, w->node, w->language, aira_buf_cstr(&w->run),
                              w->stars > 0 ? AIRA_SPAN_BOLD : 0);
    }
    if (span != NULL && w->stars == 2) {
        span->colour = AIRA_COLOUR_ACCENT;
    }
    w->r->block.failed = w->r->block.failed || w->run.failed;
    aira_buf_clear(&w->run);
}

static bool is_space_at(const struct words *w, const char *at)
{
    return at >= w->end || *at == ' ' || *at == '\t' || *at == '\n';
}

/* `count` stars at `at`, which open or close emphasis; stars between blanks are stars. */
static int take_stars(struct words *w, const char *at, size_t count)
{
    bool blank_before = at == w->r->block.data || is_space_at(w, at - 1);
    bool blank_after = is_space_at(w, at + count);
    if (blank_before && blank_after) {
        aira_buf_add(&w->run, at, count);
        return 0;
    }
    if (count > 2) {
        return refuse(w->r, w->line, AIRA_SENTENCE("More than two stars in a row mean nothing here."),
                      AIRA_SENTENCE("Write *so* or **so**, or \\* for a star."));
    }
    if (w->stars == 0) {
        if (blank_after) {
            return refuse(w->r, w->line, AIRA_SENTENCE("A star ends an emphasis that nothing began."),
                          AIRA_SENTENCE("Write *so* or **so**, or \\* for a star."));
        }
        end_run(w);
        w->stars = count;
        w->opened = w->line;
        return 0;
    }
    if (count != w->stars || blank_before) {
        return refuse(w->r, w->line, AIRA_SENTENCE("An emphasis within another, or not ended, cannot stand here."),
                      AIRA_SENTENCE("End it with as many stars as began it, right behind the word."));
    }
    end_run(w);
    w->stars = 0;
    return 0;
}

/* A line break at `at`: a blank, between Chinese characters nothing, whatever emphasis begins or ends there. */
static void take_break(struct words *w, const char *at)
{
    const char *start = w->r->block.data, *before = at, *next = at + 1;
    uint32_t c = 0;
    w->line++;
    if (next >= w->end) {
        return;
    }
    while (before > start && before[-1] == '*') {
        before--;
    }
    while (next < w->end && *next == '*') {
        next++;
    }
    if (next < w->end) {
        (void)aira_utf8_next(&c, next, w->end);
    }
    if (!aira_utf8_is_chinese(last_before(start, before)) || !aira_utf8_is_chinese(c)) {
        aira_buf_putc(&w->run, ' ');
    }
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Whether "](" or "][" or "]:" follows the bracket on its line. */
static bool is_link(const struct words *w, const char *at)
{
    for (; at < w->end && *at != '\n'; at++) {
        if (at[0] == ']' && at + 1 < w->end && strchr("([:", at[1]) != NULL) {
            return true;
        }
    }
    return false;
}

static int refuse_inline(const struct words *w, const char *at)
{
    char next = at + 1 < w->end ? at[1] : ' ';
    if (*at == '<' && (is_letter(next) || strchr("/!?", next) != NULL)) {
        return refuse(w->r, w->line, AIRA_SENTENCE("HTML and links in angle brackets cannot stand here."),
                      AIRA_SENTENCE("Write plain text, or \\< for the sign."));
    }
    if (*at == '[' && is_link(w, at)) {
        return refuse(w->r, w->line, AIRA_SENTENCE("A link or picture cannot stand here."),
                      AIRA_SENTENCE("Write the address as text, or \\[ for the bracket."));
    }
    if (*at == '`') {
        return refuse(w->r, w->line, AIRA_SENTENCE("Code cannot stand here."),
                      AIRA_SENTENCE("Write plain text, or \\` for the sign."));
    }
    return 0;
}

static bool is_escape(const struct words *w, const char *at)
{
    return *at == '\\' && at + 1 < w->end && at[1] > ' ' && at[1] < 0x7F && !is_letter(at[1]) && !is_digit(at[1]);
}

static int take_words(struct words *w)
{
    const char *at = aira_buf_cstr(&w->r->block);
    int rc = 0;
    while (rc == 0 && at < w->end) {
        size_t stars = 0;
        while (at + stars < w->end && at[stars] == '*') {
            stars++;
        }
        if (stars > 0) {
            rc = take_stars(w, at, stars);
            at += stars;
        } else if (is_escape(w, at)) {
            aira_buf_putc(&w->run, at[1]);
            at += 2;
        } else if (*at == '\n') {
            take_break(w, at++);
        } else {
            rc = refuse_inline(w, at);
            aira_buf_putc(&w->run, *at++);
        }
    }
    if (rc == 0 && w->stars > 0) {
        rc = refuse(w->r, w->opened, AIRA_SENTENCE("An emphasis is begun and not ended."),
                    AIRA_SENTENCE("End it, or write \\* for a star."));
    }
    end_run(w);
    return rc;
}

/* ---- blocks ---- */

static struct aira_node *paragraph_node(struct reader *r)
{
    struct aira_node *parent = r->parent;
    if (r->block_kind != LINE_TEXT) {
        parent = aira_node_add(r->document, r->list, AIRA_NODE_ITEM);
    }
    struct aira_node *node = aira_node_add(r->document, parent, AIRA_NODE_PARAGRAPH);
    if (node != NULL) {
        node->style = r->prose->style;
    }
    return node;
}

/* Ends the paragraph or item at hand. */
static int end_block(struct reader *r)
{
    if (r->block.failed) {
        return aira_error_nomem(r->err);
    }
    if (r->block.length == 0) {
        return 0;
    }
    struct words words = {.r = r, .line = r->block_line, .end = r->block.data + r->block.length};
    words.node = paragraph_node(r);
    words.language = r->prose->language != NULL ? r->prose->language : report_language_of(r->block.data);
    aira_buf_init(&words.run);
    int rc = take_words(&words);
    aira_buf_dispose(&words.run);
    if (r->block.failed) {
        return aira_error_nomem(r->err);
    }
    aira_buf_clear(&r->block);
    return rc;
}

/* A new list, or the next item of the one at hand. */
static int begin_item(struct reader *r, const struct line *line)
{
    if (r->list_kind != line->kind) {
        r->list = aira_node_add(r->document, r->parent, AIRA_NODE_LIST);
        r->list_kind = line->kind;
        r->items = 0;
        if (r->list != NULL) {
            r->list->level = line->kind == LINE_NUMBER ? 1 : 0;
        }
    }
    r->items++;
    if (line->kind == LINE_NUMBER && line->number != r->items && line->number != 1) {
        return refuse(r, r->line, AIRA_SENTENCE("The numbers of a list do not go on as 1., 2., 3."),
                      AIRA_SENTENCE("Number it so, or each item 1."));
    }
    return 0;
}

static int take_line(struct reader *r, const struct line *line)
{
    int rc = 0;
    if (line->kind == LINE_BLANK) {
        return end_block(r);
    }
    if (line->kind != LINE_TEXT || r->block.length == 0) {
        rc = end_block(r);
        r->block_kind = line->kind;
        r->block_line = r->line;
    }
    if (rc == 0 && line->kind != LINE_TEXT) {
        rc = begin_item(r, line);
    } else if (r->block_kind == LINE_TEXT) {
        r->list_kind = LINE_TEXT;
    }
    aira_buf_add(&r->block, line->text, line->length);
    aira_buf_putc(&r->block, '\n');
    return rc;
}

static int check_bytes(const char *file, const char *text, size_t length, struct aira_error *err)
{
    size_t bad = 0;
    int line = 1;
    bool valid = memchr(text, '\0', length) == NULL && aira_utf8_valid(text, length, &bad);
    if (length > AIRA_MAX_NOTE) {
        return aira_error_at(err, AIRA_EINPUT, file, 0, "The text is longer than %d bytes. Shorten it.", AIRA_MAX_NOTE);
    }
    if (valid && aira_text_is_clean(text)) {
        return 0;
    }
    /* The line is the first whose own bytes are not clean. */
    for (const char *at = text; valid && *at != '\0'; line++) {
        size_t part = strcspn(at, "\n");
        struct aira_buf one;
        aira_buf_init(&one);
        aira_buf_add(&one, at, part);
        bool clean = aira_text_is_clean(aira_buf_cstr(&one));
        aira_buf_dispose(&one);
        if (!clean) {
            break;
        }
        at += part + (at[part] == '\n' ? 1 : 0);
    }
    for (size_t i = 0; !valid && i < bad; i++) {
        line += text[i] == '\n' ? 1 : 0;
    }
    return aira_error_at(err, AIRA_EINPUT, file, line,
                         "The text is not UTF-8 or holds control characters. Save it as UTF-8 and take them out.");
}

int report_markdown(struct report *report, struct aira_node *parent, const struct report_prose *prose, const char *file,
                    const char *text, struct aira_error *err)
{
    struct reader r = {
        .document = parent == NULL ? NULL : report->document,
        .parent = parent,
        .prose = prose,
        .file = file,
        .at = text,
        .list_kind = LINE_TEXT,
        .err = err,
    };
    struct line line;
    int rc = 0;
    aira_buf_init(&r.block);
    while (rc == 0) {
        rc = read_line(&r, &line);
        if (rc == 0) {
            rc = take_line(&r, &line);
        }
    }
    if (rc > 0) {
        rc = end_block(&r);
    }
    aira_buf_dispose(&r.block);
    return rc;
}

int aira_report_check_text(const char *file, const char *text, size_t length, struct aira_error *err)
{
    const struct report_prose prose = {AIRA_STYLE_BODY, "en"};
    int rc = check_bytes(file, text, length, err);
    if (rc == 0 && text[strspn(text, " \t\n")] == '\0') {
        rc = aira_error_at(err, AIRA_EINPUT, file, 0, "There is no text. Write one, or remove it with --remove.");
    }
    return rc == 0 ? report_markdown(NULL, NULL, &prose, file, text, err) : rc;
}
