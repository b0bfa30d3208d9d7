/* Texts that a good questionnaire has, and texts that nothing shows. */
#include "lint.h"

#include <string.h>

/* The keys each kind of section can use, besides those that depend on the model. */
static const struct {
    const char *kind;
    const char *keys[7];
} kinds[] = {
    {"questionnaire", {"title", "about"}},
    {"part", {"title", "about"}},
    {"question", {"ask", "help", "title"}},
    {"stage", {"title", "about", "depth"}},
    {"action", {"title", "text", "done"}},
    {"reference", {"title", "text", "clause", "in-force", "framework", "status"}},
    {"role", {"title", "about"}},
    {"band", {"title", "about"}},
    {"report", {"title", "text"}},
    {"benchmark", {"title", "text", "unit", "source", "date", "asked"}},
};

enum { KINDS = sizeof kinds / sizeof kinds[0] };

static const char *file_of(const struct lint *lint, size_t language)
{
    return lint->questionnaire->private_->texts[language].ini->file + strlen(lint->questionnaire->private_->prefix);
}

static void want(struct lint *lint, size_t language, const char *kind, const char *id, const char *key,
                 const char *code)
{
    const struct aira_ini_section *section = questionnaire_text_section(lint->questionnaire, language, kind, id);

    if (questionnaire_text_entry(section, key) == NULL)
        lint_warn(lint, file_of(lint, language), section == NULL ? 0 : section->line, code,
                  "[%s%s%s]: the text \"%s\" is missing", kind, id == NULL ? "" : " ", id == NULL ? "" : id, key);
}

static bool has_title(const struct lint *lint, size_t language, const char *kind, const char *id)
{
    return questionnaire_text_entry(questionnaire_text_section(lint->questionnaire, language, kind, id), "title") !=
           NULL;
}

/* Warns of a title that is missing here; unless it is `needed`, only when another language has it, which would be shown
 * in its place. */
static void want_title(struct lint *lint, size_t language, const char *kind, const char *id, bool needed)
{
    for (size_t i = 0; i < lint->questionnaire->language_count && !needed; i++)
        needed = has_title(lint, i, kind, id);
    if (needed)
        want(lint, language, kind, id, "title", "missing-title");
}

static bool is_cited(const struct aira_questionnaire *q, const char *id)
{
    for (size_t i = 0; i < q->question_count; i++) {
        if (questionnaire_has(id, q->questions[i].refs, q->questions[i].ref_count, sizeof *q->questions[i].refs))
            return true;
    }
    for (size_t i = 0; i < q->action_count; i++) {
        if (questionnaire_has(id, q->actions[i].refs, q->actions[i].ref_count, sizeof *q->actions[i].refs))
            return true;
    }
    return false;
}

/* What reports call by its title; where there is none they show another language's, the framework or the id. */
static void want_titles(struct lint *lint, size_t language)
{
    const struct aira_questionnaire *q = lint->questionnaire;

    for (size_t i = 0; i < q->role_count; i++)
        want_title(lint, language, "role", q->roles[i], true);
    for (size_t i = 0; i < q->band_count; i++)
        want_title(lint, language, "band", q->bands[i].id, q->private_->own_bands);
    /* A framework is a title for a questionnaire in one language. */
    for (size_t i = 0; i < q->reference_count; i++) {
        if (is_cited(q, q->references[i].id))
            want_title(lint, language, "reference", q->references[i].id,
                       q->language_count > 1 || q->references[i].framework[0] == '\0');
    }
    for (size_t i = 0; i < q->benchmark_count; i++)
        want_title(lint, language, "benchmark", q->benchmarks[i].id, true);
}

static void want_stage(struct lint *lint, size_t language, const struct aira_stage *stage)
{
    want(lint, language, "stage", stage->id, "about", "missing-about");
    for (size_t i = 0; i < stage->gate_count; i++) {
        struct aira_buf name;

        aira_buf_init(&name);
        aira_buf_printf(&name, "why.%s.%d", stage->gates[i].core ? "core" : "gate", stage->gates[i].number);
        if (name.failed)
            lint->failed = true;
        else
            want(lint, language, "stage", stage->id, aira_buf_cstr(&name), "missing-why");
        aira_buf_dispose(&name);
    }
}

static void want_all(struct lint *lint, size_t language)
{
    const struct aira_questionnaire *q = lint->questionnaire;

    want_titles(lint, language);
    want(lint, language, "questionnaire", NULL, "about", "missing-about");
    for (size_t i = 0; i < q->part_count; i++)
        want(lint, language, "part", q->parts[i].id, "about", "missing-about");
    for (size_t i = 0; i < q->question_count; i++) {
        if (q->parts[q->questions[i].part].weight > 0)
            want(lint, language, "question", q->questions[i].id, "help", "missing-help");
    }
    for (size_t i = 0; i < q->stage_count; i++)
        want_stage(lint, language, &q->stages[i]);
    for (size_t i = 0; i < q->action_count; i++)
        want(lint, language, "action", q->actions[i].id, "done", "missing-done");
}

/* Whether the model has a part, question, ... of this name. */
static bool is_there(const struct aira_questionnaire *q, const char *kind, const char *id)
{
    if (strcmp(kind, "part") == 0)
        return aira_questionnaire_part(q, id) >= 0;
    if (strcmp(kind, "question") == 0)
        return aira_questionnaire_question(q, id) >= 0;
    if (strcmp(kind, "stage") == 0)
        return aira_questionnaire_stage(q, id) >= 0;
    if (strcmp(kind, "action") == 0)
        return aira_questionnaire_action(q, id) >= 0;
    if (strcmp(kind, "reference") == 0)
        return aira_questionnaire_reference(q, id) >= 0;
    if (strcmp(kind, "role") == 0)
        return q->role_count == 0 || questionnaire_has(id, q->roles, q->role_count, sizeof *q->roles);
    if (strcmp(kind, "band") == 0)
        return questionnaire_has(id, q->bands, q->band_count, sizeof *q->bands);
    if (strcmp(kind, "benchmark") == 0)
        return questionnaire_has(id, q->benchmarks, q->benchmark_count, sizeof *q->benchmarks);
    return true;
}

static bool names_gate(const struct aira_stage *stage, const char *key)
{
    bool core = strncmp(key, "why.core.", 9) == 0;
    int number;

    if ((!core && strncmp(key, "why.gate.", 9) != 0) || !aira_int_parse(&number, key + 9, 1, INT32_MAX))
        return false;
    for (size_t i = 0; i < stage->gate_count; i++) {
        if (stage->gates[i].core == core && stage->gates[i].number == number)
            return true;
    }
    return false;
}

/* Whether `key` is one that this very question or stage gives a meaning to. */
static bool is_of_model(const struct aira_questionnaire *q, const char *kind, const char *id, const char *key)
{
    const struct aira_question *question;

    if (strcmp(kind, "stage") == 0)
        return names_gate(&q->stages[aira_questionnaire_stage(q, id)], key);
    if (strcmp(kind, "question") != 0)
        return false;
    question = &q->questions[aira_questionnaire_question(q, id)];
    if (question->type == AIRA_LEVEL)
        return key[0] >= '0' && key[0] <= '0' + AIRA_MAX_LEVEL && key[1] == '\0';
    if (question->type == AIRA_YESNO)
        return strcmp(key, "yes") == 0 || strcmp(key, "no") == 0;
    return aira_question_option(question, key) >= 0;
}

static bool is_usual(size_t kind, const char *key)
{
    for (size_t i = 0; i < sizeof kinds[kind].keys / sizeof kinds[kind].keys[0]; i++) {
        if (kinds[kind].keys[i] != NULL && strcmp(kinds[kind].keys[i], key) == 0)
            return true;
    }
    return false;
}

static void check_section(struct lint *lint, size_t language, const struct aira_ini_section *section)
{
    const char *id = "";
    size_t kind = 0;

    while (kind < KINDS && !questionnaire_is_kind(section, kinds[kind].kind, &id))
        kind++;
    if (kind == KINDS || (kind == 0) != (id[0] == '\0') || !is_there(lint->questionnaire, kinds[kind].kind, id)) {
        lint_warn(lint, file_of(lint, language), section->line, "unused-text",
                  "[%s] belongs to nothing in the questionnaire", section->name);
        return;
    }
    for (size_t i = 0; i < section->count; i++) {
        const struct aira_ini_entry *entry = &section->entries[i];

        if (!is_usual(kind, entry->key) && !is_of_model(lint->questionnaire, kinds[kind].kind, id, entry->key))
            lint_warn(lint, file_of(lint, language), entry->line, "unused-text", "[%s]: nothing shows the text \"%s\"",
                      section->name, entry->key);
    }
}

void lint_texts(struct lint *lint)
{
    for (size_t i = 0; i < lint->questionnaire->language_count; i++) {
        const struct aira_ini *ini = lint->questionnaire->private_->texts[i].ini;

        want_all(lint, i);
        for (size_t k = 0; k < ini->count; k++)
            check_section(lint, i, &ini->sections[k]);
    }
}
