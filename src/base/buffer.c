#include "aira/base.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void aira_buf_init(struct aira_buf *buf)
{
    memset(buf, 0, sizeof *buf);
}

void aira_buf_dispose(struct aira_buf *buf)
{
    if (buf == NULL)
        return;
    free(buf->data);
    aira_buf_init(buf);
}

void aira_buf_clear(struct aira_buf *buf)
{
    buf->length = 0;
    buf->failed = false;
    if (buf->data != NULL)
        buf->data[0] = '\0';
}

/* Makes room for `length` more bytes and the NUL. */
static bool reserve(struct aira_buf *buf, size_t length)
{
    if (buf->failed)
        return false;
    if (length < buf->capacity - buf->length)
        return true;
    if (length >= SIZE_MAX - buf->length || aira_grow(&buf->data, &buf->capacity, buf->length + length + 1, 1) != 0)
        buf->failed = true;
    return !buf->failed;
}

void aira_buf_add(struct aira_buf *buf, const void *data, size_t length)
{
    if (!reserve(buf, length))
        return;
    if (length > 0)
        memcpy(buf->data + buf->length, data, length);
    buf->length += length;
    buf->data[buf->length] = '\0';
}

void aira_buf_puts(struct aira_buf *buf, const char *s)
{
    aira_buf_add(buf, s, strlen(s));
}

void aira_buf_putc(struct aira_buf *buf, char c)
{
    aira_buf_add(buf, &c, 1);
}

void aira_buf_printf(struct aira_buf *buf, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    aira_buf_vprintf(buf, format, args);
    va_end(args);
}

void aira_buf_vprintf(struct aira_buf *buf, const char *format, va_list args)
{
    size_t room = buf->capacity - buf->length;
    va_list again;
    int length;

    if (buf->failed)
        return;
    va_copy(again, args);
    length = vsnprintf(room > 0 ? buf->data + buf->length : NULL, room, format, args);
    if (length < 0)
        buf->failed = true;
    else if ((size_t)length >= room && reserve(buf, (size_t)length))
        (void)vsnprintf(buf->data + buf->length, (size_t)length + 1, format, again);
    va_end(again);
    if (!buf->failed)
        buf->length += (size_t)length;
    else if (room > 0)
        buf->data[buf->length] = '\0';
}

const char *aira_buf_cstr(const struct aira_buf *buf)
{
    return buf->data == NULL ? "" : buf->data;
}

char *aira_buf_take(struct aira_buf *buf)
{
    char *taken;

    if (buf->data == NULL)
        aira_buf_add(buf, "", 0);
    if (buf->failed)
        return NULL;
    taken = buf->data;
    aira_buf_init(buf);
    return taken;
}

int aira_buf_result(const struct aira_buf *buf, struct aira_error *err)
{
    return buf->failed ? aira_error_nomem(err) : AIRA_OK;
}
