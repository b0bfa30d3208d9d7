/* The scripts only ask the program, so that they know every command, option, client and question it knows. */
#include <string.h>

#include "complete.h"

/* Names go through readline as those of files do, so that it quotes spaces in them.  It gives words as they were typed,
 * so that quotes and backslashes are taken off before the program is asked. */
static const char bash[] =
    "# Completion of aira for bash: source <(aira completion bash)\n"
    "_aira() {\n"
    "    local name about word file\n"
    "    local -a words=()\n"
    "    for word in \"${COMP_WORDS[@]}\"; do\n"
    "        word=${word//\\\\/} word=${word#[\\'\\\"]} word=${word%[\\'\\\"]}\n"
    "        words+=(\"$word\")\n"
    "    done\n"
    "    COMPREPLY=()\n"
    "    while IFS=$'\\t' read -r name about; do\n"
    "        if [[ $name == " CLI_COMPLETE_FILES " ]]; then\n"
    "            compopt -o filenames 2>/dev/null\n"
    "            while IFS= read -r file; do COMPREPLY+=(\"$file\"); done < <(compgen -f -- \"${words[COMP_CWORD]}\")\n"
    "        else\n"
    "            COMPREPLY+=(\"$name\")\n"
    "            [[ $name == *[=.] ]] && compopt -o nospace 2>/dev/null\n"
    "            [[ $name == *[!A-Za-z0-9._=-]* ]] && compopt -o filenames 2>/dev/null\n"
    "        fi\n"
    "    done < <(\"${COMP_WORDS[0]}\" completion --at \"$COMP_CWORD\" -- \"${words[@]}\" 2>/dev/null)\n"
    "}\n"
    "complete -F _aira aira\n";

static const char zsh[] =
    "#compdef aira\n"
    "# Completion of aira for zsh: a file _aira in a folder of $fpath, or source <(aira completion zsh)\n"
    "_aira() {\n"
    "    local line\n"
    "    local -a names shown\n"
    "    for line in \"${(@f)$(\"${words[1]}\" completion --at $((CURRENT - 1)) -- \"${(@)${(@Q)words}#[\\'\\\"]}\" "
    "2>/dev/null)}\"; "
    "do\n"
    "        [[ -z $line ]] && continue\n"
    "        if [[ $line == " CLI_COMPLETE_FILES " ]]; then\n"
    "            _files\n"
    "        elif [[ ${line%%$'\\t'*} == *[=.] ]]; then\n"
    "            compadd -S '' -- \"${line%%$'\\t'*}\"\n"
    "        else\n"
    "            names+=(\"${line%%$'\\t'*}\")\n"
    "            shown+=(\"${line//$'\\t'/  }\")\n"
    "        fi\n"
    "    done\n"
    "    compadd -l -d shown -a -- names\n"
    "}\n"
    "if [[ $funcstack[1] == _aira ]]; then _aira \"$@\"; else compdef _aira aira; fi\n";

static const char fish[] =
    "# Completion of aira for fish: aira completion fish | source\n"
    "function __aira_complete\n"
    "    set -l words (commandline -opc) (commandline -ct)\n"
    "    for line in ($words[1] completion --at (math (count $words) - 1) -- $words 2>/dev/null)\n"
    "        if test \"$line\" = " CLI_COMPLETE_FILES "\n"
    "            __fish_complete_path (commandline -ct)\n"
    "        else\n"
    "            echo $line\n"
    "        end\n"
    "    end\n"
    "end\n"
    "complete -c aira -f -a '(__aira_complete)'\n";

static const struct {
    const char *shell, *script;
} scripts[] = {{"bash", bash}, {"zsh", zsh}, {"fish", fish}};

int cmd_completion(struct cli *cli, const struct cli_args *args, struct aira_error *err)
{
    const char *at = cli_value(args, "at");
    int place = 0;

    if (at != NULL) {
        if (!aira_int_parse(&place, at, 1, CLI_MAX_ARGUMENTS))
            return aira_error_set(err, AIRA_EUSAGE, "--at takes the number of a word, not '%s'.", at);
        cli_complete(cli, args->words, args->word_count, (size_t)place);
        return 0;
    }
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        if (args->word_count == 1 && strcmp(args->words[0], scripts[i].shell) == 0) {
            fputs(scripts[i].script, stdout);
            return 0;
        }
    }
    return aira_error_set(err, AIRA_EUSAGE, "Name one shell: aira completion bash, zsh or fish.");
}
