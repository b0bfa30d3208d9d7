/* What the summary says about how far its figures carry. */
#include "build.h"

enum { BLOCKERS_NAMED = 3, BLOCKERS_NAMED_BOTH = 1, BLOCKER_CELLS = 44 };

static struct report_text tenths_percent(struct report *report, int tenths)
{
    return report_percent(report, tenths * (AIRA_WHOLE / 1000));
}

static void say(struct report *report, struct aira_node *parent, const char *key, const struct report_pair *pairs)
{
    (void)report_paragraph(report, parent, AIRA_STYLE_SMALL, report_say(report, "remark", key, pairs));
}

static size_t no_band(struct report *report, struct aira_node *parent)
{
    const struct aira_index_score *index = &report->score->index;
    if (index->band >= 0) {
        return 0;
    }
    if (index->coverage == AIRA_NO_FIGURE) {
        say(report, parent, "nothing-applies", NULL);
        return 1;
    }
    if (aira_shown(index->coverage) < report->questionnaire->coverage_floor) {
        say(report, parent, "low-coverage",
            (struct report_pair[]){{"coverage", report_percent(report, index->coverage)},
                                   {"floor", tenths_percent(report, report->questionnaire->coverage_floor)},
                                   {0}});
        return 1;
    }
    say(report, parent, "low-part-coverage",
        (struct report_pair[]){{"floor", tenths_percent(report, report->questionnaire->part_floor)}, {0}});
    return 1;
}

static size_t blockers(struct report *report, struct aira_node *parent)
{
    const struct aira_index_score *index = &report->score->index;
    size_t named = report_is_both(report) ? BLOCKERS_NAMED_BOTH : BLOCKERS_NAMED;
    struct report_text list = report_empty();
    for (size_t i = 0; i < index->blocker_count && i < named; i++) {
        const struct aira_blocker *blocker = &index->blockers[i];
        struct report_text item =
            report_say(report, "remark", "blocker",
                       (struct report_pair[]){
                           {"question", report_cut(report, report_question(report, blocker->question), BLOCKER_CELLS)},
                           {"needs", report_level(report, blocker->needs)},
                           {"today", report_standing(report, blocker->question)},
                           {0}});
        list = report_list(report, list, item);
    }
    if (index->blocker_count > 0) {
        say(report, parent, index->blocker_count > named ? "blockers-more" : "blockers",
            (struct report_pair[]){{"list", list},
                                   {"count", report_number(report, (int64_t)index->blocker_count)},
                                   {"band", report_band(report, report->questionnaire->blocker_band)},
                                   {0}});
    }
    return index->blocker_count > 0 ? 1 : 0;
}

static size_t stage(struct report *report, struct aira_node *parent)
{
    const struct aira_score *score = report->score;
    size_t said = 0;
    if (score->supported_reached != score->reached) {
        say(report, parent, score->supported_reached < 0 ? "stage-unsupported" : "stage-supported-lower",
            (struct report_pair[]){{"stage", report_stage(report, score->reached)},
                                   {"supported", report_stage(report, score->supported_reached)},
                                   {0}});
        said++;
    }
    if (report->card->offers_nothing) {
        say(report, parent, "offers-nothing", NULL);
        said++;
    }
    return said;
}

static size_t short_walk(struct report *report, struct aira_node *parent)
{
    if (!report->assessment->quick) {
        return 0;
    }
    say(report, parent, report->card->stage_provisional ? "quick-provisional" : "quick",
        (struct report_pair[]){{"asked", report_number(report, (int64_t)report->card->applicable)},
                               {"all", report_number(report, (int64_t)report->questionnaire->question_count)},
                               {0}});
    return 1;
}

size_t report_remarks(struct report *report, struct aira_node *parent)
{
    size_t said = no_band(report, parent);
    said += blockers(report, parent);
    said += stage(report, parent);
    return said + short_walk(report, parent);
}
