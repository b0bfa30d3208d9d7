#include "aira/base.h"

#include <jansson.h>

#include <string.h>

enum { DEEPEST = 64 };

/* The line in which values are nested deeper than DEEPEST, or 0. */
static int too_deep(const char *text, size_t length)
{
    bool in_string = false;
    int depth = 0;
    int line = 1;

    for (size_t i = 0; i < length; i++) {
        char c = text[i];

        line += c == '\n';
        if (in_string) {
            if (c == '\\')
                i++;
            else if (c == '"')
                in_string = false;
        } else if (c == '"') {
            in_string = true;
        } else if (c == '[' || c == '{') {
            if (++depth > DEEPEST)
                return line;
        } else if (c == ']' || c == '}') {
            depth--;
        }
    }
    return 0;
}

/* What the library found wrong, in the language of sentences. */
static const char *reason(enum json_error_code code)
{
    switch (code) {
    case json_error_premature_end_of_input:
        return aira_say("it ends too early");
    case json_error_end_of_input_expected:
        return aira_say("more stands behind its end");
    case json_error_invalid_utf8:
        return aira_say("it holds bytes that are not UTF-8");
    case json_error_duplicate_key:
        return aira_say("an object has a key twice");
    case json_error_numeric_overflow:
        return aira_say("a number is too large");
    case json_error_null_character:
    case json_error_null_byte_in_key:
        return aira_say("a text holds a NUL character");
    default:
        return aira_say("its signs do not stand where they should");
    }
}

static int invalid(const char *file, const json_error_t *why, struct aira_error *err)
{
    const char *near = strstr(why->text, " near '"); /* the library quotes what it had read last */
    int line = why->line > 0 ? why->line : 0;

    if (near == NULL)
        return aira_error_at(err, AIRA_EINPUT, file, line,
                             "This is not valid JSON: %s. Correct the file or export it again.",
                             reason(json_error_code(why)));
    near += strlen(" near '");
    return aira_error_at(err, AIRA_EINPUT, file, line,
                         "This is not valid JSON: %s, near '%.*s'. Correct the file or export it again.",
                         reason(json_error_code(why)), (int)strcspn(near, "'"), near);
}

int aira_json_parse(struct aira_json **out, const char *file, const char *text, size_t length, struct aira_error *err)
{
    json_error_t why;
    json_t *value;
    int line = too_deep(text, length);

    *out = NULL;
    if (line > 0)
        return aira_error_at(err, AIRA_EINPUT, file, line,
                             "Values are nested deeper than %d levels. This is not a file of aira.", (int)DEEPEST);
    value = json_loadb(text, length, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &why);
    if (value == NULL && json_error_code(&why) == json_error_out_of_memory)
        return aira_error_nomem(err);
    if (value == NULL)
        return invalid(file, &why, err);
    *out = (struct aira_json *)value;
    return AIRA_OK;
}
