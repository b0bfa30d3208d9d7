#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

static const char head[] = "[questionnaire]\nid = small\nversion = 1\nlanguages = en\nroles = legal, technology\n"
                           "industry-from = one\nsize-from = one\nsize-factor = a:0.5, b:2\n"
                           "[part p]\nweight = 2\n[part free]\nweight = 0\n"
                           "[question lev]\npart = p\ntype = level\ndepth = quick\nblocker = 2\n"
                           "[question other]\npart = p\ntype = level\nweight = 3\n"
                           "[question num]\npart = p\ntype = number\nrange = -5, 100\nthresholds = 1, 2.5, 30, 90\n"
                           "[question one]\npart = free\ntype = single\noptions = a, b, c\nlevels = a:0, b:2, c:4\n"
                           "[question some]\npart = free\ntype = multi\noptions = a, x, y, z\nfull = 3\n"
                           "[question yes-no]\npart = p\ntype = yesno\nwhen = lev >= 1\n"
                           "[question words]\npart = free\ntype = text\n"
                           "[question asked]\npart = p\ntype = level\nwhen = ";
static const char texts[] = "[questionnaire]\ntitle = T\n[part p]\ntitle = P\n[part free]\ntitle = F\n"
                            "[question lev]\nask = Q\n0 = a\n1 = b\n2 = c\n3 = d\n4 = e\n"
                            "[question other]\nask = Q\n0 = a\n1 = b\n2 = c\n3 = d\n4 = e\n"
                            "[question num]\nask = Q\n[question one]\nask = Q\na = A\nb = B\nc = C\n"
                            "[question some]\nask = Q\na = A\nx = X\ny = Y\nz = Z\n[question yes-no]\nask = Q\n"
                            "[question words]\nask = Q\n"
                            "[question asked]\nask = Q\n0 = a\n1 = b\n2 = c\n3 = d\n4 = e\n[stage s]\ntitle = S\n";
static const char stages[] = "[stage s]\ncore.1 = lev >= 2\ngate.1 = num >= 1\n";

void fuzz_require(bool holds)
{
    if (!holds)
        abort();
}

char *fuzz_string(const uint8_t *data, size_t size)
{
    char *text = aira_strndup(size == 0 ? "" : (const char *)data, size);

    fuzz_require(text != NULL);
    text[strlen(text)] = '\0';
    return text;
}

uint32_t fuzz_next(uint32_t *state)
{
    *state = *state * 1664525U + 1013904223U;
    return *state >> 16;
}

static void put(struct aira_json *files, const char *name, const char *text)
{
    fuzz_require(aira_json_set(files, name, aira_json_string(text)) == 0);
}

struct aira_questionnaire *fuzz_questionnaire(const char *when)
{
    struct aira_json *whole = aira_json_object(), *files = aira_json_object();
    struct aira_questionnaire *questionnaire = NULL;
    struct aira_buf structure, snapshot;
    struct aira_diags diags;
    struct aira_error err;

    aira_buf_init(&structure);
    aira_buf_init(&snapshot);
    aira_diags_init(&diags);
    aira_buf_printf(&structure, "%s%s\n", head, when);
    put(files, "questionnaire.ini", aira_buf_cstr(&structure));
    put(files, "text.en.ini", texts);
    put(files, "stages.ini", stages);
    fuzz_require(aira_json_set(whole, "files", files) == 0);
    fuzz_require(aira_json_write(&snapshot, whole, 0, true, &err) == 0);
    if (aira_questionnaire_load_snapshot(&questionnaire, snapshot.data, snapshot.length, &diags, &err) < 0)
        fuzz_require(err.code == AIRA_EINPUT && diags.errors > 0 && err.message[0] != '\0');
    aira_json_free(whole);
    aira_buf_dispose(&structure);
    aira_buf_dispose(&snapshot);
    aira_diags_dispose(&diags);
    return questionnaire;
}
