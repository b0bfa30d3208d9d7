#include "cli.h"

int cmd_export(struct cli *cli, const struct cli_args *args, struct aira_error *err)
{
    const char *output = cli_value(args, "output");
    struct aira_store *store = NULL;
    struct aira_buf text;
    int64_t number;
    int code;

    if (output == NULL)
        return aira_error_set(err, AIRA_EUSAGE, "Where to? aira export ID -o FILE (or -o - for the output).");
    aira_buf_init(&text);
    code = cli_store(&store, cli, false, err);
    if (code == 0)
        code = aira_store_find(&number, store, args->words[0], err);
    if (code == 0)
        code = aira_store_export(&text, store, number, err);
    if (code == 0)
        code = cli_write(output, &text, err);
    if (code == 0)
        cli_say(cli, "export-written", (const char *[]){"file", output, NULL});
    aira_buf_dispose(&text);
    aira_store_close(store);
    return code;
}
