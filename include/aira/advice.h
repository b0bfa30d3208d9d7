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

#endif
