#include "aira/base.h"

#include "clean.h"
#include "ini_check.h"

#include <string.h>

int aira_ini_list(const char ***items, size_t *count, struct aira_arena *arena, const char *value)
{
    size_t left = strlen(value);
    size_t number = 0;
    size_t most = 1;

    *items = NULL;
    *count = 0;
    ini_trim(&value, &left);
    if (left == 0)
        return AIRA_OK;
    for (size_t i = 0; i < left; i++)
        most += value[i] == ',';
    *items = aira_arena_array(arena, most, sizeof **items);
    if (*items == NULL)
        return AIRA_ENOMEM;
    for (const char *end = value + left; number < most; number++) {
        const char *comma = memchr(value, ',', (size_t)(end - value));
        const char *item = value;
        size_t length = (size_t)((comma == NULL ? end : comma) - value);

        ini_trim(&item, &length);
        (*items)[number] = aira_arena_strndup(arena, item, length);
        if ((*items)[number] == NULL)
            return AIRA_ENOMEM;
        value = comma == NULL ? end : comma + 1;
    }
    *count = number;
    return AIRA_OK;
}

/* True when iniparser gives the value back as it is without quotes. */
static bool stands_bare(const char *value)
{
    size_t length = strlen(value);

    if (length == 0 || *value == '"' || *value == '\'' || ini_is_space(*value) || ini_is_space(value[length - 1]))
        return false;
    return value[length - 1] != '\\' && strpbrk(value, ";#\n\r\t\"") == NULL;
}

void aira_ini_quote(struct aira_buf *out, const char *value)
{
    const char *end = value + strlen(value);
    bool bare = stands_bare(value);
    bool opened = false;

    if (!bare)
        aira_buf_putc(out, '"');
    while (value < end) {
        uint32_t c;
        size_t bytes = aira_utf8_next(&c, value, end);

        if (c == '\n' || c == '\t' || c == '\r') {
            aira_buf_putc(out, ' ');
        } else if (c == '"') {
            opened = !opened;
            aira_buf_puts(out, opened ? "\xE2\x80\x9C" : "\xE2\x80\x9D");
        } else if (c == '\\' && !bare) {
            aira_buf_puts(out, "\xEF\xBC\xBC");
        } else if (base_is_control(c) || (bytes == 1 && c == 0xFFFD)) {
            aira_buf_puts(out, "\xEF\xBF\xBD");
        } else {
            aira_buf_add(out, value, bytes);
        }
        value += bytes;
    }
    if (!bare)
        aira_buf_putc(out, '"');
}
