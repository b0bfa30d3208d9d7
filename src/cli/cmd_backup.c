#include "cli.h"

int cmd_backup(struct cli *cli, const struct cli_args *args, struct aira_error *err)
{
    struct aira_store *store = NULL;
    int code = cli_store(&store, cli, false, err);

    if (code == 0)
        code = aira_store_backup(store, args->words[0], cli_has(args, "replace"), err);
    if (code == 0)
        cli_say(cli, "backup-written", (const char *[]){"file", args->words[0], NULL});
    aira_store_close(store);
    return code;
}
