/* A page's operators say the same in fewer bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "pdf_tighten.h"

static const struct {
    const char *name, *in, *out;
} rows[] = {
    {"nothing", "", ""},
    {"a hex string", "<0041> Tj", "(@A)Tj\n"}, /* @ stands for a NUL byte, here and below */
    {"what a string in parentheses must escape", "<28295c0d0a> Tj", "(\\(\\)\\\\\\r\n)Tj\n"},
    {"a hex string without its last digit", "<005> Tj", "(@P)Tj\n"},
    {"a hex string with spaces", "<00 4\n1> Tj", "(@A)Tj\n"},
    {"a dictionary", "/Span << /Lang (en) >> BDC", "/Span<</Lang(en)>>BDC\n"},
    {"a string in parentheses", "(a \\) 1.23456 <41> (b)) Tj", "(a \\) 1.23456 <41> (b))Tj\n"},
    {"idle digits", "493.89001 538.58002 l 1.500 w 7.0 -0.0001 +3.25 .5 m", "493.89 538.58 l\n1.5 w\n7 0 3.25 0.5 m\n"},
    {"a colour", "0.12249 0.2275 1 rg", "0.122 0.228 1 rg\n"},
    {"what is no number", "1e5 -- 1.2.3 /F1.2 8 Tf", "1e5 -- 1.2.3/F1.2 8 Tf\n"},
    {"one text object", "BT 10 20 Td <41> Tj ET", "BT\n10 20 Td\n(A)Tj\nET\n"},
    {"a place that a float tells nearly", "436.30999 -0.00999 Td 12.34549 0.9996 l", "436.31 -0.01 Td\n12.345 1 l\n"},
    {"marked content", "BT /P<</MCID 12>>BDC 1 2 Td <41> Tj EMC ET", "BT\n/P<</MCID 12>>BDC\n1 2 Td\n(A)Tj\nEMC\nET\n"},
    {"an end in the middle", "BT 1 2 Td <41> Tj ET BT", "BT\n1 2 Td\n(A)Tj\nET\nBT\n"},
    {"operands without an operator", "1 2", "1 2"},
    {"a name behind a number", "1 /A 2 /B 3 d0", "1/A 2/B 3 d0\n"},
    {"an array", "[<0041> -12.3400 <42>] TJ", "[(@A)-12.34(B)]TJ\n"},
};

static void pages_say_the_same_in_fewer_bytes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct aira_buf out;

        aira_buf_init(&out);
        render_pdf_tighten(&out, rows[i].in, strlen(rows[i].in));
        for (size_t k = 0; k < out.length; k++)
            out.data[k] = (char)(out.data[k] == '\0' ? '@' : out.data[k]);
        if (strcmp(aira_buf_cstr(&out), rows[i].out) != 0)
            fail_msg("%s: [%s]", rows[i].name, aira_buf_cstr(&out));
        aira_buf_dispose(&out);
    }
}

/* Whatever is cut off where, nothing is read behind the end, and tightening again changes nothing. */
static void any_start_of_a_page_is_taken(void **state)
{
    static const char page[] = "q BT 10.123 20.5 Td /F1 8 Tf <00410028> Tj ET BT 10 9.5 Td (x\\)y) Tj ET 1 0 0 rg "
                               "<< /A [ <41> ] >> 0 0 m 5.55555 5 l S Q";

    (void)state;
    for (size_t length = 0; length < sizeof page; length++) {
        struct aira_buf once, twice;
        char *copy = aira_strndup(page, length);

        assert_non_null(copy);
        aira_buf_init(&once);
        aira_buf_init(&twice);
        render_pdf_tighten(&once, copy, length);
        render_pdf_tighten(&twice, aira_buf_cstr(&once), once.length);
        assert_int_equal(once.length, twice.length);
        assert_memory_equal(aira_buf_cstr(&once), aira_buf_cstr(&twice), once.length);
        aira_buf_dispose(&once);
        aira_buf_dispose(&twice);
        free(copy);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(pages_say_the_same_in_fewer_bytes),
                                       cmocka_unit_test(any_start_of_a_page_is_taken)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
