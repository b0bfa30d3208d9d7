/* A report that was handed out, against the database: what it says of itself is compared, not its pages. */
#include "verify_report.h"

#include <stdlib.h>
#include <string.h>

#include "scoring.h"

enum { MOST_BYTES = 64 << 20 };

enum verdict {
    CURRENT,
    EARLIER,
    SINCE_EARLIER, /* the assessment that it compares with has changed */
    DIFFERS,
    UNKNOWN_ENTRY,
    SINCE_UNKNOWN_ENTRY,
    SINCE_MISSING, /* that one is not here */
    ELSEWHERE,
    DELETED
};
/* In --json, and behind "verify-report-" in the words. */
static const char *const verdicts[] = {"current",       "earlier",       "since-earlier",
                                       "differs",       "unknown-entry", "since-unknown-entry",
                                       "since-missing", "elsewhere",     "deleted"};

/* What set_properties of the report room writes. */
enum { CONTENT_HASH, JOURNAL_HEAD, ASSESSMENT, REDACTED, SINCE, SINCE_HEAD, MARKS };
static const char *const marks[MARKS] = {"aira-content-hash", "aira-journal-head", "aira-assessment",
                                         "aira-redacted",     "aira-since",        "aira-since-journal-head"};

struct inspection {
    const char *file;
    struct aira_buf marks[MARKS];
    enum verdict verdict;
    struct aira_stored stored; /* of CURRENT to SINCE_MISSING */
    struct aira_stored since;  /* what it compares with; no assessment: nothing, or it is not here */
    char now[AIRA_HASH_HEX];   /* the content hash of today; "": not worked out */
    struct entry {
        const char *hash;     /* looked for */
        bool found;           /* the journal has the entry that the report names */
        int64_t sequence, at; /* of that entry; 0: before the first one */
        struct aira_buf by;
    } entry, since_entry;
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
    struct entry *looked = context;

    if (strcmp(entry->hash, looked->hash) != 0)
        return 0;
    looked->found = true;
    looked->sequence = entry->sequence;
    looked->at = entry->at;
    aira_buf_puts(&looked->by, entry->by);
    return 1;
}

/* A report that was made before the first answer names no entry. */
static int find_entry(struct entry *entry, struct aira_store *store, const struct aira_stored *stored, const char *hash,
                      struct aira_error *err)
{
    int code;

    entry->hash = hash;
    if (hash[0] == '\0') {
        entry->found = true;
        return 0;
    }
    code = aira_store_journal(store, stored->assessment->number, look_at_entry, entry, err);
    return code < 0 ? code : aira_buf_result(&entry->by, err);
}

/* What the report compares with, if it does and it is here. */
static int load_since(struct inspection *inspection, struct aira_store *store, struct aira_error *err)
{
    char deleted[AIRA_TIME_SIZE];
    int64_t number = 0;
    int code;

    if (inspection->marks[SINCE].length == 0)
        return 0;
    code = aira_store_find_uuid(&number, deleted, store, mark(inspection, SINCE), err);
    if (code == 0 && number > 0)
        code = aira_store_load(&inspection->since, store, number, err);
    if (code == 0 && number > 0)
        code = find_entry(&inspection->since_entry, store, &inspection->since, mark(inspection, SINCE_HEAD), err);
    return code;
}

/* Two that cannot be compared gave no report: what was altered then differs from any hash. */
static int work_out_now(struct inspection *inspection, struct aira_error *err)
{
    struct aira_scorecard *scorecard = NULL;
    bool compares = inspection->marks[SINCE].length > 0, here = inspection->since.assessment != NULL;
    int code;

    if (compares && !here)
        return 0;
    code = cli_scorecard_with(&scorecard, &inspection->stored, here ? &inspection->since : NULL,
                              inspection->marks[REDACTED].length > 0, err);
    if (code == 0)
        memcpy(inspection->now, scorecard->content_hash, sizeof inspection->now);
    aira_scorecard_free(scorecard);
    return code == AIRA_EUSAGE && here ? 0 : code;
}

static enum verdict judge(const struct inspection *inspection)
{
    bool here = inspection->since.assessment != NULL;

    if (!inspection->entry.found)
        return UNKNOWN_ENTRY;
    if (inspection->entry.sequence < inspection->stored.journal_count)
        return EARLIER;
    if (inspection->marks[SINCE].length > 0 && !here)
        return SINCE_MISSING;
    if (here && !inspection->since_entry.found)
        return SINCE_UNKNOWN_ENTRY;
    if (here && inspection->since_entry.sequence < inspection->since.journal_count)
        return SINCE_EARLIER;
    return strcmp(inspection->now, mark(inspection, CONTENT_HASH)) == 0 ? CURRENT : DIFFERS;
}

static int compare(struct inspection *inspection, struct aira_store *store, int64_t number, struct aira_error *err)
{
    int code = aira_store_load(&inspection->stored, store, number, err);

    if (code == 0)
        code = load_since(inspection, store, err);
    if (code == 0)
        code = work_out_now(inspection, err);
    if (code == 0)
        code = find_entry(&inspection->entry, store, &inspection->stored, mark(inspection, JOURNAL_HEAD), err);
    if (code == 0)
        code = aira_store_report_noted(&inspection->noted, store, number, mark(inspection, CONTENT_HASH), err);
    if (code == 0)
        inspection->verdict = judge(inspection);
    return code;
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

    if (inspection->entry.sequence == 0)
        return aira_json_null();
    object = aira_json_object();
    cli_set(object, "sequence", aira_json_int(inspection->entry.sequence), &failed);
    cli_set(object, "at", cli_time_json(inspection->entry.at), &failed);
    cli_set(object, "by", aira_json_string(aira_buf_cstr(&inspection->entry.by)), &failed);
    return cli_whole(object, failed);
}

static struct aira_json *text_or_null(const char *text)
{
    return text[0] != '\0' ? aira_json_string(text) : aira_json_null();
}

/* What the report compares with; null when it compares with nothing. */
static struct aira_json *since_json(const struct inspection *inspection)
{
    const struct aira_assessment *since = inspection->since.assessment;
    struct aira_json *object;
    bool failed = false;

    if (inspection->marks[SINCE].length == 0)
        return aira_json_null();
    object = aira_json_object();
    cli_set(object, "uuid", aira_json_string(mark(inspection, SINCE)), &failed);
    cli_set(object, "assessment", since != NULL ? aira_json_int(since->number) : aira_json_null(), &failed);
    cli_set(object, "journal_head", text_or_null(mark(inspection, SINCE_HEAD)), &failed);
    cli_set(object, "journal_head_now", text_or_null(inspection->since.journal_head), &failed);
    return cli_whole(object, failed);
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
    cli_set(object, "since", since_json(inspection), &failed);
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

    if (inspection->verdict == EARLIER && inspection->entry.sequence == 0)
        more = "-start";
    else if (inspection->verdict == EARLIER && inspection->entry.by.length > 0)
        more = "-by";
    snprintf(key, 64, "verify-report-%s%s", verdicts[inspection->verdict], more);
}

static void tell_words(const struct inspection *inspection, const struct cli *cli)
{
    const struct aira_assessment *assessment = inspection->stored.assessment;
    const struct aira_assessment *other = inspection->since.assessment;
    char since[24] = "", since_entries[24], since_sequence[24];
    char key[64], number[24] = "", entries[24], sequence[24], day[AIRA_TIME_SIZE], noted[AIRA_TIME_SIZE];
    const char *pairs[] = {"file",
                           inspection->file,
                           "database",
                           aira_buf_cstr(&cli->database),
                           "client",
                           assessment != NULL ? assessment->client : "",
                           "number",
                           number,
                           "entries",
                           entries,
                           "sequence",
                           sequence,
                           "day",
                           day,
                           "by",
                           aira_buf_cstr(&inspection->entry.by),
                           "noted",
                           noted,
                           "deleted",
                           inspection->deleted,
                           "since",
                           since,
                           "since-entries",
                           since_entries,
                           "since-sequence",
                           since_sequence,
                           NULL};

    if (assessment != NULL)
        snprintf(number, sizeof number, "%lld", (long long)assessment->number);
    if (other != NULL)
        snprintf(since, sizeof since, "%lld", (long long)other->number);
    snprintf(since_entries, sizeof since_entries, "%lld", (long long)inspection->since.journal_count);
    snprintf(since_sequence, sizeof since_sequence, "%lld", (long long)inspection->since_entry.sequence);
    snprintf(entries, sizeof entries, "%lld", (long long)inspection->stored.journal_count);
    snprintf(sequence, sizeof sequence, "%lld", (long long)inspection->entry.sequence);
    aira_day_format(day, inspection->entry.at);
    aira_day_format(noted, inspection->noted);
    verdict_key(key, inspection);
    print_words(cli, key, pairs);
    if (inspection->verdict == CURRENT && other != NULL)
        print_words(cli, "verify-report-current-since", pairs);
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
    aira_buf_init(&inspection.entry.by);
    aira_buf_init(&inspection.since_entry.by);
    code = inspect(&inspection, cli, err);
    if (code == 0 && cli->json)
        code = tell_json(&inspection, err);
    else if (code == 0)
        tell_words(&inspection, cli);
    if (code == 0 && inspection.verdict >= DIFFERS) {
        cli->told = true;
        code = aira_error_set(err, AIRA_EFAIL, "The report is not what the database says.");
    }
    aira_stored_dispose(&inspection.stored);
    aira_stored_dispose(&inspection.since);
    for (int i = 0; i < MARKS; i++)
        aira_buf_dispose(&inspection.marks[i]);
    aira_buf_dispose(&inspection.entry.by);
    aira_buf_dispose(&inspection.since_entry.by);
    return code;
}
