/* Whichever allocation fails: an error, no theme, no crash, no leak (under AddressSanitizer). */
#include "shelf.h"

#include "failing.h"

static const char good[] = "[colours]\nink = 101820\n[cover]\nground = 101820\ntext = FFFFFF\n"
                           "[faces]\nlatin = fonts/body.ttf\nchinese = A Family\n"
                           "[logos]\nconsultant = logo.png\nclient = client.png\npages = client, consultant\n"
                           "[text en]\nfirm = A Firm\nfooter = \"For {client}\"\n"
                           "[text zh]\nfirm = 公司\nfooter = 仅供{client}\n"
                           "[sections]\norder = cover, summary, method\n";
static const char wrong[] =
    "[pages]\n[colours]\nink = x\n[page]\nsize = 1\n[logos]\nconsultant = none.png\npages = x\n";

static size_t fail_each(const char *text, int wanted)
{
    struct shelf shelf;
    size_t n;

    shelf_make(&shelf);
    assert_int_equal(shelf_load(&shelf, text), wanted);
    for (n = 1;; n++) {
        int code = 0;

        shelf_clear(&shelf);
        failing_arm(n);
        code = aira_theme_load(&shelf.theme, shelf.path, &shelf.diags, &shelf.err);
        if (!failing_disarm()) {
            assert_int_equal(code, wanted);
            break;
        }
        if (code != AIRA_ENOMEM || shelf.theme != NULL)
            fail_msg("allocation %zu failed, and %d was returned", n, code);
    }
    shelf_remove(&shelf);
    return n;
}

static void every_failed_allocation_is_an_error(void **state)
{
    (void)state;
    assert_true(fail_each(good, 0) > 10);
}

static void so_it_is_while_mistakes_are_told(void **state)
{
    (void)state;
    assert_true(fail_each(wrong, AIRA_EINPUT) > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_failed_allocation_is_an_error),
        cmocka_unit_test(so_it_is_while_mistakes_are_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
