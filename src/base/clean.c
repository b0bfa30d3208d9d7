#include "clean.h"

#include "aira/base.h"

#include <string.h>

bool base_is_control(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/* Decodes like aira_utf8_next; true when the character may be shown as it stands. */
static bool next_is_harmless(uint32_t *c, size_t *bytes, const char *s, const char *end)
{
    *bytes = aira_utf8_next(c, s, end);
    if (*bytes == 1 && (unsigned char)*s >= 0x80)
        return false;
    return !base_is_control(*c);
}

void base_make_visible(char *out, size_t size, const char *text)
{
    static const char digits[] = "0123456789ABCDEF";
    const char *end = text + strlen(text);
    size_t used = 0;

    while (text < end) {
        uint32_t c;
        size_t bytes;
        bool harmless = next_is_harmless(&c, &bytes, text, end);
        size_t needed = harmless ? bytes : 4 * bytes;

        if (used + needed + 1 > size)
            break;
        for (size_t i = 0; i < bytes; i++) {
            unsigned char byte = (unsigned char)text[i];

            if (harmless) {
                out[used++] = (char)byte;
                continue;
            }
            out[used++] = '\\';
            out[used++] = 'x';
            out[used++] = digits[byte >> 4];
            out[used++] = digits[byte & 15];
        }
        text += bytes;
    }
    out[used] = '\0';
}

void aira_text_harmless(struct aira_buf *out, const char *s, bool keep_lines)
{
    const char *end = s + strlen(s);

    while (s < end) {
        uint32_t c;
        size_t bytes;

        if (next_is_harmless(&c, &bytes, s, end) || (keep_lines && (*s == '\n' || *s == '\t')))
            aira_buf_add(out, s, bytes);
        else
            aira_buf_puts(out, "\xEF\xBF\xBD");
        s += bytes;
    }
}

/* What stands for a sign of ASCII on a page; NULL: itself. */
static const char *on_a_page(char c, const char *line)
{
    switch (c) {
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '&':
        return "&amp;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    case '\t':
        return " ";
    case '\n':
        return line;
    default:
        return NULL;
    }
}

void aira_text_markup(struct aira_buf *out, const char *s, size_t length, const char *line)
{
    const char *end = s + length;

    while (s < end) {
        const char *instead = on_a_page(*s, line);
        size_t bytes = 1;
        uint32_t c;

        if (instead == NULL && (!next_is_harmless(&c, &bytes, s, end) || c == 0xFFFE || c == 0xFFFF))
            instead = "\xEF\xBF\xBD";
        if (instead != NULL)
            aira_buf_puts(out, instead);
        else
            aira_buf_add(out, s, bytes);
        s += bytes;
    }
}

bool aira_text_is_clean(const char *s)
{
    const char *end = s + strlen(s);

    while (s < end) {
        uint32_t c;
        size_t bytes;

        if (!next_is_harmless(&c, &bytes, s, end) && *s != '\n' && *s != '\t')
            return false;
        s += bytes;
    }
    return true;
}
