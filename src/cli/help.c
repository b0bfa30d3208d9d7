/* Help from the command table, and "did you mean". */
#include <string.h>

#include "cli.h"

const char *cli_nearest(const char *word, const char *const *names, size_t count)
{
    const char *best = NULL;
    size_t best_distance = 3; /* farther is not meant */

    for (size_t i = 0; i < count; i++) {
        size_t distance = aira_text_distance(word, names[i]);

        if (distance < best_distance && distance < strlen(names[i])) {
            best = names[i];
            best_distance = distance;
        }
    }
    return best;
}

static void print_options(FILE *out, const struct cli_option *options)
{
    for (; options != NULL && options->name != NULL; options++) {
        char left[48];

        snprintf(left, sizeof left, "--%s%s%s", options->name, options->argument != NULL ? " " : "",
                 options->argument != NULL ? options->argument : "");
        fprintf(out, "  %-26s %s\n", left, options->help);
    }
}

void cli_help_short(FILE *out)
{
    fputs("aira assesses how ready a company is for AI and writes the scorecard.\n\n"
          "  aira new --client NAME     start an assessment\n"
          "  aira assess NAME           walk through the questions; leave and come back at any time\n"
          "  aira report NAME           write the PDF scorecard\n"
          "  aira list                  what is saved\n"
          "  aira help                  all commands\n",
          out);
}

void cli_help_all(FILE *out)
{
    fputs("aira COMMAND [ARGUMENTS] [OPTIONS]\n\nCommands:\n", out);
    for (const struct cli_command *command = cli_commands; command->name != NULL; command++)
        fprintf(out, "  %-15s %s\n", command->name, command->help);
    fputs("\nOptions of every command:\n", out);
    print_options(out, cli_global_options);
    fputs("\nAn assessment is named by its number or its client's name. 'aira COMMAND --help' explains a command.\n"
          "Exit codes: 0 done, 1 failed, 2 wrong use, 3 not found, 4 bad input file, 5 storage trouble, 130 "
          "interrupted.\n",
          out);
}

void cli_help_command(FILE *out, const struct cli_command *command)
{
    fprintf(out, "aira %s %s\n  %s\n", command->name, command->usage, command->help);
    if (command->about != NULL)
        fprintf(out, "\n%s\n", command->about);
    if (command->options != NULL) {
        fputs("\nOptions:\n", out);
        print_options(out, command->options);
    }
    fputs("\nOptions of every command:\n", out);
    print_options(out, cli_global_options);
    if (command->examples != NULL) {
        fputs("\nExamples:\n", out);
        for (const char *const *example = command->examples; *example != NULL; example++)
            fprintf(out, "  %s\n", *example);
    }
}
