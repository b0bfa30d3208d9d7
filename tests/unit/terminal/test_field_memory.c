/* When memory runs out while typing, what was there is still there, and it is noticed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "failing.h"
#include "field.h"

static const char LONG[] =
    "a note that is longer than what a small piece of memory holds, so that it has to grow, 中文也有";

static void test_typing_survives(void **state)
{
    bool failed = true;
    size_t failures = 0;

    (void)state;
    for (size_t n = 1; failed; n++) {
        struct field field;

        field_init(&field, "before", 100000, true);
        field.cursor = 6;
        failing_arm(n);
        field_insert(&field, LONG, sizeof LONG - 1);
        failed = failing_disarm();
        failures += failed;
        assert_memory_equal(aira_buf_cstr(&field.text), "before", 6);
        assert_int_equal(strlen(aira_buf_cstr(&field.text)), field.text.length);
        assert_true(failed == field.was_full);
        field_insert(&field, "x", 1);
        assert_int_equal(field.text.data[field.cursor - 1], 'x');
        field_dispose(&field);
    }
    assert_true(failures > 0);
}

static void test_laying_out_survives(void **state)
{
    bool failed = true;

    (void)state;
    for (size_t n = 1; failed; n++) {
        struct field_layout layout;
        struct aira_error err;
        struct field field;
        int code;

        field_init(&field, LONG, 100000, true);
        failing_arm(n);
        code = field_lay_out(&layout, &field, 4, &err);
        failed = failing_disarm();
        assert_int_equal(code, failed ? AIRA_ENOMEM : 0);
        field_layout_dispose(&layout);
        field_dispose(&field);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_typing_survives),
        cmocka_unit_test(test_laying_out_survives),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
