/* The summary of the real questionnaire stays on one page, in every language and however much it has to say. */
#include "reported.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <aira/render.h>

/* What an assessment is turned into before its report is made. */
enum change { AS_IT_IS, EMPTY, ALL_AT_NOTHING, HALF_WITHOUT_OFFERS, CLAIMED_WITHOUT_EVIDENCE, CHANGES };

static void change_answers(struct aira_assessment *assessment, enum change change, struct aira_error *err)
{
    const struct aira_questionnaire *questionnaire = assessment->questionnaire;
    int offers = aira_questionnaire_question(questionnaire, "profile.offers");
    for (int i = 0; i < (int)questionnaire->question_count; i++) {
        const struct aira_answer *answer = aira_assessment_find(assessment, i, AIRA_SETTLED);
        if (answer == NULL || questionnaire->questions[i].type != AIRA_LEVEL) {
            continue;
        }
        struct aira_answer copy = aira_answer_blank(i, AIRA_SETTLED);
        if (change == EMPTY || (change == HALF_WITHOUT_OFFERS && i % 2 == 0)) {
            aira_assessment_withdraw(assessment, i, AIRA_SETTLED);
        } else if (change == ALL_AT_NOTHING || change == CLAIMED_WITHOUT_EVIDENCE) {
            copy.value.number = change == ALL_AT_NOTHING ? 0 : 3;
            assert_int_equal(aira_assessment_answer(assessment, &copy, err), 0);
        }
    }
    if (change == HALF_WITHOUT_OFFERS) {
        struct aira_answer no = aira_answer_blank(offers, AIRA_SETTLED);
        assert_int_equal(aira_assessment_answer(assessment, &no, err), 0);
    }
}

/* The text of page `page` of a PDF, with every word of it on one line. */
static void page_text(struct aira_buf *out, const struct aira_buf *pdf, int page)
{
    char path[] = "/tmp/aira-summary-XXXXXX", command[128], part[4096];
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, pdf->data, pdf->length), (ssize_t)pdf->length);
    assert_int_equal(close(file), 0);
    snprintf(command, sizeof command, "pdftotext -raw -f %d -l %d %s -", page, page, path);
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    for (size_t got; (got = fread(part, 1, sizeof part, pipe)) > 0;) {
        aira_buf_add(out, part, got);
    }
    assert_int_equal(pclose(pipe), 0);
    assert_int_equal(remove(path), 0);
}

/* One paragraph that just fits, and a text that does not. */
static const char *const comments[] = {
    "The board asked for a frank picture: the firm can begin with two uses at once, and should leave the third until "
    "access to data is in order, which is a matter of weeks.",
    "董事会要求如实说明现状：公司可以马上开始两个场景，第三个场景要等数据权限理顺之后再启动，大约还需要几周时间；"
    "其余各项不必急于推进，也不必同时推进，先看前两个场景的结果，再决定。\n\n- 一\n- 二\n",
};

static void put_comment(struct aira_assessment *assessment, const char *text)
{
    struct aira_section_text *own;
    assert_int_equal(aira_grow(&assessment->texts, &assessment->text_capacity, 1, sizeof *own), 0);
    own = &assessment->texts[assessment->text_count++];
    *own = (struct aira_section_text){aira_strdup("summary"), aira_strdup(""), aira_strdup(text)};
}

/* Strikes a finding of each kind and puts the longest sentences in the place of others. */
static void put_views(struct aira_assessment *assessment, const struct aira_scorecard *card)
{
    char sentence[AIRA_MAX_NAME + 1], finding[128];
    struct aira_error err;
    for (size_t i = 0; i + 3 <= AIRA_MAX_NAME; i += 3) {
        memcpy(sentence + i, "字", 4);
    }
    for (size_t i = 0; i < card->strength_count + card->gap_count; i++) {
        bool strength = i < card->strength_count;
        size_t place = strength ? i : i - card->strength_count;
        int question = strength ? card->strengths[place].question : card->gaps[place].question;
        snprintf(finding, sizeof finding, "%s.%s", strength ? "strength" : "gap",
                 assessment->questionnaire->questions[question].id);
        assert_int_equal(aira_assessment_override(assessment, finding, "", place == 0 ? NULL : sentence, &err), 0);
    }
}

/* What page 3 begins with: the next section or, with a long comment, the whole of it. */
static const char *begins_with(enum aira_report_languages languages, bool is_long)
{
    if (is_long) {
        return languages == AIRA_REPORT_EN ? "Assessor's comment on the summary" : "评估人对摘要的说明";
    }
    return languages == AIRA_REPORT_EN ? "The stage says how far" : "采用阶段回答";
}

static void check_summary(const struct aira_document *document, enum aira_report_languages languages, int change,
                          bool is_long)
{
    struct aira_render_input input = {.document = document};
    struct aira_render_report report;
    struct aira_error err;
    struct aira_buf pdf, text;
    aira_render_report_init(&report);
    aira_buf_init(&pdf);
    aira_buf_init(&text);
    assert_int_equal(aira_renderer_find("pdf")->render(&pdf, &report, &input, &err), 0);
    page_text(&text, &pdf, 3);
    const char *begins = begins_with(languages, is_long);
    if (strstr(aira_buf_cstr(&text), begins) == NULL) {
        fail_msg("the summary runs over, language %d, change %d:\n%.400s", (int)languages, change,
                 aira_buf_cstr(&text));
    }
    assert_int_equal(report.missing_count, 0);
    aira_buf_dispose(&text);
    aira_buf_dispose(&pdf);
    aira_render_report_dispose(&report);
}

static void the_summary_is_one_page(void **state)
{
    struct aira_questionnaire *questionnaire = NULL;
    struct aira_catalog *catalog = NULL;
    struct aira_diags diags;
    struct aira_error err;
    (void)state;
    aira_diags_init(&diags);
    assert_int_equal(
        aira_questionnaire_load(&questionnaire, AIRA_SOURCE_DIR "/questionnaires/enterprise-ai", &diags, &err), 0);
    assert_int_equal(aira_catalog_new(&catalog, &err), 0);
    assert_int_equal(aira_catalog_load(catalog, AIRA_SOURCE_DIR "/data", "report", &err), 0);
    for (int i = 0; i < 4 * CHANGES; i++) {
        bool commented = i >= 2 * CHANGES;
        struct aira_assessment *assessment = NULL;
        struct aira_scorecard *card = NULL;
        assert_int_equal(aira_answers_read(&assessment, questionnaire,
                                           AIRA_SOURCE_DIR "/data/samples/manufacturer/answers.ini", &diags, &err),
                         0);
        change_answers(assessment, (enum change)(i / 2 % CHANGES), &err);
        assessment->quick = i % 2 == 1;
        if (commented) {
            put_comment(assessment, comments[i % 2]);
        }
        struct aira_scorecard_input input = {.assessment = assessment, .journal_head = "", .as_of = 1795507200};
        assert_int_equal(aira_scorecard_new(&card, &input, &err), 0);
        if (commented || i % 2 == 1) {
            put_views(assessment, card);
            aira_scorecard_free(card);
            assert_int_equal(aira_scorecard_new(&card, &input, &err), 0);
        }
        for (int language = AIRA_REPORT_ZH; language <= AIRA_REPORT_BOTH; language++) {
            struct aira_report_options options = {.languages = (enum aira_report_languages)language,
                                                  .catalog = catalog};
            struct aira_document *document = NULL;
            assert_int_equal(aira_report_build(&document, card, &options, &err), 0);
            check_summary(document, options.languages, i / 2, commented && i % 2 == 1);
            aira_document_free(document);
        }
        aira_scorecard_free(card);
        aira_assessment_free(assessment);
    }
    aira_catalog_free(catalog);
    aira_questionnaire_free(questionnaire);
    aira_diags_dispose(&diags);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_summary_is_one_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
