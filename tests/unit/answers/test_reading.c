/* answers.ini: what is written is read again, and what the format cannot hold is changed or refused as promised. */
#include "support.h"

#include <stdlib.h>
#include <string.h>

static struct aira_error err;

/* Any of a, b may be NULL. */
static void assert_same_text(const char *a, const char *b)
{
    assert_string_equal(a == NULL ? "(none)" : a, b == NULL ? "(none)" : b);
}

static void assert_same_answer(const struct aira_answer *a, const struct aira_answer *b)
{
    assert_int_equal(a->given, b->given);
    assert_int_equal(a->value.number, b->value.number);
    assert_int_equal(a->value.options, b->value.options);
    assert_same_text(a->value.text, b->value.text);
    assert_same_text(a->reason, b->reason);
    assert_same_text(a->note, b->note);
    assert_int_equal(a->evidence, b->evidence);
    assert_same_text(a->evidence_reference, b->evidence_reference);
    assert_int_equal(a->flag, b->flag);
    assert_same_text(a->by, b->by);
}

static void assert_same(const struct aira_assessment *a, const struct aira_assessment *b)
{
    assert_string_equal(a->client, b->client);
    assert_string_equal(a->scope, b->scope);
    assert_int_equal(a->quick, b->quick);
    assert_int_equal(a->person_count, b->person_count);
    for (size_t i = 0; i < a->person_count; i++) {
        assert_string_equal(a->people[i].id, b->people[i].id);
        assert_string_equal(a->people[i].name, b->people[i].name);
        assert_string_equal(a->people[i].role, b->people[i].role);
    }
    assert_int_equal(a->target_count, b->target_count);
    for (size_t i = 0; i < a->target_count; i++) {
        assert_int_equal(a->targets[i].question, b->targets[i].question);
        assert_int_equal(a->targets[i].level, b->targets[i].level);
    }
    assert_int_equal(a->answer_count, b->answer_count);
    for (size_t i = 0; i < a->answer_count; i++) {
        const struct aira_answer *other = aira_assessment_find(b, a->answers[i].question, a->answers[i].person);

        assert_non_null(other);
        assert_same_answer(&a->answers[i], other);
    }
}

/* What was read after writing, to be freed. */
static struct aira_assessment *written_and_read(const struct aira_assessment *assessment)
{
    struct aira_assessment *again;
    struct aira_buf out;

    write_answers(&out, assessment);
    again = must_parse(aira_buf_cstr(&out));
    aira_buf_dispose(&out);
    return again;
}

/* Nothing is lost, and a second time the file is the same. */
static void assert_round_trip(const struct aira_assessment *assessment)
{
    struct aira_assessment *again = written_and_read(assessment);
    struct aira_buf first, second;

    assert_same(assessment, again);
    write_answers(&first, assessment);
    write_answers(&second, again);
    assert_string_equal(aira_buf_cstr(&first), aira_buf_cstr(&second));
    aira_buf_dispose(&first);
    aira_buf_dispose(&second);
    aira_assessment_free(again);
}

static void every_type_comes_back(void **state)
{
    static const char *const SAID[][2] = {
        {"profile.stage", "native"},
        {"profile.uses", "code, office"},
        {"profile.words", "much talk, 说得多；; # = [x]"},
        {"data.access", "0"},
        {"data.quality", "4"},
        {"data.secret", "no"},
        {"data.volume", "999.125"},
        {"org.tools", "a, b, c, d"},
        {"org.plan", "none"},
        {"org.shallow", "?"},
        {"org.deep", "n/a"},
    };

    for (size_t i = 0; i < sizeof SAID / sizeof SAID[0]; i++) {
        say(*state, SAID[i][0], NULL, SAID[i][1]);
        say(*state, SAID[i][0], "ann", SAID[i][1]);
        assert_round_trip(*state);
    }
}

static void everything_around_the_values_comes_back(void **state)
{
    struct aira_assessment *assessment = *state;
    struct aira_answer answer = aira_answer_blank(question("data.access"), AIRA_SETTLED);
    char note[] = "见附件；a, b; c # d = e [f] 'g' %s 😀", reference[] = "; 报告 #3", by[] = "安 Ann",
         reason[] = "没有, 也不要";

    assert_code(0, aira_assessment_set_client(assessment, "示例；制造; # 1", &err));
    assert_code(0, aira_assessment_set_scope(assessment, "[苏州] = 工厂", &err));
    assessment->quick = true;
    assert_code(0, aira_assessment_set_person(NULL, assessment, "ann", "安; #", "data", &err));
    assert_code(0, aira_assessment_set_person(NULL, assessment, "b-o_2", "Bo, the second", "", &err));
    assert_code(0, aira_assessment_set_target(assessment, question("data.access"), 0, &err));
    assert_code(0, aira_assessment_set_target(assessment, question("data.volume"), 4, &err));
    answer.note = note;
    answer.evidence_reference = reference;
    answer.by = by;
    answer.flag = true;
    for (int evidence = 0; evidence < AIRA_EVIDENCES; evidence++) {
        answer.evidence = (enum aira_evidence)evidence;
        assert_code(0, aira_assessment_answer(assessment, &answer, &err));
        assert_round_trip(assessment);
    }
    answer.given = AIRA_GIVEN_NA;
    answer.person = 1;
    answer.reason = reason;
    assert_code(0, aira_assessment_answer(assessment, &answer, &err));
    assert_round_trip(assessment);
}

/* Texts at whose edges a reader could cut or take them for something else. */
static void texts_that_look_like_something_else_come_back(void **state)
{
    static const char *const TEXTS[] = {" x ",       " ?",  "? ", " n/a", "n/a ", ";",  "#",
                                        "=",         "'x'", "'",  "[a]",  "yes",  "0",  "x; y",
                                        "value = 3", ",",   "a,", "%n%",  "{id}", "！", "\xE3\x80\x80"};

    for (size_t i = 0; i < sizeof TEXTS / sizeof TEXTS[0]; i++) {
        struct aira_answer answer = aira_answer_blank(question("profile.words"), AIRA_SETTLED);

        answer.given = AIRA_GIVEN_VALUE;
        answer.value.text = TEXTS[i];
        answer.note = (char *)(uintptr_t)TEXTS[i];
        assert_code(0, aira_assessment_answer(*state, &answer, &err));
        assert_round_trip(*state);
    }
}

static void what_the_format_cannot_hold_is_replaced(void **state)
{
    struct aira_answer answer = aira_answer_blank(question("profile.words"), AIRA_SETTLED);
    char note[] = "they said \"none\"\nand \"later\"\ton C:\\data";
    struct aira_assessment *again;
    const struct aira_answer *kept;

    answer.given = AIRA_GIVEN_VALUE;
    answer.value.text = "one\ntwo\\";
    answer.note = note;
    assert_code(0, aira_assessment_answer(*state, &answer, &err));
    again = written_and_read(*state);
    kept = aira_assessment_find(again, answer.question, AIRA_SETTLED);
    assert_string_equal(kept->value.text, "one two＼");
    assert_string_equal(kept->note, "they said “none” and “later” on C:＼data");
    aira_assessment_free(again);
}

static void a_note_longer_than_a_line_names_its_question(void **state)
{
    struct aira_answer answer = aira_answer_blank(question("data.access"), AIRA_SETTLED);
    char note[AIRA_INI_MAX_LINE + 1];
    struct aira_buf out;

    memset(note, 'x', sizeof note);
    note[AIRA_INI_MAX_LINE - strlen("note = ")] = '\0';
    answer.note = note;
    assert_code(0, aira_assessment_answer(*state, &answer, &err));
    assert_round_trip(*state);
    note[AIRA_INI_MAX_LINE - strlen("note = ")] = 'x';
    note[AIRA_INI_MAX_LINE - strlen("note = ") + 1] = '\0';
    assert_code(0, aira_assessment_answer(*state, &answer, &err));
    aira_buf_init(&out);
    assert_code(AIRA_EINPUT, aira_answers_write(&out, *state, &err));
    assert_says("note", err);
    assert_says("data.access", err);
    assert_says("shorten", err);
    aira_buf_dispose(&out);
}

static void letters_may_be_upper_case(void **state)
{
    struct aira_assessment *assessment =
        must_parse("[Assessment]\nCLIENT = Sample\nquestionnaire = FIRM\ndepth = Quick\n"
                   "[Person Ann]\nName = Ann\n"
                   "[Answer Data.Access @ANN]\nvalue = N/A\nreason = No\nevidence = Interview\nflag = YES\n"
                   "[answer DATA.SECRET]\nValue = Yes\nFlag = No\n"
                   "[answer profile.uses]\nvalue = Code , OFFICE\n[answer org.plan]\nvalue = Draft\n"
                   "[answer profile.words]\nvalue = YES, As Said\n[TARGET data.access]\nLEVEL = 2\n");
    const struct aira_answer *answer;

    (void)state;
    assert_true(assessment->quick);
    answer = aira_assessment_find(assessment, question("data.access"), 0);
    assert_int_equal(answer->given, AIRA_GIVEN_NA);
    assert_int_equal(answer->evidence, AIRA_EVIDENCE_INTERVIEW);
    assert_true(answer->flag);
    answer = aira_assessment_find(assessment, question("data.secret"), AIRA_SETTLED);
    assert_int_equal(answer->value.number, 1);
    assert_false(answer->flag);
    assert_string_equal(counts_as(assessment, "profile.uses"), "code, office");
    assert_string_equal(counts_as(assessment, "org.plan"), "draft");
    assert_string_equal(counts_as(assessment, "profile.words"), "YES, As Said");
    assert_int_equal(assessment->targets[0].level, 2);
    aira_assessment_free(assessment);
}

static void people_may_stand_behind_their_answers(void **state)
{
    struct aira_assessment *assessment =
        must_parse("\xEF\xBB\xBF[answer data.access @ann]\r\nvalue = 3\r\nnote =\r\nby = bo\r\n"
                   "[person bo]\r\n[person ann]\r\nname =\r\nrole =\r\n[assessment]\r\nclient = 样本\r\n");
    const struct aira_answer *answer = aira_assessment_find(assessment, question("data.access"), 1);

    (void)state;
    assert_non_null(answer);
    assert_null(answer->note);
    assert_string_equal(answer->by, "bo");
    assert_string_equal(assessment->people[1].name, "ann");
    assert_string_equal(assessment->people[1].role, "");
    assert_string_equal(assessment->client, "样本");
    assert_int_equal(assessment->position, -1);
    assert_false(assessment->quick);
    aira_assessment_free(assessment);
}

static void read_case(const char *name)
{
    struct aira_questionnaire *questionnaire;
    struct aira_assessment *assessment = NULL;
    struct aira_assessment *again = NULL;
    struct aira_ini *ini = NULL;
    struct aira_buf path, written;
    struct aira_diags diags;

    aira_diags_init(&diags);
    aira_buf_init(&path);
    aira_path_join(&path, AIRA_SOURCE_DIR "/tests/cases", name);
    questionnaire = load_questionnaire(aira_buf_cstr(&path));
    aira_buf_puts(&path, "/answers.ini");
    if (aira_answers_read(&assessment, questionnaire, aira_buf_cstr(&path), &diags, &err) != 0)
        fail_msg("case %s, line %d: %s", name, err.line, err.message);
    write_answers(&written, assessment);
    assert_code(0, aira_ini_parse(&ini, name, written.data, written.length, &diags, &err));
    assert_code(0, aira_answers_parse(&again, questionnaire, ini, &diags, &err));
    assert_same(assessment, again);
    aira_assessment_free(again);
    aira_assessment_free(assessment);
    aira_questionnaire_free(questionnaire);
    aira_ini_free(ini);
    aira_buf_dispose(&written);
    aira_buf_dispose(&path);
    aira_diags_dispose(&diags);
}

static void the_worked_cases_come_back(void **state)
{
    char **names = NULL;
    size_t count = 0;

    (void)state;
    assert_code(0, aira_dir_list(&names, &count, AIRA_SOURCE_DIR "/tests/cases", &err));
    assert_true(count >= 30);
    for (size_t i = 0; i < count; i++)
        read_case(names[i]);
    aira_names_free(names, count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_type_comes_back, start, finish),
        cmocka_unit_test_setup_teardown(everything_around_the_values_comes_back, start, finish),
        cmocka_unit_test_setup_teardown(texts_that_look_like_something_else_come_back, start, finish),
        cmocka_unit_test_setup_teardown(what_the_format_cannot_hold_is_replaced, start, finish),
        cmocka_unit_test_setup_teardown(a_note_longer_than_a_line_names_its_question, start, finish),
        cmocka_unit_test(letters_may_be_upper_case),
        cmocka_unit_test(people_may_stand_behind_their_answers),
        cmocka_unit_test(the_worked_cases_come_back),
    };

    return cmocka_run_group_tests(tests, load_firm, free_firm);
}
