#include "desk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sqlite3.h>

static struct aira_questionnaire *load_firm(void)
{
    struct aira_questionnaire *firm = NULL;
    struct aira_diags diags;
    struct aira_error err;

    aira_diags_init(&diags);
    assert_int_equal(aira_questionnaire_load(&firm, AIRA_SOURCE_DIR "/tests/unit/answers/firm", &diags, &err), 0);
    aira_diags_dispose(&diags);
    return firm;
}

int desk_set(void **state)
{
    struct desk *desk = calloc(1, sizeof *desk);

    assert_non_null(desk);
    (void)snprintf(desk->folder, sizeof desk->folder, "/tmp/aira-store-XXXXXX");
    assert_non_null(mkdtemp(desk->folder));
    (void)snprintf(desk->path, sizeof desk->path, "%s/aira.db", desk->folder);
    desk->firm = load_firm();
    desk->store = desk_open(desk, desk->path);
    *state = desk;
    return 0;
}

int desk_clear(void **state)
{
    struct desk *desk = *state;
    char **names;
    size_t count;

    aira_store_close(desk->store);
    aira_questionnaire_free(desk->firm);
    if (aira_dir_list(&names, &count, desk->folder, &desk->err) == 0) {
        for (size_t i = 0; i < count; i++) {
            char path[160];

            desk_path(path, desk, names[i]);
            if (unlink(path) != 0)
                (void)rmdir(path);
        }
        aira_names_free(names, count);
    }
    (void)rmdir(desk->folder);
    free(desk);
    return 0;
}

struct aira_store *desk_open(struct desk *desk, const char *path)
{
    struct aira_store_options options = {.create = true, .busy_ms = 200};
    struct aira_store *store = NULL;

    assert_done(aira_store_open(&store, path, &options, &desk->err), desk);
    return store;
}

void desk_reopen(struct desk *desk)
{
    aira_store_close(desk->store);
    desk->store = desk_open(desk, desk->path);
}

void desk_path(char path[160], const struct desk *desk, const char *name)
{
    assert_true(snprintf(path, 160, "%s/%s", desk->folder, name) < 160);
}

static void say(struct desk *desk, struct aira_assessment *assessment, const char *question, const char *person,
                const char *value)
{
    char reason[] = "They sell nothing.";
    int at = aira_questionnaire_question(desk->firm, question);
    struct aira_answer answer =
        aira_answer_blank(at, person[0] == '\0' ? AIRA_SETTLED : aira_assessment_person(assessment, person));

    assert_true(at >= 0);
    assert_done(aira_answer_parse(&answer, &desk->firm->questions[at], value, &desk->err), desk);
    if (answer.given == AIRA_GIVEN_NA)
        answer.reason = reason;
    answer.note = (char[]){"Said twice,\nin two ways: 两次"};
    answer.evidence = AIRA_EVIDENCE_DOCUMENT;
    answer.evidence_reference = (char[]){"Minutes 7"};
    answer.flag = at % 2 == 0;
    assert_done(aira_assessment_answer(assessment, &answer, &desk->err), desk);
}

static char *copy(const char *text)
{
    char *own = aira_strdup(text);

    assert_non_null(own);
    return own;
}

static void add_words(struct desk *desk, struct aira_assessment *assessment)
{
    struct aira_observation *observation;
    struct aira_section_text *text;

    assert_int_equal(aira_grow(&assessment->observations, &assessment->observation_capacity, 1, sizeof *observation),
                     0);
    observation = &assessment->observations[assessment->observation_count++];
    *observation = (struct aira_observation){.question = aira_questionnaire_question(desk->firm, "data.access"),
                                             .text = copy("Keys lie open"),
                                             .impact = copy("Anybody reads"),
                                             .owner = copy("Ann"),
                                             .due = copy("2027-01-31")};
    assert_int_equal(aira_grow(&assessment->texts, &assessment->text_capacity, 1, sizeof *text), 0);
    text = &assessment->texts[assessment->text_count++];
    *text =
        (struct aira_section_text){.section = copy("summary"), .language = copy("zh"), .text = copy("第一行\n第二行")};
}

struct aira_assessment *desk_assessment(struct desk *desk)
{
    struct aira_assessment *assessment = NULL;

    assert_done(aira_assessment_new(&assessment, desk->firm, CLIENT, &desk->err), desk);
    assert_done(aira_assessment_set_scope(assessment, "零售部", &desk->err), desk);
    assert_done(aira_assessment_set_person(NULL, assessment, "wei", "王伟", "data", &desk->err), desk);
    assert_done(aira_assessment_set_person(NULL, assessment, "ann", "Ann Lee", "business", &desk->err), desk);
    assert_done(
        aira_assessment_set_target(assessment, aira_questionnaire_question(desk->firm, "data.access"), 4, &desk->err),
        desk);
    say(desk, assessment, "profile.stage", "", "product");
    say(desk, assessment, "profile.uses", "", "code, office");
    say(desk, assessment, "profile.words", "", "words of \"theirs\"");
    say(desk, assessment, "data.access", "ann", "2");
    say(desk, assessment, "data.access", "wei", "3");
    say(desk, assessment, "data.quality", "", "?");
    say(desk, assessment, "data.secret", "", "n/a");
    say(desk, assessment, "data.volume", "", "12.5");
    add_words(desk, assessment);
    return assessment;
}

int64_t desk_add(struct desk *desk, struct aira_store *store)
{
    struct aira_assessment *assessment = desk_assessment(desk);
    int64_t number;

    assert_done(aira_store_add(store, assessment, NOON, "zoe", &desk->err), desk);
    number = assessment->number;
    aira_assessment_free(assessment);
    return number;
}

int desk_answer(struct desk *desk, struct aira_store *store, int64_t number, const char *question, const char *person,
                const char *value, int64_t now)
{
    struct aira_stored stored;
    struct aira_answer answer;
    int at = aira_questionnaire_question(desk->firm, question);
    int result;

    assert_done(aira_store_load(&stored, store, number, &desk->err), desk);
    answer =
        aira_answer_blank(at, person[0] == '\0' ? AIRA_SETTLED : aira_assessment_person(stored.assessment, person));
    assert_done(aira_answer_parse(&answer, &desk->firm->questions[at], value, &desk->err), desk);
    result = aira_store_answer(store, number, stored.questionnaire, stored.assessment, &answer, now, "zoe", &desk->err);
    aira_stored_dispose(&stored);
    return result;
}

void desk_must_answer(struct desk *desk, struct aira_store *store, int64_t number, const char *question,
                      const char *value, int64_t now)
{
    assert_done(desk_answer(desk, store, number, question, "", value, now), desk);
}

void desk_value(char value[64], struct desk *desk, struct aira_store *store, int64_t number, const char *question)
{
    struct aira_stored stored;
    struct aira_buf text;
    const struct aira_answer *answer;

    aira_buf_init(&text);
    assert_done(aira_store_load(&stored, store, number, &desk->err), desk);
    answer = aira_assessment_find(stored.assessment, aira_questionnaire_question(desk->firm, question), AIRA_SETTLED);
    if (answer != NULL)
        aira_answer_format(&text, &stored.questionnaire->questions[answer->question], answer);
    (void)snprintf(value, 64, "%s", aira_buf_cstr(&text));
    aira_buf_dispose(&text);
    aira_stored_dispose(&stored);
}

void desk_sql(const char *path, const char *sql)
{
    sqlite3 *db = NULL;
    char *why = NULL;

    assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    (void)sqlite3_busy_timeout(db, 1000);
    (void)sqlite3_exec(db, "PRAGMA ignore_check_constraints = ON", NULL, NULL, NULL);
    if (sqlite3_exec(db, sql, NULL, NULL, &why) != SQLITE_OK)
        fail_msg("%s: %s", sql, why);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

const char *desk_verify(struct desk *desk, struct aira_store *store)
{
    static char codes[1024];
    struct aira_diags diags;
    size_t length = 0;
    int result;

    aira_diags_init(&diags);
    result = aira_store_verify(store, &diags, &desk->err);
    codes[0] = '\0';
    for (size_t i = 0; i < diags.count; i++)
        length +=
            (size_t)snprintf(codes + length, sizeof codes - length, "%s%s", i == 0 ? "" : " ", diags.items[i].code);
    if (result != (diags.count == 0 ? 0 : AIRA_EFAIL))
        fail_msg("verify returned %d with the troubles \"%s\": %s", result, codes, desk->err.message);
    aira_diags_dispose(&diags);
    return codes;
}

void desk_copy_file(const char *from, const char *to)
{
    struct aira_buf bytes;
    struct aira_error err;

    aira_buf_init(&bytes);
    (void)unlink(to);
    if (aira_file_exists(from)) {
        assert_int_equal(aira_file_read(&bytes, from, 64 * 1024 * 1024, &err), 0);
        assert_int_equal(aira_file_write(to, aira_buf_cstr(&bytes), bytes.length, 0600, &err), 0);
    }
    aira_buf_dispose(&bytes);
}

void desk_copy_database(const char *from, const char *to)
{
    static const char *const ends[] = {"", "-wal", "-shm"};

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        char source[200];
        char copied[200];

        (void)snprintf(source, sizeof source, "%s%s", from, ends[i]);
        (void)snprintf(copied, sizeof copied, "%s%s", to, ends[i]);
        desk_copy_file(source, copied);
    }
}

bool desk_holds(const char *path, const char *bytes)
{
    struct aira_buf all;
    struct aira_error err;
    bool found;

    aira_buf_init(&all);
    if (aira_file_exists(path))
        assert_int_equal(aira_file_read(&all, path, 64 * 1024 * 1024, &err), 0);
    found = all.length > 0 && memmem(all.data, all.length, bytes, strlen(bytes)) != NULL;
    aira_buf_dispose(&all);
    return found;
}
