#include "condition.h"

#include <string.h>

static const char *after_space(const char *at)
{
    while (*at == ' ' || *at == '\t')
        at++;
    return at;
}

/* Letters in upper case count, because names of questions are found in either case. */
static bool in_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
           c == '-';
}

static void take(struct lexer *lexer, enum token_kind kind, size_t length)
{
    if (length >= sizeof lexer->token.word)
        length = sizeof lexer->token.word - 1;
    lexer->token.kind = kind;
    memcpy(lexer->token.word, lexer->at, length);
    lexer->token.word[length] = '\0';
    lexer->at += length;
}

static void take_relation(struct lexer *lexer)
{
    static const struct {
        const char *sign;
        enum condition_relation relation;
    } signs[] = {
        {"!=", CONDITION_DIFFERENT}, {"<=", CONDITION_AT_MOST}, {">=", CONDITION_AT_LEAST},
        {"=", CONDITION_EQUAL},      {"<", CONDITION_LESS},     {">", CONDITION_MORE},
    };

    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        size_t length = strlen(signs[i].sign);

        if (strncmp(lexer->at, signs[i].sign, length) == 0) {
            lexer->token.relation = signs[i].relation;
            take(lexer, TOKEN_RELATION, length);
            return;
        }
    }
    take(lexer, TOKEN_BAD, 1);
}

void lexer_next(struct lexer *lexer)
{
    size_t length = 0;
    uint32_t c;

    lexer->at = after_space(lexer->at);
    while (in_word(lexer->at[length]))
        length++;
    if (length > 0)
        take(lexer, TOKEN_WORD, length);
    else if (*lexer->at == '\0')
        take(lexer, TOKEN_END, 0);
    else if (*lexer->at == '(')
        take(lexer, TOKEN_OPEN, 1);
    else if (*lexer->at == ')')
        take(lexer, TOKEN_CLOSE, 1);
    else if (*lexer->at == ',')
        take(lexer, TOKEN_COMMA, 1);
    else if ((unsigned char)*lexer->at < 0x80)
        take_relation(lexer);
    else
        take(lexer, TOKEN_BAD, aira_utf8_next(&c, lexer->at, lexer->at + strlen(lexer->at)));
}

void lexer_start(struct lexer *lexer, const char *text)
{
    memset(lexer, 0, sizeof *lexer);
    lexer->at = text;
    lexer_next(lexer);
}

bool lexer_is(const struct lexer *lexer, const char *word)
{
    return lexer->token.kind == TOKEN_WORD && strcmp(lexer->token.word, word) == 0;
}

bool lexer_before_open(const struct lexer *lexer)
{
    return *after_space(lexer->at) == '(';
}
