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

enum { TEXT_COLUMNS = 80, OPTION_CELLS = 26, COMMAND_CELLS = 15 };

/* Prints "  left   right" with the right side in one column: by cells, because a Chinese character takes two. */
static void print_row(FILE *out, const char *left, int cells, const char *right)
{
    int gap = cells - (int)aira_text_width(left);

    fprintf(out, "  %s%*s %s\n", left, gap > 0 ? gap : 0, "", right);
}

/* The name of an option stays whole: lines break behind a hyphen, but not behind this one. */
#define FIRM_HYPHEN "\xE2\x80\x91"

static void replace_all(struct aira_buf *out, const char *text, const char *old, const char *with)
{
    const char *found;

    for (; (found = strstr(text, old)) != NULL; text = found + strlen(old)) {
        aira_buf_add(out, text, (size_t)(found - text));
        aira_buf_puts(out, with);
    }
    aira_buf_puts(out, text);
}

static void print_paragraph(FILE *out, const char *text)
{
    struct aira_buf firm, wrapped, lines;

    aira_buf_init(&firm);
    aira_buf_init(&wrapped);
    aira_buf_init(&lines);
    replace_all(&firm, text, "-", FIRM_HYPHEN);
    aira_text_wrap(&wrapped, aira_buf_cstr(&firm), TEXT_COLUMNS, 0);
    replace_all(&lines, aira_buf_cstr(&wrapped), FIRM_HYPHEN, "-");
    fprintf(out, "%s\n", aira_buf_cstr(&lines));
    aira_buf_dispose(&firm);
    aira_buf_dispose(&wrapped);
    aira_buf_dispose(&lines);
}

static void print_options(FILE *out, const char *title, const struct cli_option *options)
{
    fprintf(out, "\n%s\n", title);
    for (; options->name != NULL; options++) {
        char left[64];

        snprintf(left, sizeof left, "--%s%s%s", options->name, options->argument != NULL ? " " : "",
                 options->argument != NULL ? aira_say(options->argument) : "");
        print_row(out, left, OPTION_CELLS, aira_say(options->help));
    }
}

void cli_help_short(FILE *out)
{
    static const char *const rows[][2] = {
        {AIRA_SENTENCE("aira new --client NAME"), AIRA_SENTENCE("start an assessment")},
        {AIRA_SENTENCE("aira assess NAME"),
         AIRA_SENTENCE("walk through the questions; leave and come back at any time")},
        {AIRA_SENTENCE("aira report NAME"), AIRA_SENTENCE("write the PDF scorecard")},
        {"aira list", AIRA_SENTENCE("what is saved")},
        {"aira help", AIRA_SENTENCE("all commands")},
    };

    fprintf(out, "%s\n\n", aira_say("aira assesses how ready a company is for AI and writes the scorecard."));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        print_row(out, aira_say(rows[i][0]), OPTION_CELLS, aira_say(rows[i][1]));
}

void cli_help_all(FILE *out)
{
    fprintf(out, "%s\n\n%s\n", aira_say("aira COMMAND [ARGUMENTS] [OPTIONS]"), aira_say("Commands:"));
    for (const struct cli_command *command = cli_commands; command->name != NULL; command++)
        print_row(out, command->name, COMMAND_CELLS, aira_say(command->help));
    print_options(out, aira_say("Options of every command:"), cli_global_options);
    fputc('\n', out);
    print_paragraph(out, aira_say("An assessment is named by its number or its client's name. 'aira COMMAND --help' "
                                  "explains a command."));
    print_paragraph(out, aira_say("Exit codes: 0 done, 1 failed, 2 wrong use, 3 not found, 4 bad input file, 5 storage "
                                  "trouble, 130 interrupted."));
}

void cli_help_command(FILE *out, const struct cli_command *command)
{
    fprintf(out, "aira %s %s\n  %s\n", command->name, aira_say(command->usage), aira_say(command->help));
    if (command->about != NULL) {
        fputc('\n', out);
        print_paragraph(out, aira_say(command->about));
    }
    if (command->options != NULL)
        print_options(out, aira_say("Options:"), command->options);
    print_options(out, aira_say("Options of every command:"), cli_global_options);
    if (command->examples != NULL) {
        fprintf(out, "\n%s\n", aira_say("Examples:"));
        for (const char *const *example = command->examples; *example != NULL; example++)
            fprintf(out, "  %s\n", aira_say(*example));
    }
}
