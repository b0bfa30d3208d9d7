/* Whatever was changed behind the store's back is found. */
#include "desk.h"

#include <stdio.h>
#include <string.h>

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
    /* The hash of {}, which is no questionnaire. */
    {"UPDATE snapshot SET bytes = CAST('{}' AS BLOB), "
     "hash = '2b1ab1a7a10ac0d3d0b1b1d1b3e1f1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1'",
     "snapshot-hash"},
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_change_is_found, desk_set, desk_clear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
