/* What the charts draw is what the scorecard says; nothing leaves its figure or covers what must be read. */
#include "reported.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct reported_how english = {AIRA_REPORT_EN, false, false, NULL};

/* Whatever is drawn, of every figure of the document. */
static void stays_within(const struct aira_node *node, void *context)
{
    (void)context;
    for (size_t i = 0; node->figure != NULL && i < node->figure->count; i++) {
        const struct aira_shape *shape = &node->figure->shapes[i];
        double reach = shape->kind == AIRA_SHAPE_CIRCLE ? shape->x2 : 0;
        double right = shape->x + (shape->kind == AIRA_SHAPE_RECT ? shape->x2 : reach);
        double foot = shape->y + (shape->kind == AIRA_SHAPE_RECT ? shape->y2 : reach);
        if (shape->kind == AIRA_SHAPE_POLYGON) {
            continue;
        }
        if (shape->x - reach < -0.01 || shape->y - reach < -0.01 || right > node->figure->width + 0.01 ||
            foot > node->figure->height + 0.01) {
            fail_msg("%.40s: %s at %.1f, %.1f leaves the figure", node->figure->alternative,
                     shape->text == NULL ? "a shape" : shape->text, shape->x, shape->y);
        }
    }
}

static bool is_level_text(const struct aira_shape *shape)
{
    return shape->kind == AIRA_SHAPE_TEXT && shape->bold && strlen(shape->text) == 1 && shape->text[0] >= '0' &&
           shape->text[0] <= '4';
}

/* Figures in cells under `node`, by level. */
static void count_cells(const struct aira_node *node, void *context)
{
    int *counts = context;
    for (size_t i = 0; node->figure != NULL && i < node->figure->count; i++) {
        if (is_level_text(&node->figure->shapes[i])) {
            counts[node->figure->shapes[i].text[0] - '0']++;
        }
    }
}

static void the_heat_map_draws_every_level(void **state)
{
    (void)state;
    for (int language = AIRA_REPORT_ZH; language <= AIRA_REPORT_BOTH; language++) {
        struct reported_how how = {(enum aira_report_languages)language, false, false, NULL};
        struct reported r;
        int drawn[AIRA_LEVELS] = {0}, expected[AIRA_LEVELS] = {1, 2, 1, 2, 1}; /* the key has each, and a pair */
        reported_make(&r, FIRM_GROWING, &how);
        for (size_t i = 0; i < r.firm.questionnaire->question_count; i++) {
            const struct aira_question_score *score = &r.card->score->questions[i];
            bool scored = r.firm.questionnaire->parts[r.firm.questionnaire->questions[i].part].weight > 0;
            if (scored && score->level >= 0) {
                expected[score->level]++;
                expected[score->supported_level]++;
            }
        }
        reported_walk(reported_section(&r, "heat"), count_cells, drawn);
        assert_memory_equal(drawn, expected, sizeof drawn);
        reported_walk(r.document->root, stays_within, NULL);
        reported_free(&r);
    }
}

static void the_heat_map_tells_its_figures_in_words(void **state)
{
    struct reported r;
    (void)state;
    reported_make(&r, FIRM_GROWING, &english);
    assert_true(reported_shows(&r, "Data: 0 at level 0, 2 at 1, 0 at 2, 1 at 3, 0 at 4, 0 without a level"));
    assert_true(reported_shows(&r, "Organisation: 0 at level 0, 1 at 1, 0 at 2, 0 at 3, 0 at 4, 2 without a level"));
    reported_free(&r);
}

/* ---- many questions ---- */

static void write_file(const char *folder, const char *name, const struct aira_buf *text)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(text->data, 1, text->length, file), text->length);
    assert_int_equal(fclose(file), 0);
}

/* A questionnaire with `count` criteria in nine parts. */
static void load_many(struct firm *firm, int count)
{
    char folder[] = "/tmp/aira-charts-XXXXXX", command[64];
    struct aira_buf structure, texts;
    aira_buf_init(&structure);
    aira_buf_init(&texts);
    assert_non_null(mkdtemp(folder));
    aira_buf_puts(&structure, "[questionnaire]\nid = many\nversion = 1\nlanguages = en\nbands = low:0, high:50\n"
                              "blocker-band = low\nevidence-caps = 2, 3, 3, 4\n");
    aira_buf_puts(&texts,
                  "[questionnaire]\ntitle = Many\nabout = Many\n[band low]\ntitle = Low\n[band high]\ntitle = High\n");
    for (int i = 0; i < 9; i++) {
        aira_buf_printf(&structure, "[part p%d]\nweight = 10\n", i);
        aira_buf_printf(&texts, "[part p%d]\ntitle = \"Part number %d with a rather long title\"\nabout = About\n", i,
                        i);
    }
    for (int i = 0; i < count; i++) {
        aira_buf_printf(&structure, "[question p%d.q%d]\npart = p%d\ntype = level\nweight = 1\n", i % 9, i, i % 9);
        aira_buf_printf(&texts,
                        "[question p%d.q%d]\nask = \"Question %d of them\"\ntitle = \"Criterion number %d\"\n"
                        "0 = a\n1 = b\n2 = c\n3 = d\n4 = e\n",
                        i % 9, i, i, i);
    }
    write_file(folder, "questionnaire.ini", &structure);
    write_file(folder, "text.en.ini", &texts);
    aira_buf_dispose(&structure);
    aira_buf_dispose(&texts);
    *firm = (struct firm){0};
    aira_diags_init(&firm->diags);
    if (aira_questionnaire_load(&firm->questionnaire, folder, &firm->diags, &firm->err) < 0) {
        fail_msg("%s: %s", firm->err.message, firm->diags.count > 0 ? firm->diags.items[0].message : "");
    }
    snprintf(command, sizeof command, "rm -r %s", folder);
    assert_int_equal(system(command), 0);
    assert_int_equal(aira_assessment_new(&firm->assessment, firm->questionnaire, "Many", &firm->err), 0);
    for (int i = 0; i < count; i++) {
        struct aira_answer answer = aira_answer_blank(i, AIRA_SETTLED);
        answer.value.number = i % 5;
        assert_int_equal(aira_assessment_answer(firm->assessment, &answer, &firm->err), 0);
    }
}

struct figures {
    size_t count, criteria;
    double least, most; /* heights */
};

static void measure(const struct aira_node *node, void *context)
{
    struct figures *figures = context;
    if (node->figure == NULL) {
        return;
    }
    figures->count++;
    figures->least =
        figures->count == 1 || node->figure->height < figures->least ? node->figure->height : figures->least;
    figures->most = node->figure->height > figures->most ? node->figure->height : figures->most;
    for (size_t i = 0; i < node->figure->count; i++) {
        const struct aira_shape *shape = &node->figure->shapes[i];
        if (shape->kind != AIRA_SHAPE_TEXT) {
            continue;
        }
        figures->criteria += strncmp(shape->text, "Criterion number", 16) == 0;
        assert_true(shape->size >= 5);
    }
}

static void a_page_holds_150_criteria_and_more_go_on_the_next(void **state)
{
    static const struct {
        int criteria;
        size_t pages;
    } cases[] = {{15, 1}, {150, 1}, {300, 2}, {1000, 7}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct reported r = {.document = NULL};
        struct figures figures = {0};
        load_many(&r.firm, cases[i].criteria);
        struct aira_scorecard_input input = {.assessment = r.firm.assessment, .journal_head = "", .as_of = 1795507200};
        assert_int_equal(aira_scorecard_new(&r.card, &input, &r.firm.err), 0);
        assert_int_equal(aira_catalog_new(&r.catalog, &r.firm.err), 0);
        assert_int_equal(aira_catalog_load(r.catalog, AIRA_SOURCE_DIR "/data", "report", &r.firm.err), 0);
        assert_int_equal(reported_build(&r, &english), 0);
        reported_walk(reported_section(&r, "heat"), measure, &figures);
        assert_int_equal(figures.criteria, cases[i].criteria);
        assert_int_equal(figures.count, cases[i].pages);
        assert_true(figures.most < 520);
        assert_true(figures.least > figures.most - 20);
        reported_walk(r.document->root, stays_within, NULL);
        reported_free(&r);
    }
}

/* ---- the real questionnaire ---- */

static void load_sample(struct reported *r, const char *name, const struct reported_how *how)
{
    char path[512];
    *r = (struct reported){0};
    aira_diags_init(&r->firm.diags);
    snprintf(path, sizeof path, "%s/data/samples/%s/answers.ini", AIRA_SOURCE_DIR, name);
    assert_int_equal(aira_questionnaire_load(&r->firm.questionnaire, AIRA_SOURCE_DIR "/questionnaires/enterprise-ai",
                                             &r->firm.diags, &r->firm.err),
                     0);
    assert_int_equal(aira_answers_read(&r->firm.assessment, r->firm.questionnaire, path, &r->firm.diags, &r->firm.err),
                     0);
    struct aira_scorecard_input input = {.assessment = r->firm.assessment, .journal_head = "", .as_of = 1795507200};
    assert_int_equal(aira_scorecard_new(&r->card, &input, &r->firm.err), 0);
    assert_int_equal(aira_catalog_new(&r->catalog, &r->firm.err), 0);
    assert_int_equal(aira_catalog_load(r->catalog, AIRA_SOURCE_DIR "/data", "report", &r->firm.err), 0);
    assert_int_equal(reported_build(r, how), 0);
}

struct roadmap {
    const struct aira_node *figure;
};

/* The figure of the section whose words begin so. */
static void find_figure(const struct aira_node *node, void *context)
{
    struct roadmap *found = context;
    if (node->figure != NULL && strstr(node->figure->alternative, "Actions by effort and gain") != NULL) {
        found->figure = node;
    }
}

/* The numbers of the points, in the order drawn; `x` and `y` get their middles. */
static size_t points_of(const struct aira_figure *figure, double *x, double *y, size_t most)
{
    size_t count = 0;
    for (size_t i = 0; i + 1 < figure->count && count < most; i++) {
        const struct aira_shape *disc = &figure->shapes[i], *text = &figure->shapes[i + 1];
        if (disc->kind == AIRA_SHAPE_CIRCLE && disc->x2 > 5 && text->kind == AIRA_SHAPE_TEXT) {
            assert_int_equal(atoi(text->text), (int)count + 1);
            x[count] = disc->x;
            y[count++] = disc->y;
        }
    }
    return count;
}

static void the_roadmap_puts_every_number_where_it_can_be_read(void **state)
{
    static const char *const samples[] = {"manufacturer", "startup", "hospital"};
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        for (int both = 0; both < 2; both++) {
            struct reported_how how = {both ? AIRA_REPORT_BOTH : AIRA_REPORT_EN, false, false, NULL};
            struct roadmap found = {NULL};
            struct reported r;
            double x[40], y[40];
            load_sample(&r, samples[i], &how);
            reported_walk(reported_section(&r, "actions"), find_figure, &found);
            assert_non_null(found.figure);
            size_t count = points_of(found.figure->figure, x, y, 40);
            assert_int_equal(count, 12);
            for (size_t a = 0; a < count; a++) {
                for (size_t b = 0; b < a; b++) {
                    assert_true(hypot(x[a] - x[b], y[a] - y[b]) > 13.2);
                }
            }
            reported_walk(r.document->root, stays_within, NULL);
            reported_free(&r);
        }
    }
}

static void the_roadmap_says_the_figures_of_the_advice(void **state)
{
    struct reported r;
    char words[128];
    (void)state;
    load_sample(&r, "manufacturer", &english);
    for (size_t i = 0; i < 12; i++) {
        const struct aira_recommendation *item = &r.card->advice->items[i];
        int gain = aira_shown(item->gain);
        if (item->gain > 0) {
            snprintf(words, sizeof words, "no. %zu: %d weeks, gain %d.%d", i + 1, item->effort, gain / 10, gain % 10);
        } else {
            snprintf(words, sizeof words, "no. %zu: %d weeks, gain –", i + 1, item->effort);
        }
        if (!reported_shows(&r, words)) {
            fail_msg("the roadmap does not say: %s", words);
        }
    }
    reported_free(&r);
}

/* The widths of the bars in the survey's colour. */
static void add_bars(const struct aira_node *node, void *context)
{
    double *sum = context;
    for (size_t i = 0; node->figure != NULL && i < node->figure->count; i++) {
        const struct aira_shape *shape = &node->figure->shapes[i];
        if (shape->kind == AIRA_SHAPE_RECT && shape->fill == AIRA_COLOUR_LEVEL3 && shape->y2 > 6.9 && shape->y2 < 7.1) {
            *sum += shape->x2;
        }
    }
}

static void a_bar_is_as_long_as_the_share(void **state)
{
    struct reported r;
    double drawn = 0, expected = 0;
    (void)state;
    load_sample(&r, "manufacturer", &english);
    for (size_t i = 0; i < r.firm.questionnaire->benchmark_count; i++) {
        const struct aira_benchmark *benchmark = &r.firm.questionnaire->benchmarks[i];
        if (benchmark->option >= 0 && strcmp(benchmark->unit, "percent") == 0) {
            expected += (352 - 158) * (double)benchmark->value / 100000;
        }
    }
    reported_walk(reported_section(&r, "benchmarks"), add_bars, &drawn);
    assert_true(expected > 100 && fabs(drawn - expected) < 0.01);
    assert_true(reported_shows(&r, "Code and testing: 59.2 %, this firm: named"));
    assert_true(reported_shows(&r, "Marketing and operations: 52 %, this firm: not named"));
    reported_free(&r);
}

/* ---- last time ---- */

struct marks {
    size_t bars, marked;
    const struct reported *r;
    int question;
};

/* In each row of a part's table the triangle points at the level of last time. */
static void look_at_marks(const struct aira_node *node, void *context)
{
    struct marks *marks = context;
    const char *id = node->id != NULL && strncmp(node->id, "criterion-", 10) == 0 ? node->id + 10 : NULL;
    if (id != NULL) {
        marks->question = aira_questionnaire_question(marks->r->firm.questionnaire, id);
    }
    if (node->figure == NULL || node->figure->width > 100 || node->figure->width < 50) {
        return;
    }
    int then = aira_scorecard_level_then(marks->r->card, marks->question);
    size_t polygons = 0;
    marks->bars++;
    for (size_t i = 0; i < node->figure->count; i++) {
        const struct aira_shape *shape = &node->figure->shapes[i];
        if (shape->kind == AIRA_SHAPE_POLYGON) {
            polygons++;
            assert_true(fabs(shape->points[0] - (2 + 20 * then)) < 2);
        }
    }
    assert_int_equal(polygons, then >= 0);
    marks->marked += polygons;
}

static void last_time_is_marked_on_the_bars(void **state)
{
    struct reported r;
    (void)state;
    reported_prepare_since(&r, FIRM_GROWING, FIRM_THERE, &english);
    assert_int_equal(reported_build(&r, &english), 0);
    struct marks marks = {.r = &r};
    reported_walk(reported_section(&r, "parts"), look_at_marks, &marks);
    assert_int_equal(marks.bars, 12);
    assert_int_equal(marks.marked, 12);
    assert_true(reported_shows(&r, "Last time"));
    assert_true(reported_shows(&r, " Small triangle: last time."));
    reported_free(&r);
    reported_make(&r, FIRM_GROWING, &english);
    assert_false(reported_shows(&r, "Last time"));
    reported_free(&r);
}

static void since_last_time_says_what_changed(void **state)
{
    struct reported r;
    char text[64];
    (void)state;
    reported_prepare_since(&r, FIRM_GROWING, FIRM_THERE, &english);
    assert_int_equal(reported_build(&r, &english), 0);
    int now = aira_shown(r.card->score->index.score), then = aira_shown(r.card->since->score->index.score);
    assert_true(now < then);
    snprintf(text, sizeof text, "Last time %d.%d (−%d.%d)", then / 10, then % 10, (then - now) / 10, (then - now) % 10);
    assert_true(reported_shows(&r, text));
    assert_true(reported_shows(&r, "of 2026-11-24, beside the assessment of 2025-01-01"));
    assert_true(reported_shows(&r, "0 lost") == false && reported_shows(&r, " lost"));
    reported_free(&r);
}

/* ---- the method ---- */

static void the_method_says_how_far_the_figures_carry(void **state)
{
    struct reported r;
    struct aira_weighed weighed;
    char text[64];
    (void)state;
    reported_make(&r, FIRM_GROWING, &english);
    assert_true(reported_shows(&r, "Of 12 criteria 9 have a level; 1 (8.3%) were marked not applicable."));
    int data = aira_questionnaire_part(r.firm.questionnaire, "data");
    assert_int_equal(aira_score_weighed(&weighed, r.card->score, data, 5, &r.firm.err), 0);
    assert_int_not_equal(aira_shown(weighed.score), aira_shown(r.card->score->index.score));
    snprintf(text, sizeof text, "%d.%d", aira_shown(weighed.score) / 10, aira_shown(weighed.score) % 10);
    assert_true(reported_shows(&r, text));
    assert_true(reported_shows(&r, "The band stays “Low” in every case."));
    reported_free(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_heat_map_draws_every_level),
        cmocka_unit_test(the_heat_map_tells_its_figures_in_words),
        cmocka_unit_test(a_page_holds_150_criteria_and_more_go_on_the_next),
        cmocka_unit_test(the_roadmap_puts_every_number_where_it_can_be_read),
        cmocka_unit_test(the_roadmap_says_the_figures_of_the_advice),
        cmocka_unit_test(a_bar_is_as_long_as_the_share),
        cmocka_unit_test(last_time_is_marked_on_the_bars),
        cmocka_unit_test(since_last_time_says_what_changed),
        cmocka_unit_test(the_method_says_how_far_the_figures_carry),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
