/* Two programs on one file do not lose each other's answers, and nothing acknowledged is lost when one is killed. */
#include "desk.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { KILLS = 20 };

static int64_t version_of(struct desk *desk, struct aira_store *store, int64_t number)
{
    int64_t version = 0;

    assert_done(aira_store_version(&version, store, number, &desk->err), desk);
    return version;
}

static void answers_interleave(void **state)
{
    struct desk *desk = *state;
    struct aira_store *other = desk_open(desk, desk->path);
    int64_t first = desk_add(desk, desk->store);
    int64_t second = desk_add(desk, other);
    struct aira_stored stored;

    for (int i = 0; i < 10; i++) {
        char value[2] = {(char)('0' + i % 5), '\0'};
        int64_t before = version_of(desk, other, first);

        desk_must_answer(desk, desk->store, first, "data.access", value, NOON + i);
        assert_int_equal(version_of(desk, other, first), before + 1);
        desk_must_answer(desk, other, first, "data.quality", value, NOON + i);
        assert_int_equal(version_of(desk, desk->store, first), before + 2);
        desk_must_answer(desk, i % 2 == 0 ? desk->store : other, second, "data.access", value, NOON + i);
    }
    assert_string_equal(desk_verify(desk, desk->store), "");
    assert_done(aira_store_load(&stored, desk->store, first, &desk->err), desk);
    assert_int_equal(stored.journal_count, 8 + 20);
    aira_stored_dispose(&stored);
    aira_store_close(other);
}

static void nothing_is_stored_for_another_questionnaire(void **state)
{
    struct desk *desk = *state;
    struct aira_answer answer = aira_answer_blank(0, AIRA_SETTLED);
    struct aira_questionnaire upgraded = *desk->firm;
    int64_t number = desk_add(desk, desk->store);
    int64_t before = version_of(desk, desk->store, number);

    upgraded.hash[0] = upgraded.hash[0] == '0' ? '1' : '0';
    assert_int_equal(aira_store_answer(desk->store, number, &upgraded, NULL, &answer, NOON, NULL, &desk->err),
                     AIRA_ESTORE);
    assert_says("another version", desk->err);
    assert_int_equal(version_of(desk, desk->store, number), before);
}

/* Answers without end, telling each one stored through `pipe`; killed from outside. */
static void answer_on(struct desk *desk, int64_t number, int pipe)
{
    struct aira_store *store = desk_open(desk, desk->path);

    for (int i = 0;; i++) {
        char value[16];

        (void)snprintf(value, sizeof value, "%d", i % 1000);
        if (desk_answer(desk, store, number, "data.volume", "", value, NOON + i) != 0 ||
            write(pipe, &i, sizeof i) != (ssize_t)sizeof i)
            _exit(1);
    }
}

/* Returns how many answers the killed child had told of. */
static int kill_one(struct desk *desk, int64_t number, long nanoseconds)
{
    struct timespec pause = {0, nanoseconds};
    int ends[2];
    int told = 0;
    int last;
    pid_t child;

    assert_int_equal(pipe(ends), 0);
    child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        (void)close(ends[0]);
        answer_on(desk, number, ends[1]);
    }
    (void)close(ends[1]);
    /* Killing only starts once it is answering. */
    assert_int_equal(read(ends[0], &last, sizeof last), sizeof last);
    told = last + 1;
    (void)nanosleep(&pause, NULL);
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(waitpid(child, NULL, 0), child);
    while (read(ends[0], &last, sizeof last) == (ssize_t)sizeof last)
        told = last + 1;
    (void)close(ends[0]);
    return told;
}

struct seen {
    int64_t count, last_at;
};

static int see(void *context, const struct aira_entry *entry)
{
    struct seen *seen = context;

    seen->count++;
    seen->last_at = entry->at;
    return 0;
}

static void what_was_acknowledged_survives_a_kill(void **state)
{
    struct desk *desk = *state;
    int64_t number = desk_add(desk, desk->store);

    aira_store_close(desk->store);
    desk->store = NULL;
    srand(20261124);
    for (int i = 0; i < KILLS; i++) {
        struct seen seen = {0, 0};
        int told = kill_one(desk, number, rand() % 20 * 1000000L);

        desk->store = desk_open(desk, desk->path);
        assert_done(aira_store_journal(desk->store, number, see, &seen, &desk->err), desk);
        /* The one on its way when the signal came may be in or not. */
        if (seen.last_at != NOON + told - 1 && seen.last_at != NOON + told)
            fail_msg("%d answers were acknowledged, the last one stored is number %lld", told,
                     (long long)(seen.last_at - NOON + 1));
        assert_string_equal(desk_verify(desk, desk->store), "");
        aira_store_close(desk->store);
        desk->store = NULL;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(answers_interleave, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(nothing_is_stored_for_another_questionnaire, desk_set, desk_clear),
        cmocka_unit_test_setup_teardown(what_was_acknowledged_survives_a_kill, desk_set, desk_clear),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
