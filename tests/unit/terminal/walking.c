#include "walking.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The last assessment that kept() read. */
static struct aira_stored looked_at;

static int64_t tell_time(void *context)
{
    struct walking *walking = context;

    if (walking->on_clock != NULL)
        walking->on_clock(walking);
    return walking->clock++;
}

void walking_load(struct walking *walking, const char *folder, bool quick)
{
    char path[256];
    struct aira_store_options options = {.create = true};
    struct aira_questionnaire *questionnaire = NULL;
    struct aira_assessment *assessment = NULL;
    struct aira_diags diags;
    struct aira_error err;

    snprintf(path, sizeof path, AIRA_SOURCE_DIR "/tests/unit/terminal/%s", folder);
    aira_diags_init(&diags);
    if (aira_questionnaire_load(&questionnaire, path, &diags, &err) != 0)
        fail_msg("%s:%d: %s", err.file, err.line, err.message);
    aira_diags_dispose(&diags);
    aira_stored_dispose(&walking->stored);
    aira_store_close(walking->store);
    walking->store = NULL;
    if (aira_store_open(&walking->store, walking->path, &options, &err) != 0 ||
        aira_assessment_new(&assessment, questionnaire, "Sample Shop", &err) != 0)
        fail_msg("%s", err.message);
    assessment->quick = quick;
    walking->terminal.store = walking->store;
    if (aira_assessment_set_scope(assessment, quick ? "Retail" : "", &err) != 0 ||
        aira_store_add(walking->store, assessment, WALKING_CLOCK, NULL, &err) != 0 ||
        aira_store_load(&walking->stored, walking->store, assessment->number, &err) != 0)
        fail_msg("%s", err.message);
    aira_assessment_free(assessment);
    aira_questionnaire_free(questionnaire);
}

int walking_start(void **state)
{
    struct walking *walking = calloc(1, sizeof *walking);
    struct aira_error err;

    assert_non_null(walking);
    strcpy(walking->dir, "aira-walk-XXXXXX");
    assert_non_null(mkdtemp(walking->dir));
    snprintf(walking->path, sizeof walking->path, "%s/aira.db", walking->dir);
    assert_int_equal(aira_catalog_new(&walking->catalog, &err), 0);
    if (aira_catalog_load(walking->catalog, AIRA_SOURCE_DIR "/data", "walk", &err) != 0)
        fail_msg("%s:%d: %s", err.file, err.line, err.message);
    walking_load(walking, "shop", false);
    walking->clock = WALKING_CLOCK;
    walking->terminal = (struct aira_terminal){.language = "en",
                                               .catalog = walking->catalog,
                                               .store = walking->store,
                                               .stored = &walking->stored,
                                               .now = tell_time,
                                               .interrupted = &walking->interrupted,
                                               .context = walking};
    *state = walking;
    return 0;
}

int walking_end(void **state)
{
    struct walking *walking = *state;
    char command[128];

    aira_stored_dispose(&looked_at);
    memset(&looked_at, 0, sizeof looked_at);
    aira_stored_dispose(&walking->stored);
    aira_store_close(walking->store);
    aira_catalog_free(walking->catalog);
    free(walking->out);
    snprintf(command, sizeof command, "rm -rf %s", walking->dir);
    free(walking);
    return system(command);
}

/* ---- walking ---- */

struct script {
    struct walking *walking;
    const char *bytes;
    size_t length, at, line;
};

/* A byte at a time, so that nothing of a line is read before the line is due. */
static ssize_t read_script(void *cookie, char *out, size_t size)
{
    struct script *script = cookie;
    struct walking *walking = script->walking;
    bool at_start = script->at == 0 || script->bytes[script->at - 1] == '\n';

    if (at_start && walking->before != NULL && script->line == walking->before_line)
        walking->before(walking);
    if (size == 0 || script->at == script->length)
        return 0;
    script->line += script->bytes[script->at] == '\n';
    *out = script->bytes[script->at++];
    return 1;
}

static void assert_harmless(const struct walking *walking)
{
    size_t columns = walking->terminal.columns == 0 ? 80 : walking->terminal.columns;
    char *copy = strndup(walking->out, walking->out_length), *rest = copy;

    assert_int_equal(strlen(walking->out), walking->out_length);
    assert_true(aira_utf8_valid(walking->out, walking->out_length, NULL));
    assert_true(aira_text_is_clean(walking->out));
    assert_null(strpbrk(walking->out, "\t\r\033"));
    for (char *line = strsep(&rest, "\n"); line != NULL; line = strsep(&rest, "\n"))
        if (aira_text_width(line) > columns)
            fail_msg("too wide: %s", line);
    free(copy);
}

int walk_bytes(struct walking *walking, const char *input, size_t length)
{
    struct script script = {walking, input, length, 0, 0};
    const cookie_io_functions_t functions = {.read = read_script};
    int code;

    free(walking->out);
    walking->out = NULL;
    walking->terminal.in = fopencookie(&script, "r", functions);
    walking->terminal.out = open_memstream(&walking->out, &walking->out_length);
    assert_non_null(walking->terminal.in);
    assert_non_null(walking->terminal.out);
    setvbuf(walking->terminal.in, NULL, _IONBF, 0);
    code = aira_line_walk(&walking->terminal, &walking->err);
    fclose(walking->terminal.in);
    fclose(walking->terminal.out);
    if (getenv("AIRA_TEST_SHOW") != NULL)
        fputs(walking->out, stderr);
    assert_harmless(walking);
    return code;
}

int walk(struct walking *walking, const char *input)
{
    return walk_bytes(walking, input, strlen(input));
}

void walk_well(struct walking *walking, const char *input)
{
    if (walk(walking, input) != 0)
        fail_msg("%s\n%s", walking->err.message, walking->out);
}

size_t printed(const struct walking *walking, const char *word)
{
    size_t count = 0;

    for (const char *s = walking->out; (s = strstr(s, word)) != NULL; s++)
        count++;
    return count;
}

void assert_printed(const struct walking *walking, const char *word)
{
    if (printed(walking, word) == 0)
        fail_msg("\"%s\" is not in:\n%s", word, walking->out);
}

void assert_not_printed(const struct walking *walking, const char *word)
{
    if (printed(walking, word) != 0)
        fail_msg("\"%s\" is in:\n%s", word, walking->out);
}

/* ---- the file as others see it ---- */

static struct aira_store *open_elsewhere(struct walking *walking)
{
    struct aira_store_options options = {.create = false};
    struct aira_store *store = NULL;
    struct aira_error err;

    if (aira_store_open(&store, walking->path, &options, &err) != 0)
        fail_msg("%s", err.message);
    aira_stored_dispose(&looked_at);
    memset(&looked_at, 0, sizeof looked_at);
    if (aira_store_load(&looked_at, store, walking->stored.assessment->number, &err) != 0)
        fail_msg("%s", err.message);
    return store;
}

const struct aira_answer *kept_answer(struct walking *walking, const char *question)
{
    aira_store_close(open_elsewhere(walking));
    return aira_assessment_find(looked_at.assessment, aira_questionnaire_question(looked_at.questionnaire, question),
                                AIRA_SETTLED);
}

const char *kept(struct walking *walking, const char *question)
{
    static char text[256];
    const struct aira_answer *answer = kept_answer(walking, question);
    struct aira_buf value;

    if (answer == NULL)
        return "";
    aira_buf_init(&value);
    aira_answer_format(&value, &looked_at.questionnaire->questions[answer->question], answer);
    snprintf(text, sizeof text, "%s", aira_buf_cstr(&value));
    aira_buf_dispose(&value);
    return text;
}

void answer_elsewhere(struct walking *walking, const char *question, const char *value)
{
    struct aira_store *store = open_elsewhere(walking);
    struct aira_answer answer =
        aira_answer_blank(aira_questionnaire_question(looked_at.questionnaire, question), AIRA_SETTLED);
    struct aira_error err;

    assert_int_equal(aira_answer_parse(&answer, &looked_at.questionnaire->questions[answer.question], value, &err), 0);
    if (aira_store_answer(store, looked_at.assessment->number, looked_at.questionnaire, looked_at.assessment, &answer,
                          WALKING_CLOCK + 5000, "Somebody Else", &err) != 0)
        fail_msg("%s", err.message);
    aira_store_close(store);
}

void reopen(struct walking *walking, bool read_only)
{
    struct aira_store_options options = {.read_only = read_only, .busy_ms = 50};
    struct aira_error err;

    aira_store_close(walking->store);
    walking->store = NULL;
    if (aira_store_open(&walking->store, walking->path, &options, &err) != 0)
        fail_msg("%s", err.message);
    walking->terminal.store = walking->store;
}
