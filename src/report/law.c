/* Law and standards: the criteria of the parts that law is about, with the clauses they answer and since when these
 * apply. */
#include "references.h"

#include <string.h>

enum { COLUMNS = 3 };

static bool is_criterion(const struct report *report, int question)
{
    return report->questionnaire->questions[question].has_level && report->score->questions[question].state != AIRA_OFF;
}

static bool cites_law(const struct report *report, int question)
{
    const struct aira_question *asked = &report->questionnaire->questions[question];
    return report_cites_law(report, asked->refs, asked->ref_count);
}

/* Whether law concerns most criteria of a part, so that it is the part on compliance. */
static bool is_about_law(const struct report *report, int part)
{
    size_t criteria = 0, citing = 0;
    for (int i = 0; i < (int)report->questionnaire->question_count; i++) {
        if (report->questionnaire->questions[i].part == part && is_criterion(report, i)) {
            criteria++;
            citing += cites_law(report, i);
        }
    }
    return 2 * citing > criteria;
}

static bool is_listed(const struct report *report, int question)
{
    return is_criterion(report, question) && cites_law(report, question) &&
           is_about_law(report, report->questionnaire->questions[question].part);
}

static void criterion_row(struct report *report, struct aira_node *table, int question)
{
    const struct aira_question *asked = &report->questionnaire->questions[question];
    const struct aira_question_score *score = &report->score->questions[question];
    struct aira_node *row = report_row(report, table);
    struct aira_node *name = report_cell(report, row, report_question(report, question));
    if (name != NULL) {
        name->keep |= AIRA_KEEP_ROW_HEADER;
    }
    (void)report_cell(report, row,
                      score->level >= 0 ? report_number(report, score->level) : report_standing(report, question));
    (void)report_cell(report, row, report_clauses(report, asked->refs, asked->ref_count));
}

void report_law(struct report *report, struct aira_node *section)
{
    static const double shares[COLUMNS] = {28, 12, 60};
    static const enum aira_align aligns[COLUMNS] = {AIRA_LEFT, AIRA_RIGHT, AIRA_LEFT};
    static const char *const heads[] = {"criterion", "today", "clauses", NULL};
    struct aira_node *table = NULL;
    for (int i = 0; i < (int)report->questionnaire->question_count; i++) {
        if (!is_listed(report, i)) {
            continue;
        }
        if (table == NULL) {
            (void)report_heading(report, section, 1, NULL, report_say(report, "law", "title", NULL));
            report_keep_with_next(
                report_paragraph(report, section, AIRA_STYLE_BODY, report_say(report, "law", "about", NULL)));
            table = aira_node_table(report->document, section, AIRA_NODE_TABLE, COLUMNS, shares, aligns);
            if (table == NULL) {
                return;
            }
            table->table->ruled = true;
            report_heads(report, table, "law", heads);
        }
        criterion_row(report, table, i);
    }
}
