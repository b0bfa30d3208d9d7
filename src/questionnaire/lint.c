/* Warnings: what loads and scores, but is probably not what was meant. */
#include "lint.h"

#include <stdlib.h>

void lint_warn(struct lint *lint, const char *file, int line, const char *code, const char *format, ...)
{
    struct aira_buf path;
    va_list args;

    aira_buf_init(&path);
    aira_buf_printf(&path, "%s%s", lint->questionnaire->private_->prefix, file);
    lint->failed = lint->failed || path.failed;
    va_start(args, format);
    aira_diags_vadd(lint->diags, AIRA_WARNING, code, aira_buf_cstr(&path), line, "", "", format, args);
    va_end(args);
    aira_buf_dispose(&path);
}

static void check_parts(struct lint *lint)
{
    const struct aira_questionnaire *q = lint->questionnaire;
    size_t *asked = calloc(q->part_count + 1, sizeof *asked);
    size_t *counted = calloc(q->part_count + 1, sizeof *counted);

    if (asked == NULL || counted == NULL) {
        lint->failed = true;
        goto done;
    }
    for (size_t i = 0; i < q->question_count; i++) {
        asked[q->questions[i].part]++;
        counted[q->questions[i].part] += q->questions[i].counted;
    }
    for (size_t i = 0; i < q->part_count; i++) {
        const struct aira_part *part = &q->parts[i];

        if (asked[i] == 0)
            lint_warn(lint, "questionnaire.ini", part->line, "empty-part", "part \"%s\" has no question", part->id);
        else if (counted[i] == 0 && part->weight > 0)
            lint_warn(lint, "questionnaire.ini", part->line, "empty-part",
                      "part \"%s\" has a weight but no question that is scored", part->id);
    }
done:
    free(asked);
    free(counted);
}

/* The first stage has none below it, so a firm that a core gate is not asked of stays at no stage at all.  Further up a
 * condition may be meant: it says whom the stage concerns. */
static void check_always(struct lint *lint, const struct aira_stage *stage, const struct aira_gate *gate)
{
    const struct aira_question *question = &lint->questionnaire->questions[gate->question];

    if (gate->core && stage == lint->questionnaire->stages && question->when != NULL && lint->reachable[gate->question])
        lint_warn(lint, "stages.ini", gate->line, "gate-not-always",
                  "core.%d of stage \"%s\" rests on \"%s\", which has a condition; a firm that it is not asked of "
                  "reaches no stage; take its when away, or make it a gate.N, which is skipped then",
                  gate->number, stage->id, question->id);
}

static void check_gate(struct lint *lint, const struct aira_stage *stage, const struct aira_gate *gate)
{
    const struct aira_question *question = &lint->questionnaire->questions[gate->question];
    const char *kind = gate->core ? "core" : "gate";

    if (!lint->reachable[gate->question])
        lint_warn(lint, "stages.ini", gate->line, "unmeetable-gate",
                  "%s.%d of stage \"%s\" cannot be met: \"%s\" is never asked", kind, gate->number, stage->id,
                  question->id);
    else if (lint_best_level(question) < gate->needs)
        lint_warn(lint, "stages.ini", gate->line, "unmeetable-gate",
                  "%s.%d of stage \"%s\" cannot be met: no answer to \"%s\" reaches level %d", kind, gate->number,
                  stage->id, question->id, gate->needs);
    if (gate->core && !question->quick)
        lint_warn(lint, "stages.ini", gate->line, "gate-not-quick",
                  "core.%d of stage \"%s\" rests on \"%s\", which the short walk leaves out; give it depth = quick",
                  gate->number, stage->id, question->id);
}

static void check_stages(struct lint *lint)
{
    const struct aira_questionnaire *q = lint->questionnaire;

    for (size_t i = 0; i < q->stage_count; i++) {
        const struct aira_stage *stage = &q->stages[i];

        for (size_t k = 0; k < stage->gate_count; k++) {
            check_gate(lint, stage, &stage->gates[k]);
            check_always(lint, stage, &stage->gates[k]);
        }
        if (stage->gate_count == 0 || !stage->gates[0].core)
            lint_warn(lint, "stages.ini", stage->line, "no-core-gate",
                      "stage \"%s\" has no core gate, so it can never be reached", stage->id);
    }
}

static void check_blocker(struct lint *lint, size_t index)
{
    const struct aira_question *question = &lint->questionnaire->questions[index];

    if (question->blocker == 0)
        return;
    if (!lint->reachable[index])
        lint_warn(lint, "questionnaire.ini", question->line, "unmeetable-blocker",
                  "the blocker on \"%s\" has no effect: the question is never asked", question->id);
    else if (lint_best_level(question) < question->blocker)
        lint_warn(lint, "questionnaire.ini", question->line, "unmeetable-blocker",
                  "the blocker on \"%s\" cannot be met: no answer reaches level %d", question->id, question->blocker);
}

/* A question that would be scored if it said how: the key that was probably forgotten. */
static void check_scale(struct lint *lint, const struct aira_question *question)
{
    static const char *const wanted[] = {[AIRA_SINGLE] = AIRA_SENTENCE("levels = option:level, ..."),
                                         [AIRA_MULTI] = AIRA_SENTENCE("full, the number of options that make level 4"),
                                         [AIRA_NUMBER] =
                                             AIRA_SENTENCE("thresholds, four numbers for the levels 1 to 4")};

    if (question->has_level || question->weight == 0 || lint->questionnaire->parts[question->part].weight == 0 ||
        question->type == AIRA_TEXT)
        return;
    lint_warn(lint, "questionnaire.ini", question->line, "no-scale",
              "\"%s\" has a weight and no scale, so it is not scored; give it %s, or weight = 0 if it only describes",
              question->id, aira_say(wanted[question->type]));
}

static void check_options(struct lint *lint, const struct aira_question *question)
{
    if (question->type != AIRA_SINGLE || !question->has_level)
        return;
    for (int i = 0; i < question->option_count; i++) {
        if (question->options[i].level < 0)
            lint_warn(lint, "questionnaire.ini", question->line, "unused-option",
                      "option \"%s\" of \"%s\" has no level in levels, so it scores as level 0",
                      question->options[i].id, question->id);
    }
}

/* Options of the question on the target stage that are no stages cannot set a target. */
static void check_target(struct lint *lint)
{
    const struct aira_questionnaire *q = lint->questionnaire;
    const struct aira_question *question;

    if (q->target_stage_from < 0)
        return;
    question = &q->questions[q->target_stage_from];
    for (int i = 0; i < question->option_count; i++) {
        if (aira_questionnaire_stage(q, question->options[i].id) < 0)
            lint_warn(lint, "questionnaire.ini", question->line, "unknown-stage",
                      "option \"%s\" of \"%s\" is no stage, so it sets no target", question->options[i].id,
                      question->id);
    }
}

/* Options by which a client says where it is, or what its duties are, and that no reference can name. */
static void check_named(struct lint *lint, int index, const char *code, bool (*is_known)(const char *),
                        const char *known)
{
    const struct aira_question *question = index < 0 ? NULL : &lint->questionnaire->questions[index];

    for (int i = 0; question != NULL && i < question->option_count; i++) {
        if (is_known(question->options[i].id) || question->none == UINT32_C(1) << i)
            continue;
        lint_warn(lint, "questionnaire.ini", question->line, code,
                  "option \"%s\" of \"%s\" is none of %s, so no clause is shown for it", question->options[i].id,
                  question->id, aira_say(known));
    }
}

static void check_profile(struct lint *lint)
{
    check_target(lint);
    check_named(lint, lint->questionnaire->jurisdictions_from, "unknown-place", questionnaire_is_place,
                AIRA_SENTENCE("cn, eu, sg, us and other"));
    check_named(lint, lint->questionnaire->duties_from, "unknown-duty", questionnaire_is_duty,
                AIRA_SENTENCE("user, deployer, provider and model-provider"));
}

int aira_questionnaire_lint(const struct aira_questionnaire *questionnaire, struct aira_diags *diags,
                            struct aira_error *err)
{
    struct lint lint = {.questionnaire = questionnaire, .diags = diags};

    lint.reachable = calloc(questionnaire->question_count + 1, sizeof *lint.reachable);
    if (lint.reachable == NULL)
        return aira_error_nomem(err);
    lint_reach(&lint);
    lint_conditions(&lint);
    check_parts(&lint);
    check_stages(&lint);
    check_profile(&lint);
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        check_blocker(&lint, i);
        check_scale(&lint, &questionnaire->questions[i]);
        check_options(&lint, &questionnaire->questions[i]);
    }
    lint_texts(&lint);
    if (questionnaire->private_->prefix[0] != '\0')
        questionnaire_tell_unread(questionnaire, diags);
    free(lint.reachable);
    return lint.failed || diags->failed ? aira_error_nomem(err) : AIRA_OK;
}
