/* The consultant's own texts: a small part of Markdown as nodes. */
#ifndef AIRA_REPORT_MARKDOWN_H
#define AIRA_REPORT_MARKDOWN_H

#include "build.h"

/* How a text is set. */
struct report_prose {
    enum aira_style style;
    const char *language; /* of all of it; NULL: Chinese where a block holds a Chinese character */
};

/* Adds the text's paragraphs and lists under `parent` (NULL: only checks, as aira_report_check_text says). */
int report_markdown(struct report *report, struct aira_node *parent, const struct report_prose *prose, const char *file,
                    const char *text, struct aira_error *err);

#endif
