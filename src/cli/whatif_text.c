/* A what-if as text: the figures of today and then side by side, and how they hang on single answers and weights. */
#include <string.h>

#include "planning.h"
#include "scoring.h"
#include "whatif.h"

enum { SHOWN_MOST = 10 };

static const char *title(const struct cli *cli, const struct aira_score *score, const char *kind, const char *id)
{
    return aira_questionnaire_text(score->assessment->questionnaire, cli->language, kind, id, "title");
}

static const char *stage(const struct cli *cli, const struct aira_score *score, int index)
{
    return index < 0 ? plan_word(cli, "no-stage")
                     : title(cli, score, "stage", score->assessment->questionnaire->stages[index].id);
}

static const char *band(const struct cli *cli, const struct aira_score *score, int index)
{
    return index < 0 ? plan_word(cli, "no-band")
                     : title(cli, score, "band", score->assessment->questionnaire->bands[index].id);
}

static void add_figures(struct aira_buf *out, const struct cli *cli, const struct whatif *whatif)
{
    const struct aira_index_score *a = &whatif->today->index, *b = &whatif->then->index;
    const struct {
        const char *key;
        aira_figure_t today, then;
    } rows[] = {{"row-index", a->score, b->score},
                {"row-supported", a->supported, b->supported},
                {"row-low", a->low, b->low},
                {"row-high", a->high, b->high},
                {"row-coverage", a->coverage, b->coverage}};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char s[2][PLAN_SCRAP];

        plan_line(
            out, cli, rows[i].key,
            (const char *[]){"today", plan_figure(s[0], rows[i].today), "then", plan_figure(s[1], rows[i].then), NULL});
    }
}

static void add_parts(struct aira_buf *out, const struct cli *cli, const struct whatif *whatif)
{
    for (size_t i = 0; i < whatif->today->part_count; i++) {
        const struct aira_part_score *a = &whatif->today->parts[i], *b = &whatif->then->parts[i];
        char s[2][PLAN_SCRAP];

        plan_line(out, cli, "row-part",
                  (const char *[]){
                      "title",
                      title(cli, whatif->today, "part", whatif->today->assessment->questionnaire->parts[a->part].id),
                      "today", plan_figure(s[0], a->score), "then", plan_figure(s[1], b->score), NULL});
    }
}

static void add_both(struct aira_buf *out, const struct cli *cli, const struct whatif *whatif)
{
    const struct aira_score *a = whatif->today, *b = whatif->then;

    for (size_t i = 0; i < whatif->given_count; i++)
        plan_line(out, cli, "whatif-given", (const char *[]){"value", whatif->given[i], NULL});
    if (a->stage_count > 0)
        plan_line(out, cli, "row-stage",
                  (const char *[]){"today", stage(cli, a, a->reached), "then", stage(cli, b, b->reached), NULL});
    plan_line(out, cli, "row-band",
              (const char *[]){"today", band(cli, a, a->index.band), "then", band(cli, b, b->index.band), NULL});
    add_figures(out, cli, whatif);
    add_parts(out, cli, whatif);
}

/* ---- single answers ---- */

static bool changes_more(const struct aira_score *score, const struct aira_shift *shift)
{
    return shift->level >= 0 && (shift->band != score->index.band || shift->reached != score->reached);
}

static void add_shift(struct aira_buf *out, const struct cli *cli, const struct aira_score *score,
                      const struct aira_shift *shift)
{
    char level[PLAN_SCRAP], shown[PLAN_SCRAP];

    if (shift->level < 0)
        return;
    snprintf(level, sizeof level, "%d", shift->level);
    aira_buf_puts(out, "    ");
    plan_line(out, cli, changes_more(score, shift) ? "shift-more" : "shift",
              (const char *[]){"level", level, "index", plan_figure(shown, shift->index), "band",
                               band(cli, score, shift->band), "stage", stage(cli, score, shift->reached), NULL});
}

/* The first ones, and behind them those that change band or stage. */
static void add_sensitivities(struct aira_buf *out, const struct cli *cli, const struct aira_score *score,
                              const char *head, const struct aira_sensitivity *list, size_t count)
{
    if (count == 0)
        return;
    aira_buf_putc(out, '\n');
    plan_line(out, cli, head, (const char *[]){NULL});
    for (size_t i = 0; i < count; i++) {
        const char *id = score->assessment->questionnaire->questions[list[i].question].id;
        char level[PLAN_SCRAP];

        if (i >= SHOWN_MOST && !changes_more(score, &list[i].down) && !changes_more(score, &list[i].up))
            continue;
        snprintf(level, sizeof level, "%d", list[i].level);
        aira_buf_puts(out, "  ");
        plan_line(out, cli, list[i].level < 0 ? "answer-open" : "answer",
                  (const char *[]){"question", id, "level", level, NULL});
        add_shift(out, cli, score, &list[i].down);
        add_shift(out, cli, score, &list[i].up);
    }
}

static void add_weights(struct aira_buf *out, const struct cli *cli, const struct whatif *whatif)
{
    const struct aira_score *score = whatif->then;

    aira_buf_putc(out, '\n');
    plan_line(out, cli, "weights", (const char *[]){NULL});
    for (size_t i = 0; i < whatif->weight_count; i++) {
        const struct aira_reweighed *item = &whatif->weights[i];
        char s[2][PLAN_SCRAP];

        aira_buf_puts(out, "  ");
        plan_line(out, cli, "weight",
                  (const char *[]){"title",
                                   title(cli, score, "part", score->assessment->questionnaire->parts[item->part].id),
                                   "less", plan_figure(s[0], item->less.score), "less_band",
                                   band(cli, score, item->less.band), "more", plan_figure(s[1], item->more.score),
                                   "more_band", band(cli, score, item->more.band), NULL});
    }
}

static void add_settling(struct aira_buf *out, const struct cli *cli, const struct whatif *whatif)
{
    const struct aira_settling *settling = &whatif->settling;
    const struct aira_score *score = whatif->then;
    char count[PLAN_SCRAP];

    if (settling->stage < 0)
        return;
    aira_buf_putc(out, '\n');
    snprintf(count, sizeof count, "%zu", settling->count);
    plan_line(out, cli,
              settling->settled      ? "settled"
              : settling->count == 1 ? "settling-one"
                                     : "settling",
              (const char *[]){"stage", stage(cli, score, settling->stage), "count", count, NULL});
    for (size_t i = 0; i < settling->count; i++) {
        aira_buf_puts(out, "  ");
        aira_buf_puts(out, score->assessment->questionnaire->questions[settling->questions[i]].id);
        aira_buf_putc(out, '\n');
    }
}

void whatif_add_text(struct aira_buf *out, const struct cli *cli, const struct whatif *whatif)
{
    add_both(out, cli, whatif);
    add_sensitivities(out, cli, whatif->then, "answers", whatif->answered, whatif->answered_count);
    add_weights(out, cli, whatif);
    add_sensitivities(out, cli, whatif->then, "open", whatif->open, whatif->open_count);
    add_settling(out, cli, whatif);
}
