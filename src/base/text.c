#include "aira/base.h"

#include "text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unigbrk.h>
#include <uninorm.h>
#include <uniwidth.h>

size_t base_text_width(const char *s, const char *end)
{
    size_t width = 0;

    while (s < end) {
        uint32_t c;
        int columns;

        s += aira_utf8_next(&c, s, end);
        columns = uc_width(c, "UTF-8");
        if (columns > 0)
            width += (size_t)columns;
    }
    return width;
}

size_t aira_text_width(const char *s)
{
    return base_text_width(s, s + strlen(s));
}

size_t base_text_fit(const char *s, const char *end, size_t cells)
{
    const char *at = s;

    while (at < end) {
        const char *next = (const char *)u8_grapheme_next((const uint8_t *)at, (const uint8_t *)end);
        size_t width = base_text_width(at, next);

        if (width > cells)
            break;
        cells -= width;
        at = next;
    }
    return (size_t)(at - s);
}

size_t aira_text_fit(const char *s, size_t cells)
{
    return base_text_fit(s, s + strlen(s), cells);
}

void aira_text_cut(struct aira_buf *out, const char *s, size_t cells)
{
    static const char dots[] = "...";
    const size_t mark = sizeof dots - 1;

    if (aira_text_width(s) <= cells) {
        aira_buf_puts(out, s);
    } else if (cells <= mark) {
        aira_buf_add(out, dots, cells);
    } else {
        aira_buf_add(out, s, aira_text_fit(s, cells - mark));
        aira_buf_puts(out, dots);
    }
}

void aira_text_graphemes(unsigned char *starts, const char *s, size_t length)
{
    if (length == 0)
        return;
    u8_grapheme_breaks((const uint8_t *)s, length, (char *)starts);
    for (size_t i = 0; i < length; i++)
        starts[i] = starts[i] != 0;
}

void aira_text_fold(struct aira_buf *out, const char *s)
{
    size_t length = strlen(s);
    size_t folded_length = 0;
    uint8_t *folded;

    if (length == 0) {
        aira_buf_puts(out, s);
        return;
    }
    folded = u8_casefold((const uint8_t *)s, length, NULL, UNINORM_NFKC, NULL, &folded_length);
    if (folded != NULL)
        aira_buf_add(out, folded, folded_length);
    else if (errno == EILSEQ)
        aira_buf_puts(out, s);
    else
        out->failed = true;
    free(folded);
}

enum { LONGEST_WORD = 64 };

/* The first characters of `s`; their number, or LONGEST_WORD + 1 when there are more. */
static size_t decode_word(uint32_t word[LONGEST_WORD], const char *s)
{
    const char *end = s + strlen(s);
    size_t count = 0;

    while (s < end) {
        uint32_t c;

        s += aira_utf8_next(&c, s, end);
        if (count == LONGEST_WORD)
            return LONGEST_WORD + 1;
        word[count++] = c;
    }
    return count;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Insertions, deletions, replacements and swaps of neighbours count one each; words beyond LONGEST_WORD characters
 * are taken to differ in everything, because nobody mistypes those. */
size_t aira_text_distance(const char *a, const char *b)
{
    uint32_t x[LONGEST_WORD];
    uint32_t y[LONGEST_WORD];
    size_t rows[3][LONGEST_WORD + 1];
    size_t m = decode_word(x, a);
    size_t n = decode_word(y, b);

    if (m > LONGEST_WORD || n > LONGEST_WORD)
        return strcmp(a, b) == 0 ? 0 : LONGEST_WORD;
    for (size_t j = 0; j <= n; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= m; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i - 1) % 3];

        row[0] = i;
        for (size_t j = 1; j <= n; j++) {
            row[j] = least(above[j - 1] + (x[i - 1] != y[j - 1]), least(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1])
                row[j] = least(row[j], rows[(i - 2) % 3][j - 2] + 1);
        }
    }
    return rows[m % 3][n];
}
