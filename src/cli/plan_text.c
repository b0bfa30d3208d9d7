/* A plan as text: the goal, what it comes to, how sure that is, then its actions month by month. */
#include <string.h>

#include "planning.h"
#include "scoring.h"

const char *plan_word(const struct cli *cli, const char *key)
{
    return aira_catalog_text(cli->catalog, cli->language, "plan", key);
}

void plan_line(struct aira_buf *out, const struct cli *cli, const char *key, const char *const *pairs)
{
    aira_text_fill(out, plan_word(cli, key), pairs);
    aira_buf_putc(out, '\n');
}

static const char *text_of(const struct cli *cli, const struct aira_plan *plan, const char *kind, const char *id)
{
    return aira_questionnaire_text(plan->assessment->questionnaire, cli->language, kind, id, "title");
}

static const char *stage_of(const struct cli *cli, const struct aira_plan *plan, int stage)
{
    return stage < 0 ? plan_word(cli, "no-stage")
                     : text_of(cli, plan, "stage", plan->assessment->questionnaire->stages[stage].id);
}

void plan_add_level(struct aira_buf *out, const struct cli *cli, const struct aira_questionnaire *questionnaire,
                    int question, int level)
{
    char key[2] = {(char)('0' + level), '\0'};
    const char *text =
        aira_questionnaire_find(questionnaire, cli->language, "question", questionnaire->questions[question].id, key);

    aira_buf_printf(out, "%d", level);
    if (text != NULL && questionnaire->questions[question].type == AIRA_LEVEL)
        aira_buf_printf(out, " (%s)", text);
}

/* ---- numbers as text; a few of them live at once ---- */

enum { SCRAPS = 8 };

static const char *number(char scrap[PLAN_SCRAP], int64_t value)
{
    snprintf(scrap, PLAN_SCRAP, "%lld", (long long)value);
    return scrap;
}

static const char *thousandths(char scrap[PLAN_SCRAP], int64_t value)
{
    struct aira_buf text;

    aira_buf_init(&text);
    aira_number_format(&text, value);
    snprintf(scrap, PLAN_SCRAP, "%s", aira_buf_cstr(&text));
    aira_buf_dispose(&text);
    return scrap;
}

const char *plan_figure(char scrap[PLAN_SCRAP], aira_figure_t value)
{
    struct aira_buf text;

    aira_buf_init(&text);
    cli_add_figure(&text, value);
    snprintf(scrap, PLAN_SCRAP, "%s", aira_buf_cstr(&text));
    aira_buf_dispose(&text);
    return scrap;
}

/* "12.5 weeks", or "12.5 weeks (96000)". */
static const char *weeks(char scrap[PLAN_SCRAP], const struct cli *cli, const struct aira_plan *plan,
                         int64_t in_thousandths)
{
    char shown[PLAN_SCRAP], money[PLAN_SCRAP];
    struct aira_buf text;

    aira_buf_init(&text);
    aira_text_fill(&text, plan_word(cli, plan->options.rate > 0 ? "weeks-money" : "weeks"),
                   (const char *[]){"weeks", thousandths(shown, (in_thousandths + 50) / 100 * 100), "money",
                                    thousandths(money, in_thousandths / 1000 * plan->options.rate +
                                                           in_thousandths % 1000 * plan->options.rate / 1000),
                                    NULL});
    snprintf(scrap, PLAN_SCRAP, "%s", aira_buf_cstr(&text));
    aira_buf_dispose(&text);
    return scrap;
}

/* ---- the head ---- */

static void add_goal(struct aira_buf *out, const struct cli *cli, const struct aira_plan *plan)
{
    const char *client = plan->assessment->client;
    char scrap[PLAN_SCRAP];

    switch (plan->options.goal) {
    case AIRA_GOAL_STAGE:
        plan_line(out, cli, "goal-stage",
                  (const char *[]){"client", client, "value", stage_of(cli, plan, plan->options.stage), NULL});
        break;
    case AIRA_GOAL_INDEX:
        plan_line(out, cli, "goal-index",
                  (const char *[]){"client", client, "value", thousandths(scrap, plan->options.index * 100), NULL});
        break;
    case AIRA_GOAL_BUDGET:
        plan_line(out, cli, "goal-budget",
                  (const char *[]){"client", client, "value", number(scrap, plan->options.budget), NULL});
        break;
    }
}

static void add_sum(struct aira_buf *out, const struct cli *cli, const struct aira_plan *plan)
{
    char s[SCRAPS][PLAN_SCRAP];

    plan_line(out, cli, "sum",
              (const char *[]){"count", number(s[0], (int64_t)plan->count), "weeks",
                               weeks(s[1], cli, plan, plan->effort * 1000), "months", number(s[2], plan->months),
                               NULL});
    plan_line(out, cli, "effect",
              (const char *[]){
                  "before", plan_figure(s[0], plan->certain_today), "after", plan_figure(s[1], plan->certain_after),
                  "index_before", plan_figure(s[2], plan->index_today), "index_after",
                  plan_figure(s[3], plan->index_after), "stage_before", stage_of(cli, plan, plan->reached_today),
                  "stage_after", stage_of(cli, plan, plan->reached_after), NULL});
}

static void add_proof(struct aira_buf *out, const struct cli *cli, const struct aira_plan *plan)
{
    bool budget = plan->options.goal == AIRA_GOAL_BUDGET;
    char key[32], s[SCRAPS][PLAN_SCRAP];

    snprintf(key, sizeof key, "proof-%s%s", aira_plan_proof_name(plan->proof), budget ? "-gain" : "");
    plan_line(out, cli, key,
              (const char *[]){"bound",
                               budget ? plan_figure(s[0], (aira_figure_t)plan->bound)
                                      : weeks(s[0], cli, plan, plan->bound * 1000),
                               NULL});
    if (plan->tie_open)
        plan_line(out, cli, "tie-open", (const char *[]){NULL});
}

static void add_range(struct aira_buf *out, const struct cli *cli, const struct aira_plan *plan)
{
    bool budget = plan->options.goal == AIRA_GOAL_BUDGET;
    char s[SCRAPS][PLAN_SCRAP];
    size_t stay = 0;

    for (size_t i = 0; i < plan->count; i++)
        stay += plan->items[i].stays ? 1 : 0;
    plan_line(out, cli, budget ? "range-gain" : "range",
              (const char *[]){"low", weeks(s[0], cli, plan, plan->low.effort), "high",
                               weeks(s[1], cli, plan, plan->high.effort), "low_gain", plan_figure(s[2], plan->low.gain),
                               "high_gain", plan_figure(s[3], plan->high.gain), "stay", number(s[4], (int64_t)stay),
                               "count", number(s[5], (int64_t)plan->count), NULL});
    if (!plan->low.proven || !plan->high.proven)
        plan_line(out, cli, "range-open", (const char *[]){NULL});
}

/* ---- the actions ---- */

static void add_gates(struct aira_buf *out, const struct cli *cli, const struct aira_plan *plan,
                      const struct aira_plan_item *item)
{
    for (size_t i = 0; i < item->gate_count; i++) {
        char needs[PLAN_SCRAP];

        aira_buf_puts(out, "      ");
        plan_line(out, cli, item->gates[i].gate->core ? "opens-core" : "opens",
                  (const char *[]){"stage", stage_of(cli, plan, item->gates[i].stage), "needs",
                                   number(needs, item->gates[i].gate->needs), NULL});
    }
}

/* The actions of the plan that wait for this one. */
static void add_followers(struct aira_buf *out, const struct cli *cli, const struct aira_plan *plan,
                          const struct aira_plan_item *item)
{
    struct aira_buf list;

    aira_buf_init(&list);
    for (size_t i = 0; i < plan->count; i++) {
        if (aira_plan_waits(plan, &plan->items[i], item))
            aira_buf_printf(&list, "%s%s", list.length > 0 ? ", " : "",
                            plan->assessment->questionnaire->actions[plan->items[i].action].id);
    }
    if (list.length > 0) {
        aira_buf_puts(out, "      ");
        plan_line(out, cli, "followers", (const char *[]){"actions", aira_buf_cstr(&list), NULL});
    }
    out->failed = out->failed || list.failed;
    aira_buf_dispose(&list);
}

static void add_refs(struct aira_buf *out, const struct cli *cli, const struct aira_action *action)
{
    struct aira_buf list;

    aira_buf_init(&list);
    for (size_t i = 0; i < action->ref_count; i++)
        aira_buf_printf(&list, "%s%s", i > 0 ? ", " : "", action->refs[i]);
    if (action->ref_count > 0) {
        aira_buf_puts(out, "      ");
        plan_line(out, cli, "refs", (const char *[]){"refs", aira_buf_cstr(&list), NULL});
    }
    out->failed = out->failed || list.failed;
    aira_buf_dispose(&list);
}

static void add_why(struct aira_buf *out, const struct cli *cli, const struct aira_plan *plan,
                    const struct aira_plan_item *item)
{
    const struct aira_questionnaire *questionnaire = plan->assessment->questionnaire;
    const char *key = item->appears ? "why-appears" : item->level_today < 0 ? "why-open" : "why";
    char grade[32];
    struct aira_buf before, after;

    snprintf(grade, sizeof grade, "evidence-%s", aira_evidence_name(item->evidence));
    aira_buf_init(&before);
    aira_buf_init(&after);
    plan_add_level(&before, cli, questionnaire, item->question, item->level_before);
    plan_add_level(&after, cli, questionnaire, item->question, item->level_after);
    aira_buf_puts(out, "      ");
    plan_line(out, cli, key,
              (const char *[]){"question", questionnaire->questions[item->question].id, "before",
                               aira_buf_cstr(&before), "after", aira_buf_cstr(&after), "evidence",
                               plan_word(cli, grade), NULL});
    aira_buf_dispose(&before);
    aira_buf_dispose(&after);
}

static void add_item(struct aira_buf *out, const struct cli *cli, const struct aira_plan *plan,
                     const struct aira_plan_item *item)
{
    const struct aira_action *action = &plan->assessment->questionnaire->actions[item->action];
    char s[SCRAPS][PLAN_SCRAP];

    aira_buf_puts(out, "  ");
    plan_line(out, cli, item->begins == item->ends ? "item-month" : "item",
              (const char *[]){"begins", number(s[0], item->begins), "ends", number(s[1], item->ends), "title",
                               text_of(cli, plan, "action", action->id), "action", action->id, "marks",
                               item->pinned ? plan_word(cli, "mark-pinned") : "", NULL});
    add_why(out, cli, plan, item);
    add_gates(out, cli, plan, item);
    add_followers(out, cli, plan, item);
    aira_buf_puts(out, "      ");
    plan_line(out, cli, item->stays ? "worth" : "worth-unsure",
              (const char *[]){"gain", plan_figure(s[0], item->gain), "weeks",
                               weeks(s[1], cli, plan, (int64_t)item->effort * 1000), "owner",
                               action->owner == NULL ? "" : text_of(cli, plan, "role", action->owner), NULL});
    add_refs(out, cli, action);
}

static void add_items(struct aira_buf *out, const struct cli *cli, const struct aira_plan *plan)
{
    int last = -1;
    bool late = false;

    for (size_t i = 0; i < plan->count; i++) {
        const struct aira_plan_item *item = &plan->items[i];

        if ((int)item->when != last) {
            aira_buf_putc(out, '\n');
            plan_line(out, cli, aira_horizon_name(item->when), (const char *[]){NULL});
            last = (int)item->when;
        }
        add_item(out, cli, plan, item);
        late = late || item->ends > plan->options.months;
    }
    if (plan->count > 0)
        aira_buf_putc(out, '\n');
    if (late) {
        char months[PLAN_SCRAP];

        plan_line(out, cli, "late", (const char *[]){"months", number(months, plan->options.months), NULL});
    }
}

/* ---- what must be known with it ---- */

static void add_notes(struct aira_buf *out, const struct cli *cli, const struct aira_plan *plan)
{
    const struct aira_questionnaire *questionnaire = plan->assessment->questionnaire;
    char scrap[PLAN_SCRAP];

    if (plan->open > 0)
        plan_line(out, cli, "note-open", (const char *[]){"count", number(scrap, (int64_t)plan->open), NULL});
    for (size_t i = 0; i < plan->unsupported_count; i++)
        plan_line(out, cli, "note-evidence",
                  (const char *[]){"question", questionnaire->questions[plan->unsupported[i]].id, NULL});
    for (size_t i = 0; i < plan->idle_count; i++)
        plan_line(out, cli, "note-idle",
                  (const char *[]){"action", questionnaire->actions[plan->pins_idle[i]].id, NULL});
    for (size_t i = 0; i < plan->assessment->pin_count; i++)
        if (plan->assessment->pins[i].skip)
            plan_line(out, cli, "note-skipped",
                      (const char *[]){"action", questionnaire->actions[plan->assessment->pins[i].action].id, NULL});
    if (plan->count == 0)
        return;
    plan_line(out, cli, "note-capacity", (const char *[]){"weeks", thousandths(scrap, AIRA_PLAN_CAPACITY), NULL});
    plan_line(out, cli, "note-estimate", (const char *[]){NULL});
}

void plan_add_text(struct aira_buf *out, const struct cli *cli, const struct aira_plan *plan)
{
    add_goal(out, cli, plan);
    if (plan->count == 0)
        plan_line(out, cli, plan->options.goal == AIRA_GOAL_BUDGET ? "nothing-fits" : "nothing",
                  (const char *[]){NULL});
    else
        add_sum(out, cli, plan);
    if (plan->count > 0 || plan->options.goal == AIRA_GOAL_BUDGET)
        add_proof(out, cli, plan);
    if (plan->has_range && plan->count > 0)
        add_range(out, cli, plan);
    add_items(out, cli, plan);
    add_notes(out, cli, plan);
}
