/* The worked cases of tests/cases load, and their snapshots load as the same questionnaire. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <aira/questionnaire.h>

#include <string.h>

static struct aira_questionnaire *load_case(const char *name)
{
    struct aira_questionnaire *questionnaire = NULL;
    struct aira_diags diags;
    struct aira_error err = {0};
    struct aira_buf path;
    int code;

    aira_diags_init(&diags);
    aira_buf_init(&path);
    aira_path_join(&path, AIRA_SOURCE_DIR "/tests/cases", name);
    code = aira_questionnaire_load(&questionnaire, aira_buf_cstr(&path), &diags, &err);
    if (code != 0)
        fail_msg("%s: %s:%d: %s", name, err.file, err.line, err.message);
    assert_int_equal(diags.errors, 0);
    aira_buf_dispose(&path);
    aira_diags_dispose(&diags);
    return questionnaire;
}

static void check_order(const struct aira_questionnaire *q)
{
    bool seen[AIRA_MAX_QUESTIONS] = {false};

    for (size_t i = 0; i < q->question_count; i++) {
        int question = q->evaluation[i];
        size_t count = 0;
        const int *on =
            q->questions[question].when == NULL ? NULL : aira_condition_questions(&count, q->questions[question].when);

        for (size_t k = 0; k < count; k++)
            assert_true(seen[on[k]]);
        assert_false(seen[question]);
        seen[question] = true;
    }
}

static void check_snapshot(const struct aira_questionnaire *q)
{
    struct aira_questionnaire *again = NULL;
    struct aira_diags diags;
    struct aira_error err = {0};
    struct aira_buf first, second;

    aira_diags_init(&diags);
    aira_buf_init(&first);
    aira_buf_init(&second);
    assert_int_equal(aira_questionnaire_snapshot(&first, q, &err), 0);
    assert_int_equal(aira_questionnaire_load_snapshot(&again, first.data, first.length, &diags, &err), 0);
    assert_int_equal(aira_questionnaire_snapshot(&second, again, &err), 0);
    assert_string_equal(aira_buf_cstr(&first), aira_buf_cstr(&second));
    assert_string_equal(q->hash, again->hash);
    assert_int_equal(q->question_count, again->question_count);
    aira_questionnaire_free(again);
    aira_buf_dispose(&first);
    aira_buf_dispose(&second);
    aira_diags_dispose(&diags);
}

/* The cases leave out what no figure needs: help, reasons, titles of bands.  All else that is written in them is sound.
 */
static void check_warnings(const struct aira_questionnaire *q)
{
    static const char *const wanted[] = {
        "missing-help",   "missing-why",     "condition-on-score", "not-over-off",       "empty-part",
        "gate-not-quick", "gate-not-always", "unmeetable-gate",    "unmeetable-blocker", "unreachable-question"};
    struct aira_diags diags;
    struct aira_error err = {0};

    aira_diags_init(&diags);
    assert_int_equal(aira_questionnaire_lint(q, &diags, &err), 0);
    for (size_t i = 0; i < diags.count; i++) {
        const struct aira_diag *diag = &diags.items[i];
        bool known = strcmp(diag->code, "missing-title") == 0 && strncmp(diag->message, "[band ", 6) == 0;

        for (size_t k = 0; k < sizeof wanted / sizeof wanted[0]; k++)
            known = known || strcmp(diag->code, wanted[k]) == 0;
        if (!known)
            fail_msg("%s:%d: [%s] %s", diag->file, diag->line, diag->code, diag->message);
    }
    aira_diags_dispose(&diags);
}

static void every_case_loads(void **state)
{
    struct aira_error err = {0};
    char **names = NULL;
    size_t count = 0;

    (void)state;
    assert_int_equal(aira_dir_list(&names, &count, AIRA_SOURCE_DIR "/tests/cases", &err), 0);
    assert_true(count >= 31);
    for (size_t i = 0; i < count; i++) {
        struct aira_questionnaire *q = load_case(names[i]);

        check_order(q);
        check_snapshot(q);
        check_warnings(q);
        aira_questionnaire_free(q);
    }
    aira_names_free(names, count);
}

static void a_case_holds_what_its_files_say(void **state)
{
    struct aira_questionnaire *q = load_case("100");
    const struct aira_question *question;

    (void)state;
    assert_string_equal(q->id, "case-100");
    assert_string_equal(q->version, "1.0.0");
    assert_int_equal(q->language_count, 1);
    assert_int_equal(q->coverage_floor, 1000);
    assert_int_equal(q->part_floor, 0);
    assert_int_equal(q->evidence_caps[2], 2);
    assert_int_equal(q->band_count, 3);
    assert_int_equal(q->bands[1].threshold, 355);
    assert_int_equal(q->blocker_band, 0);
    assert_int_equal(q->target, 3);
    assert_int_equal(q->part_count, 3);
    assert_int_equal(q->question_count, 19);
    assert_int_equal(q->stage_count, 4);
    assert_int_equal(q->target_stage_from, -1);

    question = &q->questions[aira_questionnaire_question(q, "p1.q5")];
    assert_int_equal(question->type, AIRA_SINGLE);
    assert_int_equal(question->part, aira_questionnaire_part(q, "p1"));
    assert_int_equal(question->options[aira_question_option(question, "b")].level, 4);
    assert_string_equal(question->when_text, "profile.uses has sales");
    assert_true(question->has_level);
    assert_true(question->counted);
    assert_false(question->quick);

    question = &q->questions[aira_questionnaire_question(q, "p0.q7")];
    assert_int_equal(question->thresholds[2], 50000);
    assert_int_equal(question->greatest, 100000);
    assert_true(question->has_level);
    assert_false(question->counted);

    assert_string_equal(q->stages[3].id, "allin");
    assert_int_equal(q->stages[3].gate_count, 2);
    assert_true(q->stages[3].gates[0].core);
    assert_int_equal(q->stages[3].gates[0].needs, 3);
    assert_int_equal(q->stages[3].gates[0].question, aira_questionnaire_question(q, "p0.q14"));
    aira_questionnaire_free(q);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_case_loads),
        cmocka_unit_test(a_case_holds_what_its_files_say),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
