/* Shared within the score room. */
#ifndef AIRA_SCORE_PRIVATE_H
#define AIRA_SCORE_PRIVATE_H

#include <aira/score.h>

/* numerator / denominator in millionths, half up; AIRA_NO_FIGURE when the denominator is 0.  Both are at least 0 and
 * the numerator stays under 2^63 / 2,000,001. */
aira_figure_t score_ratio(int64_t numerator, int64_t denominator);

int score_parts(struct aira_score *score, struct aira_error *err);
int score_index(struct aira_score *score, struct aira_error *err);
int score_stages(struct aira_score *score, struct aira_error *err);

/* The band of a figure as shown, -1 for none. */
int score_band_of(const struct aira_questionnaire *questionnaire, aira_figure_t figure);
/* Whether coverage allows a band at all; *part, when not NULL, is the position in score->parts of a part that does not
 * (-1: the index itself). */
bool score_covered(const struct aira_score *score, int *part);

/* Appends a figure as shown, "62.5 %", or the catalogue's word for none. */
void explain_figure(struct aira_buf *out, aira_figure_t figure);

struct explain {
    struct aira_buf *out;
    const struct aira_score *score;
    const struct aira_questionnaire *questionnaire;
    const char *language;
    const struct aira_catalog *catalog;
};

/* One line from the catalogue's section "explain", its {names} filled from pairs. */
void explain_line(const struct explain *explain, const char *key, const char *const *pairs);
const char *explain_word(const struct explain *explain, const char *key);
void explain_index(const struct explain *explain);
void explain_stages(const struct explain *explain);
void explain_gate(const struct explain *explain, const struct aira_gate_score *gate);

#endif
