/* [questionnaire]: what holds for the whole. */
#include "private.h"

#include <string.h>

static const char *const head_keys[] = {
    "id",           "version",   "languages",   "coverage-floor",    "part-floor",    "evidence-caps",
    "bands",        "target",    "roles",       "target-stage-from", "industry-from", "jurisdictions-from",
    "blocker-band", "size-from", "duties-from", "size-factor",       "report",
};

static const char *const report_words[] = {"full", "short"};

/* "zh", "en", "zh-hant": it becomes part of a file's name. */
static bool is_language(const char *s)
{
    size_t letters = strspn(s, "abcdefghijklmnopqrstuvwxyz");

    return letters >= 2 && letters <= 3 && (s[letters] == '\0' || s[letters] == '-') &&
           strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(s) && strlen(s) <= 16;
}

static int load_names(struct aira_questionnaire *q, const struct questionnaire_section *s)
{
    const struct aira_ini_entry *id = questionnaire_need(s, "id");

    if (id != NULL && !aira_id_valid(id->value))
        questionnaire_report(s, id->line, "bad-id",
                             "\"%s\" is no name for a questionnaire; names begin with a letter and hold a-z, 0-9, _ "
                             "and -, joined by single dots",
                             id->value);
    (void)questionnaire_need(s, "version");
    if (questionnaire_copy(&q->id, s, "id") != 0)
        return AIRA_ENOMEM;
    return questionnaire_copy(&q->version, s, "version");
}

static int load_languages(struct aira_questionnaire *q, const struct questionnaire_section *s)
{
    const struct aira_ini_entry *entry = questionnaire_need(s, "languages");
    const char **items;
    size_t count;

    if (entry == NULL)
        return AIRA_OK;
    if (questionnaire_list(&items, &count, s, "languages") != 0)
        return AIRA_ENOMEM;
    q->languages = items;
    for (size_t i = 0; i < count; i++) {
        if (is_language(items[i]))
            items[q->language_count++] = items[i];
        else
            questionnaire_bad(s, entry, aira_say("a list of languages such as zh, en"));
    }
    return AIRA_OK;
}

static int load_roles(struct aira_questionnaire *q, const struct questionnaire_section *s)
{
    const struct aira_ini_entry *entry = questionnaire_field(s, "roles");
    const char **items;

    if (questionnaire_list(&items, &q->role_count, s, "roles") != 0)
        return AIRA_ENOMEM;
    q->roles = items;
    for (size_t i = 0; i < q->role_count; i++) {
        if (!aira_id_valid(items[i]))
            questionnaire_report(s, entry->line, "bad-id", "\"%s\" is no name for a role", items[i]);
    }
    return AIRA_OK;
}

static int load_caps(struct aira_questionnaire *q, const struct questionnaire_section *s)
{
    static const int usual[AIRA_EVIDENCES] = {2, 3, 3, 4};
    const struct aira_ini_entry *entry = questionnaire_field(s, "evidence-caps");
    const char **items;
    size_t count;
    bool good;

    memcpy(q->evidence_caps, usual, sizeof usual);
    if (entry == NULL)
        return AIRA_OK;
    if (aira_ini_list(&items, &count, s->loader->arena, entry->value) != 0)
        return AIRA_ENOMEM;
    good = count == AIRA_EVIDENCES;
    for (size_t i = 0; i < count && good; i++)
        good = aira_int_parse(&q->evidence_caps[i], items[i], 0, AIRA_MAX_LEVEL);
    if (!good)
        questionnaire_bad(s, entry, aira_say("four levels from 0 to 4, for none, interview, document and verified"));
    return AIRA_OK;
}

/* Whether `item`, written name:threshold, can follow the bands before it. */
static bool read_band(struct aira_band *band, const struct aira_band *before, size_t count, const char *item,
                      struct aira_arena *arena)
{
    const char *threshold;
    int64_t number;

    if (!questionnaire_pair(&band->id, &threshold, item, arena) || !aira_id_valid(band->id) ||
        !aira_number_parse(&number, threshold) || number < 0 || number > 100000 || number % 100 != 0)
        return false;
    band->threshold = (int)(number / 100);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(before[i].id, band->id) == 0)
            return false;
    }
    return count == 0 ? band->threshold == 0 : band->threshold > before[count - 1].threshold;
}

static int load_bands(struct aira_questionnaire *q, const struct questionnaire_section *s)
{
    const struct aira_ini_entry *entry = questionnaire_field(s, "bands");
    const char *value = entry == NULL ? "watching:0, learning:20, trying:40, practising:60, leading:80" : entry->value;
    struct aira_band *bands;
    const char **items;
    size_t count;
    bool good;

    if (aira_ini_list(&items, &count, s->loader->arena, value) != 0)
        return AIRA_ENOMEM;
    bands = aira_arena_array(s->loader->arena, count, sizeof *bands);
    if (bands == NULL)
        return AIRA_ENOMEM;
    good = count > 0;
    for (size_t i = 0; i < count && good; i++)
        good = read_band(&bands[i], bands, i, items[i], s->loader->arena);
    q->bands = bands;
    s->loader->own->own_bands = entry != NULL;
    q->band_count = good ? count : 0;
    if (s->loader->arena->failed)
        return AIRA_ENOMEM;
    if (!good)
        questionnaire_bad(
            s, entry,
            aira_say("a list of name:percentage, with at most one decimal, ascending, the first one 0, such as "
                     "low:0, middle:35.5, high:70"));
    return AIRA_OK;
}

static void load_blocker_band(struct aira_questionnaire *q, const struct questionnaire_section *s)
{
    const struct aira_ini_entry *entry = questionnaire_field(s, "blocker-band");
    const struct aira_ini_entry *bands = questionnaire_field(s, "bands");
    const char *name = entry == NULL ? "learning" : entry->value;

    if (q->band_count == 0)
        return;
    for (size_t i = 0; i < q->band_count; i++) {
        if (strcmp(q->bands[i].id, name) == 0) {
            q->blocker_band = (int)i;
            return;
        }
    }
    if (entry != NULL)
        questionnaire_unknown(s->loader, s->file, entry->line, "unknown-band", AIRA_SENTENCE("band"), name, q->bands,
                              q->band_count, sizeof *q->bands);
    else
        questionnaire_report(s, bands->line, "missing-key",
                             "the key \"blocker-band\" is missing; say which of the bands a blocker allows at most");
}

int questionnaire_load_head(struct questionnaire_loader *loader)
{
    struct aira_questionnaire *q = loader->questionnaire;
    struct questionnaire_section s = {loader, loader->main->file, aira_ini_find(loader->main, "questionnaire"), ""};
    int form;

    if (s.section == NULL) {
        aira_diags_add(loader->diags, AIRA_ERROR, "missing-section", s.file, 0,
                       "the section [questionnaire] is missing");
        return AIRA_OK;
    }
    questionnaire_check_keys(&s, head_keys, sizeof head_keys / sizeof head_keys[0]);
    q->coverage_floor = 800;
    q->part_floor = 500;
    q->target = 3;
    (void)questionnaire_percent(&q->coverage_floor, &s, "coverage-floor");
    (void)questionnaire_percent(&q->part_floor, &s, "part-floor");
    (void)questionnaire_int(&q->target, &s, "target", 1, AIRA_MAX_LEVEL);
    if (questionnaire_choice(&form, &s, "report", report_words, 2))
        q->short_report = form == 1;
    if (load_names(q, &s) != 0 || load_languages(q, &s) != 0 || load_roles(q, &s) != 0 || load_caps(q, &s) != 0 ||
        load_bands(q, &s) != 0)
        return AIRA_ENOMEM;
    load_blocker_band(q, &s);
    return AIRA_OK;
}
