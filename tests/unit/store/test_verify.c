/* Whatever was changed behind the store's back is found. */
#include "desk.h"

#include <string.h>

#define EMPTY_HASH "c09da522dac261c3d2566230bed10d2f3ef13f8e7654576c12e857e07f786098"

struct change {
    const char *sql;
    const char *code; /* among those that must be found */
};

static const struct change changes[] = {
    {"UPDATE answer SET question = 'data.lineage' WHERE question = 'data.quality'", "answer-unjournalled"},
    {"UPDATE answer SET question = 'data.lineage' WHERE question = 'data.quality'", "answer-missing"},
    {"UPDATE answer SET person = 'wei' WHERE question = 'data.quality'", "answer-unjournalled"},
    {"UPDATE answer SET assessment = 77 WHERE question = 'data.quality'", "foreign-key"},
    {"UPDATE answer SET value = '1' WHERE question = 'data.quality'", "answer-differs"},
    {"UPDATE answer SET value = '1', person = 'nobody' WHERE question = 'data.quality'", "record"},
    {"UPDATE answer SET value = '9' WHERE question = 'data.quality'", "record"},
    {"UPDATE answer SET reason = 'none' WHERE question = 'data.secret'", "answer-differs"},
    {"UPDATE answer SET note = '' WHERE question = 'data.quality'", "answer-differs"},
    {"UPDATE answer SET note = note || char(0) || 'more' WHERE question = 'data.quality'", "answer-differs"},
    {"UPDATE answer SET evidence = 'verified' WHERE question = 'data.quality'", "answer-differs"},
    {"UPDATE answer SET evidence_reference = 'x' WHERE question = 'data.quality'", "answer-differs"},
    {"UPDATE answer SET flag = 1 - flag WHERE question = 'data.quality'", "answer-differs"},
    {"UPDATE answer SET flag = 2 WHERE question = 'data.quality'", "damaged"},
    {"UPDATE answer SET by = 'another' WHERE question = 'data.quality'", "answer-differs"},
    {"UPDATE answer SET at = at + 1 WHERE question = 'data.quality'", "answer-differs"},
    {"DELETE FROM answer WHERE question = 'data.quality'", "answer-missing"},
    {"INSERT INTO answer SELECT assessment, 'data.lineage', person, '1', reason, note, evidence, evidence_reference, "
     "flag, by, at FROM answer WHERE question = 'data.quality'",
     "answer-unjournalled"},
    {"UPDATE journal SET assessment = 77 WHERE sequence = 8", "foreign-key"},
    {"UPDATE journal SET assessment = 77 WHERE sequence = 8", "answer-unjournalled"},
    {"UPDATE journal SET sequence = 99 WHERE sequence = 8", "chain"},
    {"UPDATE journal SET at = at - 1 WHERE sequence = 3", "chain"},
    {"UPDATE journal SET by = 'another' WHERE sequence = 3", "chain"},
    {"UPDATE journal SET by = by || char(0) WHERE sequence = 3", "chain"},
    {"UPDATE journal SET question = 'data.lineage' WHERE sequence = 3", "chain"},
    {"UPDATE journal SET person = 'ann' WHERE sequence = 3", "chain"},
    {"UPDATE journal SET action = 'withdraw' WHERE sequence = 3", "chain"},
    {"UPDATE journal SET action = 'guess' WHERE sequence = 3", "chain"},
    {"UPDATE journal SET before = after WHERE sequence = 3", "chain"},
    {"UPDATE journal SET after = '' WHERE sequence = 3", "chain"},
    {"UPDATE journal SET previous = '' WHERE sequence = 3", "chain"},
    {"UPDATE journal SET hash = previous WHERE sequence = 3", "chain"},
    {"UPDATE journal SET hash = previous WHERE sequence = 8", "chain"},
    {"DELETE FROM journal WHERE sequence = 1", "chain"},
    {"DELETE FROM journal WHERE sequence = 3", "chain"},
    {"DELETE FROM journal WHERE sequence = 8", "answer-unjournalled"},
    {"UPDATE assessment SET origin = 'x'", "chain"},
    {"UPDATE assessment SET client = char(7)", "record"},
    {"UPDATE assessment SET client = ''", "record"},
    {"UPDATE assessment SET snapshot = 'x'", "foreign-key"},
    {"UPDATE target SET question = 'nothing'", "record"},
    {"UPDATE observation SET due = 'soon'", "record"},
    {"UPDATE person SET role = 'king' WHERE id = 'ann'", "record"},
    {"UPDATE snapshot SET bytes = CAST('{}' AS BLOB)", "snapshot-hash"},
    {"UPDATE snapshot SET hash = 'x'; UPDATE assessment SET snapshot = 'x'", "snapshot-hash"},
    /* With the hash of {}, which is no questionnaire. */
    {"UPDATE snapshot SET bytes = CAST('{}' AS BLOB), hash = '" EMPTY_HASH
     "'; UPDATE assessment SET snapshot = '" EMPTY_HASH "'",
     "snapshot"},
};

static bool among(const char *codes, const char *code)
{
    const char *at = strstr(codes, code);

    return at != NULL && (at == codes || at[-1] == ' ') && (at[strlen(code)] == ' ' || at[strlen(code)] == '\0');
}

static void each_change_is_found(void **state)
{
    struct desk *desk = *state;
    char copy[160];

    (void)desk_add(desk, desk->store);
    assert_string_equal(desk_verify(desk, desk->store), "");
    desk_path(copy, desk, "changed.db");
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        struct aira_store *changed;
        const char *codes;

        desk_copy_database(desk->path, copy);
        desk_sql(copy, changes[i].sql);
        changed = desk_open(desk, copy);
        codes = desk_verify(desk, changed);
        if (!among(codes, changes[i].code))
            fail_msg("\"%s\" gives \"%s\"", changes[i].sql, codes);
        aira_store_close(changed);
    }
}

static void many_troubles_are_counted(void **state)
{
    struct desk *desk = *state;

    (void)desk_add(desk, desk->store);
    desk_sql(desk->path, "UPDATE journal SET at = at + 1");
    assert_string_equal(desk_verify(desk, desk->store), "chain chain chain chain chain chain chain chain");
    assert_says("8 troubles", desk->err);
    assert_says("last good backup", desk->err);
}

static size_t page_size_of(const struct aira_buf *file)
{
    return (size_t)((unsigned char)file->data[16] << 8 | (unsigned char)file->data[17]);
}

/* Writes a database to `path` in which one page is overwritten. */
static void spoil_page(const char *path, const struct aira_buf *file, size_t page)
{
    struct aira_buf spoilt;
    struct aira_error err;

    aira_buf_init(&spoilt);
    aira_buf_add(&spoilt, file->data, file->length);
    assert_false(spoilt.failed);
    memset(spoilt.data + page * page_size_of(file), 0x5A, page_size_of(file));
    assert_int_equal(aira_file_write(path, spoilt.data, spoilt.length, 0600, &err), 0);
    aira_buf_dispose(&spoilt);
}

static void any_spoilt_page_is_found(void **state)
{
    struct desk *desk = *state;
    struct aira_store_options options = {.busy_ms = 200};
    struct aira_buf file;
    char whole[160];
    char path[160];

    aira_buf_init(&file);
    (void)desk_add(desk, desk->store);
    desk_path(whole, desk, "whole.db");
    desk_path(path, desk, "spoilt.db");
    assert_done(aira_store_backup(desk->store, whole, false, &desk->err), desk);
    assert_done(aira_file_read(&file, whole, 64 * 1024 * 1024, &desk->err), desk);
    assert_true(file.length > 20 * page_size_of(&file));
    for (size_t page = 0; page < file.length / page_size_of(&file); page++) {
        struct aira_store *store = NULL;
        int result;

        spoil_page(path, &file, page);
        result = aira_store_open(&store, path, &options, &desk->err);
        if (result == 0 && desk_verify(desk, store)[0] == '\0')
            fail_msg("page %zu was spoilt and not missed", page + 1);
        assert_true(result == 0 || result == AIRA_ESTORE);
        aira_store_close(store);
    }
    aira_buf_dispose(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_change_is_found, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(many_troubles_are_counted, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(any_spoilt_page_is_found, desk_set, desk_clear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
