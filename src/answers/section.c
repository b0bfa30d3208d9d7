#include "reading.h"
#include "suggest.h"

#include <string.h>

static const char *const ASSESSMENT_KEYS[] = {"client", "scope", "questionnaire", "depth", NULL};
static const char *const PERSON_KEYS[] = {"name", "role", NULL};
static const char *const ANSWER_KEYS[] = {"value", "reason", "note", "evidence", "evidence-reference",
                                          "flag",  "by",     NULL};
static const char *const TARGET_KEYS[] = {"level", NULL};
static const char *const KINDS[] = {"assessment", "person", "answer", "target", NULL};

static const char *const *keys_of(enum section_kind kind)
{
    switch (kind) {
    case SECTION_ASSESSMENT:
        return ASSESSMENT_KEYS;
    case SECTION_PERSON:
        return PERSON_KEYS;
    case SECTION_ANSWER:
        return ANSWER_KEYS;
    case SECTION_TARGET:
        return TARGET_KEYS;
    case SECTION_UNKNOWN:
        break;
    }
    return KINDS;
}

static const char *word_at(const void *context, size_t i)
{
    const char *const *words = context;

    return words[i];
}

static size_t count_words(const char *const *words)
{
    size_t count = 0;

    while (words[count] != NULL)
        count++;
    return count;
}

/* The number of the first word of `name` among the kinds of section, or SECTION_UNKNOWN. */
static enum section_kind kind_of(const char *name, size_t word)
{
    for (int i = 0; KINDS[i] != NULL; i++) {
        if (strlen(KINDS[i]) == word && strncmp(KINDS[i], name, word) == 0)
            return (enum section_kind)(i + 1);
    }
    return SECTION_UNKNOWN;
}

static void cut_end(char *s)
{
    size_t length = strlen(s);

    while (length > 0 && s[length - 1] == ' ')
        s[--length] = '\0';
}

int reading_name(struct section_name *name, struct reading *reading, const struct aira_ini_section *section)
{
    size_t word = strcspn(section->name, " ");
    char *id = aira_arena_strdup(&reading->arena, section->name + word + strspn(section->name + word, " "));
    char *at;

    if (id == NULL)
        return aira_error_nomem(reading->err);
    *name = (struct section_name){kind_of(section->name, word), id, NULL};
    at = strchr(id, '@');
    if (name->kind == SECTION_ANSWER && at != NULL) {
        *at++ = '\0';
        cut_end(id);
        name->person = at + strspn(at, " ");
    }
    if ((name->kind == SECTION_ASSESSMENT) != (id[0] == '\0'))
        name->kind = SECTION_UNKNOWN;
    return AIRA_OK;
}

void reading_report(struct reading *reading, const char *code, int line, const char *nearest, const char *format, ...)
{
    struct aira_buf tail;
    va_list args;

    aira_buf_init(&tail);
    if (nearest != NULL)
        aira_buf_printf(&tail, aira_say(" Did you mean \"%s\"?"), nearest);
    if (tail.failed)
        reading->diags->failed = true;
    va_start(args, format);
    aira_diags_vadd(reading->diags, AIRA_ERROR, code, reading->ini->file, line, "", aira_buf_cstr(&tail), format, args);
    va_end(args);
    aira_buf_dispose(&tail);
}

/* The nearest known word, looked for only while diagnostics are still kept. */
static const char *nearest_to(const struct reading *reading, const char *word, answers_word known, const void *context,
                              size_t count)
{
    return reading->diags->errors < AIRA_DIAGS_MAX ? answers_nearest(word, known, context, count) : NULL;
}

void reading_unknown_section(struct reading *reading, const struct aira_ini_section *section)
{
    size_t length = strcspn(section->name, " ");
    char *word = aira_arena_strndup(&reading->arena, section->name, length);
    const char *nearest = NULL;

    if (word != NULL && kind_of(word, length) == SECTION_UNKNOWN)
        nearest = nearest_to(reading, word, word_at, KINDS, count_words(KINDS));
    reading_report(reading, "unknown-section", section->line, nearest,
                   "The section [%s] is none of [assessment], [person ID], [answer QUESTION], [answer QUESTION "
                   "@PERSON], [target QUESTION].",
                   section->name);
}

static bool is_word_of(const char *const *words, const char *word)
{
    for (; *words != NULL; words++) {
        if (strcmp(*words, word) == 0)
            return true;
    }
    return false;
}

void reading_check_keys(struct reading *reading, const struct aira_ini_section *section, enum section_kind kind)
{
    const char *const *keys = keys_of(kind);

    for (size_t i = 0; i < section->count; i++) {
        const struct aira_ini_entry *entry = &section->entries[i];

        if (!is_word_of(keys, entry->key))
            reading_report(reading, "unknown-key", entry->line,
                           nearest_to(reading, entry->key, word_at, keys, count_words(keys)),
                           "The section [%s] has no key \"%s\".", section->name, entry->key);
    }
}

static const char *question_id(const void *context, size_t i)
{
    const struct aira_questionnaire *questionnaire = context;

    return questionnaire->questions[i].id;
}

int reading_question(struct reading *reading, const struct aira_ini_section *section, const char *id)
{
    const struct aira_questionnaire *questionnaire = reading->questionnaire;
    int question = aira_questionnaire_question(questionnaire, id);

    if (question < 0)
        reading_report(reading, "unknown-question", section->line,
                       nearest_to(reading, id, question_id, questionnaire, questionnaire->question_count),
                       "The questionnaire %s has no question \"%s\".", questionnaire->id, id);
    return question;
}

static const char *person_id(const void *context, size_t i)
{
    const struct aira_assessment *assessment = context;

    return assessment->people[i].id;
}

int reading_person(struct reading *reading, const struct aira_ini_section *section, const char *id)
{
    int person = aira_map_get(&reading->people, id);

    if (id[0] == '\0')
        reading_report(reading, "unknown-person", section->line, NULL,
                       "The section [%s] names nobody behind the @: write a person's id there.", section->name);
    else if (person < 0)
        reading_report(reading, "unknown-person", section->line,
                       nearest_to(reading, id, person_id, reading->assessment, reading->assessment->person_count),
                       "Nobody in this file has the id \"%s\": add a section [person %s].", id, id);
    return person;
}

bool reading_is_word(const struct aira_ini_entry *entry, const char *word)
{
    const char *s = entry->value;

    for (; *s != '\0'; s++, word++) {
        char c = *s >= 'A' && *s <= 'Z' ? (char)(*s - 'A' + 'a') : *s;

        if (c != *word)
            return false;
    }
    return *word == '\0';
}

int reading_complain(struct reading *reading, int rc, const char *code, int line)
{
    if (rc != AIRA_EINPUT)
        return rc;
    aira_diags_add(reading->diags, AIRA_ERROR, code, reading->ini->file, line, "%s", reading->err->message);
    return AIRA_OK;
}
