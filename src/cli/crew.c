#include "crew.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/select.h>
#include <sys/wait.h>
#include <unistd.h>

/* What all processes of a crew see. */
struct board {
    atomic_size_t next; /* the task to take up */
};

struct shift {
    const struct crew *crew;
    struct board *board;
    pid_t *workers;
    size_t worker_count;
    int ends[2];
    sigset_t usual; /* the signals that were blocked before */
    bool called_off;
};

void crew_tell(int tell, const void *word, size_t size)
{
    while (write(tell, word, size) < 0 && errno == EINTR)
        ;
}

/* Never returns: what the parent would do at its end is not for a child to do. */
static void be_worker(const struct shift *shift)
{
    const struct crew *crew = shift->crew;
    size_t task;

    close(shift->ends[0]);
    sigprocmask(SIG_SETMASK, &shift->usual, NULL);
    while (!*crew->interrupted && (task = atomic_fetch_add(&shift->board->next, 1)) < crew->tasks)
        crew->work(crew->context, task, shift->ends[1]);
    crew->end(crew->context);
    _exit(0);
}

static int hire(struct shift *shift, struct aira_error *err)
{
    fflush(stdout);
    fflush(stderr);
    for (shift->worker_count = 0; shift->worker_count < shift->crew->jobs; shift->worker_count++) {
        pid_t worker = fork();

        if (worker == 0)
            be_worker(shift);
        if (worker < 0)
            break;
        shift->workers[shift->worker_count] = worker;
    }
    if (shift->worker_count == 0)
        return aira_error_set(err, AIRA_EFAIL, "No process could be started: %s. Close other programs and try again.",
                              aira_say(strerror(errno)));
    return 0;
}

static void call_off(struct shift *shift)
{
    for (size_t i = 0; !shift->called_off && i < shift->worker_count; i++)
        kill(shift->workers[i], SIGTERM);
    shift->called_off = true;
}

/* Waits for a word or a signal.  Signals are blocked but here, so that none comes between the look at what it left and
 * the wait. */
static bool wait_for_word(struct shift *shift)
{
    for (;;) {
        fd_set ready;

        if (*shift->crew->interrupted)
            call_off(shift);
        FD_ZERO(&ready);
        FD_SET(shift->ends[0], &ready);
        if (pselect(shift->ends[0] + 1, &ready, NULL, NULL, NULL, &shift->usual) > 0)
            return true;
        if (errno != EINTR)
            return false;
    }
}

/* Reads one whole word; false at the end, when no process is left that could say one. */
static bool read_word(const struct shift *shift, char *word)
{
    size_t have = 0;

    while (have < shift->crew->word_size) {
        ssize_t got = read(shift->ends[0], word + have, shift->crew->word_size - have);

        if (got == 0 || (got < 0 && errno != EINTR))
            return false;
        if (got > 0)
            have += (size_t)got;
    }
    return true;
}

static void listen_to_all(struct shift *shift)
{
    _Alignas(max_align_t) char word[CREW_WORD];

    while (wait_for_word(shift) && read_word(shift, word))
        shift->crew->hear(shift->crew->context, word);
}

static void dismiss(struct shift *shift)
{
    for (size_t i = 0; i < shift->worker_count; i++)
        while (waitpid(shift->workers[i], NULL, 0) < 0 && errno == EINTR)
            ;
}

static int work_one_shift(struct shift *shift, struct aira_error *err)
{
    int code;

    if (pipe(shift->ends) != 0)
        return aira_error_set(err, AIRA_EFAIL, "No process could be started: %s.", aira_say(strerror(errno)));
    code = hire(shift, err);
    close(shift->ends[1]);
    if (code == 0)
        listen_to_all(shift);
    close(shift->ends[0]);
    dismiss(shift);
    return code;
}

/* Tasks are left only when processes died; one that died before it took one up would die again. */
static int work_all(struct shift *shift, struct aira_error *err)
{
    size_t before, now = 0;
    int code;

    do {
        before = now;
        code = work_one_shift(shift, err);
        now = atomic_load(&shift->board->next);
    } while (code == 0 && now > before && now < shift->crew->tasks && !*shift->crew->interrupted);
    return code;
}

int crew_run(size_t *begun, const struct crew *crew, struct aira_error *err)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
    struct shift shift = {.crew = crew};
    sigset_t held;
    int code;

    *begun = 0;
    shift.workers = calloc(crew->jobs, sizeof *shift.workers);
    shift.board = mmap(NULL, sizeof *shift.board, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shift.workers == NULL || shift.board == MAP_FAILED) {
        free(shift.workers);
        return aira_error_nomem(err);
    }
    atomic_init(&shift.board->next, 0);
    sigemptyset(&held);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        sigaddset(&held, signals[i]);
    sigprocmask(SIG_BLOCK, &held, &shift.usual);
    code = work_all(&shift, err);
    sigprocmask(SIG_SETMASK, &shift.usual, NULL);
    *begun = atomic_load(&shift.board->next);
    if (*begun > crew->tasks)
        *begun = crew->tasks;
    munmap(shift.board, sizeof *shift.board);
    free(shift.workers);
    return code;
}
