/* What the tests of answers share: the small questionnaire in firm/, and short ways to answer it. */
#ifndef AIRA_TEST_ANSWERS_SUPPORT_H
#define AIRA_TEST_ANSWERS_SUPPORT_H

#include "aira/answers.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* The loaded firm/, for tests to borrow. */
extern struct aira_questionnaire *firm;

int load_firm(void **state);
int free_firm(void **state);
/* A fresh assessment of firm, in *state. */
int start(void **state);
int finish(void **state);

struct aira_questionnaire *load_questionnaire(const char *dir);
int question(const char *id);
/* Adds a person if there is none of that id. */
int person(struct aira_assessment *assessment, const char *id);
/* Answers as answers.ini would write it; `who` NULL: the settled answer; n/a gets a reason. */
void say(struct aira_assessment *assessment, const char *id, const char *who, const char *value);
void say_proven(struct aira_assessment *assessment, const char *id, const char *who, const char *value,
                enum aira_evidence evidence);
/* The state of one question now. */
enum aira_state state_of(const struct aira_assessment *assessment, const char *id);
/* The counting answer as answers.ini would write it; "" when nobody answered.  Static storage. */
const char *counts_as(const struct aira_assessment *assessment, const char *id);

/* Reads answers of firm from the text of a file. */
int parse_answers(struct aira_assessment **out, const char *text, struct aira_diags *diags, struct aira_error *err);
struct aira_assessment *must_parse(const char *text);
/* Writes to `out`, for the caller to dispose of. */
void write_answers(struct aira_buf *out, const struct aira_assessment *assessment);

#define assert_code(code, call) assert_int_equal((call), (code))
#define assert_says(words, err) assert_true(strstr((err).message, (words)) != NULL)

#endif
