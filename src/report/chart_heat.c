/* Every criterion on one page: a line each under its part, with the level claimed and the level supported as two cells
 * of a five-step scale.  More than a page holds goes on the next.
 */
#include "chart.h"

/* With its heading and what is said before it less than four fifths of a page, so that the page before is never left
 * nearly empty for it. */
static const double figure_width = 482, most_height = 480, head_height = 26;
static const double least_row = 8.7, most_row = 16, gutter = 14;
static const double cell_width = 12, cell_gap = 1;

enum { FEW = 60, COLUMNS_FEW = 2, COLUMNS_MANY = 3 };

/* A line: the head of a part, or a criterion. */
struct line {
    const struct aira_part_score *part;
    int question; /* -1: the head */
};

struct heat {
    struct report *report;
    struct line *lines;
    size_t count;
    size_t columns, rows; /* of a page */
    double row;
};

/* Where a line goes. */
struct seat {
    size_t column, row; /* columns count on over pages */
};

static bool is_criterion(const struct report *report, size_t question, int part)
{
    const struct aira_question *asked = &report->questionnaire->questions[question];
    return asked->part == part && asked->has_level && report->score->questions[question].state != AIRA_OFF;
}

static bool gather(struct heat *heat)
{
    const struct report *report = heat->report;
    size_t questions = report->questionnaire->question_count;
    heat->lines =
        aira_arena_array(&heat->report->arena, questions + report->score->part_count + 1, sizeof *heat->lines);
    for (size_t i = 0; heat->lines != NULL && i < report->score->part_count; i++) {
        const struct aira_part_score *part = &report->score->parts[i];
        size_t head = heat->count;
        for (size_t j = 0; j < questions; j++) {
            if (!is_criterion(report, j, part->part)) {
                continue;
            }
            if (heat->count == head) {
                heat->lines[heat->count++] = (struct line){part, -1};
            }
            heat->lines[heat->count++] = (struct line){part, (int)j};
        }
    }
    return heat->lines != NULL && heat->count > 0;
}

/* ---- cells ---- */

static bool is_open(enum aira_state state)
{
    return state == AIRA_UNANSWERED || state == AIRA_PENDING;
}

/* A cell with a figure for a level; without one, a frame with the sign of why there is none. */
static void draw_cell(struct report *report, struct aira_node *figure, const struct chart_place *at, int level,
                      enum aira_state state)
{
    double width = at->width, height = at->size * 1.35, x = at->x, y = at->y;
    enum aira_colour fill = level >= 0         ? (enum aira_colour)(AIRA_COLOUR_LEVEL0 + level)
                            : state == AIRA_NA ? AIRA_COLOUR_PALE
                                               : AIRA_COLOUR_PAPER;
    struct aira_shape *box = aira_figure_rect(report->document, figure, x, y, width, height, fill);
    if (box != NULL) {
        box->stroke = AIRA_COLOUR_GREY;
        box->stroke_width = 0.4;
        box->dash = level < 0 && state != AIRA_NA ? 1.5 : 0;
    }
    if (level < 0 && state == AIRA_NA) {
        aira_figure_line(report->document, figure, x + width * 0.3, y + height / 2, x + width * 0.7, y + height / 2,
                         AIRA_COLOUR_INK);
        return;
    }
    if (level < 0 && is_open(state)) {
        return;
    }
    struct chart_place place = {.x = x + width / 2,
                                .y = y + height * 0.5 + at->size * 0.36,
                                .size = at->size,
                                .align = AIRA_CENTRE,
                                .colour = level > 2 ? AIRA_COLOUR_PAPER : AIRA_COLOUR_INK,
                                .bold = true};
    chart_line_text(report, figure, &place, level >= 0 ? report_number(report, level) : report_name(report, "?"));
}

/* ---- what stands over the columns ---- */

static double label_width(const struct report *report, struct report_text text, double size)
{
    double width = chart_text_width(text.in[0], size);
    double second = report_is_both(report) ? chart_text_width(text.in[1], size * 0.86) : 0;
    return second > width ? second : width;
}

static double draw_key(struct report *report, struct aira_node *figure, double x, const char *key)
{
    struct report_text text = report_say(report, "heat", key, NULL);
    struct chart_place place = {.x = x, .y = 7.5, .size = 7, .width = figure_width - x, .colour = AIRA_COLOUR_INK};
    (void)chart_label(report, figure, &place, text);
    return x + label_width(report, text, 7) + 9;
}

static void draw_keys(struct report *report, struct aira_node *figure)
{
    static const struct {
        const char *key;
        enum aira_state state;
    } without[] = {{"open", AIRA_UNANSWERED}, {"unknown", AIRA_UNKNOWN}, {"na", AIRA_NA}};
    struct chart_place at = {.x = 0, .y = 0.5, .size = 7, .width = cell_width};
    at.x = draw_key(report, figure, 0, "level") - 5;
    for (int level = 0; level <= AIRA_MAX_LEVEL; level++) {
        draw_cell(report, figure, &at, level, AIRA_ANSWERED);
        at.x += cell_width + cell_gap;
    }
    at.x += 10;
    for (size_t i = 0; i < sizeof without / sizeof *without; i++) {
        draw_cell(report, figure, &at, -1, without[i].state);
        at.x = draw_key(report, figure, at.x + cell_width + 3, without[i].key);
    }
    draw_cell(report, figure, &at, AIRA_MAX_LEVEL - 1, AIRA_ANSWERED);
    at.x += cell_width + cell_gap;
    draw_cell(report, figure, &at, 1, AIRA_ANSWERED);
    (void)draw_key(report, figure, at.x + cell_width + 3, "cells");
}

/* ---- lines ---- */

static void draw_head(struct heat *heat, struct aira_node *figure, double x, double y, double width,
                      const struct aira_part_score *part, bool goes_on)
{
    struct report *report = heat->report;
    const char *id = report->questionnaire->parts[part->part].id;
    struct report_text title = report_asked(report, "part", id, "title");
    struct chart_place place = {.x = x + width,
                                .y = y + heat->row * 0.72,
                                .size = heat->row < 12 ? 7 : 8,
                                .align = AIRA_RIGHT,
                                .colour = AIRA_COLOUR_INK,
                                .bold = true};
    struct aira_shape *line = aira_figure_line(report->document, figure, x, y + heat->row - 0.8, x + width,
                                               y + heat->row - 0.8, AIRA_COLOUR_INK);
    if (line != NULL) {
        line->stroke_width = 0.6;
    }
    if (goes_on) {
        title = report_say(report, "heat", "goes-on", (struct report_pair[]){{"part", title}, {0}});
    } else {
        chart_line_text(report, figure, &place, report_points(report, part->score));
    }
    place.x = x;
    place.align = AIRA_LEFT;
    place.width = goes_on ? width : width - 26;
    chart_fit_line(report, figure, &place, title);
}

static void draw_criterion(struct heat *heat, struct aira_node *figure, double x, double y, double width, int question)
{
    struct report *report = heat->report;
    const struct aira_question_score *score = &report->score->questions[question];
    double size = heat->row * 0.7 > 7.5 ? 7.5 : heat->row * 0.7;
    struct chart_place at = {.x = x, .y = y + (heat->row - size * 1.35) / 2, .size = size, .width = cell_width};
    draw_cell(report, figure, &at, score->level, score->state);
    at.x += cell_width + cell_gap;
    if (score->level >= 0) {
        draw_cell(report, figure, &at, score->supported_level, score->state);
    }
    struct chart_place place = {.x = at.x + cell_width + 4,
                                .y = y + heat->row * 0.5 + size * 0.36,
                                .size = size,
                                .width = width - 2 * cell_width - cell_gap - 4,
                                .colour = AIRA_COLOUR_INK};
    chart_fit_line(report, figure, &place, report_question(report, question));
}

/* ---- placing ---- */

/* Moves on to the next seat for line `i`: no head is the last of its column. */
static void next_seat(struct seat *seat, const struct heat *heat, size_t i)
{
    bool head = heat->lines[i].question < 0;
    if (seat->row + (head ? 2 : 1) > heat->rows) {
        seat->column++;
        seat->row = head ? 0 : 1; /* the part is named again */
    }
}

/* How many columns all lines take. */
static size_t columns_taken(const struct heat *heat)
{
    struct seat seat = {0, 0};
    for (size_t i = 0; i < heat->count; i++) {
        next_seat(&seat, heat, i);
        seat.row++;
    }
    return seat.column + 1;
}

/* As few rows as do for the pages that it takes, so that these are filled alike. */
static void choose(struct heat *heat)
{
    size_t most = (size_t)(most_height / least_row);
    heat->columns = heat->count > FEW ? COLUMNS_MANY : COLUMNS_FEW;
    heat->rows = most;
    size_t pages = (columns_taken(heat) + heat->columns - 1) / heat->columns;
    heat->rows = heat->count / (pages * heat->columns);
    heat->rows = heat->rows < 2 ? 2 : heat->rows;
    while (heat->rows < most && columns_taken(heat) > pages * heat->columns) {
        heat->rows++;
    }
    heat->row = most_height / (double)heat->rows;
    heat->row = heat->row > most_row ? most_row : heat->row;
}

static struct aira_node *new_page(struct heat *heat, struct aira_node *parent, struct report_text words)
{
    struct aira_node *figure =
        aira_node_figure(heat->report->document, parent, figure_width, head_height + heat->row * (double)heat->rows + 2,
                         chart_alternative(heat->report, words));
    draw_keys(heat->report, figure);
    return figure;
}

static void draw_all(struct heat *heat, struct aira_node *parent, struct report_text words)
{
    double width = (figure_width + gutter) / (double)heat->columns - gutter;
    struct aira_node *figure = new_page(heat, parent, words);
    struct seat seat = {0, 0};
    for (size_t i = 0, page = 0; i < heat->count; i++) {
        size_t before = seat.column;
        next_seat(&seat, heat, i);
        if (seat.column / heat->columns > page) {
            page++;
            figure = new_page(heat, parent, report_say(heat->report, "heat", "more-in-words", NULL));
        }
        double x = (double)(seat.column % heat->columns) * (width + gutter);
        if (seat.column > before && seat.row == 1) {
            draw_head(heat, figure, x, head_height, width, heat->lines[i].part, true);
        }
        double y = head_height + heat->row * (double)seat.row;
        if (heat->lines[i].question < 0) {
            draw_head(heat, figure, x, y, width, heat->lines[i].part, false);
        } else {
            draw_criterion(heat, figure, x, y, width, heat->lines[i].question);
        }
        seat.row++;
    }
}

/* ---- in words ---- */

/* Of each part how many criteria stand at each level. */
static struct report_text part_in_words(struct heat *heat, const struct aira_part_score *part)
{
    struct report *report = heat->report;
    int64_t levels[AIRA_LEVELS] = {0}, without = 0;
    for (size_t i = 0; i < heat->count; i++) {
        if (heat->lines[i].part == part && heat->lines[i].question >= 0) {
            int level = report->score->questions[heat->lines[i].question].level;
            *(level >= 0 ? &levels[level] : &without) += 1;
        }
    }
    const char *id = report->questionnaire->parts[part->part].id;
    return report_say(report, "heat", "part-in-words",
                      (struct report_pair[]){{"part", report_asked(report, "part", id, "title")},
                                             {"l0", report_number(report, levels[0])},
                                             {"l1", report_number(report, levels[1])},
                                             {"l2", report_number(report, levels[2])},
                                             {"l3", report_number(report, levels[3])},
                                             {"l4", report_number(report, levels[4])},
                                             {"without", report_number(report, without)},
                                             {0}});
}

static struct report_text in_words(struct heat *heat)
{
    struct report_text list = report_empty();
    for (size_t i = 0; i < heat->count; i++) {
        if (heat->lines[i].question < 0) {
            list = report_list(heat->report, list, part_in_words(heat, heat->lines[i].part));
        }
    }
    return report_say(heat->report, "heat", "in-words", (struct report_pair[]){{"parts", list}, {0}});
}

bool chart_heat(struct report *report, struct aira_node *parent)
{
    struct heat heat = {.report = report};
    if (!gather(&heat)) {
        return false;
    }
    choose(&heat);
    draw_all(&heat, parent, in_words(&heat));
    return true;
}
