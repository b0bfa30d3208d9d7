#include <string.h>

#include <aira/report.h>

#include "editor.h"
#include "prose.h"

static const char *const ways[] = {"file", "edit", "remove"};
enum { FILE_GIVEN, EDIT, REMOVE, WAYS };

static int check_section(const struct aira_questionnaire *questionnaire, const char *section, struct aira_error *err)
{
    struct aira_buf id, all;
    bool found = false;

    aira_buf_init(&id);
    aira_buf_init(&all);
    for (size_t i = 0; aira_report_text_section(&id, questionnaire, i) && !found; i++) {
        found = strcmp(aira_buf_cstr(&id), section) == 0;
        aira_buf_printf(&all, "%s%s", i > 0 ? aira_say(", ") : "", aira_buf_cstr(&id));
        aira_buf_clear(&id);
    }
    if (!found)
        aira_error_set(err, AIRA_ENOTFOUND, "The report has no section '%s' that takes a text; there are %s.", section,
                       aira_buf_cstr(&all));
    aira_buf_dispose(&id);
    aira_buf_dispose(&all);
    return found ? 0 : AIRA_ENOTFOUND;
}

static const struct aira_section_text *find_text(const struct aira_assessment *assessment, const char *section,
                                                 const char *language)
{
    for (size_t i = 0; i < assessment->text_count; i++)
        if (strcmp(assessment->texts[i].section, section) == 0 && strcmp(assessment->texts[i].language, language) == 0)
            return &assessment->texts[i];
    return NULL;
}

/* ---- showing ---- */

static struct aira_json *text_json(const struct aira_section_text *text)
{
    struct aira_json *object = aira_json_object();
    bool failed = false;

    cli_set(object, "section", aira_json_string(text->section), &failed);
    cli_set(object, "language", text->language[0] != '\0' ? aira_json_string(text->language) : aira_json_null(),
            &failed);
    cli_set(object, "text", aira_json_string(text->text), &failed);
    return cli_whole(object, failed);
}

static int list_json(const struct aira_assessment *assessment, const char *section, struct aira_error *err)
{
    struct aira_json *object = aira_json_object(), *array = aira_json_array();
    bool failed = false;

    for (size_t i = 0; i < assessment->text_count; i++)
        if (section == NULL || strcmp(assessment->texts[i].section, section) == 0)
            failed = aira_json_append(array, text_json(&assessment->texts[i])) < 0 || failed;
    cli_set(object, "texts", array, &failed);
    return cli_put_json(cli_whole(object, failed), err);
}

/* The start of each text beside where it stands. */
static int list(const struct cli *cli, const struct aira_assessment *assessment)
{
    char number[24];

    for (size_t i = 0; i < assessment->text_count; i++) {
        const struct aira_section_text *text = &assessment->texts[i];
        struct aira_buf line, first;

        aira_buf_init(&line);
        aira_buf_init(&first);
        aira_buf_add(&first, text->text, strcspn(text->text, "\n"));
        aira_buf_printf(&line, "%s  %s  ", text->section,
                        text->language[0] != '\0' ? text->language : cli_word(cli, "text-every"));
        aira_text_cut(&line, aira_buf_cstr(&first), 60);
        cli_print(stdout, aira_buf_cstr(&line));
        putchar('\n');
        aira_buf_dispose(&line);
        aira_buf_dispose(&first);
    }
    snprintf(number, sizeof number, "%lld", (long long)assessment->number);
    if (assessment->text_count == 0)
        cli_say(cli, "text-none", (const char *[]){"number", number, NULL});
    return 0;
}

/* One section's text, or those of all languages one after the other. */
static int show(const struct aira_assessment *assessment, const char *section, const char *language,
                struct aira_error *err)
{
    bool any = false;

    for (size_t i = 0; i < assessment->text_count; i++) {
        const struct aira_section_text *text = &assessment->texts[i];

        if (strcmp(text->section, section) != 0 || (language[0] != '\0' && strcmp(text->language, language) != 0))
            continue;
        if (any)
            putchar('\n');
        cli_print(stdout, text->text);
        putchar('\n');
        any = true;
    }
    return any ? 0 : aira_error_set(err, AIRA_ENOTFOUND, "There is no text for %s yet.", section);
}

/* ---- changing ---- */

static int store(struct cli *cli, struct aira_store *store, const struct aira_assessment *assessment,
                 const struct aira_section_text *text, struct aira_error *err)
{
    const char *said = text->text == NULL ? "text-removed" : "text-saved";
    bool changed = false;
    int code = aira_store_set_text(&changed, store, assessment->number, text, cli_now(NULL), err);

    if (code == 0)
        cli_say(cli, changed ? said : "text-unchanged", (const char *[]){"section", text->section, NULL});
    return code;
}

/* Stores the words that were read from `path`. */
static int store_words(struct cli *cli, struct aira_store *to, const struct aira_assessment *assessment,
                       struct aira_section_text *text, const char *path, const struct aira_buf *words,
                       struct aira_error *err)
{
    int code = aira_report_check_text(path, aira_buf_cstr(words), words->length, err);

    text->text = words->data;
    return code == 0 ? store(cli, to, assessment, text, err) : code;
}

static int from_file(struct cli *cli, struct aira_store *to, const struct aira_assessment *assessment,
                     struct aira_section_text *text, const char *path, struct aira_error *err)
{
    struct aira_buf words;
    int code;

    aira_buf_init(&words);
    code = cli_prose_read(&words, path, err);
    if (code == 0)
        code = store_words(cli, to, assessment, text, path, &words, err);
    aira_buf_dispose(&words);
    return code;
}

/* What cannot be stored stays in its file, so that nobody writes it twice. */
static int from_editor(struct cli *cli, struct aira_store *to, const struct aira_assessment *assessment,
                       struct aira_section_text *text, struct aira_error *err)
{
    const struct aira_section_text *present = find_text(assessment, text->section, text->language);
    struct cli_draft draft;
    struct aira_buf words, name;
    bool changed = false, edited = false;
    int code;

    if (cli->no_input)
        return aira_error_set(err, AIRA_EUSAGE, "--edit needs somebody to write; with --no-input give --file.");
    aira_buf_init(&words);
    aira_buf_init(&name);
    aira_buf_printf(&name, "%s.md", text->section);
    code = cli_draft_init(&draft, aira_buf_cstr(&name), present != NULL ? present->text : "", err);
    if (code == 0)
        code = cli_draft_edit(&draft, err);
    edited = code == 0;
    if (code == 0)
        code = cli_prose_read(&words, draft.file.data, err);
    if (code == 0)
        changed = words.length > 0 && (present == NULL || strcmp(words.data, present->text) != 0);
    if (changed)
        code = store_words(cli, to, assessment, text, draft.file.data, &words, err);
    else if (code == 0)
        cli_say(cli, "text-unchanged", (const char *[]){"section", text->section, NULL});
    cli_draft_dispose(&draft, edited && code != 0);
    aira_buf_dispose(&words);
    aira_buf_dispose(&name);
    return code;
}

static int change(struct cli *cli, struct aira_store *to, const struct aira_assessment *assessment, int way,
                  const struct cli_args *args, struct aira_error *err)
{
    struct aira_buf section, language;
    struct aira_section_text text = {0};
    int code = 0;

    aira_buf_init(&section);
    aira_buf_init(&language);
    aira_buf_puts(&section, args->words[1]);
    aira_buf_add(&language, cli_prose_language(args), strlen(cli_prose_language(args)));
    text.section = section.data;
    text.language = language.data;
    if (section.failed || language.failed)
        code = aira_error_nomem(err);
    else if (way == FILE_GIVEN)
        code = from_file(cli, to, assessment, &text, cli_value(args, "file"), err);
    else if (way == EDIT)
        code = from_editor(cli, to, assessment, &text, err);
    else
        code = store(cli, to, assessment, &text, err);
    aira_buf_dispose(&section);
    aira_buf_dispose(&language);
    return code;
}

int cmd_text(struct cli *cli, const struct cli_args *args, struct aira_error *err)
{
    const char *section = args->word_count > 1 ? args->words[1] : NULL;
    struct aira_stored stored = {0};
    struct aira_store *opened = NULL;
    int way;
    int code = cli_prose_choice(&way, args, ways, WAYS, err);

    if (code == 0 && way >= 0 && section == NULL)
        code = aira_error_set(err, AIRA_EUSAGE, "Name the section that the text is for, for instance summary.");
    if (code == 0)
        code = cli_assessment(&opened, &stored, cli, args->words[0], err);
    if (code == 0)
        code = cli_prose_check_language(args, stored.questionnaire, err);
    if (code == 0 && section != NULL)
        code = check_section(stored.questionnaire, section, err);
    if (code == 0 && way >= 0)
        code = change(cli, opened, stored.assessment, way, args, err);
    else if (code == 0 && cli->json)
        code = list_json(stored.assessment, section, err);
    else if (code == 0)
        code = section == NULL ? list(cli, stored.assessment)
                               : show(stored.assessment, section, cli_prose_language(args), err);
    aira_stored_dispose(&stored);
    aira_store_close(opened);
    return code;
}
