#include "room.h"

#include <string.h>

/* What is wrong with a text that is not too long, as a sentence that takes the text's name; NULL: nothing. */
static const char *trouble_of(const char *s, size_t length, const struct answers_limit *limit)
{
    if (!aira_utf8_valid(s, length, NULL))
        return AIRA_SENTENCE("The %s is not valid UTF-8: write it again as UTF-8.");
    if (!aira_text_is_clean(s))
        return AIRA_SENTENCE("The %s holds control characters: take them out.");
    return limit->one_line && strchr(s, '\n') != NULL ? AIRA_SENTENCE("The %s must stand on one line.") : NULL;
}

int answers_check_text(const char *s, const struct answers_limit *limit, struct aira_error *err)
{
    size_t length = s == NULL ? 0 : strlen(s);
    const char *trouble = s == NULL || length > limit->most ? NULL : trouble_of(s, length, limit);
    struct aira_buf subject;
    int rc;

    if (trouble == NULL && length <= limit->most)
        return AIRA_OK;
    aira_buf_init(&subject);
    aira_buf_printf(&subject, aira_say(limit->what), limit->of);
    rc = aira_buf_result(&subject, err);
    if (rc == 0 && trouble != NULL)
        rc = aira_error_set(err, AIRA_EINPUT, trouble, subject.data);
    else if (rc == 0)
        rc = aira_error_set(err, AIRA_EINPUT, "The %s has %zu bytes; at most %zu can be kept: shorten it.",
                            subject.data, length, limit->most);
    aira_buf_dispose(&subject);
    return rc;
}

static int check_number(const struct aira_question *question, int64_t number, struct aira_error *err)
{
    const int64_t most = INT64_C(1000000000000000); /* what aira_number_parse reads */

    if (number < -most || number > most)
        return aira_error_set(err, AIRA_EINPUT, "The number given for %s is too large.", question->id);
    if (question->has_range && (number < question->least || number > question->greatest))
        return aira_error_set(err, AIRA_EINPUT, "The number given for %s is outside the question's range.",
                              question->id);
    return AIRA_OK;
}

static int check_text_value(const struct aira_question *question, const char *text, struct aira_error *err)
{
    const struct answers_limit limit = {AIRA_SENTENCE("text given for %s"), question->id, AIRA_MAX_NOTE, false};

    if (text == NULL || text[strspn(text, " \t\n")] == '\0')
        return aira_error_set(err, AIRA_EINPUT, "The answer to %s is empty: write something, or ? for don't know.",
                              question->id);
    /* answers.ini writes these two for something else, so as a text they could not be read back. */
    if (strcmp(text, "?") == 0 || answers_is_not_applicable(text))
        return aira_error_set(err, AIRA_EINPUT,
                              "\"%s\" cannot be the text given for %s: set it to don't know or not applicable.", text,
                              question->id);
    return answers_check_text(text, &limit, err);
}

static int check_value(const struct aira_question *question, const struct aira_value *value, struct aira_error *err)
{
    bool good = true;

    switch (question->type) {
    case AIRA_LEVEL:
        good = value->number >= 0 && value->number <= AIRA_MAX_LEVEL;
        break;
    case AIRA_YESNO:
        good = value->number == 0 || value->number == 1;
        break;
    case AIRA_SINGLE:
        good = value->number >= 0 && value->number < question->option_count;
        break;
    case AIRA_MULTI:
        good = aira_value_options_possible(question, value->options);
        break;
    case AIRA_NUMBER:
        return check_number(question, value->number, err);
    case AIRA_TEXT:
        return check_text_value(question, value->text, err);
    }
    if (!good)
        return aira_error_set(err, AIRA_EINPUT, "The value given for %s is none that this %s question takes.",
                              question->id, aira_question_type_name(question->type));
    return AIRA_OK;
}

static int check_texts(const struct aira_question *question, const struct aira_answer *answer, struct aira_error *err)
{
    const struct {
        const char *text;
        struct answers_limit limit;
    } texts[] = {
        {answer->reason, {AIRA_SENTENCE("reason given for %s"), question->id, AIRA_MAX_NOTE, false}},
        {answer->note, {AIRA_SENTENCE("note on %s"), question->id, AIRA_MAX_NOTE, false}},
        {answer->evidence_reference,
         {AIRA_SENTENCE("reference to the evidence for %s"), question->id, AIRA_MAX_NAME, true}},
        {answer->by, {AIRA_SENTENCE("name of who answered %s"), question->id, AIRA_MAX_NAME, true}},
    };

    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        int rc = answers_check_text(texts[i].text, &texts[i].limit, err);

        if (rc != 0)
            return rc;
    }
    return AIRA_OK;
}

int answers_check_answer(const struct aira_assessment *assessment, const struct aira_answer *answer,
                         struct aira_error *err)
{
    const struct aira_questionnaire *questionnaire = assessment->questionnaire;
    const struct aira_question *question;
    int rc = AIRA_OK;

    if (answer->question < 0 || (size_t)answer->question >= questionnaire->question_count)
        return aira_error_set(err, AIRA_EINPUT, "The questionnaire has no question number %d.", answer->question);
    question = &questionnaire->questions[answer->question];
    if (answer->person < AIRA_SETTLED || answer->person >= (int)assessment->person_count)
        return aira_error_set(err, AIRA_EINPUT, "The assessment has no person number %d, who should answer %s.",
                              answer->person, question->id);
    if ((unsigned)answer->evidence >= AIRA_EVIDENCES)
        return aira_error_set(err, AIRA_EINPUT, "The evidence for %s is no known grade.", question->id);
    switch (answer->given) {
    case AIRA_GIVEN_VALUE:
        rc = check_value(question, &answer->value, err);
        break;
    case AIRA_GIVEN_NA:
        if (answer->reason == NULL || answer->reason[strspn(answer->reason, " \t\n")] == '\0')
            rc = aira_error_set(err, AIRA_EINPUT, "%s was set not applicable without a reason: say why.", question->id);
        break;
    case AIRA_GIVEN_UNKNOWN:
        break;
    default:
        rc = aira_error_set(err, AIRA_EINPUT, "The answer to %s is of no known kind.", question->id);
    }
    return rc != 0 ? rc : check_texts(question, answer, err);
}
