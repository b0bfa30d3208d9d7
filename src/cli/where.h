/* Which of the saved assessments are meant: --where FIELD=VALUE, all of which must fit. */
#ifndef AIRA_CLI_WHERE_H
#define AIRA_CLI_WHERE_H

#include "cli.h"

struct where_term;

struct where {
    struct where_term *terms;
    size_t count;
};

/* Reads every --where.  Fields are client, scope, questionnaire (its id), depth and industry (an option of the question
 * that the questionnaire's industry-from names).  AIRA_EUSAGE for another field or depth.  Disposed by the caller,
 * whatever is returned. */
int where_read(struct where *where, const struct cli_args *args, struct aira_error *err);
void where_dispose(struct where *where);

/* Texts are compared whole, without regard to case and width; scope= means the whole firm. */
int where_fits_listed(bool *fits, const struct where *where, const struct aira_listed *listed, struct aira_error *err);
/* The terms that only the loaded assessment can tell: industry.  Who has not said, fits none. */
int where_fits_stored(bool *fits, const struct where *where, const struct aira_stored *stored, struct aira_error *err);

#endif
