#include "aira/base.h"

#include "clean.h"

#include <stdio.h>
#include <string.h>

/* More than any message keeps, so that only what is cut off anyway is lost before it is cleaned. */
enum { RAW_SIZE = 4096 };

static int fill(struct aira_error *err, enum aira_code code, const char *file, int line, const char *format,
                va_list args) AIRA_PRINTF(5, 0);

/* The arguments may point into `err` itself, which is why nothing of it is written before all was read. */
static int fill(struct aira_error *err, enum aira_code code, const char *file, int line, const char *format,
                va_list args)
{
    char raw[RAW_SIZE];
    char name[sizeof err->file];

    if (vsnprintf(raw, sizeof raw, aira_say(format), args) < 0)
        raw[0] = '\0';
    base_make_visible(name, sizeof name, file);
    base_make_visible(err->message, sizeof err->message, raw);
    memcpy(err->file, name, sizeof name);
    err->code = code;
    err->line = line;
    return code;
}

int aira_error_set(struct aira_error *err, enum aira_code code, const char *format, ...)
{
    va_list args;
    int result;

    va_start(args, format);
    result = fill(err, code, "", 0, format, args);
    va_end(args);
    return result;
}

int aira_error_at(struct aira_error *err, enum aira_code code, const char *file, int line, const char *format, ...)
{
    va_list args;
    int result;

    va_start(args, format);
    result = fill(err, code, file == NULL ? "" : file, line, format, args);
    va_end(args);
    return result;
}

int aira_error_nomem(struct aira_error *err)
{
    return aira_error_set(err, AIRA_ENOMEM, "Memory ran out. Close other programs and try again.");
}
