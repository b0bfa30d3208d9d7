/* What an action brings: the index scored again with its question at the level after. */
#include "work.h"

static int index_at(aira_figure_t *out, struct advice_work *work, int question, int level, struct aira_error *err)
{
    aira_figure_t *kept = &work->index_at[question][level];
    if (*kept == ADVICE_NOT_YET) {
        struct aira_score *score = NULL;
        int rc = aira_score_with_level(&score, work->score->assessment, question, level, true, err);
        if (rc < 0) {
            return rc;
        }
        *kept = score == NULL ? AIRA_NO_FIGURE : score->index.score;
        aira_score_free(score);
    }
    *out = *kept;
    return 0;
}

int advice_gain(aira_figure_t *gain, struct advice_work *work, int question, int before, int after, bool untouched,
                struct aira_error *err)
{
    const struct aira_question *asked = &work->questionnaire->questions[question];
    *gain = 0;
    if (!asked->counted || !work->questionnaire->parts[asked->part].in_index) {
        return 0;
    }
    aira_figure_t low = work->score->index.score, high = AIRA_NO_FIGURE;
    bool as_today = untouched && work->score->questions[question].state == AIRA_ANSWERED;
    if (!as_today) {
        int rc = index_at(&low, work, question, before, err);
        if (rc < 0) {
            return rc;
        }
    }
    int rc = index_at(&high, work, question, after, err);
    if (rc < 0) {
        return rc;
    }
    if (low != AIRA_NO_FIGURE && high > low) {
        *gain = high - low;
    }
    return 0;
}
