/* Figures of the report: the only place with coordinates.  Each adds one FIGURE under `parent`. */
#ifndef AIRA_REPORT_CHART_H
#define AIRA_REPORT_CHART_H

#include "build.h"

/* ---- chart_text.c ---- */

/* Where a label stands in a figure: its first baseline, its end by `align`, and the room it has. */
struct chart_place {
    double x, y, size, width;
    enum aira_align align;
    enum aira_colour colour;
    bool bold;
};

/* Draws a label in at most two lines a language, the second language smaller under the first, and returns the height
 * it took. */
double chart_label(struct report *report, struct aira_node *figure, const struct chart_place *place,
                   struct report_text text);
/* One line, in the first language alone. */
void chart_line_text(struct report *report, struct aira_node *figure, const struct chart_place *place,
                     struct report_text text);
/* One line a language, each cut to the room; the second language smaller under the first. */
void chart_fit(struct report *report, struct aira_node *figure, const struct chart_place *place,
               struct report_text text);
/* All on one line, the second language smaller behind the first as far as there is room. */
void chart_fit_line(struct report *report, struct aira_node *figure, const struct chart_place *place,
                    struct report_text text);
/* How wide a text of that size is, about. */
double chart_text_width(const char *text, double size);
/* Both languages as one text, for a figure's alternative. */
const char *chart_alternative(struct report *report, struct report_text text);
/* The sign for last time: a triangle whose point is at x, y. */
void chart_mark_then(struct report *report, struct aira_node *figure, double x, double y);
/* The sign for what was claimed (a full circle) or is supported (a hollow one). */
void chart_mark(struct report *report, struct aira_node *figure, double x, double y, double radius, bool supported);

/* ---- the figures ---- */

/* Stage reached and aimed at against the index with its bounds. */
void chart_axes(struct report *report, struct aira_node *parent);
/* The parts of the index, claimed and supported; as bars when there are fewer than three. */
void chart_radar(struct report *report, struct aira_node *parent);
/* The stages as a stair. */
void chart_ladder(struct report *report, struct aira_node *parent);
/* A part's score, supported score, score last time and bounds on a line from 0 to 100. */
void chart_interval(struct report *report, struct aira_node *parent, const struct aira_part_score *part);
/* A criterion: level today, supported level, level aimed at, level last time.  In words it is only the level today,
 * because the others stand beside it. */
void chart_level(struct report *report, struct aira_node *parent, int question);
/* The levels of every criterion, claimed and supported, by part; false when there is none. */
bool chart_heat(struct report *report, struct aira_node *parent);
/* The first `count` recommendations by effort and gain, each as its number. */
void chart_roadmap(struct report *report, struct aira_node *parent, size_t count);
/* The survey's shares and places, with what the client said beside them; false when the survey has none of what the
 * client was asked. */
bool chart_shares(struct report *report, struct aira_node *parent);
/* The sign of a gate's status. */
void chart_sign(struct report *report, struct aira_node *parent, enum aira_gate_status status);

#endif
