#include "messages.h"

#include <stdlib.h>
#include <string.h>

#include "cli.h"

/* A text as the code has it: INI values hold neither double quotes nor backslashes. */
static char *decoded(struct cli_messages *messages, const char *text)
{
    static const char *const pairs[] = {"quote", "\"", "backslash", "\\", NULL};
    struct aira_buf out;
    char *copy;

    aira_buf_init(&out);
    aira_text_fill(&out, text, pairs);
    copy = out.failed ? NULL : aira_arena_strdup(&messages->arena, aira_buf_cstr(&out));
    aira_buf_dispose(&out);
    return copy;
}

/* Keeps what the two files say under one key. */
static bool keep(struct cli_messages *messages, const char *english, const char *said)
{
    char *known = decoded(messages, english), *copy = decoded(messages, said);

    if (known == NULL || copy == NULL ||
        aira_grow(&messages->said, &messages->capacity, messages->count + 1, sizeof *messages->said) != 0 ||
        aira_map_put(&messages->by_english, known, (int)messages->count) != 0)
        return false;
    messages->said[messages->count++] = copy;
    return true;
}

static bool keep_section(struct cli_messages *messages, const struct aira_ini_section *from,
                         const struct aira_ini_section *to)
{
    for (size_t i = 0; to != NULL && i < from->count; i++) {
        const char *key = from->entries[i].key;
        /* The files have the same keys in the same order, so that it need not be looked for. */
        const struct aira_ini_entry *said =
            i < to->count && strcmp(to->entries[i].key, key) == 0 ? &to->entries[i] : aira_ini_get(to, key);

        if (said != NULL && !keep(messages, from->entries[i].value, said->value))
            return false;
    }
    return true;
}

static struct aira_ini *read_one(const char *root, const char *name, const char *language)
{
    struct aira_ini *ini = NULL;
    struct aira_diags diags;
    struct aira_error ignored;
    struct aira_buf path;

    aira_diags_init(&diags);
    aira_buf_init(&path);
    aira_buf_printf(&path, "%s/data/%s.%s.ini", root, name, language);
    if (!path.failed)
        (void)aira_ini_load(&ini, path.data, &diags, &ignored);
    aira_buf_dispose(&path);
    aira_diags_dispose(&diags);
    return ini;
}

static void read_pair(struct cli_messages *messages, const char *name, const char *language)
{
    struct aira_ini *english = NULL, *said = NULL;
    struct aira_error ignored;
    struct aira_buf root;

    aira_buf_init(&root);
    if (cli_root(&root, &ignored) == 0) {
        english = read_one(root.data, name, "en");
        said = read_one(root.data, name, language);
    }
    for (size_t i = 0; english != NULL && said != NULL && i < english->count; i++) {
        const struct aira_ini_section *from = &english->sections[i];

        if (!keep_section(messages, from, aira_ini_find(said, from->name)))
            break;
    }
    aira_ini_free(english);
    aira_ini_free(said);
    aira_buf_dispose(&root);
}

/* Reads one pair of files after the other until the text is found: few sentences are of the help. */
static const char *translate(void *context, const char *language, const char *english)
{
    static const char *const names[] = {"messages", "help"};
    struct cli_messages *messages = context;
    int index;

    while ((index = aira_map_get(&messages->by_english, english)) < 0 && messages->read < sizeof names / sizeof *names)
        read_pair(messages, names[messages->read++], language);
    return index < 0 ? NULL : messages->said[index];
}

void cli_messages_init(struct cli_messages *messages, const char *language)
{
    memset(messages, 0, sizeof *messages);
    aira_arena_init(&messages->arena);
    aira_map_init(&messages->by_english);
    aira_speak_by(translate, messages);
    aira_speak(language);
}

void cli_messages_dispose(struct cli_messages *messages)
{
    aira_speak_by(NULL, NULL);
    aira_map_dispose(&messages->by_english);
    free(messages->said);
    aira_arena_dispose(&messages->arena);
}
