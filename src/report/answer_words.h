/* Answers in words. */
#ifndef AIRA_REPORT_ANSWER_WORDS_H
#define AIRA_REPORT_ANSWER_WORDS_H

#include "build.h"

/* A value, "not applicable" or "don't know" as a person would say it: the level with its text, options by name. */
struct report_text report_answer(struct report *report, const struct aira_answer *answer);
/* Who entered it: a person's name where it is a person's id. */
struct report_text report_by(struct report *report, const char *by);

#endif
