/* aira report: a scorecard as a document in one or two languages.  A section of the report is a row in a table and a
 * function that builds tree nodes; words come from data/report.<lang>.ini and the questionnaire.
 */
#ifndef AIRA_REPORT_H
#define AIRA_REPORT_H

#include <aira/base.h>
#include <aira/document.h>
#include <aira/scorecard.h>

enum aira_report_languages { AIRA_REPORT_ZH, AIRA_REPORT_EN, AIRA_REPORT_BOTH };
/* "zh", "en", "both" */
bool aira_report_languages_parse(enum aira_report_languages *languages, const char *name);

struct aira_report_options {
    enum aira_report_languages languages; /* both: Chinese first, English under it */
    const struct aira_catalog *catalog;   /* holds data/report.zh.ini and report.en.ini */
    bool brief;                           /* the summary and the next steps alone: what `aira show` prints */
};

/* Builds the document.  Texts are copied, so it outlives the scorecard. */
int aira_report_build(struct aira_document **out, const struct aira_scorecard *scorecard,
                      const struct aira_report_options *options, struct aira_error *err);

#endif
