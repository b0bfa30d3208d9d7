/* Why there is no plan. */
#include "plan.h"

#include <string.h>

static const char *what_of(const struct plan_work *work, const struct plan_clause *clause)
{
    const struct plan_question *question = &work->questions[clause->question];
    bool skipped = false;
    for (size_t i = 0; i < question->candidate_count; i++) {
        const struct plan_candidate *candidate = &work->candidates[question->candidates[i]];
        skipped = skipped || (candidate->barred && question->ranks[candidate->rank - 1].level >= clause->needs);
    }
    if (skipped) {
        return aira_say("the action for it is skipped, or waits for one that is");
    }
    if (plan_applies(work->score->questions[clause->question].state)) {
        return aira_say("no action raises it that far");
    }
    return work->score->questions[clause->question].state == AIRA_PENDING
               ? aira_say("whether it applies is not known yet: answer what it depends on")
               : aira_say("it does not apply to this client");
}

int plan_no_stage(const struct plan_work *work, const struct plan_clause *why, struct aira_error *err)
{
    const struct aira_questionnaire *questionnaire = work->questionnaire;
    const char *stage = questionnaire->stages[work->options->stage].id;
    if (why == NULL || why->needs == 0) {
        return aira_error_set(err, AIRA_EFAIL, "No plan reaches the stage %s with what is pinned and skipped.", stage);
    }
    return aira_error_set(err, AIRA_EFAIL,
                          "No plan reaches the stage %s: its gate %s (level %d, stage %s) cannot be "
                          "opened, as %s.",
                          stage, questionnaire->questions[why->question].id, why->needs,
                          questionnaire->stages[why->stage].id, what_of(work, why));
}

int plan_no_index(struct plan_work *work, struct aira_error *err)
{
    memset(work->mark, 0, (work->candidate_count + 1) * sizeof *work->mark);
    for (size_t i = 0; i < work->candidate_count; i++) {
        work->mark[i] = !work->candidates[i].barred;
    }
    aira_figure_t most = plan_certain(work, work->mark);
    if (most == AIRA_NO_FIGURE) {
        return aira_error_set(err, AIRA_EFAIL, "There is no readiness index to raise: no question of it applies yet.");
    }
    int shown = aira_shown(most), wanted = work->options->index;
    return aira_error_set(err, AIRA_EFAIL,
                          "No plan brings the index to %d.%d %%: all actions that are not skipped bring it to %d.%d %% "
                          "at most.",
                          wanted / 10, wanted % 10, shown / 10, shown % 10);
}

int plan_no_budget(const struct plan_work *work, struct aira_error *err)
{
    int64_t pinned = 0;
    memset(work->mark, 0, (work->candidate_count + 1) * sizeof *work->mark);
    for (size_t i = 0; i < work->candidate_count; i++) {
        if (work->candidates[i].pinned && plan_applies(work->score->questions[work->candidates[i].question].state)) {
            plan_add(work, work->mark, (int)i);
        }
    }
    pinned = plan_effort(work, work->mark);
    if (pinned > work->options->budget) {
        return aira_error_set(err, AIRA_EFAIL,
                              "The pinned actions, with what they wait for, take %lld weeks; the budget is %lld.",
                              (long long)pinned, (long long)work->options->budget);
    }
    return aira_error_set(err, AIRA_EFAIL, "No plan fits the budget with what is pinned and skipped.");
}

int plan_no_time(struct aira_error *err)
{
    return aira_error_set(err, AIRA_EFAIL,
                          "No plan was found in the time given, which does not mean that there is none. "
                          "Give the search more time by --limit SECONDS.");
}
