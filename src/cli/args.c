/* Command line arguments against a command's table of options. */
#include <stdlib.h>
#include <string.h>

#include "cli.h"

const struct cli_option cli_global_options[] = {
    {"db", "FILE", "use this database instead of the one in your home folder"},
    {"lang", "LANG", "language of what is printed: en or zh"},
    {"json", NULL, "print what is shown as one JSON object on stdout, and an error as one on stderr"},
    {"quiet", NULL, "print no words on stderr but errors"},
    {"no-input", NULL, "never ask; fail instead"},
    {"help", NULL, "explain the command"},
    {NULL, NULL, NULL},
};

static const struct cli_option *find_in(const struct cli_option *options, const char *name, size_t length)
{
    for (; options != NULL && options->name != NULL; options++)
        if (strlen(options->name) == length && strncmp(options->name, name, length) == 0)
            return options;
    return NULL;
}

static int unknown_option(const struct cli_command *command, const char *name, struct aira_error *err)
{
    const char *names[2 * CLI_MAX_OPTIONS];
    const struct cli_option *tables[] = {command->options, cli_global_options};
    size_t count = 0;
    const char *near;

    for (size_t i = 0; i < 2; i++)
        for (const struct cli_option *option = tables[i]; option != NULL && option->name != NULL; option++)
            names[count++] = option->name;
    near = cli_nearest(name, names, count);
    if (near != NULL)
        return aira_error_set(err, AIRA_EUSAGE, "There is no option --%s for '%s'. Did you mean --%s?", name,
                              command->name, near);
    return aira_error_set(err, AIRA_EUSAGE, "There is no option --%s for '%s'. See 'aira %s --help'.", name,
                          command->name, command->name);
}

/* Handles the option at arguments[*at], moving *at to its value when it stands apart. */
static int parse_option(struct cli_args *args, const struct cli_command *command, int count, char **arguments, int *at,
                        struct aira_error *err)
{
    const char *name = arguments[*at] + 2, *equals = strchr(name, '=');
    size_t length = equals != NULL ? (size_t)(equals - name) : strlen(name);
    const struct cli_option *option = find_in(command->options, name, length);
    struct cli_use *use = &args->uses[args->use_count];

    if (option == NULL)
        option = find_in(cli_global_options, name, length);
    if (option == NULL)
        return unknown_option(command, name, err);
    use->name = option->name;
    use->value = equals != NULL ? equals + 1 : NULL;
    if (option->argument == NULL && equals != NULL)
        return aira_error_set(err, AIRA_EUSAGE, "The option --%s takes no value.", option->name);
    if (option->argument != NULL && equals == NULL) {
        if (*at + 1 >= count)
            return aira_error_set(err, AIRA_EUSAGE, "The option --%s needs a value: --%s %s.", option->name,
                                  option->name, aira_say(option->argument));
        use->value = arguments[++*at];
    }
    if (use->value != NULL && !aira_utf8_valid(use->value, strlen(use->value), NULL))
        return aira_error_set(err, AIRA_EUSAGE, "The value of --%s is not valid UTF-8 text.", option->name);
    args->use_count++;
    return 0;
}

const char *cli_option_waiting(const struct cli_command *command, const char *word)
{
    const struct cli_option *own = command == NULL ? NULL : command->options, *option;
    const char *name = strcmp(word, "-o") == 0 ? "output" : word + 2;

    if (word[0] != '-' || strchr(word, '=') != NULL || (word[1] != '-' && strcmp(word, "-o") != 0))
        return NULL;
    option = find_in(own, name, strlen(name));
    if (option == NULL)
        option = find_in(cli_global_options, name, strlen(name));
    return option == NULL || option->argument == NULL ? NULL : option->name;
}

static int check_words(const struct cli_args *args, const struct cli_command *command, struct aira_error *err)
{
    if (cli_has(args, "help"))
        return 0;
    if (args->word_count < command->least)
        return aira_error_set(err, AIRA_EUSAGE, "'%s' needs more: aira %s %s. See 'aira %s --help'.", command->name,
                              command->name, aira_say(command->usage), command->name);
    if (args->word_count > command->most)
        return aira_error_set(err, AIRA_EUSAGE, "'%s' does not take '%s': aira %s %s. See 'aira %s --help'.",
                              command->name, args->words[command->most], command->name, aira_say(command->usage),
                              command->name);
    return 0;
}

int cli_args_parse(struct cli_args *args, const struct cli_command *command, int count, char **arguments,
                   struct aira_error *err)
{
    bool options_end = false;

    if (count > CLI_MAX_ARGUMENTS)
        return aira_error_set(err, AIRA_EUSAGE, "More than %d arguments were given.", CLI_MAX_ARGUMENTS);
    args->words = calloc((size_t)count + 1, sizeof *args->words);
    args->uses = calloc((size_t)count + 1, sizeof *args->uses);
    if (args->words == NULL || args->uses == NULL)
        return aira_error_nomem(err);
    for (int i = 0; i < count; i++) {
        const char *word = arguments[i];

        if (!options_end && strcmp(word, "--") == 0) {
            options_end = true;
        } else if (!options_end && strcmp(word, "-o") == 0 && find_in(command->options, "output", 6) != NULL) {
            arguments[i] = (char *)(uintptr_t) "--output";
            if (parse_option(args, command, count, arguments, &i, err) < 0)
                return err->code;
        } else if (!options_end && strcmp(word, "-h") == 0) {
            args->uses[args->use_count++].name = "help";
        } else if (!options_end && strncmp(word, "--", 2) == 0) {
            if (parse_option(args, command, count, arguments, &i, err) < 0)
                return err->code;
        } else if (!options_end && word[0] == '-' && word[1] != '\0') {
            return aira_error_set(err, AIRA_EUSAGE, "There is no option %s. See 'aira %s --help'.", word,
                                  command->name);
        } else if (!aira_utf8_valid(word, strlen(word), NULL)) {
            return aira_error_set(err, AIRA_EUSAGE, "Argument %d is not valid UTF-8 text.", i + 1);
        } else {
            args->words[args->word_count++] = word;
        }
    }
    return check_words(args, command, err);
}

void cli_args_dispose(struct cli_args *args)
{
    free(args->words);
    free(args->uses);
    *args = (struct cli_args){0};
}

const char *cli_value(const struct cli_args *args, const char *name)
{
    for (size_t i = args->use_count; i-- > 0;)
        if (strcmp(args->uses[i].name, name) == 0)
            return args->uses[i].value;
    return NULL;
}

bool cli_has(const struct cli_args *args, const char *name)
{
    for (size_t i = 0; i < args->use_count; i++)
        if (strcmp(args->uses[i].name, name) == 0)
            return true;
    return false;
}
