#include <stdlib.h>
#include <string.h>

#include "cli.h"

/* Asks for the client's name on the terminal. */
static int ask(struct aira_buf *name, const struct cli *cli, const struct aira_assessment *assessment,
               struct aira_error *err)
{
    char number[24];
    char *line = NULL;
    size_t capacity = 0;
    ssize_t length;

    if (cli->no_input || !cli_is_terminal(stdin))
        return aira_error_set(err, AIRA_EUSAGE,
                              "Deleting is for good. Give the client's name: aira delete %lld --confirm 'NAME'.",
                              (long long)assessment->number);
    snprintf(number, sizeof number, "%lld", (long long)assessment->number);
    cli_say(cli, "delete-ask", (const char *[]){"client", assessment->client, "number", number, NULL});
    length = getline(&line, &capacity, stdin);
    if (*cli->interrupted || length < 0) {
        free(line);
        return aira_error_set(err, AIRA_EINTERRUPTED, "Nothing was deleted.");
    }
    while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r'))
        length--;
    aira_buf_add(name, line, (size_t)length);
    free(line);
    return aira_buf_result(name, err);
}

static int confirm(const struct cli *cli, const struct cli_args *args, const struct aira_assessment *assessment,
                   struct aira_error *err)
{
    const char *given = cli_value(args, "confirm");
    struct aira_buf name;
    int code = 0;

    aira_buf_init(&name);
    if (given == NULL && (code = ask(&name, cli, assessment, err)) == 0)
        given = aira_buf_cstr(&name);
    if (code == 0 && strcmp(given, assessment->client) != 0)
        code = aira_error_set(err, AIRA_EUSAGE, "That is not the client's name (%s), so nothing was deleted.",
                              assessment->client);
    aira_buf_dispose(&name);
    return code;
}

int cmd_delete(struct cli *cli, const struct cli_args *args, struct aira_error *err)
{
    struct aira_stored stored = {0};
    struct aira_store *store = NULL;
    int code = cli_assessment(&store, &stored, cli, args->words[0], err);

    if (code == 0)
        code = confirm(cli, args, stored.assessment, err);
    if (code == 0)
        code = aira_store_delete(store, stored.assessment->number, cli_now(NULL), err);
    if (code == 0)
        cli_say(cli, "delete-done", (const char *[]){"client", stored.assessment->client, NULL});
    aira_stored_dispose(&stored);
    aira_store_close(store);
    return code;
}
