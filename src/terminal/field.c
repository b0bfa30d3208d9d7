#include "field.h"

#include <stdlib.h>
#include <string.h>
#include <unigbrk.h>

void field_init(struct field *field, const char *text, size_t most, bool many_lines)
{
    *field = (struct field){.most = most, .many_lines = many_lines};
    aira_buf_init(&field->text);
    field_insert(field, text, strlen(text));
}

void field_dispose(struct field *field)
{
    aira_buf_dispose(&field->text);
}

/* libunistring looks at two characters at a time, so what a joiner binds to the next (a family of emoji) is put
 * together here. */
static size_t next(const struct field *field, size_t at)
{
    static const char joiner[] = "\u200d";
    const size_t joint = sizeof joiner - 1;
    const uint8_t *data = (const uint8_t *)field->text.data;

    while (at < field->text.length) {
        at = (size_t)(u8_grapheme_next(data + at, data + field->text.length) - data);
        if (at < joint || memcmp(data + at - joint, joiner, joint) != 0)
            break;
    }
    return at;
}

/* Found from the beginning of the line on. */
static size_t previous(const struct field *field, size_t at)
{
    size_t before = at == 0 ? 0 : at - 1, after;

    while (before > 0 && field->text.data[before - 1] != '\n')
        before--;
    while ((after = next(field, before)) < at)
        before = after;
    return before;
}

/* A mark typed behind a letter joins its cluster: the cursor goes to where the next one begins. */
static void settle(struct field *field)
{
    if (field->cursor > 0)
        field->cursor = next(field, previous(field, field->cursor));
}

/* Appends what is taken of a character. */
static void add_clean(struct aira_buf *out, const struct field *field, uint32_t c, const char *bytes, size_t length)
{
    bool is_control =
        c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);

    if (c == '\t')
        aira_buf_puts(out, "    ");
    else if (c == '\n')
        aira_buf_putc(out, field->many_lines ? '\n' : ' ');
    else if (!is_control)
        aira_buf_add(out, bytes, length);
}

static void clean(struct aira_buf *out, const struct field *field, const char *s, const char *end)
{
    while (s < end) {
        uint32_t c;
        size_t length = aira_utf8_next(&c, s, end);

        if (c == '\r') {
            if (s + 1 == end || s[1] != '\n')
                add_clean(out, field, '\n', "\n", 1);
        } else if (c != 0xFFFD || length > 1) {
            add_clean(out, field, c, s, length);
        }
        s += length;
    }
}

/* Bytes of `s` that fit into `room`, up to where a cluster begins. */
static size_t fitting(const char *s, size_t length, size_t room)
{
    size_t fit = 0;

    if (length <= room)
        return length;
    while (fit < length) {
        const char *end = (const char *)u8_grapheme_next((const uint8_t *)s + fit, (const uint8_t *)s + length);

        if ((size_t)(end - s) > room)
            break;
        fit = (size_t)(end - s);
    }
    return fit;
}

static void replace(struct field *field, size_t from, size_t to, const char *s, size_t length)
{
    struct aira_buf *text = &field->text;
    size_t tail = text->length - to;

    if (length > to - from) {
        size_t more = length - (to - from);

        for (size_t i = 0; i < more; i++)
            aira_buf_putc(text, ' ');
        if (text->failed) {
            text->failed = false; /* it is as long as it got: what was there is still there */
            text->length = to + tail;
            if (text->data != NULL)
                text->data[text->length] = '\0';
            field->was_full = true;
            return;
        }
    }
    if (text->data == NULL)
        return;
    memmove(text->data + from + length, text->data + to, tail);
    memcpy(text->data + from, s, length);
    text->length = from + length + tail;
    text->data[text->length] = '\0';
    field->cursor = from + length;
}

void field_insert(struct field *field, const char *bytes, size_t length)
{
    struct aira_buf taken;
    size_t fit;

    aira_buf_init(&taken);
    clean(&taken, field, bytes, bytes + length);
    fit = fitting(aira_buf_cstr(&taken), taken.length, field->most - field->text.length);
    field->was_full = field->was_full || fit < taken.length || taken.failed;
    if (fit > 0)
        replace(field, field->cursor, field->cursor, taken.data, fit);
    aira_buf_dispose(&taken);
    if (fit > 0)
        settle(field);
}

static bool erase(struct field *field, size_t from, size_t to)
{
    if (from == to)
        return false;
    replace(field, from, to, "", 0);
    return true;
}

bool field_erase_before(struct field *field)
{
    return erase(field, previous(field, field->cursor), field->cursor);
}

bool field_erase_at(struct field *field)
{
    return erase(field, field->cursor, next(field, field->cursor));
}

bool field_left(struct field *field)
{
    size_t before = field->cursor;

    field->cursor = previous(field, before);
    return field->cursor != before;
}

bool field_right(struct field *field)
{
    size_t before = field->cursor;

    field->cursor = next(field, before);
    return field->cursor != before;
}

static bool is_space(const struct field *field, size_t at)
{
    return field->text.data[at] == ' ' || field->text.data[at] == '\n';
}

void field_word_left(struct field *field)
{
    while (field->cursor > 0 && is_space(field, field->cursor - 1))
        field->cursor--;
    while (field->cursor > 0 && !is_space(field, field->cursor - 1))
        field->cursor--;
    settle(field);
}

void field_word_right(struct field *field)
{
    while (field->cursor < field->text.length && is_space(field, field->cursor))
        field_right(field);
    while (field->cursor < field->text.length && !is_space(field, field->cursor))
        field_right(field);
}

void field_home(struct field *field)
{
    while (field->cursor > 0 && field->text.data[field->cursor - 1] != '\n')
        field->cursor--;
}

void field_end(struct field *field)
{
    while (field->cursor < field->text.length && field->text.data[field->cursor] != '\n')
        field->cursor++;
}

void field_erase_word(struct field *field)
{
    size_t to = field->cursor;

    field_word_left(field);
    erase(field, field->cursor, to);
}

void field_erase_to_home(struct field *field)
{
    size_t to = field->cursor;

    field_home(field);
    erase(field, field->cursor, to);
}

void field_erase_to_end(struct field *field)
{
    size_t from = field->cursor;

    field_end(field);
    erase(field, from, field->cursor);
}

static int add_start(struct field_layout *layout, size_t at, struct aira_error *err)
{
    if (aira_grow(&layout->starts, &layout->capacity, layout->count + 2, sizeof *layout->starts) < 0)
        return aira_error_nomem(err);
    layout->starts[layout->count++] = at;
    return AIRA_OK;
}

/* Columns of a cluster. */
static size_t width_of(const char *s, size_t length)
{
    char cluster[64];

    if (length >= sizeof cluster)
        length = sizeof cluster - 1;
    memcpy(cluster, s, length);
    cluster[length] = '\0';
    return aira_text_width(cluster);
}

int field_lay_out(struct field_layout *layout, const struct field *field, size_t cells, struct aira_error *err)
{
    const char *data = aira_buf_cstr(&field->text);
    size_t column = 0;
    int code;

    *layout = (struct field_layout){.count = 0};
    code = add_start(layout, 0, err);
    for (size_t at = 0, end; code == 0 && at < field->text.length; at = end) {
        size_t width = data[at] == '\n' ? 0 : width_of(data + at, next(field, at) - at);

        end = next(field, at);
        if (column + width > cells && column > 0) {
            code = add_start(layout, at, err);
            column = 0;
        }
        if (at == field->cursor) {
            layout->row = layout->count - 1;
            layout->column = column;
        }
        column += width;
        if (data[at] == '\n' && code == 0) {
            code = add_start(layout, end, err);
            column = 0;
        }
    }
    if (code == 0 && column >= cells && field->cursor == field->text.length) {
        code = add_start(layout, field->text.length, err); /* the cursor has no room behind a full line */
        column = 0;
    }
    if (code < 0)
        return code;
    if (field->cursor == field->text.length) {
        layout->row = layout->count - 1;
        layout->column = column;
    }
    layout->starts[layout->count] = field->text.length;
    return AIRA_OK;
}

void field_layout_dispose(struct field_layout *layout)
{
    free(layout->starts);
    *layout = (struct field_layout){.count = 0};
}

void field_move_lines(struct field *field, const struct field_layout *layout, int by)
{
    int64_t row = (int64_t)layout->row + by;
    size_t column = 0, at, end;

    if (row < 0)
        row = 0;
    if (row >= (int64_t)layout->count)
        row = (int64_t)layout->count - 1;
    at = layout->starts[row];
    end = layout->starts[row + 1];
    while (at < end && field->text.data[at] != '\n') {
        size_t after = next(field, at);
        size_t width = width_of(field->text.data + at, after - at);

        if (column + width > layout->column || (after == end && row + 1 < (int64_t)layout->count))
            break;
        column += width;
        at = after;
    }
    field->cursor = at;
}
