#include "aira/base.h"

#include "clean.h"

#include <stdlib.h>
#include <string.h>

void aira_diags_init(struct aira_diags *diags)
{
    memset(diags, 0, sizeof *diags);
}

void aira_diags_dispose(struct aira_diags *diags)
{
    if (diags == NULL)
        return;
    for (size_t i = 0; i < diags->count; i++) {
        free(diags->items[i].file);
        free(diags->items[i].message);
    }
    free(diags->items);
    aira_diags_init(diags);
}

/* A copy of `text` in which every control character is visible, or NULL. */
static char *visible_copy(const char *text)
{
    size_t length = strlen(text);
    char *copy = length > (SIZE_MAX - 1) / 4 ? NULL : malloc(4 * length + 1);

    if (copy != NULL)
        base_make_visible(copy, 4 * length + 1, text);
    return copy;
}

static void keep(struct aira_diags *diags, enum aira_severity severity, const char *code, const char *file, int line,
                 const char *message)
{
    struct aira_diag item = {severity, code, NULL, line, NULL};

    item.file = visible_copy(file == NULL ? "" : file);
    item.message = visible_copy(message);
    if (item.file == NULL || item.message == NULL ||
        aira_grow(&diags->items, &diags->capacity, diags->count + 1, sizeof *diags->items) != 0) {
        free(item.file);
        free(item.message);
        diags->failed = true;
        return;
    }
    diags->items[diags->count++] = item;
}

void aira_diags_vadd(struct aira_diags *diags, enum aira_severity severity, const char *code, const char *file,
                     int line, const char *lead, const char *tail, const char *format, va_list args)
{
    size_t *reported = severity == AIRA_ERROR ? &diags->errors : &diags->warnings;
    struct aira_buf message;

    if ((*reported)++ >= AIRA_DIAGS_MAX)
        return;
    aira_buf_init(&message);
    aira_buf_puts(&message, lead);
    aira_buf_vprintf(&message, aira_say(format), args);
    aira_buf_puts(&message, tail);
    if (message.failed)
        diags->failed = true;
    else
        keep(diags, severity, code, file, line, aira_buf_cstr(&message));
    aira_buf_dispose(&message);
}

void aira_diags_add(struct aira_diags *diags, enum aira_severity severity, const char *code, const char *file, int line,
                    const char *format, ...)
{
    va_list args;

    va_start(args, format);
    aira_diags_vadd(diags, severity, code, file, line, "", "", format, args);
    va_end(args);
}

int aira_diags_result(const struct aira_diags *diags, struct aira_error *err)
{
    const struct aira_diag *first = NULL;
    size_t more;

    if (diags->failed)
        return aira_error_nomem(err);
    if (diags->errors == 0)
        return AIRA_OK;
    for (size_t i = 0; i < diags->count && first == NULL; i++) {
        if (diags->items[i].severity == AIRA_ERROR)
            first = &diags->items[i];
    }
    if (first == NULL)
        return aira_error_nomem(err);
    more = diags->errors - 1;
    if (more == 0)
        return aira_error_at(err, AIRA_EINPUT, first->file, first->line, "%s", first->message);
    return aira_error_at(err, AIRA_EINPUT, first->file, first->line, "%s (and %zu more %s)", first->message, more,
                         more == 1 ? "error" : "errors");
}
