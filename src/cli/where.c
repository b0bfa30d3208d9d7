#include "where.h"

#include <stdlib.h>
#include <string.h>

enum field { CLIENT, SCOPE, QUESTIONNAIRE, DEPTH, INDUSTRY, FIELDS };
static const char *const fields[FIELDS] = {"client", "scope", "questionnaire", "depth", "industry"};

struct where_term {
    enum field field;
    struct aira_buf folded;
};

static int find_field(enum field *field, const char *name, struct aira_error *err)
{
    const char *near;

    for (size_t i = 0; i < FIELDS; i++) {
        if (strcmp(fields[i], name) == 0) {
            *field = (enum field)i;
            return 0;
        }
    }
    near = cli_nearest(name, fields, FIELDS);
    if (near == NULL)
        return aira_error_set(err, AIRA_EUSAGE,
                              "--where does not know '%s'; it takes client, scope, questionnaire, depth or industry.",
                              name);
    return aira_error_set(err, AIRA_EUSAGE,
                          "--where does not know '%s'; it takes client, scope, questionnaire, depth or industry. Did "
                          "you mean '%s'?",
                          name, near);
}

static int read_term(struct where_term *term, const char *word, struct aira_error *err)
{
    const char *value = NULL;
    struct aira_buf name;
    int code;

    aira_buf_init(&name);
    code = cli_split(&name, &value, word, err);
    if (code == 0)
        code = find_field(&term->field, name.data, err);
    if (code == 0) {
        aira_text_fold(&term->folded, value);
        code = aira_buf_result(&term->folded, err);
    }
    if (code == 0 && term->field == DEPTH && strcmp(aira_buf_cstr(&term->folded), "quick") != 0 &&
        strcmp(aira_buf_cstr(&term->folded), "full") != 0)
        code = aira_error_set(err, AIRA_EUSAGE, "There is no depth '%s'; it is quick or full.", value);
    aira_buf_dispose(&name);
    return code;
}

int where_read(struct where *where, const struct cli_args *args, struct aira_error *err)
{
    int code = 0;

    *where = (struct where){.terms = calloc(args->use_count + 1, sizeof *where->terms)};
    if (where->terms == NULL)
        return aira_error_nomem(err);
    for (size_t i = 0; code == 0 && i < args->use_count; i++) {
        if (strcmp(args->uses[i].name, "where") != 0)
            continue;
        aira_buf_init(&where->terms[where->count].folded);
        code = read_term(&where->terms[where->count++], args->uses[i].value, err);
    }
    return code;
}

void where_dispose(struct where *where)
{
    for (size_t i = 0; i < where->count; i++)
        aira_buf_dispose(&where->terms[i].folded);
    free(where->terms);
    *where = (struct where){0};
}

/* Folds `is` into `fits`. */
static int narrow(bool *fits, const struct where_term *term, const char *is, struct aira_error *err)
{
    struct aira_buf folded;
    int code;

    aira_buf_init(&folded);
    aira_text_fold(&folded, is);
    code = aira_buf_result(&folded, err);
    *fits = *fits && strcmp(aira_buf_cstr(&folded), aira_buf_cstr(&term->folded)) == 0;
    aira_buf_dispose(&folded);
    return code;
}

int where_fits_listed(bool *fits, const struct where *where, const struct aira_listed *listed, struct aira_error *err)
{
    const char *const is[FIELDS] = {listed->client, listed->scope, listed->questionnaire,
                                    listed->quick ? "quick" : "full", NULL};
    int code = 0;

    *fits = true;
    for (size_t i = 0; code == 0 && i < where->count; i++)
        if (is[where->terms[i].field] != NULL)
            code = narrow(fits, &where->terms[i], is[where->terms[i].field], err);
    return code;
}

static int read_industry(struct aira_buf *out, const struct aira_stored *stored, struct aira_error *err)
{
    const struct aira_questionnaire *questionnaire = stored->questionnaire;
    int question = questionnaire->industry_from;
    struct aira_answer answer;

    if (question >= 0 && aira_assessment_counting(&answer, stored->assessment, question) &&
        answer.given == AIRA_GIVEN_VALUE)
        aira_answer_format(out, &questionnaire->questions[question], &answer);
    return aira_buf_result(out, err);
}

int where_fits_stored(bool *fits, const struct where *where, const struct aira_stored *stored, struct aira_error *err)
{
    struct aira_buf industry;
    int code = 0;

    *fits = true;
    aira_buf_init(&industry);
    for (size_t i = 0; code == 0 && i < where->count; i++) {
        if (where->terms[i].field != INDUSTRY)
            continue;
        aira_buf_clear(&industry);
        code = read_industry(&industry, stored, err);
        if (code == 0)
            code = narrow(fits, &where->terms[i], aira_buf_cstr(&industry), err);
        *fits = *fits && industry.length > 0;
    }
    aira_buf_dispose(&industry);
    return code;
}
