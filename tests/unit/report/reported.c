#include "reported.h"

void reported_prepare_since(struct reported *r, const char *answers, const char *then, const struct reported_how *how)
{
    *r = (struct reported){0};
    firm_must_load(&r->firm, answers);
    if (then != NULL) {
        firm_must_load(&r->then, then);
    }
    if (how->client != NULL) {
        assert_int_equal(aira_assessment_set_client(r->firm.assessment, how->client, &r->firm.err), 0);
    }
    r->firm.assessment->quick = how->quick;
    memcpy(r->firm.assessment->uuid, "0b7e5f0e-6f5d-4f6e-9c43-0d9b4f6a1c11", AIRA_UUID_SIZE);
    struct aira_scorecard_input input = {
        .assessment = r->firm.assessment,
        .journal_head = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        .journal_count = 7,
        .as_of = 1795507200,
        .since = then == NULL ? NULL
                              : &(const struct aira_scorecard_input){.assessment = r->then.assessment,
                                                                     .journal_head = "",
                                                                     .as_of = 1735689600},
    };
    assert_int_equal(aira_scorecard_new(&r->card, &input, &r->firm.err), 0);
    assert_int_equal(aira_catalog_new(&r->catalog, &r->firm.err), 0);
    assert_int_equal(aira_catalog_load(r->catalog, AIRA_SOURCE_DIR "/data", "report", &r->firm.err), 0);
}

void reported_prepare(struct reported *r, const char *answers, const struct reported_how *how)
{
    reported_prepare_since(r, answers, NULL, how);
}

int reported_build(struct reported *r, const struct reported_how *how)
{
    struct aira_report_options options = {
        .languages = how->languages, .catalog = r->catalog, .theme = r->theme, .brief = how->brief};
    return aira_report_build(&r->document, r->card, &options, &r->firm.err);
}

void reported_set_theme(struct reported *r, const struct aira_theme *theme)
{
    r->theme = theme;
}

void reported_make(struct reported *r, const char *answers, const struct reported_how *how)
{
    reported_prepare(r, answers, how);
    assert_int_equal(reported_build(r, how), 0);
}

void reported_free(struct reported *r)
{
    aira_document_free(r->document);
    aira_catalog_free(r->catalog);
    aira_scorecard_free(r->card);
    firm_free(&r->firm);
    firm_free(&r->then);
}

const struct aira_node *reported_section(const struct reported *r, const char *id)
{
    for (const struct aira_node *node = r->document->root->first; node != NULL; node = node->next) {
        if (node->id != NULL && strcmp(node->id, id) == 0) {
            return node;
        }
    }
    fail_msg("there is no section %s", id);
    return NULL;
}

void reported_walk(const struct aira_node *node, void (*visit)(const struct aira_node *node, void *context),
                   void *context)
{
    visit(node, context);
    for (const struct aira_node *child = node->first; child != NULL; child = child->next) {
        reported_walk(child, visit, context);
    }
}

struct search {
    const char *text;
    bool found;
};

static void look(const struct aira_node *node, void *context)
{
    struct search *search = context;
    for (size_t i = 0; i < node->span_count; i++) {
        search->found = search->found || strstr(node->spans[i].text, search->text) != NULL;
    }
    if (node->figure == NULL) {
        return;
    }
    search->found = search->found || strstr(node->figure->alternative, search->text) != NULL;
    for (size_t i = 0; i < node->figure->count; i++) {
        const char *text = node->figure->shapes[i].text;
        search->found = search->found || (text != NULL && strstr(text, search->text) != NULL);
    }
}

bool reported_shows(const struct reported *r, const char *text)
{
    struct search search = {text, false};
    reported_walk(r->document->root, look, &search);
    return search.found;
}
