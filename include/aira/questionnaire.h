/* aira questionnaire: the model of a questionnaire, its condition language, its loading, checking and keeping.
 * A questionnaire is a folder of INI files (docs/questionnaire-format.md).  Once loaded it is read-only and lives in
 * one piece of memory; all other rooms refer to its parts, questions, options and so on by index, in file order.
 */
#ifndef AIRA_QUESTIONNAIRE_H
#define AIRA_QUESTIONNAIRE_H

#include <aira/base.h>

enum {
    AIRA_MAX_QUESTIONS = 10000,
    AIRA_MAX_OPTIONS = 32,
    AIRA_MAX_CONDITION_DEPTH = 100, /* nesting of ( ) and not */
    AIRA_MAX_LEVEL = 4,
    AIRA_MAX_WEIGHT = 100,
    AIRA_LEVELS = 5,
};

enum aira_question_type { AIRA_LEVEL, AIRA_SINGLE, AIRA_MULTI, AIRA_NUMBER, AIRA_YESNO, AIRA_TEXT };
/* "level", "single", "multi", "number", "yesno", "text" */
const char *aira_question_type_name(enum aira_question_type type);

/* How well an answer is supported, worst first: nobody else, a second person, a document, seen by the assessor. */
enum aira_evidence {
    AIRA_EVIDENCE_NONE,
    AIRA_EVIDENCE_INTERVIEW,
    AIRA_EVIDENCE_DOCUMENT,
    AIRA_EVIDENCE_VERIFIED,
    AIRA_EVIDENCES
};
const char *aira_evidence_name(enum aira_evidence evidence); /* "none", "interview", "document", "verified" */
bool aira_evidence_parse(enum aira_evidence *evidence, const char *name);

/* ---- values and states --------------------------------------------------------------------------------------------
 */

/* What scoring.md calls the state of a question. */
enum aira_state {
    AIRA_OFF,        /* its condition is false, or it is not in the short walk */
    AIRA_PENDING,    /* its condition cannot be told yet */
    AIRA_UNANSWERED, /* it applies and has no answer */
    AIRA_UNKNOWN,    /* it applies and the answer is "don't know" */
    AIRA_NA,         /* it applies by condition and was set not applicable */
    AIRA_ANSWERED
};
const char *aira_state_name(enum aira_state state); /* "off", "pending", "unanswered", "unknown", "na", "answered" */

/* A value that was given.  By the question's type: level: `number` 0..4; number: `number` in thousandths; yesno:
 * `number` 1 for yes, 0 for no; single: `number` is the option's index; multi: bit i of `options` is option i; text:
 * `text`. */
struct aira_value {
    int64_t number;
    uint32_t options;
    const char *text;
};

/* ---- conditions ---------------------------------------------------------------------------------------------------
 */

enum aira_truth { AIRA_FALSE, AIRA_TRUE, AIRA_MAYBE };

/* A compiled condition: a program over a stack, made by the loader. */
struct aira_condition;

/* What a condition asks of its surroundings: the state of question `question` and, when it is AIRA_ANSWERED, its
 * value. */
typedef enum aira_state (*aira_condition_lookup)(const void *context, int question, struct aira_value *value);

/* Three-valued logic as in scoring.md.  No allocation, no recursion. */
enum aira_truth aira_condition_eval(const struct aira_condition *condition, aira_condition_lookup lookup,
                                    const void *context);
/* The questions a condition rests on, without repeats, in ascending order. */
const int *aira_condition_questions(size_t *count, const struct aira_condition *condition);

/* ---- the model ----------------------------------------------------------------------------------------------------
 */

struct aira_part {
    const char *id;
    int order;     /* INT32_MAX: none given, so it comes after those with one */
    int weight;    /* 0..100; 0: listed nowhere */
    bool in_index; /* index = no: scored and listed, but outside the index */
    int line;
};

struct aira_option {
    const char *id;
    int level; /* 0..4 from `levels`; -1: none */
};

struct aira_question {
    const char *id;
    int part;
    enum aira_question_type type;
    bool quick;                        /* depth = quick */
    int weight;                        /* 0..100, default 1 */
    const struct aira_condition *when; /* NULL: always */
    const char *when_text;             /* as written; NULL: none */
    const struct aira_option *options; /* single, multi */
    int option_count;
    int full;              /* multi: how many make level 4, 1..12; 0: not given */
    uint32_t none;         /* multi: the bit of the option that says "none of these": it stands alone in an answer and
                              counts for nothing; 0: there is none */
    bool has_thresholds;   /* number: */
    int64_t thresholds[4]; /* thousandths, ascending */
    bool has_range;
    int64_t least, greatest;  /* thousandths, inclusive */
    bool evidence;            /* false: answers are never capped */
    int blocker;              /* 1..4; 0: none */
    const char *const *roles; /* who can answer */
    size_t role_count;
    const char *const *refs; /* lower case: "report/t9", or a reference's id */
    size_t ref_count;
    bool has_level; /* an answer has a level: type level, yesno, multi with full, number with thresholds, single with
                       levels */
    bool counted;   /* has_level and its own and its part's weight above 0 */
    int line;       /* in questionnaire.ini */
};

struct aira_gate {
    bool core;
    int number; /* N of core.N or gate.N */
    int question;
    int needs; /* level */
    int line;
};

struct aira_stage {
    const char *id;
    int order;
    const struct aira_gate *gates; /* core first, then by number */
    size_t gate_count;
    int line;
};

enum aira_horizon { AIRA_NOW, AIRA_NEXT, AIRA_LATER };
const char *aira_horizon_name(enum aira_horizon horizon); /* "now", "next", "later" */

struct aira_action {
    const char *id;
    int question;
    int raises_to;     /* 1..4 */
    int effort;        /* person-weeks for a firm of 500 people */
    const char *owner; /* a role */
    enum aira_horizon horizon;
    const int *after; /* actions that come first */
    size_t after_count;
    const char *const *refs;
    size_t ref_count;
    int line;
};

struct aira_reference {
    const char *id;
    const char *framework, *clause, *in_force, *status, *confidence; /* "" when not given */
    const char *place;                                               /* "cn", "eu", "sg", "int", ... */
    const char *duty; /* "" anybody's, else "user", "deployer", "provider", "model-provider" */
    int line;
};

struct aira_benchmark {
    const char *id;
    int question;
    int option;    /* -1: the question as a whole */
    int64_t value; /* thousandths */
    const char *unit, *source, *date, *asked;
    int line;
};

struct aira_band {
    const char *id;
    int threshold; /* tenths of a percent, ascending, the first 0 */
};

struct aira_size_factor {
    int option; /* of the question size_from */
    int factor; /* thousandths */
};

struct aira_questionnaire {
    const char *id, *version;
    const char *const *languages; /* in the order of `languages` */
    size_t language_count;
    int coverage_floor, part_floor;    /* tenths of a percent: 800, 500 */
    int evidence_caps[AIRA_EVIDENCES]; /* levels */
    const struct aira_band *bands;
    size_t band_count;
    int blocker_band;  /* index of a band */
    int target;        /* level aimed at where nothing else says so */
    bool short_report; /* report = short: the summary and one table are the whole report */
    const char *const *roles;
    size_t role_count;
    /* Questions that tell the program about the client; -1: none. */
    int target_stage_from, industry_from, jurisdictions_from, duties_from, size_from;
    const struct aira_size_factor *size_factors;
    size_t size_factor_count;

    const struct aira_part *parts; /* in file order; aira_questionnaire_part_order gives the shown order */
    size_t part_count;
    const struct aira_question *questions;
    size_t question_count;
    const struct aira_stage *stages; /* by order */
    size_t stage_count;
    const struct aira_action *actions;
    size_t action_count;
    const struct aira_reference *references;
    size_t reference_count;
    const struct aira_benchmark *benchmarks;
    size_t benchmark_count;

    const int *part_order;    /* part_count part indices, by `order`, then as they stand in the file */
    const int *evaluation;    /* question_count question indices such that a condition comes after what it rests on */
    char hash[AIRA_HASH_HEX]; /* of the snapshot */
    struct questionnaire_private *private_; /* texts and maps */
};

/* ---- loading --------------------------------------------------------------------------------------------------------
 */

/* Loads the folder `dir` (questionnaire.ini, text.<lang>.ini; if they are there stages.ini, actions.ini,
 * references.ini, benchmarks.ini) and checks it.  Every error of docs/questionnaire-format.md goes to `diags`, named as
 * <dir>/<file>; with errors *out is NULL and AIRA_EINPUT is returned (also for a folder that is too large).
 * AIRA_ENOTFOUND when there is no questionnaire.ini.  Warnings are not looked for: see aira_questionnaire_lint. */
int aira_questionnaire_load(struct aira_questionnaire **out, const char *dir, struct aira_diags *diags,
                            struct aira_error *err);
void aira_questionnaire_free(struct aira_questionnaire *questionnaire);
/* Adds the warnings (unreachable questions, gates and blockers that cannot be met, core gates that are not quick,
 * conditions on scored levels inside the index, `not` over a question that can be off, empty parts, missing help, about
 * and why, unused options). */
int aira_questionnaire_lint(const struct aira_questionnaire *questionnaire, struct aira_diags *diags,
                            struct aira_error *err);

/* The snapshot: all files of the questionnaire as one canonical JSON text {"files": {name: text}}, whose BLAKE2b hash
 * is questionnaire->hash.  Loading it gives the same questionnaire, byte for byte. */
int aira_questionnaire_snapshot(struct aira_buf *out, const struct aira_questionnaire *questionnaire,
                                struct aira_error *err);
int aira_questionnaire_load_snapshot(struct aira_questionnaire **out, const char *snapshot, size_t length,
                                     struct aira_diags *diags, struct aira_error *err);

/* ---- versions of a questionnaire ------------------------------------------------------------------------------------
 */

/* What differs between two versions of a question.  The first eight change its meaning, the others only how it reads.
 */
enum aira_change {
    AIRA_CHANGED_TYPE = 1,
    AIRA_CHANGED_SCALE = 2, /* options, levels, full, none, thresholds, range */
    AIRA_CHANGED_WEIGHT = 4,
    AIRA_CHANGED_CONDITION = 8, /* but for white space and the case of letters */
    AIRA_CHANGED_DEPTH = 16,
    AIRA_CHANGED_BLOCKER = 32,
    AIRA_CHANGED_EVIDENCE = 64,
    AIRA_CHANGED_PART = 128,
    AIRA_CHANGED_TEXTS = 256,
    AIRA_CHANGED_ROLES = 512,
    AIRA_CHANGED_REFS = 1024,
    AIRA_CHANGED_MEANING = 255,                                   /* any of the first eight */
    AIRA_CHANGED_ANSWER = AIRA_CHANGED_TYPE | AIRA_CHANGED_SCALE, /* an answer given before says something else now */
};
/* "type", "scale", "weight", "condition", "depth", "blocker", "evidence", "part", "texts", "roles", "refs": of one
 * change. */
const char *aira_change_name(enum aira_change change);

struct aira_question_diff {
    int before, now; /* the question in each version; -1: it is not there */
    unsigned changes;
    const char *const *texts; /* what reads differently, as "en help", in the order of the files */
    size_t text_count;
};

/* A gate that one version has and the other has not, or at another level. */
struct aira_gate_diff {
    const char *stage, *question; /* ids, borrowed from the questionnaires */
    bool core;
    int before, now; /* the level asked; 0: no such gate */
};

struct aira_questionnaire_diff {
    struct aira_arena arena;                /* holds the lists */
    const struct aira_question_diff *items; /* those that came or changed, in the order of the newer; then those that
                                               went, in the order of the older */
    size_t count;
    const struct aira_gate_diff *gates; /* of the newer's stages in their order, then what the older alone has */
    size_t gate_count;
};

/* Compares two versions (of one questionnaire or of any two); questions, stages and options are the same when their ids
 * are.  `out` is to be disposed of after success. */
int aira_questionnaire_diff_init(struct aira_questionnaire_diff *out, const struct aira_questionnaire *before,
                                 const struct aira_questionnaire *now, struct aira_error *err);
void aira_questionnaire_diff_dispose(struct aira_questionnaire_diff *diff);

/* ---- looking things up
 * ----------------------------------------------------------------------------------------------- */

int aira_questionnaire_question(const struct aira_questionnaire *questionnaire, const char *id); /* index or -1 */
int aira_questionnaire_part(const struct aira_questionnaire *questionnaire, const char *id);
int aira_questionnaire_stage(const struct aira_questionnaire *questionnaire, const char *id);
int aira_questionnaire_action(const struct aira_questionnaire *questionnaire, const char *id);
int aira_questionnaire_reference(const struct aira_questionnaire *questionnaire, const char *id);
int aira_question_option(const struct aira_question *question, const char *id);
bool aira_questionnaire_has_language(const struct aira_questionnaire *questionnaire, const char *language);

/* A text of the questionnaire, or NULL: section kind ("question", "part", "stage", "action", "reference", "role",
 * "band", "report", "questionnaire" with id NULL), id, key ("ask", "help", "0".."4", an option's id, "title", ...). */
const char *aira_questionnaire_find(const struct aira_questionnaire *questionnaire, const char *language,
                                    const char *kind, const char *id, const char *key);
/* The same, falling back to the questionnaire's first language that has it, then to the id (to the key where there is
 * none), so that there is always something to show.  Never NULL. */
const char *aira_questionnaire_text(const struct aira_questionnaire *questionnaire, const char *language,
                                    const char *kind, const char *id, const char *key);

/* ---- values and levels
 * ------------------------------------------------------------------------------------------------- */

enum { AIRA_SCORE_UNIT = 27720 }; /* the least common multiple of 1..12: every s is a whole number of these parts */

/* s of an answer in AIRA_SCORE_UNITs (0..27720) as scoring.md says; -1 when the question has no level. */
int aira_value_score(const struct aira_question *question, const struct aira_value *value);
/* floor(4·s), or -1. */
int aira_value_level(const struct aira_question *question, const struct aira_value *value);
bool aira_value_equal(const struct aira_question *question, const struct aira_value *a, const struct aira_value *b);

/* Whether `options` can answer a multi question: at least one, all of them the question's, `none` only by itself. */
bool aira_value_options_possible(const struct aira_question *question, uint32_t options);

/* Reads a value as answers.ini writes it: "3", "yes", "a", "a, b", "12.5", any text.  A multi value needs at least one
 * option, each once; a number must lie in the question's range.  Option ids and yes/no in any case.  `value->text`
 * borrows `s`.  AIRA_EINPUT with a sentence that lists what is possible. */
int aira_value_parse(struct aira_value *value, const struct aira_question *question, const char *s,
                     struct aira_error *err);
/* Appends it in that form; options of a multi value in the order of the questionnaire. */
void aira_value_format(struct aira_buf *out, const struct aira_question *question, const struct aira_value *value);

#endif
