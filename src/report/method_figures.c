/* How far the figures carry: levels as they are spread, and the index with other weights. */
#include "build.h"

enum { WITHOUT = 3, COLUMNS = 1 + AIRA_LEVELS + WITHOUT, WEIGHT_COLUMNS = 4, LESS = 3, MORE = 5 };

/* ---- levels ---- */

struct spread {
    int64_t claimed[AIRA_LEVELS], supported[AIRA_LEVELS];
    int64_t without[WITHOUT]; /* open, don't know, not applicable */
    int64_t all, capped;
};

static void count_one(struct spread *spread, const struct aira_question_score *score)
{
    spread->all++;
    if (score->level >= 0) {
        spread->claimed[score->level]++;
        spread->supported[score->supported_level]++;
        spread->capped += score->supported < score->score;
        return;
    }
    spread->without[score->state == AIRA_UNKNOWN ? 1 : score->state == AIRA_NA ? 2 : 0]++;
}

static struct spread count_levels(const struct report *report)
{
    struct spread spread = {0};
    for (size_t i = 0; i < report->questionnaire->question_count; i++) {
        const struct aira_question *asked = &report->questionnaire->questions[i];
        bool scored = asked->has_level && report->questionnaire->parts[asked->part].weight > 0;
        if (scored && report->score->questions[i].state != AIRA_OFF) {
            count_one(&spread, &report->score->questions[i]);
        }
    }
    return spread;
}

static void levels_row(struct report *report, struct aira_node *table, const char *key, const int64_t *levels,
                       const int64_t *without)
{
    struct aira_node *row = report_row(report, table);
    struct aira_node *name = report_cell(report, row, report_say(report, "chart", key, NULL));
    if (name != NULL) {
        name->keep |= AIRA_KEEP_ROW_HEADER;
    }
    for (int i = 0; i < AIRA_LEVELS; i++) {
        (void)report_cell(report, row, report_number(report, levels[i]));
    }
    for (int i = 0; i < WITHOUT; i++) {
        (void)report_cell(report, row, report_number(report, without[i]));
    }
}

void report_method_levels(struct report *report, struct aira_node *section)
{
    static const double shares[COLUMNS] = {18, 10, 10, 10, 10, 10, 11, 11, 10};
    static const enum aira_align aligns[COLUMNS] = {AIRA_LEFT,  AIRA_RIGHT, AIRA_RIGHT, AIRA_RIGHT, AIRA_RIGHT,
                                                    AIRA_RIGHT, AIRA_RIGHT, AIRA_RIGHT, AIRA_RIGHT};
    static const char *const heads[] = {"spread-of", "level-0", "level-1", "level-2", "level-3",
                                        "level-4",   "open",    "unknown", "na",      NULL};
    struct spread spread = count_levels(report);
    if (spread.all == 0) {
        return;
    }
    (void)report_heading(report, section, 2, NULL, report_say(report, "method", "spread", NULL));
    aira_figure_t share = (aira_figure_t)((2 * spread.without[2] * AIRA_WHOLE + spread.all) / (2 * spread.all));
    report_keep_with_next(report_paragraph(
        report, section, AIRA_STYLE_BODY,
        report_say(report, "method", "spread-about",
                   (struct report_pair[]){
                       {"all", report_number(report, spread.all)},
                       {"na", report_number(report, spread.without[2])},
                       {"share", report_percent(report, share)},
                       {"capped", report_number(report, spread.capped)},
                       {"answered",
                        report_number(report, spread.all - spread.without[0] - spread.without[1] - spread.without[2])},
                       {0}})));
    struct aira_node *table = aira_node_table(report->document, section, AIRA_NODE_TABLE, COLUMNS, shares, aligns);
    if (table == NULL) {
        return;
    }
    table->table->ruled = true;
    table->keep |= AIRA_KEEP_TOGETHER;
    report_heads(report, table, "method", heads);
    levels_row(report, table, "claimed", spread.claimed, spread.without);
    levels_row(report, table, "supported", spread.supported, spread.without);
}

/* ---- weights ---- */

static bool is_weighed(const struct report *report, const struct aira_part_score *part)
{
    return report->questionnaire->parts[part->part].in_index && part->score != AIRA_NO_FIGURE;
}

static struct aira_weighed weigh(struct report *report, int part, int quarters)
{
    struct aira_weighed weighed = {AIRA_NO_FIGURE, AIRA_NO_FIGURE, -1, -1};
    struct aira_error err;
    if (aira_score_weighed(&weighed, report->score, part, quarters, &err) < 0) {
        report->arena.failed = true;
    }
    return weighed;
}

/* The index and, where it is another, its band. */
static bool weighed_cell(struct report *report, struct aira_node *row, const struct aira_weighed *weighed)
{
    bool moves = weighed->band != report->score->index.band;
    struct report_text index = report_points(report, weighed->score);
    (void)report_cell(
        report, row,
        moves ? report_say(report, "method", "moved",
                           (struct report_pair[]){{"index", index}, {"band", report_band(report, weighed->band)}, {0}})
              : index);
    return moves;
}

static int64_t weight_row(struct report *report, struct aira_node *table, int part)
{
    const struct aira_part *asked = &report->questionnaire->parts[part];
    struct aira_node *row = report_row(report, table);
    struct aira_node *name = report_cell(report, row, report_asked(report, "part", asked->id, "title"));
    if (name != NULL) {
        name->keep |= AIRA_KEEP_ROW_HEADER;
    }
    (void)report_cell(report, row, report_number(report, asked->weight));
    struct aira_weighed less = weigh(report, part, LESS), more = weigh(report, part, MORE);
    int64_t moves = weighed_cell(report, row, &less) ? 1 : 0;
    return moves + (weighed_cell(report, row, &more) ? 1 : 0);
}

void report_method_weights(struct report *report, struct aira_node *section)
{
    static const double shares[WEIGHT_COLUMNS] = {40, 12, 24, 24};
    static const enum aira_align aligns[WEIGHT_COLUMNS] = {AIRA_LEFT, AIRA_RIGHT, AIRA_RIGHT, AIRA_RIGHT};
    static const char *const heads[] = {"part", "weight", "less", "more", NULL};
    size_t count = 0;
    for (size_t i = 0; i < report->score->part_count; i++) {
        count += is_weighed(report, &report->score->parts[i]);
    }
    if (count < 2) {
        return;
    }
    (void)report_heading(report, section, 2, NULL, report_say(report, "method", "weights", NULL));
    report_keep_with_next(
        report_paragraph(report, section, AIRA_STYLE_BODY, report_say(report, "method", "weights-about", NULL)));
    struct aira_node *table =
        aira_node_table(report->document, section, AIRA_NODE_TABLE, WEIGHT_COLUMNS, shares, aligns);
    if (table == NULL) {
        return;
    }
    table->table->ruled = true;
    report_heads(report, table, "method", heads);
    int64_t moves = 0;
    for (size_t i = 0; i < report->score->part_count; i++) {
        if (is_weighed(report, &report->score->parts[i])) {
            moves += weight_row(report, table, report->score->parts[i].part);
        }
    }
    table->keep |= AIRA_KEEP_TOGETHER | AIRA_KEEP_WITH_NEXT;
    (void)report_paragraph(report, section, AIRA_STYLE_CAPTION,
                           report_say(report, "method", moves > 0 ? "weights-move" : "weights-stay",
                                      (struct report_pair[]){{"count", report_number(report, moves)},
                                                             {"band", report_band(report, report->score->index.band)},
                                                             {0}}));
}
