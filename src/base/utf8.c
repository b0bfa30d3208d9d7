#include "aira/base.h"

#include <string.h>
#include <unistr.h>

bool aira_utf8_valid(const char *s, size_t length, size_t *bad)
{
    const uint8_t *bytes = (const uint8_t *)s;
    const uint8_t *wrong = length == 0 ? NULL : u8_check(bytes, length);

    if (wrong != NULL && bad != NULL)
        *bad = (size_t)(wrong - bytes);
    return wrong == NULL;
}

size_t aira_utf8_next(uint32_t *c, const char *s, const char *end)
{
    ucs4_t decoded;
    int bytes = u8_mbtoucr(&decoded, (const uint8_t *)s, (size_t)(end - s));

    if (bytes < 1) {
        *c = 0xFFFD;
        return 1;
    }
    *c = decoded;
    return (size_t)bytes;
}

size_t aira_utf8_encode(char out[4], uint32_t c)
{
    uint8_t bytes[4];
    int count = u8_uctomb(bytes, c, sizeof bytes);

    if (count < 1)
        count = u8_uctomb(bytes, 0xFFFD, sizeof bytes);
    memcpy(out, bytes, (size_t)count);
    return (size_t)count;
}

bool aira_utf8_is_chinese(uint32_t c)
{
    return (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) ||
           (c >= 0xFF01 && c <= 0xFF60) || (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x20000 && c <= 0x3FFFF);
}
