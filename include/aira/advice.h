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
    int action; /* of the questionnaire */
    int question;
    enum aira_reason reason;
    const struct aira_gate *gate; /* of REASON_GATE, else NULL */
    int level_today;              /* -1: open */
    int level_after;
    int effort; /* person-weeks scaled to the client's size, at least 1 */
    aira_figure_t
        gain; /* rise of the readiness index in millionths, after the actions it waits for; 0 outside the index */
    enum aira_horizon horizon; /* the action's own, never earlier than that of what it waits for */
};

struct aira_advice {
    struct aira_recommendation *items; /* in the order to begin them: what an item waits for stands before it */
    size_t count;
};

/* Works out the recommendations of a score: an action is advised when its question applies, its level today (open
 * counts as 0, not applicable never) is below both the action's level and the level aimed at (or that a gate of the
 * next stage or a blocker needs); of two actions that would do for a question both stand when one waits for the other.
 * Order: blockers, gates of the next stage, then by gain for effort, ties by id; predecessors pulled before. */
int aira_advice_new(struct aira_advice **out, const struct aira_score *score, struct aira_error *err);
void aira_advice_free(struct aira_advice *advice);

#endif
