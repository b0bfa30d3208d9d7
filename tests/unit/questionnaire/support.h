/* Small questionnaires written inside a test. */
#ifndef AIRA_TEST_QUESTIONNAIRE_SUPPORT_H
#define AIRA_TEST_QUESTIONNAIRE_SUPPORT_H

#include <aira/questionnaire.h>

/* The start of a small questionnaire in English: its first section and a part "p". */
#define SUPPORT_HEAD                                                                                                   \
    "[questionnaire]\nid = small\nversion = 1\nlanguages = en\nroles = data, people\n[part p]\nweight = 10\n"

/* Loads a questionnaire of `main` and `more`, pairs of a file's name and its text that end with NULL (NULL: none).
 * Without a text.en.ini among them one is made that has every text a section can need. */
int support_load(struct aira_questionnaire **out, struct aira_diags *diags, struct aira_error *err, const char *main,
                 const char *const *more);
/* The same, when it must load. */
struct aira_questionnaire *support_must_load(const char *main, const char *const *more);
/* The first diagnostic of that code, or NULL. */
const struct aira_diag *support_diag(const struct aira_diags *diags, const char *code);
size_t support_count(const struct aira_diags *diags, const char *code);

#endif
