/* A firm and its report. */
#ifndef AIRA_TEST_REPORTED_H
#define AIRA_TEST_REPORTED_H

#include "advice/firm.h"

#include <aira/report.h>

struct reported {
    struct firm firm, then; /* `then` of reported_prepare_since alone */
    struct aira_scorecard *card;
    struct aira_catalog *catalog;
    struct aira_document *document;
    const struct aira_theme *theme;
};

struct reported_how {
    enum aira_report_languages languages;
    bool brief, quick;
    const char *client; /* NULL: as in the answers */
};

/* Loads answers and words and works the scorecard out; no document yet. */
void reported_prepare(struct reported *reported, const char *answers, const struct reported_how *how);
/* The same beside an earlier assessment with the answers `then`, of 2025-01-01. */
void reported_prepare_since(struct reported *reported, const char *answers, const char *then,
                            const struct reported_how *how);
int reported_build(struct reported *reported, const struct reported_how *how);
/* From the next build on; NULL: none. */
void reported_set_theme(struct reported *reported, const struct aira_theme *theme);
void reported_make(struct reported *reported, const char *answers, const struct reported_how *how);
void reported_free(struct reported *reported);

/* Calls `visit` for every node, parents first. */
void reported_walk(const struct aira_node *node, void (*visit)(const struct aira_node *node, void *context),
                   void *context);
/* The section of that id; fails the test when there is none. */
const struct aira_node *reported_section(const struct reported *reported, const char *id);
/* Whether a span or a figure's text or words hold `text`. */
bool reported_shows(const struct reported *reported, const char *text);

#endif
