/* The keys of [questionnaire] that name questions: what the program reads out of a client's profile. */
#include "private.h"

#include <string.h>

/* The question a key names, or -1; `multi`: several options may be chosen there. */
static int named(const struct questionnaire_section *s, const char *key, bool multi)
{
    const struct aira_ini_entry *entry = questionnaire_field(s, key);
    int index;

    if (entry == NULL)
        return -1;
    index = questionnaire_question_named(s->loader, s->file, entry->line, entry->value);
    if (index < 0)
        return -1;
    if (s->loader->questions[index].type == AIRA_SINGLE || (multi && s->loader->questions[index].type == AIRA_MULTI))
        return index;
    if (questionnaire_refused(s->loader, &s->loader->questions[index]))
        return -1;
    questionnaire_report(s, entry->line, "wrong-type", "%s names \"%s\", which is of type %s; it must be of type %s",
                         key, entry->value, aira_question_type_name(s->loader->questions[index].type),
                         multi ? aira_say("single or multi") : "single");
    return -1;
}

static bool read_factor(struct aira_size_factor *factor, const struct questionnaire_section *s, int line,
                        const char *item)
{
    const struct aira_question *question = &s->loader->questions[s->loader->questionnaire->size_from];
    const char *option, *value;
    int64_t number;

    if (!questionnaire_pair(&option, &value, item, s->loader->arena) || !aira_number_parse(&number, value) ||
        number <= 0 || number > 1000000) {
        questionnaire_report(s, line, "bad-value",
                             "size-factor holds \"%s\"; each item must be option:factor, a factor above 0 and up to "
                             "1000 with at most three decimals",
                             item);
        return false;
    }
    factor->option = aira_question_option(question, option);
    factor->factor = (int)number;
    if (factor->option < 0)
        questionnaire_unknown_option(s->loader, s->file, line, question, option);
    return factor->option >= 0;
}

/* An option with two factors is reported and keeps its first. */
static bool is_first(const struct aira_size_factor *factors, size_t count, const struct questionnaire_section *s,
                     int line, const char *item)
{
    for (size_t i = 0; i < count; i++) {
        if (factors[i].option == factors[count].option) {
            questionnaire_report(s, line, "duplicate-value", "size-factor gives a second factor with \"%s\"", item);
            return false;
        }
    }
    return true;
}

static int load_factors(struct aira_questionnaire *q, const struct questionnaire_section *s)
{
    const struct aira_ini_entry *entry = questionnaire_field(s, "size-factor");
    struct aira_size_factor *factors;
    const char **items;
    size_t count;

    if (entry == NULL)
        return AIRA_OK;
    if (q->size_from < 0) {
        if (questionnaire_field(s, "size-from") == NULL)
            questionnaire_report(s, entry->line, "missing-key", "size-factor needs size-from, the question on size");
        return AIRA_OK;
    }
    if (questionnaire_list(&items, &count, s, "size-factor") != 0)
        return AIRA_ENOMEM;
    factors = aira_arena_array(s->loader->arena, count, sizeof *factors);
    if (factors == NULL)
        return AIRA_ENOMEM;
    for (size_t i = 0; i < count; i++) {
        if (read_factor(&factors[q->size_factor_count], s, entry->line, items[i]) &&
            is_first(factors, q->size_factor_count, s, entry->line, items[i]))
            q->size_factor_count++;
    }
    q->size_factors = factors;
    return s->loader->arena->failed ? AIRA_ENOMEM : AIRA_OK;
}

int questionnaire_load_profile(struct questionnaire_loader *loader)
{
    struct aira_questionnaire *q = loader->questionnaire;
    struct questionnaire_section s = {loader, loader->main->file, aira_ini_find(loader->main, "questionnaire"), ""};

    if (s.section == NULL)
        return AIRA_OK;
    q->target_stage_from = named(&s, "target-stage-from", false);
    q->industry_from = named(&s, "industry-from", false);
    q->size_from = named(&s, "size-from", false);
    q->jurisdictions_from = named(&s, "jurisdictions-from", true);
    q->duties_from = named(&s, "duties-from", true);
    return load_factors(q, &s);
}
