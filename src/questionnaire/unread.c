/* Files that stand in the folder of a questionnaire and that nothing reads: mostly a name that was misspelt. */
#include "private.h"

#include <string.h>

static const char *const usual[] = {"questionnaire.ini", "stages.ini", "actions.ini", "references.ini",
                                    "benchmarks.ini"};

enum { USUAL = sizeof usual / sizeof usual[0] };

/* The names that are read. */
struct names {
    const char **read;
    size_t count;
    struct aira_arena arena;
};

/* Whether the name ends in .ini or, as some editors save it, in .ini.txt; letters of either case. */
static bool is_ini(const char *name)
{
    char end[sizeof ".ini.txt"];
    size_t length = strlen(name);
    const char *tail = name + (length < sizeof end ? 0 : length - (sizeof end - 1));

    memcpy(end, tail, strlen(tail) + 1);
    aira_ascii_lower(end);
    length = strlen(end);
    return strcmp(end, ".ini.txt") == 0 || (length >= 4 && strcmp(end + length - 4, ".ini") == 0);
}

/* The language of text.LANGUAGE.ini, held by the arena; NULL when the name is of another form. */
static const char *language_of(struct names *names, const char *name)
{
    size_t letters;

    if (strncmp(name, "text.", 5) != 0)
        return NULL;
    letters = strspn(name + 5, "abcdefghijklmnopqrstuvwxyz-");
    return letters >= 2 && strcmp(name + 5 + letters, ".ini") == 0
               ? aira_arena_strndup(&names->arena, name + 5, letters)
               : NULL;
}

static const char *nearest(struct names *names, const char *name)
{
    size_t length = strlen(name);
    bool is_txt = name[length - 1] == 't' || name[length - 1] == 'T';
    const char *word = is_txt ? aira_arena_strndup(&names->arena, name, length - strlen(".txt")) : name;

    return word == NULL ? NULL : questionnaire_nearest(word, names->read, names->count, sizeof *names->read);
}

static void tell(struct names *names, struct aira_diags *diags, const char *path, const char *name)
{
    const char *language = language_of(names, name), *near = nearest(names, name);

    if (questionnaire_has(name, names->read, names->count, sizeof *names->read))
        return;
    if (language != NULL)
        aira_diags_add(diags, AIRA_WARNING, "unread-file", path, 0,
                       "nothing reads this file; add %s to languages in questionnaire.ini, or delete the file",
                       language);
    else if (near != NULL)
        aira_diags_add(diags, AIRA_WARNING, "unread-file", path, 0, "nothing reads a file of this name; call it %s",
                       near);
    else
        aira_diags_add(diags, AIRA_WARNING, "unread-file", path, 0,
                       "nothing reads this file; a questionnaire has questionnaire.ini, text.LANGUAGE.ini, stages.ini, "
                       "actions.ini, references.ini and benchmarks.ini");
}

/* False when memory ran out. */
static bool list_read(struct names *names, const struct aira_questionnaire *q)
{
    names->read = aira_arena_array(&names->arena, USUAL + q->language_count, sizeof *names->read);
    if (names->read == NULL)
        return false;
    memcpy(names->read, usual, sizeof usual);
    names->count = USUAL;
    for (size_t i = 0; i < q->language_count; i++)
        names->read[names->count++] = aira_arena_printf(&names->arena, "text.%s.ini", q->languages[i]);
    return !names->arena.failed;
}

static void tell_all(struct names *names, struct aira_diags *diags, const char *prefix, char **found, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        /* Answers to try a questionnaire with may lie beside it. */
        if (is_ini(found[i]) && strcmp(found[i], "answers.ini") != 0) {
            const char *path = aira_arena_printf(&names->arena, "%s%s", prefix, found[i]);

            if (path != NULL)
                tell(names, diags, path, found[i]);
        }
    }
}

void questionnaire_tell_unread(const struct aira_questionnaire *questionnaire, struct aira_diags *diags)
{
    const char *prefix = questionnaire->private_->prefix;
    struct names names = {0};
    struct aira_error err;
    char **found = NULL;
    size_t count = 0;
    int code;

    aira_arena_init(&names.arena);
    code = aira_dir_list(&found, &count, prefix, &err);
    /* The folder was read just now; if it is gone, there is nothing to tell. */
    if (code == 0 && list_read(&names, questionnaire))
        tell_all(&names, diags, prefix, found, count);
    diags->failed = diags->failed || code == AIRA_ENOMEM || names.arena.failed;
    aira_names_free(found, count);
    aira_arena_dispose(&names.arena);
}
