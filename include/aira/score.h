/* aira score: levels to scores, bounds, evidence caps, parts, index, bands, blockers, stages and gates, and the account
 * of every figure.  The rules are docs/scoring.md, exactly; whole numbers throughout.
 */
#ifndef AIRA_SCORE_H
#define AIRA_SCORE_H

#include <aira/answers.h>
#include <aira/base.h>
#include <aira/questionnaire.h>

/* A figure in millionths of the whole (625000 is 62.5 %); AIRA_NO_FIGURE where its divisor is 0. */
typedef int32_t aira_figure_t;
enum { AIRA_NO_FIGURE = -1, AIRA_WHOLE = 1000000 };

/* Tenths of a percent as shown, half up (624500 gives 625); AIRA_NO_FIGURE stays. */
int aira_shown(aira_figure_t figure);

struct aira_question_score {
    enum aira_state state;
    int score;           /* s in AIRA_SCORE_UNITs; -1: not answered or no level */
    int supported;       /* s' */
    int level;           /* floor(4·s); -1 */
    int supported_level; /* floor(4·s'); -1 */
    enum aira_evidence evidence;
};

struct aira_part_score {
    int part;
    int answered;                                    /* counted questions answered */
    int applicable;                                  /* answered and open */
    int64_t points, supported_points;                /* Σ w·s, Σ w·s' in AIRA_SCORE_UNITs */
    int64_t answered_weight, open_weight, na_weight; /* A, O, N */
    aira_figure_t score, supported, low, high, coverage, not_applicable_share, score_with_na_as_zero;
};

enum aira_blocker_status { AIRA_BLOCKER_MISSED, AIRA_BLOCKER_UNPROVEN };

struct aira_blocker {
    int question;
    int needs;
    int level; /* -1: none */
    enum aira_blocker_status status;
};

enum aira_gate_status {
    AIRA_GATE_MET,
    AIRA_GATE_MISSED,
    AIRA_GATE_UNPROVEN,
    AIRA_GATE_ABSENT, /* a core gate whose question is off or not applicable */
    AIRA_GATE_SKIPPED /* another such gate */
};
const char *aira_gate_status_name(enum aira_gate_status status); /* "met", "missed", "unproven", "absent", "skipped" */

struct aira_gate_score {
    const struct aira_gate *gate;
    int level, supported_level; /* -1: none */
    enum aira_gate_status status, supported_status;
};

struct aira_stage_score {
    const struct aira_stage *stage;
    struct aira_gate_score *gates; /* as in stage->gates */
    bool reached, supported_reached;
};

struct aira_index_score {
    aira_figure_t score, supported, low, high, coverage;
    int band, supported_band; /* index of a band; -1: none */
    int weakest;              /* of score->parts: the part in the index with the lowest score; -1: none */
    int supported_weakest;
    struct aira_blocker *blockers; /* in byte order of question id */
    size_t blocker_count;
};

struct aira_score {
    const struct aira_assessment *assessment; /* borrowed */
    struct aira_question_score *questions;    /* by question */
    struct aira_part_score *parts;            /* parts of weight above 0, in shown order */
    size_t part_count;
    struct aira_index_score index;
    struct aira_stage_score *stages; /* by order */
    size_t stage_count;
    int reached, supported_reached, next; /* index of a stage; -1: none */
    struct aira_arena arena;
};

/* Scores the assessment as it stands. */
int aira_score_new(struct aira_score **out, const struct aira_assessment *assessment, struct aira_error *err);
void aira_score_free(struct aira_score *score);

/* Scores with each of `answers` in place of the settled answer of its question; stored nowhere.  They are not checked:
 * their values must be possible ones. */
int aira_score_with(struct aira_score **out, const struct aira_assessment *assessment,
                    const struct aira_answer *answers, size_t count, struct aira_error *err);

/* The settled answer that brings a question to a level (AIRA_SCORE_UNITs · level / 4): the least value that reaches it,
 * with the evidence of today's answer, or AIRA_EVIDENCE_VERIFIED when `proven`.  A multi answer keeps the options that
 * are chosen.  False when no value reaches the level. */
bool aira_level_answer(struct aira_answer *out, const struct aira_assessment *assessment, int question, int level,
                       bool proven);

/* Scores with the same answers but question `question` answered with a value of that level (AIRA_SCORE_UNITs · level /
 * 4) and, with `proven`, supported as far: the rise that an action would bring.  Conditions are worked out anew with
 * that answer.  Stored nowhere.  For type multi, number and single the smallest value that reaches the level is taken;
 * when none does, or the question is off, *out is NULL and 0 is returned. */
int aira_score_with_level(struct aira_score **out, const struct aira_assessment *assessment, int question, int level,
                          bool proven, struct aira_error *err);

/* The index as it would be with another weight of one part. */
struct aira_weighed {
    aira_figure_t score, supported;
    int band, supported_band; /* -1: none */
};

/* Works the index out of the same part scores, with the weight of the part `part` (of the questionnaire) taken as
 * `quarters` quarters of what it is, and the others as they are. */
int aira_score_weighed(struct aira_weighed *out, const struct aira_score *score, int part, int quarters,
                       struct aira_error *err);

/* The object with "index", "parts" and "stage" that docs/scoring.md describes. */
struct aira_json *aira_score_json(const struct aira_score *score);

/* ---- what if -------------------------------------------------------------------------------------------------------
 */

/* What would come of one question at another level. */
struct aira_shift {
    int level;           /* -1: no value leads there; the rest is then as it is */
    aira_figure_t index; /* as scored */
    int band;            /* -1: none */
    int reached;         /* stage; -1: none */
};

struct aira_sensitivity {
    int question;
    int level; /* today; -1: open */
    struct aira_shift down, up;
};

/* What each question with a level that applies would change: `open` false: those answered, at the next lower and the
 * next higher level that a value of theirs has; `open` true: those unanswered or unknown, at the lowest and the highest
 * one.  The greatest difference between the two
 * first, then in byte order of ids.  *out is freed by free(). */
int aira_score_sensitivities(struct aira_sensitivity **out, size_t *count, const struct aira_score *score, bool open,
                             struct aira_error *err);

struct aira_reweighed {
    int part;                       /* of the questionnaire */
    struct aira_weighed less, more; /* with the part's weight a quarter less, a quarter more */
};

/* One for each part in the index, in shown order.  *out is freed by free(). */
int aira_score_reweighed(struct aira_reweighed **out, size_t *count, const struct aira_score *score,
                         struct aira_error *err);

/* The open questions whose answers together settle whether the next stage is reached. */
struct aira_settling {
    int stage;      /* score->next; -1: there is none */
    bool settled;   /* it is not reached, whatever the open answers: a gate is missed or absent */
    int *questions; /* unproven gates, and what decides whether they apply, in file order */
    size_t count;
};

int aira_score_settling(struct aira_settling *out, const struct aira_score *score, struct aira_error *err);
void aira_settling_dispose(struct aira_settling *settling);

/* Appends the account of one figure, line by line, in `language`: `key` is a question's id, a part's id, "index" or
 * "stage" (a question wins over a part of the same id).  Words come from the catalogue's section "explain".
 * AIRA_ENOTFOUND for another key. */
int aira_score_explain(struct aira_buf *out, const struct aira_score *score, const char *key, const char *language,
                       const struct aira_catalog *catalog, struct aira_error *err);

/* ---- where people differ -------------------------------------------------------------------------------------------
 */

enum { AIRA_DISSENT = 2 }; /* levels apart from which a difference is called dissent */

/* Krippendorff's alpha for ordinal data of `count` questions, each told by how many people gave it the levels 0 to 4: 1
 * is agreement, 0 what chance would give.  Questions with fewer than two levels count for nothing.  False when there is
 * no alpha: nothing to compare, or one level only.  The formula is that of Krippendorff, Computing Krippendorff's
 * Alpha-Reliability (2011), section D. */
bool aira_alpha(double *alpha, const int (*questions)[AIRA_MAX_LEVEL + 1], size_t count);

/* What a person said to a question, when it is no level. */
enum { AIRA_VOICE_NONE = -1, AIRA_VOICE_NA = -2, AIRA_VOICE_UNKNOWN = -3, AIRA_VOICE_AWAITED = -4 };

/* A question with a level that applies now, and to which somebody said something or should. */
struct aira_spread_row {
    int question;
    const int *voices;   /* by person: a level, or AIRA_VOICE_...; AWAITED: of a role that can answer, and has not */
    int count;           /* of levels */
    int least, greatest; /* of the levels; -1: none */
    int awaited;         /* people */
    bool settled;
};

struct aira_agreement {
    int compared; /* questions with two levels and more */
    bool known;
    double alpha; /* when known */
};

struct aira_spread {
    const struct aira_assessment *assessment; /* borrowed */
    struct aira_spread_row *rows;             /* in the order of the questions */
    size_t row_count;
    struct aira_agreement whole;
    struct aira_agreement *parts; /* by part */
    struct aira_arena arena;
};

int aira_spread_new(struct aira_spread **out, const struct aira_assessment *assessment, struct aira_error *err);
void aira_spread_free(struct aira_spread *spread);

#endif
