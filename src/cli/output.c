#include <stdlib.h>
#include <string.h>

#include "cli.h"

int cli_words(struct cli *cli, const char *name, struct aira_error *err)
{
    struct aira_buf dir;
    int code;

    aira_buf_init(&dir);
    aira_path_join(&dir, aira_buf_cstr(&cli->root), "data");
    code = aira_buf_result(&dir, err);
    if (code == 0)
        code = aira_catalog_load(cli->catalog, dir.data, name, err);
    aira_buf_dispose(&dir);
    return code;
}

const char *cli_word(const struct cli *cli, const char *key)
{
    return aira_catalog_text(cli->catalog, cli->language, "cli", key);
}

void cli_print(FILE *out, const char *text)
{
    struct aira_buf harmless;

    aira_buf_init(&harmless);
    aira_text_harmless(&harmless, text, true);
    fputs(aira_buf_cstr(&harmless), out);
    aira_buf_dispose(&harmless);
}

int cli_put_text(const struct aira_buf *text, struct aira_error *err)
{
    struct aira_buf harmless;
    int code = aira_buf_result(text, err);

    aira_buf_init(&harmless);
    if (code == 0) {
        aira_text_harmless(&harmless, aira_buf_cstr(text), true);
        code = aira_buf_result(&harmless, err);
    }
    if (code == 0)
        cli_put(&harmless);
    aira_buf_dispose(&harmless);
    return code;
}

void cli_say(const struct cli *cli, const char *key, const char *const *pairs)
{
    struct aira_buf line;

    if (cli->quiet)
        return;
    aira_buf_init(&line);
    aira_text_fill(&line, cli_word(cli, key), pairs);
    aira_buf_putc(&line, '\n');
    if (cli->gathered != NULL)
        aira_buf_add(cli->gathered, aira_buf_cstr(&line), line.length);
    else
        cli_print(stderr, aira_buf_cstr(&line));
    aira_buf_dispose(&line);
}

void cli_put(const struct aira_buf *buf)
{
    fwrite(aira_buf_cstr(buf), 1, buf->length, stdout);
}

int cli_put_json(struct aira_json *value, struct aira_error *err)
{
    struct aira_buf text;
    int code = 0;

    aira_buf_init(&text);
    if (value == NULL)
        code = aira_error_nomem(err);
    else if ((code = aira_json_write(&text, value, 2, false, err)) == 0) {
        cli_put(&text);
        fputc('\n', stdout);
    }
    aira_json_free(value);
    aira_buf_dispose(&text);
    return code;
}

void cli_set(struct aira_json *object, const char *key, struct aira_json *value, bool *failed)
{
    if (aira_json_set(object, key, value) < 0)
        *failed = true;
}

struct aira_json *cli_whole(struct aira_json *value, bool failed)
{
    if (!failed)
        return value;
    aira_json_free(value);
    return NULL;
}

struct aira_json *cli_time_json(int64_t seconds)
{
    char text[AIRA_TIME_SIZE];

    if (seconds == 0)
        return aira_json_null();
    aira_time_format(text, seconds);
    return aira_json_string(text);
}

/* The name of an error in JSON and its exit code. */
static const struct {
    enum aira_code code;
    const char *name;
    int status;
} codes[] = {
    {AIRA_EFAIL, "failed", 1},
    {AIRA_EUSAGE, "usage", 2},
    {AIRA_ENOTFOUND, "not-found", 3},
    {AIRA_EINPUT, "input", 4},
    {AIRA_ESTORE, "store", 5},
    {AIRA_ENOMEM, "no-memory", 1},
    {AIRA_EINTERRUPTED, "interrupted", 130},
};

/* The row of `codes` for an error; the last for one that is not there. */
static size_t code_row(const struct aira_error *err)
{
    size_t i = 0;

    while (i + 1 < sizeof codes / sizeof *codes && codes[i].code != err->code)
        i++;
    return i;
}

struct aira_json *cli_error_json(const struct aira_error *err)
{
    struct aira_json *object = aira_json_object();
    bool failed = false;

    cli_set(object, "code", aira_json_string(codes[code_row(err)].name), &failed);
    cli_set(object, "message", aira_json_string(err->message), &failed);
    cli_set(object, "file", err->file[0] != '\0' ? aira_json_string(err->file) : aira_json_null(), &failed);
    cli_set(object, "line", err->line > 0 ? aira_json_int(err->line) : aira_json_null(), &failed);
    return cli_whole(object, failed);
}

static struct aira_json *told_error_json(const struct aira_error *err)
{
    struct aira_json *object = aira_json_object();
    bool failed = false;

    cli_set(object, "error", cli_error_json(err), &failed);
    return cli_whole(object, failed);
}

static void print_error(const struct aira_error *err)
{
    fputs("aira: ", stderr);
    if (err->file[0] != '\0') {
        cli_print(stderr, err->file);
        if (err->line > 0)
            fprintf(stderr, ":%d", err->line);
        fputs(": ", stderr);
    }
    cli_print(stderr, err->message);
    fputc('\n', stderr);
}

int cli_fail(const struct cli *cli, const struct aira_error *err)
{
    size_t i = code_row(err);

    if (cli->told)
        return codes[i].status;
    if (cli->json) {
        struct aira_json *object = told_error_json(err);
        struct aira_buf text;
        struct aira_error ignored;

        aira_buf_init(&text);
        if (object != NULL && aira_json_write(&text, object, 0, false, &ignored) == 0)
            fprintf(stderr, "%s\n", aira_buf_cstr(&text));
        aira_buf_dispose(&text);
        aira_json_free(object);
    } else {
        print_error(err);
    }
    return codes[i].status;
}

static struct aira_json *diag_json(const struct aira_diag *diag)
{
    struct aira_json *object = aira_json_object();
    bool failed = false;

    cli_set(object, "severity", aira_json_string(diag->severity == AIRA_ERROR ? "error" : "warning"), &failed);
    cli_set(object, "code", aira_json_string(diag->code), &failed);
    cli_set(object, "file", diag->file[0] != '\0' ? aira_json_string(diag->file) : aira_json_null(), &failed);
    cli_set(object, "line", diag->line > 0 ? aira_json_int(diag->line) : aira_json_null(), &failed);
    cli_set(object, "message", aira_json_string(diag->message), &failed);
    return cli_whole(object, failed);
}

struct aira_json *cli_diags_json(const struct aira_diags *diags)
{
    struct aira_json *object = aira_json_object(), *array = aira_json_array();
    bool failed = false;

    for (size_t i = 0; i < diags->count; i++)
        if (aira_json_append(array, diag_json(&diags->items[i])) < 0)
            failed = true;
    cli_set(object, "errors", aira_json_int((int64_t)diags->errors), &failed);
    cli_set(object, "warnings", aira_json_int((int64_t)diags->warnings), &failed);
    cli_set(object, "diagnostics", array, &failed);
    return cli_whole(object, failed);
}

int cli_put_diags(const struct cli *cli, const struct aira_diags *diags, struct aira_error *err)
{
    if (cli->json)
        return cli_put_json(cli_diags_json(diags), err);
    for (size_t i = 0; i < diags->count; i++) {
        const struct aira_diag *diag = &diags->items[i];

        if (diag->file[0] != '\0') {
            cli_print(stderr, diag->file);
            if (diag->line > 0)
                fprintf(stderr, ":%d", diag->line);
            fputs(": ", stderr);
        }
        fputs(diag->severity == AIRA_ERROR ? aira_say("error: ") : aira_say("warning: "), stderr);
        cli_print(stderr, diag->message);
        fprintf(stderr, " [%s]\n", diag->code);
    }
    return 0;
}

int cli_write(const char *path, const struct aira_buf *data, struct aira_error *err)
{
    if (path == NULL || strcmp(path, "-") == 0) {
        cli_put(data);
        return 0;
    }
    return aira_file_write(path, aira_buf_cstr(data), data->length, 0600, err);
}
