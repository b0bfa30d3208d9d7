#include "cli.h"

int cmd_help(struct cli *cli, const struct cli_args *args, struct aira_error *err)
{
    const struct cli_command *command;

    (void)cli;
    if (cli_has(args, "manual")) {
        cli_manual(stdout);
        return 0;
    }
    if (args->word_count == 0) {
        cli_help_all(stdout);
        return 0;
    }
    command = cli_find(args->words[0]);
    if (command == NULL)
        return aira_error_set(err, AIRA_EUSAGE, "There is no command '%s'. 'aira help' lists them.", args->words[0]);
    cli_help_command(stdout, command);
    return 0;
}
