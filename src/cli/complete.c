/* What may stand at a place of a command line, for the shells' completion: all from the command table. */
#include "complete.h"

#include <string.h>

#include <aira/render.h>
#include <aira/report.h>

struct completing {
    struct cli *cli;
    const char *const *words; /* the program's name first */
    size_t at;                /* of the word to be completed */
    const char *start;        /* of that word, as far as it is written */
    const struct cli_command *command;
    const char *given[CLI_COMPLETE_WORDS]; /* the command's words before it */
    size_t given_count;
};

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

/* ---- offering ---- */

static void offer(const struct completing *c, const char *word, const char *about)
{
    if (strncmp(word, c->start, strlen(c->start)) != 0)
        return;
    cli_print(stdout, word);
    if (about != NULL && about[0] != '\0') {
        putchar('\t');
        cli_print(stdout, about);
    }
    putchar('\n');
}

static void offer_each(const struct completing *c, const char *const *words)
{
    for (; *words != NULL; words++)
        offer(c, *words, NULL);
}

static void offer_files(const struct completing *c)
{
    (void)c;
    puts(CLI_COMPLETE_FILES);
}

static int offer_listed(void *context, const struct aira_listed *listed)
{
    const struct completing *c = context;
    char number[24];

    snprintf(number, sizeof number, "%lld", (long long)listed->number);
    offer(c, number, listed->client);
    offer(c, listed->client, listed->scope);
    return 0;
}

static int offer_client(void *context, const struct aira_listed *listed)
{
    offer(context, listed->client, listed->scope);
    return 0;
}

/* Errors are for whoever runs the command, not for whoever only presses a key. */
static void list(struct completing *c, int (*offer_one)(void *context, const struct aira_listed *listed))
{
    struct aira_store *store = NULL;
    struct aira_error ignored;

    if (cli_store(&store, c->cli, false, &ignored) == 0)
        (void)aira_store_list(store, offer_one, c, &ignored);
    aira_store_close(store);
}

static void offer_assessments(struct completing *c)
{
    list(c, offer_listed);
}

static void offer_clients(struct completing *c)
{
    list(c, offer_client);
}

static void offer_commands(struct completing *c)
{
    for (const struct cli_command *command = cli_commands; command->name != NULL; command++)
        offer(c, command->name, aira_say(command->help));
}

static void offer_formats(struct completing *c)
{
    if (c->command->run == cmd_followups)
        offer_each(c, (const char *const[]){"text", "csv", "html", NULL});
    for (size_t i = 0; c->command->run != cmd_followups && aira_renderer_at(i) != NULL; i++)
        offer(c, aira_renderer_at(i)->name, aira_say(aira_renderer_at(i)->help));
}

/* What lies in a folder of the program's own, without `ending`, or a file of the user's. */
static void offer_own(struct completing *c, const char *dir, const char *ending)
{
    struct aira_buf folder;
    struct aira_error ignored;
    char **names = NULL;
    size_t count = 0;

    aira_buf_init(&folder);
    aira_path_join(&folder, aira_buf_cstr(&c->cli->root), dir);
    if (!folder.failed && aira_dir_list(&names, &count, folder.data, &ignored) == 0)
        for (size_t i = 0; i < count; i++) {
            size_t length = strlen(names[i]), behind = strlen(ending);

            if (length <= behind || strcmp(names[i] + length - behind, ending) != 0)
                continue;
            names[i][length - behind] = '\0';
            offer(c, names[i], NULL);
        }
    aira_names_free(names, count);
    aira_buf_dispose(&folder);
    offer_files(c);
}

static void offer_questionnaires(struct completing *c)
{
    offer_own(c, "questionnaires", "");
}

static void offer_themes(struct completing *c)
{
    offer_own(c, "reports/themes", ".ini");
}

/* ---- what belongs to the assessment that is named already ---- */

static void offer_question_ids(struct completing *c, const struct aira_questionnaire *questionnaire, const char *behind)
{
    struct aira_buf id;

    aira_buf_init(&id);
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        aira_buf_clear(&id);
        aira_buf_printf(&id, "%s%s", questionnaire->questions[i].id, behind);
        offer(c, aira_buf_cstr(&id),
              aira_questionnaire_find(questionnaire, c->cli->language, "question", questionnaire->questions[i].id,
                                      "title"));
    }
    aira_buf_dispose(&id);
}

static void with_questionnaire(struct completing *c,
                               void (*offer_of)(struct completing *c, const struct aira_questionnaire *questionnaire))
{
    struct aira_stored stored = {0};
    struct aira_store *store = NULL;
    struct aira_error ignored;

    if (c->given_count > 0 && cli_assessment(&store, &stored, c->cli, c->given[0], &ignored) == 0)
        offer_of(c, stored.questionnaire);
    aira_stored_dispose(&stored);
    aira_store_close(store);
}

static void offer_ids(struct completing *c, const struct aira_questionnaire *questionnaire)
{
    offer_question_ids(c, questionnaire, "");
}

static void offer_keys(struct completing *c, const struct aira_questionnaire *questionnaire)
{
    offer_question_ids(c, questionnaire, "=");
}

static void offer_figures(struct completing *c, const struct aira_questionnaire *questionnaire)
{
    offer_each(c, (const char *const[]){"index", "stage", NULL});
    for (size_t i = 0; i < questionnaire->part_count; i++)
        offer(c, questionnaire->parts[i].id, NULL);
    offer_question_ids(c, questionnaire, "");
}

static void offer_role_ids(struct completing *c, const struct aira_questionnaire *questionnaire)
{
    for (size_t i = 0; i < questionnaire->role_count; i++)
        offer(c, questionnaire->roles[i],
              aira_questionnaire_text(questionnaire, c->cli->language, "role", questionnaire->roles[i], "title"));
}

static void offer_sections(struct completing *c, const struct aira_questionnaire *questionnaire)
{
    struct aira_buf id;

    aira_buf_init(&id);
    for (size_t i = 0; aira_report_text_section(&id, questionnaire, i); i++) {
        offer(c, aira_buf_cstr(&id), NULL);
        aira_buf_clear(&id);
    }
    aira_buf_dispose(&id);
}

static void offer_action_ids(struct completing *c, const struct aira_questionnaire *questionnaire)
{
    for (size_t i = 0; i < questionnaire->action_count; i++)
        offer(
            c, questionnaire->actions[i].id,
            aira_questionnaire_find(questionnaire, c->cli->language, "action", questionnaire->actions[i].id, "title"));
}

static void offer_stage_ids(struct completing *c, const struct aira_questionnaire *questionnaire)
{
    offer(c, "next", NULL);
    for (size_t i = 0; i < questionnaire->stage_count; i++)
        offer(c, questionnaire->stages[i].id,
              aira_questionnaire_find(questionnaire, c->cli->language, "stage", questionnaire->stages[i].id, "title"));
}

static void offer_owners(struct completing *c, const struct aira_questionnaire *questionnaire)
{
    struct aira_buf owner;

    aira_buf_init(&owner);
    for (size_t i = 0; i < questionnaire->role_count; i++) {
        aira_buf_clear(&owner);
        aira_buf_printf(&owner, "%s=", questionnaire->roles[i]);
        offer(c, aira_buf_cstr(&owner), NULL);
    }
    aira_buf_dispose(&owner);
}

/* Questions of the assessment that is named first, or of the questionnaire that 'questionnaire show' is given. */
static void offer_questions(struct completing *c)
{
    struct aira_questionnaire *questionnaire = NULL;
    struct aira_diags diags;
    struct aira_error ignored;
    struct aira_buf folder;

    if (c->command->run != cmd_questionnaire) {
        with_questionnaire(c, offer_ids);
        return;
    }
    aira_buf_init(&folder);
    aira_diags_init(&diags);
    if (c->given_count > 1 && cli_questionnaire_dir(&folder, c->cli, c->given[1], &ignored) == 0 &&
        aira_questionnaire_load(&questionnaire, folder.data, &diags, &ignored) == 0)
        offer_ids(c, questionnaire);
    aira_questionnaire_free(questionnaire);
    aira_diags_dispose(&diags);
    aira_buf_dispose(&folder);
}

static void offer_answers(struct completing *c)
{
    with_questionnaire(c, offer_keys);
}

static void offer_explained(struct completing *c)
{
    with_questionnaire(c, offer_figures);
}

static void offer_roles(struct completing *c)
{
    with_questionnaire(c, offer_role_ids);
}

static void offer_texts(struct completing *c)
{
    with_questionnaire(c, offer_sections);
}

static void offer_actions(struct completing *c)
{
    with_questionnaire(c, offer_action_ids);
}

static void offer_stages(struct completing *c)
{
    with_questionnaire(c, offer_stage_ids);
}

static void offer_capacities(struct completing *c)
{
    with_questionnaire(c, offer_owners);
}

/* ---- what a place takes ---- */

/* What is offered for a word of the usage, or for the argument of an option: by a function or from a list. */
struct offering {
    const char *name;
    void (*offer)(struct completing *c);
    const char *const *words;
};

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

static const struct offering places[] = {
    {"ID|NAME", offer_assessments, NULL},
    {"COMMAND", offer_commands, NULL},
    {"ID", offer_questionnaires, NULL},
    {"QUESTION", offer_questions, NULL},
    {"KEY=VALUE", offer_answers, NULL},
    {"SECTION", offer_texts, NULL},
    {"ACTION", offer_actions, NULL},
    {"FIELD=VALUE", NULL, WORDS("client=", "scope=", "depth=quick", "depth=full", "target.", "person.")},
};

static const struct offering arguments[] = {
    {"client", offer_clients, NULL},
    {"confirm", offer_clients, NULL},
    {"questionnaire", offer_questionnaires, NULL},
    {"explain", offer_explained, NULL},
    {"format", offer_formats, NULL},
    {"ask-role", offer_roles, NULL},
    {"theme", offer_themes, NULL},
    {"pin", offer_actions, NULL},
    {"skip", offer_actions, NULL},
    {"free", offer_actions, NULL},
    {"to-stage", offer_stages, NULL},
    {"capacity", offer_capacities, NULL},
    {"lang", NULL, WORDS("en", "zh", "both")},
    {"depth", NULL, WORDS("quick", "full")},
    {"evidence", NULL, WORDS("none", "interview", "document", "verified")},
    {"filter", NULL, WORDS("all", "open", "flagged", "noted", "na", "unknown", "no-evidence", "gates")},
    {"where", NULL, WORDS("client=", "scope=", "questionnaire=", "depth=quick", "depth=full", "industry=")},
};

/* Makes the offer of that name; false when there is none. */
static bool make_offer(struct completing *c, const struct offering *offerings, size_t count, const char *name,
                       size_t length)
{
    for (size_t i = 0; i < count; i++) {
        if (strlen(offerings[i].name) != length || strncmp(offerings[i].name, name, length) != 0)
            continue;
        if (offerings[i].offer != NULL)
            offerings[i].offer(c);
        else
            offer_each(c, offerings[i].words);
        return true;
    }
    return false;
}

/* A word of the usage, such as ID|NAME, [QUESTION], KEY=VALUE... or list. */
static void offer_place(struct completing *c, const char *word, size_t length)
{
    if (length > 3 && strncmp(word + length - 3, "...", 3) == 0)
        length -= 3;
    if (length > 2 && word[0] == '[' && word[length - 1] == ']') {
        word++;
        length -= 2;
    }
    if (make_offer(c, places, sizeof places / sizeof *places, word, length))
        return;
    if (length >= 3 && (strncmp(word, "FILE", 4) == 0 || strncmp(word, "DIR", 3) == 0 ||
                        strncmp(word, "OLDER", 5) == 0 || strncmp(word, "NEWER", 5) == 0))
        offer_files(c);
    while (length > 0 && is_lower(*word)) {
        char one[32];
        size_t end = 0;

        while (end < length && word[end] != '|')
            end++;
        snprintf(one, sizeof one, "%.*s", (int)end, word);
        offer(c, one, NULL);
        end += end < length;
        word += end;
        length -= end;
    }
}

/* Finds the word number `index` of one way to use the command; the last one stands for all behind it when it repeats.
 * NULL when there is none. */
static const char *place_at(size_t *length, const char *way, const char *end, size_t index)
{
    for (size_t i = 0;; i++) {
        size_t taken;

        while (way < end && *way == ' ')
            way++;
        for (taken = 0; way + taken < end && way[taken] != ' ';)
            taken++;
        if (taken == 0)
            return NULL;
        *length = taken;
        if (i == index || (taken > 3 && strncmp(way + taken - 3, "...", 3) == 0))
            return way;
        way += taken;
    }
}

/* Whether the words given so far can be the beginning of this way: one that begins with a word of its own needs it. */
static bool can_be(const struct completing *c, const char *way, const char *end)
{
    size_t length = 0;
    const char *first = place_at(&length, way, end, 0);

    if (c->given_count == 0 || first == NULL || !is_lower(*first) || memchr(first, '|', length) != NULL)
        return true;
    return strlen(c->given[0]) == length && memcmp(first, c->given[0], length) == 0;
}

static void offer_words(struct completing *c)
{
    const char *way = c->command->usage;

    while (way != NULL && *way != '\0') {
        const char *bar = strstr(way, " | ");
        const char *end = bar == NULL ? way + strlen(way) : bar;
        size_t length = 0;
        const char *place = can_be(c, way, end) ? place_at(&length, way, end, c->given_count) : NULL;

        if (place != NULL && *place != '-')
            offer_place(c, place, length);
        way = bar == NULL ? NULL : bar + 3;
    }
}

static bool has_option(const struct cli_option *options, const char *name)
{
    for (; options != NULL && options->name != NULL; options++)
        if (strcmp(options->name, name) == 0)
            return true;
    return false;
}

static void offer_option(const struct completing *c, const struct cli_option *option)
{
    char name[48];

    snprintf(name, sizeof name, "--%s", option->name);
    offer(c, name, aira_say(option->help));
}

static void offer_options(const struct completing *c)
{
    const struct cli_option *own = c->command == NULL ? NULL : c->command->options;

    for (const struct cli_option *option = own; option != NULL && option->name != NULL; option++)
        offer_option(c, option);
    for (const struct cli_option *option = cli_global_options; option->name != NULL; option++)
        if (!has_option(own, option->name))
            offer_option(c, option);
}

/* ---- reading the line ---- */

/* Goes through the words before the one to be completed; gives the name of the option whose argument that is, or NULL.
 */
static const char *read_line(struct completing *c)
{
    const char *waiting = NULL;

    for (size_t i = 1; i < c->at; i++) {
        const char *word = c->words[i];

        if (waiting != NULL) {
            if (strcmp(waiting, "db") == 0) {
                aira_buf_clear(&c->cli->database);
                aira_buf_puts(&c->cli->database, word);
            }
            waiting = NULL;
        } else if (word[0] == '-' && word[1] != '\0') {
            waiting = cli_option_waiting(c->command, word);
        } else if (c->command == NULL) {
            c->command = cli_find(word);
        } else if (c->given_count < CLI_COMPLETE_WORDS) {
            c->given[c->given_count++] = word;
        }
    }
    return waiting;
}

void cli_complete(struct cli *cli, const char *const *words, size_t count, size_t at)
{
    struct completing c = {
        .cli = cli, .words = words, .at = at < count ? at : count, .start = at < count ? words[at] : ""};
    const char *option = read_line(&c);

    if (option != NULL) {
        if (!make_offer(&c, arguments, sizeof arguments / sizeof *arguments, option, strlen(option)))
            offer_files(&c);
    } else if (c.start[0] == '-') {
        offer_options(&c);
    } else if (c.command == NULL) {
        offer_commands(&c);
    } else {
        offer_words(&c);
    }
}
