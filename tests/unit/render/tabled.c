#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tabled.h"

struct aira_catalog *tabled_words(void)
{
    struct aira_catalog *catalog = NULL;
    struct aira_error err;

    assert_int_equal(aira_catalog_new(&catalog, &err), 0);
    assert_int_equal(aira_catalog_load(catalog, AIRA_SOURCE_DIR "/data", "report", &err), 0);
    assert_int_equal(aira_catalog_load(catalog, AIRA_SOURCE_DIR "/data", "tables", &err), 0);
    return catalog;
}
