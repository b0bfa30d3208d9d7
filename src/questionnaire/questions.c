/* [question ID] but for its condition, which can name questions further down (order.c compiles it). */
#include "private.h"

#include <string.h>

static const char *const question_keys[] = {
    "part",       "type",  "depth",    "weight",  "when",  "options", "full", "levels",
    "thresholds", "range", "evidence", "blocker", "roles", "refs",    "none",
};
static const char *const type_words[] = {"level", "single", "multi", "number", "yesno", "text"};
static const char *const depth_words[] = {"full", "quick"};
/* Words of the condition language. */
static const char *const reserved[] = {"and", "or", "not", "in", "has", "answered", "yes", "no"};

static void load_part_of(struct aira_question *question, const struct questionnaire_section *s)
{
    const struct aira_ini_entry *entry = questionnaire_need(s, "part");

    if (entry == NULL)
        return;
    question->part = questionnaire_index(&s->loader->own->parts, entry->value);
    if (question->part >= 0)
        return;
    question->part = 0;
    if (s->loader->kind_refused)
        return;
    questionnaire_unknown(s->loader, s->file, entry->line, "unknown-part", AIRA_SENTENCE("part"), entry->value,
                          s->loader->parts, s->loader->questionnaire->part_count, sizeof *s->loader->parts);
}

static int load_roles(struct aira_question *question, const struct questionnaire_section *s)
{
    const struct aira_ini_entry *entry = questionnaire_field(s, "roles");
    const char **roles;

    if (questionnaire_list(&roles, &question->role_count, s, "roles") != 0)
        return AIRA_ENOMEM;
    for (size_t i = 0; i < question->role_count; i++)
        questionnaire_check_role(s, entry->line, roles[i]);
    question->roles = roles;
    return AIRA_OK;
}

static void check_reserved(const struct questionnaire_section *s)
{
    for (size_t i = 0; i < sizeof reserved / sizeof reserved[0]; i++) {
        if (strcmp(reserved[i], s->id) == 0)
            questionnaire_report(s, s->section->line, "bad-id",
                                 "\"%s\" is a word of the condition language and cannot name a question", s->id);
    }
}

static int load_condition(struct aira_question *question, const struct questionnaire_section *s, size_t index)
{
    const struct aira_ini_entry *entry = questionnaire_field(s, "when");

    if (entry == NULL)
        return AIRA_OK;
    s->loader->when_lines[index] = entry->line;
    question->when_text = aira_arena_strdup(s->loader->arena, entry->value);
    return question->when_text == NULL ? AIRA_ENOMEM : AIRA_OK;
}

/* Once the type is known, whether an answer has a level. */
static void settle_level(struct aira_question *question, const struct questionnaire_section *s, bool has_levels)
{
    const struct aira_questionnaire *q = s->loader->questionnaire;
    bool part_counts = (size_t)question->part < q->part_count && s->loader->parts[question->part].weight > 0;

    question->has_level = question->type == AIRA_LEVEL || question->type == AIRA_YESNO || question->full > 0 ||
                          question->has_thresholds || has_levels;
    question->counted = question->has_level && question->weight > 0 && part_counts;
    if (question->blocker > 0 && !question->has_level && !questionnaire_refused(s->loader, question))
        questionnaire_report(s, questionnaire_field(s, "blocker")->line, "no-level",
                             "a blocker is a level below which a question holds the band down: %s",
                             questionnaire_level_cure(question->type));
}

/* Reads what the type takes; `typed`: the type is one. */
static int load_typed(struct aira_question *question, const struct questionnaire_section *s, bool typed)
{
    size_t errors = s->loader->diags->errors;
    bool *refused = &s->loader->refused[question - s->loader->questions];

    *refused = !typed;
    if (!typed)
        return AIRA_OK;
    if (questionnaire_load_scale(question, s) != 0)
        return AIRA_ENOMEM;
    *refused = s->loader->diags->errors != errors;
    settle_level(question, s, question->type == AIRA_SINGLE && questionnaire_field(s, "levels") != NULL);
    return AIRA_OK;
}

static int load_question(struct aira_question *question, struct questionnaire_section *s, size_t index)
{
    const struct aira_ini_entry *type = questionnaire_need(s, "type");
    int choice = AIRA_TEXT, depth = 0;
    bool typed;

    if (questionnaire_id(s, AIRA_SENTENCE("question"), &s->loader->own->questions, (int)index) != 0)
        return AIRA_ENOMEM;
    check_reserved(s);
    questionnaire_check_keys(s, question_keys, sizeof question_keys / sizeof question_keys[0]);
    typed = type != NULL && questionnaire_choice(&choice, s, "type", type_words, AIRA_TEXT + 1);
    (void)questionnaire_choice(&depth, s, "depth", depth_words, 2);
    *question = (struct aira_question){.id = s->id,
                                       .type = (enum aira_question_type)choice,
                                       .quick = depth == 1,
                                       .weight = 1,
                                       .evidence = true,
                                       .line = s->section->line};
    load_part_of(question, s);
    (void)questionnaire_int(&question->weight, s, "weight", 0, AIRA_MAX_WEIGHT);
    (void)questionnaire_yesno(&question->evidence, s, "evidence");
    (void)questionnaire_int(&question->blocker, s, "blocker", 1, AIRA_MAX_LEVEL);
    if (load_condition(question, s, index) != 0 || load_roles(question, s) != 0 ||
        questionnaire_refs(&question->refs, &question->ref_count, s) != 0)
        return AIRA_ENOMEM;
    return load_typed(question, s, typed);
}

static bool check_count(struct questionnaire_loader *loader, size_t count)
{
    if (count == 0)
        aira_diags_add(loader->diags, AIRA_ERROR, "no-questions", loader->main->file, 0,
                       "the questionnaire asks no question; add a section [question ID]");
    if (count > AIRA_MAX_QUESTIONS)
        aira_diags_add(loader->diags, AIRA_ERROR, "too-many-questions", loader->main->file, 0,
                       "the questionnaire has %zu questions; %d are possible", count, AIRA_MAX_QUESTIONS);
    return count > 0 && count <= AIRA_MAX_QUESTIONS;
}

int questionnaire_load_questions(struct questionnaire_loader *loader)
{
    size_t count = questionnaire_count(loader->main, "question");

    if (!check_count(loader, count))
        return AIRA_OK;
    loader->questions = aira_arena_array(loader->arena, count, sizeof *loader->questions);
    loader->when_lines = aira_arena_array(loader->arena, count, sizeof *loader->when_lines);
    loader->refused = aira_arena_array(loader->arena, count, sizeof *loader->refused);
    if (loader->questions == NULL || loader->when_lines == NULL || loader->refused == NULL)
        return AIRA_ENOMEM;
    loader->questionnaire->questions = loader->questions;
    loader->own->when_lines = loader->when_lines;
    for (size_t i = 0; i < loader->main->count; i++) {
        struct questionnaire_section s = {loader, loader->main->file, &loader->main->sections[i], ""};
        size_t index = loader->questionnaire->question_count;

        if (!questionnaire_is_kind(s.section, "question", NULL))
            continue;
        if (load_question(&loader->questions[index], &s, index) != 0)
            return AIRA_ENOMEM;
        loader->questionnaire->question_count++;
    }
    return AIRA_OK;
}
