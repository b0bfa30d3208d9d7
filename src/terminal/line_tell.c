/* What the walk tells when asked: progress, parts, the score so far, why a question is asked. */
#include "line.h"

#include <aira/score.h>

int line_run_progress(struct line *line, const char *argument, struct aira_error *err)
{
    struct aira_progress all = aira_walk_progress(&line->walk, -1);

    (void)argument, (void)err;
    line_say(line, "progress",
             LINE_PAIRS("answered", line_digits(all.answered).text, "count", line_digits(all.asked).text, "open",
                        line_digits(all.asked - all.answered).text));
    if (all.pending > 0)
        line_say(line, "progress-pending", LINE_PAIRS("count", line_digits(all.pending).text));
    return AIRA_OK;
}

int line_run_parts(struct line *line, const char *argument, struct aira_error *err)
{
    const struct aira_questionnaire *questionnaire = line->walk.assessment->questionnaire;

    (void)argument, (void)err;
    for (size_t i = 0; i < questionnaire->part_count; i++) {
        int part = questionnaire->part_order[i];
        struct aira_progress progress = aira_walk_progress(&line->walk, part);

        line_say(line, "part",
                 LINE_PAIRS("part", line_text(line, "part", questionnaire->parts[part].id, "title"), "id",
                            questionnaire->parts[part].id, "answered", line_digits(progress.answered).text, "count",
                            line_digits(progress.asked).text));
    }
    return AIRA_OK;
}

struct percent {
    char text[16];
};

static struct percent percent(aira_figure_t figure)
{
    struct percent out = {"-"};
    int tenths = aira_shown(figure);

    if (tenths >= 0)
        snprintf(out.text, sizeof out.text, "%d.%d%%", tenths / 10, tenths % 10);
    return out;
}

static const char *stage_title(const struct line *line, const struct aira_score *score, int stage)
{
    if (stage < 0)
        return line_word(line, "no-stage");
    return line_text(line, "stage", score->stages[stage].stage->id, "title");
}

static void tell_stage(struct line *line, const struct aira_score *score)
{
    const struct aira_stage_score *next;
    size_t missing = 0;

    if (score->stage_count == 0)
        return;
    line_say(line, "score-stage",
             LINE_PAIRS("stage", stage_title(line, score, score->reached), "supported",
                        stage_title(line, score, score->supported_reached)));
    if (score->next < 0)
        return;
    next = &score->stages[score->next];
    for (size_t i = 0; i < next->stage->gate_count; i++)
        missing += next->gates[i].status != AIRA_GATE_MET && next->gates[i].status != AIRA_GATE_SKIPPED;
    line_say(line, "score-next",
             LINE_PAIRS("stage", stage_title(line, score, score->next), "count", line_digits(missing).text));
}

static void tell_index(struct line *line, const struct aira_score *score)
{
    const struct aira_questionnaire *questionnaire = line->walk.assessment->questionnaire;
    const struct aira_index_score *index = &score->index;

    if (index->score == AIRA_NO_FIGURE) {
        line_say(line, "score-none", LINE_PAIRS(NULL));
        return;
    }
    line_say(line, "score-index",
             LINE_PAIRS("score", percent(index->score).text, "low", percent(index->low).text, "high",
                        percent(index->high).text, "supported", percent(index->supported).text));
    if (index->band < 0)
        line_say(line, "score-no-band", LINE_PAIRS("coverage", percent(index->coverage).text));
    else
        line_say(line, "score-band",
                 LINE_PAIRS("coverage", percent(index->coverage).text, "band",
                            line_text(line, "band", questionnaire->bands[index->band].id, "title")));
}

int line_run_score(struct line *line, const char *argument, struct aira_error *err)
{
    struct aira_score *score = NULL;
    int code = aira_score_new(&score, line->walk.assessment, err);

    (void)argument;
    if (code < 0)
        return code;
    tell_stage(line, score);
    tell_index(line, score);
    aira_score_free(score);
    return AIRA_OK;
}

static void add_reference(struct aira_buf *out, const struct aira_questionnaire *questionnaire, const char *ref)
{
    int found = aira_questionnaire_reference(questionnaire, ref);

    if (found < 0)
        aira_buf_puts(out, ref);
    else
        aira_buf_printf(out, "%s %s", questionnaire->references[found].framework,
                        questionnaire->references[found].clause);
}

int line_run_why(struct line *line, const char *argument, struct aira_error *err)
{
    const struct aira_questionnaire *questionnaire = line->walk.assessment->questionnaire;
    const struct aira_question *question;
    const char *help;
    struct aira_buf refs;

    (void)argument;
    if (line->walk.current < 0) {
        line_say(line, "nothing-applies", LINE_PAIRS(NULL));
        return AIRA_OK;
    }
    question = line_question(line, line->walk.current);
    help = aira_questionnaire_find(questionnaire, line->terminal->language, "question", question->id, "help");
    line_put(line, "", help != NULL ? help : line_word(line, "no-help"));
    aira_buf_init(&refs);
    for (size_t i = 0; i < question->ref_count; i++) {
        aira_buf_puts(&refs, i > 0 ? " · " : "");
        add_reference(&refs, questionnaire, question->refs[i]);
    }
    if (refs.length > 0)
        line_say(line, "refs", LINE_PAIRS("refs", refs.data));
    if (refs.failed)
        aira_error_nomem(err);
    aira_buf_dispose(&refs);
    return refs.failed ? err->code : AIRA_OK;
}
