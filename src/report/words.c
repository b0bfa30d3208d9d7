/* Texts in the languages of a report. */
#include "build.h"

#include <string.h>

enum { MAX_PAIRS = 12 };

static const char *kept(struct report *report, struct aira_buf *text)
{
    const char *copy = text->failed ? NULL : aira_arena_strdup(&report->arena, aira_buf_cstr(text));
    if (copy == NULL) {
        report->arena.failed = true;
    }
    aira_buf_dispose(text);
    return copy == NULL ? "" : copy;
}

struct report_text report_empty(void)
{
    return (struct report_text){{"", ""}};
}

bool report_is_both(const struct report *report)
{
    return report->language_count > 1;
}

bool report_is_empty(const struct report *report, struct report_text text)
{
    for (size_t i = 0; i < report->language_count; i++) {
        if (text.in[i][0] != '\0') {
            return false;
        }
    }
    return true;
}

const char *report_fill(struct report *report, size_t language, const char *text, const struct report_pair *pairs)
{
    const char *values[2 * MAX_PAIRS + 1];
    size_t count = 0;
    for (const struct report_pair *pair = pairs; pair != NULL && pair->name != NULL && count < MAX_PAIRS; pair++) {
        values[2 * count] = pair->name;
        values[2 * count + 1] = pair->value.in[language];
        count++;
    }
    values[2 * count] = NULL;
    struct aira_buf filled;
    aira_buf_init(&filled);
    aira_text_fill(&filled, text, values);
    return kept(report, &filled);
}

struct report_text report_say(struct report *report, const char *section, const char *key,
                              const struct report_pair *pairs)
{
    struct report_text said = report_empty();
    for (size_t i = 0; i < report->language_count; i++) {
        said.in[i] =
            report_fill(report, i, aira_catalog_text(report->catalog, report->languages[i], section, key), pairs);
    }
    return said;
}

struct report_text report_asked(struct report *report, const char *kind, const char *id, const char *key)
{
    struct report_text asked = report_empty();
    for (size_t i = 0; i < report->language_count; i++) {
        asked.in[i] = aira_questionnaire_text(report->questionnaire, report->languages[i], kind, id, key);
    }
    return asked;
}

struct report_text report_name(struct report *report, const char *name)
{
    const char *copy = aira_arena_strdup(&report->arena, name == NULL ? "" : name);
    return (struct report_text){{copy == NULL ? "" : copy, copy == NULL ? "" : copy}};
}

struct report_text report_client(struct report *report)
{
    return report->card->whole != NULL ? report_say(report, "redacted", "client", NULL)
                                       : report_name(report, report->assessment->client);
}

struct report_text report_person(struct report *report, size_t person)
{
    if (report->card->whole == NULL) {
        return report_name(report, report->assessment->people[person].name);
    }
    return report_say(report, "redacted", "person",
                      (struct report_pair[]){{"number", report_number(report, (int64_t)person + 1)}, {0}});
}

struct report_text report_number(struct report *report, int64_t number)
{
    const char *text = aira_arena_printf(&report->arena, "%lld", (long long)number);
    return (struct report_text){{text == NULL ? "" : text, text == NULL ? "" : text}};
}

static struct report_text figure_text(struct report *report, aira_figure_t figure, const char *sign)
{
    if (figure == AIRA_NO_FIGURE) {
        return report_name(report, "–");
    }
    int tenths = aira_shown(figure);
    const char *text = aira_arena_printf(&report->arena, "%d.%d%s", tenths / 10, tenths % 10, sign);
    return (struct report_text){{text == NULL ? "" : text, text == NULL ? "" : text}};
}

struct report_text report_percent(struct report *report, aira_figure_t figure)
{
    return figure_text(report, figure, "%");
}

struct report_text report_points(struct report *report, aira_figure_t figure)
{
    return figure_text(report, figure, "");
}

struct report_text report_range(struct report *report, aira_figure_t low, aira_figure_t high)
{
    return report_join(report, report_points(report, low),
                       report_join(report, report_name(report, "–"), report_points(report, high)));
}

struct report_text report_level(struct report *report, int level)
{
    if (level < 0) {
        return report_name(report, "–");
    }
    return report_say(report, "common", "level", (struct report_pair[]){{"level", report_number(report, level)}, {0}});
}

struct report_text report_join(struct report *report, struct report_text a, struct report_text b)
{
    struct report_text joined = report_empty();
    for (size_t i = 0; i < report->language_count; i++) {
        struct aira_buf text;
        aira_buf_init(&text);
        aira_buf_puts(&text, a.in[i]);
        aira_buf_puts(&text, b.in[i]);
        joined.in[i] = kept(report, &text);
    }
    return joined;
}

struct report_text report_list(struct report *report, struct report_text list, struct report_text item)
{
    if (report_is_empty(report, list)) {
        return item;
    }
    return report_join(report, list, report_join(report, report_say(report, "common", "list-mark", NULL), item));
}

/* Ends at a space when one is near, so that no English word is cut in two. */
static void cut_words(struct aira_buf *out, const char *text, size_t cells)
{
    size_t length = aira_text_fit(text, cells - 1);
    size_t word = length;
    while (word > length / 2 && text[word] != ' ') {
        word--;
    }
    aira_buf_add(out, text, word > length / 2 ? word : length);
    aira_buf_puts(out, "…");
}

struct report_text report_cut(struct report *report, struct report_text text, size_t cells)
{
    struct report_text cut = report_empty();
    for (size_t i = 0; i < report->language_count; i++) {
        if (aira_text_width(text.in[i]) <= cells) {
            cut.in[i] = text.in[i];
            continue;
        }
        struct aira_buf out;
        aira_buf_init(&out);
        cut_words(&out, text.in[i], cells);
        cut.in[i] = kept(report, &out);
    }
    return cut;
}

struct report_text report_question(struct report *report, int question)
{
    const char *id = report->questionnaire->questions[question].id;
    for (size_t i = 0; i < report->language_count; i++) {
        if (aira_questionnaire_find(report->questionnaire, report->languages[i], "question", id, "title") == NULL) {
            return report_asked(report, "question", id, "ask");
        }
    }
    return report_asked(report, "question", id, "title");
}

struct report_text report_day(struct report *report, int64_t seconds)
{
    char time[AIRA_TIME_SIZE];
    aira_time_format(time, seconds);
    time[strlen("YYYY-MM-DD")] = '\0';
    return report_name(report, time);
}

struct report_text report_band(struct report *report, int band)
{
    return band < 0 ? report_say(report, "common", "no-band", NULL)
                    : report_asked(report, "band", report->questionnaire->bands[band].id, "title");
}

struct report_text report_stage(struct report *report, int stage)
{
    return stage < 0 ? report_say(report, "common", "no-stage", NULL)
                     : report_asked(report, "stage", report->questionnaire->stages[stage].id, "title");
}

struct report_text report_standing(struct report *report, int question)
{
    const struct aira_question_score *score = &report->score->questions[question];
    if (score->level >= 0) {
        return report_level(report, score->level);
    }
    return report_say(report, "state", aira_state_name(score->state), NULL);
}
