/* The consultant's texts and views of findings: stored, replaced, taken away, carried, and whole or not at all when
 * memory fails. */
#include "desk.h"

#include <string.h>

#include "failing.h"

static const struct aira_section_text *stored_text(struct aira_stored *stored, struct desk *desk, int64_t number,
                                                   const char *section, const char *language)
{
    assert_done(aira_store_load(stored, desk->store, number, &desk->err), desk);
    for (size_t i = 0; i < stored->assessment->text_count; i++)
        if (strcmp(stored->assessment->texts[i].section, section) == 0 &&
            strcmp(stored->assessment->texts[i].language, language) == 0)
            return &stored->assessment->texts[i];
    return NULL;
}

static bool set(struct desk *desk, int64_t number, const char *language, const char *words)
{
    char section[] = "method", of[8], text[64];
    struct aira_section_text own = {section, of, words == NULL ? NULL : text};
    bool changed = false;

    strcpy(of, language);
    if (words != NULL)
        strcpy(text, words);
    assert_done(aira_store_set_text(&changed, desk->store, number, &own, NOON + 60, &desk->err), desk);
    return changed;
}

static void check(struct desk *desk, int64_t number, const char *language, const char *words)
{
    struct aira_stored stored;
    const struct aira_section_text *found = stored_text(&stored, desk, number, "method", language);

    if (words == NULL)
        assert_null(found);
    else
        assert_string_equal(found->text, words);
    aira_stored_dispose(&stored);
}

static void a_text_is_stored_replaced_and_taken_away(void **state)
{
    struct desk *desk = *state;
    int64_t number = desk_add(desk, desk->store);

    assert_true(set(desk, number, "", "one"));
    assert_true(set(desk, number, "zh", "二"));
    check(desk, number, "", "one");
    check(desk, number, "zh", "二");
    assert_true(set(desk, number, "", "three"));
    check(desk, number, "", "three");
    assert_true(set(desk, number, "", NULL));
    check(desk, number, "", NULL);
    check(desk, number, "zh", "二");
    assert_string_equal(desk_verify(desk, desk->store), "");
}

static void the_same_again_changes_nothing(void **state)
{
    struct desk *desk = *state;
    int64_t number = desk_add(desk, desk->store);
    int64_t before, after;

    assert_true(set(desk, number, "en", "one"));
    assert_done(aira_store_version(&before, desk->store, number, &desk->err), desk);
    assert_false(set(desk, number, "en", "one"));
    assert_false(set(desk, number, "zh", NULL));
    assert_done(aira_store_version(&after, desk->store, number, &desk->err), desk);
    assert_int_equal(before, after);
    assert_true(set(desk, number, "en", "two"));
    assert_done(aira_store_version(&after, desk->store, number, &desk->err), desk);
    assert_int_equal(before + 1, after);
}

static void what_cannot_be_stored_is_refused(void **state)
{
    struct desk *desk = *state;
    int64_t number = desk_add(desk, desk->store);
    char section[] = "method", none[] = "", control[] = "a\x07", bad[] = "a\xC3";
    struct aira_section_text text = {section, none, control};
    bool changed = true;

    assert_int_equal(aira_store_set_text(&changed, desk->store, number, &text, NOON, &desk->err), AIRA_EINPUT);
    assert_false(changed);
    text.text = bad;
    assert_int_equal(aira_store_set_text(&changed, desk->store, number, &text, NOON, &desk->err), AIRA_EINPUT);
    text.text = section;
    assert_int_equal(aira_store_set_text(&changed, desk->store, number + 1, &text, NOON, &desk->err), AIRA_ENOTFOUND);
    text.section = none;
    assert_int_equal(aira_store_set_text(&changed, desk->store, number, &text, NOON, &desk->err), AIRA_EINPUT);
}

static void a_failed_allocation_leaves_the_text_before(void **state)
{
    struct desk *desk = *state;
    int64_t number = desk_add(desk, desk->store);
    char section[] = "method", none[] = "", words[] = "two";
    struct aira_section_text text = {section, none, words};
    int result = AIRA_ENOMEM;

    assert_true(set(desk, number, "", "one"));
    for (size_t n = 1; result != 0; n++) {
        struct aira_store *store = desk_open(desk, desk->path);
        bool changed = false, happened = false;

        failing_arm(n);
        result = aira_store_set_text(&changed, store, number, &text, NOON, &desk->err);
        happened = failing_disarm();
        assert_true(result == 0 || (happened && result == AIRA_ENOMEM));
        assert_int_equal(changed, result == 0);
        aira_store_close(store);
        check(desk, number, "", result == 0 ? "two" : "one");
    }
}

static char *in(char room[64], const char *text)
{
    strcpy(room, text);
    return room;
}

/* Stores a view, NULL striking, of the gap data.access. */
static int say(struct desk *desk, struct aira_store *store, int64_t number, const char *language, const char *text)
{
    char finding[64], of[64], words[64];
    struct aira_override own = {in(finding, "gap.data.access"), in(of, language),
                                text == NULL ? NULL : in(words, text)};

    return aira_store_override(store, number, desk->firm, &own, NOON, &desk->err);
}

/* What is said: "-" struck, else each language with its sentence. */
static const char *said(struct desk *desk, struct aira_store *store, int64_t number)
{
    static char all[256];
    struct aira_stored stored;

    all[0] = '\0';
    assert_done(aira_store_load(&stored, store, number, &desk->err), desk);
    for (size_t i = 0; i < stored.assessment->override_count; i++) {
        const struct aira_override *own = &stored.assessment->overrides[i];

        assert_string_equal(own->finding, "gap.data.access");
        strcat(all, own->text == NULL ? "-" : own->language);
        strcat(strcat(all, "="), own->text == NULL ? "" : own->text);
        strcat(all, ";");
    }
    aira_stored_dispose(&stored);
    return all;
}

static void a_strike_and_sentences_end_each_other(void **state)
{
    struct desk *desk = *state;
    int64_t number = desk_add(desk, desk->store);
    bool changed = false;

    assert_done(say(desk, desk->store, number, "", "one"), desk);
    assert_done(say(desk, desk->store, number, "en", "two"), desk);
    assert_string_equal(said(desk, desk->store, number), "=one;en=two;");
    assert_done(say(desk, desk->store, number, "", NULL), desk);
    assert_string_equal(said(desk, desk->store, number), "-=;");
    assert_done(say(desk, desk->store, number, "en", "three"), desk);
    assert_string_equal(said(desk, desk->store, number), "en=three;");
    assert_done(say(desk, desk->store, number, "", "four"), desk);
    assert_done(aira_store_restore(&changed, desk->store, number, "gap.data.access", "en", NOON, &desk->err), desk);
    assert_true(changed);
    assert_string_equal(said(desk, desk->store, number), "=four;");
    assert_done(aira_store_restore(&changed, desk->store, number, "gap.data.access", "", NOON, &desk->err), desk);
    assert_true(changed);
    assert_string_equal(said(desk, desk->store, number), "");
    assert_done(aira_store_restore(&changed, desk->store, number, "gap.data.access", "", NOON, &desk->err), desk);
    assert_false(changed);
    assert_int_equal(say(desk, desk->store, number + 1, "", "five"), AIRA_ENOTFOUND);
    assert_string_equal(desk_verify(desk, desk->store), "");
}

static void views_travel_and_files_without_them_are_taken(void **state)
{
    struct desk *desk = *state;
    int64_t number = desk_add(desk, desk->store);
    struct aira_import import;
    struct aira_buf file;

    assert_done(say(desk, desk->store, number, "en", "one"), desk);
    aira_buf_init(&file);
    assert_done(aira_store_export(&file, desk->store, number, &desk->err), desk);
    assert_done(
        aira_store_import(&import, desk->store, "a.json", file.data, file.length, false, true, NOON, &desk->err), desk);
    assert_string_equal(said(desk, desk->store, import.number), "en=one;");
    assert_done(say(desk, desk->store, number, "", NULL), desk);
    assert_string_equal(said(desk, desk->store, import.number), "en=one;");
    aira_buf_dispose(&file);
}

static void a_view_in_a_language_that_went_says_nothing(void **state)
{
    struct desk *desk = *state;
    int64_t number = desk_add(desk, desk->store);
    struct aira_buf sql;

    assert_done(say(desk, desk->store, number, "en", "one"), desk);
    aira_buf_init(&sql);
    aira_buf_printf(&sql,
                    "INSERT INTO finding_override (assessment, finding, shown, place, text) "
                    "VALUES (%lld, 'gap.data.access:fr', 1, 0, 'deux')",
                    (long long)number);
    desk_sql(desk->path, aira_buf_cstr(&sql));
    assert_string_equal(said(desk, desk->store, number), "en=one;");
    aira_buf_dispose(&sql);
}

/* On one laptop it was struck, on the other, which is further, reworded. */
static void an_import_ends_a_strike_by_a_sentence(void **state)
{
    struct desk *desk = *state;
    int64_t number = desk_add(desk, desk->store);
    struct aira_store *other;
    struct aira_import import;
    struct aira_buf file;
    char path[160];

    desk_path(path, desk, "other.db");
    other = desk_open(desk, path);
    aira_buf_init(&file);
    for (int turn = 0; turn < 2; turn++) {
        aira_buf_clear(&file);
        assert_done(aira_store_export(&file, desk->store, number, &desk->err), desk);
        assert_done(aira_store_import(&import, other, "a.json", file.data, file.length, false, false, NOON, &desk->err),
                    desk);
        if (turn == 0) {
            assert_done(say(desk, other, import.number, "", NULL), desk);
            assert_done(say(desk, desk->store, number, "en", "one"), desk);
            desk_must_answer(desk, desk->store, number, "data.access", "1", NOON + 9);
        }
    }
    assert_int_equal(import.kind, AIRA_IMPORT_FORWARD);
    assert_string_equal(said(desk, other, import.number), "en=one;");
    aira_buf_dispose(&file);
    aira_store_close(other);
}

static void a_failed_allocation_leaves_the_view_before(void **state)
{
    struct desk *desk = *state;
    int64_t number = desk_add(desk, desk->store);
    int result = AIRA_ENOMEM;

    assert_done(say(desk, desk->store, number, "en", "one"), desk);
    for (size_t n = 1; result != 0; n++) {
        struct aira_store *store = desk_open(desk, desk->path);
        bool happened = false;

        failing_arm(n);
        result = say(desk, store, number, "", NULL);
        happened = failing_disarm();
        assert_true(result == 0 || (happened && result == AIRA_ENOMEM));
        aira_store_close(store);
        assert_string_equal(said(desk, desk->store, number), result == 0 ? "-=;" : "en=one;");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_text_is_stored_replaced_and_taken_away, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(the_same_again_changes_nothing, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(what_cannot_be_stored_is_refused, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(a_failed_allocation_leaves_the_text_before, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(a_strike_and_sentences_end_each_other, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(views_travel_and_files_without_them_are_taken, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(a_view_in_a_language_that_went_says_nothing, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(an_import_ends_a_strike_by_a_sentence, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(a_failed_allocation_leaves_the_view_before, desk_set, desk_clear),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
