/* report --all: which assessments, and what came of each.  The processes are crew.c's. */
#include "reporting.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "crew.h"
#include "where.h"

enum { MOST_JOBS = 256 };

struct task {
    int64_t number;
    char *client;
    bool told, skipped;       /* skipped: a --where does not fit it after all */
    char *path;               /* of what was written */
    struct aira_error *error; /* why it was not */
    unsigned pages;
    char content_hash[AIRA_HASH_HEX];
};

struct fleet {
    struct cli *cli;
    struct reporting *how;
    struct where where;
    struct task *tasks;
    size_t count, capacity;
    size_t told, made, failed;
    bool shows_progress;
    size_t progress_width;    /* of the line that stands on the terminal */
    struct aira_store *store; /* in a process of the crew */
    bool no_memory;
};

/* What a process of the crew tells: lines to show, and at last what came of the task. */
enum told { NOTE, MADE, SKIPPED, FAILED };
struct word {
    size_t task;
    enum told told;
    unsigned pages;
    char content_hash[AIRA_HASH_HEX];
    char text[2048]; /* a line, or the path */
    struct aira_error error;
};
_Static_assert(sizeof(struct word) <= CREW_WORD, "a word goes through the pipe whole");

/* ---- in a process of the crew
 * ------------------------------------------------------------------------------------------ */

static void tell(int to, struct word *word, enum told told, const char *text)
{
    word->told = told;
    snprintf(word->text, sizeof word->text, "%s", text);
    crew_tell(to, word, sizeof *word);
}

static void tell_notes(int to, struct word *word, struct aira_buf *notes)
{
    char *rest = notes->data, *line;

    while (rest != NULL && (line = strsep(&rest, "\n")) != NULL)
        if (line[0] != '\0')
            tell(to, word, NOTE, line);
}

/* The store is opened with the first task, which then can tell why it could not be. */
static int make(struct reported *reported, bool *fits, struct fleet *fleet, int64_t number, struct aira_error *err)
{
    struct aira_stored stored = {0};
    int64_t now = cli_now(NULL);
    int code = fleet->store != NULL ? 0 : cli_store(&fleet->store, fleet->cli, false, err);

    if (code == 0)
        code = aira_store_load(&stored, fleet->store, number, err);
    if (code == 0)
        code = where_fits_stored(fits, &fleet->where, &stored, err);
    if (code == 0 && *fits)
        code = report_write(reported, fleet->cli, fleet->how, fleet->store, &stored, now, err);
    aira_stored_dispose(&stored);
    return code;
}

static void work(void *context, size_t task, int to)
{
    struct fleet *fleet = context;
    struct reported reported = {.pages = 0};
    struct word word = {.task = task};
    struct aira_buf notes;
    bool fits = true;
    int code;

    aira_buf_init(&notes);
    aira_buf_init(&reported.path);
    fleet->cli->gathered = &notes;
    code = make(&reported, &fits, fleet, fleet->tasks[task].number, &word.error);
    fleet->cli->gathered = NULL;
    word.pages = reported.pages;
    memcpy(word.content_hash, reported.content_hash, sizeof word.content_hash);
    tell_notes(to, &word, &notes);
    tell(to, &word, code < 0 ? FAILED : fits ? MADE : SKIPPED, aira_buf_cstr(&reported.path));
    aira_buf_dispose(&notes);
    aira_buf_dispose(&reported.path);
}

static void end(void *context)
{
    aira_store_close(((struct fleet *)context)->store);
}

/* ---- meanwhile
 * --------------------------------------------------------------------------------------------------------- */

static void wipe_progress(struct fleet *fleet)
{
    if (fleet->progress_width > 0)
        fprintf(stderr, "\r%*s\r", (int)fleet->progress_width, "");
    fleet->progress_width = 0;
}

static void show_progress(struct fleet *fleet)
{
    char told[24], count[24], failed[24];
    struct aira_buf line;

    if (!fleet->shows_progress)
        return;
    snprintf(told, sizeof told, "%zu", fleet->told);
    snprintf(count, sizeof count, "%zu", fleet->count);
    snprintf(failed, sizeof failed, "%zu", fleet->failed);
    aira_buf_init(&line);
    aira_text_fill(&line, cli_word(fleet->cli, fleet->failed > 0 ? "report-progress-failed" : "report-progress"),
                   (const char *[]){"told", told, "count", count, "failed", failed, NULL});
    wipe_progress(fleet);
    fputs(aira_buf_cstr(&line), stderr);
    fleet->progress_width = aira_text_width(aira_buf_cstr(&line));
    aira_buf_dispose(&line);
}

static void note_failure(struct fleet *fleet, struct task *task, const struct aira_error *error)
{
    task->told = true;
    fleet->told++;
    fleet->failed++;
    task->error = malloc(sizeof *task->error);
    if (task->error == NULL)
        fleet->no_memory = true;
    else
        *task->error = *error;
}

static void note_made(struct fleet *fleet, struct task *task, const struct word *word)
{
    fleet->made++;
    task->pages = word->pages;
    memcpy(task->content_hash, word->content_hash, sizeof task->content_hash);
    task->path = aira_strdup(word->text);
    fleet->no_memory = fleet->no_memory || task->path == NULL;
}

static void hear(void *context, const void *said)
{
    struct fleet *fleet = context;
    const struct word *word = said;
    struct task *task = &fleet->tasks[word->task];

    if (word->told == NOTE) {
        wipe_progress(fleet);
        cli_say(fleet->cli, "report-of", (const char *[]){"client", task->client, "words", word->text, NULL});
    } else if (word->told == FAILED) {
        note_failure(fleet, task, &word->error);
    } else {
        task->told = true;
        fleet->told++;
        task->skipped = word->told == SKIPPED;
        if (word->told == MADE)
            note_made(fleet, task, word);
    }
    show_progress(fleet);
}

/* ---- before
 * ------------------------------------------------------------------------------------------------------------ */

struct choosing {
    struct fleet *fleet;
    struct aira_error *err;
};

static int choose(void *context, const struct aira_listed *listed)
{
    struct choosing *choosing = context;
    struct fleet *fleet = choosing->fleet;
    bool fits = false;
    int code = where_fits_listed(&fits, &fleet->where, listed, choosing->err);

    if (code < 0 || !fits)
        return code;
    if (aira_grow(&fleet->tasks, &fleet->capacity, fleet->count + 1, sizeof *fleet->tasks) != 0)
        return aira_error_nomem(choosing->err);
    fleet->tasks[fleet->count] = (struct task){.number = listed->number, .client = aira_strdup(listed->client)};
    return fleet->tasks[fleet->count++].client != NULL ? 0 : aira_error_nomem(choosing->err);
}

static int by_number(const void *a, const void *b)
{
    const struct task *left = a, *right = b;

    return left->number < right->number ? -1 : left->number > right->number;
}

static int none_fits(const struct fleet *fleet, struct aira_error *err)
{
    if (fleet->where.count == 0)
        return aira_error_set(err, AIRA_ENOTFOUND, "Nothing is saved yet. Start with: aira new --client NAME.");
    return aira_error_set(err, AIRA_ENOTFOUND, "No saved assessment fits every --where. 'aira list' shows them.");
}

/* The store is closed again: the processes of the crew must not share it. */
static int choose_tasks(struct fleet *fleet, struct aira_error *err)
{
    struct choosing choosing = {fleet, err};
    struct aira_store *store = NULL;
    int code = cli_store(&store, fleet->cli, false, err);

    if (code == 0)
        code = aira_store_list(store, choose, &choosing, err);
    aira_store_close(store);
    if (code == 0 && fleet->count == 0)
        return none_fits(fleet, err);
    if (code == 0)
        qsort(fleet->tasks, fleet->count, sizeof *fleet->tasks, by_number);
    return code;
}

static int choose_jobs(size_t *jobs, const struct fleet *fleet, struct aira_error *err)
{
    const char *asked = cli_value(fleet->how->args, "jobs");
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    int number = processors < 1 ? 1 : processors > MOST_JOBS ? MOST_JOBS : (int)processors;

    if (asked != NULL && !aira_int_parse(&number, asked, 1, MOST_JOBS))
        return aira_error_set(err, AIRA_EUSAGE, "--jobs takes a number from 1 to %d, not '%s'.", MOST_JOBS, asked);
    *jobs = (size_t)number < fleet->count ? (size_t)number : fleet->count;
    return 0;
}

/* What would fail for every report fails before the first. */
static int prepare(struct fleet *fleet, struct aira_error *err)
{
    const char *language = cli_value(fleet->how->args, "lang");
    enum aira_report_languages languages;

    if (language != NULL && !aira_report_languages_parse(&languages, language))
        return aira_error_set(err, AIRA_EUSAGE, "There is no language '%s'; it is en, zh or both.", language);
    fleet->how->folder = fleet->how->output;
    fleet->how->output = NULL;
    if (fleet->how->folder != NULL && strcmp(fleet->how->folder, "-") == 0)
        return aira_error_set(err, AIRA_EUSAGE,
                              "With --all, -o names a folder; the files are named after the clients.");
    if (fleet->how->folder != NULL && !aira_dir_exists(fleet->how->folder) &&
        aira_dir_make(fleet->how->folder, err) < 0)
        return err->code;
    return cli_report_words(fleet->cli, err);
}

/* ---- afterwards
 * -------------------------------------------------------------------------------------------------------- */

/* Tasks that were taken up, and of which nobody told what came of them. */
static void note_lost(struct fleet *fleet, size_t begun)
{
    struct aira_error lost = {.code = AIRA_EFAIL};

    for (size_t i = 0; i < fleet->count; i++) {
        struct task *task = &fleet->tasks[i];

        if (task->told || (i >= begun && *fleet->cli->interrupted))
            continue;
        aira_error_set(&lost, AIRA_EFAIL,
                       "The process that was to write it ended before. Try it alone: aira report %lld.",
                       (long long)task->number);
        note_failure(fleet, task, &lost);
    }
}

static void print_words(const struct fleet *fleet)
{
    char count[24];

    for (size_t i = 0; i < fleet->count; i++) {
        if (fleet->tasks[i].path != NULL) {
            cli_print(stdout, fleet->tasks[i].path);
            putchar('\n');
        }
    }
    fflush(stdout);
    snprintf(count, sizeof count, "%zu", fleet->made);
    cli_say(fleet->cli, "reports-written", (const char *[]){"count", count, NULL});
    for (size_t i = 0; i < fleet->count; i++) {
        const struct task *task = &fleet->tasks[i];

        if (task->error == NULL)
            continue;
        fprintf(stderr, "aira: %lld ", (long long)task->number);
        cli_print(stderr, task->client);
        fputs(": ", stderr);
        cli_print(stderr, task->error->message);
        fputc('\n', stderr);
    }
}

static struct aira_json *failure_json(const struct task *task)
{
    struct aira_json *object = aira_json_object();
    bool failed = false;

    cli_set(object, "assessment", aira_json_int(task->number), &failed);
    cli_set(object, "client", aira_json_string(task->client), &failed);
    cli_set(object, "error", cli_error_json(task->error), &failed);
    return cli_whole(object, failed);
}

static int print_json(const struct fleet *fleet, struct aira_error *err)
{
    struct aira_json *object = aira_json_object(), *made = aira_json_array(), *not_made = aira_json_array();
    bool failed = false;

    for (size_t i = 0; i < fleet->count; i++) {
        const struct task *task = &fleet->tasks[i];

        if (task->path != NULL && aira_json_append(made, report_json(fleet->how, task->number, task->path, task->pages,
                                                                     task->content_hash)) < 0)
            failed = true;
        if (task->error != NULL && aira_json_append(not_made, failure_json(task)) < 0)
            failed = true;
    }
    cli_set(object, "reports", made, &failed);
    cli_set(object, "failed", not_made, &failed);
    if (!failed)
        return cli_put_json(object, err);
    aira_json_free(object);
    return aira_error_nomem(err);
}

static int sum_up(struct fleet *fleet, struct aira_error *err)
{
    int code = 0;

    if (fleet->no_memory)
        return aira_error_nomem(err);
    if (fleet->cli->json)
        code = print_json(fleet, err);
    else
        print_words(fleet);
    if (code < 0)
        return code;
    if (*fleet->cli->interrupted)
        return aira_error_set(err, AIRA_EINTERRUPTED, "Broken off: %zu of %zu reports are written.", fleet->made,
                              fleet->count);
    if (fleet->failed > 0)
        return aira_error_set(err, AIRA_EFAIL, "%zu of %zu reports could not be written.", fleet->failed,
                              fleet->made + fleet->failed);
    return fleet->made > 0 ? 0 : none_fits(fleet, err);
}

static void dispose(struct fleet *fleet)
{
    for (size_t i = 0; i < fleet->count; i++) {
        free(fleet->tasks[i].client);
        free(fleet->tasks[i].path);
        free(fleet->tasks[i].error);
    }
    free(fleet->tasks);
    where_dispose(&fleet->where);
}

int report_all(struct cli *cli, struct reporting *how, struct aira_error *err)
{
    struct fleet fleet = {
        .cli = cli, .how = how, .shows_progress = !cli->quiet && !cli->json && cli_is_terminal(stderr)};
    struct crew crew = {.word_size = sizeof(struct word),
                        .context = &fleet,
                        .work = work,
                        .end = end,
                        .hear = hear,
                        .interrupted = cli->interrupted};
    size_t begun = 0;
    int code = where_read(&fleet.where, how->args, err);

    if (code == 0)
        code = choose_tasks(&fleet, err);
    if (code == 0)
        code = choose_jobs(&crew.jobs, &fleet, err);
    if (code == 0)
        code = prepare(&fleet, err);
    crew.tasks = fleet.count;
    if (code == 0) {
        show_progress(&fleet);
        code = crew_run(&begun, &crew, err);
        wipe_progress(&fleet);
    }
    if (code == 0) {
        note_lost(&fleet, begun);
        code = sum_up(&fleet, err);
    }
    dispose(&fleet);
    return code;
}
