#include "aira/base.h"

#include <jansson.h>

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
        return aira_error_at(err, AIRA_EINPUT, file, why.line > 0 ? why.line : 0,
                             "This is not valid JSON: %s. Correct the file or export it again.", why.text);
    *out = (struct aira_json *)value;
    return AIRA_OK;
}
