#include "cli.h"

enum { MAX_IMPORT = 64 * 1024 * 1024 };

static const char *const kind_names[] = {"new", "same", "forward", "behind", "parted", "copy"};

static int tell(const struct cli *cli, const struct aira_import *import, bool dry_run, struct aira_error *err)
{
    char number[24], answers[24], entries[24], key[48];

    if (cli->json) {
        struct aira_json *object = aira_json_object();
        bool failed = false;

        cli_set(object, "import", aira_json_string(kind_names[import->kind]), &failed);
        cli_set(object, "done", aira_json_bool(!dry_run), &failed);
        cli_set(object, "assessment", import->number > 0 ? aira_json_int(import->number) : aira_json_null(), &failed);
        cli_set(object, "client", aira_json_string(import->client), &failed);
        cli_set(object, "uuid", aira_json_string(import->uuid), &failed);
        cli_set(object, "answers", aira_json_int(import->answers), &failed);
        cli_set(object, "entries", aira_json_int(import->entries), &failed);
        cli_set(object, "new_entries", aira_json_int(import->new_entries), &failed);
        cli_set(object, "deleted_here", aira_json_bool(import->deleted_here), &failed);
        return cli_put_json(cli_whole(object, failed), err);
    }
    snprintf(number, sizeof number, "%lld", (long long)import->number);
    snprintf(answers, sizeof answers, "%lld", (long long)import->answers);
    snprintf(entries, sizeof entries, "%lld", (long long)import->new_entries);
    snprintf(key, sizeof key, "import-%s%s", kind_names[import->kind], dry_run ? "-would" : "");
    cli_say(cli, key,
            (const char *[]){"client", import->client, "number", number, "answers", answers, "entries", entries, NULL});
    if (import->deleted_here)
        cli_say(cli, "import-deleted-here", (const char *[]){NULL});
    if (!dry_run && import->number > 0)
        puts(number);
    return 0;
}

int cmd_import(struct cli *cli, const struct cli_args *args, struct aira_error *err)
{
    bool dry_run = cli_has(args, "dry-run");
    struct aira_import import = {0};
    struct aira_store *store = NULL;
    struct aira_buf text;
    int code;

    aira_buf_init(&text);
    code = aira_file_read(&text, args->words[0], MAX_IMPORT, err);
    if (code == 0)
        code = cli_store(&store, cli, true, err);
    if (code == 0)
        code = aira_store_import(&import, store, args->words[0], aira_buf_cstr(&text), text.length, dry_run,
                                 cli_has(args, "as-new"), cli_now(NULL), err);
    if (code == 0)
        code = tell(cli, &import, dry_run, err);
    aira_buf_dispose(&text);
    aira_store_close(store);
    return code;
}
