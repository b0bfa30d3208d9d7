#include <string.h>

#include "scoring.h"

/* "<client>-scorecard-<number>.<extension>": the client's letters and digits, the rest as single hyphens. */
static int default_name(struct aira_buf *path, const struct aira_assessment *assessment, const char *extension,
                        struct aira_error *err)
{
    const char *s = assessment->client, *end = s + strlen(s);
    bool gap = false;

    while (s < end && path->length < 80) {
        uint32_t c;
        size_t length = aira_utf8_next(&c, s, end);

        if (c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) {
            if (gap && path->length > 0)
                aira_buf_putc(path, '-');
            aira_buf_add(path, s, length);
            gap = false;
        } else {
            gap = true;
        }
        s += length;
    }
    aira_buf_printf(path, "%sscorecard-%lld.%s", path->length > 0 ? "-" : "", (long long)assessment->number, extension);
    return aira_buf_result(path, err);
}

static int choose_languages(enum aira_report_languages *languages, const struct cli *cli, const struct cli_args *args,
                            const struct aira_questionnaire *questionnaire, struct aira_error *err)
{
    const char *named = cli_value(args, "lang");

    if (!aira_report_languages_parse(languages, named != NULL ? named : cli->language))
        return aira_error_set(err, AIRA_EUSAGE, "There is no language '%s'; it is en, zh or both.", named);
    return cli_check_languages(questionnaire, *languages, err);
}

static int tell(const struct cli *cli, const struct aira_scorecard *scorecard, const char *format, const char *path,
                unsigned pages, struct aira_error *err)
{
    if (cli->json) {
        struct aira_json *object = aira_json_object();
        bool failed = false;

        cli_set(object, "assessment", aira_json_int(scorecard->assessment->number), &failed);
        cli_set(object, "format", aira_json_string(format), &failed);
        cli_set(object, "file", aira_json_string(path), &failed);
        cli_set(object, "pages", pages > 0 ? aira_json_int(pages) : aira_json_null(), &failed);
        cli_set(object, "content_hash", aira_json_string(scorecard->content_hash), &failed);
        if (failed) {
            aira_json_free(object);
            object = NULL;
        }
        return cli_put_json(object, err);
    }
    cli_print(stdout, path);
    putchar('\n');
    cli_say(cli, "report-written", (const char *[]){"client", scorecard->assessment->client, "file", path, NULL});
    return 0;
}

static int write_report(struct cli *cli, const struct cli_args *args, struct aira_store *store,
                        const struct aira_stored *stored, const struct aira_renderer *renderer, struct aira_error *err)
{
    const char *output = cli_value(args, "output");
    struct aira_report_options options = {.catalog = cli->catalog};
    struct aira_scorecard *scorecard = NULL;
    struct aira_buf bytes, path;
    unsigned pages = 0;
    int code = choose_languages(&options.languages, cli, args, stored->questionnaire, err);

    aira_buf_init(&bytes);
    aira_buf_init(&path);
    if (code == 0)
        code = cli_scorecard(&scorecard, stored, err);
    if (code == 0)
        code = cli_render(&bytes, &pages, cli, scorecard, renderer, &options, err);
    if (code == 0 && output == NULL)
        code = default_name(&path, stored->assessment, renderer->extension, err);
    else if (output != NULL)
        aira_buf_puts(&path, output);
    if (code == 0)
        code = cli_write(aira_buf_cstr(&path), &bytes, err);
    if (code == 0)
        code = aira_store_note_report(store, stored->assessment->number, renderer->name, scorecard->content_hash,
                                      cli_now(NULL), err);
    if (code == 0 && strcmp(aira_buf_cstr(&path), "-") != 0)
        code = tell(cli, scorecard, renderer->name, path.data, pages, err);
    aira_scorecard_free(scorecard);
    aira_buf_dispose(&bytes);
    aira_buf_dispose(&path);
    return code;
}

static int no_such_format(const char *format, struct aira_error *err)
{
    struct aira_buf names;

    aira_buf_init(&names);
    for (size_t i = 0; aira_renderer_at(i) != NULL; i++)
        aira_buf_printf(&names, "%s%s", i > 0 ? ", " : "", aira_renderer_at(i)->name);
    aira_error_set(err, AIRA_EUSAGE, "There is no format '%s'; there are %s.", format, aira_buf_cstr(&names));
    aira_buf_dispose(&names);
    return AIRA_EUSAGE;
}

int cmd_report(struct cli *cli, const struct cli_args *args, struct aira_error *err)
{
    const char *format = cli_has(args, "format") ? cli_value(args, "format") : "pdf";
    const struct aira_renderer *renderer = aira_renderer_find(format);
    struct aira_stored stored = {0};
    struct aira_store *store = NULL;
    int code;

    if (renderer == NULL)
        return no_such_format(format, err);
    code = cli_assessment(&store, &stored, cli, args->words[0], err);
    if (code == 0)
        code = write_report(cli, args, store, &stored, renderer, err);
    aira_stored_dispose(&stored);
    aira_store_close(store);
    return code;
}
