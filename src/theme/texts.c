/* The firm's own words, in both languages. */
#include "private.h"

#include <string.h>

static const struct {
    const char *section, *language;
} languages[AIRA_THEME_LANGUAGES] = {{"text en", AIRA_SENTENCE("English")}, {"text zh", AIRA_SENTENCE("Chinese")}};

/* Whether a '{' begins a name that is filled in. */
static bool is_name(const char *brace)
{
    return strncmp(brace, "{client}", 8) == 0;
}

static void check_text(struct theme_reader *reader, const struct aira_ini_entry *entry, size_t most, bool takes_client)
{
    if (strlen(entry->value) > most)
        theme_report(reader, entry->line, "bad-text", "%s has %zu bytes; there is room for %zu.", entry->key,
                     strlen(entry->value), most);
    for (const char *brace = strchr(entry->value, '{'); brace != NULL; brace = strchr(brace + 1, '{')) {
        if (takes_client && is_name(brace))
            continue;
        if (takes_client)
            theme_report(reader, entry->line, "bad-text",
                         "%s holds a '{' that begins no name; {client} is the only one there is.", entry->key);
        else
            theme_report(reader, entry->line, "bad-text",
                         "%s holds a '{' that begins no name of a report; it takes none.", entry->key);
        return;
    }
}

/* A text in one language alone would be missing in reports of the other. */
static void read_text(struct theme_reader *reader, struct aira_theme_text *text, const char *key, size_t most,
                      bool takes_client)
{
    const struct aira_ini_entry *entries[AIRA_THEME_LANGUAGES];

    for (size_t i = 0; i < AIRA_THEME_LANGUAGES; i++) {
        entries[i] = theme_entry(reader, languages[i].section, key);
        if (entries[i] != NULL && *entries[i]->value == '\0')
            entries[i] = NULL;
    }
    for (size_t i = 0; i < AIRA_THEME_LANGUAGES; i++) {
        if (entries[i] == NULL)
            continue;
        check_text(reader, entries[i], most, takes_client);
        text->in[i] = theme_lasting(reader, entries[i]->value);
        if (entries[1 - i] == NULL)
            theme_report(reader, entries[i]->line, "missing-language",
                         "%s is there in %s alone, and reports are written in both languages: add it to [%s].", key,
                         aira_say(languages[i].language), languages[1 - i].section);
    }
}

void theme_read_texts(struct theme_reader *reader)
{
    read_text(reader, &reader->theme->firm, "firm", 120, false);
    read_text(reader, &reader->theme->footer, "footer", 200, true);
    read_text(reader, &reader->theme->confidential, "confidential", 900, true);
}
