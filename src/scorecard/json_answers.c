/* The answers as JSON. */
#include "parts.h"

struct aira_json *scorecard_level(int level)
{
    return level < 0 ? aira_json_null() : aira_json_int(level);
}

struct aira_json *scorecard_text(const struct aira_questionnaire *questionnaire, const char *kind, const char *id,
                                 const char *key)
{
    struct aira_json *object = aira_json_object();
    for (size_t i = 0; i < questionnaire->language_count; i++) {
        const char *language = questionnaire->languages[i];
        const char *text = aira_questionnaire_find(questionnaire, language, kind, id, key);
        if (text != NULL && object != NULL && aira_json_set(object, language, aira_json_string(text)) < 0) {
            aira_json_free(object);
            return NULL;
        }
    }
    return object;
}

/* The value as answers.ini writes it: "n/a" and "?" too. */
static struct aira_json *written_value(const struct aira_question *question, const struct aira_answer *answer)
{
    struct aira_buf text;
    aira_buf_init(&text);
    aira_answer_format(&text, question, answer);
    struct aira_json *value = text.failed ? NULL : aira_json_string(aira_buf_cstr(&text));
    aira_buf_dispose(&text);
    return value;
}

/* Appends one text of the question to `array`; NULL and from then on when memory ran out. */
static struct aira_json *append_text(struct aira_json *array, const struct aira_questionnaire *questionnaire,
                                     const struct aira_question *question, const char *key)
{
    if (array != NULL && aira_json_append(array, scorecard_text(questionnaire, "question", question->id, key)) < 0) {
        aira_json_free(array);
        return NULL;
    }
    return array;
}

/* What the questionnaire says of the value: a level's description, the names of the options chosen. */
static struct aira_json *value_texts(const struct aira_questionnaire *questionnaire,
                                     const struct aira_question *question, const struct aira_value *value)
{
    struct aira_json *array = aira_json_array();
    if (question->type == AIRA_LEVEL) {
        char level[] = {(char)('0' + value->number), '\0'};
        return append_text(array, questionnaire, question, level);
    }
    for (int i = 0; i < question->option_count; i++) {
        if (question->type == AIRA_SINGLE ? value->number == i : (value->options >> i & 1U) != 0) {
            array = append_text(array, questionnaire, question, question->options[i].id);
        }
    }
    return array;
}

static bool has_texts(const struct aira_question *question)
{
    return question->type == AIRA_LEVEL || question->type == AIRA_SINGLE || question->type == AIRA_MULTI;
}

static int set_value(struct aira_json *object, const struct aira_questionnaire *questionnaire,
                     const struct aira_question *question, const struct aira_answer *answer)
{
    int rc = aira_json_set(object, "value", written_value(question, answer));
    if (rc == 0 && answer->given == AIRA_GIVEN_VALUE) {
        rc = aira_json_set(object, "evidence", aira_json_string(aira_evidence_name(answer->evidence)));
    }
    if (rc == 0 && answer->given == AIRA_GIVEN_VALUE && has_texts(question)) {
        rc = aira_json_set(object, "value_texts", value_texts(questionnaire, question, &answer->value));
    }
    return rc;
}

/* What stands beside a value: only what is there. */
static int set_particulars(struct aira_json *object, const struct aira_answer *answer)
{
    const struct {
        const char *key, *text;
    } texts[] = {{"reason", answer->reason},
                 {"note", answer->note},
                 {"evidence_reference", answer->evidence_reference},
                 {"by", answer->by}};
    int rc = 0;
    for (size_t i = 0; i < sizeof texts / sizeof *texts && rc == 0; i++) {
        if (texts[i].text != NULL && texts[i].text[0] != '\0') {
            rc = aira_json_set(object, texts[i].key, aira_json_string(texts[i].text));
        }
    }
    if (rc == 0 && answer->flag) {
        rc = aira_json_set(object, "flag", aira_json_bool(true));
    }
    if (rc == 0 && answer->at != 0) {
        char time[AIRA_TIME_SIZE];
        aira_time_format(time, answer->at);
        rc = aira_json_set(object, "at", aira_json_string(time));
    }
    return rc;
}

/* What each person said, in the order of the people. */
static struct aira_json *respondents(const struct aira_assessment *assessment, int question)
{
    struct aira_json *array = aira_json_array();
    const struct aira_question *asked = &assessment->questionnaire->questions[question];
    for (size_t i = 0; i < assessment->person_count && array != NULL; i++) {
        const struct aira_answer *answer = aira_assessment_find(assessment, question, (int)i);
        if (answer == NULL) {
            continue;
        }
        struct aira_json *object = aira_json_object();
        int rc = object == NULL ? AIRA_ENOMEM : 0;
        if (rc == 0) {
            rc = aira_json_set(object, "person", aira_json_string(assessment->people[i].id));
        }
        if (rc == 0) {
            rc = set_value(object, assessment->questionnaire, asked, answer);
        }
        if (rc == 0) {
            rc = set_particulars(object, answer);
        }
        if (rc < 0) {
            aira_json_free(object);
            object = NULL;
        }
        if (aira_json_append(array, object) < 0) {
            aira_json_free(array);
            array = NULL;
        }
    }
    return array;
}

static int set_standing(struct aira_json *object, const struct aira_scorecard *scorecard, int question)
{
    const struct aira_questionnaire *questionnaire = scorecard->assessment->questionnaire;
    const struct aira_question *asked = &questionnaire->questions[question];
    const struct aira_question_score *score = &scorecard->score->questions[question];
    int rc = aira_json_set(object, "question", aira_json_string(asked->id));
    if (rc == 0) {
        rc = aira_json_set(object, "part", aira_json_string(questionnaire->parts[asked->part].id));
    }
    if (rc == 0) {
        rc = aira_json_set(object, "type", aira_json_string(aira_question_type_name(asked->type)));
    }
    if (rc == 0) {
        rc = aira_json_set(object, "weight", aira_json_int(asked->weight));
    }
    if (rc == 0) {
        rc = aira_json_set(object, "counted", aira_json_bool(asked->counted));
    }
    if (rc == 0) {
        rc = aira_json_set(object, "evidence_counts", aira_json_bool(asked->evidence));
    }
    if (rc == 0) {
        rc = aira_json_set(object, "title", scorecard_text(questionnaire, "question", asked->id, "title"));
    }
    if (rc == 0) {
        rc = aira_json_set(object, "ask", scorecard_text(questionnaire, "question", asked->id, "ask"));
    }
    if (rc == 0) {
        rc = aira_json_set(object, "state", aira_json_string(aira_state_name(score->state)));
    }
    if (rc == 0) {
        rc = aira_json_set(object, "level", scorecard_level(score->level));
    }
    if (rc == 0) {
        rc = aira_json_set(object, "supported_level", scorecard_level(score->supported_level));
    }
    return rc;
}

static struct aira_json *answer_object(const struct aira_scorecard *scorecard, int question)
{
    const struct aira_assessment *assessment = scorecard->assessment;
    const struct aira_question *asked = &assessment->questionnaire->questions[question];
    struct aira_json *object = aira_json_object();
    if (object == NULL) {
        return NULL;
    }
    struct aira_answer counting;
    const struct aira_answer *settled = aira_assessment_find(assessment, question, AIRA_SETTLED);
    int rc = set_standing(object, scorecard, question);
    if (rc == 0 && aira_assessment_counting(&counting, assessment, question)) {
        rc = set_value(object, assessment->questionnaire, asked, &counting);
    }
    if (rc == 0 && settled != NULL) {
        rc = set_particulars(object, settled);
    }
    struct aira_json *people = rc == 0 ? respondents(assessment, question) : NULL;
    if (people != NULL && aira_json_count(people) == 0) {
        aira_json_free(people);
        return object;
    }
    if (rc == 0) {
        rc = aira_json_set(object, "respondents", people);
    }
    if (rc < 0) {
        aira_json_free(object);
        return NULL;
    }
    return object;
}

struct aira_json *scorecard_answers(const struct aira_scorecard *scorecard)
{
    struct aira_json *array = aira_json_array();
    for (size_t i = 0; i < scorecard->assessment->questionnaire->question_count && array != NULL; i++) {
        if (scorecard->score->questions[i].state == AIRA_OFF) {
            continue;
        }
        if (aira_json_append(array, answer_object(scorecard, (int)i)) < 0) {
            aira_json_free(array);
            array = NULL;
        }
    }
    return array;
}
