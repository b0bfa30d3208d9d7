/* Checking a journal and the answers against it, whether they come from the database or from a file. */
#ifndef AIRA_STORE_CHAIN_H
#define AIRA_STORE_CHAIN_H

#include "record.h"

/* The end of what the journal says about one question and one person. */
struct store_place {
    const char *question, *person;
    char after[AIRA_HASH_HEX]; /* "" when there is no answer any more */
    bool answered;             /* an answer was matched with it */
};

/* An entry "upgrade". */
struct store_move {
    int64_t sequence;
    char before[AIRA_HASH_HEX];
    bool kept; /* what was before was held against it */
};

struct store_chain {
    const char *origin; /* borrowed */
    int64_t sequence;
    char hash[AIRA_HASH_HEX];     /* of the last entry taken, "" before the first */
    char snapshot[AIRA_HASH_HEX]; /* of the questionnaire that the last upgrade led to, "" before one */
    struct store_move *moves;     /* the entries "upgrade" */
    size_t move_count, move_capacity;
    struct store_place *places;
    size_t count, capacity;
    struct aira_arena texts;
    struct aira_map index;
};

/* How an answer and the journal go together. */
enum store_match { STORE_MATCH, STORE_DIFFERS, STORE_UNJOURNALLED };

void store_chain_init(struct store_chain *chain, const char *origin);
void store_chain_dispose(struct store_chain *chain);
/* Takes the next entry.  *trouble is NULL, or what is wrong with it as a clause ("its hash does not fit what it says");
 * the entries after it are then held against what it says itself.  0 or AIRA_ENOMEM. */
int store_chain_take(const char **trouble, struct store_chain *chain, const struct aira_entry *entry,
                     struct aira_error *err);
/* After the last entry: holds an answer against the journal.  0 or AIRA_ENOMEM. */
int store_chain_match(enum store_match *match, struct store_chain *chain, const struct store_row *row,
                      struct aira_error *err);
/* After the last entry: holds what is kept from before an upgrade against its entry.  *trouble as above. */
int store_chain_former(const char **trouble, struct store_chain *chain, const struct aira_former *former,
                       struct aira_error *err);
/* After the last of them: what is wrong with the upgrades as a whole, when the questionnaire in use is `snapshot`;
 * NULL: nothing. */
const char *store_chain_upgrades(const struct store_chain *chain, const char *snapshot);
/* After the last answer: the next place from *at on whose answer was not there, or NULL.  *at starts at 0. */
const struct store_place *store_chain_unmatched(const struct store_chain *chain, size_t *at);

#endif
