/* Published figures, with the client beside them. */
#include "chart.h"

#include <string.h>

enum { COLUMNS = 3 };

/* A text of the benchmark, else what the structure file says, else what another language has. */
static struct report_text text_or(struct report *report, const char *id, const char *key, const char *otherwise)
{
    struct report_text text = report_empty();
    for (size_t i = 0; i < report->language_count; i++) {
        const char *found = aira_questionnaire_find(report->questionnaire, report->languages[i], "benchmark", id, key);
        for (size_t k = 0; found == NULL && otherwise[0] == '\0' && k < report->questionnaire->language_count; k++) {
            found = aira_questionnaire_find(report->questionnaire, report->questionnaire->languages[k], "benchmark", id,
                                            key);
        }
        text.in[i] = found != NULL ? found : otherwise;
    }
    return text;
}

/* A number in thousandths, in the unit of the figure. */
static struct report_text in_unit(struct report *report, const struct aira_benchmark *benchmark, int64_t thousandths)
{
    struct aira_buf digits;
    aira_buf_init(&digits);
    aira_number_format(&digits, thousandths);
    struct report_text number = report_name(report, aira_buf_cstr(&digits));
    report->arena.failed = report->arena.failed || digits.failed;
    aira_buf_dispose(&digits);
    if (strcmp(benchmark->unit, "rank") == 0) {
        return report_say(report, "benchmarks", "rank", (struct report_pair[]){{"rank", number}, {0}});
    }
    struct report_text unit = text_or(report, benchmark->id, "unit", benchmark->unit);
    bool percent = strcmp(benchmark->unit, "percent") == 0;
    if (!percent && report_is_empty(report, unit)) {
        return number;
    }
    return report_say(report, "benchmarks", percent ? "percent" : "with-unit",
                      (struct report_pair[]){{"value", number}, {"unit", unit}, {0}});
}

struct report_text report_benchmark_client(struct report *report, const struct aira_benchmark *benchmark)
{
    const struct aira_question_score *score = &report->score->questions[benchmark->question];
    struct aira_answer answer;
    if (score->state != AIRA_ANSWERED || !aira_assessment_counting(&answer, report->assessment, benchmark->question)) {
        return report_standing(report, benchmark->question);
    }
    enum aira_question_type type = report->questionnaire->questions[benchmark->question].type;
    if (type == AIRA_NUMBER) {
        return in_unit(report, benchmark, answer.value.number);
    }
    if (benchmark->option < 0) {
        return score->level >= 0 ? report_level(report, score->level) : report_name(report, "–");
    }
    bool named = type == AIRA_MULTI ? (answer.value.options >> benchmark->option & 1U) != 0
                                    : answer.value.number == benchmark->option;
    return report_say(report, "benchmarks", named ? "named" : "not-named", NULL);
}

struct report_text report_benchmark_title(struct report *report, const struct aira_benchmark *benchmark)
{
    return text_or(report, benchmark->id, "title", benchmark->id);
}

struct report_text report_benchmark_value(struct report *report, const struct aira_benchmark *benchmark)
{
    return in_unit(report, benchmark, benchmark->value);
}

static void figure_row(struct report *report, struct aira_node *table, const struct aira_benchmark *benchmark)
{
    struct aira_node *row = report_row(report, table);
    struct aira_node *name = report_cell(report, row, report_benchmark_title(report, benchmark));
    if (name != NULL) {
        name->keep |= AIRA_KEEP_ROW_HEADER;
    }
    (void)report_cell(report, row, report_benchmark_value(report, benchmark));
    (void)report_cell(report, row, report_benchmark_client(report, benchmark));
    struct report_text about = text_or(report, benchmark->id, "text", "");
    if (!report_is_empty(report, about)) {
        (void)report_paragraph(report, report_body_cell(report, table, 0), AIRA_STYLE_LABEL, about);
    }
}

static bool same_source(const struct aira_benchmark *a, const struct aira_benchmark *b)
{
    return a->question == b->question && strcmp(a->source, b->source) == 0 && strcmp(a->date, b->date) == 0 &&
           strcmp(a->asked, b->asked) == 0;
}

/* Where a figure is from; when and of whom only as far as the questionnaire says so. */
static struct report_text source_of(struct report *report, const struct aira_benchmark *benchmark)
{
    struct report_text source = text_or(report, benchmark->id, "source", benchmark->source);
    struct report_text date = text_or(report, benchmark->id, "date", benchmark->date);
    struct report_text asked = text_or(report, benchmark->id, "asked", benchmark->asked);
    struct report_text text =
        report_say(report, "benchmarks", "source", (struct report_pair[]){{"source", source}, {0}});
    if (!report_is_empty(report, date)) {
        text = report_join(
            report, text, report_say(report, "benchmarks", "source-date", (struct report_pair[]){{"date", date}, {0}}));
    }
    if (!report_is_empty(report, asked)) {
        text = report_join(
            report, text,
            report_say(report, "benchmarks", "source-asked", (struct report_pair[]){{"asked", asked}, {0}}));
    }
    return text;
}

/* Each source once, under the table of its question. */
static void sources(struct report *report, struct aira_node *section, int question)
{
    const struct aira_questionnaire *q = report->questionnaire;
    for (size_t i = 0; i < q->benchmark_count; i++) {
        const struct aira_benchmark *benchmark = &q->benchmarks[i];
        bool told = benchmark->question != question;
        for (size_t j = 0; j < i && !told; j++) {
            told = same_source(benchmark, &q->benchmarks[j]);
        }
        if (told) {
            continue;
        }
        (void)report_paragraph(report, section, AIRA_STYLE_CAPTION, source_of(report, benchmark));
    }
}

static void question_section(struct report *report, struct aira_node *section, int question)
{
    static const double shares[COLUMNS] = {46, 24, 30};
    static const enum aira_align aligns[COLUMNS] = {AIRA_LEFT, AIRA_RIGHT, AIRA_RIGHT};
    static const char *const heads[] = {"figure", "published", "client", NULL};
    const struct aira_questionnaire *q = report->questionnaire;
    (void)report_heading(report, section, 2, NULL, report_question(report, question));
    struct aira_node *table = aira_node_table(report->document, section, AIRA_NODE_TABLE, COLUMNS, shares, aligns);
    if (table == NULL) {
        return;
    }
    table->table->ruled = true;
    table->keep |= AIRA_KEEP_WITH_NEXT;
    report_heads(report, table, "benchmarks", heads);
    for (size_t i = 0; i < q->benchmark_count; i++) {
        if (q->benchmarks[i].question == question) {
            figure_row(report, table, &q->benchmarks[i]);
        }
    }
    sources(report, section, question);
}

static bool is_compared(const struct report *report, int question)
{
    const struct aira_questionnaire *q = report->questionnaire;
    for (size_t i = 0; i < q->benchmark_count; i++) {
        if (q->benchmarks[i].question == question && report->score->questions[question].state != AIRA_OFF) {
            return true;
        }
    }
    return false;
}

static void chart(struct report *report, struct aira_node *section)
{
    struct aira_node *about = section == NULL ? NULL : section->last;
    if (chart_shares(report, section)) {
        report_keep_with_next(about);
        (void)report_paragraph(report, section, AIRA_STYLE_CAPTION,
                               report_say(report, "benchmarks", "shares-mean", NULL));
    }
}

void report_benchmarks(struct report *report, struct aira_node *section)
{
    bool any = false;
    for (int i = 0; i < (int)report->questionnaire->question_count; i++) {
        if (!is_compared(report, i)) {
            continue;
        }
        if (!any) {
            (void)report_heading(report, section, 1, NULL, report_say(report, "benchmarks", "title", NULL));
            (void)report_paragraph(report, section, AIRA_STYLE_BODY, report_say(report, "benchmarks", "about", NULL));
            chart(report, section);
        }
        any = true;
        question_section(report, section, i);
    }
}
