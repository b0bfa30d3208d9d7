#include "scoring.h"

#include <string.h>

#include "redaction.h"

/* The day of a scorecard is that of its newest answer, so that the same answers give the same report. */
static int64_t day_of(const struct aira_assessment *assessment)
{
    int64_t newest = assessment->created;

    for (size_t i = 0; i < assessment->answer_count; i++)
        if (assessment->answers[i].at > newest)
            newest = assessment->answers[i].at;
    return newest;
}

static struct aira_scorecard_input input_of(const struct aira_stored *stored)
{
    return (struct aira_scorecard_input){
        .assessment = stored->assessment,
        .journal_head = stored->journal_head,
        .journal_count = stored->journal_count,
        .as_of = day_of(stored->assessment),
    };
}

int cli_scorecard_with(struct aira_scorecard **out, const struct aira_stored *stored, const struct aira_stored *since,
                       bool redacted, struct aira_error *err)
{
    struct aira_scorecard_input input = input_of(stored), then = {0};

    input.redacted = redacted;
    if (since != NULL) {
        then = input_of(since);
        input.since = &then;
    }
    return aira_scorecard_new(out, &input, err);
}

int cli_scorecard(struct aira_scorecard **out, const struct aira_stored *stored, struct aira_error *err)
{
    return cli_scorecard_with(out, stored, NULL, false, err);
}

static void tell_missing(const struct cli *cli, const struct aira_render_report *report)
{
    for (size_t i = 0; i < report->missing_count; i++) {
        char code[16];

        snprintf(code, sizeof code, "U+%04X", (unsigned)report->missing[i].character);
        cli_say(cli, "report-missing-character",
                (const char *[]){"character", code, "place", report->missing[i].place, NULL});
    }
}

int cli_report_words(struct cli *cli, struct aira_error *err)
{
    int code = cli->report_words ? 0 : cli_words(cli, "report", err);

    cli->report_words = cli->report_words || code == 0;
    return code;
}

/* The words and languages of what is drawn from the scorecard itself. */
static int set_words(struct aira_render_input *input, struct cli *cli, const struct aira_report_options *options,
                     struct aira_error *err)
{
    int code = cli_report_words(cli, err);

    if (code == 0 && aira_catalog_find(cli->catalog, "en", "sheet", "summary") == NULL)
        code = cli_words(cli, "tables", err);
    input->catalog = options->catalog;
    input->languages[0] = options->languages == AIRA_REPORT_EN ? "en" : "zh";
    input->languages[1] = options->languages == AIRA_REPORT_BOTH ? "en" : NULL;
    return code;
}

int cli_render(struct aira_buf *out, unsigned *pages, struct cli *cli, const struct aira_scorecard *scorecard,
               const struct aira_renderer *renderer, const struct aira_report_options *options,
               const struct aira_look *look, struct aira_error *err)
{
    struct aira_render_input input = {.look = look};
    struct aira_render_report report;
    struct aira_document *document = NULL;
    struct aira_buf json;
    int code;

    aira_buf_init(&json);
    aira_render_report_init(&report);
    code = renderer->needs_document ? cli_report_words(cli, err) : aira_scorecard_json(&json, scorecard, err);
    if (code == 0 && !renderer->needs_document)
        code = set_words(&input, cli, options, err);
    if (code == 0 && renderer->needs_document)
        code = aira_report_build(&document, scorecard, options, err);
    input.document = document;
    input.scorecard_json = renderer->needs_document ? NULL : aira_buf_cstr(&json);
    if (code == 0)
        code = renderer->render(out, &report, &input, err);
    if (code == 0)
        code = cli_check_redacted(cli, scorecard, &input, out, err);
    if (code == 0)
        tell_missing(cli, &report);
    if (pages != NULL)
        *pages = report.pages;
    aira_document_free(document);
    aira_render_report_dispose(&report);
    aira_buf_dispose(&json);
    return code;
}

int cli_put_summary(struct cli *cli, const struct aira_scorecard *scorecard, struct aira_error *err)
{
    struct aira_report_options options = {
        .languages = strcmp(cli->language, "zh") == 0 ? AIRA_REPORT_ZH : AIRA_REPORT_EN,
        .catalog = cli->catalog,
        .brief = true,
    };
    struct aira_buf text;
    int code;

    aira_buf_init(&text);
    code = cli_render(&text, NULL, cli, scorecard, aira_renderer_find("text"), &options, NULL, err);
    if (code == 0)
        cli_put(&text);
    aira_buf_dispose(&text);
    return code;
}

int cli_check_languages(const struct aira_questionnaire *questionnaire, enum aira_report_languages languages,
                        struct aira_error *err)
{
    static const char *const names[] = {"zh", "en"};

    for (size_t i = 0; i < 2; i++) {
        bool wanted = languages == AIRA_REPORT_BOTH || (languages == AIRA_REPORT_ZH) == (i == 0);

        if (wanted && !aira_questionnaire_has_language(questionnaire, names[i]))
            return aira_error_set(err, AIRA_EUSAGE,
                                  "The questionnaire %s has no texts in %s. Choose one of its languages by --lang %s.",
                                  questionnaire->id, names[i], questionnaire->languages[0]);
    }
    return 0;
}

void cli_add_figure(struct aira_buf *out, aira_figure_t figure)
{
    int shown = aira_shown(figure);

    if (figure == AIRA_NO_FIGURE)
        aira_buf_puts(out, "–");
    else
        aira_buf_printf(out, "%d.%d%%", shown / 10, shown % 10);
}
