#include "aira/base.h"

#include <sodium.h>

#include <stdio.h>
#include <string.h>

/* Picks the fastest implementation of the machine; hashes and random bytes are the same without. */
static bool prepare(void)
{
    return sodium_init() >= 0;
}

void aira_hash(char hex[AIRA_HASH_HEX], const void *data, size_t length)
{
    unsigned char digest[(AIRA_HASH_HEX - 1) / 2];

    (void)prepare();
    (void)crypto_generichash(digest, sizeof digest, data, length, NULL, 0);
    (void)sodium_bin2hex(hex, AIRA_HASH_HEX, digest, sizeof digest);
}

void aira_base64(struct aira_buf *out, const void *data, size_t length)
{
    /* A multiple of three, so that only the last piece is padded. */
    enum { PIECE = 3 * 256, ROOM = sodium_base64_ENCODED_LEN(PIECE, sodium_base64_VARIANT_ORIGINAL) };
    const unsigned char *bytes = data;
    char text[ROOM];

    for (size_t piece; length > 0; bytes += piece, length -= piece) {
        piece = length < PIECE ? length : PIECE;
        aira_buf_puts(out, sodium_bin2base64(text, sizeof text, bytes, piece, sodium_base64_VARIANT_ORIGINAL));
    }
}

void aira_uuid(char uuid[AIRA_UUID_SIZE])
{
    unsigned char bytes[16];
    char hex[2 * sizeof bytes + 1];

    (void)prepare();
    randombytes_buf(bytes, sizeof bytes);
    bytes[6] = (unsigned char)((bytes[6] & 0x0F) | 0x40);
    bytes[8] = (unsigned char)((bytes[8] & 0x3F) | 0x80);
    (void)sodium_bin2hex(hex, sizeof hex, bytes, sizeof bytes);
    (void)snprintf(uuid, AIRA_UUID_SIZE, "%.8s-%.4s-%.4s-%.4s-%.12s", hex, hex + 8, hex + 12, hex + 16, hex + 20);
}

bool aira_uuid_valid(const char *uuid)
{
    for (size_t i = 0; i < AIRA_UUID_SIZE - 1; i++) {
        char c = uuid[i];
        bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        bool digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');

        if (dash ? c != '-' : !digit)
            return false;
    }
    return uuid[AIRA_UUID_SIZE - 1] == '\0' && uuid[14] == '4' && strchr("89ab", uuid[19]) != NULL;
}
