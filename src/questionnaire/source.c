/* Where the files of a questionnaire come from and go to: a folder or a snapshot. */
#include "private.h"

#include <stdlib.h>
#include <string.h>

static void too_large(struct questionnaire_loader *loader, const char *file)
{
    aira_diags_add(loader->diags, AIRA_ERROR, "too-large", file, 0,
                   "the questionnaire is too large: one file may have %d MB and all together %d MB",
                   AIRA_INI_MAX_BYTES / (1024 * 1024), QUESTIONNAIRE_MAX_BYTES / (1024 * 1024));
}

/* Appends the bytes of a file; AIRA_ENOTFOUND when it is not there. */
static int fetch(struct aira_buf *out, struct questionnaire_loader *loader, const char *path, const char *name)
{
    const char *text;

    if (loader->source.dir != NULL)
        return aira_file_read(out, path, AIRA_INI_MAX_BYTES, loader->err);
    text = aira_json_str(aira_json_get(loader->source.files, name));
    if (text == NULL)
        return aira_error_set(loader->err, AIRA_ENOTFOUND, "the snapshot holds no file %s", name);
    aira_buf_puts(out, text);
    return aira_buf_result(out, loader->err);
}

/* Keeps a file for the snapshot; takes over its text. */
static int keep(struct questionnaire_loader *loader, const char *name, struct aira_buf *text)
{
    struct questionnaire_file file = {.name = aira_arena_strdup(loader->arena, name)};

    if (file.name == NULL ||
        aira_grow(&loader->files, &loader->file_capacity, loader->file_count + 1, sizeof *loader->files) != 0)
        return aira_error_nomem(loader->err);
    file.text = text->length == 0 ? aira_strdup("") : aira_buf_take(text);
    if (file.text == NULL)
        return aira_error_nomem(loader->err);
    loader->files[loader->file_count++] = file;
    return AIRA_OK;
}

/* Parses what was read and, when it is sound, keeps it for the snapshot. */
static int parse(struct aira_ini **out, struct questionnaire_loader *loader, const char *path, const char *name,
                 struct aira_buf *text)
{
    int code = aira_ini_parse(out, path, aira_buf_cstr(text), text->length, loader->diags, loader->err);

    if (code == AIRA_EINPUT)
        return AIRA_OK;
    if (code == AIRA_OK && keep(loader, name, text) != 0) {
        aira_ini_free(*out);
        *out = NULL;
        code = AIRA_ENOMEM;
    }
    return code;
}

int questionnaire_read(struct aira_ini **out, struct questionnaire_loader *loader, const char *name)
{
    const char *path = aira_arena_printf(loader->arena, "%s%s", loader->own->prefix, name);
    struct aira_buf text;
    int code;

    *out = NULL;
    if (path == NULL)
        return aira_error_nomem(loader->err);
    aira_buf_init(&text);
    code = fetch(&text, loader, path, name);
    loader->source.total += text.length;
    if (code == AIRA_EINPUT) {
        aira_diags_add(loader->diags, AIRA_ERROR, "unreadable", path, 0, "%s", loader->err->message);
        code = AIRA_OK;
    } else if (code == AIRA_OK && loader->source.total > QUESTIONNAIRE_MAX_BYTES) {
        too_large(loader, path);
    } else if (code == AIRA_OK) {
        code = parse(out, loader, path, name, &text);
    }
    aira_buf_dispose(&text);
    return code;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct questionnaire_file *)a)->name, ((const struct questionnaire_file *)b)->name);
}

int questionnaire_seal(struct questionnaire_loader *loader)
{
    struct aira_buf *snapshot = &loader->own->snapshot;

    qsort(loader->files, loader->file_count, sizeof *loader->files, by_name);
    aira_buf_puts(snapshot, "{\"files\":{");
    for (size_t i = 0; i < loader->file_count; i++) {
        if (i > 0)
            aira_buf_putc(snapshot, ',');
        aira_json_quote(snapshot, loader->files[i].name);
        aira_buf_putc(snapshot, ':');
        aira_json_quote(snapshot, loader->files[i].text);
    }
    aira_buf_puts(snapshot, "}}");
    if (snapshot->failed)
        return aira_error_nomem(loader->err);
    aira_hash(loader->questionnaire->hash, aira_buf_cstr(snapshot), snapshot->length);
    return AIRA_OK;
}

static int check_stranger(void *context, const char *name, struct aira_json *text)
{
    struct questionnaire_loader *loader = context;

    if (aira_json_str(text) == NULL)
        aira_diags_add(loader->diags, AIRA_ERROR, "bad-snapshot", name, 0, "the snapshot holds no text for this file");
    else if (!questionnaire_has(name, loader->files, loader->file_count, sizeof *loader->files))
        aira_diags_add(loader->diags, AIRA_ERROR, "unknown-file", name, 0,
                       "the snapshot holds a file that its questionnaire does not use");
    return AIRA_OK;
}

void questionnaire_check_strangers(struct questionnaire_loader *loader)
{
    if (loader->source.dir == NULL)
        (void)aira_json_each(loader->source.files, check_stranger, loader);
}
