/* Plans on the full questionnaire: bench_plan COUNT.  So many assessments with answers made at random, each with a plan
 * to the last stage, to an index fifteen points higher and for a budget; prints time, proofs, nodes of the search, and
 * how much better a plan is than what the greedy choice finds.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <aira/advice.h>

struct dice {
    uint64_t state;
};

static unsigned roll(struct dice *dice, unsigned sides)
{
    dice->state = dice->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(dice->state >> 33) % sides;
}

static double now(clockid_t clock)
{
    struct timespec time;

    clock_gettime(clock, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static void give(struct aira_answer *answer, const struct aira_question *question, struct dice *dice)
{
    answer->given = AIRA_GIVEN_VALUE;
    switch (question->type) {
    case AIRA_LEVEL:
        answer->value.number = roll(dice, 4);
        break;
    case AIRA_YESNO:
        answer->value.number = roll(dice, 4) > 0;
        break;
    case AIRA_SINGLE:
        answer->value.number = roll(dice, (unsigned)question->option_count);
        break;
    case AIRA_MULTI:
        answer->value.options = 1;
        break;
    case AIRA_NUMBER:
        answer->value.number = question->has_range ? question->least : 0;
        break;
    case AIRA_TEXT:
        answer->value.text = "text";
        break;
    }
}

static int make(struct aira_assessment **out, const struct aira_questionnaire *questionnaire, uint64_t seed,
                struct aira_error *err)
{
    struct dice dice = {seed * UINT64_C(0x9E3779B97F4A7C15) + 1};
    int code = aira_assessment_new(out, questionnaire, "Sample", err);

    for (int i = 0; code == 0 && i < (int)questionnaire->question_count; i++) {
        struct aira_answer answer = aira_answer_blank(i, AIRA_SETTLED);

        if (roll(&dice, 20) == 0)
            continue;
        give(&answer, &questionnaire->questions[i], &dice);
        code = aira_assessment_answer(*out, &answer, err);
    }
    return code;
}

enum { MOST = 1000 };

struct goal {
    const char *name;
    double times[MOST];
    double most_processor;
    long nodes[MOST];
    int count, none, proven, forced, searched, behind, better;
    double margin, most_margin;
};

static void note(struct goal *goal, const struct aira_plan *plan, double time)
{
    bool budget = plan->options.goal == AIRA_GOAL_BUDGET;
    double ours = (double)(budget ? plan->gain : plan->effort), greedy = (double)plan->greedy;
    double margin = budget ? ours / (greedy > 0 ? greedy : 1) - 1 : greedy / (ours > 0 ? ours : 1) - 1;

    goal->times[goal->count] = time;
    goal->nodes[goal->count++] = plan->nodes;
    goal->proven += plan->proof != AIRA_PLAN_BOUNDED ? 1 : 0;
    goal->forced += plan->proof == AIRA_PLAN_FORCED ? 1 : 0;
    if (plan->greedy < 0)
        margin = 0;
    goal->behind += margin < 0 ? 1 : 0;
    goal->better += margin > 0 ? 1 : 0;
    goal->margin += margin;
    goal->most_margin = margin > goal->most_margin ? margin : goal->most_margin;
}

static int run(struct goal *goal, const struct aira_score *score, const struct aira_plan_options *options,
               struct aira_error *err)
{
    struct aira_plan *plan = NULL;
    double start = now(CLOCK_MONOTONIC), processor = now(CLOCK_PROCESS_CPUTIME_ID);
    int code = aira_plan_new(&plan, score, options, err);

    processor = now(CLOCK_PROCESS_CPUTIME_ID) - processor;
    if (code == 0)
        note(goal, plan, now(CLOCK_MONOTONIC) - start);
    if (code == 0 && processor > goal->most_processor)
        goal->most_processor = processor;
    else if (code == AIRA_EFAIL)
        goal->none++;
    aira_plan_free(plan);
    return code == AIRA_EFAIL ? 0 : code;
}

static int compare(const void *a, const void *b)
{
    const double *x = a, *y = b;

    return (*x > *y) - (*x < *y);
}

static void print(struct goal *goal)
{
    long nodes = 0, most = 0;

    if (goal->count == 0)
        return;
    for (int i = 0; i < goal->count; i++) {
        nodes += goal->nodes[i];
        most = goal->nodes[i] > most ? goal->nodes[i] : most;
    }
    qsort(goal->times, (size_t)goal->count, sizeof *goal->times, compare);
    printf(
        "plan, %s: %d plans (%d without), %d proven best, %d of them without search; median %.1f ms, at most %.1f ms "
        "(at most 1000; of the processor %.1f ms); %ld nodes, at most %ld; against greedy: worse in %d (0), better in "
        "%d, by %.1f %% on average "
        "and %.1f %% at most\n",
        goal->name, goal->count, goal->none, goal->proven, goal->forced, goal->times[goal->count / 2],
        goal->times[goal->count - 1], goal->most_processor, nodes, most, goal->behind, goal->better,
        100 * goal->margin / goal->count, 100 * goal->most_margin);
}

static int run_all(struct goal goals[3], const struct aira_questionnaire *questionnaire, uint64_t seed,
                   struct aira_error *err)
{
    struct aira_assessment *assessment = NULL;
    struct aira_score *score = NULL;
    int code = make(&assessment, questionnaire, seed, err);

    if (code == 0)
        code = aira_score_new(&score, assessment, err);
    if (code == 0)
        code = run(&goals[0], score,
                   &(struct aira_plan_options){.goal = AIRA_GOAL_STAGE, .stage = (int)questionnaire->stage_count - 1},
                   err);
    if (code == 0)
        code =
            run(&goals[1], score,
                &(struct aira_plan_options){.goal = AIRA_GOAL_INDEX, .index = aira_shown(score->index.low) + 150}, err);
    if (code == 0)
        code =
            run(&goals[2], score,
                &(struct aira_plan_options){.goal = AIRA_GOAL_BUDGET, .budget = 20 + (int64_t)(seed * 37 % 180)}, err);
    aira_score_free(score);
    aira_assessment_free(assessment);
    return code;
}

int main(int count, char **arguments)
{
    static struct goal goals[3] = {{.name = "to the last stage"}, {.name = "to an index"}, {.name = "for a budget"}};
    struct aira_questionnaire *questionnaire = NULL;
    struct aira_diags diags;
    struct aira_error err;
    int code, cases = 0;

    if (count != 2 || !aira_int_parse(&cases, arguments[1], 1, MOST))
        return 2;
    aira_diags_init(&diags);
    code = aira_questionnaire_load(&questionnaire, AIRA_SOURCE_DIR "/questionnaires/enterprise-ai", &diags, &err);
    for (int i = 1; code == 0 && i <= cases; i++)
        code = run_all(goals, questionnaire, (uint64_t)i, &err);
    for (size_t i = 0; code == 0 && i < 3; i++)
        print(&goals[i]);
    if (code < 0)
        fprintf(stderr, "bench_plan: %s\n", err.message);
    aira_questionnaire_free(questionnaire);
    aira_diags_dispose(&diags);
    return code < 0;
}
