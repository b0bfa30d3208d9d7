/* The report: a table of sections, and what stands on every page. */
#include "build.h"

#include <string.h>

enum { HEADER_CELLS = 60 };

/* Which reports a section is in. */
enum {
    IN_FULL = 1,
    IN_SHORT = 2, /* of a questionnaire that asks for a short one */
    IN_BRIEF = 4, /* what `aira show` prints */
    ALWAYS = 8,   /* a theme cannot leave it out */
};

static const struct section {
    const char *id;
    void (*build)(struct report *report, struct aira_node *section);
    unsigned keep;
    unsigned in;
} sections[] = {
    {"cover", report_cover, AIRA_KEEP_COVER, IN_FULL},
    {"summary", report_summary, AIRA_KEEP_PAGE_BEFORE | AIRA_KEEP_ONE_PAGE, IN_FULL | IN_SHORT | IN_BRIEF | ALWAYS},
    {"sheet", report_sheet, AIRA_KEEP_PAGE_BEFORE, IN_SHORT},
    {"adoption", report_adoption, AIRA_KEEP_PAGE_BEFORE, IN_FULL},
    {"parts", report_parts, 0, IN_FULL},
    {"heat", report_heat, 0, IN_FULL},
    {"since", report_since, 0, IN_FULL | IN_SHORT},
    {"law", report_law, 0, IN_FULL},
    {"benchmarks", report_benchmarks, 0, IN_FULL},
    {"actions", report_actions, 0, IN_FULL},
    {"answers", report_answers, 0, IN_FULL},
    {"method", report_method, AIRA_KEEP_TOGETHER, IN_FULL | ALWAYS},
};

/* The section of a full report that has this id; NULL: there is none. */
static const struct section *find_section(const char *id)
{
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
        if ((sections[i].in & IN_FULL) != 0 && strcmp(sections[i].id, id) == 0) {
            return &sections[i];
        }
    }
    return NULL;
}

bool aira_report_section(const char **id, bool *always, size_t index)
{
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
        if ((sections[i].in & IN_FULL) != 0 && index-- == 0) {
            *id = sections[i].id;
            *always = (sections[i].in & ALWAYS) != 0;
            return true;
        }
    }
    return false;
}

bool aira_report_languages_parse(enum aira_report_languages *languages, const char *name)
{
    static const char *const names[] = {"zh", "en", "both"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(name, names[i]) == 0) {
            *languages = (enum aira_report_languages)i;
            return true;
        }
    }
    return false;
}

static void set_languages(struct report *report, enum aira_report_languages languages)
{
    report->languages[0] = languages == AIRA_REPORT_EN ? "en" : "zh";
    report->languages[1] = "en";
    report->language_count = languages == AIRA_REPORT_BOTH ? 2 : 1;
}

static const char *lasting(struct report *report, const char *text)
{
    return aira_arena_strdup(&report->document->arena, text);
}

/* Page furniture and metadata are in the first language.  That a walk was the short one stands on every page, since
 * pages are passed on singly. */
static void set_furniture(struct report *report)
{
    struct aira_document *document = report->document;
    struct report_text client = report_client(report);
    bool redacted = report->card->whole != NULL;
    struct report_pair pairs[] = {{"client", client},
                                  {"date", report_day(report, report->card->as_of)},
                                  {"title", report_asked(report, "questionnaire", NULL, "title")},
                                  {0}};
    document->language = lasting(report, report->languages[0]);
    document->title = lasting(report, report_say(report, "page", "title", pairs).in[0]);
    document->subject = lasting(report, report_say(report, "page", "subject", pairs).in[0]);
    pairs[0].value = report_cut(report, client, HEADER_CELLS);
    document->header_left = lasting(report, report_say(report, "page", "header-left", pairs).in[0]);
    document->header_right = lasting(
        report,
        report_say(report, "page", report->assessment->quick ? "header-right-quick" : "header-right", pairs).in[0]);
    struct report_text footer = report_say(report, redacted ? "redacted" : "page", "footer-left", pairs);
    if (report->theme != NULL && !redacted) {
        footer = report_themed(report, &report->theme->footer, pairs, footer);
    }
    document->footer_left = lasting(report, footer.in[0]);
    if (report->theme != NULL) {
        document->author = lasting(report, report_firm(report).in[0]);
        report_page_logos(report);
    }
    document->contents = lasting(report, report_say(report, "page", "contents", NULL).in[0]);
    document->skip = lasting(report, report_say(report, "page", "skip", NULL).in[0]);
    document->page_format = lasting(report, report_say(report, "page", "number", NULL).in[0]);
}

static int set_properties(struct report *report, struct aira_error *err)
{
    const struct aira_since *since = report->card->since;
    const struct {
        const char *name, *value;
    } properties[] = {{"aira-content-hash", report->card->content_hash},
                      {"aira-journal-head", report->card->journal_head},
                      {"aira-assessment", report->assessment->uuid},
                      {"aira-redacted", report->card->whole != NULL ? "yes" : ""},
                      {"aira-since", since == NULL ? "" : since->assessment->uuid},
                      {"aira-since-journal-head", since == NULL ? "" : since->journal_head}};
    for (size_t i = 0; i < sizeof properties / sizeof *properties; i++) {
        if (properties[i].value[0] != '\0' &&
            aira_document_property(report->document, properties[i].name, properties[i].value) < 0) {
            return aira_error_nomem(err);
        }
    }
    return 0;
}

/* The section number `n` of the report; NULL behind the last.  A theme chooses and orders those of a full report. */
static const struct section *section_at(const struct report *report, size_t n)
{
    size_t count = sizeof sections / sizeof *sections;
    unsigned form = report->brief ? IN_BRIEF : report->questionnaire->short_report ? IN_SHORT : IN_FULL;
    if (form == IN_FULL && report->theme != NULL && report->theme->section_count > 0) {
        return n < report->theme->section_count ? find_section(report->theme->sections[n]) : NULL;
    }
    for (size_t i = 0; i < count; i++) {
        if ((sections[i].in & form) != 0 && n-- == 0) {
            return &sections[i];
        }
    }
    return NULL;
}

static void build_sections(struct report *report)
{
    const struct section *row;
    bool commented = false; /* the summary's whole text stands before, which the next section may share a page with */
    for (size_t i = 0; (row = section_at(report, i)) != NULL; i++) {
        if (row->build == report_since && report->card->since == NULL) {
            continue;
        }
        struct aira_node *section = aira_node_add(report->document, report->document->root, AIRA_NODE_SECTION);
        if (section == NULL) {
            return;
        }
        section->id = row->id;
        section->keep = row->keep & ~(commented ? (unsigned)AIRA_KEEP_PAGE_BEFORE : 0U);
        row->build(report, section);
        commented = row->build == report_summary && report_comment_whole(report, report->document->root);
        if (row->build != report_summary) {
            report_comment(report, section, row->id);
        }
    }
}

int aira_report_build(struct aira_document **out, const struct aira_scorecard *scorecard,
                      const struct aira_report_options *options, struct aira_error *err)
{
    struct report report = {
        .card = scorecard,
        .score = scorecard->score,
        .assessment = scorecard->assessment,
        .questionnaire = scorecard->assessment->questionnaire,
        .catalog = options->catalog,
        .theme = options->theme,
        .brief = options->brief,
    };
    *out = NULL;
    set_languages(&report, options->languages);
    aira_arena_init(&report.arena);
    int rc = aira_document_new(&report.document, err);
    if (rc < 0) {
        goto done;
    }
    set_furniture(&report);
    build_sections(&report);
    rc = set_properties(&report, err);
    if (rc == 0) {
        rc = report.arena.failed ? aira_error_nomem(err) : aira_document_result(report.document, err);
    }
    if (rc == 0) {
        *out = report.document;
        report.document = NULL;
    }
done:
    aira_document_free(report.document);
    aira_arena_dispose(&report.arena);
    return rc;
}
