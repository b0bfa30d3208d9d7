/* Answers files that are refused: each with its kind, its line and the words that help. */
#include "support.h"

#include <stdio.h>
#include <string.h>

#define HEAD "[assessment]\nclient = Sample\n"
#define PEOPLE "[person ann]\nrole = data\n"

struct broken {
    const char *text;
    const char *code;
    int line;
    const char *words;
};

static const struct broken BROKEN[] = {
    /* The assessment */
    {"", "missing-client", 0, "no section [assessment]"},
    {"[answer data.access]\nvalue = 1\n", "missing-client", 0, "begin with one that names the client"},
    {"[assessment]\nscope = x\n", "missing-client", 1, "names no client"},
    {"[assessment]\nscope = x\nclient =\n", "missing-client", 3, "write client ="},
    {"[assessment]\nclient = \"  \"\n", "bad-value", 2, "needs the name of its client"},
    {HEAD "questionnaire = farm\n", "wrong-questionnaire", 3, "\"farm\", but they are read for \"firm\""},
    {HEAD "questionnaire =\n", "wrong-questionnaire", 3, "choose that questionnaire"},
    {HEAD "depth = shallow\n", "bad-value", 3, "\"shallow\" is no depth: write quick or full"},
    {HEAD "depth = quickly\n", "bad-value", 3, "quick or full"},
    {HEAD "depth = qui\n", "bad-value", 3, "quick or full"},
    {HEAD "clint = x\n", "unknown-key", 3, "Did you mean \"client\"?"},
    /* Sections */
    {HEAD "[anwser data.access]\nvalue = 1\n", "unknown-section", 3, "Did you mean \"answer\"?"},
    {HEAD "[assessment two]\n", "unknown-section", 3, "is none of [assessment]"},
    {HEAD "[answer]\nvalue = 1\n", "unknown-section", 3, "[answer QUESTION]"},
    {HEAD PEOPLE "[answer @ann]\nvalue = 1\n", "unknown-section", 5, "@PERSON"},
    {HEAD "[person]\nname = x\n", "unknown-section", 3, "[person ID]"},
    {HEAD "[target]\nlevel = 1\n", "unknown-section", 3, "[target QUESTION]"},
    {HEAD "[colour red]\n", "unknown-section", 3, "is none of"},
    /* People */
    {HEAD "[person a.b]\n", "bad-person", 3, "start with a letter"},
    {HEAD "[person 1a]\n", "bad-person", 3, "\"1a\" cannot be a person's id"},
    {HEAD "[person ann bo]\n", "bad-person", 3, "\"ann bo\""},
    {HEAD "[person ann]\nrole = boss\n", "bad-role", 4, "it has: business, data"},
    {HEAD "[person ann]\nage = 3\n", "unknown-key", 4, "no key \"age\""},
    {HEAD PEOPLE "[answer data.access @bo]\nvalue = 1\n", "unknown-person", 5, "add a section [person bo]"},
    {HEAD PEOPLE "[answer data.access @anne]\nvalue = 1\n", "unknown-person", 5, "Did you mean \"ann\"?"},
    {HEAD PEOPLE "[answer data.access @]\nvalue = 1\n", "unknown-person", 5, "names nobody behind the @"},
    /* Values */
    {HEAD "[answer data.acess]\nvalue = 1\n", "unknown-question", 3, "Did you mean \"data.access\"?"},
    {HEAD "[answer access]\nvalue = 1\n", "unknown-question", 3, "The questionnaire firm has no question"},
    {HEAD "[answer data.access]\nnote = x\n", "missing-value", 3, "value = ?"},
    {HEAD "[answer data.access]\nnote = x\nvalue =\n", "missing-value", 5, "data.access has no value"},
    {HEAD "[answer profile.words]\nvalue = \"  \"\n", "missing-value", 4, "value = ?"},
    {HEAD "[answer data.access]\nvalue = 5\n", "bad-value", 4, "0 to 4"},
    {HEAD "[answer data.access]\nvalue = 1.5\n", "bad-value", 4, "0 to 4"},
    {HEAD "[answer data.secret]\nvalue = maybe\n", "bad-value", 4, "yes or no"},
    {HEAD "[answer org.plan]\nvalue = sigend\n", "bad-value", 4, "none, draft, signed"},
    {HEAD "[answer org.plan]\nvalue = draft, signed\n", "bad-value", 4, "one of"},
    {HEAD "[answer org.tools]\nvalue = a, e\n", "bad-value", 4, "a, b, c, d"},
    {HEAD "[answer org.tools]\nvalue = a,, b\n", "bad-value", 4, "commas"},
    {HEAD "[answer org.tools]\nvalue = a, a\n", "bad-value", 4, "each once"},
    {HEAD "[answer data.volume]\nvalue = 1000.001\n", "bad-value", 4, "from 0 to 1000"},
    {HEAD "[answer data.volume]\nvalue = -1\n", "bad-value", 4, "from 0 to 1000"},
    {HEAD "[answer data.volume]\nvalue = 0.0001\n", "bad-value", 4, "three decimals"},
    {HEAD "[answer data.volume]\nvalue = 1,000\n", "bad-value", 4, "a number"},
    /* What stands around a value */
    {HEAD "[answer data.access]\nvalue = n/a\n", "missing-reason", 3, "write reason ="},
    {HEAD "[answer data.access]\nvalue = n/a\nreason =\n", "missing-reason", 5, "say why"},
    {HEAD "[answer data.access]\nvalue = N/A\nreason = \" \"\n", "missing-reason", 5, "say why"},
    {HEAD "[answer data.access]\nvalue = 1\nevidence = rumour\n", "bad-evidence", 5, "document or verified"},
    {HEAD "[answer data.access]\nvalue = 1\nevidence =\n", "bad-evidence", 5, "no grade of evidence"},
    {HEAD "[answer data.access]\nvalue = 1\nflag = 1\n", "bad-flag", 5, "write yes or no"},
    {HEAD "[answer data.access]\nvalue = 1\nevidence-refrence = x\n", "unknown-key", 5, "\"evidence-reference\"?"},
    {HEAD PEOPLE "[answer data.access@ann]\nvalue = 1\n[answer data.access @ann]\nvalue = 2\n", "duplicate-answer", 7,
     "a second time"},
    {HEAD "[answer data.access]\nvalue = 1\n[Answer  Data.Access]\nvalue = 2\n", "duplicate-section", 5, ""},
    {HEAD "[answer data.access]\nvalue = 1\nvalue = 2\n", "duplicate-key", 5, ""},
    /* Targets */
    {HEAD "[target data.acces]\nlevel = 1\n", "unknown-question", 3, "Did you mean \"data.access\"?"},
    {HEAD "[target data.access]\n", "bad-level", 3, "write level ="},
    {HEAD "[target data.access]\nlevel = 5\n", "bad-level", 4, "from 0 to 4"},
    {HEAD "[target data.access]\nlevel = -1\n", "bad-level", 4, "from 0 to 4"},
    {HEAD "[target profile.words]\nlevel = 1\n", "bad-level", 4, "has no levels"},
    {HEAD "[target data.access]\nlevel = 1\nby = ann\n", "unknown-key", 5, "has no key \"by\""},
    /* What INI itself refuses */
    {"client = Sample\n[assessment]\n", "no-section", 1, ""},
    {"[assessment]\nclient = Sam\x1b[2Jple\n", "control-character", 2, ""},
    {"[assessment]\nclient = Sam\xffple\n", "not-utf8", 2, ""},
    {HEAD "[answer data.access]\nvalue = 1\nnote = a; b\n", "unquoted-comment", 5, ""},
};

static void check(const struct broken *broken, size_t row)
{
    struct aira_assessment *assessment = NULL;
    struct aira_diags diags;
    struct aira_error err;
    int rc;

    aira_diags_init(&diags);
    rc = parse_answers(&assessment, broken->text, &diags, &err);
    if (rc != AIRA_EINPUT || assessment != NULL || diags.count != 1)
        fail_msg("row %zu: code %d, %zu diagnostics", row, rc, diags.count);
    if (strcmp(diags.items[0].code, broken->code) != 0 || diags.items[0].line != broken->line ||
        strstr(diags.items[0].message, broken->words) == NULL)
        fail_msg("row %zu: %s at %d: %s", row, diags.items[0].code, diags.items[0].line, diags.items[0].message);
    assert_string_equal(diags.items[0].file, "answers.ini");
    assert_int_equal(diags.items[0].severity, AIRA_ERROR);
    assert_int_equal(err.line, broken->line);
    assert_string_equal(err.message, diags.items[0].message);
    aira_diags_dispose(&diags);
}

static void each_is_refused_in_its_own_words(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof BROKEN / sizeof BROKEN[0]; i++)
        check(&BROKEN[i], i);
}

/* A text of `length` bytes where %s stands. */
static void check_long(const char *format, size_t length, const char *code, int line, const char *words)
{
    char longest[1024];
    char text[2048];
    struct broken broken = {text, code, line, words};

    memset(longest, 'x', length);
    longest[length] = '\0';
    (void)snprintf(text, sizeof text, format, longest);
    check(&broken, length);
}

static void texts_too_long_point_to_their_own_line(void **state)
{
    (void)state;
    check_long("[assessment]\nclient = %s\n", AIRA_MAX_NAME + 1, "bad-value", 2, "client's name has 401 bytes");
    check_long(HEAD "scope = %s\n", AIRA_MAX_NAME + 1, "bad-value", 3, "scope has 401 bytes");
    check_long(HEAD "[person %s]\n", AIRA_MAX_NAME + 1, "bad-person", 3, "401 bytes");
    check_long(HEAD "[person ann]\nrole = data\nname = %s\n", AIRA_MAX_NAME + 1, "bad-person", 5, "name of ann");
    check_long(HEAD "[answer data.access]\nvalue = 1\nby = %s\n", AIRA_MAX_NAME + 1, "bad-value", 5, "who answered");
    check_long(HEAD "[answer data.access]\nvalue = 1\nevidence-reference = %s\n", AIRA_MAX_NAME + 1, "bad-value", 5,
               "reference to the evidence");
    check_long(HEAD "[answer data.access]\nvalue = 1\nnote = %s\n", AIRA_INI_MAX_LINE, "line-too-long", 5, "1022");
}

static void all_errors_come_in_one_run(void **state)
{
    static const char text[] = "[assessment]\ncolor = red\ndepth = deep\n"                         /* line 1 */
                               "[person ann]\nage = 3\nrole = boss\n"                              /* 4 */
                               "[answer data.access @ann]\nvalue = 9\nevidence = x\nflag = x\n"    /* 7 */
                               "[answer data.acces @bob]\nsize = x\n"                              /* 11 */
                               "[target data.access]\nlevel = 9\nvalue = 1\n[colour red]\nx = y\n" /* 13 */
                               "[answer org.plan]\nvalue = draft\n";
    static const struct {
        int line;
        const char *code;
    } EXPECTED[] = {
        {1, "missing-client"},    {2, "unknown-key"},      {3, "bad-value"},    {5, "unknown-key"},
        {6, "bad-role"},          {8, "bad-value"},        {9, "bad-evidence"}, {10, "bad-flag"},
        {11, "unknown-question"}, {11, "unknown-person"},  {12, "unknown-key"}, {14, "bad-level"},
        {15, "unknown-key"},      {16, "unknown-section"},
    };
    const size_t count = sizeof EXPECTED / sizeof EXPECTED[0];
    struct aira_assessment *assessment = NULL;
    struct aira_diags diags;
    struct aira_error err;

    (void)state;
    aira_diags_init(&diags);
    assert_code(AIRA_EINPUT, parse_answers(&assessment, text, &diags, &err));
    assert_null(assessment);
    assert_int_equal(diags.errors, count);
    for (size_t i = 0; i < count; i++) {
        bool found = false;

        for (size_t j = 0; j < diags.count && !found; j++)
            found = diags.items[j].line == EXPECTED[i].line && strcmp(diags.items[j].code, EXPECTED[i].code) == 0;
        if (!found)
            fail_msg("no %s at line %d", EXPECTED[i].code, EXPECTED[i].line);
    }
    assert_says("and 13 more errors", err);
    aira_diags_dispose(&diags);
}

static void a_person_has_two_errors_at_once(void **state)
{
    struct aira_assessment *assessment = NULL;
    struct aira_diags diags;
    struct aira_error err;
    char text[1024];
    char name[AIRA_MAX_NAME + 2];

    (void)state;
    memset(name, 'x', sizeof name);
    name[sizeof name - 1] = '\0';
    (void)snprintf(text, sizeof text, HEAD "[person ann]\nname = %s\nrole = boss\n", name);
    aira_diags_init(&diags);
    assert_code(AIRA_EINPUT, parse_answers(&assessment, text, &diags, &err));
    assert_int_equal(diags.count, 2);
    assert_int_equal(diags.items[0].line, 4);
    assert_int_equal(diags.items[1].line, 5);
    aira_diags_dispose(&diags);
}

static void errors_before_do_not_count(void **state)
{
    struct aira_assessment *assessment = NULL;
    struct aira_diags diags;
    struct aira_error err;

    (void)state;
    aira_diags_init(&diags);
    aira_diags_add(&diags, AIRA_ERROR, "other", "other.ini", 1, "Another file is broken.");
    assert_code(0, parse_answers(&assessment, HEAD, &diags, &err));
    assert_non_null(assessment);
    aira_assessment_free(assessment);
    aira_diags_dispose(&diags);
}

static void more_errors_than_are_kept_are_counted(void **state)
{
    struct aira_assessment *assessment = NULL;
    struct aira_diags diags;
    struct aira_error err;
    struct aira_buf text;

    (void)state;
    aira_buf_init(&text);
    aira_buf_puts(&text, HEAD);
    for (int i = 0; i < 3 * AIRA_DIAGS_MAX; i++)
        aira_buf_printf(&text, "[answer data.a%d]\nvalue = 1\n", i);
    aira_diags_init(&diags);
    assert_code(AIRA_EINPUT, parse_answers(&assessment, aira_buf_cstr(&text), &diags, &err));
    assert_int_equal(diags.count, AIRA_DIAGS_MAX);
    assert_int_equal(diags.errors, 3 * AIRA_DIAGS_MAX);
    aira_diags_dispose(&diags);
    aira_buf_dispose(&text);
}

static void too_many_people_are_refused(void **state)
{
    struct aira_assessment *assessment = NULL;
    struct aira_diags diags;
    struct aira_error err;
    struct aira_buf text;

    (void)state;
    aira_buf_init(&text);
    aira_buf_puts(&text, HEAD);
    for (int i = 0; i <= AIRA_MAX_PEOPLE; i++)
        aira_buf_printf(&text, "[person p%d]\n", i);
    aira_diags_init(&diags);
    assert_code(AIRA_EINPUT, parse_answers(&assessment, aira_buf_cstr(&text), &diags, &err));
    assert_int_equal(diags.count, 1);
    assert_string_equal(diags.items[0].code, "bad-person");
    assert_int_equal(diags.items[0].line, 2 + AIRA_MAX_PEOPLE + 1);
    assert_says("at most 1000 people", err);
    aira_diags_dispose(&diags);
    aira_buf_dispose(&text);
}

static void a_file_that_is_not_there_is_not_found(void **state)
{
    struct aira_assessment *assessment = NULL;
    struct aira_diags diags;
    struct aira_error err;

    (void)state;
    aira_diags_init(&diags);
    assert_code(AIRA_ENOTFOUND,
                aira_answers_read(&assessment, firm, AIRA_SOURCE_DIR "/tests/unit/answers/none.ini", &diags, &err));
    assert_null(assessment);
    assert_non_null(strstr(err.file, "none.ini"));
    assert_code(AIRA_EINPUT,
                aira_answers_read(&assessment, firm, AIRA_SOURCE_DIR "/tests/unit/answers/firm", &diags, &err));
    assert_null(assessment);
    aira_diags_dispose(&diags);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_is_refused_in_its_own_words), cmocka_unit_test(texts_too_long_point_to_their_own_line),
        cmocka_unit_test(all_errors_come_in_one_run),       cmocka_unit_test(a_person_has_two_errors_at_once),
        cmocka_unit_test(errors_before_do_not_count),       cmocka_unit_test(more_errors_than_are_kept_are_counted),
        cmocka_unit_test(too_many_people_are_refused),      cmocka_unit_test(a_file_that_is_not_there_is_not_found),
    };

    return cmocka_run_group_tests(tests, load_firm, free_firm);
}
