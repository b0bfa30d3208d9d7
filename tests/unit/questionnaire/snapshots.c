/* A questionnaire, its snapshot and the questionnaire loaded from that are the same in everything; what is no snapshot
 * is refused.  The questionnaire that comes with the program is what is kept here. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "folder.h"
#include "support.h"

#include <string.h>

static const char enterprise[] = AIRA_SOURCE_DIR "/questionnaires/enterprise-ai";

static struct aira_questionnaire *load(const char *dir)
{
    struct aira_questionnaire *q = NULL;
    struct aira_error err = {0};
    struct aira_diags diags;

    aira_diags_init(&diags);
    if (aira_questionnaire_load(&q, dir, &diags, &err) != 0)
        fail_msg("%s:%d: %s", err.file, err.line, err.message);
    assert_int_equal(diags.count, 0);
    aira_diags_dispose(&diags);
    return q;
}

static struct aira_questionnaire *reload(const struct aira_questionnaire *q)
{
    struct aira_questionnaire *again = NULL;
    struct aira_error err = {0};
    struct aira_diags diags;
    struct aira_buf first, second;

    aira_diags_init(&diags);
    aira_buf_init(&first);
    aira_buf_init(&second);
    assert_int_equal(aira_questionnaire_snapshot(&first, q, &err), 0);
    if (aira_questionnaire_load_snapshot(&again, aira_buf_cstr(&first), first.length, &diags, &err) != 0)
        fail_msg("%s:%d: %s", err.file, err.line, err.message);
    assert_int_equal(aira_questionnaire_snapshot(&second, again, &err), 0);
    assert_int_equal(first.length, second.length);
    assert_memory_equal(first.data, second.data, first.length);
    aira_buf_dispose(&first);
    aira_buf_dispose(&second);
    aira_diags_dispose(&diags);
    return again;
}

static void same_text(const struct aira_questionnaire *a, const struct aira_questionnaire *b, const char *kind,
                      const char *id, const char *key)
{
    for (size_t i = 0; i < a->language_count; i++) {
        const char *left = aira_questionnaire_find(a, a->languages[i], kind, id, key);
        const char *right = aira_questionnaire_find(b, b->languages[i], kind, id, key);

        if ((left == NULL) != (right == NULL) || (left != NULL && strcmp(left, right) != 0))
            fail_msg("%s %s %s differs", kind, id, key);
    }
}

static void same_question(const struct aira_questionnaire *a, const struct aira_questionnaire *b, size_t i)
{
    static const char *const keys[] = {"ask", "help", "title", "0", "1", "2", "3", "4"};
    const struct aira_question *left = &a->questions[i], *right = &b->questions[i];

    assert_string_equal(left->id, right->id);
    assert_int_equal(left->type, right->type);
    assert_int_equal(left->part, right->part);
    assert_int_equal(left->weight, right->weight);
    assert_int_equal(left->line, right->line);
    assert_int_equal(a->evaluation[i], b->evaluation[i]);
    assert_int_equal(left->when == NULL, right->when == NULL);
    if (left->when != NULL)
        assert_string_equal(left->when_text, right->when_text);
    for (size_t k = 0; k < sizeof keys / sizeof keys[0]; k++)
        same_text(a, b, "question", left->id, keys[k]);
    assert_int_equal(left->option_count, right->option_count);
    for (int k = 0; k < left->option_count; k++) {
        assert_string_equal(left->options[k].id, right->options[k].id);
        assert_int_equal(left->options[k].level, right->options[k].level);
        same_text(a, b, "question", left->id, left->options[k].id);
    }
}

static void the_whole_comes_back(void **state)
{
    struct aira_questionnaire *q = load(enterprise), *again = reload(q);

    (void)state;
    assert_string_equal(q->hash, again->hash);
    assert_int_equal(strlen(q->hash), AIRA_HASH_HEX - 1);
    assert_int_equal(q->question_count, again->question_count);
    assert_true(q->question_count > 50);
    for (size_t i = 0; i < q->question_count; i++)
        same_question(q, again, i);
    assert_int_equal(q->part_count, again->part_count);
    for (size_t i = 0; i < q->part_count; i++) {
        assert_int_equal(q->part_order[i], again->part_order[i]);
        same_text(q, again, "part", q->parts[i].id, "about");
    }
    assert_int_equal(q->stage_count, again->stage_count);
    for (size_t i = 0; i < q->stage_count; i++)
        same_text(q, again, "stage", q->stages[i].id, "about");
    assert_int_equal(q->action_count, again->action_count);
    for (size_t i = 0; i < q->action_count; i++)
        same_text(q, again, "action", q->actions[i].id, "text");
    assert_int_equal(q->reference_count, again->reference_count);
    aira_questionnaire_free(again);
    aira_questionnaire_free(q);
}

/* The program reads its own form by itself and any other as JSON. */
static void it_may_be_written_in_another_way(void **state)
{
    struct aira_questionnaire *q = load(enterprise), *again = NULL;
    struct aira_json *whole = NULL;
    struct aira_buf own, other;
    struct aira_diags diags;
    struct aira_error err;

    (void)state;
    aira_buf_init(&own);
    aira_buf_init(&other);
    aira_diags_init(&diags);
    assert_int_equal(aira_questionnaire_snapshot(&own, q, &err), 0);
    assert_int_equal(aira_json_parse(&whole, "own", own.data, own.length, &err), 0);
    assert_int_equal(aira_json_write(&other, whole, 2, false, &err), 0);
    assert_int_not_equal(own.length, other.length);
    assert_int_equal(aira_questionnaire_load_snapshot(&again, other.data, other.length, &diags, &err), 0);
    assert_string_equal(again->hash, q->hash);
    for (size_t i = 0; i < q->question_count; i++)
        same_question(q, again, i);
    aira_questionnaire_free(again);
    aira_questionnaire_free(q);
    aira_json_free(whole);
    aira_diags_dispose(&diags);
    aira_buf_dispose(&own);
    aira_buf_dispose(&other);
}

#define MAIN                                                                                                           \
    "[questionnaire]\\nid = a\\nversion = 1\\nlanguages = en\\n[part p]\\n[question q]\\npart = p\\ntype = text\\n"
#define TEXT "[questionnaire]\\ntitle = T\\n[part p]\\ntitle = P\\n[question q]\\nask = Q\\n"

/* Each escape that a text can hold; in a comment, where anything may stand. */
static void both_readers_give_the_same(void **state)
{
    static const char form[] = "{%s\"files\":{\"questionnaire.ini\":\"; a \\\" \\t b\\r\\n" MAIN
                               "\",\"text.en.ini\":\"" TEXT "; \\\\ x\\n; \xE4\xB8\xAD\"}}";
    struct aira_questionnaire *q[2] = {NULL, NULL};

    (void)state;
    for (int i = 0; i < 2; i++) {
        struct aira_diags diags;
        struct aira_error err;
        struct aira_buf text;

        aira_buf_init(&text);
        aira_diags_init(&diags);
        aira_buf_printf(&text, form, i == 0 ? "" : " ");
        if (aira_questionnaire_load_snapshot(&q[i], text.data, text.length, &diags, &err) != 0)
            fail_msg("%s", err.message);
        aira_diags_dispose(&diags);
        aira_buf_dispose(&text);
    }
    assert_string_equal(q[0]->hash, q[1]->hash);
    aira_questionnaire_free(q[0]);
    aira_questionnaire_free(q[1]);
}

/* Where a folder stands does not matter, with what is in it each byte does, comments and the mark at the start too. */
static void the_hash_is_of_the_bytes(void **state)
{
    static const char comment[] = "; another comment\n", mark[] = "\xEF\xBB\xBF";
    static const char *const heads[] = {comment, mark};
    struct aira_questionnaire *q = load(enterprise);
    struct folder folder;
    struct aira_error err;

    (void)state;
    folder_make(&folder);
    folder_copy(&folder, enterprise);
    for (int i = 0; i < 2; i++) {
        struct aira_questionnaire *copy = load(folder.path), *changed, *again;
        struct aira_buf path, text, longer;

        assert_string_equal(copy->hash, q->hash);
        aira_buf_init(&path);
        aira_buf_init(&text);
        aira_buf_init(&longer);
        aira_path_join(&path, folder.path, "text.en.ini");
        assert_int_equal(aira_file_read(&text, aira_buf_cstr(&path), AIRA_INI_MAX_BYTES, &err), 0);
        aira_buf_printf(&longer, "%s%s", heads[i], aira_buf_cstr(&text));
        folder_put(&folder, "text.en.ini", aira_buf_cstr(&longer), longer.length);
        changed = load(folder.path);
        assert_string_not_equal(changed->hash, q->hash);
        for (size_t k = 0; k < q->question_count; k++)
            same_question(q, changed, k);
        again = reload(changed);
        assert_string_equal(again->hash, changed->hash);
        folder_put(&folder, "text.en.ini", aira_buf_cstr(&text), text.length);
        aira_questionnaire_free(again);
        aira_questionnaire_free(changed);
        aira_questionnaire_free(copy);
        aira_buf_dispose(&path);
        aira_buf_dispose(&text);
        aira_buf_dispose(&longer);
    }
    folder_remove(&folder);
    aira_questionnaire_free(q);
}

/* A file that is no part of the questionnaire may lie in its folder. */
static void a_note_in_the_folder_is_not_kept(void **state)
{
    struct aira_questionnaire *q = load(enterprise), *copy;
    struct folder folder;

    (void)state;
    folder_make(&folder);
    folder_copy(&folder, enterprise);
    folder_put(&folder, "notes.txt", "x", 1);
    folder_put(&folder, "text.de.ini", "[a", 2);
    copy = load(folder.path);
    assert_string_equal(copy->hash, q->hash);
    aira_questionnaire_free(copy);
    aira_questionnaire_free(q);
    folder_remove(&folder);
}

static void what_is_no_snapshot_is_refused(void **state)
{
    static const struct {
        const char *snapshot, *code, *words; /* code NULL: no diagnostic, the error alone */
    } cases[] = {
        {"no JSON", NULL, "not valid JSON"},
        {"{\"files\": {\"questionnaire.ini\": \"" MAIN "\", \"text.en.ini\": \"" TEXT "\"}", NULL, "not valid JSON"},
        {"[]", NULL, "no snapshot"},
        {"null", NULL, "no snapshot"},
        {"{\"files\": \"" MAIN "\"}", NULL, "no snapshot"},
        {"{\"files\": {}, \"files\": {}}", NULL, "not valid JSON"},
        {"{\"files\": {\"questionnaire.ini\": \"" MAIN "\", \"questionnaire.ini\": \"x\"}}", NULL, "not valid JSON"},
        {"{\"files\": {\"questionnaire.ini\": \"[a]\\u0000\"}}", NULL, "not valid JSON"},
        {"{\"files\": {\"questionnaire.ini\": \"" MAIN "\"}}", "missing-file", "text.en.ini"},
        {"{\"files\": {\"questionnaire.ini\": \"" MAIN "\", \"text.en.ini\": null}}", "missing-file", "text.en.ini"},
        {"{\"files\": {\"questionnaire.ini\": \"" MAIN "\", \"text.en.ini\": \"" TEXT "\", \"stages.ini\": 5}}",
         "bad-snapshot", "no text"},
        {"{\"files\": {\"questionnaire.ini\": \"" MAIN "\", \"text.en.ini\": \"" TEXT "\", \"text.de.ini\": \"\"}}",
         "unknown-file", "does not use"},
        {"{\"files\": {\"questionnaire.ini\": \"" MAIN "\", \"text.en.ini\": \"" TEXT "\", \"../../x\": \"\"}}",
         "unknown-file", "does not use"},
        /* As they are written by the program, but for what is wrong. */
        {"{\"files\":{\"questionnaire.ini\":\"" MAIN, NULL, "not valid JSON"},
        {"{\"files\":{\"questionnaire.ini\":\"" MAIN "\\", NULL, "not valid JSON"},
        {"{\"files\":{\"questionnaire.ini\":\"" MAIN "\"}", NULL, "not valid JSON"},
        {"{\"files\":{\"questionnaire.ini\":\"" MAIN "\"}}x", NULL, "not valid JSON"},
        {"{\"files\":{\"questionnaire.ini\":\"" MAIN "\",}}", NULL, "not valid JSON"},
        {"{\"files\":{\"questionnaire.ini\":\"" MAIN "\",\"questionnaire.ini\":\"x\"}}", NULL, "not valid JSON"},
        {"{\"files\":{\"questionnaire.ini\":\"[a]\\u0000\"}}", NULL, "not valid JSON"},
        {"{\"files\":{\"questionnaire.ini\":\"[a]\\x\"}}", NULL, "not valid JSON"},
        {"{\"files\":{\"questionnaire.ini\":\"[a]\n\"}}", NULL, "not valid JSON"},
        {"{\"files\":{\"questionnaire.ini\":\"[a\xFF]\"}}", NULL, "not valid JSON"},
        {"{\"files\":{\"questionnaire.ini\":\"" MAIN "\"}}", "missing-file", "text.en.ini"},
        {"{\"files\":{\"questionnaire.ini\":\"" MAIN "\",\"text.en.ini\":null}}", "missing-file", "text.en.ini"},
        {"{\"files\":{\"questionnaire.ini\":\"" MAIN "\",\"text.en.ini\":\"" TEXT "\",\"x\":\"\"}}", "unknown-file",
         "does not use"},
        {"{\"files\": {\"questionnaire.ini\": \"\\ufeff[a\", \"text.en.ini\": \"" TEXT "\"}}", "bad-section", "["},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct aira_questionnaire *q = NULL;
        struct aira_error err = {0};
        struct aira_diags diags;
        int code;

        aira_diags_init(&diags);
        code = aira_questionnaire_load_snapshot(&q, cases[i].snapshot, strlen(cases[i].snapshot), &diags, &err);
        if (code != AIRA_EINPUT || err.code != AIRA_EINPUT || strstr(err.message, cases[i].words) == NULL)
            fail_msg("%s: %d %s", cases[i].snapshot, code, err.message);
        assert_null(q);
        assert_int_equal(diags.errors, cases[i].code == NULL ? 0 : 1);
        if (cases[i].code != NULL)
            assert_string_equal(diags.items[0].code, cases[i].code);
        aira_diags_dispose(&diags);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_whole_comes_back),
        cmocka_unit_test(it_may_be_written_in_another_way),
        cmocka_unit_test(both_readers_give_the_same),
        cmocka_unit_test(the_hash_is_of_the_bytes),
        cmocka_unit_test(a_note_in_the_folder_is_not_kept),
        cmocka_unit_test(what_is_no_snapshot_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
