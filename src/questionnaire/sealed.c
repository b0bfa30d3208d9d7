/* Reads a snapshot that questionnaire_seal wrote.  Every command that opens an assessment reads one, of a megabyte in a
 * few long strings, over which a reader of any JSON goes byte by byte; what is written in another way is left to it. */
#include "private.h"

#include <string.h>

enum { ANOTHER_WAY = 1 };

struct sealed {
    const char *at, *end;
};

static bool take(struct sealed *s, const char *text)
{
    size_t length = strlen(text);
    bool there = (size_t)(s->end - s->at) >= length && memcmp(s->at, text, length) == 0;

    if (there)
        s->at += length;
    return there;
}

/* What stands behind the backslash at s->at; '\0': what only the other reader knows. */
static char unescaped(const struct sealed *s)
{
    static const char letters[256] = {
        ['b'] = '\b', ['t'] = '\t', ['n'] = '\n', ['f'] = '\f', ['r'] = '\r', ['"'] = '"', ['\\'] = '\\'};

    return s->end - s->at < 2 ? '\0' : letters[(unsigned char)s->at[1]];
}

/* Reads a string with its quotes.  0, ANOTHER_WAY, or AIRA_ENOMEM. */
static int take_string(struct aira_buf *out, struct sealed *s)
{
    aira_buf_clear(out);
    if (!take(s, "\""))
        return ANOTHER_WAY;
    while (s->at < s->end && *s->at != '"') {
        const char *plain = s->at;

        while (s->at < s->end && (unsigned char)*s->at >= 0x20 && *s->at != '"' && *s->at != '\\')
            s->at++;
        aira_buf_add(out, plain, (size_t)(s->at - plain));
        if (s->at == s->end || *s->at == '"')
            continue;
        if (*s->at != '\\' || unescaped(s) == '\0')
            return ANOTHER_WAY;
        aira_buf_putc(out, unescaped(s));
        s->at += 2;
    }
    if (out->failed)
        return AIRA_ENOMEM;
    return take(s, "\"") && aira_utf8_valid(aira_buf_cstr(out), out->length, NULL) ? 0 : ANOTHER_WAY;
}

static int take_file(struct aira_json *files, struct aira_buf *name, struct aira_buf *text, struct sealed *s)
{
    int code = take_string(name, s);

    if (code == 0 && (!take(s, ":") || aira_json_get(files, aira_buf_cstr(name)) != NULL))
        code = ANOTHER_WAY;
    if (code == 0)
        code = take_string(text, s);
    if (code == 0)
        code = aira_json_set(files, aira_buf_cstr(name), aira_json_string(aira_buf_cstr(text)));
    return code;
}

static int take_files(struct aira_json *files, struct sealed *s)
{
    struct aira_buf name, text;
    int code = 0;

    aira_buf_init(&name);
    aira_buf_init(&text);
    do
        code = take_file(files, &name, &text, s);
    while (code == 0 && take(s, ","));
    if (code == 0 && (!take(s, "}}") || s->at != s->end))
        code = ANOTHER_WAY;
    aira_buf_dispose(&name);
    aira_buf_dispose(&text);
    return code;
}

int questionnaire_read_sealed(struct aira_json **files, const char *snapshot, size_t length, struct aira_error *err)
{
    struct sealed s = {snapshot, snapshot + length};
    int code;

    *files = NULL;
    if (!take(&s, "{\"files\":{"))
        return 0;
    *files = aira_json_object();
    code = *files == NULL ? AIRA_ENOMEM : take_files(*files, &s);
    if (code == 0)
        return 0;
    aira_json_free(*files);
    *files = NULL;
    return code == ANOTHER_WAY ? 0 : aira_error_nomem(err);
}
