/* The manual page aira(1), from the command table. */
#include <string.h>

#include "cli.h"

/* Text as it reads: roff takes a dot or an apostrophe at a line's start, and every backslash, for a request of its own,
 * and a hyphen for one that may be drawn as a dash. */
static void put_text(FILE *out, const char *text)
{
    bool starts = true;

    for (; *text != '\0'; text++) {
        if (starts && (*text == '.' || *text == '\''))
            fputs("\\&", out);
        if (*text == '\\')
            fputs("\\e", out);
        else if (*text == '-')
            fputs("\\-", out);
        else if (*text == '\'')
            fputs("\\(aq", out);
        else
            fputc(*text, out);
        starts = *text == '\n';
    }
}

static void put_options(FILE *out, const struct cli_option *options)
{
    for (; options != NULL && options->name != NULL; options++) {
        fputs(".TP\n\\fB\\-\\-", out);
        put_text(out, options->name);
        fputs("\\fR", out);
        if (options->argument != NULL) {
            fputs(" \\fI", out);
            put_text(out, options->argument);
            fputs("\\fR", out);
        }
        fputc('\n', out);
        put_text(out, options->help);
        fputc('\n', out);
    }
}

static void put_command(FILE *out, const struct cli_command *command)
{
    fputs(".SS \"aira ", out);
    put_text(out, command->name);
    fputs("\"\n.B aira ", out);
    put_text(out, command->name);
    fputs("\n", out);
    if (command->usage[0] != '\0') {
        fputs(".I \"", out);
        put_text(out, command->usage);
        fputs("\"\n", out);
    }
    fputs(".PP\n", out);
    put_text(out, command->help);
    fputs(".\n", out);
    if (command->about != NULL) {
        fputs(".PP\n", out);
        put_text(out, command->about);
        fputc('\n', out);
    }
    put_options(out, command->options);
    if (command->examples != NULL)
        fputs(".PP\nFor instance:\n.PP\n.nf\n", out);
    for (const char *const *example = command->examples; example != NULL && *example != NULL; example++) {
        fputs("    ", out);
        put_text(out, *example);
        fputc('\n', out);
    }
    if (command->examples != NULL)
        fputs(".fi\n", out);
}

void cli_manual(FILE *out)
{
    fputs(
        ".TH AIRA 1 \"\" \"aira " AIRA_VERSION "\" \"User Commands\"\n"
        ".SH NAME\naira \\- assess how ready a company is for AI\n"
        ".SH SYNOPSIS\n.B aira\n.I COMMAND\n[\\fIARGUMENTS\\fR] [\\fIOPTIONS\\fR]\n"
        ".SH DESCRIPTION\n"
        "A consultant walks a client through a questionnaire in the terminal; every answer is stored before the next\n"
        "question shows, and the client gets a scorecard with recommendations.\n"
        "An assessment is named by its number or its client\\(aqs name.\n"
        ".SH COMMANDS\n",
        out);
    for (const struct cli_command *command = cli_commands; command->name != NULL; command++)
        put_command(out, command);
    fputs(".SH OPTIONS OF EVERY COMMAND\n", out);
    put_options(out, cli_global_options);
    fputs(".SH EXIT STATUS\n"
          "0 done, 1 failed, 2 wrong use, 3 not found, 4 bad input file, 5 storage trouble, 130 interrupted.\n"
          ".SH ENVIRONMENT\n"
          ".TP\n.B AIRA_DB\nThe database, unless \\-\\-db names one.\n"
          ".TP\n.B AIRA_LANG\nen or zh; else the locale decides.\n"
          ".TP\n.B XDG_DATA_HOME\nThe database is aira/aira.db in it, or in ~/.local/share.\n"
          ".TP\n.BR VISUAL \", \" EDITOR\nThe editor for texts.\n"
          ".TP\n.B PAGER\nShows long output.\n",
          out);
}
