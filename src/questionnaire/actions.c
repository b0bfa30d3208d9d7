/* actions.ini: [action ID], and the rings among `after`. */
#include "private.h"

#include <string.h>

static const char *const action_keys[] = {"question", "raises-to", "effort", "owner", "horizon", "after", "refs"};
static const char *const horizon_words[] = {"now", "next", "later"};

static void load_question_of(struct aira_action *action, const struct questionnaire_section *s)
{
    const struct aira_ini_entry *entry = questionnaire_need(s, "question");
    const struct aira_question *question;

    if (entry == NULL)
        return;
    action->question = questionnaire_question_named(s->loader, s->file, entry->line, entry->value);
    if (action->question < 0)
        return;
    question = &s->loader->questions[action->question];
    if (!question->has_level && !questionnaire_refused(s->loader, question))
        questionnaire_report(s, entry->line, "no-level", "an action raises the level of \"%s\": %s", question->id,
                             questionnaire_level_cure(question->type));
}

static int load_owner(struct aira_action *action, const struct questionnaire_section *s)
{
    const struct aira_ini_entry *entry = questionnaire_field(s, "owner");

    if (entry != NULL && entry->value[0] != '\0')
        questionnaire_check_role(s, entry->line, entry->value);
    return questionnaire_copy(&action->owner, s, "owner");
}

static int load_action(struct aira_action *action, const struct questionnaire_section *s)
{
    int horizon = AIRA_NEXT;

    *action = (struct aira_action){.id = s->id, .line = s->section->line};
    questionnaire_check_keys(s, action_keys, sizeof action_keys / sizeof action_keys[0]);
    load_question_of(action, s);
    if (questionnaire_need(s, "raises-to") != NULL)
        (void)questionnaire_int(&action->raises_to, s, "raises-to", 1, AIRA_MAX_LEVEL);
    if (questionnaire_need(s, "effort") != NULL)
        (void)questionnaire_int(&action->effort, s, "effort", 1, 1000);
    (void)questionnaire_choice(&horizon, s, "horizon", horizon_words, 3);
    action->horizon = (enum aira_horizon)horizon;
    if (load_owner(action, s) != 0)
        return AIRA_ENOMEM;
    return questionnaire_refs(&action->refs, &action->ref_count, s);
}

/* `after` names actions that may stand further down, so it is read once all are known. */
static int load_after(struct aira_action *action, const struct questionnaire_section *s)
{
    struct questionnaire_loader *loader = s->loader;
    const struct aira_ini_entry *entry = questionnaire_field(s, "after");
    const char **items;
    size_t count;
    int *after;

    if (entry == NULL)
        return AIRA_OK;
    if (questionnaire_list(&items, &count, s, "after") != 0)
        return AIRA_ENOMEM;
    after = aira_arena_array(loader->arena, count, sizeof *after);
    if (after == NULL)
        return AIRA_ENOMEM;
    for (size_t i = 0; i < count; i++) {
        int index = questionnaire_index(&loader->own->actions, items[i]);

        if (index >= 0)
            after[action->after_count++] = index;
        else
            questionnaire_unknown(loader, s->file, entry->line, "unknown-action", AIRA_SENTENCE("action"), items[i],
                                  loader->action_list, loader->questionnaire->action_count,
                                  sizeof *loader->action_list);
    }
    action->after = after;
    return AIRA_OK;
}

static void tell_ring(void *context, const int *ring, size_t count)
{
    struct questionnaire_loader *loader = context;
    struct aira_buf words;

    aira_buf_init(&words);
    questionnaire_ring_words(&words, ring, count, loader->action_list, sizeof *loader->action_list);
    aira_diags_add(loader->diags, AIRA_ERROR, "action-cycle", loader->actions->file, loader->action_list[ring[0]].line,
                   "actions wait for each other: %s; take one out of an after", aira_buf_cstr(&words));
    aira_buf_dispose(&words);
}

static int check_rings(struct questionnaire_loader *loader)
{
    size_t count = loader->questionnaire->action_count;
    struct questionnaire_edges *edges = aira_arena_array(loader->arena, count, sizeof *edges);
    int *order = aira_arena_array(loader->arena, count, sizeof *order);

    if (edges == NULL || order == NULL)
        return AIRA_ENOMEM;
    for (size_t i = 0; i < count; i++)
        edges[i] = (struct questionnaire_edges){loader->action_list[i].after, loader->action_list[i].after_count};
    return questionnaire_order(order, edges, count, tell_ring, loader);
}

/* The section of action `index`: actions and sections of the kind stand in the same order. */
static int load_afters(struct questionnaire_loader *loader)
{
    size_t index = 0;

    for (size_t i = 0; i < loader->actions->count; i++) {
        struct questionnaire_section s = {loader, loader->actions->file, &loader->actions->sections[i], ""};

        if (!questionnaire_is_kind(s.section, "action", NULL))
            continue;
        if (load_after(&loader->action_list[index++], &s) != 0)
            return AIRA_ENOMEM;
    }
    return check_rings(loader);
}

int questionnaire_load_actions(struct questionnaire_loader *loader)
{
    struct aira_questionnaire *q = loader->questionnaire;
    size_t count = questionnaire_count(loader->actions, "action");

    loader->action_list = aira_arena_array(loader->arena, count, sizeof *loader->action_list);
    if (loader->action_list == NULL)
        return AIRA_ENOMEM;
    q->actions = loader->action_list;
    for (size_t i = 0; i < loader->actions->count; i++) {
        struct questionnaire_section s = {loader, loader->actions->file, &loader->actions->sections[i], ""};
        if (!questionnaire_is_kind(s.section, "action", NULL)) {
            questionnaire_stranger(&s, "action");
            continue;
        }
        if (questionnaire_id(&s, AIRA_SENTENCE("action"), &loader->own->actions, (int)q->action_count) != 0 ||
            load_action(&loader->action_list[q->action_count], &s) != 0)
            return AIRA_ENOMEM;
        q->action_count++;
    }
    return load_afters(loader);
}
