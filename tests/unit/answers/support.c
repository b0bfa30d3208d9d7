#include "support.h"

#include <stdio.h>
#include <string.h>

struct aira_questionnaire *firm;

struct aira_questionnaire *load_questionnaire(const char *dir)
{
    struct aira_questionnaire *questionnaire = NULL;
    struct aira_diags diags;
    struct aira_error err;

    aira_diags_init(&diags);
    if (aira_questionnaire_load(&questionnaire, dir, &diags, &err) != 0)
        fail_msg("%s:%d: %s", err.file, err.line, err.message);
    aira_diags_dispose(&diags);
    return questionnaire;
}

int load_firm(void **state)
{
    (void)state;
    firm = load_questionnaire(AIRA_SOURCE_DIR "/tests/unit/answers/firm");
    return 0;
}

int free_firm(void **state)
{
    (void)state;
    aira_questionnaire_free(firm);
    firm = NULL;
    return 0;
}

int start(void **state)
{
    struct aira_assessment *assessment = NULL;
    struct aira_error err;

    assert_code(0, aira_assessment_new(&assessment, firm, "Sample Manufacturing Co.", &err));
    *state = assessment;
    return 0;
}

int finish(void **state)
{
    aira_assessment_free(*state);
    return 0;
}

int question(const char *id)
{
    int index = aira_questionnaire_question(firm, id);

    assert_true(index >= 0);
    return index;
}

int person(struct aira_assessment *assessment, const char *id)
{
    struct aira_error err;
    int index = aira_assessment_person(assessment, id);

    if (index < 0)
        assert_code(0, aira_assessment_set_person(&index, assessment, id, id, "data", &err));
    return index;
}

void say_proven(struct aira_assessment *assessment, const char *id, const char *who, const char *value,
                enum aira_evidence evidence)
{
    struct aira_answer answer = aira_answer_blank(question(id), who == NULL ? AIRA_SETTLED : person(assessment, who));
    char reason[] = "the firm has none";
    struct aira_error err;

    assert_code(0, aira_answer_parse(&answer, &firm->questions[answer.question], value, &err));
    if (answer.given == AIRA_GIVEN_NA)
        answer.reason = reason;
    answer.evidence = evidence;
    assert_code(0, aira_assessment_answer(assessment, &answer, &err));
}

void say(struct aira_assessment *assessment, const char *id, const char *who, const char *value)
{
    say_proven(assessment, id, who, value, AIRA_EVIDENCE_NONE);
}

enum aira_state state_of(const struct aira_assessment *assessment, const char *id)
{
    struct aira_standing standings[64];

    assert_true(firm->question_count <= 64);
    aira_assessment_stand(standings, assessment);
    return standings[question(id)].state;
}

const char *counts_as(const struct aira_assessment *assessment, const char *id)
{
    static char words[256];
    struct aira_answer answer;
    struct aira_buf buf;

    if (!aira_assessment_counting(&answer, assessment, question(id)))
        return "";
    aira_buf_init(&buf);
    aira_answer_format(&buf, &firm->questions[answer.question], &answer);
    (void)snprintf(words, sizeof words, "%s", aira_buf_cstr(&buf));
    aira_buf_dispose(&buf);
    return words;
}

int parse_answers(struct aira_assessment **out, const char *text, struct aira_diags *diags, struct aira_error *err)
{
    struct aira_ini *ini = NULL;
    int rc = aira_ini_parse(&ini, "answers.ini", text, strlen(text), diags, err);

    *out = NULL;
    if (rc == 0)
        rc = aira_answers_parse(out, firm, ini, diags, err);
    aira_ini_free(ini);
    return rc;
}

struct aira_assessment *must_parse(const char *text)
{
    struct aira_assessment *assessment = NULL;
    struct aira_diags diags;
    struct aira_error err;

    aira_diags_init(&diags);
    if (parse_answers(&assessment, text, &diags, &err) != 0)
        fail_msg("line %d: %s", err.line, err.message);
    assert_int_equal(diags.count, 0);
    aira_diags_dispose(&diags);
    return assessment;
}

void write_answers(struct aira_buf *out, const struct aira_assessment *assessment)
{
    struct aira_error err;

    aira_buf_init(out);
    if (aira_answers_write(out, assessment, &err) != 0)
        fail_msg("%s", err.message);
}
