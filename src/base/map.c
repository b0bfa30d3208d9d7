#include "aira/base.h"

#include <stdlib.h>
#include <string.h>

/* Open addressing with linear probing; the capacity is a power of two and at most three quarters are taken. */
struct aira_map_slot {
    const char *key; /* NULL: free */
    uint64_t hash;
    int index;
};

enum { LEAST_SLOTS = 16 };

void aira_map_init(struct aira_map *map)
{
    memset(map, 0, sizeof *map);
}

void aira_map_dispose(struct aira_map *map)
{
    if (map == NULL)
        return;
    free(map->slots);
    aira_map_init(map);
}

/* FNV-1a with its high half folded down, because the slot is taken from the low bits. */
static uint64_t hash_of(const char *key)
{
    uint64_t hash = 0xCBF29CE484222325U;

    for (; *key != '\0'; key++)
        hash = (hash ^ (unsigned char)*key) * 0x100000001B3U;
    return hash ^ (hash >> 32);
}

/* The slot that holds `key`, or the free one where it belongs. */
static struct aira_map_slot *slot_of(struct aira_map_slot *slots, size_t capacity, const char *key, uint64_t hash)
{
    size_t i = (size_t)hash & (capacity - 1);

    while (slots[i].key != NULL && (slots[i].hash != hash || strcmp(slots[i].key, key) != 0))
        i = (i + 1) & (capacity - 1);
    return &slots[i];
}

static int widen(struct aira_map *map)
{
    size_t capacity = map->capacity == 0 ? LEAST_SLOTS : 2 * map->capacity;
    struct aira_map_slot *slots;

    if (map->capacity > SIZE_MAX / 2)
        return AIRA_ENOMEM;
    slots = calloc(capacity, sizeof *slots);
    if (slots == NULL)
        return AIRA_ENOMEM;
    for (size_t i = 0; i < map->capacity; i++) {
        if (map->slots[i].key != NULL)
            *slot_of(slots, capacity, map->slots[i].key, map->slots[i].hash) = map->slots[i];
    }
    free(map->slots);
    map->slots = slots;
    map->capacity = capacity;
    return AIRA_OK;
}

int aira_map_put(struct aira_map *map, const char *key, int index)
{
    uint64_t hash = hash_of(key);
    struct aira_map_slot *slot;

    if (map->count >= map->capacity / 4 * 3 && widen(map) != 0)
        return AIRA_ENOMEM;
    slot = slot_of(map->slots, map->capacity, key, hash);
    if (slot->key == NULL)
        map->count++;
    *slot = (struct aira_map_slot){key, hash, index};
    return AIRA_OK;
}

int aira_map_get(const struct aira_map *map, const char *key)
{
    const struct aira_map_slot *slot;

    if (map->count == 0)
        return -1;
    slot = slot_of(map->slots, map->capacity, key, hash_of(key));
    return slot->key == NULL ? -1 : slot->index;
}
