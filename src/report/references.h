/* Which sources stand beside a recommendation. */
#ifndef AIRA_REPORT_REFERENCES_H
#define AIRA_REPORT_REFERENCES_H

#include "build.h"

/* The sources among `refs` that concern the client, as a list in words: places in the report by their titles, clauses
 * whose place and duty are the client's; what is not held for sure is marked. */
struct report_text report_sources(struct report *report, const char *const *refs, size_t count);

/* Whether one of them is a law that concerns the client. */
bool report_cites_law(const struct report *report, const char *const *refs, size_t count);
/* The clauses among them that concern the client, each with the date since when it applies. */
struct report_text report_clauses(struct report *report, const char *const *refs, size_t count);

#endif
