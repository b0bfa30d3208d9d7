#include <stdlib.h>
#include <sys/ioctl.h>

#include <aira/terminal.h>

#include "cli.h"

/* Columns to wrap at: the terminal's, else COLUMNS, else 0 for the walk's own. */
static size_t columns(void)
{
    struct winsize size = {0};
    const char *named = getenv("COLUMNS");
    int count = 0;

    if (cli_is_terminal(stdout) && ioctl(fileno(stdout), TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    if (named != NULL && aira_int_parse(&count, named, 1, 10000))
        return (size_t)count;
    return 0;
}

static int choose_filter(enum aira_filter *filter, const char *name, struct aira_error *err)
{
    *filter = AIRA_FILTER_ALL;
    if (name == NULL || aira_filter_parse(filter, name))
        return 0;
    return aira_error_set(err, AIRA_EUSAGE,
                          "There is no filter '%s'. --filter takes all, open, flagged, noted, na, unknown, no-evidence "
                          "or gates.",
                          name);
}

int cmd_assess(struct cli *cli, const struct cli_args *args, struct aira_error *err)
{
    struct aira_stored stored = {0};
    struct aira_terminal terminal = {.in = stdin,
                                     .out = stdout,
                                     .language = cli->language,
                                     .catalog = cli->catalog,
                                     .stored = &stored,
                                     .by = cli_value(args, "by"),
                                     .columns = columns(),
                                     .prompt = cli_is_terminal(stdin),
                                     .now = cli_now,
                                     .interrupted = cli->interrupted};
    int code = choose_filter(&terminal.filter, cli_value(args, "filter"), err);

    if (code == 0 && cli->no_input && terminal.prompt)
        code = aira_error_set(err, AIRA_EUSAGE,
                              "The walk asks questions, which --no-input forbids. Use 'aira answer', or give the lines "
                              "of the walk on standard input.");
    if (code == 0)
        code = cli_words(cli, "walk", err);
    if (code == 0)
        code = cli_assessment(&terminal.store, &stored, cli, args->word_count > 0 ? args->words[0] : NULL, err);
    if (code == 0)
        code = aira_line_walk(&terminal, err);
    aira_stored_dispose(&stored);
    aira_store_close(terminal.store);
    return code;
}
