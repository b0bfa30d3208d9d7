/* The actions that every plan must hold: where they are a plan by themselves, no search is needed. */
#include "plan.h"

/* The one of a clause's actions that all the others wait for, -1: there is none. */
static int first_of(const struct plan_work *work, const struct plan_clause *clause)
{
    for (size_t i = 0; i < clause->then_count; i++) {
        size_t holding = 0;
        for (size_t j = 0; j < clause->then_count; j++) {
            holding += plan_holds(work, clause->then[j], clause->then[i]) ? 1 : 0;
        }
        if (holding == clause->then_count) {
            return clause->then[i];
        }
    }
    return -1;
}

/* The set is in every plan, so the clause's terms hold in every plan when they are lasting. */
int plan_force(enum plan_way *way, const struct plan_clause **why, bool *chosen, struct plan_work *work,
               struct aira_error *err)
{
    for (;;) {
        size_t first = work->clause_count;
        bool grew = false;
        int broken = plan_check(work, chosen, err);
        if (broken < 0) {
            return broken;
        }
        *way = broken == 0 ? PLAN_FOUND : PLAN_UNSURE;
        for (size_t i = first; i < work->clause_count; i++) {
            const struct plan_clause *clause = &work->clauses[i];
            int forced = clause->lasting ? first_of(work, clause) : -1;
            if (clause->lasting && clause->then_count == 0) {
                *way = PLAN_NONE;
                *why = clause;
                return 0;
            }
            grew = grew || (forced >= 0 && !chosen[forced]);
            if (forced >= 0) {
                plan_add(work, chosen, forced);
            }
        }
        if (!grew) {
            return 0;
        }
    }
}
