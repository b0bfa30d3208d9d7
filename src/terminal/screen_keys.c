/* The one table of keys: what each is called, where it works, and by which keys. */
#include "screen.h"

#include <string.h>

#define KEY(code) (SCREEN_SPECIAL + (code))

static const struct row {
    enum screen_action action;
    unsigned places;
    const char *name;
    const char *keys;
} rows[] = {
    {ACT_DIGIT, IN_WALK, "answer", "0 1 2 3 4 5 6 7 8 9"},
    {ACT_YES, IN_WALK, "yes", "y"},
    {ACT_NO, IN_WALK, "no", "n"},
    {ACT_NA, IN_WALK, "not-applicable", "N"},
    {ACT_UNKNOWN, IN_WALK, "unknown", "?"},
    {ACT_KEEP, IN_WALK, "keep", "Enter"},
    {ACT_TOGGLE, IN_WALK, "toggle", "Space"},
    {ACT_UP, IN_HOME | IN_WALK | IN_LIST | IN_FIELD | IN_HELP, "up", "Up"},
    {ACT_DOWN, IN_HOME | IN_WALK | IN_LIST | IN_FIELD | IN_HELP, "down", "Down"},
    {ACT_UP, IN_HOME | IN_WALK | IN_HELP, "letter-up", "k"},
    {ACT_DOWN, IN_HOME | IN_WALK | IN_HELP, "letter-down", "j"},
    {ACT_BACK, IN_WALK, "back", "Left Backspace Shift-Tab"},
    {ACT_NEXT, IN_WALK, "next", "Right"},
    {ACT_NEXT_PART, IN_WALK, "next-part", "Tab"},
    {ACT_FIRST, IN_HOME | IN_WALK | IN_HELP, "first", "g"},
    {ACT_LAST, IN_HOME | IN_WALK | IN_HELP, "last", "G"},
    {ACT_PAGE_UP, IN_HOME | IN_WALK | IN_LIST | IN_FIELD | IN_HELP, "page-up", "PageUp"},
    {ACT_PAGE_DOWN, IN_HOME | IN_WALK | IN_LIST | IN_FIELD | IN_HELP, "page-down", "PageDown"},
    {ACT_EVIDENCE, IN_WALK, "evidence", "e"},
    {ACT_NOTE, IN_WALK, "note", "t"},
    {ACT_EDITOR, IN_WALK | IN_FIELD, "editor", "Ctrl-E"},
    {ACT_FLAG, IN_WALK, "flag", "f"},
    {ACT_OBSERVE, IN_WALK, "observe", "i"},
    {ACT_UNDO, IN_WALK, "undo", "u"},
    {ACT_SEARCH, IN_HOME | IN_WALK, "search", "/"},
    {ACT_SEARCH_NEXT, IN_WALK, "search-next", "]"},
    {ACT_SEARCH_PREVIOUS, IN_WALK, "search-previous", "["},
    {ACT_JUMP, IN_WALK, "jump", "'"},
    {ACT_FILTER, IN_WALK, "filter", "F"},
    {ACT_PRESENT, IN_WALK, "present", "p"},
    {ACT_SCORE, IN_WALK, "score", "F3"},
    {ACT_OPEN, IN_HOME, "open", "Enter"},
    {ACT_REPORT, IN_HOME, "report", "r"},
    {ACT_EXPORT, IN_HOME, "export", "x"},
    {ACT_DELETE, IN_HOME, "delete", "d"},
    {ACT_SORT, IN_HOME, "sort", "1 2 3 4 5 6 7"},
    {ACT_ACCEPT, IN_FIELD | IN_LIST, "accept", "Enter"},
    {ACT_CANCEL, IN_FIELD | IN_LIST, "cancel", "Esc"},
    {ACT_NEW_LINE, IN_FIELD, "new-line", "Ctrl-J"},
    {ACT_LEFT, IN_FIELD, "left", "Left Ctrl-B"},
    {ACT_RIGHT, IN_FIELD, "right", "Right Ctrl-F"},
    {ACT_WORD_LEFT, IN_FIELD, "word-left", "Ctrl-Left"},
    {ACT_WORD_RIGHT, IN_FIELD, "word-right", "Ctrl-Right"},
    {ACT_LINE_HOME, IN_FIELD, "line-home", "Home Ctrl-A"},
    {ACT_LINE_END, IN_FIELD, "line-end", "End"},
    {ACT_ERASE, IN_FIELD | IN_LIST, "erase", "Backspace"},
    {ACT_ERASE_AT, IN_FIELD, "erase-at", "Delete Ctrl-D"},
    {ACT_ERASE_WORD, IN_FIELD, "erase-word", "Ctrl-W"},
    {ACT_ERASE_LINE, IN_FIELD, "erase-line", "Ctrl-U"},
    {ACT_ERASE_REST, IN_FIELD, "erase-rest", "Ctrl-K"},
    {ACT_LANGUAGE, IN_HOME | IN_WALK | IN_HELP, "language", "F2"},
    {ACT_HELP, IN_HOME | IN_WALK, "help", "F1 h"},
    {ACT_REDRAW, IN_ALL, "redraw", "Ctrl-L"},
    {ACT_LEAVE, IN_HOME | IN_WALK, "leave", "q"},
    {ACT_CANCEL, IN_HELP, "close", "Esc q F1 h Enter"},
};
enum { ROWS = sizeof rows / sizeof *rows };

static const struct {
    const char *name;
    int key;
} names[] = {
    {"Enter", '\r'},
    {"Tab", '\t'},
    {"Esc", 27},
    {"Space", ' '},
    {"Backspace", KEY(KEY_BACKSPACE)},
    {"Delete", KEY(KEY_DC)},
    {"Up", KEY(KEY_UP)},
    {"Down", KEY(KEY_DOWN)},
    {"Left", KEY(KEY_LEFT)},
    {"Right", KEY(KEY_RIGHT)},
    {"Home", KEY(KEY_HOME)},
    {"End", KEY(KEY_END)},
    {"PageUp", KEY(KEY_PPAGE)},
    {"PageDown", KEY(KEY_NPAGE)},
    {"Shift-Tab", KEY(KEY_BTAB)},
    {"Ctrl-Left", SCREEN_CTRL_LEFT},
    {"Ctrl-Right", SCREEN_CTRL_RIGHT},
};
enum { NAMES = sizeof names / sizeof *names };

bool screen_parse_key(int *key, const char *name)
{
    const char *end = name + strlen(name);
    uint32_t c;
    int n;

    for (size_t i = 0; i < NAMES; i++)
        if (strcmp(names[i].name, name) == 0) {
            *key = names[i].key;
            return true;
        }
    if (name[0] == 'F' && aira_int_parse(&n, name + 1, 1, 12)) {
        *key = KEY(KEY_F0 + n);
        return true;
    }
    if (strncmp(name, "Ctrl-", 5) == 0 && name[5] >= 'A' && name[5] <= 'Z' && name[6] == '\0') {
        *key = name[5] - 'A' + 1;
        return *key != '\t' && *key != '\r';
    }
    if (name == end || aira_utf8_next(&c, name, end) != strlen(name) || c <= ' ')
        return false;
    *key = (int)c;
    return true;
}

void screen_add_key_name(struct aira_buf *out, int key)
{
    char bytes[4];

    for (size_t i = 0; i < NAMES; i++)
        if (names[i].key == key) {
            aira_buf_puts(out, names[i].name);
            return;
        }
    if (key > KEY(KEY_F0) && key <= KEY(KEY_F0 + 12))
        aira_buf_printf(out, "F%d", key - KEY(KEY_F0));
    else if (key < ' ')
        aira_buf_printf(out, "Ctrl-%c", key + 'A' - 1);
    else
        aira_buf_add(out, bytes, aira_utf8_encode(bytes, (uint32_t)key));
}

const char *screen_row_name(size_t row, unsigned *places)
{
    if (row >= ROWS)
        return NULL;
    *places = rows[row].places;
    return rows[row].name;
}

/* Replaces the keys of a row; false, with `bad` the word that is no key. */
static bool set_row(struct screen_keys *keys, size_t row, const char *list, struct aira_buf *bad)
{
    struct screen_binding kept[SCREEN_MAX_KEYS];
    struct aira_buf word;
    size_t count = 0;
    bool good = true;

    for (size_t i = 0; i < keys->count; i++)
        if (keys->bindings[i].row != row)
            kept[count++] = keys->bindings[i];
    aira_buf_init(&word);
    while (good && session_next_word(&word, &list)) {
        int key;

        good = !word.failed && count < SCREEN_MAX_KEYS && screen_parse_key(&key, word.data);
        if (good)
            kept[count++] = (struct screen_binding){key, row};
        else
            aira_buf_puts(bad, aira_buf_cstr(&word));
        aira_buf_clear(&word);
    }
    aira_buf_dispose(&word);
    if (good) {
        memcpy(keys->bindings, kept, count * sizeof *kept);
        keys->count = count;
    }
    return good;
}

void screen_keys_init(struct screen_keys *keys)
{
    struct aira_buf ignored;

    aira_buf_init(&ignored);
    keys->count = 0;
    for (size_t i = 0; i < ROWS; i++)
        (void)set_row(keys, i, rows[i].keys, &ignored);
    aira_buf_dispose(&ignored);
}

bool screen_keys_set(struct screen_keys *keys, const char *name, const char *list, struct aira_buf *bad)
{
    for (size_t i = 0; i < ROWS; i++)
        if (strcmp(rows[i].name, name) == 0)
            return set_row(keys, i, list, bad);
    aira_buf_puts(bad, name);
    return false;
}

/* A key set later goes before one of the table. */
enum screen_action screen_keys_find(const struct screen_keys *keys, enum screen_place place, int key)
{
    for (size_t i = keys->count; i-- > 0;)
        if (keys->bindings[i].key == key && (rows[keys->bindings[i].row].places & place) != 0)
            return rows[keys->bindings[i].row].action;
    return ACT_NONE;
}

void screen_add_keys(struct aira_buf *out, const struct screen_keys *keys, size_t row, size_t most)
{
    size_t count = 0;

    for (size_t i = 0; i < keys->count && count < most; i++)
        if (keys->bindings[i].row == row) {
            if (count++ > 0)
                aira_buf_putc(out, ' ');
            screen_add_key_name(out, keys->bindings[i].key);
        }
}

size_t screen_row_of(enum screen_action action, enum screen_place place)
{
    size_t row = 0;

    while (row + 1 < ROWS && (rows[row].action != action || (rows[row].places & place) == 0))
        row++;
    return row;
}
