/* Any bytes as an INI file: the scan must leave nothing that iniparser reads otherwise, and a value that was read must
 * come back when it is written anew. */
#include "fuzz.h"

#include <string.h>

/* Writes the file anew from what was read. */
static void write_anew(struct aira_buf *out, const struct aira_ini *ini)
{
    for (size_t i = 0; i < ini->count; i++) {
        const struct aira_ini_section *section = &ini->sections[i];

        aira_buf_printf(out, "[%s]\n", section->name);
        for (size_t j = 0; j < section->count; j++) {
            aira_buf_printf(out, "%s = ", section->entries[j].key);
            aira_ini_quote(out, section->entries[j].value);
            aira_buf_putc(out, '\n');
        }
    }
    fuzz_require(!out->failed);
}

static void compare(const struct aira_ini *a, const struct aira_ini *b)
{
    fuzz_require(a->count == b->count);
    for (size_t i = 0; i < a->count; i++) {
        fuzz_require(strcmp(a->sections[i].name, b->sections[i].name) == 0);
        fuzz_require(a->sections[i].count == b->sections[i].count);
        for (size_t j = 0; j < a->sections[i].count; j++) {
            const char *first = a->sections[i].entries[j].value;

            fuzz_require(strcmp(a->sections[i].entries[j].key, b->sections[i].entries[j].key) == 0);
            /* These three are rewritten, because the format does not hold them everywhere. */
            if (strpbrk(first, "\\\"\t") == NULL)
                fuzz_require(strcmp(first, b->sections[i].entries[j].value) == 0);
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct aira_ini *ini = NULL;
    struct aira_ini *again = NULL;
    struct aira_diags diags;
    struct aira_error err;
    struct aira_buf text;

    aira_diags_init(&diags);
    aira_buf_init(&text);
    if (aira_ini_parse(&ini, "fuzz.ini", (const char *)data, size, &diags, &err) == 0) {
        write_anew(&text, ini);
        if (aira_ini_parse(&again, "again.ini", aira_buf_cstr(&text), text.length, &diags, &err) == 0)
            compare(ini, again);
        else
            fuzz_require(strcmp(diags.items[0].code, "line-too-long") == 0);
    }
    for (size_t i = 0; i < diags.count; i++)
        fuzz_require(strcmp(diags.items[i].code, "not-understood") != 0);
    aira_ini_free(ini);
    aira_ini_free(again);
    aira_buf_dispose(&text);
    aira_diags_dispose(&diags);
    return 0;
}
