/* The parts of aira_questionnaire_lint. */
#ifndef AIRA_QUESTIONNAIRE_LINT_H
#define AIRA_QUESTIONNAIRE_LINT_H

#include "private.h"

struct lint {
    const struct aira_questionnaire *questionnaire;
    struct aira_diags *diags;
    bool *reachable; /* by question: there are answers with which it is asked */
    bool failed;     /* memory ran out */
};

/* Adds a warning about `file` of the questionnaire, such as "stages.ini". */
void lint_warn(struct lint *lint, const char *file, int line, const char *code, const char *format, ...)
    AIRA_PRINTF(5, 6);
/* reach.c: fills lint->reachable, and warns of questions that no answers lead to. */
void lint_reach(struct lint *lint);
/* reach.c: the highest level that an answer can have; -1: none. */
int lint_best_level(const struct aira_question *question);
void lint_conditions(struct lint *lint); /* lint_conditions.c */
void lint_texts(struct lint *lint);      /* lint_texts.c: texts that are missing or not used */

#endif
