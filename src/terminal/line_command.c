/* The commands of the walk: a table, how they are named, and those that change the answer on the screen. */
#include "line.h"

#include <stdlib.h>
#include <string.h>

static int run_undo(struct line *line, const char *argument, struct aira_error *err)
{
    (void)argument;
    return line_undo(line, err);
}

static int run_quit(struct line *line, const char *argument, struct aira_error *err)
{
    (void)argument, (void)err;
    line->leave = true;
    return AIRA_OK;
}

/* Whether there is a question to act on; says so if not. */
static bool has_question(struct line *line)
{
    if (line->session.walk.current < 0)
        line_say(line, "nothing-applies", SESSION_PAIRS(NULL));
    return line->session.walk.current >= 0;
}

/* Notes, evidence and flags belong to an answer. */
static bool has_answer(struct line *line)
{
    if (!has_question(line))
        return false;
    if (session_settled(&line->session, line->session.walk.current) != NULL)
        return true;
    line_say(line, "answer-first",
             SESSION_PAIRS("id", session_question(&line->session, line->session.walk.current)->id));
    return false;
}

static int run_note(struct line *line, const char *argument, struct aira_error *err)
{
    if (!has_answer(line))
        return AIRA_OK;
    if (*argument != '\0')
        return line_answer_note(line, argument, err);
    line->asking = LINE_ASK_NOTE;
    line_say(line, "ask-note", SESSION_PAIRS(NULL));
    return AIRA_OK;
}

/* A grade by its name, the start of it, or its word in either language. */
static bool choose_grade(enum aira_evidence *grade, const struct line *line, const char *word)
{
    for (int i = 0; i < AIRA_EVIDENCES; i++) {
        const char *name = aira_evidence_name((enum aira_evidence)i);
        char key[40] = "grade-words-";

        strcat(key, name);
        *grade = (enum aira_evidence)i;
        if (strncmp(name, word, strlen(word)) == 0 || session_is_one_of(&line->session, key, word))
            return true;
    }
    return false;
}

static int set_evidence(struct line *line, enum aira_evidence grade, const char *reference, struct aira_error *err)
{
    enum session_outcome outcome;
    int question = line->session.walk.current;
    int code = session_evidence(&outcome, &line->session, question, grade, *reference != '\0' ? reference : NULL, err);

    return line_changed(NULL, line, outcome, question, code, err);
}

static int run_evidence(struct line *line, const char *argument, struct aira_error *err)
{
    enum aira_evidence grade = AIRA_EVIDENCE_NONE;
    struct aira_buf word, folded;
    int code;

    if (!has_answer(line))
        return AIRA_OK;
    aira_buf_init(&word);
    aira_buf_init(&folded);
    (void)session_next_word(&word, &argument);
    aira_text_fold(&folded, aira_buf_cstr(&word));
    code = word.failed || folded.failed ? aira_error_nomem(err) : AIRA_OK;
    if (code == 0 && folded.length > 0 && choose_grade(&grade, line, folded.data))
        code = set_evidence(line, grade, argument, err);
    else if (code == 0)
        line_say(line, "use-evidence", SESSION_PAIRS(NULL));
    aira_buf_dispose(&folded);
    aira_buf_dispose(&word);
    return code;
}

static int run_na(struct line *line, const char *argument, struct aira_error *err)
{
    if (!has_question(line))
        return AIRA_OK;
    if (*argument != '\0')
        return line_answer_na(line, argument, err);
    line->asking = LINE_ASK_REASON;
    line_say(line, "ask-reason", SESSION_PAIRS(NULL));
    return AIRA_OK;
}

static int run_unknown(struct line *line, const char *argument, struct aira_error *err)
{
    (void)argument;
    return has_question(line) ? line_answer_unknown(line, err) : AIRA_OK;
}

static int run_flag(struct line *line, const char *argument, struct aira_error *err)
{
    enum session_outcome outcome;
    int question = line->session.walk.current;
    int code;

    (void)argument;
    if (!has_answer(line))
        return AIRA_OK;
    code = session_flag(&outcome, &line->session, question, err);
    return line_changed(NULL, line, outcome, question, code, err);
}

static int run_observe(struct line *line, const char *argument, struct aira_error *err)
{
    if (!has_question(line))
        return AIRA_OK;
    if (*argument != '\0')
        return line_observe(line, line->session.walk.current, argument, err);
    line_say(line, "use-observe", SESSION_PAIRS(NULL));
    return AIRA_OK;
}

static int run_lang(struct line *line, const char *argument, struct aira_error *err)
{
    struct aira_buf folded;
    int code;

    aira_buf_init(&folded);
    aira_text_fold(&folded, argument);
    code = aira_buf_result(&folded, err);
    if (code == 0 && session_is_one_of(&line->session, "lang-words-zh", aira_buf_cstr(&folded)))
        line->terminal->language = "zh";
    else if (code == 0 && session_is_one_of(&line->session, "lang-words-en", aira_buf_cstr(&folded)))
        line->terminal->language = "en";
    else if (code == 0)
        line_say(line, "use-lang", SESSION_PAIRS(NULL));
    aira_speak(line->terminal->language);
    line->show = line->show || line->asking == LINE_ASK_ANSWER;
    aira_buf_dispose(&folded);
    return code;
}

static int run_help(struct line *line, const char *argument, struct aira_error *err);

/* `shape` shows the argument in the help: its words are in the catalogue under "help-" and the name. */
static const struct command {
    const char *name;
    const char *shape;
    line_run run;
} commands[] = {
    {"back", "", line_run_back},
    {"next", "", line_run_next},
    {"jump", " ID", line_run_jump},
    {"find", " [WORD]", line_run_find},
    {"filter", " [WHICH]", line_run_filter},
    {"note", " [TEXT]", run_note},
    {"evidence", " GRADE [REFERENCE]", run_evidence},
    {"na", " [REASON]", run_na},
    {"unknown", "", run_unknown},
    {"flag", "", run_flag},
    {"observe", " TEXT", run_observe},
    {"undo", "", run_undo},
    {"why", "", line_run_why},
    {"progress", "", line_run_progress},
    {"parts", "", line_run_parts},
    {"score", "", line_run_score},
    {"lang", " zh|en", run_lang},
    {"help", "", run_help},
    {"quit", "", run_quit},
};
enum { COMMANDS = sizeof commands / sizeof *commands };

static int run_help(struct line *line, const char *argument, struct aira_error *err)
{
    (void)argument, (void)err;
    line_say(line, "help-answers", SESSION_PAIRS(NULL));
    for (size_t i = 0; i < COMMANDS; i++) {
        char key[32] = "help-", lead[48];

        strcat(key, commands[i].name);
        snprintf(lead, sizeof lead, "  :%s%s  ", commands[i].name, commands[i].shape);
        line_put(line, "", lead);
        line_put(line, "      ", session_word(&line->session, key));
    }
    line_say(line, "help-more", SESSION_PAIRS(NULL));
    return AIRA_OK;
}

bool line_is_command(const char **rest, const char *s)
{
    static const char wide[] = "：";

    if (*s == ':')
        *rest = s + 1;
    else if (strncmp(s, wide, sizeof wide - 1) == 0)
        *rest = s + sizeof wide - 1;
    else
        return false;
    return true;
}

/* A letter of a command's name at `s`, also full width, as lower case; 0: none. */
static char letter_at(size_t *bytes, const char *s)
{
    uint32_t c;

    *bytes = aira_utf8_next(&c, s, s + strlen(s));
    if (c >= 0xFF01 && c <= 0xFF5E)
        c -= 0xFEE0;
    if (c >= 'A' && c <= 'Z')
        c += 'a' - 'A';
    return c >= 'a' && c <= 'z' ? (char)c : '\0';
}

/* Reads the name at *s into `name` (cut at its room) and moves *s behind it. */
static void read_name(char *name, size_t room, const char **s)
{
    size_t length = 0, bytes;

    *s = session_skip_space(*s);
    while (**s != '\0') {
        char letter = letter_at(&bytes, *s);

        if (letter == '\0')
            break;
        if (length + 1 < room)
            name[length++] = letter;
        *s += bytes;
    }
    name[length] = '\0';
    *s = session_skip_space(*s);
}

/* Says what could be meant by the start of several names. */
static void say_several(struct line *line, const char *name)
{
    struct aira_buf names;

    aira_buf_init(&names);
    for (size_t i = 0; i < COMMANDS; i++)
        if (strncmp(commands[i].name, name, strlen(name)) == 0)
            aira_buf_printf(&names, "%s:%s", names.length > 0 ? " " : "", commands[i].name);
    if (names.failed)
        line->no_memory = true;
    line_say(line, "several-commands", SESSION_PAIRS("name", name, "names", aira_buf_cstr(&names)));
    aira_buf_dispose(&names);
}

static void say_no_command(struct line *line, const char *name)
{
    const char *names[COMMANDS];
    int near;

    for (size_t i = 0; i < COMMANDS; i++)
        names[i] = commands[i].name;
    near = session_nearest_name(name, names, COMMANDS);
    if (near >= 0)
        line_say(line, "no-command-near", SESSION_PAIRS("name", name, "near", names[near]));
    else
        line_say(line, "no-command", SESSION_PAIRS("name", name));
}

int line_command(struct line *line, const char *rest, struct aira_error *err)
{
    const struct command *found = NULL;
    size_t fitting = 0;
    char name[32];

    read_name(name, sizeof name, &rest);
    for (size_t i = 0; name[0] != '\0' && i < COMMANDS; i++) {
        if (strncmp(commands[i].name, name, strlen(name)) != 0)
            continue;
        found = &commands[i];
        fitting++;
        if (strcmp(found->name, name) == 0) {
            fitting = 1;
            break;
        }
    }
    if (fitting == 1) {
        if (line->asking == LINE_ASK_REASON || line->asking == LINE_ASK_NOTE)
            line->asking = LINE_ASK_ANSWER;
        return found->run(line, rest, err);
    }
    if (fitting > 1)
        say_several(line, name);
    else
        say_no_command(line, name);
    return AIRA_OK;
}
