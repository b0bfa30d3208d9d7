/* A page's operators in fewer bytes, saying the same.  libharu writes strings in hex and numbers with digits that no
 * printer can follow. */
#include "pdf_tighten.h"

#include <string.h>

enum { DECIMALS = 3 }; /* a thousandth of a point, and of a colour's range */

struct tightening {
    struct aira_buf *out;
    const char *at, *end;
};

/* ---- operands ---- */

/* What a byte is to the syntax; a megabyte of operators goes through here. */
enum { SPACE = 1, BRACKET = 2, MARK = 4 }; /* one of <>[]; any sign that ends a word */

static const unsigned char kinds[256] = {
    [' '] = SPACE,  ['\n'] = SPACE,         ['\r'] = SPACE,         ['\t'] = SPACE,         ['\f'] = SPACE,
    ['\0'] = SPACE, ['<'] = BRACKET | MARK, ['>'] = BRACKET | MARK, ['['] = BRACKET | MARK, [']'] = BRACKET | MARK,
    ['('] = MARK,   [')'] = MARK,           ['/'] = MARK,
};

static bool is_a(char c, unsigned kind)
{
    return (kinds[(unsigned char)c] & kind) != 0;
}

static bool is_decimal(char c)
{
    return c >= '0' && c <= '9';
}

static int digit_of(char c)
{
    if (is_decimal(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static bool is_space(char c)
{
    return is_a(c, SPACE);
}

/* Appends a byte of a string in parentheses. */
static void add_byte(struct aira_buf *out, char byte)
{
    if (byte == '(' || byte == ')' || byte == '\\')
        aira_buf_putc(out, '\\');
    if (byte == '\r')
        aira_buf_puts(out, "\\r");
    else
        aira_buf_putc(out, byte);
}

/* Parts a word that begins with `next` from the one before it, where no sign does. */
static void part(struct tightening *t, char next)
{
    const struct aira_buf *out = t->out;

    if (out->length > 0 && !is_a(out->data[out->length - 1], MARK | SPACE) && !is_a(next, MARK))
        aira_buf_putc(t->out, ' ');
}

/* <0041> becomes (\0A), a digit too few counts as 0; false when no hex string stands here, but a dictionary, say. */
static bool take_hex(struct tightening *t)
{
    const char *stop = t->at + 1;
    int high = -1;

    while (stop < t->end && (digit_of(*stop) >= 0 || is_space(*stop)))
        stop++;
    if (stop == t->end || *stop != '>')
        return false;
    part(t, '(');
    aira_buf_putc(t->out, '(');
    for (const char *s = t->at + 1; s < stop; s++) {
        if (is_space(*s))
            continue;
        if (high >= 0)
            add_byte(t->out, (char)(high << 4 | digit_of(*s)));
        high = high >= 0 ? -1 : digit_of(*s);
    }
    if (high >= 0)
        add_byte(t->out, (char)(high << 4));
    aira_buf_putc(t->out, ')');
    t->at = stop + 1;
    return true;
}

/* A string in parentheses stays as it is, whatever it holds. */
static void take_literal(struct tightening *t)
{
    int depth = 0;

    do {
        char c = *t->at;

        if (c == '\\' && t->at + 1 < t->end)
            aira_buf_putc(t->out, *t->at++);
        else if (c == '(')
            depth++;
        else if (c == ')')
            depth--;
        aira_buf_putc(t->out, *t->at++);
    } while (depth > 0 && t->at < t->end);
}

/* Appends thousandths with as few digits as tell them. */
static void add_number(struct aira_buf *out, int64_t thousandths)
{
    int64_t size = thousandths < 0 ? -thousandths : thousandths;
    char text[24], *const end = text + sizeof text, *start = end;
    int decimals = DECIMALS;

    /* By hand and from behind: printf takes a tenth of a report's time here. */
    for (; decimals > 0 && size % 10 == 0; decimals--)
        size /= 10;
    for (int i = 0; i < decimals; i++, size /= 10)
        *--start = (char)('0' + size % 10);
    if (decimals > 0)
        *--start = '.';
    do {
        *--start = (char)('0' + size % 10);
        size /= 10;
    } while (size > 0);
    if (thousandths < 0)
        *--start = '-';
    aira_buf_add(out, start, (size_t)(end - start));
}

/* Reads a number, rounded to thousandths; false when the word is none or too long to be read so. */
static bool read_number(int64_t *thousandths, const char *word, size_t length)
{
    size_t i = length > 0 && (word[0] == '-' || word[0] == '+');
    int64_t value = 0;
    int decimals = -1;

    if (length - i == 0 || length - i > 15)
        return false;
    for (; i < length; i++) {
        if (word[i] == '.' && decimals < 0)
            decimals = 0;
        else if (!is_decimal(word[i]))
            return false;
        else if (decimals < DECIMALS) {
            value = value * 10 + (word[i] - '0');
            decimals += decimals >= 0;
        } else if (decimals == DECIMALS) {
            value += word[i] >= '5';
            decimals++;
        }
    }
    for (int d = decimals < 0 ? 0 : decimals; d < DECIMALS; d++)
        value *= 10;
    *thousandths = word[0] == '-' ? -value : value;
    return true;
}

/* ---- operators ---- */

static void take_word(struct tightening *t)
{
    const char *word = t->at;
    int64_t number;
    size_t length;

    t->at++;
    if (!is_a(*word, BRACKET)) {
        while (t->at < t->end && !is_a(*t->at, SPACE | MARK))
            t->at++;
    } else if (t->at < t->end && *t->at == *word && (*word == '<' || *word == '>')) {
        t->at++;
    }
    length = (size_t)(t->at - word);
    part(t, *word);
    if (read_number(&number, word, length)) {
        add_number(t->out, number);
        return;
    }
    aira_buf_add(t->out, word, length);
    if (strchr("/<>[]+-.0123456789", *word) == NULL) { /* an operator */
        aira_buf_putc(t->out, '\n');
    }
}

void render_pdf_tighten(struct aira_buf *out, const char *data, size_t length)
{
    struct tightening t = {out, data, data + length};

    while (t.at < t.end) {
        if (is_space(*t.at)) {
            t.at++;
        } else if (*t.at == '(') {
            part(&t, '(');
            take_literal(&t);
        } else if (*t.at != '<' || !take_hex(&t)) {
            take_word(&t);
        }
    }
}
