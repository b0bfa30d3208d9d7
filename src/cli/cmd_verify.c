#include "verify_report.h"

int cmd_verify(struct cli *cli, const struct cli_args *args, struct aira_error *err)
{
    struct aira_store *store = NULL;
    struct aira_diags diags;
    int code;

    if (args->word_count > 0)
        return cli_verify_report(cli, args->words[0], err);
    aira_diags_init(&diags);
    code = cli_store(&store, cli, false, err);
    if (code == 0) {
        code = aira_store_verify(store, &diags, err);
        if (cli->json || diags.count > 0) {
            struct aira_error printing;

            cli_put_diags(cli, &diags, &printing);
        }
        if (code == 0)
            cli_say(cli, "verify-sound", (const char *[]){"file", aira_buf_cstr(&cli->database), NULL});
    }
    aira_diags_dispose(&diags);
    aira_store_close(store);
    return code;
}
