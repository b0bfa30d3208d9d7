/* What aira_document_words says is what the file says: no word of a PDF, of its bookmarks or of its metadata comes from
 * elsewhere, and none of the tree is missing in it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "sample.h"
#include "shell.h"

struct both {
    struct aira_document *document;
    struct aira_buf pdf, words, drawn; /* words and drawn without white space */
};

static void squeeze(struct aira_buf *out, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (length - i >= 3 && memcmp(text + i, "\xE3\x80\x80", 3) == 0) /* the full-width space */
            i += 2;
        else if ((unsigned char)text[i] > ' ')
            aira_buf_putc(out, text[i]);
    }
}

static void squeeze_words(struct aira_buf *out, const struct aira_document *document)
{
    struct aira_buf words;

    aira_buf_init(&words);
    aira_document_words(&words, document);
    squeeze(out, aira_buf_cstr(&words), words.length);
    aira_buf_dispose(&words);
}

static int set_up(void **state)
{
    static struct both both;
    struct aira_render_report report;
    struct aira_error err;
    struct aira_buf said;

    if (!shell_has("pdftotext"))
        return 0;
    memset(&both, 0, sizeof both);
    aira_render_report_init(&report);
    aira_buf_init(&said);
    both.document = sample_report(40, &err);
    assert_non_null(both.document);
    shell_render(&both.pdf, &report, "pdf", both.document);
    assert_int_equal(shell_run(&said, "pdftotext -raw %s -", &both.pdf), 0);
    squeeze(&both.drawn, aira_buf_cstr(&said), said.length);
    squeeze_words(&both.words, both.document);
    aira_buf_dispose(&said);
    aira_render_report_dispose(&report);
    *state = &both;
    return 0;
}

static int tear_down(void **state)
{
    struct both *both = *state;

    if (both == NULL)
        return 0;
    aira_document_free(both->document);
    aira_buf_dispose(&both->pdf);
    aira_buf_dispose(&both->words);
    aira_buf_dispose(&both->drawn);
    return 0;
}

static struct both *ready(void **state)
{
    if (*state == NULL)
        skip();
    return *state;
}

/* The place of a line in the words, however bullets and page numbers lead or follow it. */
static bool is_told(const struct both *both, char *line, size_t length)
{
    struct aira_buf squeezed;
    bool told = false;

    aira_buf_init(&squeezed);
    squeeze(&squeezed, line, length);
    told = strstr(both->words.data, aira_buf_cstr(&squeezed)) != NULL;
    for (const char *at = aira_buf_cstr(&squeezed); !told && *at != '\0'; at++) {
        /* a mark of a list, or a number of pages */
        if (strchr("0123456789.\xE2\x80\xA2", *at) == NULL)
            break;
        told = strstr(both->words.data, at + 1) != NULL;
    }
    aira_buf_dispose(&squeezed);
    return told;
}

/* Cuts at each blank too: a line of a table holds words of several cells. */
static void each_word_is_told(const struct both *both, struct aira_buf *said)
{
    for (char *at = said->data; at != NULL && *at != '\0';) {
        size_t length = strcspn(at, " \n\f\r\t");

        if (length > 0 && !is_told(both, at, length))
            fail_msg("\"%.*s\" is drawn, and the words do not hold it", (int)length, at);
        at += length + (at[length] != '\0');
    }
}

static void no_word_of_the_pages_comes_from_elsewhere(void **state)
{
    struct both *both = ready(state);
    struct aira_buf said;

    aira_buf_init(&said);
    assert_int_equal(shell_run(&said, "pdftotext -raw %s -", &both->pdf), 0);
    assert_true(said.length > 1000);
    each_word_is_told(both, &said);
    aira_buf_dispose(&said);
}

static void check_node(const struct both *both, const struct aira_node *node)
{
    for (size_t i = 0; i < node->span_count; i++) {
        struct aira_buf text;

        aira_buf_init(&text);
        squeeze(&text, node->spans[i].text, strlen(node->spans[i].text));
        if (strstr(both->words.data, aira_buf_cstr(&text)) == NULL)
            fail_msg("the words do not hold \"%s\"", node->spans[i].text);
        /* A word at a line's end may be cut up by the columns beside it, so that its start is looked for. */
        if (text.length > 0 && text.length < 24 && strstr(both->drawn.data, text.data) == NULL)
            fail_msg("the pages do not hold \"%s\"", node->spans[i].text);
        aira_buf_dispose(&text);
    }
    for (const struct aira_node *child = node->first; child != NULL; child = child->next)
        check_node(both, child);
}

static void none_of_the_tree_is_missing(void **state)
{
    struct both *both = ready(state);

    check_node(both, both->document->root);
}

static void metadata_and_bookmarks_are_told(void **state)
{
    struct both *both = ready(state);
    struct aira_buf said;

    if (!shell_has("qpdf") || !shell_has("python3"))
        skip();
    aira_buf_init(&said);
    assert_int_equal(shell_run(&said,
                               "qpdf --json --json-key=outlines %s | python3 -c \"import json, sys\n"
                               "def walk(entries):\n"
                               "    for e in entries: print(e['title']); walk(e['kids'])\n"
                               "walk(json.load(sys.stdin)['outlines'])\"",
                               &both->pdf),
                     0);
    assert_true(said.length > 10);
    each_word_is_told(both, &said);
    aira_buf_clear(&said);
    assert_int_equal(
        shell_run(&said, "pdfinfo %s | sed -n 's/^\\(Title\\|Subject\\|Author\\|Keywords\\): *//p'", &both->pdf), 0);
    assert_true(said.length > 10);
    each_word_is_told(both, &said);
    aira_buf_dispose(&said);
}

/* Alternatives of figures, words of links and the title in the packet are in no page and no dictionary of metadata. */
static void words_for_listeners_are_told(void **state)
{
    struct both *both = ready(state);
    struct aira_buf said;

    if (!shell_has("qpdf") || !shell_has("python3"))
        skip();
    aira_buf_init(&said);
    assert_int_equal(shell_run(&said,
                               "qpdf --json=2 %s | python3 -c \"import json, sys\n"
                               "for held in json.load(sys.stdin)['qpdf'][1].values():\n"
                               "    for key in ('/Alt', '/ActualText', '/E', '/Contents'):\n"
                               "        held = held.get('value', held) if isinstance(held, dict) else held\n"
                               "        text = held.get(key) if isinstance(held, dict) else None\n"
                               "        if text and text[:2] == 'u:': print(text[2:])\"",
                               &both->pdf),
                     0);
    assert_int_equal(
        shell_run(&said, "pdfinfo -meta %s | sed -n 's/.*<rdf:li[^>]*>\\(.*\\)<.rdf:li.*/\\1/p'", &both->pdf), 0);
    assert_non_null(strstr(said.data, both->document->title));
    assert_true(said.length > strlen(both->document->title) + 10);
    each_word_is_told(both, &said);
    aira_buf_dispose(&said);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_word_of_the_pages_comes_from_elsewhere),
        cmocka_unit_test(none_of_the_tree_is_missing),
        cmocka_unit_test(metadata_and_bookmarks_are_told),
        cmocka_unit_test(words_for_listeners_are_told),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
