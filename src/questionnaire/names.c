/* What a wrong name was meant to be. */
#include "private.h"

#include <string.h>

enum { FEW = 12, NEAR = 2 };

static const char *name_at(const void *items, size_t i, size_t size)
{
    return *(const char *const *)(const void *)((const char *)items + i * size);
}

/* Names of sections are in lower case, so a word is looked up in lower case too; false when it is longer than any. */
static bool lower(char name[AIRA_INI_MAX_LINE + 1], const char *word)
{
    size_t length = strlen(word);

    if (length > AIRA_INI_MAX_LINE)
        return false;
    memcpy(name, word, length + 1);
    aira_ascii_lower(name);
    return true;
}

int questionnaire_index(const struct aira_map *map, const char *word)
{
    char name[AIRA_INI_MAX_LINE + 1];

    return lower(name, word) ? aira_map_get(map, name) : -1;
}

bool questionnaire_has(const char *word, const void *items, size_t count, size_t size)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(name_at(items, i, size), word) == 0)
            return true;
    }
    return false;
}

const char *questionnaire_nearest(const char *word, const void *items, size_t count, size_t size)
{
    char wanted[AIRA_INI_MAX_LINE + 1];
    size_t length = strlen(word), best = NEAR + 1;
    const char *nearest = NULL;

    if (!lower(wanted, word))
        return NULL;
    for (size_t i = 0; i < count; i++) {
        const char *name = name_at(items, i, size);
        size_t other = name == NULL ? 0 : strlen(name), distance;

        /* A distance is at least the difference in length, and a short word is near to everything. */
        if (other == 0 || (other > length ? other - length : length - other) >= best)
            continue;
        distance = aira_text_distance(wanted, name);
        if (distance < best && 2 * distance <= length) {
            best = distance;
            nearest = name;
        }
    }
    return nearest;
}

static void add_names(struct aira_buf *out, const void *items, size_t count, size_t size)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            aira_buf_puts(out, aira_say(", "));
        aira_buf_puts(out, name_at(items, i, size));
    }
}

void questionnaire_unknown(struct questionnaire_loader *loader, const char *file, int line, const char *code,
                           const char *what, const char *word, const void *items, size_t count, size_t size)
{
    const char *nearest = NULL;
    struct aira_buf hint;

    aira_buf_init(&hint);
    /* Errors beyond the limit are only counted; looking for their nearest name would take time for nothing. */
    if (loader->diags->errors < AIRA_DIAGS_MAX)
        nearest = questionnaire_nearest(word, items, count, size);
    if (nearest != NULL)
        aira_buf_printf(&hint, aira_say("; did you mean \"%s\"?"), nearest);
    else if (count > 0 && count <= FEW) {
        aira_buf_puts(&hint, aira_say("; known: "));
        add_names(&hint, items, count, size);
    }
    aira_diags_add(loader->diags, AIRA_ERROR, code, file, line, "there is no %s \"%s\"%s", aira_say(what), word,
                   aira_buf_cstr(&hint));
    aira_buf_dispose(&hint);
}

/* The part of an id behind its last dot. */
static const char *last_part(const char *id)
{
    const char *dot = strrchr(id, '.');

    return dot == NULL ? id : dot + 1;
}

/* Appends up to three questions whose ids end like `word`: "data" for "profile.data". */
static void add_alike(struct aira_buf *out, const struct questionnaire_loader *loader, const char *word)
{
    enum { SHOWN = 3 };
    char wanted[AIRA_INI_MAX_LINE + 1];
    int shown = 0;

    if (!lower(wanted, last_part(word)) || wanted[0] == '\0')
        return;
    for (size_t i = 0; i < loader->questionnaire->question_count && shown < SHOWN; i++) {
        if (strcmp(last_part(loader->questions[i].id), wanted) == 0)
            aira_buf_printf(out, aira_say("%s\"%s\""), shown++ == 0 ? aira_say("; did you mean ") : aira_say(" or "),
                            loader->questions[i].id);
    }
    if (shown > 0)
        aira_buf_puts(out, aira_say("?"));
}

/* Reports a question that no id is near to, by those that end like it where there are some. */
static bool tell_alike(struct questionnaire_loader *loader, const char *file, int line, const char *word)
{
    struct aira_buf hint;
    bool told;

    aira_buf_init(&hint);
    if (questionnaire_nearest(word, loader->questions, loader->questionnaire->question_count,
                              sizeof *loader->questions) == NULL)
        add_alike(&hint, loader, word);
    told = hint.length > 0;
    if (told)
        aira_diags_add(loader->diags, AIRA_ERROR, "unknown-question", file, line, "there is no question \"%s\"%s", word,
                       aira_buf_cstr(&hint));
    aira_buf_dispose(&hint);
    return told;
}

int questionnaire_question_named(struct questionnaire_loader *loader, const char *file, int line, const char *word)
{
    int question = questionnaire_index(&loader->own->questions, word);

    if (question >= 0 || loader->kind_refused)
        return question;
    if (loader->diags->errors >= AIRA_DIAGS_MAX || !tell_alike(loader, file, line, word))
        questionnaire_unknown(loader, file, line, "unknown-question", AIRA_SENTENCE("question"), word,
                              loader->questions, loader->questionnaire->question_count, sizeof *loader->questions);
    return question;
}

bool questionnaire_refused(const struct questionnaire_loader *loader, const struct aira_question *question)
{
    return loader->refused[question - loader->questions];
}

void questionnaire_unknown_option(struct questionnaire_loader *loader, const char *file, int line,
                                  const struct aira_question *question, const char *word)
{
    size_t count = (size_t)question->option_count;
    struct aira_buf hint;
    const char *nearest;

    if (questionnaire_refused(loader, question))
        return;
    if (count == 0) {
        aira_diags_add(loader->diags, AIRA_ERROR, "unknown-option", file, line,
                       "\"%s\" is of type %s and has no options; take option \"%s\" away", question->id,
                       aira_question_type_name(question->type), word);
        return;
    }
    aira_buf_init(&hint);
    nearest = questionnaire_nearest(word, question->options, count, sizeof *question->options);
    if (nearest != NULL)
        aira_buf_printf(&hint, aira_say("; did you mean \"%s\"?"), nearest);
    aira_buf_puts(&hint, nearest != NULL ? aira_say(" It has ") : aira_say("; it has "));
    add_names(&hint, question->options, count, sizeof *question->options);
    aira_diags_add(loader->diags, AIRA_ERROR, "unknown-option", file, line, "\"%s\" has no option \"%s\"%s",
                   question->id, word, aira_buf_cstr(&hint));
    aira_buf_dispose(&hint);
}

const char *questionnaire_level_cure(enum aira_question_type type)
{
    if (type == AIRA_SINGLE)
        return aira_say("its answers have no level; give it levels = option:level, ...");
    if (type == AIRA_MULTI)
        return aira_say("its answers have no level; give it full, the number of options that make level 4");
    if (type == AIRA_NUMBER)
        return aira_say("its answers have no level; give it thresholds, four numbers for the levels 1 to 4");
    return aira_say("a text has no level; choose another question");
}

bool questionnaire_option_id_valid(const char *s)
{
    for (size_t i = 0; s[i] != '\0'; i++) {
        bool plain = (s[i] >= 'a' && s[i] <= 'z') || (s[i] >= '0' && s[i] <= '9');

        if (!plain && (i == 0 || (s[i] != '_' && s[i] != '-')))
            return false;
    }
    return s[0] != '\0';
}
