#include "questionnaires.h"

#include <string.h>

static const char *text(const struct cli *cli, const struct aira_questionnaire *questionnaire, const char *kind,
                        const char *id, const char *key)
{
    return aira_questionnaire_text(questionnaire, cli->language, kind, id, key);
}

static void add_line(struct aira_buf *out, const char *label, const char *value)
{
    aira_buf_printf(out, "  %s  %s\n", label, value);
}

static void add_levels(struct aira_buf *out, const struct cli *cli, const struct aira_questionnaire *questionnaire,
                       const struct aira_question *question)
{
    char key[2] = "0";

    for (int i = 0; question->type == AIRA_LEVEL && i < AIRA_LEVELS; i++) {
        key[0] = (char)('0' + i);
        add_line(out, key, text(cli, questionnaire, "question", question->id, key));
    }
    for (int i = 0; i < question->option_count; i++)
        add_line(out, question->options[i].id,
                 text(cli, questionnaire, "question", question->id, question->options[i].id));
}

static void add_actions(struct aira_buf *out, const struct cli *cli, const struct aira_questionnaire *questionnaire,
                        int question)
{
    for (size_t i = 0; i < questionnaire->action_count; i++)
        if (questionnaire->actions[i].question == question) {
            char level[4];

            snprintf(level, sizeof level, "%d", questionnaire->actions[i].raises_to);
            aira_buf_puts(out, "\n  ");
            aira_text_fill(out, cli_word(cli, "raises-to"),
                           (const char *[]){"action", questionnaire->actions[i].id, "level", level, "title",
                                            text(cli, questionnaire, "action", questionnaire->actions[i].id, "title"),
                                            NULL});
            aira_buf_putc(out, '\n');
        }
}

static void add_question(struct aira_buf *out, const struct cli *cli, const struct aira_questionnaire *questionnaire,
                         int index)
{
    const struct aira_question *question = &questionnaire->questions[index];
    const char *help = aira_questionnaire_find(questionnaire, cli->language, "question", question->id, "help");

    aira_buf_printf(out, "%s  (%s, %s, %s %d)\n", question->id, aira_question_type_name(question->type),
                    cli_word(cli, question->quick ? "quick" : "full"), cli_word(cli, "weight"), question->weight);
    aira_buf_printf(out, "  %s\n", text(cli, questionnaire, "question", question->id, "ask"));
    if (question->when_text != NULL)
        add_line(out, cli_word(cli, "when"), question->when_text);
    if (question->blocker > 0)
        aira_buf_printf(out, "  %s  %d\n", cli_word(cli, "blocker"), question->blocker);
    add_levels(out, cli, questionnaire, question);
    if (help != NULL)
        aira_buf_printf(out, "\n  %s\n", help);
    for (size_t i = 0; i < question->ref_count; i++)
        aira_buf_printf(out, "%s%s", i == 0 ? "\n  " : ", ", question->refs[i]);
    if (question->ref_count > 0)
        aira_buf_putc(out, '\n');
    add_actions(out, cli, questionnaire, index);
}

/* How many questions there are, and how long the two walks take when all of them apply. */
static void add_length(struct aira_buf *out, const struct cli *cli, const struct aira_questionnaire *questionnaire)
{
    const size_t full = questionnaire->question_count;
    char texts[6][24];
    size_t quick = 0;

    for (size_t i = 0; i < full; i++)
        quick += questionnaire->questions[i].quick;
    const size_t figures[6] = {full,  cli_minutes(full, CLI_SECONDS_LEAST),  cli_minutes(full, CLI_SECONDS_MOST),
                               quick, cli_minutes(quick, CLI_SECONDS_LEAST), cli_minutes(quick, CLI_SECONDS_MOST)};
    for (size_t i = 0; i < 6; i++)
        snprintf(texts[i], sizeof texts[i], "%zu", figures[i]);
    aira_text_fill(out, cli_word(cli, "questionnaire-length"),
                   (const char *[]){"full", texts[0], "full-low", texts[1], "full-high", texts[2], "quick", texts[3],
                                    "quick-low", texts[4], "quick-high", texts[5], NULL});
    aira_buf_putc(out, '\n');
}

void cli_questionnaire_words(struct aira_buf *out, const struct cli *cli,
                             const struct aira_questionnaire *questionnaire, int question)
{
    if (question >= 0) {
        add_question(out, cli, questionnaire, question);
        return;
    }
    aira_buf_printf(out, "%s %s  %s\n", questionnaire->id, questionnaire->version,
                    text(cli, questionnaire, "questionnaire", NULL, "title"));
    add_length(out, cli, questionnaire);
    for (size_t p = 0; p < questionnaire->part_count; p++) {
        int part = questionnaire->part_order[p];

        aira_buf_printf(out, "\n%s  (%s, %s %d)\n",
                        text(cli, questionnaire, "part", questionnaire->parts[part].id, "title"),
                        questionnaire->parts[part].id, cli_word(cli, "weight"), questionnaire->parts[part].weight);
        for (size_t i = 0; i < questionnaire->question_count; i++)
            if (questionnaire->questions[i].part == part)
                aira_buf_printf(out, "  %-28s %s\n", questionnaire->questions[i].id,
                                text(cli, questionnaire, "question", questionnaire->questions[i].id, "ask"));
    }
}

static struct aira_json *strings_json(const char *const *strings, size_t count)
{
    struct aira_json *array = aira_json_array();
    bool failed = array == NULL;

    for (size_t i = 0; i < count; i++)
        if (aira_json_append(array, aira_json_string(strings[i])) < 0)
            failed = true;
    return cli_whole(array, failed);
}

static struct aira_json *texts_json(const struct aira_questionnaire *questionnaire,
                                    const struct aira_question *question, const char *language)
{
    struct aira_json *object = aira_json_object();
    char level[2] = "0";
    bool failed = false;

    cli_set(object, "ask",
            aira_json_string(aira_questionnaire_find(questionnaire, language, "question", question->id, "ask")),
            &failed);
    cli_set(object, "help",
            aira_json_string(aira_questionnaire_find(questionnaire, language, "question", question->id, "help")),
            &failed);
    for (int i = 0; question->type == AIRA_LEVEL && i < AIRA_LEVELS; i++) {
        level[0] = (char)('0' + i);
        cli_set(object, level,
                aira_json_string(aira_questionnaire_find(questionnaire, language, "question", question->id, level)),
                &failed);
    }
    for (int i = 0; i < question->option_count; i++)
        cli_set(object, question->options[i].id,
                aira_json_string(aira_questionnaire_find(questionnaire, language, "question", question->id,
                                                         question->options[i].id)),
                &failed);
    return cli_whole(object, failed);
}

static struct aira_json *question_json(const struct aira_questionnaire *questionnaire, int index)
{
    const struct aira_question *question = &questionnaire->questions[index];
    struct aira_json *object = aira_json_object(), *texts = aira_json_object();
    bool failed = false;

    cli_set(object, "id", aira_json_string(question->id), &failed);
    cli_set(object, "part", aira_json_string(questionnaire->parts[question->part].id), &failed);
    cli_set(object, "type", aira_json_string(aira_question_type_name(question->type)), &failed);
    cli_set(object, "depth", aira_json_string(question->quick ? "quick" : "full"), &failed);
    cli_set(object, "weight", aira_json_int(question->weight), &failed);
    cli_set(object, "when", aira_json_string(question->when_text), &failed);
    cli_set(object, "blocker", question->blocker > 0 ? aira_json_int(question->blocker) : aira_json_null(), &failed);
    cli_set(object, "roles", strings_json(question->roles, question->role_count), &failed);
    cli_set(object, "refs", strings_json(question->refs, question->ref_count), &failed);
    for (size_t i = 0; i < questionnaire->language_count; i++)
        cli_set(texts, questionnaire->languages[i], texts_json(questionnaire, question, questionnaire->languages[i]),
                &failed);
    cli_set(object, "texts", texts, &failed);
    return cli_whole(object, failed);
}

struct aira_json *cli_questionnaire_json(const struct aira_questionnaire *questionnaire, int question)
{
    struct aira_json *object, *array;
    bool failed = false;

    if (question >= 0)
        return question_json(questionnaire, question);
    object = aira_json_object();
    array = aira_json_array();
    for (size_t i = 0; i < questionnaire->question_count; i++)
        if (aira_json_append(array, question_json(questionnaire, (int)i)) < 0)
            failed = true;
    cli_set(object, "id", aira_json_string(questionnaire->id), &failed);
    cli_set(object, "version", aira_json_string(questionnaire->version), &failed);
    cli_set(object, "hash", aira_json_string(questionnaire->hash), &failed);
    cli_set(object, "languages", strings_json(questionnaire->languages, questionnaire->language_count), &failed);
    cli_set(object, "questions", array, &failed);
    return cli_whole(object, failed);
}
