/* aira answers: one assessment of one client, held in memory: who, what scope, all answers, and the walk over them.
 * It refers to its questionnaire by index and never changes it.
 */
#ifndef AIRA_ANSWERS_H
#define AIRA_ANSWERS_H

#include <aira/base.h>
#include <aira/questionnaire.h>

enum {
    AIRA_SETTLED = -1,          /* person index of a settled answer: the consultant's, and the one that counts */
    AIRA_MAX_NOTE = 100 * 1024, /* bytes of a note or reason */
    AIRA_MAX_NAME = 400,        /* bytes of a client, scope, person, reference to evidence */
    AIRA_MAX_PEOPLE = 1000,
};

struct aira_person {
    char *id; /* [a-z][a-z0-9_-]* */
    char *name;
    char *role; /* a role of the questionnaire, or "" */
};

enum aira_given { AIRA_GIVEN_VALUE, AIRA_GIVEN_NA, AIRA_GIVEN_UNKNOWN };

struct aira_answer {
    int question;
    int person; /* index of a person, or AIRA_SETTLED */
    enum aira_given given;
    struct aira_value value; /* of AIRA_GIVEN_VALUE; `text` belongs to the answer */
    char *reason;            /* why not applicable; NULL: none */
    char *note;              /* NULL: none; so below */
    enum aira_evidence evidence;
    char *evidence_reference;
    bool flag;  /* to be followed up */
    char *by;   /* who entered it: person id or free name */
    int64_t at; /* when it was stored, seconds UTC; 0: not known */
};

struct aira_target {
    int question;
    int level;
};

struct aira_observation {
    int64_t number; /* of the store; 0: none yet */
    int question;
    char *text, *impact, *owner, *due; /* all but text may be NULL; due is YYYY-MM-DD */
};

/* The consultant's own words for a section of the report. */
struct aira_section_text {
    char *section;
    char *language; /* "" both */
    char *text;
};

/* The consultant's view of a finding of the summary: it is struck, or a sentence stands in its place. */
struct aira_override {
    char *finding;  /* strength.<question> or gap.<question> */
    char *language; /* of the sentence; "" all, and of a strike */
    char *text;     /* NULL: struck */
};

/* An action that a plan must hold, or must not. */
struct aira_pin {
    int action;
    bool skip;
};

struct aira_assessment {
    const struct aira_questionnaire *questionnaire; /* borrowed; must outlive the assessment */
    int64_t number;                                 /* of the store; 0: not stored */
    char uuid[AIRA_UUID_SIZE];                      /* "" until stored */
    char *client;                                   /* never NULL or empty */
    char *scope;                                    /* business unit; "" the whole firm */
    bool quick;                                     /* the short walk */
    int64_t created, changed;                       /* seconds UTC; 0: not known */
    int position;                                   /* question to come back to, -1: none */
    struct aira_person *people;
    size_t person_count, person_capacity;
    struct aira_answer *answers; /* in no particular order; at most one a (question, person) */
    size_t answer_count, answer_capacity;
    int *settled;                /* by question: index in `answers` of the settled answer, -1: none */
    struct aira_target *targets; /* by question, ascending */
    size_t target_count, target_capacity;
    struct aira_observation *observations;
    size_t observation_count, observation_capacity;
    struct aira_section_text *texts;
    size_t text_count, text_capacity;
    struct aira_override *overrides;
    size_t override_count, override_capacity;
    struct aira_pin *pins; /* at most one an action */
    size_t pin_count, pin_capacity;
    /* Private to the room. */
    struct answers_given *given;    /* by question: where its people's answers stand */
    struct aira_standing *standing; /* by question: room to work out a standing in */
};

int aira_assessment_new(struct aira_assessment **out, const struct aira_questionnaire *questionnaire,
                        const char *client, struct aira_error *err);
void aira_assessment_free(struct aira_assessment *assessment);

/* Client and scope: one line of clean text, 1 (scope: 0) to AIRA_MAX_NAME bytes, else AIRA_EINPUT. */
int aira_assessment_set_client(struct aira_assessment *assessment, const char *client, struct aira_error *err);
int aira_assessment_set_scope(struct aira_assessment *assessment, const char *scope, struct aira_error *err);
/* Adds a person or, when the id is there, changes name and role.  *index (may be NULL) is where it stands. */
int aira_assessment_set_person(int *index, struct aira_assessment *assessment, const char *id, const char *name,
                               const char *role, struct aira_error *err);
int aira_assessment_person(const struct aira_assessment *assessment, const char *id); /* index or -1 */
/* level 0..4; -1 takes the target away. */
int aira_assessment_set_target(struct aira_assessment *assessment, int question, int level, struct aira_error *err);

/* Stores a deep copy of `answer`, in place of one of the same question and person.  Checks it first: a value of the
 * question's type and range, a reason (not blank) with "not applicable", clean texts within their limits (AIRA_EINPUT).
 */
int aira_assessment_answer(struct aira_assessment *assessment, const struct aira_answer *answer,
                           struct aira_error *err);
/* Takes the answer of that question and person away, if there is one. */
void aira_assessment_withdraw(struct aira_assessment *assessment, int question, int person);
/* The stored answer of exactly that question and person, or NULL. */
const struct aira_answer *aira_assessment_find(const struct aira_assessment *assessment, int question, int person);
/* An answer with nothing in it but question and person: the start for filling one in. */
struct aira_answer aira_answer_blank(int question, int person);
/* Deep copy and its end, for callers that keep one (undo). */
int aira_answer_copy(struct aira_answer *out, const struct aira_answer *answer, struct aira_error *err);
void aira_answer_dispose(struct aira_answer *answer);
/* Reads what answers.ini writes as `value`: "n/a", "?", or a value of the question's type; fills given and value
 * (value.text borrows `s`). */
int aira_answer_parse(struct aira_answer *answer, const struct aira_question *question, const char *s,
                      struct aira_error *err);
/* Appends the value in that form. */
void aira_answer_format(struct aira_buf *out, const struct aira_question *question, const struct aira_answer *answer);

/* The assessment as another version of its questionnaire has it, in memory: client, scope, depth, people, and of every
 * question whose answers still say the same (`diff` of the two versions has no AIRA_CHANGED_ANSWER for it) the answers
 * and the target; and what is pinned and skipped.  A role that `now` does not know is left open.  Observations and
 * texts are not taken over.  `now` must outlive it. */
int aira_assessment_carry(struct aira_assessment **out, const struct aira_assessment *before,
                          const struct aira_questionnaire *now, const struct aira_questionnaire_diff *diff,
                          struct aira_error *err);

/* AIRA_EINPUT unless `finding` is strength. or gap. and a question of the questionnaire, `language` "" or one of its
 * languages, and the text, where there is one, a line of 1 to AIRA_MAX_NAME clean bytes. */
int aira_override_check(const struct aira_questionnaire *questionnaire, const char *finding, const char *language,
                        const char *text, struct aira_error *err);
/* Checks and adds a copy of what is said of a finding. */
int aira_assessment_override(struct aira_assessment *assessment, const char *finding, const char *language,
                             const char *text, struct aira_error *err);
/* The question of a finding's id, and whether it is a strength; -1 when it is no finding's id. */
int aira_finding_question(bool *strength, const struct aira_questionnaire *questionnaire, const char *finding);
/* Whether the finding is struck. */
bool aira_assessment_is_struck(const struct aira_assessment *assessment, bool strength, int question);
/* The sentence in place of a finding in a language: the one in that language, else the one for all, else NULL. */
const char *aira_assessment_replacement(const struct aira_assessment *assessment, bool strength, int question,
                                        const char *language);

enum aira_choice { AIRA_CHOICE_FREE, AIRA_CHOICE_PIN, AIRA_CHOICE_SKIP };
/* Says whether plans must hold an action, must not, or may. */
int aira_assessment_choose(struct aira_assessment *assessment, int action, enum aira_choice choice,
                           struct aira_error *err);
enum aira_choice aira_assessment_choice(const struct aira_assessment *assessment, int action);

/* What stands for the client's name and for answers in free text in a redacted assessment. */
#define AIRA_REDACTED "[redacted]"

/* The same assessment without what tells whose it is: the client is AIRA_REDACTED, there is no scope, people have the
 * ids and names p1, p2, ... with their roles; answers keep value, evidence and flag and lose note, reason, evidence
 * reference, by and at, those in free text are AIRA_REDACTED; what is pinned and skipped stays; observations, texts,
 * sentences in place of findings and times are gone.  It scores the same. */
int aira_assessment_redact(struct aira_assessment **out, const struct aira_assessment *whole, struct aira_error *err);

/* ---- what counts
 * ------------------------------------------------------------------------------------------------------- */

/* The answer that counts for a question: the settled one, else the one worked out from the people's answers by the rule
 * of scoring.md ("Several people").  False when nobody answered.  Only question, given, value and evidence of *out are
 * set (text borrowed), reason and note when a settled answer gave them. */
bool aira_assessment_counting(struct aira_answer *out, const struct aira_assessment *assessment, int question);
/* Greatest less least level over the values that people gave; -1 when fewer than two gave one. */
int aira_assessment_spread(const struct aira_assessment *assessment, int question);

struct aira_standing {
    enum aira_state state;
    struct aira_value value;     /* when answered */
    enum aira_evidence evidence; /* when answered */
};

/* The state of every question.  `standings` has questionnaire->question_count elements. */
void aira_assessment_stand(struct aira_standing *standings, const struct aira_assessment *assessment);
/* The same, as if each of `answers` were the settled answer of its question (of two for one question the first counts);
 * nothing is stored.  Texts stay borrowed. */
void aira_assessment_stand_with(struct aira_standing *standings, const struct aira_assessment *assessment,
                                const struct aira_answer *answers, size_t count);

/* The level a question aims at (design.md): its target, else the highest level that a gate up to the target stage asks
 * of it, else the questionnaire's target; -1 when the question has no level.  The target stage is the answer to
 * target_stage_from, else the last stage. */
int aira_assessment_aim(const struct aira_assessment *assessment, int question);
int aira_assessment_target_stage(const struct aira_assessment *assessment); /* index or -1 */

/* ---- the walk
 * ---------------------------------------------------------------------------------------------------------- */

struct aira_progress {
    size_t asked;    /* questions that apply now (unanswered, unknown, na, answered) */
    size_t answered; /* of them answered, na or unknown */
    size_t pending;
};

/* Which questions a walk stops at. */
enum aira_filter {
    AIRA_FILTER_ALL,
    AIRA_FILTER_OPEN, /* unanswered or unknown */
    AIRA_FILTER_FLAGGED,
    AIRA_FILTER_NOTED,
    AIRA_FILTER_NA,
    AIRA_FILTER_UNKNOWN,
    AIRA_FILTER_UNPROVEN, /* answered without evidence, where evidence counts */
    AIRA_FILTER_GATES,    /* gates of the next stage: those not yet reached up to the target */
    AIRA_FILTERS
};
const char *aira_filter_name(
    enum aira_filter filter); /* "all", "open", "flagged", "noted", "na", "unknown", "no-evidence", "gates" */
bool aira_filter_parse(enum aira_filter *filter, const char *name);

/* A place in the questionnaire and the answers around it.  `standings` is kept up to date by aira_walk_refresh after
 * each change of the assessment. */
struct aira_walk {
    struct aira_assessment *assessment; /* borrowed */
    struct aira_standing *standings;
    enum aira_filter filter;
    const char *role; /* stop only at what this role can answer, borrowed; NULL: everywhere.  A question that names no
                         role is for everyone */
    int current;      /* question index, -1: nothing applies */
    bool *unmet;      /* private to the room: by question, whether AIRA_FILTER_GATES stops there */
};

/* Starts at assessment->position when that still applies, else at the first unanswered question, else at the first that
 * applies. */
int aira_walk_init(struct aira_walk *walk, struct aira_assessment *assessment, struct aira_error *err);
void aira_walk_dispose(struct aira_walk *walk);
void aira_walk_refresh(struct aira_walk *walk);
/* The next question behind (before) `from` that applies and passes the filter, -1: none; from -1 starts at the end. */
int aira_walk_next(const struct aira_walk *walk, int from);
int aira_walk_previous(const struct aira_walk *walk, int from);
/* The next unanswered question behind `from`, going round; -1 when all are answered. */
int aira_walk_next_open(const struct aira_walk *walk, int from);
/* Whether the walk can stop there now (it applies), whatever the filter. */
bool aira_walk_applies(const struct aira_walk *walk, int question);
/* Progress of one part, or of all (part -1). */
struct aira_progress aira_walk_progress(const struct aira_walk *walk, int part);
/* *found is the next question behind `from`, going round to `from` itself, that applies and whose id, texts in
 * `language` or note hold `word` (folded), whatever the filter; -1: none, or `word` is empty.  0 or AIRA_ENOMEM. */
int aira_walk_search(int *found, const struct aira_walk *walk, int from, const char *word, const char *language,
                     struct aira_error *err);

/* ---- answers.ini
 * --------------------------------------------------------------------------------------------------------- */

/* Reads an answers file into an assessment of `questionnaire`.  Errors (unknown question, section or key, bad value,
 * n/a without reason, unknown person, another questionnaire's id, ...) go to `diags` with file and line, as many as
 * there are.  Words of the format (quick, yes, document, n/a, option ids) may stand in any case. */
int aira_answers_read(struct aira_assessment **out, const struct aira_questionnaire *questionnaire, const char *path,
                      struct aira_diags *diags, struct aira_error *err);
int aira_answers_parse(struct aira_assessment **out, const struct aira_questionnaire *questionnaire,
                       const struct aira_ini *ini, struct aira_diags *diags, struct aira_error *err);
/* Writes all of it: reading gives the same answers (but for what the format cannot hold: double quotes, line breaks,
 * backslashes, which are replaced, and values longer than a line, which are an error AIRA_EINPUT naming the question).
 */
int aira_answers_write(struct aira_buf *out, const struct aira_assessment *assessment, struct aira_error *err);

#endif
