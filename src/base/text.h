/* Measuring text that is not ended by a NUL. */
#ifndef AIRA_BASE_TEXT_H
#define AIRA_BASE_TEXT_H

#include <stddef.h>

/* As aira_text_width and aira_text_fit, up to `end`. */
size_t base_text_width(const char *s, const char *end);
size_t base_text_fit(const char *s, const char *end, size_t cells);

#endif
