/* The compiler of conditions: recursive descent with bounded depth.
 *   or   = and { "or" and }
 *   and  = not { "and" not }
 *   not  = "not" not | test
 *   test = "(" or ")" | "answered" "(" question ")" | word relation word | word "in" "(" word { "," word } ")"
 *        | word "has" word
 */
#include "condition.h"

#include <stdlib.h>
#include <string.h>

struct compiler {
    struct questionnaire_loader *loader;
    const char *file;
    int line;
    struct lexer lexer;
    struct condition_step *steps;
    size_t count, capacity;
    int depth;
    int last; /* the question of the test before, which "has a or b" leaves out the second time; -1: none yet */
    bool out_of_memory;
};

static bool parse_or(struct compiler *c);

static bool emit(struct compiler *c, const struct condition_step *step)
{
    if (aira_grow(&c->steps, &c->capacity, c->count + 1, sizeof *c->steps) != 0) {
        c->out_of_memory = true;
        return false;
    }
    c->steps[c->count++] = *step;
    if (step->op < CONDITION_NOT)
        c->last = step->question;
    return true;
}

static bool emit_op(struct compiler *c, enum condition_op op)
{
    return emit(c, &(struct condition_step){.op = op, .other = -1});
}

static bool complain(const struct compiler *c, const char *format, ...) AIRA_PRINTF(2, 3);

static bool complain(const struct compiler *c, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    aira_diags_vadd(c->loader->diags, AIRA_ERROR, "condition-syntax", c->file, c->line, aira_say("the condition "), "",
                    format, args);
    va_end(args);
    return false;
}

/* The word of the language that `word` is but for its capitals, or NULL. */
static const char *miscased(const char *word)
{
    static const char *const words[] = {"and", "or", "not", "in", "has", "answered"};
    char small[AIRA_INI_MAX_LINE + 1];

    memcpy(small, word, strlen(word) + 1);
    aira_ascii_lower(small);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strcmp(words[i], small) == 0 && strcmp(word, small) != 0)
            return words[i];
    }
    return NULL;
}

/* What is written for a sign of other languages, or of a Chinese keyboard. */
static const char *plainly(const char *sign)
{
    static const char *const signs[][2] = {
        {"&", "and"}, {"|", "or"}, {"!", "not"}, {"（", "("}, {"）", ")"}, {"，", ","},   {"、", ","},  {"＝", "="},
        {"＜", "<"},  {"＞", ">"}, {"≠", "!="},  {"≤", "<="}, {"≥", ">="}, {"且", "and"}, {"或", "or"}, {"非", "not"},
    };

    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        if (strcmp(signs[i][0], sign) == 0)
            return signs[i][1];
    }
    return NULL;
}

/* Reports that `wanted` should stand where the current token is. */
static bool expected(struct compiler *c, const char *wanted)
{
    const struct token *token = &c->lexer.token;
    const char *plain = token->kind == TOKEN_BAD ? plainly(token->word) : NULL;

    if (token->kind == TOKEN_WORD && miscased(token->word) != NULL)
        return complain(c, "has \"%s\"; write it in lower case: %s", token->word, miscased(token->word));
    if (plain != NULL)
        return complain(c, "has \"%s\" where %s should stand; write %s", token->word, aira_say(wanted), plain);
    if (token->kind == TOKEN_END)
        return complain(c, "ends too early; %s is missing", aira_say(wanted));
    return complain(c, "has \"%s\" where %s should stand", token->word, aira_say(wanted));
}

static bool skip(struct compiler *c, enum token_kind kind, const char *wanted)
{
    if (c->lexer.token.kind != kind)
        return expected(c, wanted);
    lexer_next(&c->lexer);
    return true;
}

static bool deeper(struct compiler *c)
{
    if (++c->depth <= AIRA_MAX_CONDITION_DEPTH)
        return true;
    aira_diags_add(c->loader->diags, AIRA_ERROR, "condition-too-deep", c->file, c->line,
                   "the condition nests parentheses and not more than %d deep; split it over several questions",
                   AIRA_MAX_CONDITION_DEPTH);
    return false;
}

/* The question `word` when it is of `type`, which `sign` is for; -1 after having reported. */
static int subject(struct compiler *c, const char *word, enum aira_question_type type, const char *sign)
{
    int index = questionnaire_question_named(c->loader, c->file, c->line, word);
    const struct aira_question *question;
    struct aira_buf cure;

    if (index < 0)
        return -1;
    question = &c->loader->questions[index];
    if (question->type == type)
        return index;
    if (questionnaire_refused(c->loader, question))
        return -1;
    aira_buf_init(&cure);
    if (question->type == AIRA_MULTI)
        aira_buf_printf(&cure, aira_say("; write: %s has ... or %s has ..."), question->id, question->id);
    else if (question->type == AIRA_SINGLE)
        aira_buf_printf(&cure, aira_say("; write: %s in (..., ...)"), question->id);
    aira_diags_add(c->loader->diags, AIRA_ERROR, "condition-type", c->file, c->line,
                   "the condition asks \"%s\", a question of type %s, for options; %s is for questions of type %s%s",
                   word, aira_question_type_name(question->type), sign, aira_question_type_name(type),
                   aira_buf_cstr(&cure));
    aira_buf_dispose(&cure);
    return -1;
}

/* Adds the option at the current token to the step. */
static bool add_option(struct compiler *c, struct condition_step *step)
{
    const struct aira_question *question = &c->loader->questions[step->question];
    int option;

    if (c->lexer.token.kind != TOKEN_WORD)
        return expected(c, AIRA_SENTENCE("an option"));
    option = aira_question_option(question, c->lexer.token.word);
    if (option < 0) {
        questionnaire_unknown_option(c->loader, c->file, c->line, question, c->lexer.token.word);
        return false;
    }
    step->options |= UINT32_C(1) << option;
    lexer_next(&c->lexer);
    return true;
}

static bool parse_in(struct compiler *c, const char *word)
{
    struct condition_step step = {.op = CONDITION_IN, .other = -1};

    step.question = subject(c, word, AIRA_SINGLE, "in (...)");
    if (step.question < 0)
        return false;
    lexer_next(&c->lexer);
    if (!skip(c, TOKEN_OPEN, AIRA_SENTENCE("an opening parenthesis")) || !add_option(c, &step))
        return false;
    while (c->lexer.token.kind == TOKEN_COMMA) {
        lexer_next(&c->lexer);
        if (!add_option(c, &step))
            return false;
    }
    return skip(c, TOKEN_CLOSE, AIRA_SENTENCE("a comma or a closing parenthesis")) && emit(c, &step);
}

static bool parse_has(struct compiler *c, const char *word)
{
    struct condition_step step = {.op = CONDITION_HAS, .other = -1};

    step.question = subject(c, word, AIRA_MULTI, "has");
    if (step.question < 0)
        return false;
    lexer_next(&c->lexer);
    if (!add_option(c, &step))
        return false;
    if (c->lexer.token.kind == TOKEN_COMMA)
        return complain(c, "gives has a list; write the question again: %s has ... or %s has ...", word, word);
    return emit(c, &step);
}

static bool parse_answered(struct compiler *c)
{
    struct condition_step step = {.op = CONDITION_ANSWERED, .other = -1};

    lexer_next(&c->lexer);
    lexer_next(&c->lexer);
    if (c->lexer.token.kind != TOKEN_WORD)
        return expected(c, AIRA_SENTENCE("a question"));
    step.question = questionnaire_question_named(c->loader, c->file, c->line, c->lexer.token.word);
    if (step.question < 0)
        return false;
    lexer_next(&c->lexer);
    return skip(c, TOKEN_CLOSE, AIRA_SENTENCE("a closing parenthesis")) && emit(c, &step);
}

static bool parse_relation(struct compiler *c, const char *left)
{
    enum condition_relation relation = c->lexer.token.relation;
    struct condition_step step;
    char sign[sizeof c->lexer.token.word];

    memcpy(sign, c->lexer.token.word, sizeof sign);
    lexer_next(&c->lexer);
    if (c->lexer.token.kind == TOKEN_RELATION)
        return complain(c, "has \"%s%s\"; %s", sign, c->lexer.token.word,
                        relation == CONDITION_EQUAL && c->lexer.token.relation == CONDITION_EQUAL
                            ? aira_say("write a single =")
                            : aira_say("write one of =, !=, <, <=, > and >="));
    if (c->lexer.token.kind != TOKEN_WORD)
        return expected(c, AIRA_SENTENCE("a question, an option or a number"));
    if (!condition_compare(&step, c->loader, c->file, c->line, left, relation, c->lexer.token.word))
        return false;
    lexer_next(&c->lexer);
    return emit(c, &step);
}

/* Whether `word`, no question's name, can only be a further answer to the question of the test before. */
static bool is_left_over(const struct compiler *c, const char *word)
{
    const struct aira_question *question = c->last < 0 ? NULL : &c->loader->questions[c->last];
    int64_t number;

    if (question == NULL || questionnaire_index(&c->loader->own->questions, word) >= 0)
        return false;
    if (question->type == AIRA_LEVEL || question->type == AIRA_NUMBER)
        return aira_number_parse(&number, word);
    return aira_question_option(question, word) >= 0;
}

static bool left_over(const struct compiler *c, const char *word)
{
    const struct aira_question *question = &c->loader->questions[c->last];

    return complain(c, "has \"%s\" without a question; write the question again: %s %s %s", word, question->id,
                    question->type == AIRA_MULTI    ? "has"
                    : question->type == AIRA_SINGLE ? "="
                                                    : ">=",
                    word);
}

static bool parse_words(struct compiler *c)
{
    char left[sizeof c->lexer.token.word];

    if (c->lexer.token.kind != TOKEN_WORD || miscased(c->lexer.token.word) != NULL)
        return expected(c, AIRA_SENTENCE("a question"));
    memcpy(left, c->lexer.token.word, sizeof left);
    lexer_next(&c->lexer);
    if (c->lexer.token.kind == TOKEN_RELATION)
        return parse_relation(c, left);
    if (lexer_is(&c->lexer, "in"))
        return parse_in(c, left);
    if (lexer_is(&c->lexer, "has"))
        return parse_has(c, left);
    if (is_left_over(c, left))
        return left_over(c, left);
    return expected(c, AIRA_SENTENCE("=, !=, <, <=, >, >=, in or has"));
}

static bool parse_test(struct compiler *c)
{
    if (lexer_is(&c->lexer, "answered") && lexer_before_open(&c->lexer))
        return parse_answered(c);
    if (c->lexer.token.kind != TOKEN_OPEN)
        return parse_words(c);
    if (!deeper(c))
        return false;
    lexer_next(&c->lexer);
    if (!parse_or(c) || !skip(c, TOKEN_CLOSE, AIRA_SENTENCE("and, or, or a closing parenthesis")))
        return false;
    c->depth--;
    return true;
}

static bool parse_not(struct compiler *c)
{
    size_t nots = 0;

    for (; lexer_is(&c->lexer, "not"); nots++) {
        if (!deeper(c))
            return false;
        lexer_next(&c->lexer);
    }
    if (!parse_test(c))
        return false;
    for (; nots > 0; nots--, c->depth--) {
        if (!emit_op(c, CONDITION_NOT))
            return false;
    }
    return true;
}

static bool parse_and(struct compiler *c)
{
    if (!parse_not(c))
        return false;
    while (lexer_is(&c->lexer, "and")) {
        lexer_next(&c->lexer);
        if (!parse_not(c) || !emit_op(c, CONDITION_AND))
            return false;
    }
    return true;
}

static bool parse_or(struct compiler *c)
{
    if (!parse_and(c))
        return false;
    while (lexer_is(&c->lexer, "or")) {
        lexer_next(&c->lexer);
        if (!parse_and(c) || !emit_op(c, CONDITION_OR))
            return false;
    }
    return true;
}

static int ascending(const void *a, const void *b)
{
    int left = *(const int *)a, right = *(const int *)b;

    return (left > right) - (left < right);
}

static void add_question(int *questions, size_t *count, const struct condition_step *step)
{
    if (step->op >= CONDITION_NOT)
        return;
    questions[(*count)++] = step->question;
    if (step->op == CONDITION_COMPARE && step->other >= 0)
        questions[(*count)++] = step->other;
}

/* Keeps the program in the arena, with the questions it rests on. */
static const struct aira_condition *keep(const struct compiler *c)
{
    struct aira_arena *arena = c->loader->arena;
    struct aira_condition *condition = aira_arena_alloc(arena, sizeof *condition);
    struct condition_step *steps = aira_arena_array(arena, c->count, sizeof *steps);
    int *questions = aira_arena_array(arena, 2 * c->count, sizeof *questions);
    size_t count = 0, distinct = 0;

    if (condition == NULL || steps == NULL || questions == NULL)
        return NULL;
    memcpy(steps, c->steps, c->count * sizeof *steps);
    for (size_t i = 0; i < c->count; i++)
        add_question(questions, &count, &steps[i]);
    qsort(questions, count, sizeof *questions, ascending);
    for (size_t i = 0; i < count; i++) {
        if (distinct == 0 || questions[distinct - 1] != questions[i])
            questions[distinct++] = questions[i];
    }
    *condition = (struct aira_condition){steps, c->count, questions, distinct};
    return condition;
}

int condition_compile(const struct aira_condition **out, struct questionnaire_loader *loader, const char *file,
                      int line, const char *text)
{
    struct compiler c = {.loader = loader, .file = file, .line = line, .last = -1};
    bool good;
    int code = AIRA_OK;

    *out = NULL;
    lexer_start(&c.lexer, text);
    good = parse_or(&c) && (c.lexer.token.kind == TOKEN_END || expected(&c, AIRA_SENTENCE("and, or, or the end")));
    if (good)
        *out = keep(&c);
    if (c.out_of_memory || (good && *out == NULL))
        code = AIRA_ENOMEM;
    free(c.steps);
    return code;
}
