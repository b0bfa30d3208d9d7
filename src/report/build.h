/* What the sections of the report build with.  A text is held once for each language of the report, so that no section
 * knows whether it is written in one language or in two.
 */
#ifndef AIRA_REPORT_BUILD_H
#define AIRA_REPORT_BUILD_H

#include <aira/report.h>
#include <aira/theme.h>

enum { REPORT_LANGUAGES = 2 };

/* A text in each of the report's languages, in their order.  All the same: a name, shown once. */
struct report_text {
    const char *in[REPORT_LANGUAGES];
};

struct report_pair {
    const char *name;
    struct report_text value;
};

struct report {
    const struct aira_scorecard *card;
    const struct aira_score *score;
    const struct aira_assessment *assessment;
    const struct aira_questionnaire *questionnaire;
    const struct aira_catalog *catalog;
    const struct aira_theme *theme; /* NULL: none */
    struct aira_document *document;
    struct aira_arena arena; /* texts while building */
    const char *languages[REPORT_LANGUAGES];
    size_t language_count;
    bool brief;
};

/* ---- words.c: texts; "" once memory ran out, which the arena remembers ---- */

/* Words of the catalogue; `pairs` fill its {names} and end with a NULL name (NULL: nothing to fill). */
struct report_text report_say(struct report *report, const char *section, const char *key,
                              const struct report_pair *pairs);
/* `text` with its {names} filled by the values in one language, numbered as the report's. */
const char *report_fill(struct report *report, size_t language, const char *text, const struct report_pair *pairs);
/* A text of the questionnaire. */
struct report_text report_asked(struct report *report, const char *kind, const char *id, const char *key);
/* The client's name, or a neutral word where it is redacted. */
struct report_text report_client(struct report *report);
/* A person's name, or a number. */
struct report_text report_person(struct report *report, size_t person);
/* What is the same in every language: names, notes, figures. */
struct report_text report_name(struct report *report, const char *name);
struct report_text report_number(struct report *report, int64_t number);
/* A figure as shown, with or without a percent sign; a dash when there is none. */
struct report_text report_percent(struct report *report, aira_figure_t figure);
struct report_text report_points(struct report *report, aira_figure_t figure);
/* "Level 2"; a dash for -1. */
struct report_text report_level(struct report *report, int level);
/* `low` to `high`, as shown. */
struct report_text report_range(struct report *report, aira_figure_t low, aira_figure_t high);
struct report_text report_join(struct report *report, struct report_text a, struct report_text b);
struct report_text report_empty(void);
bool report_is_empty(const struct report *report, struct report_text text);
/* Cut to `cells` columns of a terminal, at a word where it can be. */
struct report_text report_cut(struct report *report, struct report_text text, size_t cells);
/* A question's short title, else what it asks. */
struct report_text report_question(struct report *report, int question);
/* A day, YYYY-MM-DD. */
struct report_text report_day(struct report *report, int64_t seconds);
/* A band's title, or the words for none. */
struct report_text report_band(struct report *report, int band);
/* A stage's title, or the words for none reached yet. */
struct report_text report_stage(struct report *report, int stage);
/* The level of a question as it stands: a level, or why there is none. */
struct report_text report_standing(struct report *report, int question);
bool report_is_both(const struct report *report);
/* Joins several texts with the list mark of each language. */
struct report_text report_list(struct report *report, struct report_text list, struct report_text item);

/* ---- nodes.c ---- */

/* The language to set a text in that is not of the report's own words: Chinese when it holds a Chinese character. */
const char *report_language_of(const char *text);

/* Adds `text` to a node: the first language plain, the other muted under it (in a heading: behind it). */
void report_span(struct report *report, struct aira_node *node, struct report_text text, unsigned flags);
/* Adds a bold head in each language and, behind it on the same line, a text that is the same in every language. */
void report_note(struct report *report, struct aira_node *node, struct report_text head, struct report_text text);
struct aira_node *report_paragraph(struct report *report, struct aira_node *parent, enum aira_style style,
                                   struct report_text text);
struct aira_node *report_heading(struct report *report, struct aira_node *parent, int level, const char *id,
                                 struct report_text text);
/* A cell with one paragraph in SMALL. */
struct aira_node *report_cell(struct report *report, struct aira_node *row, struct report_text text);
/* A row of heads; `keys` are words of `section`, "" an empty head, and end with NULL. */
void report_heads(struct report *report, struct aira_node *table, const char *section, const char *const *keys);
struct aira_node *report_row(struct report *report, struct aira_node *table);
/* A cell of a row under the table's last one and held by it: behind the first `before` columns, over all the others. */
struct aira_node *report_body_cell(struct report *report, struct aira_node *table, int before);
/* Keeps a node whole and on the page of what follows it. */
void report_keep_with_next(struct aira_node *node);
/* A label over a key figure over a label, as a cell of a table. */
void report_key_figure(struct report *report, struct aira_node *row, struct report_text over, struct report_text figure,
                       struct report_text under);
/* An id for a node, such as "question-data.access". */
const char *report_id(struct report *report, const char *kind, const char *id);
/* Makes the whole paragraph a link; the short form has nothing to lead to. */
void report_link(const struct report *report, struct aira_node *node, const char *id);

/* ---- themed.c: the firm's own words and logos ---- */

/* A text of the theme with its {names} filled, or `otherwise` where it has none. */
struct report_text report_themed(struct report *report, const struct aira_theme_text *text,
                                 const struct report_pair *pairs, struct report_text otherwise);
/* The firm that reports, or an empty text. */
struct report_text report_firm(struct report *report);
/* The logo's picture, or NULL; a redacted copy has none of the client. */
const struct aira_picture *report_logo(const struct report *report, enum aira_logo logo);
/* The logos at the head of the cover. */
void report_cover_logos(struct report *report, struct aira_node *section);
/* The small ones at the head of every page. */
void report_page_logos(struct report *report);

/* ---- comment.c: the consultant's own texts ---- */

/* Puts the text of the section `id`, where there is one, in a box behind the heading that `section` begins with (in
 * front of all when it begins with none); a section that says nothing else gets a heading. */
void report_comment(struct report *report, struct aira_node *section, const char *id);
/* The text of the summary, cut so that the summary stays one page, and a link to the whole; false when there is
 * none. */
bool report_comment_short(struct report *report, struct aira_node *section);
/* The whole text of the summary as a section of its own, unless the summary holds all of it; true when it was added. */
bool report_comment_whole(struct report *report, struct aira_node *parent);

/* ---- sections: each adds its nodes under `section` ---- */

void report_cover(struct report *report, struct aira_node *section);
void report_summary(struct report *report, struct aira_node *section);
void report_adoption(struct report *report, struct aira_node *section);
void report_parts(struct report *report, struct aira_node *section);
void report_heat(struct report *report, struct aira_node *section);
void report_law(struct report *report, struct aira_node *section);
void report_benchmarks(struct report *report, struct aira_node *section);
void report_actions(struct report *report, struct aira_node *section);
void report_answers(struct report *report, struct aira_node *section);
void report_method(struct report *report, struct aira_node *section);
void report_sheet(struct report *report, struct aira_node *section);
/* Only with an earlier assessment. */
void report_since(struct report *report, struct aira_node *section);

/* ---- pieces that several sections use ---- */

/* What is said on the summary about how far its figures carry (summary_words.c); returns how many remarks there are. */
size_t report_remarks(struct report *report, struct aira_node *parent);
/* Puts the consultant's sentences in place of a finding's text in those languages that have one; false when none has.
 */
bool report_replacement(struct report *report, struct report_text *text, bool is_strength, int question);
/* How many of the findings shown have such a sentence in a language of the report. */
size_t report_replaced(struct report *report);
/* Why an action is advised, as one sentence. */
struct report_text report_reason(struct report *report, const struct aira_recommendation *recommendation);
/* The title of a recommendation; "gather evidence: ..." where it is no action. */
struct report_text report_recommendation(struct report *report, const struct aira_recommendation *recommendation);
/* The foremost recommendation for a question, by its place; the count of all when there is none (sheet.c). */
size_t report_foremost(const struct report *report, int question);
/* The points it gains; a dash when there is no index to gain them. */
struct report_text report_gain(struct report *report, const struct aira_recommendation *recommendation);
/* The foremost recommendations by effort and gain, with a key. */
void report_roadmap(struct report *report, struct aira_node *section);
/* What a published figure is called, what it is, and what the client said of the same thing. */
struct report_text report_benchmark_title(struct report *report, const struct aira_benchmark *benchmark);
struct report_text report_benchmark_value(struct report *report, const struct aira_benchmark *benchmark);
struct report_text report_benchmark_client(struct report *report, const struct aira_benchmark *benchmark);
/* How the levels are spread, and how the band would stand with other weights (method_figures.c). */
void report_method_levels(struct report *report, struct aira_node *section);
void report_method_weights(struct report *report, struct aira_node *section);
/* What the marks of the bars mean (parts.c). */
struct report_text report_bar_means(struct report *report);
/* How a stage stands: reached, next, ... (adoption.c). */
struct report_text report_stage_status(struct report *report, int stage);
/* Why nothing is recommended. */
struct report_text report_no_actions(struct report *report);
/* The role that owns it. */
struct report_text report_owner(struct report *report, const struct aira_recommendation *recommendation);

#endif
