#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "given.h"
#include "planning.h"

struct acting {
    struct cli *cli;
    const struct cli_args *args;
    struct aira_store *store;
    struct aira_stored stored;
    const struct aira_action *action;
    int index;
};

static const struct aira_questionnaire *questionnaire_of(const struct acting *acting)
{
    return acting->stored.questionnaire;
}

static const struct aira_question *question_of(const struct acting *acting)
{
    return &questionnaire_of(acting)->questions[acting->action->question];
}

static const char *text_of(const struct acting *acting, const char *kind, const char *id, const char *key)
{
    return aira_questionnaire_text(questionnaire_of(acting), acting->cli->language, kind, id, key);
}

/* The level of the answer that counts; -1: open. */
static int level_today(const struct acting *acting)
{
    struct aira_answer today;

    if (!aira_assessment_counting(&today, acting->stored.assessment, acting->action->question) ||
        today.given != AIRA_GIVEN_VALUE)
        return -1;
    return aira_value_level(question_of(acting), &today.value);
}

/* Says a line of data/plan.<lang>.ini on stderr, unless --quiet. */
static void say(const struct acting *acting, const char *key)
{
    struct aira_buf line;

    aira_buf_init(&line);
    plan_line(&line, acting->cli, key,
              (const char *[]){"question", question_of(acting)->id, "action", acting->action->id, NULL});
    if (!acting->cli->quiet)
        cli_print(stderr, aira_buf_cstr(&line));
    aira_buf_dispose(&line);
}

static const char *choice_name(const struct acting *acting)
{
    static const char *const names[] = {"free", "pinned", "skipped"};

    return names[aira_assessment_choice(acting->stored.assessment, acting->index)];
}

/* ---- showing ---- */

static void add_levels(struct aira_buf *out, const struct acting *acting)
{
    const struct aira_question *question = question_of(acting);

    for (int i = 0; question->type == AIRA_LEVEL && i < AIRA_LEVELS; i++) {
        char key[2] = {(char)('0' + i), '\0'};

        aira_buf_printf(out, "  %d  %s\n", i, text_of(acting, "question", question->id, key));
    }
    for (int i = 0; i < question->option_count; i++)
        aira_buf_printf(out, "  %s  %s\n", question->options[i].id,
                        text_of(acting, "question", question->id, question->options[i].id));
}

/* What the action is, and the question it is to change with what can be answered. */
static void add_words(struct aira_buf *out, const struct acting *acting)
{
    const char *id = acting->action->id;
    int level = level_today(acting);
    struct aira_buf today, after;

    aira_buf_init(&today);
    aira_buf_init(&after);
    if (level < 0)
        aira_buf_puts(&today, plan_word(acting->cli, "level-open"));
    else
        plan_add_level(&today, acting->cli, questionnaire_of(acting), acting->action->question, level);
    plan_add_level(&after, acting->cli, questionnaire_of(acting), acting->action->question, acting->action->raises_to);
    aira_buf_printf(out, "%s\n%s\n", text_of(acting, "action", id, "title"), text_of(acting, "action", id, "text"));
    plan_line(out, acting->cli, "action-sign", (const char *[]){"sign", text_of(acting, "action", id, "done"), NULL});
    plan_line(out, acting->cli, "action-levels",
              (const char *[]){"question", question_of(acting)->id, "today", aira_buf_cstr(&today), "after",
                               aira_buf_cstr(&after), NULL});
    if (aira_assessment_choice(acting->stored.assessment, acting->index) != AIRA_CHOICE_FREE)
        plan_line(out, acting->cli, choice_name(acting), (const char *[]){"action", id, NULL});
    aira_buf_printf(out, "%s\n", text_of(acting, "question", question_of(acting)->id, "ask"));
    add_levels(out, acting);
    aira_buf_dispose(&today);
    aira_buf_dispose(&after);
}

static int show(const struct acting *acting, struct aira_error *err)
{
    struct aira_buf text;
    int code;

    aira_buf_init(&text);
    add_words(&text, acting);
    code = cli_put_text(&text, err);
    aira_buf_dispose(&text);
    return code;
}

static int put_json(const struct acting *acting, bool saved, struct aira_error *err)
{
    struct aira_json *object = aira_json_object();
    int level = level_today(acting);
    bool failed = false;

    cli_set(object, "assessment", aira_json_int(acting->stored.assessment->number), &failed);
    cli_set(object, "action", aira_json_string(acting->action->id), &failed);
    cli_set(object, "question", aira_json_string(question_of(acting)->id), &failed);
    cli_set(object, "level_today", level < 0 ? aira_json_null() : aira_json_int(level), &failed);
    cli_set(object, "level_after", aira_json_int(acting->action->raises_to), &failed);
    cli_set(object, "done", aira_json_bool(level >= acting->action->raises_to), &failed);
    cli_set(object, "choice", aira_json_string(choice_name(acting)), &failed);
    cli_set(object, "saved", aira_json_bool(saved), &failed);
    return cli_put_json(cli_whole(object, failed), err);
}

/* ---- the answer that the action was to change ---- */

/* Lays the answer over the assessment in memory, where it is checked. */
static int take(struct acting *acting, const char *value, struct aira_error *err)
{
    struct aira_answer answer;
    struct aira_buf word;
    int code;

    aira_buf_init(&word);
    aira_buf_printf(&word, "%s=%s", question_of(acting)->id, value);
    code = aira_buf_result(&word, err);
    if (code == 0)
        code = cli_given(&answer, acting->stored.assessment, AIRA_SETTLED, aira_buf_cstr(&word), err);
    if (code == 0)
        code = cli_given_options(&answer, acting->args, err);
    if (code == 0)
        code = aira_assessment_answer(acting->stored.assessment, &answer, err);
    if (code == AIRA_EINPUT)
        code = err->code = AIRA_EUSAGE;
    aira_buf_dispose(&word);
    return code;
}

/* Asks until an answer can be taken; an empty line leaves it as it is. */
static int ask(bool *given, struct acting *acting, struct aira_error *err)
{
    char *line = NULL;
    size_t capacity = 0;
    int code = AIRA_EUSAGE;

    if (cli_given_options(&(struct aira_answer){0}, acting->args, err) < 0)
        return err->code;
    while (code == AIRA_EUSAGE) {
        ssize_t length;

        say(acting, "action-ask");
        length = getline(&line, &capacity, stdin);
        if (*acting->cli->interrupted || length < 0) {
            code = aira_error_set(err, AIRA_EINTERRUPTED, "Nothing was saved.");
            break;
        }
        while (length > 0 && strchr("\r\n ", line[length - 1]) != NULL)
            line[--length] = '\0';
        *given = length > 0;
        code = *given ? take(acting, line, err) : 0;
        if (code == AIRA_EUSAGE) {
            cli_print(stderr, err->message);
            fputc('\n', stderr);
        }
    }
    free(line);
    return code;
}

static int store_answer(struct acting *acting, struct aira_error *err)
{
    const struct aira_assessment *assessment = acting->stored.assessment;
    struct aira_answer answer = *aira_assessment_find(assessment, acting->action->question, AIRA_SETTLED);

    answer.by = NULL; /* who entered the value before did not enter this one */
    return aira_store_answers(acting->store, assessment->number, assessment, &answer, 1, cli_now(NULL),
                              cli_value(acting->args, "by"), err);
}

static int check_applies(const struct acting *acting, struct aira_error *err)
{
    struct aira_standing *standings = calloc(questionnaire_of(acting)->question_count + 1, sizeof *standings);
    enum aira_state state;

    if (standings == NULL)
        return aira_error_nomem(err);
    aira_assessment_stand(standings, acting->stored.assessment);
    state = standings[acting->action->question].state;
    free(standings);
    if (state != AIRA_OFF && state != AIRA_PENDING)
        return 0;
    return aira_error_set(err, AIRA_EUSAGE,
                          "%s, which this action raises, is not asked of this client as things stand, so there is no "
                          "answer to change.",
                          question_of(acting)->id);
}

static int finish(struct acting *acting, struct aira_error *err)
{
    const char *value = cli_value(acting->args, "answer");
    bool given = true;
    int code = check_applies(acting, err);

    if (code == 0 && value == NULL && acting->cli->no_input)
        code = aira_error_set(err, AIRA_EUSAGE,
                              "--done asks for the answer, which --no-input forbids. Give it by "
                              "--answer VALUE.");
    if (code == 0 && value == NULL && !acting->cli->json)
        code = show(acting, err);
    if (code == 0)
        code = value != NULL ? take(acting, value, err) : ask(&given, acting, err);
    if (code == 0 && given)
        code = store_answer(acting, err);
    if (code == 0 && acting->cli->json)
        return put_json(acting, given, err);
    if (code == 0)
        say(acting, !given                                             ? "action-left"
                    : level_today(acting) >= acting->action->raises_to ? "action-done"
                                                                       : "action-not-there");
    return code;
}

static int check_use(const struct cli_args *args, struct aira_error *err)
{
    bool answers = cli_has(args, "answer") || cli_has(args, "note") || cli_has(args, "evidence") ||
                   cli_has(args, "evidence-reference") || cli_has(args, "by") || cli_has(args, "reason");

    if (answers && !cli_has(args, "done"))
        return aira_error_set(err, AIRA_EUSAGE, "An answer goes with --done.");
    return 0;
}

int cmd_action(struct cli *cli, const struct cli_args *args, struct aira_error *err)
{
    struct acting acting = {.cli = cli, .args = args};
    int code = check_use(args, err);

    if (code == 0)
        code = cli_words(cli, "plan", err);
    if (code == 0)
        code = cli_assessment(&acting.store, &acting.stored, cli, args->words[0], err);
    if (code == 0)
        code = cli_action(&acting.index, acting.stored.questionnaire, args->words[1], err);
    if (code == 0) {
        acting.action = &acting.stored.questionnaire->actions[acting.index];
        if (cli_has(args, "done"))
            code = finish(&acting, err);
        else
            code = cli->json ? put_json(&acting, false, err) : show(&acting, err);
    }
    aira_stored_dispose(&acting.stored);
    aira_store_close(acting.store);
    return code;
}
