/* What is to be asked of the client again: questions marked for follow-up, and those nobody could answer. */
#include <string.h>

#include "cli.h"

enum { COLUMNS = 5 };
static const char *const heads[COLUMNS] = {"followups-part", "followups-id", "followups-question", "followups-why",
                                           "followups-note"};

struct listing {
    const struct cli *cli;
    const struct aira_stored *stored;
    struct aira_walk walk;
    struct aira_buf out;
    size_t count;
    void (*add)(struct listing *listing, const char *const cells[COLUMNS]);
};

static void add_text(struct listing *listing, const char *const cells[COLUMNS])
{
    struct aira_buf line, harmless;

    aira_buf_init(&line);
    aira_buf_init(&harmless);
    aira_buf_printf(&line, "%zu. %s · %s (%s)", listing->count, cells[0], cells[2], cells[1]);
    aira_text_harmless(&harmless, aira_buf_cstr(&line), false);
    aira_text_wrap(&listing->out, aira_buf_cstr(&harmless), 80, 4);
    aira_buf_printf(&listing->out, "\n    %s\n", cells[3]);
    if (cells[4][0] != '\0') {
        aira_buf_clear(&line);
        aira_buf_clear(&harmless);
        aira_buf_printf(&line, "    %s: %s", cli_word(listing->cli, heads[4]), cells[4]);
        aira_text_harmless(&harmless, aira_buf_cstr(&line), true);
        aira_text_wrap(&listing->out, aira_buf_cstr(&harmless), 80, 4);
        aira_buf_putc(&listing->out, '\n');
    }
    listing->out.failed = listing->out.failed || line.failed || harmless.failed;
    aira_buf_dispose(&harmless);
    aira_buf_dispose(&line);
}

/* Bytes of the one of `count` signs that `text` begins with, 0: none. */
static size_t begins_with(const char *text, const char *const *signs, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strncmp(text, signs[i], strlen(signs[i])) == 0)
            return strlen(signs[i]);
    return 0;
}

/* Whether a spreadsheet could take the cell for a formula, behind white space too and by full-width signs. */
static bool is_like_formula(const char *text)
{
    static const char *const signs[] = {"=", "+", "-", "@", "＝", "＋", "－", "＠"};
    static const char *const blanks[] = {" ", "\t", "\r", "\n", "\u00A0", "\u3000"};
    size_t blank;

    while ((blank = begins_with(text, blanks, sizeof blanks / sizeof *blanks)) > 0)
        text += blank;
    return begins_with(text, signs, sizeof signs / sizeof *signs) > 0;
}

/* What is like a formula gets an apostrophe before it. */
static void add_csv(struct listing *listing, const char *const cells[COLUMNS])
{
    for (int i = 0; i < COLUMNS; i++) {
        aira_buf_puts(&listing->out, i > 0 ? ",\"" : "\"");
        if (is_like_formula(cells[i]))
            aira_buf_putc(&listing->out, '\'');
        for (const char *s = cells[i]; *s != '\0'; s++) {
            if (*s == '"')
                aira_buf_putc(&listing->out, '"');
            aira_buf_putc(&listing->out, *s);
        }
        aira_buf_putc(&listing->out, '"');
    }
    aira_buf_puts(&listing->out, "\r\n");
}

static void add_cells(struct listing *listing, const char *tag, const char *const cells[COLUMNS])
{
    aira_buf_puts(&listing->out, "<tr>");
    for (int i = 0; i < COLUMNS; i++) {
        aira_buf_printf(&listing->out, "<%s>", tag);
        aira_text_markup(&listing->out, cells[i], strlen(cells[i]), "<br>");
        aira_buf_printf(&listing->out, "</%.2s>", tag);
    }
    aira_buf_puts(&listing->out, "</tr>\n");
}

static void add_html(struct listing *listing, const char *const cells[COLUMNS])
{
    add_cells(listing, "td", cells);
}

static const struct format {
    const char *name;
    void (*add)(struct listing *listing, const char *const cells[COLUMNS]);
} formats[] = {{"text", add_text}, {"csv", add_csv}, {"html", add_html}};

static bool passes(struct listing *listing, int question, enum aira_filter filter)
{
    listing->walk.filter = filter;
    return aira_walk_next(&listing->walk, question - 1) == question;
}

static const char *text_of(const struct listing *listing, const char *kind, const char *id, const char *key)
{
    return aira_questionnaire_text(listing->stored->questionnaire, listing->cli->language, kind, id, key);
}

static void add_question(struct listing *listing, int question)
{
    const struct aira_questionnaire *questionnaire = listing->stored->questionnaire;
    const struct aira_question *asked = &questionnaire->questions[question];
    const struct aira_answer *settled = aira_assessment_find(listing->stored->assessment, question, AIRA_SETTLED);
    bool unknown = passes(listing, question, AIRA_FILTER_UNKNOWN);

    if (!unknown && !passes(listing, question, AIRA_FILTER_FLAGGED))
        return;
    listing->count++;
    listing->add(listing,
                 (const char *[COLUMNS]){text_of(listing, "part", questionnaire->parts[asked->part].id, "title"),
                                         asked->id, text_of(listing, "question", asked->id, "ask"),
                                         cli_word(listing->cli, unknown ? "followups-unknown" : "followups-flagged"),
                                         settled != NULL && settled->note != NULL ? settled->note : ""});
}

/* What stands before and behind the rows. */
static void begin(struct listing *listing)
{
    const char *client = listing->stored->assessment->client;
    const char *words[COLUMNS];
    struct aira_buf title;

    for (int i = 0; i < COLUMNS; i++)
        words[i] = cli_word(listing->cli, heads[i]);
    aira_buf_init(&title);
    aira_text_fill(&title, cli_word(listing->cli, "followups-title"), (const char *[]){"client", client, NULL});
    if (listing->add == add_csv) {
        aira_buf_puts(&listing->out, "\xef\xbb\xbf"); /* spreadsheets take it for UTF-8 then */
        add_csv(listing, words);
    } else if (listing->add == add_html) {
        aira_buf_printf(&listing->out, "<!doctype html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\"><title>",
                        listing->cli->language);
        aira_text_markup(&listing->out, aira_buf_cstr(&title), strlen(aira_buf_cstr(&title)), "<br>");
        aira_buf_puts(&listing->out, "</title><style>body{font-family:sans-serif;max-width:60em;margin:2em auto}"
                                     "td,th{border:1px solid #999;padding:.4em;text-align:left;vertical-align:top}"
                                     "table{border-collapse:collapse}</style></head><body>\n<h1>");
        aira_text_markup(&listing->out, aira_buf_cstr(&title), strlen(aira_buf_cstr(&title)), "<br>");
        aira_buf_puts(&listing->out, "</h1>\n<table>\n");
        add_cells(listing, "th scope=\"col\"", words);
    } else {
        aira_text_harmless(&listing->out, aira_buf_cstr(&title), false);
        aira_buf_puts(&listing->out, "\n\n");
    }
    listing->out.failed = listing->out.failed || title.failed;
    aira_buf_dispose(&title);
}

static void end(struct listing *listing)
{
    if (listing->add == add_html)
        aira_buf_puts(&listing->out, "</table>\n");
    if (listing->count == 0 && listing->add != add_csv)
        aira_buf_printf(&listing->out, listing->add == add_html ? "<p>%s</p>\n" : "%s\n",
                        cli_word(listing->cli, "followups-none"));
    if (listing->add == add_html)
        aira_buf_puts(&listing->out, "</body></html>\n");
}

static int write_listing(struct listing *listing, const struct cli_args *args, struct aira_error *err)
{
    int code = aira_walk_init(&listing->walk, listing->stored->assessment, err);

    if (code < 0)
        return code;
    begin(listing);
    for (size_t i = 0; i < listing->stored->questionnaire->question_count; i++)
        add_question(listing, (int)i);
    end(listing);
    aira_walk_dispose(&listing->walk);
    code = aira_buf_result(&listing->out, err);
    return code == 0 ? cli_write(cli_value(args, "output"), &listing->out, err) : code;
}

int cmd_followups(struct cli *cli, const struct cli_args *args, struct aira_error *err)
{
    const char *format = cli_has(args, "format") ? cli_value(args, "format") : "text";
    struct aira_stored stored = {0};
    struct aira_store *store = NULL;
    struct listing listing = {.cli = cli, .stored = &stored};
    int code;

    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(formats[i].name, format) == 0)
            listing.add = formats[i].add;
    if (listing.add == NULL)
        return aira_error_set(err, AIRA_EUSAGE, "There is no format '%s'; there are text, csv, html.", format);
    aira_buf_init(&listing.out);
    code = cli_assessment(&store, &stored, cli, args->words[0], err);
    if (code == 0)
        code = write_listing(&listing, args, err);
    aira_buf_dispose(&listing.out);
    aira_stored_dispose(&stored);
    aira_store_close(store);
    return code;
}
