/* What the steps of a plan hand to each other: the model, the check of a set of actions against the rules, the ways to
 * find a set (closure, greedy, search), and the calendar.
 */
#ifndef AIRA_ADVICE_PLAN_H
#define AIRA_ADVICE_PLAN_H

#include <aira/advice.h>

enum { PLAN_FINE = 1000000000 };

/* A level that actions can bring a question to. */
struct plan_rank {
    int raises_to;             /* as the actions say */
    int level;                 /* of the least value that reaches it */
    aira_figure_t gain;        /* over today, in millionths */
    int64_t fine;              /* the same in billionths */
    int64_t points;            /* weight · (s - today's s), in AIRA_SCORE_UNITs */
    struct aira_answer answer; /* that brings it there */
};

struct plan_question {
    struct plan_rank *ranks; /* ascending; rank k of the text is ranks[k - 1], rank 0 is today */
    int rank_count;
    int level;           /* of the answer that counts, whether or not the question is asked; -1: open */
    bool answerable;     /* has a level, is in the walk, and was not set not applicable */
    bool in_index;       /* counts in a part in the index as things stand today */
    const int *rests_on; /* questions with ranks that decide, with its condition, whether it applies */
    size_t rest_count;
    int *candidates; /* that raise it, ascending by raises_to, then in the order of candidates */
    size_t candidate_count;
};

/* An action that has something left to do on a question that applies or may come to apply. */
struct plan_candidate {
    int action, question;
    int rank;
    int effort;
    bool pinned;
    bool barred;  /* skipped, or waits for one that is, or for one that cannot be done */
    int *after;   /* candidates it waits for whenever their questions apply */
    bool *always; /* by after: whether that is certain: the question applies whatever is done, or is its own */
    size_t after_count;
    uint32_t hash; /* of its id: settles ties */
};

/* What must hold: when each of `terms` does and each of `when` is chosen, one of `then` is chosen. */
struct plan_term {
    int question, rank;
    bool exact; /* exactly that rank; else that rank or a higher one */
};
struct plan_clause {
    const struct plan_term *terms;
    size_t term_count;
    const int *when; /* candidates */
    size_t when_count;
    const int *then;
    size_t then_count;
    bool lasting; /* once its terms hold they hold in every larger set */
    int question; /* that it is about */
    int needs;    /* the level a gate asks, 0: it is about something else */
    int stage;    /* of the gate */
};

struct plan_work {
    const struct aira_score *score;
    const struct aira_assessment *assessment;
    const struct aira_questionnaire *questionnaire;
    const struct aira_plan_options *options;
    struct plan_question *questions;
    struct plan_candidate *candidates; /* in byte order of action ids */
    size_t candidate_count;
    int *of_action; /* by action: its candidate, -1: none */
    int64_t index_weight;
    int64_t needed; /* AIRA_GOAL_INDEX: the certain index to reach, in millionths */
    /* Found on the way; they only grow. */
    struct plan_clause *clauses;
    size_t clause_count, clause_capacity;
    /* Room for one check at a time. */
    struct aira_standing *standings;
    struct aira_answer *answers;
    int *ranks, *trial; /* by question */
    bool *mark;         /* by candidate */
    int *stack;         /* of candidates */
    struct aira_arena arena;
};

/* Person-weeks of an action for the client's size. */
int advice_effort(const struct aira_score *score, int effort);

/* ---- model (plan_model.c, plan_rest.c, plan_set.c) ---- */

/* Fills the work from score and options; AIRA_ENOMEM. */
int plan_model(struct plan_work *work, struct aira_error *err);
/* Finds what each question's applying rests on. */
int plan_find_rests(struct plan_work *work, struct aira_error *err);
/* Whether the question's state is such a one at the ranks `from` (by question) and all higher ones of what it rests on.
 * False too where there are too many to try. */
bool plan_always(struct plan_work *work, int question, const int *from, bool (*is)(enum aira_state state));
/* Whether `earlier` is certainly in every set that holds `candidate`. */
bool plan_holds(const struct plan_work *work, int candidate, int earlier);
/* Adds a candidate to a set with all that it certainly waits for. */
void plan_add(const struct plan_work *work, bool *chosen, int candidate);
void plan_ranks(const struct plan_work *work, int *ranks, const bool *chosen);
int64_t plan_effort(const struct plan_work *work, const bool *chosen);
aira_figure_t plan_gain(const struct plan_work *work, const bool *chosen);
/* The certain index of a set, worked out as scoring.md says, over the questions that count today. */
aira_figure_t plan_certain(const struct plan_work *work, const bool *chosen);
/* The standings of all questions at given ranks, in work->standings. */
void plan_stand(const struct plan_work *work, const int *ranks);
bool plan_applies(enum aira_state state);   /* answered or to be answered */
bool plan_is_absent(enum aira_state state); /* off or not applicable */
/* The one of these, or of "pending", that the state is. */
bool (*plan_kind(enum aira_state state))(enum aira_state);

/* ---- check (plan_check.c) ---- */

/* Adds to work->clauses each rule that the set breaks and returns how many there are, or AIRA_ENOMEM.  The index is not
 * looked at. */
int plan_check(struct plan_work *work, const bool *chosen, struct aira_error *err);

/* ---- ways to a set ---- */

enum plan_way { PLAN_FOUND, PLAN_UNSURE, PLAN_NONE };

/* The closure of what is certain.  *way is PLAN_FOUND when `chosen` is in every plan and is one itself; PLAN_NONE when
 * there is no plan: *why is then the clause that nothing fulfils; else PLAN_UNSURE. */
int plan_force(enum plan_way *way, const struct plan_clause **why, bool *chosen, struct plan_work *work,
               struct aira_error *err);
/* A set found step by step; *found is false when that leads nowhere. */
int plan_greedy(bool *found, bool *chosen, struct plan_work *work, int64_t budget, struct aira_error *err);

struct plan_search {
    bool *chosen; /* in: a set to fall back on when `has`; out: the best set */
    bool has;
    bool none;   /* proven that there is no set */
    bool proven; /* the set is the best there is */
    bool tie_open;
    int64_t bound; /* of the effort or, under a budget, the gain */
    long nodes;
    int searches;
};
/* Looks for the best set with the solver. */
int plan_search(struct plan_search *search, struct plan_work *work, int64_t budget, int64_t deadline,
                struct aira_error *err);
int64_t plan_clock(const struct plan_work *work);

/* ---- why there is none (plan_no.c); each returns what it sets, AIRA_EFAIL ---- */

/* `why` is a clause that nothing fulfils; NULL: not known. */
int plan_no_stage(const struct plan_work *work, const struct plan_clause *why, struct aira_error *err);
int plan_no_index(struct plan_work *work, struct aira_error *err);
int plan_no_budget(const struct plan_work *work, struct aira_error *err);
int plan_no_time(struct aira_error *err);

/* ---- the finished list (plan_fill.c) ---- */

/* Fills items, figures and notes; `chosen` is the plan, then those of the two ends of its range. */
int plan_fill(struct aira_plan *plan, struct plan_work *work, const bool *const chosen[3], struct aira_error *err);

/* ---- the calendar (plan_months.c) ---- */

/* Lays the chosen candidates out: sets begins, ends and when of each item and sorts the items. */
int plan_months(struct aira_plan *plan, struct plan_work *work, struct aira_error *err);

#endif
