/* Paragraphs: characters to letters with faces and widths, letters to lines, lines to strips. */
#include "galley.h"

#include <string.h>

/* A sliver between Chinese and Latin, small enough that text extraction takes it for no space. */
static const double sliver = 0.09;

struct range {
    size_t first, end; /* letters that show */
    double width;      /* per size 1 */
};

/* ---- how text is set ---- */

static struct type heading_type(int level)
{
    static const struct type types[] = {
        {16, 22, 20, 8, true, AIRA_COLOUR_INK},
        {12, 17, 14, 5, true, AIRA_COLOUR_INK},
        {9.5, 14, 9, 3, true, AIRA_COLOUR_INK},
        {8, 11, 7, 2, true, AIRA_COLOUR_INK},
    };

    return types[level < 1 ? 0 : level > 4 ? 3 : level - 1];
}

struct type render_type_of(const struct aira_node *node)
{
    static const struct type types[] = {
        [AIRA_STYLE_BODY] = {9.5, 14, 0, 6, false, AIRA_COLOUR_INK},
        [AIRA_STYLE_SMALL] = {8, 11, 0, 3, false, AIRA_COLOUR_INK},
        [AIRA_STYLE_LEAD] = {12, 17, 0, 8, false, AIRA_COLOUR_INK},
        [AIRA_STYLE_TITLE] = {24, 30, 0, 10, true, AIRA_COLOUR_INK},
        [AIRA_STYLE_SUBTITLE] = {16, 22, 0, 8, false, AIRA_COLOUR_INK},
        [AIRA_STYLE_FIGURE] = {24, 28, 0, 2, true, AIRA_COLOUR_INK},
        [AIRA_STYLE_LABEL] = {8, 11, 0, 2, false, AIRA_COLOUR_GREY},
        [AIRA_STYLE_CAPTION] = {8, 11, 0, 8, false, AIRA_COLOUR_GREY},
    };
    size_t style = (size_t)node->style;

    if (node->kind == AIRA_NODE_HEADING)
        return heading_type(node->level);
    return types[style < sizeof types / sizeof *types ? style : AIRA_STYLE_BODY];
}

/* Letters of both scripts reach about three quarters of the size up: that stands in the middle of the line. */
double render_baseline_of(const struct type *type)
{
    return type->leading / 2 + 0.37 * type->size;
}

/* ---- letters ---- */

static bool is_bold(const struct aira_span *span, const struct type *type)
{
    return type->bold || (span->flags & AIRA_SPAN_BOLD) != 0;
}

/* A line that begins anew may be of another language, which breaks by its own rules. */
static size_t end_of_part(const struct aira_span *spans, size_t count, size_t first)
{
    size_t end = first + 1;

    while (end < count && (spans[end].flags & AIRA_SPAN_BREAK) == 0)
        end++;
    return end;
}

static void join_spans(struct builder *b, const struct aira_span *spans, size_t count)
{
    static const char zeros[256];
    size_t start = 0;

    aira_buf_clear(&b->text);
    aira_buf_clear(&b->chances);
    for (size_t i = 0; i < count; i++)
        aira_buf_puts(&b->text, spans[i].text);
    while (b->chances.length < b->text.length && !b->chances.failed)
        aira_buf_add(&b->chances, zeros, sizeof zeros);
    if (b->text.failed || b->chances.failed) {
        b->arena->failed = true;
        return;
    }
    for (size_t first = 0, end = 0; first < count; first = end) {
        size_t length = 0;

        end = end_of_part(spans, count, first);
        for (size_t i = first; i < end; i++)
            length += strlen(spans[i].text);
        if (length > 0)
            aira_text_breaks((unsigned char *)b->chances.data + start, b->text.data + start, length,
                             spans[first].language);
        start += length;
    }
}

static bool is_word(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c <= 0x24F);
}

static bool is_ideograph(uint32_t c)
{
    return (c >= 0x3040 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF);
}

static bool stand_apart(uint32_t a, uint32_t z)
{
    return (is_word(a) && is_ideograph(z)) || (is_ideograph(a) && is_word(z));
}

/* Reads the joined text character by character, knowing whose each is. */
struct reader {
    const char *at, *end;
    const char *span_end;
    const struct aira_span *spans;
    uint16_t span;
    unsigned char chance; /* the strongest since the last letter */
};

static uint32_t read_character(struct reader *reader, const struct builder *b)
{
    unsigned char chance = (unsigned char)b->chances.data[reader->at - b->text.data];
    uint32_t c = 0;

    while (reader->at >= reader->span_end) {
        reader->span++;
        reader->span_end += strlen(reader->spans[reader->span].text);
        if ((reader->spans[reader->span].flags & AIRA_SPAN_BREAK) != 0)
            reader->chance = AIRA_BREAK_MUST;
    }
    if (chance > reader->chance)
        reader->chance = chance;
    reader->at += aira_utf8_next(&c, reader->at, reader->end);
    return c;
}

/* Only within what is drawn in one go. */
static void set_kern(struct builder *b, struct render_letter *letters, size_t at)
{
    letters[at].kern = 0;
    if (at > 0 && letters[at - 1].span == letters[at].span &&
        !render_faces_kern(&letters[at].kern, b->layout->faces, &letters[at - 1].glyph, &letters[at].glyph))
        b->arena->failed = true;
}

/* Fills `letters` from the joined text and returns how many there are. */
static size_t fill_letters(struct render_letter *letters, struct builder *b, const struct aira_span *spans,
                           const struct type *type)
{
    const char *text = b->text.data;
    struct reader reader = {text, text + b->text.length, text + strlen(spans[0].text), spans, 0, AIRA_BREAK_NONE};
    size_t count = 0;

    while (reader.at < reader.end) {
        struct render_letter *letter = &letters[count];
        uint32_t c = read_character(&reader, b);
        const struct aira_span *span = &spans[reader.span];

        if (c == '\n' || c == '\r' || render_is_ignorable(c))
            continue;
        letter->glyph = render_faces_choose(b->layout->faces, c == '\t' ? ' ' : c, strcmp(span->language, "zh") == 0,
                                            is_bold(span, type));
        letter->chance = count == 0 ? (unsigned char)AIRA_BREAK_NONE : reader.chance;
        letter->apart = count > 0 && stand_apart(letters[count - 1].glyph.character, letter->glyph.character);
        letter->span = reader.span;
        set_kern(b, letters, count);
        reader.chance = AIRA_BREAK_NONE;
        count++;
    }
    return count;
}

static size_t count_characters(const struct aira_buf *text)
{
    const char *at = text->data, *end = text->data + text->length;
    size_t count = 0;
    uint32_t c;

    for (; at < end; count++)
        at += aira_utf8_next(&c, at, end);
    return count;
}

static struct render_letter *make_letters(size_t *count, struct builder *b, const struct aira_span *spans,
                                          size_t spans_n, const struct type *type)
{
    struct render_letter *letters = NULL;

    *count = 0;
    join_spans(b, spans, spans_n < UINT16_MAX ? spans_n : UINT16_MAX);
    if (b->arena->failed || b->text.length == 0)
        return NULL;
    letters = aira_arena_array(b->arena, count_characters(&b->text), sizeof *letters);
    if (letters != NULL)
        *count = fill_letters(letters, b, spans, type);
    return letters;
}

/* ---- lines ---- */

static double advance(const struct render_letter *letter, bool first)
{
    return letter->glyph.width / 1000.0 + (first ? 0 : letter->kern / 1000.0 + (letter->apart ? sliver : 0));
}

static bool is_space(const struct render_letter *letter)
{
    return letter->glyph.character == ' ' || letter->glyph.character == 0x3000;
}

static void measure(struct range *range, const struct render_letter *letters, size_t first, size_t end)
{
    while (end > first && is_space(&letters[end - 1]))
        end--;
    range->first = first;
    range->end = end;
    range->width = 0;
    for (size_t i = first; i < end; i++)
        range->width += advance(&letters[i], i == first);
}

/* Where the line that begins at `first` ends, so that what shows takes at most `most`. */
static size_t end_of_line(const struct render_letter *letters, size_t count, size_t first, double most)
{
    double width = 0;
    size_t chance = 0;

    for (size_t i = first; i < count; i++) {
        if (i > first && letters[i].chance == AIRA_BREAK_MUST)
            return i;
        if (i > first && letters[i].chance == AIRA_BREAK_MAY)
            chance = i;
        width += advance(&letters[i], i == first);
        if (width <= most || is_space(&letters[i]) || i == first)
            continue;
        if (chance > first)
            return chance;
        if (letters[i].glyph.width > 0)
            return i;
    }
    return count;
}

/* One Chinese character alone on the last line looks lost: another joins it. */
static void join_last(struct range *last, const struct render_letter *letters)
{
    struct range *before = last - 1;
    size_t i = before->end;

    if (last->width > 2.1 || !is_ideograph(letters[last->first].glyph.character) ||
        letters[last->first].chance != AIRA_BREAK_MAY)
        return;
    while (i > before->first + 1 && letters[i - 1].chance != AIRA_BREAK_MAY)
        i--;
    if (i <= before->first + 1 || before->end - i > 3)
        return;
    measure(last, letters, i - 1, last->end);
    measure(before, letters, before->first, i - 1);
}

static struct range *break_lines(size_t *lines, struct builder *b, const struct render_letter *letters, size_t count,
                                 double most)
{
    struct range *ranges = NULL;
    size_t n = 0;

    for (size_t at = 0; at < count; at = end_of_line(letters, count, at, most))
        n++;
    ranges = aira_arena_array(b->arena, n, sizeof *ranges);
    *lines = 0;
    if (ranges == NULL)
        return NULL;
    for (size_t at = 0; at < count; (*lines)++) {
        size_t end = end_of_line(letters, count, at, most);

        measure(&ranges[*lines], letters, at, end);
        at = end;
    }
    for (size_t i = 1; i < n; i++)
        if (i + 1 == n || letters[ranges[i + 1].first].chance == AIRA_BREAK_MUST)
            join_last(&ranges[i], letters);
    return ranges;
}

/* ---- runs ---- */

static enum aira_colour colour_of(const struct aira_span *span, const struct type *type)
{
    if (span->colour != AIRA_COLOUR_NONE)
        return span->colour;
    return (span->flags & AIRA_SPAN_MUTED) != 0 ? AIRA_COLOUR_GREY : type->colour;
}

static bool same_run(const struct render_letter *a, const struct render_letter *z)
{
    return a->glyph.face == z->glyph.face && a->span == z->span && !z->apart;
}

static size_t count_runs(const struct render_letter *letters, const struct range *range)
{
    size_t runs = 0;

    for (size_t i = range->first; i < range->end; i++)
        if (i == range->first || !same_run(&letters[i - 1], &letters[i]))
            runs++;
    return runs;
}

static void fill_runs(struct render_item *item, struct render_run *runs, struct builder *b,
                      const struct render_letter *letters, const struct range *range, const struct aira_span *spans,
                      const struct type *type)
{
    struct render_run *run = runs - 1;
    double x = 0;

    for (size_t i = range->first; i < range->end; i++) {
        const struct render_letter *letter = &letters[i];
        const struct aira_span *span = &spans[letter->span];
        double moved = advance(letter, i == range->first);

        if (i == range->first || !same_run(&letters[i - 1], letter)) {
            run++;
            run->letters = letter;
            run->x = (x + moved - letter->glyph.width / 1000.0) * type->size;
            run->face = letter->glyph.face;
            run->embolden = is_bold(span, type) && !b->layout->faces->faces[run->face].bold;
            run->colour = colour_of(span, type);
        }
        run->count++;
        x += moved;
    }
    item->runs = runs;
    item->run_count = (size_t)(run + 1 - runs);
    item->size = type->size;
}

static void set_item(struct render_item *item, struct builder *b, const struct render_letter *letters,
                     const struct range *range, const struct aira_span *spans, const struct type *type)
{
    struct render_run *runs = NULL;

    if (item == NULL || range->end == range->first)
        return;
    runs = aira_arena_array(b->arena, count_runs(letters, range), sizeof *runs);
    if (runs != NULL)
        fill_runs(item, runs, b, letters, range, spans, type);
}

/* Rectangles over the letters of each link on a line. */
static void add_links(struct builder *b, struct strip *strip, const struct render_letter *letters,
                      const struct range *range, const struct aira_node *node, const struct type *type, double x)
{
    struct render_item *item = NULL;

    for (size_t i = range->first; i < range->end; i++) {
        const char *link = node->spans[letters[i].span].link;
        double width = advance(&letters[i], i == range->first) * type->size;

        if (link == NULL) {
            item = NULL;
        } else if (item == NULL || strcmp(item->id, link) != 0) {
            item = render_strip_item(b, strip, RENDER_ITEM_LINK);
            if (item == NULL)
                return;
            item->id = link;
            item->node = node;
            item->span = letters[i].span;
            item->x = x;
            item->x2 = 0;
            item->y2 = type->leading;
        }
        if (item != NULL)
            item->x2 += width;
        x += width;
    }
}

static double aligned(enum aira_align align, double room)
{
    return align == AIRA_RIGHT ? room : align == AIRA_CENTRE ? room / 2 : 0;
}

/* ---- what the other files call ---- */

struct render_item *render_build_line(struct builder *b, const struct aira_span *spans, size_t count,
                                      const struct type *type, double x, double y, enum aira_align align)
{
    struct render_item *item = aira_arena_alloc(b->arena, sizeof *item);
    struct range range = {0, 0, 0};
    size_t letters_n = 0;
    struct render_letter *letters = make_letters(&letters_n, b, spans, count, type);

    if (item == NULL || letters == NULL)
        return item;
    measure(&range, letters, 0, letters_n);
    item->kind = RENDER_ITEM_TEXT;
    item->x = x - aligned(align, range.width * type->size);
    item->y = y;
    set_item(item, b, letters, &range, spans, type);
    return item;
}

double render_line_width(struct builder *b, const struct aira_span *spans, size_t count, const struct type *type)
{
    struct range range = {0, 0, 0};
    size_t letters_n = 0;
    struct render_letter *letters = make_letters(&letters_n, b, spans, count, type);

    if (letters != NULL)
        measure(&range, letters, 0, letters_n);
    return range.width * type->size;
}

void render_build_text(struct builder *b, const struct place *place, const struct aira_node *node)
{
    struct type type = render_type_of(node);
    enum aira_align align = node->align == AIRA_LEFT ? place->align : node->align;
    size_t letters_n = 0, lines = 0;
    struct render_letter *letters = NULL;
    struct range *ranges = NULL;

    type.bold = type.bold || place->bold;
    letters = make_letters(&letters_n, b, node->spans, node->span_count, &type);
    if (letters == NULL)
        return;
    ranges = break_lines(&lines, b, letters, letters_n, place->width / type.size);
    render_galley_gap(place->galley, type.before);
    for (size_t i = 0; i < lines; i++) {
        double x = place->x + aligned(align, place->width - ranges[i].width * type.size);
        struct strip *strip = NULL;
        struct render_item *item = NULL;

        if (i == 1 || (i > 0 && i + 1 == lines) || (i > 0 && node->kind == AIRA_NODE_HEADING))
            place->galley->glue = GLUE_HARD;
        strip = render_galley_add(b, place->galley, type.leading);
        item = render_strip_item(b, strip, RENDER_ITEM_TEXT);
        if (item == NULL)
            return;
        item->x = x;
        item->y = render_baseline_of(&type);
        item->node = node;
        set_item(item, b, letters, &ranges[i], node->spans, &type);
        add_links(b, strip, letters, &ranges[i], node, &type, x);
    }
    render_galley_gap(place->galley, type.after);
}
