/* One section a part: its figures, its criteria, its notes. */
#include "chart.h"

/* Above this share of not applicable the score is also given as if each of them were nothing. */
enum { NA_SHARE_TOLD = AIRA_WHOLE / 4 };

static void key_figures(struct report *report, struct aira_node *section, const struct aira_part_score *part)
{
    static const double shares[] = {25, 25, 25, 25};
    struct aira_node *table = aira_node_table(report->document, section, AIRA_NODE_TABLE, 4, shares, NULL);
    report_keep_with_next(table);
    struct aira_node *row = report_row(report, table);
    struct report_text range = report_range(report, part->low, part->high);
    report_key_figure(report, row, report_say(report, "part", "score", NULL), report_points(report, part->score),
                      report_say(report, "part", "range", (struct report_pair[]){{"range", range}, {0}}));
    report_key_figure(report, row, report_say(report, "part", "supported", NULL),
                      report_points(report, part->supported), report_say(report, "part", "supported-means", NULL));
    report_key_figure(report, row, report_say(report, "part", "coverage", NULL), report_percent(report, part->coverage),
                      report_say(report, "part", "answered",
                                 (struct report_pair[]){{"answered", report_number(report, part->answered)},
                                                        {"applicable", report_number(report, part->applicable)},
                                                        {0}}));
    report_key_figure(report, row, report_say(report, "part", "na-share", NULL),
                      report_percent(report, part->not_applicable_share), report_say(report, "part", "na-means", NULL));
}

static struct report_text number_or_state(struct report *report, int question)
{
    int level = report->score->questions[question].level;
    return level >= 0 ? report_number(report, level) : report_standing(report, question);
}

static void criterion_row(struct report *report, struct aira_node *table, int question)
{
    const struct aira_question_score *score = &report->score->questions[question];
    const char *id = report->questionnaire->questions[question].id;
    int aim = report->card->aims[question];
    struct aira_node *row = report_row(report, table);
    struct aira_node *name = report_cell(report, row, report_question(report, question));
    if (name != NULL) {
        name->id = report_id(report, "criterion", id);
        name->keep |= AIRA_KEEP_ROW_HEADER;
    }
    struct aira_node *bar = aira_node_add(report->document, row, AIRA_NODE_CELL);
    chart_level(report, bar, question);
    (void)report_cell(report, row, number_or_state(report, question));
    (void)report_cell(report, row,
                      score->supported_level >= 0 ? report_number(report, score->supported_level)
                                                  : report_name(report, "–"));
    (void)report_cell(report, row, aim >= 0 ? report_number(report, aim) : report_name(report, "–"));
    if (report->card->since != NULL) {
        int then = aira_scorecard_level_then(report->card, question);
        (void)report_cell(report, row, then >= 0 ? report_number(report, then) : report_name(report, "–"));
    }
}

static bool is_criterion(const struct report *report, int question, int part)
{
    const struct aira_question *asked = &report->questionnaire->questions[question];
    return asked->part == part && asked->has_level && report->score->questions[question].state != AIRA_OFF;
}

struct report_text report_bar_means(struct report *report)
{
    struct report_text means = report_say(report, "part", "bar-means", NULL);
    return report->card->since == NULL ? means
                                       : report_join(report, means, report_say(report, "part", "then-means", NULL));
}

static void criteria(struct report *report, struct aira_node *section, int part)
{
    static const double shares[] = {43, 20, 15, 12, 10}, shares_then[] = {36, 20, 14, 11, 8, 11};
    static const enum aira_align aligns[] = {AIRA_LEFT, AIRA_LEFT, AIRA_RIGHT, AIRA_RIGHT, AIRA_RIGHT, AIRA_RIGHT};
    static const char *const heads[] = {"criterion", "bar", "today", "level-supported", "aim", NULL};
    static const char *const heads_then[] = {"criterion", "bar", "today", "level-supported", "aim", "then", NULL};
    bool then = report->card->since != NULL;
    struct aira_node *table = NULL;
    for (int i = 0; i < (int)report->questionnaire->question_count; i++) {
        if (!is_criterion(report, i, part)) {
            continue;
        }
        if (table == NULL) {
            table = aira_node_table(report->document, section, AIRA_NODE_TABLE, then ? 6 : 5,
                                    then ? shares_then : shares, aligns);
            if (table == NULL) {
                return;
            }
            table->table->ruled = true;
            table->keep |= AIRA_KEEP_WITH_NEXT;
            report_heads(report, table, "part", then ? heads_then : heads);
        }
        criterion_row(report, table, i);
    }
    if (table != NULL) {
        (void)report_paragraph(
            report, section, AIRA_STYLE_CAPTION,
            report_join(report, report_say(report, "part", "line-means", NULL), report_bar_means(report)));
    }
}

/* A catalogue is a scored list of options: each of them is live or open. */
static void catalogue(struct report *report, struct aira_node *section, int question)
{
    const struct aira_question *asked = &report->questionnaire->questions[question];
    struct report_text lists[2] = {report_empty(), report_empty()};
    struct aira_answer answer;
    if (!aira_assessment_counting(&answer, report->assessment, question)) {
        return;
    }
    for (int i = 0; i < asked->option_count; i++) {
        uint32_t bit = UINT32_C(1) << i;
        struct report_text *list = &lists[(answer.value.options & bit) != 0 ? 0 : 1];
        if (bit != asked->none) {
            *list = report_list(report, *list, report_asked(report, "question", asked->id, asked->options[i].id));
        }
    }
    (void)report_heading(report, section, 3, NULL, report_question(report, question));
    struct aira_node *items = aira_node_add(report->document, section, AIRA_NODE_LIST);
    for (size_t i = 0; i < 2; i++) {
        struct aira_node *item = aira_node_add(report->document, items, AIRA_NODE_ITEM);
        struct aira_node *paragraph = aira_node_add(report->document, item, AIRA_NODE_PARAGRAPH);
        if (paragraph != NULL) {
            paragraph->style = AIRA_STYLE_SMALL;
            report_note(report, paragraph, report_say(report, "part", i == 0 ? "live" : "open", NULL),
                        report_is_empty(report, lists[i]) ? report_say(report, "part", "none", NULL) : lists[i]);
        }
    }
}

static void catalogues(struct report *report, struct aira_node *section, int part)
{
    for (int i = 0; i < (int)report->questionnaire->question_count; i++) {
        const struct aira_question *asked = &report->questionnaire->questions[i];
        if (asked->part == part && asked->type == AIRA_MULTI && asked->full > 0 &&
            report->score->questions[i].state == AIRA_ANSWERED) {
            catalogue(report, section, i);
        }
    }
}

static void note(struct report *report, struct aira_node *list, int question, const char *text)
{
    struct aira_node *item = aira_node_add(report->document, list, AIRA_NODE_ITEM);
    struct aira_node *paragraph = aira_node_add(report->document, item, AIRA_NODE_PARAGRAPH);
    if (paragraph == NULL) {
        return;
    }
    paragraph->style = AIRA_STYLE_SMALL;
    report_note(report, paragraph, report_question(report, question), report_name(report, text));
}

static void notes(struct report *report, struct aira_node *section, int part)
{
    struct aira_node *list = NULL;
    for (int i = 0; i < (int)report->questionnaire->question_count; i++) {
        const struct aira_answer *answer = aira_assessment_find(report->assessment, i, AIRA_SETTLED);
        if (report->questionnaire->questions[i].part != part || report->score->questions[i].state == AIRA_OFF ||
            answer == NULL || answer->note == NULL || answer->note[0] == '\0') {
            continue;
        }
        if (list == NULL) {
            (void)report_heading(report, section, 3, NULL, report_say(report, "part", "notes", NULL));
            list = aira_node_add(report->document, section, AIRA_NODE_LIST);
        }
        note(report, list, i, answer->note);
    }
}

static void part_section(struct report *report, struct aira_node *parent, const struct aira_part_score *part)
{
    const char *id = report->questionnaire->parts[part->part].id;
    struct aira_node *section = aira_node_add(report->document, parent, AIRA_NODE_SECTION);
    (void)report_heading(report, section, 1, report_id(report, "part", id), report_asked(report, "part", id, "title"));
    report_keep_with_next(
        report_paragraph(report, section, AIRA_STYLE_BODY, report_asked(report, "part", id, "about")));
    if (!report->questionnaire->parts[part->part].in_index) {
        report_keep_with_next(
            report_paragraph(report, section, AIRA_STYLE_SMALL, report_say(report, "part", "outside", NULL)));
    }
    key_figures(report, section, part);
    chart_interval(report, section, part);
    report_keep_with_next(section == NULL ? NULL : section->last);
    if (part->not_applicable_share > NA_SHARE_TOLD) {
        struct report_pair pairs[] = {{"share", report_percent(report, part->not_applicable_share)},
                                      {"score", report_points(report, part->score_with_na_as_zero)},
                                      {0}};
        (void)report_paragraph(report, section, AIRA_STYLE_SMALL, report_say(report, "part", "na-told", pairs));
    }
    criteria(report, section, part->part);
    catalogues(report, section, part->part);
    notes(report, section, part->part);
    const char *text_id = aira_arena_printf(&report->arena, "parts.%s", id);
    if (text_id != NULL) {
        report_comment(report, section, text_id);
    }
}

void report_parts(struct report *report, struct aira_node *section)
{
    for (size_t i = 0; i < report->score->part_count; i++) {
        part_section(report, section, &report->score->parts[i]);
    }
}
