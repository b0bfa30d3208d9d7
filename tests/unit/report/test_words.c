/* The words of the report: both languages hold the same keys with the same names to fill, the sources ask for no other,
 * and none lies there unused.  The sources name a text by two literals in a row, "section", "key"; sections whose keys
 * are worked out are listed below with the keys they may have. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include <aira/base.h>

static const struct {
    const char *section;
    const char *keys[8];
} worked_out[] = {
    {"state", {"off", "pending", "unanswered", "unknown", "na", "answered"}},
    {"evidence", {"none", "interview", "document", "verified"}},
    {"gate", {"met", "missed", "unproven", "absent", "skipped"}},
    {"missing", {"missed", "unproven", "absent"}},
    {"horizon", {"now", "next", "later"}},
    {"reason", {"blocker", "gate", "evidence", "gap", "before"}},
};

struct words {
    struct aira_ini *files[2];
    struct aira_buf sources;
};

static int load_words(void **state)
{
    static const char *const paths[] = {AIRA_SOURCE_DIR "/data/report.zh.ini", AIRA_SOURCE_DIR "/data/report.en.ini"};
    struct words *words = calloc(1, sizeof *words);
    struct aira_diags diags;
    struct aira_error err;
    char **names = NULL;
    size_t count = 0;
    aira_diags_init(&diags);
    aira_buf_init(&words->sources);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(aira_ini_load(&words->files[i], paths[i], &diags, &err), 0);
    }
    assert_int_equal(aira_dir_list(&names, &count, AIRA_SOURCE_DIR "/src/report", &err), 0);
    for (size_t i = 0; i < count; i++) {
        struct aira_buf path;
        aira_buf_init(&path);
        aira_path_join(&path, AIRA_SOURCE_DIR "/src/report", names[i]);
        assert_int_equal(aira_file_read(&words->sources, path.data, 1 << 20, &err), 0);
        aira_buf_dispose(&path);
    }
    aira_names_free(names, count);
    aira_diags_dispose(&diags);
    *state = words;
    return 0;
}

static int free_words(void **state)
{
    struct words *words = *state;
    aira_ini_free(words->files[0]);
    aira_ini_free(words->files[1]);
    aira_buf_dispose(&words->sources);
    free(words);
    return 0;
}

/* The names in braces of `text`, each once, as one string in the order of the alphabet. */
static void names_of(char out[256], const char *text)
{
    char names[16][32];
    size_t count = 0;
    for (const char *at = strchr(text, '{'); at != NULL; at = strchr(at + 1, '{')) {
        size_t length = strcspn(at + 1, "}");
        assert_true(at[1 + length] == '}' && length > 0 && length < sizeof names[0] && count < 16);
        memcpy(names[count], at + 1, length);
        names[count][length] = '\0';
        size_t place = count;
        while (place > 0 && strcmp(names[place - 1], names[place]) > 0) {
            char swap[32];
            memcpy(swap, names[place], sizeof swap);
            memcpy(names[place], names[place - 1], sizeof swap);
            memcpy(names[place - 1], swap, sizeof swap);
            place--;
        }
        count++;
    }
    out[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || strcmp(names[i], names[i - 1]) != 0) {
            strcat(out, names[i]);
            strcat(out, " ");
        }
    }
}

static void both_languages_hold_the_same(void **state)
{
    const struct words *words = *state;
    for (size_t language = 0; language < 2; language++) {
        const struct aira_ini *here = words->files[language], *there = words->files[1 - language];
        for (size_t i = 0; i < here->count; i++) {
            const struct aira_ini_section *other = aira_ini_find(there, here->sections[i].name);
            assert_non_null(other);
            for (size_t j = 0; j < here->sections[i].count; j++) {
                const struct aira_ini_entry *entry = &here->sections[i].entries[j];
                const struct aira_ini_entry *same = aira_ini_get(other, entry->key);
                char a[256], b[256];
                if (same == NULL) {
                    fail_msg("%s has no [%s] %s", there->file, other->name, entry->key);
                    return;
                }
                names_of(a, entry->value);
                names_of(b, same->value);
                if (strcmp(a, b) != 0) {
                    fail_msg("[%s] %s fills %s in one language and %s in the other", other->name, entry->key, a, b);
                }
            }
        }
    }
}

static bool is_worked_out(const char *section, const char *key)
{
    for (size_t i = 0; i < sizeof worked_out / sizeof *worked_out; i++) {
        if (strcmp(worked_out[i].section, section) == 0) {
            for (size_t j = 0; j < 8 && worked_out[i].keys[j] != NULL; j++) {
                if (strcmp(worked_out[i].keys[j], key) == 0) {
                    return true;
                }
            }
        }
    }
    return false;
}

static void no_key_lies_unused(void **state)
{
    const struct words *words = *state;
    const struct aira_ini *ini = words->files[0];
    for (size_t i = 0; i < ini->count; i++) {
        for (size_t j = 0; j < ini->sections[i].count; j++) {
            const char *key = ini->sections[i].entries[j].key;
            struct aira_buf literal;
            aira_buf_init(&literal);
            aira_buf_printf(&literal, "\"%s\"", key);
            if (!is_worked_out(ini->sections[i].name, key) && strstr(words->sources.data, literal.data) == NULL) {
                fail_msg("nothing asks for [%s] %s", ini->sections[i].name, key);
            }
            aira_buf_dispose(&literal);
        }
    }
}

/* Reads a literal at *at and moves behind it; false when there is none. */
static bool read_literal(char out[64], const char **at)
{
    const char *s = *at + strspn(*at, " \n");
    if (*s != '"') {
        return false;
    }
    size_t length = strcspn(s + 1, "\"\\\n");
    if (s[1 + length] != '"' || length >= 64) {
        return false;
    }
    memcpy(out, s + 1, length);
    out[length] = '\0';
    *at = s + length + 2;
    return true;
}

static void every_key_asked_for_is_there(void **state)
{
    static const char call[] = "report_say(";
    const struct words *words = *state;
    size_t found = 0;
    for (const char *at = strstr(words->sources.data, call); at != NULL; at = strstr(at, call)) {
        char section[64], key[64];
        at += sizeof call - 1;
        at += strspn(at, " \n");
        if (strncmp(at, "report,", 7) != 0 && strncmp(at, "&report,", 8) != 0) {
            continue;
        }
        at = strchr(at, ',') + 1;
        if (!read_literal(section, &at)) {
            continue;
        }
        at += strspn(at, ",");
        const struct aira_ini_section *words_of = aira_ini_find(words->files[0], section);
        assert_non_null(words_of);
        if (read_literal(key, &at)) {
            found++;
            if (aira_ini_get(words_of, key) == NULL) {
                fail_msg("there is no [%s] %s", section, key);
            }
        }
    }
    assert_true(found > 60);
}

static void worked_out_keys_are_there(void **state)
{
    const struct words *words = *state;
    for (size_t i = 0; i < sizeof worked_out / sizeof *worked_out; i++) {
        const struct aira_ini_section *section = aira_ini_find(words->files[0], worked_out[i].section);
        assert_non_null(section);
        for (size_t j = 0; j < 8 && worked_out[i].keys[j] != NULL; j++) {
            assert_non_null(aira_ini_get(section, worked_out[i].keys[j]));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_languages_hold_the_same),
        cmocka_unit_test(no_key_lies_unused),
        cmocka_unit_test(every_key_asked_for_is_there),
        cmocka_unit_test(worked_out_keys_are_there),
    };
    return cmocka_run_group_tests(tests, load_words, free_words);
}
