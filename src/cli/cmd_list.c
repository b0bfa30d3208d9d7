#include <string.h>

#include "cli.h"

struct listing {
    const struct cli *cli;
    struct aira_json *array; /* with --json */
    size_t count;
    bool failed;
    struct aira_buf line;     /* of the table; one for all rows */
    const char *quick, *full; /* words of every row */
    const char *no_report, *current, *outdated;
};

/* In the second of the last change a report counts as made after it, as a script does both at once. */
static bool is_outdated(const struct aira_listed *listed)
{
    return listed->reported < listed->changed;
}

static struct aira_json *listed_json(const struct aira_listed *listed)
{
    struct aira_json *object = aira_json_object(), *questionnaire = aira_json_object();
    bool failed = false;

    cli_set(questionnaire, "id", aira_json_string(listed->questionnaire), &failed);
    cli_set(questionnaire, "version", aira_json_string(listed->questionnaire_version), &failed);
    cli_set(object, "assessment", aira_json_int(listed->number), &failed);
    cli_set(object, "uuid", aira_json_string(listed->uuid), &failed);
    cli_set(object, "client", aira_json_string(listed->client), &failed);
    cli_set(object, "scope", aira_json_string(listed->scope), &failed);
    cli_set(object, "questionnaire", questionnaire, &failed);
    cli_set(object, "depth", aira_json_string(listed->quick ? "quick" : "full"), &failed);
    cli_set(object, "answers", aira_json_int(listed->answers), &failed);
    cli_set(object, "created", cli_time_json(listed->created), &failed);
    cli_set(object, "changed", cli_time_json(listed->changed), &failed);
    cli_set(object, "report",
            aira_json_string(listed->reported == 0 ? NULL
                             : is_outdated(listed) ? "outdated"
                                                   : "current"),
            &failed);
    cli_set(object, "reported", cli_time_json(listed->reported), &failed);
    return cli_whole(object, failed);
}

/* Whether `text` is printable ASCII of at most `cells` characters: a column each, nothing to cut or to make harmless.
 */
static bool is_simple(const char *text, size_t cells)
{
    size_t i = 0;

    while (i <= cells && text[i] >= ' ' && text[i] <= '~')
        i++;
    return i <= cells && text[i] == '\0';
}

/* Appends `text` cut to `cells` columns, without its control characters, and gives the columns it takes. */
static size_t cut(struct aira_buf *line, const char *text, size_t cells)
{
    struct aira_buf harmless, fitting;
    size_t width;

    aira_buf_init(&harmless);
    aira_buf_init(&fitting);
    aira_text_harmless(&harmless, text, false);
    aira_text_cut(&fitting, aira_buf_cstr(&harmless), cells);
    aira_buf_puts(line, aira_buf_cstr(&fitting));
    width = aira_text_width(aira_buf_cstr(&fitting));
    line->failed = line->failed || harmless.failed || fitting.failed;
    aira_buf_dispose(&harmless);
    aira_buf_dispose(&fitting);
    return width;
}

/* One cell of `cells` columns, cut or filled with spaces. */
static void cell(struct aira_buf *line, const char *text, size_t cells)
{
    static const char spaces[] = "                                        ";
    size_t width = strlen(text);

    if (is_simple(text, cells))
        aira_buf_add(line, text, width);
    else
        width = cut(line, text, cells);
    if (width < cells + 2)
        aira_buf_add(line, spaces, cells + 2 - width);
}

static void row(struct aira_buf *line, const char *number, const char *client, const char *scope, const char *depth,
                const char *answers, const char *changed, const char *report)
{
    aira_buf_clear(line);
    cell(line, number, 5);
    cell(line, client, 32);
    cell(line, scope, 16);
    cell(line, depth, 5);
    cell(line, answers, 7);
    cell(line, changed, 10);
    aira_buf_puts(line, report);
    aira_buf_putc(line, '\n');
    cli_put(line);
}

static void begin_table(struct listing *listing)
{
    const struct cli *cli = listing->cli;

    listing->quick = cli_word(cli, "quick");
    listing->full = cli_word(cli, "full");
    listing->no_report = cli_word(cli, "none");
    listing->current = cli_word(cli, "list-report-current");
    listing->outdated = cli_word(cli, "list-report-outdated");
    row(&listing->line, cli_word(cli, "list-number"), cli_word(cli, "list-client"), cli_word(cli, "list-scope"),
        cli_word(cli, "list-depth"), cli_word(cli, "list-answers"), cli_word(cli, "list-changed"),
        cli_word(cli, "list-report"));
}

static const char *mark_word(const struct listing *listing, const struct aira_listed *listed)
{
    if (listed->reported == 0)
        return listing->no_report;
    return is_outdated(listed) ? listing->outdated : listing->current;
}

static int print_listed(void *context, const struct aira_listed *listed)
{
    struct listing *listing = context;
    char number[24], answers[24], changed[AIRA_TIME_SIZE];

    if (listing->array != NULL) {
        if (aira_json_append(listing->array, listed_json(listed)) < 0)
            listing->failed = true;
        return 0;
    }
    if (listing->count++ == 0)
        begin_table(listing);
    snprintf(number, sizeof number, "%lld", (long long)listed->number);
    snprintf(answers, sizeof answers, "%lld", (long long)listed->answers);
    aira_day_format(changed, listed->changed);
    row(&listing->line, number, listed->client, listed->scope, listed->quick ? listing->quick : listing->full, answers,
        changed, mark_word(listing, listed));
    return 0;
}

int cmd_list(struct cli *cli, const struct cli_args *args, struct aira_error *err)
{
    struct listing listing = {.cli = cli, .array = cli->json ? aira_json_array() : NULL};
    struct aira_store *store = NULL;
    int code = cli_store(&store, cli, false, err);

    (void)args;
    aira_buf_init(&listing.line);
    if (code == 0)
        code = aira_store_list(store, print_listed, &listing, err);
    else if (code == AIRA_ENOTFOUND)
        code = 0; /* no file yet: nothing is saved */
    aira_store_close(store);
    aira_buf_dispose(&listing.line);
    if (cli->json) {
        struct aira_json *object = aira_json_object();

        cli_set(object, "assessments", listing.array, &listing.failed);
        if (listing.failed || code < 0) {
            aira_json_free(object);
            object = NULL;
        }
        return code < 0 ? code : cli_put_json(object, err);
    }
    if (code == 0 && listing.count == 0)
        cli_say(cli, "list-nothing", (const char *[]){NULL});
    return code;
}
