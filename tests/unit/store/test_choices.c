/* Actions that plans must hold or leave out: stored, changed, taken back, exported, and taken over by import. */
#include "desk.h"

#include <stdio.h>
#include <string.h>

#include "failing.h"

/* A firm with actions. */
static struct aira_questionnaire *acting;

static int load_acting(void **state)
{
    struct aira_diags diags;
    struct aira_error err;
    int rc;

    aira_diags_init(&diags);
    rc = aira_questionnaire_load(&acting, AIRA_SOURCE_DIR "/tests/unit/advice/firm", &diags, &err);
    aira_diags_dispose(&diags);
    (void)state;
    return rc;
}

static int drop_acting(void **state)
{
    (void)state;
    aira_questionnaire_free(acting);
    return 0;
}

static int64_t add(struct desk *desk)
{
    struct aira_assessment *assessment = NULL;
    int64_t number;

    assert_done(aira_assessment_new(&assessment, acting, CLIENT, &desk->err), desk);
    assert_done(aira_store_add(desk->store, assessment, NOON, NULL, &desk->err), desk);
    number = assessment->number;
    aira_assessment_free(assessment);
    return number;
}

static int choose(struct desk *desk, struct aira_store *store, int64_t number, const char *action,
                  enum aira_choice choice, int64_t now)
{
    struct aira_choosing choosing = {aira_questionnaire_action(acting, action), choice};

    assert_true(choosing.action >= 0);
    return aira_store_choose(store, number, acting, &choosing, 1, now, &desk->err);
}

/* "+org.plan.establish -org.plan.extend", in byte order of ids. */
static const char *chosen(struct desk *desk, struct aira_store *store, int64_t number)
{
    static char all[256];
    struct aira_stored stored;

    all[0] = '\0';
    assert_done(aira_store_load(&stored, store, number, &desk->err), desk);
    for (size_t i = 0; i < stored.assessment->pin_count; i++) {
        const struct aira_pin *pin = &stored.assessment->pins[i];

        strcat(strcat(all, i > 0 ? " " : ""), pin->skip ? "-" : "+");
        strcat(all, acting->actions[pin->action].id);
    }
    aira_stored_dispose(&stored);
    return all;
}

static void a_choice_is_kept_changed_and_taken_back(void **state)
{
    struct desk *desk = *state;
    int64_t number = add(desk);

    assert_string_equal(chosen(desk, desk->store, number), "");
    assert_done(choose(desk, desk->store, number, "org.plan.extend", AIRA_CHOICE_PIN, NOON), desk);
    assert_done(choose(desk, desk->store, number, "data.access.extend", AIRA_CHOICE_SKIP, NOON), desk);
    desk_reopen(desk);
    assert_string_equal(chosen(desk, desk->store, number), "-data.access.extend +org.plan.extend");
    assert_done(choose(desk, desk->store, number, "org.plan.extend", AIRA_CHOICE_SKIP, NOON), desk);
    assert_string_equal(chosen(desk, desk->store, number), "-data.access.extend -org.plan.extend");
    assert_done(choose(desk, desk->store, number, "data.access.extend", AIRA_CHOICE_FREE, NOON), desk);
    assert_done(choose(desk, desk->store, number, "org.roles.extend", AIRA_CHOICE_FREE, NOON), desk);
    assert_string_equal(chosen(desk, desk->store, number), "-org.plan.extend");
    assert_int_equal(choose(desk, desk->store, number + 1, "org.plan.extend", AIRA_CHOICE_PIN, NOON), AIRA_ENOTFOUND);
    assert_string_equal(desk_verify(desk, desk->store), "");
    assert_done(aira_store_delete(desk->store, number, NOON, &desk->err), desk);
    assert_string_equal(desk_verify(desk, desk->store), "");
}

static void choices_travel(void **state)
{
    struct desk *desk = *state;
    int64_t number = add(desk);
    struct aira_import import;
    struct aira_store *other;
    struct aira_buf file;
    char path[160];

    desk_path(path, desk, "other.db");
    other = desk_open(desk, path);
    aira_buf_init(&file);
    assert_done(choose(desk, desk->store, number, "org.plan.extend", AIRA_CHOICE_PIN, NOON), desk);
    assert_done(aira_store_export(&file, desk->store, number, &desk->err), desk);
    assert_done(aira_store_import(&import, other, "a.json", file.data, file.length, false, false, NOON, &desk->err),
                desk);
    assert_string_equal(chosen(desk, other, import.number), "+org.plan.extend");
    assert_done(aira_store_import(&import, other, "a.json", file.data, file.length, false, false, NOON, &desk->err),
                desk);
    assert_int_equal(import.kind, AIRA_IMPORT_SAME);
    /* A later choice is news, although no answer changed. */
    assert_done(choose(desk, desk->store, number, "org.roles.extend", AIRA_CHOICE_SKIP, NOON + 60), desk);
    aira_buf_clear(&file);
    assert_done(aira_store_export(&file, desk->store, number, &desk->err), desk);
    assert_done(aira_store_import(&import, other, "a.json", file.data, file.length, false, false, NOON, &desk->err),
                desk);
    assert_int_equal(import.kind, AIRA_IMPORT_FORWARD);
    assert_string_equal(chosen(desk, other, import.number), "+org.plan.extend -org.roles.extend");
    aira_store_close(other);
    aira_buf_dispose(&file);
}

/* The file with its list of choices replaced (NULL: taken out) and sealed again. */
static void resealed(struct aira_buf *out, struct desk *desk, const struct aira_buf *file, const char *from,
                     const char *to)
{
    char hash[AIRA_HASH_HEX];
    struct aira_json *whole = NULL, *content;
    struct aira_buf text, changed;
    const char *at, *end;

    aira_buf_init(&text);
    aira_buf_init(&changed);
    assert_done(aira_json_parse(&whole, "a.json", file->data, file->length, &desk->err), desk);
    assert_done(aira_json_write(&text, aira_json_get(whole, "content"), 0, true, &desk->err), desk);
    at = strstr(text.data, from);
    assert_non_null(at);
    end = at + strlen(from);
    aira_buf_add(&changed, text.data, (size_t)(at - text.data));
    aira_buf_puts(&changed, to);
    aira_buf_puts(&changed, end);
    aira_hash(hash, changed.data, changed.length);
    assert_done(aira_json_parse(&content, "a.json", changed.data, changed.length, &desk->err), desk);
    assert_int_equal(aira_json_set(whole, "hash", aira_json_string(hash)), 0);
    assert_int_equal(aira_json_set(whole, "content", content), 0);
    assert_done(aira_json_write(out, whole, 0, true, &desk->err), desk);
    aira_json_free(whole);
    aira_buf_dispose(&text);
    aira_buf_dispose(&changed);
}

static void files_without_choices_are_taken_and_bad_ones_refused(void **state)
{
    static const char none[] = "\"choices\":[],",
                      bad[] = "\"choices\":[{\"action\":\"org.plan.extend\",\"choice\":\"perhaps\"}],";
    static const char gone[] = "\"choices\":[{\"action\":\"org.gone\",\"choice\":\"pinned\"}],";
    struct desk *desk = *state;
    int64_t number = add(desk);
    struct aira_import import;
    struct aira_buf file, changed;

    aira_buf_init(&file);
    aira_buf_init(&changed);
    assert_done(aira_store_export(&file, desk->store, number, &desk->err), desk);
    resealed(&changed, desk, &file, none, "");
    assert_done(
        aira_store_import(&import, desk->store, "a.json", changed.data, changed.length, false, false, NOON, &desk->err),
        desk);
    assert_int_equal(import.kind, AIRA_IMPORT_SAME);
    aira_buf_clear(&changed);
    resealed(&changed, desk, &file, none, bad);
    assert_int_equal(
        aira_store_import(&import, desk->store, "a.json", changed.data, changed.length, false, true, NOON, &desk->err),
        AIRA_EINPUT);
    assert_says("perhaps", desk->err);
    aira_buf_clear(&changed);
    resealed(&changed, desk, &file, none, gone);
    assert_done(
        aira_store_import(&import, desk->store, "a.json", changed.data, changed.length, false, true, NOON, &desk->err),
        desk);
    assert_string_equal(chosen(desk, desk->store, import.number), "");
    aira_buf_dispose(&file);
    aira_buf_dispose(&changed);
}

static void whatever_allocation_fails_all_or_nothing_is_stored(void **state)
{
    struct desk *desk = *state;
    int64_t number = add(desk);
    int result = AIRA_ENOMEM;

    for (size_t n = 1; result != 0; n++) {
        struct aira_store *store = desk_open(desk, desk->path);
        bool happened;

        failing_arm(n);
        result = choose(desk, store, number, "org.plan.extend", AIRA_CHOICE_PIN, NOON);
        happened = failing_disarm();
        assert_true(result == 0 || (happened && result == AIRA_ENOMEM));
        aira_store_close(store);
        assert_string_equal(chosen(desk, desk->store, number), result == 0 ? "+org.plan.extend" : "");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_choice_is_kept_changed_and_taken_back, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(choices_travel, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(files_without_choices_are_taken_and_bad_ones_refused, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(whatever_allocation_fails_all_or_nothing_is_stored, desk_set, desk_clear),
    };

    return cmocka_run_group_tests(tests, load_acting, drop_acting);
}
