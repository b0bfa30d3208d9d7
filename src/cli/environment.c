/* What the program takes from its surroundings: folders, language, clock.  Only here. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cli.h"

bool cli_is_terminal(FILE *file)
{
    return isatty(fileno(file)) == 1;
}

const char *cli_variable(const char *name)
{
    const char *value = getenv(name);

    return value != NULL && value[0] != '\0' ? value : NULL;
}

int64_t cli_milliseconds(void *context)
{
    struct timespec now;

    (void)context;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* SOURCE_DATE_EPOCH stands in for the clock where the same bytes are wanted again. */
int64_t cli_now(void *context)
{
    const char *fixed = cli_variable("SOURCE_DATE_EPOCH");
    int seconds;

    (void)context;
    if (fixed != NULL && aira_int_parse(&seconds, fixed, 0, INT_MAX))
        return seconds;
    return (int64_t)time(NULL);
}

static bool is_root(const char *dir)
{
    struct aira_buf path;
    bool found;

    aira_buf_init(&path);
    aira_path_join(&path, dir, "data/cli.en.ini");
    found = !path.failed && aira_file_exists(path.data);
    aira_buf_dispose(&path);
    return found;
}

/* A build tree, wherever it is, has the source tree's path in a file beside the program; it is not installed. */
static bool named_beside(struct aira_buf *root, const char *program)
{
    struct aira_buf path;
    struct aira_error ignored;
    bool found;

    aira_buf_init(&path);
    aira_buf_printf(&path, "%s.root", program);
    aira_buf_clear(root);
    found = !path.failed && aira_file_read(root, path.data, 4096, &ignored) == 0 && is_root(aira_buf_cstr(root));
    aira_buf_dispose(&path);
    return found;
}

/* From the program's own place: a build tree names its source tree, <prefix>/bin leads to <prefix>/share/aira. */
static int find_root(struct aira_buf *root, struct aira_error *err)
{
    char program[4096];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);

    if (length > 0) {
        program[length] = '\0';
        if (named_beside(root, program))
            return 0;
        for (char *slash = strrchr(program, '/'); slash != NULL && slash != program; slash = strrchr(program, '/')) {
            *slash = '\0';
            aira_buf_clear(root);
            aira_path_join(root, program, "share/aira");
            if (!root->failed && is_root(root->data))
                return 0;
            aira_buf_clear(root);
            aira_buf_puts(root, program);
            if (!root->failed && is_root(root->data))
                return 0;
        }
    }
    return aira_error_set(err, AIRA_ENOTFOUND,
                          "The program's own files (questionnaires and words) are not beside it. Set AIRA_DATA to the "
                          "folder that holds 'questionnaires' and 'data'.");
}

int cli_root(struct aira_buf *root, struct aira_error *err)
{
    const char *named = cli_variable("AIRA_DATA");

    if (named == NULL)
        return find_root(root, err);
    if (!is_root(named))
        return aira_error_set(err, AIRA_ENOTFOUND, "AIRA_DATA is '%s', but there is no data/cli.en.ini in it.", named);
    aira_buf_puts(root, named);
    return aira_buf_result(root, err);
}

static int choose_database(struct aira_buf *path, const char *named, struct aira_error *err)
{
    const char *home;

    if (named == NULL)
        named = cli_variable("AIRA_DB");
    if (named != NULL) {
        aira_buf_puts(path, named);
    } else if ((home = cli_variable("XDG_DATA_HOME")) != NULL) {
        aira_path_join(path, home, "aira/aira.db");
    } else if ((home = cli_variable("HOME")) != NULL) {
        aira_path_join(path, home, ".local/share/aira/aira.db");
    } else {
        return aira_error_set(err, AIRA_EUSAGE, "There is no home folder to keep assessments in; name a file by --db.");
    }
    return aira_buf_result(path, err);
}

/* The language that is named, or where none is, that of the surroundings. */
static const char *language_of(const char *named)
{
    static const char *const variables[] = {"AIRA_LANG", "LC_ALL", "LC_MESSAGES", "LANG"};

    for (size_t i = 0; named == NULL && i < sizeof variables / sizeof *variables; i++)
        named = cli_variable(variables[i]);
    return named != NULL && strncmp(named, "zh", 2) == 0 ? "zh" : "en";
}

const char *cli_speech(int count, char *const *arguments)
{
    const char *named = NULL;

    for (int i = 1; i < count && strcmp(arguments[i], "--") != 0; i++) {
        if (strncmp(arguments[i], "--lang=", 7) == 0)
            named = arguments[i] + 7;
        else if (strcmp(arguments[i], "--lang") == 0 && i + 1 < count)
            named = arguments[++i];
    }
    if (named != NULL && strcmp(named, "en") != 0 && strcmp(named, "zh") != 0)
        named = NULL;
    return language_of(named);
}

static int choose_language(const char **language, const char *named, struct aira_error *err)
{
    if (named != NULL && strcmp(named, "en") != 0 && strcmp(named, "zh") != 0)
        return aira_error_set(err, AIRA_EUSAGE,
                              "The language '%s' is not there; --lang takes en or zh, and for a report both.", named);
    *language = language_of(named);
    return 0;
}

int cli_environment(struct cli *cli, const char *database, const char *language, struct aira_error *err)
{
    if (choose_language(&cli->language, language, err) < 0 || cli_root(&cli->root, err) < 0)
        return err->code;
    return choose_database(&cli->database, database, err);
}
