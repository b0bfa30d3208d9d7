#include "renderers.h"

#include <stdlib.h>
#include <string.h>

static const struct aira_renderer renderers[] = {
    {"pdf", "pdf", AIRA_SENTENCE("pages to print and to hand over"), true, render_pdf},
    {"html", "html", AIRA_SENTENCE("one page for a browser, in the dark too"), true, render_html},
    {"docx", "docx", AIRA_SENTENCE("a text to edit in a word processor"), true, render_docx},
    {"text", "txt", AIRA_SENTENCE("plain text for a terminal or a mail"), true, render_text},
    {"xlsx", "xlsx", AIRA_SENTENCE("a workbook: summary, criteria, answers, roadmap"), false, render_xlsx},
    {"csv", "csv", AIRA_SENTENCE("a table of the answers, one row an answer"), false, render_csv},
    {"json", "json", AIRA_SENTENCE("the scorecard as data"), false, render_json},
};

const struct aira_renderer *aira_renderer_at(size_t index)
{
    return index < sizeof renderers / sizeof *renderers ? &renderers[index] : NULL;
}

const struct aira_renderer *aira_renderer_find(const char *name)
{
    for (size_t i = 0; i < sizeof renderers / sizeof *renderers; i++)
        if (strcmp(renderers[i].name, name) == 0)
            return &renderers[i];
    return NULL;
}

void aira_render_report_init(struct aira_render_report *report)
{
    memset(report, 0, sizeof *report);
}

void aira_render_report_dispose(struct aira_render_report *report)
{
    free(report->missing);
    aira_render_report_init(report);
}

static bool is_given(const uint32_t colours[AIRA_COLOURS])
{
    for (size_t i = 0; i < AIRA_COLOURS; i++)
        if (colours[i] != 0)
            return true;
    return false;
}

const uint32_t *render_palette(const struct aira_look *look)
{
    return look != NULL && is_given(look->colours) ? look->colours : aira_default_palette();
}

const uint32_t *render_cover_palette(const struct aira_look *look)
{
    return look != NULL && is_given(look->cover) ? look->cover : NULL;
}
