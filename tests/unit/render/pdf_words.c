/* What a PDF says of itself can be read from any PDF, and from nothing else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "failing.h"
#include "shell.h"

enum { KEYS = 4 };
static const char *const keys[KEYS] = {"Title", "aira-mark", "Missing", "Odd"};

struct words {
    struct aira_buf values[KEYS];
    struct aira_error err;
};

static int read_words(struct words *words, const void *data, size_t length)
{
    for (int i = 0; i < KEYS; i++)
        aira_buf_init(&words->values[i]);
    return aira_pdf_words(words->values, keys, KEYS, "sample.pdf", data, length, &words->err);
}

static void drop_words(struct words *words)
{
    for (int i = 0; i < KEYS; i++)
        aira_buf_dispose(&words->values[i]);
}

static void expect(const struct words *words, int key, const char *value)
{
    assert_string_equal(aira_buf_cstr(&words->values[key]), value);
}

/* One page with a title and a mark. */
static void draw(struct aira_buf *pdf, const char *title, const char *mark)
{
    struct aira_document *document = NULL;
    struct aira_render_report report;
    struct aira_error err;

    assert_int_equal(aira_document_new(&document, &err), 0);
    document->title = title;
    (void)aira_node_text(document, document->root, AIRA_NODE_PARAGRAPH, AIRA_STYLE_BODY, "en", "Text");
    assert_int_equal(aira_document_property(document, "aira-mark", mark), 0);
    aira_buf_init(pdf);
    aira_render_report_init(&report);
    shell_render(pdf, &report, "pdf", document);
    aira_render_report_dispose(&report);
    aira_document_free(document);
}

static void what_the_renderer_wrote_is_read_again(void **state)
{
    struct aira_buf pdf;
    struct words words;

    (void)state;
    draw(&pdf, "示例制造公司 (A) \\ é", "0123456789abcdef");
    assert_int_equal(read_words(&words, pdf.data, pdf.length), 0);
    expect(&words, 0, "示例制造公司 (A) \\ é");
    expect(&words, 1, "0123456789abcdef");
    expect(&words, 2, "");
    expect(&words, 3, "");
    drop_words(&words);
    aira_buf_dispose(&pdf);
}

/* A file as other programs write it: plain, with `info` as its information dictionary and `trailer` in its trailer. */
static void write_plain(struct aira_buf *pdf, const char *info, const char *trailer)
{
    size_t places[5], start;
    const char *const objects[4] = {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                                    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>", info};

    aira_buf_init(pdf);
    aira_buf_puts(pdf, "%PDF-1.4\n");
    for (int i = 0; i < 4; i++) {
        places[i] = pdf->length;
        aira_buf_printf(pdf, "%d 0 obj\n%s\nendobj\n", i + 1, objects[i]);
    }
    start = pdf->length;
    aira_buf_puts(pdf, "xref\n0 5\n0000000000 65535 f \n");
    for (int i = 0; i < 4; i++)
        aira_buf_printf(pdf, "%010zu 00000 n \n", places[i]);
    aira_buf_printf(pdf, "trailer\n<< /Size 5 /Root 1 0 R %s >>\nstartxref\n%zu\n%%%%EOF\n", trailer, start);
}

static void a_file_of_another_program_can_be_read(void **state)
{
    struct aira_buf pdf;
    struct words words;

    (void)state;
    write_plain(&pdf, "<< /Title (Plain) /aira-mark <FEFF793A4F8B> /Odd [1 2] >>", "/Info 4 0 R");
    assert_int_equal(read_words(&words, pdf.data, pdf.length), 0);
    expect(&words, 0, "Plain");
    expect(&words, 1, "示例");
    expect(&words, 3, "");
    drop_words(&words);
    aira_buf_dispose(&pdf);
}

static void text_with_a_nul_counts_as_not_there(void **state)
{
    struct aira_buf pdf;
    struct words words;

    (void)state;
    write_plain(&pdf, "<< /Title (a\\000b) /aira-mark <FEFF00410000> /Odd (c) >>", "/Info 4 0 R");
    assert_int_equal(read_words(&words, pdf.data, pdf.length), 0);
    expect(&words, 0, "");
    expect(&words, 1, "");
    expect(&words, 3, "c");
    drop_words(&words);
    aira_buf_dispose(&pdf);
}

static void no_dictionary_is_no_words(void **state)
{
    static const char *const trailers[] = {"", "/Info 9 0 R", "/Info (words)", "/Info [4 0 R]"};

    (void)state;
    for (size_t i = 0; i < sizeof trailers / sizeof *trailers; i++) {
        struct aira_buf pdf;
        struct words words;

        write_plain(&pdf, "<< /Title (Plain) >>", trailers[i]);
        assert_int_equal(read_words(&words, pdf.data, pdf.length), 0);
        for (int key = 0; key < KEYS; key++)
            expect(&words, key, "");
        drop_words(&words);
        aira_buf_dispose(&pdf);
    }
}

static void refuse(const char *data, size_t length)
{
    struct words words;

    assert_int_equal(read_words(&words, data, length), AIRA_EINPUT);
    assert_string_equal(words.err.file, "sample.pdf");
    assert_non_null(strstr(words.err.message, "no PDF that can be read"));
    drop_words(&words);
}

static void what_is_no_pdf_is_refused(void **state)
{
    (void)state;
    refuse("", 0);
    refuse("Dear client", 11);
    refuse("%PDF-1.7\n", 9);
    refuse("PK\003\004", 4);
}

/* Wherever a file is cut off, or a byte of it changed, reading ends in words or in a refusal. */
static void damage_is_refused_or_does_no_harm(void **state)
{
    struct aira_buf pdf;

    (void)state;
    draw(&pdf, "Title", "0123456789abcdef");
    for (size_t i = 0; i < pdf.length; i += 97) {
        struct words words;
        char *copy = malloc(pdf.length);
        int rc;

        assert_non_null(copy);
        memcpy(copy, pdf.data, pdf.length);
        copy[i] = (char)(copy[i] ^ 0x55);
        rc = read_words(&words, copy, pdf.length);
        assert_true(rc == 0 || rc == AIRA_EINPUT);
        drop_words(&words);
        rc = read_words(&words, copy, i);
        assert_true(rc == 0 || rc == AIRA_EINPUT);
        drop_words(&words);
        free(copy);
    }
    aira_buf_dispose(&pdf);
}

static void a_locked_file_is_told_as_such(void **state)
{
    struct aira_buf pdf, locked;
    struct words words;

    (void)state;
    if (!shell_has("qpdf"))
        skip();
    draw(&pdf, "Title", "mark");
    aira_buf_init(&locked);
    assert_int_equal(shell_run(&locked, "qpdf --encrypt word owner 256 -- %s -", &pdf), 0);
    assert_int_equal(read_words(&words, locked.data, locked.length), AIRA_EINPUT);
    assert_non_null(strstr(words.err.message, "locked with a password"));
    drop_words(&words);
    aira_buf_dispose(&locked);
    assert_int_equal(shell_run(&locked, "qpdf --encrypt '' owner 256 -- %s -", &pdf), 0);
    assert_int_equal(read_words(&words, locked.data, locked.length), 0);
    expect(&words, 1, "mark");
    drop_words(&words);
    aira_buf_dispose(&locked);
    aira_buf_dispose(&pdf);
}

static void each_failed_allocation_is_told(void **state)
{
    struct aira_buf pdf;
    bool happened = true;

    (void)state;
    write_plain(&pdf, "<< /Title (Plain) /aira-mark (mark) >>", "/Info 4 0 R");
    for (size_t n = 1; happened; n++) {
        struct words words;
        int rc;

        failing_arm(n);
        rc = read_words(&words, pdf.data, pdf.length);
        happened = failing_disarm();
        assert_int_equal(rc, happened ? AIRA_ENOMEM : 0);
        assert_true(happened || n > 4);
        drop_words(&words);
    }
    aira_buf_dispose(&pdf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_renderer_wrote_is_read_again),
        cmocka_unit_test(a_file_of_another_program_can_be_read),
        cmocka_unit_test(text_with_a_nul_counts_as_not_there),
        cmocka_unit_test(no_dictionary_is_no_words),
        cmocka_unit_test(what_is_no_pdf_is_refused),
        cmocka_unit_test(damage_is_refused_or_does_no_harm),
        cmocka_unit_test(a_locked_file_is_told_as_such),
        cmocka_unit_test(each_failed_allocation_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
