/* A small questionnaire to start from. */
#include <string.h>

#include "questionnaires.h"

static const char *const files[] = {"questionnaire.ini", "stages.ini",  "actions.ini",
                                    "references.ini",    "text.en.ini", "text.zh.ini"};

/* The questionnaire's id: the name of its folder. */
static int take_id(struct aira_buf *id, const char *dir, struct aira_error *err)
{
    size_t length = strlen(dir);
    size_t start;

    while (length > 0 && dir[length - 1] == '/')
        length--;
    start = length;
    while (start > 0 && dir[start - 1] != '/')
        start--;
    aira_buf_add(id, dir + start, length - start);
    if (aira_buf_result(id, err) < 0)
        return err->code;
    if (aira_id_valid(aira_buf_cstr(id)))
        return 0;
    return aira_error_set(err, AIRA_EUSAGE,
                          "'%s' cannot name a questionnaire: a name begins with a-z and holds a-z, 0-9, - and _.",
                          aira_buf_cstr(id));
}

static int check_free(const char *dir, struct aira_error *err)
{
    char **names = NULL;
    size_t count = 0;
    int code;

    if (aira_file_exists(dir))
        return aira_error_set(err, AIRA_EUSAGE, "%s is a file. Name a folder that is not there yet.", dir);
    if (!aira_dir_exists(dir))
        return 0;
    code = aira_dir_list(&names, &count, dir, err);
    aira_names_free(names, count);
    if (code == 0 && count > 0)
        return aira_error_set(err, AIRA_EUSAGE, "%s is not empty, so nothing was written. Name a new folder.", dir);
    return code;
}

/* Writes one file of the template with {id} filled in. */
static int write_one(const struct cli *cli, const char *dir, const char *name, const char *id, struct aira_error *err)
{
    struct aira_buf from, to, text, filled;
    int code;

    aira_buf_init(&from);
    aira_buf_init(&to);
    aira_buf_init(&text);
    aira_buf_init(&filled);
    aira_path_join(&from, aira_buf_cstr(&cli->root), "data/templates/questionnaire");
    aira_buf_putc(&from, '/');
    aira_buf_puts(&from, name);
    aira_path_join(&to, dir, name);
    code = aira_buf_result(&from, err);
    if (code == 0)
        code = aira_buf_result(&to, err);
    if (code == 0)
        code = aira_file_read(&text, aira_buf_cstr(&from), AIRA_INI_MAX_BYTES, err);
    if (code == 0) {
        aira_text_fill(&filled, aira_buf_cstr(&text), (const char *[]){"id", id, NULL});
        code = aira_buf_result(&filled, err);
    }
    if (code == 0)
        code = aira_file_write(aira_buf_cstr(&to), aira_buf_cstr(&filled), filled.length, 0600, err);
    aira_buf_dispose(&from);
    aira_buf_dispose(&to);
    aira_buf_dispose(&text);
    aira_buf_dispose(&filled);
    return code;
}

int cli_questionnaire_new(struct cli *cli, const struct cli_args *args, struct aira_error *err)
{
    const char *dir = args->word_count == 2 ? args->words[1] : NULL;
    struct aira_buf id;
    int code;

    if (dir == NULL)
        return aira_error_set(err, AIRA_EUSAGE, "Which folder is to be made? aira questionnaire new DIR.");
    aira_buf_init(&id);
    code = take_id(&id, dir, err);
    if (code == 0)
        code = check_free(dir, err);
    if (code == 0)
        code = aira_dir_make(dir, err);
    for (size_t i = 0; code == 0 && i < sizeof files / sizeof *files; i++)
        code = write_one(cli, dir, files[i], aira_buf_cstr(&id), err);
    if (code == 0 && cli->json) {
        struct aira_json *object = aira_json_object();
        bool failed = false;

        cli_set(object, "id", aira_json_string(aira_buf_cstr(&id)), &failed);
        cli_set(object, "folder", aira_json_string(dir), &failed);
        code = cli_put_json(failed ? NULL : object, err);
    } else if (code == 0) {
        cli_say(cli, "questionnaire-new", (const char *[]){"folder", dir, NULL});
    }
    aira_buf_dispose(&id);
    return code;
}
