/* A locked PDF opens with its password alone, and what cannot be locked is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "failing.h"
#include "shell.h"

static void draw(struct aira_buf *pdf)
{
    struct aira_document *document = NULL;
    struct aira_render_report report;
    struct aira_error err;

    aira_buf_init(pdf);
    aira_render_report_init(&report);
    assert_int_equal(aira_document_new(&document, &err), 0);
    (void)aira_node_text(document, document->root, AIRA_NODE_PARAGRAPH, AIRA_STYLE_BODY, "en", "Between us");
    shell_render(pdf, &report, "pdf", document);
    aira_render_report_dispose(&report);
    aira_document_free(document);
}

static void the_password_opens_it(void **state)
{
    struct aira_buf pdf, locked, said;
    struct aira_error err;

    (void)state;
    if (!shell_has("qpdf") || !shell_has("pdftotext"))
        skip();
    draw(&pdf);
    aira_buf_init(&locked);
    aira_buf_init(&said);
    assert_int_equal(aira_render_protect(&locked, &pdf, "p ä 密", &err), 0);
    assert_int_equal(shell_run(&said, "pdftotext -upw 'p ä 密' %s -", &locked), 0);
    assert_non_null(strstr(said.data, "Between us"));
    assert_int_not_equal(shell_run(&said, "pdftotext -upw 'p a' %s -", &locked), 0);
    assert_int_not_equal(shell_run(&said, "qpdf --check %s", &locked), 0);
    aira_buf_dispose(&said);
    aira_buf_dispose(&locked);
    aira_buf_dispose(&pdf);
}

static void bad_passwords_are_refused(void **state)
{
    char longest[AIRA_MAX_PASSWORD + 2];
    const char *const bad[] = {"", longest, "\xC3"};
    struct aira_buf pdf, locked;
    struct aira_error err;

    (void)state;
    memset(longest, 'x', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    draw(&pdf);
    aira_buf_init(&locked);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_int_equal(aira_render_protect(&locked, &pdf, bad[i], &err), AIRA_EUSAGE);
        assert_int_equal(locked.length, 0);
        assert_null(strstr(err.message, "xx"));
    }
    longest[AIRA_MAX_PASSWORD] = '\0';
    assert_int_equal(aira_render_protect(&locked, &pdf, longest, &err), 0);
    aira_buf_dispose(&locked);
    aira_buf_dispose(&pdf);
}

static void what_is_no_pdf_is_refused_without_the_password(void **state)
{
    struct aira_buf pdf, locked;
    struct aira_error err;

    (void)state;
    aira_buf_init(&pdf);
    aira_buf_init(&locked);
    aira_buf_puts(&pdf, "no PDF");
    assert_int_equal(aira_render_protect(&locked, &pdf, "secret", &err), AIRA_EFAIL);
    assert_null(strstr(err.message, "secret"));
    assert_int_equal(locked.length, 0);
    aira_buf_dispose(&locked);
    aira_buf_dispose(&pdf);
}

static void only_a_pdf_can_be_locked(void **state)
{
    (void)state;
    for (size_t i = 0; aira_renderer_at(i) != NULL; i++)
        assert_int_equal(aira_render_can_protect(aira_renderer_at(i)), strcmp(aira_renderer_at(i)->name, "pdf") == 0);
}

static void a_failed_allocation_is_an_error(void **state)
{
    struct aira_buf pdf;
    size_t n = 1;

    (void)state;
    draw(&pdf);
    for (;; n++) {
        struct aira_buf locked;
        struct aira_error err;
        bool happened = false;
        int rc = 0;

        aira_buf_init(&locked);
        failing_arm(n);
        rc = aira_render_protect(&locked, &pdf, "secret", &err);
        happened = failing_disarm();
        assert_int_equal(rc, happened ? AIRA_ENOMEM : 0);
        aira_buf_dispose(&locked);
        if (!happened)
            break;
    }
    assert_true(n > 1);
    aira_buf_dispose(&pdf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_password_opens_it),
        cmocka_unit_test(bad_passwords_are_refused),
        cmocka_unit_test(what_is_no_pdf_is_refused_without_the_password),
        cmocka_unit_test(only_a_pdf_can_be_locked),
        cmocka_unit_test(a_failed_allocation_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
