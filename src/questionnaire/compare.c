/* Comparisons of a condition: which side is the question, and whether the other side suits its type. */
#include "condition.h"

#include <string.h>

struct comparison {
    struct questionnaire_loader *loader;
    const char *file;
    int line;
    const char *subject, *object; /* as written */
    const struct aira_question *question;
};

static bool is_figure(const struct aira_question *question)
{
    return question->type == AIRA_LEVEL || question->type == AIRA_NUMBER;
}

static int scale_of(const struct aira_question *question)
{
    return question->type == AIRA_LEVEL ? 1000 : 1;
}

static int found(const struct questionnaire_loader *loader, const char *word)
{
    return questionnaire_index(&loader->own->questions, word);
}

/* Whether `word` can stand on the other side of a comparison with `question`. */
static bool suits(const struct questionnaire_loader *loader, const struct aira_question *question, const char *word)
{
    int64_t number;
    int other;

    if (question->type == AIRA_SINGLE)
        return aira_question_option(question, word) >= 0;
    if (question->type == AIRA_YESNO)
        return strcmp(word, "yes") == 0 || strcmp(word, "no") == 0;
    if (!is_figure(question))
        return false;
    if (aira_number_parse(&number, word))
        return true;
    other = found(loader, word);
    return other >= 0 && is_figure(&loader->questions[other]);
}

static void type_error(const struct comparison *c, const char *cure)
{
    if (questionnaire_refused(c->loader, c->question))
        return;
    aira_diags_add(c->loader->diags, AIRA_ERROR, "condition-type", c->file, c->line,
                   "the condition compares \"%s\", a question of type %s, with \"%s\"; %s", c->subject,
                   aira_question_type_name(c->question->type), c->object, aira_say(cure));
}

static bool no_question(const struct comparison *c)
{
    int64_t number;
    const char *word = aira_number_parse(&number, c->subject) ? c->object : c->subject;

    if (aira_number_parse(&number, word))
        aira_diags_add(c->loader->diags, AIRA_ERROR, "condition-type", c->file, c->line,
                       "the condition compares %s with %s; one side of a comparison must be a question", c->subject,
                       c->object);
    else
        (void)questionnaire_question_named(c->loader, c->file, c->line, word);
    return false;
}

static bool compare_figure(struct condition_step *step, const struct comparison *c)
{
    const struct questionnaire_loader *loader = c->loader;

    step->scale = scale_of(c->question);
    if (aira_number_parse(&step->constant, c->object))
        return true;
    step->other = found(loader, c->object);
    if (step->other < 0) {
        type_error(c, AIRA_SENTENCE(
                          "it compares with a number of at most three decimals or a question of type level or number"));
        return false;
    }
    step->other_scale = scale_of(&loader->questions[step->other]);
    if (is_figure(&loader->questions[step->other]))
        return true;
    if (questionnaire_refused(loader, &loader->questions[step->other]))
        return false;
    type_error(c, AIRA_SENTENCE("that question is neither a level nor a number"));
    return false;
}

static bool compare_choice(struct condition_step *step, const struct comparison *c)
{
    if (step->relation != CONDITION_EQUAL && step->relation != CONDITION_DIFFERENT) {
        type_error(c, AIRA_SENTENCE("only levels and numbers have an order; use = or !="));
        return false;
    }
    if (c->question->type == AIRA_YESNO) {
        step->constant = strcmp(c->object, "yes") == 0;
        if (step->constant == 1 || strcmp(c->object, "no") == 0)
            return true;
        type_error(c, AIRA_SENTENCE("it compares with yes or no"));
        return false;
    }
    step->constant = aira_question_option(c->question, c->object);
    if (step->constant >= 0)
        return true;
    if (found(c->loader, c->object) >= 0)
        type_error(c, AIRA_SENTENCE("it compares with one of its options"));
    else
        questionnaire_unknown_option(c->loader, c->file, c->line, c->question, c->object);
    return false;
}

bool condition_compare(struct condition_step *step, struct questionnaire_loader *loader, const char *file, int line,
                       const char *left, enum condition_relation relation, const char *right)
{
    struct comparison c = {loader, file, line, left, right, NULL};
    int l = found(loader, left), r = found(loader, right);

    *step = (struct condition_step){.op = CONDITION_COMPARE, .relation = relation, .question = l, .other = -1};
    if (l < 0 && r < 0)
        return no_question(&c);
    /* An option may be called like a question: then the side that the other one suits is the question. */
    if (l < 0 ||
        (r >= 0 && !suits(loader, &loader->questions[l], right) && suits(loader, &loader->questions[r], left))) {
        c.subject = right;
        c.object = left;
        step->question = r;
        step->relation = condition_mirrored(relation);
    }
    c.question = &loader->questions[step->question];
    switch (c.question->type) {
    case AIRA_LEVEL:
    case AIRA_NUMBER:
        return compare_figure(step, &c);
    case AIRA_SINGLE:
    case AIRA_YESNO:
        step->scale = 1;
        return compare_choice(step, &c);
    case AIRA_MULTI:
        type_error(&c, AIRA_SENTENCE("several options can be chosen there; write: question has option"));
        return false;
    case AIRA_TEXT:
        type_error(&c, AIRA_SENTENCE("a text can only be tested by answered(question)"));
        return false;
    }
    return false;
}
