#include "renderers.h"

#include <stdlib.h>
#include <string.h>

static const struct aira_renderer renderers[] = {
    {"pdf", "pdf", "pages to print and to hand over", true, render_pdf},
    {"html", "html", "one page for a browser, in the dark too", true, render_html},
    {"text", "txt", "plain text for a terminal or a mail", true, render_text},
    {"xlsx", "xlsx", "a workbook: summary, criteria, answers, roadmap", false, render_xlsx},
    {"csv", "csv", "a table of the answers, one row an answer", false, render_csv},
    {"json", "json", "the scorecard as data", false, render_json},
};

/* One ink, one accent, greys.  The steps of the levels go from light to dark, so that they stay apart in grey print and
 * for every kind of colour blindness. */
static const uint32_t default_palette[AIRA_COLOURS] = {
    [AIRA_COLOUR_NONE] = 0x000000,   [AIRA_COLOUR_INK] = 0x1F3A5F,    [AIRA_COLOUR_ACCENT] = 0xC2571A,
    [AIRA_COLOUR_GREY] = 0x5F6B7A,   [AIRA_COLOUR_PALE] = 0xEEF2F7,   [AIRA_COLOUR_PAPER] = 0xFFFFFF,
    [AIRA_COLOUR_LEVEL0] = 0xF1ECC3, [AIRA_COLOUR_LEVEL1] = 0xA6D4B4, [AIRA_COLOUR_LEVEL2] = 0x53A9BE,
    [AIRA_COLOUR_LEVEL3] = 0x2F74AE, [AIRA_COLOUR_LEVEL4] = 0x20357F, [AIRA_COLOUR_GOOD] = 0x1B7F79,
    [AIRA_COLOUR_BAD] = 0x9E2A2B,    [AIRA_COLOUR_OPEN] = 0x8C8C8C,
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

const uint32_t *aira_default_palette(void)
{
    return default_palette;
}

const uint32_t *render_palette(const struct aira_look *look)
{
    if (look != NULL)
        for (size_t i = 0; i < AIRA_COLOURS; i++)
            if (look->colours[i] != 0)
                return look->colours;
    return default_palette;
}
