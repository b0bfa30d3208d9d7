/* A page's operators in fewer bytes, saying the same.  libharu writes strings in hex, numbers with digits that no
 * printer can follow, and each piece of text as a text object of its own with absolute coordinates, which hardly
 * compress: neighbouring text objects become one, whose pieces stand where they stood relative to each other. */
#include "pdf_tighten.h"

#include <string.h>

enum {
    DECIMALS = 3, /* a thousandth of a point, and of a colour's range */
    NUMBERS = 2   /* the last ones, which place text */
};

struct tightening {
    struct aira_buf *out;
    const char *at, *end;
    struct aira_buf operands; /* of the operator to come, as they will be written */
    int64_t numbers[NUMBERS]; /* the last operands that are numbers, in thousandths; the newest last */
    size_t operand_count, number_count;
    int64_t x, y;           /* where the line of text begins, in thousandths */
    int64_t told_x, told_y; /* where the reader was told that it begins: x and y in whole hundredths */
    bool placed;            /* they are known */
    bool ended;             /* an ET was read and not yet written */
    bool joining;           /* a BT followed it, and neither is written: the next place is told from the last */
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

static void add_operand_space(struct tightening *t)
{
    if (t->operand_count++ > 0)
        aira_buf_putc(&t->operands, ' ');
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
    add_operand_space(t);
    aira_buf_putc(&t->operands, '(');
    for (const char *s = t->at + 1; s < stop; s++) {
        if (is_space(*s))
            continue;
        if (high >= 0)
            add_byte(&t->operands, (char)(high << 4 | digit_of(*s)));
        high = high >= 0 ? -1 : digit_of(*s);
    }
    if (high >= 0)
        add_byte(&t->operands, (char)(high << 4));
    aira_buf_putc(&t->operands, ')');
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
            aira_buf_putc(&t->operands, *t->at++);
        else if (c == '(')
            depth++;
        else if (c == ')')
            depth--;
        aira_buf_putc(&t->operands, *t->at++);
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

/* Reads a number, cut to thousandths; false when the word is none or too long to be read so. */
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
        }
    }
    for (int d = decimals < 0 ? 0 : decimals; d < DECIMALS; d++)
        value *= 10;
    *thousandths = word[0] == '-' ? -value : value;
    return true;
}

static void note_number(struct tightening *t, int64_t number)
{
    t->numbers[0] = t->numbers[1];
    t->numbers[1] = number;
    t->number_count++;
    add_number(&t->operands, number);
}

/* ---- operators ---- */

/* Forgets the operands, but not that memory ran out. */
static void clear_operands(struct tightening *t)
{
    t->out->failed = t->out->failed || t->operands.failed;
    aira_buf_clear(&t->operands);
}

static void write_operator(struct tightening *t, const char *name, size_t length)
{
    aira_buf_add(t->out, aira_buf_cstr(&t->operands), t->operands.length);
    if (t->operand_count > 0)
        aira_buf_putc(t->out, ' ');
    aira_buf_add(t->out, name, length);
    aira_buf_putc(t->out, '\n');
}

static bool is_one_of(const char *name, size_t length, const char *const *names)
{
    for (; *names != NULL; names++)
        if (strlen(*names) == length && memcmp(*names, name, length) == 0)
            return true;
    return false;
}

static bool is(const char *name, size_t length, const char *wanted)
{
    return strlen(wanted) == length && memcmp(name, wanted, length) == 0;
}

static void begin_text(struct tightening *t)
{
    t->x = t->y = t->told_x = t->told_y = 0;
    t->placed = true;
}

/* Writes the ET, and the BT behind it, that were held back. */
static void write_held(struct tightening *t)
{
    if (t->ended)
        aira_buf_puts(t->out, t->joining ? "ET\nBT\n" : "ET\n");
    if (t->joining)
        begin_text(t);
    t->ended = t->joining = false;
}

static int64_t in_hundredths(int64_t thousandths)
{
    return (thousandths + (thousandths < 0 ? -5 : 5)) / 10 * 10;
}

/* A new place, told from where the reader is, so that what is rounded never adds up. */
static void place_text(struct tightening *t)
{
    int64_t x, y;

    if (t->joining)
        t->x = t->y = 0;
    t->ended = t->joining = false;
    t->x += t->numbers[0];
    t->y += t->numbers[1];
    x = in_hundredths(t->x);
    y = in_hundredths(t->y);
    clear_operands(t);
    add_number(&t->operands, x - t->told_x);
    aira_buf_putc(&t->operands, ' ');
    add_number(&t->operands, y - t->told_y);
    t->told_x = x;
    t->told_y = y;
    write_operator(t, "Td", 2);
}

static void take_operator(struct tightening *t, const char *name, size_t length)
{
    /* What may stand between two pieces of text as well as outside of them. */
    static const char *const harmless[] = {"Tf", "Tr", "rg", "RG", "w", "g", "G", NULL};
    static const char *const movers[] = {"Tm", "TD", "T*", "'", "\"", NULL};

    if (is(name, length, "Td") && t->number_count == 2 && t->operand_count == 2 && t->placed) {
        place_text(t);
        return;
    }
    if (is(name, length, "BT") && t->ended && t->placed) {
        t->joining = true;
        return;
    }
    if (!(t->joining && is_one_of(name, length, harmless)))
        write_held(t);
    if (is(name, length, "ET")) {
        t->ended = true;
        return;
    }
    if (is(name, length, "BT"))
        begin_text(t);
    else if (is_one_of(name, length, movers))
        t->placed = false;
    write_operator(t, name, length);
}

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
    if (read_number(&number, word, length)) {
        add_operand_space(t);
        note_number(t, number);
    } else if (strchr("/<>[]+-.0123456789", *word) != NULL) {
        add_operand_space(t);
        aira_buf_add(&t->operands, word, length);
    } else {
        take_operator(t, word, length);
        clear_operands(t);
        t->operand_count = t->number_count = 0;
    }
}

void render_pdf_tighten(struct aira_buf *out, const char *data, size_t length)
{
    struct tightening t = {.out = out, .at = data, .end = data + length};

    aira_buf_init(&t.operands);
    while (t.at < t.end) {
        if (is_space(*t.at)) {
            t.at++;
        } else if (*t.at == '(') {
            add_operand_space(&t);
            take_literal(&t);
        } else if (*t.at != '<' || !take_hex(&t)) {
            take_word(&t);
        }
    }
    write_held(&t);
    aira_buf_add(out, aira_buf_cstr(&t.operands), t.operands.length);
    out->failed = out->failed || t.operands.failed;
    aira_buf_dispose(&t.operands);
}
