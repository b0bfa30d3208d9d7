/* The heat map: every criterion at a glance. */
#include "chart.h"

void report_heat(struct report *report, struct aira_node *section)
{
    (void)report_heading(report, section, 1, NULL, report_say(report, "heat", "title", NULL));
    report_keep_with_next(
        report_paragraph(report, section, AIRA_STYLE_BODY, report_say(report, "heat", "about", NULL)));
    if (!chart_heat(report, section)) {
        (void)report_paragraph(report, section, AIRA_STYLE_BODY, report_say(report, "sheet", "none", NULL));
    }
}
