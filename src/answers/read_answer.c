#include "reading.h"

#include <string.h>

/* The value of a key, or NULL when it is not there or empty. */
static const char *filled(const struct aira_ini_section *section, const char *key)
{
    const struct aira_ini_entry *entry = aira_ini_get(section, key);

    return entry == NULL || entry->value[0] == '\0' ? NULL : entry->value;
}

/* The same, or NULL when it says nothing. */
static const char *said(const struct aira_ini_section *section, const char *key)
{
    const char *value = filled(section, key);

    return value == NULL || value[strspn(value, " \t")] == '\0' ? NULL : value;
}

static int line_of(const struct aira_ini_section *section, const char *key)
{
    const struct aira_ini_entry *entry = aira_ini_get(section, key);

    return entry == NULL ? section->line : entry->line;
}

static void read_evidence(struct reading *reading, const struct aira_ini_section *section, struct aira_answer *answer)
{
    const struct aira_ini_entry *entry = aira_ini_get(section, "evidence");

    for (int i = 0; entry != NULL && i < AIRA_EVIDENCES; i++) {
        if (reading_is_word(entry, aira_evidence_name((enum aira_evidence)i))) {
            answer->evidence = (enum aira_evidence)i;
            return;
        }
    }
    if (entry != NULL)
        reading_report(reading, "bad-evidence", entry->line, NULL,
                       "\"%s\" is no grade of evidence: write none, interview, document or verified.", entry->value);
}

static void read_flag(struct reading *reading, const struct aira_ini_section *section, struct aira_answer *answer)
{
    const struct aira_ini_entry *entry = aira_ini_get(section, "flag");

    if (entry == NULL)
        return;
    answer->flag = reading_is_word(entry, "yes");
    if (!answer->flag && !reading_is_word(entry, "no"))
        reading_report(reading, "bad-flag", entry->line, NULL, "\"%s\" is no flag: write yes or no.", entry->value);
}

/* The names among an answer's texts; NULL also when one is at fault, which is reported at its own line. */
static char *read_name(struct reading *reading, const struct aira_ini_section *section, const char *key,
                       const struct answers_limit *limit)
{
    const char *name = filled(section, key);
    int rc = answers_check_text(name, limit, reading->err);

    if (rc == 0)
        return (char *)name;
    (void)reading_complain(reading, rc, "bad-value", line_of(section, key));
    return NULL;
}

/* 0 also when the value is at fault. */
static int read_value(struct reading *reading, const struct aira_ini_section *section, struct aira_answer *answer)
{
    const struct aira_question *question = &reading->questionnaire->questions[answer->question];
    const char *value = said(section, "value");
    int rc;

    if (value == NULL) {
        reading_report(reading, "missing-value", line_of(section, "value"), NULL,
                       "The answer to %s has no value: write value = ?, if it is not known.", question->id);
        return AIRA_OK;
    }
    rc = aira_answer_parse(answer, question, value, reading->err);
    if (rc == 0 && answer->given == AIRA_GIVEN_NA && answer->reason == NULL)
        reading_report(reading, "missing-reason", line_of(section, "reason"), NULL,
                       "%s is not applicable for no reason: write reason = and say why.", question->id);
    return reading_complain(reading, rc, "bad-value", line_of(section, "value"));
}

/* Stores the answer unless there is one already, written another way: [answer q@ann] and [answer q @ann]. */
static int keep(struct reading *reading, const struct aira_ini_section *section, const struct aira_answer *answer)
{
    int rc;

    if (aira_assessment_find(reading->assessment, answer->question, answer->person) != NULL) {
        reading_report(reading, "duplicate-answer", section->line, NULL,
                       "[%s] is answered a second time: keep one of the two.", section->name);
        return AIRA_OK;
    }
    rc = aira_assessment_answer(reading->assessment, answer, reading->err);
    return reading_complain(reading, rc, "bad-value", line_of(section, "value"));
}

int reading_answer(struct reading *reading, const struct aira_ini_section *section, const struct section_name *name)
{
    size_t errors = reading->diags->errors;
    int question = reading_question(reading, section, name->id);
    int person = name->person == NULL ? AIRA_SETTLED : reading_person(reading, section, name->person);
    const struct answers_limit reference = {AIRA_SENTENCE("reference to the evidence for %s"), name->id, AIRA_MAX_NAME,
                                            true};
    const struct answers_limit by = {AIRA_SENTENCE("name of who answered %s"), name->id, AIRA_MAX_NAME, true};
    struct aira_answer answer = aira_answer_blank(question, person);
    int rc;

    reading_check_keys(reading, section, SECTION_ANSWER);
    /* Only read: what is stored is a copy. */
    answer.reason = (char *)said(section, "reason");
    answer.note = (char *)filled(section, "note");
    answer.evidence_reference = read_name(reading, section, "evidence-reference", &reference);
    answer.by = read_name(reading, section, "by", &by);
    read_evidence(reading, section, &answer);
    read_flag(reading, section, &answer);
    if (question < 0)
        return AIRA_OK;
    rc = read_value(reading, section, &answer);
    if (rc != 0 || reading->diags->errors != errors)
        return rc;
    return keep(reading, section, &answer);
}

int reading_target(struct reading *reading, const struct aira_ini_section *section, const struct section_name *name)
{
    const struct aira_ini_entry *entry = aira_ini_get(section, "level");
    int question = reading_question(reading, section, name->id);
    int level;
    int rc;

    reading_check_keys(reading, section, SECTION_TARGET);
    if (question < 0)
        return AIRA_OK;
    if (entry == NULL || !aira_int_parse(&level, entry->value, 0, AIRA_MAX_LEVEL)) {
        reading_report(reading, "bad-level", line_of(section, "level"), NULL,
                       "The target of %s needs a level: write level = and a number from 0 to %d.", name->id,
                       AIRA_MAX_LEVEL);
        return AIRA_OK;
    }
    rc = aira_assessment_set_target(reading->assessment, question, level, reading->err);
    return reading_complain(reading, rc, "bad-level", entry->line);
}
