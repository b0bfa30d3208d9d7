/* What the fuzz targets share. */
#ifndef AIRA_TESTS_FUZZ_H
#define AIRA_TESTS_FUZZ_H

#include <aira/questionnaire.h>

/* The targets' entry, called by libFuzzer or by replay.c. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

void fuzz_require(bool holds); /* aborts when it does not */

/* The input as a string, up to its first NUL; to be freed. */
char *fuzz_string(const uint8_t *data, size_t size);

/* Loads a small questionnaire with every type of question and `when` as the condition of one, "asked".  NULL when the
 * condition is refused. */
struct aira_questionnaire *fuzz_questionnaire(const char *when);

/* The next number of a generator that starts at *state. */
uint32_t fuzz_next(uint32_t *state);

#endif
