#include "check.h"

#include <string.h>

static struct aira_error err;

static struct aira_json *sample(void)
{
    struct aira_json *object = aira_json_object();
    struct aira_json *list = aira_json_array();

    assert_int_equal(aira_json_append(list, aira_json_tenths(625)), 0);
    assert_int_equal(aira_json_append(list, aira_json_tenths(500)), 0);
    assert_int_equal(aira_json_append(list, aira_json_tenths(-1)), 0);
    assert_int_equal(aira_json_append(list, aira_json_bool(true)), 0);
    assert_int_equal(aira_json_append(list, aira_json_null()), 0);
    assert_int_equal(aira_json_set(object, "name", aira_json_string("中\n\xff")), 0);
    assert_int_equal(aira_json_set(object, "list", list), 0);
    assert_int_equal(aira_json_set(object, "big", aira_json_int(INT64_MIN)), 0);
    return object;
}

static void values_are_written_in_order(void **state)
{
    struct aira_json *value = sample();
    struct aira_buf out;

    (void)state;
    aira_buf_init(&out);
    assert_int_equal(aira_json_write(&out, value, 0, false, &err), 0);
    assert_built(&out, "{\"name\": \"中\\n\uFFFD\", \"list\": [62.5, 50.0, -0.1, true, null], "
                       "\"big\": -9223372036854775808}");
    assert_int_equal(aira_json_write(&out, value, 2, true, &err), 0);
    assert_built(&out, "{\"big\":-9223372036854775808,\"list\":[62.5,50.0,-0.1,true,null],\"name\":\"中\\n\uFFFD\"}");
    assert_int_equal(aira_json_write(&out, aira_json_get(value, "list"), 1, false, &err), 0);
    assert_built(&out, "[\n 62.5,\n 50.0,\n -0.1,\n true,\n null\n]");
    assert_int_equal(aira_json_write(&out, aira_json_get(value, "name"), 0, false, &err), 0);
    assert_built(&out, "\"中\\n\uFFFD\"");
    aira_json_free(value);
    aira_buf_dispose(&out);
}

/* A string on its own is written as inside a value: each byte there can be, at the ends and between others. */
static void a_quoted_string_is_the_canonical_one(void **state)
{
    struct aira_buf whole, quoted, text;

    (void)state;
    aira_buf_init(&whole);
    aira_buf_init(&quoted);
    aira_buf_init(&text);
    for (int byte = 1; byte < 0x80; byte++)
        aira_buf_printf(&text, "%c中%ca\"%c", byte, byte, byte);
    for (size_t start = 0; start <= text.length; start += start < 20 ? 1 : text.length - 20) {
        struct aira_json *value = aira_json_string(text.data + start);

        aira_buf_clear(&whole);
        aira_buf_clear(&quoted);
        if (aira_utf8_valid(text.data + start, text.length - start, NULL)) {
            assert_int_equal(aira_json_write(&whole, value, 0, true, &err), 0);
            aira_json_quote(&quoted, text.data + start);
            assert_string_equal(aira_buf_cstr(&quoted), aira_buf_cstr(&whole));
        }
        aira_json_free(value);
    }
    aira_buf_dispose(&whole);
    aira_buf_dispose(&quoted);
    aira_buf_dispose(&text);
}

static void missing_values_count_as_memory_run_out(void **state)
{
    struct aira_json *object = aira_json_object();
    struct aira_buf out;

    (void)state;
    aira_buf_init(&out);
    assert_int_equal(aira_json_set(object, "k", NULL), AIRA_ENOMEM);
    assert_int_equal(aira_json_set(NULL, "k", aira_json_int(1)), AIRA_ENOMEM);
    assert_int_equal(aira_json_append(NULL, aira_json_int(1)), AIRA_ENOMEM);
    assert_int_equal(aira_json_write(&out, NULL, 0, false, &err), AIRA_ENOMEM);
    aira_json_free(object);
    aira_json_free(NULL);
    aira_buf_dispose(&out);
}

static void no_control_character_is_written(void **state)
{
    const char *evil = "\x1b \x7f \xc2\x9b \xe2\x80\xae \xe4\xb8\xad";
    struct aira_json *value = aira_json_string(evil);
    struct aira_json *back;
    struct aira_buf out;

    (void)state;
    aira_buf_init(&out);
    assert_int_equal(aira_json_write(&out, value, 0, false, &err), 0);
    assert_string_equal(out.data, "\"\\u001B \\u007F \\u009B \\u202E \xe4\xb8\xad\"");
    assert_int_equal(aira_json_parse(&back, "f", out.data, out.length, &err), 0);
    assert_string_equal(aira_json_str(back), evil);
    aira_json_free(back);
    aira_json_free(value);
    aira_buf_dispose(&out);
}

static int count_until_b(void *context, const char *key, struct aira_json *value)
{
    int *sum = context;

    *sum += (int)aira_json_num(value, 100);
    return strcmp(key, "b") == 0 ? 7 : 0;
}

static void readers_take_any_value(void **state)
{
    static const char text[] = "{\"z\": 1, \"a\": \"s\", \"b\": [true, 1.5], \"c\": {}}";
    struct aira_json *value;
    int sum = 0;

    (void)state;
    assert_int_equal(aira_json_parse(&value, "f", text, sizeof text - 1, &err), 0);
    assert_true(aira_json_is_object(value));
    assert_int_equal(aira_json_num(aira_json_get(value, "z"), 5), 1);
    assert_int_equal(aira_json_num(aira_json_get(value, "a"), 5), 5);
    assert_int_equal(aira_json_num(NULL, 5), 5);
    assert_string_equal(aira_json_str(aira_json_get(value, "a")), "s");
    assert_null(aira_json_str(aira_json_get(value, "z")));
    assert_true(aira_json_is_array(aira_json_get(value, "b")));
    assert_int_equal(aira_json_count(aira_json_get(value, "b")), 2);
    assert_true(aira_json_truth(aira_json_at(aira_json_get(value, "b"), 0)));
    assert_true(aira_json_is_bool(aira_json_at(aira_json_get(value, "b"), 0)));
    assert_false(aira_json_is_bool(aira_json_at(aira_json_get(value, "b"), 1)));
    assert_false(aira_json_is_bool(NULL));
    assert_false(aira_json_is_int(aira_json_at(aira_json_get(value, "b"), 1)));
    assert_null(aira_json_at(aira_json_get(value, "b"), 2));
    assert_null(aira_json_get(aira_json_get(value, "b"), "x"));
    assert_null(aira_json_get(NULL, "x"));
    assert_int_equal(aira_json_count(NULL), 0);
    assert_false(aira_json_truth(NULL));
    assert_int_equal(aira_json_each(value, count_until_b, &sum), 7);
    assert_int_equal(sum, 201);
    assert_int_equal(aira_json_each(NULL, count_until_b, &sum), 0);
    aira_json_free(value);
}

static void bad_texts_are_refused(void **state)
{
    static const char *const bad[] = {
        "", "{", "{} x", "{\"a\":1,\"a\":2}", "[\"\\u0000\"]", "[\"\xff\"]", "[99999999999999999999]", "[1,]", "nul"};
    struct aira_json *value;

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_int_equal(aira_json_parse(&value, "f.json", bad[i], strlen(bad[i]), &err), AIRA_EINPUT);
        assert_null(value);
        assert_string_equal(err.file, "f.json");
    }
    assert_int_equal(aira_json_parse(&value, "f", "[\n\n}", 4, &err), AIRA_EINPUT);
    assert_int_equal(err.line, 3);
    assert_int_equal(aira_json_parse(&value, "f", "[1]\0", 4, &err), AIRA_EINPUT);
}

static void nesting_is_bounded(void **state)
{
    struct aira_buf text;
    struct aira_json *value;

    (void)state;
    aira_buf_init(&text);
    for (int depth = 64; depth <= 65; depth++) {
        aira_buf_clear(&text);
        for (int i = 0; i < depth; i++)
            aira_buf_putc(&text, '[');
        aira_buf_puts(&text, "\"[[[[\\\"[[\"");
        for (int i = 0; i < depth; i++)
            aira_buf_putc(&text, ']');
        assert_int_equal(aira_json_parse(&value, "f", text.data, text.length, &err), depth == 64 ? 0 : AIRA_EINPUT);
        aira_json_free(value);
    }
    aira_buf_dispose(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_written_in_order),
        cmocka_unit_test(missing_values_count_as_memory_run_out),
        cmocka_unit_test(readers_take_any_value),
        cmocka_unit_test(bad_texts_are_refused),
        cmocka_unit_test(nesting_is_bounded),
        cmocka_unit_test(no_control_character_is_written),
        cmocka_unit_test(a_quoted_string_is_the_canonical_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
