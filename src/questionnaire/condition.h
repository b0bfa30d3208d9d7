/* Compiled conditions: programs in postfix order over a stack of truths. */
#ifndef AIRA_QUESTIONNAIRE_CONDITION_H
#define AIRA_QUESTIONNAIRE_CONDITION_H

#include "private.h"

enum condition_op {
    CONDITION_COMPARE,  /* question, relation, constant or other question */
    CONDITION_IN,       /* single: its option is one of `options` */
    CONDITION_HAS,      /* multi: it holds one of `options` */
    CONDITION_ANSWERED, /* question */
    CONDITION_NOT,
    CONDITION_AND,
    CONDITION_OR
};

enum condition_relation {
    CONDITION_EQUAL,
    CONDITION_DIFFERENT,
    CONDITION_LESS,
    CONDITION_AT_MOST,
    CONDITION_MORE,
    CONDITION_AT_LEAST
};

struct condition_step {
    enum condition_op op;
    enum condition_relation relation;
    int question;
    int scale; /* what a value of `question` is multiplied by: levels are compared in thousandths */
    int other; /* question on the other side; -1: the constant */
    int other_scale;
    int64_t constant; /* thousandths for level and number, the option's index for single, 1 or 0 for yesno */
    uint32_t options;
};

struct aira_condition {
    const struct condition_step *steps;
    size_t count;
    const int *questions;
    size_t question_count;
};

/* Each level of nesting holds at most the left sides of one `or` and one `and`. */
enum { CONDITION_STACK = 2 * AIRA_MAX_CONDITION_DEPTH + 4 };

/* The relation with its sides swapped: a < b is b > a. */
enum condition_relation condition_mirrored(enum condition_relation relation);
/* compare.c: fills a step for `left relation right`; false after having reported what is wrong. */
bool condition_compare(struct condition_step *step, struct questionnaire_loader *loader, const char *file, int line,
                       const char *left, enum condition_relation relation, const char *right);
/* compile.c: compiles `text`, which stands at file:line.  *out stays NULL when it is wrong (reported). */
int condition_compile(const struct aira_condition **out, struct questionnaire_loader *loader, const char *file,
                      int line, const char *text);

/* ---- lexer.c ---- */

enum token_kind { TOKEN_END, TOKEN_WORD, TOKEN_OPEN, TOKEN_CLOSE, TOKEN_COMMA, TOKEN_RELATION, TOKEN_BAD };

struct token {
    enum token_kind kind;
    enum condition_relation relation;
    char word[AIRA_INI_MAX_LINE + 1]; /* as written; of a bad token the character that is not allowed */
};

struct lexer {
    const char *at;
    struct token token;
};

void lexer_start(struct lexer *lexer, const char *text); /* and reads the first token */
void lexer_next(struct lexer *lexer);
bool lexer_is(const struct lexer *lexer, const char *word);
/* True when what comes after the current token is an opening parenthesis. */
bool lexer_before_open(const struct lexer *lexer);

#endif
