#include "version.h"

#include <stdio.h>
#include <string.h>

/* What the newer version has in place of the older's text, as it stands inside the snapshot's JSON. */
static const char *const edits[][2] = {
    {"version = 1.0.0", "version = 1.1.0"},
    {"roles = business, data", "roles = business"},
    {"[question profile.words]\\npart = profile\\ntype = text\\nweight = 0\\n", ""},
    {"thresholds = 1, 10, 100, 500", "thresholds = 1, 10, 100, 900"},
    {"options = code, sales, office", "options = office, sales, code"},
};

static void edit(struct aira_buf *text, const char *from, const char *to)
{
    struct aira_buf out;
    const char *at = strstr(aira_buf_cstr(text), from);

    if (at == NULL)
        fail_msg("no %s", from);
    aira_buf_init(&out);
    aira_buf_add(&out, text->data, (size_t)(at - text->data));
    aira_buf_puts(&out, to);
    aira_buf_puts(&out, at + strlen(from));
    aira_buf_dispose(text);
    *text = out;
}

struct aira_questionnaire *version_newer(struct desk *desk)
{
    struct aira_questionnaire *newer = NULL;
    struct aira_diags diags;
    struct aira_buf text;

    aira_buf_init(&text);
    aira_diags_init(&diags);
    assert_done(aira_questionnaire_snapshot(&text, desk->firm, &desk->err), desk);
    for (size_t i = 0; i < sizeof edits / sizeof *edits; i++)
        edit(&text, edits[i][0], edits[i][1]);
    assert_done(aira_questionnaire_load_snapshot(&newer, aira_buf_cstr(&text), text.length, &diags, &desk->err), desk);
    aira_diags_dispose(&diags);
    aira_buf_dispose(&text);
    return newer;
}

struct aira_assessment *version_carry(struct desk *desk, const struct aira_stored *stored,
                                      const struct aira_questionnaire *newer)
{
    struct aira_questionnaire_diff diff;
    struct aira_assessment *next = NULL;

    assert_done(aira_questionnaire_diff_init(&diff, stored->questionnaire, newer, &desk->err), desk);
    assert_done(aira_assessment_carry(&next, stored->assessment, newer, &diff, &desk->err), desk);
    aira_questionnaire_diff_dispose(&diff);
    return next;
}

int version_try(struct desk *desk, struct aira_store *store, int64_t number, const struct aira_questionnaire *newer)
{
    struct aira_stored stored = {0};
    struct aira_questionnaire_diff diff = {0};
    struct aira_assessment *next = NULL;
    int result = aira_store_load(&stored, store, number, &desk->err);

    if (result == 0)
        result = aira_questionnaire_diff_init(&diff, stored.questionnaire, newer, &desk->err);
    if (result == 0)
        result = aira_assessment_carry(&next, stored.assessment, newer, &diff, &desk->err);
    if (result == 0)
        result = aira_store_upgrade(store, &stored, next, "{\"index\":1}", NOON + 60, "zoe", &desk->err);
    aira_assessment_free(next);
    aira_questionnaire_diff_dispose(&diff);
    aira_stored_dispose(&stored);
    return result;
}

void version_upgrade(struct desk *desk, int64_t number, const struct aira_questionnaire *newer)
{
    assert_done(version_try(desk, desk->store, number, newer), desk);
}

int version_see(void *context, const struct aira_former *former)
{
    struct former_seen *seen = context;

    seen->count++;
    (void)snprintf(seen->version, sizeof seen->version, "%s", former->version);
    (void)snprintf(seen->hash, sizeof seen->hash, "%s", former->hash);
    (void)snprintf(seen->content, sizeof seen->content, "%s", former->content);
    (void)snprintf(seen->score, sizeof seen->score, "%s", former->score);
    return 0;
}
