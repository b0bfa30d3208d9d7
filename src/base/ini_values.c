#include "ini_values.h"

#include "ini_check.h"
#include "ini_feed.h"

#include <iniparser.h>

#include <string.h>

/* iniparser compares each new key with all it has, so that its time grows with the square of the text it is given at
 * once; pieces of this many keys, which with the names of their sections mostly fit into the 128 places that it begins
 * with, keep the whole linear. */
enum { PIECE = 96 };

struct reader {
    struct ini_scan *scan;
    struct aira_ini_entry *entries; /* as many as the scan has items */
    struct ini_feed feed;
    struct aira_buf text;
    size_t section; /* of the next item */
    size_t left;    /* items of that section not yet read */
};

static void next_section(struct reader *reader)
{
    const struct aira_ini *ini = reader->scan->ini;

    while (reader->left == 0 && reader->section + 1 < ini->count)
        reader->left = ini->sections[++reader->section].count;
}

/* Appends an item's line.  A bare value is put in quotes, where that changes nothing: iniparser tries its patterns for
 * quoted values first, and each try costs. */
static void add_line(struct aira_buf *out, const struct ini_item *item)
{
    const char *value = memchr(item->text, '=', item->length);
    size_t name_length = value == NULL ? 0 : (size_t)(value - item->text) + 1;
    size_t length = item->length - name_length;

    value = item->text + name_length;
    ini_trim(&value, &length);
    if (length == 0 || item->length + 2 > AIRA_INI_MAX_LINE || memchr(value, '"', length) != NULL ||
        memchr(value, '\'', length) != NULL || memchr(value, '\\', length) != NULL) {
        aira_buf_add(out, item->text, item->length);
    } else {
        aira_buf_add(out, item->text, name_length);
        aira_buf_putc(out, '"');
        aira_buf_add(out, value, length);
        aira_buf_putc(out, '"');
    }
    aira_buf_putc(out, '\n');
}

/* Writes the text of the items from `first` to before `end`, each stretch led by the name of its section; `names[i]`
 * gets the section of the i-th. */
static void compose(struct reader *reader, const struct aira_ini_section **names, size_t first, size_t end)
{
    aira_buf_clear(&reader->text);
    for (size_t i = first; i < end; i++) {
        const struct ini_item *item = &reader->scan->items[i];
        const struct aira_ini_section *section;

        next_section(reader);
        section = &reader->scan->ini->sections[reader->section];
        if (i == first || names[i - first - 1] != section)
            aira_buf_printf(&reader->text, "[%s]\n", section->name);
        add_line(&reader->text, item);
        names[i - first] = section;
        reader->left--;
    }
}

static bool is_named(const char *full, const struct aira_ini_section *section, const char *key)
{
    size_t length = strlen(section->name);

    return strncmp(full, section->name, length) == 0 && full[length] == ':' && strcmp(full + length + 1, key) == 0;
}

static void disagree(struct reader *reader, const struct ini_item *item)
{
    aira_diags_add(reader->scan->diags, AIRA_ERROR, "not-understood", reader->scan->ini->file, item->line,
                   "The library that reads such files does not understand the text from this line on. Write it more "
                   "plainly, as key = \"value\".");
}

/* Takes the values of the items from `first` to before `end` out of the dictionary, which keeps them in order.
 * False when memory ran out. */
static bool take(struct reader *reader, const dictionary *values, const struct aira_ini_section *const *names,
                 size_t first, size_t end)
{
    size_t slots = values == NULL ? 0 : (size_t)values->size;
    size_t slot = 0;

    for (size_t i = first; i < end; i++) {
        const struct ini_item *item = &reader->scan->items[i];
        struct aira_ini_entry *entry = &reader->entries[i];

        while (slot < slots && (values->key[slot] == NULL || values->val[slot] == NULL))
            slot++;
        if (slot == slots || !is_named(values->key[slot], names[i - first], item->key)) {
            disagree(reader, item);
            return true;
        }
        entry->key = item->key;
        entry->line = item->line;
        entry->value = aira_arena_strdup(&reader->scan->ini->arena, values->val[slot++]);
        if (entry->value == NULL)
            return false;
    }
    return true;
}

static int read_piece(struct reader *reader, size_t first, size_t end, struct aira_error *err)
{
    const struct aira_ini_section *names[PIECE];
    dictionary *values = NULL;
    bool taken;
    int result;

    compose(reader, names, first, end);
    result = aira_buf_result(&reader->text, err);
    if (result == 0)
        result = ini_feed_parse(&values, &reader->feed, &reader->text, err);
    if (result != 0)
        return result;
    taken = take(reader, values, names, first, end);
    if (values != NULL)
        iniparser_freedict(values);
    return taken ? AIRA_OK : aira_error_nomem(err);
}

static void share_out(struct aira_ini *ini, const struct aira_ini_entry *entries)
{
    for (size_t i = 0; i < ini->count; i++) {
        ini->sections[i].entries = entries;
        entries += ini->sections[i].count;
    }
}

int ini_values_read(struct ini_scan *scan, struct aira_error *err)
{
    struct reader reader = {.scan = scan, .feed = {.fd = -1}};
    int result = AIRA_OK;

    reader.entries = aira_arena_array(&scan->ini->arena, scan->count, sizeof *reader.entries);
    if (reader.entries == NULL)
        return aira_error_nomem(err);
    share_out(scan->ini, reader.entries);
    if (scan->count == 0)
        return AIRA_OK;
    reader.left = scan->ini->sections[0].count;
    aira_buf_init(&reader.text);
    result = ini_feed_open(&reader.feed, err);
    for (size_t first = 0; result == 0 && first < scan->count; first += PIECE) {
        size_t end = scan->count - first < PIECE ? scan->count : first + PIECE;

        result = read_piece(&reader, first, end, err);
    }
    ini_feed_close(&reader.feed);
    aira_buf_dispose(&reader.text);
    return result;
}
