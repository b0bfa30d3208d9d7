/* Durable answers a second: through the store room, against a bare SQLite loop with the same pragmas that writes one
 * answer and one journal row in each transaction.  bench_answer FOLDER [ROUNDS]; the two alternate, round by round. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <sqlite3.h>

#include <aira/store.h>

enum { ANSWERS = 100, MAX_ROUNDS = 101 };

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int by_value(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;

    return (left > right) - (left < right);
}

static double median(double *values, int count)
{
    qsort(values, (size_t)count, sizeof *values, by_value);
    return values[count / 2];
}

struct bare {
    sqlite3 *database;
    sqlite3_stmt *begin, *answer, *journal, *commit;
};

static int bare_open(struct bare *bare, const char *path)
{
    static const char schema[] =
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
        "CREATE TABLE answer(assessment INTEGER, question TEXT, person TEXT, value TEXT, note TEXT, evidence TEXT,"
        " at INTEGER, PRIMARY KEY(assessment, question, person)) STRICT;"
        "CREATE TABLE journal(assessment INTEGER, sequence INTEGER, at INTEGER, question TEXT, before TEXT, after TEXT,"
        " previous TEXT, hash TEXT, PRIMARY KEY(assessment, sequence)) STRICT;";

    if (sqlite3_open(path, &bare->database) != SQLITE_OK ||
        sqlite3_exec(bare->database, schema, NULL, NULL, NULL) != SQLITE_OK)
        return -1;
    sqlite3_prepare_v2(bare->database, "BEGIN IMMEDIATE", -1, &bare->begin, NULL);
    sqlite3_prepare_v2(bare->database,
                       "INSERT INTO answer VALUES(1, ?1, '', ?2, ?3, 'document', ?4)"
                       " ON CONFLICT DO UPDATE SET value = ?2, note = ?3, at = ?4",
                       -1, &bare->answer, NULL);
    sqlite3_prepare_v2(bare->database, "INSERT INTO journal VALUES(1, ?1, ?2, ?3, ?4, ?4, ?4, ?4)", -1, &bare->journal,
                       NULL);
    return sqlite3_prepare_v2(bare->database, "COMMIT", -1, &bare->commit, NULL) == SQLITE_OK ? 0 : -1;
}

static int step(sqlite3_stmt *statement)
{
    int code = sqlite3_step(statement);

    sqlite3_reset(statement);
    return code == SQLITE_DONE || code == SQLITE_ROW ? 0 : -1;
}

static int bare_answer(struct bare *bare, const char *question, int sequence)
{
    static const char hash[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    char value[2] = {(char)('0' + sequence % 5), '\0'};

    sqlite3_bind_text(bare->answer, 1, question, -1, SQLITE_STATIC);
    sqlite3_bind_text(bare->answer, 2, value, -1, SQLITE_STATIC);
    sqlite3_bind_text(bare->answer, 3, "a note of some length, as a consultant writes it", -1, SQLITE_STATIC);
    sqlite3_bind_int(bare->answer, 4, sequence);
    sqlite3_bind_int(bare->journal, 1, sequence);
    sqlite3_bind_int(bare->journal, 2, sequence);
    sqlite3_bind_text(bare->journal, 3, question, -1, SQLITE_STATIC);
    sqlite3_bind_text(bare->journal, 4, hash, -1, SQLITE_STATIC);
    return step(bare->begin) < 0 || step(bare->answer) < 0 || step(bare->journal) < 0 || step(bare->commit) < 0 ? -1
                                                                                                                : 0;
}

struct through {
    struct aira_questionnaire *questionnaire;
    struct aira_assessment *assessment;
    struct aira_store *store;
};

static int through_open(struct through *through, const char *path, struct aira_error *err)
{
    struct aira_store_options options = {.create = true};
    struct aira_diags diags;
    int code;

    aira_diags_init(&diags);
    code =
        aira_questionnaire_load(&through->questionnaire, AIRA_SOURCE_DIR "/questionnaires/enterprise-ai", &diags, err);
    aira_diags_dispose(&diags);
    if (code == 0)
        code = aira_assessment_new(&through->assessment, through->questionnaire, "Sample", err);
    if (code == 0)
        code = aira_store_open(&through->store, path, &options, err);
    if (code == 0)
        code = aira_store_add(through->store, through->assessment, 1700000000, NULL, err);
    return code;
}

static int through_answer(struct through *through, int question, int sequence, struct aira_error *err)
{
    struct aira_answer answer = aira_answer_blank(question, AIRA_SETTLED);

    answer.given = AIRA_GIVEN_VALUE;
    answer.value.number = sequence % 5;
    answer.evidence = AIRA_EVIDENCE_DOCUMENT;
    answer.note = (char[]){"a note of some length, as a consultant writes it"};
    return aira_store_answer(through->store, through->assessment->number, through->questionnaire, through->assessment,
                             &answer, 1700000000 + sequence, "Sample", err);
}

/* Questions of type level, so that both sides write the same. */
static int levels(int *questions, const struct aira_questionnaire *questionnaire)
{
    int count = 0;

    for (size_t i = 0; i < questionnaire->question_count && count < ANSWERS; i++)
        if (questionnaire->questions[i].type == AIRA_LEVEL)
            questions[count++] = (int)i;
    return count;
}

int main(int count, char **arguments)
{
    double bare_times[MAX_ROUNDS], through_times[MAX_ROUNDS], ratios[MAX_ROUNDS];
    int rounds = count > 2 ? atoi(arguments[2]) : 11, questions[ANSWERS], asked, sequence = 0;
    char path[1024];
    struct through through = {0};
    struct bare bare = {0};
    struct aira_error err = {.code = AIRA_OK};

    if (count < 2 || rounds < 1 || rounds > MAX_ROUNDS)
        return 2;
    snprintf(path, sizeof path, "%s/through.db", arguments[1]);
    if (through_open(&through, path, &err) < 0) {
        fprintf(stderr, "bench_answer: %s\n", err.message);
        return 1;
    }
    snprintf(path, sizeof path, "%s/bare.db", arguments[1]);
    if (bare_open(&bare, path) < 0)
        return 1;
    asked = levels(questions, through.questionnaire);
    for (int round = 0; round < rounds; round++) {
        double start = now();

        for (int i = 0; i < ANSWERS; i++)
            if (bare_answer(&bare, through.questionnaire->questions[questions[i % asked]].id, sequence + i) < 0)
                return 1;
        bare_times[round] = now() - start;
        start = now();
        for (int i = 0; i < ANSWERS; i++)
            if (through_answer(&through, questions[i % asked], sequence + i, &err) < 0) {
                fprintf(stderr, "bench_answer: %s\n", err.message);
                return 1;
            }
        through_times[round] = now() - start;
        ratios[round] = bare_times[round] / through_times[round];
        sequence += ANSWERS + 1;
    }
    printf("bare     %8.0f answers a second\n", ANSWERS / median(bare_times, rounds));
    printf("store    %8.0f answers a second\n", ANSWERS / median(through_times, rounds));
    printf("ratio    %8.2f (median of %d rounds; at least 0.8 is wanted)\n", median(ratios, rounds), rounds);
    aira_store_close(through.store);
    aira_assessment_free(through.assessment);
    aira_questionnaire_free(through.questionnaire);
    sqlite3_finalize(bare.begin);
    sqlite3_finalize(bare.answer);
    sqlite3_finalize(bare.journal);
    sqlite3_finalize(bare.commit);
    sqlite3_close(bare.database);
    return 0;
}
