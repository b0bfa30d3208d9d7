#include "random_case.h"

#include <string.h>

/* ---- making one ---- */

struct dice {
    uint64_t state;
};

static unsigned roll(struct dice *dice, unsigned sides)
{
    dice->state = dice->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(dice->state >> 33) % sides;
}

/* The first question is one with levels, and conditions ask for such ones alone. */
static enum aira_question_type type_of(struct dice *dice, int index)
{
    unsigned side = roll(dice, 6);
    return index == 0 || side > 1 ? AIRA_LEVEL : side == 0 ? AIRA_YESNO : AIRA_SINGLE;
}

static int earlier_level(struct dice *dice, const enum aira_question_type *types, int index)
{
    int earlier = (int)roll(dice, (unsigned)index);
    return types[earlier] == AIRA_LEVEL ? earlier : 0;
}

/* Conditions stand outside the index alone. */
static void put_condition(struct aira_buf *out, struct dice *dice, const enum aira_question_type *types, int index)
{
    int a = earlier_level(dice, types, index), b = earlier_level(dice, types, index);
    switch (roll(dice, 7)) {
    case 0:
        aira_buf_printf(out, "when = q%d >= 1\n", a);
        break;
    case 1:
        aira_buf_printf(out, "when = q%d >= 2 or q%d >= 3\n", a, b);
        break;
    case 2:
        aira_buf_printf(out, "when = q%d >= 1 and q%d >= 1\n", a, b);
        break;
    case 3:
        aira_buf_printf(out, "when = q%d <= 2\n", a);
        break;
    case 4:
        aira_buf_printf(out, "when = not q%d >= 3\n", a);
        break;
    default:
        break;
    }
}

static void put_question(struct aira_buf *out, struct aira_buf *text, struct dice *dice, enum aira_question_type *types,
                         int index)
{
    static const char *const parts[] = {"adopt", "one", "two"};
    types[index] = type_of(dice, index);
    aira_buf_printf(out, "[question q%d]\npart = %s\nweight = %u\ndepth = quick\ntype = %s\n", index, parts[index % 3],
                    1 + roll(dice, 3), aira_question_type_name(types[index]));
    aira_buf_printf(text, "[question q%d]\nask = \"Q\"\n", index);
    if (types[index] == AIRA_SINGLE) {
        aira_buf_puts(out, "options = a, b, c\nlevels = a:0, b:2, c:4\n");
        aira_buf_puts(text, "a = \"A\"\nb = \"B\"\nc = \"C\"\n");
    }
    for (int level = 0; types[index] == AIRA_LEVEL && level < AIRA_LEVELS; level++) {
        aira_buf_printf(text, "%d = \"L\"\n", level);
    }
    if (index % 3 == 0 && index > 0) {
        put_condition(out, dice, types, index);
    }
}

static void put_actions(struct aira_buf *out, struct aira_buf *text, struct dice *dice, int questions, int most)
{
    static const char *const owners[] = {"head", "clerk"};
    int count = 0;
    for (int i = 0; i < questions && count < most; i++) {
        int own = roll(dice, 5) == 0 ? 0 : 1 + (int)roll(dice, 2);
        for (int j = 0; j < own && count < most; j++) {
            aira_buf_printf(out,
                            "[action a%d]\nquestion = q%d\nraises-to = %u\neffort = %u\nowner = %s\nhorizon = now\n",
                            count, i, 2 + roll(dice, 3), 1 + roll(dice, 9), owners[roll(dice, 2)]);
            if (count > 0 && roll(dice, 2) == 0) {
                unsigned earlier = roll(dice, (unsigned)count);
                aira_buf_printf(out, "after = a%u", earlier);
                if (roll(dice, 3) == 0 && (int)earlier < count - 1) {
                    aira_buf_printf(out, ", a%d", count - 1);
                }
                aira_buf_puts(out, "\n");
            }
            aira_buf_printf(text, "[action a%d]\ntitle = \"T\"\ntext = \"T\"\ndone = \"D\"\n", count);
            count++;
        }
    }
}

static void put_stages(struct aira_buf *out, struct dice *dice, int questions)
{
    for (int i = 1; i <= 2; i++) {
        aira_buf_printf(out, "[stage s%d]\norder = %d\ncore.1 = q%u >= %u\n", i, i, 3 * roll(dice, 2),
                        1 + roll(dice, 2));
        for (unsigned j = 1, gates = roll(dice, 3); j <= gates; j++) {
            aira_buf_printf(out, "gate.%u = q%u >= %u\n", j, roll(dice, (unsigned)questions), 1 + roll(dice, 3));
        }
    }
}

static void put_answers(struct random_case *random, struct dice *dice)
{
    static const char *const levels[] = {"0", "0", "1", "2", "0", "0", "1", "?", "?", "n/a"};
    static const char *const yesno[] = {"no", "no", "yes", "?"};
    static const char *const singles[] = {"a", "a", "b", "?"};
    for (int i = 0; i < (int)random->questionnaire->question_count; i++) {
        const struct aira_question *question = &random->questionnaire->questions[i];
        struct aira_answer answer = aira_answer_blank(i, AIRA_SETTLED);
        const char *value = question->type == AIRA_LEVEL   ? levels[roll(dice, 10)]
                            : question->type == AIRA_YESNO ? yesno[roll(dice, 4)]
                                                           : singles[roll(dice, 4)];
        if (roll(dice, 5) == 0) {
            continue;
        }
        assert_int_equal(aira_answer_parse(&answer, question, value, &random->err), 0);
        answer.reason = answer.given == AIRA_GIVEN_NA ? aira_borrowed("so it is") : NULL;
        assert_int_equal(aira_assessment_answer(random->assessment, &answer, &random->err), 0);
    }
    for (size_t i = 0; i < random->questionnaire->action_count; i++) {
        unsigned choice = roll(dice, 20);
        if (choice < 2) {
            assert_int_equal(aira_assessment_choose(random->assessment, (int)i,
                                                    choice == 0 ? AIRA_CHOICE_PIN : AIRA_CHOICE_SKIP, &random->err),
                             0);
        }
    }
}

static void load(struct random_case *random, const char *const files[][2], size_t count)
{
    struct aira_json *object = aira_json_object(), *members = aira_json_object();
    struct aira_diags diags;
    struct aira_buf snapshot;
    aira_diags_init(&diags);
    aira_buf_init(&snapshot);
    for (size_t i = 0; i < count; i++) {
        aira_json_set(members, files[i][0], aira_json_string(files[i][1]));
    }
    aira_json_set(object, "files", members);
    assert_int_equal(aira_json_write(&snapshot, object, 0, true, &random->err), 0);
    if (aira_questionnaire_load_snapshot(&random->questionnaire, snapshot.data, snapshot.length, &diags,
                                         &random->err) != 0) {
        for (size_t i = 0; i < diags.count; i++) {
            print_message("%s:%d: %s\n", diags.items[i].file, diags.items[i].line, diags.items[i].message);
        }
        fail_msg("%s", snapshot.data);
    }
    aira_json_free(object);
    aira_buf_dispose(&snapshot);
    aira_diags_dispose(&diags);
}

void case_make(struct random_case *random, uint64_t seed, int most)
{
    struct dice dice = {seed * UINT64_C(0x9E3779B97F4A7C15) + 1};
    enum aira_question_type types[16];
    struct aira_buf files[4];
    *random = (struct random_case){0};
    for (size_t i = 0; i < 4; i++) {
        aira_buf_init(&files[i]);
    }
    int questions = 5 + (int)roll(&dice, 6);
    aira_buf_printf(&files[0],
                    "[questionnaire]\nid = random\nversion = 1.0.0\nlanguages = en\nroles = head, clerk\ntarget = "
                    "3\nbands = low:0\nblocker-band = low\n"
                    "[part adopt]\norder = 1\nweight = 10\nindex = no\n[part one]\norder = 2\nweight = %u\n"
                    "[part two]\norder = 3\nweight = %u\n",
                    10 + roll(&dice, 40), 10 + roll(&dice, 40));
    aira_buf_puts(
        &files[1],
        "[questionnaire]\ntitle = \"T\"\nabout = \"A\"\n[part adopt]\ntitle = \"P\"\nabout = \"A\"\n[part one]\n"
        "title = \"P\"\nabout = \"A\"\n[part two]\ntitle = \"P\"\nabout = \"A\"\n[band low]\ntitle = \"B\"\nabout = "
        "\"A\"\n[role head]\n"
        "title = \"R\"\n[role clerk]\ntitle = \"R\"\n[stage s1]\ntitle = \"S\"\nabout = \"A\"\n"
        "[stage s2]\ntitle = \"S\"\nabout = \"A\"\n");
    for (int i = 0; i < questions; i++) {
        put_question(&files[0], &files[1], &dice, types, i);
    }
    put_actions(&files[2], &files[1], &dice, questions, most);
    put_stages(&files[3], &dice, questions);
    load(random,
         (const char *const[][2]){{"questionnaire.ini", files[0].data},
                                  {"text.en.ini", files[1].data},
                                  {"actions.ini", aira_buf_cstr(&files[2])},
                                  {"stages.ini", files[3].data}},
         4);
    assert_int_equal(aira_assessment_new(&random->assessment, random->questionnaire, "Sample", &random->err), 0);
    put_answers(random, &dice);
    assert_int_equal(aira_score_new(&random->score, random->assessment, &random->err), 0);
    for (size_t i = 0; i < 4; i++) {
        aira_buf_dispose(&files[i]);
    }
}

void case_free(struct random_case *random)
{
    aira_score_free(random->score);
    aira_assessment_free(random->assessment);
    aira_questionnaire_free(random->questionnaire);
}

/* ---- all sets ---- */

static bool in(unsigned set, int action)
{
    return (set >> action & 1U) != 0;
}

static int level_today(const struct random_case *random, int question)
{
    struct aira_answer today;
    if (!aira_assessment_counting(&today, random->assessment, question) || today.given != AIRA_GIVEN_VALUE) {
        return 0;
    }
    return aira_value_level(&random->questionnaire->questions[question], &today.value);
}

static bool is_left(const struct random_case *random, int action)
{
    const struct aira_action *a = &random->questionnaire->actions[action];
    return level_today(random, a->question) < a->raises_to;
}

static bool applies(const struct aira_score *score, int question)
{
    enum aira_state state = score->questions[question].state;
    return state == AIRA_ANSWERED || state == AIRA_UNANSWERED || state == AIRA_UNKNOWN;
}

/* The score once a set is done; NULL when it holds what is done already, skipped, or not applicable. */
static struct aira_score *score_of(const struct random_case *random, unsigned set)
{
    struct aira_answer answers[CASE_MOST_ACTIONS];
    struct aira_score *score = NULL;
    struct aira_error err;
    size_t count = 0;
    for (int q = 0; q < (int)random->questionnaire->question_count; q++) {
        int highest = 0;
        for (int a = 0; a < (int)random->questionnaire->action_count; a++) {
            const struct aira_action *action = &random->questionnaire->actions[a];
            if (in(set, a) && action->question == q && action->raises_to > highest) {
                highest = action->raises_to;
            }
        }
        struct aira_answer today;
        if (highest > 0 && aira_assessment_counting(&today, random->assessment, q) && today.given == AIRA_GIVEN_NA) {
            return NULL;
        }
        if (highest > 0) {
            assert_true(aira_level_answer(&answers[count++], random->assessment, q, highest, true));
        }
    }
    assert_int_equal(aira_score_with(&score, random->assessment, answers, count, &err), 0);
    return score;
}

static bool obeys(const struct random_case *random, unsigned set, const struct aira_score *score)
{
    for (int a = 0; a < (int)random->questionnaire->action_count; a++) {
        const struct aira_action *action = &random->questionnaire->actions[a];
        enum aira_choice choice = aira_assessment_choice(random->assessment, a);
        if (!in(set, a)) {
            if (choice == AIRA_CHOICE_PIN && is_left(random, a) && applies(score, action->question)) {
                return false;
            }
            continue;
        }
        if (choice == AIRA_CHOICE_SKIP || !is_left(random, a) || !applies(score, action->question)) {
            return false;
        }
        for (size_t i = 0; i < action->after_count; i++) {
            int earlier = action->after[i];
            if (!in(set, earlier) && is_left(random, earlier) &&
                applies(score, random->questionnaire->actions[earlier].question)) {
                return false;
            }
        }
    }
    return true;
}

bool case_is_set(const struct random_case *random, unsigned set)
{
    struct aira_score *score = score_of(random, set);
    bool is = score != NULL && obeys(random, set, score);
    aira_score_free(score);
    return is;
}

int64_t case_effort(const struct random_case *random, unsigned set)
{
    int64_t effort = 0;
    for (int a = 0; a < (int)random->questionnaire->action_count; a++) {
        effort += in(set, a) ? random->questionnaire->actions[a].effort : 0;
    }
    return effort;
}

/* The gain of one question at a level, in millionths, half up: its share of the certain index. */
static int64_t gain_at(const struct random_case *random, int question, int level)
{
    const struct aira_question *asked = &random->questionnaire->questions[question];
    const struct aira_part_score *own = NULL;
    struct aira_answer answer, today;
    int64_t weights = 0, before = 0;
    for (size_t i = 0; i < random->score->part_count; i++) {
        const struct aira_part_score *part = &random->score->parts[i];
        bool counts = random->questionnaire->parts[part->part].in_index && part->low != AIRA_NO_FIGURE;
        weights += counts ? random->questionnaire->parts[part->part].weight : 0;
        own = part->part == asked->part && counts ? part : own;
    }
    if (own == NULL) {
        return 0;
    }
    if (aira_assessment_counting(&today, random->assessment, question) && today.given == AIRA_GIVEN_VALUE) {
        before = aira_value_score(asked, &today.value);
    }
    assert_true(aira_level_answer(&answer, random->assessment, question, level, true));
    long double rise = (long double)(aira_value_score(asked, &answer.value) - before) / AIRA_SCORE_UNIT;
    long double share = (long double)random->questionnaire->parts[asked->part].weight / (long double)weights;
    long double present = (long double)(own->answered_weight + own->open_weight);
    return (int64_t)(AIRA_WHOLE * share * rise * asked->weight / present + 0.5L);
}

int64_t case_gain(const struct random_case *random, unsigned set)
{
    int64_t gain = 0;
    for (int q = 0; q < (int)random->questionnaire->question_count; q++) {
        int highest = 0;
        for (int a = 0; a < (int)random->questionnaire->action_count; a++) {
            const struct aira_action *action = &random->questionnaire->actions[a];
            highest = in(set, a) && action->question == q && action->raises_to > highest ? action->raises_to : highest;
        }
        gain += highest > 0 ? gain_at(random, q, highest) : 0;
    }
    return gain;
}

void case_best(struct case_best *best, const struct random_case *random, const struct aira_plan_options *options)
{
    *best = (struct case_best){0};
    unsigned never = 0;
    for (int a = 0; a < (int)random->questionnaire->action_count; a++) {
        bool possible = is_left(random, a) && aira_assessment_choice(random->assessment, a) != AIRA_CHOICE_SKIP;
        never |= possible ? 0U : 1U << a;
    }
    for (unsigned set = 0; set < 1U << random->questionnaire->action_count; set++) {
        if ((set & never) != 0) {
            continue;
        }
        int64_t effort = case_effort(random, set);
        bool budget = options->goal == AIRA_GOAL_BUDGET;
        if (budget ? effort > options->budget : best->possible && effort >= best->effort) {
            continue;
        }
        struct aira_score *score = score_of(random, set);
        if (score != NULL && obeys(random, set, score) &&
            (options->goal != AIRA_GOAL_STAGE || score->reached >= options->stage) &&
            (options->goal != AIRA_GOAL_INDEX || aira_shown(score->index.low) >= options->index)) {
            int64_t gain = case_gain(random, set);
            if (!best->possible || !budget || gain > best->gain) {
                *best = (struct case_best){true, effort, gain};
            }
        }
        aira_score_free(score);
    }
}
