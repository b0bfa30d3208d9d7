#include "aira/base.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 4 * 1024, LARGEST_BLOCK = 256 * 1024 };

struct aira_arena_block {
    struct aira_arena_block *next;
    size_t used, size;
    _Alignas(max_align_t) unsigned char data[];
};

void aira_arena_init(struct aira_arena *arena)
{
    memset(arena, 0, sizeof *arena);
}

void aira_arena_dispose(struct aira_arena *arena)
{
    if (arena == NULL)
        return;
    while (arena->blocks != NULL) {
        struct aira_arena_block *next = arena->blocks->next;

        free(arena->blocks);
        arena->blocks = next;
    }
    aira_arena_init(arena);
}

static struct aira_arena_block *block_new(size_t size)
{
    struct aira_arena_block *block = NULL;

    if (size <= PTRDIFF_MAX - sizeof *block)
        block = calloc(1, sizeof *block + size);
    if (block != NULL)
        block->size = size;
    return block;
}

/* A block with room for `size` bytes, put where it is found first; what is too large for a common block gets one of
 * its own behind the first, so that the room left in the first is not lost. */
static struct aira_arena_block *block_for(struct aira_arena *arena, size_t size)
{
    struct aira_arena_block *first = arena->blocks;
    struct aira_arena_block *block;
    size_t common = FIRST_BLOCK;

    if (first != NULL && size <= first->size - first->used)
        return first;
    if (first != NULL && first->size >= FIRST_BLOCK)
        common = first->size >= LARGEST_BLOCK / 2 ? LARGEST_BLOCK : 2 * first->size;
    block = block_new(size > common / 4 ? size : common);
    if (block == NULL)
        return NULL;
    if (first != NULL && size > common / 4) {
        block->next = first->next;
        first->next = block;
    } else {
        block->next = first;
        arena->blocks = block;
    }
    return block;
}

void *aira_arena_alloc(struct aira_arena *arena, size_t size)
{
    const size_t unit = _Alignof(max_align_t);
    struct aira_arena_block *block = NULL;
    void *memory;

    if (size == 0)
        size = 1;
    if (size <= SIZE_MAX - unit) {
        size = (size + unit - 1) / unit * unit;
        block = block_for(arena, size);
    }
    if (block == NULL) {
        arena->failed = true;
        return NULL;
    }
    memory = block->data + block->used;
    block->used += size;
    return memory;
}

void *aira_arena_array(struct aira_arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size) {
        arena->failed = true;
        return NULL;
    }
    return aira_arena_alloc(arena, count * size);
}

char *aira_arena_strndup(struct aira_arena *arena, const char *s, size_t length)
{
    const char *nul = memchr(s, '\0', length);
    char *copy;

    if (nul != NULL)
        length = (size_t)(nul - s);
    copy = length == SIZE_MAX ? NULL : aira_arena_alloc(arena, length + 1);
    if (copy != NULL)
        memcpy(copy, s, length);
    return copy;
}

char *aira_arena_strdup(struct aira_arena *arena, const char *s)
{
    return aira_arena_strndup(arena, s, strlen(s));
}

char *aira_arena_printf(struct aira_arena *arena, const char *format, ...)
{
    char *text = NULL;
    va_list args;
    int length;

    va_start(args, format);
    length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (length < 0)
        arena->failed = true;
    else
        text = aira_arena_alloc(arena, (size_t)length + 1);
    if (text == NULL)
        return NULL;
    va_start(args, format);
    (void)vsnprintf(text, (size_t)length + 1, format, args);
    va_end(args);
    return text;
}
