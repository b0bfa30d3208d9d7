#include "small.h"

#include <string.h>

static void put_questions(struct aira_buf *out, struct aira_buf *text, const struct small_question *questions)
{
    for (int i = 0; questions[i].part != NULL; i++) {
        aira_buf_printf(out, "[question q%d]\npart = %s\ntype = level\ndepth = quick\n", i, questions[i].part);
        if (questions[i].when != NULL) {
            aira_buf_printf(out, "when = %s\n", questions[i].when);
        }
        aira_buf_printf(text, "[question q%d]\nask = \"Q\"\n0 = \"L\"\n1 = \"L\"\n2 = \"L\"\n3 = \"L\"\n4 = \"L\"\n",
                        i);
    }
}

static void put_actions(struct aira_buf *out, struct aira_buf *text, const struct small_action *actions)
{
    for (const struct small_action *a = actions; a->id != NULL; a++) {
        aira_buf_printf(out, "[action %s]\nquestion = q%d\nraises-to = %d\neffort = %d\nowner = %s\nhorizon = now\n",
                        a->id, a->question, a->raises_to, a->effort, a->owner);
        if (a->after != NULL) {
            aira_buf_printf(out, "after = %s\n", a->after);
        }
        aira_buf_printf(text, "[action %s]\ntitle = \"T\"\ntext = \"T\"\ndone = \"D\"\n", a->id);
    }
}

static void put_stages(struct aira_buf *out, struct aira_buf *text, const char *const *gates)
{
    for (int i = 0; gates[i] != NULL; i++) {
        aira_buf_printf(out, "[stage s%d]\norder = %d\n%s", i + 1, i + 1, gates[i]);
        aira_buf_printf(text, "[stage s%d]\ntitle = \"S\"\nabout = \"A\"\n", i + 1);
    }
}

static void load(struct small *small, struct aira_buf *files)
{
    static const char *const names[] = {"questionnaire.ini", "text.en.ini", "actions.ini", "stages.ini"};
    struct aira_json *object = aira_json_object(), *members = aira_json_object();
    struct aira_diags diags;
    struct aira_buf snapshot;
    aira_diags_init(&diags);
    aira_buf_init(&snapshot);
    for (size_t i = 0; i < 4; i++) {
        aira_json_set(members, names[i], aira_json_string(aira_buf_cstr(&files[i])));
        aira_buf_dispose(&files[i]);
    }
    aira_json_set(object, "files", members);
    assert_int_equal(aira_json_write(&snapshot, object, 0, true, &small->err), 0);
    if (aira_questionnaire_load_snapshot(&small->questionnaire, snapshot.data, snapshot.length, &diags, &small->err) !=
        0) {
        fail_msg("%s", small->err.message);
    }
    aira_json_free(object);
    aira_buf_dispose(&snapshot);
    aira_diags_dispose(&diags);
}

void small_make(struct small *small, const struct small_question *questions, const struct small_action *actions,
                const char *const *gates)
{
    struct aira_buf files[4];
    *small = (struct small){0};
    for (size_t i = 0; i < 4; i++) {
        aira_buf_init(&files[i]);
    }
    aira_buf_puts(&files[0], "[questionnaire]\nid = small\nversion = 1.0.0\nlanguages = en\nroles = head, clerk\n"
                             "bands = low:0\nblocker-band = low\ntarget = 3\n[part adopt]\norder = 1\nweight = 10\n"
                             "index = no\n[part one]\norder = 2\nweight = 30\n[part two]\norder = 3\nweight = 10\n");
    aira_buf_puts(&files[1],
                  "[questionnaire]\ntitle = \"T\"\nabout = \"A\"\n[part adopt]\ntitle = \"P\"\nabout = \"A\"\n"
                  "[part one]\ntitle = \"P\"\nabout = \"A\"\n[part two]\ntitle = \"P\"\nabout = \"A\"\n"
                  "[band low]\ntitle = \"B\"\nabout = \"A\"\n[role head]\ntitle = \"R\"\n[role clerk]\n"
                  "title = \"R\"\n");
    put_questions(&files[0], &files[1], questions);
    put_actions(&files[2], &files[1], actions);
    put_stages(&files[3], &files[1], gates);
    load(small, files);
    assert_int_equal(aira_assessment_new(&small->assessment, small->questionnaire, "Sample", &small->err), 0);
    for (int i = 0; questions[i].part != NULL; i++) {
        struct aira_answer answer = aira_answer_blank(i, AIRA_SETTLED);
        if (questions[i].answer == SMALL_OPEN) {
            continue;
        }
        answer.given = questions[i].answer == SMALL_NA ? AIRA_GIVEN_NA : AIRA_GIVEN_VALUE;
        answer.value.number = questions[i].answer;
        answer.reason = questions[i].answer == SMALL_NA ? aira_borrowed("so it is") : NULL;
        assert_int_equal(aira_assessment_answer(small->assessment, &answer, &small->err), 0);
    }
    assert_int_equal(aira_score_new(&small->score, small->assessment, &small->err), 0);
}

void small_free(struct small *small)
{
    aira_plan_free(small->plan);
    aira_score_free(small->score);
    aira_assessment_free(small->assessment);
    aira_questionnaire_free(small->questionnaire);
}

void small_choose(struct small *small, const char *action, enum aira_choice choice)
{
    int index = aira_questionnaire_action(small->questionnaire, action);
    assert_true(index >= 0);
    assert_int_equal(aira_assessment_choose(small->assessment, index, choice, &small->err), 0);
}

int small_plan(struct small *small, const struct aira_plan_options *options)
{
    aira_plan_free(small->plan);
    small->plan = NULL;
    return aira_plan_new(&small->plan, small->score, options, &small->err);
}

const char *small_actions(const struct small *small)
{
    static char all[512];
    all[0] = '\0';
    for (size_t i = 0; i < small->plan->count; i++) {
        strcat(strcat(all, i > 0 ? " " : ""), small->questionnaire->actions[small->plan->items[i].action].id);
    }
    return all;
}

const struct aira_plan_item *small_item(const struct small *small, const char *action)
{
    for (size_t i = 0; i < small->plan->count; i++) {
        if (strcmp(small->questionnaire->actions[small->plan->items[i].action].id, action) == 0) {
            return &small->plan->items[i];
        }
    }
    fail_msg("%s is not in the plan", action);
    return NULL;
}
