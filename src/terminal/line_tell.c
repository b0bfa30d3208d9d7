/* What the walk tells when asked: progress, parts, the score so far, why a question is asked. */
#include "line.h"

#include <aira/score.h>

int line_run_progress(struct line *line, const char *argument, struct aira_error *err)
{
    struct aira_progress all = aira_walk_progress(&line->session.walk, -1);

    (void)argument, (void)err;
    line_say(line, "progress",
             SESSION_PAIRS("answered", session_digits(all.answered).text, "count", session_digits(all.asked).text,
                           "open", session_digits(all.asked - all.answered).text));
    if (all.pending > 0)
        line_say(line, "progress-pending", SESSION_PAIRS("count", session_digits(all.pending).text));
    return AIRA_OK;
}

int line_run_parts(struct line *line, const char *argument, struct aira_error *err)
{
    const struct aira_questionnaire *questionnaire = line->session.walk.assessment->questionnaire;

    (void)argument, (void)err;
    for (size_t i = 0; i < questionnaire->part_count; i++) {
        int part = questionnaire->part_order[i];
        struct aira_progress progress = aira_walk_progress(&line->session.walk, part);

        line_say(line, "part",
                 SESSION_PAIRS("part", session_text(&line->session, "part", questionnaire->parts[part].id, "title"),
                               "id", questionnaire->parts[part].id, "answered", session_digits(progress.answered).text,
                               "count", session_digits(progress.asked).text));
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
        return session_word(&line->session, "no-stage");
    return session_text(&line->session, "stage", score->stages[stage].stage->id, "title");
}

static void tell_stage(struct line *line, const struct aira_score *score)
{
    const struct aira_stage_score *next;
    size_t missing = 0;

    if (score->stage_count == 0)
        return;
    line_say(line, "score-stage",
             SESSION_PAIRS("stage", stage_title(line, score, score->reached), "supported",
                           stage_title(line, score, score->supported_reached)));
    if (score->next < 0)
        return;
    next = &score->stages[score->next];
    for (size_t i = 0; i < next->stage->gate_count; i++)
        missing += next->gates[i].status != AIRA_GATE_MET && next->gates[i].status != AIRA_GATE_SKIPPED;
    line_say(line, "score-next",
             SESSION_PAIRS("stage", stage_title(line, score, score->next), "count", session_digits(missing).text));
}

static void tell_index(struct line *line, const struct aira_score *score)
{
    const struct aira_questionnaire *questionnaire = line->session.walk.assessment->questionnaire;
    const struct aira_index_score *index = &score->index;

    if (index->score == AIRA_NO_FIGURE) {
        line_say(line, "score-none", SESSION_PAIRS(NULL));
        return;
    }
    line_say(line, "score-index",
             SESSION_PAIRS("score", percent(index->score).text, "low", percent(index->low).text, "high",
                           percent(index->high).text, "supported", percent(index->supported).text));
    if (index->band < 0)
        line_say(line, "score-no-band", SESSION_PAIRS("coverage", percent(index->coverage).text));
    else
        line_say(line, "score-band",
                 SESSION_PAIRS("coverage", percent(index->coverage).text, "band",
                               session_text(&line->session, "band", questionnaire->bands[index->band].id, "title")));
}

int line_run_score(struct line *line, const char *argument, struct aira_error *err)
{
    struct aira_score *score = NULL;
    int code = aira_score_new(&score, line->session.walk.assessment, err);

    (void)argument;
    if (code < 0)
        return code;
    tell_stage(line, score);
    tell_index(line, score);
    aira_score_free(score);
    return AIRA_OK;
}

int line_run_why(struct line *line, const char *argument, struct aira_error *err)
{
    const struct aira_questionnaire *questionnaire = line->session.walk.assessment->questionnaire;
    const struct aira_question *question;
    const char *help;
    struct aira_buf refs;

    (void)argument;
    if (line->session.walk.current < 0) {
        line_say(line, "nothing-applies", SESSION_PAIRS(NULL));
        return AIRA_OK;
    }
    question = session_question(&line->session, line->session.walk.current);
    help = aira_questionnaire_find(questionnaire, line->terminal->language, "question", question->id, "help");
    line_put(line, "", help != NULL ? help : session_word(&line->session, "no-help"));
    aira_buf_init(&refs);
    session_add_references(&refs, &line->session, question);
    if (refs.length > 0)
        line_say(line, "refs", SESSION_PAIRS("refs", refs.data));
    if (refs.failed)
        aira_error_nomem(err);
    aira_buf_dispose(&refs);
    return refs.failed ? err->code : AIRA_OK;
}
