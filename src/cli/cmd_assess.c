#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>

#include "screen.h"

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

/* A role of the questionnaire, or NULL. */
static int choose_role(const char **role, const struct aira_questionnaire *questionnaire, const char *name,
                       struct aira_error *err)
{
    struct aira_buf names;

    *role = NULL;
    if (name == NULL)
        return 0;
    aira_buf_init(&names);
    for (size_t i = 0; i < questionnaire->role_count; i++) {
        if (strcmp(questionnaire->roles[i], name) == 0)
            *role = name;
        aira_buf_printf(&names, "%s%s", i > 0 ? ", " : "", questionnaire->roles[i]);
    }
    if (*role == NULL)
        aira_error_set(err, AIRA_EUSAGE, "%s has no role '%s'; its roles are: %s.", questionnaire->id, name,
                       aira_buf_cstr(&names));
    aira_buf_dispose(&names);
    return *role == NULL ? AIRA_EUSAGE : 0;
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
    bool screen = !cli_has(args, "plain") && !cli->no_input && cli_has_screen();
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
        code = choose_role(&terminal.role, stored.questionnaire, cli_value(args, "ask-role"), err);
    if (code == 0)
        code = screen ? cli_run_screen(cli, &terminal, false, err) : aira_line_walk(&terminal, err);
    aira_stored_dispose(&stored);
    aira_store_close(terminal.store);
    return code;
}
