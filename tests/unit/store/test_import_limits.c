/* Texts in a file that could not have been entered are refused. */
#include "desk.h"

#include <stdio.h>
#include <string.h>

/* The content of an exported assessment in canonical form, in which the changes below are made. */
static void export_content(struct aira_buf *out, struct desk *desk)
{
    struct aira_json *file = NULL;
    struct aira_buf text;

    aira_buf_init(&text);
    aira_buf_init(out);
    assert_done(aira_store_export(&text, desk->store, desk_add(desk, desk->store), &desk->err), desk);
    assert_done(aira_json_parse(&file, "", aira_buf_cstr(&text), text.length, &desk->err), desk);
    assert_done(aira_json_write(out, aira_json_get(file, "content"), 0, true, &desk->err), desk);
    aira_json_free(file);
    aira_buf_dispose(&text);
}

/* Appends `text` with the first `from` made `to`. */
static void replace_first(struct aira_buf *out, const char *text, const char *from, const char *to)
{
    const char *at = strstr(text, from);

    if (at == NULL)
        fail_msg("There is no %s", from);
    aira_buf_add(out, text, (size_t)(at - text));
    aira_buf_puts(out, to);
    aira_buf_puts(out, at + strlen(from));
}

/* Puts a content into a file whose own hash is right. */
static void wrap(struct aira_buf *out, const char *content)
{
    char hash[AIRA_HASH_HEX];
    struct aira_json *value = NULL;
    struct aira_buf canonical;
    struct aira_error err;

    aira_buf_init(&canonical);
    assert_int_equal(aira_json_parse(&value, "", content, strlen(content), &err), 0);
    assert_int_equal(aira_json_write(&canonical, value, 0, true, &err), 0);
    aira_hash(hash, aira_buf_cstr(&canonical), canonical.length);
    aira_buf_printf(out, "{\"format\":\"aira-assessment\",\"format_version\":1,\"hash\":\"%s\",\"content\":", hash);
    aira_buf_puts(out, content);
    aira_buf_puts(out, "}");
    aira_json_free(value);
    aira_buf_dispose(&canonical);
}

static void must_refuse(struct desk *desk, const char *text, size_t length, const char *what, const char *words)
{
    char path[160];
    struct aira_import import;
    struct aira_store *other;
    struct aira_error none;
    int64_t number;
    int result;

    desk_path(path, desk, "other.db");
    other = desk_open(desk, path);
    result = aira_store_import(&import, other, "firm.json", text, length, false, false, NOON, &desk->err);
    if (result != AIRA_EINPUT || strstr(desk->err.message, words) == NULL || strcmp(desk->err.file, "firm.json") != 0)
        fail_msg("%s gives %d, %s: %s", what, result, desk->err.file, desk->err.message);
    assert_int_equal(aira_store_find(&number, other, "m", &none), AIRA_ENOTFOUND);
    aira_store_close(other);
}

struct change {
    const char *from, *to; /* in the content; its hash is made to fit */
    const char *words;
};

static const struct change changes[] = {
    {"\"client\":\"" CLIENT "\"", "\"client\":\"a\\u001b[31m\"", "control characters"},
    {"\"client\":\"" CLIENT "\"", "\"client\":\"a\\u202eb\"", "control characters"},
    {"\"client\":\"" CLIENT "\"", "\"client\":\"two\\nlines\"", "one line"},
    {"\"note\":\"Said twice", "\"note\":\"\\u0007", "control characters"},
    {"\"by\":\"zoe\"", "\"by\":\"z\\noe\"", "one line"},
    {"\"role\":\"data\"", "\"role\":\"king\"", "king"},
    {"\"flag\":true", "\"flag\":1", "yes or no \"flag\""},
    {"\"flag\":true", "\"flag\":null", "yes or no \"flag\""},
    {"\"targets\":[", "\"targets\":[{\"level\":4,\"question\":\"data.access\"},", "there twice"},
    {"\"texts\":[", "\"texts\":[{\"language\":\"zh\",\"section\":\"summary\",\"text\":\"\"},", "there twice"},
    {"\"people\":[", "\"people\":[7,", "person number 1"},
    {"\"changed\":", "\"changed\":0.5,\"unused\":", "number \"changed\""},
};

static void must_refuse_change(struct desk *desk, const char *content, const char *from, const char *to,
                               const char *words)
{
    struct aira_buf changed;
    struct aira_buf file;

    aira_buf_init(&changed);
    aira_buf_init(&file);
    replace_first(&changed, content, from, to);
    wrap(&file, aira_buf_cstr(&changed));
    must_refuse(desk, aira_buf_cstr(&file), file.length, from, words);
    assert_says("Ask for a new export", desk->err);
    aira_buf_dispose(&changed);
    aira_buf_dispose(&file);
}

static void what_cannot_be_entered_cannot_be_imported(void **state)
{
    struct desk *desk = *state;
    struct aira_buf content;

    export_content(&content, desk);
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++)
        must_refuse_change(desk, aira_buf_cstr(&content), changes[i].from, changes[i].to, changes[i].words);
    aira_buf_dispose(&content);
}

static void texts_beyond_their_limits_are_refused(void **state)
{
    static const struct {
        const char *member;
        size_t length;
    } texts[] = {
        {"\"client\":\"", AIRA_MAX_NAME}, {"\"scope\":\"", AIRA_MAX_NAME},
        {"\"note\":\"", AIRA_MAX_NOTE},   {"\"reason\":\"", AIRA_MAX_NOTE},
        {"\"by\":\"", AIRA_MAX_NAME},     {"\"evidence_reference\":\"", AIRA_MAX_NAME},
        {"\"name\":\"", AIRA_MAX_NAME},   {"\"owner\":\"", AIRA_MAX_NAME},
        {"\"impact\":\"", AIRA_MAX_NOTE}, {"\"section\":\"", AIRA_MAX_NAME},
    };
    struct desk *desk = *state;
    struct aira_buf content;

    export_content(&content, desk);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct aira_buf longer;

        aira_buf_init(&longer);
        aira_buf_puts(&longer, texts[i].member);
        for (size_t j = 0; j <= texts[i].length; j++)
            aira_buf_putc(&longer, 'x');
        must_refuse_change(desk, aira_buf_cstr(&content), texts[i].member, aira_buf_cstr(&longer), "");
        aira_buf_dispose(&longer);
    }
    aira_buf_dispose(&content);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_cannot_be_entered_cannot_be_imported, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(texts_beyond_their_limits_are_refused, desk_set, desk_clear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
