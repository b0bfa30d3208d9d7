#include "aira/base.h"

#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

void aira_ascii_lower(char *s)
{
    for (; *s != '\0'; s++) {
        if (*s >= 'A' && *s <= 'Z')
            *s = (char)(*s - 'A' + 'a');
    }
}

bool aira_id_valid(const char *s)
{
    for (;;) {
        if (!is_letter(*s))
            return false;
        while (is_letter(*s) || is_digit(*s) || *s == '_' || *s == '-')
            s++;
        if (*s == '\0')
            return true;
        if (*s++ != '.')
            return false;
    }
}

bool aira_number_parse(int64_t *thousandths, const char *s)
{
    const int64_t most = INT64_C(1000000000000000);
    bool negative = *s == '-';
    int64_t value = 0;
    int decimals = 0;

    if (negative)
        s++;
    if (!is_digit(*s))
        return false;
    for (; is_digit(*s); s++) {
        value = value * 10 + (*s - '0');
        if (value > most / 1000)
            return false;
    }
    if (*s == '.' && !is_digit(*++s))
        return false;
    for (; is_digit(*s) && decimals < 3; s++, decimals++)
        value = value * 10 + (*s - '0');
    for (; decimals < 3; decimals++)
        value *= 10;
    if (*s != '\0' || value > most)
        return false;
    *thousandths = negative ? -value : value;
    return true;
}

void aira_number_format(struct aira_buf *out, int64_t thousandths)
{
    uint64_t value = thousandths < 0 ? -(uint64_t)thousandths : (uint64_t)thousandths;
    unsigned rest = (unsigned)(value % 1000);
    int decimals = 3;

    aira_buf_printf(out, "%s%llu", thousandths < 0 ? "-" : "", (unsigned long long)(value / 1000));
    if (rest == 0)
        return;
    while (rest % 10 == 0) {
        rest /= 10;
        decimals--;
    }
    aira_buf_printf(out, ".%0*u", decimals, rest);
}

bool aira_int_parse(int *value, const char *s, int least, int greatest)
{
    int64_t number = 0;

    if (*s == '\0')
        return false;
    for (; is_digit(*s); s++) {
        number = number * 10 + (*s - '0');
        if (number > INT32_MAX)
            return false;
    }
    if (*s != '\0' || number < least || number > greatest)
        return false;
    *value = (int)number;
    return true;
}
