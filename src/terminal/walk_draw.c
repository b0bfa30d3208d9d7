/* The walk on the screen: bar, parts, question. */
#include "screen.h"

#include <stdlib.h>
#include <string.h>

#include <aira/score.h>

enum { MORE_CELLS = 12, LEAST_CLIENT = 14, MOST_CELLS = 100 /* longer lines are hard to read */ };

static const char *text_of(const struct screen *screen, const char *kind, const char *id, const char *key)
{
    return session_text(&screen->session, kind, id, key);
}

/* " aira   Sample Manufacturing Co.   full   61%   74 of 121 · about 32 min left            zh   F1 help" */
static void draw_bar(struct screen *screen)
{
    const struct aira_assessment *assessment = screen->session.walk.assessment;
    struct aira_progress all = aira_walk_progress(&screen->session.walk, -1);
    int64_t now = screen->terminal->now(screen->terminal->context);
    size_t percent = all.asked > 0 ? all.answered * 100 / all.asked : 0;
    struct aira_buf right, progress, line;
    const char *depth;
    size_t room, taken;

    aira_buf_init(&right);
    aira_buf_init(&progress);
    aira_buf_init(&line);
    screen_fill(&progress, screen, all.asked > all.answered ? "bar-progress" : "bar-done",
                SESSION_PAIRS("percent", session_digits(percent).text, "answered", session_digits(all.answered).text,
                              "count", session_digits(all.asked).text, "minutes",
                              session_digits(session_minutes_left(&screen->session, now)).text));
    screen_add_keys(&right, &screen->keys, screen_row_of(ACT_HELP, IN_WALK), 1);
    aira_buf_printf(&right, " %s ", screen_word(screen, "foot-help"));
    depth = screen_word(screen, assessment->quick ? "quick" : "full");
    taken = aira_text_width(aira_buf_cstr(&right)) + aira_text_width(aira_buf_cstr(&progress)) + 5;
    room = (size_t)screen->columns > taken ? (size_t)screen->columns - taken : 0;
    if (room >= LEAST_CLIENT + aira_text_width(depth) + 2)
        room -= aira_text_width(depth) + 2;
    else
        depth = NULL;
    aira_buf_puts(&line, " ");
    aira_text_cut(&line, assessment->client, room);
    if (depth != NULL)
        aira_buf_printf(&line, "  %s", depth);
    aira_buf_printf(&line, "  %s", aira_buf_cstr(&progress));
    screen_put(screen, 0, 0, screen->columns, STYLE_BAR, aira_buf_cstr(&line));
    screen_put(screen, 0, screen->columns - (int)aira_text_width(aira_buf_cstr(&right)),
               (int)aira_text_width(aira_buf_cstr(&right)), STYLE_BAR, aira_buf_cstr(&right));
    aira_buf_dispose(&line);
    aira_buf_dispose(&progress);
    aira_buf_dispose(&right);
}

static void draw_part(struct screen *screen, int part, bool current, int row, int width)
{
    const struct aira_questionnaire *questionnaire = screen->session.walk.assessment->questionnaire;
    struct aira_progress progress = aira_walk_progress(&screen->session.walk, part);
    enum screen_style style = current ? STYLE_TITLE : progress.answered == progress.asked ? STYLE_GOOD : STYLE_PLAIN;
    char count[64];
    struct aira_buf title;
    int length;

    snprintf(count, sizeof count, "%zu/%zu", progress.answered, progress.asked);
    length = (int)strlen(count);
    aira_buf_init(&title);
    aira_buf_puts(&title, current ? "> " : "  ");
    aira_text_cut(&title, text_of(screen, "part", questionnaire->parts[part].id, "title"),
                  (size_t)(width - length - 3));
    screen_put(screen, row, 1, width - length - 1, style, aira_buf_cstr(&title));
    screen_put(screen, row, 1 + width - length, length, style, count);
    aira_buf_dispose(&title);
}

/* The parts with something to ask, those around the current one when there is no room for all. */
static int draw_parts(struct screen *screen, int row, int room, int width)
{
    const struct session *session = &screen->session;
    const struct aira_questionnaire *questionnaire = session->walk.assessment->questionnaire;
    int here = session->walk.current < 0 ? -1 : session_question(session, session->walk.current)->part;
    size_t count = 0, at = 0, first = 0;
    int *parts = calloc(questionnaire->part_count + 1, sizeof *parts);

    for (size_t i = 0; parts != NULL && i < questionnaire->part_count; i++) {
        if (aira_walk_progress(&session->walk, questionnaire->part_order[i]).asked == 0)
            continue;
        if (questionnaire->part_order[i] == here)
            at = count;
        parts[count++] = questionnaire->part_order[i];
    }
    if (count > (size_t)room && at >= (size_t)room / 2)
        first = at - (size_t)room / 2;
    if (count > (size_t)room && first > count - (size_t)room)
        first = count - (size_t)room;
    for (size_t i = 0; i < (size_t)room && first + i < count; i++)
        draw_part(screen, parts[first + i], parts[first + i] == here, row + (int)i, width);
    free(parts);
    return (int)(count < (size_t)room ? count : (size_t)room);
}

static void add_percent(struct aira_buf *out, const struct screen *screen, aira_figure_t figure)
{
    int tenths = aira_shown(figure);

    if (tenths < 0)
        aira_buf_puts(out, screen_word(screen, "none-yet"));
    else
        aira_buf_printf(out, "%d.%d%%", tenths / 10, tenths % 10);
}

/* Stage and index so far, as rows. */
static void add_score(struct screen *screen, struct screen_rows *rows, size_t width)
{
    const struct aira_questionnaire *questionnaire = screen->session.walk.assessment->questionnaire;
    struct aira_score *score = NULL;
    struct aira_error ignored;
    struct aira_buf text;

    if (aira_score_new(&score, screen->session.walk.assessment, &ignored) < 0)
        return;
    aira_buf_init(&text);
    aira_buf_puts(&text, score->reached < 0
                             ? screen_word(screen, "none-yet")
                             : text_of(screen, "stage", score->stages[score->reached].stage->id, "title"));
    if (score->stage_count > 0)
        screen_rows_add(rows, STYLE_PLAIN, screen_word(screen, "score-stage"), aira_buf_cstr(&text), width);
    aira_buf_clear(&text);
    add_percent(&text, screen, score->index.score);
    screen_rows_add(rows, STYLE_PLAIN, screen_word(screen, "score-index"), aira_buf_cstr(&text), width);
    aira_buf_clear(&text);
    add_percent(&text, screen, score->index.supported);
    screen_rows_add(rows, STYLE_PLAIN, screen_word(screen, "score-supported"), aira_buf_cstr(&text), width);
    if (score->index.band >= 0)
        screen_rows_add(rows, STYLE_PLAIN, screen_word(screen, "score-band"),
                        text_of(screen, "band", questionnaire->bands[score->index.band].id, "title"), width);
    aira_buf_dispose(&text);
    aira_score_free(score);
}

/* What restricts the walk, if anything does. */
static void add_limits(struct screen *screen, struct screen_rows *rows, size_t width)
{
    const struct aira_walk *walk = &screen->session.walk;
    char key[32] = "filter-";

    if (walk->filter != AIRA_FILTER_ALL) {
        strcat(key, aira_filter_name(walk->filter));
        screen_rows_add(rows, STYLE_BAD, screen_word(screen, "limit-filter"), screen_word(screen, key), width);
    }
    if (walk->role != NULL)
        screen_rows_add(rows, STYLE_BAD, screen_word(screen, "limit-role"),
                        text_of(screen, "role", walk->role, "title"), width);
}

/* The left panel: parts, what restricts the walk, the score when it is asked for. */
static void draw_left(struct screen *screen, int width)
{
    int height = screen->rows - 3, inner = height - 2;
    struct aira_buf title;
    struct screen_rows rows, score;
    int below, used;
    size_t top = 0;

    screen_rows_init(&rows);
    screen_rows_init(&score);
    aira_buf_init(&title);
    add_limits(screen, &rows, (size_t)width - 2);
    if (screen->score_shown)
        add_score(screen, &score, (size_t)width - 2);
    below = (int)(rows.count + score.count) + 1;
    screen_box(screen, 1, 0, height, width, screen_word(screen, "parts"), NULL);
    used = draw_parts(screen, 2, inner > below + 3 ? inner - below : 3, width - 2);
    if (rows.count > 0)
        screen_rows_draw(screen, &rows, &top, 2 + used, 1, inner - used, width - 2);
    used = inner - (int)score.count - 1;
    screen_add_keys(&title, &screen->keys, screen_row_of(ACT_SCORE, IN_WALK), 1);
    aira_buf_printf(&title, " %s", screen_word(screen, screen->score_shown ? "score" : "score-hidden"));
    screen_rule(screen, 2 + used, 1, width - 2, aira_buf_cstr(&title));
    top = 0;
    screen_rows_draw(screen, &score, &top, 3 + used, 1, (int)score.count, width - 2);
    aira_buf_dispose(&title);
    screen_rows_dispose(&score);
    screen_rows_dispose(&rows);
}

static void draw_right(struct screen *screen, int column)
{
    const struct session *session = &screen->session;
    int height = screen->rows - 3, width = screen->columns - column;
    const struct aira_question *question = session_question(session, session->walk.current);
    const struct aira_answer *settled = session_settled(session, session->walk.current);
    struct screen_rows rows;
    struct aira_buf title, right;
    size_t at, count, cells = width - 4 > MOST_CELLS ? MOST_CELLS : (size_t)width - 4;

    screen_rows_init(&rows);
    aira_buf_init(&title);
    aira_buf_init(&right);
    session_place(&at, &count, session, session->walk.current);
    screen_fill(&title, screen, "question-title",
                SESSION_PAIRS(
                    "part",
                    text_of(screen, "part", session->walk.assessment->questionnaire->parts[question->part].id, "title"),
                    "at", session_digits(at).text, "count", session_digits(count).text));
    if (question->quick)
        aira_buf_puts(&right, screen_word(screen, "quick"));
    if (settled != NULL && settled->flag)
        aira_buf_printf(&right, "%s%s", right.length > 0 ? " · " : "", screen_word(screen, "flagged"));
    screen_box(screen, 1, column, height, width, aira_buf_cstr(&title), aira_buf_cstr(&right));
    screen_add_question(screen, &rows, cells, false);
    screen_rows_draw(screen, &rows, &screen->scroll, 2, column + 2, height - 2, width - 4);
    if (rows.count > screen->scroll + (size_t)height - 2)
        screen_put(screen, height, column + width - MORE_CELLS - 2, MORE_CELLS, STYLE_DIM, screen_word(screen, "more"));
    aira_buf_dispose(&right);
    aira_buf_dispose(&title);
    screen_rows_dispose(&rows);
}

/* Where the walk ends: what is open, how to go on. */
static void draw_end(struct screen *screen, int column)
{
    const struct session *session = &screen->session;
    int height = screen->rows - 3, width = screen->columns - column;
    size_t open = session_count(session, AIRA_UNANSWERED), unknown = session_count(session, AIRA_UNKNOWN);
    size_t cells = (size_t)width - 4, top = 0;
    struct screen_rows rows;
    struct aira_buf text;

    screen_rows_init(&rows);
    aira_buf_init(&text);
    screen_fill(&text, screen,
                session->walk.current < 0                 ? "nothing-applies"
                : session->walk.filter != AIRA_FILTER_ALL ? "end-filter"
                : open > 0                                ? "end-open"
                                                          : "end-done",
                SESSION_PAIRS("open", session_digits(open).text));
    screen_rows_add(&rows, STYLE_ASK, "", aira_buf_cstr(&text), cells);
    aira_buf_clear(&text);
    screen_rows_add(&rows, STYLE_PLAIN, "", "", cells);
    if (unknown > 0) {
        screen_fill(&text, screen, "end-unknown", SESSION_PAIRS("count", session_digits(unknown).text));
        screen_rows_add(&rows, STYLE_PLAIN, "", aira_buf_cstr(&text), cells);
    }
    aira_buf_clear(&text);
    screen_fill(&text, screen, "end-report",
                SESSION_PAIRS("number", session_digits((size_t)session->walk.assessment->number).text));
    screen_rows_add(&rows, STYLE_PLAIN, "", aira_buf_cstr(&text), cells);
    screen_box(screen, 1, column, height, width, screen_word(screen, "end-title"), NULL);
    screen_rows_draw(screen, &rows, &top, 2, column + 2, height - 2, width - 4);
    aira_buf_dispose(&text);
    screen_rows_dispose(&rows);
}

void screen_walk_draw(struct screen *screen)
{
    int left = screen->columns >= 100 ? 32 : screen->columns >= 76 ? 23 : 18;

    draw_bar(screen);
    if (screen->present && !screen->at_end && screen->session.walk.current >= 0) {
        screen_present_draw(screen);
        return;
    }
    draw_left(screen, left);
    if (screen->at_end || screen->session.walk.current < 0)
        draw_end(screen, left);
    else
        draw_right(screen, left);
}
