#include "aira/base.h"

#include "ini_scan.h"
#include "ini_values.h"

#include <stdlib.h>
#include <string.h>

static struct aira_ini *ini_new(const char *file)
{
    struct aira_ini *ini = calloc(1, sizeof *ini);

    if (ini == NULL)
        return NULL;
    aira_arena_init(&ini->arena);
    aira_map_init(&ini->by_name);
    ini->file = aira_arena_strdup(&ini->arena, file == NULL ? "" : file);
    if (ini->file == NULL) {
        free(ini);
        return NULL;
    }
    return ini;
}

void aira_ini_free(struct aira_ini *ini)
{
    if (ini == NULL)
        return;
    aira_map_dispose(&ini->by_name);
    aira_arena_dispose(&ini->arena);
    free(ini->sections);
    free(ini);
}

/* Both readings; errors that the text deserves are in `scan->diags` afterwards, not in the result. */
static int read_twice(struct ini_scan *scan, const char *text, size_t length, struct aira_error *err)
{
    size_t errors = scan->diags->errors;

    if (!ini_scan_text(scan, text, length))
        return aira_error_nomem(err);
    return scan->diags->errors == errors ? ini_values_read(scan, err) : AIRA_OK;
}

int aira_ini_parse(struct aira_ini **out, const char *file, const char *text, size_t length, struct aira_diags *diags,
                   struct aira_error *err)
{
    struct ini_scan scan = {.ini = ini_new(file), .diags = diags};
    size_t errors = diags->errors;
    int result = AIRA_OK;

    *out = NULL;
    if (scan.ini == NULL)
        return aira_error_nomem(err);
    if (length > AIRA_INI_MAX_BYTES)
        aira_diags_add(diags, AIRA_ERROR, "too-large", file, 0,
                       "The file is larger than %d bytes. Split it or check that it is the right one.",
                       (int)AIRA_INI_MAX_BYTES);
    else
        result = read_twice(&scan, text, length, err);
    if (result == 0 && (diags->errors != errors || diags->failed))
        result = aira_diags_result(diags, err);
    if (result == 0) {
        *out = scan.ini;
        scan.ini = NULL;
    }
    aira_map_dispose(&scan.keys);
    free(scan.items);
    aira_ini_free(scan.ini);
    return result;
}

int aira_ini_load(struct aira_ini **out, const char *path, struct aira_diags *diags, struct aira_error *err)
{
    struct aira_buf text;
    int result;

    *out = NULL;
    aira_buf_init(&text);
    result = aira_file_read(&text, path, AIRA_INI_MAX_BYTES, err);
    if (result == AIRA_EINPUT)
        aira_diags_add(diags, AIRA_ERROR, aira_file_exists(path) ? "too-large" : "not-a-file", path, 0, "%s",
                       err->message);
    if (result == 0)
        result = aira_ini_parse(out, path, aira_buf_cstr(&text), text.length, diags, err);
    aira_buf_dispose(&text);
    return result;
}

const struct aira_ini_section *aira_ini_find(const struct aira_ini *ini, const char *section)
{
    int index = ini == NULL ? -1 : aira_map_get(&ini->by_name, section);

    return index < 0 ? NULL : &ini->sections[index];
}

const struct aira_ini_entry *aira_ini_get(const struct aira_ini_section *section, const char *key)
{
    for (size_t i = 0; section != NULL && i < section->count; i++) {
        if (strcmp(section->entries[i].key, key) == 0)
            return &section->entries[i];
    }
    return NULL;
}
