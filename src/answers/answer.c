#include "room.h"

#include <stdlib.h>
#include <string.h>

struct aira_answer aira_answer_blank(int question, int person)
{
    struct aira_answer answer;

    memset(&answer, 0, sizeof answer);
    answer.question = question;
    answer.person = person;
    answer.given = AIRA_GIVEN_UNKNOWN;
    return answer;
}

/* Copies a text of which "" means none. */
static bool copy_text(char **out, const char *s)
{
    *out = s == NULL || s[0] == '\0' ? NULL : aira_strdup(s);
    return *out != NULL || s == NULL || s[0] == '\0';
}

int aira_answer_copy(struct aira_answer *out, const struct aira_answer *answer, struct aira_error *err)
{
    struct aira_answer copy = *answer;
    char *text = NULL;
    bool good;

    copy.value.text = NULL;
    copy.reason = copy.note = copy.evidence_reference = copy.by = NULL;
    good = copy_text(&copy.reason, answer->reason) && copy_text(&copy.note, answer->note) &&
           copy_text(&copy.evidence_reference, answer->evidence_reference) && copy_text(&copy.by, answer->by);
    if (good && answer->given == AIRA_GIVEN_VALUE) {
        good = copy_text(&text, answer->value.text);
        copy.value.text = text;
    }
    if (!good) {
        aira_answer_dispose(&copy);
        return aira_error_nomem(err);
    }
    *out = copy;
    return AIRA_OK;
}

void aira_answer_dispose(struct aira_answer *answer)
{
    if (answer == NULL)
        return;
    free((char *)answer->value.text);
    free(answer->reason);
    free(answer->note);
    free(answer->evidence_reference);
    free(answer->by);
    *answer = aira_answer_blank(answer->question, answer->person);
}

bool answers_is_not_applicable(const char *s)
{
    return (s[0] == 'n' || s[0] == 'N') && s[1] == '/' && (s[2] == 'a' || s[2] == 'A') && s[3] == '\0';
}

int aira_answer_parse(struct aira_answer *answer, const struct aira_question *question, const char *s,
                      struct aira_error *err)
{
    struct aira_value value = {0, 0, NULL};
    enum aira_given given = AIRA_GIVEN_VALUE;
    int rc = AIRA_OK;

    if (strcmp(s, "?") == 0)
        given = AIRA_GIVEN_UNKNOWN;
    else if (answers_is_not_applicable(s))
        given = AIRA_GIVEN_NA;
    else
        rc = aira_value_parse(&value, question, s, err);
    if (rc != 0)
        return rc;
    answer->given = given;
    answer->value = value;
    return AIRA_OK;
}

void aira_answer_format(struct aira_buf *out, const struct aira_question *question, const struct aira_answer *answer)
{
    switch (answer->given) {
    case AIRA_GIVEN_VALUE:
        aira_value_format(out, question, &answer->value);
        break;
    case AIRA_GIVEN_NA:
        aira_buf_puts(out, "n/a");
        break;
    case AIRA_GIVEN_UNKNOWN:
        aira_buf_puts(out, "?");
        break;
    }
}
