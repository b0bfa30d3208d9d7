#include "aira/base.h"

#include "text.h"

#include <stdlib.h>
#include <string.h>
#include <unilbrk.h>

void aira_text_breaks(unsigned char *breaks, const char *s, size_t length, const char *language)
{
    /* The encoding settles whether characters of ambiguous width, such as circled numbers, are Chinese ones. */
    const char *encoding = strcmp(language, "zh") == 0 ? "GBK" : "UTF-8";
    bool must = false; /* the library marks the character that ends a line, we the one behind it */

    if (length == 0)
        return;
    u8_possible_linebreaks((const uint8_t *)s, length, encoding, (char *)breaks);
    for (size_t i = 0; i < length; i++) {
        unsigned char found = breaks[i];
        bool inside = ((unsigned char)s[i] & 0xC0) == 0x80 || (i > 0 && s[i - 1] == '\r' && s[i] == '\n');

        if (must && !inside)
            breaks[i] = AIRA_BREAK_MUST;
        else
            breaks[i] = found == UC_BREAK_POSSIBLE ? AIRA_BREAK_MAY : AIRA_BREAK_NONE;
        must = found == UC_BREAK_MANDATORY || (must && inside);
    }
}

struct wrapper {
    struct aira_buf *out;
    size_t cells, indent;
    size_t used;    /* columns of the line being filled */
    bool first;     /* no line was begun yet */
    bool has_text;  /* the line holds something */
    size_t pending; /* spaces that only count when more text follows on the line */
};

static size_t room(const struct wrapper *w)
{
    size_t lead = w->first ? 0 : w->indent;

    return w->cells > lead ? w->cells - lead : 1;
}

static void end_line(struct wrapper *w)
{
    aira_buf_putc(w->out, '\n');
    w->used = 0;
    w->pending = 0;
    w->has_text = false;
    w->first = false;
}

static void add_spaces(struct aira_buf *out, size_t count)
{
    while (count-- > 0)
        aira_buf_putc(out, ' ');
}

static void put(struct wrapper *w, const char *s, size_t bytes, size_t width)
{
    if (!w->has_text && !w->first)
        add_spaces(w->out, w->indent);
    add_spaces(w->out, w->pending);
    aira_buf_add(w->out, s, bytes);
    w->used += w->pending + width;
    w->pending = 0;
    w->has_text = true;
}

/* The bytes of `word` that go on an empty line of `cells` columns; at least one character, however wide. */
static size_t share_of(const char *word, const char *end, size_t cells)
{
    size_t bytes = base_text_fit(word, end, cells);

    while (bytes == 0)
        bytes = base_text_fit(word, end, ++cells);
    return bytes;
}

/* Places a word; one that is wider than a line is broken between graphemes. */
static void place(struct wrapper *w, const char *word, const char *end)
{
    size_t width = base_text_width(word, end);

    if (w->has_text && w->used + w->pending + width > room(w))
        end_line(w);
    while (word < end) {
        size_t taken = w->used + w->pending;
        size_t left = room(w) > taken ? room(w) - taken : 0;
        size_t bytes = width <= left ? (size_t)(end - word) : share_of(word, end, left);
        size_t columns = width <= left ? width : base_text_width(word, word + bytes);

        if (taken + columns > room(w))
            w->pending = 0;
        put(w, word, bytes, columns);
        word += bytes;
        width -= columns;
        if (word < end)
            end_line(w);
    }
}

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

/* Takes up the bytes between two places where a line may end: a word with spaces and perhaps a line end behind it. */
static void take_segment(struct wrapper *w, const char *segment, size_t length)
{
    size_t bytes = length;
    size_t spaces = 0;

    for (; bytes > 0 && *segment == ' '; segment++, bytes--)
        w->pending++;
    while (bytes > 0 && is_line_end(segment[bytes - 1]))
        bytes--;
    while (bytes > 0 && segment[bytes - 1] == ' ') {
        bytes--;
        spaces++;
    }
    if (bytes > 0)
        place(w, segment, segment + bytes);
    w->pending += spaces;
}

void aira_text_wrap(struct aira_buf *out, const char *s, size_t cells, size_t indent)
{
    struct wrapper w = {.out = out, .cells = cells, .indent = indent, .first = true};
    size_t length = strlen(s);
    unsigned char *breaks = malloc(length + 1);
    size_t start = 0;

    if (breaks == NULL) {
        out->failed = true;
        return;
    }
    aira_text_breaks(breaks, s, length, "en");
    for (size_t i = 1; i <= length; i++) {
        if (i < length && breaks[i] == AIRA_BREAK_NONE)
            continue;
        take_segment(&w, s + start, i - start);
        if (i < length ? breaks[i] == AIRA_BREAK_MUST : is_line_end(s[i - 1]))
            end_line(&w);
        start = i;
    }
    free(breaks);
}
