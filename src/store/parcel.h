/* An exported assessment, read and checked. */
#ifndef AIRA_STORE_PARCEL_H
#define AIRA_STORE_PARCEL_H

#include "chain.h"

enum { STORE_PARCEL_MAX = 64 * 1024 * 1024 }; /* bytes of a file */

struct store_parcel {
    const char *file; /* as the caller named it, for messages */
    struct aira_json *json;
    const struct aira_json *content; /* of `json`, which all texts here are borrowed from */
    struct aira_questionnaire *questionnaire;
    struct aira_assessment *assessment;
    const char *uuid, *origin;
    struct store_row *rows; /* the answers as they are stored */
    size_t row_count;
    struct aira_entry *entries;
    size_t entry_count;
    struct aira_former *formers;
    size_t former_count;
};

/* Reads and checks a whole file; AIRA_EINPUT says what is wrong with it.  To be disposed of in every case. */
int store_parcel_init(struct store_parcel *parcel, const char *file, const char *text, size_t length,
                      struct aira_error *err);
void store_parcel_dispose(struct store_parcel *parcel);

/* ---- between parcel.c and parcel_records.c ---- */

/* Reads members of one object; the first that is missing or of another type is remembered in `err`. */
struct store_members {
    const struct aira_json *object;
    const char *kind; /* what the object is, for messages */
    size_t number;    /* its place in its list from 1; 0: none */
    struct aira_error *err;
    bool failed;
};

const char *store_member_text(struct store_members *members, const char *name); /* "" when failed */
int64_t store_member_int(struct store_members *members, const char *name, int64_t least, int64_t most);
bool store_member_bool(struct store_members *members, const char *name);
/* A time in seconds UTC, up to the year 9999. */
int64_t store_member_time(struct store_members *members, const char *name);

/* Reads the members id, version, hash and snapshot into a questionnaire, and refuses what does not go together. */
int store_parcel_questionnaire(struct aira_questionnaire **out, struct store_members *members, struct aira_error *err);

/* Reads people, targets, answers, observations, texts and journal of the content into the parcel. */
int store_parcel_records(struct store_parcel *parcel, struct aira_error *err);

#endif
