/* The program: global options, the command table, the exit code.  All else is in the commands and the rooms. */
#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "messages.h"
#include "pager.h"
#include "screen.h"

static volatile int interrupted;

static void on_signal(int number)
{
    (void)number;
    interrupted = 1;
}

/* No SA_RESTART: a read that waits for the user ends with EINTR, and the walk leaves in order. */
static void catch_signals(void)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction action;

    memset(&action, 0, sizeof action);
    action.sa_handler = on_signal;
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        sigaction(signals[i], &action, NULL);
    /* A limit on the size of files then shows as an error of writing, which is told in words. */
    action.sa_handler = SIG_IGN;
    sigaction(SIGXFSZ, &action, NULL);
}

static int no_such_command(const char *name, struct aira_error *err)
{
    const char *names[64];
    size_t count = 0;
    const char *near;

    for (const struct cli_command *command = cli_commands; command->name != NULL; command++)
        names[count++] = command->name;
    near = cli_nearest(name, names, count);
    if (near != NULL)
        return aira_error_set(err, AIRA_EUSAGE, "There is no command '%s'. Did you mean 'aira %s'?", name, near);
    return aira_error_set(err, AIRA_EUSAGE, "There is no command '%s'. 'aira help' lists them.", name);
}

static int run_paged(struct cli *cli, const struct cli_command *command, const struct cli_args *args,
                     struct aira_error *err)
{
    pid_t pager = command->paged && !cli->no_input ? cli_pager_start() : 0;
    int code = command->run(cli, args, err);

    cli_pager_end(pager);
    return code;
}

static int run_command(struct cli *cli, const struct cli_command *command, int count, char **arguments,
                       struct aira_error *err)
{
    struct cli_args args = {0};
    int code = cli_args_parse(&args, command, count, arguments, err);
    const char *language = cli_value(&args, "lang");

    cli->json = cli->json || cli_has(&args, "json");
    cli->quiet = cli->quiet || cli_has(&args, "quiet");
    cli->no_input = cli->no_input || cli_has(&args, "no-input");
    /* A report takes "both" too; the program itself speaks one language. */
    if (language != NULL && command->run == cmd_report && strcmp(language, "both") == 0)
        language = NULL;
    if (code == 0 && cli_has(&args, "help")) {
        cli_help_command(stdout, command);
    } else if (code == 0) {
        code = cli_environment(cli, cli_value(&args, "db"), language, err);
        aira_speak(cli->language);
        if (code == 0)
            code = aira_catalog_new(&cli->catalog, err);
        if (code == 0)
            code = cli_words(cli, "cli", err);
        if (code == 0)
            code = run_paged(cli, command, &args, err);
    }
    cli_args_dispose(&args);
    return code;
}

/* Moves global options that stand before the command behind it, where they are parsed with the rest. */
static int command_at(int count, char **arguments)
{
    int at = 1;

    while (at < count && arguments[at][0] == '-' && arguments[at][1] != '\0') {
        const char *name = arguments[at] + 2;

        if (strcmp(arguments[at], "--db") == 0 || strcmp(arguments[at], "--lang") == 0)
            at++;
        else if (strcmp(name, "json") != 0 && strcmp(name, "quiet") != 0 && strcmp(name, "no-input") != 0 &&
                 strncmp(name, "db=", 3) != 0 && strncmp(name, "lang=", 5) != 0)
            break;
        at++;
    }
    if (at < count && at > 1) {
        char *command = arguments[at];

        memmove(&arguments[2], &arguments[1], (size_t)(at - 1) * sizeof *arguments);
        arguments[1] = command;
    }
    return at < count ? 1 : 0;
}

/* What runs where no command is named, on a terminal. */
static const struct cli_command home = {"aira", "",      AIRA_SENTENCE("what is saved"), NULL, NULL, NULL, 0, 0,
                                        false,  cmd_home};

static int dispatch(struct cli *cli, int count, char **arguments, struct aira_error *err)
{
    const struct cli_command *command;
    bool none = command_at(count, arguments) == 0;

    if (none && cli_has_screen())
        return run_command(cli, &home, count - 1, arguments + 1, err);
    if (count == 1) {
        cli_help_short(stdout);
        return 0;
    }
    if (none)
        return aira_error_set(err, AIRA_EUSAGE, "A command is missing. 'aira help' lists them.");
    if (strcmp(arguments[1], "--help") == 0 || strcmp(arguments[1], "-h") == 0) {
        cli_help_all(stdout);
        return 0;
    }
    if (strcmp(arguments[1], "--version") == 0) {
        puts("aira " AIRA_VERSION);
        return 0;
    }
    command = cli_find(arguments[1]);
    if (command == NULL)
        return no_such_command(arguments[1], err);
    return run_command(cli, command, count - 2, arguments + 2, err);
}

/* Whether all that was printed also went out; what was too much for the buffer failed before, its reason is gone. */
static int finish_output(struct aira_error *err)
{
    if (fflush(stdout) != 0)
        return aira_error_set(err, AIRA_EFAIL, "The output could not be written: %s. What was stored is stored.",
                              aira_say(strerror(errno)));
    if (ferror(stdout))
        return aira_error_set(err, AIRA_EFAIL,
                              "The output could not be written. Check where it goes; what was stored is stored.");
    return 0;
}

int main(int count, char **arguments)
{
    struct cli cli = {.language = cli_speech(count, arguments), .interrupted = &interrupted};
    struct cli_messages messages;
    struct aira_error err = {.code = AIRA_OK};
    int code, status = 0;

    setlocale(LC_CTYPE, "");
    catch_signals();
    cli_messages_init(&messages, cli.language);
    aira_buf_init(&cli.root);
    aira_buf_init(&cli.database);
    code = dispatch(&cli, count, arguments, &err);
    if (code == 0)
        code = finish_output(&err);
    if (code < 0)
        status = cli_fail(&cli, &err);
    cli_messages_dispose(&messages);
    aira_catalog_free(cli.catalog);
    aira_buf_dispose(&cli.root);
    aira_buf_dispose(&cli.database);
    return status;
}
