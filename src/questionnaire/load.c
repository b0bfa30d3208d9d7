/* Loading: from a folder or a snapshot, in the order in which sections rest on each other. */
#include "private.h"

#include <stdlib.h>
#include <string.h>

static const char *const main_kinds[] = {"questionnaire", "part", "question"};

/* The files that hold other kinds of sections. */
static const struct {
    const char *kind, *file;
} elsewhere[] = {
    {"stage", "stages.ini"},         {"action", "actions.ini"},     {"reference", "references.ini"},
    {"benchmark", "benchmarks.ini"}, {"role", "text.LANGUAGE.ini"}, {"band", "text.LANGUAGE.ini"},
    {"report", "text.LANGUAGE.ini"},
};

static void tell_kind(struct questionnaire_loader *loader, const struct aira_ini_section *section)
{
    char kind[AIRA_INI_MAX_LINE + 1];
    size_t length = strcspn(section->name, " ");

    for (size_t i = 0; i < sizeof elsewhere / sizeof elsewhere[0]; i++) {
        if (!questionnaire_is_kind(section, elsewhere[i].kind, NULL))
            continue;
        aira_diags_add(loader->diags, AIRA_ERROR, "unknown-section", loader->main->file, section->line,
                       "the section [%s] belongs in %s", section->name, elsewhere[i].file);
        return;
    }
    memcpy(kind, section->name, length);
    kind[length] = '\0';
    questionnaire_unknown(loader, loader->main->file, section->line, "unknown-section",
                          AIRA_SENTENCE("kind of section"), kind, main_kinds, sizeof main_kinds / sizeof main_kinds[0],
                          sizeof *main_kinds);
    loader->kind_refused = true;
}

static void check_main_sections(struct questionnaire_loader *loader)
{
    for (size_t i = 0; i < loader->main->count; i++) {
        const struct aira_ini_section *section = &loader->main->sections[i];

        if (strcmp(section->name, "questionnaire") != 0 && !questionnaire_is_kind(section, "part", NULL) &&
            !questionnaire_is_kind(section, "question", NULL))
            tell_kind(loader, section);
    }
}

/* Reads a file that need not be there; then *out is NULL. */
static int read_optional(struct aira_ini **out, struct questionnaire_loader *loader, const char *name)
{
    int code = questionnaire_read(out, loader, name);

    return code == AIRA_ENOTFOUND ? AIRA_OK : code;
}

static int read_files(struct questionnaire_loader *loader)
{
    int code = questionnaire_read(&loader->main, loader, "questionnaire.ini");
    size_t errors = loader->diags->errors;

    if (code == 0)
        code = read_optional(&loader->references, loader, "references.ini");
    loader->references_broken = loader->diags->errors != errors;
    if (code == 0)
        code = read_optional(&loader->stages, loader, "stages.ini");
    if (code == 0)
        code = read_optional(&loader->actions, loader, "actions.ini");
    if (code == 0)
        code = read_optional(&loader->benchmarks, loader, "benchmarks.ini");
    return code;
}

/* References come before questions and actions, whose refs name them; questions before all that names questions. */
static int load_model(struct questionnaire_loader *loader)
{
    int code;

    check_main_sections(loader);
    code = questionnaire_load_head(loader);
    if (code == 0 && loader->references != NULL)
        code = questionnaire_load_references(loader);
    if (code == 0)
        code = questionnaire_load_parts(loader);
    if (code == 0)
        code = questionnaire_load_questions(loader);
    /* Without questions, which is one error already, everything that names one would be another. */
    if (code != 0 || loader->questionnaire->question_count == 0)
        return code;
    code = questionnaire_compile_all(loader);
    if (code == 0)
        code = questionnaire_load_profile(loader);
    if (code == 0 && loader->stages != NULL)
        code = questionnaire_load_stages(loader);
    if (code == 0 && loader->actions != NULL)
        code = questionnaire_load_actions(loader);
    if (code == 0 && loader->benchmarks != NULL)
        code = questionnaire_load_benchmarks(loader);
    return code;
}

/* Does the whole load; errors of the input are in loader->diags when it returns 0. */
static int run(struct questionnaire_loader *loader)
{
    size_t before = loader->diags->errors;
    int code = read_files(loader);

    if (code != 0 || loader->main == NULL)
        return code;
    code = load_model(loader);
    if (code == 0)
        code = questionnaire_load_texts(loader);
    if (code != 0)
        return code == AIRA_ENOMEM ? aira_error_nomem(loader->err) : code;
    /* After another error a file may be unused only because what names it could not be read. */
    if (loader->diags->errors == before)
        questionnaire_check_strangers(loader);
    return loader->diags->errors == before ? questionnaire_seal(loader) : AIRA_OK;
}

static struct aira_questionnaire *blank(const char *dir)
{
    struct aira_questionnaire *questionnaire = calloc(1, sizeof *questionnaire);
    struct questionnaire_private *own = calloc(1, sizeof *own);
    size_t length = dir == NULL ? 0 : strlen(dir);

    if (questionnaire == NULL || own == NULL) {
        free(questionnaire);
        free(own);
        return NULL;
    }
    questionnaire->private_ = own;
    aira_arena_init(&own->arena);
    aira_buf_init(&own->snapshot);
    own->prefix = aira_arena_printf(&own->arena, "%s%s", dir == NULL ? "" : dir,
                                    length == 0 || dir[length - 1] == '/' ? "" : "/");
    if (own->prefix != NULL)
        return questionnaire;
    aira_questionnaire_free(questionnaire);
    return NULL;
}

static void dispose_loader(struct questionnaire_loader *loader)
{
    aira_ini_free(loader->main);
    aira_ini_free(loader->stages);
    aira_ini_free(loader->actions);
    aira_ini_free(loader->references);
    aira_ini_free(loader->benchmarks);
    for (size_t i = 0; i < loader->file_count; i++)
        free(loader->files[i].text);
    free(loader->files);
}

static int load(struct aira_questionnaire **out, const struct questionnaire_source *source, struct aira_diags *diags,
                struct aira_error *err)
{
    struct questionnaire_loader loader = {.source = *source, .diags = diags, .err = err};
    size_t before = diags->errors;
    int code = AIRA_OK;

    *out = NULL;
    loader.questionnaire = blank(source->dir);
    if (loader.questionnaire == NULL) {
        code = aira_error_nomem(err);
    } else {
        loader.own = loader.questionnaire->private_;
        loader.arena = &loader.own->arena;
        code = run(&loader);
        /* What is missing often lies there under another name. */
        if (code == 0 && diags->errors != before && source->dir != NULL && loader.questionnaire->language_count > 0)
            questionnaire_tell_unread(loader.questionnaire, diags);
    }
    if (code == 0 && (diags->errors != before || diags->failed))
        code = aira_diags_result(diags, err);
    if (code == 0) {
        *out = loader.questionnaire;
        loader.questionnaire = NULL;
    }
    dispose_loader(&loader);
    aira_questionnaire_free(loader.questionnaire);
    return code;
}

int aira_questionnaire_load(struct aira_questionnaire **out, const char *dir, struct aira_diags *diags,
                            struct aira_error *err)
{
    struct questionnaire_source source = {.dir = dir};

    return load(out, &source, diags, err);
}

int aira_questionnaire_load_snapshot(struct aira_questionnaire **out, const char *snapshot, size_t length,
                                     struct aira_diags *diags, struct aira_error *err)
{
    struct questionnaire_source source = {0};
    struct aira_json *sealed = NULL, *whole = NULL;
    int code = questionnaire_read_sealed(&sealed, snapshot, length, err);

    *out = NULL;
    if (code == 0 && sealed == NULL)
        code = aira_json_parse(&whole, "snapshot", snapshot, length, err);
    source.files = sealed != NULL ? sealed : aira_json_get(whole, "files");
    if (code == 0 && !aira_json_is_object(source.files))
        code =
            aira_error_set(err, AIRA_EINPUT, "this is no snapshot of a questionnaire; its object \"files\" is missing");
    if (code == 0)
        code = load(out, &source, diags, err);
    aira_json_free(sealed);
    aira_json_free(whole);
    return code;
}

int aira_questionnaire_snapshot(struct aira_buf *out, const struct aira_questionnaire *questionnaire,
                                struct aira_error *err)
{
    const struct aira_buf *snapshot = &questionnaire->private_->snapshot;

    aira_buf_add(out, snapshot->data, snapshot->length);
    return aira_buf_result(out, err);
}

void aira_questionnaire_free(struct aira_questionnaire *questionnaire)
{
    struct questionnaire_private *own;

    if (questionnaire == NULL)
        return;
    own = questionnaire->private_;
    for (size_t i = 0; own->texts != NULL && i < questionnaire->language_count; i++) {
        aira_ini_free(own->texts[i].ini);
        aira_map_dispose(&own->texts[i].sections);
    }
    free(own->texts);
    aira_map_dispose(&own->parts);
    aira_map_dispose(&own->questions);
    aira_map_dispose(&own->stages);
    aira_map_dispose(&own->actions);
    aira_map_dispose(&own->references);
    aira_buf_dispose(&own->snapshot);
    aira_arena_dispose(&own->arena);
    free(own);
    free(questionnaire);
}
