/* Importing what is here already: who counts when journals are the same, when they parted, and when they only seem to
 * belong together. */
#include "desk.h"

#include <stdio.h>
#include <string.h>

static void export(struct aira_buf *out, struct desk *desk, struct aira_store *store, int64_t number)
{
    aira_buf_init(out);
    assert_done(aira_store_export(out, store, number, &desk->err), desk);
}

static int try_import(struct aira_import *import, struct desk *desk, struct aira_store *store,
                      const struct aira_buf *text, bool dry_run, bool as_new)
{
    return aira_store_import(import, store, "firm.json", aira_buf_cstr(text), text->length, dry_run, as_new,
                             NOON + 1000, &desk->err);
}

static struct aira_import must_import(struct desk *desk, struct aira_store *store, const struct aira_buf *text,
                                      bool as_new)
{
    struct aira_import would;
    struct aira_import did;

    assert_done(try_import(&would, desk, store, text, true, as_new), desk);
    assert_done(try_import(&did, desk, store, text, false, as_new), desk);
    assert_int_equal(would.kind, did.kind);
    assert_int_equal(would.new_entries, did.new_entries);
    assert_string_equal(desk_verify(desk, store), "");
    return did;
}

static struct aira_store *other_store(struct desk *desk)
{
    char path[160];

    desk_path(path, desk, "other.db");
    return desk_open(desk, path);
}

/* Carries an assessment from one database to another. */
static struct aira_import carry(struct desk *desk, struct aira_store *to, struct aira_store *from, int64_t number)
{
    struct aira_import import;
    struct aira_buf text;

    export(&text, desk, from, number);
    import = must_import(desk, to, &text, false);
    aira_buf_dispose(&text);
    return import;
}

static void rename_client(struct desk *desk, struct aira_store *store, int64_t number, const char *client, int64_t now)
{
    struct aira_stored stored;

    assert_done(aira_store_load(&stored, store, number, &desk->err), desk);
    assert_done(aira_assessment_set_client(stored.assessment, client, &desk->err), desk);
    assert_done(aira_store_save_frame(store, stored.assessment, now, &desk->err), desk);
    aira_stored_dispose(&stored);
}

static void the_same_is_left_alone(void **state)
{
    struct desk *desk = *state;
    struct aira_store *other = other_store(desk);
    int64_t number = desk_add(desk, desk->store);
    struct aira_import first = carry(desk, other, desk->store, number);
    struct aira_import second;

    /* Where somebody is reading is no difference. */
    assert_done(aira_store_save_position(other, first.number, "data.access", &desk->err), desk);
    second = carry(desk, other, desk->store, number);
    assert_int_equal(second.kind, AIRA_IMPORT_SAME);
    assert_int_equal(second.number, first.number);
    assert_int_equal(second.new_entries, 0);
    aira_store_close(other);
}

static void parted_histories_are_refused_or_kept_both(void **state)
{
    struct desk *desk = *state;
    struct aira_store *other = other_store(desk);
    int64_t number = desk_add(desk, desk->store);
    int64_t there = carry(desk, other, desk->store, number).number;
    struct aira_import import;
    struct aira_buf text;
    char value[64];

    desk_must_answer(desk, desk->store, number, "data.quality", "1", NOON + 9);
    desk_must_answer(desk, other, there, "data.quality", "4", NOON + 9);
    desk_must_answer(desk, other, there, "data.quality", "3", NOON + 10);
    export(&text, desk, desk->store, number);
    assert_done(try_import(&import, desk, other, &text, true, false), desk);
    assert_int_equal(import.kind, AIRA_IMPORT_PARTED);
    assert_int_equal(import.number, there);
    assert_int_equal(try_import(&import, desk, other, &text, false, false), AIRA_EUSAGE);
    assert_says("10 entries here", desk->err);
    assert_says("9 in the file", desk->err);
    assert_says("first 8", desk->err);
    assert_says("--as-new", desk->err);
    desk_value(value, desk, other, there, "data.quality");
    assert_string_equal(value, "3");
    import = must_import(desk, other, &text, true);
    assert_int_equal(import.kind, AIRA_IMPORT_COPY);
    assert_true(import.number != there);
    desk_value(value, desk, other, import.number, "data.quality");
    assert_string_equal(value, "1");
    aira_buf_dispose(&text);
    aira_store_close(other);
}

static void a_changed_frame_counts_by_its_time(void **state)
{
    struct desk *desk = *state;
    struct aira_store *other = other_store(desk);
    int64_t number = desk_add(desk, desk->store);
    int64_t there = carry(desk, other, desk->store, number).number;
    struct aira_import import;
    int64_t found;

    rename_client(desk, desk->store, number, "Meridian Group", NOON + 50);
    import = carry(desk, desk->store, other, there);
    assert_int_equal(import.kind, AIRA_IMPORT_BEHIND);
    import = carry(desk, other, desk->store, number);
    assert_int_equal(import.kind, AIRA_IMPORT_FORWARD);
    assert_int_equal(import.new_entries, 0);
    assert_done(aira_store_find(&found, other, "Meridian Group", &desk->err), desk);
    assert_int_equal(found, there);
    assert_int_equal(carry(desk, other, desk->store, number).kind, AIRA_IMPORT_SAME);
    aira_store_close(other);
}

/* Stores an assessment of the shop's questionnaire, without answers, under the UUID of the one of the firm. */
static void export_as_shop(struct aira_buf *out, struct desk *desk, int64_t number)
{
    struct aira_store *other = other_store(desk);
    struct aira_questionnaire *shop = NULL;
    struct aira_assessment *assessment = NULL;
    struct aira_stored stored;
    struct aira_diags diags;

    aira_diags_init(&diags);
    assert_done(aira_questionnaire_load(&shop, AIRA_SOURCE_DIR "/tests/unit/terminal/shop", &diags, &desk->err), desk);
    assert_done(aira_store_load(&stored, desk->store, number, &desk->err), desk);
    assert_done(aira_assessment_new(&assessment, shop, CLIENT, &desk->err), desk);
    memcpy(assessment->uuid, stored.assessment->uuid, sizeof assessment->uuid);
    assert_done(aira_store_add(other, assessment, NOON + 500, NULL, &desk->err), desk);
    export(out, desk, other, assessment->number);
    aira_stored_dispose(&stored);
    aira_assessment_free(assessment);
    aira_questionnaire_free(shop);
    aira_diags_dispose(&diags);
    aira_store_close(other);
}

static int64_t add_without_answers(struct desk *desk)
{
    struct aira_assessment *assessment = NULL;
    int64_t number;

    assert_done(aira_assessment_new(&assessment, desk->firm, CLIENT, &desk->err), desk);
    assert_done(aira_store_add(desk->store, assessment, NOON, NULL, &desk->err), desk);
    number = assessment->number;
    aira_assessment_free(assessment);
    return number;
}

static void what_only_we_have_must_fit_the_new_questionnaire(void **state)
{
    struct desk *desk = *state;
    struct aira_observation observation = {.question = aira_questionnaire_question(desk->firm, "org.tools"),
                                           .text = (char[]){"Only here"}};
    struct aira_import import;
    struct aira_stored stored;
    struct aira_buf text;
    int64_t number = add_without_answers(desk);

    export_as_shop(&text, desk, number);
    assert_done(aira_store_observe(desk->store, number, desk->firm, &observation, NOON, &desk->err), desk);
    assert_int_equal(try_import(&import, desk, desk->store, &text, false, false), AIRA_EUSAGE);
    assert_says("does not fit", desk->err);
    assert_done(aira_store_load(&stored, desk->store, number, &desk->err), desk);
    assert_string_equal(stored.questionnaire->id, "firm");
    aira_stored_dispose(&stored);
    aira_buf_dispose(&text);
}

static void a_new_questionnaire_takes_the_place_of_the_old(void **state)
{
    struct desk *desk = *state;
    struct aira_stored stored;
    struct aira_buf text;
    int64_t number = add_without_answers(desk);

    export_as_shop(&text, desk, number);
    assert_int_equal(must_import(desk, desk->store, &text, false).kind, AIRA_IMPORT_FORWARD);
    assert_done(aira_store_load(&stored, desk->store, number, &desk->err), desk);
    assert_string_equal(stored.questionnaire->id, "shop");
    aira_stored_dispose(&stored);
    aira_buf_dispose(&text);
}

static void another_origin_never_goes_forward(void **state)
{
    struct desk *desk = *state;
    struct aira_import import;
    struct aira_buf text;
    int64_t number = desk_add(desk, desk->store);

    export(&text, desk, desk->store, number);
    desk_sql(desk->path, "DELETE FROM answer; DELETE FROM journal; UPDATE assessment SET version = version + 1, "
                         "origin = '123e4567-e89b-42d3-a456-426614174000'");
    assert_done(try_import(&import, desk, desk->store, &text, true, false), desk);
    assert_int_equal(import.kind, AIRA_IMPORT_PARTED);
    aira_buf_dispose(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_same_is_left_alone, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(parted_histories_are_refused_or_kept_both, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(a_changed_frame_counts_by_its_time, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(what_only_we_have_must_fit_the_new_questionnaire, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(a_new_questionnaire_takes_the_place_of_the_old, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(another_origin_never_goes_forward, desk_set, desk_clear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
