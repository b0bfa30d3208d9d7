/* What a theme puts into a report: the firm's own words and logos. */
#include "build.h"

#include <string.h>

static const double cover_width = 200, cover_height = 48, page_width = 72, page_height = 15;
static const double under_logos = 28;

struct report_text report_themed(struct report *report, const struct aira_theme_text *text,
                                 const struct report_pair *pairs, struct report_text otherwise)
{
    struct report_text themed = otherwise;
    for (size_t i = 0; i < report->language_count; i++) {
        bool chinese = strcmp(report->languages[i], "zh") == 0;
        const char *own = text->in[chinese ? AIRA_THEME_ZH : AIRA_THEME_EN];
        if (own != NULL) {
            themed.in[i] = report_fill(report, i, own, pairs);
        }
    }
    return themed;
}

struct report_text report_firm(struct report *report)
{
    return report->theme == NULL ? report_empty() : report_themed(report, &report->theme->firm, NULL, report_empty());
}

const struct aira_picture *report_logo(const struct report *report, enum aira_logo logo)
{
    bool hidden = logo == AIRA_LOGO_CLIENT && report->card->whole != NULL;
    return report->theme == NULL || hidden ? NULL : report->theme->logos[logo];
}

/* Whose it is. */
static const char *owner(struct report *report, enum aira_logo logo)
{
    return (logo == AIRA_LOGO_CLIENT ? report_client(report) : report_firm(report)).in[0];
}

static struct aira_node *add_logo(struct report *report, struct aira_node *parent, enum aira_logo logo)
{
    const char *words = owner(report, logo);
    return aira_node_image(report->document, parent, report_logo(report, logo), cover_width, cover_height,
                           report_language_of(words), words);
}

/* The consultant's to the left, the client's to the right. */
void report_cover_logos(struct report *report, struct aira_node *section)
{
    static const double shares[AIRA_LOGOS] = {1, 1};
    bool ours = report_logo(report, AIRA_LOGO_CONSULTANT) != NULL,
         theirs = report_logo(report, AIRA_LOGO_CLIENT) != NULL;
    if (!ours && !theirs) {
        return;
    }
    if (ours && theirs) {
        struct aira_node *columns =
            aira_node_table(report->document, section, AIRA_NODE_COLUMNS, AIRA_LOGOS, shares, NULL);
        for (size_t i = 0; i < AIRA_LOGOS; i++) {
            struct aira_node *side = aira_node_add(report->document, columns, AIRA_NODE_SECTION);
            struct aira_node *node = add_logo(report, side, (enum aira_logo)i);
            if (node != NULL && i == AIRA_LOGO_CLIENT) {
                node->align = AIRA_RIGHT;
            }
        }
    } else {
        (void)add_logo(report, section, ours ? AIRA_LOGO_CONSULTANT : AIRA_LOGO_CLIENT);
    }
    struct aira_node *space = aira_node_add(report->document, section, AIRA_NODE_SPACE);
    if (space != NULL) {
        space->height = under_logos;
    }
}

void report_page_logos(struct report *report)
{
    for (size_t i = 0; i < AIRA_LOGOS; i++) {
        const struct aira_picture *picture = report_logo(report, (enum aira_logo)i);
        const char *words = picture == NULL ? "" : owner(report, (enum aira_logo)i);
        if (picture != NULL && report->theme->on_pages[i]) {
            aira_document_header_image(report->document, i, picture, page_width, page_height, report_language_of(words),
                                       words);
        }
    }
}
