/* aira report: a scorecard as a document in one or two languages.  A section of the report is a row in a table and a
 * function that builds tree nodes; words come from data/report.<lang>.ini and the questionnaire.
 */
#ifndef AIRA_REPORT_H
#define AIRA_REPORT_H

#include <aira/base.h>
#include <aira/document.h>
#include <aira/scorecard.h>
#include <aira/theme.h>

enum aira_report_languages { AIRA_REPORT_ZH, AIRA_REPORT_EN, AIRA_REPORT_BOTH };
/* "zh", "en", "both" */
bool aira_report_languages_parse(enum aira_report_languages *languages, const char *name);

struct aira_report_options {
    enum aira_report_languages languages; /* both: Chinese first, English under it */
    const struct aira_catalog *catalog;   /* holds data/report.zh.ini and report.en.ini */
    const struct aira_theme *theme;       /* NULL: none; outlives the document, which borrows its logos */
    bool brief;                           /* the summary and the next steps alone: what `aira show` prints */
};

/* The sections of a full report in their usual order, number `index` (0, 1, ...), and whether a theme must name it.
 * False behind the last. */
bool aira_report_section(const char **id, bool *always, size_t index);
/* Whether a report can be made of the sections that a theme names: each one known, none of the necessary ones missing,
 * the cover first and the method last.  Reports every mistake to `diags` (codes unknown-id, missing-id, bad-order) and
 * returns AIRA_EINPUT when it holds an error. */
int aira_report_check_theme(struct aira_diags *diags, const struct aira_theme *theme, struct aira_error *err);

/* Builds the document.  The theme has passed aira_report_check_theme.  Texts are copied, so it outlives the scorecard.
 */
int aira_report_build(struct aira_document **out, const struct aira_scorecard *scorecard,
                      const struct aira_report_options *options, struct aira_error *err);

/* ---- the consultant's own texts ---- */

/* Appends the id of the section number `index` (0, 1, ...) that takes a text in reports on this questionnaire, in their
 * order: summary, adoption, parts.<part id>, heat, since (shown only when there is something to compare with), law,
 * benchmarks, actions, answers, method; of a short report summary, sheet and since.  False behind the last. */
bool aira_report_text_section(struct aira_buf *out, const struct aira_questionnaire *questionnaire, size_t index);
/* Whether the report can show the text: clean UTF-8 of at most AIRA_MAX_NOTE bytes, in paragraphs parted by blank lines
 * and lists whose items begin with "- " or with "1. ", "2. " ..., with *emphasis* and **strong**; a backslash before a
 * sign makes it a plain one.  AIRA_EINPUT with `file` and the line for anything else: headings, links, pictures, HTML,
 * tables, code, quotations, rules, lists within lists, other marks of lists, emphasis that is not ended or within
 * another; and when there is no text. */
int aira_report_check_text(const char *file, const char *text, size_t length, struct aira_error *err);

#endif
