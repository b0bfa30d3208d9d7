/* Method: how the figures came about, with one line of this client worked out, and what proves the content. */
#include "build.h"

static void text(struct report *report, struct aira_node *section, const char *key, const struct report_pair *pairs)
{
    (void)report_paragraph(report, section, AIRA_STYLE_BODY, report_say(report, "method", key, pairs));
}

static void heading(struct report *report, struct aira_node *section, const char *key)
{
    (void)report_heading(report, section, 2, NULL, report_say(report, "method", key, NULL));
}

static struct aira_node *ruled_table(struct report *report, struct aira_node *section, const char *const *heads,
                                     size_t columns, const double *shares, const enum aira_align *aligns)
{
    struct aira_node *table = aira_node_table(report->document, section, AIRA_NODE_TABLE, columns, shares, aligns);
    if (table != NULL) {
        table->table->ruled = true;
        table->keep |= AIRA_KEEP_TOGETHER;
    }
    report_heads(report, table, "method", heads);
    return table;
}

/* The part of the index with a score that weighs most; NULL: none. */
static const struct aira_part_score *largest_part(const struct report *report)
{
    const struct aira_part_score *largest = NULL;
    for (size_t i = 0; i < report->score->part_count; i++) {
        const struct aira_part_score *part = &report->score->parts[i];
        const struct aira_part *asked = &report->questionnaire->parts[part->part];
        if (asked->in_index && part->score != AIRA_NO_FIGURE &&
            (largest == NULL || asked->weight > report->questionnaire->parts[largest->part].weight)) {
            largest = part;
        }
    }
    return largest;
}

/* Points in units as a number with two decimals. */
static struct report_text points(struct report *report, int64_t units)
{
    int64_t hundredths = (units * 100 + AIRA_SCORE_UNIT / 2) / AIRA_SCORE_UNIT;
    const char *number =
        aira_arena_printf(&report->arena, "%lld.%02lld", (long long)(hundredths / 100), (long long)(hundredths % 100));
    return report_name(report, number);
}

static void worked_line(struct report *report, struct aira_node *section)
{
    const struct aira_part_score *part = largest_part(report);
    if (part == NULL) {
        return;
    }
    const struct aira_part *asked = &report->questionnaire->parts[part->part];
    text(report, section, "worked",
         (struct report_pair[]){{"part", report_asked(report, "part", asked->id, "title")},
                                {"answered", report_number(report, part->answered)},
                                {"weights", report_number(report, part->answered_weight)},
                                {"points", points(report, part->points)},
                                {"score", report_percent(report, part->score)},
                                {"supported-points", points(report, part->supported_points)},
                                {"supported", report_percent(report, part->supported)},
                                {"weight", report_number(report, asked->weight)},
                                {0}});
}

static void bands(struct report *report, struct aira_node *section)
{
    static const double shares[] = {20, 12, 68};
    static const enum aira_align aligns[] = {AIRA_LEFT, AIRA_RIGHT, AIRA_LEFT};
    static const char *const heads[] = {"band", "from", "means", NULL};
    const struct aira_questionnaire *questionnaire = report->questionnaire;
    heading(report, section, "bands");
    text(report, section, "bands-about",
         (struct report_pair[]){
             {"coverage", report_percent(report, questionnaire->coverage_floor * (AIRA_WHOLE / 1000))},
             {"part", report_percent(report, questionnaire->part_floor * (AIRA_WHOLE / 1000))},
             {"band", report_band(report, questionnaire->blocker_band)},
             {0}});
    report_keep_with_next(section == NULL ? NULL : section->last);
    struct aira_node *table = ruled_table(report, section, heads, 3, shares, aligns);
    for (size_t i = 0; i < questionnaire->band_count; i++) {
        struct aira_node *row = report_row(report, table);
        (void)report_cell(report, row, report_band(report, (int)i));
        (void)report_cell(report, row, report_points(report, questionnaire->bands[i].threshold * (AIRA_WHOLE / 1000)));
        bool told = aira_questionnaire_find(questionnaire, questionnaire->languages[0], "band",
                                            questionnaire->bands[i].id, "about") != NULL;
        (void)report_cell(report, row,
                          told ? report_asked(report, "band", questionnaire->bands[i].id, "about") : report_empty());
    }
}

static void evidence(struct report *report, struct aira_node *section)
{
    static const double shares[] = {56, 24, 20};
    static const enum aira_align aligns[] = {AIRA_LEFT, AIRA_LEFT, AIRA_RIGHT};
    static const char *const heads[] = {"evidence", "cap", "answers", NULL};
    heading(report, section, "evidence-title");
    text(report, section, "evidence-about", NULL);
    report_keep_with_next(section == NULL ? NULL : section->last);
    struct aira_node *table = ruled_table(report, section, heads, 3, shares, aligns);
    for (int i = 0; i < AIRA_EVIDENCES; i++) {
        struct aira_node *row = report_row(report, table);
        (void)report_cell(report, row, report_say(report, "evidence", aira_evidence_name((enum aira_evidence)i), NULL));
        (void)report_cell(report, row, report_level(report, report->questionnaire->evidence_caps[i]));
        (void)report_cell(report, row, report_number(report, (int64_t)report->card->evidence_counts[i]));
    }
}

static void hash(struct report *report, struct aira_node *section, const char *key, const char *hash, int64_t count)
{
    (void)report_paragraph(
        report, section, AIRA_STYLE_SMALL,
        report_say(
            report, "method", key,
            (struct report_pair[]){{"hash", report_name(report, hash)}, {"count", report_number(report, count)}, {0}}));
}

/* The hashes stand together. */
static void proof(struct report *report, struct aira_node *section)
{
    const struct aira_scorecard *card = report->card;
    bool kept = card->journal_head[0] != '\0';
    struct aira_node *whole = aira_node_add(report->document, section, AIRA_NODE_SECTION);
    heading(report, whole, "proof");
    text(report, whole, "proof-about", NULL);
    hash(report, whole, "content-hash", card->content_hash, 0);
    hash(report, whole, kept ? "journal" : "no-journal", card->journal_head, card->journal_count);
    hash(report, whole, "questionnaire-hash", report->questionnaire->hash, 0);
    for (struct aira_node *node = whole == NULL ? NULL : whole->first; node != NULL && node->next != NULL;
         node = node->next) {
        report_keep_with_next(node);
    }
}

/* The sentences in full: the summary may have cut them. */
static void sentences(struct report *report, struct aira_node *list, bool is_strength,
                      const struct aira_finding *findings, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct report_text sentence = report_question(report, findings[i].question);
        if (!report_replacement(report, &sentence, is_strength, findings[i].question)) {
            continue;
        }
        struct aira_node *item = aira_node_add(report->document, list, AIRA_NODE_ITEM);
        struct aira_node *paragraph = aira_node_add(report->document, item, AIRA_NODE_PARAGRAPH);
        if (paragraph != NULL) {
            paragraph->style = AIRA_STYLE_SMALL;
            report_note(report, paragraph, report_question(report, findings[i].question), sentence);
        }
    }
}

/* What the assessor struck and reworded. */
static void views(struct report *report, struct aira_node *section)
{
    const struct aira_scorecard *card = report->card;
    size_t replaced = report_replaced(report);
    if (card->struck == 0 && replaced == 0) {
        return;
    }
    text(report, section, "views",
         (struct report_pair[]){{"struck", report_number(report, (int64_t)card->struck)},
                                {"replaced", report_number(report, (int64_t)replaced)},
                                {0}});
    if (replaced > 0) {
        struct aira_node *list = aira_node_add(report->document, section, AIRA_NODE_LIST);
        sentences(report, list, true, card->strengths, card->strength_count);
        sentences(report, list, false, card->gaps, card->gap_count);
    }
}

void report_method(struct report *report, struct aira_node *section)
{
    const struct aira_index_score *index = &report->score->index;
    (void)report_heading(report, section, 1, NULL, report_say(report, "method", "title", NULL));
    text(report, section, "scores", NULL);
    worked_line(report, section);
    text(report, section, index->score == AIRA_NO_FIGURE ? "no-index" : "index",
         (struct report_pair[]){{"index", report_points(report, index->score)},
                                {"supported", report_points(report, index->supported)},
                                {"low", report_points(report, index->low)},
                                {"high", report_points(report, index->high)},
                                {"coverage", report_percent(report, index->coverage)},
                                {0}});
    views(report, section);
    report_method_levels(report, section);
    bands(report, section);
    report_method_weights(report, section);
    evidence(report, section);
    proof(report, section);
}
