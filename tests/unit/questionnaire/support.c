#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "support.h"

#include <string.h>

/* Appends a section of texts for every section of `text`, with all keys it could need. */
static void add_texts(struct aira_buf *out, const char *text)
{
    struct aira_ini *ini = NULL;
    struct aira_diags diags;
    struct aira_error err;

    aira_diags_init(&diags);
    if (aira_ini_parse(&ini, "test", text, strlen(text), &diags, &err) == 0) {
        for (size_t i = 0; i < ini->count; i++) {
            const struct aira_ini_section *section = &ini->sections[i];
            const struct aira_ini_entry *options = aira_ini_get(section, "options");
            const char **items = NULL;
            size_t count = 0;

            aira_buf_printf(out, "[%s]\ntitle = T\nask = A\ntext = T\n0 = a\n1 = b\n2 = c\n3 = d\n4 = e\n",
                            section->name);
            if (options != NULL && aira_ini_list(&items, &count, &ini->arena, options->value) != 0)
                out->failed = true;
            /* Wrong lists of options must not become wrong texts. */
            for (size_t k = 0; k < count && strcmp(items[k], "0") != 0; k++) {
                if (k == 0 || strcmp(items[0], items[k]) != 0)
                    aira_buf_printf(out, "%s = O\n", items[k]);
            }
        }
    }
    aira_ini_free(ini);
    aira_diags_dispose(&diags);
}

/* Builds the object of files; NULL when memory ran out. */
static struct aira_json *files_of(const char *main, const char *const *more)
{
    struct aira_json *files = aira_json_object();
    struct aira_buf texts;
    bool has_texts = false;
    int bad;

    aira_buf_init(&texts);
    add_texts(&texts, main);
    bad = aira_json_set(files, "questionnaire.ini", aira_json_string(main));
    for (size_t i = 0; more != NULL && more[i] != NULL; i += 2) {
        has_texts = has_texts || strcmp(more[i], "text.en.ini") == 0;
        add_texts(&texts, more[i + 1]);
        bad |= aira_json_set(files, more[i], aira_json_string(more[i + 1]));
    }
    if (!has_texts)
        bad |= aira_json_set(files, "text.en.ini", aira_json_string(aira_buf_cstr(&texts)));
    if (bad != 0 || texts.failed) {
        aira_json_free(files);
        files = NULL;
    }
    aira_buf_dispose(&texts);
    return files;
}

int support_load(struct aira_questionnaire **out, struct aira_diags *diags, struct aira_error *err, const char *main,
                 const char *const *more)
{
    struct aira_json *whole = aira_json_object();
    struct aira_buf snapshot;
    int code;

    *out = NULL;
    aira_buf_init(&snapshot);
    code = aira_json_set(whole, "files", files_of(main, more));
    if (code == 0)
        code = aira_json_write(&snapshot, whole, 0, true, err);
    if (code == 0)
        code = aira_questionnaire_load_snapshot(out, aira_buf_cstr(&snapshot), snapshot.length, diags, err);
    aira_json_free(whole);
    aira_buf_dispose(&snapshot);
    return code;
}

struct aira_questionnaire *support_must_load(const char *main, const char *const *more)
{
    struct aira_questionnaire *questionnaire = NULL;
    struct aira_error err = {0};
    struct aira_diags diags;

    aira_diags_init(&diags);
    if (support_load(&questionnaire, &diags, &err, main, more) != 0)
        fail_msg("%s:%d: %s", err.file, err.line, err.message);
    aira_diags_dispose(&diags);
    return questionnaire;
}

const struct aira_diag *support_diag(const struct aira_diags *diags, const char *code)
{
    for (size_t i = 0; i < diags->count; i++) {
        if (strcmp(diags->items[i].code, code) == 0)
            return &diags->items[i];
    }
    return NULL;
}

size_t support_count(const struct aira_diags *diags, const char *code)
{
    size_t count = 0;

    for (size_t i = 0; i < diags->count; i++)
        count += strcmp(diags->items[i].code, code) == 0;
    return count;
}
