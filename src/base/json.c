#include "aira/base.h"

#include "clean.h"

#include <jansson.h>

#include <math.h>
#include <string.h>

/* struct aira_json is jansson's json_t under a name that keeps the library out of the other rooms. */

static struct aira_json *wrap(json_t *value)
{
    return (struct aira_json *)value;
}

static json_t *unwrap(struct aira_json *value)
{
    return (json_t *)value;
}

static const json_t *look(const struct aira_json *value)
{
    return (const json_t *)value;
}

struct aira_json *aira_json_object(void)
{
    return wrap(json_object());
}

struct aira_json *aira_json_array(void)
{
    return wrap(json_array());
}

/* Appends `s` with every byte that is not UTF-8 replaced. */
static void repair(struct aira_buf *out, const char *s)
{
    const char *end = s + strlen(s);

    while (s < end) {
        uint32_t c;
        char encoded[4];

        s += aira_utf8_next(&c, s, end);
        aira_buf_add(out, encoded, aira_utf8_encode(encoded, c));
    }
}

struct aira_json *aira_json_string(const char *s)
{
    struct aira_buf repaired;
    json_t *value;

    if (s == NULL)
        return aira_json_null();
    if (aira_utf8_valid(s, strlen(s), NULL))
        return wrap(json_stringn_nocheck(s, strlen(s)));
    aira_buf_init(&repaired);
    repair(&repaired, s);
    value = repaired.failed ? NULL : json_string(aira_buf_cstr(&repaired));
    aira_buf_dispose(&repaired);
    return wrap(value);
}

struct aira_json *aira_json_int(int64_t value)
{
    return wrap(json_integer(value));
}

struct aira_json *aira_json_tenths(int64_t tenths)
{
    return wrap(json_real((double)tenths / 10.0));
}

struct aira_json *aira_json_float(double value)
{
    return wrap(isfinite(value) ? json_real(value) : json_null());
}

struct aira_json *aira_json_bool(bool value)
{
    return wrap(json_boolean(value));
}

struct aira_json *aira_json_null(void)
{
    return wrap(json_null());
}

void aira_json_free(struct aira_json *value)
{
    json_decref(unwrap(value));
}

int aira_json_set(struct aira_json *object, const char *key, struct aira_json *value)
{
    return json_object_set_new(unwrap(object), key, unwrap(value)) == 0 ? AIRA_OK : AIRA_ENOMEM;
}

int aira_json_append(struct aira_json *array, struct aira_json *value)
{
    return json_array_append_new(unwrap(array), unwrap(value)) == 0 ? AIRA_OK : AIRA_ENOMEM;
}

static int add_piece(const char *piece, size_t length, void *out)
{
    struct aira_buf *buf = out;

    aira_buf_add(buf, piece, length);
    return buf->failed ? -1 : 0;
}

/* Appends JSON text with the control characters that jansson leaves as they are written as \uXXXX, so that a terminal
 * that is shown the text obeys none of them.  They can only stand inside strings, where this means the same. */
static void escape_controls(struct aira_buf *out, const struct aira_buf *json)
{
    const char *at = aira_buf_cstr(json);
    const char *end = at + json->length;

    while (at < end) {
        uint32_t c;
        size_t bytes = aira_utf8_next(&c, at, end);

        if (c >= 0x7F && base_is_control(c))
            aira_buf_printf(out, "\\u%04X", (unsigned)c);
        else
            aira_buf_add(out, at, bytes);
        at += bytes;
    }
}

/* What stands for a byte that a JSON string cannot hold as it is. */
static const char *escaped(unsigned char byte, char room[8])
{
    static const char letters[256] = {
        ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r', ['"'] = '"', ['\\'] = '\\'};

    if (letters[byte] == '\0') {
        (void)snprintf(room, 8, "\\u%04X", byte);
        return room;
    }
    room[0] = '\\';
    room[1] = letters[byte];
    room[2] = '\0';
    return room;
}

static inline bool is_plain(unsigned char byte)
{
    return byte >= 0x20 && byte != '"' && byte != '\\';
}

/* Where the first byte stands that must be escaped, or `end`: eight bytes at a time, as long texts have few such.  A
 * byte of a word is found to be zero, or below 0x20, by the borrow that it takes into its highest bit. */
static const char *skip_plain(const char *s, const char *end)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), high = ones * 0x80;
    uint64_t word, quote, slash;

    for (; (size_t)(end - s) >= sizeof word; s += sizeof word) {
        memcpy(&word, s, sizeof word);
        quote = word ^ (ones * '"');
        slash = word ^ (ones * '\\');
        if (((((word - ones * 0x20) & ~word) | ((quote - ones) & ~quote) | ((slash - ones) & ~slash)) & high) != 0)
            break;
    }
    while (s < end && is_plain((unsigned char)*s))
        s++;
    return s;
}

void aira_json_quote(struct aira_buf *out, const char *s)
{
    const char *end = s + strlen(s);
    char room[8];

    aira_buf_putc(out, '"');
    while (s < end) {
        const char *plain = s;

        s = skip_plain(s, end);
        aira_buf_add(out, plain, (size_t)(s - plain));
        if (s < end)
            aira_buf_puts(out, escaped((unsigned char)*s++, room));
    }
    aira_buf_putc(out, '"');
}

int aira_json_write(struct aira_buf *out, const struct aira_json *value, unsigned indent, bool canonical,
                    struct aira_error *err)
{
    /* Fifteen digits give tenths back as they were written, and no digit of the binary fraction. */
    size_t flags = JSON_ENCODE_ANY | JSON_REAL_PRECISION(15);
    struct aira_buf json;
    int result = AIRA_OK;

    aira_buf_init(&json);
    if (canonical)
        flags |= JSON_SORT_KEYS | JSON_COMPACT;
    else
        flags |= JSON_INDENT(indent > JSON_MAX_INDENT ? JSON_MAX_INDENT : indent);
    if (value == NULL || json_dump_callback(look(value), add_piece, &json, flags) != 0)
        result = aira_error_nomem(err);
    else if (canonical)
        aira_buf_add(out, aira_buf_cstr(&json), json.length);
    else
        escape_controls(out, &json);
    aira_buf_dispose(&json);
    return result == 0 ? aira_buf_result(out, err) : result;
}

struct aira_json *aira_json_get(const struct aira_json *object, const char *key)
{
    return wrap(json_object_get(look(object), key));
}

struct aira_json *aira_json_at(const struct aira_json *array, size_t index)
{
    return wrap(json_array_get(look(array), index));
}

size_t aira_json_count(const struct aira_json *array)
{
    return json_array_size(look(array));
}

const char *aira_json_str(const struct aira_json *value)
{
    return json_string_value(look(value));
}

bool aira_json_is_int(const struct aira_json *value)
{
    return json_is_integer(look(value));
}

int64_t aira_json_num(const struct aira_json *value, int64_t otherwise)
{
    return aira_json_is_int(value) ? json_integer_value(look(value)) : otherwise;
}

double aira_json_real(const struct aira_json *value, double otherwise)
{
    return json_is_number(look(value)) ? json_number_value(look(value)) : otherwise;
}

bool aira_json_is_bool(const struct aira_json *value)
{
    return json_is_boolean(look(value));
}

bool aira_json_truth(const struct aira_json *value)
{
    return json_is_true(look(value));
}

bool aira_json_is_object(const struct aira_json *value)
{
    return json_is_object(look(value));
}

bool aira_json_is_array(const struct aira_json *value)
{
    return json_is_array(look(value));
}

int aira_json_each(const struct aira_json *object,
                   int (*visit)(void *context, const char *key, struct aira_json *value), void *context)
{
    /* jansson's iterators want an object that may be changed; this one changes nothing. */
    json_t *mutable = (json_t *)(uintptr_t)look(object);

    for (void *at = json_object_iter(mutable); at != NULL; at = json_object_iter_next(mutable, at)) {
        int result = visit(context, json_object_iter_key(at), wrap(json_object_iter_value(at)));

        if (result != 0)
            return result;
    }
    return 0;
}
