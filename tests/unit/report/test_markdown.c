/* The consultant's texts: what they may hold becomes nodes, and all else is refused with its line. */
#include "reported.h"

#include "failing.h"

#include <stdio.h>
#include <stdlib.h>

static void every_refusal_names_its_line(void **state)
{
    static const struct {
        const char *text;
        int line;
        const char *says;
    } cases[] = {
        {"# Head", 1, "heading"},
        {"a\n\n###### deep\n", 3, "heading"},
        {"a\n#\n", 2, "heading"},
        {"Head\n====\n", 2, "heading"},
        {"a\n\n---\n", 3, "line across"},
        {"a\n***\n", 2, "line across"},
        {"a\n_ _ _\n", 2, "line across"},
        {"a\n| b | c |", 2, "table"},
        {"b | c\n--|--\n", 2, "table"},
        {"a\n\n> said\n", 3, "quotation"},
        {"* item", 1, "other marks"},
        {"a\n+ item", 2, "other marks"},
        {"1) item", 1, "other marks"},
        {"- a\n  - b", 2, "list within"},
        {"1. a\n   1. b", 2, "list within"},
        {"- # Head", 1, "heading"},
        {"a\n\n1. > said", 3, "quotation"},
        {"- | b | c |", 1, "table"},
        {"1. * x", 1, "other marks"},
        {"- - x", 1, "list within"},
        {"~~~c\nb\n~~~", 1, "Code"},
        {"1. a\n3. b", 2, "go on as"},
        {"- a\n\n2. b", 3, "go on as"},
        {"a\nb <b>c</b>", 2, "HTML"},
        {"a\n<!-- b -->", 2, "HTML"},
        {"</p>", 1, "HTML"},
        {"see <https://example.org>", 1, "HTML"},
        {"a\nb\nc [d](https://example.org)", 3, "link"},
        {"![d](e.png)", 1, "link"},
        {"[d][e]", 1, "link"},
        {"[d]: https://example.org", 1, "link"},
        {"a\n`b`", 2, "Code"},
        {"```\nb\n```", 1, "Code"},
        {"a *b\nc", 1, "begun and not ended"},
        {"a\n- **b\n- c", 2, "begun and not ended"},
        {"a b* c", 1, "nothing began"},
        {"***a***", 1, "More than two"},
        {"a\n**b *c* d**", 2, "within another"},
        {"*a **b** c*", 1, "within another"},
        {"", 0, "no text"},
        {" \n\n", 0, "no text"},
        {"a\nb\x01", 2, "control"},
        {"a\n\nb\xC3", 3, "UTF-8"},
        {"a\rb", 1, "control"},
        {"a\n\xE2\x80\xAE"
         "b",
         2, "control"},
    };
    struct aira_error err;
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int code = aira_report_check_text("own.md", cases[i].text, strlen(cases[i].text), &err);
        if (code != AIRA_EINPUT || strcmp(err.file, "own.md") != 0 || strstr(err.message, cases[i].says) == NULL ||
            cases[i].line != err.line) {
            fail_msg("\"%s\" gives %d: %s:%d: %s", cases[i].text, code, err.file, err.line, err.message);
        }
    }
}

static void a_text_has_its_limit(void **state)
{
    char *text = malloc(AIRA_MAX_NOTE + 2);
    struct aira_error err;
    (void)state;
    assert_non_null(text);
    for (size_t i = 0; i <= AIRA_MAX_NOTE; i++) {
        text[i] = i % 80 == 79 ? '\n' : 'x';
    }
    text[AIRA_MAX_NOTE + 1] = '\0';
    assert_int_equal(aira_report_check_text("own.md", text, AIRA_MAX_NOTE + 1, &err), AIRA_EINPUT);
    text[AIRA_MAX_NOTE] = '\0';
    assert_int_equal(aira_report_check_text("own.md", text, AIRA_MAX_NOTE, &err), 0);
    assert_int_equal(aira_report_check_text("own.md", "a\0b", 3, &err), AIRA_EINPUT);
    free(text);
}

static void ordinary_signs_are_text(void **state)
{
    static const char *const good[] = {"5 * 3 = 15, a < b, #1, x_y_z, [sic], 1.5 and -3, a | b, 100 %",
                                       "\\*no emphasis\\*, \\# no head, \\<b>, \\[a](b), \\`c\\`",
                                       "*a * b*",
                                       "https://example.org/a?b=c#d",
                                       "a\n-b\n",

                                       "-",
                                       "第1章*重点*。"};
    struct aira_error err;
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        if (aira_report_check_text("own.md", good[i], strlen(good[i]), &err) != 0) {
            fail_msg("\"%s\": %s", good[i], err.message);
        }
    }
}

/* ---- as nodes ---- */

static void put_text(struct reported *r, const char *section, const char *language, const char *text)
{
    struct aira_assessment *assessment = r->firm.assessment;
    struct aira_section_text *own;
    assert_int_equal(aira_grow(&assessment->texts, &assessment->text_capacity, assessment->text_count + 1, sizeof *own),
                     0);
    own = &assessment->texts[assessment->text_count++];
    *own = (struct aira_section_text){aira_strdup(section), aira_strdup(language), aira_strdup(text)};
}

/* The tree as text: p(...) a paragraph, u(...) and o(...) lists, _x_ bold, =x= bold and accent. */
static void write_node(struct aira_buf *out, const struct aira_node *node)
{
    static const char *const opening[] = {[AIRA_NODE_PARAGRAPH] = "p(", [AIRA_NODE_ITEM] = "i("};
    bool told = node->kind == AIRA_NODE_PARAGRAPH || node->kind == AIRA_NODE_ITEM;
    if (node->kind == AIRA_NODE_LIST) {
        aira_buf_puts(out, node->level == 1 ? "o(" : "u(");
    } else if (told) {
        aira_buf_puts(out, opening[node->kind]);
    }
    for (size_t i = 0; i < node->span_count; i++) {
        const struct aira_span *span = &node->spans[i];
        const char *mark = (span->flags & AIRA_SPAN_BOLD) == 0 ? "" : span->colour == AIRA_COLOUR_ACCENT ? "=" : "_";
        aira_buf_printf(out, "%s%s%s", mark, span->text, mark);
    }
    for (const struct aira_node *child = node->first; child != NULL; child = child->next) {
        write_node(out, child);
    }
    if (told || node->kind == AIRA_NODE_LIST) {
        aira_buf_putc(out, ')');
    }
}

static void find_box(const struct aira_node *node, void *context)
{
    const struct aira_node **box = context;
    if (node->kind == AIRA_NODE_BOX && *box == NULL) {
        *box = node;
    }
}

static void check_tree(const char *text, const char *wanted)
{
    struct reported_how how = {AIRA_REPORT_EN, false, false, NULL};
    struct reported r;
    const struct aira_node *box = NULL;
    struct aira_buf tree;
    reported_prepare(&r, FIRM_GROWING, &how);
    put_text(&r, "adoption", "", text);
    assert_int_equal(reported_build(&r, &how), 0);
    reported_walk(r.document->root, find_box, &box);
    assert_non_null(box);
    assert_int_equal(box->parent->first->kind, AIRA_NODE_HEADING);
    assert_ptr_equal(box->parent->first->next, box);
    aira_buf_init(&tree);
    for (const struct aira_node *node = box->first->next; node != NULL; node = node->next) {
        write_node(&tree, node);
    }
    assert_string_equal(aira_buf_cstr(&tree), wanted);
    aira_buf_dispose(&tree);
    reported_free(&r);
}

static void blocks_and_emphasis_become_nodes(void **state)
{
    (void)state;
    check_tree("one *two*\nthree **four**.\n\nfive", "p(one _two_ three =four=.)p(five)");
    check_tree("- a\n- b\n  goes on\n\n- c\n\nd", "u(i(p(a))i(p(b goes on))i(p(c)))p(d)");
    check_tree("x\n1. a\n2. b\n- c", "p(x)o(i(p(a))i(p(b)))u(i(p(c)))");
    check_tree("1. a\n1. b\n1. c", "o(i(p(a))i(p(b))i(p(c)))");
    check_tree("- a\n\nb\n\n- c", "u(i(p(a)))p(b)u(i(p(c)))");
    check_tree("中文\n接着\nand Latin\n。", "p(中文接着 and Latin 。)");
    check_tree("*重点*\n然后", "p(_重点_然后)");
    check_tree("文字\n*重点*", "p(文字_重点_)");
    check_tree("*文字\n接着*", "p(_文字接着_)");
    check_tree("*a*\n然后", "p(_a_ 然后)");
    check_tree("\\*a\\* <3 \\<b> 2 * 3", "p(*a* <3 <b> 2 * 3)");
    check_tree("*a\nb*", "p(_a b_)");
}

/* ---- where they stand ---- */

static void each_language_has_its_own(void **state)
{
    static const struct {
        enum aira_report_languages languages;
        bool english, chinese, every;
    } cases[] = {{AIRA_REPORT_EN, true, false, false},
                 {AIRA_REPORT_ZH, false, true, false},
                 {AIRA_REPORT_BOTH, true, true, false}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct reported_how how = {cases[i].languages, false, false, NULL};
        struct reported r;
        reported_prepare(&r, FIRM_GROWING, &how);
        put_text(&r, "method", "", "for every one");
        put_text(&r, "method", "en", "for English");
        put_text(&r, "method", "zh", "为中文");
        put_text(&r, "answers", "", "only this one");
        assert_int_equal(reported_build(&r, &how), 0);
        assert_int_equal(reported_shows(&r, "for English"), cases[i].english);
        assert_int_equal(reported_shows(&r, "为中文"), cases[i].chinese);
        assert_int_equal(reported_shows(&r, "for every one"), cases[i].every);
        assert_true(reported_shows(&r, "only this one"));
        reported_free(&r);
    }
}

static void every_section_that_takes_a_text_shows_it(void **state)
{
    struct reported_how how = {AIRA_REPORT_EN, false, false, NULL};
    struct reported r;
    struct aira_buf id;
    size_t count = 0;
    (void)state;
    reported_prepare_since(&r, FIRM_GROWING, FIRM_THERE, &how);
    aira_buf_init(&id);
    for (; aira_report_text_section(&id, r.firm.questionnaire, count); count++) {
        char text[64];
        snprintf(text, sizeof text, "about the section %s", aira_buf_cstr(&id));
        put_text(&r, aira_buf_cstr(&id), "", text);
        aira_buf_clear(&id);
    }
    aira_buf_dispose(&id);
    assert_true(count >= 9);
    assert_int_equal(reported_build(&r, &how), 0);
    for (size_t i = 0; i < count; i++) {
        if (!reported_shows(&r, r.firm.assessment->texts[i].text)) {
            fail_msg("%s is not shown", r.firm.assessment->texts[i].text);
        }
    }
    reported_free(&r);
}

static void every_failed_allocation_is_an_error(void **state)
{
    struct reported_how how = {AIRA_REPORT_BOTH, true, false, NULL};
    struct reported r;
    (void)state;
    reported_prepare(&r, FIRM_GROWING, &how);
    put_text(&r, "summary", "", "- *a* b\n- c **d**\n\nand 中文");
    for (size_t n = 1;; n++) {
        failing_arm(n);
        int code = reported_build(&r, &how);
        if (!failing_disarm()) {
            assert_int_equal(code, 0);
            break;
        }
        if (code != AIRA_ENOMEM || r.document != NULL) {
            fail_msg("allocation %zu failed, and %d was returned", n, code);
        }
    }
    reported_free(&r);
}

static void so_is_one_while_checking(void **state)
{
    static const char text[] = "- *a* b\n- c **d**\n\nand 中文";
    (void)state;
    for (size_t n = 1;; n++) {
        struct aira_error err;
        failing_arm(n);
        int code = aira_report_check_text("own.md", text, strlen(text), &err);
        bool happened = failing_disarm();
        assert_int_equal(code, happened ? AIRA_ENOMEM : 0);
        if (!happened) {
            break;
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_refusal_names_its_line),
        cmocka_unit_test(a_text_has_its_limit),
        cmocka_unit_test(ordinary_signs_are_text),
        cmocka_unit_test(blocks_and_emphasis_become_nodes),
        cmocka_unit_test(each_language_has_its_own),
        cmocka_unit_test(every_section_that_takes_a_text_shows_it),
        cmocka_unit_test(every_failed_allocation_is_an_error),
        cmocka_unit_test(so_is_one_while_checking),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
