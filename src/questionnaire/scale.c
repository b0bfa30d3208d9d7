/* What a question's type takes: options, levels, full, thresholds, range. */
#include "private.h"

#include <string.h>

/* Keys of texts, which an option of the same name would hide. */
static const char *const text_keys[] = {"ask", "help", "title", "about", "text", "done",
                                        "why", "0",    "1",     "2",     "3",    "4"};

/* Keys that belong to some types alone. */
static const struct {
    const char *key;
    enum aira_question_type types[2];
} typed_keys[] = {
    {"options", {AIRA_SINGLE, AIRA_MULTI}},     {"levels", {AIRA_SINGLE, AIRA_SINGLE}},
    {"full", {AIRA_MULTI, AIRA_MULTI}},         {"range", {AIRA_NUMBER, AIRA_NUMBER}},
    {"thresholds", {AIRA_NUMBER, AIRA_NUMBER}}, {"none", {AIRA_MULTI, AIRA_MULTI}},
};

static void check_typed_keys(const struct aira_question *question, const struct questionnaire_section *s)
{
    for (size_t i = 0; i < sizeof typed_keys / sizeof typed_keys[0]; i++) {
        const struct aira_ini_entry *entry = questionnaire_field(s, typed_keys[i].key);

        if (entry != NULL && question->type != typed_keys[i].types[0] && question->type != typed_keys[i].types[1])
            questionnaire_report(s, entry->line, "wrong-key", "the key \"%s\" is not for questions of type %s",
                                 entry->key, aira_question_type_name(question->type));
    }
}

bool questionnaire_is_text_key(const char *s)
{
    for (size_t i = 0; i < sizeof text_keys / sizeof text_keys[0]; i++) {
        if (strcmp(text_keys[i], s) == 0)
            return true;
    }
    return false;
}

static void check_option_id(const struct questionnaire_section *s, int line, const char *id)
{
    bool wide = strstr(id, "\xEF\xBC\x8C") != NULL || strstr(id, "\xE3\x80\x81") != NULL;

    if (!questionnaire_option_id_valid(id))
        questionnaire_report(s, line, "bad-id",
                             "\"%s\" is no name for an option; names begin with a-z or 0-9 and hold these, _ and -%s",
                             id, wide ? aira_say("; put plain commas between them") : "");
    else if (questionnaire_is_text_key(id))
        questionnaire_report(s, line, "bad-id", "\"%s\" cannot name an option, because texts use it as a key", id);
}

static int load_options(struct aira_question *question, const struct questionnaire_section *s)
{
    const struct aira_ini_entry *entry = questionnaire_need(s, "options");
    struct aira_option *options;
    const char **items;
    size_t count;

    if (entry == NULL)
        return AIRA_OK;
    if (questionnaire_list(&items, &count, s, "options") != 0)
        return AIRA_ENOMEM;
    if (count > AIRA_MAX_OPTIONS) {
        questionnaire_report(s, entry->line, "too-many-options", "there are %zu options; %d are possible", count,
                             AIRA_MAX_OPTIONS);
        count = AIRA_MAX_OPTIONS;
    }
    options = aira_arena_array(s->loader->arena, count, sizeof *options);
    if (options == NULL)
        return AIRA_ENOMEM;
    for (size_t i = 0; i < count; i++) {
        check_option_id(s, entry->line, items[i]);
        options[i] = (struct aira_option){items[i], -1};
    }
    question->options = options;
    question->option_count = (int)count;
    return AIRA_OK;
}

static void load_none(struct aira_question *question, const struct questionnaire_section *s)
{
    const struct aira_ini_entry *entry = questionnaire_field(s, "none");
    int option;

    if (entry == NULL || question->option_count == 0)
        return;
    option = aira_question_option(question, entry->value);
    if (option >= 0)
        question->none = UINT32_C(1) << option;
    else
        questionnaire_unknown_option(s->loader, s->file, entry->line, question, entry->value);
}

static void load_option_level(struct aira_option *options, const struct aira_question *question,
                              const struct questionnaire_section *s, int line, const char *item)
{
    const char *name, *value;
    int option, level;

    if (!questionnaire_pair(&name, &value, item, s->loader->arena) ||
        !aira_int_parse(&level, value, 0, AIRA_MAX_LEVEL)) {
        questionnaire_report(s, line, "bad-value",
                             "levels holds \"%s\"; each item must be option:level, a level from 0 to 4", item);
        return;
    }
    option = aira_question_option(question, name);
    if (option < 0)
        questionnaire_unknown_option(s->loader, s->file, line, question, name);
    else if (options[option].level >= 0)
        questionnaire_report(s, line, "duplicate-value", "levels gives \"%s\" two levels", name);
    else
        options[option].level = level;
}

static int load_option_levels(struct aira_question *question, const struct questionnaire_section *s)
{
    const struct aira_ini_entry *entry = questionnaire_field(s, "levels");
    struct aira_option *options;
    const char **items;
    size_t count;

    if (entry == NULL || question->option_count == 0)
        return AIRA_OK;
    if (questionnaire_need(s, "levels") == NULL)
        return AIRA_OK;
    if (questionnaire_list(&items, &count, s, "levels") != 0)
        return AIRA_ENOMEM;
    options = aira_arena_array(s->loader->arena, (size_t)question->option_count, sizeof *options);
    if (options == NULL)
        return AIRA_ENOMEM;
    memcpy(options, question->options, (size_t)question->option_count * sizeof *options);
    for (size_t i = 0; i < count; i++)
        load_option_level(options, question, s, entry->line, items[i]);
    question->options = options;
    return s->loader->arena->failed ? AIRA_ENOMEM : AIRA_OK;
}

/* Reads a list of exactly `count` numbers that ascend; *found says whether the key is there and good. */
static int load_ascending(bool *found, int64_t *numbers, size_t wanted, const struct questionnaire_section *s,
                          const char *key)
{
    const struct aira_ini_entry *entry = questionnaire_field(s, key);
    const char **items;
    size_t count;
    bool good;

    *found = false;
    if (entry == NULL)
        return AIRA_OK;
    if (aira_ini_list(&items, &count, s->loader->arena, entry->value) != 0)
        return AIRA_ENOMEM;
    good = count == wanted;
    for (size_t i = 0; i < count && good; i++)
        good = aira_number_parse(&numbers[i], items[i]) && (i == 0 || numbers[i] > numbers[i - 1]);
    if (!good)
        questionnaire_bad(s, entry,
                          wanted == 2
                              ? aira_say("the least and the greatest number, such as 0, 100")
                              : aira_say("four ascending numbers with at most three decimals, such as 10, 30, 60, 90"));
    *found = good;
    return AIRA_OK;
}

int questionnaire_load_scale(struct aira_question *question, const struct questionnaire_section *s)
{
    int64_t range[2] = {0};
    size_t errors;

    check_typed_keys(question, s);
    errors = s->loader->diags->errors;
    switch (question->type) {
    case AIRA_SINGLE:
        if (load_options(question, s) != 0)
            return AIRA_ENOMEM;
        /* Levels of options that were refused would be refused for the same mistake. */
        return s->loader->diags->errors == errors ? load_option_levels(question, s) : AIRA_OK;
    case AIRA_MULTI:
        if (load_options(question, s) != 0)
            return AIRA_ENOMEM;
        if (s->loader->diags->errors == errors)
            load_none(question, s);
        (void)questionnaire_int(&question->full, s, "full", 1, 12);
        return AIRA_OK;
    case AIRA_NUMBER:
        if (load_ascending(&question->has_range, range, 2, s, "range") != 0)
            return AIRA_ENOMEM;
        question->least = range[0];
        question->greatest = range[1];
        return load_ascending(&question->has_thresholds, question->thresholds, 4, s, "thresholds");
    case AIRA_LEVEL:
    case AIRA_YESNO:
    case AIRA_TEXT:
        break;
    }
    return AIRA_OK;
}
