#include "check.h"

#include "failing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct aira_error err;

/* Runs `work` with the first, second, ... allocation failing until it needs no more of them.  `work` returns whether
 * it succeeded, and must not when an allocation failed. */
static void assert_survives(bool (*work)(void))
{
    bool failed = true;

    for (size_t n = 1; failed; n++) {
        bool worked;

        failing_arm(n);
        worked = work();
        failed = failing_disarm();
        assert_int_equal(worked, !failed);
    }
}

static bool use_strings(void)
{
    char *a = aira_strdup("ab");
    char *b = aira_strndup("abc", 2);
    bool worked = a != NULL && b != NULL;

    if (worked)
        assert_string_equal(a, b);
    free(a);
    free(b);
    return worked;
}

static bool use_buffer(void)
{
    struct aira_buf buf;
    char *taken;

    aira_buf_init(&buf);
    for (int i = 0; i < 100; i++) {
        aira_buf_puts(&buf, "ab");
        aira_buf_putc(&buf, 'c');
        aira_buf_printf(&buf, "%s%d", "d", 5);
    }
    assert_int_equal(aira_buf_result(&buf, &err), buf.failed ? AIRA_ENOMEM : 0);
    taken = aira_buf_take(&buf);
    if (taken != NULL)
        assert_int_equal(strlen(taken), 500);
    free(taken);
    aira_buf_dispose(&buf);
    return taken != NULL;
}

static bool use_arena(void)
{
    struct aira_arena arena;
    bool worked;

    aira_arena_init(&arena);
    for (int i = 0; i < 2000; i++)
        (void)aira_arena_printf(&arena, "%d", i);
    (void)aira_arena_alloc(&arena, 1000000);
    (void)aira_arena_strdup(&arena, "x");
    worked = !arena.failed;
    aira_arena_dispose(&arena);
    return worked;
}

static bool use_map(void)
{
    static char keys[200][8];
    struct aira_map map;
    bool worked = true;

    aira_map_init(&map);
    for (int i = 0; i < 200; i++) {
        snprintf(keys[i], sizeof keys[i], "%d", i);
        if (aira_map_put(&map, keys[i], i) != 0)
            worked = false;
        else
            assert_int_equal(aira_map_get(&map, keys[i]), i);
    }
    aira_map_dispose(&map);
    return worked;
}

static bool use_diags(void)
{
    struct aira_diags diags;
    int result;

    aira_diags_init(&diags);
    for (int i = 0; i < 20; i++)
        aira_diags_add(&diags, AIRA_ERROR, "bad", "f", i, "error %d", i);
    result = aira_diags_result(&diags, &err);
    assert_int_equal(result, diags.failed ? AIRA_ENOMEM : AIRA_EINPUT);
    aira_diags_dispose(&diags);
    return result == AIRA_EINPUT;
}

static bool parse(const char *text, int expected)
{
    struct aira_diags diags;
    struct aira_ini *ini = NULL;
    int result;

    aira_diags_init(&diags);
    result = aira_ini_parse(&ini, "t.ini", text, strlen(text), &diags, &err);
    if (result != expected)
        assert_int_equal(result, AIRA_ENOMEM);
    assert_true((ini != NULL) == (result == 0));
    aira_ini_free(ini);
    aira_diags_dispose(&diags);
    return result == expected;
}

static bool use_ini(void)
{
    static char text[20000];
    size_t length = 0;

    for (int i = 0; i < 30; i++) {
        length += (size_t)snprintf(text + length, sizeof text - length, "[s%d]\n", i);
        for (int j = 0; j < 20; j++)
            length += (size_t)snprintf(text + length, sizeof text - length, "k%d = \"value %d\"\n", j, j);
    }
    return parse(text, 0);
}

static bool use_bad_ini(void)
{
    return parse("[a]\nk = 1\nk = 2\n[a]\nx\n", AIRA_EINPUT);
}

static bool use_catalog(void)
{
    static const char text[] = "[a]\nk = 1\nl = 2\n[b]\nk = 3\n";
    struct aira_catalog *catalog = NULL;
    struct aira_ini *ini = NULL;
    struct aira_diags diags;
    int result;

    aira_diags_init(&diags);
    result = aira_ini_parse(&ini, "t.ini", text, sizeof text - 1, &diags, &err);
    if (result == 0)
        result = aira_catalog_new(&catalog, &err);
    if (result == 0)
        result = aira_catalog_add(catalog, "en", ini, &err);
    if (result == 0)
        result = aira_catalog_add(catalog, "zh", ini, &err);
    if (result == 0)
        assert_string_equal(aira_catalog_text(catalog, "zh", "b", "k"), "3");
    else
        assert_int_equal(result, AIRA_ENOMEM);
    aira_catalog_free(catalog);
    aira_ini_free(ini);
    aira_diags_dispose(&diags);
    return result == 0;
}

static bool use_files(void)
{
    struct aira_buf text;
    char **names = NULL;
    size_t count = 0;
    int result;

    aira_buf_init(&text);
    result = aira_file_read(&text, AIRA_SOURCE_DIR "/CMakeLists.txt", 1000000, &err);
    if (result == 0)
        result = aira_dir_list(&names, &count, AIRA_SOURCE_DIR, &err);
    if (result == 0)
        result = aira_dir_make(AIRA_SOURCE_DIR, &err);
    if (result != 0)
        assert_int_equal(result, AIRA_ENOMEM);
    aira_names_free(names, count);
    aira_buf_dispose(&text);
    return result == 0;
}

static bool use_text(void)
{
    struct aira_buf out;
    bool worked;

    aira_buf_init(&out);
    aira_text_wrap(&out, "one two three four five six", 8, 2);
    aira_text_fold(&out, "ABC");
    aira_text_harmless(&out, "a\x1b", false);
    worked = !out.failed;
    aira_buf_dispose(&out);
    return worked;
}

static bool use_json(void)
{
    struct aira_json *value = aira_json_string("bad \xff");
    struct aira_buf out;
    int result = AIRA_ENOMEM;

    aira_buf_init(&out);
    if (value != NULL)
        result = aira_json_write(&out, value, 0, false, &err);
    if (result != 0)
        assert_int_equal(result, AIRA_ENOMEM);
    aira_json_free(value);
    aira_buf_dispose(&out);
    return result == 0;
}

static void a_failed_growth_keeps_the_block(void **state)
{
    int *items = NULL;
    size_t capacity = 0;

    (void)state;
    assert_int_equal(aira_grow(&items, &capacity, 3, sizeof *items), 0);
    assert_true(capacity >= 3);
    items[2] = 5;
    failing_arm(1);
    assert_int_equal(aira_grow(&items, &capacity, capacity + 1, sizeof *items), AIRA_ENOMEM);
    assert_true(failing_disarm());
    assert_int_equal(items[2], 5);
    assert_int_equal(aira_grow(&items, &capacity, SIZE_MAX / 2, sizeof *items), AIRA_ENOMEM);
    assert_int_equal(aira_grow(&items, &capacity, SIZE_MAX, 1), AIRA_ENOMEM);
    free(items);
}

static void a_buffer_recovers_when_cleared(void **state)
{
    struct aira_buf buf;

    (void)state;
    aira_buf_init(&buf);
    assert_string_equal(aira_buf_cstr(&buf), "");
    failing_arm(1);
    aira_buf_puts(&buf, "a");
    assert_true(failing_disarm());
    aira_buf_puts(&buf, "b");
    assert_null(aira_buf_take(&buf));
    assert_int_equal(aira_buf_result(&buf, &err), AIRA_ENOMEM);
    aira_buf_clear(&buf);
    aira_buf_puts(&buf, "c");
    assert_built(&buf, "c");
    aira_buf_dispose(&buf);
}

static void an_arena_is_zeroed_aligned_and_bounded(void **state)
{
    struct aira_arena arena;

    (void)state;
    aira_arena_init(&arena);
    for (size_t size = 0; size < 3000; size += 7) {
        unsigned char *memory = aira_arena_alloc(&arena, size);

        assert_non_null(memory);
        assert_int_equal((uintptr_t)memory % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(memory[i], 0);
        memset(memory, 0xAA, size);
    }
    assert_string_equal(aira_arena_strndup(&arena, "abc", 2), "ab");
    assert_false(arena.failed);
    assert_null(aira_arena_array(&arena, SIZE_MAX / 2, 3));
    assert_true(arena.failed);
    aira_arena_dispose(&arena);
    assert_null(aira_arena_alloc(&arena, SIZE_MAX));
    aira_arena_dispose(&arena);
}

static void no_failed_allocation_is_missed(void **state)
{
    static bool (*const works[])(void) = {use_strings, use_buffer,  use_arena, use_map,  use_diags, use_ini,
                                          use_bad_ini, use_catalog, use_files, use_text, use_json};

    (void)state;
    for (size_t i = 0; i < sizeof works / sizeof *works; i++)
        assert_survives(works[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_failed_growth_keeps_the_block),
        cmocka_unit_test(a_buffer_recovers_when_cleared),
        cmocka_unit_test(an_arena_is_zeroed_aligned_and_bounded),
        cmocka_unit_test(no_failed_allocation_is_missed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
