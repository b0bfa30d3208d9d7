#include "chain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void store_chain_init(struct store_chain *chain, const char *origin)
{
    memset(chain, 0, sizeof *chain);
    chain->origin = origin;
    aira_arena_init(&chain->texts);
    aira_map_init(&chain->index);
}

void store_chain_dispose(struct store_chain *chain)
{
    aira_map_dispose(&chain->index);
    aira_arena_dispose(&chain->texts);
    free(chain->places);
    free(chain->moves);
}

/* The key of a place; a person's id never holds an @. */
static void set_key(struct aira_buf *key, const char *question, const char *person)
{
    aira_buf_init(key);
    aira_buf_printf(key, "%s@%s", person, question);
}

static struct store_place *find_place(const struct store_chain *chain, const struct aira_buf *key)
{
    int at = aira_map_get(&chain->index, aira_buf_cstr(key));

    return at < 0 ? NULL : &chain->places[at];
}

static struct store_place *add_place(struct store_chain *chain, const struct aira_buf *key,
                                     const struct aira_entry *entry)
{
    struct store_place place = {.question = aira_arena_strdup(&chain->texts, entry->question),
                                .person = aira_arena_strdup(&chain->texts, entry->person)};
    const char *own_key = aira_arena_strdup(&chain->texts, aira_buf_cstr(key));

    if (chain->texts.failed ||
        aira_grow(&chain->places, &chain->capacity, chain->count + 1, sizeof *chain->places) != 0 ||
        aira_map_put(&chain->index, own_key, (int)chain->count) != 0)
        return NULL;
    chain->places[chain->count] = place;
    return &chain->places[chain->count++];
}

/* The place an entry is about. */
static int place_of(struct store_place **out, struct store_chain *chain, const struct aira_entry *entry,
                    struct aira_error *err)
{
    struct aira_buf key;
    int result;

    *out = NULL;
    set_key(&key, entry->question, entry->person);
    result = aira_buf_result(&key, err);
    if (result == 0)
        *out = find_place(chain, &key);
    if (result == 0 && *out == NULL)
        *out = add_place(chain, &key, entry);
    aira_buf_dispose(&key);
    return *out == NULL ? aira_error_nomem(err) : AIRA_OK;
}

static bool action_fits(const struct aira_entry *entry)
{
    return strcmp(entry->action, entry->after[0] == '\0' ? "withdraw" : "answer") == 0;
}

/* What is wrong with how an entry follows the one before it; NULL: nothing. */
static const char *trouble_of_link(const struct store_chain *chain, const struct aira_entry *entry, const char *hash)
{
    if (entry->sequence != chain->sequence + 1)
        return aira_say("its number is not the one that comes next");
    if (strcmp(entry->previous, chain->hash) != 0)
        return aira_say("it does not follow from the entry before it");
    if (strcmp(entry->hash, hash) != 0)
        return aira_say("its hash does not fit what it says");
    return NULL;
}

/* An upgrade is about no question: before is the hash of what the assessment was, after that of the questionnaire it
 * moved to. */
static int take_upgrade(const char **trouble, struct store_chain *chain, const struct aira_entry *entry,
                        struct aira_error *err)
{
    struct store_move *move;

    if (aira_grow(&chain->moves, &chain->move_capacity, chain->move_count + 1, sizeof *chain->moves) != 0)
        return aira_error_nomem(err);
    move = &chain->moves[chain->move_count++];
    *move = (struct store_move){.sequence = entry->sequence};
    (void)snprintf(move->before, sizeof move->before, "%s", entry->before);
    (void)snprintf(chain->snapshot, sizeof chain->snapshot, "%s", entry->after);
    if (entry->question[0] != '\0' || entry->person[0] != '\0' || entry->before[0] == '\0' || entry->after[0] == '\0')
        *trouble = aira_say("what it says was done cannot be done");
    return AIRA_OK;
}

static int take_answer(const char **trouble, struct store_chain *chain, const struct aira_entry *entry,
                       struct aira_error *err)
{
    struct store_place *place;
    int result = place_of(&place, chain, entry, err);

    if (result != 0)
        return result;
    if (strcmp(entry->before, place->after) != 0)
        *trouble = aira_say("the answer that it replaced is not the one that was there");
    else if (!action_fits(entry))
        *trouble = aira_say("what it says was done cannot be done");
    (void)snprintf(place->after, sizeof place->after, "%s", entry->after);
    return AIRA_OK;
}

int store_chain_take(const char **trouble, struct store_chain *chain, const struct aira_entry *entry,
                     struct aira_error *err)
{
    char hash[AIRA_HASH_HEX];
    const char *link;
    int result = store_entry_hash(hash, entry, chain->origin, err);

    *trouble = NULL;
    if (result != 0)
        return result;
    link = trouble_of_link(chain, entry, hash);
    result =
        store_is_upgrade(entry) ? take_upgrade(trouble, chain, entry, err) : take_answer(trouble, chain, entry, err);
    if (link != NULL)
        *trouble = link;
    chain->sequence = entry->sequence;
    (void)snprintf(chain->hash, sizeof chain->hash, "%s", entry->hash);
    return result;
}

int store_chain_match(enum store_match *match, struct store_chain *chain, const struct store_row *row,
                      struct aira_error *err)
{
    char hash[AIRA_HASH_HEX];
    struct store_place *place = NULL;
    struct aira_buf key;
    int result;

    *match = STORE_UNJOURNALLED;
    set_key(&key, row->question, row->person);
    result = aira_buf_result(&key, err);
    if (result == 0)
        place = find_place(chain, &key);
    aira_buf_dispose(&key);
    if (result == 0)
        result = store_row_hash(hash, row, err);
    if (result != 0 || place == NULL || place->after[0] == '\0')
        return result;
    place->answered = true;
    *match = strcmp(hash, place->after) == 0 ? STORE_MATCH : STORE_DIFFERS;
    return AIRA_OK;
}

const struct store_place *store_chain_unmatched(const struct store_chain *chain, size_t *at)
{
    while (*at < chain->count) {
        const struct store_place *place = &chain->places[(*at)++];

        if (place->after[0] != '\0' && !place->answered)
            return place;
    }
    return NULL;
}

int store_chain_former(const char **trouble, struct store_chain *chain, const struct aira_former *former,
                       struct aira_error *err)
{
    char hash[AIRA_HASH_HEX];
    bool told = false;
    int result = store_former_hash(hash, former->hash, former->content, former->score, err);

    *trouble = NULL;
    for (size_t i = 0; result == 0 && i < chain->move_count; i++) {
        if (chain->moves[i].sequence != former->sequence)
            continue;
        chain->moves[i].kept = told = true;
        *trouble = strcmp(chain->moves[i].before, hash) == 0 ? NULL : aira_say("it is not what the journal noted");
    }
    if (result == 0 && !told)
        *trouble = aira_say("the journal does not tell of it");
    return result;
}

const char *store_chain_upgrades(const struct store_chain *chain, const char *snapshot)
{
    for (size_t i = 0; i < chain->move_count; i++) {
        if (!chain->moves[i].kept)
            return aira_say(
                "the journal tells of a move to another version of the questionnaire, but what was before is not "
                "there");
    }
    if (chain->snapshot[0] != '\0' && strcmp(chain->snapshot, snapshot) != 0)
        return aira_say("its questionnaire is not the one that the journal says it moved to");
    return NULL;
}
