/* What every cmocka program needs before cmocka's own header. */
#ifndef AIRA_TEST_BASE_CHECK_H
#define AIRA_TEST_BASE_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "aira/base.h"

/* Compares what was built with what is expected, and empties the buffer. */
static inline void assert_built(struct aira_buf *buf, const char *expected)
{
    assert_false(buf->failed);
    assert_string_equal(aira_buf_cstr(buf), expected);
    aira_buf_clear(buf);
}

#endif
