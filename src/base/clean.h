/* What counts as a control character, for everything that cleans or refuses text from outside. */
#ifndef AIRA_BASE_CLEAN_H
#define AIRA_BASE_CLEAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* True for C0, DEL, C1 and the characters that embed, override or isolate a direction of writing. */
bool base_is_control(uint32_t c);

/* Copies `text` into `out` (at most `size` bytes with the NUL), each byte of a control or invalid character written
 * as \xNN; what does not fit is cut off at a character boundary. */
void base_make_visible(char *out, size_t size, const char *text);

#endif
