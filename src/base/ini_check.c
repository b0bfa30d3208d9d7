#include "ini_check.h"

#include "clean.h"

#include <string.h>

#define COMPLAIN(place, code, ...)                                                                                     \
    aira_diags_add((place)->diags, AIRA_ERROR, code, (place)->file, (place)->line, __VA_ARGS__)

bool ini_is_space(char c)
{
    return c == ' ' || c == '\t';
}

void ini_trim(const char **text, size_t *length)
{
    while (*length > 0 && ini_is_space(**text)) {
        (*text)++;
        (*length)--;
    }
    while (*length > 0 && ini_is_space((*text)[*length - 1]))
        (*length)--;
}

/* How many bytes at `raw` can be passed over unseen: 0 where a control character can begin, which is with C0, DEL, the
 * lead byte of C1 and that of the marks of direction.  The text is UTF-8, so most of a Chinese line goes by threes. */
static inline size_t harmless_bytes(const char *raw)
{
    unsigned char byte = (unsigned char)*raw;

    if (byte >= 0xE3)
        return byte < 0xF0 ? 3 : 4;
    return (byte >= 0x20 || byte == '\t') && byte != 0x7F && byte != 0xC2 && byte != 0xE2;
}

static bool check_controls(const struct ini_place *place, const char *raw, size_t length)
{
    const char *end = raw + length;

    while (raw < end) {
        size_t harmless = harmless_bytes(raw);
        uint32_t c;

        if (harmless > 0) {
            raw += harmless;
            continue;
        }
        raw += aira_utf8_next(&c, raw, end);
        if (c != '\t' && base_is_control(c)) {
            COMPLAIN(
                place, "control-character",
                "The line holds the control character U+%04X, which cannot be seen. Delete it or type the line anew.",
                (unsigned)c);
            return false;
        }
    }
    return true;
}

/* Whether all bytes are printable ASCII, eight at a time: with it most lines need no closer look. */
static bool is_plain(const char *raw, size_t length)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), high = ones * 0x80;
    uint64_t word, found = 0;

    while (length >= sizeof word) {
        memcpy(&word, raw, sizeof word);
        /* The high bit of a byte below 0x20, of 0x7F and above 0x7F; a borrow makes a false alarm at worst. */
        found |= (word - ones * 0x20) | (word + ones) | word;
        raw += sizeof word;
        length -= sizeof word;
    }
    while (length > 0 && *raw >= ' ' && *raw <= '~') {
        raw++;
        length--;
    }
    return length == 0 && (found & high) == 0;
}

/* Whether every second byte or so is NUL, as in a text of Latin letters in UTF-16. */
static bool seems_utf16(const char *raw, size_t length)
{
    size_t nuls = 0;

    for (size_t i = 0; i < length; i++)
        nuls += raw[i] == '\0';
    return 4 * nuls >= length && nuls < length;
}

static void complain_of_encoding(const struct ini_place *place, const char *raw, size_t length, size_t bad)
{
    bool nul = memchr(raw, '\0', length) != NULL;

    if (place->encoding->utf16 || (nul && seems_utf16(raw, length)))
        COMPLAIN(place, nul ? "nul-byte" : "not-utf8",
                 "The file looks like UTF-16 (%s), which is not plain text here. Save the file in the encoding UTF-8.",
                 place->encoding->utf16 ? aira_say("it begins with its byte order mark")
                                        : aira_say("NUL bytes stand between the letters"));
    else if (nul)
        COMPLAIN(place, "nul-byte",
                 "The line holds a NUL byte, so this is not plain text. Save the file as UTF-8 text.");
    else
        COMPLAIN(place, "not-utf8",
                 "Byte %zu of the line is not UTF-8, so the file seems to be in another encoding, such as GBK or Latin "
                 "1. Save the file in the encoding UTF-8.",
                 bad + 1);
    place->encoding->told = true;
}

static bool check_encoding(const struct ini_place *place, const char *raw, size_t length)
{
    size_t bad = 0;

    if (memchr(raw, '\0', length) == NULL && aira_utf8_valid(raw, length, &bad))
        return true;
    if (!place->encoding->told)
        complain_of_encoding(place, raw, length, bad);
    return false;
}

static bool check_length(const struct ini_place *place, size_t length)
{
    if (length <= AIRA_INI_MAX_LINE)
        return true;
    COMPLAIN(
        place, "line-too-long",
        "The line has %zu bytes; at most %d fit (about 340 Chinese characters). Shorten it or split it over several "
        "keys.",
        length, (int)AIRA_INI_MAX_LINE);
    return false;
}

/* The encoding comes first: in UTF-16 a line has twice its bytes, and its length would be the wrong thing to mend. */
bool ini_check_bytes(const struct ini_place *place, const char *raw, size_t length)
{
    if (is_plain(raw, length))
        return check_length(place, length);
    return check_encoding(place, raw, length) && check_length(place, length) && check_controls(place, raw, length);
}

bool ini_check_section(const struct ini_place *place, const char *text, size_t length)
{
    const char *name = text + 1;
    size_t inner;

    if (length < 2 || text[length - 1] != ']') {
        COMPLAIN(place, "bad-section",
                 "A line that starts with [ must end with ]. Write [name] and put a comment on a line of its own.");
        return false;
    }
    inner = length - 2;
    ini_trim(&name, &inner);
    if (inner == 0) {
        COMPLAIN(place, "bad-section", "The section has no name. Write one between [ and ].");
        return false;
    }
    if (memchr(name, '[', inner) != NULL || memchr(name, ']', inner) != NULL) {
        COMPLAIN(place, "bad-section", "The section's name holds a bracket. Take [ and ] out of the name.");
        return false;
    }
    if (memchr(name, ':', inner) != NULL) {
        COMPLAIN(place, "colon-in-section", "The section's name holds a colon, which hides it. Use a / or . instead.");
        return false;
    }
    return true;
}

static bool check_quoted(const struct ini_place *place, const char *value, size_t length)
{
    const char quote = *value;
    const char *close = memchr(value + 1, quote, length - 1);
    const char *rest;
    size_t left;

    if (close == NULL) {
        COMPLAIN(place, "quote-open", "The value starts with %c and has no second one. Put %c at its end.", quote,
                 quote);
        return false;
    }
    if (memchr(value, '\\', (size_t)(close - value)) != NULL) {
        COMPLAIN(place, "backslash",
                 "A backslash stands between quotes, where its meaning is not settled. Use / or the full-width "
                 "\xEF\xBC\xBC.");
        return false;
    }
    rest = close + 1;
    left = length - (size_t)(rest - value);
    ini_trim(&rest, &left);
    if (left > 0 && *rest != ';' && *rest != '#') {
        COMPLAIN(
            place, "quote-inside",
            "Text follows the closing %c. Inside a quoted value use typographic quotes (\xE2\x80\x9C \xE2\x80\x9D).",
            quote);
        return false;
    }
    return true;
}

bool ini_check_value(const struct ini_place *place, const char *value, size_t length)
{
    if (length == 0)
        return true;
    if (*value == '"' || *value == '\'')
        return check_quoted(place, value, length);
    if (memchr(value, ';', length) != NULL || memchr(value, '#', length) != NULL) {
        COMPLAIN(
            place, "unquoted-comment",
            "A ; or # in a value without quotes would cut the value there. Put the value between \" and \", or use "
            "the full-width \xEF\xBC\x9B.");
        return false;
    }
    return true;
}
