/* A report that was handed out, against the database: what it says of itself is compared, not its pages. */
#include "verify_report.h"

#include <stdlib.h>
#include <string.h>

#include "scoring.h"

enum { MOST_BYTES = 64 << 20 };

enum verdict { CURRENT, EARLIER, DIFFERS, UNKNOWN_ENTRY, ELSEWHERE, DELETED };
/* In --json, and behind "verify-report-" in the words. */
static const char *const verdicts[] = {"current", "earlier", "differs", "unknown-entry", "elsewhere", "deleted"};

/* What set_properties of the report room writes. */
enum { CONTENT_HASH, JOURNAL_HEAD, ASSESSMENT, REDACTED, MARKS };
static const char *const marks[MARKS] = {"aira-content-hash", "aira-journal-head", "aira-assessment", "aira-redacted"};

struct inspection {
    const char *file;
    struct aira_buf marks[MARKS];
    enum verdict verdict;
    struct aira_stored stored; /* of CURRENT to UNKNOWN_ENTRY */
    char now[AIRA_HASH_HEX];   /* the content hash of today; "": not worked out */
    bool found;                /* the journal has the entry that the report names */
    int64_t sequence, at;      /* of that entry; 0: before the first one */
    struct aira_buf by;
    int64_t noted; /* when a report of that content was noted here; 0: never */
    char deleted[AIRA_TIME_SIZE];
};

static const char *mark(const struct inspection *inspection, int which)
{
    return aira_buf_cstr(&inspection->marks[which]);
}

/* ---- looking --------------------------------------------------------------------------------------------------------
 */

static int read_marks(struct inspection *inspection, struct aira_error *err)
{
    struct aira_buf bytes;
    int code;

    aira_buf_init(&bytes);
    code = aira_file_read(&bytes, inspection->file, MOST_BYTES, err);
    if (code == 0)
        code =
            aira_pdf_words(inspection->marks, marks, MARKS, inspection->file, aira_buf_cstr(&bytes), bytes.length, err);
    aira_buf_dispose(&bytes);
    if (code == 0 && (inspection->marks[CONTENT_HASH].length == 0 || inspection->marks[ASSESSMENT].length == 0))
        return aira_error_at(err, AIRA_EINPUT, inspection->file, 0,
                             "This PDF does not say which assessment it is of: it is no scorecard of aira, or another "
                             "program saved it anew and left that out. Ask for the file as it was handed over.");
    return code;
}

static int look_at_entry(void *context, const struct aira_entry *entry)
{
    struct inspection *inspection = context;

    if (strcmp(entry->hash, mark(inspection, JOURNAL_HEAD)) != 0)
        return 0;
    inspection->found = true;
    inspection->sequence = entry->sequence;
    inspection->at = entry->at;
    aira_buf_puts(&inspection->by, entry->by);
    return 1;
}

/* A report that was made before the first answer names no entry. */
static int find_entry(struct inspection *inspection, struct aira_store *store, struct aira_error *err)
{
    int code;

    if (inspection->marks[JOURNAL_HEAD].length == 0) {
        inspection->found = true;
        return 0;
    }
    code = aira_store_journal(store, inspection->stored.assessment->number, look_at_entry, inspection, err);
    return code < 0 ? code : aira_buf_result(&inspection->by, err);
}

static int work_out_now(struct inspection *inspection, struct aira_error *err)
{
    struct aira_scorecard *scorecard = NULL;
    bool redacted = inspection->marks[REDACTED].length > 0;
    int code = redacted ? cli_scorecard_redacted(&scorecard, &inspection->stored, err)
                        : cli_scorecard(&scorecard, &inspection->stored, err);

    if (code == 0)
        memcpy(inspection->now, scorecard->content_hash, sizeof inspection->now);
    aira_scorecard_free(scorecard);
    return code;
}

static int compare(struct inspection *inspection, struct aira_store *store, int64_t number, struct aira_error *err)
{
    int code = aira_store_load(&inspection->stored, store, number, err);

    if (code == 0)
        code = work_out_now(inspection, err);
    if (code == 0)
        code = find_entry(inspection, store, err);
    if (code == 0)
        code = aira_store_report_noted(&inspection->noted, store, number, mark(inspection, CONTENT_HASH), err);
    if (code < 0)
        return code;
    if (!inspection->found)
        inspection->verdict = UNKNOWN_ENTRY;
    else if (inspection->sequence < inspection->stored.journal_count)
        inspection->verdict = EARLIER;
    else
        inspection->verdict = strcmp(inspection->now, mark(inspection, CONTENT_HASH)) == 0 ? CURRENT : DIFFERS;
    return 0;
}

static int inspect(struct inspection *inspection, const struct cli *cli, struct aira_error *err)
{
    struct aira_store *store = NULL;
    int64_t number = 0;
    int code = read_marks(inspection, err);

    if (code == 0)
        code = cli_store(&store, cli, false, err);
    if (code == 0)
        code = aira_store_find_uuid(&number, inspection->deleted, store, mark(inspection, ASSESSMENT), err);
    if (code == 0 && number == 0)
        inspection->verdict = inspection->deleted[0] != '\0' ? DELETED : ELSEWHERE;
    else if (code == 0)
        code = compare(inspection, store, number, err);
    aira_store_close(store);
    return code;
}

/* ---- telling --------------------------------------------------------------------------------------------------------
 */

static struct aira_json *entry_json(const struct inspection *inspection)
{
    struct aira_json *object;
    bool failed = false;

    if (inspection->sequence == 0)
        return aira_json_null();
    object = aira_json_object();
    cli_set(object, "sequence", aira_json_int(inspection->sequence), &failed);
    cli_set(object, "at", cli_time_json(inspection->at), &failed);
    cli_set(object, "by", aira_json_string(aira_buf_cstr(&inspection->by)), &failed);
    return cli_whole(object, failed);
}

static struct aira_json *text_or_null(const char *text)
{
    return text[0] != '\0' ? aira_json_string(text) : aira_json_null();
}

static int tell_json(const struct inspection *inspection, struct aira_error *err)
{
    const struct aira_assessment *assessment = inspection->stored.assessment;
    struct aira_json *object = aira_json_object();
    bool failed = false;

    cli_set(object, "file", aira_json_string(inspection->file), &failed);
    cli_set(object, "verdict", aira_json_string(verdicts[inspection->verdict]), &failed);
    cli_set(object, "uuid", aira_json_string(mark(inspection, ASSESSMENT)), &failed);
    cli_set(object, "assessment", assessment != NULL ? aira_json_int(assessment->number) : aira_json_null(), &failed);
    cli_set(object, "client", aira_json_string(assessment != NULL ? assessment->client : NULL), &failed);
    cli_set(object, "content_hash", aira_json_string(mark(inspection, CONTENT_HASH)), &failed);
    cli_set(object, "content_hash_now", text_or_null(inspection->now), &failed);
    cli_set(object, "journal_head", text_or_null(mark(inspection, JOURNAL_HEAD)), &failed);
    cli_set(object, "journal_head_now", text_or_null(inspection->stored.journal_head), &failed);
    cli_set(object, "entry", entry_json(inspection), &failed);
    cli_set(object, "entries", assessment != NULL ? aira_json_int(inspection->stored.journal_count) : aira_json_null(),
            &failed);
    cli_set(object, "noted", cli_time_json(inspection->noted), &failed);
    cli_set(object, "deleted", text_or_null(inspection->deleted), &failed);
    return cli_put_json(cli_whole(object, failed), err);
}

/* "2026-11-24" */
static void print_words(const struct cli *cli, const char *key, const char *const *pairs)
{
    struct aira_buf line;

    aira_buf_init(&line);
    aira_text_fill(&line, cli_word(cli, key), pairs);
    cli_print(stdout, aira_buf_cstr(&line));
    putchar('\n');
    aira_buf_dispose(&line);
}

/* The word for the verdict; an entry is told by whom it was made when that is known. */
static void verdict_key(char key[64], const struct inspection *inspection)
{
    const char *more = "";

    if (inspection->verdict == EARLIER && inspection->sequence == 0)
        more = "-start";
    else if (inspection->verdict == EARLIER && inspection->by.length > 0)
        more = "-by";
    snprintf(key, 64, "verify-report-%s%s", verdicts[inspection->verdict], more);
}

static void tell_words(const struct inspection *inspection, const struct cli *cli)
{
    const struct aira_assessment *assessment = inspection->stored.assessment;
    char key[64], number[24] = "", entries[24], sequence[24], day[AIRA_TIME_SIZE], noted[AIRA_TIME_SIZE];
    const char *pairs[] = {"file",     inspection->file,
                           "database", aira_buf_cstr(&cli->database),
                           "client",   assessment != NULL ? assessment->client : "",
                           "number",   number,
                           "entries",  entries,
                           "sequence", sequence,
                           "day",      day,
                           "by",       aira_buf_cstr(&inspection->by),
                           "noted",    noted,
                           "deleted",  inspection->deleted,
                           NULL};

    if (assessment != NULL)
        snprintf(number, sizeof number, "%lld", (long long)assessment->number);
    snprintf(entries, sizeof entries, "%lld", (long long)inspection->stored.journal_count);
    snprintf(sequence, sizeof sequence, "%lld", (long long)inspection->sequence);
    aira_day_format(day, inspection->at);
    aira_day_format(noted, inspection->noted);
    verdict_key(key, inspection);
    print_words(cli, key, pairs);
    if (inspection->verdict == CURRENT || assessment == NULL)
        return;
    snprintf(key, sizeof key, "verify-report-%s-%s", verdicts[inspection->verdict],
             inspection->noted > 0 ? "noted" : "unnoted");
    print_words(cli, key, pairs);
}

int cli_verify_report(struct cli *cli, const char *file, struct aira_error *err)
{
    struct inspection inspection = {.file = file};
    int code;

    for (int i = 0; i < MARKS; i++)
        aira_buf_init(&inspection.marks[i]);
    aira_buf_init(&inspection.by);
    code = inspect(&inspection, cli, err);
    if (code == 0 && cli->json)
        code = tell_json(&inspection, err);
    else if (code == 0)
        tell_words(&inspection, cli);
    if (code == 0 && inspection.verdict != CURRENT && inspection.verdict != EARLIER) {
        cli->told = true;
        code = aira_error_set(err, AIRA_EFAIL, "The report is not what the database says.");
    }
    aira_stored_dispose(&inspection.stored);
    for (int i = 0; i < MARKS; i++)
        aira_buf_dispose(&inspection.marks[i]);
    aira_buf_dispose(&inspection.by);
    return code;
}
