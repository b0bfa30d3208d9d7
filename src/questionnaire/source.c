/* Where the files of a questionnaire come from and go to: a folder or a snapshot. */
#include "private.h"

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

/* Parses what was read and, when it is sound, keeps it for the snapshot. */
static int parse(struct aira_ini **out, struct questionnaire_loader *loader, const char *path, const char *name,
                 const struct aira_buf *text)
{
    int code = aira_ini_parse(out, path, aira_buf_cstr(text), text->length, loader->diags, loader->err);

    if (code == AIRA_EINPUT)
        return AIRA_OK;
    if (code == AIRA_OK && aira_json_set(loader->files, name, aira_json_string(aira_buf_cstr(text))) != 0) {
        aira_ini_free(*out);
        *out = NULL;
        code = aira_error_nomem(loader->err);
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

int questionnaire_seal(struct questionnaire_loader *loader)
{
    struct aira_json *whole = aira_json_object();
    struct aira_buf *snapshot = &loader->own->snapshot;
    int code = aira_json_set(whole, "files", loader->files);

    loader->files = NULL;
    if (code != 0)
        code = aira_error_nomem(loader->err);
    else
        code = aira_json_write(snapshot, whole, 0, true, loader->err);
    if (code == 0)
        aira_hash(loader->questionnaire->hash, aira_buf_cstr(snapshot), snapshot->length);
    aira_json_free(whole);
    return code;
}

static int check_stranger(void *context, const char *name, struct aira_json *text)
{
    struct questionnaire_loader *loader = context;

    if (aira_json_str(text) == NULL)
        aira_diags_add(loader->diags, AIRA_ERROR, "bad-snapshot", name, 0, "the snapshot holds no text for this file");
    else if (aira_json_get(loader->files, name) == NULL)
        aira_diags_add(loader->diags, AIRA_ERROR, "unknown-file", name, 0,
                       "the snapshot holds a file that its questionnaire does not use");
    return AIRA_OK;
}

void questionnaire_check_strangers(struct questionnaire_loader *loader)
{
    if (loader->source.dir == NULL)
        (void)aira_json_each(loader->source.files, check_stranger, loader);
}
