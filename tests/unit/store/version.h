/* A newer version of the desk's questionnaire, and moving to it. */
#ifndef AIRA_TEST_STORE_VERSION_H
#define AIRA_TEST_STORE_VERSION_H

#include "desk.h"

/* Version 1.1.0: profile.words went, data.volume has another scale, the options of profile.uses stand in another order,
 * and there is no role "data" any more. */
struct aira_questionnaire *version_newer(struct desk *desk);
/* The assessment as the newer version has it. */
struct aira_assessment *version_carry(struct desk *desk, const struct aira_stored *stored,
                                      const struct aira_questionnaire *newer);
/* Loads, carries and moves with the score {"index":1}; the outcome of the move. */
int version_try(struct desk *desk, struct aira_store *store, int64_t number, const struct aira_questionnaire *newer);
void version_upgrade(struct desk *desk, int64_t number, const struct aira_questionnaire *newer);

struct former_seen {
    int64_t count;
    char version[16], hash[AIRA_HASH_HEX], content[8192], score[64];
};

/* A visitor of aira_store_formers: counts, and copies the last one. */
int version_see(void *context, const struct aira_former *former);

#endif
