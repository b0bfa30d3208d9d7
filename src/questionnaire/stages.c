/* stages.ini: [stage ID] with its gates. */
#include "condition.h"

#include <stdlib.h>
#include <string.h>

static const char *const stage_keys[] = {"order", "core.1", "gate.1"};

/* Whether `key` is core.N or gate.N. */
static bool is_gate(struct aira_gate *gate, const char *key)
{
    gate->core = strncmp(key, "core.", 5) == 0;
    return (gate->core || strncmp(key, "gate.", 5) == 0) && key[5] != '0' &&
           aira_int_parse(&gate->number, key + 5, 1, INT32_MAX);
}

/* Reads `question >= level`; false when it has another form. */
static bool read_gate(struct aira_gate *gate, char *name, size_t size, const char *value)
{
    struct lexer lexer;

    lexer_start(&lexer, value);
    if (lexer.token.kind != TOKEN_WORD || strlen(lexer.token.word) >= size)
        return false;
    memcpy(name, lexer.token.word, strlen(lexer.token.word) + 1);
    lexer_next(&lexer);
    if (lexer.token.kind != TOKEN_RELATION || lexer.token.relation != CONDITION_AT_LEAST)
        return false;
    lexer_next(&lexer);
    if (lexer.token.kind != TOKEN_WORD || !aira_int_parse(&gate->needs, lexer.token.word, 1, AIRA_MAX_LEVEL))
        return false;
    lexer_next(&lexer);
    return lexer.token.kind == TOKEN_END;
}

static bool load_gate(struct aira_gate *gate, const struct questionnaire_section *s, const struct aira_ini_entry *entry)
{
    char name[AIRA_INI_MAX_LINE + 1];
    const struct aira_question *question;

    gate->line = entry->line;
    if (!read_gate(gate, name, sizeof name, entry->value)) {
        questionnaire_bad(
            s, entry,
            aira_say("of the form: question >= level, with a level from 1 to 4 (thresholds make that of a number, "
                     "yes is 4)"));
        return false;
    }
    gate->question = questionnaire_question_named(s->loader, s->file, entry->line, name);
    if (gate->question < 0)
        return false;
    question = &s->loader->questions[gate->question];
    if (question->has_level)
        return true;
    if (!questionnaire_refused(s->loader, question))
        questionnaire_report(s, entry->line, "no-level", "%s names \"%s\": %s", entry->key, question->id,
                             questionnaire_level_cure(question->type));
    return false;
}

static int by_number(const void *a, const void *b)
{
    const struct aira_gate *left = a, *right = b;

    if (left->core != right->core)
        return left->core ? -1 : 1;
    return (left->number > right->number) - (left->number < right->number);
}

static int load_stage(struct aira_stage *stage, struct questionnaire_section *s, int index)
{
    struct aira_gate *gates = aira_arena_array(s->loader->arena, s->section->count, sizeof *gates);

    *stage = (struct aira_stage){.id = s->id, .order = index, .gates = gates, .line = s->section->line};
    if (gates == NULL)
        return AIRA_ENOMEM;
    (void)questionnaire_int(&stage->order, s, "order", 0, 1000000);
    for (size_t i = 0; i < s->section->count; i++) {
        const struct aira_ini_entry *entry = &s->section->entries[i];
        struct aira_gate *gate = &gates[stage->gate_count];

        if (is_gate(gate, entry->key))
            stage->gate_count += load_gate(gate, s, entry);
        else if (strcmp(entry->key, "order") != 0)
            questionnaire_unknown(s->loader, s->file, entry->line, "unknown-key", AIRA_SENTENCE("key"), entry->key,
                                  stage_keys, sizeof stage_keys / sizeof stage_keys[0], sizeof *stage_keys);
    }
    if (stage->gate_count > 0)
        qsort(gates, stage->gate_count, sizeof *gates, by_number);
    return AIRA_OK;
}

/* Puts the stages into their order and notes where each one stands. */
static int order_stages(struct questionnaire_loader *loader, const struct aira_stage *stages, size_t count)
{
    struct questionnaire_rank *ranks = aira_arena_array(loader->arena, count, sizeof *ranks);
    struct aira_stage *ordered = aira_arena_array(loader->arena, count, sizeof *ordered);

    if (ranks == NULL || ordered == NULL)
        return AIRA_ENOMEM;
    for (size_t i = 0; i < count; i++)
        ranks[i] = (struct questionnaire_rank){stages[i].order, (int)i};
    questionnaire_sort(ranks, count);
    for (size_t i = 0; i < count; i++) {
        ordered[i] = stages[ranks[i].index];
        if (aira_map_put(&loader->own->stages, ordered[i].id, (int)i) != 0)
            return AIRA_ENOMEM;
    }
    loader->questionnaire->stages = ordered;
    loader->questionnaire->stage_count = count;
    return AIRA_OK;
}

int questionnaire_load_stages(struct questionnaire_loader *loader)
{
    size_t count = questionnaire_count(loader->stages, "stage"), filled = 0;
    struct aira_stage *stages = aira_arena_array(loader->arena, count, sizeof *stages);

    if (stages == NULL)
        return AIRA_ENOMEM;
    for (size_t i = 0; i < loader->stages->count; i++) {
        struct questionnaire_section s = {loader, loader->stages->file, &loader->stages->sections[i], ""};
        if (!questionnaire_is_kind(s.section, "stage", NULL)) {
            questionnaire_stranger(&s, "stage");
            continue;
        }
        if (questionnaire_id(&s, AIRA_SENTENCE("stage"), &loader->own->stages, (int)filled) != 0 ||
            load_stage(&stages[filled], &s, (int)filled) != 0)
            return AIRA_ENOMEM;
        filled++;
    }
    return order_stages(loader, stages, count);
}
