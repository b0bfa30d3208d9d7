#include "aira/base.h"

#include <stdlib.h>
#include <string.h>

char *aira_strndup(const char *s, size_t length)
{
    const char *nul = memchr(s, '\0', length);
    char *copy;

    if (nul != NULL)
        length = (size_t)(nul - s);
    copy = length == SIZE_MAX ? NULL : malloc(length + 1);
    if (copy == NULL)
        return NULL;
    memcpy(copy, s, length);
    copy[length] = '\0';
    return copy;
}

char *aira_borrowed(const char *s)
{
    return (char *)(uintptr_t)s;
}

char *aira_strdup(const char *s)
{
    return aira_strndup(s, strlen(s));
}

int aira_grow(void *items, size_t *capacity, size_t needed, size_t size)
{
    enum { LEAST = 8 };
    size_t wanted = *capacity;
    void *block;
    void *grown;

    if (needed <= *capacity)
        return AIRA_OK;
    wanted = wanted > SIZE_MAX - wanted / 2 ? needed : wanted + wanted / 2;
    if (wanted < needed)
        wanted = needed;
    if (wanted < LEAST)
        wanted = LEAST;
    if (size != 0 && wanted > PTRDIFF_MAX / size)
        return AIRA_ENOMEM;
    /* `items` is the address of a pointer of some type; only copying its bytes is free of aliasing. */
    memcpy(&block, items, sizeof block);
    grown = realloc(block, wanted * size);
    if (grown == NULL)
        return AIRA_ENOMEM;
    memcpy(items, &grown, sizeof grown);
    *capacity = wanted;
    return AIRA_OK;
}
