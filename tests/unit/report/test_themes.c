/* What a theme puts into a report, and which choices of sections are refused. */
#include "reported.h"

#include <string.h>

static const char *const whole[] = {"cover", "summary", "answers", "method"};
static const struct aira_picture picture = {.width = 300, .height = 100};

static struct aira_theme firm(void)
{
    return (struct aira_theme){.file = "firm.ini",
                               .logos = {&picture, &picture},
                               .on_pages = {true, false},
                               .firm = {{"A Firm", "某公司"}},
                               .footer = {{"A Firm for {client}", "某公司，供{client}"}},
                               .sections = whole,
                               .section_count = 4,
                               .sections_line = 7};
}

static void make(struct reported *r, const struct reported_how *how, const struct aira_theme *theme)
{
    reported_prepare(r, FIRM_GROWING, how);
    reported_set_theme(r, theme);
    assert_int_equal(reported_build(r, how), 0);
}

static void sections_words_and_logos_are_the_firms(void **state)
{
    struct aira_theme theme = firm();
    struct reported_how how = {AIRA_REPORT_BOTH, false, false, "Sample"};
    struct reported r;
    const struct aira_node *node = NULL;
    (void)state;
    make(&r, &how, &theme);
    node = r.document->root->first;
    for (size_t i = 0; i < 4; i++, node = node->next) {
        assert_string_equal(node->id, whole[i]);
    }
    assert_null(node);
    assert_string_equal(r.document->footer_left, "某公司，供Sample");
    assert_string_equal(r.document->author, "某公司");
    assert_ptr_equal(r.document->header_images[0].picture, &picture);
    assert_string_equal(r.document->header_images[0].alternative, "某公司");
    assert_null(r.document->header_images[1].picture);
    assert_true(reported_shows(&r, "A Firm"));
    node = r.document->root->first->first;
    assert_int_equal(node->kind, AIRA_NODE_COLUMNS);
    assert_string_equal(node->first->first->image->alternative, "某公司");
    assert_string_equal(node->last->first->image->alternative, "Sample");
    reported_free(&r);
}

static void without_words_of_its_own_the_reports_stand(void **state)
{
    struct aira_theme theme = {.file = "empty.ini"};
    struct reported_how how = {AIRA_REPORT_EN, false, false, "Sample"};
    struct reported with, without;
    struct aira_buf words[2];
    (void)state;
    make(&without, &how, NULL);
    make(&with, &how, &theme);
    for (size_t i = 0; i < 2; i++) {
        aira_buf_init(&words[i]);
        aira_document_words(&words[i], i == 0 ? with.document : without.document);
    }
    assert_string_equal(aira_buf_cstr(&words[0]), aira_buf_cstr(&words[1]));
    aira_buf_dispose(&words[0]);
    aira_buf_dispose(&words[1]);
    reported_free(&with);
    reported_free(&without);
}

static void a_brief_report_has_no_other_sections(void **state)
{
    struct aira_theme theme = firm();
    struct reported_how how = {AIRA_REPORT_EN, true, false, NULL};
    struct reported r;
    (void)state;
    make(&r, &how, &theme);
    assert_string_equal(r.document->root->first->id, "summary");
    assert_ptr_equal(r.document->root->first, r.document->root->last);
    reported_free(&r);
}

static void choices_that_make_no_report_are_refused(void **state)
{
    static const struct {
        const char *ids[4];
        size_t count;
        const char *code, *message;
    } wrong[] = {
        {{"cover", "summary", "sheet", "method"}, 4, "unknown-id", "'sheet' is not there; sections are cover, summary"},
        {{"summary"}, 1, "missing-id", "'method' cannot be left out"},
        {{"cover", "method"}, 2, "missing-id", "'summary' cannot be left out"},
        {{"method", "summary"}, 2, "bad-order", "'method' stands last"},
        {{"summary", "cover", "method"}, 3, "bad-order", "'cover' stands first"},
    };
    struct aira_diags diags;
    struct aira_error err;
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct aira_theme theme = firm();
        theme.sections = wrong[i].ids;
        theme.section_count = wrong[i].count;
        aira_diags_init(&diags);
        assert_int_equal(aira_report_check_theme(&diags, &theme, &err), AIRA_EINPUT);
        assert_int_equal(diags.count, 1);
        assert_string_equal(diags.items[0].code, wrong[i].code);
        assert_int_equal(diags.items[0].line, 7);
        assert_string_equal(diags.items[0].file, "firm.ini");
        assert_non_null(strstr(diags.items[0].message, wrong[i].message));
        aira_diags_dispose(&diags);
    }
}

static void every_section_can_be_named(void **state)
{
    const char *ids[64], *id = NULL;
    struct aira_theme theme = firm();
    struct aira_diags diags;
    struct aira_error err;
    bool always = false;
    (void)state;
    theme.sections = ids;
    for (theme.section_count = 0; aira_report_section(&id, &always, theme.section_count); theme.section_count++) {
        assert_true(theme.section_count < sizeof ids / sizeof *ids);
        assert_int_equal(always, strcmp(id, "summary") == 0 || strcmp(id, "method") == 0);
        ids[theme.section_count] = id;
    }
    aira_diags_init(&diags);
    assert_int_equal(aira_report_check_theme(&diags, &theme, &err), 0);
    aira_diags_dispose(&diags);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sections_words_and_logos_are_the_firms),
        cmocka_unit_test(without_words_of_its_own_the_reports_stand),
        cmocka_unit_test(a_brief_report_has_no_other_sections),
        cmocka_unit_test(choices_that_make_no_report_are_refused),
        cmocka_unit_test(every_section_can_be_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
