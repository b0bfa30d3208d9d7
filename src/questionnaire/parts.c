/* [part ID], and the order in which parts are shown. */
#include "private.h"

static const char *const part_keys[] = {"order", "weight", "index"};

static int load_part(struct aira_part *part, struct questionnaire_section *s, int index)
{
    if (questionnaire_id(s, AIRA_SENTENCE("part"), &s->loader->own->parts, index) != 0)
        return AIRA_ENOMEM;
    questionnaire_check_keys(s, part_keys, sizeof part_keys / sizeof part_keys[0]);
    *part =
        (struct aira_part){.id = s->id, .order = INT32_MAX, .weight = 1, .in_index = true, .line = s->section->line};
    (void)questionnaire_int(&part->order, s, "order", 0, 1000000);
    (void)questionnaire_int(&part->weight, s, "weight", 0, AIRA_MAX_WEIGHT);
    (void)questionnaire_yesno(&part->in_index, s, "index");
    return AIRA_OK;
}

static int order_parts(struct questionnaire_loader *loader)
{
    size_t count = loader->questionnaire->part_count;
    struct questionnaire_rank *ranks = aira_arena_array(loader->arena, count, sizeof *ranks);
    int *order = aira_arena_array(loader->arena, count, sizeof *order);

    if (ranks == NULL || order == NULL)
        return AIRA_ENOMEM;
    for (size_t i = 0; i < count; i++)
        ranks[i] = (struct questionnaire_rank){loader->parts[i].order, (int)i};
    questionnaire_sort(ranks, count);
    for (size_t i = 0; i < count; i++)
        order[i] = ranks[i].index;
    loader->questionnaire->part_order = order;
    return AIRA_OK;
}

int questionnaire_load_parts(struct questionnaire_loader *loader)
{
    size_t count = questionnaire_count(loader->main, "part");
    struct aira_part *parts = aira_arena_array(loader->arena, count, sizeof *parts);

    if (parts == NULL)
        return AIRA_ENOMEM;
    loader->questionnaire->parts = loader->parts = parts;
    for (size_t i = 0; i < loader->main->count; i++) {
        struct questionnaire_section s = {loader, loader->main->file, &loader->main->sections[i], ""};
        size_t index = loader->questionnaire->part_count;

        if (!questionnaire_is_kind(s.section, "part", NULL))
            continue;
        if (load_part(&parts[index], &s, (int)index) != 0)
            return AIRA_ENOMEM;
        loader->questionnaire->part_count++;
    }
    return order_parts(loader);
}
