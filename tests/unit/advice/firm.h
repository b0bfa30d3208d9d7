/* The small firm of tests/unit/advice/firm with answers given as text, for the tests of advice, scorecard and report.
 */
#ifndef AIRA_TEST_FIRM_H
#define AIRA_TEST_FIRM_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include <aira/advice.h>

#define FIRM_HEAD                                                                                                      \
    "[assessment]\nclient = Firm & Co\nscope = Plant\nquestionnaire = firm\n"                                          \
    "[person ann]\nname = Ann\nrole = head\n"
#define FIRM_ANSWER(question, value) "[answer " question "]\nvalue = " value "\n"
#define FIRM_PROVEN(question, value) FIRM_ANSWER(question, value) "evidence = verified\n"
#define FIRM_PROFILE                                                                                                   \
    FIRM_ANSWER("profile.size", "middle")                                                                              \
    FIRM_ANSWER("profile.target", "grow")                                                                              \
    FIRM_ANSWER("profile.places", "cn") FIRM_ANSWER("profile.duties", "user") FIRM_ANSWER("profile.offers", "yes")
/* Reached the first stage by its word, wants the second; a blocker, an open question, one not applicable. */
#define FIRM_GROWING                                                                                                   \
    FIRM_HEAD FIRM_PROFILE FIRM_PROVEN("adopt.use", "3") FIRM_ANSWER("adopt.product", "1")                             \
        FIRM_ANSWER("data.access", "3") FIRM_PROVEN("data.origin", "1") FIRM_PROVEN("data.quality", "1")               \
            FIRM_ANSWER("org.plan", "\"?\"") FIRM_PROVEN("org.roles", "1")                                             \
                FIRM_ANSWER("org.skills", "n/a") "reason = nobody is hired\n" FIRM_PROVEN("comp.count", "7")           \
                    FIRM_PROVEN("comp.marks", "a") FIRM_ANSWER("comp.rules", "yes")
/* All that it aims at, and proof of it. */
#define FIRM_THERE                                                                                                     \
    FIRM_HEAD FIRM_PROFILE FIRM_PROVEN("adopt.use", "3") FIRM_PROVEN("adopt.product", "3")                             \
        FIRM_PROVEN("adopt.lead", "3") FIRM_PROVEN("data.access", "4") FIRM_PROVEN("data.origin", "3")                 \
            FIRM_PROVEN("data.quality", "3") FIRM_PROVEN("org.plan", "3") FIRM_PROVEN("org.roles", "4")                \
                FIRM_PROVEN("org.skills", "3") FIRM_PROVEN("comp.count", "60")                                         \
                    FIRM_PROVEN("comp.marks", "\"a, b, c\"") FIRM_PROVEN("comp.rules", "yes")

struct firm {
    struct aira_questionnaire *questionnaire;
    struct aira_assessment *assessment;
    struct aira_diags diags;
    struct aira_error err;
};

/* 0 or the code of what failed. */
static inline int firm_load(struct firm *firm, const char *answers)
{
    struct aira_ini *ini = NULL;

    *firm = (struct firm){0};
    aira_diags_init(&firm->diags);
    int code = aira_questionnaire_load(&firm->questionnaire, AIRA_SOURCE_DIR "/tests/unit/advice/firm", &firm->diags,
                                       &firm->err);
    if (code == 0) {
        code = aira_ini_parse(&ini, "answers.ini", answers, strlen(answers), &firm->diags, &firm->err);
    }
    if (code == 0) {
        code = aira_answers_parse(&firm->assessment, firm->questionnaire, ini, &firm->diags, &firm->err);
    }
    aira_ini_free(ini);
    return code;
}

/* Fails the test with what is wrong in the answers. */
static inline void firm_must_load(struct firm *firm, const char *answers)
{
    if (firm_load(firm, answers) < 0) {
        fail_msg("%s:%d: %s", firm->err.file, firm->err.line, firm->err.message);
    }
}

static inline void firm_free(struct firm *firm)
{
    aira_assessment_free(firm->assessment);
    aira_questionnaire_free(firm->questionnaire);
    aira_diags_dispose(&firm->diags);
    *firm = (struct firm){0};
}

#endif
