#include <string.h>

#include <aira/score.h>

#include "cli.h"
#include "given.h"
#include "scoring.h"

static const char *title(const struct cli *cli, const struct aira_score *score, const char *kind, const char *id)
{
    return aira_questionnaire_text(score->assessment->questionnaire, cli->language, kind, id, "title");
}

static void add_named(struct aira_buf *out, const struct cli *cli, const char *key, const char *value)
{
    aira_text_fill(out, cli_word(cli, key), (const char *[]){"value", value, NULL});
    aira_buf_putc(out, '\n');
}

static void add_stage(struct aira_buf *out, const struct cli *cli, const struct aira_score *score, const char *key,
                      int stage)
{
    const struct aira_questionnaire *questionnaire = score->assessment->questionnaire;

    add_named(out, cli, key,
              stage < 0 ? cli_word(cli, "none") : title(cli, score, "stage", questionnaire->stages[stage].id));
}

static void add_index(struct aira_buf *out, const struct cli *cli, const struct aira_score *score)
{
    const struct aira_questionnaire *questionnaire = score->assessment->questionnaire;
    const struct aira_index_score *index = &score->index;
    const aira_figure_t figures[] = {index->score, index->supported, index->low, index->high, index->coverage};
    struct aira_buf shown[5];

    for (size_t i = 0; i < 5; i++) {
        aira_buf_init(&shown[i]);
        cli_add_figure(&shown[i], figures[i]);
    }
    aira_text_fill(
        out, cli_word(cli, "score-index"),
        (const char *[]){
            "score", aira_buf_cstr(&shown[0]), "supported", aira_buf_cstr(&shown[1]), "low", aira_buf_cstr(&shown[2]),
            "high", aira_buf_cstr(&shown[3]), "coverage", aira_buf_cstr(&shown[4]), "band",
            index->band < 0 ? cli_word(cli, "none") : title(cli, score, "band", questionnaire->bands[index->band].id),
            "supported_band",
            index->supported_band < 0 ? cli_word(cli, "none")
                                      : title(cli, score, "band", questionnaire->bands[index->supported_band].id),
            NULL});
    aira_buf_putc(out, '\n');
    for (size_t i = 0; i < 5; i++)
        aira_buf_dispose(&shown[i]);
}

static void add_part(struct aira_buf *out, const struct cli *cli, const struct aira_score *score,
                     const struct aira_part_score *scored)
{
    const struct aira_part *part = &score->assessment->questionnaire->parts[scored->part];
    struct aira_buf figures[3];
    char counts[48];

    snprintf(counts, sizeof counts, "%d/%d", scored->answered, scored->applicable);
    for (size_t i = 0; i < 3; i++)
        aira_buf_init(&figures[i]);
    cli_add_figure(&figures[0], scored->score);
    cli_add_figure(&figures[1], scored->supported);
    cli_add_figure(&figures[2], scored->coverage);
    aira_text_fill(out, cli_word(cli, part->in_index ? "score-part" : "score-part-outside"),
                   (const char *[]){"title", title(cli, score, "part", part->id), "score", aira_buf_cstr(&figures[0]),
                                    "supported", aira_buf_cstr(&figures[1]), "coverage", aira_buf_cstr(&figures[2]),
                                    "counts", counts, NULL});
    aira_buf_putc(out, '\n');
    for (size_t i = 0; i < 3; i++)
        aira_buf_dispose(&figures[i]);
}

static void add_words(struct aira_buf *out, const struct cli *cli, const struct aira_score *score)
{
    add_named(out, cli, "score-client", score->assessment->client);
    if (score->stage_count > 0) {
        add_stage(out, cli, score, "score-stage", score->reached);
        add_stage(out, cli, score, "score-stage-supported", score->supported_reached);
        add_stage(out, cli, score, "score-stage-next", score->next);
    }
    add_index(out, cli, score);
    for (size_t i = 0; i < score->index.blocker_count; i++)
        add_named(out, cli, "score-blocker",
                  score->assessment->questionnaire->questions[score->index.blockers[i].question].id);
    for (size_t i = 0; i < score->part_count; i++)
        add_part(out, cli, score, &score->parts[i]);
}

static int put_score(struct cli *cli, const struct cli_args *args, const struct aira_assessment *assessment,
                     struct aira_error *err)
{
    const char *key = cli_value(args, "explain");
    struct aira_score *score = NULL;
    struct aira_buf text;
    int code = key != NULL ? cli_words(cli, "explain", err) : 0;

    if (code == 0)
        code = aira_score_new(&score, assessment, err);

    aira_buf_init(&text);
    if (code == 0 && key != NULL)
        code = aira_score_explain(&text, score, key, cli->language, cli->catalog, err);
    else if (code == 0 && !cli->json)
        add_words(&text, cli, score);
    if (code == 0 && cli->json && key != NULL) {
        struct aira_json *object = aira_json_object();
        bool failed = false;

        cli_set(object, "explain", aira_json_string(key), &failed);
        cli_set(object, "account", aira_json_string(aira_buf_cstr(&text)), &failed);
        code = cli_put_json(cli_whole(object, failed), err);
    } else if (code == 0 && cli->json) {
        code = cli_put_json(aira_score_json(score), err);
    } else if (code == 0) {
        code = cli_put_text(&text, err);
    }
    aira_buf_dispose(&text);
    aira_score_free(score);
    return code;
}

/* Scores a file without a store. */
static int score_file(struct cli *cli, const struct cli_args *args, struct aira_error *err)
{
    const char *name = cli_value(args, "questionnaire");
    struct aira_questionnaire *questionnaire = NULL;
    struct aira_assessment *assessment = NULL;
    int code = cli_questionnaire(&questionnaire, cli, name != NULL ? name : "enterprise-ai", err);

    if (code == 0)
        code = cli_given_file(&assessment, cli, questionnaire, cli_value(args, "from"), err);
    if (code == 0)
        code = put_score(cli, args, assessment, err);
    aira_assessment_free(assessment);
    aira_questionnaire_free(questionnaire);
    return code;
}

int cmd_score(struct cli *cli, const struct cli_args *args, struct aira_error *err)
{
    struct aira_stored stored = {0};
    struct aira_store *store = NULL;
    int code;

    if (cli_has(args, "from") == (args->word_count > 0))
        return aira_error_set(err, AIRA_EUSAGE, "Score either a saved assessment (aira score ID) or a file (--from).");
    if (cli_has(args, "questionnaire") && !cli_has(args, "from"))
        return aira_error_set(err, AIRA_EUSAGE, "--questionnaire goes with --from; a saved assessment has its own.");
    if (cli_has(args, "from"))
        return score_file(cli, args, err);
    code = cli_assessment(&store, &stored, cli, args->words[0], err);
    if (code == 0)
        code = put_score(cli, args, stored.assessment, err);
    aira_stored_dispose(&stored);
    aira_store_close(store);
    return code;
}
