/* The linker puts __wrap_memfd_create in the place of memfd_create, as on a system without it. */
#include "check.h"

#include <errno.h>
#include <string.h>

int __wrap_memfd_create(const char *name, unsigned flags);

static int asked;

int __wrap_memfd_create(const char *name, unsigned flags)
{
    (void)name;
    (void)flags;
    asked++;
    errno = ENOSYS;
    return -1;
}

/* The names of the temporary files that are there. */
static size_t leftovers(void)
{
    struct aira_error err;
    char **names;
    size_t count;
    size_t found = 0;

    assert_int_equal(aira_dir_list(&names, &count, "/tmp", &err), 0);
    for (size_t i = 0; i < count; i++)
        found += strncmp(names[i], "aira-ini-", 9) == 0;
    aira_names_free(names, count);
    return found;
}

static void a_temporary_file_does_as_well(void **state)
{
    static const char text[] = "[a]\nk = \"v; w\"\n";
    struct aira_ini *ini;
    struct aira_diags diags;
    struct aira_error err;
    size_t before = leftovers();

    (void)state;
    aira_diags_init(&diags);
    assert_int_equal(aira_ini_parse(&ini, "t.ini", text, sizeof text - 1, &diags, &err), 0);
    assert_int_equal(asked, 1);
    assert_string_equal(aira_ini_get(aira_ini_find(ini, "a"), "k")->value, "v; w");
    assert_int_equal(leftovers(), before);
    aira_ini_free(ini);
    aira_diags_dispose(&diags);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_temporary_file_does_as_well),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
