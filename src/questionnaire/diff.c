/* What differs between two versions of a questionnaire. */
#include "private.h"

#include <string.h>

struct comparing {
    const struct aira_questionnaire *before, *now;
    struct aira_arena *arena;
};

static const char *const change_names[] = {"type",     "scale", "weight", "condition", "depth", "blocker",
                                           "evidence", "part",  "texts",  "roles",     "refs"};

const char *aira_change_name(enum aira_change change)
{
    size_t i = 0;

    while (i + 1 < sizeof change_names / sizeof *change_names && 1U << i != (unsigned)change)
        i++;
    return change_names[i];
}

/* ---- meaning ---- */

static bool same_options(const struct aira_question *before, const struct aira_question *now)
{
    if (before->option_count != now->option_count)
        return false;
    for (int i = 0; i < before->option_count; i++) {
        int other = aira_question_option(now, before->options[i].id);

        if (other < 0 || now->options[other].level != before->options[i].level ||
            (before->none >> i & 1U) != (now->none >> other & 1U))
            return false;
    }
    return true;
}

static bool same_scale(const struct aira_question *before, const struct aira_question *now)
{
    return same_options(before, now) && before->full == now->full && before->has_thresholds == now->has_thresholds &&
           memcmp(before->thresholds, now->thresholds, sizeof before->thresholds) == 0 &&
           before->has_range == now->has_range && before->least == now->least && before->greatest == now->greatest;
}

static char plain(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Whether two conditions differ in white space and the case of letters at most; NULL is none. */
static bool same_condition(const char *a, const char *b)
{
    if (a == NULL || b == NULL)
        return a == b;
    for (;; a++, b++) {
        a += strspn(a, " \t");
        b += strspn(b, " \t");
        if (plain(*a) != plain(*b))
            return false;
        if (*a == '\0')
            return true;
    }
}

static bool same_list(const char *const *a, size_t count, const char *const *b, size_t other_count)
{
    if (count != other_count)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(a[i], b[i]) != 0)
            return false;
    }
    return true;
}

static unsigned changes_of(const struct comparing *c, const struct aira_question *before,
                           const struct aira_question *now)
{
    unsigned changes = 0;

    if (before->type != now->type)
        changes |= AIRA_CHANGED_TYPE;
    if (!same_scale(before, now))
        changes |= AIRA_CHANGED_SCALE;
    if (before->weight != now->weight)
        changes |= AIRA_CHANGED_WEIGHT;
    if (!same_condition(before->when_text, now->when_text))
        changes |= AIRA_CHANGED_CONDITION;
    if (before->quick != now->quick)
        changes |= AIRA_CHANGED_DEPTH;
    if (before->blocker != now->blocker)
        changes |= AIRA_CHANGED_BLOCKER;
    if (before->evidence != now->evidence)
        changes |= AIRA_CHANGED_EVIDENCE;
    if (strcmp(c->before->parts[before->part].id, c->now->parts[now->part].id) != 0)
        changes |= AIRA_CHANGED_PART;
    if (!same_list(before->roles, before->role_count, now->roles, now->role_count))
        changes |= AIRA_CHANGED_ROLES;
    if (!same_list(before->refs, before->ref_count, now->refs, now->ref_count))
        changes |= AIRA_CHANGED_REFS;
    return changes;
}

/* ---- texts ---- */

static const struct aira_ini_section *texts_of(const struct aira_questionnaire *q, const char *language, const char *id)
{
    for (size_t i = 0; i < q->language_count; i++) {
        if (strcmp(q->languages[i], language) == 0)
            return questionnaire_text_section(q, i, "question", id);
    }
    return NULL;
}

/* Adds "language key" of each text of `ours` that `theirs` lacks or, unless `missing_only`, has otherwise. */
static int add_texts(const char **texts, size_t *count, const struct comparing *c, const char *language,
                     const struct aira_ini_section *ours, const struct aira_ini_section *theirs, bool missing_only)
{
    for (size_t i = 0; ours != NULL && i < ours->count; i++) {
        const struct aira_ini_entry *entry = &ours->entries[i];
        const struct aira_ini_entry *other = theirs == NULL ? NULL : aira_ini_get(theirs, entry->key);

        if (other != NULL && (missing_only || strcmp(other->value, entry->value) == 0))
            continue;
        texts[*count] = aira_arena_printf(c->arena, "%s %s", language, entry->key);
        if (texts[(*count)++] == NULL)
            return AIRA_ENOMEM;
    }
    return AIRA_OK;
}

/* Room for every text of a question in one version. */
static size_t text_room(const struct aira_questionnaire *q, const char *id)
{
    size_t room = 0;

    for (size_t i = 0; i < q->language_count; i++) {
        const struct aira_ini_section *section = questionnaire_text_section(q, i, "question", id);

        room += section == NULL ? 0 : section->count;
    }
    return room;
}

static int compare_texts(struct aira_question_diff *item, const struct comparing *c, const char *id)
{
    const char **texts =
        aira_arena_array(c->arena, text_room(c->before, id) + text_room(c->now, id) + 1, sizeof *texts);

    if (texts == NULL)
        return AIRA_ENOMEM;
    for (size_t i = 0; i < c->now->language_count; i++) {
        const char *language = c->now->languages[i];

        if (add_texts(texts, &item->text_count, c, language, texts_of(c->now, language, id),
                      texts_of(c->before, language, id), false) != 0)
            return AIRA_ENOMEM;
    }
    for (size_t i = 0; i < c->before->language_count; i++) {
        const char *language = c->before->languages[i];

        if (add_texts(texts, &item->text_count, c, language, texts_of(c->before, language, id),
                      texts_of(c->now, language, id), true) != 0)
            return AIRA_ENOMEM;
    }
    item->texts = texts;
    if (item->text_count > 0)
        item->changes |= AIRA_CHANGED_TEXTS;
    return AIRA_OK;
}

static int compare_questions(struct aira_questionnaire_diff *out, const struct comparing *c)
{
    struct aira_question_diff *items =
        aira_arena_array(c->arena, c->before->question_count + c->now->question_count, sizeof *items);

    if (items == NULL)
        return AIRA_ENOMEM;
    for (size_t i = 0; i < c->now->question_count; i++) {
        const char *id = c->now->questions[i].id;
        struct aira_question_diff item = {.before = aira_questionnaire_question(c->before, id), .now = (int)i};

        if (item.before >= 0) {
            item.changes = changes_of(c, &c->before->questions[item.before], &c->now->questions[i]);
            if (compare_texts(&item, c, id) != 0)
                return AIRA_ENOMEM;
        }
        if (item.before < 0 || item.changes != 0)
            items[out->count++] = item;
    }
    for (size_t i = 0; i < c->before->question_count; i++) {
        if (aira_questionnaire_question(c->now, c->before->questions[i].id) < 0)
            items[out->count++] = (struct aira_question_diff){.before = (int)i, .now = -1};
    }
    out->items = items;
    return AIRA_OK;
}

/* ---- gates ---- */

/* The level that a stage's gate asks of a question, 0: it has no such gate. */
static int asked(const struct aira_questionnaire *q, const char *stage, bool core, const char *question)
{
    int index = aira_questionnaire_stage(q, stage);

    for (size_t i = 0; index >= 0 && i < q->stages[index].gate_count; i++) {
        const struct aira_gate *gate = &q->stages[index].gates[i];

        if (gate->core == core && strcmp(q->questions[gate->question].id, question) == 0)
            return gate->needs;
    }
    return 0;
}

static size_t gates_of(const struct aira_questionnaire *q)
{
    size_t count = 0;

    for (size_t i = 0; i < q->stage_count; i++)
        count += q->stages[i].gate_count;
    return count;
}

/* Adds the gates of `ours` that differ in `theirs`, or only those that it lacks. */
static void add_gates(struct aira_gate_diff *gates, size_t *count, const struct aira_questionnaire *ours,
                      const struct aira_questionnaire *theirs, bool ours_is_before)
{
    for (size_t i = 0; i < ours->stage_count; i++) {
        for (size_t j = 0; j < ours->stages[i].gate_count; j++) {
            const struct aira_gate *gate = &ours->stages[i].gates[j];
            const char *question = ours->questions[gate->question].id;
            int other = asked(theirs, ours->stages[i].id, gate->core, question);

            if (other == gate->needs || (ours_is_before && other > 0))
                continue;
            gates[(*count)++] = (struct aira_gate_diff){.stage = ours->stages[i].id,
                                                        .question = question,
                                                        .core = gate->core,
                                                        .before = ours_is_before ? gate->needs : other,
                                                        .now = ours_is_before ? 0 : gate->needs};
        }
    }
}

static int compare_gates(struct aira_questionnaire_diff *out, const struct comparing *c)
{
    struct aira_gate_diff *gates =
        aira_arena_array(c->arena, gates_of(c->before) + gates_of(c->now) + 1, sizeof *gates);

    if (gates == NULL)
        return AIRA_ENOMEM;
    add_gates(gates, &out->gate_count, c->now, c->before, false);
    add_gates(gates, &out->gate_count, c->before, c->now, true);
    out->gates = gates;
    return AIRA_OK;
}

int aira_questionnaire_diff_init(struct aira_questionnaire_diff *out, const struct aira_questionnaire *before,
                                 const struct aira_questionnaire *now, struct aira_error *err)
{
    struct comparing comparing = {before, now, &out->arena};

    memset(out, 0, sizeof *out);
    aira_arena_init(&out->arena);
    if (compare_questions(out, &comparing) == 0 && compare_gates(out, &comparing) == 0)
        return AIRA_OK;
    aira_questionnaire_diff_dispose(out);
    return aira_error_nomem(err);
}

void aira_questionnaire_diff_dispose(struct aira_questionnaire_diff *diff)
{
    aira_arena_dispose(&diff->arena);
    memset(diff, 0, sizeof *diff);
}
