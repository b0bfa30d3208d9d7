/* The full screen: what it takes from the surroundings, and what it has done outside of itself. */
#include "screen.h"

#include <langinfo.h>
#include <string.h>

#include "editor.h"
#include "prose.h"
#include "password.h"
#include "reporting.h"

bool cli_has_screen(void)
{
    const char *term = cli_variable("TERM");

    return cli_is_terminal(stdin) && cli_is_terminal(stdout) && term != NULL && strcmp(term, "dumb") != 0 &&
           cli_variable("ACCESSIBLE") == NULL;
}

/* $XDG_CONFIG_HOME/aira/config.ini, else ~/.config/aira/config.ini; empty when there is no home. */
static int config_path(struct aira_buf *path, struct aira_error *err)
{
    const char *home;

    if ((home = cli_variable("XDG_CONFIG_HOME")) != NULL)
        aira_path_join(path, home, "aira/config.ini");
    else if ((home = cli_variable("HOME")) != NULL)
        aira_path_join(path, home, ".config/aira/config.ini");
    return aira_buf_result(path, err);
}

/* What the screen's own work needs of its surroundings. */
struct surroundings {
    struct cli *cli;
    const struct aira_terminal *terminal;
};

/* In the language that the screen speaks now. */
static int report(void *context, struct aira_buf *told, int64_t number, struct aira_error *err)
{
    const struct surroundings *surroundings = context;
    struct cli *cli = surroundings->cli;
    struct cli_args args = {0};
    struct cli_password password = {0};
    struct cli_theme theme = {0};
    struct reporting how = {
        .args = &args, .renderer = aira_renderer_find("pdf"), .theme = &theme, .password = &password};
    struct reported reported = {.pages = 0};
    struct aira_stored stored = {0};
    struct aira_store *store = NULL;
    struct aira_buf notes; /* which would be written over the screen */
    int code = cli_store(&store, cli, false, err);

    cli->language = surroundings->terminal->language;
    aira_buf_init(&notes);
    aira_buf_init(&reported.path);
    cli->gathered = &notes;
    if (code == 0)
        code = aira_store_load(&stored, store, number, err);
    if (code == 0)
        code = report_write(&reported, cli, &how, store, &stored, cli_now(NULL), err);
    if (code == 0)
        aira_text_fill(told, cli_word(cli, "report-written"),
                       (const char *[]){"client", stored.assessment->client, "file", reported.path.data, NULL});
    cli->gathered = NULL;
    if (code == 0 && notes.length > 0)
        aira_buf_printf(told, " %s", notes.data);
    aira_buf_dispose(&notes);
    aira_buf_dispose(&reported.path);
    aira_stored_dispose(&stored);
    aira_store_close(store);
    return code;
}

static int export(void *context, struct aira_buf *told, int64_t number, struct aira_error *err)
{
    struct cli *cli = ((const struct surroundings *)context)->cli;
    struct aira_store *store = NULL;
    struct aira_buf text;
    char name[64];
    int code = cli_store(&store, cli, false, err);

    aira_buf_init(&text);
    snprintf(name, sizeof name, "aira-assessment-%lld.json", (long long)number);
    if (code == 0)
        code = aira_store_export(&text, store, number, err);
    if (code == 0)
        code = cli_write(name, &text, err);
    if (code == 0)
        aira_text_fill(told, cli_word(cli, "export-written"), (const char *[]){"file", name, NULL});
    aira_buf_dispose(&text);
    aira_store_close(store);
    return code;
}

static int edit(void *context, struct aira_buf *text, struct aira_error *err)
{
    struct cli_draft draft;
    bool edited = false;
    int code = cli_draft_init(&draft, "note.txt", aira_buf_cstr(text), err);

    (void)context;
    if (code == 0)
        code = cli_draft_edit(&draft, err);
    if (code == 0) {
        edited = true;
        aira_buf_clear(text);
        code = cli_prose_read(text, draft.file.data, err);
    }
    cli_draft_dispose(&draft, edited && code != 0);
    return code;
}

int cli_run_screen(struct cli *cli, struct aira_terminal *terminal, bool home, struct aira_error *err)
{
    struct surroundings surroundings = {cli, terminal};
    struct aira_screen screen = {.terminal = terminal,
                                 .home = home,
                                 .term = cli_variable("TERM"),
                                 .colours = cli_variable("NO_COLOR") == NULL,
                                 .ascii = strcmp(nl_langinfo(CODESET), "UTF-8") != 0,
                                 .report = report,
                                 .export = export,
                                 .edit = edit,
                                 .context = &surroundings};
    struct aira_buf config;
    int code;

    aira_buf_init(&config);
    code = config_path(&config, err);
    if (code == 0)
        code = cli_words(cli, "terminal", err);
    if (screen.ascii) { /* Chinese would be question marks */
        terminal->language = "en";
        aira_speak("en");
    }
    screen.config = config.data;
    if (code == 0)
        code = aira_screen_run(&screen, err);
    aira_buf_dispose(&config);
    return code;
}

int cmd_home(struct cli *cli, const struct cli_args *args, struct aira_error *err)
{
    struct aira_stored stored = {0};
    struct aira_terminal terminal = {.language = cli->language,
                                     .catalog = cli->catalog,
                                     .stored = &stored,
                                     .now = cli_now,
                                     .interrupted = cli->interrupted};
    int code = cli_words(cli, "walk", err);

    (void)args;
    if (cli->json || cli->no_input)
        code = aira_error_set(err, AIRA_EUSAGE,
                              "Without a command the screen opens, which needs somebody at the keys. Name a command; "
                              "'aira help' lists them.");
    if (code == 0)
        code = cli_store(&terminal.store, cli, false, err);
    if (code == AIRA_ENOTFOUND)
        code = 0; /* no file yet: nothing is saved */
    if (code == 0)
        code = cli_run_screen(cli, &terminal, true, err);
    aira_stored_dispose(&stored);
    aira_store_close(terminal.store);
    return code;
}
