/* Questionnaires and answers of tests/cases, for the tests of this room. */
#ifndef AIRA_TEST_SCORE_FIXTURE_H
#define AIRA_TEST_SCORE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <aira/score.h>

struct fixture {
    struct aira_questionnaire *questionnaire;
    struct aira_assessment *assessment;
    struct aira_diags diags;
    struct aira_error err;
};

/* Loads tests/cases/<name>; 0 or the code of what failed. */
static inline int fixture_load(struct fixture *fixture, const char *name)
{
    struct aira_buf dir, answers;
    int code;

    *fixture = (struct fixture){0};
    aira_diags_init(&fixture->diags);
    aira_buf_init(&dir);
    aira_buf_init(&answers);
    aira_path_join(&dir, AIRA_SOURCE_DIR "/tests/cases", name);
    aira_path_join(&answers, aira_buf_cstr(&dir), "answers.ini");
    code = aira_buf_result(&dir, &fixture->err);
    if (code == 0)
        code = aira_buf_result(&answers, &fixture->err);
    if (code == 0)
        code = aira_questionnaire_load(&fixture->questionnaire, dir.data, &fixture->diags, &fixture->err);
    if (code == 0)
        code = aira_answers_read(&fixture->assessment, fixture->questionnaire, answers.data, &fixture->diags,
                                 &fixture->err);
    aira_buf_dispose(&dir);
    aira_buf_dispose(&answers);
    return code;
}

static inline void fixture_free(struct fixture *fixture)
{
    aira_assessment_free(fixture->assessment);
    aira_questionnaire_free(fixture->questionnaire);
    aira_diags_dispose(&fixture->diags);
    *fixture = (struct fixture){0};
}

#endif
