/* The walk's words are there in both languages, with the same {names}. */
#include "walking.h"

#include <stdlib.h>
#include <string.h>

static struct aira_ini *load(const char *path)
{
    struct aira_ini *ini = NULL;
    struct aira_diags diags;
    struct aira_error err;

    aira_diags_init(&diags);
    if (aira_ini_load(&ini, path, &diags, &err) != 0)
        fail_msg("%s:%d: %s", err.file, err.line, err.message);
    aira_diags_dispose(&diags);
    return ini;
}

/* Whether each {name} of `a` is in `b`. */
static bool names_are_in(const char *a, const char *b)
{
    for (const char *open = strchr(a, '{'); open != NULL; open = strchr(open + 1, '{')) {
        char *name = strndup(open, strcspn(open, "}") + 1);
        bool there = strstr(b, name) != NULL;

        free(name);
        if (!there)
            return false;
    }
    return true;
}

static void assert_covered(const struct aira_ini_section *a, const struct aira_ini_section *b)
{
    for (size_t i = 0; i < a->count; i++) {
        const struct aira_ini_entry *other = aira_ini_get(b, a->entries[i].key);

        if (other == NULL || other->value[0] == '\0')
            fail_msg("%s is in one language only", a->entries[i].key);
        else if (!names_are_in(a->entries[i].value, other->value))
            fail_msg("%s has other names in the other language", a->entries[i].key);
    }
}

static void both_languages_say_the_same(void **state)
{
    struct aira_ini *en = load(AIRA_SOURCE_DIR "/data/walk.en.ini"), *zh = load(AIRA_SOURCE_DIR "/data/walk.zh.ini");

    (void)state;
    assert_covered(aira_ini_find(en, "walk"), aira_ini_find(zh, "walk"));
    assert_covered(aira_ini_find(zh, "walk"), aira_ini_find(en, "walk"));
    aira_ini_free(en);
    aira_ini_free(zh);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(both_languages_say_the_same)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
