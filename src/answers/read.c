#include "reading.h"

static const char PLACEHOLDER[] = "?"; /* the client's name until one is read */

static int read_client(struct reading *reading, const struct aira_ini_section *section)
{
    const struct aira_ini_entry *entry = aira_ini_get(section, "client");
    int rc;

    if (entry == NULL || entry->value[0] == '\0') {
        reading_report(reading, "missing-client", entry == NULL ? section->line : entry->line, NULL,
                       "The section [assessment] names no client: write client = and the name.");
        return AIRA_OK;
    }
    rc = aira_assessment_set_client(reading->assessment, entry->value, reading->err);
    return reading_complain(reading, rc, "bad-value", entry->line);
}

static int read_scope(struct reading *reading, const struct aira_ini_section *section)
{
    const struct aira_ini_entry *entry = aira_ini_get(section, "scope");
    int rc;

    if (entry == NULL)
        return AIRA_OK;
    rc = aira_assessment_set_scope(reading->assessment, entry->value, reading->err);
    return reading_complain(reading, rc, "bad-value", entry->line);
}

static void read_questionnaire(struct reading *reading, const struct aira_ini_section *section)
{
    const struct aira_ini_entry *entry = aira_ini_get(section, "questionnaire");

    if (entry != NULL && !reading_is_word(entry, reading->questionnaire->id))
        reading_report(reading, "wrong-questionnaire", entry->line, NULL,
                       "These are answers to the questionnaire \"%s\", but they are read for \"%s\": choose that "
                       "questionnaire, or the right file.",
                       entry->value, reading->questionnaire->id);
}

static void read_depth(struct reading *reading, const struct aira_ini_section *section)
{
    const struct aira_ini_entry *entry = aira_ini_get(section, "depth");

    if (entry == NULL)
        return;
    reading->assessment->quick = reading_is_word(entry, "quick");
    if (!reading->assessment->quick && !reading_is_word(entry, "full"))
        reading_report(reading, "bad-value", entry->line, NULL, "\"%s\" is no depth: write quick or full.",
                       entry->value);
}

int reading_assessment(struct reading *reading)
{
    const struct aira_ini_section *section = aira_ini_find(reading->ini, "assessment");
    int rc;

    if (section == NULL) {
        reading_report(reading, "missing-client", 0, NULL,
                       "The file has no section [assessment]: begin with one that names the client.");
        return AIRA_OK;
    }
    reading_check_keys(reading, section, SECTION_ASSESSMENT);
    rc = read_client(reading, section);
    if (rc == 0)
        rc = read_scope(reading, section);
    read_questionnaire(reading, section);
    read_depth(reading, section);
    return rc;
}

int reading_add_person(struct reading *reading, const struct aira_ini_section *section, const char *id)
{
    const struct aira_ini_entry *name = aira_ini_get(section, "name");
    const struct aira_ini_entry *role = aira_ini_get(section, "role");
    struct aira_assessment *assessment = reading->assessment;
    int index = -1;
    int rc;

    reading_check_keys(reading, section, SECTION_PERSON);
    /* One thing at a time, so that each error stands at its own line and the person is known all the same. */
    rc = aira_assessment_set_person(&index, assessment, id, NULL, NULL, reading->err);
    if (rc != 0)
        return reading_complain(reading, rc, "bad-person", section->line);
    if (aira_map_put(&reading->people, assessment->people[index].id, index) != 0)
        return aira_error_nomem(reading->err);
    if (name != NULL)
        rc = aira_assessment_set_person(NULL, assessment, id, name->value, NULL, reading->err);
    if (rc != 0 && reading_complain(reading, rc, "bad-person", name->line) != 0)
        return rc;
    rc = AIRA_OK;
    if (role != NULL)
        rc =
            aira_assessment_set_person(NULL, assessment, id, assessment->people[index].name, role->value, reading->err);
    return rc == 0 ? AIRA_OK : reading_complain(reading, rc, "bad-role", role->line);
}

/* The sections that say who there is: read first, because people may be used before they are declared. */
static int read_people(struct reading *reading)
{
    int rc = AIRA_OK;

    for (size_t i = 0; i < reading->ini->count && rc == 0; i++) {
        const struct aira_ini_section *section = &reading->ini->sections[i];
        struct section_name name;

        rc = reading_name(&name, reading, section);
        if (rc == 0 && name.kind == SECTION_PERSON)
            rc = reading_add_person(reading, section, name.id);
    }
    return rc;
}

static int read_answers(struct reading *reading)
{
    int rc = AIRA_OK;

    for (size_t i = 0; i < reading->ini->count && rc == 0; i++) {
        const struct aira_ini_section *section = &reading->ini->sections[i];
        struct section_name name;

        rc = reading_name(&name, reading, section);
        if (rc != 0)
            break;
        if (name.kind == SECTION_UNKNOWN)
            reading_unknown_section(reading, section);
        else if (name.kind == SECTION_ANSWER)
            rc = reading_answer(reading, section, &name);
        else if (name.kind == SECTION_TARGET)
            rc = reading_target(reading, section, &name);
    }
    return rc;
}

static int read_all(struct reading *reading)
{
    size_t errors = reading->diags->errors;
    int rc = aira_assessment_new(&reading->assessment, reading->questionnaire, PLACEHOLDER, reading->err);

    if (rc == 0)
        rc = reading_assessment(reading);
    if (rc == 0)
        rc = read_people(reading);
    if (rc == 0)
        rc = read_answers(reading);
    if (rc == 0 && (reading->diags->errors != errors || reading->diags->failed))
        rc = aira_diags_result(reading->diags, reading->err);
    return rc;
}

int aira_answers_parse(struct aira_assessment **out, const struct aira_questionnaire *questionnaire,
                       const struct aira_ini *ini, struct aira_diags *diags, struct aira_error *err)
{
    struct reading reading = {questionnaire, ini, NULL, {0}, {0}, diags, err};
    int rc;

    *out = NULL;
    aira_map_init(&reading.people);
    aira_arena_init(&reading.arena);
    rc = read_all(&reading);
    if (rc == 0) {
        *out = reading.assessment;
        reading.assessment = NULL;
    }
    aira_assessment_free(reading.assessment);
    aira_arena_dispose(&reading.arena);
    aira_map_dispose(&reading.people);
    return rc;
}

int aira_answers_read(struct aira_assessment **out, const struct aira_questionnaire *questionnaire, const char *path,
                      struct aira_diags *diags, struct aira_error *err)
{
    struct aira_ini *ini = NULL;
    int rc = aira_ini_load(&ini, path, diags, err);

    *out = NULL;
    if (rc == 0)
        rc = aira_answers_parse(out, questionnaire, ini, diags, err);
    aira_ini_free(ini);
    return rc;
}
