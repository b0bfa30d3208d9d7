/* Every language, depth and length of report builds, with every name filled in and every link leading somewhere. */
#include "reported.h"

/* A few answers: little coverage, a blocker not answered. */
#define FIRM_SPARSE FIRM_HEAD FIRM_ANSWER("data.access", "1") FIRM_ANSWER("org.plan", "2")
/* Half answered: enough of the whole, not of each part; the upper stages do not concern it. */
#define FIRM_HOMELY                                                                                                    \
    FIRM_HEAD FIRM_ANSWER("profile.offers", "no") FIRM_ANSWER("adopt.use", "3") FIRM_ANSWER("data.access", "3")        \
        FIRM_ANSWER("data.origin", "3")                                                                                \
            FIRM_ANSWER("data.quality", "n/a") "reason = none\n" FIRM_ANSWER("org.plan @ann", "3")

static const char *const firms[] = {FIRM_GROWING, FIRM_THERE, FIRM_HEAD, FIRM_SPARSE, FIRM_HOMELY};

static void check_text(const char *text)
{
    assert_non_null(text);
    if (strchr(text, '{') != NULL) {
        fail_msg("a name was not filled in: %s", text);
    }
}

static void check_filled(const struct aira_node *node, void *context)
{
    (void)context;
    for (size_t i = 0; i < node->span_count; i++) {
        check_text(node->spans[i].text);
    }
    if (node->figure != NULL) {
        check_text(node->figure->alternative);
        for (size_t i = 0; i < node->figure->count; i++) {
            if (node->figure->shapes[i].kind == AIRA_SHAPE_TEXT) {
                check_text(node->figure->shapes[i].text);
            }
        }
    }
}

struct ids {
    const char *of[2000];
    size_t count;
};

static void collect_ids(const struct aira_node *node, void *context)
{
    struct ids *ids = context;
    if (node->id == NULL) {
        return;
    }
    for (size_t i = 0; i < ids->count; i++) {
        if (strcmp(ids->of[i], node->id) == 0) {
            fail_msg("two nodes are called %s", node->id);
        }
    }
    assert_true(ids->count < sizeof ids->of / sizeof *ids->of);
    ids->of[ids->count++] = node->id;
}

static void check_links(const struct aira_node *node, void *context)
{
    const struct ids *ids = context;
    for (size_t i = 0; i < node->span_count; i++) {
        bool found = node->spans[i].link == NULL;
        for (size_t j = 0; j < ids->count && !found; j++) {
            found = strcmp(ids->of[j], node->spans[i].link) == 0;
        }
        if (!found) {
            fail_msg("a link leads to %s, which is not there", node->spans[i].link);
        }
    }
}

static void check_report(const char *answers, const struct reported_how *how)
{
    struct reported r;
    struct ids ids = {.count = 0};
    reported_make(&r, answers, how);
    reported_walk(r.document->root, check_filled, NULL);
    reported_walk(r.document->root, collect_ids, &ids);
    reported_walk(r.document->root, check_links, &ids);
    check_text(r.document->title);
    check_text(r.document->subject);
    check_text(r.document->header_left);
    check_text(r.document->header_right);
    check_text(r.document->footer_left);
    assert_non_null(strstr(r.document->page_format, "{page}"));
    assert_non_null(strstr(r.document->page_format, "{pages}"));
    reported_free(&r);
}

static void every_kind_of_report_is_whole(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof firms / sizeof *firms; i++) {
        for (int languages = AIRA_REPORT_ZH; languages <= AIRA_REPORT_BOTH; languages++) {
            for (int k = 0; k < 4; k++) {
                struct reported_how how = {(enum aira_report_languages)languages, (k & 1) != 0, (k & 2) != 0, NULL};
                check_report(firms[i], &how);
            }
        }
    }
}

struct tally {
    size_t chinese, english, broken;
};

static void count_languages(const struct aira_node *node, void *context)
{
    struct tally *tally = context;
    for (size_t i = 0; i < node->span_count; i++) {
        const struct aira_span *span = &node->spans[i];
        *(strcmp(span->language, "zh") == 0 ? &tally->chinese : &tally->english) += 1;
        if ((span->flags & AIRA_SPAN_BREAK) != 0) {
            assert_true((span->flags & AIRA_SPAN_MUTED) != 0);
            bool other = strcmp(span->language, node->spans[i - 1].language) != 0;
            tally->broken += other ? 1 : 0;
            assert_string_equal(span->language, other ? "en" : node->spans[i - 1].language);
        }
    }
}

static struct tally tally_of(enum aira_report_languages languages)
{
    struct reported r;
    struct tally tally = {0, 0, 0};
    struct reported_how how = {languages, false, false, NULL};
    reported_make(&r, FIRM_GROWING, &how);
    reported_walk(r.document->root, count_languages, &tally);
    assert_string_equal(r.document->language, languages == AIRA_REPORT_EN ? "en" : "zh");
    reported_free(&r);
    return tally;
}

static void one_language_holds_nothing_of_the_other(void **state)
{
    (void)state;
    struct tally zh = tally_of(AIRA_REPORT_ZH), en = tally_of(AIRA_REPORT_EN), both = tally_of(AIRA_REPORT_BOTH);
    assert_int_equal(zh.english, 0);
    assert_int_equal(zh.broken, 0);
    assert_int_equal(en.chinese, 0);
    assert_int_equal(en.broken, 0);
    assert_true(both.broken > 100);
    assert_true(both.chinese >= both.broken);
}

/* In Chinese, only a key that has no words could stand there in small letters alone. */
static void check_not_a_key(const struct aira_node *node, void *context)
{
    (void)context;
    for (size_t i = 0; i < node->span_count; i++) {
        const char *text = node->spans[i].text;
        if (*text != '\0' && text[strspn(text, "abcdefghijklmnopqrstuvwxyz-")] == '\0') {
            fail_msg("data/report.zh.ini has no words for %s", text);
        }
    }
}

static void no_words_are_missing(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof firms / sizeof *firms; i++) {
        struct reported r;
        struct reported_how how = {AIRA_REPORT_ZH, false, i % 2 == 1, NULL};
        reported_make(&r, firms[i], &how);
        reported_walk(r.document->root, check_not_a_key, NULL);
        reported_free(&r);
    }
}

static void languages_are_told_by_their_names(void **state)
{
    enum aira_report_languages languages;
    (void)state;
    assert_true(aira_report_languages_parse(&languages, "both"));
    assert_int_equal(languages, AIRA_REPORT_BOTH);
    assert_true(aira_report_languages_parse(&languages, "en"));
    assert_int_equal(languages, AIRA_REPORT_EN);
    assert_false(aira_report_languages_parse(&languages, "de"));
    assert_false(aira_report_languages_parse(&languages, ""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_of_report_is_whole),
        cmocka_unit_test(one_language_holds_nothing_of_the_other),
        cmocka_unit_test(no_words_are_missing),
        cmocka_unit_test(languages_are_told_by_their_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
