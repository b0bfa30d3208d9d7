/* The cover: who, when, by whom, on what ground. */
#include "build.h"

/* Columns of a terminal that the client's name may take within a sentence; above it the name stands whole. */
enum { CLIENT_CELLS = 60 };

static void fact(struct report *report, struct aira_node *table, const char *key, struct report_text value)
{
    struct aira_node *row = report_row(report, table);
    struct aira_node *head = aira_node_add(report->document, row, AIRA_NODE_CELL);
    if (head != NULL) {
        head->keep |= AIRA_KEEP_ROW_HEADER;
    }
    (void)report_paragraph(report, head, AIRA_STYLE_LABEL, report_say(report, "cover", key, NULL));
    struct aira_node *cell = aira_node_add(report->document, row, AIRA_NODE_CELL);
    (void)report_paragraph(report, cell, AIRA_STYLE_BODY, value);
}

static struct report_text person(struct report *report, size_t index)
{
    const struct aira_person *person = &report->assessment->people[index];
    struct report_text name = report_person(report, index);
    if (person->role[0] == '\0') {
        return name;
    }
    return report_say(
        report, "cover", "person",
        (struct report_pair[]){{"name", name}, {"role", report_asked(report, "role", person->role, "title")}, {0}});
}

static struct report_text people(struct report *report)
{
    struct report_text list = report_empty();
    for (size_t i = 0; i < report->assessment->person_count; i++) {
        list = report_list(report, list, person(report, i));
    }
    return list;
}

static struct report_text questionnaire(struct report *report)
{
    return report_say(report, "cover", "questionnaire-version",
                      (struct report_pair[]){{"title", report_asked(report, "questionnaire", NULL, "title")},
                                             {"version", report_name(report, report->questionnaire->version)},
                                             {0}});
}

void report_cover(struct report *report, struct aira_node *section)
{
    static const double shares[] = {24, 76};
    bool redacted = report->card->whole != NULL;
    struct report_pair pairs[] = {{"client", report_cut(report, report_client(report), CLIENT_CELLS)}, {0}};
    struct report_text firm = report_firm(report);
    struct report_text confidential = report_say(report, redacted ? "redacted" : "cover", "confidential", pairs);
    report_cover_logos(report, section);
    (void)report_paragraph(report, section, AIRA_STYLE_TITLE, report_say(report, "cover", "title", NULL));
    (void)report_paragraph(report, section, AIRA_STYLE_SUBTITLE, report_client(report));
    if (report->assessment->scope[0] != '\0') {
        (void)report_paragraph(report, section, AIRA_STYLE_LEAD, report_name(report, report->assessment->scope));
    }
    (void)aira_node_add(report->document, section, AIRA_NODE_RULE);
    struct aira_node *table = aira_node_table(report->document, section, AIRA_NODE_TABLE, 2, shares, NULL);
    fact(report, table, "date", report_day(report, report->card->as_of));
    fact(report, table, "depth", report_say(report, "cover", report->assessment->quick ? "quick" : "full", NULL));
    if (report->assessment->person_count > 0) {
        fact(report, table, "people", people(report));
    }
    fact(report, table, "questionnaire", questionnaire(report));
    if (!report_is_empty(report, firm)) {
        fact(report, table, "firm", firm);
    }
    (void)aira_node_add(report->document, section, AIRA_NODE_RULE);
    if (report->theme != NULL && !redacted) {
        confidential = report_themed(report, &report->theme->confidential, pairs, confidential);
    }
    (void)report_paragraph(report, section, AIRA_STYLE_SMALL, confidential);
}
