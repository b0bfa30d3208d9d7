/* Shared within the cli: the command table, parsed arguments, and what commands have in common. */
#ifndef AIRA_CLI_H
#define AIRA_CLI_H

#include <stdio.h>

#include <aira/answers.h>
#include <aira/base.h>
#include <aira/questionnaire.h>
#include <aira/store.h>

enum { CLI_MAX_ARGUMENTS = 4096, CLI_MAX_OPTIONS = 32 };

/* An option of a command (or of all): `argument` NULL for a switch, else the word for it in the help. */
struct cli_option {
    const char *name;
    const char *argument;
    const char *help;
};

/* One use of an option on the command line. */
struct cli_use {
    const char *name;
    const char *value; /* NULL for a switch */
};

struct cli_args {
    const char **words; /* what is not an option, in order */
    size_t word_count;
    struct cli_use *uses;
    size_t use_count;
};

struct cli;

/* A subcommand is a row of these in commands.c and a file. */
struct cli_command {
    const char *name;
    const char *usage;                /* its arguments, as the help shows them */
    const char *help;                 /* one line */
    const char *about;                /* a paragraph or NULL */
    const char *const *examples;      /* ended by NULL */
    const struct cli_option *options; /* ended by a NULL name; NULL: none of its own */
    size_t least, most;               /* words it takes */
    bool paged;                       /* its output may be long: shown by the user's pager */
    int (*run)(struct cli *cli, const struct cli_args *args, struct aira_error *err);
};

/* What holds for the whole run. */
struct cli {
    struct aira_catalog *catalog;
    struct aira_buf root;     /* folder that holds questionnaires/ and data/ */
    struct aira_buf database; /* path of the store */
    const char *language;     /* "en" or "zh" */
    bool json, quiet, no_input;
    struct aira_buf *gathered; /* when not NULL: the lines of cli_say go here instead of stderr */
    bool report_words;         /* data/report.*.ini are in the catalogue */
    bool told;                 /* the command has told its trouble itself; print no error */
    volatile int *interrupted;
};

extern const struct cli_command cli_commands[]; /* ended by a NULL name */
extern const struct cli_option cli_global_options[];

/* Finds a command; NULL when there is none of that name. */
const struct cli_command *cli_find(const char *name);

/* Parses what stands behind a command's name (options of the command and global ones, in any order; "--" ends them).
 * Words and uses are NULL-initialised by the caller and freed by cli_args_dispose. */
int cli_args_parse(struct cli_args *args, const struct cli_command *command, int count, char **arguments,
                   struct aira_error *err);
/* The name of the option that `word` begins and whose argument is still to come; NULL: none. */
const char *cli_option_waiting(const struct cli_command *command, const char *word);
void cli_args_dispose(struct cli_args *args);
bool cli_has(const struct cli_args *args, const char *name);
/* The value of the last use of an option, or NULL. */
const char *cli_value(const struct cli_args *args, const char *name);

void cli_help_short(FILE *out);
void cli_help_all(FILE *out);
/* The manual page, as man(7) source. */
void cli_manual(FILE *out);
void cli_help_command(FILE *out, const struct cli_command *command);
/* The nearest of `count` names to `word`, or NULL when none is near. */
const char *cli_nearest(const char *word, const char *const *names, size_t count);

/* ---- surroundings (environment.c) ------------------------------------------------------------------------------- */

/* Root folder, database path and language from options and environment. */
int cli_environment(struct cli *cli, const char *database, const char *language, struct aira_error *err);
/* The folder that holds questionnaires/ and data/, into an empty buffer. */
int cli_root(struct aira_buf *root, struct aira_error *err);
/* The language to speak before the command line is understood: that of the last --lang en or zh in it, else that of
 * the surroundings. */
const char *cli_speech(int count, char *const *arguments);
int64_t cli_now(void *context);
/* Of a clock that never goes back. */
int64_t cli_milliseconds(void *context);
/* The environment's variable; NULL when it is not there or empty. */
const char *cli_variable(const char *name);
bool cli_is_terminal(FILE *file);

/* ---- output (output.c) ---------------------------------------------------------------------------------------------
 */

/* Adds data/<name>.<lang>.ini to the catalogue: "cli" is there from the start, others when a command needs them. */
int cli_words(struct cli *cli, const char *name, struct aira_error *err);
/* A word of data/cli.<lang>.ini. */
const char *cli_word(const struct cli *cli, const char *key);
/* Prints a text of the catalogue with its {names} filled, and a newline; words go to stderr unless quiet. */
void cli_say(const struct cli *cli, const char *key, const char *const *pairs);
/* Prints text from outside without its control characters. */
void cli_print(FILE *out, const char *text);
/* Prints text on stdout without its control characters; AIRA_ENOMEM, and nothing is printed, when memory ran out here
 * or while it was put together. */
int cli_put_text(const struct aira_buf *text, struct aira_error *err);
/* Prints bytes to stdout; an error to write them is told at the end of main. */
void cli_put(const struct aira_buf *buf);
/* Prints a JSON value on stdout and frees it. */
int cli_put_json(struct aira_json *value, struct aira_error *err);
/* The error as an object {code, message, file, line}. */
struct aira_json *cli_error_json(const struct aira_error *err);
/* Prints an error on stderr, as words or as JSON, and gives the exit code for it. */
int cli_fail(const struct cli *cli, const struct aira_error *err);
/* Prints diagnostics: one line each on stderr (words), or as {"diagnostics": [...]} on stdout when cli->json. */
int cli_put_diags(const struct cli *cli, const struct aira_diags *diags, struct aira_error *err);
struct aira_json *cli_diags_json(const struct aira_diags *diags);
/* Sets a member and folds its outcome into *failed. */
void cli_set(struct aira_json *object, const char *key, struct aira_json *value, bool *failed);
/* `value`, or NULL after having freed it when something that belongs to it failed. */
struct aira_json *cli_whole(struct aira_json *value, bool failed);
struct aira_json *cli_time_json(int64_t seconds); /* null for 0 */
/* Writes `data` to `path`, or to stdout when path is NULL or "-". */
int cli_write(const char *path, const struct aira_buf *data, struct aira_error *err);

/* ---- opening things (open.c)
 * ----------------------------------------------------------------------------------------- */

/* Opens the store; `create` makes it when it is not there. */
int cli_store(struct aira_store **store, const struct cli *cli, bool create, struct aira_error *err);
/* Opens the store and loads the assessment that `key` names (NULL: the one changed last). */
int cli_assessment(struct aira_store **store, struct aira_stored *stored, const struct cli *cli, const char *key,
                   struct aira_error *err);
/* Loads the questionnaire that `name` means: a folder, or an id under the root.  Its errors are printed. */
int cli_questionnaire(struct aira_questionnaire **out, struct cli *cli, const char *name, struct aira_error *err);
/* The folder a questionnaire's name stands for. */
int cli_questionnaire_dir(struct aira_buf *out, const struct cli *cli, const char *name, struct aira_error *err);
/* Splits "KEY=VALUE" at its first '='; AIRA_EUSAGE when there is none. */
int cli_split(struct aira_buf *key, const char **value, const char *word, struct aira_error *err);
/* The action of that id, or AIRA_ENOTFOUND with what was meant. */
int cli_action(int *action, const struct aira_questionnaire *questionnaire, const char *id, struct aira_error *err);
/* The question of that id, or AIRA_ENOTFOUND with what was meant. */
int cli_question(int *question, const struct aira_questionnaire *questionnaire, const char *id, struct aira_error *err);
/* Seconds that a question takes, asked aloud and answered: from first trials, at least and at most. */
enum { CLI_SECONDS_LEAST = 45, CLI_SECONDS_MOST = 60 };
/* Minutes for so many questions, rounded up. */
size_t cli_minutes(size_t questions, size_t seconds_each);
/* Answers of an assessment as the array that `show --json` prints. */
struct aira_json *cli_answers_json(const struct aira_assessment *assessment);

/* The list of saved assessments on the full screen; no command of the table, but what runs without one. */
int cmd_home(struct cli *cli, const struct cli_args *args, struct aira_error *err);

int cmd_action(struct cli *cli, const struct cli_args *args, struct aira_error *err);
int cmd_answer(struct cli *cli, const struct cli_args *args, struct aira_error *err);
int cmd_assess(struct cli *cli, const struct cli_args *args, struct aira_error *err);
int cmd_backup(struct cli *cli, const struct cli_args *args, struct aira_error *err);
int cmd_completion(struct cli *cli, const struct cli_args *args, struct aira_error *err);
int cmd_delete(struct cli *cli, const struct cli_args *args, struct aira_error *err);
int cmd_export(struct cli *cli, const struct cli_args *args, struct aira_error *err);
int cmd_finding(struct cli *cli, const struct cli_args *args, struct aira_error *err);
int cmd_followups(struct cli *cli, const struct cli_args *args, struct aira_error *err);
int cmd_help(struct cli *cli, const struct cli_args *args, struct aira_error *err);
int cmd_import(struct cli *cli, const struct cli_args *args, struct aira_error *err);
int cmd_list(struct cli *cli, const struct cli_args *args, struct aira_error *err);
int cmd_new(struct cli *cli, const struct cli_args *args, struct aira_error *err);
int cmd_observe(struct cli *cli, const struct cli_args *args, struct aira_error *err);
int cmd_plan(struct cli *cli, const struct cli_args *args, struct aira_error *err);
int cmd_questionnaire(struct cli *cli, const struct cli_args *args, struct aira_error *err);
int cmd_report(struct cli *cli, const struct cli_args *args, struct aira_error *err);
int cmd_score(struct cli *cli, const struct cli_args *args, struct aira_error *err);
int cmd_set(struct cli *cli, const struct cli_args *args, struct aira_error *err);
int cmd_settle(struct cli *cli, const struct cli_args *args, struct aira_error *err);
int cmd_spread(struct cli *cli, const struct cli_args *args, struct aira_error *err);
int cmd_show(struct cli *cli, const struct cli_args *args, struct aira_error *err);
int cmd_text(struct cli *cli, const struct cli_args *args, struct aira_error *err);
int cmd_upgrade(struct cli *cli, const struct cli_args *args, struct aira_error *err);
int cmd_verify(struct cli *cli, const struct cli_args *args, struct aira_error *err);
int cmd_whatif(struct cli *cli, const struct cli_args *args, struct aira_error *err);

#endif
