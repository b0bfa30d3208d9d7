/* The table and the workbook: what they need, and cells that the store would never let in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "tabled.h"

static void render(struct aira_buf *out, const char *format, const char *card, const char *first, const char *second)
{
    struct aira_catalog *words = tabled_words();
    struct aira_render_input input = {.scorecard_json = card, .catalog = words, .languages = {first, second}};
    struct aira_render_report report;
    struct aira_error err;

    aira_buf_init(out);
    aira_render_report_init(&report);
    assert_int_equal(aira_renderer_find(format)->render(out, &report, &input, &err), 0);
    aira_render_report_dispose(&report);
    aira_catalog_free(words);
}

static void a_table_has_a_row_for_each_answer(void **state)
{
    struct aira_buf out;

    (void)state;
    render(&out, "csv", TABLED_CARD("seen"), "en", NULL);
    assert_string_equal(
        out.data,
        "\xEF\xBB\xBF"
        "client,scope,as_of,depth,questionnaire,questionnaire_version,part,part_title_en,question,title_en,ask_en,type,"
        "weight,counted,respondent,state,value,answer_en,level,supported_level,aim,evidence,evidence_reference,reason,"
        "note,flag,by,at\r\n"
        "Firm & Co,,2026-11-24T08:00:00Z,quick,q,1,data,Data,data.access,Access,Who may see it?,level,3,true,,answered,"
        "2,Level 2: Some may,2,2,3,document,,,seen,,ann,2026-11-24T08:00:00Z\r\n"
        "Firm & Co,,2026-11-24T08:00:00Z,quick,q,1,data,Data,data.access,Access,Who may see it?,level,3,true,ann,,"
        "?,don't know,,,,,,,,,,\r\n"
        "Firm & Co,,2026-11-24T08:00:00Z,quick,q,1,data,Data,data.audit,,Who looks?,level,1,true,,unanswered,"
        ",,,,3,,,,,,,\r\n");
    aira_buf_dispose(&out);
}

/* The texts of the second language are those of the first where it has none. */
static void a_language_without_a_text_shows_the_other(void **state)
{
    struct aira_buf out;

    (void)state;
    render(&out, "csv", TABLED_CARD("seen"), "zh", "en");
    assert_non_null(strstr(out.data, ",数据,Data,data.access,Access,Access,Who may see it?,Who may see it?,"));
    aira_buf_dispose(&out);
}

static void cells_that_begin_like_formulas_get_an_apostrophe(void **state)
{
    static const struct {
        const char *card, *cell;
    } cells[] = {
        {TABLED_CARD("=1"), ",'=1,"},
        {TABLED_CARD("+1"), ",'+1,"},
        {TABLED_CARD("-1"), ",'-1,"},
        {TABLED_CARD("@A"), ",'@A,"},
        {TABLED_CARD("\\t=1"), ",'\t=1,"},
        {TABLED_CARD("\\n=1"), ",\"'\n=1\","},
        {TABLED_CARD("\\r=1"), ",\uFFFD=1,"}, /* a control character is no text: it is shown as one */
        {TABLED_CARD(" \u00A0\u3000=1"), ",\"' \u00A0\u3000=1\","},
        {TABLED_CARD("＝1"), ",'＝1,"},
        {TABLED_CARD("'1"), ",''1,"},
        {TABLED_CARD("1=1"), ",1=1,"},
        {TABLED_CARD("a\\\"b,c"), ",\"a\"\"b,c\","},
        {TABLED_CARD("\\u001b[2J"), ",\uFFFD[2J,"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        struct aira_buf out;

        render(&out, "csv", cells[i].card, "en", NULL);
        if (strstr(out.data, cells[i].cell) == NULL)
            fail_msg("no cell %s in\n%s", cells[i].cell, out.data);
        aira_buf_dispose(&out);
    }
}

static void a_workbook_is_the_same_each_time(void **state)
{
    struct aira_buf a, b;

    (void)state;
    render(&a, "xlsx", TABLED_CARD("seen"), "zh", "en");
    render(&b, "xlsx", TABLED_CARD("seen"), "zh", "en");
    assert_memory_equal(a.data, "PK\x03\x04", 4);
    assert_int_equal(a.length, b.length);
    assert_memory_equal(a.data, b.data, a.length);
    aira_buf_dispose(&a);
    aira_buf_dispose(&b);
}

static void what_is_missing_is_said(void **state)
{
    static const char *const formats[] = {"csv", "xlsx"};
    struct aira_catalog *words = tabled_words();
    const struct aira_render_input lacking[] = {
        {.catalog = words, .languages = {"en"}},
        {.scorecard_json = TABLED_CARD(""), .languages = {"en"}},
        {.scorecard_json = TABLED_CARD(""), .catalog = words},
    };
    const struct aira_render_input broken = {.scorecard_json = "{", .catalog = words, .languages = {"en"}};

    (void)state;
    for (size_t f = 0; f < 2; f++) {
        const struct aira_renderer *renderer = aira_renderer_find(formats[f]);
        struct aira_render_report report;
        struct aira_error err;
        struct aira_buf out;

        aira_buf_init(&out);
        aira_render_report_init(&report);
        assert_false(renderer->needs_document);
        for (size_t i = 0; i < sizeof lacking / sizeof *lacking; i++)
            assert_int_equal(renderer->render(&out, &report, &lacking[i], &err), AIRA_EUSAGE);
        assert_int_equal(renderer->render(&out, &report, &broken, &err), AIRA_EINPUT);
        aira_buf_dispose(&out);
    }
    aira_catalog_free(words);
}

/* A scorecard with nothing in it: no parts, no answers, no stages. */
static void nothing_is_no_error(void **state)
{
    struct aira_buf out;

    (void)state;
    render(&out, "xlsx", "{}", "zh", "en");
    assert_true(out.length > 1000);
    aira_buf_dispose(&out);
    render(&out, "csv", "{}", "en", NULL);
    assert_non_null(strstr(out.data, ",at\r\n"));
    aira_buf_dispose(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_has_a_row_for_each_answer),
        cmocka_unit_test(a_language_without_a_text_shows_the_other),
        cmocka_unit_test(cells_that_begin_like_formulas_get_an_apostrophe),
        cmocka_unit_test(a_workbook_is_the_same_each_time),
        cmocka_unit_test(what_is_missing_is_said),
        cmocka_unit_test(nothing_is_no_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
