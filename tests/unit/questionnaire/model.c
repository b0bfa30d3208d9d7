/* A questionnaire with every kind of file comes out as its files say, texts and defaults included. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "support.h"

static const char main_text[] =
    "[questionnaire]\nid = full\nversion = 2.1\nlanguages = zh, en\nroles = data, people\ntarget-stage-from = o.stage\n"
    "industry-from = o.stage\nduties-from = o.duties\njurisdictions-from = o.duties\nsize-from = o.stage\n"
    "size-factor = one : 0.35, two:1\n"
    "[part late]\norder = 9\nweight = 5\n[part mid]\norder = 3\nindex = no\n[part also]\norder = 3\n[part o]\norder = "
    "0\nweight = 0\n"
    "[question late.a]\npart = late\ntype = level\nwhen = o.stage = two\nblocker = 2\nroles = people, data\n"
    "refs = Report/T9, ISO/A.1\n"
    "[question o.stage]\npart = o\ntype = single\noptions = one, two\ndepth = quick\nweight = 3\n"
    "[question o.duties]\npart = o\ntype = multi\noptions = user, provider\nevidence = no\nfull = 2\n"
    "[question mid.n]\npart = mid\ntype = number\n";

static const char *const more[] = {
    "stages.ini",
    "[stage two]\norder = 2\ngate.10 = late.a >= 3\ngate.2 = late.a >= 1\ncore.1 = late.a >= 2\n[stage one]\norder = "
    "1\n",
    "actions.ini",
    "[action b]\nquestion = late.a\nraises-to = 3\neffort = 12\nowner = data\nhorizon = later\nafter = a\nrefs = "
    "iso/a.1\n[action a]\nquestion = late.a\nraises-to = 2\neffort = 1\n",
    "references.ini",
    "[reference iso/a.1]\nframework = ISO 42001\nclause = A.1\nstatus = standard\nplace = int\nduty = provider\n",
    "benchmarks.ini",
    "[benchmark one]\nquestion = o.stage\noption = two\nvalue = 53.2\nunit = percent\nsource = S\ndate = 2024-12\n",
    "text.en.ini",
    "[questionnaire]\ntitle = Full\n[part late]\ntitle = Late\n[part mid]\ntitle = Mid\n[part also]\ntitle = Also\n"
    "[part o]\ntitle = O\n[question late.a]\nask = A?\nhelp = Only here\n0 = a\n1 = b\n2 = c\n3 = d\n4 = e\n"
    "[question o.stage]\nask = S?\none = One\ntwo = Two\n[question o.duties]\nask = D?\nuser = U\nprovider = P\n"
    "[question mid.n]\nask = N?\n[stage one]\ntitle = One\n[stage two]\ntitle = Two\n[action a]\ntitle = A\ntext = T\n"
    "[action b]\ntitle = B\ntext = T\n",
    "text.zh.ini",
    "[questionnaire]\ntitle = 全\n[part late]\ntitle = 后\n[part mid]\ntitle = 中\n[part also]\ntitle = 也\n"
    "[part o]\ntitle = 零\n[question late.a]\nask = 甲？\n0 = a\n1 = b\n2 = c\n3 = d\n4 = e\n"
    "[question o.stage]\nask = 乙？\none = 一\ntwo = 二\n[question o.duties]\nask = 丙？\nuser = 用\nprovider = 供\n"
    "[question mid.n]\nask = 丁？\n[stage one]\ntitle = 一\n[stage two]\ntitle = 二\n[action a]\ntitle = 子\ntext = "
    "文\n"
    "[action b]\ntitle = 丑\ntext = 文\n",
    NULL};

static int set_up(void **state)
{
    *state = support_must_load(main_text, more);
    return 0;
}

static int tear_down(void **state)
{
    aira_questionnaire_free(*state);
    return 0;
}

static void the_head_has_its_defaults(void **state)
{
    const struct aira_questionnaire *q = *state;

    assert_string_equal(q->version, "2.1");
    assert_int_equal(q->language_count, 2);
    assert_string_equal(q->languages[0], "zh");
    assert_true(aira_questionnaire_has_language(q, "en"));
    assert_false(aira_questionnaire_has_language(q, "de"));
    assert_int_equal(q->coverage_floor, 800);
    assert_int_equal(q->part_floor, 500);
    assert_int_equal(q->evidence_caps[AIRA_EVIDENCE_NONE], 2);
    assert_int_equal(q->evidence_caps[AIRA_EVIDENCE_DOCUMENT], 3);
    assert_int_equal(q->evidence_caps[AIRA_EVIDENCE_VERIFIED], 4);
    assert_int_equal(q->band_count, 5);
    assert_string_equal(q->bands[3].id, "practising");
    assert_int_equal(q->bands[3].threshold, 600);
    assert_int_equal(q->blocker_band, 1);
    assert_int_equal(q->target, 3);
    assert_int_equal(q->target_stage_from, 1);
    assert_int_equal(q->duties_from, 2);
    assert_int_equal(q->size_factor_count, 2);
    assert_int_equal(q->size_factors[0].option, 0);
    assert_int_equal(q->size_factors[0].factor, 350);
}

static void parts_and_questions_stand_as_written(void **state)
{
    static const int shown[] = {3, 1, 2, 0};
    const struct aira_questionnaire *q = *state;
    const struct aira_question *late = &q->questions[aira_questionnaire_question(q, "late.a")];

    assert_memory_equal(q->part_order, shown, sizeof shown);
    assert_int_equal(q->parts[2].weight, 1);
    assert_true(q->parts[2].in_index);
    assert_false(q->parts[1].in_index);
    assert_int_equal(late->weight, 1);
    assert_false(late->quick);
    assert_true(late->evidence);
    assert_true(late->counted);
    assert_int_equal(late->blocker, 2);
    assert_int_equal(late->role_count, 2);
    assert_string_equal(late->roles[1], "data");
    assert_int_equal(late->ref_count, 2);
    assert_string_equal(late->refs[0], "report/t9");
    assert_string_equal(late->refs[1], "iso/a.1");
    assert_non_null(late->when);
    assert_int_equal(late->line, 23);
    /* The condition's question is looked at first, although it stands later in the file. */
    assert_int_equal(q->evaluation[0], 1);
    assert_int_equal(q->evaluation[1], 0);
    assert_true(q->questions[1].quick);
    assert_false(q->questions[1].has_level);
    assert_false(q->questions[2].evidence);
    assert_true(q->questions[2].has_level);
    assert_false(q->questions[2].counted);
    assert_false(q->questions[3].has_level);
    assert_int_equal(aira_questionnaire_question(q, "late.b"), -1);
    assert_int_equal(aira_questionnaire_part(q, "mid"), 1);
}

static void the_other_files_are_there(void **state)
{
    const struct aira_questionnaire *q = *state;
    const struct aira_action *b = &q->actions[aira_questionnaire_action(q, "b")];

    assert_int_equal(q->stage_count, 2);
    assert_string_equal(q->stages[0].id, "one");
    assert_int_equal(aira_questionnaire_stage(q, "two"), 1);
    assert_int_equal(q->stages[1].gate_count, 3);
    assert_true(q->stages[1].gates[0].core);
    assert_int_equal(q->stages[1].gates[1].number, 2);
    assert_int_equal(q->stages[1].gates[2].number, 10);
    assert_int_equal(q->stages[1].gates[2].needs, 3);
    assert_int_equal(q->stages[1].gates[2].line, 3);
    assert_int_equal(b->effort, 12);
    assert_int_equal(b->horizon, AIRA_LATER);
    assert_int_equal(b->after_count, 1);
    assert_int_equal(b->after[0], aira_questionnaire_action(q, "a"));
    assert_string_equal(b->owner, "data");
    assert_string_equal(q->actions[1].owner, "");
    assert_int_equal(q->actions[1].horizon, AIRA_NEXT);
    assert_int_equal(aira_questionnaire_reference(q, "iso/a.1"), 0);
    assert_string_equal(q->references[0].framework, "ISO 42001");
    assert_string_equal(q->references[0].in_force, "");
    assert_string_equal(q->references[0].duty, "provider");
    assert_int_equal(q->benchmarks[0].question, 1);
    assert_int_equal(q->benchmarks[0].option, 1);
    assert_int_equal(q->benchmarks[0].value, 53200);
    assert_string_equal(q->benchmarks[0].asked, "");
}

static void texts_fall_back(void **state)
{
    const struct aira_questionnaire *q = *state;

    assert_string_equal(aira_questionnaire_find(q, "en", "question", "late.a", "ask"), "A?");
    assert_string_equal(aira_questionnaire_find(q, "zh", "question", "late.a", "ask"), "甲？");
    assert_string_equal(aira_questionnaire_find(q, "zh", "questionnaire", NULL, "title"), "全");
    assert_null(aira_questionnaire_find(q, "zh", "question", "late.a", "help"));
    assert_null(aira_questionnaire_find(q, "de", "question", "late.a", "ask"));
    assert_string_equal(aira_questionnaire_text(q, "zh", "question", "late.a", "help"), "Only here");
    assert_string_equal(aira_questionnaire_text(q, "de", "stage", "two", "title"), "二");
    assert_string_equal(aira_questionnaire_text(q, "en", "role", "data", "title"), "data");
    assert_string_equal(aira_questionnaire_text(q, "en", "questionnaire", NULL, "about"), "about");
}

/* A snapshot holds every file, and only a changed file changes its hash. */
static void snapshots_keep_everything(void **state)
{
    const struct aira_questionnaire *q = *state;
    struct aira_questionnaire *other = support_must_load(main_text, more), *third;
    struct aira_error err;
    struct aira_diags diags;
    struct aira_buf snapshot;
    char hash[AIRA_HASH_HEX];

    assert_string_equal(q->hash, other->hash);
    aira_questionnaire_free(other);
    other = support_must_load(SUPPORT_HEAD "[question a]\npart = p\ntype = text\n", NULL);
    third = support_must_load(SUPPORT_HEAD "[question a]\npart = p\ntype = text \n", NULL);
    assert_string_not_equal(third->hash, other->hash);
    aira_questionnaire_free(third);
    aira_questionnaire_free(other);

    aira_diags_init(&diags);
    aira_buf_init(&snapshot);
    assert_int_equal(aira_questionnaire_snapshot(&snapshot, q, &err), 0);
    aira_hash(hash, snapshot.data, snapshot.length);
    assert_string_equal(hash, q->hash);
    assert_int_equal(aira_questionnaire_load_snapshot(&other, snapshot.data, snapshot.length, &diags, &err), 0);
    assert_string_equal(other->hash, q->hash);
    assert_int_equal(other->action_count, 2);
    assert_string_equal(aira_questionnaire_find(other, "zh", "part", "mid", "title"), "中");
    aira_questionnaire_free(other);
    aira_buf_dispose(&snapshot);
    aira_diags_dispose(&diags);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_head_has_its_defaults), cmocka_unit_test(parts_and_questions_stand_as_written),
        cmocka_unit_test(the_other_files_are_there), cmocka_unit_test(texts_fall_back),
        cmocka_unit_test(snapshots_keep_everything),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
