/* What makes a line of an INI file unfit for iniparser, each with a sentence that says how to cure it. */
#ifndef AIRA_BASE_INI_CHECK_H
#define AIRA_BASE_INI_CHECK_H

#include "aira/base.h"

/* What is known of the encoding of a file as a whole. */
struct ini_encoding {
    bool utf16; /* it begins with a byte order mark of UTF-16 */
    bool told;  /* that it is wrong was reported */
};

/* Where complaints go, and the line they are about. */
struct ini_place {
    struct aira_diags *diags;
    const char *file;
    int line;
    struct ini_encoding *encoding;
};

bool ini_is_space(char c);
/* Takes white space off both ends. */
void ini_trim(const char **text, size_t *length);

/* Each returns true when nothing is wrong, else reports one error.  The raw line has no line end; the others are
 * trimmed.  A wrong encoding is one mistake however many lines show it, so only the first of them is reported. */
bool ini_check_bytes(const struct ini_place *place, const char *raw, size_t length);
bool ini_check_section(const struct ini_place *place, const char *text, size_t length); /* with its brackets */
bool ini_check_value(const struct ini_place *place, const char *value, size_t length);

#endif
