/* A report as a client gets it, in both languages, for tests to draw. */
#ifndef AIRA_TEST_SAMPLE_H
#define AIRA_TEST_SAMPLE_H

#include <aira/document.h>

/* `answers` rows in the table at its end decide how long it is. */
struct aira_document *sample_report(size_t answers, struct aira_error *err);

#endif
