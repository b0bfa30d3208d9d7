/* What the files of the answers room share. */
#ifndef AIRA_ANSWERS_ROOM_H
#define AIRA_ANSWERS_ROOM_H

#include "aira/answers.h"

/* Where the people's answers to one question stand: indices in assessment->answers, ascending by person. */
struct answers_given {
    int *at;
    size_t count, capacity;
};

/* How a text that comes in is limited. */
struct answers_limit {
    const char *what; /* "note on %s": the text's name in a sentence, marked by AIRA_SENTENCE */
    const char *of;   /* what it belongs to, for the %s; "" when the name says it all */
    size_t most;      /* bytes */
    bool one_line;
};

/* 0, or AIRA_EINPUT with a sentence when `s` (NULL passes) is too long, not UTF-8, holds control characters, or a line
 * break where one line is asked for. */
int answers_check_text(const char *s, const struct answers_limit *limit, struct aira_error *err);
/* Everything that aira_assessment_answer promises to check. */
int answers_check_answer(const struct aira_assessment *assessment, const struct aira_answer *answer,
                         struct aira_error *err);

/* Whether `s` is how answers.ini writes "not applicable", in any case. */
bool answers_is_not_applicable(const char *s);

/* The standing of one question, worked out with no more than what it rests on and what is evaluated before that.
 * Valid until the next call. */
const struct aira_standing *answers_stand_one(const struct aira_assessment *assessment, int question);

#endif
