#include "check.h"

#include <stdio.h>

static void an_empty_map_holds_nothing(void **state)
{
    struct aira_map map;

    (void)state;
    aira_map_init(&map);
    assert_int_equal(aira_map_get(&map, ""), -1);
    aira_map_dispose(&map);
    aira_map_dispose(NULL);
}

static void a_later_put_replaces(void **state)
{
    struct aira_map map;

    (void)state;
    aira_map_init(&map);
    assert_int_equal(aira_map_put(&map, "", 3), 0);
    assert_int_equal(aira_map_put(&map, "", 4), 0);
    assert_int_equal(aira_map_get(&map, ""), 4);
    assert_int_equal(map.count, 1);
    aira_map_dispose(&map);
    assert_int_equal(aira_map_get(&map, ""), -1);
}

static void many_keys_are_all_found(void **state)
{
    enum { COUNT = 20000 };
    static char keys[COUNT][8];
    struct aira_map map;

    (void)state;
    aira_map_init(&map);
    for (int i = 0; i < COUNT; i++) {
        snprintf(keys[i], sizeof keys[i], "k%d", i % 100000);
        assert_int_equal(aira_map_put(&map, keys[i], i), 0);
    }
    for (int i = 0; i < COUNT; i++)
        assert_int_equal(aira_map_get(&map, keys[i]), i);
    assert_int_equal(aira_map_get(&map, "k20000"), -1);
    assert_int_equal(map.count, COUNT);
    aira_map_dispose(&map);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_map_holds_nothing),
        cmocka_unit_test(a_later_put_replaces),
        cmocka_unit_test(many_keys_are_all_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
