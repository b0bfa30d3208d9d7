/* aira advice: which actions close which gaps, and in which order. */
#ifndef AIRA_ADVICE_H
#define AIRA_ADVICE_H

#include <aira/base.h>
#include <aira/score.h>

/* Why an action is advised, the weightiest first. */
enum aira_reason {
    AIRA_REASON_BLOCKER,  /* its question holds the band down */
    AIRA_REASON_GATE,     /* opens a gate of the next stage */
    AIRA_REASON_EVIDENCE, /* claimed, but not supported: gather proof (no action of its own) */
    AIRA_REASON_GAP,      /* below the level aimed at */
    AIRA_REASON_BEFORE    /* another advised action waits for it */
};
const char *aira_reason_name(enum aira_reason reason); /* "blocker", "gate", "evidence", "gap", "before" */

struct aira_recommendation {
    int action; /* of the questionnaire; -1 for REASON_EVIDENCE */
    int question;
    enum aira_reason reason;
    const struct aira_gate *gate; /* of REASON_GATE and REASON_EVIDENCE, else NULL */
    int level_today;              /* -1: open; for evidence the supported level */
    int level_after;              /* for evidence the level that the gate needs */
    int effort;                   /* person-weeks scaled to the client's size, at least 1 */
    aira_figure_t
        gain; /* rise of the readiness index in millionths, after the actions it waits for; 0 outside the index */
    enum aira_horizon horizon; /* the action's own, never earlier than that of what it waits for */
};

struct aira_advice {
    struct aira_recommendation *items; /* in the order to begin them: what an item waits for stands before it */
    size_t count;
};

/* Works out the recommendations of a score.  A question that applies (answered, unanswered or unknown; never pending,
 * not applicable or off) and whose level today (open counts as 0) is below the level aimed at, or below what a gate of
 * the next stage or a blocker needs, is given the action that reaches the highest of these and goes no further than it
 * must (else the one that goes furthest; ties: least effort, then id), and with it every action it waits for, of any
 * question, that is not done yet.  An action's reason is judged by the level its question has when it begins: that of
 * the advised action of the same question just below it, else today's.  The gain is the difference of the index scored
 * with the question at the two levels (an open question is taken at level 0), never below 0.
 * A gate of a stage up to the next that is met as claimed but missed as supported gives a REASON_EVIDENCE item without
 * an action, one a question: effort 1, gain 0, horizon now.
 * Order: blockers, gates of the next stage, evidence, the rest; in each by gain for effort, ties by id; what an item
 * waits for, and the lower action of the same question, is pulled before it. */
int aira_advice_new(struct aira_advice **out, const struct aira_score *score, struct aira_error *err);
void aira_advice_free(struct aira_advice *advice);

/* ---- plans: docs/plan.md tells the model ---------------------------------------------------------------------------
 */

enum aira_goal {
    AIRA_GOAL_STAGE, /* least effort that reaches a stage, by what is claimed */
    AIRA_GOAL_INDEX, /* least effort that brings the certain index to a figure as shown */
    AIRA_GOAL_BUDGET /* greatest gain of the certain index for so many person-weeks */
};
const char *aira_goal_name(enum aira_goal goal); /* "stage", "index", "budget" */

struct aira_capacity {
    const char *owner;
    int64_t weeks; /* person-weeks a month in thousandths, above 0 */
};

enum {
    AIRA_PLAN_CAPACITY = 4000, /* of an owner of whom nothing is said: one person */
    AIRA_PLAN_MONTHS = 12,     /* the horizon where none is given */
    AIRA_PLAN_LIMIT = 5000,    /* milliseconds of search */
};

struct aira_plan_options {
    enum aira_goal goal;
    int stage;                              /* AIRA_GOAL_STAGE */
    int index;                              /* AIRA_GOAL_INDEX: tenths of a percent, 1 to 1000 */
    int64_t budget;                         /* AIRA_GOAL_BUDGET: person-weeks, 1 to 1,000,000 */
    const struct aira_capacity *capacities; /* must outlive the plan */
    size_t capacity_count;
    int64_t rate;                    /* money for a person-week in thousandths; 0: none given */
    int months;                      /* 0: AIRA_PLAN_MONTHS */
    int limit;                       /* 0: AIRA_PLAN_LIMIT; it holds for the plan, and once more for its range */
    bool range;                      /* also look at efforts a third less and half more */
    int64_t (*clock)(void *context); /* milliseconds, never going back; NULL: each search may take the whole limit */
    void *context;
};

struct aira_plan_gate {
    int stage;
    const struct aira_gate *gate;
};

struct aira_plan_item {
    int action, question;
    int level_today;             /* -1: open, or the question only appears because of the plan */
    int level_before;            /* when it begins, open counts as 0 */
    int level_after;             /* what the action raises it to */
    enum aira_evidence evidence; /* of today's answer */
    bool appears;                /* the question is not asked today */
    bool pinned;
    bool stays; /* also in the plans for efforts a third less and half more; true where no range was asked for */
    const struct aira_plan_gate *gates; /* gates, not met today, that it opens */
    size_t gate_count;
    aira_figure_t gain;     /* rise of the certain index in millionths */
    int effort;             /* person-weeks scaled to the client's size */
    int begins, ends;       /* months, 1 is the first */
    enum aira_horizon when; /* of the month in which it begins: thirds of the horizon */
};

enum aira_plan_proof {
    AIRA_PLAN_FORCED,  /* every way to the stage holds these actions */
    AIRA_PLAN_OPTIMAL, /* proven by search */
    AIRA_PLAN_BOUNDED  /* the search ran out of time; see bound */
};
const char *aira_plan_proof_name(enum aira_plan_proof proof); /* "forced", "optimal", "bounded" */

/* What one end of the range comes to. */
struct aira_plan_end {
    int64_t effort;     /* at the efforts of that end, in thousandths of a person-week */
    aira_figure_t gain; /* of the plan that is best there */
    bool proven;
};

struct aira_plan {
    struct aira_plan_options options;
    const struct aira_assessment *assessment; /* borrowed */
    struct aira_plan_item *items;             /* by the month in which they begin */
    size_t count;
    int64_t effort; /* person-weeks */
    aira_figure_t gain;
    enum aira_plan_proof proof;
    int64_t bound;  /* no plan takes less effort (budget: gains more millionths); when proven, what the plan has */
    int64_t greedy; /* the same figure of the best that was found step by step; -1: it found none */
    long nodes;     /* of the search, and how often it was called */
    int searches;   /* 0: none was needed */
    bool tie_open;  /* the time ended before the choice among equally good plans was settled */
    aira_figure_t certain_today, certain_after; /* the index with open answers at level 0 */
    aira_figure_t index_today, index_after;     /* as scored */
    int reached_today, reached_after;           /* stages */
    bool has_range;
    struct aira_plan_end low, high; /* efforts a third less, half more */
    int months;                     /* the month in which the last action ends */
    const int *pins_idle;           /* pinned actions that are done, or whose question does not apply */
    size_t idle_count;
    const int *unsupported; /* questions whose answer meets a gate up to the goal as claimed, and not as supported */
    size_t unsupported_count;
    size_t open; /* questions taken at level 0 because they are open */
    struct aira_arena arena;
};

/* Chooses actions for a goal, with the assessment's pinned and skipped ones, and lays them out over months.
 * AIRA_EFAIL with the reason when there is no such plan, or when the solver (libCbcSolver) is not on the machine and is
 * needed.  Not to be called from two threads at once: the solver is not made for it. */
int aira_plan_new(struct aira_plan **out, const struct aira_score *score, const struct aira_plan_options *options,
                  struct aira_error *err);
void aira_plan_free(struct aira_plan *plan);
/* Whether the questionnaire lets `item` wait for `earlier`, both of the plan. */
bool aira_plan_waits(const struct aira_plan *plan, const struct aira_plan_item *item,
                     const struct aira_plan_item *earlier);
/* The plan as a JSON object with ids; docs/plan.md names the members. */
struct aira_json *aira_plan_json(const struct aira_plan *plan);

#endif
