/* Whether the sections that a theme names make a report. */
#include <aira/report.h>
#include <aira/theme.h>

#include <string.h>

static bool names(const struct aira_theme *theme, const char *id)
{
    for (size_t i = 0; i < theme->section_count; i++) {
        if (strcmp(theme->sections[i], id) == 0) {
            return true;
        }
    }
    return false;
}

static void tell(struct aira_diags *diags, const struct aira_theme *theme, const char *code, const char *id,
                 const char *what)
{
    aira_diags_add(diags, AIRA_ERROR, code, theme->file, theme->sections_line, "The section '%s' %s", id, what);
}

static void check_known(struct aira_diags *diags, const struct aira_theme *theme, const char *named)
{
    const char *id = NULL;
    bool always = false;
    struct aira_buf known;
    aira_buf_init(&known);
    for (size_t i = 0; aira_report_section(&id, &always, i); i++) {
        if (strcmp(id, named) == 0) {
            aira_buf_dispose(&known);
            return;
        }
        aira_buf_printf(&known, "%s%s", i > 0 ? aira_say(", ") : "", id);
    }
    aira_diags_add(diags, AIRA_ERROR, "unknown-id", theme->file, theme->sections_line,
                   "The section '%s' is not there; sections are %s.", named, aira_buf_cstr(&known));
    diags->failed = diags->failed || known.failed;
    aira_buf_dispose(&known);
}

int aira_report_check_theme(struct aira_diags *diags, const struct aira_theme *theme, struct aira_error *err)
{
    const char *id = NULL, *last = NULL;
    bool always = false;
    if (theme->section_count == 0) {
        return 0;
    }
    for (size_t i = 0; i < theme->section_count; i++) {
        check_known(diags, theme, theme->sections[i]);
    }
    for (size_t i = 0; aira_report_section(&id, &always, i); i++) {
        if (always && !names(theme, id)) {
            tell(diags, theme, "missing-id", id,
                 strcmp(id, "method") == 0 ? aira_say("cannot be left out: it says how the figures come about, and "
                                                      "holds what the report is checked by.")
                                           : aira_say("cannot be left out: it says how far the figures carry."));
        }
    }
    last = theme->sections[theme->section_count - 1];
    if (names(theme, "method") && strcmp(last, "method") != 0) {
        tell(diags, theme, "bad-order", "method",
             aira_say("stands last: what the report is checked by is looked for there."));
    }
    if (names(theme, "cover") && strcmp(theme->sections[0], "cover") != 0) {
        tell(diags, theme, "bad-order", "cover", aira_say("stands first, or is left out."));
    }
    return aira_diags_result(diags, err);
}
