/* What the steps of advice hand to each other: needs by question, then the choice of actions, then their gains, then
 * the order.
 */
#ifndef AIRA_ADVICE_WORK_H
#define AIRA_ADVICE_WORK_H

#include <aira/advice.h>

/* What is asked of one question, and by whom. */
struct advice_need {
    bool applies;                 /* it can be answered now and has a level */
    int level;                    /* today; open counts as 0 */
    int wanted;                   /* the highest of the three below */
    int aim;                      /* level aimed at */
    int blocker;                  /* needed to lift a blocker; 0: none */
    const struct aira_gate *gate; /* gate of the next stage that is not met; NULL: none */
};

/* One action of the questionnaire. */
struct advice_choice {
    bool chosen;
    int lower;  /* the chosen action of the same question that comes just below it; -1: none */
    int before; /* the level its question has when it begins */
};

/* An item and what it is ranked by. */
struct advice_item {
    struct aira_recommendation recommendation;
    int rank;       /* 0 blocker, 1 gate, 2 evidence, 3 other */
    const char *id; /* of the action, or of the question where there is none */
};

struct advice_work {
    const struct aira_score *score;
    const struct aira_questionnaire *questionnaire;
    struct advice_need *needs;     /* by question */
    struct advice_choice *choices; /* by action */
    struct advice_item *items;
    size_t count;
    int *item_of;                           /* by action: its place in items; -1: not chosen */
    aira_figure_t (*index_at)[AIRA_LEVELS]; /* by question: the index with it at that level; ADVICE_NOT_YET */
    struct aira_arena arena;
};

enum { ADVICE_NOT_YET = -2 };

/* Fills work->needs from the score. */
void advice_find_needs(struct advice_work *work);
/* Chooses, for each question below what is wanted, the action that goes far enough and no further than it must, and
 * all that it waits for and is not done yet.  AIRA_ENOMEM. */
int advice_choose(struct advice_work *work, struct aira_error *err);
/* The rise of the index when `question` goes from `before` to `after`; `untouched` says that `before` is how it stands
 * today. */
int advice_gain(aira_figure_t *gain, struct advice_work *work, int question, int before, int after, bool untouched,
                struct aira_error *err);
/* Writes work->items to `out`, in the order to begin them, and settles their horizons. */
int advice_order(struct aira_recommendation *out, struct advice_work *work, struct aira_error *err);

#endif
