#include <string.h>

#include "password.h"
#include "reporting.h"

/* "<client>-scorecard-<number>.<extension>": the client's letters and digits, the rest as single hyphens. A redacted
 * one has "redacted" in their place. */
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

/* The report's bytes, and the scorecard that they are of. */
static int make_bytes(struct aira_buf *bytes, struct aira_scorecard **scorecard, unsigned *pages, struct cli *cli,
                      const struct reporting *how, const struct aira_stored *stored, struct aira_error *err)
{
    struct aira_report_options options = {.catalog = cli->catalog, .theme = how->theme->theme};
    int code = choose_languages(&options.languages, cli, how->args, stored->questionnaire, err);

    if (code == 0)
        code = cli_scorecard_with(scorecard, stored, how->since, cli_has(how->args, "redacted"), err);
    if (code == 0)
        code = cli_render(bytes, pages, cli, *scorecard, how->renderer, &options, cli_theme_look(how->theme), err);
    if (code == 0)
        code = cli_password_apply(bytes, how->password, err);
    return code;
}

struct aira_json *report_json(const struct reporting *how, int64_t assessment, const char *path, unsigned pages,
                              const char *content_hash)
{
    struct aira_json *object = aira_json_object();
    bool failed = false;

    cli_set(object, "assessment", aira_json_int(assessment), &failed);
    cli_set(object, "format", aira_json_string(how->renderer->name), &failed);
    cli_set(object, "file", aira_json_string(path), &failed);
    cli_set(object, "pages", pages > 0 ? aira_json_int(pages) : aira_json_null(), &failed);
    cli_set(object, "content_hash", aira_json_string(content_hash), &failed);
    if (how->since != NULL)
        cli_set(object, "since", aira_json_int(how->since->assessment->number), &failed);
    return cli_whole(object, failed);
}

static int tell(const struct cli *cli, const struct reporting *how, const struct aira_assessment *assessment,
                const struct reported *reported, struct aira_error *err)
{
    const char *path = reported->path.data;

    if (cli->json)
        return cli_put_json(report_json(how, assessment->number, path, reported->pages, reported->content_hash), err);
    cli_print(stdout, path);
    putchar('\n');
    cli_say(cli, "report-written", (const char *[]){"client", assessment->client, "file", path, NULL});
    return 0;
}

/* Where it goes. */
static int choose_path(struct aira_buf *path, const struct reporting *how, const struct aira_assessment *assessment,
                       struct aira_error *err)
{
    struct aira_buf name;
    int code;

    if (how->output != NULL) {
        aira_buf_puts(path, how->output);
        return aira_buf_result(path, err);
    }
    aira_buf_init(&name);
    code = default_name(&name, assessment, how->renderer->extension, err);
    if (code == 0 && how->folder != NULL)
        aira_path_join(path, how->folder, name.data);
    else if (code == 0)
        aira_buf_puts(path, name.data);
    aira_buf_dispose(&name);
    return code == 0 ? aira_buf_result(path, err) : code;
}

int report_write(struct reported *out, struct cli *cli, const struct reporting *how, struct aira_store *store,
                 const struct aira_stored *stored, int64_t now, struct aira_error *err)
{
    struct aira_scorecard *scorecard = NULL;
    struct aira_buf bytes;
    int code;

    aira_buf_init(&bytes);
    code = make_bytes(&bytes, &scorecard, &out->pages, cli, how, stored, err);
    if (code == 0)
        code = choose_path(&out->path, how, scorecard->assessment, err);
    if (code == 0)
        code = cli_write(out->path.data, &bytes, err);
    if (code == 0)
        code = aira_store_note_report(store, stored->assessment->number, how->renderer->name, scorecard->content_hash,
                                      now, err);
    if (code == 0)
        memcpy(out->content_hash, scorecard->content_hash, sizeof out->content_hash);
    aira_scorecard_free(scorecard);
    aira_buf_dispose(&bytes);
    return code;
}

/* The earlier assessment that --since names, if it does. */
static int load_since(struct aira_stored *since, struct reporting *how, struct aira_store *store,
                      struct aira_error *err)
{
    const char *key = cli_value(how->args, "since");
    int64_t number;

    if (key == NULL)
        return 0;
    if (aira_store_find(&number, store, key, err) < 0)
        return err->code;
    how->since = since;
    return aira_store_load(since, store, number, err);
}

static int report_one(struct cli *cli, struct reporting *how, const char *key, struct aira_error *err)
{
    struct reported reported = {.pages = 0};
    struct aira_stored stored = {0}, since = {0};
    struct aira_store *store = NULL;
    int64_t now = cli_now(NULL);
    int code = cli_assessment(&store, &stored, cli, key, err);

    aira_buf_init(&reported.path);
    if (code == 0)
        code = load_since(&since, how, store, err);
    if (code == 0)
        code = report_write(&reported, cli, how, store, &stored, now, err);
    if (code == 0 && strcmp(reported.path.data, "-") != 0)
        code = tell(cli, how, stored.assessment, &reported, err);
    aira_buf_dispose(&reported.path);
    aira_stored_dispose(&stored);
    aira_stored_dispose(&since);
    aira_store_close(store);
    return code;
}

static int no_such_format(const char *format, struct aira_error *err)
{
    struct aira_buf names;

    aira_buf_init(&names);
    for (size_t i = 0; aira_renderer_at(i) != NULL; i++)
        aira_buf_printf(&names, "%s%s", i > 0 ? aira_say(", ") : "", aira_renderer_at(i)->name);
    aira_error_set(err, AIRA_EUSAGE, "There is no format '%s'; there are %s.", format, aira_buf_cstr(&names));
    aira_buf_dispose(&names);
    return AIRA_EUSAGE;
}

/* What goes with --all alone, and what --all takes the place of. */
static int check_all(const struct cli_args *args, struct aira_error *err)
{
    static const char *const only[] = {"where", "jobs"};

    if (!cli_has(args, "all") && args->word_count == 0)
        return aira_error_set(err, AIRA_EUSAGE,
                              "'report' needs to know of which assessment: aira report ID|NAME, or aira report --all.");
    if (cli_has(args, "all") && args->word_count > 0)
        return aira_error_set(err, AIRA_EUSAGE, "--all stands for every assessment; leave out '%s', or --all.",
                              args->words[0]);
    for (size_t i = 0; i < sizeof only / sizeof *only; i++)
        if (!cli_has(args, "all") && cli_has(args, only[i]))
            return aira_error_set(err, AIRA_EUSAGE, "--%s goes with --all.", only[i]);
    if (cli_has(args, "all") && cli_has(args, "since"))
        return aira_error_set(err, AIRA_EUSAGE,
                              "--since compares one assessment with an earlier one of its own; name it in place of "
                              "--all.");
    return 0;
}

/* Whether what --since adds has a place in the format. */
static int check_since(const struct reporting *how, struct aira_error *err)
{
    const struct aira_renderer *renderer = how->renderer;

    if (!cli_has(how->args, "since") || renderer->needs_document || strcmp(renderer->name, "json") == 0)
        return 0;
    return aira_error_set(err, AIRA_EUSAGE,
                          "The tables of %s hold one assessment and do not compare two; leave out --since, or take "
                          "another format such as pdf or json.",
                          renderer->name);
}

int cmd_report(struct cli *cli, const struct cli_args *args, struct aira_error *err)
{
    const char *format = cli_has(args, "format") ? cli_value(args, "format") : "pdf";
    struct cli_password password;
    struct cli_theme theme;
    struct reporting how = {.args = args,
                            .renderer = aira_renderer_find(format),
                            .theme = &theme,
                            .password = &password,
                            .output = cli_value(args, "output")};
    int code;

    if (check_all(args, err) < 0)
        return err->code;
    if (how.renderer == NULL)
        return no_such_format(format, err);
    if (check_since(&how, err) < 0)
        return err->code;
    code = cli_theme_read(&theme, cli, args, how.renderer, err);
    if (code == 0)
        code = cli_password_read(&password, args, how.renderer, err);
    if (code == 0)
        code = cli_has(args, "all") ? report_all(cli, &how, err) : report_one(cli, &how, args->words[0], err);
    cli_password_wipe(&password);
    cli_theme_dispose(&theme);
    return code;
}
