/* The account of the index, its band and the stages. */
#include <string.h>

#include "score_private.h"

struct figures {
    struct aira_buf buf[6];
};

static void figures_init(struct figures *figures)
{
    for (size_t i = 0; i < sizeof figures->buf / sizeof *figures->buf; i++)
        aira_buf_init(&figures->buf[i]);
}

static void figures_dispose(struct figures *figures, struct aira_buf *out)
{
    for (size_t i = 0; i < sizeof figures->buf / sizeof *figures->buf; i++) {
        out->failed = out->failed || figures->buf[i].failed;
        aira_buf_dispose(&figures->buf[i]);
    }
}

static const char *shown(struct figures *figures, int i, aira_figure_t figure)
{
    explain_figure(&figures->buf[i], figure);
    return aira_buf_cstr(&figures->buf[i]);
}

static const char *whole(struct figures *figures, int i, int value)
{
    aira_buf_printf(&figures->buf[i], "%d", value);
    return aira_buf_cstr(&figures->buf[i]);
}

static const char *title(const struct explain *explain, const char *kind, const char *id)
{
    return aira_questionnaire_text(explain->questionnaire, explain->language, kind, id, "title");
}

static void explain_index_part(const struct explain *explain, const struct aira_part_score *scored)
{
    const struct aira_part *part = &explain->questionnaire->parts[scored->part];
    struct figures figures;

    figures_init(&figures);
    explain_line(explain, "index-part",
                 (const char *[]){"title", title(explain, "part", part->id), "weight", whole(&figures, 0, part->weight),
                                  "score", shown(&figures, 1, scored->score), "supported",
                                  shown(&figures, 2, scored->supported), "low", shown(&figures, 3, scored->low), "high",
                                  shown(&figures, 4, scored->high), "coverage", shown(&figures, 5, scored->coverage),
                                  NULL});
    figures_dispose(&figures, explain->out);
}

static void explain_no_band(const struct explain *explain, int part)
{
    const struct aira_questionnaire *questionnaire = explain->questionnaire;
    struct figures figures;

    figures_init(&figures);
    if (part >= 0) {
        const struct aira_part_score *scored = &explain->score->parts[part];

        explain_line(explain, "band-part-floor",
                     (const char *[]){"title", title(explain, "part", questionnaire->parts[scored->part].id),
                                      "coverage", shown(&figures, 0, scored->coverage), "floor",
                                      shown(&figures, 1, questionnaire->part_floor * 1000), NULL});
    } else if (explain->score->index.score == AIRA_NO_FIGURE) {
        explain_line(explain, "band-no-score", (const char *[]){NULL});
    } else {
        explain_line(explain, "band-floor",
                     (const char *[]){"coverage", shown(&figures, 0, explain->score->index.coverage), "floor",
                                      shown(&figures, 1, questionnaire->coverage_floor * 1000), NULL});
    }
    figures_dispose(&figures, explain->out);
}

static void explain_band(const struct explain *explain, const char *kind, aira_figure_t figure, int weakest, int band)
{
    const struct aira_questionnaire *questionnaire = explain->questionnaire;
    const struct aira_part_score *part = &explain->score->parts[weakest];
    aira_figure_t weak = kind[0] == 'c' ? part->score : part->supported;
    int by_figure = score_band_of(questionnaire, figure), by_part = score_band_of(questionnaire, weak);
    struct figures figures;

    figures_init(&figures);
    explain_line(explain, "band-figure",
                 (const char *[]){"kind", explain_word(explain, kind), "figure", shown(&figures, 0, figure), "band",
                                  title(explain, "band", questionnaire->bands[by_figure].id), NULL});
    explain_line(explain, by_figure > by_part + 1 ? "band-weakest-holds" : "band-weakest",
                 (const char *[]){"title", title(explain, "part", questionnaire->parts[part->part].id), "figure",
                                  shown(&figures, 1, weak), "band",
                                  title(explain, "band", questionnaire->bands[by_part].id), NULL});
    if (explain->score->index.blocker_count > 0)
        explain_line(explain, "band-blocked",
                     (const char *[]){
                         "band", title(explain, "band", questionnaire->bands[questionnaire->blocker_band].id), NULL});
    explain_line(explain, "band-result",
                 (const char *[]){"kind", explain_word(explain, kind), "band",
                                  title(explain, "band", questionnaire->bands[band].id), NULL});
    figures_dispose(&figures, explain->out);
}

static void explain_blockers(const struct explain *explain)
{
    for (size_t i = 0; i < explain->score->index.blocker_count; i++) {
        const struct aira_blocker *blocker = &explain->score->index.blockers[i];
        struct figures figures;

        figures_init(&figures);
        explain_line(explain, blocker->status == AIRA_BLOCKER_MISSED ? "index-blocker" : "index-blocker-open",
                     (const char *[]){"id", explain->questionnaire->questions[blocker->question].id, "needs",
                                      whole(&figures, 0, blocker->needs), "level", whole(&figures, 1, blocker->level),
                                      NULL});
        figures_dispose(&figures, explain->out);
    }
}

void explain_index(const struct explain *explain)
{
    const struct aira_index_score *index = &explain->score->index;
    struct figures figures;
    int part;

    explain_line(explain, "index", (const char *[]){NULL});
    for (size_t i = 0; i < explain->score->part_count; i++)
        if (explain->questionnaire->parts[explain->score->parts[i].part].in_index)
            explain_index_part(explain, &explain->score->parts[i]);
    figures_init(&figures);
    explain_line(explain, "index-figures",
                 (const char *[]){"score", shown(&figures, 0, index->score), "supported",
                                  shown(&figures, 1, index->supported), "low", shown(&figures, 2, index->low), "high",
                                  shown(&figures, 3, index->high), "coverage", shown(&figures, 4, index->coverage),
                                  NULL});
    figures_dispose(&figures, explain->out);
    explain_blockers(explain);
    if (!score_covered(explain->score, &part)) {
        explain_no_band(explain, part);
        return;
    }
    explain_band(explain, "claimed", index->score, index->weakest, index->band);
    explain_band(explain, "supported", index->supported, index->supported_weakest, index->supported_band);
}

void explain_gate(const struct explain *explain, const struct aira_gate_score *scored)
{
    char status[32] = "gate-", supported[32] = "gate-";
    struct figures figures;

    strcat(status, aira_gate_status_name(scored->status));
    strcat(supported, aira_gate_status_name(scored->supported_status));
    figures_init(&figures);
    explain_line(explain, scored->level < 0 ? "gate-open" : "gate",
                 (const char *[]){"kind", explain_word(explain, scored->gate->core ? "core" : "other"), "id",
                                  explain->questionnaire->questions[scored->gate->question].id, "needs",
                                  whole(&figures, 0, scored->gate->needs), "level", whole(&figures, 1, scored->level),
                                  "supported_level", whole(&figures, 2, scored->supported_level), "status",
                                  explain_word(explain, status), "supported", explain_word(explain, supported), NULL});
    figures_dispose(&figures, explain->out);
}

void explain_stages(const struct explain *explain)
{
    const struct aira_score *score = explain->score;

    if (score->stage_count == 0)
        explain_line(explain, "stage-none", (const char *[]){NULL});
    for (size_t i = 0; i < score->stage_count; i++) {
        const struct aira_stage_score *stage = &score->stages[i];

        explain_line(explain, stage->reached ? "stage-reached" : "stage-not-reached",
                     (const char *[]){"title", title(explain, "stage", stage->stage->id), "supported",
                                      explain_word(explain, stage->supported_reached ? "yes" : "no"), NULL});
        if (!stage->reached && i > 0 && !score->stages[i - 1].reached)
            explain_line(explain, "stage-before", (const char *[]){NULL});
        for (size_t k = 0; k < stage->stage->gate_count; k++)
            explain_gate(explain, &stage->gates[k]);
    }
}
