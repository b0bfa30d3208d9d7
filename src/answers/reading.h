/* Reading answers.ini: what its files share. */
#ifndef AIRA_ANSWERS_READING_H
#define AIRA_ANSWERS_READING_H

#include "room.h"

struct reading {
    const struct aira_questionnaire *questionnaire;
    const struct aira_ini *ini;
    struct aira_assessment *assessment;
    struct aira_map people; /* ids to indices of people */
    struct aira_arena arena;
    struct aira_diags *diags;
    struct aira_error *err;
};

enum section_kind { SECTION_UNKNOWN, SECTION_ASSESSMENT, SECTION_PERSON, SECTION_ANSWER, SECTION_TARGET };

/* What a section's name says. */
struct section_name {
    enum section_kind kind;
    const char *id;     /* of a person or question; "" none */
    const char *person; /* behind the @; NULL: no @ */
};

/* Adds an error, with `nearest` (NULL: none) as what may have been meant. */
void reading_report(struct reading *reading, const char *code, int line, const char *nearest, const char *format, ...)
    AIRA_PRINTF(5, 6);
/* Turns a failed call into a diagnostic when the input was at fault: 0 then, else the code. */
int reading_complain(struct reading *reading, int rc, const char *code, int line);

/* Whether the entry's value is that word (in lower case), written in any case. */
bool reading_is_word(const struct aira_ini_entry *entry, const char *word);

/* 0, or AIRA_ENOMEM with `err` filled. */
int reading_name(struct section_name *name, struct reading *reading, const struct aira_ini_section *section);
void reading_unknown_section(struct reading *reading, const struct aira_ini_section *section);
/* Reports each key that this kind of section does not take. */
void reading_check_keys(struct reading *reading, const struct aira_ini_section *section, enum section_kind kind);
/* The index of a question or person, or -1 after reporting that there is none. */
int reading_question(struct reading *reading, const struct aira_ini_section *section, const char *id);
int reading_person(struct reading *reading, const struct aira_ini_section *section, const char *id);

/* Each kind of section; 0 (also when it was at fault, which is reported), or a code with `err` filled. */
int reading_assessment(struct reading *reading);
int reading_add_person(struct reading *reading, const struct aira_ini_section *section, const char *id);
int reading_answer(struct reading *reading, const struct aira_ini_section *section, const struct section_name *name);
int reading_target(struct reading *reading, const struct aira_ini_section *section, const struct section_name *name);

#endif
